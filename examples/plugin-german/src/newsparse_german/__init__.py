"""German for newsparse: rules for direct and indirect quotation, with the meaning types that all languages share."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import CleanerSpec, ExtractorSpec, PipelineSpec, hookimpl

SURFACE = {"tokens", "sentences"}


@hookimpl
def newsparse_cleaners() -> Iterator[CleanerSpec]:
    """Broken words, and what German sites have around articles: they clean what `german` reads, and nothing else."""
    yield CleanerSpec(name="german.broken", factory="newsparse_german.broken:Broken")
    yield CleanerSpec(name="german.web", factory="newsparse_german.web:Web")


@hookimpl
def newsparse_extractors() -> Iterator[ExtractorSpec]:
    """The components, from the words to the meaning."""
    yield ExtractorSpec(name="german.tokens", provides=SURFACE, factory="newsparse_german.tokens:GermanTokens")
    yield ExtractorSpec(
        name="german.mentions", requires=SURFACE, provides={"mentions"}, factory="newsparse_german.mentions:Mentions"
    )
    yield ExtractorSpec(
        name="german.attributions",
        requires=SURFACE,
        provides={"attributions"},
        factory="newsparse_german.attributions:Attributions",
    )
    yield ExtractorSpec(
        name="german.actors",
        requires=SURFACE | {"mentions"},
        provides={"actors"},
        factory="newsparse_german.actors:Actors",
    )
    yield ExtractorSpec(
        name="german.claims",
        requires=SURFACE | {"mentions", "attributions", "actors"},
        provides={"claims"},
        factory="newsparse_german.claims:Claims",
    )
    yield ExtractorSpec(
        name="german.stances",
        requires=SURFACE | {"mentions", "attributions", "actors", "claims"},
        provides={"stances"},
        factory="newsparse_german.stances:Stances",
    )


@hookimpl
def newsparse_pipelines() -> Iterator[PipelineSpec]:
    """``german``: the cleaners and all components. Nothing of English is in the list."""
    names = ("broken", "web", "tokens", "mentions", "attributions", "actors", "claims", "stances")
    yield PipelineSpec(name="german", components=tuple(f"german.{name}" for name in names), priority=-1)
