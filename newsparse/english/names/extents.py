"""How far a sequence of capitalised words goes."""

from __future__ import annotations

from newsparse.english.grammar import DAYS, Grammar
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import given_names, name_words
from newsparse.english.names.evidence import ARABIC_ARTICLES, Evidence
from newsparse.english.names.vocabulary import OF_HEADS, PARTICLES, POSSESSIVE_MARKS
from newsparse.english.tagging.tagger import is_common_word

_WITHIN = words("within_name")
_ENDS_OF_TITLES = words("end_of_title")
"""What *of* or *for* joins to them is an office, no name: *Minister for Health*."""
_OF = words("joining")
_NOBILITY = words("nobility")
_NO_INNER = words("weak_particle")
"""Particles that also mean something else, so that none of them leads on to a capital alone."""


def end_of_capitals(seen: Evidence, i: int, end: int, headline: bool) -> int:
    """Where the capitalised words end that begin at token ``i``, with the small words between them."""
    j = i + max(1, seen.known_length(i))
    while j < end and (step := _step(seen, i, j, end, headline)):
        j += step
    return j


def _step(seen: Evidence, i: int, j: int, end: int, headline: bool) -> int:
    """How many tokens from ``j`` on belong to what began at ``i``; 0 if it ends there."""
    g = seen.g
    if g.words[j][0].isupper() and g.lower[j] not in DAYS:
        return 1 if _goes_on(seen, j, end, headline) else 0
    before_capital = j + 1 < end and g.words[j + 1][0].isupper()
    return (
        g.nicknames.get(j, j) - j
        or _particles(g, j, before_capital)
        or _joined(seen, i, j, end)
        or (_marked(seen, j) if before_capital else 0)
    )


def _particles(g: Grammar, j: int, before_capital: bool) -> int:
    """Small words inside a name: Ludwig *van* Beethoven, Rosa *de la* Torre, Omar *al-* Bashir."""
    low = g.lower[j]
    if low in PARTICLES:
        if before_capital and low not in _NO_INNER:
            return 1
        after = g.words[j + 2 : j + 3] or g.words[j + 1 : j + 2]
        if g.lower[j + 1 : j + 2] and g.lower[j + 1] in PARTICLES and after[0][0].isupper():
            return 2
    return int(low.startswith(ARABIC_ARTICLES))


def _joined(seen: Evidence, i: int, j: int, end: int) -> int:
    """*of*, *for*, *and* with what they join: Bank *of the* North."""
    if seen.g.lower[j] not in ("of", "for", "on", "and", "&"):
        return 0
    if is_of_place(seen.g, i, j) and j + 1 < end and seen.g.words[j + 1][0].isupper():
        return 1
    if not _joins(seen, i, j, end):
        return 0
    return 2 if seen.g.lower[j + 1] == "the" else 1


def is_of_place(g: Grammar, i: int, j: int) -> bool:
    """Whether *of* stands after the name of somebody with a title of nobility: *Princess Adela* of *Waldstein*."""
    title = range(max(i - 1, g.sentence_range(i)[0]), j - 1)
    return g.lower[j] == "of" and g.lower[j - 1] not in _NOBILITY and any(g.lower[k] in _NOBILITY for k in title)


def _marked(seen: Evidence, j: int) -> int:
    """A mark inside a name, alone or with the *s* after it: Workers*'* Union, AP*/*Ipsos."""
    return 2 if _owns(seen, j) else int(_is_tight(seen.g, j))


def _is_tight(g: Grammar, j: int) -> bool:
    """Whether a hyphen or a stroke has no space around it: *Saint - Denis* has, *AP/Ipsos* has not."""
    stroke = g.lower[j] == "-" or (g.lower[j] == "/" and g.words[j - 1].isupper())
    return stroke and g.span(j - 1, j).end == g.span(j, j + 1).start


def _goes_on(seen: Evidence, j: int, end: int, headline: bool) -> bool:
    """Whether a name goes on with a capitalised word."""
    g = seen.g
    low = g.lower[j]
    if headline and not _is_name_word_in_headline(seen, j):
        return False
    closed = g.tags[j] in ("PRON", "DET", "SCONJ", "AUX", "ADP") and low not in ("us", "it")
    if closed and not headline and low not in given_names():
        return False
    return low not in name_words()["not_name"] or low in _WITHIN or (j + 1 < end and g.words[j + 1][0].isupper())


def _is_name_word_in_headline(seen: Evidence, j: int) -> bool:
    """Whether a word of a headline, where all have capitals, would have one elsewhere too."""
    g = seen.g
    low = g.lower[j]
    if low in given_names() or g.words[j] in seen.capital_inside or seen.known_length(j):
        return True
    return not is_common_word(low) and g.tags[j] == "PROPN"


def _owns(seen: Evidence, mark: int) -> bool:
    """Whether a possessive is part of a name: "Harbour Workers' Union", but "Israel's Ministry of Health"."""
    lower = seen.g.lower
    if lower[mark] not in POSSESSIVE_MARKS:
        return False
    owner = lower[mark - 1]
    return (
        lower[mark + 1] in name_words()["organization"]
        and (is_common_word(owner) or (owner.endswith("s") and lower[mark] in ("'", "’")))
        and owner not in given_names()
    )


def _joins(seen: Evidence, i: int, j: int, end: int) -> bool:
    """Whether *of*, *for*, *and* … inside capitals belongs to the name of an organisation."""
    g = seen.g
    low = g.lower[j]
    k = j + 1
    if k < end and g.lower[k] == "the" and low in _OF:
        k += 1
    if k >= end or not g.words[k][0].isupper():
        return False
    if g.lower[k] in name_words()["not_name"] and not (k + 1 < end and g.words[k + 1][0].isupper()):
        return False
    last = g.lower[j - 1]
    if low not in _OF:
        return _joins_both(g, i, j, k, end)
    if last == "secretary":
        return low == "of"
    return last not in _ENDS_OF_TITLES and (last in name_words()["organization"] or last in OF_HEADS)


def _joins_both(g: Grammar, i: int, j: int, k: int, end: int) -> bool:
    """Whether a word and what *and* joins to it are one body: *Tarn & Hill Bank*, *Agriculture and Fisheries Ministry*.

    Before a written *and* it must be an ordinary word, for somebody's name may stand there: *Roe and Senate Democrats*.
    """
    organization = name_words()["organization"]
    one = j - i == 1 and (g.lower[j] == "&" or is_common_word(g.lower[i]))
    if not one or g.lower[i] in organization or g.lower[i] in given_names():
        return False
    stop = next((m for m in range(k, end) if not g.words[m][0].isupper()), end)
    return stop - k > 1 and g.lower[stop - 1] in organization
