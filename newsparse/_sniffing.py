"""What a stream holds, by its first bytes: standard input has no suffix that would say it.

The signs of HTML are those of the standard MIME Sniffing (WHATWG), and stricter: a text may begin with "<" or "{", and
stays a text. So a stretch of HTML without a head must also end one of its elements, and JSON must have a first key.
"""

from __future__ import annotations

import json
import re
from typing import BinaryIO

HTML, FEED, WARC = "text/html", "application/rss+xml", "application/warc"
JSON, JSON_LINES, TEXT = "application/json", "application/x-ndjson", "text/plain"

SUFFIXES = {HTML: ".html", FEED: ".xml", WARC: ".warc"}
"""A suffix of each kind that no built-in reader is for: these are the ones that may lack a reader."""

_HEAD = 16 * 1024
_LONGEST_RECORD = 64 * 1024 * 1024
_BEFORE = r"(?>\s+|<!--.*?-->|<\?.*?\?>)*+"
_PAGE = re.compile(
    rf"{_BEFORE}(?:<!doctype\s+html[\s>]|<(?:html|head|body|title|meta|script|style)[\s>/])", re.I | re.S
)
_STRETCH = re.compile(
    rf"{_BEFORE}<(?P<tag>p|div|article|main|section|header|h[1-6]|table|ul|ol|blockquote|span|figure)(?:\s[^<>]*)?>"
    r".*</(?P=tag)\s*>",
    re.I | re.S,
)
_XML = re.compile(rf"\s*<\?xml\s|{_BEFORE}<(?:rss|feed|rdf:RDF)[\s>]", re.I | re.S)
_RECORD = re.compile(r'\s*(?:\[\s*)?\{\s*"(?:[^"\\]|\\.)*"\s*:', re.S)


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
    start = head.decode("utf-8-sig", "replace")
    if head.startswith(b"WARC/1."):
        return WARC
    if _PAGE.match(start):
        return HTML
    if _XML.match(start):
        return FEED
    if _STRETCH.match(start):
        return HTML
    if _RECORD.match(start):
        return JSON_LINES if _are_records(head, stream) else JSON
    return TEXT


def _are_records(head: bytes, stream: BinaryIO) -> bool:
    """Whether the first line is an object of its own, and more follow, as in JSON lines."""
    line, end, more = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not end:
        line += stream.readline(_LONGEST_RECORD)
    try:
        return isinstance(json.loads(line), dict) and bool((more + stream.read(_HEAD)).strip())
    except (ValueError, RecursionError):
        return False
