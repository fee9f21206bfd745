"""Contract suites fail where a component breaks its contract: each wrong component is told by the right test."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings

from newsparse.testing import ExtractorContract

PLUGINS = """
import attrs
import pytest

from newsparse.errors import ReadError
from newsparse.model import Annotation, Article, Attribution, Edit, Span
from newsparse.plugin import CleanerSpec, ExporterSpec, ExtractorSpec, ReaderSpec, hookimpl
from newsparse.testing import (
    CleanerContract, ExporterContract, ExtractorContract, KnowledgeBaseContract, ReaderContract
)
from newsparse import ParsedArticle
from newsparse.knowledge import ActorList, Linker
from newsparse.model import Actor, Role


def shout(text, start, end):
    return Annotation(id=f"{start}", kind="t.shouts", spans=[Span(start, end)])


def plugin(spec, factory, name="t.shouts", **more):
    class Plugin:
        pass

    def specs(self):
        yield spec(name=name, factory=factory, **more)

    hooks = {ExtractorSpec: "extractors", CleanerSpec: "cleaners", ReaderSpec: "readers", ExporterSpec: "exporters"}
    specs.__name__ = f"newsparse_{hooks[spec]}"
    setattr(Plugin, specs.__name__, hookimpl(specs))
    return Plugin()


def extracts(function, **more):
    return plugin(ExtractorSpec, lambda: function, **{"provides": {"t.shouts"}, **more})


class Extracts(ExtractorContract):
    component = "t.shouts"
    texts = ("Hear ME.", "Hear US.")
    examples = 20


def good(document):
    text = document.article.text
    if "E" in text or "U" in text:
        yield shout(text, 0, 1)


class TestGood(Extracts):
    plugin = extracts(good)


class TestIdle(Extracts):
    plugin = extracts(lambda document: ())


class TestOutOfBounds(Extracts):
    plugin = extracts(lambda document: [shout("", 0, 9999)])


class TestCrashes(Extracts):
    plugin = extracts(lambda document: [shout("", 0, document.article.text.index("e"))])


class TestUndeclared(Extracts):
    plugin = extracts(good, provides=set())


class Remembers:
    def __init__(self):
        self.seen = 0

    def __call__(self, document):
        self.seen += 1
        return [shout("", 0, self.seen % 2)]


class TestRemembers(Extracts):
    plugin = plugin(ExtractorSpec, Remembers, provides={"t.shouts"})


def vandal(document):
    object.__setattr__(document, "claims", (*document.claims, 1))
    return [shout("", 0, 0)]


class TestVandal(Extracts):
    plugin = extracts(vandal)


def all_of_it(document):
    if document.article.text:
        yield Attribution(id="a", content=[Span(0, len(document.article.text))])


class TestWanders(Extracts):
    plugin = extracts(all_of_it, provides={"attributions"})


class TestOddOption(Extracts):
    plugin = extracts(good, options={"a": {"nested": 1}})


class TestExempt(Extracts):
    plugin = extracts(lambda document: ())
    exempt = {"test_it_finds_every_layer_that_it_provides": "it has nothing to find yet"}


class TestExemptForNothing(Extracts):
    plugin = extracts(good)
    exempt = {"test_it_changes_nothing": "an old habit"}


class Cleans(CleanerContract):
    component = "t.cleans"
    texts = ("advert Mali said no.",)
    examples = 20


def cleans(function, **more):
    return plugin(CleanerSpec, lambda: function, name="t.cleans", **more)


def drop(article):
    if article.text.startswith("advert"):
        yield Edit.drop(Span(0, 6), "advert")


class TestCleans(Cleans):
    plugin = cleans(drop, domains=["gazette.example"])


class TestEats(Cleans):
    plugin = cleans(lambda article: [Edit.drop(Span(0, 1), "bite")])


class TestGrows(Cleans):
    plugin = cleans(lambda article: [Edit.replace(Span(0, 0), "x", "more")])


class Read:
    def read(self, stream, *, name, url):
        yield Article(text=stream.read().decode("latin-1"), url=url)


class ReadsUtf8(Read):
    def read(self, stream, *, name, url):
        yield Article(text=stream.read().decode())


class Reads(ReaderContract):
    component = "t"
    files = {"a.tt": b"Mali said no."}
    examples = 20


