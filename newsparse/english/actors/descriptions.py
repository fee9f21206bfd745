"""Descriptions of persons: who is meant by *the writer*, *the Dane*, *the 27-year-old*, *the former mayor*.

Newspapers take a person up by something that was not yet said of them. The noun may be wider than a title of theirs
(a novelist is a writer); or it fits anybody, and then the one whom the sentences before are about is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from newsparse.english.actors.ascription import gender_of_noun
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.history import History
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import Description, compatriots, demonym_at, person_descriptions, title_heads
from newsparse.model import EntityType, MentionForm, RoleStatus

_REACH = 4
"""How many sentences back somebody may stand who is taken up by a noun wider than their title."""
_NEAR = 2
"""The same for a noun that fits anybody."""


class Descriptions:
    """Finds the person whom a definite description means."""

    def __init__(self, cast: Cast, history: History) -> None:
        self.cast = cast
        self.g = cast.g
        self.history = history

    def person(self, start: int, head: int, lemma: str) -> Entity | None:
        """The person whom a definite noun phrase from ``start`` to ``head`` takes up, if it takes up anybody."""
        wider = person_descriptions().get(lemma) if self._only_describes(start, head) else None
        found = self._best(start, head, partial(_is_one, wider)) if wider is not None else None
        if found is None and self._fits_anybody(start, head, lemma):
            found = self._best(start, head, None)
        elif found is None and self._had_an_office(start, head, lemma) and self._is_object(start):
            found = self._only_one_without_role(head)
        if found is not None:
            found.learn(country=self._country(start, head), gender=gender_of_noun(lemma))
        return found

    def _only_describes(self, start: int, head: int) -> bool:
        """Whether nothing stands before the noun but an age, a people, or praise: *the veteran Danish writer*."""
        g = self.g
        return all(
            g.lower[i] in words("before_role") or _is_age(g.lower[i]) or demonym_at(g.lower, i) is not None
            for i in range(start + 1, head)
        )

    def _fits_anybody(self, start: int, head: int, lemma: str) -> bool:
        """Whether a noun tells who somebody is by what any person may be: of a people, of an age, rich.

        What says less does so only where the sentence goes on with whom the last one was about.
        """
        g = self.g
        if any(_is_age(word) for word in g.lower[start + 1 : head + 1]):
            return True
        if g.lower[head] in compatriots() and g.words[head][0].isupper():
            return True
        bare = start + 1 == head and lemma in words("anyone")
        parent = lemma in words("with_children") and self._of_number(head)
        former = self._had_an_office(start, head, lemma)
        return self._is_topic(head) and (bare or parent or former or lemma in words("anyone_of_means"))

    def _had_an_office(self, start: int, head: int, lemma: str) -> bool:
        """Whether a former office is what a description tells: *the former mayor*."""
        return start + 1 < head and self.g.lower[start + 1] in words("status_former") and lemma in title_heads()

    def _is_topic(self, head: int) -> bool:
        """Whether a noun is the first subject of its sentence."""
        first, _ = self.g.sentence_range(head)
        return head in self.cast.verb_of and not any(self.g.groups_in(first, head))

    def _is_object(self, start: int) -> bool:
        """Whether a noun phrase stands right after an active verb."""
        group = self.g.vg_at(start - 1)
        return group is not None and not group.passive and group.lemma != "be"

    def _of_number(self, head: int) -> bool:
        """Whether a number follows: *the father* of two."""
        return self.g.lower[head + 1 : head + 2] == ["of"] and self.g.tags[head + 2 : head + 3] == ("NUM",)

    def _best(self, start: int, head: int, fits: Callable[[Entity], bool] | None) -> Entity | None:
        """Who fits in the last sentence that speaks of anybody who does: its first subject, or the only one there."""
        gender, country = gender_of_noun(self.g.lower[head]), self._country(start, head)
        found: list[tuple[Occurrence, Entity]] = []
        for earlier, entity in self._before(head, _NEAR if fits is None else _REACH):
            if found and found[0][0].sentence != earlier.sentence:
                break
            if _agree(entity.gender, gender) and _agree(entity.country, country) and (fits is None or fits(entity)):
                found.append((earlier, entity))
        subject = next((entity for earlier, entity in reversed(found) if earlier.subject), None)
        if subject is None and found and fits is None:
            subject = self._unnamed_subject(found[0][0].sentence, gender)
        return subject or _only(found)

    def _unnamed_subject(self, sentence: int, gender: str | None) -> Entity | None:
        """Who is the subject of a sentence without a name: *A man was charged with killing X. The accused* is he."""
        return next(
            (
                entity
                for earlier, entity in self.history.mentions()
                if earlier.sentence == sentence and earlier.subject and earlier.form is MentionForm.NOMINAL
                if entity.type is EntityType.PERSON and not entity.named and _agree(entity.gender, gender)
            ),
            None,
        )

    def _only_one_without_role(self, head: int) -> Entity | None:
        """The only person whom the sentences before speak of, if no office of theirs was told."""
        gender, found = gender_of_noun(self.g.lower[head]), {entity for _, entity in self._before(head, _REACH)}
        one = found.pop() if len(found) == 1 else None
        return one if one is not None and not one.roles and _agree(one.gender, gender) else None

    def _before(self, head: int, reach: int) -> Iterator[tuple[Occurrence, Entity]]:
        """The mentions, the latest first, of named persons that the sentence of a description does not speak of."""
        here = self.cast.sentence(head)
        inside = self.g.span(*self.g.sentence_range(head))
        same = {mention.entity for mention in self.cast.within(inside.start, inside.end)}
        for earlier, entity in self.history.mentions():
            if here - earlier.sentence > reach:
                return
            if entity.type is EntityType.PERSON and entity.named and entity not in same and not entity.ambiguous:
                yield earlier, entity

    def _country(self, start: int, head: int) -> str | None:
        """The country that a description names: *the Dane*, *the Danish writer*."""
        peoples = (demonym_at(self.g.lower, i) for i in range(start, head))
        return next((people[0] for people in peoples if people is not None), compatriots().get(self.g.lower[head]))


def _only(found: list[tuple[Occurrence, Entity]]) -> Entity | None:
    return found[0][1] if len({entity for _, entity in found}) == 1 else None


def _agree(known: str | None, told: str | None) -> bool:
    return known is None or told is None or known == told


def _is_age(low: str) -> bool:
    return low.endswith("-year-old")


def _is_one(description: Description, entity: Entity) -> bool:
    """Whether a person has one of the titles, or is of one of the sectors, that a noun may stand for."""
    current = [role.title for role in entity.roles if role.status is not RoleStatus.FORMER]
    addressed = (mention.before for mention in entity.mentions[:3])  # "Sister Agnes"
    said = {*current, *(title.split()[-1] for title in current), *addressed}
    return not said.isdisjoint(description.titles) or (bool(current) and entity.sector in description.sectors)
