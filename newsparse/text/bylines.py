"""Bylines: the names in them, without *By*, roles, places and addresses. In the languages of many newspapers."""

from __future__ import annotations

import re

from newsparse.text.normalise import one_line

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

_PARTS = re.compile(r"\s*[|•·\n\t]\s*|\s+[-–—]+\s+")
_JOINED = re.compile(r"\s(?:and|und|et|y|og|och|&|\+)\s", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?!(?:and|und|et|y|og)\s)")
_WHERE = re.compile(r"\s+(?:in|at|for|from|of)\s+(?:the\s+)?[A-Z](?:(?!\s+(?:and|&)\s)[^,])*")
_NOBODY = frozenset("a an our staff agencies compiled".split())


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


def authors(byline: str) -> tuple[str, ...]:
    """Who wrote an article, as its byline has it: names alone, without the outlet, office or place behind them.

    Names in a list are joined by *and*; what stands behind a comma after them is no name.

    Example:
        >>> authors("By Nora Field and Tom Brandt, Westport Gazette")
        ('Nora Field', 'Tom Brandt')
        >>> authors("By NORA FIELD, Foreign Editor, in Westport | 3 May 2021")
        ('Nora Field',)
        >>> authors("By our staff")
        ()
    """
    line = next((part for part in _PARTS.split(byline.strip()) if part), "")
    parts = _COMMA.split(_WHERE.sub("", one_line(line)))
    last = max((i for i, part in enumerate(parts) if _JOINED.search(f" {part} ") and i), default=0)
    found = names(", ".join(parts[: last + 1]))
    return tuple(_written(name) for name in found if name.split()[0].lower() not in _NOBODY)


def _written(name: str) -> str:
    """A name as it is written in running text, where a byline has it in capitals."""
    return name.title() if name.isupper() and " " in name else name
