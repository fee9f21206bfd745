"""How a correction names an item: by its words and where they stand, as the tables of newsparse do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsparse.model import Actor, Claim, ParsedArticle, Span, Stance
from newsparse.text import fold

Key = dict[str, str]


def claim_key(claim: Claim, parsed: ParsedArticle) -> Key:
    """Words, offsets and source of a claim."""
    actor = parsed.actor(claim.source)
    return _key(parsed, parsed.spans_of(claim), who=actor.name if actor else claim.source_text)


def stance_key(stance: Stance, parsed: ParsedArticle) -> Key:
    """Words, offsets, holder and target of a stance."""
    actor = parsed.actor(stance.holder)
    return _key(parsed, stance.evidence, who=actor.name if actor else "", target=stance.target.text)


def actor_keys(actors: Iterable[Actor], parsed: ParsedArticle) -> list[Key]:
    """For each actor its name, where no other has it; else the words of its first mention, and their place.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali rejects the plan.", pipeline="rules")
        >>> actor_keys(parsed.actors, parsed)
        [{'words': 'Mali', 'offsets': '', 'who': '', 'target': ''}]
    """
    actors = tuple(actors)
    number = Counter(fold(actor.name) for actor in parsed.actors)
    return [
        _key(parsed, ()) | {"words": actor.name}
        if number[fold(actor.name)] == 1
        else _key(parsed, parsed.spans_of(actor)[:1])
        for actor in actors
    ]


def _key(parsed: ParsedArticle, spans: Iterable[Span], *, who: str = "", target: str = "") -> Key:
    spans = tuple(spans)
    return {
        "words": "; ".join(span.of(parsed.article.text) for span in spans),
        "offsets": "; ".join(f"{span.start}-{span.end}" for span in spans),
        "who": who,
        "target": target,
    }
