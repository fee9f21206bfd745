"""Pronouns: whom *he*, *they*, *it* and *I* mean - or nobody, rather than the nearest noun.

Candidates are weighed by what Lappin and Leass (1994) weigh them by: how near, whether subject, how often spoken of;
gender, number and sort must agree, and a verb's subject is not its plain object.
"""

from __future__ import annotations

from math import log2

from newsparse.english.actors.cast import Cast, Entity
from newsparse.english.actors.history import History, Speech
from newsparse.english.grammar import NounPhrase
from newsparse.english.lexicon import word_classes
from newsparse.english.predicates.cues import cues
from newsparse.model import EntityType, Mention

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
I = frozenset("i me my mine myself".split())  # noqa: E741
WE = frozenset("we us our ours ourselves".split())
FIRST = I | WE
REACH = 4
"""How many sentences back an antecedent may stand."""
_ONE = 1.3
"""What speaks against one body as *them*, which those that things are done to mostly are not."""


class Pronouns:
    """Resolves one pronoun after the other."""

    def __init__(self, cast: Cast, history: History, speech: Speech) -> None:
        self.cast = cast
        self.g = cast.g
        self.history = history
        self.speech = speech
        self.verbs = word_classes("pronoun_verbs")

    def resolve(self, mention: Mention) -> Entity | None:
        """Whom a pronoun means."""
        low = self.cast.said(mention).lower()
        position = mention.span.start
        if low in I:
            return self.speech.speaker(position)
        if low in WE:
            speaker = self.speech.speaker(position)
            body = speaker is not None and speaker.type in (EntityType.ORGANIZATION, EntityType.STATE)
            return speaker if body else None
        if low in HE or low in SHE:
            return self._person(mention, low)
        if low in THEY:
            return self._they(mention)
        return self._it(mention, low) if low in IT else None

    # -- who comes into question

    def _candidates(self, mention: Mention, reach: int) -> list[tuple[float, Entity]]:
        """Whom was spoken of before, with how likely it is that the pronoun means them."""
        cast, history = self.cast, self.history
        head = cast.head(mention)
        here = history.sentence(head)
        block = history.block(mention.span.start)
        speaker = self.speech.speaker(mention.span.start) if self.speech.inside(mention.span.start) else None
        subject_too = head in cast.subjects or self._possessor_of_subject(head)
        excluded = self._co_argument(mention)
        reporter = self._reporter(head)
        scores: dict[Entity, float] = {}
        for spoken in history.mentions():
            distance = here - spoken.sentence
            if distance > reach:
                break
            entity = spoken.entity
            if entity is speaker or entity is excluded or spoken.mention.span.contains(mention.span):
                continue
            score = 3.0 - distance + (1.0 if spoken.subject else 0.0)
            if distance == 0 and (not subject_too or spoken.subject):
                score += 0.4
            if block != history.block(spoken.mention.span.start) and distance > 1:
                score -= 0.5
            score -= (head - spoken.head) * 0.001
            scores[entity] = max(score, scores.get(entity, score))
        if reporter in scores:
            scores[reporter] += 1.0
        return [(score + self._salience(entity), entity) for entity, score in scores.items()]

    def _reporter(self, head: int) -> Entity | None:
        """Who says, in *X said she would*: whom the subject of what is said means, if nothing speaks against it."""
        g = self.g
        if head < 2 or head not in self.cast.subjects:
            return None
        i = head - 1 if g.lower[head - 1] != "that" else head - 2
        phrase = g.np_at(i)
        if phrase is not None and i == head - 2:  # "X's denial that she had ..."
            for k in range(phrase.head - 1, phrase.start, -1):
                if g.lower[k] in ("'s", "’s"):
                    return self.cast.meant_at(k - 1)
        group = g.vg_at(i)
        if group is None or group.lemma not in cues("verb"):
            return None
        subject = g.subject(group)
        return self.cast.meant_at(subject.head) if subject is not None else None

    def _salience(self, entity: Entity) -> float:
        named = 0.6 if entity.named else 0.0
        return named + min(1.0, 0.25 * log2(self.history.counts.get(entity, 1)))

    def _possessor_of_subject(self, head: int) -> bool:
        phrase = self.g.np_at(head)
        return phrase is not None and phrase.start == head and phrase.head in self.cast.subjects

    def _co_argument(self, mention: Mention) -> Entity | None:
        """The subject of the verb that a plain object pronoun depends on: *X blamed him* is not about X."""
        g = self.g
        low = self.cast.said(mention).lower()
        if low not in ("him", "them", "it", "her", "us") or self.cast.head(mention) in self.cast.subjects:
            return None
        start, end = self.cast.range[mention.id]
        phrase = g.np_at(start)
        if low == "her" and phrase is not None and phrase.end > end:
            return None
        group = g.vg_at(start - 1)
        if group is None and start >= 2 and g.tags[start - 1] == "ADP":
            group = g.vg_at(start - 2)
            if group is not None and group.form != "finite":
                return None
        subject = g.subject(group) if group is not None else None
        return self.cast.meant_at(subject.head) if subject is not None else None

    # -- persons

    def _person(self, mention: Mention, low: str) -> Entity | None:
        gender = "m" if low in HE else "f"
        ahead = self._main_subject(mention, gender)
        if ahead is not None:
            return ahead
        found = [
            (score + (0.7 if entity.gender == gender else 0.0), entity)
            for score, entity in self._candidates(mention, REACH)
            if entity.type is EntityType.PERSON and entity.gender in (gender, None) and not entity.ambiguous
        ]
        if not found:
            return None
        entity = max(found, key=lambda pair: pair[0])[1]
        entity.gender = entity.gender or gender
        return entity

    def _main_subject(self, mention: Mention, gender: str) -> Entity | None:
        """*In her speech, Ms Ray said*: a possessive in front of its sentence means the subject behind the comma."""
        g = self.g
        head = self.cast.head(mention)
        first, end = g.sentence_range(head)
        opens = g.tags[first] in ("ADP", "SCONJ") or g.lower[first].endswith(("ing", "ed"))
        if not opens or head - first > 10 or g.lower[head] not in ("his", "her"):
            return None
        i = head + 1
        while i < end and g.lower[i] != ",":
            if g.vg_at(i) is not None and g.vg_at(i).form == "finite":  # type: ignore[union-attr]
                return None
            i += 1
        for k in range(i + 1, min(end, i + 9)):
            name = self.cast.name_at.get(k)
            if name is not None:
                entity = self.cast.of.get(name.id)
                fits = entity is not None and entity.type is EntityType.PERSON and entity.gender in (gender, None)
                return entity if fits and self.cast.is_subject(name) else None
            if g.vg_at(k) is not None or g.tags[k] == "PRON":
                return None
        return None

    # -- several, and things

    def _they(self, mention: Mention) -> Entity | None:
        found = []
        done_to = self.cast.said(mention).lower() == "them" and self.cast.head(mention) not in self.cast.subjects
        for score, entity in self._candidates(mention, 2):
            if entity.type is EntityType.GROUP or entity.plural:
                found.append((score + 0.6, entity))
            elif entity.type is EntityType.ORGANIZATION:
                found.append((score - (0.0 if entity.named else 0.3) - (_ONE if done_to else 0.0), entity))
        if not found:
            return None
        score, entity = max(found, key=lambda pair: pair[0])
        thing = 0.0 if self._does_what_people_do(mention) else self._things(mention, 1 if done_to else 0)
        return entity if score >= thing else None

    def _does_what_people_do(self, mention: Mention) -> bool:
        """Whether the verb is one whose subject says, thinks or wants something."""
        verb = self.cast.subjects.get(self.cast.head(mention))
        return verb is not None and (self.g.lemmas[verb] in cues("verb") or self.g.lemmas[verb] in self.verbs["human"])

    def _things(self, mention: Mention, reach: int) -> float:
        """How likely a plural thing is meant (*the talks*), on the scale of the candidates; 0 if there is none.

        It is sought in the sentence, and in ``reach`` sentences before it.
        """
        g = self.g
        head = self.cast.head(mention)
        here = self.history.sentence(head)
        first = g.sentence_starts[max(0, here - reach)]
        best = 0.0
        for i in range(max(first, head - 40), head):
            phrase = g.np_at(i)
            if phrase is None or phrase.head != i or i in self.cast.by_head or i in self.cast.name_at:
                continue
            if self._plural_thing(phrase):
                near = 3.4 - (here - self.history.sentence(i))
                best = max(best, near + (1.0 if i in self.cast.subjects else 0.0) - (head - i) * 0.001)
        return best

    def _plural_thing(self, phrase: NounPhrase) -> bool:
        low = self.g.lower[phrase.head]
        return self.g.tags[phrase.head] == "NOUN" and low.endswith("s") and not low.endswith(("ss", "us", "is"))

    def _it(self, mention: Mention, low: str) -> Entity | None:
        g = self.g
        start, _ = self.cast.range[mention.id]
        if low == "it":
            verb = next((v for v in (g.vg_at(start + 1), g.vg_at(start + 2)) if v is not None), None)
            if verb is None or start not in self.cast.subjects:
                return None
            if verb.lemma in self.verbs["impersonal"]:
                return None
            deed = verb.lemma in cues("verb") or verb.lemma in self.verbs["deed"] or bool(verb.modal)
            if verb.passive or not deed:
                return None
        found = [
            (score, entity)
            for score, entity in self._candidates(mention, 1)
            if entity.type in (EntityType.ORGANIZATION, EntityType.STATE) and (entity.named or score > 2.5)
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None
