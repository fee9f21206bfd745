"""How sure an actor is: how often one like it was somebody who speaks, acts or is judged in whole articles.

A logistic regression over how an actor is called and where its mentions stand: *Malaysia* of "shares fell in Malaysia"
is a place, the sawmill that refuses is somebody. The weights are data, learned by ``python -m benchmarks confidence``.
"""

from __future__ import annotations

import math

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Occurrence
from newsparse.english.grammar.vocabulary import POSSESSIVE_MARKS
from newsparse.english.lexicon.weights import probability
from newsparse.model import Actor, MentionForm

_FORMS = (MentionForm.NAME, MentionForm.NOMINAL, MentionForm.PRONOUN)
"""The best first: an actor is known by the best of its mentions."""


class Confidence:
    """Judges the actors of one document."""

    def __init__(self, cast: Cast) -> None:
        self._g = cast.g
        self._mentions = {m.id: m for m in cast.mentions}
        self._sentences = max(1, len(cast.document.sentences))
        sources = [span for a in cast.document.attributions for span in a.source]
        self._speaking = {m.id for span in sources for m in cast.within(span.start, span.end)}

    def __call__(self, actor: Actor) -> float:
        """The probability that an actor is somebody, and told apart from all others."""
        return probability("actor_confidence", self.features(actor))

    def features(self, actor: Actor) -> dict[str, float]:
        """What the judgement hangs on: the value of each feature."""
        mentions = [self._mentions[id] for id in actor.mention_ids if id in self._mentions]
        form = next((form for form in _FORMS if any(m.form is form for m in mentions)), MentionForm.PRONOUN)
        # No set: a sum of floats hangs on its order.
        places = dict.fromkeys((f"{self._place(m)} {actor.type}" for m in mentions), 1.0)
        flags = {
            f"{form} {actor.type}": True,
            f"sector {actor.sector}": True,
            "speaks": not self._speaking.isdisjoint(actor.mention_ids),
            "pronoun": any(m.form is MentionForm.PRONOUN for m in mentions),
            "country": actor.country is not None,
            "role": bool(actor.roles),
            "one of several": bool(actor.ambiguous),
            "one word": " " not in actor.name,
            f"only {next(iter(places), '')}": len(places) == 1,
        }
        found = {"bias": 1.0, "mentions a sentence": math.log(max(1, len(mentions)) / self._sentences)}
        return found | places | {name: 1.0 for name, holds in flags.items() if holds}

    def _place(self, mention: Occurrence) -> str:
        """Where a mention stands in its clause."""
        g = self._g
        phrase = g.np_at(mention.end - 1)
        if mention.after in POSSESSIVE_MARKS:
            return "owner"
        if phrase is not None and phrase.head >= mention.end:
            return "modifier"
        if mention.subject:
            return "subject"
        before = mention.start - 1 if phrase is None else min(mention.start, phrase.start) - 1
        tag = g.tags[before] if before >= 0 else ""
        return {"ADP": "oblique", "VERB": "object"}.get(tag, "elsewhere")
