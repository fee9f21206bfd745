"""A cleaner of your own: what one outlet puts into its articles, and is no part of them.

    python examples/clean_a_source.py

Once it is in a package of its own, newsparse finds it by itself: see docs/tutorials/first-plugin.md.
"""

import re
from collections.abc import Iterator
from types import SimpleNamespace

from newsparse import Article, Pipeline, Span
from newsparse.model import Edit
from newsparse.plugin import cleaner
from newsparse.testing import fake_registry

TEXT = """Tram wins by two votes

The council voted for the tram line, Mayor Ruth Calder said.

TRIBUNE READERS: “The tram is a mistake,” Tilda Groen wrote. Tell us what you think.

“This town has talked about a tram since I was at school,” Calder said.
"""


@cleaner("tribune.readers", domains=["tribune.example"])
def readers(article: Article) -> Iterator[Edit]:
    """Drop the lines in which the Tribune lets its readers speak."""
    for line in re.finditer(r"^TRIBUNE READERS: .*$", article.text, re.MULTILINE):
        yield Edit.drop(Span(*line.span()), "letter")


def main() -> None:
    """Parse an article of the Tribune and the same text from elsewhere."""
    registry = fake_registry({"tribune": SimpleNamespace(readers=readers)}, built_in=True)
    pipe = Pipeline.preset("rules", registry=registry)
    for url in ("https://tribune.example/tram-vote", "https://elsewhere.example/tram-vote"):
        parsed = pipe(Article(text=TEXT, url=url))
        print(url)
        print("  dropped:", [removed.span.of(TEXT) for removed in parsed.article.removed])
        print("  sources:", [claim.source_text for claim in parsed.claims])


if __name__ == "__main__":
    main()
