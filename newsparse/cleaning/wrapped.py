"""Hard-wrapped text: lines that were broken at one width are put together, so that a paragraph is one block again.

Greedy wrapping leaves a trace: a line ends where the next word would not have fitted. A line break is taken out only
in a run of lines that is running text by other signs too (see `_is_wrapped`), so that titles, headings, lists, tables,
poems and texts of one paragraph a line stay as they are. Narrow lines, as of columns, must have been broken exactly
there (see `_is_narrow`). Words and names in two pieces are put together anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import or_

import attrs

from newsparse.cleaning import words
from newsparse.cleaning.hyphens import IsWord, is_broken, is_one_word
from newsparse.model import Article, Diagnostic, Edit, Level, Span
from newsparse.text.words import classes

CODE = "hard-wrapped"
NARROWEST, WIDEST = 40, 140
"""Between how many characters the longest broken line of a run must lie."""
COLUMN = 20
"""The same for narrow lines, which must show more clearly that they were broken."""
PLENTY = 5
"""Breaks inside sentences that are no chance where they all tell one width, and few are behind commas."""
NEARLY = 0.9
"""How much of the width a line with its next word must exceed; not all texts are broken as exactly as by a machine."""
ONE_PARAGRAPH = 12
"""Lines that a run between blank lines may have to be taken as one paragraph."""

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"(?:[.!?…:;]|--|^\W+)[\"'”’)\]]*$")
_INSIDE = re.compile(r"[a-z0-9)”\"][.!?][\"”’']?\s+[\"“‘'(]?[A-Z]")
_ITEM = re.compile(r"(?:[•·▪●*>#-]+|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S|[–—]\s*[A-Z\d]")
_SIGN = re.compile(r"[•·▪●*–—-] ")
_DASHES = "-–—"
_COLUMNS = re.compile(r"\S(?: {3,}|\t| ?\| ?)\S")
_BYLINE = re.compile(r"by\s+[A-Z]", re.IGNORECASE)
_SURNAME = re.compile(r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)[.!?][\"”'’)]*$")
_FIRST_NAME = re.compile(r"\S+(?: \S+){5,} [A-Z][\w.'’-]*$")


@attrs.frozen
class _Line:
    """One or several lines of the text as one: its words, where they stand, how far it reaches with its indent."""

    text: str
    span: Span
    reach: int

    @property
    def indent(self) -> int:
        """How far it is from the margin."""
        return self.reach - len(self.text)

    @property
    def open(self) -> bool:
        """Whether the line ends in the middle of a sentence, as far as its last sign tells."""
        return _SENTENCE_END.search(self.text) is None

    @property
    def dangles(self) -> bool:
        """Whether its last word is one that hardly a sentence, or a heading, ends with."""
        return self.open and self.text.rsplit(maxsplit=1)[-1].lower() in classes()["unfinished"]

    def goes_on_in(self, other: _Line) -> bool:
        """Whether a sentence surely goes on in the next line."""
        return self.open and (other.text[0].islower() or self.dangles or self.text.endswith(","))

    def breaks_in(self, other: _Line, is_word: IsWord) -> bool:
        """Whether a word, or the name that ends a sentence, is in two pieces: *by Priya⏎Anand.*."""
        if is_broken(self.text, other.text):
            return True
        name = _SURNAME.match(other.text)
        if (
            name is None
            or not NARROWEST <= len(self.text) <= WIDEST
            or not _FIRST_NAME.match(self.text)
            or _is_headline(self)
        ):
            return False
        return not any(is_word(word.lower()) for word in name["name"].split())

    def had_no_room_for(self, other: _Line, width: float) -> bool:
        """Whether the first word of the next line would not have fitted."""
        return self.reach + 1 + len(other.text.split(maxsplit=1)[0]) > width


class Wrapped:
    """Puts the lines of hard-wrapped paragraphs together. Which words are ordinary ones, a language hands in."""

    def __init__(self, is_word: IsWord) -> None:
        self.is_word = is_word

    def __call__(self, article: Article) -> Iterator[Edit | Diagnostic]:
        """Yield a replacement for every line break inside a paragraph, and one remark if there are any."""
        edits = _Unwrapping(article.text, self.is_word).edits(list(_runs(article)))
        yield from edits
        if edits:
            said = "1 line break" if len(edits) == 1 else f"{len(edits)} line breaks"
            message = f"the text is hard-wrapped: {said} inside paragraphs taken as spaces"
            yield Diagnostic(level=Level.INFO, code=CODE, message=message)


def _runs(article: Article) -> Iterator[list[_Line]]:
    """The lines between blank ones; list items, indented first lines and labelled blocks begin runs of their own."""
    edges = {edge for block in article.blocks for edge in (block.span.start, block.span.end)}
    run: list[_Line] = []
    position = margin = 0
    for raw in article.text.split("\n"):
        span = Span.trimmed(article.text, position, position + len(raw))
        line, indent = _Line(span.of(article.text), span, span.end - position), span.start - position
        position += len(raw) + 1
        if run:
            last = run[-1]
            begins = _is_item(line.text, run) or (indent > margin and not last.open)
            if begins or not line.text or not edges.isdisjoint(range(last.span.end, span.start + 1)):
                yield run
                run = []
        if line.text:
            margin = min(margin, indent) if run else indent
            run.append(line)
    if run:
        yield run


def _is_item(text: str, run: Sequence[_Line]) -> bool:
    """Whether a line begins a list item, rather than going on with a dash or a number in the middle of a sentence."""
    if _SIGN.match(text) and (run[0].text.startswith(text[:2]) or not run[-1].open):
        return True  # as the one before, or behind a sentence that has ended
    if _ITEM.match(text) is None or run[-1].dangles:
        return False
    goes_on = run[-1].open and len(run[-1].text) >= NARROWEST and run[0].text[0] not in _DASHES
    return not (text[0] in _DASHES and text.lstrip(f"{_DASHES} ")[:1].islower() and goes_on)


class _Unwrapping:
    """The edits of one text, while they are being found.

    What is left has no run that looks wrapped, so that nothing is found in it a second time.
    """

    def __init__(self, text: str, is_word: IsWord) -> None:
        self.text = text
        self.is_word = is_word
        self.found: list[Edit] = []

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, in lower case."""
        return frozenset(_WORDS.findall(self.text.lower()))

    def edits(self, runs: list[list[_Line]]) -> list[Edit]:
        """A replacement for every line break inside a paragraph, in text order."""
        parted = len(runs) > 1
        width = 0
        for i, run in enumerate(runs):
            width = max(width, _width(run) if _is_wrapped(run) else 0)
            runs[i] = self._unwrapped(run, parted)
        for run in runs:
            while len(rest := self._joined(run, _left(run, width if parted else 0, self.is_word))) < len(run):
                run = self._unwrapped(rest, parted)
        return sorted(self.found, key=lambda edit: edit.span)

    def _unwrapped(self, run: list[_Line], parted: bool) -> list[_Line]:
        """A run with its paragraphs put together."""
        while _is_wrapped(run):
            whole = parted and len(run) <= ONE_PARAGRAPH
            rest = self._joined(run, [_belongs(run, i, _width(run), whole) for i in range(len(run) - 1)])
            if len(rest) == len(run):
                break
            run = rest
        return run

    def _joined(self, run: list[_Line], joins: Sequence[bool]) -> list[_Line]:
        """The lines of a run, those that belong together as one."""
        kept: list[_Line] = []
        parts: list[str] = []
        first = run[0]
        for line, after, joins_on in zip(run, [*run[1:], None], [*joins, False], strict=True):
            first = first if parts else line
            if joins_on and after is not None:
                edit = self._edit(line, after)
                self.found.append(edit)
                parts += [line.text[: len(line.text) - (line.span.end - edit.span.start)], edit.text]
                continue
            text = "".join([*parts, line.text])
            kept.append(_Line(text, Span(first.span.start, line.span.end), first.indent + len(text)))
            parts = []
        return kept

    def _edit(self, line: _Line, after: _Line) -> Edit:
        """A space for the break behind a line; nothing inside a word, nor its hyphen if it has none."""
        start, end = line.span.end, after.span.start
        if not is_broken(line.text, after.text):
            return Edit.replace(Span(start, end), " ", CODE)
        return Edit.replace(Span(start - is_one_word(line.text, after.text, self.words, self.is_word), end), "", CODE)


