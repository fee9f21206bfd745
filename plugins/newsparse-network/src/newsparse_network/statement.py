"""A statement: who is for or against what, in which document and when. The unit that all networks are made of."""

from __future__ import annotations

import datetime

import attrs

from newsparse.errors import InputError
from newsparse.model import Span
from newsparse.model.converting import as_tuple

SUPPORT, NEUTRAL, OPPOSE = 1, 0, -1

LAYERS = ("issue", "actor")
"""What a statement is about. The two are never counted together."""

LEVELS = ("actor", "affiliation", "party", "country")
"""The levels at which holders, and targets that are actors, can be looked at."""


def _day(value: datetime.date | datetime.datetime | None) -> datetime.date | None:
    return value.date() if isinstance(value, datetime.datetime) else value


@attrs.frozen(kw_only=True)
class Statement:
    """One statement. ``document``, ``actor``, ``issue`` and ``agreement`` are enough.

    In the layer ``actor`` the issue is the name of the actor that the statement is about. ``agreement`` is 1, 0 or -1.
    ``sources`` are the names of those who report it, outermost first. ``named`` is false for critics, officials and
    other holders that are nobody in particular. ``span`` is where the words stand in the document's text: half open, in
    code points.

    Raises:
        InputError: if it has no document, actor or issue, another agreement or layer, or no confidence from 0 to 1.

    Example:
        >>> Statement(document="d1", actor="Mali", issue="truce", agreement=1).layer
        'issue'
    """

    document: str
    actor: str
    issue: str
    agreement: int = attrs.field(converter=int)
    date: datetime.date | None = attrs.field(default=None, converter=_day)
    affiliation: str = ""
    party: str = ""
    country: str = ""
    layer: str = "issue"
    target_affiliation: str = ""
    target_party: str = ""
    target_country: str = ""
    dimension: str = ""
    confidence: float = 1.0
    sources: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    named: bool = True
    outlet: str = ""
    words: str = ""
    span: Span | None = None
    component: str = ""
    id: str = ""

    def __attrs_post_init__(self) -> None:
        for field in ("document", "actor", "issue"):
            if not getattr(self, field).strip():
                raise InputError(f"a statement needs a text as its {field}; give one, or leave the statement out")
        if self.agreement not in (SUPPORT, NEUTRAL, OPPOSE):
            raise InputError(f"agreement is 1, 0 or -1 (for, neutral, against), not {self.agreement!r}")
        if self.layer not in LAYERS:
            raise InputError(f"a statement is about an issue or an actor, not {self.layer!r:.60}")
        if not 0 <= self.confidence <= 1:
            raise InputError(f"a confidence lies between 0 and 1, and is not {self.confidence!r}")


@attrs.frozen(kw_only=True)
class Document:
    """A document that statements stand in: what a ``.dna`` file tells of it, beside its text.

    Example:
        >>> Document(id="d1", text="Mali backs the truce.", date=datetime.date(2024, 5, 2)).date.isoformat()
        '2024-05-02'
    """

    id: str
    text: str
    title: str = ""
    author: str = ""
    source: str = ""
    section: str = ""
    notes: str = ""
    date: datetime.date | datetime.datetime | None = None


@attrs.frozen
class LeftOut:
    """How many statements were left out, and why.

    Example:
        >>> print(LeftOut("whose holder has no name", 3))
        3 whose holder has no name
    """

    reason: str
    number: int

    def __str__(self) -> str:
        return f"{self.number} {self.reason}"
