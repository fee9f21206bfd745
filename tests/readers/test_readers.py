"""Files of every kind that the core reads: what they hold, where their errors are, and that nothing is lost."""

from __future__ import annotations

import datetime
import gzip
import json

import pytest

import newsparse
from newsparse import Config
from newsparse.errors import ConfigurationError, ReadError
from newsparse.readers.fields import date, texts

TEXT = "Harbour Fees Rise\n\nThe harbour authority raised its fees on Monday, and the pilots went on strike."


@pytest.fixture
def file(tmp_path):
    """Writes a file, and gives its path."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def options(reader, **values):
    return Config.from_mapping({"readers": {reader: values}})


# -- text and Markdown


def test_a_text_file_is_one_article(file):
    article = newsparse.read(file("a.txt", TEXT), url="https://coast.example/fees")
    assert article.title == "Harbour Fees Rise"
    assert article.url == "https://coast.example/fees"
    assert article.original == TEXT


def test_a_byte_order_mark_is_taken_off(file):
    assert newsparse.read(file("a.txt", b"\xef\xbb\xbf" + TEXT.encode()), clean=False).text == TEXT


def test_a_wrong_encoding_is_named_with_its_place(file):
    path = file("a.txt", "Café".encode("latin-1"))
    with pytest.raises(ReadError, match=r"a\.txt is not utf-8: wrong byte at offset 3; name its encoding"):
        newsparse.read(path)
    assert newsparse.read(path, clean=False, config=options("text", encoding="latin-1")).text == "Café"


def test_an_unknown_encoding_is_refused(file):
    with pytest.raises(ConfigurationError, match="there is no encoding 'klingon'"):
        newsparse.read(file("a.txt", TEXT), config=options("text", encoding="klingon"))


def test_markdown_loses_its_signs_and_keeps_the_way_back(file):
    source = "# Fees *Rise*\n\nThe [authority](https://coast.example) **raised** them.\n\n## What now\n\nA strike.\n"
    article = newsparse.read(file("a.md", source), clean=False)
    assert article.text == "Fees Rise\n\nThe authority raised them.\n\nWhat now\n\nA strike.\n"
    assert [(str(b.kind), b.span.of(article.text)) for b in article.blocks] == [
        ("title", "Fees Rise"),
        ("heading", "What now"),
    ]
    place = article.text.index("raised")
    back = article.alignment.to_original(newsparse.Span(place, place + len("raised")))
    assert back.of(article.original) == "raised"


def test_front_matter_fills_the_fields(file):
    source = "---\ntitle: Fees\nauthor: Ann Ray and Paul Mwangi\ndate: 2024-01-28\nmood: bad\n---\nA strike.\n"
    article = newsparse.read(file("a.md", source), clean=False)
    assert article.authors == ("Ann Ray", "Paul Mwangi")
    assert article.published == datetime.date(2024, 1, 28)
    assert ("mood", "bad") in article.extra
    assert article.text.strip() == "A strike."


# -- JSON and JSON lines


def test_the_usual_keys_are_known(file):
    record = {
        "headline": "Harbour Fees Rise",
        "body": "A strike.",
        "byline": "By Ann Ray",
        "datePublished": "2024-01-28T10:00:00+03:00",
        "outlet": "Coast News",
        "link": "https://coast.example/fees",
        "keywords": ["fees", "harbour"],
        "uuid": 17,
        "edition": "late",
    }
    article = newsparse.read(file("a.json", json.dumps(record)), clean=False)
    assert article.title == "Harbour Fees Rise"
    assert article.text == "Harbour Fees Rise\n\nA strike."
    assert article.authors == ("Ann Ray",)
    assert article.published.utcoffset() == datetime.timedelta(hours=3)
    assert (article.publisher, article.url, article.tags) == (
        "Coast News",
        "https://coast.example/fees",
        ("fees", "harbour"),
    )
    assert article.id == "17"
    assert article.extra == (("edition", "late"),)


def test_keys_can_be_mapped(file):
    path = file("a.json", json.dumps({"story": "A strike.", "text": "no"}))
    assert newsparse.read(path, clean=False, config=options("json", fields=["text=story"])).text == "A strike."


@pytest.mark.parametrize(
    ("pair", "said"),
    [("text", "'text' must be FIELD=KEY"), ("txet=body", "'txet'; did you mean 'text'")],
)
def test_a_wrong_mapping_is_refused(file, pair, said):
    with pytest.raises(ConfigurationError, match=said):
        newsparse.read(file("a.json", "{}"), config=options("json", fields=[pair]))


def test_a_title_that_the_text_begins_with_is_not_put_in_front_again(file):
    article = newsparse.read(file("a.json", json.dumps({"title": "Fees", "text": "  Fees \nA strike."})), clean=False)
    assert article.text == "  Fees \nA strike."
    assert article.title == "Fees"


def test_a_list_is_many_articles(file):
    path = file("a.json", json.dumps([{"text": "One."}, {"title": "no text"}, {"text": "Two."}]))
    found = list(newsparse.read_many([path], clean=False, on_error="record"))
    assert [getattr(a, "text", None) for a in found] == ["One.", None, "Two."]
    assert "record 1: it has no text" in found[1].diagnostics[0].message


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", '{"text": oops}', r"a\.json is not JSON at line 1, column 10"),
        ("a.json", '{"text": "One."}\n{"text": "Two."}', r"read as \.jsonl"),
        ("a.json", "[" * 100_000, "nested more than 100 deep"),
        ("a.json", "17", "is no JSON object but a int"),
        ("a.jsonl", '\n{"text": oops}', r"a\.jsonl, line 2, is not JSON|a\.jsonl is not JSON at line 2, column 10"),
    ],
)
def test_broken_json_says_where(file, name, content, said):
    with pytest.raises(ReadError, match=said):
        newsparse.read(file(name, content))


def test_a_broken_line_leaves_the_others(file):
    path = file("a.jsonl", '{"text": "One."}\nnonsense\n\n{"text": "Two."}\n')
    found = list(newsparse.read_many([path], clean=False, on_error="record"))
    assert [getattr(a, "text", None) for a in found] == ["One.", None, "Two."]


# -- files


def test_packed_files_are_unpacked(file):
    path = file("a.jsonl.gz", gzip.compress(json.dumps({"text": "One."}).encode()))
    assert newsparse.read(path, clean=False).text == "One."


def test_a_damaged_packed_file_is_an_error(file):
    path = file("a.jsonl.gz", gzip.compress(json.dumps({"text": "One." * 999}).encode())[:40])
    with pytest.raises(ReadError, match=r"cannot read .*a\.jsonl\.gz"):
        newsparse.read(path)


def test_what_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"cannot read .*none\.txt: No such file"):
        newsparse.read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="has no file that a reader is for"):
        newsparse.read(tmp_path)
    with pytest.raises(ReadError, match="no file matches"):
        newsparse.read(tmp_path / "*.txt")


def test_a_directory_stands_for_its_files_and_a_pattern_for_what_matches(tmp_path):
    (tmp_path / "inner").mkdir()
    for name in ("b.txt", "a.txt", "inner/c.txt.gz", "notes.docx"):
        content = name.encode()
        (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    assert [a.text for a in newsparse.read_many([tmp_path])] == ["a.txt", "b.txt", "inner/c.txt.gz"]
    assert [a.text for a in newsparse.read_many([str(tmp_path / "[ab].txt")])] == ["a.txt", "b.txt"]
    assert [a.text for a in newsparse.read_many([tmp_path / "**" / "*.gz"])] == ["inner/c.txt.gz"]


def test_a_name_with_signs_of_a_pattern_is_a_name_where_there_is_such_a_file(file):
    path = file("a[1].txt", "One.")
    assert newsparse.read(path).text == "One."


def test_a_bomb_is_told_of_and_the_other_files_are_read(file):
    bomb = file("bomb.txt.gz", gzip.compress(b"a" * 80_000_000))
    bad, good = newsparse.read_many([bomb, file("a.txt", "One.")], on_error="record")
    assert "unpacks to more than 100 times its size" in bad.diagnostics[0].message
    assert good.text == "One."


def test_an_empty_list_has_no_article(file):
    with pytest.raises(ReadError, match="has no article"):
        newsparse.read(file("a.json", "[]"))


def test_an_unknown_suffix_names_the_known_ones(file):
    with pytest.raises(ConfigurationError, match=r"no reader is for .*\.jsonl .*choose one by name"):
        newsparse.read(file("a.foo", TEXT))
    assert newsparse.read(file("a.foo", TEXT), reader="text", clean=False).text == TEXT


# -- dates and names


def test_a_date_that_cannot_be_read_is_told(file):
    records = [{"text": "No.", "date": "soon", "updated": [7]}, {"text": "No.", "date": "2024-01-28"}]
    path = file("a.jsonl", "\n".join(map(json.dumps, records)))
    undated, dated = newsparse.read_many([path])
    assert (undated.published, undated.updated) == (None, None)
    assert dict(undated.extra) == {"published": "soon", "updated": "[7]"}
    parsed = newsparse.parse(undated, pipeline="rules")
    assert [(d.level, d.code, d.message.split(",")[0]) for d in parsed.diagnostics] == [
        ("warning", "unread-date", "published is 'soon'"),
        ("warning", "unread-date", "updated is [7]"),
    ]
    assert dated.diagnostics == ()
    (remark,) = newsparse.read(file("a.md", "---\ndate: soon\nmood: bad\n---\nMali said no.\n")).diagnostics
    assert remark.message.startswith("published is 'soon'")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("2024-01-28", datetime.date(2024, 1, 28)),
        ("28 January 2024", datetime.date(2024, 1, 28)),
        ("Sunday, January 28th, 2024", datetime.date(2024, 1, 28)),
        ("Jan. 28, 2024", datetime.date(2024, 1, 28)),
        ("30 February 2024", None),
        ("yesterday", None),
        (True, None),
        (None, None),
        (1706436000, datetime.datetime(2024, 1, 28, 10, tzinfo=datetime.UTC)),
        (1706436000000, datetime.datetime(2024, 1, 28, 10, tzinfo=datetime.UTC)),
    ],
)
def test_dates(given, found):
    assert date(given) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("By Ann Ray and Paul Mwangi", ("Ann Ray", "Paul Mwangi")),
        ("Ann Ray; Paul Mwangi", ("Ann Ray", "Paul Mwangi")),
        ([{"name": "Ann Ray"}, "Paul Mwangi"], ("Ann Ray", "Paul Mwangi")),
        (None, ()),
    ],
)
def test_authors(given, found):
    assert texts(given) == found


def test_articles_of_one_id_are_told_apart(file):
    kamau, okoro = {"id": 1, "text": "Mr Kamau said no."}, {"id": 1, "text": "Ms Okoro said no."}
    paths = [file("a.jsonl", json.dumps(kamau)), file("b.jsonl", json.dumps(okoro)), file("c.jsonl", json.dumps(kamau))]
    results = list(newsparse.parse_many(newsparse.read_many(paths), pipeline="rules"))
    first, other, again = (parsed.article.id for parsed in results)
    assert first == again == "1"
    assert other.startswith("1-")
    assert [[d.code for d in parsed.diagnostics] for parsed in results] == [[], ["same-id"], []]
    assert sorted(identity.name for identity in newsparse.link_actors(results[:2])) == ["Kamau", "Okoro"]
    assert [a.id for a in newsparse.read_many(paths)] == [first, other, again]


def test_a_number_of_thousands_of_digits_is_told_and_the_other_lines_are_read(file):
    path = file(
        "a.jsonl", '{"text": "One."}\n{"text": "x", "id": ' + "1" * 5000 + '}\n{"text": "Two.", "published": NaN}\n'
    )
    one, bad, two = newsparse.read_many([path], on_error="record")
    assert (one.text, two.text) == ("One.", "Two.")
    assert "a.jsonl, line 2, has a number of thousands of digits" in bad.diagnostics[0].message


def test_what_is_no_text_at_all_is_told_of(tmp_path):
    noise = bytes(n * n * 7 % 251 for n in range(4000)) + "é".encode()
    for start in (b"%PDF-1.7\n", b"PK\x03\x04", b""):
        (tmp_path / "a.txt").write_bytes(start + noise)
        with pytest.raises(ReadError, match=r"a\.txt is no text, but perhaps a PDF or packed; save its text"):
            newsparse.read(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_bytes("Zoë ".encode() * 100 + "Zoë\x0c\x01".encode("cp1252"))
    assert "Zoë Zoë" in newsparse.read(tmp_path / "a.txt").text
