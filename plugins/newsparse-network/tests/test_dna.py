"""Databases of Discourse Network Analyzer: schema, integrity, positions, and the way back."""

from __future__ import annotations

import base64
import datetime
import hashlib
import sqlite3
import time
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.errors import ConfigurationError, InputError, LeftOutWarning, ReadError
from newsparse.exporters.output import FileOutput
from newsparse.model import Span
from newsparse.testing import MemoryOutput
from newsparse_network import Document, Statement, Statements, read_statements, two_mode
from newsparse_network.exporters import DnaExporter
from newsparse_network.formats.dna import dna_bytes, password_digest, utf16_length
from newsparse_network.formats.dna_reading import _code_points, _pairs

SAMPLE = Path(__file__).parents[4] / "shared" / "oracles" / "sample.dna"
DAY = datetime.datetime(2024, 5, 1, 12, 30, tzinfo=datetime.UTC)
TEXT = "🙂🙂 Mali said: “No 🙂 toll.” Niger agreed."


def document(**more):
    return Document(**{"id": "d", "text": TEXT, "title": "Toll", "source": "Gazette", "date": DAY, **more})


def statement(words="No 🙂 toll", **more):
    start = TEXT.find(words)
    given = {
        "document": "d",
        "actor": "Mali",
        "affiliation": "Sahel Alliance",
        "issue": "toll",
        "agreement": -1,
        "span": Span(start, start + len(words)),
        "component": "english.stances",
        "confidence": 0.85,
        "dimension": "position",
    }
    return Statement(**{**given, **more})


@pytest.fixture
def opened(tmp_path):
    """Writes a database, checks it as SQLite can, and opens it."""
    connections = []

    def open(documents, statements):
        content, left = dna_bytes(documents, statements)
        path = tmp_path / "out.dna"
        path.write_bytes(content)
        connection = sqlite3.connect(path)
        connections.append(connection)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection, left

    yield open
    for connection in connections:
        connection.close()


