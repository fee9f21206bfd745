"""What reports beside the clause: *laut X*, *X zufolge*, *so X*, *nach Angaben von X*; the rest is the content."""

from __future__ import annotations

import attrs

from newsparse.model import Span
from newsparse_german.clauses import after_preposition, breaks
from newsparse_german.lexicon import Cue, cues_by_form
from newsparse_german.reading import Phrase, Unit, phrase_at
from newsparse_german.report import Report
from newsparse_german.subjects import widened

SURE = {"laut": 0.8, "zufolge": 0.85, "so": 0.75, "nach": 0.85}
"""The words, and how sure they are."""


@attrs.frozen(kw_only=True)
class _Found:
    """The numbers of the first word of a cue with its source, of the word behind them, and what both are."""

    start: int
    end: int
    words: Span
    source: Phrase


def beside(unit: Unit, at: int) -> Report | None:
    """The report of the word at a place, if it is one."""
    word = unit.words[at].low
    (cue,) = (row for row in cues_by_form()[word] if row.frame == ("beside",))
    if word == "nach" and at + 2 < len(unit.words) and unit.words[at + 1].low == "eigenen":
        return _by_itself(unit, at, cue)
    found = {"zufolge": _behind, "nach": _according, "so": _so}.get(word, _before)(unit, at)
    if found is None:
        return None
    content = around(unit, found.start, found.end)
    if not content:
        return None
    direct = len(content) == 1 and any(w.quoted and w.span == content[0] for w in unit.words)
    said = unit.span(found.source.start, found.source.end)
    return Report(cue=cue, words=(found.words,), source=said, content=content, direct=direct, sure=SURE[word])


def around(unit: Unit, start: int, end: int) -> tuple[Span, ...]:
    """What of a unit stands before and behind some of its words, without signs at the edges."""
    parts = (unit.span(0, start), unit.span(end, len(unit.words)))
    return tuple(part for part in parts if len(part))


def _behind(unit: Unit, at: int) -> _Found | None:
    """*der Polizei zufolge*."""
    source = next((p for p in unit.phrases if p.end == at and not after_preposition(unit, p)), None)
    if source is None:
        return None
    return _Found(start=source.start, end=at + 1, words=unit.span(at, at + 1), source=source)


def _before(unit: Unit, at: int, last: int = 0) -> _Found | None:
    """*laut Polizei*: the source follows the cue, which ends before the word number ``last``."""
    last = last or at + 1
    source = phrase_at(unit.words, last) if last < len(unit.words) else None
    if source is None:
        return None
    source = widened(unit, source)
    return _Found(start=at, end=source.end, words=unit.span(at, last), source=source)


def _so(unit: Unit, at: int) -> _Found | None:
    """*…, so die Polizei*: between commas, or at the end."""
    if at == 0 or not (unit.words[at - 1].text in (",", "–") or unit.words[at - 1].quoted):
        return None
    found = _before(unit, at)
    closed = found is not None and (found.end >= len(unit.words) or breaks(unit, found.end))
    return found if closed else None


def _according(unit: Unit, at: int) -> _Found | None:
    """*nach Angaben der Polizei*, *nach Ansicht von Kern*."""
    line = unit.words
    (cue,) = (row for row in cues_by_form()["nach"] if row.frame == ("beside",))
    noun = next((i for i in (at + 1, at + 2) if i < len(line) and line[i].low in cue.closing), None)
    if noun is None:
        return None
    of = noun + 1 < len(line) and line[noun + 1].low in ("von", "vom", "aus")
    found = _before(unit, at, noun + 1 + of)
    return found and attrs.evolve(found, words=unit.span(at, noun + 1))


def _by_itself(unit: Unit, at: int, cue: Cue) -> Report | None:
    """*Die Bahn baut nach eigenen Angaben*: the source is what the sentence begins with."""
    source = next((p for p in unit.phrases if p.start == 0 and p.end < at), None)
    if source is None or unit.words[at + 2].low not in cue.closing:
        return None
    whole, said = unit.span(0, len(unit.words)), unit.span(0, source.end)
    return Report(cue=cue, words=(unit.span(at, at + 3),), source=said, content=(whole,), sure=0.7)