def _width(run: Sequence[_Line]) -> int:
    return max(line.reach for line in run)


def _is_wrapped(run: Sequence[_Line]) -> bool:
    """Whether some lines are running text that was broken at one width.

    A sentence surely goes on over a break; half of all breaks or more are in mid-sentence, or a quarter of them where
    half are at the width; no line is longer than lines are broken at; and it is prose: a line ends in a word like
    *the*, a sentence ends inside a line, a list item hangs, or all lines but the last are of about one length.
    """
    if len(run) > 1 and _width(run) < NARROWEST:
        return _is_narrow(run)
    if len(run) < 2 or not any(a.goes_on_in(b) for a, b in pairwise(run)):
        return False
    lengths = [line.reach for line in run[:-1]]
    open_ones = [line for line in run[:-1] if line.open]
    if max(lengths) < NARROWEST or _width(run) > WIDEST or 4 * len(open_ones) < len(lengths):
        return False
    full = [a.had_no_room_for(b, _width(run)) for a, b in pairwise(run)]
    if 2 * sum(line.open or at_width for line, at_width in zip(run, full, strict=False)) < len(lengths):
        return False
    begun = sum(line.text[0].islower() for line in run[1:])
    if len(run) >= 4 and begun < 0.3 * len(lengths) and not all(full):
        return False
    if sum(_COLUMNS.search(line.text) is not None for line in run) > 1:
        return False
    inside = any(_INSIDE.search(line.text) for line in run)
    if len(open_ones) > 1 and not inside and all(line.text.endswith(",") for line in open_ones):
        return False  # a list
    if inside or any(a.dangles for a in open_ones):
        return True
    if _ITEM.match(run[0].text) and all(line.indent > run[0].indent for line in run[1:]):
        return True
    return not run[-1].open and min(lengths) >= 0.7 * max(lengths)


