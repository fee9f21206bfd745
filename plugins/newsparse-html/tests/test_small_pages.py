"""Pages of a heading and a sentence have a text, whatever elements hold it; pages of links and scripts have none."""

from __future__ import annotations

import pytest

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
