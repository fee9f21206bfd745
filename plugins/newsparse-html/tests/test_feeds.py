"""Feeds: entries with their text and metadata; broken and hostile ones."""

from __future__ import annotations

import time
from io import BytesIO

import pytest

from newsparse.errors import ReadError
from newsparse.testing import ReaderContract
from newsparse_html.feeds import FeedReader

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Gazette</title><link>https://www.gazette.example</link><language>en-gb</language>
<item><title>Ferry fares to rise &amp; rise</title><link>https://www.gazette.example/fares</link>
<dc:creator>By Ada Okoro and Jan de Vries</dc:creator><pubDate>Tue, 14 May 2024 06:30:00 +0100</pubDate>
<category>Ferries</category><description>From June, a crossing will cost more.</description>
<content:encoded><![CDATA[<figure><img src="a.jpg"><figcaption>The ferry in May</figcaption></figure>
<p>The company said that fares would rise by a tenth &ndash; the third rise in a year.</p>
<p>&ldquo;We have no choice,&rdquo; its director, Paul Adeyemi, told the council.</p>]]></content:encoded></item>
<item><title>In brief</title><link>https://www.gazette.example/brief</link>
<description>Dredging begins on Monday.</description></item>
<item><title>Nothing but a title</title><link>https://www.gazette.example/empty</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Valley News</title>
<entry><title>River rises</title><link href="https://valley.example/river"/><id>tag:valley.example,2025:1</id>
<updated>2025-02-08T05:00:00Z</updated><author><name>Noor Haddad</name></author>
<content type="html">&lt;p&gt;The river has risen again, the fire brigade said.&lt;/p&gt;</content></entry></feed>"""


class TestFeedReader(ReaderContract):
    component = "html.feed"
    files = {
        "news.rss": RSS.partition("<item><title>Nothing")[0].encode() + b"</channel></rss>",
        "a.atom": ATOM.encode(),
    }


def read_bytes(data):
    return list(FeedReader().read(BytesIO(data), name="feed.xml", url=None))


def read(text):
    return read_bytes(text.encode())


def test_entries_are_articles():
    fares, brief, empty = read(RSS)
    assert fares.title == "Ferry fares to rise & rise"
    assert [b.span.of(fares.text) for b in fares.blocks][1:] == [
        "The company said that fares would rise by a tenth – the third rise in a year.",
        "“We have no choice,” its director, Paul Adeyemi, told the council.",
    ]
    assert fares.authors == ("Ada Okoro", "Jan de Vries")
    assert fares.published.isoformat() == "2024-05-14T06:30:00+01:00"
    assert (fares.publisher, fares.tags, fares.url) == (
        "The Harbour Gazette",
        ("Ferries",),
        "https://www.gazette.example/fares",
    )
    assert fares.subtitle == "From June, a crossing will cost more."
    assert [removed.reason for removed in fares.removed] == ["caption"]
    assert brief.text.endswith("Dredging begins on Monday.")
    assert isinstance(empty, ReadError)
    assert "https://www.gazette.example/empty" in str(empty)


def test_atom():
    (article,) = read(ATOM)
    assert (article.title, article.authors, article.publisher) == ("River rises", ("Noor Haddad",), "Valley News")
    assert article.text.endswith("The river has risen again, the fire brigade said.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-7"])
def test_entity_bombs_do_no_harm_in_any_encoding(encoding):
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))]
    head = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE rss [{''.join(lines)}]>"
    bomb = head + RSS.partition("?>")[2].replace("Dredging begins", "&a11; begins")
    if encoding == "utf-7":
        bomb = bomb.replace("<!DOCTYPE", "+ADw-!DOCTYPE").replace("<!ENTITY", "+ADw-!ENTITY")
    began = time.process_time()
    found = read_bytes(bomb.encode(encoding))
    assert time.process_time() - began < 10
    assert found[0].title == "Ferry fares to rise & rise"
    assert sum(len(article.text) for article in found if not isinstance(article, ReadError)) < 10_000


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_feeds_in_other_encodings(encoding):
    fares, *_ = read_bytes(RSS.replace('"utf-8"', f'"{encoding}"').encode(encoding))
    assert fares.title == "Ferry fares to rise & rise"
    assert "Paul Adeyemi" in fares.text


def test_what_is_no_feed_is_told():
    with pytest.raises(ReadError, match=r"feed\.xml is no RSS or Atom feed"):
        read("<html><p>No feed</p></html>")


def test_a_feed_over_the_limit_is_told():
    with pytest.raises(ReadError, match=r"larger than 0 megabytes; raise the limit"):
        list(FeedReader(most_megabytes=0).read(BytesIO(b"<rss/>"), name="a.rss", url=None))


def hidden(text):
    """Declarations that are there once those inside of them were taken out."""
    return text.replace("<!ENTITY", "<!ENT<!ENTITY q>ITY").replace("<!DOCTYPE", "<!DOC<!ENTITY q>TYPE")


@pytest.mark.parametrize("hide", [str, hidden, lambda text: hidden(hidden(text)), str.lower])
def test_declarations_in_declarations_declare_nothing(hide):
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "EXPANDED {"Mr Smith said no. " * 300}">]>'
    found = read(hide(head) + RSS.partition("?>")[2].replace("Dredging begins", "&x;" * 60 + " begins"))
    assert found[0].title == "Ferry fares to rise & rise"
    texts = [article.text for article in found if not isinstance(article, ReadError)]
    assert "expanded" not in "".join(texts).lower()
    assert sum(map(len, texts)) < 3_000


def test_a_document_type_inside_of_an_entry_is_left_out_of_its_text():
    found = read(RSS.replace("<![CDATA[<figure>", "<![CDATA[<!DOCTYPE html><figure>"))
    assert "DOCTYPE" not in found[0].text


@pytest.mark.parametrize("part", ["<!DOCTYPE", "<!DOCTYPE a[", "<!ENTITY ", "<!--", "<?", " ", "<!DOCTYPE a[]"])
def test_declarations_without_an_end_take_time_in_proportion(part):
    def seconds(count):
        began = time.process_time()
        with pytest.raises(ReadError):
            read(part * count)
        return time.process_time() - began

    assert seconds(40_000) < 10 * seconds(10_000) + 0.5
