"""Parquet files: what is in them, that runs add up, and that others read them without newsparse."""

from __future__ import annotations

import datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path

import attrs
import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.errors import ConfigurationError, NewsparseError
from newsparse.exporters.output import FileOutput, StreamOutput
from newsparse.exporters.star import SCHEMA, STAR
from newsparse.exporters.tables import Kind, rows
from newsparse.model import Annotation, Article, ParsedArticle, Span
from newsparse.testing import ExporterContract, MemoryOutput
from newsparse.testing.strategies import parsed_articles
from newsparse_parquet.exporter import ParquetExporter

TEXT = "🌊 “We will not pay twice,” Paul Mwangi said. He rejected the toll in June."


def parsed(text: str = TEXT, **about: object) -> ParsedArticle:
    article = Article(text=text, **about)  # type: ignore[arg-type]
    found = newsparse.parse(article, pipeline="rules", clean=False)
    note = Annotation(id=f"{article.id}:n", kind="mine.topic", spans=[Span(0, 1)], attributes=[("topic", "sea")])
    return attrs.evolve(found, annotations=(*found.annotations, note))


def write(path: Path, *results: ParsedArticle, **options: object) -> None:
    ParquetExporter(**options).write(iter(results), FileOutput(path))  # type: ignore[arg-type]


class TestParquetKeepsTheContract(ExporterContract):
    component, results, path = "parquet", (parsed(),), "out.parquet"
    examples = 20


# -- what is in the files


def test_each_table_has_its_columns_even_without_a_row(tmp_path: Path) -> None:
    write(tmp_path / "may.parquet")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"may.{table}.parquet" for table in STAR)
    for table, columns in STAR.items():
        found = pq.read_table(tmp_path / f"may.{table}.parquet")
        assert found.column_names == ["run", *columns]
        assert found.num_rows == 0


def test_a_file_says_what_it_is(tmp_path: Path) -> None:
    write(tmp_path / "may.parquet", parsed())
    about = pq.read_schema(tmp_path / "may.claims.parquet").metadata
    assert {key: about[key] for key in about if key.startswith(b"newsparse.")} == {
        b"newsparse.schema": SCHEMA.encode(),
        b"newsparse.table": b"claims",
        b"newsparse.run": b"may",
        b"newsparse.version": newsparse.__version__.encode(),
    }
    question = (
        f"SELECT decode(value) FROM parquet_kv_metadata('{tmp_path}/may.claims.parquet') WHERE key = 'newsparse.schema'"
    )
    assert duckdb.sql(question).fetchall() == [(SCHEMA,)]


def test_cells_have_types(tmp_path: Path) -> None:
    moment = datetime.datetime(2024, 5, 2, 23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))
    result = parsed(published=moment, authors=["Ada Marsh", "Ben Okoro"], extra={"desk": "coast"})
    write(tmp_path / "may.parquet", result)
    (article,) = pq.read_table(tmp_path / "may.articles.parquet").to_pylist()
    assert article["article_date"] == datetime.date(2024, 5, 2)
    assert article["published"] == "2024-05-02T23:30:00+03:00"
    assert (article["authors"], article["text"]) == (["Ada Marsh", "Ben Okoro"], TEXT)
    assert article["extra"] == [{"name": "desk", "value": "coast"}]
    claim = pq.read_table(tmp_path / "may.claims.parquet").to_pylist()[0]
    assert (claim["source"], claim["quoted_words"], claim["negated"]) == ("Paul Mwangi", 5, False)
    (note,) = [row for row in pq.read_table(tmp_path / "may.annotations.parquet").to_pylist() if row["words"] == ["🌊"]]
    assert note["attributes"] == [{"name": "topic", "value": "sea"}]
    assert note["offsets"] == [{"start": 0, "end": 1}]


def test_an_issue_has_the_wordings_and_sides_of_all_its_stances(tmp_path: Path) -> None:
    results = [parsed("Mali rejects the plan."), parsed("Niger backs the plan."), parsed("Chad backs the plan.")]
    write(tmp_path / "may.parquet", *results)
    (issue,) = pq.read_table(tmp_path / "may.issues.parquet").to_pylist()
    assert issue == {
        "run": "may",
        "target_ref": "plan",
        "issue": "plan",
        "wordings": ["plan"],
        "articles": 3,
        "stances": 3,
        "support": 2,
        "oppose": 1,
    }


def test_texts_may_be_left_out(tmp_path: Path) -> None:
    write(tmp_path / "may.parquet", parsed(), text=False)
    (article,) = pq.read_table(tmp_path / "may.articles.parquet").to_pylist()
    assert (article["text"], article["run"]) == (None, "may")


def test_many_rows_are_written_some_at_a_time(tmp_path: Path) -> None:
    results = (ParsedArticle(article=Article(text=str(number))) for number in range(2345))
    ParquetExporter(table="articles").write(results, FileOutput(tmp_path / "a.parquet"))
    file = pq.ParquetFile(tmp_path / "a.parquet")
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (2345, 3)
    assert file.read().column("text").to_pylist() == [str(number) for number in range(2345)]


def _written(cell: object) -> object:
    """What a cell must be in the file: UTF-8, days without times, lists."""
    match cell:
        case str():
            return cell.encode("utf-8", "backslashreplace").decode()
        case datetime.datetime():
            return cell.date()
        case Span():
            return {"start": cell.start, "end": cell.end}
        case tuple():
            return [_written(part) for part in cell]
        case _:
            return cell


