"""The components: the contract that every extractor keeps, and what they find in a plain article."""

from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
import newsparse_neural
from newsparse import Article, Config, Pipeline
from newsparse.errors import ConfigurationError, NewsparseError, PipelineError
from newsparse.testing import ExtractorContract
from newsparse_neural.attributions import proposals, sure_within
from newsparse_neural.component import Reader
from newsparse_neural.fusion import chosen
from newsparse_neural.network import network
from newsparse_neural.reading import read_page

TEXT = """Council rejects bridge plan

Mayor Ada Okoro said on Monday that the city would not pay for the bridge. “We cannot afford it,” she told reporters.

The Bridge Company said it was disappointed. According to Tom Reyes, its head, the plan would have meant jobs in Lagos.
"""


class TestTokens(ExtractorContract):
    plugin = newsparse_neural
    component = "neural.tokens"
    texts = (TEXT,)
    examples = 20


class TestSyntax(ExtractorContract):
    plugin = newsparse_neural
    component = "neural.syntax"
    before = ("english.tokens",)
    texts = (TEXT,)
    examples = 20


class TestMentions(ExtractorContract):
    plugin = newsparse_neural
    component = "neural.mentions"
    before = ("english.tokens",)
    texts = (TEXT,)
    examples = 20


class TestAttributions(ExtractorContract):
    plugin = newsparse_neural
    component = "neural.attributions"
    before = ("english.tokens", "neural.mentions")
    texts = (TEXT,)
    examples = 20


@pytest.fixture(scope="module")
def parsed():
    return newsparse.parse(TEXT, pipeline="neural", clean=False)


def test_it_is_the_default_where_it_is_installed():
    assert Pipeline.preset("default").name == "neural"


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_report_within_a_report_is_as_likely_as_it_is_judged_and_never_sure(one, other):
    assert 0 < sure_within(one) < 1
    assert (sure_within(one) <= sure_within(other)) or one > other


def test_the_confidence_of_a_report_within_a_report_is_that_of_such_reports():
    article = Article(text="Mayor Ada Okoro said that the council had accused the bridge company of fraud.")
    parsed = newsparse.parse(article, pipeline="neural", clean=False, config=Config(least=0))
    found = Reader()(parsed)
    told = chosen(found, *proposals(parsed, found)[1:], network("", 1).judge)
    judged = {found.page.span(*candidate.parts[1][0]): sure for candidate, sure in told}
    for attribution in parsed.attributions:
        sure = judged[attribution.cue[0]]
        within = attribution.parent_id is not None
        expected = sure_within(sure) if within else sure
        assert attribution.provenance.confidence == pytest.approx(expected, abs=0.005)
    assert any(attribution.parent_id for attribution in parsed.attributions)


def test_who_said_what(parsed):
    found = {(parsed.text_of(a.source[0]), parsed.text_of(a.cue[0])) for a in parsed.attributions if a.source and a.cue}
    assert any(source.endswith("Ada Okoro") and cue.startswith("said") for source, cue in found)
    assert any(source == "she" and cue.startswith("told") for source, cue in found)
    contents = [parsed.text_of(span) for a in parsed.attributions for span in a.content]
    assert "that the city would not pay for the bridge" in contents


def test_names(parsed):
    names = {parsed.text_of(m): m.type for m in parsed.mentions if m.form == "name"}
    assert names["Ada Okoro"] == "person"
    assert names["Tom Reyes"] == "person"
    assert names["Lagos"] == "place"


def test_what_a_list_knows_keeps_its_type():
    parsed = newsparse.parse("The Kremlin said no. Downing Street and the White House objected.", pipeline="neural")
    types = {parsed.text_of(m): m.type for m in parsed.mentions if m.form == "name"}
    assert [types[name] for name in ("Kremlin", "Downing Street", "White House")] == ["organization"] * 3


def test_trees(parsed):
    tokens = parsed.tokens
    for sentence in parsed.sentences:
        inside = tokens.within(sentence.span)
        roots = [i for i in inside if tokens.heads[i] == i]
        assert len(roots) == 1
        for i in inside:
            seen = set()
            while i not in seen and i not in roots:
                seen.add(i)
                i = tokens.heads[i]
            assert i == roots[0]


def test_confidence_is_a_probability(parsed):
    for item in (*parsed.mentions, *parsed.attributions):
        assert 0 <= item.provenance.confidence <= 1


