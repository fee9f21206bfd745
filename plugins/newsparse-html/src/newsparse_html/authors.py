"""Authors: people told from news agencies and from the publisher, where bylines and metadata name all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import attrs

from newsparse.text.bylines import is_office


@attrs.frozen
class Authors:
    """Who wrote an article: ``people``, news ``agencies``, and the ``publisher`` where it names itself."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()

    @property
    def names_people(self) -> bool:
        """Whether one of the people is not called like a department or a company."""
        return any(not is_office(name) for name in self.people)

    @property
    def all(self) -> tuple[str, ...]:
        """People and agencies; the publisher's own name only where there is nobody else."""
        return (*self.people, *self.agencies) or self.publisher


@cache
def agencies() -> frozenset[str]:
    """The names of news agencies, in lower case, from ``agencies.txt``."""
    text = (files("newsparse_html") / "agencies.txt").read_text(encoding="utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip() and line[0] != "#")


def told_apart(found: Iterable[str], publisher: str | None, host: str) -> Authors:
    """Names told apart into people, agencies and the publisher itself.

    Example:
        >>> told_apart(["Ada Okoro", "AFP", "The Gazette"], "Gazette", "www.gazette.example")
        Authors(people=('Ada Okoro',), agencies=('AFP',), publisher=('The Gazette',))
    """
    own = {_folded(part) for part in (publisher or "", host.removeprefix("www."), *host.split(".")[-2:-1])}
    people, agency, self_named = [], [], []
    once: dict[str, str] = {}
    for name in found:
        once.setdefault(_folded(name), name)
    for folded, name in once.items():
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
