"""Nouns and verbs of one form, seen with the whole clause: which of its words is the verb.

A clause has one finite verb. Where the tagger saw none, a noun may be it: in headlines (*Governors back water pact*),
and where the past is like the base form (*the bank forecast growth*, *the rate cut surprised them*). Where it saw two
in a row, the first may be a plural (*opposition groups in Peru are divided*).
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives, title_heads
from newsparse.english.lexicon.inflection import SAME_PAST
from newsparse.english.tagging.neighbours import POSSESSIVE
from newsparse.english.tagging.sentence import NOMINAL, Sentence

_MARKS = frozenset({",", ";", ":", "—", "–"})
_BOUNDS = _MARKS | words("clause_bound")
_CLAUSE_OR_NOUN = words("clause_or_noun")
_NARROW_BOUNDS = _BOUNDS | _CLAUSE_OR_NOUN
_BEFORE_TIME = words("before_time")
_PLURAL_ENDINGS = tuple(words("plural_ending"))
_VERBS = frozenset({"VERB", "AUX"})
_OBJECT = frozenset({"DET", "PRON", "PROPN"})
_AFTER_VERB = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_COMPLEMENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "SYM"})
_AFTER_NOUN = _COMPLEMENT | {"SCONJ", "PART", "AUX", "VERB"}
_PHRASE = NOMINAL | {"ADP", "ADV", "SYM"}


def headline_verbs(s: Sentence) -> Iterator[int]:
    """The verbs of headline clauses in which none was seen: *Governors back water pact, ranchers cry foul*."""
    for clause in s.clauses(_MARKS):
        if _VERBS.isdisjoint(s.tags[clause.start : clause.stop]):
            yield from [i for i in clause[1:-1] if _may_be_headline_verb(s, i)][:1]


def _may_be_headline_verb(s: Sentence, i: int) -> bool:
    if "VERB" not in s.known[i] or s.sort(i) not in ("base", "s"):
        return False
    agrees = s.sort(i) == "s" or s.lowered[i - 1].endswith(_PLURAL_ENDINGS)
    subject = s.tags[i - 1] == "PROPN" or (s.tags[i - 1] == "NOUN" and agrees)
    return subject and not _AFTER_VERB.isdisjoint(s.known[i + 1])


def unmarked_pasts(s: Sentence) -> Iterator[tuple[int, str]]:
    """The words to be read anew, each with its tag, in clauses whose verb has a past like its base form.

    Such a word is the verb if it stands after a subject, has something after it, and no other word of the clause is
    a verb for sure: *the council cut funding*, but *the council cut was popular*.
    """
    for clause in s.clauses(_NARROW_BOUNDS) if not SAME_PAST.isdisjoint(s.lowered) else ():
        for i in clause[1:]:
            plurals = _unmarked_past(s, clause, i)
            if plurals is not None:
                yield i, "VERB"
                yield from ((k, "NOUN") for k in plurals)
                if s.tags[i - 1] == "ADJ":
                    yield i - 1, "NOUN"
                break


def _unmarked_past(s: Sentence, clause: range, i: int) -> list[int] | None:
    """Of the verb of a clause, the plurals beside it that were read as verbs; None if the word is not the verb."""
    if s.tags[i] != "NOUN" or s.lowered[i] not in SAME_PAST or not _is_after_subject(s, clause.start, i):
        return None
    verbs = s.finite_verbs(clause)
    plurals = [k for k in verbs if abs(k - i) == 1 and _is_plural_instead(s, k, i)]
    if plurals == verbs and (plurals or _has_complement(s, clause.start, i)):
        return plurals
    return None


def plural_subjects(s: Sentence) -> list[int]:
    """The plurals that were read as verbs before the verb of their clause: *exile* groups *in Peru are divided*.

    Before *who* there is always a noun: *support from farm* groups *who say*.
    """
    plurals = [i for i, tag in enumerate(s.tags) if tag == "VERB" and "NOUN" in s.known[i] and _may_be_plural(s, i)]
    return [i for i in plurals if s.low(i + 1) == "who" or (_has_verb_after(s, i) and not _in_bare_relative(s, i))]


def _may_be_plural(s: Sentence, i: int) -> bool:
    modified = s.tag(i - 1) in ("NOUN", "PROPN", "ADJ", "NUM") and s.lowered[i - 1] not in _BOUNDS
    return modified and s.sort(i) == "s"


def _has_verb_after(s: Sentence, i: int) -> bool:
    """Whether the verb of the clause whose subject a plural ends is the next word, or follows a phrase."""
    k = i + 1
    while s.tag(k) in _PHRASE and s.lowered[k] not in _BOUNDS:
        k += 1
    near = k == i + 1 or s.tags[i + 1] == "ADP"
    return near and s.tag(k) in _VERBS and s.is_finite(k) and (s.tags[k] == "AUX" or s.sort(k) in ("past", "s"))


def _in_bare_relative(s: Sentence, verb: int) -> bool:
    """Whether a verb is that of a relative clause without pronoun: *the plan the mayor* backs *is dead*."""
    k = verb - 1
    while s.tag(k) in NOMINAL and s.tags[k] != "DET" and s.lowered[k] not in _BOUNDS:
        k -= 1
    noun = s.tag(k - 1) in ("NOUN", "PROPN", "PRON") and s.lowered[k - 1] not in _BOUNDS
    return noun and s.tags[k] == "DET" and s.lowered[k] not in _BOUNDS


def _is_after_subject(s: Sentence, start: int, i: int) -> bool:
    """Whether a noun phrase that may be a subject ends before word ``i``: one that hangs on no preposition alone."""
    before = s.tags[i - 1]
    if before not in ("NOUN", "PROPN", "VERB") and not (before == "ADJ" and "NOUN" in s.known[i - 1]):
        return False
    k = i - 1
    while k > start and (s.tags[k - 1] in NOMINAL or s.lowered[k - 1] in POSSESSIVE):
        k -= 1
    return k == start or s.tags[k - 1] != "ADP" or (k - 2 >= start and s.tags[k - 2] in ("NOUN", "PROPN"))


def _is_plural_instead(s: Sentence, k: int, i: int) -> bool:
    """Whether an -s form beside word ``i`` is a plural: *the court set* rules *for it*, *tax* cuts *hurt the town*."""
    if "NOUN" not in s.known[k] or s.sort(k) != "s":
        return False
    following = s.tag(max(i, k) + 1)
    if k < i:
        return following in _OBJECT
    return _is_somebody(s, i - 1) and following not in _AFTER_NOUN


def _is_somebody(s: Sentence, i: int) -> bool:
    return s.tags[i] == "PROPN" or s.lowered[i] in collectives() or s.lowered[i] in title_heads()


def _has_complement(s: Sentence, start: int, i: int) -> bool:
    """Whether something follows that makes a word a verb: an object, or *that*, or in a whole sentence anything."""
    if i + 1 >= len(s.tags) or s.lowered[i + 1] in _BEFORE_TIME:
        return False
    open_to = _OBJECT if start and s.lowered[start - 1] in _CLAUSE_OR_NOUN else _COMPLEMENT
    if s.tags[i + 1] in open_to or s.lowered[i + 1] == "that":
        return True
    return s.tags[i + 1] in ("ADP", "ADV") and s.lowered[-1] == "." and _VERBS.isdisjoint(s.tags)
