"""Notices: *Read more*, newsletters, cookies, advertisements. Lines alone, never a part of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from newsparse.cleaning.lines import open_lines, words
from newsparse.model import Article, Edit

_AROUND = "[](){}*•>»|-–— "
"""Signs that a notice may be wrapped in."""


@cache
def patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """(reason, most words, pattern) of every sort of notice, from ``notices.tsv``."""
    text = (files("newsparse.cleaning") / "notices.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple((reason, int(most), re.compile(pattern, re.IGNORECASE)) for reason, most, pattern in rows)


class Notices:
    """Drops lines that are notices."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield drops, with the sort of notice as their reason."""
        for line in open_lines(article):
            text = line.of(article.text)
            text = text.strip(_AROUND) or text
            count = words(text)
            for reason, most, pattern in patterns():
                if count <= most and pattern.match(text):
                    yield Edit.drop(line, reason)
                    break
