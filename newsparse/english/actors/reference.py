"""Reference: which entity a nominal (*the minister*) or a pronoun means - or none, rather than the nearest noun."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.english.actors.author import AuthorVoice
from newsparse.english.actors.cast import Cast, Entity
from newsparse.english.actors.history import History, Speech, Spoken
from newsparse.english.actors.naming import body_key
from newsparse.english.actors.pronouns import FIRST, REACH, I, Pronouns
from newsparse.english.actors.roles import parse_role
from newsparse.english.actors.titles import role_in_predicate
from newsparse.english.lexicon import word_classes
from newsparse.english.lexicon.gazetteer import collectives, demonym_at, descriptions, look_up, title_heads
from newsparse.model import EntityType, Mention, MentionForm, RoleStatus
from newsparse.text import fold

_ARTICLES = frozenset("the a an this that these those".split())
_DEFINITE = frozenset("the this that these those".split())
_POSSESSIVE = frozenset("my our your his her its their".split())
_MEMBERS = {
    "senate": "senators", "house": "representatives", "republican": "republicans", "democratic": "democrats",
    "gop": "republicans", "american": "americans",
}  # fmt: skip
"""Words that say the same in the name of a group: *Senate Republicans* are *Republican senators*."""
_INDEFINITE = frozenset("a an another one some two three four five several many".split())


class Resolver:
    """Goes through an article once, from left to right, and keeps who was spoken of last."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.g = cast.g
        self.history = History(cast)
        self.nominals: dict[str, Entity] = {}
        self.heads: dict[str, Entity] = {}  # the last body that a noun was used for
        self.words = word_classes("nominal_words")
        self.groups = {_members(fold(e.name)): e for e in cast.entities if e.type is EntityType.GROUP}
        self.bodies = {body_key(e.name): e for e in cast.entities if e.type is EntityType.ORGANIZATION}

    def run(self) -> None:
        """Resolve every nominal and pronoun that can be; the first person last, when all speakers are known."""
        cast = self.cast
        speech = Speech(cast)
        pronouns = Pronouns(cast, self.history, speech)
        first_person = []
        for mention in cast.mentions:
            entity = cast.of.get(mention.id)
            if entity is None and mention.form is MentionForm.NOMINAL:
                role_in_predicate(cast, cast.head(mention))
                entity = cast.of.get(mention.id) or self._nominal(mention)
            elif entity is None and mention.form is MentionForm.PRONOUN:
                if cast.said(mention).lower() in FIRST:
                    first_person.append(mention)
                    continue
                entity = pronouns.resolve(mention)
                if entity is not None:
                    cast.link(mention, entity)
            if entity is not None:
                self.history.add(mention, entity)
        author = AuthorVoice(cast, speech)
        for mention in first_person:
            entity = pronouns.resolve(mention)
            if entity is None and cast.said(mention).lower() in I:
                entity = author.speaker(mention)
            if entity is not None and mention.id not in cast.of:
                cast.link(mention, entity)
        self._owned()

    def _owned(self) -> None:
        """Whose president somebody is: *its president, X* is of the sector of what *its* means."""
        cast = self.cast
        pronouns = {cast.range[m.id][0]: m for m in cast.mentions if m.form is MentionForm.PRONOUN}
        for mention in cast.mentions:
            entity, owner = cast.of.get(mention.id), pronouns.get(cast.range[mention.id][0])
            whose = cast.of.get(owner.id) if owner is not None else None
            if mention.form is not MentionForm.NOMINAL or entity is None or whose is None or whose is entity:
                continue
            if entity.type is EntityType.PERSON and entity.named and entity.roles:
                entity.sector = entity.sector or whose.sector
                if whose.type is EntityType.ORGANIZATION and whose.named:
                    entity.affiliation = entity.affiliation or whose

    # -- nominals

    def _nominal(self, mention: Mention) -> Entity | None:
        g, cast = self.g, self.cast
        start, end = cast.range[mention.id]
        first = g.lower[start]
        demonym = demonym_at(g.lower, start)
        if demonym is not None and start + demonym[1] == end:  # the first conjunct of "Russian and Belarusian soldiers"
            noun = g.np_at(end + 1)
            rebuilt = f"{g.said(start, end)} {g.words[noun.head]}" if noun is not None else g.words[start]
            return cast.new(mention, rebuilt, EntityType.GROUP, country=demonym[0], plural=True, named=False)
        key = " ".join(w for w in g.lower[start:end] if w not in _ARTICLES)
        earlier = self._apposed_body(mention) or self._earlier(mention, key, first)
        again = first in _DEFINITE or (mention.type is EntityType.ORGANIZATION and first not in _INDEFINITE)
        if earlier is None and again:
            earlier = self.nominals.get(key)
        if earlier is not None:
            cast.link(mention, earlier)
            if earlier.type is EntityType.ORGANIZATION:
                self.heads[g.lemmas[cast.head(mention)].lower()] = earlier
                earlier.country = earlier.country or self._country(mention)
            return earlier
        return self._new(mention, key)

    def _apposed_body(self, mention: Mention) -> Entity | None:
        """The body whose name stands beside a description: *the dairy board, MILKA,*; *Norholm, a shipping firm,*."""
        if mention.type is not EntityType.ORGANIZATION:
            return None
        cast, lower = self.cast, self.g.lower
        start, end = cast.range[mention.id]
        if lower[end : end + 1] == [","]:
            name = cast.name_from.get(end + 1)
            entity = cast.of.get(name.id) if name is not None else None
            if name is not None and entity is not None and entity.type is EntityType.ORGANIZATION:
                behind = cast.range[name.id][1]
                return entity if lower[behind : behind + 1] in ([","], ["."], [")"]) else None
        if start and lower[start - 1] == "," and lower[start] in ("a", "an", "the", "one"):
            name = cast.name_until.get(start - 1)
            entity = cast.of.get(name.id) if name is not None else None
            closes = lower[end : end + 1] in ([","], ["."], ["which"], ["that"], ["based"], ["in"], ["with"], ["of"])
            if entity is not None and entity.type is EntityType.ORGANIZATION and closes:
                return entity
        return None

    def _earlier(self, mention: Mention, key: str, first: str) -> Entity | None:
        """Whom a nominal takes up again."""
        definite = first in _DEFINITE
        if mention.type is EntityType.PERSON:
            return self._person(mention, key) if definite else None
        if mention.type is EntityType.ORGANIZATION:
            return self._body(mention, key, definite) if first not in _INDEFINITE else None
        return self._group(mention, key, first) if mention.type is EntityType.GROUP else None

    def _group(self, mention: Mention, key: str, first: str) -> Entity | None:
        """The same people again: *Republican senators* for *Senate Republicans*, *the aides* for *two aides*."""
        same = self.groups.get(_members(key))
        if same is not None and first not in _INDEFINITE and first not in _POSSESSIVE and same in self.cast.entities:
            return same
        if first not in _DEFINITE or " " in key:
            return None
        low = self.g.lower[self.cast.head(mention)]
        near = (s.entity for s in self.history.entities())
        return next((e for e in near if e.type is EntityType.GROUP and e.head == low), None)

    def _person(self, mention: Mention, key: str) -> Entity | None:
        before = key.startswith(("former ", "ex-"))
        bare = key.removeprefix("former ").removeprefix("ex-")
        persons = [s.entity for s in self.history.entities() if s.entity.type is EntityType.PERSON]
        fitting = [e for e in persons if any(_fits(bare, role.title) for role in e.roles)]
        if before:
            former = [e for e in fitting if any(role.status is RoleStatus.FORMER for role in e.roles)]
            fitting = former or fitting
        if fitting:
            return fitting[0]
        if key in self.words["anyone"]:
            gender = "f" if key == "woman" else "m" if key == "man" else None
            here = self.history.sentence(self.cast.head(mention))
            for spoken in self.history.mentions():
                entity = spoken.entity
                if here - spoken.sentence > 1:
                    break
                fits = entity.type is EntityType.PERSON and entity.named and entity.gender in (gender, None)
                if fits and spoken.subject:
                    return entity
        return None

    def _body(self, mention: Mention, key: str, definite: bool) -> Entity | None:
        lemma = self.g.lemmas[self.cast.head(mention)].lower()
        bodies = [s for s in self.history.entities() if s.entity.type is EntityType.ORGANIZATION]
        same, single = body_key(key), " " not in key
        if same in self.bodies and self.bodies[same] in self.cast.entities:
            return self.bodies[same]
        for spoken in bodies:
            name = body_key(spoken.entity.name)
            words = name.split()
            if name == same or (definite and single and (words[-1:] == [lemma] or lemma in words)):
                return spoken.entity
            if definite and "-run" in key and words[-2:] == key.split()[-2:]:
                return spoken.entity
        again = self.heads.get(lemma) if definite and single else None
        if again is not None and again in self.cast.entities:
            return again  # "the dairy board, MILKA," ... "the board"
        described = descriptions().get(lemma)
        if described is None or not (definite or self._of_state(mention)):
            return None
        here = self.history.sentence(self.cast.head(mention))
        near = [s for s in bodies if s.entity.named and here - s.sentence <= REACH]
        if not single:
            return self._epithet(mention, near, described)
        exact = [s for s in near if s.entity.sector in described]
        open_ones = [s for s in near if s.entity.sector is None]
        found = exact or (open_ones if definite else [])
        return self._leading(found[0], (*exact, *open_ones) if definite else ()) if found else None

    def _leading(self, latest: Spoken, others: Sequence[Spoken]) -> Entity:
        """Of the bodies in the sentence of the latest one that fits, the subject: the nearest noun is not meant."""
        here = {s.entity for s in others if s.sentence == latest.sentence}
        spoken = (s for s in self.history.mentions() if s.sentence == latest.sentence)
        return next((s.entity for s in spoken if s.subject and s.entity in here), latest.entity)

    def _of_state(self, mention: Mention) -> bool:
        """Whether a nominal begins with a state as its owner: *Britain's biggest supermarket chain*."""
        start, end = self.cast.range[mention.id]
        return any(self.g.lower[i] in ("'s", "’s") for i in range(start, min(end, start + 4)))

    def _epithet(self, mention: Mention, near: list[Spoken], described: tuple[str, ...]) -> Entity | None:
        """*the Seattle-based retailer*: a description with more words fits one body of that sort and country."""
        country = self._country(mention)
        start, end = self.cast.range[mention.id]
        if any(w in self.words["distinguishing"] for w in self.g.lower[start:end]):
            return None
        fitting = [s for s in near if s.entity.sector in described]
        fitting = [s for s in fitting if country is None or s.entity.country in (country, None)]
        return fitting[0].entity if fitting else None

    # -- somebody new

    def _country(self, mention: Mention) -> str | None:
        """The country that the words of a nominal name."""
        g = self.g
        start, end = self.cast.range[mention.id]
        for i in range(start, end):
            demonym = demonym_at(g.lower, i)
            if demonym is not None:
                return demonym[0]
            for length in (2, 1):
                known = look_up(g.said(i, i + length)) if g.words[i][0].isupper() and i + length <= end else None
                if known is not None and known.country is not None:
                    return known.country
            stem, _, suffix = g.lower[i].rpartition("-")
            if stem and suffix in self.words["by_whom"]:
                known = look_up(g.words[i][: len(stem)]) or look_up(stem.title())
                if known is not None:
                    return known.country
        return None

    def _gender(self, low: str) -> str | None:
        if low.endswith(tuple(self.words["female"])):
            return "f"
        return "m" if low.endswith(tuple(self.words["male"])) else None

    def _new(self, mention: Mention, key: str) -> Entity:
        g, cast = self.g, self.cast
        start, end = cast.range[mention.id]
        head = cast.head(mention)
        low, lemma, type = g.lower[head], g.lemmas[head].lower(), mention.type
        begin = start + 1 if g.lower[start] in _ARTICLES and end - start > 1 else start
        name = g.said(begin, end)
        entry = collectives().get(" ".join(key.split()[-2:])) or collectives().get(low)
        plural = type is EntityType.GROUP
        sector = entry.sector or None if entry is not None else None
        if entry is None and lemma in title_heads():
            sector = title_heads()[lemma].sector or None
        whole = collectives().get(g.lower[head - 1]) if low == "members" and head > start else None
        if whole is not None and whole.type is EntityType.ORGANIZATION:
            sector = whole.sector or None  # "union members"
        entity = cast.new(
            mention, name, type, country=self._country(mention), sector=sector, plural=plural, named=False, head=low,
            generic=plural and (entry.generic if entry is not None else True),
            confidence=0.7, anonymous=low in self.words["anonymous"],
            gender=self._gender(low),
        )  # fmt: skip
        if type is EntityType.PERSON:
            phrase = g.np_at(head)
            full = g.full(phrase, frozenset({"of", "for"}))[1] if phrase is not None else end
            parsed = parse_role(g, start, end, full)
            if parsed is not None and lemma in title_heads() and title_heads()[lemma].sector != "civilian":
                entity.add_role(parsed.role)
                entity.country = entity.country or parsed.country
        self.nominals.setdefault(key, entity)
        if plural:
            self.groups.setdefault(_members(key), entity)
        return entity


def _members(key: str) -> frozenset[str]:
    """What two names of one group have in common, whatever the order of their words."""
    words = [word for word in key.split() if word not in _ARTICLES and word != "all"]
    if words[-1:] == ["people"] and len(words) == 2:
        words = words[:1]
    return frozenset(_MEMBERS.get(word, word) for word in words)


def _fits(key: str, title: str) -> bool:
    """Whether a nominal takes up a title: *the minister* a transport minister, not the other way round."""
    return key == title or title.endswith(" " + key) or (key.endswith(" " + title) and len(title.split()) > 1)
