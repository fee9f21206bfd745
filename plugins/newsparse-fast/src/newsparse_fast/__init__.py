"""A small trained English model, a recurrent network, and the pipeline ``fast``.

The components are those of newsparse-neural, with another network.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

import newsparse_neural
from newsparse.english.api import LEAST
from newsparse.plugin import ExtractorSpec, PipelineSpec, hookimpl

MODEL = Path(__file__).parent / "model"
COMPONENTS = tuple(name.replace("neural.", "fast.") for name in newsparse_neural.COMPONENTS)


@hookimpl
def newsparse_extractors() -> Iterator[ExtractorSpec]:
    """newsparse-neural's components around this network."""
    for spec in newsparse_neural.newsparse_extractors():
        layer = spec.name.removeprefix("neural.")
        if layer == "portrayals":  # only in the preset neural-tone
            continue
        yield attrs.evolve(spec, name=f"fast.{layer}", factory=f"newsparse_fast.components:{layer}")


@hookimpl
def newsparse_pipelines() -> Iterator[PipelineSpec]:
    """``fast``: the default where only the rules are beside it."""
    yield PipelineSpec(name="fast", components=COMPONENTS, priority=5, least=LEAST)
