"""CoNLL-U is read by a library of its own."""

from __future__ import annotations

import conllu
import pytest
from hypothesis import given

import newsparse
from newsparse.annotating.conllu import dumps
from newsparse.annotating.marks import readable
from newsparse.errors import LeftOutWarning
from newsparse.model import Article, ParsedArticle, Sentence, Span, Tokens
from newsparse.testing import ExporterContract
from newsparse.testing.strategies import parsed_articles

TEXT = "Ida Lind spoke. “No,”\tshe said."
TREE = ParsedArticle(
    article=Article(text=TEXT),
    sentences=[Sentence(id="s1", span=Span(0, 15)), Sentence(id="s2", span=Span(16, 31))],
    tokens=Tokens(
        starts=[0, 4, 9, 14, 16, 17, 19, 20, 22, 26, 30],
        ends=[3, 8, 14, 15, 17, 19, 20, 21, 25, 30, 31],
        lemmas=["Ida", "Lind", "speak", ".", "“", "no", ",", "”", "she", "say", "."],
        upos="PROPN PROPN VERB PUNCT PUNCT INTJ PUNCT PUNCT PRON VERB PUNCT".split(),
        heads=[2, 0, 2, 2, 5, 9, 5, 5, 9, 9, 9],
        deprels="nsubj flat root punct punct parataxis punct punct nsubj root punct".split(),
    ),
)


@pytest.mark.filterwarnings("ignore::newsparse.errors.LeftOutWarning")
class TestConllu(ExporterContract):
    component = "conllu"
    path = "out.conllu"
    results = (TREE,)


def test_sentences_with_their_trees():
    first, second = conllu.parse(dumps(TREE))
    assert first.metadata == {"newdoc id": TREE.article.id, "sent_id": "s1", "text": "Ida Lind spoke."}
    assert [(t["form"], t["lemma"], t["upos"], t["head"], t["deprel"]) for t in first] == [
        ("Ida", "Ida", "PROPN", 3, "nsubj"),
        ("Lind", "Lind", "PROPN", 1, "flat"),
        ("spoke", "speak", "VERB", 0, "root"),
        (".", ".", "PUNCT", 3, "punct"),
    ]
    assert second.to_tree().token["form"] == "said"
    assert [t["misc"].get("SpaceAfter") for t in second] == ["No", "No", "No", None, None, "No", "No"]


@given(parsed_articles())
def test_any_tokens_come_back(parsed):
    text, tokens = readable(parsed.article.text), parsed.tokens
    found = [token for sentence in conllu.parse(dumps(parsed)) for token in sentence]
    assert len(found) == (len(tokens) if tokens else 0)
    for number, token in enumerate(found):
        assert token["misc"]["TokenRange"] == f"{tokens.starts[number]}:{tokens.ends[number]}"
        assert token["form"] == (" ".join(tokens.span(number).of(text).split()) or "_")


def test_a_result_without_tokens_is_told(tmp_path):
    parsed = ParsedArticle(article=Article(text="No.", id="x1"))
    with pytest.warns(LeftOutWarning, match=r"left out: articles without any \(1\), first x1"):
        newsparse.write(parsed, tmp_path / "a.conllu")
    assert (tmp_path / "a.conllu").read_text(encoding="utf-8") == ""


def test_what_a_pipeline_parses_has_tokens(tmp_path):
    newsparse.write(newsparse.parse(TEXT, pipeline="rules"), tmp_path / "a.conllu")
    sentences = conllu.parse((tmp_path / "a.conllu").read_text(encoding="utf-8"))
    assert [token["form"] for token in sentences[0]] == ["Ida", "Lind", "spoke", "."]
