"""English: the rule components, and the meaning components that every English surface provider shares."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import ExtractorSpec, PipelineSpec, hookimpl

SURFACE = ("english.tokens", "english.mentions", "english.attributions")
MEANING = (
    "english.actors",
    "english.knowledge",
    "english.claims",
    "english.checkable",
    "english.headlines",
    "english.stances",
)
LEAST = 0.4
"""What the English pipelines tell: of the claims in whole articles 7 of 10 are right from here on, at the best F1."""


@hookimpl
def newsparse_extractors() -> Iterator[ExtractorSpec]:
    """The components of English."""
    yield ExtractorSpec(
        name="english.tokens",
        provides={"tokens", "sentences"},
        factory="newsparse.english.tagging.tokens:EnglishTokens",
    )
    yield ExtractorSpec(
        name="english.mentions",
        requires={"tokens", "sentences"},
        provides={"mentions"},
        factory="newsparse.english.names.mentions:Mentions",
    )
    yield ExtractorSpec(
        name="english.attributions",
        requires={"tokens", "sentences", "mentions"},
        provides={"attributions"},
        factory="newsparse.english.attributions:Attributions",
    )
    yield ExtractorSpec(
        name="english.actors",
        requires={"tokens", "sentences", "mentions", "attributions"},
        provides={"actors"},
        factory="newsparse.english.actors:Actors",
    )
    yield ExtractorSpec(
        name="english.knowledge",
        requires={"mentions", "actors"},
        provides={"actors"},
        options={"lists": ()},
        factory="newsparse.english.knowledge:knowledge",
    )
    yield ExtractorSpec(
        name="english.claims",
        requires={"tokens", "sentences", "mentions", "attributions", "actors"},
        provides={"claims"},
        factory="newsparse.english.claims:Claims",
    )
    yield ExtractorSpec(
        name="english.checkable",
        requires={"tokens", "sentences", "attributions", "claims"},
        provides={"english.checkable"},
        factory="newsparse.english.claims.checkable:Checkable",
    )
    yield ExtractorSpec(
        name="english.headlines",
        requires={"tokens", "sentences", "attributions", "claims"},
        provides={"english.headline"},
        factory="newsparse.english.claims.headlines:Headlines",
    )
    yield ExtractorSpec(
        name="english.stances",
        requires={"tokens", "sentences", "mentions", "attributions", "actors", "claims"},
        provides={"stances"},
        factory="newsparse.english.stances:Stances",
    )


@hookimpl
def newsparse_pipelines() -> Iterator[PipelineSpec]:
    """``rules``: English without any model."""
    yield PipelineSpec(name="rules", components=SURFACE + MEANING, least=LEAST)
