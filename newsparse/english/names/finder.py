"""The names of a document: what is one among its capitalised words."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon.gazetteer import demonym_at, given_names, look_up, name_words
from newsparse.english.names.beginnings import could_begin
from newsparse.english.names.evidence import Evidence
from newsparse.english.names.extents import end_of_capitals
from newsparse.english.names.name import Name
from newsparse.english.names.titles import (
    WITH_PORTFOLIO,
    begin_of_both,
    end_of_titles,
    is_calling,
    qualifies,
    title_at,
    title_before,
    title_with_of,
)
from newsparse.english.names.vocabulary import OF_HEADS
from newsparse.english.tagging.tagger import is_title_case
from newsparse.model import EntityType

_LONGEST = 10
"""How many words a name may have; what is longer is a list without commas."""


class NameFinder:
    """Finds the names of one document."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar
        self._evidence = Evidence(grammar)

    def names(self) -> Iterator[Name]:
        """Every name, in text order, none overlapping."""
        g = self.g
        for start, end in zip(g.sentence_starts, g.sentence_ends, strict=True):
            headline = is_title_case(g.words[start:end])
            i = start
            while i < end:
                if not could_begin(self._evidence, i, start, headline):
                    i += 1
                    continue
                j = end_of_capitals(self._evidence, i, end, headline)
                if j - i <= _LONGEST:
                    yield from self._names_in(i, j, start, end)
                i = max(j, i + 1)

    def _names_in(self, i: int, j: int, start: int, end: int) -> Iterator[Name]:
        """The names in the capitals from ``i`` to ``j``, in a sentence from ``start`` to ``end``."""
        g = self.g
        if j - i > 1 and look_up(g.said(i, j)) is not None:
            yield Name(i, j)  # "Doctors Without Borders"
            return
        begin, title = yield from self._behind_modifiers(i, j, start, end)
        if begin >= j:
            return
        if begin + 2 < j and title is None and is_calling(g, begin):
            yield Name(begin + 1, j, (begin, begin + 1))
            return
        # a title between two names: "Fordia Chief Executive Ana Roy"; "Labour leader" is lower case
        for k in range(begin + 1, j - 1):
            inner = title_at(g, k, end)
            if inner is not None and k + len(inner.words) < j and not self._is_organisation(j):
                portfolio = inner.words[-1] in WITH_PORTFOLIO
                if all(qualifies(g, m, portfolio) for m in range(begin, k)):  # "Acting Defense Secretary Dana Fox"
                    stop = end_of_titles(g, k + len(inner.words), j)
                    yield Name(stop, j, (begin_of_both(g, begin, k + 1, start), stop))
                    return
                yield Name(begin, k)
                yield from self._names_in(k, j, start, end)
                return
        office = title_at(g, j - 1, end) if j - begin > 1 else None
        if office is not None and office.kind == "office" and all(qualifies(g, m) for m in range(begin, j - 1)):
            return  # "the Federal Minister": a title on its own
        yield Name(begin, j, (begin_of_both(g, *title, start), title[1]) if title is not None else None)

    def _behind_modifiers(
        self, i: int, j: int, start: int, end: int
    ) -> Generator[Name, None, tuple[int, tuple[int, int] | None]]:
        """What stands before the last name in the capitals: titles, demonyms, countries and bodies.

        Yields:
            The names among them.

        Returns:
            Where that last name begins, and its title; ``j`` if there is none.
        """
        g = self.g
        nothing = j, None
        title = title_before(g, i, start)
        begin = i
        if title is None and (title := title_with_of(g, i, j, start)) is not None:
            begin = title[1]
        while begin < j:
            # a demonym or a country before a title or a noun: "US Secretary of State", "Danish Prime Minister"
            matched = title_at(g, begin, end)
            if matched is not None:
                stop = begin + len(matched.words)
                if stop < j and g.words[stop][0].isupper() and not self._is_organisation(j):
                    title = (title[0] if title is not None and title[1] == begin else begin, stop)
                    begin = stop
                    continue
                if stop >= j:
                    alone = begin + 1 == j and g.words[begin] in self._evidence.surnames
                    if alone and g.lower[begin - 1 : begin] not in (["the"], ["a"]):
                        yield Name(begin, j)
                    return nothing  # a title on its own is a nominal
                break
            demonym = demonym_at(g.lower, begin)
            width = demonym[1] if demonym is not None else 1
            known = look_up(g.words[begin]) if demonym is None and begin + 1 < j else None
            if (demonym is not None or known is not None) and self._before_title(begin + width, j, end):
                if known is not None and known.type is EntityType.ORGANIZATION:
                    # "UN Secretary-General X" names the UN too, "US President X" not the US
                    yield Name(begin, begin + width)
                    title = None
                else:
                    title = (begin, begin + width)
                begin += width
                continue
            if demonym is not None:
                known_length = self._evidence.known_length(begin)
                alone = begin + width >= j
                if alone and (self._before_noun(j) or known_length == 0):
                    return nothing  # an adjective
                if not alone and known_length <= width and not self._is_organisation(j):
                    rest = g.lower[begin + width : j]
                    if rest[0] != "union" and rest[-1] not in OF_HEADS and len(rest) > 1:
                        begin += width  # "Israeli Benny Gantz"
                        continue
            break
        return begin, title

    def _before_title(self, i: int, j: int, end: int) -> bool:
        """Whether a title begins at token ``i``, all of it in capitals that end at ``j``."""
        title = title_at(self.g, i, end) if i < end else None
        return title is not None and i + len(title.words) <= j and not self._is_organisation(j)

    def _before_noun(self, j: int) -> bool:
        """Whether the capitals that end at ``j`` go on in their noun phrase with a word in lower case."""
        g = self.g
        return (
            j < len(g.tags)
            and g.tags[j] in ("NOUN", "ADJ", "VERB")
            and g.np_at(j) is not None
            and g.np_at(j - 1) is g.np_at(j)
        )

    def _is_organisation(self, j: int) -> bool:
        """Whether the last of the capitals that end at ``j`` is a word for a body."""
        last = self.g.lower[j - 1]
        return last in name_words()["organization"] and last not in given_names()
