"""Function words of several classes: which one a word has, by its neighbours.

Each rule is for one word, or for a few that behave alike; it looks one word back and one ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsparse.english.lexicon.inflection import SAME_PARTICIPLE, verb_forms, verb_sort

NOMINATIVE = frozenset("i we you he she they who it".split())
MODALS = frozenset("will would shall should can could may might must ought wo ca 'll ’ll".split())
BE = frozenset("be am is are was were been being 'm ’m 're ’re".split())
HAVE = frozenset("have has had having 've ’ve".split())

_POSSESSIVE = frozenset("my our your his her its their whose".split())


class Neighbours(NamedTuple):
    """What stands around a word; empty at the edge of a sentence."""

    reading: Mapping[str, str]
    """The tags that the word itself may have (with their lemmas)."""
    previous: str
    """The tag of the word before."""
    before: str
    """The word before, in lower case."""
    following: Mapping[str, str]
    """The tags that the next word may have."""
    after: str
    """The next word, in lower case."""


def function_word(low: str, neighbours: Neighbours) -> str | None:
    """The tag of a function word among its neighbours; None for a word that no rule is for.

    Example:
        >>> function_word("to", Neighbours({"PART": "to", "ADP": "to"}, "VERB", "wants", {"VERB": "leave"}, "leave"))
        'PART'
    """
    if low in _ALWAYS:
        return _ALWAYS[low]
    rule = _RULES.get(low)
    return rule(neighbours) if rule is not None else None


def _that(n: Neighbours) -> str:
    if (
        "NOUN" in n.following
        and len(n.following) <= 2
        and n.previous not in ("VERB", "NOUN")
        and "DET" not in n.following
    ):
        return "DET"
    if n.previous in ("NOUN", "PROPN") and (n.following.keys() & {"VERB", "AUX"}):
        return "PRON"
    if n.after in ("is", "was", "'s", "’s", "would", "will") and n.previous in ("", "PUNCT", "CCONJ"):
        return "PRON"
    return (
        "SCONJ"
        if n.previous in ("VERB", "NOUN", "ADJ", "PROPN", "PRON", "PUNCT", "ADV", "ADP") or not n.before
        else "PRON"
    )


def _to(n: Neighbours) -> str:
    verb = "VERB" in n.following or "AUX" in n.following or ("ADV" in n.following and len(n.following) == 1)
    base = verb_forms().get(n.after, ("", "base"))[1] == "base" or n.after in ("be", "have", "do")
    return "PART" if verb and base else "ADP"


def _as(n: Neighbours) -> str:
    return (
        "SCONJ"
        if "PRON" in n.following or ("NOUN" not in n.following and "DET" not in n.following and "VERB" in n.following)
        else "ADP"
    )


def _so(n: Neighbours) -> str:
    return "SCONJ" if n.after in ("that",) else "ADV"


def _time(n: Neighbours) -> str:
    """after, before, since, until: with a clause or with a noun."""
    return "SCONJ" if "PRON" in n.following and n.after not in ("his", "her", "its", "their", "my", "our") else "ADP"


def _determiner(n: Neighbours) -> str:
    if n.following.keys() & {"NOUN", "ADJ", "PROPN", "NUM"}:
        return "DET"
    return "PRON" if "PRON" in n.reading else "DET"


def _which(n: Neighbours) -> str:
    """A relative pronoun before a verb: *the fund, which backs it*; a determiner before a noun."""
    if n.previous == "PUNCT" and "VERB" in n.following:
        return "PRON"
    return _determiner(n)


def _neither(n: Neighbours) -> str:
    """A conjunction between a subject and its verb: *it neither backs nor opposes it*."""
    verb = "VERB" in n.following and "ADJ" not in n.following
    return "CCONJ" if verb and n.previous in ("NOUN", "PROPN", "PRON") else _determiner(n)


def _one(n: Neighbours) -> str:
    return "NUM" if n.following.keys() & {"NOUN", "ADJ"} or n.after == "of" else "PRON"


def _like(n: Neighbours) -> str:
    return "VERB" if n.before in NOMINATIVE or n.before in ("to", "would", "'d", "’d") else "ADP"


def _no(n: Neighbours) -> str:
    return "INTJ" if n.after in (",", ".", "!", "”", '"') else "DET"


def _preposition(n: Neighbours) -> str:
    if n.previous == "DET" and "ADJ" in n.reading and "NOUN" in n.following:
        return "ADJ"  # "an inside source"
    return "ADP" if n.following and "PUNCT" not in n.following else "ADV"


def _back(n: Neighbours) -> str:
    if n.previous == "VERB":
        return "ADV"
    if n.before == "to" or n.before in MODALS or (n.previous in ("NOUN", "PRON", "PROPN") and "DET" in n.following):
        return "VERB"
    return "ADV"


def _including(n: Neighbours) -> str:
    return "ADP" if n.following.keys() & {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"} else "VERB"


def _have(n: Neighbours) -> str:
    """An auxiliary before a participle, a negation or an adverb; a verb of its own before a noun phrase."""
    if n.after in ("not", "n't", "n’t", "been", "never", "also", "already", "long", "yet"):
        return "AUX"
    sort = verb_forms().get(n.after, ("", ""))[1] or verb_sort(n.after)
    if "VERB" in n.following and not n.following.keys() & {"DET", "PRON", "ADP"}:
        return (
            "VERB"
            if sort in ("s", "ing") or (sort == "base" and n.after not in SAME_PARTICIPLE and n.before)
            else "AUX"
        )
    return "AUX" if "ADV" in n.following and "ADJ" not in n.following else "VERB"


def _quantity(n: Neighbours) -> str:
    return "ADV" if n.following.keys() == {"ADJ"} or (n.before in BE and "NOUN" not in n.following) else "ADJ"


def _once(n: Neighbours) -> str:
    """A conjunction at the front of a clause, an adverb anywhere else: *has once again*, *the once mighty union*."""
    clause = bool(n.following.keys() & {"PRON", "DET", "PROPN"}) or ("NOUN" in n.following and "ADJ" not in n.following)
    return "SCONJ" if clause and n.previous not in ("AUX", "DET", "PART", "PRON") else "ADV"


def _comparative_time(n: Neighbours) -> str | None:
    """An adverb behind a time or a subject, and before a clause or a time: *weeks later Ghana*, *earlier this week*.

    Elsewhere it stands before its noun: *earlier talks*.
    """
    clause_next = bool(n.following.keys() & {"PROPN", "DET", "PRON", "AUX"})
    if n.before in _POSSESSIVE:
        return None
    if n.previous in ("NOUN", "PROPN", "PRON") or (clause_next and n.previous not in ("DET", "ADJ", "PART")):
        return "ADV"
    return None


def _acting(n: Neighbours) -> str | None:
    """Before a title: *acting director of the fund*."""
    return "ADJ" if n.following.keys() & {"NOUN", "ADJ"} and n.previous != "AUX" else None


def _close(n: Neighbours) -> str | None:
    """An adjective before *to*, behind whoever is close: *people close to the minister*."""
    near = n.previous in ("NOUN", "PROPN", "PRON", "AUX", "ADV")
    return "ADJ" if n.after == "to" and near and n.before != "to" else None


_ALWAYS = {"her": "PRON", "may": "AUX", **dict.fromkeys("how why when where yet well".split(), "ADV")}
_RULES: dict[str, Callable[[Neighbours], str | None]] = {
    "that": _that,
    "to": _to,
    "as": _as,
    "so": _so,
    **dict.fromkeys(("after", "before", "since", "until"), _time),
    **dict.fromkeys("what this these those all both some any either such half each".split(), _determiner),
    "which": _which,
    "neither": _neither,
    "one": _one,
    "like": _like,
    "no": _no,
    **dict.fromkeys("about over off out up down around in on outside inside".split(), _preposition),
    "back": _back,
    "once": _once,
    "acting": _acting,
    "close": _close,
    **dict.fromkeys(("earlier", "later"), _comparative_time),
    **dict.fromkeys(("including", "following", "regarding", "concerning"), _including),
    **dict.fromkeys("have has had having 've ’ve do does did".split(), _have),
    **dict.fromkeys(("many", "few", "several", "more", "most", "much"), _quantity),
}  # fmt: skip
