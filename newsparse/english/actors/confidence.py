"""How sure an actor is: how often one like it was somebody who speaks, acts or is judged in whole articles.

A logistic regression over how an actor is called and where its mentions stand: *Malaysia* of "shares fell in Malaysia"
is a place, the sawmill that refuses is somebody. The weights are data, learned by ``python -m benchmarks confidence``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from newsparse.english.actors.index import MentionIndex
from newsparse.english.grammar import grammar
from newsparse.english.grammar.vocabulary import POSSESSIVE_MARKS
from newsparse.english.lexicon import rows
from newsparse.model import Actor, Mention, MentionForm, ParsedArticle

_FORMS = (MentionForm.NAME, MentionForm.NOMINAL, MentionForm.PRONOUN)
"""The best first: an actor is known by the best of its mentions."""


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("actor_confidence")}


class Confidence:
    """Judges the actors of one document."""

    def __init__(self, document: ParsedArticle, index: MentionIndex | None = None) -> None:
        self._index = MentionIndex(document, document.derive(grammar)) if index is None else index
        self._mentions = {m.id: m for m in self._index.mentions}
        self._sentences = max(1, len(document.sentences))
        self._sources = [span for a in document.attributions for span in a.source]

    def __call__(self, actor: Actor) -> float:
        """The probability that an actor is somebody, and told apart from all others."""
        weights = _weights()
        score = sum(weights.get(name, 0.0) * value for name, value in self.features(actor))
        return 1 / (1 + math.exp(-score))

    def features(self, actor: Actor) -> Iterator[tuple[str, float]]:
        """What the judgement hangs on: the name of each feature, and its value."""
        mentions = [self._mentions[id] for id in actor.mention_ids if id in self._mentions]
        form = next((form for form in _FORMS if any(m.form is form for m in mentions)), MentionForm.PRONOUN)
        places = [self._place(m) for m in mentions]
        yield "bias", 1.0
        yield f"{form} {actor.type}", 1.0
        yield f"sector {actor.sector}", 1.0
        yield "mentions a sentence", math.log(max(1, len(mentions)) / self._sentences)
        yield from ((f"{place} {actor.type}", 1.0) for place in dict.fromkeys(places))
        flags = {
            "speaks": any(source.overlaps(m.span) for m in mentions for source in self._sources),
            "pronoun": any(m.form is MentionForm.PRONOUN for m in mentions),
            "country": actor.country is not None,
            "role": bool(actor.roles),
            "one of several": bool(actor.ambiguous),
            "one word": " " not in actor.name,
            f"only {places[0]} {actor.type}" if places else "": len(set(places)) == 1,
        }
        yield from ((name, 1.0) for name, holds in flags.items() if holds)

    def _place(self, mention: Mention) -> str:
        """Where a mention stands in its clause."""
        g, (start, end) = self._index.g, self._index.range_of(mention)
        phrase = g.np_at(end - 1)
        if self._index.after(mention) in POSSESSIVE_MARKS:
            return "owner"
        if phrase is not None and phrase.head >= end:
            return "modifier"
        if self._index.is_subject(mention):
            return "subject"
        before = start - 1 if phrase is None else min(start, phrase.start) - 1
        tag = g.tags[before] if before >= 0 else ""
        return {"ADP": "oblique", "VERB": "object"}.get(tag, "elsewhere")
