"""CoNLL-U, for tools of Universal Dependencies: what the pipeline says of words and sentences."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from newsparse.annotating import conllu
from newsparse.errors import LeftOutWarning
from newsparse.model import ParsedArticle
from newsparse.plugin import Output


class ConlluExporter:
    """Writes the sentences of results one after another; of a result without tokens, nothing, and a warning says so."""

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time."""
        without: list[str] = []
        with output.open() as file:
            for result in results:
                written = conllu.dumps(result)
                file.write(written)
                if not written and result.article.text.strip():
                    without.append(result.article.id)
        if without:
            message = (
                f"conllu holds tokens; left out: articles without any ({len(without)}), first {without[0]}; tokens are "
                "there when an article is parsed, and in JSON with the option tokens"
            )
            warnings.warn(message, LeftOutWarning, stacklevel=2)
