"""The doctor: everything that plugins bring is made once, so that what is broken shows before articles are read."""

from __future__ import annotations

from newsparse._cli.configure import configured
from newsparse._pipeline import Pipeline
from newsparse._registry import check_config, make
from newsparse.errors import NewsparseError


def diagnose(config_file: str | None) -> tuple[dict[str, int], list[str]]:
    """How many things of each kind were checked, and a line for each problem."""
    config, registry = configured(config_file)
    problems = list(registry.problems)
    checked = {"plugins": len(registry.plugins)}
    for table in ("readers", "cleaners", "extractors", "exporters"):
        catalogue = getattr(registry, table)
        checked[table] = len(catalogue.entries)
        for entry in catalogue:
            options = config.options("components" if table == "extractors" else table, entry.spec.name)
            try:
                make(entry.spec, options, entry.plugin)
            except NewsparseError as error:
                problems.append(str(error))
    checked["pipelines"] = len(registry.pipelines.entries)
    try:
        check_config(config, registry)
    except NewsparseError as error:
        return checked, [*problems, *([str(error)] if str(error) not in problems else [])]
    made = []
    for name in ("default", *registry.pipelines.names()):
        try:
            made.append(Pipeline.preset(name, config=config, registry=registry))
        except NewsparseError as error:
            if name != "default":
                problems.append(f"pipeline {name}: {error}")
    return checked, problems + _left_out(made)


def _left_out(pipelines: list[Pipeline]) -> list[str]:
    """A line for each component that joins pipelines and can join none of these."""
    everywhere = [pipeline.left_out() for pipeline in pipelines]
    return [
        f"{name} joins no pipeline: in {pipelines[0].name} it {why}"
        for name, why in (everywhere[0].items() if everywhere else ())
        if all(name in out for out in everywhere)
    ]