def test_the_same_bytes_every_time(parsed):
    again = Pipeline.preset("neural")(TEXT, clean=False)
    assert newsparse.dumps(again) == newsparse.dumps(parsed)


def test_neighbours_make_no_difference():
    alone = newsparse.parse(TEXT, pipeline="neural", clean=False)
    among = list(newsparse.parse_many([TEXT + "\nMore.", TEXT, "Short."], pipeline="neural", clean=False))
    assert newsparse.dumps(among[1]) == newsparse.dumps(alone)


def test_a_pipeline_pickles_as_configuration(parsed):
    pipe = Pipeline.preset("neural")
    pipe("Warm.", clean=False)
    stored = pickle.dumps(pipe)
    assert len(stored) < 10_000
    assert newsparse.dumps(pickle.loads(stored)(TEXT, clean=False)) == newsparse.dumps(parsed)


def test_threads_change_nothing_that_is_sure(parsed):
    config = Config()
    for name in ("neural.tokens", "neural.mentions", "neural.attributions", "neural.stances"):
        config = config.with_options("components", name, {"threads": 2})
    other = Pipeline.from_names(newsparse_neural.COMPONENTS, config=config)(TEXT, clean=False)
    sure = [[c.content for c in found.claims if c.confidence > 0.7] for found in (parsed, other)]
    assert sure[0] == sure[1] != []


@pytest.mark.parametrize("threads", [0, -1, 1_000_000])
def test_threads_are_few(threads):
    config = Config().with_options("components", "neural.claims", {"threads": threads})
    with pytest.raises(ConfigurationError, match="threads is a number from 1 to 256, not"):
        Pipeline.preset("neural", config=config)(TEXT)


@pytest.mark.parametrize(
    "article",
    [
        Article(text="Le ministre a refusé le projet. « Nous ne pouvons pas », a-t-il dit.", language="fr"),
        Article(text="Der Minister sagte am Montag, die Stadt werde nicht für die neue Brücke zahlen. " * 8),
    ],
    ids=["by its own word", "by its words"],
)
def test_another_language_gets_a_remark_and_nothing_else(article):
    parsed = newsparse.parse(article, pipeline="neural", clean=False)
    assert {d.code for d in parsed.diagnostics} == {"other-language"}
    assert not parsed.mentions
    assert not parsed.attributions
    assert parsed.sentences


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", None])
def test_english_gets_no_remark(language):
    assert not newsparse.parse(Article(text=TEXT, language=language), pipeline="neural").diagnostics


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Ms Okoro said the plan was bad, and Mali's government rejected it. " * 8_000,
        "Ms Okoro said the plan was bad, and " * 1_400,
        "word " * 100_000,
        TEXT.upper() * 20,
    ],
    ids=["half a megabyte", "a line of 50,000 characters", "no sentence ends", "capitals"],
)
@pytest.mark.no_cover
def test_long_texts_take_seconds(text):
    surface = Pipeline.from_names(["neural.tokens", "neural.mentions", "neural.attributions"])
    started = time.process_time()
    surface(text, clean=False)
    assert time.process_time() - started < 120


def test_a_folder_without_a_model(tmp_path):
    config = Config().with_options("components", "neural.syntax", {"model": str(tmp_path)})
    with pytest.raises(NewsparseError, match=r"settings\.json is missing"):
        Pipeline.from_names(["english.tokens", "neural.syntax"], config=config)("Mali said no.")


def test_trees_need_the_tokens_that_they_are_over():
    with pytest.raises(PipelineError, match="requires 'sentences'"):
        Pipeline.from_names(["neural.syntax"])


def test_a_word_for_a_firm_outweighs_a_place_in_its_name():
    parsed = newsparse.parse("Northbrook Water was fined on Monday.", pipeline="neural", clean=False)
    assert [(a.name, a.type) for a in parsed.actors] == [("Northbrook Water", "organization")]


ITEMS = (
    "- Omar Bello said the ferries would run all night",
    "- a longer quay for the boats of",
    "- The quay will close in May, the engineer Ida Quist said",
    "- an end to fees for the",
    "- nobody knows who pays",
)


