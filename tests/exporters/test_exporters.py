"""The built-in exporters: what they write, and that spreadsheets can open it."""

from __future__ import annotations

import csv
import datetime
import json
import warnings
from io import StringIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.errors import ConfigurationError, LeftOutWarning
from newsparse.exporters.csv import CsvExporter, guarded
from newsparse.exporters.json import JsonExporter, JsonLinesExporter
from newsparse.exporters.tables import TABLES
from newsparse.model import (
    Actor,
    Annotation,
    Article,
    Attribution,
    Block,
    Claim,
    Diagnostic,
    Mention,
    ParsedArticle,
    Provenance,
    Role,
    Span,
    Stance,
    Target,
)
from newsparse.serialization import loads
from newsparse.testing.contracts import ExporterContract
from newsparse.testing.contracts.exporters import MemoryOutput

TEXT = "Mali rejects plan\n\n“We will not go,” Ms Okoro said."


def result(title: str = "Mali rejects plan", content: str = "We will not go,") -> ParsedArticle:
    text = TEXT.replace("Mali rejects plan", title)
    shift = len(title) - 17
    name = Span(40 + shift, 45 + shift)
    mention = Mention(id="m", span=name, head=name, form="name", type="person", actor_id="a1")
    okoro = Actor(
        id="a1",
        name="Okoro",
        type="person",
        aliases=["Ms Okoro", "the minister"],
        mention_ids=["m"],
        roles=[Role(title="minister", organization="Ministry of Trade", status="former")],
        affiliation="a2",
        identifiers=[("wikidata", "Q0")],
    )
    mali = Actor(id="a2", name="Mali", type="state", country="MLI")
    attribution = Attribution(
        id="at",
        cue=[Span(46 + shift, 50 + shift)],
        content=[Span(20 + shift, 35 + shift)],
        source=[Span(37 + shift, 45 + shift)],
    )
    claim = Claim(
        id="c",
        attribution_id="at",
        source="a1",
        source_text="Ms Okoro",
        content=content,
        kind="state",
        addressees=["a2"],
    )
    stance = Stance(
        id="s",
        holder="a2",
        target=Target(kind="issue", ref="plan", text="plan", owner="a1"),
        polarity=-1,
        evidence=[Span(0, len(title))],
        valid_to=datetime.date(2024, 2, 1),
        provenance=Provenance(component="english.stances", version="1"),
    )
    return ParsedArticle(
        article=Article(
            text=text,
            blocks=[
                Block(kind="title", span=Span(0, len(title))),
                Block(kind="paragraph", span=Span(len(title) + 2, len(text))),
            ],
            published=datetime.date(2024, 1, 28),
            url="https://news.example/1",
            id="x",
        ),
        mentions=[mention],
        attributions=[attribution],
        actors=[okoro, mali],
        claims=[claim],
        stances=[stance],
    )


def written(exporter: Any, *results: ParsedArticle, path: str | None = "out.csv") -> dict[str, str]:
    output = MemoryOutput(Path(path) if path else None)
    exporter.write(iter(results), output)
    return output.files


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


# -- the contract


class TestJsonKeepsTheContract(ExporterContract):
    component, results, path = "json", (result(),), "out.json"
    examples = 20


class TestJsonLinesKeepTheContract(ExporterContract):
    component, results, path = "jsonl", (result(),), "out.jsonl"
    examples = 20


@pytest.mark.filterwarnings("ignore::newsparse.errors.LeftOutWarning")
class TestCsvKeepsTheContract(ExporterContract):
    component, results, path = "csv", (result(),), "out.csv"
    examples = 20


# -- JSON


def test_json_has_one_result_or_a_list() -> None:
    one, other = result(), result("Chad agrees")
    alone = written(JsonExporter(), one)[""]
    assert loads(alone) == one
    assert alone.startswith('{\n  "schema": "newsparse/1",\n')
    assert json.loads(written(JsonExporter())[""]) == []
    for results in ([one, other], [one, other, one]):
        read = json.loads(written(JsonExporter(indent=0), *results)[""])
        assert [newsparse.serialization.from_wire(wire) for wire in read] == results


def test_jsonl_has_one_result_per_line_as_they_come() -> None:
    seen: list[str] = []

    class Watched(StringIO):
        def write(self, text: str) -> int:
            seen.append(text)
            return super().write(text)

    class Output(MemoryOutput):
        def open(self, part: str = "") -> Any:
            return Watched()

    def results() -> Any:
        for number, title in enumerate(["Mali rejects plan", "Line\u2028break"]):
            assert len(seen) == number, "a result is written before the next one is made"
            yield result(title)

    JsonLinesExporter().write(results(), Output())
    assert [loads(line).article.title for line in seen] == ["Mali rejects plan", "Line\u2028break"]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in seen)


# -- tables


def test_a_table_for_each_of_actors_claims_and_stances() -> None:
    files = written(CsvExporter(), result(), result("Chad agrees"))
    assert sorted(files) == ["actors", "claims", "stances"]
    for name, text in files.items():
        read = table(text)
        assert list(read[0]) == list(TABLES[name])
        assert {row["article_title"] for row in read} == {"Mali rejects plan", "Chad agrees"}
        assert {(row["article_id"], row["article_date"]) for row in read} == {("x", "2024-01-28")}
        assert {row["article_url"] for row in read} == {"https://news.example/1"}


