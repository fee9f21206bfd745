"""Tables of actors, claims and stances for a spreadsheet, R or pandas.

    python examples/write_tables.py OUT.csv [FILE ...]

Without files it reads the texts below.
"""

import datetime
import sys

import newsparse
from newsparse import Article

ARTICLES = (
    Article(
        text="Transport minister Amina Odhiambo defended the toll on Monday. “It pays for the bridge,” she said.",
        published=datetime.date(2024, 1, 29),
        publisher="The Daily Tide",
        url="https://tide.example/toll",
    ),
    Article(
        text="The drivers' union opposes the toll, its leader, Paul Mwangi, told reporters.",
        published=datetime.date(2024, 1, 30),
        publisher="The Harbour Gazette",
        url="https://gazette.example/union",
    ),
)


def main(out: str, paths: list[str]) -> None:
    """Write the tables beside each other: OUT.actors.csv, OUT.claims.csv, OUT.stances.csv."""
    articles = newsparse.read_many(paths, on_error="record") if paths else ARTICLES
    results = list(newsparse.parse_many(articles, pipeline="rules", on_error="record"))
    newsparse.write(results, out)
    for result in results:
        for diagnostic in result.diagnostics:
            print(f"{diagnostic.level}: {diagnostic.message}", file=sys.stderr)
    print(f"{len(results)} articles in {out}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "tables.csv", sys.argv[2:])
