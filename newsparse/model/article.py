"""The article: one text, its blocks, what is known about it, and the way back to the text as received."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import attrs

from newsparse.errors import InputError
from newsparse.model.alignment import Alignment
from newsparse.model.converting import as_tuple, without_pairs
from newsparse.model.ids import digest
from newsparse.model.kinds import BlockKind
from newsparse.model.provenance import Diagnostic
from newsparse.model.span import Span


@attrs.frozen(kw_only=True)
class Block:
    r"""A labelled stretch of ``Article.text``: the title, a paragraph, a caption ...

    Example:
        >>> Block(kind="title", span=Span(0, 10)).span.of("Toll stays\n\nThe mayor defended it.")
        'Toll stays'
    """

    kind: BlockKind = attrs.field(converter=BlockKind)
    span: Span


@attrs.frozen(kw_only=True)
class Removed:
    r"""A stretch of ``Article.original`` that cleaning dropped, and why (``repeated-title``, ``read-more`` ...).

    Example:
        >>> import newsparse
        >>> article = newsparse.parse("Share\nThe mayor defended the toll on Monday.", pipeline="rules").article
        >>> [(removed.span.of(article.original).strip(), removed.reason) for removed in article.removed]
        [('Share', 'share')]
    """

    span: Span
    reason: str
    component: str = ""


def _pairs(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    items = value.items() if isinstance(value, Mapping) else value
    return tuple((str(k), str(v)) for k, v in items)


def _text(given: str) -> str:
    if not isinstance(given, str):
        raise InputError(f"the text of an article is a string, not {type(given).__name__}")
    return without_pairs(given)


@attrs.frozen(kw_only=True)
class Article:
    """A news article. Every span of a result points into ``text``.

    ``Article(text=...)`` is enough; ``original`` is then the text itself. ``extra`` holds what else a source says of
    the article, as pairs of strings (a mapping is taken too). ``diagnostics`` are remarks of those who read and cleaned
    it; those of a result begin with them. A character that is given as two surrogates is one character in ``text``: in
    files there is no other way to write it.

    Raises:
        InputError: if the text is no string.

    Example:
        >>> article = Article(text="Mali says no.", published=datetime.date(2024, 1, 28))
        >>> article.id, article.title, article.cleaned
        ('62380831bfda', None, False)
    """

    text: str = attrs.field(converter=_text)
    blocks: tuple[Block, ...] = attrs.field(default=(), converter=as_tuple)
    subtitle: str | None = None
    authors: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    published: datetime.date | datetime.datetime | None = None
    updated: datetime.date | datetime.datetime | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    original: str = attrs.field(repr=False, converter=_text)
    alignment: Alignment = attrs.field(repr=False)
    removed: tuple[Removed, ...] = attrs.field(default=(), converter=as_tuple)
    cleaned: bool = False
    extra: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), converter=as_tuple)
    id: str = attrs.field()

    @original.default
    def _default_original(self) -> str:
        return self.text

    @alignment.default
    def _default_alignment(self) -> Alignment:
        return Alignment.identity(len(self.text))

    @id.default
    def _default_id(self) -> str:
        return digest(self.url or "", self.original)

    @property
    def title(self) -> str | None:
        """The text of the first title block, or None."""
        return next((b.span.of(self.text) for b in self.blocks if b.kind is BlockKind.TITLE), None)

    def __repr__(self) -> str:
        start = self.title or " ".join(self.text[:60].split())
        return f"<Article {self.id} {start!r}, {len(self.text)} characters>"
