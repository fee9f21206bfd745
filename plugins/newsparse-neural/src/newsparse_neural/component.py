"""What the components share: options, and the reading of a document."""

from __future__ import annotations

import attrs

from newsparse.model import ParsedArticle
from newsparse_neural.network import network
from newsparse_neural.page import page_of
from newsparse_neural.reading import Reading, read_page


@attrs.frozen
class Reader:
    """Reads documents with one model. It pickles as its options; every process loads the network when it first reads.

    Raises:
        NewsparseError: when a file of the model is missing or damaged.
    """

    model: str = ""
    threads: int = 1

    def __call__(self, document: ParsedArticle) -> Reading:
        """What the network finds in a document, read once for all components; nothing if it has no tokens."""
        return document.derive(_Network(self.model, self.threads), tags=False)


@attrs.frozen
class _Network:
    """The network of one model as a function of documents: equal ones find the same."""

    model: str
    threads: int

    def __call__(self, document: ParsedArticle) -> Reading:
        return read_page(page_of(document), network(self.model, self.threads))
