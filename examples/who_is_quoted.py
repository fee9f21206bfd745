"""Who is quoted how often, and how: counts over several articles.

    python examples/who_is_quoted.py [FILE ...]

Without files it reads the texts below.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence

import newsparse
from newsparse import ParsedArticle

TEXTS = (
    "“The toll is fair,” Amina Odhiambo said on Monday. Odhiambo added that nobody would pay twice. "
    "Paul Mwangi of the drivers' union called the toll an insult.",
    "Amina Odhiambo said the toll would stay. “We will strike,” Paul Mwangi told reporters.",
    "According to the harbour authority, traffic fell by a third. The authority declined to say more.",
)


def count(results: Sequence[ParsedArticle]) -> dict[str, Counter[str]]:
    """For everybody, under one name in all articles, how many claims of each style they are the source of."""
    names = {id: person.name for person in newsparse.link_actors(results) for id in person.actor_ids}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for parsed in results:
        for claim in parsed.claims:
            source = parsed.actor(claim.source)
            if source is not None and not source.generic:
                counts[names[source.id]][claim.style] += 1
    return counts


def main(paths: list[str]) -> None:
    """Print a table, the most quoted first."""
    articles = newsparse.read_many(paths, on_error="record") if paths else TEXTS
    counts = count(list(newsparse.parse_many(articles, pipeline="rules", on_error="record")))
    print(f"{'source':30} {'direct':>6} {'mixed':>6} {'indirect':>8}")
    for name, styles in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])):
        print(f"{name[:30]:30} {styles['direct']:6} {styles['mixed']:6} {styles['indirect']:8}")


if __name__ == "__main__":
    main(sys.argv[1:])
