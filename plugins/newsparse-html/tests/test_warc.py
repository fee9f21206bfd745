"""Web archives: their pages, one at a time; broken records, and other things than pages."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest

import newsparse
from newsparse.errors import ReadError
from newsparse.testing import ReaderContract
from newsparse_html.archive import records
from newsparse_html.warc import WarcReader

PAGE = (Path(__file__).parent / "pages" / "bridge.html").read_bytes()
HAFEN = (Path(__file__).parent / "pages" / "hafen.html").read_text(encoding="utf-8")
GERMAN = HAFEN.replace("iso-8859-1", "utf-8").encode("windows-1252")


def record(url, page=PAGE, kind="text/html", status="200 OK", cut=0):
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0f0f0f0f-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2024-05-14T06:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer[: len(answer) - cut] + b"\r\n\r\n"


INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\na: b\n\r\n\r\n"
URLS = [f"https://www.gazette.example/{n}" for n in range(5)]


class TestWarcReader(ReaderContract):
    component = "html.warc"
    files = {"a.warc": INFO + record(URLS[0]), "b.warc.gz": gzip.compress(INFO) + gzip.compress(record(URLS[1]))}


def read(data, **options):
    return list(WarcReader(**options).read(BytesIO(data), name="a.warc", url=None))


def urls(found):
    return [None if isinstance(article, ReadError) else article.url for article in found]


def test_pages_are_read_and_all_else_is_left():
    data = INFO + record(URLS[0]) + record(URLS[1], status="404 Not Found") + record(URLS[2], kind="image/png")
    assert urls(read(data + record(URLS[3], page=b"<html><p>Sign in</p></html>"))) == URLS[:1]


def test_pages_without_a_text_are_read_if_asked_for():
    (made,) = read(record(URLS[0], page=b"<html><p>Sign in</p></html>"), all_pages=True)
    assert (made.url, made.text, [remark.code for remark in made.diagnostics]) == (URLS[0], "", ["no-text"])


def test_the_encoding_of_the_answer_counts():
    (article,) = read(record(URLS[0], page=GERMAN, kind="text/html; charset=windows-1252"))
    assert "Jörg Özdemir" in article.authors


def test_packed_records_of_a_file(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(gzip.compress(record(url)) for url in URLS))
    assert [article.url for article in newsparse.read_many([path])] == URLS


def test_behind_a_record_that_was_cut_reading_goes_on():
    packed = [gzip.compress(record(url)) for url in URLS]
    found = urls(read(packed[0] + packed[1][:200] + packed[2] + packed[3]))
    assert found[0] == URLS[0]
    assert found[-2:] == URLS[2:4]
    assert None in found


def test_behind_rubbish_reading_goes_on():
    found = urls(read(record(URLS[0]) + b"rubbish\r\n" * 50 + record(URLS[1])))
    assert found[0], found[-1] == (URLS[0], URLS[1])


def test_records_over_the_limit_are_told_of_and_left():
    large = record(URLS[1], page=PAGE + b"<p>" + b"a " * 600_000)
    found = read(record(URLS[0]) + large + record(URLS[2]), most_megabytes=1)
    assert urls(found) == [URLS[0], None, URLS[2]]
    assert "larger than 1 megabytes" in str(found[1])


def test_what_is_no_archive_is_told():
    with pytest.raises(ReadError, match=r"a\.warc is no web archive"):
        read(b"<html></html>")


def test_memory_does_not_grow_with_the_archive(tmp_path):
    def most(count):
        path = tmp_path / f"{count}.warc"
        with path.open("wb") as file:
            for _ in range(count):
                file.write(record(URLS[0], page=PAGE + b"<!--" + b"x" * 200_000 + b"-->"))
        tracemalloc.start()
        with path.open("rb") as stream:
            assert sum(1 for _ in WarcReader().read(stream, name="a.warc", url=None)) == count
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(2)
    assert most(24) < 1.5 * most(4)


# -- broken archives


def numbered(number, length=None, cut=0):
    """A record that says how long it is, or something else."""
    text = "".join(f"<p>Voters of {number} want bridge {i}, and nobody knew who pays.</p>" for i in range(9))
    whole = record(URLS[0], page=f"<html><body><h1>{number} voted</h1>{text}</body></html>".encode())
    said = whole.partition(b"Content-Length: ")[2].partition(b"\r\n")[0]
    if length is not None:
        whole = whole.replace(b"Content-Length: " + said, f"Content-Length: {length(int(said))}".encode())
    return whole[: len(whole) - cut]


def told(found):
    """Of each article its number and its remarks, of each error nothing."""
    return [
        None if isinstance(made, ReadError) else (made.title.split()[0], *(d.code for d in made.diagnostics))
        for made in found
    ]


@pytest.mark.parametrize(
    "length",
    [lambda n: "abc", lambda n: -5, lambda n: n + 30, lambda n: n + 10**6, lambda n: 10**18, lambda n: n - 300],
)
def test_a_wrong_length_hides_no_other_record(length):
    data = b"".join(numbered(f"bad{i}", length) + numbered(f"good{i}") for i in range(6))
    expected = [pair for i in range(6) for pair in ((f"bad{i}", "broken-record"), (f"good{i}",))]
    assert told(read(data)) == expected
    assert told(read(gzip.compress(data))) == expected
    assert told(read(b"".join(gzip.compress(numbered(f"good{i}")) for i in range(3)))) == [
        (f"good{i}",) for i in range(3)
    ]


def test_a_last_record_that_is_cut_off_is_no_article():
    data = numbered("one") + numbered("two", cut=200)
    first, error = read(data)
    assert told([first]) == [("one",)]
    assert str(error) == f"a.warc, record at {len(numbered('one'))} is broken: it is cut off"
    packed = gzip.compress(numbered("one"))
    first, error = read(packed + gzip.compress(numbered("two"))[:-60])
    assert told([first]) == [("one",)]
    assert str(error) == f"a.warc, record at {len(packed)} is broken: it is cut off"


def test_each_member_that_cannot_be_unpacked_is_told_of_once_and_the_others_are_read():
    bad = bytearray(gzip.compress(numbered("bad")))
    bad[200] ^= 0xFF
    data = b"".join(bytes(bad) + gzip.compress(numbered(f"good{i}")) for i in range(5))
    assert told(read(data)) == [what for i in range(5) for what in (None, (f"good{i}",))]


def test_the_sign_of_a_record_inside_of_one_is_no_record():
    page = PAGE + b"<pre>\nWARC/1.0\r\nWARC-Type: response\r\n</pre>"
    (article,) = read(record(URLS[0], page=page))
    assert "broken-record" not in {remark.code for remark in article.diagnostics}


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1." * 50_000,
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n" * 5_000,
        b"WARC/1.0\r\nContent-Length: 9000000\r\n\r\n" * 5_000,
        b"WARC/1.0\r\nX: " + b"a" * 2_000_000,
        b"WARC/1.0\r\n" + b"X: a\r\n" * 200_000,
        gzip.compress(b"") + b"\x1f\x8b\x08" * 100_000,
        gzip.compress(b"W") * 20_000,
        gzip.compress(b"WARC/1.0\r\nContent-Length: 9000000\r\n\r\n") * 5_000,
    ],
)
def test_hostile_archives_grow_in_time_with_their_length_alone(data):
    def steps(data):
        try:
            return sum(len(found.data or b"") + 1 for found in records(CountedReads(data), "a.warc", 10 * 1024 * 1024))
        except ReadError:
            return 0

    began = time.process_time()
    steps(data * 2)
    once = time.process_time() - began
    began = time.process_time()
    steps(data * 8)
    assert time.process_time() - began < 10 * once + 0.5


class CountedReads(BytesIO):
    """A file that is read once, from its beginning to its end."""

    def seek(self, *_):
        raise AssertionError("an archive is never gone back in")


def test_a_packed_archive_of_zeros_ends_and_the_next_file_is_read(tmp_path):
    with gzip.open(tmp_path / "bomb.warc.gz", "wb", compresslevel=9) as file:
        for _ in range(200):
            file.write(bytes(1024 * 1024))
    (tmp_path / "next.txt").write_text("Mali says no.", encoding="utf-8")
    tracemalloc.start()
    *_, bomb, after = newsparse.read_many([tmp_path / "bomb.warc.gz", tmp_path / "next.txt"], on_error="record")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to more than 100 times its size" in bomb.diagnostics[-1].message
    assert after.text == "Mali says no."
    assert peak < 40_000_000


def sent(page, fields=b"", status=b"HTTP/1.1 200 OK"):
    """A record with these bytes of a page, and these fields of its answer."""
    answer = status + b"\r\nContent-Type: text/html\r\n" + fields + b"\r\n" + page
    head = record(URLS[1]).split(b"Content-Length: ", 1)[0]
    return head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)


PACKED = gzip.compress(PAGE)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (sent(PAGE, status=b"garbage"), "Expected Status Line"),
        (sent(PACKED[:60] + b"\xff" * 50, b"Content-Encoding: gzip\r\n"), "packed with gzip and cannot be unpacked"),
        (sent(gzip.compress(PACKED), b"Content-Encoding: gzip, gzip\r\n"), "packed with gzip, gzip and cannot"),
        (sent(b"\x28\xb5\x2f\xfd" + b"x" * 200, b"Content-Encoding: zstd\r\n"), "packed with zstd and cannot"),
        (sent(b"\x0b\x00\x80" + b"x" * 200, b"Content-Encoding: br\r\n"), "packed with br and cannot"),
        (sent(PAGE).replace(b"WARC-Target-URI", b"WARC-Target"), "its head lacks what a record has"),
    ],
    ids=["no status", "damaged", "twice", "zstd", "br", "no address"],
)
def test_a_record_that_cannot_be_read_is_told_of_and_hides_no_other(broken, message):
    before, error, after = read(record(URLS[0]) + broken + record(URLS[2]))
    assert urls([before, after]) == [URLS[0], URLS[2]]
    assert isinstance(error, ReadError)
    assert message in str(error)


def test_a_packed_page_that_is_cut_off_is_no_whole_one():
    (cut,) = read(sent(PACKED[:-60], b"Content-Encoding: gzip\r\n"))
    (remark,) = (remark for remark in cut.diagnostics if remark.code == "broken-record")
    assert "its packed page is cut off, so that something is missing" in remark.message


@pytest.mark.parametrize("page", [PACKED, PAGE], ids=["packed", "not packed"])
def test_a_page_that_is_said_to_be_packed_is_read_whole(page):
    (read_so,), (plain,) = read(sent(page, b"Content-Encoding: gzip\r\n")), read(sent(PAGE))
    assert (read_so.text, read_so.diagnostics) == (plain.text, plain.diagnostics)
