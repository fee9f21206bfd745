"""What speaks for a capitalised word being a name: the document itself, and the names that need no introduction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import attrs

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon.gazetteer import given_names, known_lengths, look_up, titles
from newsparse.english.names.titles import title_before
from newsparse.english.tagging.tagger import is_title_case

ARABIC_ARTICLES = ("al-", "el-")


@attrs.frozen
class Sentence:
    """A sentence, or headline: its tokens (half open), and those with a capital in front or after *al-*."""

    start: int
    end: int
    headline: bool
    capitals: tuple[int, ...]


class Evidence:
    """How the words of one document are written everywhere in it, and where a known name begins."""

    def __init__(self, g: Grammar) -> None:
        self.g = g
        different = set(g.words)
        self.sentences = tuple(_sentences(g, {w for w in different if w[0].isupper() or w.startswith(ARABIC_ARTICLES)}))
        self.lower_somewhere = {w for w in different if w.isalpha() and w.islower()}
        capitals = [(i, s) for s in self.sentences for i in s.capitals]
        self.capital_inside = {g.words[i] for i, s in capitals if _is_inside(g, i, s)}
        """Words with a capital where no rule of spelling asks for one: names, most likely."""
        self.surnames = {g.words[i] for i, _ in capitals if _follows_given_name(g, i)}
        """Capitalised words after a given name: *Singer* of "Rick Singer" is no singer."""
        self.family_names = {g.words[i] for i, s in capitals if _is_family_name(g, i, s)}
        """Family names that are set in capitals, before or after a given name: PARK *Jin-ho*, *Sofia* ORTEGA."""
        self.known_length: Callable[[int], int] = cache(partial(_known_length, g))
        """How many tokens a known name takes that begins at a token; 0 if none does."""


def _known_length(g: Grammar, i: int) -> int:
    lengths = known_lengths(g.lower[i])
    if not lengths or not g.words[i][0].isupper() or g.lower[i] == "the":
        return 0
    end = g.sentence_range(i)[1]
    for length in lengths:
        j = i + length
        ends = j <= end and (length == 1 or g.words[j - 1][0].isalnum() or g.lower[j - 1] in ("'s", "’s"))
        if ends and look_up(g.said(i, j)) is not None:
            return length
    return 0


def _sentences(g: Grammar, capital: set[str]) -> Iterator[Sentence]:
    for start, end in zip(g.sentence_starts, g.sentence_ends, strict=True):
        capitals = tuple([i for i in range(start, end) if g.words[i] in capital])
        yield Sentence(start, end, is_title_case(g.words[start:end]), capitals)


def _is_inside(g: Grammar, i: int, s: Sentence) -> bool:
    return not s.headline and i > s.start and g.words[i - 1][0].isalnum()


def _follows_given_name(g: Grammar, i: int) -> bool:
    before = g.words[i - 1] if i else ""
    return before[:1].isupper() and before.lower() in given_names() and not g.words[i].isupper()


def _is_family_name(g: Grammar, i: int, s: Sentence) -> bool:
    """Whether a word is set in capitals beside a given name that is not."""
    word = g.words[i]
    if len(word) < 3 or not word.isalpha() or not word.isupper():
        return False
    after = i > s.start and _is_given(g, i - 1) and (g.lower[i - 1] in given_names() or _is_titled(g, i - 1, s))
    return after or (i + 1 < s.end and _is_given(g, i + 1) and _is_titled(g, i, s))


def _is_given(g: Grammar, i: int) -> bool:
    """Whether a word is written as a given name, and no title."""
    return g.words[i][0].isupper() and not g.words[i].isupper() and g.tags[i] == "PROPN" and g.lower[i] not in titles()


def _is_titled(g: Grammar, i: int, s: Sentence) -> bool:
    """Whether a title stands right before a token."""
    return title_before(g, i, s.start) is not None
