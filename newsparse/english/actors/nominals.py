"""Nominals: which entity *the minister*, *the company* or *two aides* are, one spoken of before or a new one."""

from __future__ import annotations

from functools import cache

from newsparse.english.actors.ascription import country_in, gender_of_noun
from newsparse.english.actors.bodies import body_key
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.descriptions import Descriptions
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.history import History
from newsparse.english.actors.pronouns import REACH
from newsparse.english.actors.roles import parse_role
from newsparse.english.grammar import Grammar
from newsparse.english.grammar.vocabulary import POSSESSIVE_MARKS
from newsparse.english.lexicon import rows, words
from newsparse.english.lexicon.gazetteer import collectives, demonym_at, descriptions, look_up, title_heads
from newsparse.model import EntityType, RoleStatus
from newsparse.text import fold


class _Nominal:
    """A nominal: its tokens, and what is asked of them."""

    def __init__(self, mention: Occurrence, g: Grammar) -> None:
        self.mention, self.type = mention, mention.type
        self.start, self.end, self.head = mention.start, mention.end, mention.head
        self.lower = g.lower[self.start : self.end]
        self.low, self.lemma = g.lower[self.head], g.lemmas[self.head].lower()
        dropped = words("dropped_determiner")
        self.key = " ".join([word for word in self.lower if word not in dropped])
        """All words in lower case, without articles and demonstratives."""
        self.unnamed = self.low in words("unnamed_person") | words("unnamed_group")
        """Whether a pronoun is all it has: *those at the meeting*."""
        self.definite = self.lower[0] in words("definite") and not self.unnamed
        self.indefinite = self.lower[0] in words("indefinite") or self.unnamed
        self.single = " " not in self.key


