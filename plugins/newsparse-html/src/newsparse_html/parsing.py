"""The tree of a page."""

from __future__ import annotations

import re

from lxml.etree import ParserError, XMLSyntaxError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsparse.errors import ReadError

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse(page: str, name: str) -> HtmlElement:
    """The tree of a page.

    Raises:
        ReadError: if there is nothing in it.
    """
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
        return document_fromstring(_NOT_XML.sub(" ", page).encode("utf-8"), parser=parser)
    except (ParserError, XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError(f"{name} is no HTML page: {error}") from None
