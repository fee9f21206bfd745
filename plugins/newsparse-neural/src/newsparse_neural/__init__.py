"""A trained English model: syntax, names and attributions found by a small network, and the pipeline ``neural``.

Actors are those of the rules of English; in claims and stances rules and network are weighed against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.api import LEAST, MEANING
from newsparse.plugin import ExtractorSpec, PipelineSpec, hookimpl

_JUDGED = {
    "english.claims": "neural.claims",
    "english.stances": "neural.positions",
}
"""Components of the shared layers that the network helps, and those that stand for them."""
COMPONENTS = (
    *("neural.tokens", "neural.mentions", "neural.attributions"),
    *(_JUDGED.get(name, name) for name in MEANING),
    "neural.stances",
)
_OPTIONS = (("model", ""), ("threads", 1))


@hookimpl
def newsparse_extractors() -> Iterator[ExtractorSpec]:
    """Components around one network, which reads an article once for all of them.

    Example:
        >>> [spec.name for spec in newsparse_extractors() if "stances" in spec.provides]
        ['neural.positions', 'neural.stances']
    """
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
        name="neural.claims",
        requires={"tokens", "sentences", "mentions", "attributions", "actors"},
        provides={"claims"},
        options=_OPTIONS,
        factory="newsparse_neural.claims:NeuralClaims",
    )
    yield ExtractorSpec(
        name="neural.positions",
        requires={"tokens", "sentences", "mentions", "actors", "attributions", "claims"},
        provides={"stances"},
        options=_OPTIONS,
        factory="newsparse_neural.positions:NeuralPositions",
    )
    yield ExtractorSpec(
        name="neural.stances",
        requires={"tokens", "sentences", "mentions", "actors", "stances"},
        provides={"stances"},
        options=_OPTIONS,
        factory="newsparse_neural.stances:NeuralStances",
    )


@hookimpl
def newsparse_pipelines() -> Iterator[PipelineSpec]:
    """``neural``: the default where this plugin is installed.

    Example:
        >>> [spec.name for spec in newsparse_pipelines()]
        ['neural']
    """
    yield PipelineSpec(name="neural", components=COMPONENTS, priority=10, least=LEAST)
