"""Authors: names as bylines and metadata give them, taken apart; agencies and the publisher told from people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import attrs

_BEFORE = re.compile(
    r"^\s*(?:(?:written|reported|story|text|words|article|report|analysis|interview)\s+)?"
    r"(?:by|von|vom|par|por|di|da|av|af|door|yazan|autor(?:en|in|innen|es|a)?|auteurs?|text|texte|texto|fra|přes)"
    r"(?:\s*:\s*|\s+|$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[;|/•·\n\t]|,\s+(?:and|und|et|y|og)\s|,|\s[-–—]\s|\s(?:and|und|et|y|e|og|och|en|ve|with|mit|&|\+)\s)\s*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_ADDRESS = re.compile(r"\S+@\S+\.\S+|(?:https?:)?//\S+|www\.\S+|(?<!\S)@\w+")
_ROLE = re.compile(
    r"^(?:[\w-]*(?:reporter|correspondent|editor|redakteur(?:in)?|korrespondent(?:in)?|journalist(?:in)?|writer|columnist"
    r"|staff|contributor|chief|enviad[oa] especial|corresponsal|redacci[oó]n|bureau|desk)|(?:\w+\s){0,3}"
    r"(?:reporter|correspondent|editor|writer|columnist|contributor|editor\sin\schief|nachrichtenagentur))s?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^\W*$|^\d[\d\s:.,/-]*$|\d{1,2}[.:]\d{2}|\d{4}|^(?:admin|editor|author|unknown|none|null|undefined)$", re.I
)
_MONTHS = "jan feb mar apr ma[iy] jun jul aug sept? o[ck]t nov de[cz]".replace(" ", "|")
_BEHIND = re.compile(
    rf"\s+(?:(?:published|updated|posted|stand|aktualisiert|veröffentlicht|am|on)\b.*|(?:{_MONTHS})[a-z]*\.?\s+\d.*|\d.*)$"
    r"|\s+(?:기자|記者|记者)(?:\s.*)?$",
    re.IGNORECASE,
)
_LONGEST = 60


@attrs.frozen
class Authors:
    """Who wrote an article: ``people``, news ``agencies``, and the ``publisher`` where it names itself."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """People and agencies; the publisher's own name only where there is nobody else."""
        return (*self.people, *self.agencies) or self.publisher


@cache
def agencies() -> frozenset[str]:
    """The names of news agencies, in lower case, from ``agencies.txt``."""
    text = (files("newsparse_html") / "agencies.txt").read_text(encoding="utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip() and line[0] != "#")


def names(text: str) -> tuple[str, ...]:
    """The names in a byline: without *By*, roles, addresses and what stands in brackets.

    Example:
        >>> names("By Ada Okoro and Jan de Vries (Lagos), Senior Reporter")
        ('Ada Okoro', 'Jan de Vries')
        >>> names("von Petra Lang, dpa | petra@lang.example")
        ('Petra Lang', 'dpa')
    """
    text = _BEFORE.sub("", " ".join(_ADDRESS.sub("", _ASIDE.sub("", text)).split()))
    found = []
    for part in _BETWEEN.split(text):
        name = _BEHIND.sub("", _BEFORE.sub("", part)).strip(" ,;:.·|-–—*")
        if name and len(name) <= _LONGEST and not _ROLE.match(name) and not _NO_NAME.search(name):
            found.append(name)
    return tuple(dict.fromkeys(found))


def is_byline(text: str) -> bool:
    """Whether a text says that it is a byline, as *By ...* does.

    Example:
        >>> is_byline("By Ada Okoro"), is_byline("Ada Okoro")
        (True, False)
    """
    return _BEFORE.match(text) is not None and bool(names(text))


def told_apart(found: Iterable[str], publisher: str | None, host: str) -> Authors:
    """Names told apart into people, agencies and the publisher itself.

    Example:
        >>> told_apart(["Ada Okoro", "AFP", "The Gazette"], "Gazette", "www.gazette.example")
        Authors(people=('Ada Okoro',), agencies=('AFP',), publisher=('The Gazette',))
    """
    own = {_folded(part) for part in (publisher or "", host.removeprefix("www."), *host.split(".")[-2:-1])}
    people, agency, self_named = [], [], []
    for name in dict.fromkeys(found):
        folded = _folded(name)
        if name.casefold() in agencies():
            agency.append(name)
        elif folded in own or any(len(o) > 3 and o in folded for o in own):
            self_named.append(name)
        else:
            people.append(name)
    return Authors(tuple(people), tuple(agency), tuple(self_named))


def _folded(name: str) -> str:
    name = re.sub(r"^(?:the|der|die|das|le|la|el)\s+|\.(?:com|de|org|net|co\.\w+|\w{2})$", "", name.casefold().strip())
    return re.sub(r"\W+", "", name)
