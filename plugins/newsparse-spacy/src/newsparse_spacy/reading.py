"""What spaCy reads in an article: tokens, sentences and names, as plain columns with places in ``Article.text``.

spaCy is given one block at a time, so that no sentence and no name goes over the edge of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

import attrs
from spacy.language import Language
from spacy.tokens import Doc

from newsparse.model import BlockKind, ParsedArticle, Span, Tokens
from newsparse.text import blocks_of
from newsparse_spacy.columns import Columns, Stretch
from newsparse_spacy.models import load
from newsparse_spacy.speakable import speakable

SILENT = frozenset({BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.DATELINE})
"""Blocks that hold no sentence."""
LONGEST = 50_000
"""Code points that spaCy is given at once: its memory grows with them."""
_SPACES = re.compile(r"\s(?=\S*$)")


@attrs.frozen
class Name:
    """A named entity: where it stands, spaCy's label, and whether it modifies the word behind it (*Malian troops*)."""

    span: Span
    label: str
    modifies: bool


@attrs.frozen(kw_only=True)
class Reading:
    """The tokens, sentences and names of an article, and the language that the model is for (``en``).

    ``missing`` are spaCy's names of what no component of the model gives: ``POS``, ``DEP``, ``ENT_IOB``.
    """

    tokens: Tokens
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]
    language: str
    missing: frozenset[str]


@attrs.frozen
class Reader:
    """Reads documents with one model. It pickles as the model's name; every process loads the model for itself.

    Raises:
        ConfigurationError: if there is no such model.
    """

    model: str = ""

    def __call__(self, document: ParsedArticle) -> Reading:
        """What spaCy finds in an article, read once for all components."""
        # What is read hangs on the text alone: it is kept under the boundaries of no tokens.
        return attrs.evolve(document, tokens=None, sentences=()).derive(_Read(self.model), tags=False)


_given: ContextVar[Doc | None] = ContextVar("given", default=None)
_one_at_a_time = Lock()  # spaCy's memory zones are for one thread


@contextmanager
def given(doc: Doc) -> Iterator[None]:
    """Inside of it, an article with the text of ``doc`` is not read again: what spaCy found in ``doc`` is taken."""
    token = _given.set(doc)
    try:
        yield
    finally:
        _given.reset(token)


@attrs.frozen
class _Read:
    """The model of a name as a function of documents: equal ones find the same."""

    model: str

    def __call__(self, document: ParsedArticle) -> Reading:
        text = document.article.text
        blocks = [block.span for block in blocks_of(document.article) if block.kind not in SILENT]
        doc = _given.get()
        if doc is not None and doc.text == text:
            return _reading(list(_within(doc, blocks)), text, doc.vocab.lang)
        nlp = load(self.model)
        with _one_at_a_time, nlp.memory_zone():
            return _reading(list(_read(nlp, text, blocks)), text, nlp.lang or "")


def _read(nlp: Language, text: str, blocks: Sequence[Span]) -> Iterator[Stretch]:
    pieces = [piece for span in blocks for piece in _pieces(text, span)]
    for piece, doc in zip(pieces, nlp.pipe(speakable(piece.of(text)) for piece in pieces), strict=True):
        yield Stretch(doc, 0, len(doc), piece.start)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A block, cut at white space where it is longer than any block is."""
    start = span.start
    while span.end - start > LONGEST:
        gap = _SPACES.search(text, start + 1, start + LONGEST)
        end = gap.start() if gap else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _within(doc: Doc, blocks: Sequence[Span]) -> Iterator[Stretch]:
    """The tokens of a ``Doc`` that begin in each block."""
    starts = [token.idx for token in doc]
    for span in blocks:
        yield Stretch(doc, bisect_left(starts, span.start), bisect_left(starts, span.end), 0)


def _reading(stretches: Sequence[Stretch], text: str, language: str) -> Reading:
    columns = Columns(text, language)
    for stretch in stretches:
        columns.add(stretch)
    return Reading(
        tokens=columns.tokens(),
        sentences=tuple(columns.sentences),
        names=tuple(name for stretch in stretches for name in _names(stretch)),
        language=language,
        missing=frozenset(attribute for attribute in ("POS", "DEP", "ENT_IOB") if _lacks(stretches, attribute)),
    )


def _names(stretch: Stretch) -> Iterator[Name]:
    for entity in stretch.doc.ents:
        if stretch.first <= entity.start and entity.end <= stretch.end:
            span = Span(entity.start_char + stretch.offset, entity.end_char + stretch.offset)
            modifies = entity.root.head.i >= entity.end and entity.root.dep_ in ("amod", "compound", "nmod")
            yield Name(span, entity.label_, modifies)


def _lacks(stretches: Sequence[Stretch], attribute: str) -> bool:
    docs = [stretch.doc for stretch in stretches if any(not token.is_space for token in stretch.doc)]
    return bool(docs) and not any(doc.has_annotation(attribute) for doc in docs)
