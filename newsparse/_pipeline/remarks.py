"""What is remarked about an article before anything is looked for in it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from newsparse._sniffing import HTML, media_type
from newsparse.model import Article, Diagnostic, Level

_HEAD = 1000


def remarks(article: Article) -> Iterator[Diagnostic]:
    """A warning where there is nothing to read, or a page where a text should be.

    Example:
        >>> [remark.code for remark in remarks(Article(text=" "))]
        ['empty']
        >>> [remark.code for remark in remarks(Article(text="<html><p>Mali said no.</p></html>"))]
        ['markup']
    """
    start = article.text[:_HEAD].lstrip()
    if not start and not article.text.strip():
        message = "the text is empty: there is nothing to read"
        yield Diagnostic(level=Level.WARNING, code="empty", component="newsparse", message=message)
    elif start.startswith("<") and media_type(BytesIO(start.encode("utf-8", "replace"))) == HTML:
        way_out = "newsparse.read(file), with newsparse[html] installed, makes an article of a page"
        message = f"the text is a web page, and is read as if its tags were words; {way_out}"
        yield Diagnostic(level=Level.WARNING, code="markup", component="newsparse", message=message)
