"""Sources: each keeps the contract, and what their files may not say is told."""

from __future__ import annotations

import datetime

import pytest

import newsparse
from newsparse._pipeline.cleaning import clean
from newsparse.errors import ConfigurationError
from newsparse.model import Article
from newsparse.testing import SourceContract
from newsparse_html.catalogue import versions
from newsparse_html.following import CODE
from newsparse_html.rules import read
from newsparse_html.sourcing import shipped

BODY = "The council voted for the bridge on Monday, and nobody said who would pay for it in the end."
MORE = "The minister called the plan a cheque without a signature, and left before the vote was taken."

TAKEN = {
    "abc-es": ("Noticia relacionada",),
    "cnn": ("Follow us on Twitter @news", "Story highlights", "7 years ago"),
    "dw": ("Die Redaktion empfiehlt", "Another story"),
    "euronews": ("Zum selben Thema",),
    "fox": ("CLICK HERE TO GET THE APP", "The Associated Press contributed to this report."),
    "funke": ("Auch interessant", "mit dpa"),
    "independent": ("This is a breaking news story - more to follow",),
    "junge-welt": ("2 Wochen kostenlos testen", "Another notice"),
    "le-figaro": ("Passer la publicité", "À lire aussi Une autre histoire"),
    "nine": ("Read more", "Most viewed in World", "Another story"),
    "npr": ("Enlarge this image toggle caption A. Okoro/AP A. Okoro/AP",),
    "politico": ("Story Continued Below", "( PHOTOS: Twelve bridges)"),
    "postmedia": ("Recommended Videos", "Email: okoro@gazette.example"),
    "propublica": ("ProPublica is a nonprofit newsroom that has a letter.",),
    "reuters": ("Slideshow (4 Images)",),
    "tagesspiegel": ("Empfohlener redaktioneller Inhalt",),
    "the-hill": ("Okoro Ada (Addy) Mary OkoroOvernight Bridges: Twelve to see | Ten to cross MORE",),
    "usa-today": ("USA TODAY", "Contributing: Ada Okoro"),
    "washington-times": ("Sign up for Daily Newsletters", "Copyright © 2019 The Washington Times, LLC."),
    "zdf": ("Ein Klick für den Datenschutz", "Quelle: dpa"),
}


def suite(name, lines):
    text = "\n\n".join([BODY, *lines[:1], MORE, BODY, *lines[1:]])
    if name in ("dw", "junge-welt"):
        text = "\n\n".join([BODY, MORE, BODY, *lines])
    body = {"component": f"html.source-{name}", "texts": (text,), "kept": (BODY, MORE), "gone": lines, "examples": 20}
    return type(f"Test{name.title().replace('-', '')}", (SourceContract,), body)


for _name, _lines in TAKEN.items():
    _made = suite(_name, _lines)
    globals()[_made.__name__] = _made


def test_every_source_with_rules_has_a_suite():
    assert {version.name for version in versions() if version.rules} == set(TAKEN)


@pytest.mark.parametrize("name", TAKEN)
def test_no_article_is_left_empty(name):
    article = Article(text="\n\n".join(TAKEN[name]))
    cleaned = clean(article, [("html.source", shipped(name))])
    assert cleaned.text == article.text
    assert [diagnostic.code for diagnostic in cleaned.diagnostics] == [CODE]
    assert f"newsparse_html/sources/{name}.toml" in cleaned.diagnostics[0].message


def test_the_engine_chooses_it_by_domain_and_by_publisher():
    text = f"{BODY}\n\nUSA TODAY\n\n{MORE}"
    for source in ({"url": "https://www.usatoday.com/story"}, {"publisher": "USA TODAY"}):
        cleaned = newsparse.parse(Article(text=text, **source), pipeline="rules").article
        assert "TODAY" not in cleaned.text
    assert "TODAY" in newsparse.parse(Article(text=text), pipeline="rules").article.text


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Sen. Ada Okoro Ada Mary Okoro'No' is a word Bridges to see MORE (D) left.", "Sen. Ada Okoro (D) left."),
        ("Bo FalkBo J. Falk10 bridges to see MORE left.", "Bo Falk left."),
        ("Falk met Bo Falk's MORE readers.", "Falk met Bo Falk's MORE readers."),
        ("Falk and Bo Falk want MORE bridges.", "Falk and Bo Falk want MORE bridges."),
    ],
)
def test_a_name_keeps_no_headlines_behind_it(words, left):
    article = Article(text=f"{BODY} {words} {MORE}", publisher="The Hill")
    assert clean(article, [("html.source", shipped("the-hill"))]).text == f"{BODY} {left} {MORE}"


def test_boxes_and_lists_of_links_between_the_paragraphs(tmp_path):
    page = tmp_path / "a.html"
    page.write_text(
        "<!doctype html><html><body><article><h1>Brücke</h1><div class='article-body'>"
        f"<p>{BODY}</p><ul><li>Im Hafen: <a href='/1'>Die Löhne sind verschieden</a></li></ul><p>{MORE}</p>"
        "<div class='not-prose'><section><h3>Montags</h3><p>Alle Brücken, nur in unserem Brief.</p></section></div>"
        f"<ul><li>Eine Liste ohne Verweise bleibt im Text</li></ul><p>{BODY}</p></div></article></body></html>",
        encoding="utf-8",
    )
    text = newsparse.read(page, url="https://www.waz.de/1").text
    assert "Löhne" not in text
    assert "unserem Brief" not in text
    assert "Eine Liste ohne Verweise bleibt im Text" in text
    assert "Löhne" in newsparse.read(page, url="https://www.tide.example/1").text


def test_versions_have_dates():
    text = """
        domains = ["gazette.example"]
        [[versions]]
        valid_until = 2019-12-31
        title = "h1"
        [[versions]]
        valid_from = 2020-01-01
        [[versions.rules]]
        action = "drop"
        line = "More"
    """
    old, new = read("gazette", text)
    assert (old.name, old.valid_until, old.title) == ("gazette", datetime.date(2019, 12, 31), "h1")
    assert (new.name, new.valid_from, len(new.rules)) == ("gazette-1", datetime.date(2020, 1, 1), 1)


@pytest.mark.parametrize(
    "text",
    [
        "domains = [",
        "[[versions]]\nolder = 1\n",
        '[[versions]]\n[[versions.rules]]\naction = "melt"\nline = "a"',
        '[[versions]]\n[[versions.rules]]\naction = "split"\nline = "a"',
        '[[versions]]\n[[versions.rules]]\naction = "drop"\nline = "a"\npart = "a"',
        '[[versions]]\n[[versions.rules]]\naction = "drop"',
        '[[versions]]\n[[versions.rules]]\naction = "drop"\npart = "("',
    ],
)
def test_what_is_wrong_in_a_file_is_told(text):
    text = text if text.startswith("domains") else f'domains = ["g.example"]\n{text}'
    with pytest.raises(ConfigurationError, match="the source g is not as it should be"):
        read("g", text)
