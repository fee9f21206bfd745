"""The engine: plans are checked, results validated, stamped and merged; a failure is named and nothing is lost."""

from __future__ import annotations

import pickle
from types import ModuleType

import attrs
import pytest

from newsparse import ComponentError, Config, ConfigurationError, InputError, Pipeline, PipelineError
from newsparse._pipeline import validate
from newsparse._pipeline.bulk import parse_each
from newsparse.model import (
    Actor,
    Annotation,
    Article,
    Attribution,
    Claim,
    Diagnostic,
    Mention,
    Provenance,
    Sentence,
    Span,
    Stance,
    Target,
    Tokens,
)
from newsparse.plugin import ExtractorSpec, hookimpl
from newsparse.testing.registry import fake_registry

TEXT = "Mali said no."


def pipeline(*components):
    """A pipeline of plugin ``t``: each component is (name, requires, provides, function)."""

    class Plugin:
        @hookimpl
        def newsparse_extractors(self):
            for name, requires, provides, function in components:
                yield ExtractorSpec(
                    name=f"t.{name}", requires=requires, provides=provides, factory=lambda f=function: f
                )

    registry = fake_registry({"t": Plugin()}, version="2.5")
    assert registry.problems == ()
    return Pipeline.from_names([f"t.{name}" for name, *_ in components], registry=registry)


def yields(*items):
    return lambda document: items


def mention(a=0, b=4, **more):
    return Mention(id=f"m{a}", span=Span(a, b), head=Span(a, b), form="name", type="state", **more)


MENTIONS = ("mentions", (), {"mentions"}, yields(mention()))


def stance(**more):
    return Stance(id="s", holder=None, target=Target(kind="issue", ref="toll", text="toll"), polarity=1, **more)


def actors(*found):
    return ("actors", {"mentions"}, {"actors"}, yields(*found))


MALI = Actor(id="a", name="Mali", type="state", mention_ids=["m0"])


# -- what is found


def test_items_are_merged_stamped_and_linked():
    parsed = pipeline(MENTIONS, actors(MALI))(TEXT, clean=False)
    assert parsed.mentions[0].provenance == Provenance(component="t.mentions", version="2.5")
    assert parsed.actors[0].provenance.component == "t.actors"
    assert parsed.mentions[0].actor_id == "a"
    assert parsed.text_of(parsed.mentions_of("a")[0]) == "Mali"


def test_confidence_and_ancestry_are_the_components_to_say():
    given = Provenance(component="somebody else", confidence=0.5, derived_from=["x"])
    parsed = pipeline(("m", (), {"mentions"}, yields(mention(provenance=given))))(TEXT, clean=False)
    expected = Provenance(component="t.m", version="2.5", confidence=0.5, derived_from=("x",))
    assert parsed.mentions[0].provenance == expected


def test_of_two_items_with_one_id_the_earlier_stays():
    second = attrs.evolve(mention(), type="place")
    parsed = pipeline(MENTIONS, ("more", (), {"mentions"}, yields(second, mention(5, 9))))(TEXT, clean=False)
    assert [(m.id, m.type) for m in parsed.mentions] == [("m0", "state"), ("m5", "state")]


def test_an_actor_that_comes_again_only_learns():
    known = Actor(id="a", name="Malians", type="group", aliases=["Mali", "ML"], country="MLI", identifiers=[("x", "1")])
    more = Actor(id="a", name="?", type="person", country="FRA", identifiers=[("x", "1"), ("y", "2")])
    parsed = pipeline(
        MENTIONS, actors(MALI), ("one", (), {"actors"}, yields(known)), ("two", (), {"actors"}, yields(more))
    )(TEXT, clean=False)
    (actor,) = parsed.actors
    learned = {"aliases": ("ML",), "country": "MLI", "identifiers": (("x", "1"), ("y", "2"))}
    assert actor == attrs.evolve(MALI, provenance=actor.provenance, **learned)
    assert actor.provenance.component == "t.actors"
    assert parsed.mentions[0].actor_id == "a"


def test_a_component_sees_what_was_made_before_it():
    def count(document):
        yield Annotation(id="n", kind="t.count", attributes={"n": str(len(document.mentions))})

    parsed = pipeline(MENTIONS, ("count", {"mentions"}, {"t.count"}, count))(TEXT, clean=False)
    assert parsed.annotations[0].attributes == (("n", "1"),)


