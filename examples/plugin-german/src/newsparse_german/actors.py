"""Who is who: mentions of the same person, body or state are one actor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from newsparse.model import Actor, EntityType, MentionForm, ParsedArticle, Role, RoleStatus, Span, item_id
from newsparse_german.attributions import reports
from newsparse_german.lexicon import Kind, known, low, words
from newsparse_german.mentions import Found, mentions

LATELY = 400
"""Characters before a pronoun in which whom it stands for is named, if nobody is in its own paragraph."""


@attrs.define(kw_only=True)
class _Entity:
    """An actor in the making."""

    name: str
    kind: Kind
    found: list[Found] = attrs.field(factory=list)
    titles: list[Span] = attrs.field(factory=list)
    several: tuple[str, ...] = ()


class Actors:
    """Joins mentions to actors, by name; a title that one person has, and a pronoun that fits one, are that person."""

    def __call__(self, document: ParsedArticle) -> Iterator[Actor]:
        """Yield the actors, in the order in which they are first mentioned."""
        text, article = document.article.text, document.article.id
        ids = {mention.span: mention.id for mention in document.mentions}
        known_ones = [m for m in document.derive(mentions) if m.span in ids]
        entities = [e for e in _entities(text, known_ones, _speeches(document)) if e.found]
        own = {id(e): item_id(article, "actor", [e.found[0].span]) for e in entities}
        for entity in entities:
            fits = [own[id(e)] for e in entities if e is not entity and e.name in entity.several]
            yield Actor(
                id=own[id(entity)],
                name=entity.name,
                type=entity.kind.type,
                aliases=_aliases(text, entity),
                mention_ids=[ids[found.span] for found in entity.found],
                roles=_roles(text, entity),
                country=entity.kind.country,
                sector=entity.kind.sector,
                generic=entity.kind.generic,
                ambiguous=fits,
            )


def _aliases(text: str, entity: _Entity) -> list[str]:
    names = (found.span.of(text) for found in entity.found if found.form is MentionForm.NAME)
    return list(dict.fromkeys(name for name in names if name != entity.name))


def _roles(text: str, entity: _Entity) -> list[Role]:
    return list({low(role.title): role for role in (_role(text, title) for title in entity.titles)}.values())


def _role(text: str, title: Span) -> Role:
    before = low(text[: title.start][-12:]).split()[-1:]
    former = not words("former").isdisjoint(before) or low(title.of(text)).startswith("ex-")
    return Role(title=title.of(text), span=title, status=RoleStatus.FORMER if former else RoleStatus.CURRENT)


def _speeches(document: ParsedArticle) -> list[tuple[Span, int]]:
    """Who is said to have said something, in text order, each with the end of that sentence."""
    ends = [sentence.span.end for sentence in document.sentences]
    sources = {report.source for report in document.derive(reports).values() if report.source is not None}
    return [(s, ends[min(bisect_left(ends, s.end), len(ends) - 1)]) for s in sorted(sources)] if ends else []


def _entities(text: str, found: list[Found], speeches: Sequence[tuple[Span, int]]) -> list[_Entity]:
    persons = _persons(text, found)
    others: dict[str, _Entity] = {}
    order: list[_Entity] = []
    for mention in found:
        entity = (
            _antecedent(text, mention, order, speeches)
            if mention.form is MentionForm.PRONOUN
            else _entity(text, mention, persons, others, order)
        )
        if entity is None:
            continue
        entity.found.append(mention)
        if mention.title is not None:
            entity.titles.append(mention.title)
        if entity not in order:
            order.append(entity)
    return order


def _persons(text: str, found: list[Found]) -> dict[str, _Entity]:
    """The persons by every name that they are called: the whole one, and the surname."""
    whole: dict[str, _Entity] = {}
    for mention in found:
        name = mention.span.of(text)
        if mention.form is MentionForm.NAME and mention.kind.type is EntityType.PERSON and " " in name:
            whole.setdefault(name, _Entity(name=" ".join(name.split()), kind=mention.kind))
    by_surname: dict[str, list[_Entity]] = {}
    for name, entity in whole.items():
        by_surname.setdefault(name.split()[-1], []).append(entity)
    for surname, fits in by_surname.items():
        several = tuple(entity.name for entity in fits)
        one = fits[0] if len(fits) == 1 else _Entity(name=surname, kind=fits[0].kind, several=several)
        whole.setdefault(surname, one)
    return whole


def _entity(
    text: str, mention: Found, persons: dict[str, _Entity], others: dict[str, _Entity], order: list[_Entity]
) -> _Entity | None:
    """Whom a mention stands for; None where nobody can tell, or where it is only a place."""
    said = mention.span.of(text)
    if mention.kind.type in (EntityType.PLACE, EntityType.OTHER):
        return None
    if mention.form is MentionForm.NAME and mention.kind.type is EntityType.PERSON:
        return persons.setdefault(said, _Entity(name=said, kind=mention.kind))
    if mention.stands_for is not None:
        name = mention.stands_for.of(text)
        return persons.setdefault(name, _Entity(name=name, kind=mention.kind))
    if mention.form is MentionForm.NOMINAL and mention.kind.type is EntityType.PERSON:
        title = low(mention.head.of(text))
        holders = [e for e in order if any(low(t.of(text)).endswith(title) for t in e.titles)]
        if len(holders) == 1:
            return holders[0]
    kind = known(said) or mention.kind
    name = kind.name or _bare(said)
    key = low(name)
    return others.setdefault(key, _Entity(name=name, kind=attrs.evolve(kind, type=mention.kind.type)))


def _bare(said: str) -> str:
    """A name without the determiner, and without the *s* of the genitive."""
    first, _, rest = " ".join(said.split()).partition(" ")
    if not rest or low(first) not in words("determiner"):
        return f"{first} {rest}".strip()
    return rest.removesuffix("s") if low(first) in ("des", "eines", "dieses", "seines", "ihres") else rest


def _antecedent(
    text: str, pronoun: Found, order: list[_Entity], speeches: Sequence[tuple[Span, int]]
) -> _Entity | None:
    """The one person that was spoken of lately and fits *er* or *sie*; of several, who spoke last, or nobody."""
    woman = low(pronoun.span.of(text)) == "sie"
    persons = [e for e in order if e.kind.type is EntityType.PERSON and not e.several]
    fits = [e for e in persons if _is_woman(text, e) in (woman, None)]
    line = text.rfind("\n", 0, pronoun.span.start)
    for since in (line, pronoun.span.start - LATELY):
        lately = [e for e in fits if e.found[-1].span.start > since]
        if lately:
            return lately[0] if len(lately) == 1 else _speaking(pronoun, lately, speeches)
    return None


def _speaking(pronoun: Found, lately: list[_Entity], speeches: Sequence[tuple[Span, int]]) -> _Entity | None:
    """Of several persons, the one who spoke last, if none of the others is named in a sentence behind that one."""
    before = bisect_right(speeches, pronoun.span.start, key=lambda speech: speech[0].end)
    if before == 0:
        return None
    source, end = speeches[before - 1]
    spoke = [e for e in lately if _is_in(source, e)]
    others = [e for e in lately if e not in spoke and e.found[-1].span.start >= end]
    return spoke[0] if len(spoke) == 1 and not others else None


def _is_in(source: Span, entity: _Entity) -> bool:
    """Whether the words for a source name somebody."""
    at = bisect_left(entity.found, source.start, key=lambda found: found.span.start)
    return at < len(entity.found) and source.contains(entity.found[at].span)


def _is_woman(text: str, entity: _Entity) -> bool | None:
    """By the titles of a person, or the noun; None if they do not tell."""
    said = [t.of(text) for t in entity.titles] or [f.head.of(text) for f in entity.found if f.form == "nominal"]
    return any(low(s).endswith(("in", "frau")) for s in said) if said else None
