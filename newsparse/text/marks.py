"""Quotation marks one by one: which opens, which closes, and which is none at all."""

from __future__ import annotations

import re
from enum import Enum

import attrs

OPENING = "“„‟«「『"
CLOSING = "”»」』"
SINGLE = "‘’‚‛'"
_MARK = re.compile("|".join(["``", "''(?!')", "’’", "‘‘", '"""', '""', '"', *OPENING, *CLOSING, *SINGLE]))
"""No sets of signs: where each alternative begins with a sign of its own, text without signs is passed over quickly."""
_BEFORE_OPENING = "([{—–-‘'/*_>"
_INCHES = re.compile(r"['’′]\s?\d{1,2}\s?$|\d[½¼¾]?$")
_MEASURED = re.compile(r"\s*(?:tall|wide|long|thick|deep|high|by|x|×|TVs?|screens?|monitors?|barrels?|guns?|pipes?)\b")
_ELIDED = re.compile(r"['‘’](\d\d?0?s?|em|n|til|cause|tis|twas|bout|round|cos|cuz)(?![\w-])", re.IGNORECASE)
_ALWAYS_ELIDED = frozenset({"em", "n", "til", "bout", "cuz"})


class Turn(Enum):
    """What a mark does where it stands."""

    OPEN = 1
    CLOSE = -1
    EITHER = 0
    NONE = None


@attrs.frozen
class Mark:
    """A double quotation mark: where it stands, its sign, and what it does."""

    start: int
    end: int
    sign: str
    turn: Turn

    @property
    def family(self) -> str:
        """Marks that belong together: straight ones, curly ones, guillemets ..."""
        return next((f for f in ('"', "`''", "“”„‟", "«»", "‘’") if self.sign[0] in f), self.sign)


def marks(text: str, start: int, end: int) -> tuple[list[Mark], list[int]]:
    """The double marks of a stretch of text, and the positions of the single ones."""
    double, single = [], []
    for match in _MARK.finditer(text, start, end):
        if match[0] in SINGLE:
            single.append(match.start())
        else:
            turn = _turn(text, match, start, end)
            if turn is not Turn.NONE:
                double.append(Mark(match.start(), match.end(), match[0], turn))
    return double, single


def _turn(text: str, match: re.Match[str], start: int, end: int) -> Turn:
    sign = match[0]
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    free_before, free_after = before.isspace() or before in _BEFORE_OPENING, after.isspace()
    if sign in ("‘‘", "’’") and before.isdigit():
        return Turn.NONE  # seconds
    if sign in ("``", "‘‘"):
        return Turn.OPEN
    if sign in OPENING:
        if not free_after:
            # German closes with the mark that English opens with.
            return Turn.EITHER if sign in "“«" and not free_before and not after.isalnum() else Turn.OPEN
        return Turn.EITHER
    if sign in CLOSING or sign == "’’":
        return Turn.EITHER if match.start() == start or (free_before and not free_after) else Turn.CLOSE
    if before == "=" or (after == ">" and match.end() + 1 <= end):
        return Turn.NONE  # markup
    if free_before and not free_after:
        return Turn.OPEN
    if sign[0] == '"' and before.isdigit() and _measures(text, match, start):
        return Turn.NONE
    lost_space = after.isalnum() and not before.isalnum()
    return Turn.EITHER if before.isspace() or lost_space else Turn.CLOSE


def _measures(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a straight mark behind a digit stands for inches."""
    inches = _INCHES.search(text, max(start, match.start() - 5), match.start())
    if inches is None:
        return False
    return inches[0][0] in "'’′" or _MEASURED.match(text, match.end()) is not None


def could_open_single(text: str, at: int, start: int, end: int) -> bool:
    """Whether a single mark could open a quotation: it may be an apostrophe instead."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if after.isspace() or not (before.isspace() or before in _BEFORE_OPENING or before in '“„«"`'):
        return False
    elided = _ELIDED.match(text, at, end)
    # A word processor turns the apostrophe of ’em the wrong way; of ‘round and ‘cause nobody can tell.
    return elided is None or (
        text[at] in "‘‚" and elided[1].lower() not in _ALWAYS_ELIDED and not elided[1][0].isdigit()
    )


def could_close_single(text: str, at: int, start: int, end: int) -> bool:
    """Whether a single mark could close a quotation."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and not after.isalnum()
