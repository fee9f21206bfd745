"""From a page to an article: laid out, sorted into front and body, assembled."""

from __future__ import annotations

from newsparse.errors import ReadError
from newsparse.model import Article, BlockKind
from newsparse_html.assembled import assembled
from newsparse_html.candidates import candidates
from newsparse_html.extraction import main_text, sentences
from newsparse_html.front import sorted_out
from newsparse_html.layout import Layout
from newsparse_html.metadata import Metadata, chosen
from newsparse_html.shown import Shown
from newsparse_html.textless import remark, without_calls, without_cards

_LEAST_TEXT = 40


def article(page: str, *, name: str, url: str | None = None) -> Article:
    """The article of a page. Its ``original`` is the page; what was taken out of the text is in ``removed``.

    A page without the text of an article has no block but its title, and a diagnostic that says what it has instead.

    Raises:
        ReadError: if there is nothing in it.

    Example:
        >>> page = "<h1>Mali says no</h1><p>The junta rejected the plan of its neighbours on Sunday.</p>"
        >>> made = article(page, name="page.html", url="https://news.example/1")
        >>> made.title, made.alignment.to_original(made.blocks[1].span).of(page)[:9]
        ('Mali says no', 'The junta')
        >>> article("<h1>Mali</h1><video src='no.mp4'></video>", name="page.html").diagnostics[0].code
        'video-only'
    """
    shown = Shown.of(Layout.of(page, name))
    said = tuple(candidates(shown.layout.tree))
    metadata = chosen(said, url)
    found = sorted_out(shown, metadata, shown.parts(main_text(shown)))
    if sum(p.end - p.start for p in found.all if p.kind is not BlockKind.TITLE) < _LEAST_TEXT:
        found = sorted_out(shown, metadata, shown.parts(sentences(shown)))
    parts = found.all
    parts = without_cards(shown, said, without_calls(shown, parts))
    remarks = () if any(part.kind is not BlockKind.TITLE for part in parts) else (remark(shown),)
    return assembled(shown, metadata, parts, url, remarks, found.left)


def fragment(content: str, metadata: Metadata, *, name: str) -> Article:
    """The article of a stretch of HTML that is all running text, as in a feed, with metadata that is known already.

    Raises:
        ReadError: if there is no text in it.
    """
    shown = Shown.of(Layout.of(content, name))
    parts = shown.parts(shown.segments)
    if not parts:
        raise ReadError(f"{name} has no text")
    return assembled(shown, metadata, parts, metadata.url)
