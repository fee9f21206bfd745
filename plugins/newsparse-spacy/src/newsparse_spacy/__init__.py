"""Any spaCy pipeline as provider of tokens, trees and names, and the pipeline ``spacy``.

The other way round, ``nlp.add_pipe("newsparse")`` makes newsparse a component of spaCy (see
`newsparse_spacy.component`), and `as_doc` makes a ``Doc`` of a result. spaCy is imported when it is first used.

>>> from newsparse_spacy import COMPONENTS
>>> COMPONENTS[:3]
('spacy.tokens', 'spacy.mentions', 'english.attributions')
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsparse.english.api import LEAST, MEANING
from newsparse.plugin import ExporterSpec, ExtractorSpec, PipelineSpec, hookimpl

if TYPE_CHECKING:
    from newsparse_spacy.documents import as_doc
    from newsparse_spacy.extensions import extend

__all__ = ["COMPONENTS", "as_doc", "extend", "newsparse_exporters", "newsparse_extractors", "newsparse_pipelines"]

COMPONENTS = ("spacy.tokens", "spacy.mentions", "english.attributions", *MEANING)
_HOMES = {"as_doc": "newsparse_spacy.documents", "extend": "newsparse_spacy.extensions"}


@hookimpl
def newsparse_extractors() -> Iterator[ExtractorSpec]:
    """Components around one pipeline of spaCy, which reads an article once for all of them.

    Example:
        >>> [spec.name for spec in newsparse_extractors()]
        ['spacy.tokens', 'spacy.mentions']
    """
    yield ExtractorSpec(
        name="spacy.tokens",
        provides={"tokens", "sentences", "syntax"},
        options={"model": ""},
        factory="newsparse_spacy.tokens:SpacyTokens",
    )
    yield ExtractorSpec(
        name="spacy.mentions",
        requires={"tokens", "sentences"},
        provides={"mentions"},
        options=(("model", ""), ("labels", ()), ("rules", True)),
        factory="newsparse_spacy.mentions:SpacyMentions",
    )


@hookimpl
def newsparse_pipelines() -> Iterator[PipelineSpec]:
    """``spacy``: never the default, since a model has to be chosen and installed.

    Example:
        >>> [(spec.name, spec.components[:2]) for spec in newsparse_pipelines()]
        [('spacy', ('spacy.tokens', 'spacy.mentions'))]
    """
    yield PipelineSpec(name="spacy", components=COMPONENTS, priority=-1, least=LEAST)


@hookimpl
def newsparse_exporters() -> Iterator[ExporterSpec]:
    """Results as spaCy's own documents.

    Example:
        >>> [spec.suffixes for spec in newsparse_exporters()]
        [('.spacy',)]
    """
    yield ExporterSpec(
        name="docbin",
        suffixes=(".spacy",),
        options={"language": "en"},
        factory="newsparse_spacy.docbin:DocBinExporter",
    )


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'newsparse_spacy' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
