"""Two readings of one article beside each other, and what pairs them: characters, mentions, words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from newsparse.model import Actor, MentionForm, ParsedArticle, Span

_WORD = re.compile(r"\w+")
_LITTLE = frozenset("a an and as at by for from in is it its of on or that the their this to was were with".split())


class Sides:
    """A gold reading and a predicted one, of the same text."""

    def __init__(self, gold: ParsedArticle, predicted: ParsedArticle) -> None:
        self.gold, self.predicted = gold, predicted
        self._letters = frozenset(i for i, character in enumerate(gold.article.text) if character.isalnum())

    def letters(self, spans: Iterable[Span]) -> frozenset[int]:
        """Where the letters and digits of spans stand: punctuation and white space make no difference."""
        return self._letters.intersection(i for span in spans for i in range(span.start, span.end))

    @cached_property
    def shared(self) -> dict[tuple[str, str], int]:
        """How many mentions a predicted actor (second) shares with a gold one (first).

        A mention is shared with the gold mention that is most like it, if at least half of its letters are in that one.
        """
        golds = [(self.letters([span]), a.id) for a in self.gold.actors for span in telling(a, self.gold)]
        at: dict[int, list[int]] = defaultdict(list)
        for number, (letters, _) in enumerate(golds):
            for place in letters:
                at[place].append(number)
        found: Counter[tuple[str, str]] = Counter()
        for actor in self.predicted.actors:
            for span in telling(actor, self.predicted):
                letters = self.letters([span])
                near = {number for place in letters for number in at.get(place, ())}
                fits = [n for n in near if 2 * len(letters & golds[n][0]) >= len(letters)]
                if fits:
                    best = max(fits, key=lambda n: (alike(letters, golds[n][0]), -n))
                    found[golds[best][1], actor.id] += 1
        return dict(found)

    @cached_property
    def actors(self) -> dict[str, str]:
        """The gold actor of each predicted one, one to one, most shared mentions first."""
        pairs = one_to_one((count, gold, predicted) for (gold, predicted), count in self.shared.items())
        return {predicted: gold for gold, predicted in pairs.items()}

    @cached_property
    def _same(self) -> dict[str, str]:
        rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for (gold, predicted), count in self.shared.items():
            rows[predicted].append((count, gold))
        return {predicted: max(row)[1] for predicted, row in rows.items()}

    def as_gold(self, actor: str | None) -> str | None:
        """The gold actor that most mentions of a predicted one lie on; an empty text if none does, None for None."""
        return None if actor is None else self._same.get(actor, "")


def telling(actor: Actor, parsed: ParsedArticle) -> tuple[Span, ...]:
    """Where an actor is named or described; its pronouns, if it has nothing else."""
    mentions = [parsed.mention(id) for id in actor.mention_ids]
    told = [m.span for m in mentions if m.form is not MentionForm.PRONOUN]
    return tuple(told or (m.span for m in mentions))


def one_to_one(pairs: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """Pairs in which nothing stands twice, the best first; equals in the order of their names.

    Example:
        >>> one_to_one([(0.6, "a", "x"), (0.9, "b", "x"), (0.5, "a", "y")])
        {'b': 'x', 'a': 'y'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell something, in small letters and without the *s* of a plural.

    Example:
        >>> sorted(telling_words("The tolls on lorries"))
        ['lorrie', 'toll']
    """
    found = {word for word in _WORD.findall(text.casefold()) if word not in _LITTLE}
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in found)


def alike(one: frozenset[str] | frozenset[int], other: frozenset[str] | frozenset[int]) -> float:
    """The share of what either has that both have (Jaccard); 0 if there is nothing."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0
