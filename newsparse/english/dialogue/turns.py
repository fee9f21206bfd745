"""Turns: what one speaker says in a row, named by a label or a signature and by nothing in a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from newsparse.model import Attribution, ParsedArticle, Provenance, Span, Style, item_id

CONFIDENCE = 0.9
"""How often a turn is told right."""


@attrs.frozen
class Turn:
    """What one speaker says in a row.

    ``sign`` parts the label, before or after it, from the words that are said, one span for each block. ``speaker``
    are the words that name who speaks: in the label, or elsewhere where that is a letter; None where nobody is known.
    ``asks`` says that what is said are questions.
    """

    label: Span
    sign: Span
    said: tuple[Span, ...]
    speaker: Span | None = None
    asks: bool = False


class Dialogue:
    """The turns of one article, in text order; none, if it is no dialogue."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.turns = tuple(sorted(turns, key=lambda turn: turn.label))
        parts = ((part, i, k == 0) for i, t in enumerate(self.turns) for k, part in enumerate((t.label, *t.said)))
        self._parts = sorted(parts, key=lambda part: part[0])
        self._starts = [span.start for span, _, _ in self._parts]
        self._turns: dict[tuple[Span, ...], Turn] = {(turn.sign,): turn for turn in turns}

    def turn_of(self, attribution: Attribution) -> Turn | None:
        """The turn that an attribution is."""
        return self._turns.get(attribution.cue)

    def names(self, span: Span) -> bool:
        """Whether a span stands in the label of somebody who speaks."""
        return any(is_label for _, is_label in self._places(span))

    def splits(self, spans: Sequence[Span]) -> bool:
        """Whether words of one report stand in a label, or in two turns, or only partly in one."""
        places = {place for span in spans for place in self._places(span)}
        return len(places) > 1 or any(is_label for _, is_label in places)

    def _places(self, span: Span) -> Iterator[tuple[int, bool]]:
        """The turns that a span reaches into, each with whether it is their label; -1 for none."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        met = [
            (turn, is_label)
            for part, turn, is_label in self._parts[first : bisect_right(self._starts, span.end)]
            if part.overlaps(span)
        ]
        yield from met or [(-1, False)]


def turn_attributions(document: ParsedArticle, dialogue: Dialogue) -> Iterator[Attribution]:
    """The attributions that turns are: the sign beside the label is the cue, and all that is said is direct speech."""
    for turn in dialogue.turns:
        yield Attribution(
            id=item_id(document.article.id, "attribution", [turn.sign]),
            source=(turn.speaker,) if turn.speaker is not None else (),
            cue=(turn.sign,),
            content=turn.said,
            style=Style.DIRECT,
            provenance=Provenance(confidence=CONFIDENCE),
        )
