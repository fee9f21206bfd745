"""Tables for a person: they fit, no word is cut, and everything that matters is there."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import newsparse
from newsparse._cli.tables import GAP, WIDTH, fitted, show
from newsparse._cli.view import View
from newsparse.model import Actor, Annotation, Article, Attribution, Claim, ParsedArticle, Span, Stance, Target
from newsparse.testing.strategies import parsed_articles

TEXT = """Harbour toll stays

Transport Minister Amina Odhiambo of the Intergovernmental Transportation Administration defended the toll on Monday.

"It pays for the bridge," Odhiambo told reporters, "and for nothing else." The International Association of
Straightforwardness and Telecommunications condemned the minister. The harbour authority declined to comment.
"""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def shown(parsed: ParsedArticle, **view: bool) -> str:
    file = StringIO()
    show(parsed, file, View(**view))
    return file.getvalue()


@pytest.fixture(autouse=True)
def no_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.mark.parametrize("pipeline", ["rules", "default"])
def test_tables_fit_and_cut_no_word(pipeline: str) -> None:
    parsed = newsparse.parse(TEXT, pipeline=pipeline)
    told = shown(parsed)
    assert all(cell_len(line) <= WIDTH and line == line.rstrip() for line in told.splitlines())
    words = {word.strip('“”".,…') for word in told.split()}
    assert {"Straightforwardness", "Telecommunications", "Intergovernmental", "Administration"} <= words


@given(parsed_articles())
def test_any_result_fits(parsed: ParsedArticle) -> None:
    assert all(cell_len(line) <= WIDTH for line in shown(parsed, offsets=True, portrayals=True).splitlines())


@given(
    st.lists(st.lists(st.text("ab ", max_size=30), min_size=1, max_size=4), min_size=1, max_size=4), st.integers(20, 60)
)
def test_columns_fit_and_have_room_for_their_words(cells: list[list[str]], width: int) -> None:
    widths = fitted(cells, [1] * len(cells), width)
    longest = [max((len(word) for line in lines for word in line.split()), default=1) for lines in cells]
    room = width - GAP * (len(cells) - 1)
    assert all(one >= 1 for one in widths)
    assert sum(widths) <= room
    if sum(longest) <= room:
        assert all(one >= word for one, word in zip(widths, longest, strict=True))


def test_a_claim_and_a_stance_in_words_with_strength_and_confidence() -> None:
    text = "“No,” Okoro said, “never.” Mali may back the plan."
    target = Target(kind="claim", ref="c", text="the plan")
    parsed = ParsedArticle(
        article=Article(text=text),
        actors=[Actor(id="a", name="NATO", type="organization", sector="igo")],
        attributions=[
            Attribution(id="at", source=[Span(6, 11)], cue=[Span(12, 16)], content=[Span(0, 5), Span(18, 26)])
        ],
        claims=[Claim(id="c", attribution_id="at", content="“No,” “never.”", kind="call_for", confidence=0.25)],
        stances=[
            Stance(
                id="s",
                holder="a",
                target=target,
                polarity=-1,
                dimension="epistemic",
                modality="PS+",
                strength=0.7,
                evidence=[Span(32, 49)],
                confidence=0.625,
            )
        ],
    )
    told = shown(parsed)
    for words in (
        "calls for",
        "“No,” … “never.”",
        "0.25",
        "disputes",
        "(possibly)",
        "0.7",
        "0.62",
        "international body",
    ):
        assert words in told
    for code in ("igo", "PS+", "CT+", "call_for", "epistemic"):
        assert code not in told
    assert told.count("confidence") == 2
    assert told.count("strength") == 1


def test_less_than_even_odds_is_faint_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def painted(confidence: float) -> str:
        claim = Claim(id="c", attribution_id="at", content="Never", kind="state", confidence=confidence)
        attribution = Attribution(id="at", content=[Span(0, 5)])
        file = Terminal()
        show(ParsedArticle(article=Article(text="Never."), attributions=[attribution], claims=[claim]), file)
        return next(line for line in file.getvalue().splitlines() if "Never" in line and "says" in line)

    assert "\x1b[2mNever" in painted(0.49)
    assert "\x1b[2mNever" not in painted(0.5)


def test_annotations_of_plugins_have_a_section_and_those_of_newsparse_have_none() -> None:
    annotations = [
        Annotation(id="n1", kind="mine.topic", spans=[Span(0, 4)], attributes=[("topic", "trade")]),
        Annotation(id="n2", kind="english.checkable", attributes=[("score", "0.5")]),
    ]
    told = shown(ParsedArticle(article=Article(text="Mali trades."), annotations=annotations))
    assert "Annotations: 1\n" in told
    assert "topic: trade" in told
    assert "“Mali”" in told
    assert "checkable" not in told
    assert "Annotations" not in shown(ParsedArticle(article=Article(text="Mali trades."), annotations=annotations[1:]))


def test_portrayals_are_counted_and_shown_on_demand() -> None:
    target = Target(kind="actor", ref="a", text="Mali")
    stance = Stance(id="s", holder=None, target=target, polarity=-1, dimension="portrayal")
    actor = Actor(id="a", name="Mali", type="state")
    parsed = ParsedArticle(article=Article(text="Mali trades."), actors=[actor], stances=[stance])
    assert "Stances: 0" in shown(parsed)
    assert "not shown: 1 portrayals (see --portrayals)" in shown(parsed)
    told = shown(parsed, portrayals=True)
    assert "Stances: 1" in told
    assert "the text" in told
    assert "bad" in told
    assert "not shown" not in told
