"""Lines above the text that say when it was published or updated."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.cleaning.lines import ends_a_sentence, open_lines, words
from newsparse.model import Article, BlockKind, Edit
from newsparse.text.dates import is_moment

LOOKED_AT = 12
"""In how many lines at the front a date may stand."""
SENTENCE = 10
"""A line of so many words, with a full stop, is the text: a date below it is the heading of an entry."""


class Dates:
    """Labels such lines as datelines; what they say becomes ``Article.published``."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield labels."""
        for number, line in enumerate(open_lines(article)):
            text = line.of(article.text)
            if number >= LOOKED_AT or (words(text) >= SENTENCE and ends_a_sentence(text)):
                return
            if is_moment(text):
                yield Edit.label(line, BlockKind.DATELINE)
