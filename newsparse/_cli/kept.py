"""Results that are kept in a file as they come, so that a run that was stopped, however that was, goes on.

Beside the file stands another one, ``results.jsonl.settings``, with what they were made with: results of other settings
do not come into one file.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from newsparse._cli.given import loaded
from newsparse._pipeline.fingerprint import settings as pipeline_settings
from newsparse.errors import ConfigurationError, ReadError, SerializationError, WriteError
from newsparse.exporters.output import ENCODING, ERRORS, FileOutput
from newsparse.model import Article, ParsedArticle
from newsparse.serialization import dumps

try:
    import fcntl
except ModuleNotFoundError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from newsparse._pipeline import Pipeline

Settings = dict[str, str]
"""What results are made with, by what it is called: ``english.claims`` and its version, ``least`` and its number."""

_TOLD = 3
"""How many settings that differ are told."""

_BEGINNING = b'{"schema": "newsparse/'
"""How each result begins in a file."""

_LAYERS = ("mentions", "attributions", "actors", "claims", "stances")


def beside(path: Path) -> Path:
    """The file with the settings of the results in another one."""
    return path.with_name(f"{path.name}.settings")


def forget(written: Iterable[Path]) -> None:
    """Take away the settings beside files that were written as a whole: they are of results that are there no more."""
    for path in written:
        with suppress(OSError):
            beside(path).unlink()


def settings_of(
    pipe: Pipeline, reader: str | None, *, clean: bool = True, corrections: str | None = None, tokens: bool = False
) -> Settings:
    """All that results of a run depend on: those of its pipeline, and how articles are read and corrected.

    Example:
        >>> from newsparse import Pipeline
        >>> settings_of(Pipeline.preset("rules"), None)["pipeline"]
        'rules'
    """
    table = hashlib.sha256(Path(corrections).read_bytes()).hexdigest()[:12] if corrections is not None else "none"
    run = {"reader": reader or "any", "clean": _word(clean), "corrections": table, "tokens": _word(tokens)}
    for name, options in pipe.config.readers:
        run |= {f"readers.{name}.{key}": str(value) for key, value in options}
    return pipeline_settings(pipe) | run


def _word(said: bool) -> str:
    return "yes" if said else "no"


class Kept:
    """A file of results, one on each line, to which those of a run are added as they come.

    Args:
        path: the file; it need not be there.
        failures: whether failed articles are kept as well, and count as done. If not, they are parsed again. Where they
            are, results without settings beside them are refused; else the components that made them must be there.
        tokens: whether the token tables are kept.

    Attributes:
        before: how many results were there when the run began.
    """

    def __init__(self, path: Path, *, failures: bool = False, tokens: bool = False) -> None:
        self.path = path
        self.before = 0
        self._failures, self.tokens = failures, tokens
        self._done: Counter[str] = Counter()
        self._made_by: Settings = {}
        self._file: BinaryIO | None = None

    @property
    def written(self) -> list[Path]:
        """The file, if there is one."""
        return [self.path] if os.path.exists(self.path) else []

    def holds(self, path: str) -> bool:
        """Whether a path is this very file."""
        return os.path.exists(self.path) and os.path.exists(path) and self.path.samefile(path)

    def begin(self, settings: Settings) -> None:
        """See what is there, and say with which settings results will be added.

        A last line that an earlier run did not end is taken off, once it is clear that this run may go on.

        Raises:
            ConfigurationError: if what is there was made with other settings, or nobody knows with which.
            ReadError: if the file cannot be read, or holds something else.
            WriteError: if it cannot be written, or another run adds to it.
        """
        if os.path.exists(self.path) and not os.path.isfile(self.path):
            raise WriteError(f"cannot add to {self.path}: it is no regular file; name one")
        try:
            self._file = self.path.open("a+b")
            if fcntl is not None:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise WriteError(f"another run adds to {self.path}; wait for it, or name another file") from None
        except OSError as error:
            raise WriteError(f"cannot write {self.path}: {error.strerror or error}") from error
        try:
            whole, ended = self._take_stock(self._file)
            if whole:
                self._check(settings)
            with FileOutput(beside(self.path)).open() as file:
                file.write(json.dumps(settings, indent=1, sort_keys=True) + "\n")
            self._file.truncate(whole)
            self._file.seek(whole)
            self._add(b"" if ended else b"\n")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let others add to the file."""
        if self._file is not None:
            with suppress(OSError):  # what could not be written is still there, and was told of
                self._file.close()

    def _take_stock(self, file: BinaryIO) -> tuple[int, bool]:
        """Count how often each article is there. One that comes twice is parsed twice.

        Returns:
            How many bytes the whole results take, and whether the last of them has the end of its line.
        """
        whole, ended = 0, True
        file.seek(0)
        for number, line in enumerate(file, 1):
            if _cut_short(line):
                break
            whole, ended = whole + len(line), line.endswith(b"\n")
            self._count(line, number)
        self.before = self._done.total()
        return whole, ended

    def _count(self, line: bytes, number: int) -> None:
        try:
            wire = json.loads(line)
            article, remarks = wire["article"], wire.get("diagnostics", ())
            errors = [remark["message"] for remark in remarks if remark["level"] == "error"]
            key = _key(article["id"], article["text"], errors)
            self._made_by |= _makers(wire)
            self._done[key] += self._failures or not errors
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise ReadError(f"{self.path} is no file of results: line {number} is none; name another file") from None

    def _check(self, settings: Settings) -> None:
        before = self._settings()
        if before is None and self._failures:
            raise ConfigurationError(
                f"{self.path} has results, and {beside(self.path).name}, which says how they were made, is not beside "
                "it; name another file"
            )
        before = before if before is not None else {**settings, **self._made_by}
        pairs = {name: (before.get(name, "none"), settings.get(name, "none")) for name in {**settings, **before}}
        others = [f"{name} {old} and not {new}" for name, (old, new) in pairs.items() if old != new]
        if others:
            more = f", and {len(others) - _TOLD} more" if len(others) > _TOLD else ""
            raise ConfigurationError(
                f"the results in {self.path} were made with {', '.join(others[:_TOLD])}{more}; "
                "name another file for these, or delete that one to parse all again"
            )

    def _settings(self) -> Settings | None:
        """What stands beside the file; None if nothing does."""
        there = beside(self.path)
        try:
            found = json.loads(there.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            raise ReadError(f"cannot read the settings {there}: {error}; delete it if it is damaged") from None
        if not isinstance(found, dict):
            raise ReadError(f"the settings {there} are damaged; delete the file")
        return {str(name): str(value) for name, value in found.items()}

    def results(self) -> Iterator[ParsedArticle]:
        """The results that are there; failed ones only if they are kept."""
        if not os.path.exists(self.path):
            return
        with self.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if _cut_short(line):
                    return  # an earlier run did not end it
                try:
                    parsed = loaded(line, number)
                except SerializationError as error:
                    raise ReadError(f"{self.path} is no file of results: {error}") from None
                if self._failures or not _errors(parsed):
                    yield parsed

    def missing(self, articles: Iterable[Article | ParsedArticle]) -> Iterator[Article | ParsedArticle]:
        """The articles whose results are not there."""
        left = self._done.copy()
        for article in articles:
            if isinstance(article, Article):
                key = _key(article.id, article.text, ())
            else:
                key = _key(article.article.id, article.article.text, _errors(article))
            if left[key] > 0:
                left[key] -= 1
            else:
                yield article

    def added(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results, each of them in the file before it is passed on.

        Raises:
            WriteError: if one cannot be written.
        """
        for parsed in results:
            if self._failures or not _errors(parsed):
                self._add(dumps(parsed, tokens=self.tokens).encode(ENCODING, ERRORS) + b"\n")
            yield parsed

    def _add(self, data: bytes) -> None:
        assert self._file is not None, "a run begins before it adds"
        try:
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            raise WriteError(f"cannot write {self.path}: {error.strerror or error}") from error


def _cut_short(line: bytes) -> bool:
    """Whether a line is the beginning of a result, and no more: a run was stopped while it wrote it."""
    if line.endswith(b"\n") or not (line.startswith(_BEGINNING) or _BEGINNING.startswith(line)):
        return False
    try:
        json.loads(line)
    except ValueError:
        return True
    except RecursionError:
        return False
    return False


def _errors(parsed: ParsedArticle) -> list[str]:
    return [remark.message for remark in parsed.diagnostics if remark.level == "error"]


def _key(id: str, text: str, errors: Iterable[str]) -> str:
    """What an article is counted by: its id; where nothing could be read, also what was said of it."""
    return id if text else " ".join([id, *errors])


def _makers(wire: Mapping[str, Any]) -> Settings:
    """The components that made a result, with their versions."""
    stamps = (item.get("provenance") for layer in _LAYERS for item in wire.get(layer, ()))
    return {stamp["component"]: stamp["version"] for stamp in stamps if stamp and stamp["component"] != "corrections"}
