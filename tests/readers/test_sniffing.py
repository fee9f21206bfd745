"""Standard input and other streams have no suffix: their first bytes say what they hold. A text stays a text."""

from __future__ import annotations

import gzip
import io
import json
import time
from io import BytesIO
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Config
from newsparse._extras import EXTRAS, extra_of, outside
from newsparse._sniffing import FEED, HTML, JSON, JSON_LINES, SUFFIXES, TEXT, WARC, media_type
from newsparse.errors import ConfigurationError, PluginError, ReadError, unknown
from newsparse.plugin import ReaderSpec, hookimpl

SENTENCE = "The pilots of Mombasa refused to sail on Monday."
PAGE = f"<!DOCTYPE html>\n<html><head><title>Fees</title></head><body><h1>Fees</h1><p>{SENTENCE}</p></body></html>"
ENTRY = f"<item><title>Fees</title><description>{SENTENCE}</description></item>"
RSS = f"<rss version='2.0'><channel><title>The Tide</title>{ENTRY}</channel></rss>"
LONG = json.dumps({"text": SENTENCE * 2000})
BARE = Config(disable=("html",))


class Pipe(io.RawIOBase):
    """A stream that can be read once, as those of networks and processes are."""

    def __init__(self, data):
        self._data = BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self._data.readinto(buffer)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PAGE, HTML),
        ("\n <!-- ours --> <HTML lang=en>", HTML),
        ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'><html>", HTML),
        (f"<div class='a'><p>{SENTENCE}</p></div>", HTML),
        ("\ufeff" + PAGE, HTML),
        (f"<nav><a href=x>Home</a></nav><p>{SENTENCE}</p>", HTML),
        (f"<center>{SENTENCE}</center>", HTML),
        (f"<img src=x><p>{SENTENCE}</p>", HTML),
        (f"<div><p>{SENTENCE}</p>{SENTENCE * 900}</div>", HTML),
        (" \n" * 20_000 + PAGE, HTML),
        (f"<!--{' ours' * 9000}-->\n{PAGE}", HTML),
        (f"<?xml version='1.0'?><!--{' ours' * 9000}-->\n<html>", HTML),
        (f"<!--{' ours' * 9000}-->\n{SENTENCE}", TEXT),
        (RSS, FEED),
        ("<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'>", FEED),
        ("WARC/1.1\r\nWARC-Type: warcinfo\r\n", WARC),
        ('{"text": "A."}', JSON),
        ('{\n  "text": "A."\n}\n', JSON),
        ('[{"text": "A."},\n{"text": "B."}]', JSON),
        ('{"text": "A.",\n"title": "B"}', JSON),
        (LONG, JSON),
        ('{"text": "A."}\n{"text": "B."}\n', JSON_LINES),
        (f"{LONG}\n{LONG}\n", JSON_LINES),
        ('\ufeff{"text": "A."}\r\n\r\n{"text": "B."}', JSON_LINES),
        ("", TEXT),
        (SENTENCE, TEXT),
        ("<", TEXT),
        ("<3 is what the pilots wrote on the quay.", TEXT),
        ("<Updated at noon> The pilots refused.", TEXT),
        ("<p> is how a paragraph begins, the editor said.", TEXT),
        ("<!-- a note of the desk -->\n\nThe pilots refused.", TEXT),
        ("<headline>Fees</headline>", TEXT),
        ("{", TEXT),
        ("{Updates with quotes} The pilots refused.", TEXT),
        ('{"We will not sail," the pilots said.}', TEXT),
        ('{"The mayor": he said no}', TEXT),
        ('{"The mayor": none the wiser}', TEXT),
        (f"<b>Fees</b> {SENTENCE}", TEXT),
        (f"<a href=x>Fees</a> {SENTENCE}", TEXT),
        ("[Applause] The pilots refused.", TEXT),
        ('["One", "Two"] were the names of the boats.', TEXT),
        ("WARC is a format.", TEXT),
    ],
)
def test_the_first_bytes_say_what_it_is(content, kind):
    assert media_type(BytesIO(content.encode())) == kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("kind", ["html", "json", "jsonl", "txt"])