def test_what_was_derived_is_kept_until_the_surface_changes():
    seen = []

    def derive(document):
        seen.append(document.derive(lambda_of_tokens))
        return ()

    def lambda_of_tokens(document):
        return object()

    pipeline(
        ("tokens", (), {"tokens"}, yields(Tokens(starts=[0], ends=[4]))),
        ("one", (), {"mentions"}, derive),
        ("two", (), {"mentions"}, derive),
        ("sentences", (), {"sentences"}, yields(Sentence(id="s", span=Span(0, 13)))),
        ("three", (), {"mentions"}, derive),
    )(TEXT, clean=False)
    assert seen[0] is seen[1] is not seen[2]


def test_what_asks_for_no_tags_is_kept_until_boundaries_change():
    seen = []

    def derive(document):
        seen.append(document.derive(lambda_of_words, tags=False))
        return ()

    def lambda_of_words(document):
        return object()

    sentence = Sentence(id="s", span=Span(0, 13))
    result = pipeline(
        ("tokens", (), {"tokens"}, yields(Tokens(starts=[0], ends=[4]))),
        ("one", (), {"mentions"}, derive),
        ("trees", (), {"syntax"}, yields(Tokens(starts=[0], ends=[4], upos=["PROPN"], heads=[0], deprels=["root"]))),
        ("two", (), {"mentions"}, derive),
        ("sentences", (), {"sentences"}, yields(sentence)),
        ("three", (), {"mentions"}, derive),
    )(TEXT, clean=False)
    assert seen[0] is seen[1] is not seen[2]
    assert not result._derived  # a result is no larger for it


def test_diagnostics_carry_their_component():
    parsed = pipeline(("d", (), (), yields(Diagnostic(level="info", code="c", message="m"))))(TEXT, clean=False)
    assert parsed.diagnostics[0].component == "t.d"


# -- what is refused


@pytest.mark.parametrize(
    ("provides", "item", "said"),
    [
        ({"mentions"}, mention(0, 99), "lies outside the text of 13"),
        ({"mentions"}, "Mali", "no item of the data model"),
        ({"sentences"}, mention(), "item of layer 'mentions', but provides sentences"),
        ({"t.x"}, Annotation(id="a", kind="t.y"), "item of layer 't.y', but provides t.x"),
        ({"mentions"}, Tokens(starts=[0], ends=[1]), "returned tokens, but provides neither"),
        ({"tokens"}, Tokens(starts=[0, 2], ends=[3, 4]), "overlap"),
        ({"tokens"}, Tokens(starts=[2], ends=[2]), "are empty"),
        ({"tokens"}, Tokens(starts=[0], ends=[99]), "outside the text"),
        ({"tokens"}, Tokens(starts=[0], ends=[1, 2]), "differ in length"),
        ({"tokens", "syntax"}, Tokens(starts=[0], ends=[1]), "have no heads"),
        ({"tokens", "syntax"}, Tokens(starts=[0], ends=[1], heads=[4], deprels=["root"]), "is no token"),
        ({"actors"}, attrs.evolve(MALI, mention_ids=["m9"]), "there is no mention with the id 'm9'"),
        ({"actors"}, attrs.evolve(MALI, type="place", mention_ids=()), "an actor is a person"),
        ({"actors"}, attrs.evolve(MALI, mention_ids=(), affiliation="b"), "there is no actor with the id 'b'"),
        ({"claims"}, Claim(id="c", attribution_id="t", kind="state"), "there is no attribution with the id 't'"),
        (
            {"mentions"},
            mention(provenance=Provenance(confidence=7)),
            "provenance.confidence must be a number from 0 to 1",
        ),
        ({"stances"}, stance(confidence=2), "confidence must be a number from 0 to 1, not 2"),
        ({"stances"}, stance(strength=-1), "strength must be a number from 0 to 1, not -1"),
        ({"stances"}, stance(strength=float("nan")), "strength must be a number from 0 to 1, not nan"),
        ({"attributions"}, Attribution(id="t", parent_id="u"), "there is no attribution with the id 'u'"),
        ({"attributions"}, Attribution(id="t", cue=[Span(12, 14)]), "lies outside"),
        (
            {"stances"},
            Stance(id="s", holder=None, target=Target(kind="claim", ref="c", text=""), polarity=1),
            "there is no claim with the id 'c'",
        ),
    ],
)
def test_what_a_component_may_not_return(provides, item, said):
    with pytest.raises(ComponentError) as error:
        pipeline(("bad", (), provides, yields(item)))(TEXT, clean=False)
    assert said in str(error.value)
    assert "t.bad (plugin t 2.5) failed on article" in str(error.value)


