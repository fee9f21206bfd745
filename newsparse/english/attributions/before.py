"""Content in front of the cue, or on both sides of it: *"…," she said*, *Prices, she said, will fall*."""

from __future__ import annotations

from newsparse.english.attributions.adjuncts import SUBORDINATORS, skip_adjuncts
from newsparse.english.attributions.draft import Range
from newsparse.english.attributions.page import DASHES
from newsparse.english.attributions.report import Report
from newsparse.english.grammar import RELATIVE
from newsparse.english.lexicon import words
from newsparse.model import Span
from newsparse.text import Quotation

_SPEECH_ENDS = frozenset(",?!—-…")
_PARTING = DASHES | {",", "-"}
_LEADING = words("leading_conjunction")
_PAUSES = words("pausing") | DASHES | frozenset(',.;)”"?!-')
_INSIDE_HEARER = words("inside_hearer")


def quotation_before(report: Report) -> Span | None:
    """The quotation that ends right before source and cue, as speech does: with a comma, or a sign of its own."""
    page = report.page
    inverted = any(start >= report.words[1] for start, _ in report.sources)
    limit = page.tokens.starts[report.words[0] if inverted else report.start]
    position = limit - 1
    while position > 0 and (page.text[position].isspace() or page.text[position] in ",—–-"):
        position -= 1
    number = page.layout.quotation_at(position)
    if number is None:
        return None
    if number == page.quotation_at(report.words[0]):  # '"I asked. 'It is over,' my aunt said, …"'
        return page.layout.nested_before(position)
    found = page.layout.quotations[number]
    last = position == found.span.end - 1 or position >= found.inner.end - 1
    if not last or found.span.end > limit or not _is_spoken(report, found, limit):
        return None
    begin = page.tokens.starts[_front_start(report)]
    mixed = begin < found.span.start and found.inner.of(page.text)[:1].islower()
    return Span(begin, found.span.end) if mixed else found.span


def _is_spoken(report: Report, found: Quotation, limit: int) -> bool:
    """Whether a quotation ends as speech does before its report, which begins at ``limit``."""
    text = report.page.text
    inner = found.inner.of(text).rstrip(" '’\"”")  # the comma may stand inside a quotation in the quotation
    between = text[found.span.end : limit]
    return inner[-1:] in _SPEECH_ENDS or "," in between or "—" in between


def unquoted_before(report: Report) -> list[Span]:
    """Unquoted content in front, or on both sides: *Prices will fall, she said*, *Prices, she said, will fall*."""
    relative = _around_relative(report)
    if relative:
        return relative
    page, g, start = report.page, report.g, report.start
    if start - 2 < report.first or g.lower[start - 1] not in _PARTING:
        return []
    begin = _front_start(report)
    front = page.trimmed(begin, start - 1)
    if front is None:
        return []
    stop = _tail_end(report)
    if _goes_on(report, stop):
        rest = report.clause(stop + 1)
        return [front, rest] if rest is not None else [front]
    pause = stop >= report.end - 1 or g.lower[stop] in _PAUSES
    return [_with_opening_mark(report, front)] if pause and _has_main_clause(report, (begin, start - 1)) else []


def _around_relative(report: Report) -> list[Span]:
    """Content around a report inside a relative clause: *a finish that he said defied expectations*."""
    g, start = report.g, report.start
    if not start or g.lower[start - 1] not in RELATIVE or not report.sources:
        return []
    verb = g.vg_at(report.group.end)
    antecedent = start - 3 if start > 2 and g.lower[start - 2] == "," else start - 2
    if verb is None or verb.form != "finite" or g.np_at(antecedent) is None:
        return []
    rest = report.clause(verb.start, nominal=True)
    return [g.span(start - 1, start), rest] if rest is not None else []


def _front_start(report: Report) -> int:
    """Where the content in front begins: with the sentence, or after a semicolon; without a conjunction."""
    g, begin = report.g, report.first
    for i in report.page.unquoted(report.first, report.start):
        if g.lower[i] == ";":
            begin = i + 1
    return begin + (g.lower[begin] in _LEADING)


def _tail_end(report: Report) -> int:
    """The token after source and cue, and after the hearer, the time and the place."""
    g = report.g
    stop = max([report.words[1], *(end for _, end in report.sources)])
    hearer = report.page.phrase_from(stop) if report.cue.object == "addressee" else None
    if hearer is not None:
        stop = g.full(hearer, _INSIDE_HEARER)[1]
    return skip_adjuncts(report.page, stop, report.end)


def _goes_on(report: Report, stop: int) -> bool:
    """Whether the content goes on after the report, parted from it by the same sign as in front."""
    g = report.g
    if report.sources and report.sources[-1][1] < report.words[0]:
        return False
    if stop + 2 >= report.end or g.lower[stop] != g.lower[report.start - 1]:
        return False
    verb = g.vg_at(stop + 1)
    return verb is None or verb.form != "gerund"


def _has_main_clause(report: Report, front: Range) -> bool:
    """Whether there is a finite verb in front, and not only one in a clause like *When he came*."""
    g = report.g
    verbs = list(report.page.finite_verbs(*front))
    comma = next((k for k in range(*front) if g.lower[k] == ","), front[1])
    subordinate = bool(verbs) and verbs[0].head < comma and g.lower[front[0]] in SUBORDINATORS
    return len(verbs) > subordinate


def _with_opening_mark(report: Report, front: Span) -> Span:
    """The content with the mark that opens it, where only the closing one is missing."""
    layout = report.page.layout
    number = layout.quotation_at(front.start)
    if number is None or layout.quotations[number].closed or layout.quotations[number].inner.start != front.start:
        return front
    return Span(layout.quotations[number].span.start, front.end)
