"""newsparse as a component of spaCy: who speaks of what, where spaCy's matcher says what to look for.

    python examples/with_spacy.py [WORDS ...]

It reads the articles beside it. It needs newsparse[spacy], and no model: with one, leave out the configuration, and
newsparse reads on from its tags, trees and names.
"""

import sys
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

import newsparse

ARTICLES = Path(__file__).parent / "articles"


def main(phrases: list[str]) -> None:
    """Print who makes each claim in which one of the phrases stands."""
    nlp = spacy.blank("en")
    nlp.add_pipe("newsparse", config={"pipeline": "rules"})
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("phrases", list(map(nlp.make_doc, phrases)))

    articles = newsparse.read_many([ARTICLES])
    texts = (article.text for article in articles if isinstance(article, newsparse.Article))
    for doc in nlp.pipe(texts):
        for match in matcher(doc, as_spans=True):
            for claim in match._.claims:
                source = doc._.actor(claim.source)
                print(f"{match.text:6} {claim.kind:10} {source.name if source else 'nobody named'}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["costs", "jobs", "shops"])
