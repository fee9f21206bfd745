"""The reader of HTML files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsparse.errors import ReadError
from newsparse.model import Article
from newsparse.text.encodings import known
from newsparse_html.article import article
from newsparse_html.decoding import decoded

MEGABYTE = 1024 * 1024


class HtmlReader:
    """Reads a page as one article.

    Args:
        encoding: the encoding of the file; as default, UTF-8, what the page declares, or what its bytes look like.
        most_megabytes: pages that are larger are not read.
    """

    def __init__(self, encoding: str = "", most_megabytes: int = 10) -> None:
        self.encoding = encoding
        if encoding:
            known(encoding)
        self.most = most_megabytes * MEGABYTE

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ReadError]:
        """Yield the one article of the stream."""
        data = stream.read(self.most + 1)
        if len(data) > self.most:
            raise too_large(name, self.most, "html.most_megabytes")
        yield article(self._text(data, name), name=name, url=url)

    def _text(self, data: bytes, name: str) -> str:
        if not self.encoding:
            return decoded(data)[0]
        try:
            return data.decode(self.encoding)
        except UnicodeDecodeError as error:
            raise ReadError(f"{name} is not {self.encoding}: wrong byte at offset {error.start}") from None


def too_large(name: str, most: int, option: str) -> ReadError:
    """What is said of a file over a limit."""
    return ReadError(f"{name} is larger than {most // MEGABYTE} megabytes; raise the limit with the option {option}")
