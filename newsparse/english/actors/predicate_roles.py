"""Roles in predicates: *X is an adviser to the bank*, *X resigned as mayor*, *X, who heads the bank*."""

from __future__ import annotations

import attrs

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.roles import Parsed, parse_role
from newsparse.english.actors.titles import BEFORE_ORGANIZATION, adopt, take_nominal
from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.lexicon import rows, words
from newsparse.model import EntityType, Role, RoleStatus


class RolesInPredicates:
    """Gives persons the roles that verbs tell of them."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.g = cast.g
        self._titles = {row["verb"]: row["title"] for row in rows("leading_verbs")}
        plain = (v for v in self.g.verb_groups if v.form == "finite" and not (v.negated or v.modal or v.passive))
        self._groups = [v for v in plain if v.lemma in self._titles or self._predicate(v) is not None]
        self._open: dict[int, VerbGroup] = {}
        """The verb of a predicate whose subject is nobody yet, by the predicate's head."""

    def read(self) -> None:
        """Read all predicates whose subject is a name."""
        for group in self._groups:
            if group.lemma in self._titles:
                self._leads(group)
            else:
                self._is(group)

    def read_at(self, head: int) -> None:
        """Read the predicate with that head, now that it is known whom its subject means."""
        if head in self._open:
            self._is(self._open[head])

    def _is(self, group: VerbGroup) -> None:
        g = self.g
        predicate, subject = self._predicate(group), self._subject(group)
        if predicate is None or subject is None:
            return
        entity = self.cast.at(subject.head)
        if entity is None:
            self._open[predicate.head] = group
            return
        _, full = g.full(predicate, BEFORE_ORGANIZATION)
        parsed = parse_role(g, predicate.start, predicate.end, full)
        if parsed is not None and entity.type is EntityType.PERSON:
            adopt(entity, self._then(group, parsed, g.lower[group.start : full + 4]))
            take_nominal(self.cast, predicate.head, entity)

    def _predicate(self, group: VerbGroup) -> NounPhrase | None:
        """The noun phrase that says what the subject is: after *be*, *become*, *remain*, or after *as*."""
        g = self.g
        i = group.end
        if group.lemma in words("copula"):
            while i < len(g.tags) and g.tags[i] == "ADV":
                i += 1
        elif g.lower[i : i + 1] == ["as"]:
            i += 1
        elif g.lower[i + 1 : i + 2] == ["as"] and g.tags[i] in ("ADV", "ADP"):
            i += 2
        else:
            return None
        phrase = g.np_at(i)
        return phrase if phrase is not None and phrase.start == i and g.tags[phrase.head] == "NOUN" else None

    def _subject(self, group: VerbGroup) -> NounPhrase | None:
        """The subject that stands right before a verb; the noun that it hangs on: *a friend of X* who *is*."""
        g = self.g
        subject = g.subject(group)
        if subject is None or not subject.end <= group.start <= subject.end + 3:
            return None
        before = g.lower[group.start - 1]
        if before in words("before_other_subject"):
            return None
        return g.top(subject, g.sentence_range(subject.start)[0]) if before == "who" else subject

    def _then(self, group: VerbGroup, parsed: Parsed, said: list[str]) -> Parsed:
        """A role with the status that its verb, and the words around it, tell: *resigned as*, *was … until May*."""
        status = parsed.role.status
        if status is RoleStatus.CURRENT:
            if group.lemma in words("resigning") or not words("no_longer").isdisjoint(said):
                status = RoleStatus.FORMER
            elif group.past and group.lemma == "be":
                status = RoleStatus.THEN
        return attrs.evolve(parsed, role=attrs.evolve(parsed.role, status=status))

    def _leads(self, group: VerbGroup) -> None:
        """*X, who heads Clean Harbours*."""
        g, cast = self.g, self.cast
        bearer, done_to = group.start - 2, g.object(group)
        if bearer < 1 or g.lower[bearer + 1] != "who" or done_to is None:
            return
        entity, body = cast.at(bearer - 1 if g.lower[bearer] == "," else bearer), cast.at(done_to.head)
        if entity is None or entity.type is not EntityType.PERSON or not entity.named:
            return
        if body is None or body.type is not EntityType.ORGANIZATION or not body.named:
            return
        status = RoleStatus.THEN if group.past and group.lemma != "found" else RoleStatus.CURRENT
        span = g.span(group.start, group.end)
        entity.add_role(Role(title=self._titles[group.lemma], organization=body.name, status=status, span=span))
        entity.learn(sector=body.sector, country=body.country, affiliation=body)
