"""The visible text of a page as one stream, and where in the page each character of it stands.

Parsers keep no offsets. So the page is read once more, only for its text; what stretch of it each text of the tree is
says `layout`. White space and unseen signs are left out of the stream: they are what parsers change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

import attrs

from newsparse.model import Run, Span

_IGNORED_SET = "\\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff"
_IGNORED = re.compile(f"[{_IGNORED_SET}]+")
_ATTRIBUTES = r"""[^>=]*+(?:=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+[^>=]*+)*+(?:>|\Z)"""
_MARKUP = re.compile(rf"<(?:(?P<comment>!--)|/?(?P<name>[a-zA-Z][^\s/>]*+){_ATTRIBUTES}|[!?/][^>]*+(?:>|\Z))")
_COMMENT_END, _COMMENT_ENDS = re.compile("-?>"), re.compile("--!?>")
"""The end of a comment right behind its beginning, and anywhere, by the HTML standard."""
_REFERENCE = r"(?P<reference>&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?))"
_WORD = f"[^&{_IGNORED_SET}]++"
_TOKEN = re.compile(rf"{_REFERENCE}|(?P<ignored>[{_IGNORED_SET}]+)|(?P<plain>{_WORD}|&)")
_PHRASE = re.compile(rf"{_REFERENCE}|(?P<ignored>[{_IGNORED_SET}]+)|(?P<plain>{_WORD}(?: {_WORD})*+|&)")
"""Words with one space between them are one token, where a segment is read as a whole: that is several times faster."""
WITHOUT_TEXT = frozenset(("script", "style", "iframe", "textarea", "xmp"))
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol option p pre section select"
    " summary table tbody td tfoot th thead title tr ul".split()
)

_CALLED_BREAK = re.compile(r"""\sclass\s*=\s*["'](?:[^"']*\s)?br(?:\s[^"']*)?["']""")
SPACE, BREAK = 1, 2


def squeezed(text: str) -> str:
    r"""A text without white space and unseen signs: what is left is compared.

    Example:
        >>> squeezed("No \u00ad war,\u200b he said")
        'Nowar,hesaid'
    """
    return _IGNORED.sub("", text)


@attrs.frozen
class TextStream:
    """The text of a page, squeezed; ``segments`` are the stretches of text between two tags, in order.

    ``starts`` has the place of each segment in ``text``; ``apart`` says what stands before it: `BREAK` where a block
    or a line ends, `SPACE` for white space, else 0.
    """

    page: str = attrs.field(repr=False)
    text: str = attrs.field(repr=False)
    starts: tuple[int, ...] = attrs.field(repr=False)
    segments: tuple[Span, ...] = attrs.field(repr=False)
    apart: tuple[int, ...] = attrs.field(repr=False)

    @classmethod
    def of(cls, page: str) -> TextStream:
        """The stream of a page. Takes linear time, whatever the page is like.

        Example:
            >>> TextStream.of("<p>Mali &amp; <b>Niger</b></p><script>1 < 2</script>").text
            'Mali&Niger'
        """
        parts: list[str] = []
        starts: list[int] = []
        segments: list[Span] = []
        apart: list[int] = []
        place = length = 0
        gap = BREAK
        while place < len(page):
            markup = _MARKUP.search(page, place)
            end = markup.start() if markup else len(page)
            if end > place:
                raw = page[place:end]
                text = _IGNORED.sub("", unescape(raw) if "&" in raw else raw)
                if text:
                    parts.append(text)
                    starts.append(length)
                    segments.append(Span(place, end))
                    apart.append(gap)
                    length += len(text)
                    gap = 0
                elif not gap and any(map(str.isspace, unescape(raw))):
                    gap = SPACE
            if markup is None:
                break
            place = markup.end()
            if markup["comment"]:
                close = _COMMENT_END.match(page, place) or _COMMENT_ENDS.search(page, place)
                place = len(page) if close is None else close.end()
            elif markup["name"]:
                name = markup["name"].lower()
                if name in _BLOCKS or (" br" in markup[0] and _CALLED_BREAK.search(markup[0])):
                    gap = BREAK
                if name in WITHOUT_TEXT and page[markup.start() + 1] != "/":
                    place = _closing(page, name, place)
        return cls(page, "".join(parts), tuple(starts), tuple(segments), tuple(apart))

    def place(self, position: int) -> int:
        """Where in the page the segment begins that a position of the stream is in."""
        return self.segments[bisect_right(self.starts, position) - 1].start if self.segments else 0

    def read(self, span: Span) -> tuple[str, list[Run]]:
        """The text of a stretch of the stream with its spaces, and the runs in which it stands in the page.

        One space stands wherever the page has white space, or ends a block or a line.

        Example:
            >>> stream = TextStream.of("<p>Mali &amp; <b>Niger</b>")
            >>> stream.read(Span(0, len(stream.text)))
            ('Mali & Niger', [Run(text=0, original=3, length=5), Run(text=7, original=17, length=5)])
        """
        written = _Written()
        ended, gap = -1, False
        index = max(bisect_right(self.starts, span.start) - 1, 0)
        while index < len(self.segments) and self.starts[index] < span.end:
            position, gap = self.starts[index], gap or bool(self.apart[index])
            after = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            whole = span.start <= position and after <= span.end
            for shown, space, start, end in self._tokens(self.segments[index], _PHRASE if whole else _TOKEN):
                gap = gap or space
                if not shown:
                    continue
                first, last = 0, len(shown)
                if not whole:
                    first, last = max(span.start - position, 0), min(span.end - position, len(shown))
                    position += len(shown)
                if first < last:
                    if gap and written.length:
                        written.add(" ", ended if start == ended + 1 and self.page[ended] == " " else None)
                    written.add(shown[first:last], start + first if end - start == len(shown) else None)
                    ended = end
                gap = False
            index += 1
        return "".join(written.parts), written.runs

    def _tokens(self, segment: Span, pattern: re.Pattern[str]) -> Iterator[tuple[str, bool, int, int]]:
        """(what is shown, whether it has white space, start, end) of each token of a segment."""
        for token in pattern.finditer(self.page, segment.start, segment.end):
            if token["plain"]:
                yield token[0], False, token.start(), token.end()
            else:
                text = unescape(token[0]) if token["reference"] else token[0]
                shown = _IGNORED.sub("", text) if token["reference"] else ""
                yield shown, any(map(str.isspace, text)), token.start(), token.end()


@attrs.define
class _Written:
    """A text as it grows, and the runs in which it stands in the page."""

    parts: list[str] = attrs.Factory(list)
    runs: list[Run] = attrs.Factory(list)
    length: int = 0

    def add(self, text: str, original: int | None) -> None:
        """Add a text; ``original`` is where the same characters stand in the page."""
        if original is not None:
            last = self.runs[-1] if self.runs else None
            if last and (last.text + last.length, last.original + last.length) == (self.length, original):
                self.runs[-1] = Run(last.text, last.original, last.length + len(text))
            else:
                self.runs.append(Run(self.length, original, len(text)))
        self.parts.append(text)
        self.length += len(text)


def _closing(page: str, name: str, place: int) -> int:
    """Where the end tag of an element without text begins; the end of the page if there is none."""
    close = page.find(f"</{name}", place)
    if close >= 0:
        return close
    match = re.compile(f"</{name}", re.IGNORECASE).search(page, place)
    return match.start() if match else len(page)