def _is_narrow(run: Sequence[_Line]) -> bool:
    """Whether some narrow lines are running text that was broken at one width.

    One width tells all the breaks inside sentences: the next word never fitted, and every line does. It begins and
    ends as sentences do; half of those breaks or more are surely in mid-sentence, and not each behind a comma. Where
    there are three or four, it is prose: a line ends in a word like *the* or *in*, or a sentence ends inside a line.
    """
    first, last = run[0], run[-1]
    if _width(run) < COLUMN or last.open or any(_COLUMNS.search(line.text) for line in run):
        return False
    if _ITEM.match(first.text):
        if not all(line.indent > first.indent for line in run[1:]):
            return False
    elif not (first.text.lstrip("\"“‘'(")[:1].isupper() or first.text[0].isdigit()):
        return False
    inside = [(a, b) for a, b in pairwise(run) if a.open]
    broken_at = (a.had_no_room_for(b, _width(run)) or is_broken(a.text, b.text) for a, b in inside)
    hang = [a.dangles or a.text.rsplit(maxsplit=1)[-1] in words.classes()["small"] for a, _ in inside]
    goes_on = [a.text.endswith(",") or b.text.split(maxsplit=1)[0].islower() for a, b in inside]
    surely = sum(map(or_, hang, goes_on))
    if not surely or 2 * surely < len(inside) or not all(broken_at):
        return False
    commas = sum(a.text.endswith(",") for a, _ in inside)
    if commas == len(inside):
        return False
    if len(inside) < 3 or (len(inside) >= PLENTY and 2 * commas < len(inside)):
        return True
    return any(hang) or any(_INSIDE.search(line.text) for line in run)


def _belongs(run: Sequence[_Line], i: int, width: int, whole: bool) -> bool:
    """Whether the break behind line ``i`` of a wrapped run is inside a paragraph."""
    line, after = run[i], run[i + 1]
    if line.goes_on_in(after):
        return True
    if _BYLINE.match(line.text) or (i == 0 and not whole and _is_headline(line)):
        return False
    exact = i == 0 or not (line.open or whole)
    return line.had_no_room_for(after, width if exact else NEARLY * width)


def _is_headline(line: _Line) -> bool:
    """Whether most of the words of a line that ends no sentence are capitalised."""
    found = [w for w in _WORD.findall(line.text) if len(w) > 3]
    return line.open and 3 * sum(w[0].isupper() for w in found) > 2 * len(found)


def _left(run: Sequence[_Line], width: int, is_word: IsWord) -> list[bool]:
    """Which breaks of a run that is not wrapped itself are inside words and names, or where others were broken."""
    elsewhere = _at_width(run, width) if width else [False] * (len(run) - 1)
    return [at_width or a.breaks_in(b, is_word) for at_width, (a, b) in zip(elsewhere, pairwise(run), strict=True)]


def _at_width(run: Sequence[_Line], width: int) -> list[bool]:
    """Of a run in a text that is wrapped elsewhere: which of its lines were broken at that width.

    A run of wide lines is short; in one of narrow lines, every break inside a sentence is where that width tells.
    """
    if width < NARROWEST:
        full = [a.had_no_room_for(b, width) or is_broken(a.text, b.text) for a, b in pairwise(run)]
        exact = all(here or not line.open for here, line in zip(full, run, strict=False)) and _width(run) <= width
        return [exact and here and (len(run) > 3 or not run[-1].open) for here in full]
    if len(run) > ONE_PARAGRAPH or NEARLY * _width(run) > width:
        return [False] * (len(run) - 1)
    return [a.had_no_room_for(b, NEARLY * width) and (a.open or not run[-1].open) for a, b in pairwise(run)]
