"""Who is said to have said what: quotations, *dass* clauses, the Konjunktiv, *laut* and *nach Angaben von*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.model import Attribution, Diagnostic, Level, ParsedArticle, Provenance, Style, item_id
from newsparse_german.beside import SURE, beside
from newsparse_german.clauses import is_reported
from newsparse_german.lexicon import cues_by_form, cues_by_last
from newsparse_german.reading import Unit, is_german, units
from newsparse_german.report import Report
from newsparse_german.verbs import as_said, finite, perfect

_HAVE = frozenset("hat haben hatte hatten".split())
_SURE = {Style.DIRECT: 0.85, Style.MIXED: 0.75, Style.INDIRECT: 0.7}
_CARRIED_ON = 0.5


class Attributions:
    """Finds attributions by rule."""

    def __call__(self, document: ParsedArticle) -> Iterator[Attribution | Diagnostic]:
        """Yield the attributions in text order of their units; a diagnostic if the article is not in German."""
        if not is_german(document.article):
            yield Diagnostic(
                level=Level.WARNING,
                code="other-language",
                message=f"the article is in {document.article.language!r}; this pipeline reads German alone",
            )
        for id, report in document.derive(reports).items():
            style = report.style(document)
            yield Attribution(
                id=id,
                source=(report.source,) if report.source else (),
                cue=report.words,
                content=report.content,
                style=style,
                provenance=Provenance(confidence=round(_SURE[style] * report.sure, 3)),
            )


def reports(document: ParsedArticle) -> dict[str, Report]:
    """All reports of an article by the ids of their attributions. Ask for them by ``document.derive(reports)``."""
    found: dict[str, Report] = {}
    before: Report | None = None
    kind = None
    for unit in document.derive(units):
        if unit.block.kind is not kind:
            before, kind = None, unit.block.kind
        here = list(_in_unit(unit)) or list(_carried_on(unit, before))
        for report in here:
            id = item_id(document.article.id, "attribution", report.words or report.content)
            found.setdefault(id, report)
        before = here[-1] if here else None
    return found


def _carried_on(unit: Unit, before: Report | None) -> Iterator[Report]:
    """A sentence in the Konjunktiv, or a quotation, behind a report: the same source goes on."""
    if before is None or "clause" not in before.cue.frame + ("clause",) * (before.cue.frame == ("beside",)):
        return
    whole = unit.span(0, len(unit.words))
    quoted = [word.span for word in unit.words if word.quoted]
    if len(quoted) == 1 and len(quoted[0]) * 10 > len(whole) * 9:
        yield attrs.evolve(before, words=(), content=tuple(quoted), target=None, direct=True, sure=_CARRIED_ON)
    elif len(whole) and not quoted and is_reported(unit):
        yield attrs.evolve(before, words=(), content=(whole,), target=None, direct=False, sure=_CARRIED_ON)


def _in_unit(unit: Unit) -> Iterator[Report]:
    last: Report | None = None
    for at, word in enumerate(unit.words):
        found = None
        if word.low in SURE:
            found = beside(unit, at)
        elif word.low in _HAVE:
            found = perfect(unit, at, last)
        elif word.low in cues_by_form() and word.text.islower():
            found = finite(unit, at, last)
        if found is None and word.low in cues_by_last():
            found = as_said(unit, at)
        if found is not None:
            yield found
            last = found
