"""The contract of knowledge bases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

import pytest
from hypothesis import strategies as st

from newsparse.errors import NewsparseError
from newsparse.knowledge import Linker
from newsparse.knowledge.places import place_of
from newsparse.model import Actor
from newsparse.plugin import ExtractorSpec, KnowledgeBase
from newsparse.testing.contracts.base import outcome
from newsparse.testing.contracts.extractors import ExtractorContract
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.testing.strategies import texts


class KnowledgeBaseContract(ExtractorContract):
    """What a knowledge base keeps beyond the contract of extractors: whom it knows is found by each name and office.

    Attributes:
        names: names that the knowledge base knows; somebody with an office among them, if it knows offices.

    Example:
        >>> class TestKnowledge(KnowledgeBaseContract):
        ...     component = "english.knowledge"
        ...     texts = ["Mali rejected the plan."]
        ...     names = ["Mali", "U.S."]
    """

    names: ClassVar[Sequence[str]] = ()

    @pytest.fixture
    def bases(self, spec: ExtractorSpec) -> tuple[KnowledgeBase, ...]:
        """The knowledge bases of the component."""
        return self._bases(spec)

    @pytest.fixture
    def known(self, bases: tuple[KnowledgeBase, ...]) -> list[tuple[KnowledgeBase, Actor]]:
        """Whom ``names`` name, each with the knowledge base that knows it."""
        return [(base, actor) for base in bases for name in self.names for actor in base.named(name)]

    def test_it_knows_its_names(self, bases: tuple[KnowledgeBase, ...]) -> None:
        """The example names must show the knowledge base at work."""
        assert self.names, "give `names` that the knowledge base knows"
        for name in self.names:
            found = [actor for base in bases for actor in base.named(name)]
            assert found, f"it knows nobody of the name {name!r}"
            assert all(isinstance(actor, Actor) for actor in found), f"it answers with no Actor: {found!r}"

    def test_who_is_known_has_something_to_be_linked_to(self, known: list[tuple[KnowledgeBase, Actor]]) -> None:
        """An actor of a knowledge base tells more than its name: identifiers, a country or a sector."""
        for _, actor in known:
            assert actor.identifiers or actor.country or actor.sector, f"nothing is told of {actor.name!r}"

    def test_two_of_one_id_are_the_same(self, known: list[tuple[KnowledgeBase, Actor]]) -> None:
        """Actors are told apart by their ids; where two have one, the wrong one may be meant."""
        seen: dict[str, Actor] = {}
        for _, actor in known:
            assert seen.setdefault(actor.id, actor) == actor, f"{actor} and {seen[actor.id]} have the id {actor.id!r}"

    def test_who_is_known_is_found_by_each_name(self, known: list[tuple[KnowledgeBase, Actor]]) -> None:
        """By the name and by every alias."""
        for base, actor in known:
            for name in (actor.name, *actor.aliases):
                assert actor.id in _ids(base.named(name)), f"{actor.name!r} is not found by the name {name!r}"

    def test_who_has_an_office_is_found_by_it(self, known: list[tuple[KnowledgeBase, Actor]]) -> None:
        """By each title at its place, whenever it was held; and no role ends before it begins."""
        for base, actor in known:
            for role in actor.roles:
                ends = role.since is None or role.until is None or role.since <= role.until
                assert ends, f"the role {role.title!r} of {actor.name!r} ends before it begins"
                place = place_of(role, actor)
                if place is not None:
                    found = _ids(base.holders(role.title, place))
                    assert actor.id in found, f"{actor.name!r} is not found as {role.title!r} of {place!r}"

    def test_the_same_question_has_the_same_answer(
        self, spec: ExtractorSpec, bases: tuple[KnowledgeBase, ...], known: list[tuple[KnowledgeBase, Actor]]
    ) -> None:
        """Neither other instances nor questions before make a difference."""
        names = [*self.names, *(actor.name for _, actor in known)]

        def answers(asked: Iterable[KnowledgeBase]) -> list[list[tuple[Actor, ...]]]:
            return [[tuple(base.named(name)) for name in names] for base in asked]

        first = answers(bases)
        for base in bases:
            for name in reversed(names):
                list(base.named(name))
        assert first == answers(bases), "what was asked before makes a difference"
        assert first == answers(self._bases(spec)), "two instances differ"

    def test_nobody_has_no_name(self, bases: tuple[KnowledgeBase, ...]) -> None:
        """A name without letters is nobody's."""
        for name in ("", " ", "\n", "…", "“”"):
            assert [actor for base in bases for actor in base.named(name)] == [], f"{name!r} is the name of somebody"

    def test_any_question_has_an_answer(self, bases: tuple[KnowledgeBase, ...]) -> None:
        """Whatever stands in an article may be asked for: the answer is actors, or an error that says what to do."""
        for text in HOSTILE_TEXTS.values():
            self._asks(bases, (text, text))
        words = st.text(max_size=40) | texts() | st.sampled_from(self.names or [""])
        self.for_all(st.tuples(words, words), lambda asked: self._asks(bases, asked))

    def _bases(self, spec: ExtractorSpec) -> tuple[KnowledgeBase, ...]:
        linker = self.make(spec)
        assert isinstance(linker, Linker), "it is no knowledge base: mark it with newsparse.plugin.knowledge_base"
        return linker.bases

    def _asks(self, bases: Iterable[KnowledgeBase], asked: tuple[str, str]) -> None:
        for base in bases:
            for question in (partial(base.named, asked[0]), partial(base.holders, *asked)):
                found = outcome(partial(_all, question))
                if isinstance(found, NewsparseError):
                    assert str(found), "an error has no message"
                else:
                    assert all(isinstance(actor, Actor) for actor in found), f"it answers {asked} with {found!r}"


def _all(question: Callable[[], Iterable[Actor]]) -> list[Actor]:
    """All that a question yields: the answer may be made while it is read."""
    return list(question())


def _ids(actors: Iterable[Actor]) -> set[str]:
    return {actor.id for actor in actors}
