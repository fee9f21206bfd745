"""The tables as a star schema: articles and issues that all others point to by ``article_id`` and ``target_ref``.

So what is said of an article stands in its table alone. Formats for analysis take this; CSV repeats title, date and
address in each row, for those who open one file.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator

from newsparse.errors import LeftOutWarning
from newsparse.exporters.tables import TABLES, Cell, Columns, Kind, rows
from newsparse.model import Dimension, ParsedArticle, TargetKind

SCHEMA = "newsparse-tables/1"
"""The version of the schema. Another number means that a column has gone, or means something else."""

_OF_ARTICLES = ("article_title", "article_date", "article_url")
_ISSUES = {
    "target_ref": Kind.TEXT,
    "issue": Kind.TEXT,
    "wordings": Kind.TEXTS,
    "articles": Kind.COUNT,
    "stances": Kind.COUNT,
    "support": Kind.COUNT,
    "oppose": Kind.COUNT,
}

_FACTS: dict[str, Columns] = {
    table: {name: kind for name, kind in columns.items() if table == "articles" or name not in _OF_ARTICLES}
    for table, columns in TABLES.items()
}
STAR: dict[str, Columns] = {**_FACTS, "issues": _ISSUES}
"""The columns of each table. New ones are added only at the end."""

Row = tuple[Cell, ...]


def star(results: Iterable[ParsedArticle]) -> Iterator[tuple[str, Row]]:
    """Each row with the name of its table, results one at a time; the rows of issues come last.

    An article that comes twice has rows once, or else what points to it would count twice; if the second has another
    text, a `LeftOutWarning` says so. What could not be read has no text, and always stays.

    Example:
        >>> from newsparse.model import Article
        >>> [table for table, row in star([ParsedArticle(article=Article(text="Mali said no."))])]
        ['articles']
    """
    issues = _Issues()
    for result in _once(results):
        issues.add(result)
        for table in _FACTS:
            for row in rows(table, result):
                yield table, row if table == "articles" else (row[0], *row[1 + len(_OF_ARTICLES) :])
    yield from (("issues", row) for row in issues.rows())


def _once(results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
    texts: dict[str, int] = {}
    left: list[str] = []
    for result in results:
        id, text = result.article.id, hash(result.article.text)
        if result.article.text and id in texts:
            left += [id] * (texts[id] != text)
            continue
        texts[id] = text
        yield result
    if left:
        message = (
            f"the tables have one article of each id; {len(left)} with the id of another one left out, first "
            f"{left[0]!r:.60}: give each its own"
        )
        warnings.warn(message, LeftOutWarning, stacklevel=3)


class _Issues:
    """The issues of many results: what they are called, and how many stances take which side."""

    def __init__(self) -> None:
        self._wordings: dict[str, Counter[str]] = {}
        self._articles: Counter[str] = Counter()
        self._sides: Counter[tuple[str, int]] = Counter()

    def add(self, result: ParsedArticle) -> None:
        """Count the issues of one more result."""
        stances = [
            stance
            for stance in result.stances
            if stance.target.kind is TargetKind.ISSUE and stance.dimension is not Dimension.PORTRAYAL
        ]
        for stance in stances:
            self._wordings.setdefault(stance.target.ref, Counter())[stance.target.text] += 1
            self._sides[stance.target.ref, int(stance.polarity)] += 1
        self._articles.update({stance.target.ref for stance in stances})

    def rows(self) -> Iterator[Row]:
        """A row for each issue, in the order of their normal forms; of wordings, the most frequent first."""
        for ref, counted in sorted(self._wordings.items()):
            wordings = tuple(sorted(counted, key=lambda wording: (-counted[wording], wording)))
            sides = (self._sides[ref, 1], self._sides[ref, -1])
            yield (ref, wordings[0], wordings, self._articles[ref], counted.total(), *sides)
