"""Near duplicates: the same text in several outlets, or updated. Found with MinHash (Broder 1997) by datasketch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from newsparse.errors import ConfigurationError
from newsparse.model import Article

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_PERMUTATIONS = 128


def marked(articles: Iterable[Article], *, threshold: float = 0.7) -> Iterator[Article]:
    """The articles, one at a time; one that nearly repeats an earlier one says so, in ``extra``: ``duplicate_of``.

    Args:
        articles: any number of articles; of each, 128 numbers are kept.
        threshold: how much of their runs of five words two texts must share (Jaccard), from 0 to 1.

    Raises:
        ConfigurationError: if datasketch is not installed.

    Example:
        >>> text = "The council voted for the second bridge on Monday, and nobody said who would pay for it. "
        >>> same = text + "The mayor left before the vote was taken and the others stayed until late at night."
        >>> found = list(marked([Article(text=same, id="a"), Article(text=same + " Now.", id="b")]))
        >>> [dict(article.extra).get("duplicate_of") for article in found]
        [None, 'a']
    """
    try:
        from datasketch import MinHash, MinHashLSH
    except ModuleNotFoundError:
        raise ConfigurationError("near duplicates need datasketch; install newsparse-html[duplicates]") from None
    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    kept: dict[str, tuple[str, MinHash]] = {}
    for number, article in enumerate(articles):
        words = _WORD.findall(article.text.casefold())
        shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
        signature = MinHash(num_perm=_PERMUTATIONS)
        signature.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in sorted(shingles)])
        near = [(signature.jaccard(kept[key][1]), -int(key), key) for key in index.query(signature)]
        best = max((found for found in near if found[0] >= threshold), default=None)
        if best is not None:
            yield attrs.evolve(article, extra=(*article.extra, ("duplicate_of", kept[best[2]][0])))
            continue
        key = str(number)
        index.insert(key, signature)
        kept[key] = (article.id, signature)
        yield article
