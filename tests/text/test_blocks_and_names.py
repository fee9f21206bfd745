"""Blocks of articles that have none, and the folding of names."""

from hypothesis import given
from hypothesis import strategies as st

from newsparse.model import Article, Block, Span
from newsparse.text import blocks_of, fold, plain, unaccented

LINES = st.lists(st.text(max_size=20), max_size=6).map("\n".join)


def test_an_article_keeps_its_own_blocks():
    blocks = (Block(kind="title", span=Span(0, 3)), Block(kind="other", span=Span(4, 8)))
    assert blocks_of(Article(text="One Two.", blocks=blocks)) == blocks


def test_the_text_below_a_title_is_read_without_cleaning():
    title = Block(kind="title", span=Span(0, 4))
    found = blocks_of(Article(text="Toll\n\nMali backs it.\nChad does not.", blocks=[title]))
    assert [(block.kind, block.span.start) for block in found] == [("title", 0), ("paragraph", 6), ("paragraph", 21)]
    assert blocks_of(Article(text="Toll\n\nRubbish", blocks=[title], cleaned=True)) == (title,)
    assert len(blocks_of(Article(text="Toll\n\nMali backs it.", cleaned=True))) == 2


@given(LINES)
def test_paragraphs_are_the_lines_that_are_not_blank(text):
    said = [block.span.of(text) for block in blocks_of(Article(text=text))]
    assert "".join("".join(said).split()) == "".join(text.split())
    assert all(line and line == line.strip() and "\n" not in line and "\r" not in line for line in said)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more_but_names_that_end_in_apostrophes(text):
    once = fold(text)
    assert once == once.strip()
    assert len(fold(once)) <= len(once)


@given(st.text(max_size=30))
def test_plain_signs_leave_offsets_as_they_are(text):
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_spellings_of_one_name_fold_to_one_string():
    same = [
        ("The Labour Party’s", "Labour  party"),
        ("José Muñoz", "jose munoz"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Coast–Guard", "coast-guard"),
        ("Workers`", "the workers'"),
        ("Straße", "STRASSE"),
        ("Ode\u00adbrecht", "Odebrecht"),
        ("O‘Neill", "O'Neill"),
    ]
    assert [fold(a) for a, _ in same] == [fold(b) for _, b in same]
    assert fold("Ana") != fold("Anna")
    assert fold("the") == "the"


def test_only_latin_letters_lose_their_accents():
    assert unaccented("Ağrı, Đà Nẵng") == "Agri, Đa Nang"
    assert unaccented("Йемен") == "Йемен"
