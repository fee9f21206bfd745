"""The contract of exporters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, TextIO

from hypothesis import strategies as st

from newsparse._registry import Registry
from newsparse.errors import NewsparseError
from newsparse.model import Article, Diagnostic, Level, ParsedArticle
from newsparse.plugin import ExporterSpec
from newsparse.testing.contracts.base import Contract, outcome, unchanged
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.testing.strategies import parsed_articles


class MemoryOutput:
    """An output that keeps what is written: ``files`` has the text of each part (``""`` for the only one).

    What is written as bytes is in ``binary``.

    Example:
        >>> output = MemoryOutput()
        >>> with output.open("claims") as file:
        ...     _ = file.write("source,content")
        >>> output.files
        {'claims': 'source,content'}
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.files: dict[str, str] = {}
        self.binary: dict[str, bytes] = {}
        self.opened: list[str] = []

    @contextmanager
    def open(self, part: str = "") -> Iterator[TextIO]:
        """A text file that is kept under the name of its part when it is closed."""
        self.opened.append(part)
        file = StringIO(newline="")
        yield file
        self.files[part] = file.getvalue()

    @contextmanager
    def open_bytes(self, part: str = "") -> Iterator[BinaryIO]:
        """A file of bytes that is kept under the name of its part when it is closed."""
        self.opened.append(part)
        file = BytesIO()
        yield file
        self.binary[part] = file.getvalue()

    def beside(self, name: str) -> AbstractContextManager[TextIO]:
        """A text file that is kept under its name."""
        return self.open(name)


class ExporterContract(Contract):
    """What an exporter keeps: it writes any results, the same way each time, and changes none.

    Attributes:
        results: results of which the exporter writes something.
        path: a file name that the exporter is asked to write, such as ``out.csv``.

    Example:
        >>> from newsparse.plugin import hookimpl
        >>> class Plugin:
        ...     @hookimpl
        ...     def newsparse_exporters(self):
        ...         yield ExporterSpec(name="headlines", suffixes=[".headlines"], factory="gazette:Headlines")
        >>> class TestHeadlines(ExporterContract):
        ...     plugin = Plugin()
        ...     component = "headlines"
        ...     results = [ParsedArticle(article=Article(text="Mali said no."))]
        ...     path = "out.headlines"
    """

    catalogue = "exporters"
    results: ClassVar[Sequence[ParsedArticle]] = ()
    path: ClassVar[str] = "out"

    def write(self, exporter: Any, results: Iterable[ParsedArticle], path: str | None = None) -> dict[str, str | bytes]:
        """What the exporter writes, by part. Results are given one at a time, and only once."""
        output = MemoryOutput(Path(path) if path is not None else None)
        exporter.write(iter(tuple(results)), output)
        assert len(output.opened) == len(set(output.opened)), "it opened a part twice; the second hides the first"
        files: dict[str, str | bytes] = {**output.files, **output.binary}
        assert set(output.opened) == set(files), "it left a file open"
        return files

    def test_it_writes_something(self, spec: ExporterSpec) -> None:
        """The example results must show the exporter at work."""
        assert self.results, "give `results` of which the exporter writes something"
        exporter = self.make(spec)
        nothing, something = self.write(exporter, (), self.path), self.write(exporter, self.results, self.path)
        assert any(something.values()), "it wrote nothing"
        assert something != nothing, "it writes the same with results and without any"

    def test_it_is_chosen_for_its_files(self, spec: ExporterSpec, registry: Registry) -> None:
        """Suffixes are in lower case, begin with a dot, and lead to this exporter."""
        for suffix in spec.suffixes:
            assert suffix == suffix.lower(), f"suffix {suffix!r} must be in lower case"
            assert suffix.startswith("."), f"suffix {suffix!r} must begin with a dot"
            chosen = registry.exporters.for_suffix(f"out{suffix}")
            assert chosen is not None, f"no exporter is chosen for {suffix}"
            assert chosen.spec == spec, f"{chosen.spec.name} is chosen for {suffix}"

    def test_the_same_results_give_the_same_files(self, spec: ExporterSpec) -> None:
        """Neither other instances nor what was written before make a difference."""
        one, other = self.make(spec), self.make(spec)
        first = self.write(one, self.results, self.path)
        assert first == self.write(one, self.results, self.path), "what was written before makes a difference"
        assert first == self.write(other, self.results, self.path), "two instances differ"

    def test_it_writes_to_streams_too(self, spec: ExporterSpec) -> None:
        """Standard output has no path; an exporter that needs one says so in a NewsparseError."""
        exporter = self.make(spec)
        outcome(lambda: self.write(exporter, self.results))

    def test_it_writes_no_results_and_failed_ones(self, spec: ExporterSpec) -> None:
        """A run may find nothing, and articles may fail; both are to be written."""
        exporter = self.make(spec)
        error = Diagnostic(level=Level.ERROR, code="component-error", message="It failed.")
        failed = ParsedArticle(article=Article(text=""), diagnostics=[error])
        for results in ((), (failed,), (*self.results, failed)):
            self._passes(exporter, results)

    def test_hostile_texts_survive(self, spec: ExporterSpec) -> None:
        """Whatever an article holds can be written."""
        exporter = self.make(spec)
        for name, text in HOSTILE_TEXTS.items():
            try:
                self._passes(exporter, [ParsedArticle(article=Article(text=text))])
            except AssertionError as error:
                raise AssertionError(f"on the hostile text {name!r}: {error}") from error

    def test_any_results_are_written(self, spec: ExporterSpec) -> None:
        """The same for all that Hypothesis can think of."""
        exporter = self.make(spec)
        same_id = st.lists(parsed_articles(), max_size=2)
        self.for_all(same_id, lambda results: self._passes(exporter, results))

    def _passes(self, exporter: Any, results: Sequence[ParsedArticle]) -> None:
        checks = [unchanged(result) for result in results]
        written = outcome(lambda: self.write(exporter, results, self.path))
        for check in checks:
            check()
        assert not isinstance(written, NewsparseError), f"it refused a valid result: {written}"