def test_a_byte_order_mark_is_heeded(encoding, kind, tmp_path):
    record = json.dumps({"text": SENTENCE})
    content = {"html": PAGE, "json": record, "jsonl": f"{record}\n{record}\n", "txt": SENTENCE}[kind]
    data = ("\ufeff" * (encoding == "utf-16-be") + content).encode(encoding)
    (tmp_path / f"a.{kind}").write_bytes(data)
    of_file, of_stream = ([a.text for a in newsparse.read_many([s])] for s in (tmp_path / f"a.{kind}", BytesIO(data)))
    assert of_file == of_stream
    assert len(of_file) == (2 if kind == "jsonl" else 1)
    assert all(SENTENCE in text for text in of_file)


@pytest.mark.parametrize("data", [gzip.compress(SENTENCE.encode(), mtime=0)[:-9], b"\x1f\x8b not packed", b"\x1f\x8b"])
def test_what_is_packed_badly_cannot_be_read(data):
    with pytest.raises(ReadError, match="cannot read the stream: "):
        newsparse.read(BytesIO(data))


@given(st.text(), st.sampled_from(["", "<", "{", "[", "<!--", "<?", "< ", '{"', "<b>", "<>", "[{"]))
def test_a_text_that_begins_with_a_sign_is_read_as_it_is(text, sign):
    data = (sign + text).encode("utf-8", "surrogatepass")
    if media_type(BytesIO(data)) == TEXT and not any("\ud800" <= c <= "\udfff" for c in text):
        assert newsparse.read(BytesIO(data), clean=False).text == (sign + text).removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_are_something(data):
    assert media_type(BytesIO(data)) in (HTML, FEED, WARC, JSON, JSON_LINES, TEXT)


@pytest.mark.parametrize("part", ["<!-- -->", "<!--", "<? ?>", " ", "<p>", "<p ", '{"', '{"\\', "[", "</p", "<p a=>"])
def test_hostile_beginnings_take_no_time(part):
    began = time.process_time()
    media_type(BytesIO(part.encode() * 100_000))
    assert time.process_time() - began < 2


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("stream", [BytesIO, Pipe])
def test_a_stream_is_read_as_what_it_is(stream, pack):
    text = f"{SENTENCE}\n"
    for content, found in [
        (text, [text]),
        (json.dumps({"text": text}), [text]),
        (f"{json.dumps({'text': text})}\n{json.dumps({'text': 'No.'})}\n", [text, "No."]),
    ]:
        articles = newsparse.read_many([stream(pack(content.encode()))], clean=False)
        assert [article.text for article in articles] == found


def test_reading_begins_where_the_stream_is():
    stream = BytesIO(b"HTTP/1.1 200 OK\r\n\r\n" + SENTENCE.encode())
    stream.seek(19)
    assert newsparse.read(stream, clean=False).text == SENTENCE


def test_a_reader_that_is_named_is_taken():
    assert newsparse.read(BytesIO(b'{"a": 1}'), reader="text", clean=False).text == '{"a": 1}'


def test_a_stream_of_text_is_refused(tmp_path):
    with pytest.raises(ReadError, match=r"the stream gives text, not bytes: open it with mode 'rb'"):
        newsparse.read(io.StringIO(SENTENCE))
    (tmp_path / "a.txt").write_text(SENTENCE)
    with (tmp_path / "a.txt").open() as file, pytest.raises(ReadError, match=r"a\.txt gives text, not bytes"):
        newsparse.read(file)


