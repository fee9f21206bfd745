"""What a stream holds, by its first bytes: standard input has no suffix that would say it.

The signs of HTML are those of the standard MIME Sniffing (WHATWG), and stricter: a text may begin with "<" or "{", and
stays a text. So a stretch of HTML without a head must also end one of its elements, and JSON must have a first key with
a value.
"""

from __future__ import annotations

import io
import json
import re
from typing import BinaryIO

from newsparse.text.encodings import marked

HTML, FEED, WARC = "text/html", "application/rss+xml", "application/warc"
JSON, JSON_LINES, TEXT = "application/json", "application/x-ndjson", "text/plain"

SUFFIXES = {HTML: ".html", FEED: ".xml", WARC: ".warc"}
"""A suffix of each kind that no built-in reader is for: these are the ones that may lack a reader."""

_HEAD = 16 * 1024
_MOST_BEFORE = 1024 * 1024
"""So much of blanks and comments may stand before what a stream is about."""
_LONGEST_RECORD = 64 * 1024 * 1024
_BLANK = r"(?>\s+|<!--.*?-->|<\?.*?\?>)*+"
_BEFORE = re.compile(_BLANK, re.S)
_PAGE = re.compile(r"<!doctype\s+html[\s>]|<(?:html|head|body|title|meta|script|style)[\s>/]", re.I)
_BLOCKS = """address article aside blockquote center dd details div dl dt figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header li main nav noscript ol p pre section span table tbody td th tr ul""".split()
_OTHERS = """a abbr audio b base big br button cite code em embed font hr i iframe img input label link mark object
    picture q s select small source strong sub sup svg time u video""".split()
_FIRST = re.compile(rf"<(?:{'|'.join((*_BLOCKS, *_OTHERS))})(?:\s[^<>]*)?/?>", re.I)
_TAG = re.compile(rf"<(/?)({'|'.join(_BLOCKS)})(?=[\s>])", re.I)
_XML = re.compile(rf"\s*<\?xml\s|{_BLANK}<(?:rss|feed|rdf:RDF)[\s>]", re.I | re.S)
_RECORD = re.compile(r'\s*(?:\[\s*)?\{\s*"(?:[^"\\]|\\.)*"\s*:\s*(?:["\[{\d-]|(?:true|false|null)\b|\Z)', re.S)


def media_type(stream: BinaryIO) -> str:
    r"""The media type of what comes next in a stream, ``text/plain`` if nothing says otherwise. The stream moves on.

    Example:
        >>> from io import BytesIO
        >>> media_type(BytesIO(b"<!DOCTYPE html><p>Mali says no.")), media_type(BytesIO(b'{"a": 1}\n{"a": 2}\n'))
        ('text/html', 'application/x-ndjson')
        >>> media_type(BytesIO(b"<Mali> says no."))
        'text/plain'
    """
    head = stream.read(_HEAD)
    if head.startswith(b"WARC/1."):
        return WARC
    encoding = marked(head)
    if encoding not in (None, "utf-8-sig"):
        whole = head + stream.read(_LONGEST_RECORD)
        stream = io.BytesIO(whole.decode(str(encoding), "replace").encode("utf-8", "replace"))
        head = stream.read(_HEAD)
    start, before = _beginning(head)
    while before is None and len(head) < _MOST_BEFORE and (more := stream.read(len(head))):
        head += more
        start, before = _beginning(head)
    content = start[before or 0 :][:_HEAD]
    if _PAGE.match(content):
        return HTML
    if _XML.match(start):
        return FEED
    if _is_stretch(content):
        return HTML
    if _RECORD.match(start):
        return JSON_LINES if _are_records(head, stream) else JSON
    return TEXT


def _beginning(head: bytes) -> tuple[str, int | None]:
    """The text of the first bytes, and where it comes to its matter, None if blanks and comments are all of it."""
    start = head.decode("utf-8-sig", "replace")
    match = _BEFORE.match(start)
    end = match.end() if match else 0
    return start, None if start.startswith(("<!--", "<?"), end) or end == len(start) else end


def _is_stretch(content: str) -> bool:
    """Whether a text begins with an element of HTML, and ends one of those that make up a page."""
    if not _FIRST.match(content):
        return False
    tags = [(sign, name.lower()) for sign, name in _TAG.findall(content)]
    return not {name for sign, name in tags if sign}.isdisjoint(name for sign, name in tags if not sign)


def _are_records(head: bytes, stream: BinaryIO) -> bool:
    """Whether the first line is an object of its own, and more follow, as in JSON lines."""
    line, end, more = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not end:
        line += stream.readline(_LONGEST_RECORD)
    try:
        return isinstance(json.loads(line), dict) and bool((more + stream.read(_HEAD)).strip())
    except (ValueError, RecursionError):
        return False
