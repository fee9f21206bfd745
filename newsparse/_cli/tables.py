"""A result as tables for a person: actors, claims, stances and annotations, each with the words that prove it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TextIO

import attrs
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from newsparse._cli.view import View
from newsparse._cli.words import safe
from newsparse.model import Actor, Annotation, Claim, Dimension, ParsedArticle, Polarity, Span, Stance
from newsparse.model.actor import sort_of
from newsparse.model.claim import says
from newsparse.model.display import content_of, of_plugins, told_apart
from newsparse.model.stance import stands
from newsparse.model.wording import FAINT, NOBODY, pieces_text

WIDTH = 80
"""Columns where nobody says how many there are: in a file, or in a pipe."""

GAP = 2
PLACES = 4
_COLOURS = {Polarity.SUPPORT: "green", Polarity.NEUTRAL: "yellow", Polarity.OPPOSE: "red"}


@attrs.frozen
class Column:
    """The name of a column, and its share of the width."""

    name: str
    share: int = 1


@attrs.frozen
class Row:
    """The cells of a row, and whether it is shown faintly."""

    cells: tuple[Text, ...]
    faint: bool = False


def show(parsed: ParsedArticle, file: TextIO, view: View | None = None) -> None:
    """Print one result. Places are half open, in code points of the article's text."""
    view = view or View()
    article = parsed.article
    screen = _Screen(file)
    screen.print(_text(article.title or " ".join(article.text[:80].split()) or "(an empty text)", "bold"))
    day = article.published.isoformat() if article.published else None
    about = [article.publisher, ", ".join(article.authors), day, article.url]
    if any(about):
        screen.print(_text(" · ".join(part for part in about if part), "dim"))
    stances, portrayals = (parsed.stances, 0) if view.portrayals else told_apart(parsed.stances)
    annotations = of_plugins(parsed.annotations)
    screen.table("Actors", _ACTOR_COLUMNS, [_actor(actor, parsed, view) for actor in parsed.actors])
    screen.table("Claims", _CLAIM_COLUMNS, [_claim(claim, parsed, view) for claim in parsed.claims])
    screen.table("Stances", _STANCE_COLUMNS, [_stance(stance, parsed, view) for stance in stances])
    if annotations:
        screen.table("Annotations", _ANNOTATION_COLUMNS, [_annotation(a, parsed, view) for a in annotations])
    screen.print(Text())
    if portrayals:
        screen.print(_text(f"not shown: {portrayals} portrayals (see --portrayals)", "dim"))
    if article.removed:
        reasons = ", ".join(dict.fromkeys(r.reason for r in article.removed))
        screen.print(_text(f"left out of the text: {len(article.removed)} ({reasons})", "dim"))
    for diagnostic in parsed.diagnostics:
        screen.print(_text(f"{diagnostic.level}: {diagnostic.message}", "dim"))


def show_maker(maker: str, file: TextIO) -> None:
    """Print the last line: what made all that."""
    _Screen(file).print(_text(maker, "dim"))


# -- the screen


