"""Reports: an article, or a corpus, as pages that people read, search, print and correct.

>>> import newsparse
>>> from newsparse_report import article_page
>>> page = article_page(newsparse.parse("Mali rejects the plan.", pipeline="rules"))
>>> page.startswith("<!doctype html>"), "rejects" in page
(True, True)

* `article`: the page of one article; `marks`: its text with marks; `cards`: what stands in the lists beside it;
* `matrix`: holders by issues; `keys`: how a correction names an item;
* `corpus`: the index of many articles; `exporter`: which of the two is written;
* `rendering`: templates, style and scripts, and what keeps hostile texts inert.

Nothing of it is loaded before it is used, so that listing plugins costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsparse.plugin import ExporterSpec, hookimpl

if TYPE_CHECKING:
    from newsparse_report.article import article_page
    from newsparse_report.exporter import ReportExporter

_HOME_OF = {"article_page": "newsparse_report.article", "ReportExporter": "newsparse_report.exporter"}

__all__ = ["ReportExporter", "article_page"]


@hookimpl
def newsparse_exporters() -> Iterator[ExporterSpec]:
    """Reports as an exporter: ``newsparse parse article.txt -o report.html``.

    Example:
        >>> [spec.name for spec in newsparse_exporters()]
        ['report']
    """
    yield ExporterSpec(
        name="report",
        suffixes=(".html",),
        options=(("title", ""), ("portrayals", False)),
        factory="newsparse_report.exporter:ReportExporter",
    )


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsparse_report' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
