"""brat standoff: the marks of a file, on the text in the file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsparse.annotating import brat
from newsparse.annotating.understanding import understood
from newsparse.errors import ReadError
from newsparse.limits import Bounded, limits_of
from newsparse.model import Article, ParsedArticle

TOOL = "brat"


class BratReader:
    """Reads an ``.ann`` file, and the text from the ``.txt`` beside it. Both are UTF-8, as brat wants them."""

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[ParsedArticle | ReadError]:
        """Yield the one result that the marks make up."""
        path = Path(name.removesuffix(".gz")).with_suffix(".txt")
        try:
            with Bounded(path.open("rb"), str(path), limits_of(stream)) as file:
                text = file.read().decode("utf-8")
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise ReadError(f"{name} is about the text of {path}, which cannot be read: {why}") from None
        try:
            marks = brat.loads(text, stream.read().decode("utf-8"))
            yield understood(marks, Article(text=text, url=url), TOOL)
        except UnicodeDecodeError as error:
            raise ReadError(f"{name} is no UTF-8, as brat writes it: wrong byte at offset {error.start}") from None
        except ValueError as error:
            raise ReadError(f"{name}: {error}") from None
