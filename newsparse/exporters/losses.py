"""What formats cannot hold, and articles that failed, are left out and said, once for all that is written."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator

from newsparse.annotating.marking import left_out, told
from newsparse.errors import LeftOutWarning
from newsparse.model import Level, ParsedArticle


def without_failed(name: str, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
    """The results but those of articles that failed before anything was found; at the end a warning says how many.

    What was found before a failure is kept.
    """
    failed, first = 0, ""
    for result in results:
        errors = [remark.message for remark in result.diagnostics if remark.level is Level.ERROR]
        if errors and not _has_items(result):
            failed += 1
            first = first or errors[0]
        else:
            yield result
    if failed:
        message = f"{name} holds what was found; left out: articles that failed ({failed}); first: {first}"
        warnings.warn(message, LeftOutWarning, stacklevel=2)


def _has_items(result: ParsedArticle) -> bool:
    layers = (result.mentions, result.attributions, result.actors, result.claims, result.stances, result.annotations)
    return any(layers)


def noting(name: str, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
    """The results that did not fail, and a `LeftOutWarning` if a format of marks does not hold all that is in them."""
    left, first = [], ""
    for result in without_failed(name, results):
        one = left_out(result)
        if one:
            left.append(one)
            first = first or result.article.id
        yield result
    if left:
        message = f"{name} holds what has words in the text; left out: {told(left)}; first in article {first}"
        warnings.warn(message, LeftOutWarning, stacklevel=2)
