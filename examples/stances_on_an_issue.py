"""Who stands where on an issue, over several articles, with the words that prove it.

    python examples/stances_on_an_issue.py WORD [FILE ...]

Without files it reads the texts below.
"""

import sys
from collections.abc import Iterable, Iterator

import newsparse
from newsparse import ParsedArticle, Polarity, TargetKind

TEXTS = (
    "Kenya's transport minister, Amina Odhiambo, defended the toll on Monday. The drivers' union opposes the toll.",
    "Paul Mwangi, the union's leader, called for an end to the toll. The shipping company Tidewater supports the toll.",
    "The opposition leader, Grace Wanjiru, rejected calls for a boycott of the harbour.",
)
SIDES = {Polarity.SUPPORT: "supports", Polarity.NEUTRAL: "is neutral on", Polarity.OPPOSE: "opposes"}


def stances_on(word: str, results: Iterable[ParsedArticle]) -> Iterator[tuple[str, str, str, str]]:
    """(holder, side, issue, evidence) for each stance on an issue whose normal form has the word in it.

    Stances that somebody else reports are left out: who says it is part of it.
    """
    for parsed in results:
        for stance in parsed.stances:
            target = stance.target
            if target.kind is TargetKind.ISSUE and word.lower() in target.text.lower() and not stance.sources:
                holder = parsed.actor(stance.holder)
                name = holder.name if holder else "(nobody named)"
                yield name, SIDES[stance.polarity], target.text, parsed.text_of(stance)


def main(word: str, paths: list[str]) -> None:
    """Print one line for each stance."""
    articles = newsparse.read_many(paths, on_error="record") if paths else TEXTS
    results = newsparse.parse_many(articles, pipeline="rules", on_error="record")
    for name, side, issue, words in stances_on(word, results):
        print(f"{name} {side} the {issue}: “{words}”")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "toll", sys.argv[2:])
