"""Pages to read, search, print and correct: one of an article, and an index of several.

    python examples/make_a_report.py [FILE ...]

Without files it reads the articles beside it. It needs newsparse[report].
"""

import sys
from pathlib import Path

import newsparse

ARTICLES = Path(__file__).parent / "articles"


def main(paths: list[str]) -> None:
    """Write report.html, of the first article, and town.html, of all; print what is in them."""
    results = list(newsparse.parse_many(newsparse.read_many(paths or [ARTICLES]), pipeline="rules"))
    first = results[0]
    newsparse.write(first, "report.html")
    print(f"report.html: {first.article.title} ({len(first.claims)} claims, {len(first.stances)} stances)")

    newsparse.write(results, "town.html")
    pages = list(Path("town_files").glob("*.html"))
    print(f"town.html: {len(results)} articles, with {len(pages)} pages in town_files")


if __name__ == "__main__":
    main(sys.argv[1:])
