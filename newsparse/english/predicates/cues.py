"""The words that report, matched on the verb groups and phrases of a document."""

from __future__ import annotations

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup, grammar
from newsparse.english.lexicon import words
from newsparse.english.predicates.families import Cue, cue_phrases, cues
from newsparse.english.predicates.phrases import is_time, likely, phrase_end
from newsparse.model import ClaimKind, ParsedArticle, Span


@attrs.frozen
class Match:
    """A cue in the text: the tokens (half open) that it takes, its fixed words included."""

    cue: Cue
    start: int
    end: int


def match_verb(g: Grammar, group: VerbGroup) -> tuple[Match, ...]:
    """The cues that a verb group may be, the longest only; several where one verb has several kinds.

    A verb of being may stand before an adjective that is a cue: *was certain that*.
    """
    return g.once(_matches, group)


def _matches(g: Grammar, group: VerbGroup) -> tuple[Match, ...]:
    found = _verbs(g, group) if group.lemma in cues("verb") else []
    if not found and group.lemma in words("linking_verb"):
        found = _linked(g, group)
    if group.passive:
        found = _states(g, group) or found or _adjectives(g, group, group.head)
    if len(found) > 1 and len(found[0].cue.words) > 1:
        found = [m for m in found if len(m.cue.words) == len(found[0].cue.words)]
    return tuple(found)


def _verbs(g: Grammar, group: VerbGroup) -> list[Match]:
    """The verb with the fixed words of its phrase."""
    found = []
    for cue in likely(g, group.head, cue_phrases(group.lemma)):
        end = phrase_end(g, group.head, cue.words, named=is_silence(cue))
        if end is not None and (cue.object != "bare" or _is_bare(g, end)):
            found.append(Match(cue, group.start, end))
    return found


def _linked(g: Grammar, group: VerbGroup) -> list[Match]:
    """The adjective after a verb of being: *remained quite certain*."""
    i = group.end
    while i < len(g.lower) and g.tags[i] == "ADV":
        i += 1
    return _adjectives(g, group, i) if i < len(g.lower) else []


def _states(g: Grammar, group: VerbGroup) -> list[Match]:
    """A participle that is the adjective of a phrase: *was committed to*."""
    entries = cue_phrases("be").get(g.lower[group.head], ())
    ends = ((cue, phrase_end(g, group.head, cue.words[1:])) for cue in entries)
    return [Match(cue, group.start, end) for cue, end in ends if end is not None]


def _adjectives(g: Grammar, group: VerbGroup, i: int) -> list[Match]:
    """The adjective at token ``i``, a participle too: *was convinced that*."""
    return [Match(cue, group.start, i + 1) for cue in cues("adjective").get(g.lower[i], ())]


def is_silence(cue: Cue) -> bool:
    """Whether a cue is one only where it is denied that somebody spoke: *did not respond to a request*."""
    return cue.negated is cue.kind and cue.kind is ClaimKind.NO_COMMENT


def _is_bare(g: Grammar, end: int) -> bool:
    """Whether nothing follows a verb but the end of its clause, a time, or *when asked*."""
    if end >= len(g.lower) or end >= g.sentence_range(end - 1)[1] or g.lower[end] in words("after_bare_verb"):
        return True
    at_once = g.tags[end] == "ADV" and g.lower[end] in words("soon") and _is_bare(g, end + 1)
    return at_once or is_time(g, end)


def kind_of(g: Grammar, start: int, end: int) -> Cue | None:
    """The cue in a stretch of tokens, whoever marked it as one: the longest phrase, else the last verb, else a noun.

    Returns None where the lexicon has nothing of the sort.
    """
    denied = not words("denying").isdisjoint(g.lower[start:end])
    verbs = [cue for i in reversed(range(start, end)) if (cue := _verb_at(g, i, denied)) is not None]
    if verbs:
        return max(verbs, key=lambda cue: len(cue.words))
    others = (cue for lemma in g.lemmas[start:end] for pos in ("noun", "adjective") for cue in cues(pos).get(lemma, ()))
    return next(others, None)


def _verb_at(g: Grammar, i: int, denied: bool) -> Cue | None:
    """The longest cue that begins with the verb at a token; a silence is none unless something is denied.

    A noun that reports is no verb of saying: *calls from doctors to resign*.
    """
    noun = g.tags[i] == "NOUN" and g.lemmas[i] in cues("noun")
    if g.lemmas[i] not in cues("verb"):
        return None
    known = (cue for cue in likely(g, i, cue_phrases(g.lemmas[i])) if denied or not is_silence(cue))
    found = next((cue for cue in known if phrase_end(g, i, cue.words) is not None), None)
    plain = found is not None and len(found.words) == 1 and found.kind is ClaimKind.STATE
    return None if noun and plain else found


def is_set_phrase(document: ParsedArticle, source: Span | None, cue: Span) -> bool:
    """Whether a cue is a phrase of several words, or a noun with its source after it: *gave the nod*, *praise from*.

    Example:
        >>> import newsparse
        >>> pipe = newsparse.Pipeline.from_names(["english.tokens"])
        >>> document = pipe("The mayor gave the nod to the toll, and left.")
        >>> is_set_phrase(document, None, Span(10, 22)), is_set_phrase(document, None, Span(40, 44))
        (True, False)
    """
    g = document.derive(grammar)
    inside = g.tokens.within(cue) if g.tokens is not None else range(0)
    known = kind_of(g, inside.start, inside.stop) if inside else None
    if known is None:
        return False
    return len(known.words) > 1 or (known.pos == "noun" and source is not None and source.start > cue.end)


def is_told(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is somebody spoken to: *the court* in *told the court he signed*."""
    i = phrase.start
    top = g.top(phrase, g.sentence_range(i)[0])
    group = g.vg_at(top.start - 1) if top.start else None
    if group is None or group.passive or group.end != top.start:
        return False
    return any(m.cue.object == "addressee" and m.end <= top.start for m in match_verb(g, group))


def addresses(document: ParsedArticle, cue: Span, somebody: Span) -> bool:
    """Whether the verb at a place of the text speaks to somebody at another.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali warned Peru against a raid.", pipeline="rules")
        >>> addresses(parsed, Span(5, 11), Span(12, 16)), addresses(parsed, Span(5, 11), Span(27, 31))
        (True, False)
    """
    g = document.derive(grammar)
    if g.tokens is None:
        return False
    verbs = {group.end for i in g.tokens.within(cue) if (group := g.vg_at(i)) is not None}
    phrases = (phrase for i in g.tokens.within(somebody) if (phrase := g.np_at(i)) is not None)
    return any(phrase.start in verbs and is_told(g, phrase) for phrase in phrases)


__all__ = ["Cue", "Match", "addresses", "cues", "is_set_phrase", "is_silence", "is_told", "kind_of", "match_verb"]
