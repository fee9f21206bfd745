"""What makes results: two pipelines of the same settings make the same of an article."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from newsparse._version import __version__
from newsparse.plugin import CleanerSpec

if TYPE_CHECKING:
    from newsparse._pipeline.pipeline import Pipeline


def settings(pipeline: Pipeline) -> dict[str, str]:
    """What results depend on, by what it is called: versions, components, cleaners and their options.

    Example:
        >>> from newsparse import Pipeline
        >>> settings(Pipeline.preset("rules"))["pipeline"]
        'rules'
    """
    found = {"newsparse": __version__, "pipeline": pipeline.name, "least": f"{pipeline.least:g}"}
    found["components"] = " ".join(step.spec.name for step in pipeline.steps)
    for step in pipeline.steps:
        found[step.spec.name] = step.version
        found |= {f"components.{step.spec.name}.{key}": str(value) for key, value in step.options}
    for entry in pipeline.registry.cleaners:
        if not _idle(entry.spec, pipeline):
            name = entry.spec.name
            found[f"cleaner {name}"] = entry.plugin.version
            options = pipeline.config.options("cleaners", name)
            found |= {f"cleaners.{name}.{key}": str(value) for key, value in options.items()}
    return found


def _idle(spec: CleanerSpec, pipeline: Pipeline) -> bool:
    """Whether a cleaner is for no article of a pipeline: it is generic, does not join, and is not named."""
    bound = spec.domains or spec.publishers or spec.many
    return not (bound or spec.joins or spec.name in pipeline.cleaners)


def fingerprint(pipeline: Pipeline) -> str:
    """A digest of the settings and of all plugins: another process has the same pipeline if it has the same digest."""
    plugins = [[record.name, record.module, record.version, record.status] for record in pipeline.registry.plugins]
    return hashlib.sha256(json.dumps([settings(pipeline), plugins]).encode()).hexdigest()
