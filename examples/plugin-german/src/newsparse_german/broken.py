"""Words that were broken at the end of a line: *Verkehrsminis-⏎terin* is one word, *Hafen-⏎und Straßenbau* are two.

What cleans all articles has put the lines together by then, and has kept the hyphen of each word that it does not know.
Behind a hyphen at the end of a line, small letters are the rest of a German word, for a second noun has a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.model import Article, Edit, Span
from newsparse_german.lexicon import low

_HYPHEN = re.compile(r"(?P<front>[^\W\d_]{2,})(?P<hyphen>-)(?P<rest>[a-zäöüß]+)(?![\w-])")
_END_OF_LINE = re.compile(r"[ \t]*\r?\n")
_APART = frozenset(("und", "oder", "sowie", "bis", "bzw"))
REASON = "hard-wrapped"


class Broken:
    """Takes the hyphen out of broken words, and gives those that are only half said their space back."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield an edit for each hyphen that stood at the end of a line, unless the word has it elsewhere too."""
        found = [match for match in _HYPHEN.finditer(article.text) if _was_last(article, match)]
        whole = low(article.text) if found else ""
        for match in found:
            hyphen = Span(match.start("hyphen"), match.end("hyphen"))
            if match["rest"] in _APART:
                yield Edit.replace(hyphen, "- ", REASON)
            elif whole.count(low(match[0])) == 1:
                yield Edit.drop(hyphen, REASON)


def _was_last(article: Article, match: re.Match[str]) -> bool:
    """Whether a hyphen ended a line in the text as it was received."""
    place = article.alignment.to_original(Span(match.start("hyphen"), match.end("hyphen")))
    return _END_OF_LINE.match(article.original, place.end) is not None
