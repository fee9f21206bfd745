"""Following the rules of a source: from its patterns and selectors to edits on an article, or to a word why not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Container, Iterator, Sequence

import attrs
from lxml.cssselect import CSSSelector

from newsparse.model import Article, BlockKind, Diagnostic, Edit, Level, Span
from newsparse.text.blocks import paragraphs
from newsparse_html.metadata import title_of
from newsparse_html.rules import Rule, Version
from newsparse_html.selecting import Page, compiled

CODE = "source-profile-does-not-fit"
_MOST_TAKEN = 0.6
"""How much of a text its rules may take: those that take more are of another time, and are not followed."""
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION)


@attrs.frozen
class Match:
    """What a rule matches: stretches of single lines of the text; and whether it matches at all."""

    rule: Rule
    spans: tuple[Span, ...]
    found: bool


class SourceCleaner:
    """Follows the rules of a source, unless they do not fit the article: then it says so, and leaves it as it is."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self._selectors = {r.selector: compiled(r.selector, version.file) for r in version.rules if r.selector}

    def __call__(self, article: Article) -> Iterator[Edit | Diagnostic]:
        """Yield the edits of all rules, or one diagnostic."""
        fixed = [b.span for b in article.blocks if b.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)]
        lines = [b.span for b in paragraphs(article.text) if not any(b.span.overlaps(span) for span in fixed)]
        page = Page.of(article) if self._selectors else None
        matches = [_match(rule, article.text, lines, page, self._selectors) for rule in self.version.rules]
        missing = next((match.rule for match in matches if match.rule.expected and not match.found), None)
        if missing is not None:
            yield self._unfit(f"nothing is matched by {missing}, which every page of it should have")
            return
        edits = _edits(matches, article.text, lines)
        taken = sum(len(e.span) for e in edits if e.action == "drop" or (e.kind and e.kind not in _RUNNING))
        if taken > _MOST_TAKEN * sum(map(len, lines)):
            yield self._unfit("its rules would take most of the text")
            return
        yield from edits
        yield from _titled(self.version.title, article)

    def _unfit(self, reason: str) -> Diagnostic:
        message = (
            f"{self.version.file} does not fit this page: {reason}. The page was read without it; "
            "if the source has changed its pages, add a version with valid_from to that file"
        )
        return Diagnostic(level=Level.WARNING, code=CODE, message=message)


def _match(rule: Rule, text: str, lines: Sequence[Span], page: Page | None, selectors: dict[str, CSSSelector]) -> Match:
    if rule.selector is not None:
        if page is None:  # a text without its page says nothing of the page
            return Match(rule, (), True)
        elements = page.find(selectors[rule.selector])
        spans = [part for place in page.places(elements) for part in _by_line(text, place, lines)]
        return Match(rule, tuple(spans), bool(elements) or not page.whole)
    if rule.line is not None:
        spans = [line for line in lines if rule.line.fullmatch(line.of(text))]
    else:
        assert rule.part is not None
        cut = "cut" if "cut" in rule.part.groupindex else 0
        found = (
            (line, match) for line in lines for match in rule.part.finditer(line.of(text)) if match[cut] is not None
        )
        spans = [Span(line.start + match.start(cut), line.start + match.end(cut)) for line, match in found]
        spans = [span for span in spans if len(span) or rule.action == "split"]
    return Match(rule, tuple(spans), bool(spans))


def _by_line(text: str, place: Span, lines: Sequence[Span]) -> Iterator[Span]:
    """What is in each line of a stretch of the text."""
    for line in lines[bisect_right(lines, place.start, key=lambda line: line.end) :]:
        if line.start >= place.end:
            break
        span = Span.trimmed(text, max(place.start, line.start), min(place.end, line.end))
        if len(span):
            yield span


def _edits(matches: Sequence[Match], text: str, lines: Sequence[Span]) -> list[Edit]:
    """The edits of all rules; where two match the same words, the first rule has them."""
    picked: list[tuple[Rule, Span]] = []
    taken: list[Span] = []
    for match in matches:
        for span in match.spans if match.rule.action != "mark" else ():
            if _is_free(span, taken):
                insort(taken, span)
                picked.append((match.rule, span))
    edits: list[Edit] = []
    ends = [(span.start, rule.reason) for rule, span in picked if rule.action == "end"]
    if ends:
        cut, reason = min(ends)
        picked = [(rule, span) for rule, span in picked if span.end <= cut and rule.action != "end"]
        edits.append(Edit.drop(Span(cut, lines[-1].end), reason))
    starts = {span.start for span in taken}
    edits += (Edit.drop(_with_space(text, span, starts), rule.reason) for rule, span in picked if rule.action == "drop")
    dropped = sorted(edit.span for edit in edits)
    halves = {half for rule, span in picked if rule.action == "split" for half in (span.start, span.end)}
    borders = {border for half in halves if (border := _border(text, half, lines)) is not None}
    edits += (Edit.split(border) for border in sorted(borders) if _is_free(border, dropped))
    edits += (Edit.label(s, rule.kind or BlockKind.OTHER) for rule, s in picked if rule.action == "label")
    return edits


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a stretch overlaps none of some others, which are in order and do not overlap."""
    index = bisect_left(taken, span)
    return not any(span.overlaps(other) for other in taken[max(index - 1, 0) : index + 1])


def _with_space(text: str, span: Span, starts: Container[int]) -> Span:
    """A stretch with the space behind it, where there is one before it too: one of the two has to go.

    It ends where another stretch starts.
    """
    end = span.end
    if span.start and text[span.start - 1].isspace():
        while end < len(text) and text[end] == " " and end not in starts:
            end += 1
    return Span(span.start, end)


def _border(text: str, position: int, lines: Sequence[Span]) -> Span | None:
    """The white space around a position inside a line; None if a line begins or ends there anyway."""
    line = lines[bisect_left(lines, position, key=lambda line: line.end)]
    start = end = position
    while start > line.start and text[start - 1].isspace():
        start -= 1
    while end < line.end and text[end].isspace():
        end += 1
    return Span(start, end) if line.start < start and end < line.end else None


def _titled(believed: str | None, article: Article) -> Iterator[Edit]:
    """The title that is believed of the source, in the place of the one that most of the page's sources agree on."""
    block = next((block for block in article.blocks if block.kind is BlockKind.TITLE), None)
    title = title_of(article, believed) if believed and block else None
    if title and block and title != block.span.of(article.text):
        yield Edit.replace(block.span, title, "title")
