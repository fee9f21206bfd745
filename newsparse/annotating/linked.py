"""What both JSON-LD formats share: the contexts, and names for things that have no address."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from newsparse._version import __version__
from newsparse.annotating.marks import readable
from newsparse.model import Article

HOME = "https://github.com/newsparse/newsparse"
MAKER = f"newsparse {__version__}"


@cache
def context(name: str) -> Any:
    """A context of the terms that a format uses: ``newsparse``, ``web-annotation`` or ``schema-org``.

    Those that are not newsparse's own mean what the W3C and schema.org say; with ours, nothing is fetched.

    Example:
        >>> context("newsparse")["claimant"]["@id"]
        'newsparse:claimant'
    """
    file = files("newsparse.annotating") / "contexts" / f"{name}.jsonld"
    return json.loads(file.read_text(encoding="utf-8"))["@context"]


def urn(id: str) -> str:
    """A name for an item of a result, made of its id.

    Example:
        >>> urn("8fa6963eb1c0:mention:12-18")
        'urn:newsparse:8fa6963eb1c0:mention:12-18'
    """
    return f"urn:newsparse:{quote(readable(id), safe=':+')}"


def address(article: Article) -> str:
    """Where an article is: its address, or a name made of its id."""
    return quote(readable(article.url), safe="%/:=&?~#+!$,;'@()*[]") if article.url else urn(article.id)


def said(**values: Any) -> dict[str, Any]:
    """Properties that say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [], False)}