def test_annotations_and_portrayals_have_tables_where_there_are_any() -> None:
    parsed = attrs.evolve(
        result(),
        annotations=[
            Annotation(id="n", kind="mine.topic", spans=[Span(0, 4)], attributes={"topic": "trade", "x": "y"})
        ],
        stances=[
            Stance(id="s1", holder=None, target=Target(kind="actor", ref="a1", text="Okoro"), polarity=-1, dimension=d)
            for d in ("evaluation", "portrayal")
        ],
    )
    files = written(CsvExporter(), result(), parsed)
    assert sorted(files) == ["actors", "annotations", "claims", "portrayals", "stances"]
    (row,) = table(files["annotations"])
    assert (row["kind"], row["attributes"], row["words"]) == ("mine.topic", "topic=trade; x=y", "Mali")
    assert [row["dimension"] for row in table(files["portrayals"])] == ["portrayal"]
    assert [row["dimension"] for row in table(files["stances"])] == ["position", "evaluation"]
    assert table(written(CsvExporter(table="annotations"), result())[""]) == []


def test_an_actor_in_its_row() -> None:
    row = table(written(CsvExporter(table="actors"), result())[""])[0]
    assert row["name"] == "Okoro"
    assert row["aliases"] == "Ms Okoro; the minister"
    assert row["roles"] == "former minister, Ministry of Trade"
    assert (row["affiliation_id"], row["affiliation"]) == ("a2", "Mali")
    assert (row["generic"], row["identifiers"], row["mentions"]) == ("false", "wikidata:Q0", "1")
    assert (row["offsets"], row["words"]) == ("40-45", "Okoro")


def test_a_claim_in_its_row() -> None:
    row = table(written(CsvExporter(table="claims"), result())[""])[0]
    assert (row["source_id"], row["source"], row["source_text"]) == ("a1", "Okoro", "Ms Okoro")
    assert (row["kind"], row["negated"], row["modality"], row["style"]) == ("state", "false", "CT+", "indirect")
    assert (row["cue"], row["content"], row["addressees"]) == ("said", "We will not go,", "Mali")
    assert row["offsets"] == "20-35; 37-45; 46-50"
    assert row["words"] == "We will not go,; Ms Okoro; said"


def test_a_stance_in_its_row() -> None:
    row = table(written(CsvExporter(table="stances"), result())[""])[0]
    assert (row["holder"], row["polarity"], row["target"], row["target_owner"]) == ("Mali", "-1", "plan", "Okoro")
    assert (row["valid_to"], row["stated_at"], row["component"]) == ("2024-02-01", "", "english.stances")
    assert (row["offsets"], row["words"]) == ("0-17", "Mali rejects plan")


def test_articles_and_mentions_have_tables_that_are_written_where_they_are_asked_for() -> None:
    (row,) = table(written(CsvExporter(table="articles"), result())[""])
    assert (row["article_title"], row["published"], row["text"]) == ("Mali rejects plan", "2024-01-28", TEXT)
    (row,) = table(written(CsvExporter(table="mentions"), result())[""])
    assert (row["actor"], row["form"], row["head"], row["offsets"]) == ("Okoro", "name", "Okoro", "40-45")


FAILED = ParsedArticle(article=Article(text=""), diagnostics=[Diagnostic(level="error", code="x", message="Oh.")])


@pytest.mark.parametrize("name", ["out.csv", "out.ann", "out.labelstudio.json", "out.schema-org.jsonld"])
def test_what_failed_is_left_out_and_said(tmp_path: Path, name: str) -> None:
    partly = attrs.evolve(newsparse.parse("Mali says no.", pipeline="rules"), diagnostics=FAILED.diagnostics)
    with pytest.warns(LeftOutWarning, match=r"left out: articles that failed \(2\); first: Oh\.$") as told:
        newsparse.write([FAILED, FAILED, partly], tmp_path / name)
    assert len(told) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error", LeftOutWarning)
        (tmp_path / "whole").mkdir()
        newsparse.write([partly], tmp_path / "whole" / name)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "whole").iterdir()}


def test_the_table_of_articles_tells_what_failed() -> None:
    (row,) = table(written(CsvExporter(table="articles"), FAILED)[""])
    assert row["errors"] == "Oh."


def test_the_words_in_quotation_marks_are_counted() -> None:
    assert [row["quoted_words"] for row in table(written(CsvExporter(table="claims"), result())[""])] == ["4"]


def test_texts_are_quoted_and_numbers_are_bare() -> None:
    text = written(CsvExporter(table="stances"), result('Mali: "no", and\nno'))[""]
    header, row = text.split("\n", 1)
    assert header == ",".join(f'"{name}"' for name in TABLES["stances"])
    assert '"Mali: ""no"", and\nno"' in row
    assert ",-1," in row


def test_one_table_goes_to_the_very_file_or_to_a_stream() -> None:
    assert list(written(CsvExporter(table="claims"), result(), path=None)) == [""]
    with pytest.raises(ConfigurationError, match=r"--option csv\.table=claims"):
        written(CsvExporter(), result(), path=None)


def test_a_table_that_does_not_exist_is_told() -> None:
    with pytest.raises(ConfigurationError, match="no table 'claim'; did you mean 'claims'"):
        CsvExporter(table="claim")


def test_a_byte_order_mark_on_demand() -> None:
    assert all(text.startswith('\ufeff"article_id"') for text in written(CsvExporter(bom=True), result()).values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "'="])
def test_no_cell_is_a_formula(start: str) -> None:
    content = f"{start}HYPERLINK(“https://evil.example”)"
    row = table(written(CsvExporter(table="claims"), result(content=content))[""])[0]
    assert row["content"] == "'" + content


@given(st.text())
def test_guarded_texts_are_no_formulas_and_there_is_a_way_back(text: str) -> None:
    safe = guarded(text)
    assert not safe.startswith(tuple("=+-@\t\r\n"))
    needed = safe.lstrip("'").startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert (safe[1:] if needed else safe) == text
