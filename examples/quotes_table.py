"""Every direct quote with its speaker, as a table for a spreadsheet.

    python examples/quotes_table.py [FILE ...] > quotes.csv

Without files it reads the articles beside it.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import newsparse
from newsparse import ParsedArticle, Style

ARTICLES = Path(__file__).parent / "articles"


def quotes(parsed: ParsedArticle) -> Iterator[tuple[str, str, str, str]]:
    """(date, outlet, speaker, quote) for each claim that is told in the speaker's own words."""
    article = parsed.article
    for claim in parsed.claims:
        if claim.style is Style.DIRECT:
            speaker = parsed.actor(claim.source)
            yield str(article.published or ""), article.publisher or "", speaker.name if speaker else "", claim.content


def main(paths: list[str]) -> None:
    """Print the table, with a line for each quote."""
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(("date", "outlet", "speaker", "quote"))
    for parsed in newsparse.parse_many(newsparse.read_many(paths or [ARTICLES]), pipeline="rules"):
        table.writerows(quotes(parsed))


if __name__ == "__main__":
    main(sys.argv[1:])
