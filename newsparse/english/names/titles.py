"""Titles before names: where one stands, and which words belong to it."""

from __future__ import annotations

from functools import cache

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import Title, given_names, look_up, titles
from newsparse.english.tagging.tagger import is_common_word

WITH_PORTFOLIO = words("with_portfolio")
_HEADS_WITH_OF = words("title_of")
_INITIALS = words("rank_in_initials")
"""Ranks that look like other abbreviations, so that a given name must follow: PC *Ana Roy*."""
_OFFICES = words("office_of")
_RANKS = words("rank")
_CALLING = tuple(words("calling_ending"))
_LONGEST = 4
"""How many words a title before a name may have."""


def title_at(g: Grammar, i: int, end: int) -> Title | None:
    """The title that begins at token ``i`` and goes no further than ``end``."""
    low = g.lower[i]
    listed = titles().get(low, ())
    several = titles().get(low[:-1], ()) if low.endswith("s") else ()  # "Presidents Emmanuel Macron and ..."
    if not (listed or several) or is_done(g, i) or _is_no_title(g, i):
        return None
    for title in listed:
        if tuple(g.lower[i : min(end, i + len(title.words))]) == title.words:
            return title
    return next((t for t in several if len(t.words) == 1 and t.kind != "honorific"), None)


def _is_no_title(g: Grammar, i: int) -> bool:
    """Whether an abbreviation means something else: "at 9 PM Berlin time", "Gen Z"."""
    if g.lower[i] == "pm":
        return not g.words[i].isupper() or (i > 0 and g.tags[i - 1] == "NUM")
    if g.lower[i] in _INITIALS:
        return not (g.words[i].isupper() and "".join(g.lower[i + 1 : i + 2]) in given_names())
    return g.lower[i] == "gen" and len("".join(g.words[i + 1 : i + 2])) == 1


def is_done(g: Grammar, i: int) -> bool:
    """Whether a word that may be a title is the verb of a relative clause: who *chairs* the board."""
    return g.tags[i] == "VERB" and i > 0 and g.lower[i - 1] in ("who", "which") and g.words[i].islower()


def title_before(g: Grammar, i: int, start: int) -> tuple[int, int] | None:
    """The title that ends right before token ``i``: *virologist* Helen Marsh, *former chief executive* X."""
    last = g.lower[i - 1] if i > start else ""
    if last in _last_words() or last.removesuffix("s") in titles():
        for k in range(max(start, i - _LONGEST), i):
            title = title_at(g, k, i)
            if title is not None and k + len(title.words) == i:
                return (k, i)
    if "-" in last and last.rpartition("-")[2] in titles():
        return (i - 1, i)  # then-President, ex-minister
    return None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(title.words[-1] for those in titles().values() for title in those)


def title_with_of(g: Grammar, i: int, end: int, start: int) -> tuple[int, int] | None:
    """A title whose subject opens the capitals from ``i`` to ``end``: *Minister of Education* Sara Holt."""
    if i - 2 < start or g.lower[i - 1] not in ("of", "for") or g.lower[i - 2] not in _HEADS_WITH_OF:
        return None
    stop = i
    while stop < end and is_common_word(g.lower[stop]) and g.lower[stop] not in given_names():
        stop += 1
    return (i - 2, stop) if i < stop < end else None


def after_portfolio(g: Grammar, i: int, start: int, end: int) -> int | None:
    """The token after a portfolio from token ``i`` on, if a name follows: *Minister for Sport and Arts* Ana Roy."""
    if _office_end(g, i, start) is None:
        return None
    k = i
    while k < end and g.words[k][0].isupper():
        begin = k
        while k < end and g.words[k][0].isupper() and g.words[k].isalpha():
            k += 1
        if g.lower[begin] in given_names() and not (g.lower[begin - 1] == "and" and k - begin > 2):
            return None
        name = next((m for m in range(begin + 1, k - 1) if _begins_name(g, m, k)), None)
        if name is not None:
            return name
        k += 1 if k < end and g.lower[k] in ("and", "&", ",") else end
        k += g.lower[k : k + 1] in (["the"], ["and"])
    return None


def _begins_name(g: Grammar, i: int, end: int) -> bool:
    """Whether a name, or the title before it, begins inside capitals that go to ``end``."""
    common = is_common_word(g.lower[i]) and g.lower[i + 1] not in given_names()
    return g.lower[i] in given_names() or title_at(g, i, end) is not None or (end - i == 2 and not common)


def office_before(g: Grammar, i: int, start: int) -> int | None:
    """Where the office ends whose portfolio goes to token ``i``: *Minister* for Sport and Tourism."""
    k = i - 1
    if not g.words[k][0].isupper():
        return None
    while k > start and (g.words[k][0].isupper() or g.lower[k] in ("and", "&", ",")):
        k -= 1
    return _office_end(g, k + 1, start) if k > start and k + 1 < i else None


def _office_end(g: Grammar, i: int, start: int) -> int | None:
    """Where the office ends before *of* or *for*, if a portfolio begins at token ``i``."""
    k = i - 1 - (g.lower[i - 1 : i] == ["the"])
    return k if k > start and g.lower[k] in ("of", "for") and g.lower[k - 1] in _OFFICES else None


def end_of_titles(g: Grammar, stop: int, end: int) -> int:
    """Where the titles end that follow one another from ``stop`` on, if something is left of the capitals then."""
    while (more := title_at(g, stop, end)) is not None and stop + len(more.words) < end:
        stop += len(more.words)
    return stop


def qualifies(g: Grammar, i: int, portfolio: bool = False) -> bool:
    """Whether a capitalised word only qualifies the title after it: *Acting*, *Ex-Finance*, *Deputy Housing*.

    Before the titles of those who have a ``portfolio`` any word does that is no name: *Investment Minister*.
    """
    low = g.lower[i]
    if low.startswith(("ex-", "then-")) or low in _RANKS:
        return True
    known = portfolio and low not in given_names() and not g.words[i].isupper()
    return (is_common_word(low) or known) and look_up(g.words[i]) is None


def is_calling(g: Grammar, i: int) -> bool:
    """Whether a word tells what the bearer of the full name after it is: *Scientologist Tom Cruise*."""
    low, following = g.lower[i], g.lower[i + 1]
    if low in given_names():
        return False
    if low.endswith("ist") and len(low) > 6:
        return True
    return following in given_names() and (low.endswith(_CALLING) or (is_common_word(low) and len(low) > 3))