@pytest.mark.parametrize("pipeline", ["neural", "fast"])
@pytest.mark.parametrize("items", [ITEMS, ITEMS[1:], ITEMS[::-1]])
@pytest.mark.parametrize("sign", ["- ", "* ", "• ", "– ", "{}. ", "{}) "])
def test_a_list_item_says_what_it_says_and_no_more(pipeline, items, sign):
    if pipeline == "fast":
        pytest.importorskip("newsparse_fast")
    listed = [item.replace("- ", sign.format(i), 1) for i, item in enumerate(items, 1)]
    text = "\n".join(["The council of the port published its plan on Monday.\n", *listed])
    parsed = newsparse.parse(text, pipeline=pipeline)
    assert sum(block.kind == "list_item" for block in parsed.article.blocks) == len(items)
    said = {claim.source_text.removeprefix("the engineer "): claim.content for claim in parsed.claims}
    assert said["Ida Quist"] == "The quay will close in May"
    assert said.get("Omar Bello") in (None if ITEMS[0] not in items else "the ferries would run all night",)
    assert len(said) == 1 + (ITEMS[0] in items)


@pytest.mark.parametrize("pipeline", ["neural", "fast"])
def test_what_is_said_ends_with_its_paragraph(pipeline):
    if pipeline == "fast":
        pytest.importorskip("newsparse_fast")
    text = "The quay is old. The engineer Ida Quist said\n\nthe council had no money for it on Monday.\n\nIt rained."
    parsed = newsparse.parse(text, pipeline=pipeline, clean=False, config=Config(least=0))
    for attribution in parsed.attributions:
        assert not any("\n" in parsed.text_of(span) for span in attribution.content)
        places = {text[: span.start].count("\n\n") for span in (*attribution.cue, *attribution.content)}
        assert len(places) == 1


@pytest.mark.parametrize(("sure", "changed"), [(1.0, False), (0.9, True)])
def test_tags_of_the_network_replace_others_where_it_is_sure(sure, changed):
    text = "The crews dredge and regravel the harbour while divers snorkel."
    plain = newsparse.Pipeline.from_names(["english.tokens"])(text).tokens
    config = Config().with_options("components", "neural.tokens", {"sure": sure})
    found = newsparse.Pipeline.from_names(["neural.tokens"], config=config)(text).tokens
    assert (found.starts, found.ends) == (plain.starts, plain.ends)
    assert (found.upos != plain.upos) == changed


def test_tokens_have_the_lemmas_of_their_tags():
    text = "The crews dredge and regravel the harbour while divers snorkel."
    tokens = newsparse.Pipeline.from_names(["neural.tokens"])(text).tokens
    assert ("regravel", "VERB") in zip(tokens.lemmas, tokens.upos, strict=True)


@pytest.mark.parametrize("pipeline", ["neural", "fast"])
def test_a_pipeline_reads_an_article_once(pipeline, monkeypatch):
    if pipeline == "fast":
        pytest.importorskip("newsparse_fast")
    calls = []

    def counted(page, net):
        calls.append(page)
        return read_page(page, net)

    monkeypatch.setattr("newsparse_neural.component.read_page", counted)
    newsparse.parse(TEXT, pipeline=pipeline)
    assert len(calls) == 1


@pytest.mark.parametrize("answer", ["Roe", "ROE", "A"])
def test_who_has_a_turn_in_a_dialogue_is_its_source_whatever_the_network_sees(answer: str) -> None:
    turns = ("Q: Did Ann Roe say it was safe?", f"{answer}: It was safe.", "Q: And now?", f"{answer}: No.")
    text = "\n\n".join(("We met Dr Ann Roe.", *turns))
    parsed = newsparse.parse(text, pipeline="neural", clean=False, config=Config(least=0))
    told = {claim.content: parsed.actor(claim.source) for claim in parsed.claims if claim.parent_id is None}
    assert {content: actor.name if actor else None for content, actor in told.items()} == {
        "Did Ann Roe say it was safe?": None,
        "It was safe.": "Ann Roe",
        "And now?": None,
        "No.": "Ann Roe",
    }


def test_a_report_does_not_hold_that_of_somebody_else() -> None:
    text = "Mayor Ada Okoro said the pier was safe but engineer Tove Lind said it was not."
    parsed = newsparse.parse(text, pipeline="neural", clean=False, config=Config(least=0))
    assert [claim.content for claim in parsed.claims][:1] == ["the pier was safe"]
