"""The contract of cleaners that are bound to a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from newsparse._pipeline.cleaning import clean
from newsparse._pipeline.sources import select
from newsparse.model import Article, BlockKind
from newsparse.plugin import CleanerSpec
from newsparse.testing.contracts.cleaners import CleanerContract

_ASIDE = (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.DATELINE)
_OTHER = "The council voted for the bridge.\n\nNobody said who would pay, and nobody asked."


class SourceContract(CleanerContract):
    r"""What a cleaner for a source keeps beyond the contract of cleaners: it takes out what it is for, and no more.

    Attributes:
        kept: running text of ``texts`` that must stay, in any of them.
        gone: what must be in the running text of none of them.

    Example:
        >>> from newsparse.plugin import hookimpl
        >>> class Plugin:
        ...     @hookimpl
        ...     def newsparse_cleaners(self):
        ...         yield CleanerSpec(name="gazette.trailer", domains=["gazette.example"], factory="gazette:trailer")
        >>> class TestGazette(SourceContract):
        ...     plugin = Plugin()
        ...     component = "gazette.trailer"
        ...     texts = ["Mali said no.\n\nMore from the Gazette: ten recipes"]
        ...     kept = ["Mali said no."]
        ...     gone = ["ten recipes"]
    """

    kept: ClassVar[Sequence[str]] = ()
    gone: ClassVar[Sequence[str]] = ()

    def test_it_is_bound_to_a_source(self, spec: CleanerSpec) -> None:
        """It names domains or publishers, and is for no other source."""
        assert spec.domains or spec.publishers, "give it domains or publishers; one without any is for all articles"
        other = Article(text="", url="https://other.example/a", publisher="Another Paper")
        assert select((spec,), other) == (), "it is chosen for an article of another source"

    def test_it_takes_out_what_it_is_for(self, spec: CleanerSpec) -> None:
        """What ``gone`` names is in no running text any more, and all that ``kept`` names is."""
        assert self.gone, "give `gone`: what the cleaner takes out of `texts`"
        cleaner = self.make(spec)
        running = "\n".join(_running(clean(article, [(spec.name, cleaner)])) for article in self.articles())
        assert [text for text in self.gone if text in running] == []
        assert [text for text in self.kept if text not in running] == []

    def test_a_text_without_its_marks_stays(self, spec: CleanerSpec) -> None:
        """When a source changes its pages, its old cleaner must do no harm, and never leave an empty article."""
        cleaned = clean(Article(text=_OTHER), [(spec.name, self.make(spec))])
        assert cleaned.text == _OTHER, "it changes a text that has nothing of its source"


def _running(article: Article) -> str:
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.kind not in _ASIDE)
