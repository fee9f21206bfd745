"""Headings inside an article: lines of their own, or glued to the front of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.cleaning.lines import ends_a_sentence, open_lines, words
from newsparse.model import Article, BlockKind, Edit, Span
from newsparse.text.sentences import STARTERS

MOST_WORDS = 12
_SMALL = "a an and as at but by for from in into nor of on or over the to up vs with against amid after before".split()
_RUN = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][\"”’]))\s+(?=[A-Z])"
    rf"(?P<run>(?:(?:[A-Z][\w'’-]*|{'|'.join(_SMALL)})[ ]){{3,14}})(?=[a-z])"
)
_LIST_ITEM = re.compile(r"(?:[•·▪●*–-]|\d{1,2}[.)])\s+\S")


class Headings:
    """Labels headings and list items, and splits headings off the sentences that they are glued to."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield labels and splits."""
        lines = list(open_lines(article))
        text = article.text
        for number, line in enumerate(lines):
            said = line.of(text)
            if _LIST_ITEM.match(said):
                yield Edit.label(line, BlockKind.LIST_ITEM)
            elif _is_heading(said) and number + 1 < len(lines) and _is_running_text(lines[number + 1].of(text)):
                yield Edit.label(line, BlockKind.HEADING)
            else:
                yield from _glued(text, line)


def _is_heading(line: str) -> bool:
    """Whether a line is short, begins with a capital or a number, and does not end as a sentence does."""
    if not 1 <= words(line) <= MOST_WORDS or len(line) > 100 or (ends_a_sentence(line) and not line.endswith("?")):
        return False
    return (line[0].isupper() or line[0].isdigit()) and any(c.isalpha() for c in line)


def _is_running_text(line: str) -> bool:
    return words(line) > MOST_WORDS or ends_a_sentence(line)


def _glued(text: str, line: Span) -> Iterator[Edit]:
    """*… the efforts. Strains and Accusations Adding to the …*: a run of capitals where a sentence should begin."""
    for match in _RUN.finditer(text, line.start, line.end):
        run = list(re.finditer(r"\S+", match["run"]))
        # The sentence begins with the last capital of the run.
        last = max((i for i, w in enumerate(run) if w[0][0].isupper()), default=0)
        heading = run[:last]
        capitals = sum(w[0][0].isupper() for w in heading)
        begins = run[last][0]
        if capitals < 2 or len(heading) < 3 or heading[0][0].lower() in STARTERS:
            continue
        if begins.lower() not in STARTERS and not begins.endswith(("ing", "ed")):
            continue
        start = match.start("run")
        end = start + heading[-1].end()
        yield Edit.split(Span(match.start(), start), "heading")
        yield Edit.label(Span(start, end), BlockKind.HEADING)
        yield Edit.split(Span(end, start + run[last].start()), "heading")
