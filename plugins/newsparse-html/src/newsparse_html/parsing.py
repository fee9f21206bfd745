"""The tree of a page."""

from __future__ import annotations

import re

from lxml.etree import ParserError, XMLSyntaxError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsparse.errors import ReadError

_MOST_ATTRIBUTES = 10_000
"""Of a single tag; the parser compares each one with all others."""
_TAG = re.compile(rf"<[A-Za-z][^<>]{{{2 * _MOST_ATTRIBUTES},}}")
_VALUE = re.compile(r"\"[^\"]*+\"?|'[^']*+'?")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s/]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse(page: str, name: str) -> HtmlElement:
    """The tree of a page.

    Raises:
        ReadError: if there is nothing in it, or a tag has thousands of attributes.
    """
    for tag in _TAG.finditer(page):
        if len(_ATTRIBUTE.findall(_VALUE.sub("", tag[0]))) > _MOST_ATTRIBUTES:
            raise ReadError(f"{name} has a tag with more than {_MOST_ATTRIBUTES:,} attributes, which no page needs")
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
        return document_fromstring(_NOT_XML.sub(" ", page).encode("utf-8"), parser=parser)
    except (ParserError, XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError(f"{name} is no HTML page: {error}") from None
