"""Who speaks: the subject before a verb or behind it, with what belongs to it."""

from __future__ import annotations

import attrs

from newsparse.model import Span
from newsparse_german.lexicon import known, noun, words
from newsparse_german.reading import Phrase, Unit, apposition, phrase_at
from newsparse_german.report import Report

_FURTHEST = 8
"""Words behind a verb in which its subject begins."""
_NO_SUBJECT = frozenset("sich es ihm ihr ihnen auch".split())


@attrs.frozen(kw_only=True)
class Parts:
    """The subject of a verb, and where to look for its object: behind ``behind``, or before the verb."""

    said: Span | None
    behind: int
    left: int | None = None
    object: Phrase | None = None


def parts_of(unit: Unit, at: int, start: int, before: Report | None) -> Parts:
    """The subject of the verb at a place, in the clause that begins with ``start``, behind the report ``before``."""
    line = unit.words
    if at == start and start > 0 and (line[start - 1].text in (",", "–") or line[start - 1].quoted):
        apposed = _apposed(unit, start)
        if apposed is not None:
            return Parts(said=apposed, behind=at + 1)
        said, behind = _subject_behind(unit, at)
        return Parts(said=said, behind=behind, left=start)
    if at > 0 and line[at - 1].low in ("und", "sowie") and before is not None and before.words:
        return Parts(said=before.source, behind=at + 1)
    return _around_verb(unit, at, start + (line[start].low in words("conjunction") and start < at))


def _around_verb(unit: Unit, at: int, begin: int) -> Parts:
    """The same for a verb that stands second: what is before it is the subject, or the subject is behind it."""
    line = unit.words
    if line[begin].low in words("pronoun") | {"ich", "wir", "man"} and begin < at:
        return Parts(said=line[begin].span, behind=at + 1)
    phrase = next((p for p in unit.phrases if p.start == begin < at), None)
    said, behind = _subject_behind(unit, at)
    if phrase is None or phrase.determiner in words("accusative") or _is_inverted(unit, phrase, at, behind):
        return Parts(said=said, behind=behind, object=phrase)
    return Parts(said=unit.span(begin, max(phrase.end, attached(unit, phrase, at))), behind=at + 1)


def _is_inverted(unit: Unit, phrase: Phrase, at: int, behind: int) -> bool:
    """Whether what stands before the verb is no actor, while an actor stands right behind it: its subject, then."""
    place = at + 1
    while place < behind and unit.words[place].low in words("adverb", "conjunction"):
        place += 1
    following = phrase_at(unit.words, place) if place < behind else None
    return following is not None and _acts(unit, following) and not _acts(unit, phrase)


def _acts(unit: Unit, phrase: Phrase) -> bool:
    run = unit.words[phrase.first : phrase.last]
    return (len(run) > 1 and not phrase.determiner) or any(noun(word.text) or known(word.text) for word in run)


def attached(unit: Unit, phrase: Phrase, at: int) -> int:
    """Where a subject before its verb ends: with the prepositional phrases behind it."""
    end = phrase.end
    while end < at and unit.words[end].low in words("preposition"):
        further = phrase_at(unit.words, end + 1) if end + 1 < at else None
        if further is None or further.last > at:
            break
        end = further.end
    return end


def _apposed(unit: Unit, start: int) -> Span | None:
    """*Anna Kern, Bürgermeisterin von Köln, sagte*: the phrase that all before the verb belongs to."""
    first = next((p for p in unit.phrases if p.start == 0), None)
    if first is None or first.end >= start - 1 or unit.words[first.end].text != ",":
        return None
    between = unit.words[first.end + 1 : start - 1]
    if any(w.quoted or w.low in words("verb", "conjunctive") or w.text == "," for w in between):
        return None
    return unit.span(0, start)


def _subject_behind(unit: Unit, at: int) -> tuple[Span | None, int]:
    """The subject behind its verb, and the number of the word behind that."""
    line = unit.words
    place = at + 1
    while place < len(line) and place - at < _FURTHEST:
        word = line[place]
        if word.low in words("pronoun"):
            return word.span, place + 1
        phrase = phrase_at(line, place)
        if phrase is not None and line[phrase.last - 1].low not in words("time"):
            wide = widened(unit, phrase)
            return unit.span(wide.start, wide.end), wide.end
        if word.low in words("preposition") and place + 1 < len(line):
            further = phrase_at(line, place + 1)
            place = place + 1 if further is None else further.end
        elif phrase is not None:
            place = phrase.end
        elif word.low in words("adverb", "negation") | _NO_SUBJECT:
            place += 1
        else:
            break
    return None, at + 1


def widened(unit: Unit, phrase: Phrase) -> Phrase:
    """A phrase with the name behind its comma: *der Leiter der Klinik, Jan Weber*."""
    name = apposition(unit, phrase)
    return phrase if name is None else attrs.evolve(phrase, end=name.end)