def tables(connection):
    """All that SQLite tells of the tables: columns with types, defaults and keys; foreign keys; what is unique."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: (
            connection.execute(f"PRAGMA table_info({name})").fetchall(),
            sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({name})")),
            sorted(
                tuple(column for _, _, column in connection.execute(f"PRAGMA index_info({index})"))
                for _, index, *_ in connection.execute(f"PRAGMA index_list({name})")
            ),
        )
        for name in names
    }


def test_the_schema_is_that_of_the_sample(opened):
    if not SAMPLE.is_file():
        pytest.skip("the sample is not beside this checkout: ../shared/oracles/sample.dna")
    written, _ = opened([], [])
    with closing(sqlite3.connect(f"{SAMPLE.as_uri()}?mode=ro", uri=True)) as sample:
        assert tables(written) == tables(sample)
        for (settings,) in sample.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'"):
            assert written.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchall() == [(settings,)]
        wanted = "SELECT Variable, DataType FROM VARIABLES WHERE StatementTypeId = 1"
        assert set(sample.execute(wanted)) <= set(written.execute(wanted))
        (stored,) = sample.execute("SELECT Password FROM CODERS WHERE Name = 'Admin'").fetchone()
    raw = base64.b64decode(stored)
    found = raw[:16] + b"sample"
    for _ in range(100_000):
        found = hashlib.sha256(found).digest()
    assert found == raw[16:]  # so is how passwords are stored


def test_the_sample_is_read():
    if not SAMPLE.is_file():
        pytest.skip("the sample is not beside this checkout: ../shared/oracles/sample.dna")
    documents, statements = read_statements(SAMPLE)
    assert (len(documents), len(statements)) == (7, 40)
    network = two_mode(Statements.of(statements), "ignore", level="affiliation", duplicates="include")
    assert network.matrix.sum() == 40
    texts = {d.id: d.text for d in documents}
    assert all(row.words == row.span.of(texts[row.document]) for row in statements)


def test_positions_are_utf_16_units(opened):
    connection, left = opened([document()], [statement(), statement("Niger agreed", actor="Niger", agreement=1)])
    assert left == ()
    units = TEXT.encode("utf-16-le")
    found = connection.execute("SELECT Start, Stop FROM STATEMENTS ORDER BY ID").fetchall()
    assert [units[2 * a : 2 * b].decode("utf-16-le") for a, b in found] == ["No 🙂 toll", "Niger agreed"]
    assert connection.execute("SELECT Text FROM DOCUMENTS").fetchall() == [(TEXT,)]


def test_what_a_database_tells(opened):
    connection, _ = opened([document()], [statement(), statement(component="fast.stances")])
    assert connection.execute("SELECT Name FROM CODERS").fetchall() == [
        ("Admin",),
        ("english.stances",),
        ("fast.stances",),
    ]
    assert connection.execute("SELECT COUNT(*) FROM CODERRELATIONS").fetchone() == (6,)
    assert connection.execute("SELECT Coder FROM STATEMENTS").fetchall() == [(2,), (3,)]
    assert connection.execute("SELECT Date, Title, Source FROM DOCUMENTS").fetchall() == [
        (int(DAY.timestamp()), "Toll", "Gazette")
    ]
    values = "SELECT Variable, Value FROM DATASHORTTEXT JOIN ENTITIES ON Entity = ENTITIES.ID"
    values += " JOIN VARIABLES ON DATASHORTTEXT.VariableId = VARIABLES.ID WHERE StatementId = 1"
    assert dict(connection.execute(values)) == {
        "person": "Mali",
        "organization": "Sahel Alliance",
        "concept": "toll",
        "dimension": "position",
    }
    assert connection.execute("SELECT Value FROM DATABOOLEAN").fetchall() == [(0,), (0,)]
    assert connection.execute("SELECT Value FROM DATAINTEGER").fetchall() == [(85,), (85,)]
    assert connection.execute("SELECT COUNT(*) FROM ATTRIBUTEVALUES").fetchone() == (12,)


def test_what_it_cannot_hold_is_counted(opened):
    rows = [statement(agreement=0), statement(layer="actor"), statement(span=None)]
    _, left = opened([document()], rows)
    assert [str(one) for one in left] == [
        "1 on actors, which are no concepts",
        "1 that are neutral, which agreement cannot say",
        "1 without a place in the text",
    ]


def test_long_names_are_cut_and_stay_two(opened):
    names = ["x" * 300 + "a", "x" * 300 + "b"]
    connection, _ = opened([document(title="t" * 300)], [statement(issue=name) for name in names])
    values = [value for (value,) in connection.execute("SELECT Value FROM ENTITIES WHERE VariableId = 3")]
    assert len(set(values)) == 2
    assert all(len(value) <= 190 for value in values)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([statement(document="e")], "which is not given"),
        ([statement(span=Span(3, 3))], "stands at 3-3"),
        ([statement(span=Span(3, 999))], "which has 40 characters"),
    ],
)
def test_a_statement_must_stand_in_its_text(rows, message):
    with pytest.raises(InputError, match=message):
        dna_bytes([document()], rows)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
texts = texts.filter(str.strip)


@given(st.lists(st.tuples(texts, texts, texts, texts, st.sampled_from([1, -1]), st.booleans()), max_size=4))
def test_what_is_written_is_read(tmp_path_factory, rows):
    documents = [Document(id=str(n), text=row[0], date=DAY if row[5] else None) for n, row in enumerate(rows, 1)]
    statements = [
        Statement(
            document=str(n),
            actor=actor,
            affiliation=affiliation,
            issue=issue,
            agreement=side,
            date=DAY if dated else None,
            span=Span(len(text) // 2, len(text)),
            words=text[len(text) // 2 :],
            component="c",
            id=str(n),
        )
        for n, (text, actor, affiliation, issue, side, dated) in enumerate(rows, 1)
    ]
    path = tmp_path_factory.mktemp("dna") / "out.dna"
    path.write_bytes(dna_bytes(documents, statements)[0])
    found, again = read_statements(path)
    assert again == statements
    assert [(d.text, d.date) for d in found] == [(d.text, d.date) for d in documents]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"no database at all, but a text that is long enough", "is no database of Discourse Network Analyzer 3"),
        (b"", "is no database"),
    ],
)
def test_other_files(tmp_path, content, message):
    path = tmp_path / "out.dna"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=message):
        read_statements(path)
    with pytest.raises(ReadError, match="no such file"):
        read_statements(tmp_path / "other.dna")


def test_a_database_of_another_version(tmp_path, opened):
    connection, _ = opened([document()], [statement()])
    connection.execute("UPDATE SETTINGS SET Value = '2.0 beta 25' WHERE Property = 'version'")
    connection.commit()
    with pytest.raises(ReadError, match=r"is of version 2\.0 beta 25"):
        read_statements(tmp_path / "out.dna")


@pytest.mark.parametrize("text", [TEXT, "Mali said no to the toll, and to all that is like it."])
@pytest.mark.parametrize("where", ["Stop = 900", f"Stop = {2**62}", "Stop = 'x'", "Start = 9, Stop = 2", "Start = -1"])
def test_a_position_outside_of_the_text_has_no_words_and_is_told(tmp_path, opened, text, where):
    connection, _ = opened([document(text=text)], [statement()])
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(f"UPDATE STATEMENTS SET {where}")
    connection.commit()
    with pytest.warns(
        LeftOutWarning, match=r"out\.dna: statements outside of the text, and so without words: 1, first 1"
    ):
        _, (row,) = read_statements(tmp_path / "out.dna")
    assert (row.span, row.words, row.issue) == (None, "", "toll")


def test_statements_of_nobody_are_counted(tmp_path, opened):
    connection, _ = opened([document()], [statement(), statement(actor="Niger")])
    connection.execute("UPDATE ENTITIES SET Value = ' ' WHERE Value = 'Niger'")
    connection.commit()
    with pytest.warns(LeftOutWarning, match="statements left out for want of a person or a concept: 1"):
        _, (row,) = read_statements(tmp_path / "out.dna")
    assert row.actor == "Mali"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE DATABOOLEAN SET Value = 7", "the agreement of statement 1 must lie between 0 and 1, and is 7"),
        ("UPDATE DATABOOLEAN SET Value = 'yes'", "the agreement of statement 1 is a whole number, and not 'yes'"),
        ("UPDATE DATAINTEGER SET Value = 250", "the confidence of statement 1 must lie between 0 and 100, and is 250"),
        ("DELETE FROM ENTITIES", "row 1 of DATASHORTTEXT refers to a row of ENTITIES that is missing"),
        ("DELETE FROM DOCUMENTS", "row 1 of STATEMENTS refers to a row of DOCUMENTS that is missing"),
        ("UPDATE STATEMENTS SET DocumentId = NULL", "statement 1 is of no document"),
        ("UPDATE ENTITIES SET Value = x'ff00'", "the person of statement 1 is a text, and not b'"),
        (f"UPDATE DOCUMENTS SET Date = {2**62}", "document 1 has the date 4611686018427387904, in no year up to 9999"),
        ("UPDATE DOCUMENTS SET Date = 'May'", "the date of document 1 is a whole number, and not 'May'"),
        ("UPDATE DOCUMENTS SET Text = x'ff'", "the text of document 1 is a text"),
    ],
)
def test_what_is_damaged_is_told_in_a_line(tmp_path, opened, change, message):
    connection, _ = opened([document()], [statement()])
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(change)
    connection.commit()
    with pytest.raises(ReadError, match=rf"out\.dna is damaged: {message}"):
        read_statements(tmp_path / "out.dna")


def test_passwords_have_a_form():
    assert password_digest("a", "Admin") != password_digest("b", "Admin")
    assert len(base64.b64decode(password_digest("a", "Admin"))) == 48


def test_articles_become_a_database(tmp_path):
    text = "🙂 Harbour toll\n\nMali rejects the toll. Niger backs the toll."
    parsed = newsparse.parse(text, pipeline="rules")
    path = tmp_path / "out.dna"
    DnaExporter().write(iter([parsed]), FileOutput(path))
    first = path.read_bytes()
    documents, statements = read_statements(path)
    assert [(row.actor, row.issue, row.agreement) for row in statements] == [("Mali", "toll", -1), ("Niger", "toll", 1)]
    assert [row.words for row in statements] == ["rejects the toll", "backs the toll"]
    assert documents[0].text == parsed.article.text
    DnaExporter().write(iter([parsed]), FileOutput(path))
    assert path.read_bytes() == first
    with pytest.raises(ConfigurationError, match="name a file to write"):
        DnaExporter().write(iter([parsed]), MemoryOutput())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_how_long_a_text_is(text):
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("table", ["DOCUMENTS", "STATEMENTS"])
def test_what_is_computed_without_end_is_no_table(tmp_path, opened, table):
    connection, _ = opened([document()], [statement()])
    connection.execute(f"ALTER TABLE {table} RENAME TO BEFORE")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    connection.execute(f"CREATE VIEW {table} AS {endless} SELECT BEFORE.* FROM n, BEFORE")
    connection.commit()
    with pytest.raises(ReadError, match=rf"out\.dna has a view '{table}', which no database of Discourse"):
        read_statements(tmp_path / "out.dna")


def test_every_position_is_found_and_none_within_a_pair():
    text = "🙂a🙂🙂b é"
    units = text.encode("utf-16-le")
    for start in range(-1, len(units) // 2 + 2):
        for stop in range(-1, len(units) // 2 + 2):
            words = units[2 * start : 2 * stop].decode("utf-16-le", "surrogatepass") if 0 <= start < stop else ""
            whole = words and 2 * stop <= len(units) and not any("\ud800" <= c <= "\udfff" for c in words)
            span = _code_points(text, _pairs(text), start, stop)
            assert (span.of(text) if span is not None else "") == (words if whole else "")


def test_many_statements_of_a_long_text_take_no_square_of_time(tmp_path, opened):
    def seconds(count):
        opened([document(text="🙂 No toll. " * count)], [statement(span=Span(2, 9), id=f"{n}") for n in range(count)])
        began = time.process_time()
        with warnings.catch_warnings(action="ignore"):
            assert len(read_statements(tmp_path / "out.dna")[1]) == count
        return time.process_time() - began

    few, many = min(seconds(250) for _ in range(2)), seconds(2000)
    assert many < 30 * few
