"""Names to entities: one person under several names, abbreviations, countries, shared surnames."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from newsparse.english.actors.cast import Cast, Entity, gender_of
from newsparse.english.actors.titles import roles_around, roles_in_predicates, title_begin
from newsparse.english.lexicon.gazetteer import collectives, demonyms, given_names, look_up, name_words
from newsparse.english.names import PARTICLES
from newsparse.model import BlockKind, EntityType, Mention, MentionForm, Span
from newsparse.text import blocks_of, fold


def link_names(cast: Cast) -> None:
    """Give every name mention that can be an actor its entity."""
    names = [m for m in cast.mentions if m.form is MentionForm.NAME]
    persons = _Persons(cast)
    singles = persons.link_full([m for m in names if m.type is EntityType.PERSON])
    roles_in_predicates(cast)
    persons.link_single(singles)
    bodies = _Bodies(cast)
    for mention in names:
        if mention.type in (EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP):
            bodies.link(mention)
    _in_brackets(cast, names)
    _by_initials(cast)
    _short_forms(cast, names)
    for entity in cast.entities:
        if entity.type is not EntityType.PERSON:
            _ascribe(entity)
    for mention in names:
        entity_of = cast.of.get(mention.id)
        if entity_of is not None and entity_of.type is EntityType.PERSON:
            roles_around(cast, mention, entity_of)
    roles_in_predicates(cast)


# -- persons


class _Persons:
    """Full names first, then what is shorter: each to the one person that it fits, if there is one."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.by_last: dict[str, list[Entity]] = defaultdict(list)
        self.by_part: dict[str, list[Entity]] = defaultdict(list)
        self.by_skeleton: dict[str, list[Entity]] = defaultdict(list)
        self.alone: dict[str, Entity] = {}
        self.bare: dict[str, list[int]] = defaultdict(list)  # where single words stand

    def link_full(self, mentions: list[Mention]) -> list[Mention]:
        """Link the full names; returns the others."""
        for mention in mentions:
            parts = self._parts(mention)
            if len(parts) > 1:
                self._full(mention, parts)
            else:
                self.bare[_folded(parts[0] if parts else "")].append(mention.span.start)
        return [m for m in mentions if m.id not in self.cast.of]

    def link_single(self, mentions: list[Mention]) -> None:
        """Link surnames, given names and family names alone."""
        for mention in mentions:
            self._single(mention)

    def _parts(self, mention: Mention) -> list[str]:
        return [w for w in self.cast.words(mention) if w[0].isalnum()]

    def _known(self, entity: Entity, parts: list[str]) -> None:
        last = _folded(parts[-1])
        self.by_last[last].append(entity)
        if entity not in self.by_skeleton[_skeleton(last)]:
            self.by_skeleton[_skeleton(last)].append(entity)
        for part in parts:
            if entity not in self.by_part[_folded(part)][-1:]:
                self.by_part[_folded(part)].append(entity)

    def _full(self, mention: Mention, parts: list[str]) -> None:
        cast = self.cast
        entity = self._same(parts)
        if entity is None:
            entity = cast.new(mention, cast.said(mention), EntityType.PERSON)
            self._known(entity, parts)
        else:
            cast.link(mention, entity)
            if len(cast.said(mention)) > len(entity.name):
                entity.aliases.append(entity.name)
                entity.name = cast.said(mention)
                self._known(entity, parts)
        entity.gender = entity.gender or gender_of(parts, _before(cast, mention))

    def _same(self, parts: list[str]) -> Entity | None:
        """The person whose name has all the parts of a shorter one, or the other way round."""
        folded = {_folded(p) for p in parts}
        for entity in self.by_last[_folded(parts[-1])]:
            theirs = {_folded(p) for p in entity.name.split()}
            if folded <= theirs or theirs <= folded:
                return entity
            first, other = parts[0].rstrip("."), entity.name.split()[0].rstrip(".")
            if (len(first) == 1 or len(other) == 1) and first[0] == other[0]:
                return entity
        # "Aung San Suu Kyi, Suu Kyi", "Claudia Sheinbaum Pardo, Claudia Sheinbaum"
        within = [e for e in self.by_part[_folded(parts[0])] if folded < {_folded(p) for p in e.name.split()}]
        return within[0] if len(within) == 1 else None

    def _single(self, mention: Mention) -> None:
        """A surname (or a given name, or a family name in front) alone."""
        cast = self.cast
        word = cast.words(mention)[0]
        low = _folded(word)
        if self._shares_surname(mention, word):
            return
        candidates = self._fitting(low, gender_of([word], _before(cast, mention)))
        told = gender_of([word], _before(cast, mention))
        if len(candidates) > 1:
            candidates = self._by_role(mention, candidates) or self._by_use(low, candidates)
        if len(candidates) == 1:
            cast.link(mention, candidates[0])
            candidates[0].gender = candidates[0].gender or told
            return
        same = self.alone.get(low)
        if same is not None:
            cast.link(mention, same)
            same.gender = same.gender or told
            return
        entity = cast.new(mention, cast.said(mention), EntityType.PERSON, gender=told, confidence=0.7)
        if candidates:
            entity.ambiguous = candidates
            entity.confidence = 0.5
        else:
            entity.gender = told or _gender_by_name(low)
        self.alone[low] = entity

    def _shares_surname(self, mention: Mention, word: str) -> bool:
        """*Joe and Jill Biden*: a given name that shares the next one's surname."""
        cast = self.cast
        _, end = cast.range[mention.id]
        if word.casefold() not in given_names() or cast.g.lower[end : end + 1] not in (["and"], ["&"]):
            return False
        following = cast.name_from.get(end + 1)
        if following is None or following.type is not EntityType.PERSON:
            return False
        parts = self._parts(following)
        if len(parts) < 2 or parts[0].casefold() not in given_names():
            return False
        full = [word, *parts[1:]]
        entity = self._same(full)
        if entity is None:
            entity = cast.new(mention, " ".join(full), EntityType.PERSON, gender=gender_of(full))
            self._known(entity, full)
        else:
            cast.link(mention, entity)
        return True

    def _fitting(self, low: str, told: str | None) -> list[Entity]:
        candidates = [e for e in self.by_last.get(low, ()) if e in self.cast.entities]
        candidates = list(dict.fromkeys(candidates)) or [
            e for e in self.by_part.get(low, ()) if _goes_by(e, low) and e in self.cast.entities
        ]
        if told is not None:
            fitting = [e for e in candidates if e.gender in (told, None)]
            candidates = [e for e in fitting if e.gender == told] or fitting
        if not candidates:  # two spellings of one name: "Zelenskyy", "Zelenskiy"
            candidates = self._respelled(low)
        return candidates

    def _respelled(self, low: str) -> list[Entity]:
        skeleton = _skeleton(low)
        return [e for e in self.by_skeleton.get(skeleton, ()) if e in self.cast.entities] if len(skeleton) > 4 else []

    def _by_use(self, low: str, candidates: list[Entity]) -> list[Entity]:
        """Of two bearers of a surname, the one whom it meant, bare, before the article named the other."""
        bearers = sorted(candidates, key=lambda e: e.mentions[0].span)
        first, second = (e.mentions[0].span.start for e in bearers[:2])
        i = bisect_left(self.bare[low], first)
        return bearers[:1] if i < len(self.bare[low]) and self.bare[low][i] < second else candidates

    def _by_role(self, mention: Mention, candidates: list[Entity]) -> list[Entity]:
        """Of several bearers of a surname, those who hold the office beside it: *Rajapaksa, the president*."""
        probe = Entity("", EntityType.PERSON)
        roles_around(self.cast, mention, probe, take=False)
        titles = {role.title for role in probe.roles}
        if not titles:
            return []
        for candidate in candidates:
            for other in candidate.mentions[:5]:
                roles_around(self.cast, other, candidate, take=False)
        return [c for c in candidates if titles & {role.title for role in c.roles}]


