"""The report of many articles, without a browser: the index, the pages and the data beside it."""

from __future__ import annotations

import datetime
import json
import re
from itertools import pairwise

import attrs
import pytest

import newsparse
from newsparse.errors import ConfigurationError
from newsparse.exporters.output import FileOutput
from newsparse.model import Article, Diagnostic, ParsedArticle
from newsparse.testing import ExporterContract, MemoryOutput
from newsparse_report import ReportExporter
from newsparse_report.timeline import timeline


class TestReportKeepsTheContract(ExporterContract):
    component, path = "report", "out.html"
    results = (newsparse.parse("Mali rejects the plan.", pipeline="rules"),)
    examples = 20


def written(tmp_path, results, **options):
    ReportExporter(**options).write(iter(results), FileOutput(tmp_path / "report.html"))
    return (tmp_path / "report.html").read_text(encoding="utf-8"), tmp_path / "report_files"


def rows(folder, name):
    """All rows of a list, from its files."""
    found = []
    for number in range(len(list(folder.glob(f"{name}-*.js")))):
        text = (folder / f"{name}-{number}.js").read_text(encoding="utf-8")
        call = re.fullmatch(rf'newsparseData\("{name}",{number},(.*)\);\n', text)
        found += json.loads(call[1])
    return found


def test_one_article_is_one_page(tmp_path, toll):
    page, folder = written(tmp_path, [toll])
    assert "<article" in page
    assert not folder.exists()


def test_an_index_lists_the_articles_and_leads_to_their_pages(tmp_path, debates):
    page, folder = written(tmp_path, debates, title="Two debates")
    assert '<h1 class="text-font">Two debates</h1>' in page
    articles = rows(folder, "articles")
    assert [row[-1] for row in articles] == [result.article.id for result in debates]
    assert all((folder / row[0]).is_file() for row in articles)
    assert articles[1][1:5] == ["Debate, part 1 of it", "The Tide", "2024-01-02", "Ada Marsh, Ben Okoro"]
    assert '<a href="../report.html">← All articles</a>' in (folder / articles[0][0]).read_text(encoding="utf-8")
    assert page.count("<rect data-from") + page.count("data-from") == 30


def test_the_head_of_an_index_says_its_days_and_no_number_twice(tmp_path, debates):
    days = sorted(one.article.published for one in debates)
    page, _ = written(tmp_path, debates)
    assert f"<span>{days[0]:%Y-%m-%d} to {days[-1]:%Y-%m-%d}</span>" in page
    number = f"{len(debates)} articles"
    assert f'<h1 class="text-font">{number}</h1>' in page
    assert f"<span>{number}</span>" not in page
    assert f"<span>{number}</span>" in written(tmp_path, debates, title="Two debates")[0]


def test_a_share_of_support_is_rounded_once(tmp_path):
    texts = ["Ada Marsh backs the toll. Ben Okoro rejects the toll."]
    _, folder = written(tmp_path, [*newsparse.parse_many([*texts, "Cyd Lund left."], pipeline="rules")])
    assert [row[6:9] for row in rows(folder, "issues")] == [[0.5, 0.05, 0.95]]


def test_who_is_quoted_is_counted_by_outlet(tmp_path, debates):
    _, folder = written(tmp_path, debates)
    quoted = {row[0]: row for row in rows(folder, "quoted")}
    claims = [(r.article.publisher, r.actor(c.source).name) for r in debates for c in r.claims if c.confidence >= 0.5]
    for name, row in quoted.items():
        assert row[3] == sum(who == name for _, who in claims)
    shares = [sum(row[4][n] for row in quoted.values()) for n in range(2)]
    assert shares == pytest.approx([1, 1], abs=0.001)
    behind = rows(folder, "behind-quoted")
    assert [len(found) for found in behind] == [min(row[3], 40) for row in rows(folder, "quoted")]


def test_which_outlets_have_a_share_is_told(tmp_path, debates):
    page, _ = written(tmp_path, debates)
    assert "their share of all claims of an outlet.</p>" in page
    seven = [
        attrs.evolve(one, article=attrs.evolve(one.article, publisher=f"Outlet {n % 7}"))
        for n, one in enumerate(debates)
    ]
    page, folder = written(tmp_path, seven)
    assert "their share of all claims of an outlet, for the 5 outlets with most articles of 7.</p>" in page
    assert {len(row[4]) for row in rows(folder, "quoted")} == {5}


