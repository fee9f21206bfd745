"""A trained English model: attributions found by a small network instead of by rule, and the pipeline ``neural``.

The meaning layers (actors, claims, stances) are the shared ones of newsparse.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import ExtractorSpec, PipelineSpec, hookimpl

COMPONENTS = (
    "english.tokens",
    "english.mentions",
    "neural.attributions",
    "english.actors",
    "english.claims",
    "english.stances",
)


@hookimpl
def newsparse_extractors() -> Iterator[ExtractorSpec]:
    """The component ``neural.attributions``."""
    yield ExtractorSpec(
        name="neural.attributions",
        requires={"tokens", "sentences", "mentions"},
        provides={"attributions"},
        options={"threads": 1},
        factory="newsparse_neural.attributions:NeuralAttributions",
    )


@hookimpl
def newsparse_pipelines() -> Iterator[PipelineSpec]:
    """``neural``: the default where this plugin is installed."""
    yield PipelineSpec(name="neural", components=COMPONENTS, priority=10)
