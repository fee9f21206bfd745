"""Verbs that report: *sagte …*, *lehnte … ab*, *hat … kritisiert*, *wie … mitteilte*."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsparse_german.beside import around
from newsparse_german.clauses import after_preposition, clause_of
from newsparse_german.contents import framed
from newsparse_german.lexicon import Cue, cues_by_form, cues_by_last, cues_by_participle, words
from newsparse_german.reading import Unit
from newsparse_german.report import Report
from newsparse_german.subjects import parts_of


def finite(unit: Unit, at: int, before: Report | None) -> Report | None:
    """*sagte …*, *lehnte … ab*."""
    rows = cues_by_form()[unit.words[at].low]
    end = clause_of(unit, at)[1]
    closed = [row for row in rows if unit.words[end - 1].low in row.closing and end - 1 > at]
    if closed:
        return _verb(unit, at, end - 1, closed, before)
    return _verb(unit, at, None, [row for row in rows if not row.closing], before)


def perfect(unit: Unit, at: int, before: Report | None) -> Report | None:
    """*hat … kritisiert*, *hat … erklärt, dass …*."""
    end = clause_of(unit, at)[1]
    rows = cues_by_participle().get(unit.words[end - 1].low, ())
    return _verb(unit, at, end - 1, rows, before) if end - 1 > at else None


def as_said(unit: Unit, at: int) -> Report | None:
    """*…, wie die Polizei mitteilte*: the cue ends a clause, and the content is what stands around it."""
    start, end = clause_of(unit, at)
    if at != end - 1 or unit.words[start].low != "wie" or at < start + 2:
        return None
    source = next((p for p in unit.phrases if start < p.start < at and not after_preposition(unit, p)), None)
    pronoun = unit.words[start + 1].low in words("pronoun")
    content = around(unit, start, end)
    if (source is None and not pronoun) or not content:
        return None
    said = unit.words[start + 1].span if pronoun or source is None else unit.span(source.start, source.end)
    cue = cues_by_last()[unit.words[at].low][0]
    return Report(cue=cue, words=(unit.words[at].span,), source=said, content=content)


def _verb(unit: Unit, at: int, closing: int | None, rows: Sequence[Cue], before: Report | None) -> Report | None:
    """A report by a verb: the first row of the table that fits what stands around it."""
    start, end = clause_of(unit, at)
    line = unit.words
    if _hangs(unit, at, start, end) or (closing is None and _is_infinite(unit, at, start, end)):
        return None
    clause = {word.low for word in line[start:end]}
    apart = parts_of(unit, at, start, before)
    inner_end = end if closing is None else closing
    spans = (line[at].span,) if closing is None else (line[at].span, line[closing].span)
    negated = not words("negation").isdisjoint(clause)
    for cue in rows:
        if cue.frame == ("beside",) or (cue.needs and cue.needs.isdisjoint(clause)):
            continue
        found = framed(unit, cue, apart, inner_end, end)
        if found is not None:
            return attrs.evolve(found, words=spans, source=apart.said, negated=negated and cue.frame != ("none",))
    return None


def _hangs(unit: Unit, at: int, start: int, end: int) -> bool:
    """Whether a verb is in a clause that hangs on another one: *weil er sagte*, *der das sagte*."""
    first = unit.words[start].low
    relative = start > 0 and first in words("relative") and unit.words[start - 1].text == "," and at == end - 1
    return relative or (first in words("subordinator", "question") and at > start)


def _is_infinite(unit: Unit, at: int, start: int, end: int) -> bool:
    """Whether a form is no finite verb here: *kann man sagen*, *wird unterstützt*, *unterstützt von …*."""
    before = {word.low for word in unit.words[start:at]}
    helped = at == end - 1 and not before.isdisjoint(words("verb") | {"zu"})
    by = at + 1 < len(unit.words) and unit.words[at + 1].low in ("von", "vom", "durch", "werden", "wird", "wurde")
    alone = end - start == 1  # – betont, dass …
    return helped or by or alone or (at > start and unit.words[at - 1].low == "zu")
