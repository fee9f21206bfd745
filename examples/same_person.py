"""Who is in several articles, under which names, and how often somebody stands for or against them.

    python examples/same_person.py [FILE ...]

Without files it reads the articles beside it.
"""

import sys
from pathlib import Path

import newsparse
from newsparse import EntityType

ARTICLES = Path(__file__).parent / "articles"


def main(paths: list[str]) -> None:
    """Print the persons of two articles or more, those of most articles first."""
    results = list(newsparse.parse_many(newsparse.read_many(paths or [ARTICLES]), pipeline="rules"))
    stances = [stance for parsed in results for stance in parsed.stances]
    for identity in newsparse.link_actors(results):
        if identity.type is EntityType.PERSON and len(identity.article_ids) > 1:
            sides = [int(stance.polarity) for stance in stances if stance.target.ref in identity.actor_ids]
            names = " = ".join(dict.fromkeys((identity.name, *identity.aliases)))
            print(f"{len(identity.article_ids)} articles, {sides.count(1)} for, {sides.count(-1)} against: {names}")
            for role in dict.fromkeys(map(str, identity.roles)):
                print(f"    {role}")


if __name__ == "__main__":
    main(sys.argv[1:])
