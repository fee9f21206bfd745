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
_DAYS = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)
_MONTHS = "jan feb mar apr ma[iy] jun jul aug sept? o[ck]t nov de[cz]".replace(" ", "|")
_WHEN = re.compile(
    rf"^\W*(?:(?:(?:{_DAYS})|(?:{_MONTHS})[a-zäé]*|\d[\d.:/-]*(?:st|nd|rd|th)?|[ap]\.?m|[A-Z]{{2,4}}T|UTC|GMT|Uhr|at|on|de|of"
    r"|published|updated|posted|last|ago|an?|(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?))(?![^\W_])\W*)+",
    re.IGNORECASE,
)
"""A moment in front of a byline; it has a number in it, or says that it is past."""
_ROLE_WORD = (
    r"[\w-]*(?:reporter(?:in)?|correspondent|editor|redakteur(?:in)?|korrespondent(?:in)?|journalist(?:in)?|writer"
    r"|columnist|contributor|fellow|intern)"
)
_ROLE_BEFORE = re.compile(rf"^(?:[\w.&'’/-]+\s+){{0,5}}?{_ROLE_WORD}\s+(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE)
_OUTLET_BEHIND = re.compile(r"\s+(?:for|para|für|pour|per|special to)\s+(?=(?-i:[^\W\d_a-z])|the\b).*$", re.IGNORECASE)
_SUFFIX = re.compile(
    r"^(?:[JS]r|I{2,3}|IV|M\.?D|Ph\.?\s?D|Esq|[MOC]BE|J\.?D|R\.?N|R\.?D|MPH|DO|DDS|DVM|[BM]\.?Sc|[BM]\.?A|MBA|LLM|CFA|CPA)\.?$"
)
_PARTICLE = "de|da|do|dos|del|della|di|du|des|la|le|van|von|vom|zu|zur|der|den|ter|ten|bin|ibn|al|el|y|e|af|av|st"
_NAME = re.compile(
    rf"(?-i:[^\W\d_a-z])[\w.'’-]*(?:\s+(?:(?:{_PARTICLE})\s+){{0,3}}(?-i:[^\W\d_a-z])[\w.'’-]*){{1,3}}", re.IGNORECASE
)
_NO_PERSON = frozenset(
    "agency bureau broadcasting company corporation council desk editorial editors foundation group inc institute ltd"
    " magazine media ministry network news newsroom office online press radio redaktion staff team television the tv"
    " author authors follow more view all about contact share comments read home subscribe".split()
)
_ROLE = re.compile(
    r"^(?:[\w-]*(?:reporter|correspondent|editor|redakteur(?:in)?|korrespondent(?:in)?|journalist(?:in)?|writer|columnist"
    r"|staff|contributor|chief|enviad[oa] especial|corresponsal|redacci[oó]n|bureau|desk)|(?:\w+\s){0,3}"
    r"(?:reporter|correspondent|editor|writer|columnist|contributor|editor\sin\schief|nachrichtenagentur))s?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^\W*$|^\d[\d\s:.,/-]*$|\d{1,2}[.:]\d{2}|\d{4}|^(?:admin|editor|author|unknown|none|null|undefined)$"
    rf"|^(?:{_MONTHS}|{_DAYS})\.?$",
    re.I,
)
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
    def names_people(self) -> bool:
        """Whether one of the people is not called like a department or a company."""
        return any(not _has_no_person(name) for name in self.people)

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
    text = _without_when(" ".join(_ADDRESS.sub("", _ASIDE.sub("", text)).split()))
    text = _BEFORE.sub("", text)
    found = []
    for part in _BETWEEN.split(text):
        name = _BEHIND.sub("", _BEFORE.sub("", part)).strip(" ,;:.·|-–—*")
        name = _without_role(name)
        if (
            name
            and not _SUFFIX.match(name)
            and len(name) <= _LONGEST
            and not _ROLE.match(name)
            and not _NO_NAME.search(name)
        ):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _without_when(text: str) -> str:
    """A byline without the moment in front of it."""
    when = _WHEN.match(text)
    if when is None or when.end() == len(text) or not re.search(r"\d|\bago\b", when[0]):
        return text
    return text[when.end() :]


def _without_role(name: str) -> str:
    """A name without what somebody is in front of it, and without whom it was written for behind it."""
    for pattern in (_ROLE_BEFORE, _OUTLET_BEHIND):
        shorter = pattern.sub("", name)
        if shorter != name and _NAME.fullmatch(shorter):
            name = shorter
    return name


def of_people(text: str) -> bool:
    """Whether a text that does not say that it is a byline is nothing but names of people, and when it was written.

    Example:
        >>> of_people("Ada Okoro, 3 May 2024"), of_people("Ada Okoro and Jan de Vries"), of_people("Our News Desk")
        (True, True, False)
    """
    found = names(text)
    return bool(found) and all(_NAME.fullmatch(name) and not _has_no_person(name) for name in found)


def _has_no_person(name: str) -> bool:
    return not _NO_PERSON.isdisjoint(name.casefold().split())


def is_byline(text: str) -> bool:
    """Whether a text says that it is a byline, as *By ...* does.

    Example:
        >>> is_byline("By Ada Okoro"), is_byline("Ada Okoro")
        (True, False)
    """
    return _BEFORE.match(_without_when(text)) is not None and bool(names(text))


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
