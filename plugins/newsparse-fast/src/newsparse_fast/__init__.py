"""A small trained English model, a recurrent network, and the pipeline ``fast``.

The components are those of newsparse-neural, with another network.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

import newsparse_neural
from newsparse.english.api import LEAST, MEANING
from newsparse.plugin import ExtractorSpec, PipelineSpec, hookimpl

MODEL = Path(__file__).parent / "model"
COMPONENTS = ("fast.tokens", "fast.mentions", "fast.attributions", *MEANING, "fast.stances")
_NOT_LEARNED = frozenset({"claims", "positions"})
"""What newsparse-neural's network does and this smaller one has not learned."""


@hookimpl
def newsparse_extractors() -> Iterator[ExtractorSpec]:
    """newsparse-neural's components around this network.

    Example:
        >>> [spec.name for spec in newsparse_extractors()]
        ['fast.tokens', 'fast.syntax', 'fast.mentions', 'fast.attributions', 'fast.stances']
    """
    for spec in newsparse_neural.newsparse_extractors():
        layer = spec.name.removeprefix("neural.")
        if layer not in _NOT_LEARNED:
            yield attrs.evolve(spec, name=f"fast.{layer}", factory=f"newsparse_fast.components:{layer}")


@hookimpl
def newsparse_pipelines() -> Iterator[PipelineSpec]:
    """``fast``: the default where only the rules are beside it.

    Example:
        >>> [(spec.name, spec.components[:3]) for spec in newsparse_pipelines()]
        [('fast', ('fast.tokens', 'fast.mentions', 'fast.attributions'))]
    """
    yield PipelineSpec(name="fast", components=COMPONENTS, priority=5, least=LEAST)