def _folded(part: str) -> str:
    return fold(part).rstrip(".")


def _skeleton(low: str) -> str:
    """A name without what transliterations vary in: doubled letters, *y* for *i*, a final vowel."""
    letters = (
        low.replace("yy", "y")
        .replace("iy", "y")
        .replace("ij", "y")
        .replace("ii", "y")
        .replace("w", "v")
        .replace("f", "v")
    )
    kept = [c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1]]
    return "".join("i" if c == "y" else c for c in kept).replace("kh", "h").replace("ou", "u")


def _goes_by(entity: Entity, low: str) -> bool:
    """Whether a person may be called by this one word: a family name in front, or a part behind the given name."""
    parts = [_folded(p) for p in entity.name.split() if p.casefold() not in PARTICLES]
    if len(parts) < 2 or low not in parts:
        return False
    family_first = name_words()["family_first"]
    if parts[0] == low:
        # "Mohamed" alone is Ahmed Mohamed by his surname before it is Mohamed Salah by his given name
        return low in family_first or low not in given_names() or len(parts) == 2
    return True


def _gender_by_name(low: str) -> str | None:
    found = given_names().get(low)
    return found if found in ("f", "m") else None


def _before(cast: Cast, mention: Mention) -> str:
    start, _ = cast.range[mention.id]
    return cast.g.lower[start - 1] if start else ""


# -- organisations, states, groups


