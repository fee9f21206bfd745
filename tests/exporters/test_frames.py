"""Data frames: the tables of results for notebooks."""

from __future__ import annotations

import datetime
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.errors import ConfigurationError, InputError, LeftOutWarning
from newsparse.exporters.star import STAR
from newsparse.exporters.tables import Kind
from newsparse.model import Article, ParsedArticle
from newsparse.testing.strategies import parsed_articles

pandas = pytest.importorskip("pandas", reason="the group test is not installed")

TEXT = "Mali rejects the plan. “We will not go,” President Amadou Keita said."


def results() -> list[ParsedArticle]:
    articles = [
        Article(text=TEXT, published=datetime.datetime(2024, 6, 1, 23, 59, tzinfo=datetime.UTC)),
        Article(text="Niger backs the plan."),
    ]
    return list(newsparse.parse_many(articles, pipeline="rules"))


def test_there_is_a_frame_for_each_table() -> None:
    frames = newsparse.to_frames(results())
    assert list(frames) == list(STAR)
    stances = frames["stances"].set_index("holder")
    assert stances["polarity"].to_dict() == {"Mali": -1, "Niger": 1}
    assert frames["issues"][["issue", "support", "oppose"]].values.tolist() == [["plan", 1, 1]]
    assert frames["claims"].groupby("source").quoted_words.sum()["Amadou Keita"] == 4


def test_columns_have_types_even_without_a_row() -> None:
    for frames in (newsparse.to_frames([]), newsparse.to_frames(results())):
        for table, columns in STAR.items():
            assert list(frames[table].columns) == list(columns)
            for name, kind in columns.items():
                dtype = frames[table][name].dtype
                assert pandas.api.types.is_datetime64_dtype(dtype) == (kind is Kind.DAY)
                assert pandas.api.types.is_bool_dtype(dtype) == (kind is Kind.TRUTH)
                assert pandas.api.types.is_integer_dtype(dtype) == (kind is Kind.COUNT)


def test_days_are_days_of_the_article() -> None:
    dates = newsparse.to_frames(results())["articles"]["article_date"]
    assert dates[0] == pandas.Timestamp(2024, 6, 1)
    assert pandas.isna(dates[1])


def test_one_result_will_do_and_so_will_a_stream() -> None:
    one = results()[0]
    assert newsparse.to_frames(one)["articles"].equals(newsparse.to_frames(iter([one]))["articles"])


def test_an_article_that_comes_twice_has_rows_once() -> None:
    one, other = results()
    assert newsparse.to_frames([one, other, one])["stances"].equals(newsparse.to_frames([one, other])["stances"])
    nothing = ParsedArticle(article=Article(text=""))
    assert len(newsparse.to_frames([nothing, one, nothing])["articles"]) == 3
    same = newsparse.parse(Article(text="Chad backs the toll.", id=one.article.id), pipeline="rules")
    with pytest.warns(LeftOutWarning, match=rf"1 with the id of another one left out, first '{one.article.id}'"):
        frames = newsparse.to_frames([one, same])
    assert list(frames["articles"]["text"]) == [TEXT]
    assert list(frames["issues"]["issue"]) == ["plan"]


@given(st.lists(parsed_articles(), max_size=2, unique_by=lambda result: result.article.id))
def test_any_results_become_frames(given: list[ParsedArticle]) -> None:
    frames = newsparse.to_frames(given)
    assert list(frames["actors"]["actor_id"]) == [actor.id for result in given for actor in result.actors]
    assert list(frames["stances"]["polarity"]) + list(frames["portrayals"]["polarity"]) == [
        int(stance.polarity)
        for portrayed in (False, True)
        for result in given
        for stance in result.stances
        if (stance.dimension == "portrayal") == portrayed
    ]


@pytest.mark.parametrize("given", ["Mali rejects the plan.", ["Mali rejects the plan."], 7, None])
def test_what_is_no_result_is_told(given: object) -> None:
    with pytest.raises(InputError, match=r"to_frames takes a result of newsparse\.parse, or several, not"):
        newsparse.to_frames(given)  # type: ignore[arg-type]


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ConfigurationError, match="to_frames needs pandas: pip install pandas"):
        newsparse.to_frames(results())