@pytest.mark.parametrize(
    ("provides", "items", "said"),
    [
        ({"tokens"}, [Tokens(starts=[0], ends=[4]), Tokens(starts=[5], ends=[9])], "returned 2 tables of tokens"),
        (
            {"sentences"},
            [Sentence(id="a", span=Span(0, 9)), Sentence(id="b", span=Span(8, 13))],
            "sentences overlap, or are out of order, at 8-13",
        ),
        (
            {"sentences"},
            [Sentence(id="a", span=Span(9, 13)), Sentence(id="b", span=Span(0, 9))],
            "out of order, at 0-9",
        ),
    ],
)
def test_a_layer_is_checked_as_a_whole(provides, items, said):
    with pytest.raises(ComponentError, match=said):
        pipeline(("bad", (), provides, yields(*items)))(TEXT, clean=False)


def test_a_component_that_never_ends_returning_is_refused(monkeypatch):
    monkeypatch.setattr(validate, "MOST_ITEMS", 1000)

    def endless(document):
        while True:
            yield Diagnostic(level="info", code="c", message="m")

    with pytest.raises(ComponentError, match="more than 1,000 items; does it end"):
        pipeline(("bad", (), (), endless))(TEXT, clean=False)


def test_a_mention_belongs_to_one_actor():
    other = attrs.evolve(MALI, id="b")
    with pytest.raises(ComponentError, match="mention 'm0' belongs to two actors, 'a' and 'b'"):
        pipeline(MENTIONS, actors(MALI, other))(TEXT, clean=False)


def test_an_id_may_not_be_returned_twice():
    with pytest.raises(ComponentError, match="two items of the id 'm0'"):
        pipeline(("m", (), {"mentions"}, yields(mention(), mention())))(TEXT, clean=False)


def test_syntax_is_for_the_tokens_that_there_are():
    tokens = ("tokens", (), {"tokens"}, yields(Tokens(starts=[0], ends=[4])))
    other = Tokens(starts=[0], ends=[5], heads=[0], deprels=["root"])
    with pytest.raises(ComponentError, match="for other tokens"):
        pipeline(tokens, ("syntax", {"tokens"}, {"syntax"}, yields(other)))(TEXT, clean=False)
    same = Tokens(starts=[0], ends=[4], heads=[0], deprels=["root"])
    parsed = pipeline(tokens, ("syntax", {"tokens"}, {"syntax"}, yields(same)))(TEXT, clean=False)
    assert parsed.tokens.heads == (0,)


@pytest.mark.parametrize("given", [None, b"bytes", 3])
def test_only_texts_and_articles_are_parsed(given):
    with pytest.raises(InputError, match="takes a text or an Article, not"):
        pipeline(MENTIONS)(given)


# -- plans


def test_a_missing_provider_is_named_with_what_would_help():
    with pytest.raises(PipelineError, match=r"'t\.actors' requires 'mentions', which no component before it provides"):
        pipeline(actors(MALI), MENTIONS)
    with pytest.raises(PipelineError, match=r"put 't\.mentions' before it"):
        pipeline(actors(MALI), MENTIONS)
    with pytest.raises(PipelineError, match="no installed plugin provides it"):
        pipeline(actors(MALI))


def test_a_component_stands_once():
    good = pipeline(MENTIONS)
    with pytest.raises(PipelineError, match="stands twice"):
        Pipeline.from_names(["t.mentions", "t.mentions"], registry=good.registry)


def test_an_article_has_one_table_of_tokens():
    one, two = (((n, (), {"tokens"}, yields(Tokens(starts=[], ends=[])))) for n in ("one", "two"))
    with pytest.raises(PipelineError, match="both provide 'tokens'"):
        pipeline(one, two)


def test_unknown_components_and_options():
    good = pipeline(MENTIONS)
    with pytest.raises(ConfigurationError, match=r"no component 't\.mention'; did you mean 't\.mentions'"):
        Pipeline.from_names(["t.mention"], registry=good.registry)
    config = Config().with_options("components", "t.mentoins", {"x": 1})
    with pytest.raises(ConfigurationError, match=r"did you mean 't\.mentions'"):
        Pipeline.from_names(["t.mentions"], registry=good.registry, config=config)


