"""Function words of several classes: which one a word has, by its neighbours.

Each rule is for one word, or for a few that behave alike; it looks one word back and one ahead.
"""

from __future__ import annotations

from newsparse.english.lexicon import words
from newsparse.english.lexicon.inflection import SAME_PARTICIPLE, SAME_PAST, verb_forms, verb_sort
from newsparse.english.tagging.neighbours import BE, DO, HAVE, MODALS, NOMINATIVE, POSSESSIVE, Neighbours, Rule

_WITHIN_PERFECT = words("within_perfect")


def function_word(word: Neighbours) -> str | None:
    """The tag of a function word among its neighbours; None for a word that no rule is for."""
    rule = RULES.get(word.low)
    answer = rule.answer(word) if rule is not None else _ALWAYS.get(word.low)
    return answer if isinstance(answer, str) and answer in word.reading else None


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
    if n.before == "according":
        return "ADP"
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
    return "SCONJ" if "PRON" in n.following and n.after not in POSSESSIVE else "ADP"


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
    subject = n.previous in ("NOUN", "PRON", "PROPN")
    first = not n.seen_verb and n.before.endswith("s") and n.allows("NOUN", "ADJ", "PROPN")
    if n.before == "to" or n.before in MODALS or (subject and (first or n.allows("DET"))):
        return "VERB"
    return "ADV"


def _including(n: Neighbours) -> str:
    return "ADP" if n.following.keys() & {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"} else "VERB"


def _have(n: Neighbours) -> str:
    """An auxiliary before a participle, a negation or an adverb; a verb of its own before a noun phrase."""
    if n.after in _WITHIN_PERFECT:
        return "AUX"
    sort = verb_forms().get(n.after, ("", ""))[1] or verb_sort(n.after)
    if "VERB" in n.following and not n.following.keys() & {"DET", "PRON", "ADP"}:
        return (
            "VERB"
            if sort in ("s", "ing") or (sort == "base" and n.after not in SAME_PARTICIPLE | SAME_PAST and n.before)
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
    """An adverb after a time or a subject, and before a clause or a time: *weeks later Ghana*, *earlier this week*.

    Elsewhere it stands before its noun: *earlier talks*.
    """
    clause_next = bool(n.following.keys() & {"PROPN", "DET", "PRON", "AUX"})
    if n.before in POSSESSIVE:
        return None
    if n.previous in ("NOUN", "PROPN", "PRON") or (clause_next and n.previous not in ("DET", "ADJ", "PART")):
        return "ADV"
    return None


def _acting(n: Neighbours) -> str | None:
    """Before a title: *acting director of the fund*."""
    return "ADJ" if n.following.keys() & {"NOUN", "ADJ"} and n.previous != "AUX" else None


def _close(n: Neighbours) -> str | None:
    """An adjective before *to*, after whoever is close: *people close to the minister*."""
    near = n.previous in ("NOUN", "PROPN", "PRON", "AUX", "ADV")
    return "ADJ" if n.after == "to" and near and n.before != "to" else None


_ALWAYS = {**dict.fromkeys(BE, "AUX"), "her": "PRON", "may": "AUX", **dict.fromkeys(words("always_adverb"), "ADV")}
RULES: dict[str, Rule] = {
    "that": Rule("She says that/SCONJ it works.", _that),
    "to": Rule("They want to/PART leave.", _to),
    "as": Rule("He works as/ADP a baker.", _as),
    "so": Rule("They left so/SCONJ that it works.", _so),
    "which": Rule("The fund, which/PRON backs it, met.", _which),
    "neither": Rule("Malta neither/CCONJ backs nor opposes it.", _neither),
    "one": Rule("They saw one/NUM of the plans.", _one),
    "like": Rule("They like/VERB it.", _like),
    "no": Rule("The plan has no/DET aim.", _no),
    "back": Rule("The unions back/VERB the plan.", _back),
    "once": Rule("The once/ADV mighty union met.", _once),
    "acting": Rule("The acting/ADJ director met them.", _acting),
    "close": Rule("People close/ADJ to it met.", _close),
    **dict.fromkeys(words("clause_opener"), Rule("They met after/SCONJ he left.", _time)),
    **dict.fromkeys(words("determiner_or_pronoun"), Rule("These/DET plans work.", _determiner)),
    **dict.fromkeys(words("preposition_or_adverb"), Rule("Prices are up/ADP in Malta.", _preposition)),
    **dict.fromkeys(("earlier", "later"), Rule("Two weeks later/ADV it agreed.", _comparative_time)),
    **dict.fromkeys(words("participial_preposition"), Rule("Three ministers, including/ADP her, left.", _including)),
    **dict.fromkeys(HAVE | DO, Rule("They have/AUX left.", _have)),
    **dict.fromkeys(words("quantity"), Rule("They want more/ADJ money.", _quantity)),
}
