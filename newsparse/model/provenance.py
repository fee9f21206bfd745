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

    Example:
        >>> import newsparse
        >>> claim = newsparse.parse("Mali rejects the plan.", pipeline="rules").claims[0]
        >>> isinstance(claim.provenance, Provenance), claim.provenance.component
        (True, 'english.claims')
    """

    component: str = ""
    version: str = ""
    confidence: float | None = None
    derived_from: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)


@attrs.frozen(kw_only=True)
class Diagnostic:
    """A remark of a component about an article, for example that it failed there.

    Example:
        >>> import newsparse
        >>> (failed,) = newsparse.parse_many([7], pipeline="rules", on_error="record")
        >>> for diagnostic in failed.diagnostics:
        ...     print(f"{diagnostic.level}: {diagnostic.code}: {diagnostic.message}")
        error: input-error: parse takes a text or an Article, not int
    """

    level: Level = attrs.field(converter=Level)
    code: str
    message: str
    component: str = ""
    span: Span | None = None