class Nominals:
    """Resolves one nominal after the other."""

    def __init__(self, cast: Cast, history: History) -> None:
        self.cast = cast
        self.g = cast.g
        self.history = history
        self._descriptions = Descriptions(cast, history)
        self._seen: dict[str, Entity] = {}
        """Who a nominal was first."""
        self._called: dict[str, Entity] = {}
        """The last body that a noun was used for."""
        self._groups = {_members(fold(e.name)): e for e in cast.entities if e.type is EntityType.GROUP}
        self._persons = [e for e in cast.entities if e.type is EntityType.PERSON and e.named]
        sources = (span for attribution in cast.document.attributions for span in attribution.source)
        self._in_sources = {mention for span in sources for mention in cast.within(span.start, span.end)}
        self._states = {e.country: e for e in cast.entities if e.type is EntityType.STATE and self._is_alone(e)}
        self._bodies = {body_key(e.name): e for e in cast.entities if e.type is EntityType.ORGANIZATION}

    def resolve(self, mention: Occurrence) -> Entity | None:
        """Whom a nominal means: somebody who was spoken of, somebody new, or nobody."""
        n = _Nominal(mention, self.g)
        demonym = demonym_at(self.g.lower, n.start)
        if demonym is not None and n.start + demonym[1] == n.end:
            return self._conjunct(n, demonym[0])
        earlier = self._earlier(n)
        if earlier is None and not n.indefinite and (n.definite or n.type is EntityType.ORGANIZATION):
            earlier = self._seen.get(n.key)
        if earlier is None and self._is_nobody(n):
            return None
        earlier = earlier or self._named_soon(n)
        if earlier is None:
            return self._new(n)
        self.cast.link(mention, earlier)
        if earlier.type in (EntityType.ORGANIZATION, EntityType.STATE):
            self._called[n.lemma] = earlier
            earlier.country = earlier.country or self._country(n)
        return earlier

    def _country(self, n: _Nominal) -> str | None:
        return country_in(self.g.words[n.start : n.end])

    # -- somebody spoken of before

    def _earlier(self, n: _Nominal) -> Entity | None:
        """Whom a nominal takes up again."""
        if n.type is EntityType.PERSON:
            owned = not POSSESSIVE_MARKS.isdisjoint(n.lower)
            return self._holder(n) or self._described_person(n) if n.definite or owned else None
        if n.type is EntityType.ORGANIZATION:
            beside = self._apposed_body(n)
            if beside is not None or n.indefinite:
                return beside
            return self._government(n) or self._called_so(n) or self._state(n) or self._described(n)
        return self._group(n) if n.type is EntityType.GROUP else None

    def _holder(self, n: _Nominal) -> Entity | None:
        """The person with that title: *the former minister*, *the German chancellor*, *Turkey's president*."""
        title, country = self._title(n)
        if not n.definite and country is None:
            return None
        titles = words("national_leader") if country is not None and title == "leader" else frozenset()
        former = n.key.startswith(("former ", "ex-"))
        found = None
        for person in self.history.entities(EntityType.PERSON):
            held = {role.status for role in person.roles if _fits(title, role.title) or role.title in titles}
            if not held or (country is not None and person.country != country):
                continue
            if not former or RoleStatus.FORMER in held:
                return person
            found = found or person
        return found

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

    def _described_person(self, n: _Nominal) -> Entity | None:
        """Whom a description means that takes nobody up by their title: *the writer*, *the former mayor*."""
        if n.lower[0] != "the":
            return None
        entity = self._seen.get(n.key) or self._descriptions.person(n.start, n.head, n.lemma)
        if entity is not None and n.key.startswith("former "):
            parsed = parse_role(self.g, n.start, n.end)
            if parsed is not None:
                entity.add_role(parsed.role)
        return entity

    def _apposed_body(self, n: _Nominal) -> Entity | None:
        """The body whose name stands beside a description: *the dairy board, MILKA,*; *Norholm, a shipping firm,*."""
        cast, lower = self.cast, self.g.lower
        name = cast.name_from(n.end + 1) if n.mention.after == "," else None
        closing = frozenset({",", ".", ")"})
        if name is None and n.mention.before == "," and n.lower[0] in words("introducing"):
            name, closing = cast.name_until(n.start - 1), closing | words("after_description")
        if name is None or name.entity is None or name.entity.type is not EntityType.ORGANIZATION:
            return None
        last = max(n.end, name.end)
        return name.entity if lower[last : last + 1] and lower[last] in closing else None

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
        return any(m.after not in POSSESSIVE_MARKS for m in state.mentions)

    def _called_so(self, n: _Nominal) -> Entity | None:
        """The body whose name, or a word of it, a nominal repeats: *the ministry*; or which was called so before."""
        key = body_key(" ".join(w for w in n.key.split() if w.rpartition("-")[2] not in words("by_whom")))
        if self._bodies.get(key) in self.cast.entities:
            return self._bodies[key]
        for entity in self.history.entities(EntityType.ORGANIZATION):
            name = body_key(entity.name)
            if name == key or (n.definite and n.single and n.lemma in name.split()):
                return entity
        return self._called.get(n.lemma) if n.definite and n.single else None

    def _state(self, n: _Nominal) -> Entity | None:
        """The state spoken of last: *the country*, where it is somebody."""
        if n.key not in words("state_noun") or not n.definite:
            return None
        first, last = n.mention.sentence - REACH, self.history.last
        return next((e for e in self.history.entities(EntityType.STATE) if last[e].sentence >= first), None)

    def _described(self, n: _Nominal) -> Entity | None:
        """The body spoken of last that a noun describes: *the company*; *Britain's biggest retailer*."""
        sectors = descriptions().get(n.lemma) or descriptions().get(" ".join(n.lower[-2:]))
        if sectors is None or not (n.definite or "'s" in n.lower[:4] or "’s" in n.lower[:4]):
            return None
        first, last = n.mention.sentence - REACH, self.history.last
        bodies = self.history.entities(EntityType.ORGANIZATION)
        near = [body for body in bodies if body.named and last[body].sentence >= first]
        fitting = [body for body in near if body.sector in sectors]
        if n.single:
            fitting += [body for body in near if body.sector is None]
            return self._leading(fitting) if fitting else None
        return self._epithet(n, fitting, near)

    def _epithet(self, n: _Nominal, fitting: list[Entity], near: list[Entity]) -> Entity | None:
        """Of the bodies of a sort, the one that a description with more words fits: *the Seattle-based retailer*."""
        if not words("distinguishing").isdisjoint(n.lower) or self._names_another(n):
            return None
        country = self._country(n)
        found = next((body for body in fitting if country is None or body.country in (country, None)), None)
        return found or self._only_firm(n, near)

    def _names_another(self, n: _Nominal) -> bool:
        """Whether a name within a description is no place and no people: *the Green group*; not *the Peruvian firm*."""
        inside = [i for i in range(n.start + 1, n.head) if self.g.words[i][0].isupper() and "-" not in self.g.words[i]]
        return any(look_up(self.g.words[i]) is None and demonym_at(self.g.lower, i) is None for i in inside)

    def _only_firm(self, n: _Nominal, near: list[Entity]) -> Entity | None:
        """The only body of the sentence before that may be a firm of a trade or place: *the Basel-based drugmaker*."""
        i, last = n.head - 1, self.history.last
        trade = self.g.tags[i] == "NOUN" and n.low in words("firm_noun")
        of_place = self.g.lower[i].endswith("-based") or demonym_at(self.g.lower, i) is not None
        firm = of_place and "business" in descriptions().get(n.lemma, ())
        fits = (trade or firm) and i == n.start + 1 and n.lower[0] == "the"
        found = [body for body in near if last[body].sentence == n.mention.sentence - 1] if fits else []
        return found[0] if len(found) == 1 and found[0].sector is None else None

    def _leading(self, bodies: list[Entity]) -> Entity:
        """Of the bodies in the sentence of the first one, the subject: the nearest noun is not meant."""
        last = self.history.last
        here = last[bodies[0]].sentence
        there = [body for body in bodies if last[body].sentence == here]
        subjects = (e for m, e in self.history.mentions() if m.sentence == here and m.subject and e in there)
        return next(subjects, bodies[0])

    def _group(self, n: _Nominal) -> Entity | None:
        """The same people again: *Republican senators* for *Senate Republicans*, *the aides* for *two aides*."""
        same = self._groups.get(_members(n.key))
        owned = n.lower[0] in words("possessive_determiner")
        if same in self.cast.entities and not n.indefinite and not owned:
            return same
        if not n.definite or not n.single:
            return None
        return next((e for e in self.history.entities(EntityType.GROUP) if e.head == n.low), None)

    def _named_soon(self, n: _Nominal) -> Entity | None:
        """Who is named with that title in the next sentences: *A judge stopped the sale. … Judge Helen Ward ruled*."""
        here = n.mention.sentence
        if n.type is not EntityType.PERSON or here > 3 or n.lemma not in title_heads():
            return None
        country = self._country(n)
        for entity in sorted(self._persons, key=lambda e: e.mentions[0].span):
            distance = entity.mentions[0].sentence - here
            titles = {role.title.split()[-1] for role in entity.roles if role.status is not RoleStatus.FORMER}
            if 0 < distance <= 4 and n.lemma in titles and (country is None or entity.country in (country, None)):
                return entity
        return None

    # -- nobody, or somebody new

    def _is_nobody(self, n: _Nominal) -> bool:
        """Whether a nominal only names a role or a thing: *as mayor*, *drew opposition from*, *his authority*."""
        before = n.mention.before
        if n.low in words("body_or_thing"):
            return before != "by" and not self._acts(n) and self.cast.name_at(n.head - 1) is None
        return self._is_bare(n) and (before == "as" or (before != "by" and not self._acts(n)))

    def _is_bare(self, n: _Nominal) -> bool:
        """Whether a singular noun has no determiner, though it is no headline's and no *parliament*."""
        g = self.g
        if n.type is EntityType.GROUP or n.low in words("bare_body"):
            return False
        determined = g.tags[n.start] in ("DET", "PRON", "NUM") or not POSSESSIVE_MARKS.isdisjoint(n.lower)
        singular = g.tags[n.head] == "NOUN" and g.words[n.head].islower() and n.low == n.lemma
        return singular and not determined and not self._in_headline(n)

    def _is_any(self, n: _Nominal) -> bool:
        """Whether a person is any of a sort, and does nothing: *the life of a candidate*."""
        return n.type is EntityType.PERSON and n.single and n.lower[0] in ("a", "an") and not self._acts(n)

    def _acts(self, n: _Nominal) -> bool:
        """Whether a nominal is the subject of a verb, or the source of what is said."""
        return n.mention.subject or n.mention in self._in_sources

    def _in_headline(self, n: _Nominal) -> bool:
        """Whether a sentence ends like a headline: there, nouns have no determiners."""
        _, end = self.g.sentence_range(n.head)
        return self.g.words[end - 1][-1].isalnum()

    def _conjunct(self, n: _Nominal, country: str) -> Entity:
        """The first of *Russian and Belarusian border guards*: of its noun only the demonym stands there."""
        g, noun, name = self.g, self.g.np_at(n.end + 1), self.g.said(n.start, n.end)
        if noun is not None:
            _, length = demonym_at(g.lower, n.end + 1) or ("", int(g.lower[n.end + 1] == "other"))
            name = f"{name} {g.said(n.end + 1 + length, noun.end)}"
        return self.cast.new(n.mention, name, EntityType.GROUP, country=country, plural=True, named=False)

    def _new(self, n: _Nominal) -> Entity:
        g, type = self.g, n.type
        dropped = n.lower[0] in words("dropped_determiner") and n.end - n.start > 1 and not n.unnamed
        begin = n.start + dropped
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
            anonymous=n.low in words("anonymous") or n.low in words("unnamed_person"),
        )
        if type is EntityType.PERSON and n.lemma in title_heads() and title_heads()[n.lemma].sector != "civilian":
            self._learn_role(n, entity)
        self._seen.setdefault(n.key, entity)
        if type is EntityType.ORGANIZATION:
            self._called[n.lemma] = entity
        if plural:
            self._groups.setdefault(_members(n.key), entity)
        return entity

    def _learn_role(self, n: _Nominal, entity: Entity) -> None:
        """The role that a title tells: *the president of Mali*."""
        g = self.g
        phrase = g.np_at(n.head)
        full = g.full(phrase, frozenset({"of", "for"}))[1] if phrase is not None else n.end
        parsed = parse_role(g, n.start, n.end, full)
        if parsed is not None:
            entity.add_role(parsed.role)
            entity.learn(country=parsed.country)

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
