"""Where everybody stands on the issues of a codebook, whatever words an article has for them.

    python examples/code_issues.py [CODEBOOK [FILE ...]]

Without a codebook it takes codebook.toml, without files the articles, which are beside it.
"""

import sys
from pathlib import Path

import newsparse
from newsparse import Codebook, Polarity

HERE = Path(__file__).parent
SIDES = {Polarity.SUPPORT: "for", Polarity.NEUTRAL: "neutral", Polarity.OPPOSE: "against"}


def main(codebook: str | Path, paths: list[str]) -> None:
    """Print the stances on each concept of the codebook, each with its date and its words."""
    results = list(newsparse.parse_many(newsparse.read_many(paths or [HERE / "articles"]), pipeline="rules"))
    by_id = {parsed.article.id: parsed for parsed in results}
    for group in newsparse.group_issues(results, codebook=Codebook.load(codebook), only_coded=True):
        print(group.name)
        for use in group.uses:
            parsed = by_id[use.article_id]
            holder = parsed.actor(use.stance.holder)
            side = SIDES[Polarity(use.polarity)]
            name = holder.name if holder else "nobody named"
            print(f"  {parsed.article.published}  {side:8}{name}: “{parsed.text_of(use.stance)}”")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else HERE / "codebook.toml", sys.argv[2:])
