"""A trained English model: syntax, names and attributions found by a small network, and the pipeline ``neural``.

The meaning layers (actors, claims, stances) are the shared ones of newsparse.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.api import LEAST, MEANING
from newsparse.plugin import ExtractorSpec, PipelineSpec, hookimpl

COMPONENTS = ("neural.tokens", "neural.mentions", "neural.attributions", *MEANING, "neural.stances")
TONE = (*COMPONENTS, "neural.portrayals")
_OPTIONS = (("model", ""), ("threads", 1))


@hookimpl
def newsparse_extractors() -> Iterator[ExtractorSpec]:
    """Components around one network, which reads an article once for all of them."""
    yield ExtractorSpec(
        name="neural.tokens",
        requires=set(),
        provides={"tokens", "sentences", "syntax"},
        options=(*_OPTIONS, ("sure", 0.9)),
        factory="newsparse_neural.tokens:NeuralTokens",
    )
    yield ExtractorSpec(
        name="neural.syntax",
        requires={"tokens", "sentences"},
        provides={"syntax"},
        options=_OPTIONS,
        factory="newsparse_neural.syntax:NeuralSyntax",
    )
    yield ExtractorSpec(
        name="neural.mentions",
        requires={"tokens", "sentences"},
        provides={"mentions"},
        options=_OPTIONS,
        factory="newsparse_neural.mentions:NeuralMentions",
    )
    yield ExtractorSpec(
        name="neural.attributions",
        requires={"tokens", "sentences", "mentions"},
        provides={"attributions"},
        options=_OPTIONS,
        factory="newsparse_neural.attributions:NeuralAttributions",
    )
    yield ExtractorSpec(
        name="neural.stances",
        requires={"tokens", "sentences", "mentions", "actors", "stances"},
        provides={"stances"},
        options=_OPTIONS,
        factory="newsparse_neural.stances:NeuralStances",
    )
    yield ExtractorSpec(
        name="neural.portrayals",
        requires={"tokens", "sentences", "mentions", "actors"},
        provides={"stances"},
        options=_OPTIONS,
        factory="newsparse_neural.stances:NeuralPortrayals",
    )


@hookimpl
def newsparse_pipelines() -> Iterator[PipelineSpec]:
    """``neural``: the default where this plugin is installed. ``neural-tone`` adds how the text presents its actors."""
    yield PipelineSpec(name="neural", components=COMPONENTS, priority=10, least=LEAST)
    yield PipelineSpec(name="neural-tone", components=TONE, priority=-1, least=LEAST)
