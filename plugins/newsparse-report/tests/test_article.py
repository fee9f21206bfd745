"""The page of an article, without a browser: what is on it, that nothing of an article is code, and its corrections."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given

import newsparse
from newsparse.corrections import Corrections
from newsparse.model import Article, ParsedArticle, Span
from newsparse.testing import HOSTILE_TEXTS
from newsparse.testing.strategies import parsed_articles
from newsparse_report import article_page
from newsparse_report.marks import Mark, marked
from newsparse_report.rendering import shown


class Seen(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in ("meta", "link", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style"):
            self.scripts.append(data)
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def values(self):
        return json.loads(next(script for script in self.scripts if script.startswith("{")))


def test_the_page_holds_the_text_and_all_that_was_found(toll):
    seen = Seen(article_page(toll))
    assert not seen.open
    flat = " ".join(seen.text.replace("\u2060▲", "").replace("\u2060▼", "").split())
    for block in toll.article.blocks:
        assert " ".join(block.span.of(toll.article.text).split()) in flat
    ids = [attributes["id"] for _, attributes in seen.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    cards = {"a": toll.actors, "c": toll.claims, "s": toll.stances}
    assert {f"{kind}{n}" for kind, items in cards.items() for n in range(len(items))} <= set(ids)
    links = {attributes["href"] for tag, attributes in seen.tags if tag == "a"}
    assert {link for link in links if link.startswith("#")} <= {f"#{id}" for id in ids}


def test_of_many_items_the_first_stand_in_the_page_and_all_in_its_data(toll):
    many = [attrs.evolve(toll.claims[n % len(toll.claims)], id=f"c{n}") for n in range(250)]
    seen = Seen(article_page(attrs.evolve(toll, claims=many, stances=())))
    assert sum(attributes.get("id", "").startswith("c") for tag, attributes in seen.tags if tag == "li") == 200
    more = json.loads(zlib.decompress(base64.b64decode(seen.scripts[2])))
    assert (len(more["a"]), len(more["c"]), len(more["s"])) == (0, 50, 0)
    assert Seen(more["c"][-1]).tags[0][1]["id"] == "c249"
    assert len(seen.values()["claims"]) == 250


def test_the_legend_has_every_sign_that_the_page_uses_and_its_word(toll):
    def legend(*polarities):
        stances = (attrs.evolve(toll.stances[0], id=f"s{n}", polarity=side) for n, side in enumerate(polarities))
        page = article_page(attrs.evolve(toll, stances=stances))
        words = Seen(re.search(r"<fieldset.*?</fieldset>", page, re.DOTALL)[0]).text
        return " ".join(words.split("said")[1].split())

    assert legend(1, -1, 0) == "stances supports ▲ opposes ▼ is neutral ●"
    assert legend(-1, -1) == "stances opposes ▼"
    assert legend() == "stances"


@pytest.mark.parametrize(("sure", "least"), [(0.43, "0.40"), (0.4, "0.40"), (1.0, "0.95"), (0.0, "0.00")])
def test_the_slider_begins_at_what_is_least_sure(toll, sure, least):
    claims = (attrs.evolve(claim, confidence=1.0) for claim in toll.claims[1:])
    stances = (attrs.evolve(stance, confidence=1.0) for stance in toll.stances)
    parsed = attrs.evolve(toll, claims=(attrs.evolve(toll.claims[0], confidence=sure), *claims), stances=stances)
    assert f'<input id="least" type="range" min="{least}" max="1" step="0.05" value="{least}"' in article_page(parsed)


def test_why_is_what_explain_says(toll):
    page = Seen(article_page(toll))
    for item in (*toll.claims, *toll.stances):
        assert toll.explain(item) in page.text


def test_portrayals_are_shown_when_asked_for(toll):
    portrayal = attrs.evolve(toll.stances[0], id="other", dimension="portrayal")
    parsed = attrs.evolve(toll, stances=(*toll.stances, portrayal))
    assert "Not shown: 1 portrayals" in Seen(article_page(parsed)).text
    assert "Not shown" not in Seen(article_page(parsed, portrayals=True)).text


def test_the_policy_names_the_style_and_the_script_of_the_page(toll):
    page = article_page(toll)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    inside = re.findall(r"<style>(.*?)</style>|<script>(.*?)</script>", page, re.DOTALL)
    for style, script in inside:
        digest = base64.b64encode(hashlib.sha256((style or script).encode()).digest()).decode()
        assert f"{'style' if style else 'script'}-src 'sha256-{digest}'" in policy
    assert len(inside) == 2
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_the_same_result_gives_the_same_page(toll):
    assert article_page(toll) == article_page(newsparse.loads(newsparse.dumps(toll)))


# -- hostile articles


def check_inert(page: str) -> Seen:
    """No element, attribute or link of a page comes from the article."""
    seen = Seen(page)
    plain = newsparse.parse("Mali rejects the plan. “No,” it said.", pipeline="rules")
    own = {name for _, attributes in Seen(article_page(plain)).tags for name in attributes}
    assert [tag for tag, _ in seen.tags if tag in ("img", "iframe", "object", "embed", "base")] == []
    assert [a.get("type", "code") for tag, a in seen.tags if tag == "script"] == [
        "application/json",
        "text/plain",
        "code",
    ]
    assert not [name for _, attributes in seen.tags for name in attributes if name.startswith("on") or name == "style"]
    assert {name for _, attributes in seen.tags for name in attributes} <= own | {"lang", "datetime", "rel"}
    for tag, attributes in seen.tags:
        if tag == "a":
            assert re.match(r"#|https?://", attributes["href"])
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    return seen


def test_a_hostile_article_is_only_text(hostile):
    seen = check_inert(article_page(hostile, title=hostile.article.id))
    assert hostile.article.id in seen.text
    assert "javascript:alert(3)" in seen.text


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_hostile_texts_are_only_text(name):
    check_inert(article_page(newsparse.parse(HOSTILE_TEXTS[name], pipeline="rules", clean=False)))


@given(parsed_articles())
def test_any_result_has_a_page(parsed):
    seen = Seen(article_page(parsed))
    assert not seen.open
    assert all(attributes["href"].startswith(("#", "http")) for tag, attributes in seen.tags if tag == "a")


def test_what_could_turn_lines_round_is_replaced():
    assert shown("a\u202eb\u0000c\ud800") == "a\ufffdb\ufffdc\ufffd"
    assert shown("one\ntwo\u200f") == "one\ntwo\u200f"


# -- marks


def test_marks_may_lie_over_each_other():
    parsed = ParsedArticle(article=Article(text="one two three\n\nfour"))
    marks = [Mark(Span(0, 13), "q", 0), Mark(Span(4, 7), "m", 1), Mark(Span(7, 19), "e", 2, "oppose")]
    first, second = marked(parsed, marks, [])
    pieces = re.findall(r'data-m="([^"]+)"[^>]*>([^<]+)<', first.html)
    assert pieces == [("q0", "one "), ("q0 m1", "two"), ("q0 e2", " three")]
    assert re.findall(r'class="([^"]+)" data-m="([^"]+)">four', second.html) == [("mark evidence oppose", "e2")]


# -- corrections


def corrected(parsed: ParsedArticle, *rows: dict[str, str]) -> ParsedArticle:
    table = Corrections(rows)
    result = table(parsed)
    assert [outcome.problem for outcome in table.outcomes()] == [""] * len(rows)
    return result


def row(values, item, action, value=""):
    key = {name: item[name] for name in ("words", "offsets", "who", "target")}
    return {"action": action, "article": values["article"], "value": value, **key}


def test_every_item_can_be_corrected_by_its_key(toll):
    values = Seen(article_page(toll)).values()
    for n, claim in enumerate(values["claims"]):
        left = corrected(toll, row(values, claim, "drop-claim")).claims
        assert left == toll.claims[:n] + toll.claims[n + 1 :]
    for n, stance in enumerate(values["stances"]):
        left = corrected(toll, row(values, stance, "drop-stance")).stances
        assert left == toll.stances[:n] + toll.stances[n + 1 :]
    for actor in values["actors"]:
        named = corrected(toll, row(values, actor, "rename", "Somebody Else")).actors
        assert [other.name for other in named if other.name == "Somebody Else"] == ["Somebody Else"]


def test_actors_of_one_name_are_told_apart_by_their_words(toll):
    twins = attrs.evolve(toll, actors=(attrs.evolve(actor, name="Ada Marsh") for actor in toll.actors))
    values = Seen(article_page(twins)).values()
    assert all(actor["offsets"] for actor in values["actors"] if actor["words"])
    for n, actor in enumerate(values["actors"]):
        renamed = corrected(twins, row(values, actor, "rename", "Ben Okoro"))
        assert sum(other.name == "Ben Okoro" for other in renamed.actors) == 1, n
