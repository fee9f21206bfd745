"""Lines of an article that no block covers yet: what cleaners look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsparse.model import Article, BlockKind, Span
from newsparse.text.blocks import lines
from newsparse.text.words import classes


@lru_cache(4)
def _lines(text: str) -> tuple[Span, ...]:
    """Every line: most cleaners ask for those of the same text."""
    return tuple(lines(text))


def open_lines(article: Article) -> Iterator[Span]:
    """The lines of an article, trimmed, that are not blank and not in a block with a label of its own."""
    labelled = sorted((b.span for b in article.blocks if b.kind is not BlockKind.PARAGRAPH), reverse=True)
    for line in _lines(article.text):
        while labelled and labelled[-1].end <= line.start:
            labelled.pop()
        if not labelled or not labelled[-1].overlaps(line):
            yield line


def all_lines(text: str) -> Iterator[tuple[Span, int]]:
    r"""Every line that is not blank, trimmed, and how many blank lines stand before it.

    Example:
        >>> [(span.start, blanks) for span, blanks in all_lines("One\n\n Two")]
        [(0, 0), (6, 1)]
    """
    end = 0
    for line in _lines(text):
        breaks = text.count("\n", end, line.start)
        yield line, max(0, breaks - 1) if end else breaks
        end = line.end


def words(text: str) -> int:
    """How many words a line has, by white space."""
    return len(text.split())


def ends_a_sentence(text: str) -> bool:
    """Whether a line ends as running text does: with a full stop, a question, a colon, or a closing quotation mark."""
    return text.rstrip()[-1:] in tuple(".!?:;,…”\"'’)")


def goes_on(line: str, after: str) -> bool:
    """Whether a sentence goes on in the next line: in lower case, or behind a word that hardly a sentence ends with.

    Example:
        >>> goes_on("The president has", "repeatedly said so."), goes_on("Ferries are late", "iPads sell out")
        (True, False)
    """
    if ends_a_sentence(line):
        return False
    return after.split(maxsplit=1)[0].islower() or line.rsplit(maxsplit=1)[-1].lower() in classes()["unfinished"]
