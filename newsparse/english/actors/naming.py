"""Names to entities: one person under several names, abbreviations, countries, shared surnames."""

from __future__ import annotations

from collections import defaultdict

from newsparse.english.actors.cast import Cast, Entity, gender_of
from newsparse.english.actors.roles import parse_role
from newsparse.english.gazetteer import collectives, demonyms, given_names, look_up, name_words
from newsparse.english.grammar import TIMES
from newsparse.english.names import PARTICLES
from newsparse.model import EntityType, Mention, MentionForm
from newsparse.text import fold

_FAMILY_FIRST = frozenset(
    "kim xi park lee li wang zhang chen liu yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo moon "
    "yoon ban nguyen tran "
    "pham le abe mao deng jiang hun aung choi jung kang cho han shin".split()
)


def link_names(cast: Cast) -> None:
    """Give every name mention that can be an actor its entity."""
    names = [m for m in cast.mentions if m.form is MentionForm.NAME]
    _persons(cast, [m for m in names if m.type is EntityType.PERSON])
    for mention in names:
        if mention.type in (EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP):
            _organisation(cast, mention)
    _abbreviations(cast)
    _short_forms(cast, names)
    for mention in names:
        entity = cast.of.get(mention.id)
        if entity is not None and entity.type is EntityType.PERSON:
            _roles_around(cast, mention, entity)
        elif entity is not None:
            _ascribe_group(entity)


# -- persons


def _parts(cast: Cast, mention: Mention) -> list[str]:
    return [w for w in cast.words(mention) if w[0].isalnum()]


def _persons(cast: Cast, mentions: list[Mention]) -> None:
    full = [m for m in mentions if len(_parts(cast, m)) > 1]
    by_last: dict[str, list[Entity]] = defaultdict(list)
    for mention in full:
        parts = _parts(cast, mention)
        entity = _same_person(parts, by_last)
        if entity is None:
            entity = cast.new(mention, cast.said(mention), EntityType.PERSON)
            by_last[parts[-1].casefold()].append(entity)
        else:
            cast.link(mention, entity)
            if len(cast.said(mention)) > len(entity.name) and entity.name.split()[-1] == parts[-1]:
                entity.aliases.append(entity.name)
                entity.name = cast.said(mention)
        entity.gender = entity.gender or gender_of(parts, _before(cast, mention))
    for mention in mentions:
        if mention.id not in cast.of:
            _single(cast, mention, by_last)


def _same_person(parts: list[str], by_last: dict[str, list[Entity]]) -> Entity | None:
    """The person whose name has all the parts of a shorter one, or the other way round, with the same surname."""
    folded = {p.casefold().rstrip(".") for p in parts}
    for entity in by_last[parts[-1].casefold()]:
        theirs = {p.casefold().rstrip(".") for p in entity.name.split()}
        if folded <= theirs or theirs <= folded:
            return entity
        first, other = parts[0].rstrip("."), entity.name.split()[0].rstrip(".")
        if (len(first) == 1 or len(other) == 1) and first[0] == other[0]:
            return entity
    return None


def _single(cast: Cast, mention: Mention, by_last: dict[str, list[Entity]]) -> None:
    """A surname (or a given name, or a family name in front) alone."""
    word = cast.words(mention)[0]
    low = word.casefold()
    _, end = cast.range[mention.id]
    # "Joe and Jill Biden": a given name that shares the next one's surname
    following = cast.at_start.get(end + 1)
    if low in given_names() and cast.g.lower[end : end + 1] == ["and"] and following is not None:
        parts = _parts(cast, following)
        if len(parts) > 1 and parts[0].casefold() in given_names() and following.type is EntityType.PERSON:
            entity = cast.new(
                mention, f"{word} {' '.join(parts[1:])}", EntityType.PERSON, gender=gender_of([word, parts[-1]])
            )
            by_last[parts[-1].casefold()].append(entity)
            return
    candidates = list(by_last.get(low, ()))
    before = _before(cast, mention)
    told = gender_of([word], before)
    if told is not None:
        fitting = [e for e in candidates if e.gender in (told, None)]
        candidates = [e for e in fitting if e.gender == told] or fitting
    if not candidates:
        candidates = [e for e in cast.entities if _goes_by(e, low)]
    candidates = [c for c in candidates if not c.ambiguous]
    if len(candidates) == 1:
        cast.link(mention, candidates[0])
        candidates[0].gender = candidates[0].gender or told
        return
    same = next((e for e in cast.entities if e.type is EntityType.PERSON and fold(e.name) == fold(word)), None)
    if same is not None:
        cast.link(mention, same)
        same.gender = same.gender or told
        return
    entity = cast.new(mention, cast.said(mention), EntityType.PERSON, gender=told, confidence=0.7)
    if len(candidates) > 1:
        entity.ambiguous = candidates
        entity.confidence = 0.5
    by_last.setdefault(low, [])


