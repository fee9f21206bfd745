"""Tables of statements: what is written is read; what is wrong is told with its row."""

from __future__ import annotations

import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import ReadError
from newsparse.model import Span
from newsparse_network import Document, Statement, read_statements
from newsparse_network.formats.records import COLUMNS, write_events, write_statements

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=10).map(str.strip)
some = words.filter(bool)
statements = st.builds(
    Statement,
    document=some,
    actor=some,
    issue=some,
    agreement=st.sampled_from([1, 0, -1]),
    date=st.none() | st.dates(),
    affiliation=words,
    party=words,
    country=words,
    layer=st.sampled_from(["issue", "actor"]),
    target_affiliation=words,
    dimension=words,
    confidence=st.floats(0, 1),
    sources=st.lists(some.filter(lambda name: ";" not in name and name[0] not in "'=+-@\t\r\n＝＋－＠"), max_size=2),
    named=st.booleans(),
    outlet=words,
    words=words,
    component=words,
    id=words,
)


@given(st.lists(statements, max_size=3))
def test_a_plain_table_keeps_all_but_places(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("table") / "out.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write_statements(rows, file)
    assert read_statements(path) == ([], rows)


def test_three_columns_are_enough(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("actor;issue;agreement\nMali;toll;yes\nNiger;toll;-1\nChad;toll;neutral\n", encoding="utf-8-sig")
    _, rows = read_statements(path)
    assert [(row.document, row.actor, row.agreement) for row in rows] == [
        ("row 2", "Mali", 1),
        ("row 3", "Niger", -1),
        ("row 4", "Chad", 0),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("between", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
def test_capitals_space_and_what_stands_between_make_no_difference(tmp_path, between, line_end):
    header = ["Actor", "ISSUE ", "Agreement", "Party"]
    lines = [header, ["A", "Toll, or not", "1", "Greens"], [" A ", "toll\u00a0", " -1 ", " "]]
    cells = [[f'"{cell}"' if "," in cell else cell for cell in line] for line in lines]
    path = tmp_path / "mine.tsv"
    path.write_text(line_end.join(between.join(line) for line in cells), encoding="utf-8", newline="")
    _, rows = read_statements(path)
    assert [(row.actor, row.issue, row.agreement, row.party) for row in rows] == [
        ("A", "Toll, or not", 1, "Greens"),
        ("A", "toll", -1, ""),
    ]


def test_an_event_list_is_written_as_the_program_does_and_read():
    rows = [
        Statement(document="d1", actor='Ada "A"; B', issue="toll", agreement=1, span=Span(2, 5), words="yes"),
        Statement(document="d1", actor="Ben", affiliation="Greens", issue="toll", agreement=-1),
        Statement(document="d2", actor="Ben", issue="toll", agreement=0),
        Statement(document="d2", actor="Ben", issue="Ada", agreement=1, layer="actor"),
    ]
    day = datetime.datetime(2024, 5, 1, 12, 30)
    documents = {"d1": Document(id="d1", text="🙂 yes", title="T", author="A", source="Gazette", date=day)}
    file = io.StringIO()
    left = write_events(documents, rows, file)
    assert [str(one) for one in left] == ["1 that are neutral", "1 on actors, which are no concepts"]
    head, first, second = file.getvalue().splitlines()
    assert head.startswith('"statement_id";"time";"person";"organization";"concept";"agreement";"start_position"')
    assert first == '1;2024-05-01 12:30:00;"Ada \'A\', B";"";"toll";1;3;6;"yes";"";"d1";"T";"A";"Gazette";"";""'
    assert second.split(";")[4:8] == ['"toll"', "0", "", ""]


def test_an_event_list_is_read(tmp_path):
    path = tmp_path / "events.csv"
    text = '"statement_id";"time";"person";"organization";"concept";"agreement";"document_id"\n'
    path.write_text(text + '7;2024-05-01 12:30:00;"Ada";"Greens";"toll";0;3\n', encoding="utf-8")
    _, (row,) = read_statements(path)
    assert (row.actor, row.affiliation, row.issue, row.agreement, row.document, row.id) == (
        "Ada",
        "Greens",
        "toll",
        -1,
        "3",
        "7",
    )
    assert row.date == datetime.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column 'actor'; .* has actor, issue, agreement, and the columns of this one are none"),
        ("Actor,Topic,Agreement\n", "no column 'issue'; .* of this one are 'actor', 'topic', 'agreement'"),
        ("actor|issue|agreement\n", r"no column 'actor'; .* of this one are 'actor\|issue\|agreement'"),
        ("Actor,issue,actor,agreement\n", "two columns are called 'actor'"),
        ("actor\tissue\tagreement\nA\tx\t1\tmore\n", "put texts with tabs in quotes"),
        ("actor,issue,agreement\nA,x,1\nA,x,maybe\n", r"row 3: agreement is 1, 0 or -1 .*not 'maybe'"),
        ("actor,issue,agreement\n,x,1\n", "row 2: a statement needs a text as its actor"),
        ("actor,issue,agreement,date\nA,x,1,May\n", "row 2: a date is written as 2024-05-01, not 'May'"),
        ("actor,issue,agreement,layer\nA,x,1,claim\n", "row 2: a statement is about an issue or an actor"),
        ("actor,issue,agreement,confidence\nA,x,1,high\n", "row 2: a confidence is written as 0.8, not 'high'"),
        ('actor,issue,agreement\n"A"x,x,1\n', r"line 2: .*is a quotation mark missing"),
        ("actor,issue,agreement\nA,x,1,more\n", "line 2: there are more cells than columns"),
        ("actor,issue,actor,agreement\nA,x,B,1\n", "two columns are called 'actor'"),
        ("actor,issue,agreement,confidence\nA,x,1,1.5\n", r"row 2: a confidence lies between 0 and 1, and is not 1\.5"),
        ("actor,issue,agreement,confidence\nA,x,1,nan\n", "row 2: a confidence lies between 0 and 1, and is not nan"),
        ("actor,issue,agreement\n  ,x,1\n", "row 2: a statement needs a text as its actor"),
        ("actor,issue,agreement,named\nA,x,1,maybe\n", "row 2: named is true or false, not 'maybe'"),
        (
            "actor;issue;agreement\nA;x;1;more\n",
            "line 2: .*more cells than columns; put texts with ';' in",
        ),
        ("person;concept;agreement\nA;x;7\n", r"row 2: agreement is 1 or 0 .*, not '7'"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(tmp_path, text, message):
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=message):
        read_statements(path)


def test_a_spreadsheet_writes_capitals(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("actor,issue,agreement,named\nA,x,TRUE,FALSE\nB,x,FALSE,TRUE\n", encoding="utf-8")
    _, rows = read_statements(path)
    assert [(row.agreement, row.named) for row in rows] == [(1, False), (-1, True)]


def test_what_cannot_be_read(tmp_path):
    (tmp_path / "latin.csv").write_bytes(b"actor\xe9")
    for name in ("latin.csv", "missing.csv"):
        with pytest.raises(ReadError, match="cannot read"):
            read_statements(tmp_path / name)


def test_the_columns_are_fields():
    assert set(COLUMNS) <= {field.name for field in Statement.__attrs_attrs__}
