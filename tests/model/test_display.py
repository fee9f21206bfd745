"""Results as HTML: everything is shown, nothing is let through."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from newsparse.model import (
    Actor,
    Annotation,
    Article,
    Attribution,
    Block,
    Claim,
    Mention,
    ParsedArticle,
    Role,
    Span,
    Stance,
    Target,
)
from newsparse.model.display import SHOWN, as_html
from newsparse.model.markup import STYLE
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.testing.strategies import parsed_articles

VOID = {"br"}


class Page(HTMLParser):
    """The tags of a page, checked for balance, and the words in the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert values.keys() <= {"class", "title", "href", "rel", "open"}
        self.tags.append(tag)
        self.links += [values["href"] or ""] if "href" in values else []
        if tag not in VOID:
            self.open.append((tag, values.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(kind == "np-text" for _, kind in self.open):
            self.text += data


TAGS = {"div", "style", "strong", "span", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "a", "br"}


@given(parsed_articles())
def test_any_result_is_whole_html(parsed: ParsedArticle) -> None:
    html = as_html(parsed)
    page = Page(html)
    assert set(page.tags) <= TAGS
    html.encode("utf-8")
    assert as_html(parsed) == html == parsed._repr_html_()


@given(parsed_articles())
def test_any_item_shows_itself_on_a_card_of_whole_html(parsed: ParsedArticle) -> None:
    for item in (*parsed.actors, *parsed.claims, *parsed.stances):
        html = item._repr_html_()
        assert set(Page(html).tags) <= TAGS
        html.encode("utf-8")


EVIL = [
    '<script>alert("&")</script>',
    '"><img src=x onerror=alert(1)>',
    "</style></div><b>out</b>",
    "javascript:alert(1)",
    "up\u202eside\u2066 down",
]


@pytest.mark.parametrize("evil", EVIL)
def test_what_is_on_a_card_stays_text(evil: str) -> None:
    target = Target(kind="issue", ref="x", text=evil)
    items = (
        Actor(id="a", name=evil, type="person", roles=[Role(title=evil)], aliases=[f"{evil}!"], country=evil),
        Claim(id="c", attribution_id="at", source_text=evil, content=evil, kind="state"),
        Stance(id="s", holder=None, target=target, polarity=-1, cue=evil, condition=evil),
    )
    for item in items:
        html = item._repr_html_()
        page = Page(html)
        assert set(page.tags) <= TAGS - {"a"}
        assert page.links == []
        assert not set(html) & set("\u202e\u2066")
        assert html.count("</style>") == 1


def test_cards_say_what_there_is() -> None:
    actor = Actor(id="a", name="Okoro", type="person", sector="government", roles=[Role(title="mayor")])
    html = actor._repr_html_()
    assert "<tr><th>type</th><td>person, government</td></tr><tr><th>roles</th><td>mayor</td></tr>" in html
    assert "country" not in html
    claim = Claim(
        id="c", attribution_id="at", source_text="the mayor", content="a toll", kind="call_for", confidence=0.5
    )
    assert "<strong>the mayor calls for</strong>" in claim._repr_html_()
    assert "<th>confidence</th><td>0.50</td>" in claim._repr_html_()
    stance = Stance(id="s", holder="a", target=Target(kind="issue", ref="x", text="the toll"), polarity=-1)
    assert '<span class="np-oppose">opposes the toll</span>' in stance._repr_html_()
    assert "strength: how strongly it is put" in stance._repr_html_()


def test_the_legend_explains_the_marks_that_there_are() -> None:
    attribution = Attribution(id="at", cue=[Span(5, 9)], content=[Span(10, 13)])
    html = as_html(ParsedArticle(article=Article(text="Mali says no."), attributions=[attribution]))
    (legend,) = re.findall(r'<div class="np-legend">(.*?)</div>', html)
    assert legend == '<span class="np-cue">cue</span> · <span class="np-content">what is said</span>'
    assert "np-legend" not in as_html(ParsedArticle(article=Article(text="Mali."))).replace(STYLE, "")


def test_colours_fit_light_and_dark_notebooks() -> None:
    assert not re.search(r"(?<![-\w])color:(?!inherit)|#[0-9a-f]{3}|rgb\(", STYLE)
    assert {float(alpha) < 1 for alpha in re.findall(r"rgba\([\d,]+,([\d.]+)\)", STYLE)} == {True}


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_hostile_texts_survive(name: str) -> None:
    text = HOSTILE_TEXTS[name]
    page = Page(as_html(ParsedArticle(article=Article(text=text))))
    assert len(page.text) == len(text)


def test_what_is_in_the_article_stays_text() -> None:
    evil = '<script>alert("&")</script>'
    actor = Actor(id="a", name=evil, type="person", roles=[Role(title=evil)], mention_ids=["m"])
    mention = Mention(id="m", span=Span(0, 5), head=Span(0, 5), form="name", type="person", actor_id="a")
    article = Article(text=evil, url=f"javascript:{evil}", publisher=evil)
    page = Page(as_html(ParsedArticle(article=article, actors=[actor], mentions=[mention])))
    assert page.text == evil
    assert "script" not in page.tags
    assert page.links == []


def test_the_tables_show_who_what_and_by_which_words() -> None:
    text = "Mali rejects plan\n\n“We will not go,” Ms Okoro said."
    attribution = Attribution(id="at", source=[Span(37, 45)], cue=[Span(46, 50)], content=[Span(20, 35)])
    target = Target(kind="issue", ref="plan", text="plan")
    parsed = ParsedArticle(
        article=Article(text=text, blocks=[Block(kind="title", span=Span(0, 17))], url="https://news.example/1"),
        attributions=[attribution],
        actors=[Actor(id="a", name="Okoro", type="person")],
        claims=[Claim(id="c", attribution_id="at", source="a", content="We will not go,", kind="reject", negated=True)],
        stances=[Stance(id="s", holder=None, target=target, polarity=-1, evidence=[Span(0, 17)])],
    )
    html = as_html(parsed)
    assert Page(html).links == ["https://news.example/1"]
    assert '<span class="np-cue" title="not: rejects">said</span>' in html
    assert '<span class="np-title np-evidence" title="opposes plan">Mali rejects plan</span>' in html
    assert "<td><strong>Okoro</strong></td><td>not: rejects</td><td>We will not go,</td>" in html
    assert '<td><span title="20-35, 37-45, 46-50">“We will not go, Ms Okoro said”</span></td>' in html
    assert '<span class="np-oppose">opposes</span>' in html
    assert html.count("<th>confidence</th>") == 2
    assert html.count("<th>strength</th>") == 1


def test_what_is_less_than_even_odds_is_faint() -> None:
    claim = Claim(id="c", attribution_id="at", content="no", kind="state", confidence=0.49)
    stance = Stance(id="s", holder=None, target=Target(kind="issue", ref="x", text="x"), polarity=1, confidence=0.5)
    article, attribution = Article(text="no"), Attribution(id="at", content=[Span(0, 2)])
    html = as_html(ParsedArticle(article=article, attributions=[attribution], claims=[claim], stances=[stance]))
    assert html.count('<tr class="np-faint">') == 1
    assert "<td>0.49</td>" in html
    assert "<td>0.50</td>" in html


def test_annotations_of_plugins_are_shown_and_portrayals_are_counted() -> None:
    annotation = Annotation(id="n", kind="mine.topic", spans=[Span(0, 4)], attributes=[("topic", "<trade>")])
    portrayal = Stance(
        id="s", holder=None, target=Target(kind="actor", ref="a", text="Mali"), polarity=-1, dimension="portrayal"
    )
    actor = Actor(id="a", name="Mali", type="state")
    html = as_html(
        ParsedArticle(
            article=Article(text="Mali trades."), actors=[actor], annotations=[annotation], stances=[portrayal]
        )
    )
    assert "<td>mine.topic</td><td>topic: &lt;trade&gt;</td>" in html
    assert "“Mali”" in html
    assert "Stances: " not in html
    assert "not shown: 1 portrayals (see parsed.stances)" in html


def test_a_long_text_is_cut_and_says_so() -> None:
    page = Page(as_html(ParsedArticle(article=Article(text="a" * (SHOWN + 7)))))
    assert page.text == "a" * SHOWN + " … 7 more characters"
