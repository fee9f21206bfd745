"""Nominals: which entity *the minister*, *the company* or *two aides* are, one spoken of before or a new one."""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.actors.ascription import country_in
from newsparse.english.actors.bodies import body_key
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity
from newsparse.english.actors.gender import gender_of_noun
from newsparse.english.actors.history import History, Spoken
from newsparse.english.actors.pronouns import REACH
from newsparse.english.actors.roles import parse_role
from newsparse.english.grammar.vocabulary import POSSESSIVE_MARKS
from newsparse.english.lexicon import rows, words
from newsparse.english.lexicon.gazetteer import collectives, demonym_at, descriptions, look_up, title_heads
from newsparse.model import EntityType, Mention, RoleStatus
from newsparse.text import fold


@attrs.frozen
class _Nominal:
    """A nominal: its tokens, and what is asked of them."""

    mention: Mention
    start: int
    end: int
    head: int
    first: str
    """The first word, in lower case."""
    low: str
    """The head, in lower case."""
    lemma: str
    key: str
    """All words in lower case, without articles and demonstratives."""

    @property
    def definite(self) -> bool:
        return self.first in words("definite")

    @property
    def indefinite(self) -> bool:
        return self.first in words("indefinite")

    @property
    def single(self) -> bool:
        return " " not in self.key