class TestReads(Reads):
    plugin = plugin(ReaderSpec, Read, name="t", suffixes=[".tt"])


class TestReadsUtf8(Reads):
    plugin = plugin(ReaderSpec, ReadsUtf8, name="t", suffixes=[".tt"])


class TestReadsOthers(Reads):
    plugin = plugin(ReaderSpec, Read, name="t", suffixes=[".uu"])


class TestReadsCapitals(Reads):
    plugin = plugin(ReaderSpec, Read, name="t", suffixes=[".TT"])


class Write:
    def write(self, results, output):
        with output.open() as file:
            file.writelines(f"{result.article.id}\\n" for result in results)


class WriteFirst:
    def write(self, results, output):
        file = output.open().__enter__()
        file.write(next(results).article.id)


class Writes(ExporterContract):
    component = "t"
    results = (ParsedArticle(article=Article(text="Mali said no.")),)
    examples = 20


class TestWrites(Writes):
    plugin = plugin(ExporterSpec, Write, name="t", suffixes=[".ids"])


class TestWritesFirst(Writes):
    plugin = plugin(ExporterSpec, WriteFirst, name="t")


def person(name, id, **more):
    return Actor(id=id, name=name, type="person", **{"country": "NOR", **more})


ADA = person("Ada Lund", "1", aliases=["A. Lund"], roles=[Role(title="mayor", organization="Port Council")])
BEN = person("Ben Falk", "2")


def knows(base):
    needs = {"requires": {"mentions", "actors"}, "provides": {"actors"}}
    return plugin(ExtractorSpec, lambda: Linker(base()), name="t.people", **needs)


class Knows(KnowledgeBaseContract):
    component = "t.people"
    texts = ("Ada Lund said no.",)
    names = ("Ada Lund", "Ben Falk")
    examples = 20


class TestKnows(Knows):
    plugin = knows(lambda: ActorList([ADA, BEN]))


class Base:
    def __init__(self, *actors):
        self.known = ActorList(actors or (ADA, BEN))

    def named(self, name):
        return self.known.named(name)

    def holders(self, title, place):
        return self.known.holders(title, place)


class TestKnowsNobody(Knows):
    plugin = knows(lambda: ActorList([ADA]))


class NoAliases(Base):
    def named(self, name):
        return [actor for actor in self.known.actors if actor.name == name]


class TestKnowsNoAliases(Knows):
    plugin = knows(NoAliases)


class NoOffices(Base):
    def holders(self, title, place):
        return ()


class TestKnowsNoOffices(Knows):
    plugin = knows(NoOffices)


class TestTellsNothing(Knows):
    plugin = knows(lambda: Base(ADA, person("Ben Falk", "2", country=None)))


class TestTwoOfOneId(Knows):
    plugin = knows(lambda: Base(ADA, person("Ben Falk", "1")))


class Counts(Base):
    asked = 0

    def named(self, name):
        self.asked += 1
        return [attrs.evolve(actor, identifiers=[("asked", str(self.asked))]) for actor in super().named(name)]


class TestCounts(Knows):
    plugin = knows(Counts)


class Crashes(Base):
    def named(self, name):
        return super().named(name[0] + name[1:])


class TestCrashesOnNames(Knows):
    plugin = knows(Crashes)


class Anybody(Base):
    def named(self, name):
        return super().named(name) or (BEN,)


class TestKnowsAnybody(Knows):
    plugin = knows(Anybody)


class TestIsNoKnowledgeBase(Knows):
    plugin = extracts(good)
    component = "t.shouts"
    texts = ("Hear ME.",)
