"""How often women and men are quoted, outlet by outlet, told by the pronoun that the articles use of them.

    python examples/gender_of_sources.py [FILE ...]

Without files it reads the articles beside it. Of whom no article says "he" or "she", nothing is guessed from the name.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import newsparse
from newsparse import EntityType, ParsedArticle

ARTICLES = Path(__file__).parent / "articles"
PRONOUNS = dict.fromkeys(("she", "her", "hers", "herself"), "she")
PRONOUNS |= dict.fromkeys(("he", "him", "his", "himself"), "he")
COLUMNS = ("she", "he", "not told")


def pronouns(results: Iterable[ParsedArticle]) -> dict[str, str]:
    """For each name, the pronoun that stands for it most often, over all articles."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for parsed in results:
        for actor in parsed.actors:
            words = (parsed.text_of(mention).lower() for mention in parsed.mentions_of(actor))
            found[actor.name].update(PRONOUNS[word] for word in words if word in PRONOUNS)
    return {name: counts.most_common(1)[0][0] for name, counts in found.items() if counts}


def counted(results: list[ParsedArticle]) -> dict[str, Counter[str]]:
    """For each outlet, how many claims of persons it has, by the pronoun of their source."""
    known = pronouns(results)
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    for parsed in results:
        sources = (parsed.actor(claim.source) for claim in parsed.claims)
        persons = [source.name for source in sources if source and source.type is EntityType.PERSON]
        claims[parsed.article.publisher or "?"].update(known.get(name, "not told") for name in persons)
    return dict(sorted(claims.items()))


def main(paths: list[str]) -> None:
    """Print the counts, a line for each outlet."""
    results = list(newsparse.parse_many(newsparse.read_many(paths or [ARTICLES]), pipeline="rules"))
    print(f"{'outlet':24}", *(f"{column:>8}" for column in COLUMNS))
    for outlet, counts in counted(results).items():
        print(f"{outlet:24}", *(f"{counts[column]:8}" for column in COLUMNS))


if __name__ == "__main__":
    main(sys.argv[1:])
