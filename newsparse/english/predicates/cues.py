"""Cues: the lexicon of attribution, matched on tokens."""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.grammar import TIMES, WEEKDAYS, Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows, split
from newsparse.model import ClaimKind


@attrs.frozen
class Cue:
    """One cue: its claim kind, and where its content and its object stand (see the header of ``cues.tsv``)."""

    words: tuple[str, ...]
    kind: ClaimKind
    pos: str
    object: str
    content: frozenset[str]
    negated: ClaimKind | None = None


@attrs.frozen
class Match:
    """A cue in the text: the tokens (half open) that it takes, its fixed words included."""

    cue: Cue
    start: int
    end: int


@cache
def cues(pos: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a part of speech by their first word, the longest first; phrases stand with the verbs."""
    found: dict[str, list[Cue]] = {}
    for row in rows("cues"):
        if row["pos"] != pos and not (pos == "verb" and row["pos"] == "phrase"):
            continue
        for phrase in split(row["cues"]):
            words = tuple(phrase.split())
            negated = ClaimKind(row["negated"]) if row["negated"] else None
            cue = Cue(
                words, ClaimKind(row["kind"]), row["pos"], row["object"], frozenset(row["content"].split()), negated
            )
            found.setdefault(words[0], []).append(cue)
    return {first: tuple(sorted(entries, key=lambda c: -len(c.words))) for first, entries in found.items()}


def match_verb(g: Grammar, group: VerbGroup) -> tuple[Match, ...]:
    """The cues that a verb group may be, the longest first; several where one verb has several kinds.

    Words of a phrase may be parted by an adverb or a determiner; a verb of being may stand before an adjective that is
    a cue: *was certain that*.
    """
    key = (group.start, group.head, group.end, group.passive)
    if key not in g.matched:  # several components ask for each group
        g.matched[key] = _match_verb(g, group)
    return g.matched[key]


def _match_verb(g: Grammar, group: VerbGroup) -> tuple[Match, ...]:
    found = []
    for cue in cues("verb").get(group.lemma, ()):
        end = _phrase_end(g, group.head, cue.words, named=is_silence(cue))
        if end is not None and (cue.object != "bare" or _is_bare(g, end)):
            found.append(Match(cue, group.start, end))
    if not found and group.lemma in _LINKING:
        i = group.end
        while i < len(g.lower) and g.tags[i] == "ADV":
            i += 1
        if i < len(g.lower):
            found = [Match(cue, group.start, i + 1) for cue in cues("adjective").get(g.lower[i], ())]
    if group.passive:  # "was convinced that", "is committed to"
        states = [
            Match(cue, group.start, end)
            for cue in cues("verb").get("be", ())
            if cue.words[1] == g.lower[group.head] and (end := _phrase_end(g, group.head, cue.words[1:])) is not None
        ]
        adjectives = [Match(cue, group.start, group.end) for cue in cues("adjective").get(g.lower[group.head], ())]
        found = states or found or adjectives
    if found and len(found[0].cue.words) > 1:
        longest = len(found[0].cue.words)
        return tuple(m for m in found if len(m.cue.words) == longest)
    return tuple(found)


def _phrase_end(g: Grammar, head: int, words: tuple[str, ...], *, named: bool = False) -> int | None:
    """The end of a phrase that begins with the verb at ``head``, or None if its other words are not there.

    ``named`` allows for a name as well: *respond to* the Daily Echo's *request*.
    """
    i = head + 1
    skipped, most = 0, 6 if named else 3
    for word in words[1:]:
        while i < len(g.lower) and word not in (g.lower[i], g.lemmas[i]) and skipped < most:
            if not _parts(g, i) and not (named and g.tags[i] in _NAMING):
                break
            i += 1
            skipped += 1
        if i >= len(g.lower) or word not in (g.lower[i], g.lemmas[i]):
            return None
        i += 1
    return i


def _parts(g: Grammar, i: int) -> bool:
    """Whether a word may part a phrase: *called Thursday on*, *put the blame squarely on*."""
    return g.tags[i] in _PARTING or g.lower[i] in WEEKDAYS


def is_silence(cue: Cue) -> bool:
    """Whether a cue is one only where it is denied that somebody spoke: *did not respond to a request*."""
    return cue.negated is cue.kind and cue.kind is ClaimKind.NO_COMMENT


def _is_bare(g: Grammar, end: int) -> bool:
    """Whether nothing stands behind a verb but the end of its clause, a time, or *when asked*."""
    if end >= len(g.lower) or end >= g.sentence_range(end - 1)[1]:
        return True
    phrase = g.np_at(end)
    at_once = g.tags[end] == "ADV" and g.lower[end] in _SOON and _is_bare(g, end + 1)
    timed = phrase is not None and phrase.start == end and g.lower[phrase.head] in TIMES
    return g.lower[end] in _ENDING or at_once or timed


def kind_of(g: Grammar, start: int, end: int) -> Cue | None:
    """The cue in a stretch of tokens, whoever marked it as one: the longest phrase, else the last verb, else a noun.

    Returns None where the lexicon has nothing of the sort.
    """
    best: Cue | None = None
    denied = {"not", "n't", "n’t", "never", "yet"}
    for i in range(start, end):
        for cue in cues("verb").get(g.lemmas[i], ()):
            stop = _phrase_end(g, i, cue.words)
            if is_silence(cue) and denied.isdisjoint(g.lower[start:end]):
                continue
            if stop is not None and (
                best is None
                or len(cue.words) > len(best.words)
                or (len(cue.words) == len(best.words) and cue.words[0] != best.words[0])
            ):
                best = cue
    if best is not None:
        return best
    for i in range(start, end):
        for pos in ("noun", "adjective"):
            entries = cues(pos).get(g.lemmas[i], ())
            if entries:
                return entries[0]
    return None


def is_told(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is somebody spoken to: *the court* in *told the court he signed*."""
    i = phrase.start
    top = g.top(phrase, g.sentence_range(i)[0])
    group = g.vg_at(top.start - 1) if top.start else None
    if group is None or group.passive or group.end != top.start:
        return False
    return any(m.cue.object == "addressee" and m.end <= top.start for m in match_verb(g, group))


_PARTING = frozenset({"ADV", "DET", "ADJ", "NUM"})
_NAMING = frozenset({"PROPN", "PART", "PRON"})
_ENDING = frozenset({".", ",", ";", "—", "–", "--", "and", "but", "or", "when", "before", "after", "by"})
_SOON = frozenset({"immediately", "directly", "yet", "promptly", "right", "away", "either"})
_LINKING = frozenset({"be", "become", "remain", "feel", "sound", "seem", "appear", "grow"})
