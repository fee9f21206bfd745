"""The component that fills the layers of tokens and sentences."""

from hypothesis import given
from hypothesis import strategies as st

from newsparse.english.tagging.tokens import EnglishTokens
from newsparse.model import Article, Block, BlockKind, ParsedArticle, Sentence, Span, Tokens
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.text import paragraphs


def read(article):
    items = list(EnglishTokens()(ParsedArticle(article=article)))
    (tokens,) = [item for item in items if isinstance(item, Tokens)]
    return [item for item in items if isinstance(item, Sentence)], tokens


@given(st.one_of(st.text(max_size=80), st.sampled_from(sorted(HOSTILE_TEXTS.values()))))
def test_every_token_lies_in_one_sentence_and_has_a_lemma_and_a_tag(text):
    sentences, tokens = read(Article(text=text))
    assert len({s.id for s in sentences}) == len(sentences)
    assert len(tokens.lemmas) == len(tokens.upos) == len(tokens)
    inside = [i for s in sentences for i in tokens.within(s.span)]
    assert inside == list(range(len(tokens)))
    assert (sentences, tokens) == read(Article(text=text))


def test_sentences_stay_in_their_blocks_and_bylines_have_none():
    text = "Storm hits coast\nBy Ada Osei\nACCRA\nA storm came. It went\nPhoto: Bo Tran"
    kinds = [BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.PARAGRAPH, BlockKind.CREDIT]
    blocks = [Block(kind=k, span=b.span) for k, b in zip(kinds, paragraphs(text), strict=True)]
    sentences, tokens = read(Article(text=text, blocks=blocks))
    assert [s.span.of(text) for s in sentences] == ["Storm hits coast", "A storm came.", "It went"]
    assert " ".join(tokens.span(i).of(text) for i in range(len(tokens))) == "Storm hits coast A storm came . It went"


def test_a_block_may_be_empty():
    assert read(Article(text="No.", blocks=[Block(kind="paragraph", span=Span(0, 0))]))[0] == []