def body_key(name: str) -> str:
    """What two names of one body have in common: *Ministry of Health* and *health ministry* are one."""
    words = fold(name).removeprefix("the ").replace(" 's", "'s").replace(" '", "'").split()
    if len(words) > 2 and words[1] == "of" and words[0] in ("ministry", "department", "office"):
        rest = [w for w in words[2:] if w != "the"]
        return " ".join([*rest, words[0]])
    return " ".join(words)


class _Bodies:
    """States by their code, everybody else by name."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.states: dict[str | None, Entity] = {}
        self.by_key: dict[str, Entity] = {}

    def link(self, mention: Mention) -> None:
        cast = self.cast
        said = cast.said(mention)
        known = look_up(said)
        if known is not None and known.type is EntityType.STATE:
            entity = self.states.get(known.country)
            if entity is None:
                entity = cast.new(mention, known.name, EntityType.STATE, country=known.country, sector=known.sector)
                self.states[known.country] = entity
            else:
                cast.link(mention, entity)
            return
        if known is not None and known.type is EntityType.PLACE:
            known = None
        key = body_key(known.name if known is not None else said)
        same = self.by_key.get(key) or self.by_key.get(body_key(said))
        if same is not None:
            cast.link(mention, same)
            return
        if known is not None:
            plural = known.type is EntityType.GROUP
            # As the article calls it, unless it only abbreviates.
            name = known.name if said.isupper() and len(said) <= 6 and known.name.isupper() else said
            entity = cast.new(mention, name, known.type, country=known.country, sector=known.sector, plural=plural)
        else:
            type = mention.type if mention.type is not EntityType.STATE else EntityType.ORGANIZATION
            entity = cast.new(mention, said, type, plural=type is EntityType.GROUP)
        self.by_key[key] = self.by_key[body_key(said)] = entity


def _initials(name: str) -> set[str]:
    words = [w for w in name.replace("-", " ").replace("'", " ").replace("’", " ").split() if w]
    big = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0].upper() for w in words)
    without = "".join(w[0].upper() for w in words if w.lower() not in ("the",))
    return {big, every, without} - {""}


def _in_brackets(cast: Cast, names: list[Mention]) -> None:
    """*The X Y Society (XYS)*, *known as XYS*: such a name is an alias, whatever its letters."""
    g = cast.g
    for mention in names:
        if mention.id not in cast.of:
            continue
        start, end = cast.range[mention.id]
        said = cast.said(mention)
        before: Mention | None = None
        if start >= 2 and g.words[start - 1] == "(" and g.words[end : end + 1] == [")"]:
            before = cast.name_until.get(start - 1)
        elif g.lower[start - 1 : start] in (["acronym"], ["abbreviation"], ["initials"], ["as"]):
            k = start - 1
            while k > 0 and g.lower[k] not in (",", "(", "known", "called") and start - k < 7:
                k -= 1
            if g.lower[k] in ("known", "called"):
                k -= g.lower[k - 1] in (",", "(", "better", "also", "commonly") if k else 0
                k -= g.lower[k - 1] in (",", "(") if k else 0
                before = cast.name_until.get(k)
        if before is None or not said[:1].isupper():
            continue
        body, alias = cast.of.get(before.id), cast.of[mention.id]
        if body is None or body.type is EntityType.PERSON:
            continue
        if " " in said:  # "the XYS (X Y Society)"
            if cast.said(before).isupper() and alias.type is EntityType.ORGANIZATION and alias is not body:
                cast.merge(alias, body)
            continue
        if len(said) >= 12:
            continue
        if alias.type is not EntityType.PERSON or said.isupper():
            cast.merge(body, alias)


def _by_initials(cast: Cast) -> None:
    longer: dict[str, Entity] = {}
    for entity in cast.entities:
        if entity.type is not EntityType.PERSON and " " in entity.name:
            for initials in _initials(entity.name):
                longer.setdefault(initials, entity)
    for entity in list(cast.entities):
        bare = entity.name.replace(".", "")
        if sum(c.isupper() for c in bare) >= 2 and 2 <= len(bare) <= 7 and " " not in bare:  # "BoI", too
            body = longer.get(bare.upper())
            if body is not None and body is not entity and body in cast.entities:
                cast.merge(body, entity)


def _short_forms(cast: Cast, names: list[Mention]) -> None:
    """Single words that repeat a part of a longer name: *Vantor* for *Vantor Mining*."""
    by_first: dict[str, list[Entity]] = defaultdict(list)
    by_kind: dict[str, list[Entity]] = defaultdict(list)
    organization = name_words()["organization"]
    by_surname: dict[str, list[Entity]] = defaultdict(list)
    for entity in cast.entities:
        words = entity.name.split()
        if entity.type is EntityType.ORGANIZATION and len(words) > 1:
            last = words[-1].casefold()
            if last not in name_words()["named_after"]:
                by_first[words[0].casefold()].append(entity)
            if last in organization:
                by_kind[last].append(entity)
        elif entity.type is EntityType.PERSON:
            by_surname[words[-1].casefold()].append(entity)
    _prefixes(cast)
    allowed: dict[tuple[Entity, Entity], bool] = {}
    for mention in names:
        words = cast.words(mention)
        if len(words) != 1 or look_up(words[0]) is not None:
            continue
        named = cast.of.get(mention.id)
        low = words[0].casefold()
        if named is None:
            persons = by_surname.get(low, [])
            if len(persons) == 1 and mention.type is EntityType.OTHER:
                cast.link(mention, persons[0])
            continue
        # "the Court" takes up a Supreme Court, "the Museum" a Museum of Riga, if there is one only
        begun = [e for e in by_first.get(low, ()) if e is not named and e in cast.entities]
        for entity in begun:
            if (named, entity) not in allowed:
                allowed[named, entity] = _may_shorten(cast, named, entity)
        fitting = dict.fromkeys([*(e for e in begun if allowed[named, e]), *by_kind.get(low, ())])
        longer = [e for e in fitting if e is not named and e in cast.entities]
        if len(longer) != 1 or " " in named.name or named not in cast.entities:
            continue
        if low not in organization or cast.g.lower[cast.range[mention.id][0] - 1] == "the":
            cast.merge(longer[0], named)


def _may_shorten(cast: Cast, named: Entity, longer: Entity) -> bool:
    """Whether a first word may stand for a whole name: behind it, in a title, or without what any firm is called.

    A text that begins with *the House* does not mean the House Freedom Caucus, nor does *the Senate* ever mean one of
    its committees, or *Mr Bell* the Bell Foundation.
    """
    first, *rest = longer.name.casefold().split()
    firm = name_words()["business"] | name_words()["outlet"]
    if rest[0] == "of":
        return True
    if first in collectives() or any(_is_titled(cast, m) for m in named.mentions):
        return False
    if all(word in firm for word in rest):
        return True
    blocks = blocks_of(cast.document.article)
    quiet = [block.span for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)]
    said = (m.span for m in named.mentions if not any(span.contains(m.span) for span in quiet))
    return min(m.span for m in longer.mentions) < min(said, default=Span(len(cast.text), len(cast.text)))


def _is_titled(cast: Cast, mention: Mention) -> bool:
    """Whether a name has a title in front, so that it is a person's: *Mr Bell*, *President Bell*."""
    start, _ = cast.range[mention.id]
    return mention.type is EntityType.PERSON and title_begin(cast, start, cast.g.sentence_range(start)[0]) < start


