"""brat standoff, for annotators: a text and its marks for each article, and the configuration of the project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsparse.annotating import brat
from newsparse.annotating.marking import marked
from newsparse.errors import ConfigurationError
from newsparse.exporters.losses import noting
from newsparse.model import ParsedArticle, digest
from newsparse.plugin import Output

CONFIGURATION = "annotation.conf"
_PLAIN = re.compile(r"[\w-]{1,80}")


class BratExporter:
    """Writes two files for each article: ``out.ann`` and ``out.txt``; of several ``out.ID.ann`` and ``out.ID.txt``.

    ``annotation.conf``, which tells brat what there is to mark, is written beside them unless there is one.
    """

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time.

        Raises:
            ConfigurationError: for a stream, which takes one file.
        """
        if output.path is None:
            raise ConfigurationError(
                "brat makes two files for each article, and a stream takes one: name a file to write"
            )
        stem = output.path.stem
        stream = iter(noting("brat", results))
        first, second = next(stream, None), next(stream, None)
        if not output.path.with_name(CONFIGURATION).exists():
            with output.beside(CONFIGURATION) as file:
                file.write(brat.configuration())
        if first is not None and second is None:
            _write(first, stem, output)
        elif first is not None and second is not None:
            for result, name in _named([first, second], stream):
                _write(result, f"{stem}.{name}", output)


def _named(first: list[ParsedArticle], others: Iterator[ParsedArticle]) -> Iterator[tuple[ParsedArticle, str]]:
    """Each result with a name for its files that no other one has: its article's id, where a file can be called so."""
    taken: set[str] = set()
    for results in (first, others):
        for result in results:
            id = result.article.id
            name = stem = id if _PLAIN.fullmatch(id) else digest(id)
            number = 1
            while name.casefold() in taken:
                number += 1
                name = f"{stem}-{number}"
            taken.add(name.casefold())
            yield result, name


def _write(result: ParsedArticle, name: str, output: Output) -> None:
    marks = marked(result)
    with output.beside(f"{name}.txt") as file:
        file.write(marks.text)
    with output.beside(f"{name}.ann") as file:
        file.write(brat.dumps(marks))
