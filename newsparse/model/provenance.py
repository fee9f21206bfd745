"""Where a result comes from, and what went wrong on the way."""

from __future__ import annotations

import attrs

from newsparse.model.converting import as_tuple
from newsparse.model.kinds import Level
from newsparse.model.span import Span


@attrs.frozen(kw_only=True)
class Provenance:
    """What produced an item.

    The engine fills in ``component`` and ``version``; a component may give ``confidence`` (0 to 1) and the ids of
    the items that the result was derived from.
    """

    component: str = ""
    version: str = ""
    confidence: float | None = None
    derived_from: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)


@attrs.frozen(kw_only=True)
class Diagnostic:
    """A remark of a component about an article, for example that it failed there."""

    level: Level = attrs.field(converter=Level)
    code: str
    message: str
    component: str = ""
    span: Span | None = None