class _Screen:
    """A terminal, or a file that is read as one; in a file, no line ends in blanks."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._terminal = file.isatty()
        self._console = Console(
            file=file if self._terminal else StringIO(),
            width=None if self._terminal or "COLUMNS" in os.environ else WIDTH,
            color_system="auto" if self._terminal else None,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def print(self, text: Text) -> None:
        if self._terminal:
            self._console.print(text)
            return
        with self._console.capture() as captured:
            self._console.print(text)
        self._file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))

    def table(self, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        self.print(Text())
        self.print(Text(f"{title}: {len(rows)}", "bold cyan"))
        if not rows:
            return
        heads = tuple(Text(column.name, "dim") for column in columns)
        cells = (heads, *(row.cells for row in rows))
        widths = fitted(
            [[line for row in cells for line in row[i].plain.split("\n")] for i in range(len(columns))],
            [column.share for column in columns],
            self._console.width,
        )
        self._row(heads, widths)
        self.print(Text("─" * (sum(widths) + GAP * (len(widths) - 1)), "dim"))
        for row in rows:
            self._row(tuple(_faint(cell) for cell in row.cells) if row.faint else row.cells, widths)

    def _row(self, cells: Sequence[Text], widths: Sequence[int]) -> None:
        """One row: the lines of its cells side by side."""
        wrapped = [cell.wrap(self._console, width) for cell, width in zip(cells, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            line = Text()
            for column, (lines, width) in enumerate(zip(wrapped, widths, strict=True)):
                piece = lines[number] if number < len(lines) else Text()
                piece.rstrip()
                line.append_text(piece)
                if column < len(widths) - 1:
                    line.append(" " * (width - cell_len(piece.plain) + GAP))
            self.print(line)


def fitted(cells: Sequence[Sequence[str]], shares: Sequence[int], width: int) -> list[int]:
    """How wide each column of lines is: no wider than it needs, and no word is cut where there is room for it.

    Example:
        >>> fitted([["a mayor", "no"], ["the harbour authority of Mombasa"]], [1, 3], 22)
        [5, 15]
    """
    wanted = [max(map(cell_len, lines)) for lines in cells]
    least = [max((cell_len(word) for line in lines for word in line.split()), default=1) for lines in cells]
    room = width - GAP * (len(cells) - 1)
    widths = [max(1, one) for one in least]
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    while sum(widths) < room:
        growing = [i for i, one in enumerate(widths) if one < wanted[i]]
        if not growing:
            break
        widths[max(growing, key=lambda i: shares[i] / widths[i])] += 1
    return widths


# -- the rows

_ACTOR_COLUMNS = (Column("actor", 3), Column("type and roles", 3), Column("mentioned as", 4))
_CLAIM_COLUMNS = (Column("who", 3), Column("says", 2), Column("what", 6), Column("confidence"))
_STANCE_COLUMNS = (
    Column("who", 3),
    Column("stands", 2),
    Column("on what, by which words", 5),
    Column("strength"),
    Column("confidence"),
)
_ANNOTATION_COLUMNS = (Column("kind", 2), Column("attributes", 4), Column("words", 4))


def _actor(actor: Actor, parsed: ParsedArticle, view: View) -> Row:
    aliases = ", ".join(a for a in actor.aliases if a != actor.name)
    return Row(
        (
            _stacked(_text(actor.name, "bold"), _text(aliases, "dim")),
            _stacked(_text(sort_of(actor)), *(_text(str(role), "dim") for role in actor.roles)),
            _mentioned(actor, parsed, view),
        )
    )


def _claim(claim: Claim, parsed: ParsedArticle, view: View) -> Row:
    attribution = parsed.attribution(claim.attribution_id)
    source = parsed.actor(claim.source)
    named = source is not None and source.name in pieces_text(parsed.article.text, attribution.source)
    return Row(
        (
            _stacked(
                _named(claim.source, parsed),
                Text() if named and not view.offsets else _proof(attribution.source, parsed, view),
            ),
            _stacked(_text(says(claim)), _proof(attribution.cue, parsed, view)),
            _stacked(
                _text(content_of(claim, parsed)).append_text(_places(attribution.content, view)),
                _text(_to(claim, parsed), "dim"),
            ),
            Text(f"{claim.confidence:.2f}"),
        ),
        faint=claim.confidence < FAINT,
    )


def _stance(stance: Stance, parsed: ParsedArticle, view: View) -> Row:
    more = [
        f"until {stance.valid_to}" if stance.valid_to else "",
        f"if {stance.condition}" if stance.condition else "",
    ]
    return Row(
        (
            _stacked(_holder(stance, parsed), _text(_reported(stance, parsed), "dim")),
            _stacked(_text(stands(stance), _COLOURS[stance.polarity]), *(_text(part, "dim") for part in more)),
            _stacked(
                _text(stance.target.text).append(" ").append_text(_text(_layer(stance, parsed), "dim")),
                _proof(stance.evidence, parsed, view),
            ),
            Text(f"{stance.strength:.2g}"),
            Text(f"{stance.confidence:.2f}"),
        ),
        faint=stance.confidence < FAINT,
    )


def _annotation(annotation: Annotation, parsed: ParsedArticle, view: View) -> Row:
    attributes = (_text(f"{name}: {value}") for name, value in annotation.attributes)
    return Row((_text(annotation.kind), _stacked(*attributes), _proof(annotation.spans, parsed, view)))


def _text(words: str, style: str = "") -> Text:
    return Text(safe(" ".join(words.split())), style)


def _faint(cell: Text) -> Text:
    faint = cell.copy()
    faint.stylize("dim")
    return faint


def _stacked(*lines: Text) -> Text:
    return Text("\n").join(line for line in lines if line.plain)


def _named(id: str | None, parsed: ParsedArticle) -> Text:
    actor = parsed.actor(id)
    return _text(actor.name, "bold") if actor else Text(NOBODY, "italic dim")


def _holder(stance: Stance, parsed: ParsedArticle) -> Text:
    if stance.dimension is Dimension.PORTRAYAL and stance.holder is None:
        return Text("the text", "italic dim")
    return _named(stance.holder, parsed)


def _proof(spans: Iterable[Span], parsed: ParsedArticle, view: View) -> Text:
    """The words of spans, and where they stand if that is wanted."""
    spans = tuple(spans)
    words = pieces_text(parsed.article.text, spans)
    return _text(f"“{words}”", "italic").append_text(_places(spans, view)) if spans else Text()


def _places(spans: Iterable[Span], view: View) -> Text:
    spans = tuple(spans)
    shown = ", ".join(f"{span.start}-{span.end}" for span in spans[:PLACES])
    rest = f" and {len(spans) - PLACES} more" if len(spans) > PLACES else ""
    return Text(f" {shown}{rest}", "not italic dim") if spans and view.offsets else Text()


def _mentioned(actor: Actor, parsed: ParsedArticle, view: View) -> Text:
    """The wordings of an actor, the most telling (the longest) first, and the places of all its mentions."""
    spans = parsed.spans_of(actor)
    wordings = sorted({" ".join(span.of(parsed.article.text).split()) for span in spans}, key=lambda w: (-len(w), w))
    words = _text(", ".join(f"“{w}”" for w in wordings[:3]) + (" …" if len(wordings) > 3 else ""), "italic")
    return words.append_text(_places(spans, view))


def _to(claim: Claim, parsed: ParsedArticle) -> str:
    names = [actor.name for id in claim.addressees if (actor := parsed.actor(id))]
    return f"to {', '.join(names)}" if names else ""


def _reported(stance: Stance, parsed: ParsedArticle) -> str:
    names = [actor.name for id in stance.sources if (actor := parsed.actor(id))]
    return f"says {', '.join(names)}" if names else ""


def _layer(stance: Stance, parsed: ParsedArticle) -> str:
    owner = parsed.actor(stance.target.owner)
    return f"({stance.target.kind}{f' of {owner.name}' if owner else ''})"
