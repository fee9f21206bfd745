"""Nouns and verbs of one form, seen with the whole clause: which of its words is the verb.

A clause has one finite verb. Where the tagger saw none, a noun may be it: in headlines (*Governors back water pact*),
and where the past is like the base form (*the bank forecast growth*, *the rate cut surprised them*). Where it saw two
in a row, the first may be a plural (*opposition groups in Peru are divided*).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newsparse.english.lexicon.gazetteer import collectives, title_heads
from newsparse.english.lexicon.inflection import SAME_PAST, verb_forms

_MARKS = frozenset({",", ";", ":", "—", "–"})
_BOUNDS = frozenset("that who which and but or while because if whether when where".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "PART"})
_PREPOSITIONS = frozenset("after before since until as than".split())
"""What may begin a clause, or stand before a noun: *after the bank cut its forecast*, *after the rate cut*."""
_OBJECT = frozenset({"DET", "PRON", "PROPN"})
_COMPLEMENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "SYM"})
_PHRASE = _NOMINAL | {"ADP", "ADV", "SYM"}
_PRONOUNS = frozenset("my our your his her its their".split())

Readings = Sequence[Mapping[str, str]]
"""For each word of a sentence, the tags that its form allows, each with the lemma it then has."""


def headline_verbs(lowered: Sequence[str], known: Readings, tags: Sequence[str]) -> Iterator[int]:
    """The verbs of headline clauses in which none was seen: *Governors back water pact, ranchers cry foul*."""
    for start, end in _clauses(lowered, _MARKS):
        if not {"VERB", "AUX"} & set(tags[start:end]):
            for i in range(start + 1, end - 1):
                sort = _sort(lowered[i]) if "VERB" in known[i] else ""
                subject = tags[i - 1] == "PROPN" or (
                    tags[i - 1] == "NOUN" and (sort == "s" or lowered[i - 1].endswith(("s", "men", "people", "police")))
                )
                if sort in ("base", "s") and subject and known[i + 1].keys() & {"NOUN", "PROPN", "ADJ", "DET", "NUM"}:
                    yield i
                    break


def unmarked_pasts(lowered: Sequence[str], known: Readings, tags: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The words to be read anew, each with its tag, in clauses whose verb has a past like its base form.

    Such a word is the verb if it stands behind a subject, has something behind it, and no other word of the clause is
    a verb for sure: *the council cut funding*, but *the council cut was popular*.
    """
    for start, end in _clauses(lowered, _MARKS | _BOUNDS | _PREPOSITIONS):
        open_to = _OBJECT if start and lowered[start - 1] in _PREPOSITIONS else _COMPLEMENT
        for i in range(start + 1, end):
            if tags[i] != "NOUN" or lowered[i] not in SAME_PAST or not _behind_subject(lowered, known, tags, start, i):
                continue
            verbs = [k for k in range(start, end) if _is_finite(lowered, tags, k)]
            wrong = [k for k in verbs if abs(k - i) == 1 and _is_noun_instead(lowered, known, tags, k, i)]
            if wrong == verbs and (wrong or _has_complement(lowered, tags, i, open_to)):
                yield i, "VERB"
                yield from ((k, "NOUN") for k in wrong)
                if tags[i - 1] == "ADJ":
                    yield i - 1, "NOUN"
                break


def plural_subjects(lowered: Sequence[str], known: Readings, tags: Sequence[str]) -> Iterator[int]:
    """The plurals that were read as verbs before the verb of their clause: *exile* groups *in Peru are divided*."""
    for start, end in _clauses(lowered, _MARKS | _BOUNDS):
        verbs = [k for k in range(start, end) if _is_finite(lowered, tags, k)]
        for first, second in pairwise(verbs):
            if (
                first > start
                and "NOUN" in known[first]
                and _sort(lowered[first]) == "s"
                and tags[first - 1] in ("NOUN", "PROPN", "ADJ", "NUM")
                and (second == first + 1 or tags[first + 1] == "ADP")
                and (tags[second] == "AUX" or _sort(lowered[second]) in ("past", "s"))
                and all(tags[k] in _PHRASE for k in range(first + 1, second))
                and not _in_bare_relative(tags, start, first)
            ):
                yield first


def _in_bare_relative(tags: Sequence[str], start: int, verb: int) -> bool:
    """Whether a verb is that of a relative clause without pronoun: *the plan the mayor* backs *is dead*."""
    k = verb - 1
    while k > start and tags[k] != "DET" and tags[k] in _NOMINAL:
        k -= 1
    return k > start and tags[k] == "DET" and tags[k - 1] in ("NOUN", "PROPN", "PRON")


def _clauses(lowered: Sequence[str], bounds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence between the words and marks that bound a clause."""
    start = 0
    for end in [*(i for i, low in enumerate(lowered) if low in bounds), len(lowered)]:
        yield start, end
        start = end + 1


def _sort(low: str) -> str:
    return verb_forms().get(low, ("", ""))[1]


def _is_finite(lowered: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether a word was read as the verb of its clause: no gerund, no infinitive."""
    if tags[i] == "AUX":
        return True
    return tags[i] == "VERB" and not lowered[i].endswith("ing") and (i == 0 or lowered[i - 1] != "to")


def _behind_subject(lowered: Sequence[str], known: Readings, tags: Sequence[str], start: int, i: int) -> bool:
    """Whether a noun phrase that may be a subject ends before word ``i``: one that hangs on no preposition alone."""
    before = tags[i - 1]
    if before not in ("NOUN", "PROPN", "VERB") and not (before == "ADJ" and "NOUN" in known[i - 1]):
        return False
    k = i - 1
    while k > start and (tags[k - 1] in _NOMINAL or lowered[k - 1] in _PRONOUNS):
        k -= 1
    return k == start or tags[k - 1] != "ADP" or (k - 2 >= start and tags[k - 2] in ("NOUN", "PROPN"))


def _is_noun_instead(lowered: Sequence[str], known: Readings, tags: Sequence[str], k: int, i: int) -> bool:
    """Whether an -s form beside word ``i`` is a plural: *the court set* rules *for it*, *tax* cuts *hurt the town*."""
    if "NOUN" not in known[k] or _sort(lowered[k]) != "s":
        return False
    following = tags[max(i, k) + 1 : max(i, k) + 2]
    if k < i:
        return bool(set(following) & {"DET", "PRON", "PROPN"})
    return _is_somebody(lowered, tags, i - 1) and not set(following) & {*_COMPLEMENT, "SCONJ", "PART", "AUX", "VERB"}


def _is_somebody(lowered: Sequence[str], tags: Sequence[str], i: int) -> bool:
    return tags[i] == "PROPN" or lowered[i] in collectives() or lowered[i] in title_heads()


def _has_complement(lowered: Sequence[str], tags: Sequence[str], i: int, open_to: frozenset[str]) -> bool:
    """Whether something follows that makes a word a verb: an object, or *that*, or in a whole sentence anything."""
    if i + 1 >= len(tags) or lowered[i + 1] in ("this", "last", "next"):
        return False  # "the budget cut last year"
    if tags[i + 1] in open_to or lowered[i + 1] == "that":
        return True
    return tags[i + 1] in ("ADP", "ADV") and lowered[-1] == "." and not {"VERB", "AUX"} & set(tags)
