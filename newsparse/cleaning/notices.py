"""Notices: *Read more*, newsletters, cookies, advertisements. Lines alone, never a part of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from newsparse.cleaning.lines import open_lines, words
from newsparse.model import Article, Edit

_AROUND = "[](){}*•>»|-–— "
"""Signs that a notice may be wrapped in."""

REMEMBERED = 2048
"""How many lines are remembered: several cleaners ask for the same one."""

_BEHIND = re.compile(
    r"\s(?:article content|(?:story|article) continues (?:below|after)(?: (?:this )?(?:ad|advertisement|promotion))?"
    r"|open (?:this photo in gallery|image in (?:modal|gallery|new window))|advertisement(?: \d+)?|toggle caption"
    r"|(?:hide|view|show) caption|enlarge (?:this )?image|click to (?:enlarge|expand)|scroll to continue):?$",
    re.IGNORECASE,
)
"""What stands behind a line that was flattened with the next one."""


@cache
def patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """(reason, most words, pattern) of every sort of notice, from ``notices.tsv``."""
    text = (files("newsparse.cleaning") / "notices.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple((reason, int(most), re.compile(pattern, re.IGNORECASE)) for reason, most, pattern in rows)


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for _, _, pattern in patterns()), re.IGNORECASE)


@lru_cache(REMEMBERED)
def reason(line: str) -> str | None:
    """Which sort of notice a line is, or None.

    Example:
        >>> reason("Read more: Ferry Strike Ends"), reason("The ferry strike ends.")
        ('read-more', None)
    """
    said = line.strip(_AROUND) or line
    if not _any().match(said):
        return None
    count = words(said[:2000])
    return next((name for name, most, pattern in patterns() if count <= most and pattern.match(said)), None)


def behind(line: str) -> re.Match[str] | None:
    """The notice behind a line, from the space before it on; None if there is none.

    Example:
        >>> behind("A Pause for the Ferries Article content")[0]
        ' Article content'
    """
    return _BEHIND.search(line[-60:]) and _BEHIND.search(line)


class Notices:
    """Drops lines that are notices."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield drops, with the sort of notice as their reason."""
        for line in open_lines(article):
            found = reason(line.of(article.text))
            if found is not None:
                yield Edit.drop(line, found)
