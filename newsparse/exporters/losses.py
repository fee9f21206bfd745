"""What annotation formats cannot hold is said, once for all that is written."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator

from newsparse.annotating.marking import left_out, told
from newsparse.errors import LeftOutWarning
from newsparse.model import ParsedArticle


def noting(name: str, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
    """The results, and at their end a `LeftOutWarning` if a format of marks does not hold all of them."""
    left, first = [], ""
    for result in results:
        one = left_out(result)
        if one:
            left.append(one)
            first = first or result.article.id
        yield result
    if left:
        message = f"{name} holds what has words in the text; left out: {told(left)}; first in article {first}"
        warnings.warn(message, LeftOutWarning, stacklevel=2)