@given(st.lists(parsed_articles(), max_size=2, unique_by=lambda result: result.article.id))
def test_whatever_is_written_is_read_again(results: list[ParsedArticle]) -> None:
    output = MemoryOutput(Path("out.parquet"))
    ParquetExporter().write(iter(results), output)
    for table in ("actors", "mentions", "claims", "stances", "annotations"):
        read = pq.read_table(BytesIO(output.binary[table])).to_pylist()
        expected = [(row[0], *row[4:]) for result in results for row in rows(table, result)]
        assert [row.pop("run") for row in read] == ["out"] * len(expected)
        for found, wanted in zip(read, expected, strict=True):
            for (name, kind), cell in zip(STAR[table].items(), wanted, strict=True):
                if kind is Kind.PAIRS:
                    assert [_written((pair["name"], pair["value"])) for pair in found[name]] == _written(cell)
                else:
                    assert found[name] == _written(cell)


# -- runs


def test_runs_add_up_and_one_of_the_same_name_replaces_the_first(tmp_path: Path) -> None:
    for name, text in (("may", "Mali said no."), ("june", "Niger said no."), ("may", "Chad said no.")):
        write(tmp_path / f"{name}.parquet", parsed(text))
    found = duckdb.sql(f"SELECT run, name FROM '{tmp_path}/*.actors.parquet' ORDER BY run").fetchall()
    assert found == [("june", "Niger"), ("may", "Chad")]


def test_a_run_may_be_named(tmp_path: Path) -> None:
    write(tmp_path / "out.parquet", parsed(), run="zoë’s run")
    assert set(pq.read_table(tmp_path / "out.mentions.parquet").column("run").to_pylist()) == {"zoë’s run"}


def test_an_interrupted_run_is_not_among_the_others(tmp_path: Path) -> None:
    write(tmp_path / "may.parquet", parsed("Mali said no."))
    ParquetExporter().write([parsed("Chad said no.")], FileOutput(tmp_path / "may.parquet", aside=lambda: True))
    assert duckdb.sql(f"SELECT name FROM '{tmp_path}/*.actors.parquet'").fetchall() == [("Mali",)]
    assert duckdb.sql(f"SELECT name FROM '{tmp_path}/*.actors.interrupted.parquet'").fetchall() == [("Chad",)]


def test_a_run_that_fails_leaves_the_old_files(tmp_path: Path) -> None:
    write(tmp_path / "may.parquet", parsed("Mali said no."))

    def results():
        yield parsed("Chad said no.")
        raise RuntimeError("the disk of the articles is gone")

    with pytest.raises(RuntimeError, match="is gone"):
        ParquetExporter().write(results(), FileOutput(tmp_path / "may.parquet"))
    assert duckdb.sql(f"SELECT name FROM '{tmp_path}/*.actors.parquet'").fetchall() == [("Mali",)]
    assert len(list(tmp_path.iterdir())) == len(STAR)


# -- others read it


def test_offsets_cut_the_text_in_sql_where_signs_of_several_bytes_stand_before_them(tmp_path: Path) -> None:
    write(tmp_path / "may.parquet", parsed())
    question = f"""
        SELECT substring(text, offsets[1].start + 1, offsets[1].end - offsets[1].start) = words[1], words[1]
        FROM '{tmp_path}/may.mentions.parquet' JOIN '{tmp_path}/may.articles.parquet' USING (run, article_id)
    """
    found = duckdb.sql(question).fetchall()
    assert {same for same, _ in found} == {True}
    assert {"Paul Mwangi", "He"} <= {words for _, words in found}


def test_polars_pandas_and_duckdb_read_the_same(tmp_path: Path) -> None:
    write(tmp_path / "may.parquet", parsed(), parsed("Mali rejects the plan."))
    for table in STAR:
        path = tmp_path / f"may.{table}.parquet"
        wanted = pq.read_table(path).to_pylist()
        assert wanted or table == "portrayals"
        assert pl.read_parquet(path).to_dicts() == wanted
        relation = duckdb.sql(f"FROM '{path}'")
        assert [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()] == wanted
        assert list(pd.read_parquet(path)["run"]) == ["may"] * len(wanted)


def test_the_files_hold_what_data_frames_hold(tmp_path: Path) -> None:
    results = [parsed(published=datetime.date(2024, 6, 1)), parsed("Mali rejects the plan.")]
    write(tmp_path / "may.parquet", *results)
    for table, frame in newsparse.to_frames(results).items():
        read = pd.read_parquet(tmp_path / f"may.{table}.parquet").drop(columns="run")
        assert list(frame.columns) == list(read.columns)
        for name, kind in STAR[table].items():
            if kind in (Kind.TEXT, Kind.COUNT, Kind.NUMBER, Kind.TRUTH):
                assert frame[name].fillna("").tolist() == read[name].fillna("").tolist()


# -- by the name, by the suffix, to a stream


def test_the_facade_writes_by_suffix(tmp_path: Path) -> None:
    newsparse.write([parsed()], tmp_path / "may.parquet")
    assert pq.read_table(tmp_path / "may.actors.parquet").column("name").to_pylist() == ["Paul Mwangi"]


def test_one_table_goes_to_the_very_file_or_to_a_stream(tmp_path: Path) -> None:
    write(tmp_path / "actors.parquet", parsed(), table="actors")
    assert [path.name for path in tmp_path.iterdir()] == ["actors.parquet"]
    below = BytesIO()
    stream = TextIOWrapper(below, encoding="utf-8")
    ParquetExporter(table="actors", run="may").write([parsed()], StreamOutput(stream))
    (row,) = pq.read_table(BytesIO(below.getvalue())).to_pylist()
    assert (row["run"], row["name"]) == ("may", "Paul Mwangi")


def test_what_cannot_be_is_told() -> None:
    with pytest.raises(ConfigurationError, match="no table 'claim'; did you mean 'claims'"):
        ParquetExporter(table="claim")
    with pytest.raises(NewsparseError, match=r"--option parquet\.table=claims"):
        ParquetExporter().write([parsed()], MemoryOutput())
