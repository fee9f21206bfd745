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
SAME_PAST_OR_PARTICIPLE = SAME_PAST | SAME_PARTICIPLE


def inflect(lemma: str, irregular: Sequence[str] = (), participles: Sequence[str] = ()) -> dict[str, str]:
    """The forms of a verb, each with its sort: ``base``, ``s``, ``past``, ``participle``, ``ing``.

    Example:
        >>> inflect("stop")
        {'stop': 'base', 'stops': 's', 'stopped': 'past', 'stopping': 'ing'}
    """
    forms = {lemma: "base", _with_s(lemma): "s"}
    for form in irregular or (_with_ed(lemma),):
        forms.setdefault(form, "past")
    for form in participles:
        forms.setdefault(form, "participle")
    forms.setdefault(_with_ing(lemma), "ing")
    return forms


def _ends_in_y(lemma: str) -> bool:
    """Whether a word ends in a *y* that changes: *carry*, but not *stay*."""
    return lemma.endswith("y") and lemma[-2:-1] not in (*VOWELS, "")


def _doubled(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in word_classes()["double"] else lemma


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _ends_in_y(lemma) else lemma + "s"


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if _ends_in_y(lemma) else _doubled(lemma) + "ed"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


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
        for ending, sort in (("ed", "past"), ("ing", "ing")) if _may_double_l(lemma) else ():
            forms.setdefault(f"{lemma}l{ending}", (lemma, sort))  # "counselled" beside "counseled"
    return forms


def sort_of(low: str) -> str:
    """The sort (see `inflect`) of a verb form that the lexicons have; empty for any other word."""
    form = verb_forms().get(low)
    return form[1] if form is not None else ""


def _may_double_l(lemma: str) -> bool:
    """Whether a verb doubles its *l* in British spelling.

    Example:
        >>> verb_forms()["counselled"], verb_forms()["counseled"]
        (('counsel', 'past'), ('counsel', 'past'))
    """
    return len(lemma) > 4 and lemma.endswith("l") and lemma[-2] in VOWELS and lemma[-3] not in VOWELS


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if _ends_in_y(noun) else noun + "s"


@cache
def irregular_forms(upos: str) -> dict[str, str]:
    """Lemmas by the forms that no rule leads to: ``NOUN`` for plurals, empty for function words.

    Example:
        >>> irregular_forms("NOUN")["children"]
        'child'
    """
    return {
        form: row["lemma"] for row in rows("irregular_forms") if row["upos"] == upos for form in row["forms"].split()
    }


def stem(low: str, ending: str) -> str:
    """The lemma of an unknown -ed or -ing form, as well as its spelling tells.

    Example:
        >>> stem("snubbing", "ing"), stem("levied", "ed"), stem("tasing", "ing")
        ('snub', 'levy', 'tase')
    """
    stem = low[: -len(ending)]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith(("at", "iz", "is", "v", "c", "s", "ur", "u", "dg", "g")) and not stem.endswith(("ss", "ng")):
        return stem + "e"
    return stem


def verb_sort(low: str) -> str:
    """The sort (see `inflect`) that the ending of a word suggests."""
    return "ing" if low.endswith("ing") else "past" if low.endswith("ed") else "s" if low.endswith("s") else "base"