def _prefixes(cast: Cast) -> None:
    """*Supreme Court* for *Supreme Court of Cassation*, *Home Office* for *United Kingdom Home Office*."""
    longer: dict[str, list[Entity]] = defaultdict(list)
    bodies = [e for e in cast.entities if e.type is EntityType.ORGANIZATION]
    for entity in bodies:
        words = body_key(entity.name).split()
        for i in range(2, len(words)):
            if words[i] in ("of", "for"):
                longer[" ".join(words[:i])].append(entity)
        for i in (1, 2):
            start = " ".join(words[:i])
            known = look_up(start.title()) or look_up(start.upper())
            if len(words) > i + 1 and (start in demonyms() or (known is not None and known.type is EntityType.STATE)):
                longer[" ".join(words[i:])].append(entity)
    for entity in bodies:
        found = [e for e in longer.get(body_key(entity.name), ()) if e is not entity and e in cast.entities]
        if len(found) == 1 and entity in cast.entities:
            cast.merge(found[0], entity)


def _ascribe(entity: Entity) -> None:
    """Country and sector of a body by the words of its name."""
    words = fold(entity.name).split()
    if entity.country is None and words:
        for i, word in enumerate(words):
            known = look_up(" ".join(words[i : i + 2]).title()) or look_up(word.title())
            pair = " ".join(words[i : i + 2])
            if pair in demonyms() or word in demonyms():
                entity.country = demonyms().get(pair) or demonyms()[word]
            elif known is not None and not known.capital and known.type in (EntityType.STATE, EntityType.PLACE):
                entity.country = known.country
            if entity.country:
                break
    if entity.sector is None and words:
        if words[-1] in name_words()["business"]:
            entity.sector = "business"
        for word in (" ".join(words[-3:]), *words[-1:], *words[:1]):
            if entity.sector is None and word in collectives():
                entity.sector = collectives()[word].sector or None
