"""Pages of a heading and a sentence have a text, whatever elements hold it; pages of links and scripts have none."""

from __future__ import annotations

import pytest

from newsparse.errors import ReadError
from newsparse_html.article import article

SENTENCE = "The pilots refused to sail."
LINKED = f"{SENTENCE} “It is <a href='w'>the wind</a>,” they said."
HOLDERS = {
    "a paragraph": "<p>{}</p>",
    "a division": "<div>{}</div>",
    "divisions": "<article><div class='body'><div>{}</div></div></article>",
    "a list": "<ul><li>{}</li></ul>",
    "a span": "<span>{}</span>",
    "no element": "{}",
    "a cell": "<table><tr><td>{}</td></tr></table>",
}


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("sentence", [SENTENCE, "They said no.", LINKED])
def test_a_sentence_is_a_text(holder, sentence):
    page = f"<html><head><title>Fees</title></head><body><h1>Fees</h1>{HOLDERS[holder].format(sentence)}</body></html>"
    made = article(page, name="page.html")
    shown = sentence.replace("<a href='w'>", "").replace("</a>", "")
    assert [block.span.of(made.text) for block in made.blocks] == ["Fees", shown]
    assert made.title == "Fees"


def test_its_headings_are_kept():
    made = article(f"<h1>Fees</h1><h2>At sea</h2><p>{SENTENCE}</p>", name="page.html")
    assert [block.kind for block in made.blocks] == ["title", "heading", "paragraph"]


def test_what_stands_around_it_is_left_out():
    frame = (
        "<nav>Go home.</nav>{}<form>Stay informed.</form><noscript>Enable scripts.</noscript><footer>By us.</footer>"
    )
    page = f"<body><h1>Fees</h1>{frame.format(f'<div>{SENTENCE}</div>')}</body>"
    assert article(page, name="page.html").text == f"Fees\n\n{SENTENCE}"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<h2>Menu</h2><p>Sign in</p>",
        "<p><a href='a'>Fees rise.</a></p><ul><li><a href='b'>They said no.</a></li></ul>",
        "<noscript>Please enable scripts to read.</noscript><div id='root'></div>",
        "<nav>Go home.</nav><footer>All rights reserved.</footer><button>Yes, I agree.</button>",
        "<script>start('They said no.')</script>",
    ],
)
def test_links_and_frames_are_none(body):
    page = f"<html><head><title>Fees</title></head><body><h1>Fees</h1>{body}</body></html>"
    made = article(page, name="page.html")
    assert made.text == "Fees"
    assert [remark.code for remark in made.diagnostics] == ["no-text"]


LONG = "<p>The minister of transport, Ann Lee, said on Monday that the road would stay shut until the week is over.</p>"


@pytest.mark.parametrize(
    "lead",
    [
        "Police said 12 people were hurt and 10 of them are in hospital.",
        "The Senate voted 51 to 49 on the bill, aides said",
        "Kenya raised tolls by 10 percent from Monday 12 May, the union said.",
        "On 3 May 2024 the mayor resigned.",
    ],
)
def test_a_short_first_paragraph_with_numbers_is_text(lead):
    page = f"<html><body><h1>Crash shuts road</h1><p>{lead}</p>{LONG}{LONG.replace('Monday', 'Tuesday')}</body></html>"
    assert lead in article(page, name="a.html").text


def test_what_is_left_out_in_front_of_the_text_is_told():
    front = "<p>Published: 30 April 2024, 16:17</p><p>Crash shuts road</p>"
    page = f"<html><body><h1>Crash shuts road</h1>{front}{LONG}{LONG.replace('Monday', 'Tuesday')}</body></html>"
    made = article(page, name="a.html")
    assert "16:17" not in made.text
    told = {removed.reason: removed.span.of(page) for removed in made.removed}
    assert told == {"date": "Published: 30 April 2024, 16:17", "repeated-title": "Crash shuts road"}


def test_a_tag_with_thousands_of_attributes_is_refused():
    attributes = " ".join(f"a{i}=1" for i in range(300_000))
    for tag in (f"<p {attributes}>", f"<p {attributes}", f"<p {attributes.replace(' ', '/')}>"):
        with pytest.raises(ReadError, match="a tag with more than 10,000 attributes"):
            article(f"<html><body>{tag}{LONG}", name="a.html")
    words = "a 'word' of a value " * 20_000
    assert "Ann Lee" in article(f'<html><body><p title="{words}">{LONG * 3}', name="a.html").text
