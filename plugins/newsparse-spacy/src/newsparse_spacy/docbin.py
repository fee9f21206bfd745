"""The exporter ``docbin``: results as spaCy's ``DocBin``, for ``.spacy`` files."""

from __future__ import annotations

from collections.abc import Iterable

import spacy
from spacy.tokens import DocBin

from newsparse.errors import ConfigurationError
from newsparse.model import ParsedArticle
from newsparse.plugin import Output
from newsparse_spacy.documents import as_doc


class DocBinExporter:
    """Writes one ``DocBin`` of all results; ``docs.get_docs(nlp.vocab)`` gives them back, in their order.

    The format holds all results at once, so as many must fit into memory, packed.

    Args:
        language: whose words they are, by the code that spaCy has for it.

    Raises:
        ConfigurationError: if spaCy does not have that language.
    """

    def __init__(self, language: str = "en") -> None:
        try:
            self.vocab = spacy.blank(language).vocab
        except (ImportError, OSError) as error:
            raise ConfigurationError(
                f"docbin: spaCy has no language {language!r}; give its code, such as 'en'"
            ) from error

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write all results, with names in ``ents``, trees where there are any, and the result in ``user_data``."""
        docs = DocBin(store_user_data=True)
        for result in results:
            docs.add(as_doc(result, self.vocab))
        with output.open_bytes() as file:
            file.write(docs.to_bytes())