def test_quotes_are_what_somebody_in_particular_says(tmp_path, toll):
    text = (
        "Ada Marsh said that the toll is fair. Critics said that the toll is a mistake. Ben Okoro declined to comment. "
        "Ben Okoro said that Cem Diaz had rejected the toll. The Greens said that the ferry is safe."
    )
    results = [toll, newsparse.parse(text, pipeline="rules")]
    kinds = {claim.kind.value for claim in results[1].claims}
    assert "no_comment" in kinds
    _, folder = written(tmp_path, results)
    behind = [quote for found in rows(folder, "behind-quoted") for quote in found if quote[0] == 1]
    assert {verb for _, _, verb, _ in behind} == {"says"}
    names = {row[0] for row in rows(folder, "quoted")}
    assert {"Ada Marsh", "Ben Okoro"} <= names
    assert "Critics" not in names


def test_numbers_of_one_have_no_s(tmp_path, debates):
    page, _ = written(tmp_path, debates[:2])
    assert "at most 1 article in a bar" in page
    assert not re.search(r"\b1 (articles|outlets|claims|stances)\b", page)


def test_issues_have_two_sides_and_the_words_for_them(tmp_path, debates):
    _, folder = written(tmp_path, debates)
    issues = {row[0]: row for row in rows(folder, "issues")}
    assert {name: tuple(row[1:3]) for name, row in issues.items()} == {"toll": (15, 15), "bridge": (15, 15)}
    article, place, told, words = rows(folder, "behind-issues")[0][0]
    row = rows(folder, "articles")[article]
    assert f'id="{place}"' in (folder / row[0]).read_text(encoding="utf-8")
    assert told[0] in "▲▼"
    assert "the" in words


def test_who_agrees_with_whom_is_drawn_and_listed(tmp_path, debates):
    page, folder = written(tmp_path, debates)
    assert {frozenset(row[:2]) for row in rows(folder, "pairs")} == {
        frozenset({"Ada Marsh", "Ben Okoro"}),
        frozenset({"Ben Okoro", "Grace Wanjiru"}),
        frozenset({"Ada Marsh", "Grace Wanjiru"}),
    }
    assert "<svg xmlns=" in page


def test_an_article_that_comes_twice_counts_once(tmp_path, debates):
    _, folder = written(tmp_path, [*debates[:2], *debates[:2]])
    assert len(rows(folder, "articles")) == 2


def test_an_id_that_is_no_name_of_a_file_is_one_all_the_same(tmp_path, toll, debates):
    evil = attrs.evolve(toll, article=attrs.evolve(toll.article, id="../../etc/passwd"))
    _, folder = written(tmp_path, [evil, debates[0]])
    name, *_, id = rows(folder, "articles")[0]
    assert re.fullmatch("[0-9a-f]+[.]html", name)
    assert id == "../../etc/passwd"


def test_failed_articles_and_none_at_all_have_an_index(tmp_path, toll):
    error = Diagnostic(level="error", code="component-error", message="It failed.")
    failed = ParsedArticle(article=Article(text="x"), diagnostics=[error])
    page, folder = written(tmp_path, [toll, failed])
    assert "1 failed" in page
    assert [row[7] for row in rows(folder, "articles")] == [0, 1]
    page, _ = written(tmp_path, [])
    assert "0 articles" in page


def test_a_stream_takes_one_article(toll, debates):
    with pytest.raises(ConfigurationError, match=r"-o report\.html"):
        ReportExporter().write(debates, MemoryOutput())
    output = MemoryOutput()
    ReportExporter().write([toll], output)
    assert "<article" in output.files[""]


def test_a_time_line_has_bars_of_a_fitting_width():
    day = datetime.date(2024, 2, 28)
    for days, number, second in (
        (2, 3, datetime.date(2024, 2, 29)),
        (100, 15, datetime.date(2024, 3, 4)),
        (800, 28, datetime.date(2024, 3, 1)),
        (9000, 25, datetime.date(2025, 1, 1)),
    ):
        last = day + datetime.timedelta(days=days)
        bars = timeline([day, last])
        assert (len(bars), bars[0].start, bars[1].start, bars[-1].end) == (number, day, second, last)
        assert sum(bar.number for bar in bars) == 2
        assert all(before.end + datetime.timedelta(days=1) == after.start for before, after in pairwise(bars))
    assert timeline([]) == []
    assert len(timeline([datetime.date(1, 1, 1), datetime.date(9999, 12, 31)])) in (9998, 9999)
