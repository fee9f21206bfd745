"""Nominals: noun phrases that refer to persons, groups or organisations.

What a phrase refers to is told by its head, if `nouns` knows the word or its form, else by what it does (`speakers`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from newsparse.english.grammar import Grammar, NounPhrase
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import Title, demonym_at, titles
from newsparse.english.names.name import Name
from newsparse.english.names.nouns import acts, owners, type_of
from newsparse.english.names.speakers import speakers
from newsparse.english.names.unnamed import unnamed
from newsparse.english.names.vocabulary import POSSESSIVE_MARKS
from newsparse.model import EntityType

_INCOMPLETE = words("incomplete")
_BARE = words("bare_singular")
_NOBODY = words("nobody")
_MODIFIERS = frozenset({"DET", "PRON", "NUM", "PROPN", "PART"})
"""Tags of what makes a singular somebody in particular: *the* minister, *Oslo's* mayor."""
_DASHES = frozenset({"–", "—", "--"})


@attrs.frozen
class Nominal:
    """A noun phrase for somebody: its tokens (half open), the token of its head, and its type."""

    start: int
    end: int
    head: int
    type: EntityType


def nominals(g: Grammar, names: Sequence[Name]) -> Iterator[Nominal]:
    """The nominals of a text that are no names, each once."""
    seen: set[tuple[int, int]] = set()
    for nominal in _Nominals(g, names).all():
        if (nominal.start, nominal.end) not in seen:
            seen.add((nominal.start, nominal.end))
            yield nominal


class _Nominals:
    def __init__(self, g: Grammar, names: Sequence[Name]) -> None:
        self.g = g
        self.owners = owners(g)
        self.speaking = speakers(g, self.owners)
        self.unnamed = unnamed(g)
        self.named = {i for n in names for i in range(n.start, n.end)}
        self.taken = self.named | {i for n in names if n.title for i in range(*n.title)} | _ends_of_titles(g)
        """Tokens of names, of titles before names, and others that are nobody."""

    def all(self) -> Iterator[Nominal]:
        for head, (start, end, of_unnamed) in self.unnamed.items():
            if head not in self.named:
                yield Nominal(start, end, head, of_unnamed)
        for phrase in self.g.noun_phrases:
            if phrase.head in self.unnamed:
                continue
            type = self._type(phrase) if phrase.head not in self.taken else None
            if type is not None and not _is_nobody(self.g, phrase, type):
                yield from self._of_phrase(phrase, type)
            for owner in self.owners.get(phrase.start, ()):
                owner_type = self._type(owner) if owner.head not in self.named else None
                if owner_type is not None:
                    yield Nominal(owner.start, owner.end, owner.head, owner_type)
        yield from self._offices_in_capitals()

    def _type(self, phrase: NounPhrase) -> EntityType | None:
        return type_of(self.g, phrase) or self.speaking.get(phrase.head)

    def _of_phrase(self, phrase: NounPhrase, type: EntityType) -> Iterator[Nominal]:
        """A noun phrase, and before it what shares its noun: *Russian* and *Belarusian soldiers*."""
        g, head = self.g, phrase.head
        start = phrase.start
        while start < head and (g.lower[start] in POSSESSIVE_MARKS or g.lower[start] == "both"):
            start += 1
        if g.lower[start:head].count("and") == 1 and g.lower[start + 1] == "and":
            if start not in self.named:
                yield Nominal(start, start + 1, start, type)
            start += 2
        yield Nominal(start, _end(g, phrase), head, type)

    def _offices_in_capitals(self) -> Iterator[Nominal]:
        """Titles of several words in capitals that no name follows: *The Secretary of State*."""
        g = self.g
        for i, low in enumerate(g.lower):
            if low in _long_titles() and g.words[i][0].isupper() and i not in self.taken:
                stop = _end_of_title(g, i, honorific=False)
                if stop is not None and stop not in self.named:
                    start = i - 1 if i and g.lower[i - 1] in ("the", "a") else i
                    phrase = g.np_at(stop - 1)
                    if phrase is None or phrase.head != stop - 1 or phrase.start != start:
                        yield Nominal(start, stop, stop - 1, EntityType.PERSON)


@cache
def _long_titles() -> dict[str, tuple[Title, ...]]:
    """Titles of several words, by their first word."""
    return {
        first: those
        for first, all_those in titles().items()
        if (those := tuple(title for title in all_those if len(title.words) > 1))
    }


def _end_of_title(g: Grammar, i: int, *, honorific: bool = True) -> int | None:
    """Where the title of several words ends that begins at a token, if one does."""
    for title in _long_titles().get(g.lower[i], ()):
        stop = i + len(title.words)
        if tuple(g.lower[i:stop]) == title.words and (honorific or title.kind != "honorific"):
            return stop
    return None


def _ends_of_titles(g: Grammar) -> set[int]:
    """The last words of titles with *of* in them: *staff* of "chief of staff" is nobody."""
    found = set()
    for i in range(1, len(g.lower) - 1):
        if g.lower[i] == "of":
            words = tuple(g.lower[i - 1 : i + 2])
            if any(title.words == words for title in _long_titles().get(words[0], ())):
                found.add(i + 1)
    return found


def _end(g: Grammar, phrase: NounPhrase) -> int:
    """The end of a nominal: *of* belongs to it only in a title (*secretary of state*), or where the head needs it."""
    stop = _end_of_title(g, phrase.head)
    if stop is not None:
        return stop
    needs = g.lower[phrase.head] in _INCOMPLETE and g.lower[phrase.end : phrase.end + 1] == ["of"]
    return g.full(phrase)[1] if needs else phrase.end


def _is_nobody(g: Grammar, phrase: NounPhrase, type: EntityType) -> bool:
    """Whether a phrase names no one: *no minister*, *obstruction of justice*, *became president*."""
    if g.lower[phrase.start] in _NOBODY:
        return True
    if type is EntityType.GROUP or g.words[phrase.head][0].isupper() or g.lower[phrase.head] in _BARE:
        return False
    return not _is_particular(g, phrase) and not acts(g, phrase) and g.vg_at(phrase.start - 1) is None


def _is_particular(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a singular has an article, an owner or a country, owns something, or speaks in a headline."""
    before, after = g.lower[max(0, phrase.start - 1) : phrase.start], g.lower[phrase.end : phrase.end + 1]
    return (
        any(g.tags[i] in _MODIFIERS for i in range(phrase.start, phrase.head))
        or demonym_at(g.lower, phrase.start) is not None
        or after in (["'s"], ["’s"], [":"])  # "Minister: …"
        or any(mark in _DASHES for mark in before)  # "… – minister"
        or (before[:1] in ([":"], ["-"]) and phrase.end == g.sentence_range(phrase.head)[1])  # "…: minister"
    )
