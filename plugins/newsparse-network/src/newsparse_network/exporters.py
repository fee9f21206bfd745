"""Formats as exporters of newsparse: from results to a file of a network, or to a database of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from newsparse.errors import ConfigurationError
from newsparse.model import ParsedArticle
from newsparse.plugin import Output
from newsparse_network.extraction import is_read, statements_of
from newsparse_network.formats import FORMATS, write_to
from newsparse_network.formats.dna import dna_bytes
from newsparse_network.network import Kind, Network
from newsparse_network.projecting import AGGREGATIONS, framed, network_of
from newsparse_network.statement import Document
from newsparse_network.table import Filter, Statements


@attrs.frozen(kw_only=True)
class Wanted:
    """What network is wanted of statements."""

    kind: Kind = "two-mode"
    aggregation: str = "subtract"
    normalization: str = "no"
    level: str = "actor"
    duplicates: str = "document"
    neutral: bool = False

    def of(self, statements: Statements) -> Network:
        """That network.

        Raises:
            ConfigurationError: if there is no such kind, mode, level or scope.
        """
        target = self.level if self.kind == "actors" else None
        chosen = statements.distinct(self.duplicates, level=self.level, target_level=target)
        frame = framed(chosen, self.kind, level=self.level, neutral=self.neutral)
        return network_of(frame, self.aggregation, self.normalization)


class _NetworkExporter:
    """Writes the network of all results. The options are those of `Wanted`, and the least confidence."""

    format = ""

    def __init__(
        self,
        kind: str = "two-mode",
        aggregation: str = "subtract",
        normalization: str = "no",
        level: str = "actor",
        duplicates: str = "document",
        confidence: float = 0.5,
    ) -> None:
        chosen = next((known for known in AGGREGATIONS if known == kind), None)
        if chosen is None:
            raise ConfigurationError(f"{self.format}: kind is two-mode, one-mode or actors, not {kind!r:.40}")
        self._wanted = Wanted(
            kind=chosen, aggregation=aggregation, normalization=normalization, level=level, duplicates=duplicates
        )
        self._wanted.of(Statements.of([]))  # what there is not is said before anything is parsed
        self._filter = Filter(confidence=confidence)

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write the network of the results, of which only statements are kept."""
        kept, _ = statements_of(results).statements.select(self._filter)
        write_to([self._wanted.of(kept)], output, FORMATS[self.format])


class GraphmlExporter(_NetworkExporter):
    """Writes GraphML."""

    format = "graphml"


class GexfExporter(_NetworkExporter):
    """Writes GEXF 1.3."""

    format = "gexf"


class PajekExporter(_NetworkExporter):
    """Writes Pajek."""

    format = "pajek"


class UcinetExporter(_NetworkExporter):
    """Writes UCINET DL."""

    format = "ucinet"


class DnaExporter:
    """Writes a database of Discourse Network Analyzer, with the texts of the articles and all statements on issues.

    Args:
        password: that of all coders.
    """

    def __init__(self, password: str = "newsparse") -> None:
        self._password = password

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write the database whole, to a file.

        Raises:
            ConfigurationError: for a stream of text, which no database can be written to.
        """
        documents: list[Document] = []
        extracted = statements_of(_noting(results, documents))
        content, _ = dna_bytes(documents, extracted.rows, password=self._password)
        with output.open() as file:
            binary = getattr(file, "buffer", None)
            if binary is None:
                raise ConfigurationError("a .dna database is no text; name a file to write, such as -o out.dna")
            binary.write(content)


def _noting(results: Iterable[ParsedArticle], documents: list[Document]) -> Iterator[ParsedArticle]:
    for parsed in results:
        if is_read(parsed):
            documents.append(document_of(parsed))
        yield parsed


def document_of(parsed: ParsedArticle) -> Document:
    """What a ``.dna`` database tells of an article."""
    article = parsed.article
    return Document(
        id=article.id,
        text=article.text,
        title=article.title or "",
        author=", ".join(article.authors),
        source=article.publisher or "",
        section=article.section or "",
        notes=article.url or "",
        date=article.published,
    )