# -- what no reader is there for


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("page.html", PAGE, "a web page"),
        ("page.htm.gz", PAGE, "a web page"),
        ("feed.xml", RSS, "a feed"),
        ("feed.rss", RSS, "a feed"),
        ("crawl.warc", "WARC/1.0\r\n", "a web archive"),
        ("crawl.warc.gz", "WARC/1.0\r\n", "a web archive"),
    ],
)
def test_a_bare_installation_says_what_to_install(name, content, what, tmp_path, bare):
    path = tmp_path / name
    data = content.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    for given_, shown in ((path, name), (BytesIO(path.read_bytes()), "the stream")):
        with pytest.raises(ConfigurationError, match=rf"{shown} is {what}; install newsparse\[html\] to read it"):
            newsparse.read(given_, config=bare)
    with pytest.raises(ReadError, match=rf"{name} is {what}: newsparse\[html\] reads it"):
        newsparse.read(tmp_path, config=bare)


@pytest.fixture
def bare(monkeypatch):
    """The configuration of an installation without plugins: nothing is found but what is built in."""
    from newsparse import _facade
    from newsparse._registry.find import find

    for cache in (_facade._registry, _facade._cleaning):
        monkeypatch.setattr(_facade, cache.__name__, cache.__wrapped__)
    monkeypatch.setattr("newsparse._registry.collect.find", lambda: find([]))
    return Config()


def test_a_plugin_that_does_not_work_is_named(tmp_path, monkeypatch):
    pytest.importorskip("newsparse_html")
    (tmp_path / "page.html").write_text(PAGE)
    with pytest.raises(ConfigurationError, match=r"is a web page, and the plugin that reads it is disabled: html"):
        newsparse.read(tmp_path / "page.html", config=BARE)


@pytest.mark.parametrize("name", ["html", "html.feed"])
def test_a_reader_of_an_extra_is_known_by_name(name, bare):
    with pytest.raises(ConfigurationError, match=rf"there is no reader '{name}'; install newsparse\[html\] to have it"):
        newsparse.read(BytesIO(b""), reader=name, config=bare)


@pytest.mark.parametrize("name", ["neural", "fast"])
def test_a_pipeline_of_an_extra_is_known_by_name(name, bare):
    extra = name.split("-")[0]
    with pytest.raises(ConfigurationError, match=rf"no pipeline '{name}'; install newsparse\[{extra}\] to have it"):
        newsparse.Pipeline.preset(name, config=bare)


def test_only_what_plugins_bring_is_of_an_extra():
    assert unknown("option", "html", ["encoding"]) == "there is no option 'html'; there are 'encoding'"
    assert unknown("plugin", "fast", ["english"]) == "there is no plugin 'fast'; install newsparse[fast] to have it"


def test_two_readers_of_one_kind_are_named(monkeypatch):
    from newsparse import _facade
    from newsparse.readers.text import TextReader
    from newsparse.testing import fake_registry

    def plugin(name):
        specs = [ReaderSpec(name=name, media_types=("text/html",), factory=TextReader)]
        return SimpleNamespace(newsparse_readers=hookimpl(lambda: specs))

    registry = fake_registry({"one": plugin("one"), "two": plugin("two")}, built_in=True)
    monkeypatch.setattr(_facade, "_registry", lambda config: registry)
    with pytest.raises(PluginError, match=r"reader for text/html is provided by one .* and two .*; disable one"):
        newsparse.read(BytesIO(PAGE.encode()))


def test_what_is_misspelled_is_not_taken_for_an_extra():
    pytest.importorskip("newsparse_html")
    with pytest.raises(ConfigurationError, match=r"there is no reader 'html\.fed'; did you mean 'html\.feed'"):
        newsparse.read(BytesIO(b""), reader="html.fed")


def test_the_suffixes_are_those_that_the_plugin_reads():
    plugin = pytest.importorskip("newsparse_html")
    specs = list(plugin.newsparse_readers())
    assert all(outside(f"a{suffix}") for spec in specs for suffix in spec.suffixes)
    assert {extra_of(spec.name) for spec in specs} == {"newsparse[html]"}
    for kind, suffix in SUFFIXES.items():
        assert [spec.name for spec in specs if kind in spec.media_types] == [
            spec.name for spec in specs if suffix in spec.suffixes
        ]
    assert "html" in EXTRAS
