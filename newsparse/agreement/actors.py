"""Whether two readings tell the same actors apart. Class nouns (critics, officials) are not asked for."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.agreement.scores import Score
from newsparse.agreement.sides import Sides, telling_words

LAYER = "actors"


def compared(sides: list[Sides]) -> Iterator[Score]:
    """Predicted actors paired one to one with gold ones by the mentions that they share; then their types and names."""
    gold = predicted = types = names = 0
    both = []
    for side in sides:
        golds = {actor.id: actor for actor in side.gold.actors}
        gold += sum(not actor.generic for actor in golds.values())
        for actor in side.predicted.actors:
            paired = golds.get(side.actors.get(actor.id, ""))
            if actor.generic or not actor.mention_ids or (paired is not None and paired.generic):
                continue
            predicted += 1
            if paired is not None:
                both.append((paired, actor))
    for one, other in both:
        types += one.type is other.type
        names += telling_words(one.name) == telling_words(other.name)
    n = len(both)
    yield Score(layer=LAYER, what="told apart", gold=gold, predicted=predicted, both=n)
    yield Score(layer=LAYER, what="of these: the type", gold=n, predicted=n, both=types, of_both=True)
    yield Score(layer=LAYER, what="of these: the name", gold=n, predicted=n, both=names, of_both=True)
