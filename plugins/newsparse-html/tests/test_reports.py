"""One small page for each kind of fault that readers of pages are known for."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

import newsparse
from newsparse_html.article import article
from newsparse_html.feeds import FeedReader

FIRST = "The observatory of Kalvik will keep its old telescope, after the university found no buyer for the lens."
SECOND = "Nobody knows who will polish it, said the caretaker, who has had the only key to the dome since last winter."
THIRD = "A school class from the valley has offered to paint the shutters, which the wind tore off two years ago."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
SAYS = (FIRST, SECOND, THIRD)
TITLE = "Kalvik keeps its telescope"


def page(body, head="", title=f"<h1>{TITLE}</h1>"):
    return f"<html lang='en'><head><title>{TITLE}</title>{head}</head><body><main>{title}{body}</main></body></html>"


def read(body, head="", title=f"<h1>{TITLE}</h1>"):
    return article(page(body, head, title), name="page.html")


def json_ld(**said):
    item = {"@type": "NewsArticle", "headline": TITLE, **said}
    return f"<script type='application/ld+json'>{json.dumps(item)}</script>"


COMMENT = (
    "<section class='comments'><p class='author'>By Sour Gus</p><time datetime='2024-07-09T10:00:00Z'></time></section>"
)
OTHERS = (
    "<aside><h3><a href='/2'>Comet seen over the fjord again</a></h3><p class='byline'>By Otto Falk</p>"
    "<time datetime='2024-07-08T10:00:00Z'></time></aside>"
)


# -- authors


@pytest.mark.parametrize("others", [COMMENT, OTHERS])
def test_who_wrote_comments_and_other_stories_is_no_author(others):
    assert read(f"<p class='byline'>By Runa Vik</p>{TEXT}{others}").authors == ("Runa Vik",)
    assert read(f"{others}{TEXT}").authors == ()


def test_a_person_in_the_byline_wins_over_an_organisation_in_the_metadata():
    head = json_ld(author={"@type": "Organization", "name": "Fjord Post"}, publisher={"name": "Fjord Post"})
    assert read(f"<p class='byline'>By Runa Vik</p>{TEXT}", head).authors == ("Runa Vik",)
    assert read(TEXT, head).authors == ("Fjord Post",)


@pytest.mark.parametrize(
    "byline",
    [
        "<div class='author'>Runa Vik</div>",
        "<p class='byline'>3 July 2024, 10:15 by Runa Vik</p>",
        "<p class='byline'>July 3, 2024 | Runa Vik</p>",
    ],
)
def test_bylines_without_by_and_with_a_date_in_front(byline):
    assert read(byline + TEXT).authors == ("Runa Vik",)


def test_authors_that_are_named_elsewhere_in_the_metadata():
    graph = [
        {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#runa"}},
        {"@type": "Person", "@id": "#runa", "givenName": "Runa", "familyName": "Vik"},
    ]
    head = f"<script type='application/ld+json'>{json.dumps({'@graph': graph})}</script>"
    assert read(TEXT, head).authors == ("Runa Vik",)


@pytest.mark.parametrize(
    "byline", ["By science reporter Runa Vik", "By Runa Vik for Fjord Post", "By Runa Vik, PhD", "By Runa Vik, Jr."]
)
def test_roles_outlets_and_degrees_are_no_names(byline):
    assert read(f"<p class='byline'>{byline}</p>{TEXT}").authors == ("Runa Vik",)


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("runa@fjord.example (Runa Vik)", ("Runa Vik",)),
        ("Runa Vik <runa@fjord.example>", ("Runa Vik",)),
        ("runa@fjord.example", ()),
    ],
)
def test_addresses_in_feeds_are_no_names(author, authors):
    said = author.replace("<", "&lt;").replace(">", "&gt;")
    item = f"<item><title>{TITLE}</title><author>{said}</author><description>{FIRST}</description></item>"
    feed = f"<rss version='2.0'><channel><title>Fjord Post</title>{item}</channel></rss>"
    (made,) = FeedReader().read(BytesIO(feed.encode()), name="feed.rss", url=None)
    assert made.authors == authors


# -- dates


@pytest.mark.parametrize("others", [COMMENT, OTHERS])
@pytest.mark.parametrize("above", [True, False])
def test_moments_of_comments_and_other_stories_are_not_the_articles(others, above):
    own = f"<time datetime='2024-07-03T10:15:00Z'>3 July</time>{TEXT}"
    assert (
        read(own + others if not above else own, title=f"{others if above else ''}<h1>{TITLE}</h1>").published.day == 3
    )


def test_a_change_is_no_publication():
    made = read(f"<p>Updated <time datetime='2024-07-05T10:00:00Z'>5 July</time></p>{TEXT}")
    assert made.published is None
    assert made.updated.day == 5


def test_microdata_say_when_it_was_published():
    marked = "<span itemprop='datePublished' content='2024-07-03T10:15:00Z'>Wednesday</span>"
    assert read(f"<time datetime='2024-07-01'>Monday</time>{marked}{TEXT}").published.day == 3


# -- titles


@pytest.mark.parametrize("logo", ["<h1 class='logo'>Fjord Post</h1>", "<h1><a href='/'>Fjord Post</a></h1>"])
def test_a_logo_is_no_title(logo):
    assert read(TEXT, title=f"{logo}<h2 class='headline'>{TITLE}</h2>").title == TITLE


def test_the_outlet_in_front_of_the_title_is_left_out():
    head = "<meta property='og:site_name' content='Fjord Post'>"
    made = article(
        f"<html><head><title>Fjord Post: {TITLE}</title>{head}</head><body>{TEXT}</body></html>", name="page.html"
    )
    assert made.title == TITLE


# -- texts


@pytest.mark.parametrize("heading", ["<h2><a href='/dome'>Who pays?</a></h2>", "<h1>Who pays?</h1>"])
def test_headings_in_the_text_stay(heading):
    made = read(f"<p>{FIRST}</p><p>{SECOND}</p>{heading}<p>{THIRD}</p><p>{FIRST.replace('lens', 'tube')}</p>")
    assert ("heading", "Who pays?") in [(block.kind, block.span.of(made.text)) for block in made.blocks]


@pytest.mark.parametrize(
    "offer",
    [
        "<div class='plus-offer'><p>Get access to all articles.</p><p>You can cancel at any time.</p></div>",
        "<section subscriptions-section='content-not-granted'><p>Only readers with a card see the rest.</p></section>",
    ],
)
def test_offers_are_no_text(offer):
    assert [b.span.of(m.text) for m in [read(TEXT + offer)] for b in m.blocks] == [TITLE, FIRST, SECOND, THIRD]


def test_a_paragraph_that_is_one_link_stays():
    made = read(f"<p>{FIRST}</p><p><a href='/key'>{SECOND}</a></p><p>{THIRD}</p>")
    assert [block.span.of(made.text) for block in made.blocks] == [TITLE, FIRST, SECOND, THIRD]


SAID = "The dome has not turned for nine years, and nobody noticed."


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote><p>{SAID}</p><footer>— <cite>Runa Vik, astronomer</cite></footer></blockquote>",
        f"<blockquote>{SAID}<br><cite>— Runa Vik, astronomer</cite></blockquote>",
        f"<figure><blockquote><p>{SAID}</p></blockquote><figcaption>— Runa Vik, astronomer</figcaption></figure>",
    ],
)
def test_quotations_keep_whose_words_they_are(quotation):
    made = read(f"<p>{FIRST}</p><p>{SECOND}</p>{quotation}<p>{THIRD}</p>")
    blocks = [(block.kind, block.span.of(made.text)) for block in made.blocks]
    assert ("quotation", SAID) in blocks
    assert ("other", "— Runa Vik, astronomer") in blocks
    claims = newsparse.parse(made, pipeline="rules").claims
    assert ("Runa Vik, astronomer", SAID) in [(claim.source_text, claim.content) for claim in claims]


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='entry'><ul><li>{FIRST}</li><li>{SECOND}</li><li>{THIRD}</li></ul></div>",
        f"<div class='story'><div class='picture'><img src='a.jpg'></div>{FIRST}<br>{SECOND}<br>{THIRD}</div>",
        "".join(f"<div class='gallery' style='display:none'><p>{said}</p></div>" for said in SAYS),
    ],
)
def test_a_text_is_read_whatever_holds_it(body):
    made = read(body)
    assert [block.span.of(made.text) for block in made.blocks] == [TITLE, FIRST, SECOND, THIRD]


def test_when_it_was_written_is_no_standfirst():
    made = read(f"<p>Written: 2024-07-03 10:15:00 / Updated: 2024-07-03 11:20:00</p>{TEXT}")
    assert [block.span.of(made.text) for block in made.blocks] == [TITLE, FIRST, SECOND, THIRD]


def test_of_several_articles_in_the_data_of_a_page_the_one_that_it_shows_is_meant():
    items = [
        {"@type": "NewsArticle", "headline": headline, "author": {"name": name}, "datePublished": day}
        for headline, name, day in (("A story of sheep", "Otto Else", "2019-01-01"), (TITLE, "Ida Quist", "2023-03-04"))
    ]
    found = read(TEXT, head=f"<script type='application/ld+json'>{json.dumps(items)}</script>")
    assert (found.title, found.authors, found.published.isoformat()[:10]) == (TITLE, ("Ida Quist",), "2023-03-04")


def test_comments_in_microdata_are_no_text_and_their_writers_no_authors():
    comment = (
        "<div itemprop='comment' itemscope itemtype='https://schema.org/Comment'><span itemprop='author'>seadog</span>"
        "<p itemprop='text'>The rector of the university should resign, I say, and take his board along.</p></div>"
    )
    found = read(
        "<div itemscope itemtype='https://schema.org/NewsArticle'><span itemprop='author'>Ida Quist</span>"
        f"<div itemprop='articleBody'>{TEXT}{comment}</div></div>"
    )
    assert found.authors == ("Ida Quist",)
    assert "resign" not in found.text


@pytest.mark.parametrize(
    "quoted",
    [
        "<blockquote><p>Nobody loses the dome. You have my word.</p><cite>Otto Falk, rector</cite></blockquote>",
        "<figure><blockquote>Nobody loses the dome. You have my word.</blockquote>"
        "<figcaption>Otto Falk, rector</figcaption></figure>",
    ],
)
def test_who_is_named_below_a_quotation_is_quoted(quoted):
    parsed = newsparse.parse(read(f"<p>“We lose it,” said Ida Quist.</p>{TEXT}{quoted}{TEXT}"), pipeline="rules")
    (claim,) = (claim for claim in parsed.claims if claim.content.startswith("Nobody loses"))
    assert parsed.actor(claim.source).name == "Otto Falk"