def _goes_by(entity: Entity, low: str) -> bool:
    """Whether a person may be called by this one word: a family name in front, or a part that is no given name."""
    if entity.type is not EntityType.PERSON or entity.ambiguous:
        return False
    parts = [p.casefold() for p in entity.name.split() if p.casefold() not in PARTICLES]
    if len(parts) < 2 or low not in parts:
        return False
    return (parts[0] == low and (low in _FAMILY_FIRST or low not in given_names())) or (low in parts[1:])


def _before(cast: Cast, mention: Mention) -> str:
    start, _ = cast.range[mention.id]
    return cast.g.lower[start - 1] if start else ""


# -- organisations, states, groups


def _key(name: str) -> str:
    """What two names of one body have in common: *Ministry of Health* and *health ministry* are one."""
    words = fold(name).split()
    if len(words) > 2 and words[1] == "of" and words[0] in ("ministry", "department", "office"):
        rest = [w for w in words[2:] if w != "the"]
        return " ".join([*rest, words[0]])
    return " ".join(words)


def _organisation(cast: Cast, mention: Mention) -> None:
    said = cast.said(mention)
    known = look_up(said)
    if known is not None and known.type is EntityType.STATE:
        code = known.country
        entity = next((e for e in cast.entities if e.type is EntityType.STATE and e.country == code), None)
        if entity is None:
            entity = cast.new(mention, known.name, EntityType.STATE, country=code, sector=known.sector)
        else:
            cast.link(mention, entity)
        return
    key = _key(known.name if known is not None else said)
    for entity in cast.entities:
        if entity.type is not EntityType.PERSON and _key(entity.name) == key:
            cast.link(mention, entity)
            return
    if known is not None:
        plural = known.type is EntityType.GROUP
        # As the article calls it, unless it only abbreviates.
        name = known.name if said.isupper() and len(said) <= 6 and known.name.isupper() else said
        cast.new(mention, name, known.type, country=known.country, sector=known.sector, plural=plural)
    else:
        type = mention.type if mention.type is not EntityType.STATE else EntityType.ORGANIZATION
        cast.new(mention, said, type, plural=type is EntityType.GROUP)


def _initials(name: str) -> set[str]:
    words = [w for w in name.replace("-", " ").replace("'", " ").replace("’", " ").split() if w]
    big = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0].upper() for w in words)
    without = "".join(w[0].upper() for w in words if w.lower() not in ("the",))
    return {big, every, without} - {""}


def _abbreviations(cast: Cast) -> None:
    """*The X Y Society (XYS)*: a name in brackets is an alias, whatever its letters; else initials must agree."""
    g = cast.g
    for mention in cast.mentions:
        if mention.form is not MentionForm.NAME or mention.id not in cast.of:
            continue
        start, end = cast.range[mention.id]
        said = cast.said(mention)
        if (
            start >= 2
            and g.words[start - 1] == "("
            and g.words[end : end + 1] == [")"]
            and said[:1].isupper()
            and " " not in said
        ):
            before = cast.at_end.get(start - 1)
            if (
                before is not None
                and before.id in cast.of
                and cast.of[before.id].type is not EntityType.PERSON
                and len(said) < 12
            ):
                cast.merge(cast.of[before.id], cast.of[mention.id])
    for entity in list(cast.entities):
        if entity not in cast.entities or not (entity.name.isupper() and 2 <= len(entity.name) <= 7):
            continue
        for other in cast.entities:
            if (
                other is not entity
                and other.type is not EntityType.PERSON
                and " " in other.name
                and entity.name in _initials(other.name)
            ):
                cast.merge(other, entity)
                break


def _short_forms(cast: Cast, names: list[Mention]) -> None:
    """Single words that repeat a part of a longer name: *Vantor* for *Vantor Mining*; places and others are persons."""
    by_first: dict[str, list[Entity]] = defaultdict(list)
    for entity in cast.entities:
        words = entity.name.split()
        if entity.type is EntityType.ORGANIZATION and len(words) > 1:
            by_first[words[0].casefold()].append(entity)
    organization = name_words()["organization"]
    for mention in names:
        words = cast.words(mention)
        named = cast.of.get(mention.id)
        if len(words) != 1 or look_up(words[0]) is not None:
            continue
        low = words[0].casefold()
        longer = by_first.get(low, [])
        if named is None:
            person = [e for e in cast.entities if e.type is EntityType.PERSON and e.name.split()[-1].casefold() == low]
            if len(person) == 1 and mention.type in (EntityType.PLACE, EntityType.OTHER):
                cast.link(mention, person[0])
            continue
        if len(longer) == 1 and named is not longer[0] and " " not in named.name and low not in organization:
            cast.merge(longer[0], named)


