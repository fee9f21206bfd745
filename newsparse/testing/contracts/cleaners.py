"""The contract of cleaners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attrs
from hypothesis import strategies as st

from newsparse._pipeline.cleaning import apply_edits, clean
from newsparse._pipeline.sources import select
from newsparse.errors import NewsparseError
from newsparse.model import Article, Diagnostic, Edit
from newsparse.plugin import CleanerSpec
from newsparse.testing.contracts.base import Contract, outcome, unchanged
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.testing.strategies import articles, texts


class CleanerContract(Contract):
    r"""What a cleaner keeps: it returns edits that can be applied, changes nothing itself, and is soon done.

    Attributes:
        texts: texts or articles in each of which the cleaner has something to do.

    Example:
        >>> from newsparse.plugin import hookimpl
        >>> class Plugin:
        ...     @hookimpl
        ...     def newsparse_cleaners(self):
        ...         yield CleanerSpec(name="gazette.trailer", domains=["gazette.example"], factory="gazette:trailer")
        >>> class TestTrailer(CleanerContract):
        ...     plugin = Plugin()
        ...     component = "gazette.trailer"
        ...     texts = ["Mali said no.\n\nMore from the Gazette: ten recipes"]
    """

    catalogue = "cleaners"
    texts: ClassVar[Sequence[str | Article]] = ()

    def articles(self) -> list[Article]:
        """The example texts as articles."""
        return [text if isinstance(text, Article) else Article(text=text) for text in self.texts]

    def test_it_has_something_to_do(self, spec: CleanerSpec) -> None:
        """The example texts must show the cleaner at work: a suite for an idle one proves nothing."""
        assert self.texts, "give `texts` in which the cleaner has something to do"
        cleaner = self.make(spec)
        for article in self.articles():
            found = list(cleaner(article))
            assert all(isinstance(item, Edit | Diagnostic) for item in found), f"it returned other things: {found!r}"
            edits = [item for item in found if isinstance(item, Edit)]
            assert edits, f"it leaves {article.text!r} as it is"
            assert apply_edits(article, edits, spec.name) != article, f"its edits leave {article.text!r} as it is"

    def test_the_same_article_gives_the_same_edits(self, spec: CleanerSpec) -> None:
        """Neither other instances nor articles read before make a difference."""
        one, other = self.make(spec), self.make(spec)
        first = [list(one(article)) for article in self.articles()]
        again = [list(one(article)) for article in reversed(self.articles())][::-1]
        assert first == again, "what was read before makes a difference"
        assert first == [list(other(article)) for article in self.articles()], "two instances differ"

    def test_cleaning_twice_changes_no_more(self, spec: CleanerSpec) -> None:
        """What is clean stays as it is."""
        cleaner = self.make(spec)
        for article in self.articles():
            once = clean(article, [(spec.name, cleaner)])
            twice = clean(attrs.evolve(once, cleaned=False), [(spec.name, cleaner)])
            assert twice.text == once.text, f"{once.text!r} is cleaned once more, to {twice.text!r}"

    def test_it_is_chosen_for_its_source(self, spec: CleanerSpec) -> None:
        """A cleaner that is bound to a source runs on the articles of that source."""
        day = spec.valid_from or spec.valid_until
        sources = [Article(text="", url=f"https://{domain}/a", published=day) for domain in spec.domains]
        sources += [Article(text="", publisher=publisher, published=day) for publisher in spec.publishers]
        for article in sources:
            assert spec in select((spec,), article), f"it is not chosen for {article.url or article.publisher}"

    def test_hostile_texts_survive(self, spec: CleanerSpec) -> None:
        """Whatever is received can be cleaned, or gives an error that says what to do."""
        cleaner = self.make(spec)
        for name, text in HOSTILE_TEXTS.items():
            try:
                _passes(cleaner, Article(text=text), spec.name)
            except AssertionError as error:
                raise AssertionError(f"on the hostile text {name!r}: {error}") from error

    def test_any_text_survives(self, spec: CleanerSpec) -> None:
        """The same for all that Hypothesis can think of, with blocks and metadata or without."""
        cleaner = self.make(spec)
        given = st.one_of(texts().map(lambda text: Article(text=text)), articles())
        self.for_all(given, lambda article: _passes(cleaner, article, spec.name))


def _passes(cleaner: Any, article: Article, name: str) -> None:
    check = unchanged(article)
    edits = outcome(lambda: list(cleaner(article)))
    check()
    if isinstance(edits, NewsparseError):
        assert str(edits), "it raised an error without a message"
        return
    try:
        cleaned = clean(article, [(name, lambda _: edits)])
    except NewsparseError as error:
        raise AssertionError(f"its edits cannot be applied: {error}") from error
    for removed in cleaned.removed:
        assert removed.span.end <= len(cleaned.original), "what it removed is not to be found in the text as received"
