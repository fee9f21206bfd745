"""The exporter: the page of one article, or the index of a corpus with a page for each of its articles."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from newsparse.errors import ConfigurationError
from newsparse.model import ParsedArticle
from newsparse.plugin import Output
from newsparse_report.article import article_page


class ReportExporter:
    """Writes a report: of one article a page, of several an index, and their pages in a folder beside it.

    Args:
        title: what the report is called; as default, the title of the article, or the number of articles.
        portrayals: whether stances are shown that only say how the text itself presents somebody.

    Example:
        >>> import io, newsparse
        >>> from newsparse_report import ReportExporter
        >>> ReportExporter(title="The toll").title
        'The toll'
    """

    def __init__(self, title: str = "", portrayals: bool = False) -> None:
        self.title = title
        self.portrayals = portrayals

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write the report of the results, which are taken one at a time.

        Raises:
            ConfigurationError: for a stream, which takes one page, where there are several articles.
        """
        stream = iter(results)
        first = list(islice(stream, 2))
        if len(first) == 1:
            with output.open() as file:
                file.write(article_page(first[0], title=self.title, portrayals=self.portrayals))
            return
        if output.path is None:
            raise ConfigurationError(
                "the report of several articles is several files, and a stream takes one: name a file to write, "
                "such as -o report.html"
            )
        from newsparse_report.corpus import write_corpus

        write_corpus(chain(first, stream), output, output.path, title=self.title, portrayals=self.portrayals)
