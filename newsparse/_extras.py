"""What is installed separately: the extras of the distribution, and what each of them brings."""

from __future__ import annotations

import re

EXTRAS = ("fast", "html", "network", "neural", "parquet", "ray", "report", "spacy")
"""The extras, named as their plugins are: ``newsparse[html]`` brings newsparse-html, whose plugin is ``html``."""

BEST_FIRST = ("neural", "fast")
"""The extras whose pipelines are the default where they are installed: the first one that is there."""

_OUTSIDE = (
    ((".html", ".htm", ".xhtml"), "a web page", "html"),
    ((".rss", ".atom", ".xml"), "a feed", "html"),
    ((".warc",), "a web archive", "html"),
)

_WRITTEN = {
    **dict.fromkeys((".dl", ".dna", ".gexf", ".graphml", ".net"), "network"),
    ".html": "report",
    ".parquet": "parquet",
    ".spacy": "spacy",
}


def extra_of(name: str) -> str | None:
    """The extra whose plugin brings a component, reader or pipeline of that name, if it is one of ours.

    Example:
        >>> extra_of("html.feed"), extra_of("neural"), extra_of("herald.money")
        ('newsparse[html]', 'newsparse[neural]', None)
    """
    plugin = re.split("[.-]", name, maxsplit=1)[0]
    return f"newsparse[{plugin}]" if plugin in EXTRAS else None


def outside(filename: str) -> tuple[str, str] | None:
    """What a file is, and the extra that brings its reader; None if no extra reads it.

    Example:
        >>> outside("pages/1.HTML")
        ('a web page', 'html')
    """
    plain = filename.lower().removesuffix(".gz")
    return next(((what, extra) for suffixes, what, extra in _OUTSIDE if plain.endswith(suffixes)), None)


def extra_that_writes(filename: str) -> str | None:
    """The extra that brings an exporter for such a file; None if none does.

    Example:
        >>> extra_that_writes("corpus/may.parquet"), extra_that_writes("corpus/may.gexf")
        ('newsparse[parquet]', 'newsparse[network]')
    """
    extra = next((extra for suffix, extra in _WRITTEN.items() if filename.lower().endswith(suffix)), None)
    return f"newsparse[{extra}]" if extra else None
