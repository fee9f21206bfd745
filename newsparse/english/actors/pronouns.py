"""Pronouns: whom *he*, *they* and *it* mean - or nobody, rather than the nearest noun.

Candidates are weighed by what Lappin and Leass (1994) weigh them by: how near, whether subject, how often spoken of;
gender, number and sort must agree, and a verb's subject is not its plain object.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log2

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.history import History
from newsparse.english.actors.speech import Speech
from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.lexicon import word_classes, words
from newsparse.english.predicates.cues import cues, match_verb
from newsparse.model import EntityType

REACH = 4
"""How many sentences back an antecedent may stand."""
_ONE = 1.3
"""What speaks against one body as *them*, which those that things are done to mostly are not."""
_QUOTED = 3.0
"""What speaks against a mention inside a quotation, for a pronoun outside: the words of others name others."""
_OWN_CLAUSE = 1.0
"""What speaks for the subject of the clause that a possessive stands in: *the firm raised* its *offer*."""


class Pronouns:
    """Resolves one pronoun of the third person after the other."""

    def __init__(self, cast: Cast, history: History, speech: Speech) -> None:
        self.cast = cast
        self.g = cast.g
        self.history = history
        self.speech = speech
        self.verbs = word_classes("pronoun_verbs")

    def resolve(self, mention: Occurrence) -> Entity | None:
        """Whom a pronoun means."""
        low = mention.said.lower()
        if low in words("pronoun_he"):
            return self._person(mention, "m")
        if low in words("pronoun_she"):
            return self._person(mention, "f")
        if low in words("pronoun_group"):
            return self._they(mention, low == "them" and mention.head not in self.cast.verb_of)
        if low in words("pronoun_thing"):
            return self._it(mention) if low != "it" or self._acts(mention) or self._is_told(mention) else None
        return None

    # -- who comes into question

    def _candidates(
        self, mention: Occurrence, reach: int, fits: Callable[[Entity], bool]
    ) -> list[tuple[float, Entity]]:
        """Who was spoken of before and fits, with how likely it is that the pronoun means them."""
        subject, block = self._is_subject(mention.head), self.history.block_start(mention.span.start)
        scores: dict[Entity, float] = {}
        outside = not self.speech.inside(mention.span.start)
        for earlier, entity in self.history.mentions():
            if mention.sentence - earlier.sentence > reach:
                break
            if fits(entity) and not earlier.span.contains(mention.span):
                score = self._nearness(mention, subject, block, earlier)
                score -= _QUOTED if outside and self.speech.inside(earlier.span.start) else 0.0
                scores[entity] = max(score, scores.get(entity, score))
        if not scores:
            return []
        speaker, head = self.speech.speaker(mention.span.start), mention.head
        for excluded in (speaker, self._co_argument(mention), *self._done_to(head)):
            if excluded is not None:
                scores.pop(excluded, None)
        for favoured, weight in ((self._reporter(head), 1.0), (self._in_own_clause(head), _OWN_CLAUSE)):
            if favoured in scores:
                scores[favoured] += weight
        return [(score + self._salience(entity), entity) for entity, score in scores.items()]

    def _nearness(self, mention: Occurrence, subject: bool, block: int, earlier: Occurrence) -> float:
        """What place and function of an earlier mention say for it; ``subject`` and ``block`` are the pronoun's."""
        distance = mention.sentence - earlier.sentence
        score = 3.0 - distance + (1.0 if earlier.subject else 0.0)
        if distance == 0 and (earlier.subject or not subject):
            score += 0.4
        elif distance > 1 and earlier.span.start < block:
            score -= 0.5
        return score - (mention.head - earlier.head) * 0.001

    def _salience(self, entity: Entity) -> float:
        """What a name, and having been spoken of often, say for somebody."""
        named = 0.6 if entity.named else 0.0
        return named + min(1.0, 0.25 * log2(self.history.counts[entity]))

    def _is_subject(self, head: int) -> bool:
        """Whether a pronoun is a subject, or owns one: *her party won*."""
        phrase = self.g.np_at(head)
        owns = phrase is not None and phrase.start == head and phrase.head in self.cast.verb_of
        return owns or head in self.cast.verb_of

    def _reporter(self, head: int) -> Entity | None:
        """Who says, in *X said she would*: whom the subject of what is said means, if nothing speaks against it."""
        g = self.g
        if head < 2 or head not in self.cast.verb_of:
            return None
        i = head - 2 if g.lower[head - 1] == "that" else head - 1
        phrase = g.np_at(i)
        if phrase is not None and i == head - 2:  # "X's denial that she had ..."
            marks = (k for k in range(phrase.head - 1, phrase.start, -1) if g.lower[k] in ("'s", "’s"))
            mark = next(marks, None)
            return self.cast.at(mark - 1) if mark is not None else None
        group = g.vg_at(i)
        if group is None or group.lemma not in cues("verb"):
            return None
        subject = g.subject(group)
        return (self._represented(subject) or self.cast.at(subject.head)) if subject is not None else None

    def _represented(self, phrase: NounPhrase) -> Entity | None:
        """The person for whom an unnamed one speaks: *a lawyer for X*, *X's spokesman*, *an aide to X*."""
        g = self.g
        phrase = g.top(phrase, g.sentence_range(phrase.start)[0])
        if g.lower[phrase.head] not in words("represents_person"):
            return None
        if g.lower[phrase.end : phrase.end + 1] in (["for"], ["to"], ["of"]):
            other = g.np_at(phrase.end + 1)
            found = self.cast.at(other.head) if other is not None else None
        else:
            mark = next((k for k in range(phrase.start, phrase.head) if g.lower[k] in ("'s", "’s")), phrase.start + 1)
            found = self.cast.at(mark - 1)
        return found if found is not None and found.type is EntityType.PERSON and found.named else None

    def _in_own_clause(self, head: int) -> Entity | None:
        """The subject of the verb after which what a possessive owns stands: *X raised* its *offer*."""
        g = self.g
        phrase = g.np_at(head)
        if phrase is None or phrase.start != head or phrase.head == head or phrase.head in self.cast.verb_of:
            return None
        group = g.vg_at(head - 2 if g.tags[head - 1] == "ADP" else head - 1)
        subjects = g.subjects(group) if group is not None and not group.passive else ()
        return self.cast.at(subjects[0].head) if subjects else None

    def _done_to(self, head: int) -> list[Entity | None]:
        """Those to whom a pronoun does what its verb says: *she warned X* is not about X doing so."""
        group = self.g.vg_at(self.cast.verb_of[head]) if head in self.cast.verb_of else None
        return [self.cast.at(phrase.head) for phrase in self.g.objects(group)] if group is not None else []

    def _co_argument(self, mention: Occurrence) -> Entity | None:
        """The subject of the verb that a plain object pronoun depends on: *X blamed him* is not about X."""
        g = self.g
        low, start = mention.said.lower(), mention.start
        if low not in words("pronoun_object") or mention.head in self.cast.verb_of:
            return None
        phrase = g.np_at(start)
        if low == "her" and phrase is not None and phrase.end > mention.end:
            return None
        group = g.vg_at(start - 1)
        if group is None and start >= 2 and g.tags[start - 1] == "ADP":
            group = g.vg_at(start - 2)
            if group is not None and group.form != "finite":
                return None
        return self._subject_of(group)

    def _subject_of(self, group: VerbGroup | None) -> Entity | None:
        subject = self.g.subject(group) if group is not None else None
        return self.cast.at(subject.head) if subject is not None else None

    # -- persons

    def _person(self, mention: Occurrence, gender: str) -> Entity | None:
        for ahead in (self._main_subject(mention), self.speech.spoken_of(mention.span.start)):
            if ahead is not None and ahead.type is EntityType.PERSON and ahead.gender in (gender, None):
                return ahead
        found = self._candidates(
            mention, REACH, lambda e: e.type is EntityType.PERSON and e.gender in (gender, None) and not e.ambiguous
        )
        entity = _likeliest([(score + (0.7 if e.gender == gender else 0.0), e) for score, e in found])
        if entity is not None:
            entity.gender = gender
        return entity

    def _main_subject(self, mention: Occurrence) -> Entity | None:
        """*In her speech, Ms Ray said*: a possessive in front of its sentence may mean the subject after the comma."""
        g, head = self.g, mention.head
        if g.lower[head] not in ("his", "her"):
            return None
        first, end = g.sentence_range(head)
        opens = g.tags[first] in ("ADP", "SCONJ") or g.lower[first].endswith(("ing", "ed"))
        if not opens or head - first > 10:
            return None
        comma = next((i for i in range(head + 1, end) if g.lower[i] == ","), end)
        if any(group.form == "finite" for group in g.groups_in(head + 1, comma)):
            return None
        for i in range(comma + 1, min(end, comma + 9)):
            name = self.cast.name_at(i)
            if name is not None:
                return name.entity if name.subject else None
            if g.vg_at(i) is not None or g.tags[i] == "PRON":
                return None
        return None

    # -- several, and things

    def _they(self, mention: Occurrence, done_to: bool) -> Entity | None:
        """Whom *they* means; ``done_to``: as the object of a verb."""
        found = []
        for score, entity in self._candidates(mention, 2, _may_be_many):
            if entity.type is EntityType.GROUP or entity.plural:
                found.append((score + 0.6, entity))
            else:
                found.append((score - (0.0 if entity.named else 0.3) - (_ONE if done_to else 0.0), entity))
        if not found:
            return None
        thing = 0.0 if self._does_what_people_do(mention) else self._things(mention, 1 if done_to else 0)
        return _likeliest([pair for pair in found if pair[0] >= thing])

    def _does_what_people_do(self, mention: Occurrence) -> bool:
        """Whether the verb is one whose subject says, thinks or wants something."""
        verb = self.cast.verb_of.get(mention.head)
        return verb is not None and (self.g.lemmas[verb] in cues("verb") or self.g.lemmas[verb] in self.verbs["human"])

    def _things(self, mention: Occurrence, reach: int) -> float:
        """How likely a plural thing is meant (*the talks*), on the scale of the candidates; 0 if there is none.

        It is sought in the sentence, and in ``reach`` sentences before it.
        """
        head, here = mention.head, mention.sentence
        first = self.g.sentence_starts[max(0, here - reach)]
        best = 0.0
        for i in range(max(first, head - 40), head):
            phrase = self.g.np_at(i)
            if phrase is not None and phrase.head == i and self._is_plural_thing(phrase):
                near = 3.4 - (here - self.cast.sentence(i))
                best = max(best, near + (1.0 if i in self.cast.verb_of else 0.0) - (head - i) * 0.001)
        return best

    def _is_plural_thing(self, phrase: NounPhrase) -> bool:
        head = phrase.head
        low = self.g.lower[head]
        plural = self.g.tags[head] == "NOUN" and low.endswith("s") and not low.endswith(tuple(words("singular_ending")))
        return plural and self.cast.headed_by(head) is None and self.cast.name_at(head) is None

    def _acts(self, mention: Occurrence) -> bool:
        """Whether *it* is the subject of a verb for what bodies do; else it is mostly nobody: *it seems*."""
        start = mention.start
        verb = self.g.vg_at(start + 1) or self.g.vg_at(start + 2)
        if verb is None or start not in self.cast.verb_of or verb.lemma in self.verbs["impersonal"] or verb.passive:
            return False
        return verb.lemma in cues("verb") or verb.lemma in self.verbs["deed"] or bool(verb.modal)

    def _is_told(self, mention: Occurrence) -> bool:
        """Whether *it* is whom somebody tells, or asks for, something: *the board was split; Ms Roe told* it *so*."""
        start = mention.start
        group, own = self.g.vg_at(start - 1), self.g.vg_at(self.cast.verb_of.get(start, start))
        if group is None or group.end != start or group.passive or (own is not None and own.form != "infinitive"):
            return False
        return any(m.cue.object == "addressee" for m in match_verb(self.g, group))

    def _it(self, mention: Occurrence) -> Entity | None:
        candidates = self._candidates(mention, 1, lambda e: e.type in (EntityType.ORGANIZATION, EntityType.STATE))
        return _likeliest([(score, e) for score, e in candidates if e.named or score > 2.5])


def _may_be_many(entity: Entity) -> bool:
    return entity.plural or entity.type in (EntityType.GROUP, EntityType.ORGANIZATION)


def _likeliest(found: list[tuple[float, Entity]]) -> Entity | None:
    return max(found, key=lambda pair: pair[0])[1] if found else None
