"""The contract of extractors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st

from newsparse._pipeline import Pipeline
from newsparse._pipeline.validate import layer_of
from newsparse._registry import Config, Registry
from newsparse.errors import NewsparseError
from newsparse.model import Article, Attribution, BlockKind, Diagnostic, Item, ParsedArticle, Tokens
from newsparse.plugin import ExtractorSpec
from newsparse.testing.contracts.base import Contract, outcome, unchanged
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.testing.strategies import articles, layouts, texts
from newsparse.text import RUNNING, blocks_of, quotations

Documents = Callable[[str | Article], ParsedArticle]


class ExtractorContract(Contract):
    """What an extractor keeps: it finds what it promises, changes nothing, and survives every text.

    Attributes:
        texts: texts or articles in which the component finds something of every layer that it provides.
        before: components that run before it; as default, the first ones of ``rules`` that provide what it requires.

    Example:
        >>> class TestMentions(ExtractorContract):
        ...     component = "english.mentions"
        ...     texts = ["Ada Bell said no."]
    """

    catalogue = "extractors"
    texts: ClassVar[Sequence[str | Article]] = ()
    before: ClassVar[Sequence[str]] = ()

    @pytest.fixture
    def engine(self, registry: Registry, spec: ExtractorSpec) -> Pipeline:
        """The component behind those that it needs."""
        names = tuple(self.before) or _providers(spec, registry)
        return Pipeline.from_names((*names, self.component), registry=registry, config=self._config())

    @pytest.fixture
    def document(self, engine: Pipeline, registry: Registry) -> Documents:
        """A function from a text to what the component is given of it."""
        first = Pipeline.from_names(engine.components[:-1], registry=registry)
        return lambda given: first(given, clean=False)

    def test_it_finds_every_layer_that_it_provides(self, spec: ExtractorSpec, document: Documents) -> None:
        """The example texts must show the component at work: a suite for an idle component proves nothing."""
        assert self.texts, "give `texts` in which the component finds something"
        component = self.make(spec)
        found = {layer for text in self.texts for item in component(document(text)) for layer in _layers(item)}
        assert spec.provides <= found, f"nothing of {sorted(spec.provides - found)} is found in `texts`"

    def test_its_own_texts_pass_the_engine(self, engine: Pipeline) -> None:
        """Spans are in bounds, ids exist and are used once, and only declared layers are returned."""
        for text in self.texts:
            engine(text, clean=False)

    def test_the_same_article_gives_the_same_result(self, spec: ExtractorSpec, document: Documents) -> None:
        """Neither other instances nor articles read before make a difference."""
        one, other = self.make(spec), self.make(spec)
        first = [list(one(document(text))) for text in self.texts]
        again = [list(one(document(text))) for text in reversed(self.texts)][::-1]
        elsewhere = [list(other(document(text))) for text in self.texts]
        assert first == again, "what was read before makes a difference"
        assert first == elsewhere, "two instances differ"

    def test_it_changes_nothing(self, spec: ExtractorSpec, document: Documents) -> None:
        """A document is for all components, and none of them may write in it."""
        component = self.make(spec)
        for text in self.texts:
            given = document(text)
            check = unchanged(given)
            list(component(given))
            check()

    def test_hostile_texts_survive(self, spec: ExtractorSpec, engine: Pipeline, document: Documents) -> None:
        """Whatever is received gives a result, or an error that says what to do."""
        component = self.make(spec)
        for name, text in HOSTILE_TEXTS.items():
            try:
                _passes(component, document(text), engine)
            except AssertionError as error:
                raise AssertionError(f"on the hostile text {name!r}: {error}") from error

    def test_any_text_survives(self, spec: ExtractorSpec, engine: Pipeline, document: Documents) -> None:
        """The same for all that Hypothesis can think of, news-like or not, with blocks and metadata or without."""
        component = self.make(spec)
        given = st.one_of(texts().map(lambda text: Article(text=text)), articles())
        self.for_all(given, lambda article: _passes(component, document(article), engine))

    def test_attributions_stay_in_their_blocks(self, spec: ExtractorSpec, document: Documents) -> None:
        """None begins in one sort of block and ends in another, but for what is quoted in running text."""
        if "attributions" in spec.provides:
            component = self.make(spec)
            self.for_all(st.one_of(layouts(), articles()), lambda article: _stay(component, document(article)))

    def _config(self) -> Config:
        return Config().with_options("components", self.component, self.options)


def _providers(spec: ExtractorSpec, registry: Registry) -> tuple[str, ...]:
    """The first components of ``rules`` that together provide what a component requires."""
    names: list[str] = []
    provided: set[str] = set()
    for name in registry.pipeline("rules").spec.components if "rules" in registry.pipelines else ():
        if spec.requires <= provided or name == spec.name:
            break
        names.append(name)
        provided |= registry.extractors.get(name).spec.provides
    return tuple(names) if spec.requires else ()


def _layers(item: Item) -> Iterable[str]:
    if isinstance(item, Diagnostic):
        return ()
    if isinstance(item, Tokens):
        return ("tokens", "syntax") if item.heads else ("tokens",)
    return (layer_of(item),)


def _passes(component: Any, document: ParsedArticle, engine: Pipeline) -> None:
    check = unchanged(document)
    found = outcome(lambda: list(component(document)))
    check()
    if isinstance(found, NewsparseError):
        assert str(found), "it raised an error without a message"
        return
    _, failure = engine.run(document.article, clean=False)
    assert failure is None, str(failure)


def _stay(component: Any, document: ParsedArticle) -> None:
    """No part goes over the edge of a block that is not running text; all lie in blocks of one kind, or are quoted."""
    found = outcome(lambda: list(component(document)))
    article = document.article
    blocks = blocks_of(article)
    quoted = [q.span for q in quotations(article.text, blocks)]
    for item in found if isinstance(found, list) else ():
        if not isinstance(item, Attribution):
            continue
        touched = []
        for span in (*item.source, *item.cue, *item.content):
            here = [block for block in blocks if block.span.overlaps(span)]
            one = len({b.kind for b in here}) <= 1 and (len(here) <= 1 or here[0].kind in RUNNING)
            assert one, f"{span.of(article.text)!r} goes over the edge of a block"
            marked = here[:1] and (here[0].kind is BlockKind.QUOTATION or any(q.overlaps(span) for q in quoted))
            if not marked or here[0].kind not in RUNNING:
                touched += here
        kinds = {block.kind for block in touched}
        apart = len(kinds) > 1 and (item.cue or kinds - RUNNING)
        said = [span.of(article.text) for span in (*item.source, *item.cue, *item.content)]
        assert not apart, f"{said} lie in blocks of different kinds: {sorted(kinds)}"
