"""What the components share: options, and the reading of a document."""

from __future__ import annotations

import attrs

from newsparse.errors import ConfigurationError
from newsparse.model import ParsedArticle
from newsparse_neural.network import network
from newsparse_neural.page import page_of
from newsparse_neural.reading import Reading, read_page

THREADS = range(1, 257)


def _checked(_reader: object, _field: object, threads: int) -> None:
    if threads not in THREADS:
        raise ConfigurationError(f"threads is a number from {THREADS[0]} to {THREADS[-1]}, not {threads!r:.40}")


@attrs.frozen
class Reader:
    """Reads documents with one model. It pickles as its options; every process loads the network when it first reads.

    Raises:
        ConfigurationError: if ``threads`` is none of `THREADS`.
        NewsparseError: when a file of the model is missing or damaged.
    """

    model: str = ""
    threads: int = attrs.field(default=1, validator=_checked)

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
