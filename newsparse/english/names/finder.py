"""The names of a document: what is one among its capitalised words.

A run of capitals is found first (`beginnings`, `extents`). Then what stands at its front is taken off: titles,
countries, peoples; a title in its middle parts two names.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon.gazetteer import demonym_at, given_names, look_up, name_words
from newsparse.english.names.beginnings import could_begin
from newsparse.english.names.evidence import Evidence, Sentence
from newsparse.english.names.extents import end_of_capitals
from newsparse.english.names.name import Name
from newsparse.english.names.titles import (
    WITH_PORTFOLIO,
    after_portfolio,
    end_of_titles,
    is_calling,
    office_before,
    qualifies,
    title_at,
    title_before,
    title_with_of,
)
from newsparse.english.names.vocabulary import OF_HEADS
from newsparse.model import EntityType

_LONGEST = 10
"""How many words a name may have; what is longer is a list without commas."""


def find_names(g: Grammar) -> Iterator[Name]:
    """Every name of a document, in text order, none overlapping."""
    seen = Evidence(g)
    for sentence in seen.sentences:
        reached = sentence.start
        for i in sentence.capitals:
            if i >= reached and (found := _capitals_at(seen, i, sentence)) is not None:
                yield from found.names()
                reached = found.j


def _capitals_at(seen: Evidence, i: int, s: Sentence) -> _Capitals | None:
    """The capitals of a name, or names, that begin at token ``i`` or after the portfolio that begins there."""
    begin = after_portfolio(seen.g, i, s.start, s.end) if not s.headline else None
    if begin is None and not could_begin(seen, i, s.start, s.headline):
        return None
    first = i if begin is None else begin
    return _Capitals(seen, first, end_of_capitals(seen, first, s.end, s.headline), s.start, s.end)


@attrs.frozen
class _Front:
    """What has been taken off the front of the capitals: where the rest begins, its title, and names before it."""

    begin: int
    title: tuple[int, int] | None
    names: tuple[Name, ...] = ()


@attrs.frozen
class _Capitals:
    """Capitalised words from ``i`` to ``j``, in a sentence from ``start`` to ``end``."""

    seen: Evidence
    i: int
    j: int
    start: int
    end: int

    def names(self) -> Iterator[Name]:
        """The names among them."""
        g, j = self.seen.g, self.j
        if j - self.i > _LONGEST:
            return
        if j - self.i > 1 and look_up(g.said(self.i, j)) is not None:
            yield Name(self.i, j)  # "Doctors Without Borders"
            return
        front = self._after_front()
        yield from front.names
        begin, title = front.begin, front.title
        if begin >= j:
            return
        inner = self._inner_title(begin)
        if begin + 2 < j and title is None and is_calling(g, begin):
            yield Name(begin + 1, j, (begin, begin + 1))
        elif inner is not None:
            yield from self._around_title(begin, *inner)
        elif not self._is_office(begin):
            yield Name(begin, j, title)

    # -- what stands before the name

    def _after_front(self) -> _Front:
        """What is left when titles, countries and peoples are taken off, one after the other."""
        g, i = self.seen.g, self.i
        title = title_before(g, i, self.start)
        office = office_before(g, i, self.start) if title is None else None
        if office is not None:
            title = ((title_before(g, office, self.start) or (office - 1,))[0], i)
        front = _Front(i, title)
        if title is None and (title := title_with_of(g, i, self.j, self.start)) is not None:
            front = _Front(title[1], title)
        while front.begin < self.j:
            shorter = self._after_title(front) or self._after_country(front) or self._after_people(front)
            if shorter is None:
                break
            front = shorter
        return front

    def _after_title(self, front: _Front) -> _Front | None:
        """*Prime Minister* Ana Roy. A title on its own is no name, unless it is a surname here."""
        g, begin = self.seen.g, front.begin
        matched = title_at(g, begin, self.end)
        if matched is None:
            return None
        stop = begin + len(matched.words)
        if stop >= self.j:
            alone = begin + 1 == self.j and g.words[begin] in self.seen.surnames
            surname = alone and g.lower[begin - 1 : begin] not in (["the"], ["a"])
            return _Front(self.j, None, (*front.names, Name(begin, self.j)) if surname else front.names)
        joined = front.title is not None and front.title[1] == begin
        called = joined and g.words[begin][0].isupper() and g.lower[begin] in given_names()  # "Col. Guy Roche"
        if not g.words[stop][0].isupper() or self._is_body or called:
            return None
        return _Front(stop, (front.title[0] if joined and front.title else begin, stop), front.names)

    def _after_country(self, front: _Front) -> _Front | None:
        """*Danish* Prime Minister, *US* President; of "UN Secretary-General X" the UN is named, too."""
        g, begin = self.seen.g, front.begin
        demonym = demonym_at(g.lower, begin)
        known = look_up(g.words[begin]) if demonym is None and begin + 1 < self.j else None
        stop = begin + (demonym[1] if demonym is not None else 1)
        if (demonym is None and known is None) or not self._title_follows(stop):
            return None
        if known is not None and known.type is EntityType.ORGANIZATION:
            return _Front(stop, None, (*front.names, Name(begin, stop)))
        return _Front(stop, (begin, stop), front.names)

    def _after_people(self, front: _Front) -> _Front | None:
        """*Israeli* Benny Gantz; on its own a people is no name before a noun: *Israeli* troops."""
        g, begin = self.seen.g, front.begin
        demonym = demonym_at(g.lower, begin)
        if demonym is None:
            return None
        stop, known_length = begin + demonym[1], self.seen.known_length(begin)
        if stop >= self.j:
            return _Front(self.j, None, front.names) if known_length == 0 or self._noun_follows() else None
        rest = g.lower[stop : self.j]
        body = self._is_body or rest[0] == "union" or rest[-1] in OF_HEADS
        return None if known_length > demonym[1] or body or len(rest) < 2 else _Front(stop, front.title, front.names)

    def _title_follows(self, i: int) -> bool:
        """Whether a title begins at token ``i``, all of it in the capitals."""
        title = title_at(self.seen.g, i, self.end) if i < self.end else None
        return title is not None and i + len(title.words) <= self.j and not self._is_body

    def _noun_follows(self) -> bool:
        """Whether the capitals go on in their noun phrase with a word in lower case."""
        g, j = self.seen.g, self.j
        if j >= len(g.tags) or g.tags[j] not in ("NOUN", "ADJ", "VERB"):
            return False
        return g.np_at(j) is not None and g.np_at(j - 1) is g.np_at(j)

    @property
    def _is_body(self) -> bool:
        """Whether the last of the capitals is a word for a body."""
        last = self.seen.g.lower[self.j - 1]
        return last in name_words()["organization"] and last not in given_names()

    # -- titles among the names

    def _inner_title(self, begin: int) -> tuple[int, int, bool] | None:
        """A title between two names: where it begins and ends, and whether its last word is one with a portfolio."""
        if self._is_body:
            return None
        for k in range(begin + 1, self.j - 1):
            title = title_at(self.seen.g, k, self.end) if k - 1 not in self.seen.g.nicknames else None
            if title is not None and k + len(title.words) < self.j:
                return k, k + len(title.words), title.words[-1] in WITH_PORTFOLIO
        return None

    def _around_title(self, begin: int, k: int, stop: int, portfolio: bool) -> Iterator[Name]:
        """The names around a title in the middle: *Fordia* Chief Executive *Ana Roy*."""
        g = self.seen.g
        if all(qualifies(g, m, portfolio) for m in range(begin, k)):  # "Acting Defense Secretary Dana Fox"
            stop = end_of_titles(g, stop, self.j)
            yield Name(stop, self.j, (begin, stop))
        else:
            yield Name(begin, k)
            yield from attrs.evolve(self, i=k).names()

    def _is_office(self, begin: int) -> bool:
        """Whether all of it is a title on its own: "the Federal Minister"."""
        g, last = self.seen.g, self.j - 1
        office = title_at(g, last, self.end) if last > begin else None
        return office is not None and office.kind == "office" and all(qualifies(g, m) for m in range(begin, last))
