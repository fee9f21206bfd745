"""Links: what was read must hold together, as results of the engine do: ids that exist, spans inside their text."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.errors import SerializationError
from newsparse.model import ParsedArticle, Span, TargetKind


def check(parsed: ParsedArticle) -> None:
    """Refuse a result that refers to what it does not have.

    Raises:
        SerializationError: for the first wrong id or span, with its place in the document.
    """
    known = {
        "mention": {mention.id for mention in parsed.mentions},
        "attribution": {attribution.id for attribution in parsed.attributions},
        "actor": {actor.id for actor in parsed.actors},
        "claim": {claim.id for claim in parsed.claims},
    }
    for place, what, id in _ids(parsed):
        if id is not None and id not in known[what]:
            raise SerializationError(f"$.{place}: there is no {what} with the id {id!r}")
    text, original = len(parsed.article.text), len(parsed.article.original)
    for place, span in _spans(parsed):
        if span is not None and span.end > text:
            raise SerializationError(f"$.{place}: {span.start}-{span.end} lies outside the text of {text} characters")
    for i, removed in enumerate(parsed.article.removed):
        if removed.span.end > original:
            raise SerializationError(
                f"$.article.removed[{i}].span: it lies outside the original of {original} characters"
            )
    alignment = parsed.article.alignment
    if (alignment.text_length, alignment.original_length) != (text, original):
        raise SerializationError(
            f"$.article.alignment: it is not that of a text of {text} and an original of {original}"
        )


def _ids(parsed: ParsedArticle) -> Iterator[tuple[str, str, str | None]]:
    """Every reference: where it stands, what it refers to, and by which id."""
    for i, mention in enumerate(parsed.mentions):
        yield f"mentions[{i}].actor_id", "actor", mention.actor_id
    for i, attribution in enumerate(parsed.attributions):
        yield f"attributions[{i}].parent_id", "attribution", attribution.parent_id
    for i, actor in enumerate(parsed.actors):
        yield f"actors[{i}].affiliation", "actor", actor.affiliation
        yield from ((f"actors[{i}].mention_ids[{j}]", "mention", id) for j, id in enumerate(actor.mention_ids))
        yield from ((f"actors[{i}].ambiguous[{j}]", "actor", id) for j, id in enumerate(actor.ambiguous))
        for j, role in enumerate(actor.roles):
            yield f"actors[{i}].roles[{j}].organization_id", "actor", role.organization_id
    for i, claim in enumerate(parsed.claims):
        yield f"claims[{i}].attribution_id", "attribution", claim.attribution_id
        yield f"claims[{i}].source", "actor", claim.source
        yield f"claims[{i}].parent_id", "claim", claim.parent_id
        yield from ((f"claims[{i}].addressees[{j}]", "actor", id) for j, id in enumerate(claim.addressees))
    for i, stance in enumerate(parsed.stances):
        yield f"stances[{i}].holder", "actor", stance.holder
        yield f"stances[{i}].claim_id", "claim", stance.claim_id
        yield f"stances[{i}].target.owner", "actor", stance.target.owner
        yield from ((f"stances[{i}].sources[{j}]", "actor", id) for j, id in enumerate(stance.sources))
        if stance.target.kind is not TargetKind.ISSUE:
            yield f"stances[{i}].target.ref", stance.target.kind.value, stance.target.ref


def _spans(parsed: ParsedArticle) -> Iterator[tuple[str, Span | None]]:
    """Every span in the text, and where it stands."""
    yield from ((f"article.blocks[{i}].span", block.span) for i, block in enumerate(parsed.article.blocks))
    yield from ((f"sentences[{i}].span", sentence.span) for i, sentence in enumerate(parsed.sentences))
    for i, mention in enumerate(parsed.mentions):
        yield f"mentions[{i}].span", mention.span
        yield f"mentions[{i}].head", mention.head
    for i, attribution in enumerate(parsed.attributions):
        for role in ("source", "cue", "content"):
            yield from ((f"attributions[{i}].{role}[{j}]", span) for j, span in enumerate(getattr(attribution, role)))
    for i, actor in enumerate(parsed.actors):
        yield from ((f"actors[{i}].roles[{j}].span", role.span) for j, role in enumerate(actor.roles))
    for i, stance in enumerate(parsed.stances):
        yield from ((f"stances[{i}].evidence[{j}]", span) for j, span in enumerate(stance.evidence))
    for i, annotation in enumerate(parsed.annotations):
        yield from ((f"annotations[{i}].spans[{j}]", span) for j, span in enumerate(annotation.spans))
    yield from ((f"diagnostics[{i}].span", diagnostic.span) for i, diagnostic in enumerate(parsed.diagnostics))
