"""Edits: what a cleaner wants done to a text. It never returns a new string."""

from __future__ import annotations

import attrs

from newsparse.model.converting import without_pairs
from newsparse.model.kinds import BlockKind, EditAction
from newsparse.model.span import Span


@attrs.frozen(kw_only=True)
class Edit:
    """One change or label, at a span of the ``Article.text`` that the cleaner was given.

    * ``drop`` takes the span out; it stays visible in ``Article.removed`` with its ``reason``;
    * ``replace`` puts ``text`` in its place (mojibake, odd spaces);
    * ``split`` ends a block before the span and begins another behind it (the span may be empty, or white space);
    * ``label`` makes the span a block of its own, of ``kind``.

    Example:
        >>> Edit.drop(Span(0, 9), "read-more").action
        <EditAction.DROP: 'drop'>
    """

    action: EditAction = attrs.field(converter=EditAction)
    span: Span
    text: str = attrs.field(default="", converter=without_pairs)
    kind: BlockKind | None = attrs.field(default=None, converter=attrs.converters.optional(BlockKind))
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        if (self.action is EditAction.LABEL) != (self.kind is not None):
            raise ValueError("a label edit, and no other, needs a block kind")
        if self.text and self.action is not EditAction.REPLACE:
            raise ValueError("only a replace edit has a text")

    @classmethod
    def drop(cls, span: Span, reason: str) -> Edit:
        """Take ``span`` out of the text."""
        return cls(action=EditAction.DROP, span=span, reason=reason)

    @classmethod
    def replace(cls, span: Span, text: str, reason: str) -> Edit:
        """Put ``text`` in the place of ``span``."""
        return cls(action=EditAction.REPLACE, span=span, text=text, reason=reason)

    @classmethod
    def split(cls, span: Span, reason: str = "") -> Edit:
        """End a block before ``span`` and begin the next behind it."""
        return cls(action=EditAction.SPLIT, span=span, reason=reason)

    @classmethod
    def label(cls, span: Span, kind: BlockKind | str, reason: str = "") -> Edit:
        """Make ``span`` a block of ``kind``: a `BlockKind`, or its value such as ``"credit"``."""
        return cls(action=EditAction.LABEL, span=span, kind=BlockKind(kind), reason=reason)
