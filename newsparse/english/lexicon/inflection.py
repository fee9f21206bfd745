"""Inflection: the forms of verbs and nouns, and what a form may be a form of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsparse.english.lexicon import rows, split, word_classes

VOWELS = "aeiou"
SAME_PARTICIPLE = frozenset(row["lemma"] for row in rows("irregular_verbs") if row["lemma"] in split(row["participle"]))
"""Verbs whose participle is their base form: *has run*."""
SAME_PAST = frozenset(row["lemma"] for row in rows("irregular_verbs") if row["lemma"] in split(row["past"]))
"""Verbs whose past is their base form: *they cut it*."""


def inflect(lemma: str, irregular: Sequence[str] = (), participles: Sequence[str] = ()) -> dict[str, str]:
    """The forms of a verb, each with its sort: ``base``, ``s``, ``past``, ``participle``, ``ing``.

    Example:
        >>> inflect("stop")
        {'stop': 'base', 'stops': 's', 'stopped': 'past', 'stopping': 'ing'}
    """
    stem = lemma
    if lemma in word_classes()["double"]:
        stem = lemma + lemma[-1]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        s = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        s = lemma[:-1] + "ies"
    else:
        s = lemma + "s"
    if lemma.endswith("ie"):
        past, ing = lemma + "d", lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("e"):
        past, ing = lemma + "d", lemma + "ing"
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    forms = {lemma: "base", s: "s"}
    for form in irregular or (past,):
        forms.setdefault(form, "past")
    for form in participles:
        forms.setdefault(form, "participle")
    forms.setdefault(ing, "ing")
    return forms


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Every form of every verb in the lexicons, with its lemma and its sort (see `inflect`)."""
    forms: dict[str, tuple[str, str]] = {}
    for row in rows("irregular_verbs"):
        for form, sort in inflect(row["lemma"], split(row["past"]), split(row["participle"])).items():
            forms.setdefault(form, (row["lemma"], sort))
    irregular = {row["lemma"] for row in rows("irregular_verbs")}
    for lemma in sorted((word_classes()["verb"] | word_classes()["verb_noun"]) - irregular):
        for form, sort in inflect(lemma).items():
            forms.setdefault(form, (lemma, sort))
    return forms


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in (*VOWELS, ""):
        return noun[:-1] + "ies"
    return noun + "s"


def verb_sort(low: str) -> str:
    """The sort (see `inflect`) that the ending of a word suggests."""
    return "ing" if low.endswith("ing") else "past" if low.endswith("ed") else "s" if low.endswith("s") else "base"
