"""What is said: a quotation, a clause, a noun phrase, as the frame of a cue has it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsparse.model import Span
from newsparse_german.clauses import after_preposition, clause_of, is_conjunctive
from newsparse_german.lexicon import Cue, words
from newsparse_german.reading import Phrase, Unit, Word, phrase_at
from newsparse_german.report import Report
from newsparse_german.subjects import Parts, attached


def framed(unit: Unit, cue: Cue, apart: Parts, inner_end: int, end: int) -> Report | None:
    """The content as the frame of a row has it, or None."""
    report = Report(cue=cue)
    if cue.frame == ("none",):
        return report
    if cue.frame == ("clause",):
        return _said(unit, report, apart, end)
    if cue.frame == ("object",):
        phrase = apart.object or _object(unit, apart.behind, inner_end)
        return None if phrase is None else _about(unit, report, phrase, inner_end)
    if cue.frame == ("hearer",):
        phrase = _object(unit, apart.behind, inner_end)
        said = _said(unit, report, apart, end)
        target = None if phrase is None else unit.core(phrase)
        return attrs.evolve(said, target=target) if said is not None and target is not None else None
    for place in range(apart.behind, inner_end - 1):
        if unit.words[place].low in cue.frame:
            phrase = phrase_at(unit.words, place + 1)
            return None if phrase is None else _about(unit, report, phrase, inner_end)
    return None


def _about(unit: Unit, report: Report, phrase: Phrase, end: int) -> Report:
    """A content that is a noun phrase, with the prepositional phrases behind it."""
    last = max(phrase.end, attached(unit, phrase, end))
    return attrs.evolve(report, content=(unit.span(phrase.start, last),), target=unit.span(phrase.start, phrase.end))


def _object(unit: Unit, start: int, end: int) -> Phrase | None:
    """The first noun phrase of a stretch that hangs on no preposition and tells no time."""
    for phrase in unit.phrases:
        time = unit.words[phrase.last - 1].low in words("time") and phrase.end == phrase.last
        if start <= phrase.start and phrase.last <= end and not time and not after_preposition(unit, phrase):
            return phrase
    return None


def _said(unit: Unit, report: Report, apart: Parts, end: int) -> Report | None:
    """A content that is a quotation or a clause: before the cue, behind it, or both."""
    line = unit.words
    right = _right(unit, apart.behind, end)
    if apart.left is None:
        return None if right is None else attrs.evolve(report, content=right, direct=_is_quoted(unit, right))
    subordinate = line[0].low in words("subordinator")
    if subordinate and right is not None:
        return attrs.evolve(report, content=right, direct=_is_quoted(unit, right))
    left = unit.span(0, apart.left)
    if not len(left):
        return None
    quoted = [word.span for word in line[: apart.left] if word.quoted]
    if len(quoted) == 1 and quoted[0] == left:
        further = tuple(word.span for word in line[apart.left :] if word.quoted)
        return attrs.evolve(report, content=(left, *further), direct=True)
    goes_on = end + 1 < len(line) and line[end].text == "," and line[end + 1].low in words("conjunctive")
    content = (left, unit.span(end + 1, len(line))) if goes_on else (left,)
    return attrs.evolve(report, content=content)


def _is_quoted(unit: Unit, content: Sequence[Span]) -> bool:
    return all(any(word.quoted and word.span == span for word in unit.words) for span in content)


def _right(unit: Unit, start: int, end: int) -> tuple[Span, ...] | None:
    """What is said behind a cue: what follows a colon, a quotation, or the first clause that is no relative one."""
    line = unit.words
    for place in range(max(start, end), len(line)):
        if line[place].quoted:
            return tuple(word.span for word in line[place:] if word.quoted)
        following = line[place + 1] if place + 1 < len(line) else None
        if following is None or line[place].text not in (",", ":"):
            continue
        if line[place].text == ":" and following.quoted:
            continue
        if line[place].text == ":" or _is_content(unit, place + 1):
            return (unit.span(place + 1, len(line)),)
    return None


def _is_content(unit: Unit, start: int) -> bool:
    """Whether a clause behind a comma is what was said: *dass …*, *ob …*, *die Brücke sei …*, *man wolle …*."""
    line = unit.words
    if line[start].low in ("dass", "ob") or line[start].low in words("question"):
        return True
    end = clause_of(unit, start)[1]
    if is_conjunctive(unit, start, end):
        return True
    if line[start].low in words("pronoun", "other_pronoun") and start + 1 < end:
        return line[start].low not in words("relative") and _may_be_verb(line[start + 1])
    phrase = phrase_at(line, start)
    return phrase is not None and phrase.end < end and line[phrase.end].low in words("verb")


def _may_be_verb(word: Word) -> bool:
    other = words("preposition", "adverb", "negation", "conjunction", "determiner", "pronoun", "other_pronoun")
    return word.text.islower() and word.low.endswith(("e", "t", "n")) and word.low not in other
