"""Titles: the headline is the first block, and is said once."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.cleaning.credits import is_known
from newsparse.cleaning.lines import ends_a_sentence, goes_on, open_lines, words
from newsparse.cleaning.turns import turns
from newsparse.model import Article, BlockKind, Edit, Span
from newsparse.text import fold

LOOKED_AT = 8
"""In how many lines at the front a headline may be repeated."""
MOST_WORDS = 30


class Titles:
    """Labels the headline, and drops its repetitions, also where a credit is glued to one."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield the label of the headline, and drops."""
        lines = list(open_lines(article))
        title = next((b.span for b in article.blocks if b.kind is BlockKind.TITLE), None)
        if title is None:
            if len(lines) < 2 or not _is_headline(article.text, lines):
                return
            if turns([line.of(article.text) for line in lines])[0]:
                return
            title = lines.pop(0)
            yield Edit.label(title, BlockKind.TITLE)
        said = title.of(article.text)
        for line in lines[:LOOKED_AT]:
            if line.start < title.end:
                continue
            text = line.of(article.text)
            if fold(text) == fold(said):
                yield Edit.drop(line, "repeated-title")
            elif text.startswith(said) and words(text) <= MOST_WORDS and begins_anew(text[len(said) :]):
                yield Edit.drop(Span(line.start, line.start + len(said)), "repeated-title")


def begins_anew(rest: str) -> bool:
    """Whether what stands behind a copy of the headline begins something of its own, and does not go on in it.

    Example:
        >>> begins_anew(" Photo: Ann Ray"), begins_anew(" on Monday, the union said."), begins_anew(", says the mayor.")
        (True, False, False)
    """
    first = rest.lstrip()[:1]
    return not (first.islower() or (first in ",;:.!?…" and rest[:1] == first))


def _is_headline(text: str, lines: list[Span]) -> bool:
    """Whether the first line is a headline: short, no sentence, and followed by something longer or by itself."""
    first = lines[0].of(text)
    if not 2 <= words(first) <= MOST_WORDS or len(first) > 220 or is_known(first):
        return False
    repeated = any(line.of(text).startswith(first) for line in lines[1:LOOKED_AT])
    if repeated:
        return True
    if ends_a_sentence(first) and not first.endswith(("?", "!", "'", "’", '"', "”")):
        return False
    if "\n\n" not in text[lines[0].end : lines[1].start] and goes_on(first, lines[1].of(text)):
        return False
    if first[0] in "\"“'‘(" and first[-1] in ",.":
        return False
    return any(words(line.of(text)) > words(first) for line in lines[1:6])
