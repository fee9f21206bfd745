"""The claims that are most worth checking, with who makes them and where.

    python examples/checkable_claims.py [FILE ...]

Without files it reads the articles beside it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import newsparse
from newsparse import ParsedArticle

ARTICLES = Path(__file__).parent / "articles"
MOST = 8


def scored(parsed: ParsedArticle) -> Iterator[tuple[float, str, str, str]]:
    """(score, claimant, claim, outlet) for each claim with a content."""
    for found in parsed.annotations:
        if found.kind == "english.checkable":
            given = dict(found.attributes)
            claim = parsed.claim(given["claim"])
            claimant = parsed.actor(claim.source)
            name = claimant.name if claimant else "nobody named"
            yield float(given["score"]), name, claim.content, parsed.article.publisher or "?"


def main(paths: list[str]) -> None:
    """Print the claims of the highest scores."""
    results = newsparse.parse_many(newsparse.read_many(paths or [ARTICLES]), pipeline="rules")
    claims = sorted((row for parsed in results for row in scored(parsed)), reverse=True)
    for score, name, content, outlet in claims[:MOST]:
        print(f"{score:.2f}  {name} ({outlet}): {content}")


if __name__ == "__main__":
    main(sys.argv[1:])
