"""The words that report, matched on the verb groups and phrases of a document."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup, grammar
from newsparse.english.lexicon import words
from newsparse.english.predicates.families import Cue, cue_phrases, cues
from newsparse.english.predicates.phrases import likely, phrase_end
from newsparse.model import ClaimKind, ParsedArticle, Span


@attrs.frozen
class Match:
    """A cue in the text: the tokens (half open) that it takes, its fixed words included."""

    cue: Cue
    start: int
    end: int


def match_verb(g: Grammar, group: VerbGroup) -> tuple[Match, ...]:
    """The cues that a verb group may be, the longest first; several where one verb has several kinds.

    A verb of being may stand before an adjective that is a cue: *was certain that*.
    """
    return g.once(_matches, group)


def _matches(g: Grammar, group: VerbGroup) -> tuple[Match, ...]:
    found = list(_verbs(g, group))
    if not found and group.lemma in words("linking_verb"):
        found = list(_linked(g, group))
    if group.passive:
        found = list(_states(g, group)) or found or list(_participle(g, group))
    longest = len(found[0].cue.words) if found else 0
    return tuple(found) if longest < 2 else tuple(m for m in found if len(m.cue.words) == longest)


def _verbs(g: Grammar, group: VerbGroup) -> Iterator[Match]:
    """The verb with the fixed words of its phrase."""
    if group.lemma not in cues("verb"):
        return
    for cue in likely(g, group.head, cue_phrases(group.lemma)):
        end = phrase_end(g, group.head, cue.words, named=is_silence(cue))
        if end is not None and (cue.object != "bare" or _is_bare(g, end)):
            yield Match(cue, group.start, end)


def _linked(g: Grammar, group: VerbGroup) -> Iterator[Match]:
    """The adjective after a verb of being: *remained quite certain*."""
    i = group.end
    while i < len(g.lower) and g.tags[i] == "ADV":
        i += 1
    if i < len(g.lower):
        for cue in cues("adjective").get(g.lower[i], ()):
            yield Match(cue, group.start, i + 1)


def _states(g: Grammar, group: VerbGroup) -> Iterator[Match]:
    """A participle that is the adjective of a phrase: *was committed to*."""
    for cue in cue_phrases("be").get(g.lower[group.head], ()):
        end = phrase_end(g, group.head, cue.words[1:])
        if end is not None:
            yield Match(cue, group.start, end)


def _participle(g: Grammar, group: VerbGroup) -> Iterator[Match]:
    """A participle that is an adjective: *was convinced that*."""
    for cue in cues("adjective").get(g.lower[group.head], ()):
        yield Match(cue, group.start, group.end)


def is_silence(cue: Cue) -> bool:
    """Whether a cue is one only where it is denied that somebody spoke: *did not respond to a request*."""
    return cue.negated is cue.kind and cue.kind is ClaimKind.NO_COMMENT


def _is_bare(g: Grammar, end: int) -> bool:
    """Whether nothing follows a verb but the end of its clause, a time, or *when asked*."""
    if end >= len(g.lower) or end >= g.sentence_range(end - 1)[1]:
        return True
    phrase = g.np_at(end)
    at_once = g.tags[end] == "ADV" and g.lower[end] in words("soon") and _is_bare(g, end + 1)
    timed = phrase is not None and phrase.start == end and g.lower[phrase.head] in TIMES
    return g.lower[end] in words("after_bare_verb") or at_once or timed


def kind_of(g: Grammar, start: int, end: int) -> Cue | None:
    """The cue in a stretch of tokens, whoever marked it as one: the longest phrase, else the last verb, else a noun.

    Returns None where the lexicon has nothing of the sort.
    """
    denied = not words("denying").isdisjoint(g.lower[start:end])
    best: Cue | None = None
    for i in range(start, end):
        noun = g.tags[i] == "NOUN" and g.lemmas[i] in cues("noun")
        for cue in cues("verb").get(g.lemmas[i], ()):
            if noun and len(cue.words) == 1 and cue.kind is ClaimKind.STATE:
                continue  # "calls from doctors to resign"
            known = phrase_end(g, i, cue.words) is not None and (denied or not is_silence(cue))
            if known and (best is None or _is_better(cue, best)):
                best = cue
    return best or next(_noun_or_adjective(g, start, end), None)


def is_set_phrase(document: ParsedArticle, source: Span | None, cue: Span) -> bool:
    """Whether a cue is a phrase of several words, or a noun with its source after it: *gave the nod*, *praise from*."""
    g = document.derive(grammar)
    inside = g.tokens.within(cue) if g.tokens is not None else range(0)
    known = kind_of(g, inside.start, inside.stop) if inside else None
    if known is None:
        return False
    return len(known.words) > 1 or (known.pos == "noun" and source is not None and source.start > cue.end)


def _is_better(cue: Cue, best: Cue) -> bool:
    """Whether a cue is longer, or as long and a later verb."""
    longer = len(cue.words) - len(best.words)
    return longer > 0 or (longer == 0 and cue.words[0] != best.words[0])


def _noun_or_adjective(g: Grammar, start: int, end: int) -> Iterator[Cue]:
    for i in range(start, end):
        for pos in ("noun", "adjective"):
            yield from cues(pos).get(g.lemmas[i], ())


def is_told(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is somebody spoken to: *the court* in *told the court he signed*."""
    i = phrase.start
    top = g.top(phrase, g.sentence_range(i)[0])
    group = g.vg_at(top.start - 1) if top.start else None
    if group is None or group.passive or group.end != top.start:
        return False
    return any(m.cue.object == "addressee" and m.end <= top.start for m in match_verb(g, group))


__all__ = ["Cue", "Match", "cues", "is_set_phrase", "is_silence", "is_told", "kind_of", "match_verb"]
