"""What may stand between a cue and its content: *said* on Monday, in a letter to the board, *that …*."""

from __future__ import annotations

from newsparse.english.attributions.page import DASHES, Page
from newsparse.english.attributions.sources import source_range
from newsparse.english.grammar import TIMES
from newsparse.english.lexicon import words

SUBORDINATORS = words("subordinator")
WIDE = words("inside_noun_phrase")
"""Prepositions whose phrase may belong to the noun phrase before it."""
_OPENING = words("adjunct_preposition")
_AFTER_ADJUNCT = words("after_adjunct") | {",", ":", "“", '"'}
_NO_ADJUNCTS = words("no_adjunct_adverb")
_CONNECTING = words("connecting_adverb")
_INSERTING = DASHES | {",", "-"}
_MOST = 8
_LONGEST_INSERTION = 14


def skip_adjuncts(page: Page, i: int, end: int, keep: frozenset[str] = frozenset()) -> int:
    """The token after adverbs, times, places and hearers.

    ``keep`` holds the prepositions that the content itself may begin with: *apologised to passengers* for the delay.
    """
    for _ in range(_MOST):
        after = _after_one(page, i, end, keep) if i < end else None
        if after is None:
            return i
        i = after
    return i


def _after_one(page: Page, i: int, end: int, keep: frozenset[str]) -> int | None:
    """The token after the adjunct that begins at token ``i``; None if none does."""
    g = page.g
    low, phrase = g.lower[i], page.phrase_from(i)
    if (g.tags[i] == "ADV" and low not in _NO_ADJUNCTS) or low in ("earlier", "later"):
        return i + 1  # said later that
    if phrase is not None and g.lower[phrase.head] in TIMES:
        return phrase.end  # said Monday morning that
    if low in _OPENING and (low == "to" or low not in keep):
        return _after_prepositional(page, i, end, keep)
    if low == "," and i + 1 < end and g.lower[i + 1] in _CONNECTING:
        return i + 3  # said, however, that
    return _after_insertion(page, i, end) if low in _INSERTING else None


def _after_prepositional(page: Page, i: int, end: int, keep: frozenset[str]) -> int | None:
    """*said* in a letter to the board *that*; not where a verb follows: *said in Lima prices rise*."""
    g = page.g
    low = g.lower[i]
    inner = page.phrase_from(i + 1)
    if inner is None:
        return None
    timed = g.lower[inner.head] in TIMES
    stop = inner.end if timed else g.full(inner, WIDE - keep)[1]
    following = g.vg_at(stop)
    if following is not None and following.form == "finite" and low not in ("on", "during"):
        return None
    if timed or stop >= end - 1 or g.lower[stop] in _AFTER_ADJUNCT or g.np_at(stop) is not None:
        return stop
    return None


def _after_insertion(page: Page, i: int, end: int) -> int | None:
    """*said*, with the benefit of hindsight, *that*; *claims* - falsely - *that*; *said*, when he rose, *he would*."""
    lower = page.g.lower
    for k in range(i + 2, min(i + _LONGEST_INSERTION, end - 1)):
        if lower[k] == lower[i]:
            aside = lower[i + 1] in SUBORDINATORS and opens_main_clause(page, k + 1)
            return k + 1 if lower[k + 1] == "that" or aside else None
    return None


def opens_main_clause(page: Page, i: int) -> bool:
    """Whether the clause begins here that another one in front belongs to: *Citing costs*, the board *dropped it*."""
    g = page.g
    phrase = page.phrase_from(i)
    if phrase is None:
        return False
    stop = source_range(page, phrase)[1]
    verb = g.vg_at(stop + 1) if stop < len(g.lower) and g.lower[stop] == "," else g.vg_at(stop)
    return verb is not None and verb.form == "finite"
