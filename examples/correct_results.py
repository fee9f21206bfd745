"""What newsparse got wrong in a corpus, put right by a table, and what became of each of its rows.

    python examples/correct_results.py [CORRECTIONS [FILE ...]]

Without a table it takes corrections.csv, without files the articles, which are beside it.
"""

import sys
from pathlib import Path

import newsparse
from newsparse import Corrections, ParsedArticle

HERE = Path(__file__).parent


def said(parsed: ParsedArticle) -> list[str]:
    """The claims of an article, as lines."""
    return [f"{parsed.actor(claim.source)} {claim.kind}: {claim.content}" for claim in parsed.claims]


def main(table: str | Path, paths: list[str]) -> None:
    """Print the claims that are changed, before and after, and the rows of the table."""
    corrections = Corrections.load(table)
    for parsed in newsparse.parse_many(newsparse.read_many(paths or [HERE / "articles"]), pipeline="rules"):
        for before, after in zip(said(parsed), said(corrections(parsed)), strict=True):
            if before != after:
                print(f"- {before}\n+ {after}")
    for outcome in corrections.outcomes():
        print(f"{outcome.correction.action} applied in {outcome.applied} articles: {outcome.correction.note}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else HERE / "corrections.csv", sys.argv[2:])
