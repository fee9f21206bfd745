"""Bylines: the names in them, without *By*, roles, places and addresses. In the languages of many newspapers."""

from __future__ import annotations

import re

from newsparse.text import byline_patterns as patterns
from newsparse.text.normalise import one_line

_LONGEST = 60
_LOOKED_AT = 1000
"""How many characters of a byline are read: no list of names is longer."""
_PARTS = re.compile(r"\s*[|•·\n\t]\s*|\s+[-–—]+\s+")
_JOINED = re.compile(r"\s(?:and|und|et|y|og|och|&|\+)\s", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?!(?:and|und|et|y|og)\s)")
_WHERE = re.compile(r"\s+(?:in|at|for|from|of)\s+(?:the\s+)?[A-Z](?:(?!\s+(?:and|&)\s)[^,])*")
_NOBODY = frozenset("a an our staff agencies compiled".split())


def names(text: str) -> tuple[str, ...]:
    """The names in a byline: without *By*, moments, roles, outlets, addresses, suffixes and what stands in brackets.

    Example:
        >>> names("By Ada Okoro and Jan de Vries (Lagos), Senior Reporter")
        ('Ada Okoro', 'Jan de Vries')
        >>> names("von Petra Lang, dpa | petra@lang.example")
        ('Petra Lang', 'dpa')
        >>> names("3 May 2024, 10:15 by courts reporter Ada Okoro, PhD, and Jan de Vries for The Gazette")
        ('Ada Okoro', 'Jan de Vries')
    """
    plain = patterns.ADDRESS.sub("", patterns.ASIDE.sub("", text[:_LOOKED_AT]))
    text = patterns.BY.sub("", _without_moment(" ".join(plain.split())))
    parts = (patterns.BEHIND.sub("", patterns.BY.sub("", part)) for part in patterns.BETWEEN.split(text))
    found = (_name_alone(part.strip(" ,;:.·|-–—*")) for part in parts)
    return tuple(dict.fromkeys(name for name in found if _may_be_name(name)))


def is_byline(text: str) -> bool:
    """Whether a text says that it is a byline, as *By ...* does.

    Example:
        >>> is_byline("By Ada Okoro"), is_byline("3 May 2024, by Ada Okoro"), is_byline("Ada Okoro")
        (True, True, False)
    """
    return patterns.BY.match(_without_moment(text[:_LOOKED_AT])) is not None and bool(names(text))


def is_of_people(text: str) -> bool:
    """Whether a text, which need not say that it is a byline, is nothing but names of people, and when they wrote.

    Example:
        >>> [is_of_people(line) for line in ("Ada Okoro, 3 May 2024", "Ada Okoro and Jan de Vries", "Our News Desk")]
        [True, True, False]
    """
    found = names(text)
    return bool(found) and all(patterns.PERSON.fullmatch(name) and not is_office(name) for name in found)


def is_office(name: str) -> bool:
    """Whether a name has a word that no person is called: it is that of a newsroom or a company.

    Example:
        >>> is_office("Westport News Desk"), is_office("Ada Okoro")
        (True, False)
    """
    return not patterns.OFFICE.isdisjoint(name.casefold().split())


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
    line = next((part for part in _PARTS.split(byline[:_LOOKED_AT]) if names(part)), "")
    parts = _COMMA.split(_WHERE.sub("", _without_moment(one_line(line))))
    last = max((i for i, part in enumerate(parts) if _JOINED.search(f" {part} ") and i), default=0)
    found = names(", ".join(parts[: last + 1]))
    return tuple(_written(name) for name in found if name.split()[0].lower() not in _NOBODY)


def _written(name: str) -> str:
    """A name as it is written in running text, where a byline has it in capitals."""
    return name.title() if name.isupper() and " " in name else name


def _without_moment(text: str) -> str:
    """A byline without the moment in front of it."""
    moment = patterns.MOMENT.match(text)
    if moment is None or not patterns.PAST.search(moment[0]):
        return text
    return text[moment.end() :]


def _name_alone(name: str) -> str:
    """A name without what somebody is in front of it, and without whom it was written for behind it."""
    for pattern in (patterns.ROLE_IN_FRONT, patterns.OUTLET_BEHIND):
        shorter = pattern.sub("", name)
        if shorter != name and patterns.PERSON.fullmatch(shorter):
            name = shorter
    return name


def _may_be_name(text: str) -> bool:
    if not text or len(text) > _LONGEST:
        return False
    return not any(pattern.search(text) for pattern in (patterns.SUFFIX, patterns.ROLE, patterns.NO_NAME))
