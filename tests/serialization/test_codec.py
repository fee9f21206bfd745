"""Results to JSON and back: nothing is lost, and what is wrong is told with its place."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import newsparse
from newsparse.errors import SerializationError
from newsparse.model import (
    Actor,
    Alignment,
    Annotation,
    Article,
    Attribution,
    Block,
    Claim,
    ParsedArticle,
    Polarity,
    Provenance,
    Role,
    Run,
    Sentence,
    Span,
    Stance,
    Target,
    Tokens,
)
from newsparse.serialization import dumps, from_wire, loads, to_wire
from newsparse.testing.strategies import parsed_articles

TEXT = "Mali rejects plan\n\n“We will not go,” Ms Okoro said."


@pytest.fixture
def parsed() -> ParsedArticle:
    article = Article(
        text=TEXT,
        blocks=[Block(kind="title", span=Span(0, 17)), Block(kind="paragraph", span=Span(19, len(TEXT)))],
        published=datetime.date(2024, 1, 28),
        extra={"desk": "world"},
    )
    attribution = Attribution(id="a:attribution", source=[Span(37, 45)], cue=[Span(46, 50)], content=[Span(20, 36)])
    actor = Actor(id="a:actor", name="Okoro", type="person", roles=[Role(title="minister", span=Span(37, 39))])
    claim = Claim(
        id="a:claim", attribution_id="a:attribution", source="a:actor", content="We will not go,", kind="state"
    )
    target = Target(kind="issue", ref="plan", text="plan", owner="a:actor")
    stance = Stance(id="a:stance", holder="a:actor", target=target, polarity=-1, evidence=[Span(0, 17)])
    return ParsedArticle(article=article, attributions=[attribution], actors=[actor], claims=[claim], stances=[stance])


@given(parsed_articles())
def test_what_is_written_is_read(parsed: ParsedArticle) -> None:
    text = dumps(parsed, tokens=True)
    again = loads(text)
    assert again == parsed
    assert again.tokens == parsed.tokens
    assert again.article.alignment == parsed.article.alignment
    assert dumps(again, tokens=True) == text
    assert loads(dumps(parsed, indent=1)) == parsed
    assert from_wire(to_wire(parsed)) == parsed


def test_tokens_are_written_only_when_asked() -> None:
    tokens = Tokens(starts=(0,), ends=(2,))
    parsed = ParsedArticle(article=Article(text="No"), tokens=tokens)
    assert loads(dumps(parsed)).tokens is None
    assert loads(dumps(parsed, tokens=True)).tokens == tokens


def test_a_reader_finds_what_it_needs_even_where_it_is_the_default(parsed: ParsedArticle) -> None:
    wire = to_wire(parsed)
    assert wire["schema"] == "newsparse/1"
    assert wire["article"]["id"] == parsed.article.id
    assert wire["claims"][0] == {
        "id": "a:claim",
        "attribution_id": "a:attribution",
        "source": "a:actor",
        "source_text": "",
        "content": "We will not go,",
        "kind": "state",
        "style": "indirect",
        "negated": False,
        "modality": "CT+",
        "confidence": 1.0,
    }
    assert wire["attributions"][0]["cue"] == [[46, 50]]
    assert wire["stances"][0]["polarity"] == Polarity.OPPOSE == -1
    assert wire["mentions"] == []


def test_what_follows_from_the_rest_is_left_out(parsed: ParsedArticle) -> None:
    article = to_wire(parsed)["article"]
    assert not {"original", "alignment", "authors", "removed"} & article.keys()


def test_text_stays_readable_and_surrogates_are_escaped() -> None:
    parsed = ParsedArticle(article=Article(text="Zoë said “нет” 🙂 \ud800 \udfff", id="x"))
    text = dumps(parsed)
    assert "Zoë said “нет” 🙂 \\ud800 \\udfff" in text
    text.encode("utf-8")
    assert loads(text) == loads(text.encode("utf-8")) == parsed


def test_the_halves_of_a_pair_are_one_character_in_a_text_so_that_files_keep_its_offsets(tmp_path: Path) -> None:
    text = "\ud83d\ude00 Ms Okoro said no. \ude00\ud83d"
    parsed = newsparse.parse(text, pipeline="rules", clean=False)
    assert parsed.article.text == parsed.article.original == "😀 Ms Okoro said no. \ude00\ud83d"
    assert loads(dumps(parsed)) == parsed
    newsparse.write(parsed, tmp_path / "a.json")
    assert loads((tmp_path / "a.json").read_text(encoding="utf-8")) == parsed
    title = ParsedArticle(article=Article(text="a", publisher="\ud83d\ude00"))
    assert loads(dumps(title)) == title


def test_moments_keep_their_zone_and_days_stay_days() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
    moment = datetime.datetime(2024, 1, 28, 0, 0, tzinfo=zone)
    article = Article(text="", published=moment, updated=datetime.date(2024, 2, 1))
    again = loads(dumps(ParsedArticle(article=article))).article
    assert again.published == moment
    assert type(again.updated) is datetime.date


def test_alignments_are_kept() -> None:
    alignment = Alignment((Run(0, 3, 2),), 2, 6)
    article = Article(text="No", original="\n\n No.", alignment=alignment, cleaned=True)
    assert to_wire(ParsedArticle(article=article))["article"]["alignment"]["runs"] == [[0, 3, 2]]
    assert loads(dumps(ParsedArticle(article=article))).article == article


@pytest.mark.parametrize("wrong", [float("inf"), float("nan"), 2, -0.1])
def test_what_is_no_share_is_neither_written_nor_read(parsed: ParsedArticle, wrong: float) -> None:
    claim = Claim(id="c", attribution_id="a:attribution", kind="state", confidence=wrong)

    def sentence(confidence: float) -> Sentence:
        return Sentence(id="s", span=Span(0, 2), provenance=Provenance(confidence=confidence))

    odds: tuple[dict[str, Any], ...] = ({"claims": [claim]}, {"sentences": [sentence(wrong)]})
    for odd in odds:
        with pytest.raises(SerializationError, match="cannot be written as JSON: expected a number from 0 to 1"):
            dumps(ParsedArticle(article=parsed.article, **odd))
    text = dumps(ParsedArticle(article=parsed.article, sentences=[sentence(0.5)]))
    with pytest.raises(SerializationError, match=r"\.sentences\[0\]\.provenance\.confidence: expected a number from 0"):
        loads(text.replace('"confidence": 0.5', f'"confidence": {json.dumps(wrong)}'))


def test_pairs_that_are_lists_come_back_as_they_are() -> None:
    lists: Any = [["a", "b"]]
    annotation = Annotation(id="x", kind="t.x", attributes=lists)
    actor = Actor(id="a", name="Mali", type="state", identifiers=lists)
    parsed = ParsedArticle(article=Article(text="No."), annotations=[annotation], actors=[actor])
    assert loads(dumps(parsed)) == parsed
    assert hash(annotation)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON at line 1, column 1"),
        ('{"schema": "newsparse/1",\n  "article": }', "not JSON at line 2, column 14"),
        ('{"schema": "newsparse/1"}\n{"schema": "newsparse/1"}', "read line by line"),
        ("[]", "no newsparse result"),
        ('{"text": "No."}', "no newsparse result"),
        ('{"schema": "newsparse/9"}', "'newsparse/9' is not the version that this release reads, 'newsparse/1'"),
        ('{"schema": 1}', "parse the article again"),
        ('{"schema": "newsparse/1"}', r"\$: the key 'article' is missing"),
        ("[" * 100_000, "nested too deeply"),
        ('{"schema": ' + "1" * 5000 + "}", "not JSON of newsparse"),
        (b'{"schema": "\xff"}', "not JSON: .* at byte 12; JSON is UTF-8"),
    ],
)
def test_what_is_no_result_is_told(text: str | bytes, said: str) -> None:
    with pytest.raises(SerializationError, match=said) as caught:
        loads(text)
    assert str(caught.value).count("\n") <= 1


@pytest.mark.parametrize("given", [None, 5, [1], {"schema": "newsparse/1"}])
def test_what_is_no_text_is_told(given: Any) -> None:
    with pytest.raises(SerializationError, match="loads takes the text that dumps made, not "):
        loads(given)


def _set(*path: str | int, value: Any) -> Callable[[Any], None]:
    def change(wire: Any) -> None:
        for step in path[:-1]:
            wire = wire[step]
        wire[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("claims", 0, "kind", value="shout"), "$.claims[0].kind: expected one of 'state', 'announce', "),
        (
            _set("claims", 0, "confidence", value="high"),
            "$.claims[0].confidence: expected a number from 0 to 1, not 'high'",
        ),
        (_set("claims", 0, "negated", value=0), "$.claims[0].negated: expected true or false, not 0"),
        (_set("claims", 0, "knid", value="state"), "$.claims[0]: there is no field 'knid'; did you mean 'kind'"),
        (_set("claims", 0, value=None), "$.claims[0]: expected an object, not None"),
        (_set("claims", value="none"), "$.claims: expected a list, not 'none'"),
        (_set("claims", 0, "addressees", value="all"), "$.claims[0].addressees: expected a list, not 'all'"),
        (_set("claims", 0, "source", value=7), "$.claims[0].source: expected a string, not 7"),
        (_set("stances", 0, "polarity", value=2), "$.stances[0].polarity: expected one of 1, 0, -1, not 2"),
        (_set("stances", 0, "target", "kind", value=[]), "$.stances[0].target.kind: expected one of 'actor', "),
        (_set("stances", 0, "evidence", 0, value=[4, 2]), "$.stances[0].evidence[0]: a span needs 0 <= start <= end"),
        (_set("stances", 0, "evidence", 0, value=[4]), "$.stances[0].evidence[0]: a span is [start, end], 2 integers"),
        (_set("stances", 0, "valid_to", value="soon"), "$.stances[0].valid_to: expected a day such as"),
        (_set("article", "published", value="today"), "$.article.published: expected a day or a moment such as"),
        (_set("article", "extra", value=[["a"]]), "$.article.extra[0]: expected a list of 2, not ['a']"),
        (_set("actors", 0, "roles", 0, "status", value="x"), "$.actors[0].roles[0].status: expected one of"),
        (_set("claims", 0, "source", value="x"), "$.claims[0].source: there is no actor with the id 'x'"),
        (_set("claims", 0, "attribution_id", value="x"), "$.claims[0].attribution_id: there is no attribution with"),
        (_set("stances", 0, "target", "kind", value="claim"), "$.stances[0].target.ref: there is no claim with the id"),
        (_set("actors", 0, "mention_ids", value=["m"]), "$.actors[0].mention_ids[0]: there is no mention with the id"),
        (
            _set("attributions", 0, "cue", 0, value=[46, 99]),
            "$.attributions[0].cue[0]: 46-99 lies outside the text of 51",
        ),
        (_set("article", "blocks", 1, "span", value=[19, 52]), "$.article.blocks[1].span: 19-52 lies outside the text"),
        (_set("article", "text", value="Mali"), "$.article.blocks[0].span: 0-17 lies outside the text of 4"),
        (
            _set("article", "original", value="x"),
            "$.article.alignment: it is not that of a text of 51 and an original of 1",
        ),
        (_set("article", "removed", value=[{"span": [0, 99], "reason": ""}]), "$.article.removed[0].span: it lies"),
        (_set("layers", value=[]), "$: there is no field 'layers'; "),
    ],
)
def test_a_wrong_value_is_told_with_its_path(parsed: ParsedArticle, change: Any, said: str) -> None:
    wire = json.loads(dumps(parsed))
    change(wire)
    with pytest.raises(SerializationError) as caught:
        from_wire(wire)
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_a_missing_key_is_told(parsed: ParsedArticle) -> None:
    wire = to_wire(parsed)
    del wire["stances"][0]["target"]["ref"]
    with pytest.raises(SerializationError, match=r"^\$\.stances\[0\]\.target: the key 'ref' is missing$"):
        from_wire(wire)
