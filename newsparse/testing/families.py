"""Families: which words may stand for each other in a case, and in what construction.

The table is ``substitutions.toml``; its comments say what the keys mean.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import attrs

_VOWELS = "aeiou"
_NO_PHRASE = frozenset(
    "to that for on in by of at with as from over and or but against about into after before since until when while if"
    " whether how why what who than not".split()
)
_BE = re.compile(r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+ly\s+)?$")
_HAVE = re.compile(r"\b(?:have|has|had|having|never|yet)\s+(?:\w+ly\s+|never\s+|ever\s+)?$")
_REPORTED = re.compile(r"\s*(?:[,:.]|[\"“‘']|that\b|whether\b|if\b|who\b|what\b|when\b|how\b|why\b)")
_NEXT = re.compile(r"\s+([\w'’“\"]+)")


@attrs.frozen
class Noun:
    """Nouns of one kind, the others that may stand for them, and whether they are plurals."""

    kind: str
    words: tuple[str, ...]
    others: tuple[str, ...]
    plural: bool
    placeholder: str = ""


@attrs.frozen
class Family:
    """Predicates that may stand for each other in one construction.

    Example:
        >>> family = Family(name="against", frame="np", words=("oppose", "reject"), only=())
        >>> family.sisters("oppose", "past", passive=False)
        ['rejected']
    """

    name: str
    frame: str
    words: tuple[str, ...]
    only: tuple[str, ...]
    skip: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()

    def forms(self, verb: str) -> list[tuple[str, str]]:
        """The sorts of a verb's forms (base, s, past, participle, ing) and the forms."""
        return list(inflected(verb).items())

    def sisters(self, verb: str, sort: str, *, passive: bool) -> list[str]:
        """The same form of the other verbs; in the passive, of those without words behind them."""
        others = [other for other in (*self.words, *self.only) if other != verb and not (passive and "_" in other)]
        return [inflected(other)[sort] for other in others]

    def passive(self, text: str, start: int, end: int) -> bool:
        """Whether a form is a passive participle."""
        by = re.match(r"\s+by\b", text[end:]) is not None
        return text[start:end].endswith("ed") and (by or _BE.search(text[:start]) is not None)

    def perfect(self, text: str, start: int) -> bool:
        """Whether a form stands behind *have*."""
        return _HAVE.search(text[:start]) is not None

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the form at a place stands in the construction of the family."""
        before = re.findall(r"[\w'’]+", text[:start])[-1:]
        match = _NEXT.match(text[end:])
        after = match[1] if match else ""
        if {word.lower() for word in before} & self.not_after or after.lower() in self.not_before:
            return False
        if self.frame == "np" and self.passive(text, start, end):
            return True
        return self._followed(text[end:], after)

    def _followed(self, rest: str, after: str) -> bool:
        phrase = after != "" and after.lower() not in _NO_PHRASE
        hearer = re.match(r"(?:\s+[\w'’.-]+){1,4}?\s+(to|that)\b", rest) if phrase else None
        match self.frame:
            case "np":
                return phrase
            case "np_to":
                return hearer is not None and hearer[1] == "to"
            case "np_that":
                return phrase and not (hearer is not None and hearer[1] == "to")
            case "clause":
                return phrase or _REPORTED.match(rest) is not None or after in ("on", "in")
            case "report":
                return _REPORTED.match(rest) is not None
            case "":
                return True
        return after == self.frame


@attrs.define
class Substitutions:
    """The whole table."""

    nouns: tuple[Noun, ...]
    verbs: tuple[Family, ...]
    acts: tuple[Family, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]
    organizations: tuple[str, ...]
    tails: frozenset[str]
    issues: tuple[str, ...]
    noun_of: Mapping[str, Noun]

    @cached_property
    def transitive(self) -> frozenset[str]:
        """The pasts of verbs that take a noun phrase, and may stand in the passive."""
        verbs = (verb for family in self.verbs if family.frame == "np" for verb in (*family.words, *family.only))
        return frozenset(inflected(verb)["participle"] for verb in verbs if "_" not in verb)


@cache
def substitutions() -> Substitutions:
    """The table, read once."""
    values = tomllib.loads(files("newsparse.testing").joinpath("substitutions.toml").read_text(encoding="utf-8"))
    nouns = tuple(_noun(row) for row in values["noun"])
    names = values["names"]
    return Substitutions(
        nouns=nouns,
        verbs=tuple(_family(row) for row in values["verbs"]),
        acts=tuple(_family(row, "others") for row in values["nouns"]),
        female=_words(names["female"]),
        male=_words(names["male"]),
        family=_words(names["family"]),
        organizations=_words(names["organization"]),
        tails=frozenset(names["tails"].split()),
        issues=_words(values["issues"]["words"]),
        noun_of={word: noun for noun in nouns for word in noun.words},
    )


def _noun(row: Mapping[str, Any]) -> Noun:
    words = _words(row["words"])
    return Noun(
        row["kind"], words, _words(row["others"]), row["kind"] in ("group", "critics"), row.get("placeholder", "")
    )


def _family(row: Mapping[str, Any], sisters: str = "only") -> Family:
    return Family(
        row["family"],
        row["frame"],
        tuple(row["words"].split()),
        tuple(row[sisters].split()),
        *(frozenset(row.get(key, "").split()) for key in ("skip", "not_after", "not_before")),
    )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in cell.split())


@cache
def inflected(verb: str) -> dict[str, str]:
    """The forms of a verb as the table writes it: ``lemma``, ``lemma:past`` or ``lemma:past:participle``.

    What follows the first ``_`` stands behind every form.

    Example:
        >>> inflected("sign_off_on")["ing"], inflected("swear:swore:sworn")["participle"]
        ('signing off on', 'sworn')
        >>> inflected("bless")["ing"], inflected("prod:prodded")["ing"], inflected("get:got_behind")["ing"]
        ('blessing', 'prodding', 'getting behind')
    """
    head, _, tail = verb.partition("_")
    lemma, *irregular = head.split(":")
    past = irregular[0] if irregular else _regular_past(lemma)
    doubled = _doubles(lemma, past)
    forms = {
        "base": lemma,
        "s": plural(lemma),
        "past": past,
        "participle": irregular[-1] if irregular else past,
        "ing": _before_ing(lemma) + doubled * lemma[-1] + "ing",
    }
    if not tail:
        return forms
    return {sort: f"{form} {tail.replace('_', ' ')}" for sort, form in forms.items()}


def _doubles(lemma: str, past: str) -> bool:
    """Whether a verb doubles its last letter: *prodded*; the irregular *get* and *let* do in *-ing*."""
    regular = past.endswith(lemma[-1] * 2 + "ed") and lemma[-1] != lemma[-2]
    return regular or lemma in ("get", "let")


def _before_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "y"
    return lemma.removesuffix("e") if not lemma.endswith("ee") else lemma


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in _VOWELS else lemma + "ed"


def plural(noun: str) -> str:
    """The plural of a noun, and the third person of a verb.

    Example:
        >>> plural("guild"), plural("distillery"), plural("press")
        ('guilds', 'distilleries', 'presses')
    """
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "z", "ch", "sh", "o")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in _VOWELS else noun + "s"
