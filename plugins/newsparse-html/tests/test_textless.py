"""Pages without a text of their own have an empty body, and say which sort of page they are."""

from __future__ import annotations

import pytest

import newsparse
from newsparse_html.article import article

HEADLINES = (
    "Pilots of the harbour refuse to sail",
    "Fees for coasters rise by a third",
    "Storm takes the roof of the customs house",
    "Council votes on a second crane",
    "Why nobody buys eels any more",
    "Lighthouse keeper retires after forty years",
)
SENTENCE = "The pilots of the harbour refused to sail on Monday, as nobody had told them who would pay the new fees."
LIST = "".join(f"<li><a href='/{n}'>{line}</a></li>" for n, line in enumerate(HEADLINES))
TEASERS = "".join(
    f"<div class='item'><h3><a href='/{n}'>{line}</a></h3><p>What the coast spoke of, and what is next: {n}.</p></div>"
    for n, line in enumerate(HEADLINES)
)
FORM = "<form><input name='mail'><input type='password' name='word'><button>Go on</button></form>"
PICTURES = "".join(
    f"<figure><img src='{n}.jpg'><figcaption>{line}, on Monday. Photo: Ilse Quant</figcaption></figure>"
    for n, line in enumerate(HEADLINES)
)
TEXTLESS = {
    "a list of links": ("links-only", f"<ul>{LIST}</ul>"),
    "teasers": ("links-only", f"<main>{TEASERS}</main>"),
    "teasers and a menu": ("links-only", f"<nav><a href='/'>Coast News</a></nav><main>{TEASERS}</main><p>Contact</p>"),
    "a video": ("video-only", "<div class='player'><video src='a.mp4'></video></div>"),
    "a player": (
        "video-only",
        "<iframe src='https://player.example/embed/12'></iframe><p>Your browser does not support this video.</p>",
    ),
    "a video and others": ("video-only", f"<video src='a.mp4'></video><h2>More videos</h2><ul>{LIST}</ul>"),
    "a form": ("login-wall", f"<main><p>Log in to read on.</p><p>Forgot your password?</p>{FORM}</main>"),
    "an offer": (
        "login-wall",
        "<div><p>Already a subscriber? Log in here.</p><p>Subscribe now and read all of it for a year.</p></div>",
    ),
    "captions": ("captions-only", f"<main>{PICTURES}</main>"),
    "a picture": (
        "captions-only",
        "<figure><img src='a.jpg'><figcaption><p>The old crane, seen from the quay.</p></figcaption></figure>",
    ),
    "called captions": (
        "captions-only",
        "".join(f"<div><img src='{n}.jpg'><p class='caption'>{line}.</p></div>" for n, line in enumerate(HEADLINES)),
    ),
    "scripts": ("no-text", "<div id='root'></div><script>start('The pilots refused to sail.')</script>"),
    "nothing": ("no-text", ""),
}


def page(body):
    return f"<html><head><title>Coast News</title></head><body><h1>Coast News</h1>{body}</body></html>"


@pytest.mark.parametrize("name", TEXTLESS)
def test_a_page_without_a_text_says_what_it_is(name):
    code, body = TEXTLESS[name]
    made = article(page(body), name="page.html")
    assert [block.kind for block in made.blocks] == ["title"]
    assert [remark.code for remark in made.diagnostics] == [code]


@pytest.mark.parametrize("name", TEXTLESS)
def test_beside_a_sentence_of_its_own_it_is_text(name):
    _, body = TEXTLESS[name]
    if "teasers" in name:
        body = f"<p>{SENTENCE}</p><p>{SENTENCE.replace('Monday', 'Friday')}</p>" * 3
    made = article(page(f"<article><p>{SENTENCE}</p></article>{body}"), name="page.html")
    assert SENTENCE in made.text
    assert not made.diagnostics


def test_a_list_that_is_an_article_is_its_text():
    said = "".join(f"<li><a href='/{n}'>{line}</a>: it was read most.</li>" for n, line in enumerate(HEADLINES))
    dated = "<meta property='article:published_time' content='2024-05-14T08:00:00Z'>"
    made = article(f"<head>{dated}</head><h1>What the coast read</h1><ul>{said}</ul>", name="page.html")
    assert all(line in made.text for line in HEADLINES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Customers must register with their password by Friday, the bank said.",
        "The video was not available to the court before the trial began.",
        "You have to subscribe to a cause before you can lead it, she said, and left.",
    ],
)
def test_sentences_about_such_things_are_a_text(sentence):
    made = article(page(f"<p>{SENTENCE}</p><p>{sentence}</p>"), name="page.html")
    assert sentence in made.text


def test_a_page_without_a_text_is_parsed_like_any_other(tmp_path):
    (tmp_path / "page.html").write_text(page(f"<ul>{LIST}</ul>"))
    parsed = newsparse.parse(newsparse.read(tmp_path / "page.html"), pipeline="rules")
    assert not parsed.claims
    assert [remark.code for remark in parsed.diagnostics][:1] == ["links-only"]
