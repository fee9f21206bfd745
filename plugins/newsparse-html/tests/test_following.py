"""Rules of sources on pages: what their selectors and patterns do, and when they are not followed."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Config, ConfigurationError
from newsparse._pipeline.cleaning import clean
from newsparse_html.article import article as read_page
from newsparse_html.following import CODE, SourceCleaner
from newsparse_html.rules import read
from newsparse_html.selecting import Page, compiled
from newsparse_html.sourcing import own

URL = "https://www.tide.example/news/ferry"
FIRST = "The ferry company announced on Monday that its oldest ship would not sail again after the summer."
SECOND = "Its captain, who has stood on the bridge for thirty years, called the decision a mistake."
THIRD = "The mayor of the island asked the government for a ship, and was promised an answer in the autumn."
PAGE = f"""<!doctype html><html><head><title>Last summer for a ferry</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "A ferry's last summer"}}</script>
<meta property="og:title" content="Last summer for a ferry"></head>
<body><h1>Last summer for a ferry</h1><div class="tide-text">
<p>{FIRST}</p>
<p class="tip">Our readers on the island send us their pictures of the ship.</p>
<p class="between">&ldquo;A mistake&rdquo;</p>
<p>{SECOND} <span class="aside">Our correspondent was on board.</span></p>
<p>{THIRD}</p></div></body></html>"""


def source(*rules, more=""):
    written = "".join(f"\n[[versions.rules]]\n{rule}" for rule in rules)
    return read("tide", f'domains = ["tide.example"]\n[[versions]]\n{more}{written}', "mine/tide.toml")[0]


def followed(*rules, page=PAGE, more=""):
    given = read_page(page, name="a.html", url=URL) if page.startswith("<") else Article(text=page, url=URL)
    return clean(given, [("html.own-tide", SourceCleaner(source(*rules, more=more)))])


def blocks(article):
    return [(str(b.kind), b.span.of(article.text)) for b in article.blocks]


# -- what rules do


def test_without_rules_nothing_happens():
    texts = [text for _, text in blocks(followed())]
    assert texts[0] == "Last summer for a ferry"
    assert "Our readers on the island send us their pictures of the ship." in texts
    assert f"{SECOND} Our correspondent was on board." in texts


def test_elements_are_dropped_labelled_and_split_off():
    article = followed(
        'action = "drop"\nselector = "p.tip"\nreason = "call"',
        'action = "label"\nselector = ".tide-text > .between"\nkind = "heading"',
        'action = "split"\nselector = "span.aside"',
    )
    assert blocks(article)[1:] == [
        ("paragraph", FIRST),
        ("heading", "“A mistake”"),
        ("paragraph", SECOND),
        ("paragraph", "Our correspondent was on board."),
        ("paragraph", THIRD),
    ]
    (removed,) = article.removed
    assert (removed.reason, removed.component) == ("call", "html.own-tide")
    assert removed.span.of(article.original) == "Our readers on the island send us their pictures of the ship."
    assert article.diagnostics == ()


def test_parts_of_lines_are_dropped_labelled_and_split_off():
    article = followed(
        'action = "drop"\npart = "Our readers .*? their"',
        'action = "label"\npart = "Our correspondent .*"\nkind = "credit"',
        'action = "split"\npart = "(?=and was promised)"',
    )
    text = [text for _, text in blocks(article)]
    assert ("credit", "Our correspondent was on board.") in blocks(article)
    assert "pictures of the ship." in text
    assert text[-2:] == [THIRD.partition(" and")[0], "and was promised an answer in the autumn."]


def test_an_element_stands_where_it_stands_and_not_where_its_words_stand_first():
    page = PAGE.replace(f"<p>{THIRD}", f"<p>{THIRD} Nobody else is on <b>the bridge</b>.")
    article = read_page(page, name="a.html")
    found = Page.of(article)
    (place,) = found.places(found.find(compiled("b", "a.toml")))
    assert article.text.index("the bridge") < place.start == article.text.rindex("the bridge")


def test_of_two_rules_for_the_same_words_the_first_has_them():
    article = followed(
        'action = "label"\nselector = "p.tip"\nkind = "other"',
        'action = "drop"\nline = "Our readers .*"',
        'action = "drop"\npart = "pictures"',
    )
    assert ("other", "Our readers on the island send us their pictures of the ship.") in blocks(article)


def test_an_end_takes_what_is_behind_it_whatever_other_rules_say():
    article = followed('action = "label"\nline = "The mayor .*"\nkind = "credit"', 'action = "end"\nline = "Its .*"')
    assert [text for _, text in blocks(article)][-1] == "“A mistake”"


def test_the_title_that_is_believed():
    article = followed(more='title = "json-ld"')
    assert article.title == "A ferry's last summer"
    assert followed(more='title = "meta:none"').title == "Last summer for a ferry"


def test_the_title_that_is_believed_goes_by_the_date(tmp_path):
    (tmp_path / "tide.toml").write_text(
        'domains = ["tide.example"]\n[[versions]]\nvalid_until = 2019-12-31\ntitle = "json-ld"\n'
        "[[versions]]\nvalid_from = 2020-01-01\n"
    )
    for day, title in (("2019-05-01", "A ferry's last summer"), ("2024-05-01", "Last summer for a ferry")):
        dated = PAGE.replace("<head>", f'<head><meta property="article:published_time" content="{day}">')
        assert read_own(dated, tmp_path).title == title


# -- rules that do not fit


@pytest.mark.parametrize(
    "rule",
    [
        'action = "mark"\nselector = "article.story"',
        'action = "mark"\nline = "From the newsroom"',
        'action = "drop"\nselector = "p.newsletter"\nrequired = true',
        'action = "label"\nkind = "credit"\npart = "Reporting by .*"\nrequired = true',
        'action = "drop"\nselector = "p"',
        'action = "label"\nkind = "caption"\nselector = "p"',
    ],
)
def test_a_profile_that_does_not_fit_says_so_and_the_page_is_read_without_it(rule):
    article = followed('action = "drop"\nselector = "p.tip"', rule, more='title = "json-ld"')
    assert article.text == followed().text
    assert blocks(article) == blocks(followed())
    (diagnostic,) = article.diagnostics
    assert (diagnostic.level, diagnostic.code, diagnostic.component) == ("warning", CODE, "html.own-tide")
    assert diagnostic.message.startswith("mine/tide.toml does not fit this page: ")
    assert "add a version with valid_from" in diagnostic.message
    assert newsparse.parse(article, pipeline="rules").diagnostics == (diagnostic,)


def test_what_is_marked_is_enough():
    rules = ('action = "mark"\nselector = "div.tide-text"', 'action = "mark"\npart = "ferry company"')
    article = followed(*rules, 'action = "drop"\nselector = "p.tip"\nrequired = true')
    assert article.diagnostics == ()
    assert "Our readers" not in article.text


def test_a_text_without_its_page_does_not_have_to_have_the_marks_of_one():
    rules = ('action = "mark"\nselector = "article.story"', 'action = "drop"\nline = "Our .*"')
    text = f"{FIRST}\n\nOur readers know.\n\n{SECOND}\n\n{THIRD}"
    article = followed(*rules, page=text)
    assert article.diagnostics == ()
    assert "Our readers" not in article.text
    assert followed(*rules, page=f"<p>{FIRST}</p><p>Our readers know.</p><p>{THIRD}</p>").diagnostics == ()


# -- sources of one's own


def read_own(page, folder):
    config = Config().with_options("cleaners", "html.sources", {"folder": str(folder)})
    return newsparse.read(BytesIO(page.encode()), reader="html", url=URL, config=config)


def test_a_source_of_ones_own_goes_before_one_that_is_shipped(tmp_path):
    page = PAGE.replace(FIRST, f"{FIRST}</p><p>Continue Reading Below")
    url = "https://www.foxnews.com/ferry"
    shipped = newsparse.read(BytesIO(page.encode()), reader="html", url=url)
    assert {removed.component for removed in shipped.removed} == {"html.source-fox"}
    rules = '[[versions]]\n[[versions.rules]]\naction = "drop"\nline = "Our readers .*"\n'
    (tmp_path / "fox.toml").write_text(f'domains = ["foxnews.com"]\n{rules}')
    config = Config().with_options("cleaners", "html.sources", {"folder": str(tmp_path)})
    article = newsparse.read(BytesIO(page.encode()), reader="html", url=url, config=config)
    assert "html.source-fox" not in {removed.component for removed in article.removed}
    assert "Our readers" not in article.text


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", "domains = [", "is not as it should be"),
        ("a.toml", "[[versions]]\n", "it must have domains or publishers"),
        ("A b.toml", 'domains = ["a.example"]', "has a name in small letters"),
        (
            "a.toml",
            'domains = ["a.example"]\n[[versions]]\n[[versions.rules]]\naction = "drop"\nline = "("',
            "is not as",
        ),
        (
            "a.toml",
            'domains = ["a.example"]\n[[versions]]\n[[versions.rules]]\naction = "drop"\nselector = "p["',
            "is not as it should be: 'p\\['",
        ),
    ],
)
def test_what_is_wrong_in_a_file_of_ones_own_is_told(tmp_path, name, text, said):
    (tmp_path / name).write_text(text)
    with pytest.raises(ConfigurationError, match=f"{re.escape(str(tmp_path / name))}.* ?{said}"):
        read_own(PAGE, tmp_path)


def test_a_folder_that_is_not_there_is_told():
    with pytest.raises(ConfigurationError, match="there is no folder 'nowhere'; the option folder of html"):
        own("nowhere")
    assert own() == ()


# -- whatever the page and the rules

FILLING = st.sampled_from(
    "<p> </p> <b class=x> </b> <div> </div> <br> word &ldquo; &amp; . <script>1</script> <i> </i> é".split(" ")
)
RULE = st.builds(
    'action = "{}"\nselector = "{}"\nkind = "credit"'.format,
    st.sampled_from(["drop", "label", "split"]),
    st.sampled_from(["b", "p", "div", ".x", "i", "p b", "*"]),
) | st.builds(
    'action = "{}"\npart = "{}"'.format,
    st.sampled_from(["drop", "label", "split"]),
    st.sampled_from(["word", "w", "\\\\s", "(?=r)", "\\\\b", ".", "d\\\\s*w"]),
)


@given(st.lists(FILLING, max_size=40).map(" ".join), st.lists(RULE, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_page_and_any_rules(filling, rules):
    page = f"<html><body><p>{FIRST}</p><p>{SECOND}</p>{filling}<p>{THIRD}</p></body></html>"
    article = followed(*rules, page=page)
    kept = sum(len(b.span) for b in article.blocks if b.kind != "credit")
    assert kept >= 0.35 * len(read_page(page, name="a.html").text)
    for run in article.alignment.runs:
        here = article.text[run.text : run.text + run.length]
        assert here == article.original[run.original : run.original + run.length]


@given(st.lists(FILLING, max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_elements_are_found_with_their_own_words(filling):
    page = f"<html><body><p id=a>{FIRST}</p>{filling} ><p id=b>&ldquo;{SECOND}&rdquo;</p></body></html>"
    article = read_page(page, name="a.html")
    found = Page.of(article)
    for name, text in (("a", FIRST), ("b", f"“{SECOND}”")):
        (place,) = found.places(found.find(compiled(f"#{name}", "a.toml")))
        assert place.of(article.text) == text