def _ascribe_group(entity: Entity) -> None:
    """Country and sector of a body by the words of its name."""
    words = fold(entity.name).split()
    if entity.country is None and words:
        for word in words:
            known = look_up(word.title())
            if word in demonyms():
                entity.country = demonyms()[word]
            elif known is not None and known.type is EntityType.STATE and not known.capital:
                entity.country = known.country
            if entity.country:
                break
    if entity.sector is None:
        for word in (*reversed(words[-1:]), *words[:1]):
            if word in collectives():
                entity.sector = collectives()[word].sector or None


# -- roles beside a name


def _roles_around(cast: Cast, mention: Mention, entity: Entity) -> None:
    g = cast.g
    start, end = cast.range[mention.id]
    phrase = g.np_at(start)
    begin = phrase.start if phrase is not None and phrase.start < start else start
    first, stop = g.sentence_range(start)
    while (
        begin > first
        and g.words[begin - 1][0].isupper()
        and begin - 1 not in cast.at_end
        and g.tags[begin - 1] in ("PROPN", "NOUN", "ADJ")
    ):
        begin -= 1
    # "Foreign Secretary of State": of-phrases inside a title
    if begin - 2 >= first and g.lower[begin - 1] == "of" and g.lower[begin - 2] == "secretary":
        begin -= 2
        earlier = g.np_at(begin)
        begin = earlier.start if earlier is not None else begin
    if begin < start:
        own = [m for m in cast.mentions if m.form is MentionForm.NAME and begin <= cast.range[m.id][0] < start]
        parsed = parse_role(g, begin, start)
        if parsed is not None:
            entity.add_role(parsed.role)
            entity.country = entity.country or parsed.country
            entity.sector = entity.sector or parsed.sector
        for other in own:
            body = cast.of.get(other.id)
            if body is not None and body.type is EntityType.ORGANIZATION and entity.affiliation is None:
                entity.affiliation = body
                entity.country = entity.country or body.country
    gender = gender_of(_parts(cast, mention), _before(cast, mention))
    entity.gender = entity.gender or gender
    # behind a comma: "X, the transport minister,", "X, 34, a lawyer"
    i = end
    if i < stop and g.lower[i] == "," and i + 2 < stop and g.words[i + 1].isdigit() and g.lower[i + 2] == ",":
        i += 2
    if i + 1 < stop and g.lower[i] == ",":
        apposed = g.np_at(i + 1)
        if (
            apposed is not None
            and apposed.start == i + 1
            and g.tags[apposed.head] in ("NOUN", "PROPN")
            and g.lower[apposed.head] not in TIMES
        ):
            _, full = g.full(apposed, frozenset({"of", "for", "at"}))
            closes = (
                full >= stop - 1
                or g.lower[full] in (",", ".", ";", ")", "and", "who", "in", "on")
                or g.vg_at(full) is None
            )
            parsed = parse_role(g, apposed.start, apposed.end, full)
            if closes and parsed is not None and not _other_person(cast, apposed.head, entity):
                entity.add_role(parsed.role)
                entity.country = entity.country or parsed.country
                entity.sector = entity.sector or parsed.sector
                _take(cast, apposed.start, entity)
    # before a comma: "the head of the bank, X,"
    if (
        start - 2 >= first
        and g.lower[start - 1] == ","
        and (end >= stop or g.lower[end] in (",", ".", "”", '"') or g.vg_at(end) is not None)
    ):
        before = g.np_at(start - 2)
        top = g._top(before, first) if before is not None else None
        if (
            top is not None
            and g.full(top, frozenset({"of", "for", "at"}))[1] == start - 1
            and g.lower[top.start] in ("the", "its", "their", "his", "her", "a")
        ):
            parsed = parse_role(g, top.start, top.end, start - 1)
            if parsed is not None and g.tags[top.head] == "NOUN" and not _other_person(cast, top.head, entity):
                entity.add_role(parsed.role)
                entity.country = entity.country or parsed.country
                entity.sector = entity.sector or parsed.sector
                _take(cast, top.start, entity)


def _other_person(cast: Cast, head: int, entity: Entity) -> bool:
    """Whether a word belongs to the name of somebody else."""
    for mention in cast.mentions:
        start, end = cast.range[mention.id]
        if start <= head < end and mention.form is MentionForm.NAME:
            return cast.of.get(mention.id) is not entity
    return False


def _take(cast: Cast, start: int, entity: Entity) -> None:
    """The nominal that begins at a token becomes a mention of the entity that it stands beside."""
    mention = cast.at_start.get(start)
    if mention is not None and mention.form is MentionForm.NOMINAL and mention.id not in cast.of:
        cast.link(mention, entity)
