"""Function words of several classes: which one a word has, by its neighbours.

Each rule is for one word, or for a few that behave alike; it looks one word back and one ahead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsparse.english.lexicon import words
from newsparse.english.lexicon.inflection import SAME_PAST_OR_PARTICIPLE, sort_of, verb_sort
from newsparse.english.tagging.neighbours import BE, DO, HAVE, MODALS, NOMINATIVE, POSSESSIVE, Neighbours

_WITHIN_PERFECT = words("within_perfect")


class WordRule(NamedTuple):
    """A small rule: which tag a word has among its neighbours, None where the rule has no say.

    The ``example`` shows the word with the tag that the rule leads to: ``They want to/PART leave.``
    """

    example: str
    answer: Callable[[Neighbours], str | None]


def _that(n: Neighbours) -> str:
    noun = "NOUN" in n.following and "DET" not in n.following and len(n.following) <= 2
    if noun and n.previous not in ("VERB", "NOUN"):
        return "DET"
    relative = n.previous in ("NOUN", "PROPN") and n.allows("VERB", "AUX")
    subject = n.previous in ("", "PUNCT", "CCONJ") and n.after in ("is", "was", "'s", "’s", "would", "will")
    return "PRON" if relative or subject or n.previous in ("AUX", "CCONJ", "DET", "NUM", "PART", "SCONJ") else "SCONJ"


def _to(n: Neighbours) -> str:
    verb = "VERB" in n.following or "AUX" in n.following or ("ADV" in n.following and len(n.following) == 1)
    return "PART" if verb and sort_of(n.after) in ("", "base") else "ADP"


def _as(n: Neighbours) -> str:
    verb = "VERB" in n.following and not n.allows("NOUN", "DET")
    return "SCONJ" if verb or "PRON" in n.following else "ADP"


def _so(n: Neighbours) -> str:
    return "SCONJ" if n.after == "that" else "ADV"


def _time(n: Neighbours) -> str:
    """after, before, since, until: with a clause or with a noun."""
    return "SCONJ" if "PRON" in n.following and n.after not in POSSESSIVE else "ADP"


def _determiner(n: Neighbours) -> str:
    if n.allows("NOUN", "ADJ", "PROPN", "NUM"):
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
    return "NUM" if n.allows("NOUN", "ADJ") or n.after == "of" else "PRON"


def _like(n: Neighbours) -> str:
    return "VERB" if n.before in NOMINATIVE or n.before in ("to", "would", "'d", "’d") else "ADP"


def _no(n: Neighbours) -> str:
    return "INTJ" if n.after in (",", ".", "!", "”", '"') else "DET"


def _preposition(n: Neighbours) -> str:
    if n.previous == "DET" and "ADJ" in n.reading and "NOUN" in n.following:
        return "ADJ"  # "an inside source"
    return "ADP" if n.following and "PUNCT" not in n.following else "ADV"


def _back(n: Neighbours) -> str:
    subject = n.previous in ("NOUN", "PRON", "PROPN")
    first = n.before.endswith("s") and n.allows("NOUN", "ADJ", "PROPN") and not n.has_verb()
    return "VERB" if n.before == "to" or n.before in MODALS or (subject and (first or n.allows("DET"))) else "ADV"


def _including(n: Neighbours) -> str:
    return "ADP" if n.allows("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON") else "VERB"


def _have(n: Neighbours) -> str:
    """An auxiliary before a participle, a negation or an adverb; a verb of its own before a noun phrase."""
    if n.after in _WITHIN_PERFECT:
        return "AUX"
    sort = sort_of(n.after) or verb_sort(n.after)
    if "VERB" in n.following and not n.allows("DET", "PRON", "ADP"):
        base = sort == "base" and n.after not in SAME_PAST_OR_PARTICIPLE and n.before
        return "VERB" if base or sort in ("s", "ing") else "AUX"
    return "AUX" if "ADV" in n.following and "ADJ" not in n.following else "VERB"


def _quantity(n: Neighbours) -> str:
    return "ADV" if n.following.keys() == {"ADJ"} or (n.before in BE and "NOUN" not in n.following) else "ADJ"


def _once(n: Neighbours) -> str:
    """A conjunction at the front of a clause, an adverb anywhere else: *has once again*, *the once mighty union*."""
    clause = n.allows("PRON", "DET", "PROPN") or ("NOUN" in n.following and "ADJ" not in n.following)
    return "SCONJ" if clause and n.previous not in ("AUX", "DET", "PART", "PRON") else "ADV"


def _comparative_time(n: Neighbours) -> str | None:
    """An adverb after a time or a subject, and before a clause or a time: *weeks later Ghana*, *earlier this week*.

    Elsewhere it stands before its noun: *earlier talks*.
    """
    clause_next = n.allows("PROPN", "DET", "PRON", "AUX")
    alone = n.previous in ("NOUN", "PROPN", "PRON") or (clause_next and n.previous not in ("DET", "ADJ", "PART"))
    return "ADV" if alone and n.before not in POSSESSIVE else None


def _acting(n: Neighbours) -> str | None:
    """Before a title: *acting director of the fund*."""
    return "ADJ" if n.allows("NOUN", "ADJ") and n.previous != "AUX" else None


def _close(n: Neighbours) -> str | None:
    """An adjective before *to*, after whoever is close: *people close to the minister*."""
    near = n.previous in ("NOUN", "PROPN", "PRON", "AUX", "ADV")
    return "ADJ" if n.after == "to" and near and n.before != "to" else None


ALWAYS: dict[str, str] = {
    **dict.fromkeys(BE, "AUX"),
    "her": "PRON",
    "may": "AUX",
    **dict.fromkeys(words("always_adverb"), "ADV"),
}
RULES: dict[str, WordRule] = {
    "that": WordRule("She says that/SCONJ it works.", _that),
    "to": WordRule("They want to/PART leave.", _to),
    "as": WordRule("He works as/ADP a baker.", _as),
    "so": WordRule("They left so/SCONJ that it works.", _so),
    "which": WordRule("The fund, which/PRON backs it, met.", _which),
    "neither": WordRule("Malta neither/CCONJ backs nor opposes it.", _neither),
    "one": WordRule("They saw one/NUM of the plans.", _one),
    "like": WordRule("They like/VERB it.", _like),
    "no": WordRule("The plan has no/DET aim.", _no),
    "back": WordRule("The unions back/VERB the plan.", _back),
    "once": WordRule("The once/ADV mighty union met.", _once),
    "acting": WordRule("The acting/ADJ director met them.", _acting),
    "close": WordRule("People close/ADJ to it met.", _close),
    **dict.fromkeys(words("clause_opener"), WordRule("They met after/SCONJ he left.", _time)),
    **dict.fromkeys(words("determiner_or_pronoun"), WordRule("These/DET plans work.", _determiner)),
    **dict.fromkeys(words("preposition_or_adverb"), WordRule("Prices are up/ADP in Malta.", _preposition)),
    **dict.fromkeys(("earlier", "later"), WordRule("Two weeks later/ADV it agreed.", _comparative_time)),
    **dict.fromkeys(words("participial_preposition"), WordRule("Ministers, including/ADP her, left.", _including)),
    **dict.fromkeys(HAVE | DO, WordRule("They have/AUX left.", _have)),
    **dict.fromkeys(words("quantity"), WordRule("They want more/ADJ money.", _quantity)),
}
"""The rules by the word that each is for."""
