"""Clauses of a unit: where they begin and end, and what tells that one reports."""

from __future__ import annotations

from newsparse_german.lexicon import words
from newsparse_german.reading import Phrase, Unit, Word

_BREAKS = frozenset(", ; : – — - ( ) ! ? . …".split())


def clause_of(unit: Unit, at: int) -> tuple[int, int]:
    """The first word of the clause around a word, and the number behind its last one."""
    start, end = at, at + 1
    while start > 0 and not breaks(unit, start - 1):
        start -= 1
    while end < len(unit.words) and not breaks(unit, end):
        end += 1
    return start, end


def breaks(unit: Unit, at: int) -> bool:
    """Whether a word parts clauses: a sign, or a quotation that a sign stands before or behind."""
    line = unit.words
    if not line[at].quoted:
        bracketed = line[at].text in "()" and any(p.last <= at < p.end for p in unit.phrases)
        number = line[at].text == "." and at + 1 < len(line)
        return line[at].text in _BREAKS and not bracketed and not number
    return at in (0, len(line) - 1) or line[at - 1].text in (",", ":") or line[at + 1].text in (",", ".")


def is_reported(unit: Unit) -> bool:
    """Whether a clause that hangs on no other one is in the Konjunktiv I."""
    hanging = False
    for at, word in enumerate(unit.words):
        if at == 0 or unit.words[at - 1].text in _BREAKS:
            after_comma = at > 0 and word.low in words("relative")
            hanging = word.low in words("subordinator", "question") or after_comma
        if not hanging and word.low in words("conjunctive") and word.text.islower():
            return True
    return False


def is_conjunctive(unit: Unit, start: int, end: int) -> bool:
    """Whether a stretch of words is in the Konjunktiv, the end of a relative clause left out."""
    forms = words("conjunctive", "conjunctive_too")
    if unit.words[start].low in words("relative"):
        end -= 1  # where the verb of a relative clause stands
    return any(word.low in forms and word.text.islower() for word in unit.words[start:end])


def after_preposition(unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase hangs on a preposition: *mit der Polizei*, *nach eigenen Angaben*."""
    place = phrase.start - 1
    while place > 0 and _is_adjective(unit.words[place]):
        place -= 1
    return place >= 0 and unit.words[place].low in words("preposition")


def _is_adjective(word: Word) -> bool:
    ends = word.low.endswith(("e", "en", "er", "es", "em"))
    return ends and word.text.islower() and word.low not in words("preposition", "verb")