class Nominals:
    """Resolves one nominal after the other."""

    def __init__(self, cast: Cast, history: History) -> None:
        self.cast = cast
        self.g = cast.g
        self.history = history
        self._seen: dict[str, Entity] = {}
        """Who a nominal was first."""
        self._called: dict[str, Entity] = {}
        """The last body that a noun was used for."""
        self._groups = {_members(fold(e.name)): e for e in cast.entities if e.type is EntityType.GROUP}
        self._persons = [e for e in cast.entities if e.type is EntityType.PERSON and e.named]
        self._sources = [span for attribution in cast.document.attributions for span in attribution.source]
        self._states = {e.country: e for e in cast.entities if e.type is EntityType.STATE and self._is_alone(e)}
        self._bodies = {body_key(e.name): e for e in cast.entities if e.type is EntityType.ORGANIZATION}

    def resolve(self, mention: Mention) -> Entity | None:
        """Whom a nominal means: somebody who was spoken of, somebody new, or nobody."""
        n = self._nominal(mention)
        demonym = demonym_at(self.g.lower, n.start)
        if demonym is not None and n.start + demonym[1] == n.end:
            return self._conjunct(n, demonym[0])
        earlier = self._earlier(n)
        if earlier is None and not n.indefinite and (n.definite or mention.type is EntityType.ORGANIZATION):
            earlier = self._seen.get(n.key)
        if earlier is None and self._is_nobody(n):
            return None
        earlier = earlier or self._named_soon(n)
        if earlier is None:
            return self._new(n)
        self.cast.link(mention, earlier)
        if earlier.type in (EntityType.ORGANIZATION, EntityType.STATE):
            self._called[n.lemma] = earlier
            earlier.learn(country=self._country(n))
        return earlier

    def _nominal(self, mention: Mention) -> _Nominal:
        g = self.g
        start, end = self.cast.index.range_of(mention)
        head = self.cast.index.head(mention)
        key = " ".join(w for w in g.lower[start:end] if w not in words("dropped_determiner"))
        return _Nominal(mention, start, end, head, g.lower[start], g.lower[head], g.lemmas[head].lower(), key)

    def _country(self, n: _Nominal) -> str | None:
        return country_in(self.g.words[n.start : n.end])

    # -- somebody spoken of before

    def _earlier(self, n: _Nominal) -> Entity | None:
        """Whom a nominal takes up again."""
        if n.mention.type is EntityType.PERSON:
            owned = not POSSESSIVE_MARKS.isdisjoint(self.g.lower[n.start : n.end])
            return self._holder(n) or self._anyone(n) if n.definite or owned else None
        if n.mention.type is EntityType.ORGANIZATION:
            beside = self._apposed_body(n)
            if beside is not None or n.indefinite:
                return beside
            return self._government(n) or self._called_so(n) or self._described(n)
        return self._group(n) if n.mention.type is EntityType.GROUP else None

    def _holder(self, n: _Nominal) -> Entity | None:
        """The person with that title: *the former minister*, *the German chancellor*, *Turkey's president*."""
        title, country = self._title(n)
        if not n.definite and country is None:
            return None
        leader = country is not None and title == "leader"
        former = n.key.startswith(("former ", "ex-"))
        found = []
        for spoken in self.history.entities(EntityType.PERSON):
            person = spoken.entity
            roles = [
                r for r in person.roles if _fits(title, r.title) or (leader and r.title in words("national_leader"))
            ]
            if roles and (country is None or person.country == country):
                found.append((former and all(role.status is not RoleStatus.FORMER for role in roles), person))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _title(self, n: _Nominal) -> tuple[str, str | None]:
        """The title in a nominal, its words without articles and *former*; and the country that it has it in."""
        g, said, country = self.g, [], None
        for i in range(n.start, n.end):
            demonym, known = demonym_at(g.lower, i), look_up(g.words[i])
            if demonym is not None:
                country = country or demonym[0]
            elif known is not None and known.type is EntityType.STATE:
                country = country or known.country
            elif g.lower[i] not in words("dropped_determiner") | POSSESSIVE_MARKS | {"former"}:
                said.append(g.lower[i].removeprefix("ex-"))
        return " ".join(said), country

    def _anyone(self, n: _Nominal) -> Entity | None:
        """The subject that stands nearest, for a noun that fits any person: *the lawmaker*."""
        if n.key not in words("anyone"):
            return None
        here, gender = self.history.sentence(n.head), gender_of_noun(n.key)
        for spoken in self.history.mentions():
            entity = spoken.entity
            if here - spoken.sentence > 1:
                return None
            if entity.type is EntityType.PERSON and entity.named and entity.gender in (gender, None) and spoken.subject:
                return entity
        return None

    def _apposed_body(self, n: _Nominal) -> Entity | None:
        """The body whose name stands beside a description: *the dairy board, MILKA,*; *Norholm, a shipping firm,*."""
        index, lower = self.cast.index, self.g.lower
        name = index.name_from(n.end + 1) if index.after(n.mention) == "," else None
        closing = {",", ".", ")"}
        if name is None and index.before(n.mention) == "," and (n.first in ("a", "an", "the", "one")):
            name, closing = index.name_until(n.start - 1), closing | words("after_description")
        entity = self.cast.of(name)
        if name is None or entity is None or entity.type is not EntityType.ORGANIZATION:
            return None
        last = max(n.end, index.range_of(name)[1])
        return entity if lower[last : last + 1] and lower[last] in closing else None

    def _government(self, n: _Nominal) -> Entity | None:
        """The state that acts in the article, for its government: *the Danish government*; later *the government*."""
        title, country = self._title(n) if n.low == "government" else ("", None)
        if title != n.low:
            return None
        if country is None:
            return self._called.get(n.lemma) if n.definite else None
        return self._states.get(country)

    def _is_alone(self, state: Entity) -> bool:
        """Whether a state is not only the owner of something: *Kenya's government* alone is no act of Kenya."""
        return any(self.cast.index.after(m) not in POSSESSIVE_MARKS for m in state.mentions)

    def _called_so(self, n: _Nominal) -> Entity | None:
        """The body whose name, or a word of it, a nominal repeats: *the ministry*; or which was called so before."""
        key = body_key(" ".join(w for w in n.key.split() if w.rpartition("-")[2] not in words("by_whom")))
        if self._bodies.get(key) in self.cast.entities:
            return self._bodies[key]
        for spoken in self.history.entities(EntityType.ORGANIZATION):
            name = body_key(spoken.entity.name)
            if name == key or (n.definite and n.single and n.lemma in name.split()):
                return spoken.entity
        return self._called.get(n.lemma) if n.definite and n.single else None

    def _described(self, n: _Nominal) -> Entity | None:
        """The body spoken of last that a noun describes: *the company*; *Britain's biggest retailer*."""
        sectors = descriptions().get(n.lemma)
        lower = self.g.lower[n.start : n.end]
        if sectors is None or not (n.definite or "'s" in lower[:4] or "’s" in lower[:4]):
            return None
        here = self.history.sentence(n.head)
        bodies = self.history.entities(EntityType.ORGANIZATION)
        near = [s for s in bodies if s.entity.named and here - s.sentence <= REACH]
        fitting = [s for s in near if s.entity.sector in sectors]
        if n.single:
            fitting += [s for s in near if s.entity.sector is None]
            return self._leading(fitting) if fitting else None
        return self._epithet(n, fitting)

    def _epithet(self, n: _Nominal, fitting: list[Spoken]) -> Entity | None:
        """Of the bodies of a sort, the one that a description with more words fits: *the Seattle-based retailer*."""
        if not words("distinguishing").isdisjoint(self.g.lower[n.start : n.end]):
            return None
        country = self._country(n)
        return next((s.entity for s in fitting if country is None or s.entity.country in (country, None)), None)

    def _leading(self, bodies: list[Spoken]) -> Entity:
        """Of the bodies in the sentence of the first one, the subject: the nearest noun is not meant."""
        first = bodies[0]
        here = {s.entity for s in bodies if s.sentence == first.sentence}
        spoken = (s for s in self.history.mentions() if s.sentence == first.sentence)
        return next((s.entity for s in spoken if s.subject and s.entity in here), first.entity)

    def _group(self, n: _Nominal) -> Entity | None:
        """The same people again: *Republican senators* for *Senate Republicans*, *the aides* for *two aides*."""
        same = self._groups.get(_members(n.key))
        owned = n.first in words("possessive_determiner")
        if same in self.cast.entities and not n.indefinite and not owned:
            return same
        if not n.definite or not n.single:
            return None
        near = (s.entity for s in self.history.entities(EntityType.GROUP))
        return next((e for e in near if e.head == n.low), None)

    def _named_soon(self, n: _Nominal) -> Entity | None:
        """Who is named with that title in the next sentences: *A judge stopped the sale. … Judge Helen Ward ruled*."""
        here = self.history.sentence(n.head)
        if n.mention.type is not EntityType.PERSON or here > 3 or n.lemma not in title_heads():
            return None
        country = self._country(n)
        for entity in sorted(self._persons, key=lambda e: e.mentions[0].span):
            distance = self.history.sentence(self.cast.index.head(entity.mentions[0])) - here
            titles = {role.title.split()[-1] for role in entity.roles if role.status is not RoleStatus.FORMER}
            if 0 < distance <= 4 and n.lemma in titles and (country is None or entity.country in (country, None)):
                return entity
        return None

    # -- nobody, or somebody new

    def _is_nobody(self, n: _Nominal) -> bool:
        """Whether a nominal only names a role or a thing: *as mayor*, *drew opposition from*, *his authority*."""
        before = self.cast.index.before(n.mention)
        acts = before == "by" or self._acts(n)
        if n.low in words("body_or_thing"):
            return not acts and self.cast.index.name_at(n.head - 1) is None
        return self._is_bare(n) and (before == "as" or not acts)

    def _is_bare(self, n: _Nominal) -> bool:
        """Whether a singular noun has no determiner, though it is no headline's and no *parliament*."""
        g = self.g
        determined = g.tags[n.start] in ("DET", "PRON", "NUM") or not POSSESSIVE_MARKS.isdisjoint(
            g.lower[n.start : n.end]
        )
        singular = g.tags[n.head] == "NOUN" and g.words[n.head].islower() and n.low == n.lemma
        body = n.mention.type is EntityType.GROUP or n.low in words("bare_body")
        return singular and not determined and not body and not self._in_headline(n)

    def _is_any(self, n: _Nominal) -> bool:
        """Whether a person is any of a sort, and does nothing: *the life of a candidate*."""
        return n.mention.type is EntityType.PERSON and n.single and n.first in ("a", "an") and not self._acts(n)

    def _acts(self, n: _Nominal) -> bool:
        """Whether a nominal is the subject of a verb, or the source of what is said."""
        said = any(span.contains(n.mention.span) for span in self._sources)
        return said or self.cast.index.is_subject(n.mention)

    def _in_headline(self, n: _Nominal) -> bool:
        """Whether a sentence ends like a headline: there, nouns have no determiners."""
        _, end = self.g.sentence_range(n.head)
        return self.g.words[end - 1][-1].isalnum()

    def _conjunct(self, n: _Nominal, country: str) -> Entity:
        """The first of *Russian and Belarusian soldiers*: of its noun only the demonym stands there."""
        noun, name = self.g.np_at(n.end + 1), self.g.said(n.start, n.end)
        name = f"{name} {self.g.words[noun.head]}" if noun is not None else name
        return self.cast.new(n.mention, name, EntityType.GROUP, country=country, plural=True, named=False)

    def _new(self, n: _Nominal) -> Entity:
        g, type = self.g, n.mention.type
        begin = n.start + 1 if n.first in words("dropped_determiner") and n.end - n.start > 1 else n.start
        entry = collectives().get(" ".join(n.key.split()[-2:])) or collectives().get(n.low)
        plural = type is EntityType.GROUP
        entity = self.cast.new(
            n.mention,
            g.said(begin, n.end),
            type,
            country=self._country(n),
            sector=self._sector(n, entry.sector if entry is not None else None),
            gender=gender_of_noun(n.low),
            plural=plural,
            named=False,
            head=n.low,
            generic=(plural and (entry is None or entry.generic)) or self._is_any(n),
            anonymous=n.low in words("anonymous"),
        )
        if type is EntityType.PERSON and n.lemma in title_heads() and title_heads()[n.lemma].sector != "civilian":
            phrase = g.np_at(n.head)
            full = g.full(phrase, frozenset({"of", "for"}))[1] if phrase is not None else n.end
            parsed = parse_role(g, n.start, n.end, full)
            if parsed is not None:
                entity.add_role(parsed.role)
                entity.learn(country=parsed.country)
        self._seen.setdefault(n.key, entity)
        if type is EntityType.ORGANIZATION:
            self._called[n.lemma] = entity
        if plural:
            self._groups.setdefault(_members(n.key), entity)
        return entity

    def _sector(self, n: _Nominal, of_noun: str | None) -> str | None:
        """The sector of a noun, or of the title that it is; *union members* are of that of their union."""
        body = collectives().get(self.g.lower[n.head - 1]) if n.low == "members" and n.head > n.start else None
        if body is not None and body.type is EntityType.ORGANIZATION:
            return body.sector or None
        title = title_heads().get(n.lemma)
        return (of_noun if of_noun is not None or title is None else title.sector) or None


@cache
def _member_nouns() -> dict[str, str]:
    """What the members of a body are called that a name of theirs may begin with: *Senate Republicans* are senators."""
    return {row["word"]: row["members"] for row in rows("member_nouns")}


def _members(key: str) -> frozenset[str]:
    """What two names of one group have in common, whatever the order of their words."""
    said = [word for word in key.split() if word not in words("dropped_determiner") and word != "all"]
    if len(said) == 2 and said[1] == "people":
        said.pop()
    return frozenset(_member_nouns().get(word, word) for word in said)


def _fits(key: str, title: str) -> bool:
    """Whether a nominal takes up a title: *the minister* a transport minister, not the other way round."""
    return key == title or title.endswith(" " + key) or (key.endswith(" " + title) and " " in title)
