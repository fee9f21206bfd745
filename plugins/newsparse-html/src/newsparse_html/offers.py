"""Offers of a subscription, which stand where the rest of an article would: told by what they are called and say."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

_CALLED = re.compile(
    r"(?<![a-z0-9])(?:pay-?wall|offer|premium|plus|paid|subscri(?:be|ber|ption)|member(?:ship)?|reg-?wall|registration"
    r"|meter(?:ed)?|abo|gate|barrier|upsell|piano|tp-container)s?(?![a-z0-9])"
)
_NOT_GRANTED = "content-not-granted"
_LONGEST_LINE = 300
_ONE_IN = 300
"""How many characters of an offer have one of its phrases, at least; an article that mentions one has many more."""


@cache
def _phrases() -> re.Pattern[str]:
    text = (files("newsparse_html") / "offers.txt").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})", re.IGNORECASE)


def is_offer(element: HtmlElement, called: str) -> bool:
    """Whether an element is an offer, or holds one and nothing else; ``called`` is what its class and the like say.

    Example:
        >>> from lxml.html import fromstring
        >>> box = fromstring("<div class='plus-box'><p>Already a subscriber? Log in here.</p></div>")
        >>> is_offer(box, "plus-box"), is_offer(box, "text")
        (True, False)
    """
    if element.get("subscriptions-section") == _NOT_GRANTED:
        return True
    if not called or not _CALLED.search(called):
        return False
    text = " ".join(" ".join(element.itertext()).split())
    said = {match[0].casefold() for match in _phrases().finditer(text)}
    return len(said) * _ONE_IN >= len(text) > 0


def is_offering(text: str) -> bool:
    """Whether a line begins as offers do.

    Example:
        >>> is_offering("Already a subscriber? Log in to read on."), is_offering("She was already a subscriber.")
        (True, False)
    """
    return len(text) <= _LONGEST_LINE and _phrases().match(text) is not None