"""

BROKEN = {
    "TestIdle": {"test_it_finds_every_layer_that_it_provides"},
    "TestOutOfBounds": {"test_its_own_texts_pass_the_engine", "test_hostile_texts_survive", "test_any_text_survives"},
    "TestCrashes": {"test_hostile_texts_survive", "test_any_text_survives"},
    "TestUndeclared": {"test_its_own_texts_pass_the_engine", "test_hostile_texts_survive", "test_any_text_survives"},
    "TestRemembers": {"test_the_same_article_gives_the_same_result"},
    "TestVandal": {"test_it_changes_nothing", "test_hostile_texts_survive", "test_any_text_survives"},
    "TestWanders": {"test_attributions_stay_in_their_blocks"},
    "TestOddOption": {"test_its_name_and_options_are_plain"},
    "TestExemptForNothing": {"test_it_changes_nothing"},
    "TestEats": {"test_cleaning_twice_changes_no_more", "test_hostile_texts_survive", "test_any_text_survives"},
    "TestGrows": {"test_cleaning_twice_changes_no_more"},
    "TestReadsOthers": {"test_it_is_chosen_for_its_files"},
    "TestReadsCapitals": {"test_its_files_are_read"},
    "TestReadsUtf8": {
        "test_the_address_is_kept",
        "test_hostile_texts_survive",
        "test_any_bytes_survive",
    },
    "TestKnowsNobody": {"test_it_knows_its_names"},
    "TestKnowsNoAliases": {"test_who_is_known_is_found_by_each_name"},
    "TestKnowsNoOffices": {"test_who_has_an_office_is_found_by_it"},
    "TestTellsNothing": {"test_who_is_known_has_something_to_be_linked_to"},
    "TestTwoOfOneId": {"test_two_of_one_id_are_the_same"},
    "TestCounts": {"test_the_same_question_has_the_same_answer"},
    "TestCrashesOnNames": {"test_nobody_has_no_name", "test_any_question_has_an_answer"},
    "TestKnowsAnybody": {"test_nobody_has_no_name"},
    "TestIsNoKnowledgeBase": {"test_it_knows_its_names", "test_any_question_has_an_answer"},
    "TestWritesFirst": {
        "test_it_writes_something",
        "test_the_same_results_give_the_same_files",
        "test_it_writes_to_streams_too",
        "test_it_writes_no_results_and_failed_ones",
        "test_hostile_texts_survive",
        "test_any_results_are_written",
    },
}


@pytest.fixture
def unshrunk():
    """Failures are wanted here, and need not be made small."""
    before = settings.get_current_profile_name()
    settings.register_profile("unshrunk", phases=[Phase.generate], database=None, derandomize=True)
    settings.load_profile("unshrunk")
    yield
    settings.load_profile(before)


@pytest.fixture
def outcomes(pytester, unshrunk):
    """The tests that passed, failed, and were expected to fail, as (class, test)."""
    pytester.makepyfile(test_plugins=PLUGINS)
    result = pytester.inline_run("-p", "no:cacheprovider", "-p", "no:randomly")
    return [{tuple(r.nodeid.split("::")[1:]) for r in group} for group in result.listoutcomes()]


@pytest.mark.slow
def test_each_wrong_component_is_told_by_the_right_tests(outcomes):
    passed, skipped, failed = outcomes
    found = {}
    for suite, test in failed:
        found.setdefault(suite, set()).add(test)
    assert {suite: tests for suite, tests in found.items() if suite not in BROKEN} == {}
    for suite, tests in BROKEN.items():
        assert tests <= found.get(suite, set()), suite
    assert skipped == {("TestExempt", "test_it_finds_every_layer_that_it_provides")}
    assert {suite for suite, _ in passed} >= {"TestGood", "TestCleans", "TestReads", "TestWrites", "TestKnows"}


def test_a_test_cannot_be_redefined():
    with pytest.raises(TypeError, match="Weak redefines test_any_text_survives; give a reason in `exempt`"):
        type("Weak", (ExtractorContract,), {"test_any_text_survives": None})


def test_a_test_cannot_be_hidden_by_a_mixin():
    class Mixin:
        def test_hostile_texts_survive(self):
            pass

    with pytest.raises(TypeError, match="redefines test_hostile_texts_survive"):
        type("Weak", (Mixin, ExtractorContract), {})


@pytest.mark.parametrize(
    ("exempt", "said"),
    [
        ({"test_any_txt_survives": "why"}, "did you mean 'test_any_text_survives'"),
        ({"test_any_text_survives": " "}, "needs a reason"),
    ],
)
def test_an_exemption_names_a_test_and_a_reason(exempt, said):
    with pytest.raises(TypeError, match=said):
        type("Weak", (ExtractorContract,), {"exempt": exempt})


def test_a_suite_cannot_look_away():
    with pytest.raises(TypeError, match="must be 20 or more"):
        type("Weak", (ExtractorContract,), {"examples": 1})