def test_a_plan_explains_itself():
    assert pipeline(MENTIONS, actors(MALI)).explain() == (
        "pipeline custom\n"
        "\n"
        "component   requires  provides  from   options\n"
        "t.mentions  -         mentions  t 2.5  -\n"
        "t.actors    mentions  actors    t 2.5  -"
    )


# -- failures, and many articles


def fails(document):
    if "bad" in document.article.text:
        raise ZeroDivisionError("by nought")
    return ()


def test_a_failure_names_component_plugin_version_and_article():
    article = Article(text="bad", url="https://a.example/1")
    with pytest.raises(ComponentError) as error:
        pipeline(("fails", (), {"claims"}, fails))(article, clean=False)
    said = "t.fails (plugin t 2.5) failed on article https://a.example/1: ZeroDivisionError: by nought"
    assert str(error.value) == said


def many(items, pipe, on_error="record", workers=1):
    return list(parse_each(items, pipe, clean=False, workers=workers, on_error=on_error))


def test_in_bulk_every_input_has_its_result_and_nothing_found_is_lost():
    after = ("after", {"claims"}, {"stances"}, yields())
    aside = ("aside", (), {"t.x"}, yields(Annotation(id="x", kind="t.x")))
    pipe = pipeline(MENTIONS, ("fails", (), {"claims"}, fails), after, aside)
    good, bad, last = many([TEXT, "bad Mali", 3], pipe)
    assert good.diagnostics == ()
    assert [m.id for m in bad.mentions] == ["m0"]
    assert [a.id for a in bad.annotations] == ["x"]
    assert [(d.level, d.code) for d in bad.diagnostics] == [("error", "component-error")]
    assert [(d.level, d.code) for d in last.diagnostics] == [("error", "input-error")]


def test_in_bulk_a_failure_raises_if_asked():
    pipe = pipeline(("fails", (), {"claims"}, fails))
    with pytest.raises(ComponentError):
        many(["good", "bad"], pipe, on_error="raise")


def test_results_that_are_given_pass_through():
    pipe = pipeline(MENTIONS)
    done = pipe(TEXT, clean=False)
    assert many([done, TEXT], pipe) == [done, done]


@pytest.mark.parametrize(("setting", "said"), [({"workers": 0}, "workers"), ({"on_error": "ignore"}, "on_error")])
def test_impossible_settings(setting, said):
    with pytest.raises(ConfigurationError, match=said):
        many([], pipeline(MENTIONS), **setting)


def test_inputs_are_taken_one_at_a_time():
    taken = []

    def inputs():
        for i in range(5):
            taken.append(i)
            yield TEXT

    results = parse_each(inputs(), pipeline(MENTIONS), clean=False, workers=1, on_error="raise")
    next(results)
    assert taken == [0]


def test_pipelines_are_pickled_as_their_configuration():
    pipe = Pipeline.preset("rules")
    again = pickle.loads(pickle.dumps(pipe))
    assert (again.name, again.components, again.config) == (pipe.name, pipe.components, pipe.config)


@pytest.mark.slow
def test_several_processes_give_the_same_in_the_same_order():
    pipe = Pipeline.preset("rules")
    items = [f"Ms Okoro said number {i} was better." for i in range(20)]
    assert many(items, pipe, workers=2) == many(items, pipe)


# -- pipelines that cannot go to another process


def test_a_pipeline_that_other_processes_cannot_make_is_refused():
    with pytest.raises(ConfigurationError, match=r"from installed plugins alone: there is no component 't\.mentions'"):
        many([TEXT], pipeline(MENTIONS), workers=2)
    own = Pipeline.preset("rules", registry=fake_registry({"t": ModuleType("t")}, built_in=True))
    with pytest.raises(ConfigurationError, match="a registry of your own needs workers=1"):
        many([TEXT], own, workers=2)
    unpicklable = Config(readers={"text": {"encoding": type("Local", (str,), {})("utf-8")}})
    with pytest.raises(ConfigurationError, match="its configuration cannot go there"):
        many([TEXT], Pipeline.preset("rules", config=unpicklable), workers=2)
