"""Templates, style and scripts, and what keeps hostile texts inert.

Whatever comes from an article is text: it is escaped wherever a template shows it, characters that could turn lines
round or hide something are replaced, and addresses that are not of the web are shown, not linked. The page also forbids
itself everything but its own style and scripts, by a content security policy that names them by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_WEB = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)


def shown(value: object) -> object:
    r"""A text without characters that no page should have: controls, lone surrogates, changes of direction.

    Example:
        >>> shown("plan\u202e\x00"), shown(3)
        ('plan��', 3)
    """
    return _UNSHOWABLE.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def web_address(url: str | None) -> str | None:
    """An address, if it is one of the web; None for all others, which are not to be linked.

    Example:
        >>> web_address("https://news.example/1"), web_address("javascript:alert(1)")
        ('https://news.example/1', None)
    """
    return url if url and _WEB.fullmatch(url) else None


def as_data(value: object) -> Markup:
    r"""A value as JSON that may stand in a script element: ASCII, without ``<``, with which alone one could end.

    Example:
        >>> as_data(["</script>"])
        Markup('["\\u003c/script>"]')
    """
    return Markup(json.dumps(value, separators=(",", ":")).replace("<", "\\u003c"))


def packed(value: Mapping[str, list[Any]]) -> Markup:
    """Lists as JSON that is compressed (zlib) and written in base64; nothing where all are empty.

    Example:
        >>> packed({"a": []}), packed({"a": ["x"]})[:4]
        (Markup(''), Markup('eJyr'))
    """
    if not any(value.values()):
        return Markup("")
    return Markup(base64.b64encode(zlib.compress(json.dumps(value).encode("ascii"))).decode("ascii"))


@cache
def asset(name: str) -> str:
    """The content of a file of ``assets``."""
    return (files("newsparse_report") / "assets" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("newsparse_report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.filters["data"] = as_data
    made.filters["packed"] = packed
    made.filters["web"] = web_address
    return made


@cache
def macros(template: str) -> Any:
    """The macros of a template, as functions that make HTML."""
    return _environment().get_template(template).module


def page(template: str, values: Mapping[str, Any], *, style: str, script: str) -> str:
    """A page that needs nothing but itself: the template, with style and script inside it."""
    policy = {"default-src": "'none'", "style-src": _hash(style), "script-src": _hash(script)}
    return _rendered(template, values, policy, inline_style=Markup(style), inline_script=Markup(script))


def linked_page(template: str, values: Mapping[str, Any], *, style: str, script: str) -> str:
    """A page of several that share files: ``style`` and ``script`` are where these are, seen from the page."""
    policy = {"default-src": "'none'", "style-src": "'self'", "script-src": "'self'"}
    return _rendered(template, values, policy, linked_style=style, linked_script=script)


def _rendered(template: str, values: Mapping[str, Any], policy: Mapping[str, str], **parts: str) -> str:
    policy = {**policy, "base-uri": "'none'", "form-action": "'none'"}
    told = "; ".join(f"{name} {value}" for name, value in policy.items())
    return _environment().get_template(template).render(**values, **parts, policy=told)


def _hash(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
