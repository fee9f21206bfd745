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
        return document.derive(self.read)

    def read(self, document: ParsedArticle) -> Reading:
        """What the network finds in the tokens of a document."""
        return read_page(page_of(document), network(self.model, self.threads))
