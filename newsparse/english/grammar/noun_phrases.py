"""Noun phrases: where one ends, and which of its words is the head."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from newsparse.english.grammar.modifiers import modifies
from newsparse.english.grammar.phrases import NounPhrase
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import DAYS, POSSESSIVE, POSSESSIVE_MARKS, TIMES
from newsparse.english.lexicon import words

NOMINAL = frozenset({"DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN", "SYM"})
"""Tags that a noun phrase may begin with."""

_LONGEST = 100
"""Tokens that a noun phrase has at most; what is longer is a list of words."""
_MARKS = tuple([mark] for mark in POSSESSIVE_MARKS)


@attrs.define
class _Scan:
    """A noun phrase from ``start`` on, in a sentence that ends at ``end``; ``head`` is -1 as long as there is none.

    ``owned`` is where the phrase after the last possessive begins: "the port's two | oldest clubs".
    """

    start: int
    end: int
    head: int = -1
    owned: int = -1

    @property
    def placed(self) -> bool:
        """Whether there is a head that no possessive has made an owner."""
        return self.head >= self.owned


def noun_phrase(t: TaggedText, start: int, end: int) -> NounPhrase | None:
    """The noun phrase that begins at ``start``, in a sentence that ends at ``end``; None if there is no head."""
    low = t.lower[start]
    if t.tags[start] == "PRON" and low not in POSSESSIVE:
        return NounPhrase(start, start + 1, start)
    if low in DAYS and t.lower[start + 1 : start + 2] not in _MARKS:
        return NounPhrase(start, start + 1, start)
    if low in ("least", "most") and t.lower[start - 1] == "at" and t.tags[start + 1 : start + 2] == ("NUM",):
        return None  # "at least | two mayors"
    scan = _Scan(start, end, owned=start)
    i, last = start, min(end, start + _LONGEST)
    while i < last:
        if i in t.nicknames:
            i = t.nicknames[i]
        elif _BY_TAG.get(t.tags[i], _takes_mark)(t, i, scan):
            i += 1
        else:
            break
    return NounPhrase(start, scan.head + 1, scan.head) if scan.head >= 0 else _without_noun(t, start, i)


def _without_noun(t: TaggedText, start: int, end: int) -> NounPhrase | None:
    """A phrase in which another word does for the noun: *the poor*, *the first*, *those*, *her* of *told her*."""
    if t.tags[start] == "PRON" and t.lower[start] in ("her", "his"):
        return NounPhrase(start, start + 1, start)
    if end > start and t.tags[end - 1] in ("ADJ", "NUM") and t.tags[start] in ("DET", "ADJ"):
        return NounPhrase(start, end, end - 1) if t.tags[start] == "DET" else None
    alone = t.tags[start] == "DET" and t.lower[start] in words("pronominal_determiner")
    return NounPhrase(start, start + 1, start) if alone else None


# Whether a noun phrase goes on with token ``i``; the scan keeps what the token says of its head.


def _takes_noun(t: TaggedText, i: int, scan: _Scan) -> bool:
    if t.lower[i] in DAYS and i > scan.start and t.tags[i - 1] != "DET":
        return False
    # "in recent weeks | White House officials"
    if scan.head >= 0 and t.tags[i] == "PROPN" and t.tags[scan.head] == "NOUN" and t.lemmas[scan.head] in TIMES:
        return False
    scan.head = i
    return True


def _takes_number(t: TaggedText, i: int, scan: _Scan) -> bool:
    if not scan.placed or t.tags[scan.head] == "NUM":
        scan.head = i
    return True


def _takes_determiner(t: TaggedText, i: int, scan: _Scan) -> bool:
    return i == scan.start or t.lower[i - 1] in ("such", "of") or _after_predeterminer(t, i)


def _takes_pronoun(t: TaggedText, i: int, scan: _Scan) -> bool:
    return t.lower[i] in POSSESSIVE and (i == scan.start or _after_predeterminer(t, i))


def _after_predeterminer(t: TaggedText, i: int) -> bool:
    return t.lower[i - 1] in words("predeterminer")


def _takes_adjective(t: TaggedText, i: int, scan: _Scan) -> bool:
    """An adjective before the head; after a noun it only goes on in a title: *the firm chief executive*."""
    return (
        not scan.placed
        or t.tags[scan.head] in ("NUM", "PROPN")
        or t.lower[i] == "chief"
        or t.lower[i - 1] in words("rank_before_adjective")  # "Oslo's deputy | foreign minister"
    )


def _takes_possessive_mark(t: TaggedText, i: int, scan: _Scan) -> bool:
    if t.lower[i] not in POSSESSIVE_MARKS or scan.head != i - 1:
        return False
    scan.owned = i + 1
    return True


def _takes_adverb(t: TaggedText, i: int, scan: _Scan) -> bool:
    """An adverb before an adjective or a participle: *a* very *old plan*, *a* newly *elected leader*."""
    if scan.placed or i + 1 >= scan.end:
        return False
    following = t.tags[i + 1]
    return following == "ADJ" or (following == "VERB" and modifies(t, i + 1, scan.start, scan.end))


def _takes_participle(t: TaggedText, i: int, scan: _Scan) -> bool:
    return not scan.placed and modifies(t, i, scan.start, scan.end)


def _takes_symbol(t: TaggedText, i: int, scan: _Scan) -> bool:
    if i + 1 < scan.end and t.tags[i + 1] == "NUM":
        return True
    if scan.head < 0 or t.lower[i] != "%":
        return False
    scan.head = i
    return True


def _takes_mark(t: TaggedText, i: int, scan: _Scan) -> bool:
    """A slash between names; a comma between adjectives: *a costly, useless plan*."""
    if t.lower[i] == ",":
        return _takes_conjunction(t, i, scan)
    if t.lower[i] != "/" or scan.head != i - 1 or i + 1 >= scan.end:
        return False
    return {t.tags[i - 1], t.tags[i + 1]} == {"PROPN"}


def _takes_conjunction(t: TaggedText, i: int, scan: _Scan) -> bool:
    """Modifiers that share a noun: *Russian* and *Belarusian soldiers*, *a costly* but *very useful plan*."""
    if scan.placed or i == scan.start or t.tags[i - 1] != "ADJ":
        return False
    k = i + 1
    if k < scan.end and t.tags[k] == "ADV":
        k += 1
    return k + 1 < scan.end and t.tags[k] == "ADJ" and t.tags[k + 1] in ("NOUN", "ADJ")


_BY_TAG: dict[str, Callable[[TaggedText, int, _Scan], bool]] = {
    "NOUN": _takes_noun,
    "PROPN": _takes_noun,
    "NUM": _takes_number,
    "DET": _takes_determiner,
    "PRON": _takes_pronoun,
    "ADJ": _takes_adjective,
    "PART": _takes_possessive_mark,
    "ADV": _takes_adverb,
    "VERB": _takes_participle,
    "SYM": _takes_symbol,
    "CCONJ": _takes_conjunction,
}
