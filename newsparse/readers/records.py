"""JSON and JSON lines: articles as records, whatever their keys are called; and results, which are read as such.

A result is what `newsparse.write` wrote, or a task of Label Studio with annotations.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO

from newsparse.annotating import labelstudio
from newsparse.errors import ReadError, SerializationError
from newsparse.limits import Limits, limits_of, over
from newsparse.model import Article, ParsedArticle
from newsparse.readers import fields as field_names
from newsparse.readers.decoding import decode, is_utf_8
from newsparse.serialization import from_wire
from newsparse.text.encodings import known, marked


class JsonReader:
    """Reads a JSON file: one article, or a list of them."""

    def __init__(self, encoding: str = "utf-8", fields: Iterable[str] = ()) -> None:
        self.encoding = known(encoding)
        self.fields = field_names.mapping(fields)

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ParsedArticle | ReadError]:
        """Yield the articles of the stream; a record without a text is yielded as an error."""
        text = decode(stream.read(), self.encoding, name)
        found = _json(text, name, limits_of(stream))
        records = found if isinstance(found, list) else [found]
        for number, record in enumerate(records):
            where = f"{name}: record {number}" if isinstance(found, list) else name
            yield _read(record, self.fields, url, where)


class JsonLinesReader(JsonReader):
    """Reads a file with one JSON record on each line, one line at a time."""

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ParsedArticle | ReadError]:
        """Yield the articles of the stream; a line that is broken is yielded as an error, and reading goes on."""
        limits = limits_of(stream)
        for number, line in enumerate(self._lines(stream, name), 1):
            if not line.strip():
                continue
            try:
                text = decode(line, self.encoding, f"{name}, line {number},")
                record = _json(text, name, limits, number)
            except ReadError as error:
                yield error
                continue
            yield _read(record, self.fields, url, f"{name}, line {number}")

    def _lines(self, stream: BinaryIO, name: str) -> Iterable[bytes]:
        """The lines, which in UTF-16 do not end with one byte."""
        first = stream.readline()
        if not is_utf_8(self.encoding) or marked(first) in (None, "utf-8-sig"):
            return chain([first], stream)
        return io.BytesIO(decode(first + stream.read(), self.encoding, name).encode("utf-8", "surrogatepass"))


def _json(text: str, name: str, limits: Limits, line: int | None = None) -> Any:
    where = name if line is None else f"{name}, line {line},"
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {line or error.lineno}, column {error.colno}"
        hint = (
            "; a file with one record per line is read as .jsonl" if error.msg == "Extra data" and line is None else ""
        )
        raise ReadError(f"{name} is not JSON at {place}: {error.msg}{hint}") from None
    except RecursionError:
        raise over("nesting", f"{where} is nested more than {limits.nesting} deep") from None
    except ValueError:  # Python converts no more digits, as that takes the square of their number
        raise ReadError(f"{where} has a number of thousands of digits, which no article needs") from None
    limits.check_nesting(found, where)
    return found


def _read(record: Any, fields: Mapping[str, str], url: str | None, where: str) -> Article | ParsedArticle | ReadError:
    if not isinstance(record, Mapping):
        return ReadError(f"{where} is no JSON object but a {type(record).__name__}; an article needs keys and values")
    try:
        if str(record.get("schema", "")).startswith("newsparse/"):
            return from_wire(record)
        if labelstudio.is_task(record):
            return labelstudio.from_task(record, url=url)
        return field_names.article(record, fields, url)
    except (SerializationError, ValueError) as error:
        return ReadError(f"{where}: {error}")
