"""An extractor of your own: the numbers in what people claim, each with who gives it.

    python examples/find_numbers.py [FILE ...]

Without files it reads the articles beside it. Once it is in a package of its own, newsparse finds it by itself: see
docs/tutorials/first-plugin.md.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import newsparse
from newsparse import Annotation, ParsedArticle, Provenance, Span
from newsparse.model import item_id
from newsparse.plugin import extractor
from newsparse.testing import fake_registry

ARTICLES = Path(__file__).parent / "articles"
NUMBER = re.compile(r"\d[\d,.]*(?: (?:percent|million|[a-z]+s)\b)?")


@extractor("mine.numbers", requires={"claims", "attributions"}, provides={"mine.numbers"})
def numbers(document: ParsedArticle) -> Iterator[Annotation]:
    """Yield an annotation for each number in the content of a claim."""
    for claim in document.claims:
        for content in document.attribution(claim.attribution_id).content:
            for found in NUMBER.finditer(document.article.text, content.start, content.end):
                span = Span(*found.span())
                id = item_id(document.article.id, "mine.numbers", [span], claim.id)
                made = Provenance(derived_from=[claim.id])  # where the claim is left out, so is the number
                yield Annotation(
                    id=id, kind="mine.numbers", spans=[span], attributes={"claim": claim.id}, provenance=made
                )


def main(paths: list[str]) -> None:
    """Print each number with the source of its claim."""
    registry = fake_registry({"mine": SimpleNamespace(numbers=numbers)}, built_in=True)
    pipe = newsparse.Pipeline.from_names(["rules", "mine.numbers"], registry=registry)
    for parsed in newsparse.parse_many(newsparse.read_many(paths or [ARTICLES]), pipeline=pipe):
        for found in parsed.annotations:
            if found.kind == "mine.numbers":
                claim = parsed.claim(dict(found.attributes)["claim"])
                print(f"{parsed.text_of(found):12} {claim.kind:8} {parsed.actor(claim.source)}")


if __name__ == "__main__":
    main(sys.argv[1:])
