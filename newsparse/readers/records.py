"""JSON and JSON lines: articles as records, whatever their keys are called."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO

from newsparse.errors import ReadError
from newsparse.model import Article
from newsparse.readers import fields as field_names
from newsparse.readers.decoding import decode, is_utf_8
from newsparse.text.encodings import known, marked


class JsonReader:
    """Reads a JSON file: one article, or a list of them."""

    def __init__(self, encoding: str = "utf-8", fields: Iterable[str] = ()) -> None:
        self.encoding = known(encoding)
        self.fields = field_names.mapping(fields)

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ReadError]:
        """Yield the articles of the stream; a record without a text is yielded as an error."""
        text = decode(stream.read(), self.encoding, name)
        found = _json(text, name)
        records = found if isinstance(found, list) else [found]
        for number, record in enumerate(records):
            where = f"{name}: record {number}" if isinstance(found, list) else name
            yield _article(record, self.fields, url, where)


class JsonLinesReader(JsonReader):
    """Reads a file with one JSON record on each line, one line at a time."""

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ReadError]:
        """Yield the articles of the stream; a line that is broken is yielded as an error, and reading goes on."""
        for number, line in enumerate(self._lines(stream, name), 1):
            if not line.strip():
                continue
            try:
                text = decode(line, self.encoding, f"{name}, line {number},")
                record = _json(text, name, number)
            except ReadError as error:
                yield error
                continue
            yield _article(record, self.fields, url, f"{name}, line {number}")

    def _lines(self, stream: BinaryIO, name: str) -> Iterable[bytes]:
        """The lines, which in UTF-16 do not end with one byte."""
        first = stream.readline()
        if not is_utf_8(self.encoding) or marked(first) in (None, "utf-8-sig"):
            return chain([first], stream)
        return io.BytesIO(decode(first + stream.read(), self.encoding, name).encode("utf-8", "surrogatepass"))


def _json(text: str, name: str, line: int | None = None) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {line or error.lineno}, column {error.colno}"
        hint = (
            "; a file with one record per line is read as .jsonl" if error.msg == "Extra data" and line is None else ""
        )
        raise ReadError(f"{name} is not JSON at {place}: {error.msg}{hint}") from None
    except RecursionError:
        raise ReadError(f"{name} is nested too deeply to be an article") from None


def _article(record: Any, fields: Mapping[str, str], url: str | None, where: str) -> Article | ReadError:
    if not isinstance(record, Mapping):
        return ReadError(f"{where} is no JSON object but a {type(record).__name__}; an article needs keys and values")
    try:
        return field_names.article(record, fields, url)
    except ValueError as error:
        return ReadError(f"{where}: {error}")
