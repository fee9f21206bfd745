"""A result as tables for a person: actors, claims and stances, each with the words that prove it, and their place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsparse._cli.words import safe
from newsparse.model import Actor, Claim, ParsedArticle, Polarity, Span, Stance
from newsparse.model.display import role_text

WIDTH = 120
"""Columns where nobody says how many there are: in a file, or in a pipe."""

PLACES = 4
_STANDS = {
    Polarity.SUPPORT: ("+ support", "green"),
    Polarity.NEUTRAL: ("= neutral", "yellow"),
    Polarity.OPPOSE: ("- oppose", "red"),
}


def show(parsed: ParsedArticle, file: TextIO) -> None:
    """Print one result. Places are half open, in code points of the article's text."""
    width = None if file.isatty() or "COLUMNS" in os.environ else WIDTH
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    article = parsed.article
    console.print(_text(article.title or " ".join(article.text[:80].split()) or "(an empty text)", "bold"))
    day = article.published.isoformat() if article.published else None
    about = [article.publisher, ", ".join(article.authors), day, article.url]
    if any(about):
        console.print(_text(" · ".join(part for part in about if part), "dim"))
    for table in (_actors(parsed), _claims(parsed), _stances(parsed)):
        console.print()
        console.print(table)
    if article.removed:
        reasons = ", ".join(dict.fromkeys(r.reason for r in article.removed))
        console.print(_text(f"left out of the text: {len(article.removed)} ({reasons})", "dim"))
    for diagnostic in parsed.diagnostics:
        console.print(_text(f"{diagnostic.level}: {diagnostic.message}", "dim"))
    console.print()


def _actors(parsed: ParsedArticle) -> Table:
    table = _table(
        "Actors", len(parsed.actors), ("actor", 3), ("type", 2), ("role", 4), ("words, and where they stand", 5)
    )
    for actor in parsed.actors:
        kind = [actor.type.value, actor.country, actor.sector]
        kind += [word for word in ("generic", "anonymous", "ambiguous") if getattr(actor, word)]
        table.add_row(
            _stacked(_text(actor.name, "bold"), _text(", ".join(a for a in actor.aliases if a != actor.name), "dim")),
            _text(" ".join(part for part in kind if part)),
            _stacked(*(_text(role_text(role)) for role in actor.roles)),
            _mentioned(actor, parsed),
        )
    return table


def _claims(parsed: ParsedArticle) -> Table:
    table = _table("Claims", len(parsed.claims), ("who", 3), ("says", 3), ("what, and where it stands", 9))
    for claim in parsed.claims:
        attribution = parsed.attribution(claim.attribution_id)
        table.add_row(
            _stacked(_named(claim.source, parsed), _proof(attribution.source, parsed)),
            _stacked(_text(_kind(claim)), _proof(attribution.cue, parsed)),
            _stacked(
                _text(claim.content).append_text(_places(attribution.content, before=" ")),
                _text(_to(claim, parsed), "dim"),
            ),
        )
    return table


def _stances(parsed: ParsedArticle) -> Table:
    columns = (("who", 3), ("stands", 2), ("on", 4), ("words, and where they stand", 6))
    table = _table("Stances", len(parsed.stances), *columns)
    for stance in parsed.stances:
        words, style = _STANDS[stance.polarity]
        more = [stance.dimension.value, f"{stance.strength:g}", stance.modality.value]
        more += [
            f"until {stance.valid_to}" if stance.valid_to else "",
            f"if {stance.condition}" if stance.condition else "",
        ]
        table.add_row(
            _stacked(_named(stance.holder, parsed), _text(_reported(stance, parsed), "dim")),
            _stacked(_text(words, style), _text(" ".join(more), "dim")),
            _stacked(_text(stance.target.text), _text(_layer(stance, parsed), "dim")),
            _proof(stance.evidence, parsed),
        )
    return table


def _table(title: str, count: int, *columns: tuple[str, int]) -> Table:
    heading = Text(f"{title}: {count}", "bold cyan")
    table = Table(
        title=heading, title_justify="left", box=SIMPLE_HEAD, expand=True, pad_edge=False, show_header=count > 0
    )
    for name, ratio in columns:
        table.add_column(name, ratio=ratio, overflow="fold", header_style="dim")
    return table


def _text(words: str, style: str = "") -> Text:
    return Text(safe(" ".join(words.split())), style)


def _stacked(*lines: Text) -> Text:
    return Text("\n").join(line for line in lines if line.plain)


def _named(id: str | None, parsed: ParsedArticle) -> Text:
    actor = parsed.actor(id)
    return _text(actor.name, "bold") if actor else Text("nobody named", "italic dim")


def _proof(spans: Iterable[Span], parsed: ParsedArticle) -> Text:
    """The words of spans and where they stand."""
    spans = tuple(spans)
    words = " … ".join(span.of(parsed.article.text) for span in spans)
    return _text(f"“{words}”", "italic").append_text(_places(spans, before=" ")) if spans else Text()


def _places(spans: Iterable[Span], before: str = "") -> Text:
    spans = tuple(spans)
    shown = ", ".join(f"{span.start}-{span.end}" for span in spans[:PLACES])
    rest = f" and {len(spans) - PLACES} more" if len(spans) > PLACES else ""
    return Text(f"{before}{shown}{rest}", "not italic dim") if spans else Text()


def _mentioned(actor: Actor, parsed: ParsedArticle) -> Text:
    """The wordings of an actor, the most telling (the longest) first, and the places of all its mentions."""
    spans = parsed.spans_of(actor)
    wordings = sorted({" ".join(span.of(parsed.article.text).split()) for span in spans}, key=lambda w: (-len(w), w))
    words = _text(", ".join(f"“{w}”" for w in wordings[:3]) + (" …" if len(wordings) > 3 else ""), "italic")
    return words.append_text(_places(spans, before=" "))


def _kind(claim: Claim) -> str:
    modality = "" if claim.modality == "CT+" else f" {claim.modality}"
    return f"{'not: ' if claim.negated else ''}{claim.kind}{modality}"


def _to(claim: Claim, parsed: ParsedArticle) -> str:
    names = [actor.name for id in claim.addressees if (actor := parsed.actor(id))]
    return f"to {', '.join(names)}" if names else ""


def _reported(stance: Stance, parsed: ParsedArticle) -> str:
    names = [actor.name for id in stance.sources if (actor := parsed.actor(id))]
    return f"says {', '.join(names)}" if names else ""


def _layer(stance: Stance, parsed: ParsedArticle) -> str:
    owner = parsed.actor(stance.target.owner)
    return f"{stance.target.kind}{f' of {owner.name}' if owner else ''}"
