"""The tree of a page in which every text knows its place: where it stands in the stream, and so in the page.

Parsers keep no offsets. So each stretch of text is given a mark before the page is parsed, which is read and taken
away again once there is a tree. A second mark goes with a copy of the tree through extractors that make trees of
their own: what they keep is known by what is left of the marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from copy import copy

import attrs
from lxml.html import HtmlElement

from newsparse.model import Span
from newsparse_html.parsing import parse
from newsparse_html.stream import BREAK, TextStream

_FIRST, _SECOND, _PLANE = 0xF0000, 0x100000, 0xFFFE
"""Marks are two characters for private use, one of each plane that is only that: no font and no page has them."""
_MARK = re.compile("([\U000f0000-\U000ffffd])([\U00100000-\U0010fffd])")
_PRIVATE = re.compile("[\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_SIGN, _SIGNS = 0x2801, 255
"""Extractors drop what cannot be printed: their marks are Braille signs, which are symbols and no letters to them."""
_BRAILLE = re.compile("[\u2801-\u28ff]+")


@attrs.frozen(eq=False)
class Layout:
    """A tree, its stream, and for each element which segments of the stream are its text, and which its tail."""

    tree: HtmlElement = attrs.field(repr=False)
    stream: TextStream = attrs.field(repr=False)
    texts: dict[HtmlElement, tuple[int, ...]] = attrs.field(repr=False)
    tails: dict[HtmlElement, tuple[int, ...]] = attrs.field(repr=False)
    owners: dict[int, HtmlElement] = attrs.field(repr=False)
    """The element that each segment stands in."""

    @classmethod
    def of(cls, page: str, name: str) -> Layout:
        """The layout of a page.

        Raises:
            ReadError: if there is nothing in it.

        Example:
            >>> layout = Layout.of("<p>Mali <!-- and --> said <b>no</b>, again.</p>", "page.html")
            >>> [span.of(layout.stream.text) for span in layout.spans(layout.segments(layout.tree.find(".//b")))]
            ['no']
        """
        stream = TextStream.of(page)
        tree = parse(_marked(stream), name)
        texts: dict[HtmlElement, tuple[int, ...]] = {}
        tails: dict[HtmlElement, tuple[int, ...]] = {}
        owners: dict[int, HtmlElement] = {}
        for element in tree.iter():
            if element.text:
                element.text, texts[element] = _read(element.text, len(stream.segments))
                owners.update(dict.fromkeys(texts[element], element))
            if element.tail:
                element.tail, tails[element] = _read(element.tail, len(stream.segments))
                owners.update(dict.fromkeys(tails[element], element.getparent()))
        return cls(tree, stream, texts, tails, owners)

    def segments(self, element: HtmlElement) -> list[int]:
        """The segments inside an element, in the order of the tree."""
        found = list(self.texts.get(element, ()))
        for inner in element.iterdescendants():
            found += self.texts.get(inner, ())
            found += self.tails.get(inner, ())
        return found

    def span(self, segment: int) -> Span:
        """Where a segment stands in the stream."""
        starts = self.stream.starts
        return Span(starts[segment], starts[segment + 1] if segment + 1 < len(starts) else len(self.stream.text))

    def size(self, segments: Iterable[int]) -> int:
        """How many characters segments have, white space not counted."""
        return sum(len(self.span(segment)) for segment in segments)

    def spans(self, segments: Iterable[int]) -> list[Span]:
        """Where segments stand in the stream; those that follow each other are one span."""
        found: list[Span] = []
        for span in map(self.span, sorted(segments)):
            if found and found[-1].end == span.start:
                span = Span(found.pop().start, span.end)
            found.append(span)
        return found

    def lines(self, segments: Iterable[int]) -> Iterator[list[int]]:
        """Segments, line by line: apart wherever the page ends a block or a line between two of them."""
        line: list[int] = []
        for segment in sorted(segments):
            if line and any(self.stream.apart[i] == BREAK for i in range(line[-1] + 1, segment + 1)):
                yield line
                line = []
            line.append(segment)
        if line:
            yield line

    def said(self, segments: Iterable[int]) -> str:
        """What segments say, with spaces."""
        return " ".join(filter(None, (self.stream.read(span)[0] for span in self.spans(segments))))

    def kept_by(self, extract: Callable[[HtmlElement], Iterable[str]], without: Collection[HtmlElement]) -> set[int]:
        """The segments that an extractor keeps, of a copy of the tree without some elements.

        ``extract`` is given that copy, and returns the texts that it keeps of it.
        """
        width = 1
        while _SIGNS**width < len(self.texts) + len(self.tails):
            width += 1
        tree, signed = self._signed(width, without)
        runs = (match[0] for said in extract(tree) for match in _BRAILLE.finditer(said))
        numbers = (_number(run[at : at + width]) for run in runs for at in range(0, len(run) - width + 1, width))
        return {segment for number in numbers if number < len(signed) for segment in signed[number]}

    def _signed(self, width: int, without: Collection[HtmlElement]) -> tuple[HtmlElement, list[tuple[int, ...]]]:
        """A copy of the tree without some elements, a sign in each of its texts; and the segments of each sign."""
        tree = copy(self.tree)
        signed: list[tuple[int, ...]] = []
        gone = []
        for mine, other in zip(self.tree.iter(), tree.iter(), strict=True):
            if segments := self.texts.get(mine):
                other.text = _signs(len(signed), width) + _without_signs(other.text)
                signed.append(segments)
            if segments := self.tails.get(mine):
                other.tail = _signs(len(signed), width) + _without_signs(other.tail)
                signed.append(segments)
            if mine in without:
                gone.append(other)
        for element in gone:
            if element.getparent() is not None:
                element.drop_tree()
        return tree, signed


def _marked(stream: TextStream) -> str:
    """The page with a mark in front of each segment."""
    page = stream.page
    parts: list[str] = []
    place = 0
    for number, segment in enumerate(stream.segments):
        mark = chr(_FIRST + number // _PLANE) + chr(_SECOND + number % _PLANE)
        parts += (_PRIVATE.sub(" ", page[place : segment.start]), mark)
        place = segment.start
    parts.append(_PRIVATE.sub(" ", page[place:]))
    return "".join(parts)


def _read(text: str, most: int) -> tuple[str, tuple[int, ...]]:
    """A text without its marks, and the segments that these stand for."""
    numbers = ((ord(first) - _FIRST) * _PLANE + ord(second) - _SECOND for first, second in _MARK.findall(text))
    found = tuple(number for number in numbers if number < most)
    return _PRIVATE.sub("", text) if found else text, found


def _without_signs(text: str | None) -> str:
    return _BRAILLE.sub("", text) if text and not text.isascii() else text or ""


def _signs(number: int, width: int) -> str:
    signs = []
    for _ in range(width):
        number, digit = divmod(number, _SIGNS)
        signs.append(chr(_SIGN + digit))
    return "".join(signs)


def _number(signs: str) -> int:
    return sum((ord(sign) - _SIGN) * _SIGNS**power for power, sign in enumerate(signs))
