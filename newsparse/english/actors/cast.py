"""The cast of an article while it is being put together: entities, and what the rules need to know about mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import attrs

from newsparse.english.grammar import Grammar, VerbGroup, grammar
from newsparse.english.lexicon.gazetteer import given_names
from newsparse.model import EntityType, Mention, MentionForm, ParsedArticle, Role
from newsparse.text import fold, one_line

FEMALE = frozenset(
    "she her hers herself mrs mrs. ms ms. miss madam dame lady queen princess empress duchess sister "
    "mother wife".split()
)
MALE = frozenset("he him his himself mr mr. sir lord king prince emperor duke father brother husband sheikh".split())


@attrs.define(eq=False)
class Entity:
    """An actor in the making."""

    name: str
    type: EntityType
    mentions: list[Mention] = attrs.field(factory=list)
    aliases: list[str] = attrs.field(factory=list)
    roles: list[Role] = attrs.field(factory=list)
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    plural: bool = False
    generic: bool = False
    anonymous: bool = False
    named: bool = True
    ambiguous: list[Entity] = attrs.field(factory=list)
    affiliation: Entity | None = None
    confidence: float = 0.9
    head: str = ""

    def add_role(self, role: Role) -> None:
        """Take on a role, unless the entity has it already."""
        if all((r.title, r.status) != (role.title, role.status) for r in self.roles):
            self.roles.append(role)
        elif role.organization:
            same = next(r for r in self.roles if (r.title, r.status) == (role.title, role.status))
            if same.organization is None:
                self.roles[self.roles.index(same)] = role


class Cast:
    """All entities of a document, and where its mentions stand in its grammar."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.text = document.article.text
        self.g: Grammar = document.derive(grammar)
        self.entities: dict[Entity, None] = {}
        self.of: dict[str, Entity] = {}
        tokens = self.g.tokens
        starts = {start: i for i, start in enumerate(tokens.starts)} if tokens is not None else {}
        ends = {end: i + 1 for i, end in enumerate(tokens.ends)} if tokens is not None else {}
        self.range: dict[str, tuple[int, int]] = {}
        self.mentions: list[Mention] = []
        for mention in sorted(document.mentions, key=lambda m: (m.span, m.id)):
            start, end = starts.get(mention.span.start), ends.get(mention.span.end)
            if start is None or end is None:
                inside = tokens.within(mention.span) if tokens is not None else range(0)
                if not inside:
                    continue
                start, end = inside.start, inside.stop
            self.range[mention.id] = (start, end)
            self.mentions.append(mention)
        names = [m for m in self.mentions if m.form is MentionForm.NAME]
        self.name_from = {self.range[m.id][0]: m for m in reversed(names)}
        self.name_until = {self.range[m.id][1]: m for m in names}
        self.name_at = {i: m for m in names for i in range(*self.range[m.id])}
        """The name that a token is part of."""
        self.by_head = {self.head(m): m for m in reversed(self.mentions) if m.form is not MentionForm.NAME}
        """The nominal or pronoun whose head a token is."""
        self.starts = [m.span.start for m in self.mentions]
        self.predicates: dict[
            int, VerbGroup
        ] = {}  # head token of a predicate -> its verb, where the subject is no name
        self.subjects: dict[int, int] = {}  # head token of a subject -> its verb
        for group in self.g.verb_groups:
            subject = self.g.subject(group)
            if subject is not None:
                self.subjects.setdefault(subject.head, group.head)

    def words(self, mention: Mention) -> list[str]:
        """The tokens of a mention."""
        start, end = self.range[mention.id]
        return self.g.words[start:end]

    def said(self, mention: Mention) -> str:
        """The text of a mention, on one line."""
        return one_line(mention.span.of(self.text))

    def head(self, mention: Mention) -> int:
        """The head token of a mention."""
        start, end = self.range[mention.id]
        tokens = self.g.tokens
        if tokens is not None:
            inside = tokens.within(mention.head)
            if inside and start <= inside.start < end:
                return inside.start
        return end - 1

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that lie between two positions in the text, in order."""
        for i in range(bisect_left(self.starts, start), len(self.mentions)):
            mention = self.mentions[i]
            if mention.span.start >= end:
                return
            if mention.span.end <= end:
                yield mention

    def meant_at(self, token: int) -> Entity | None:
        """The entity of the name, nominal or pronoun that a token is part, or the head, of."""
        mention = self.name_at.get(token) or self.by_head.get(token)
        return self.of.get(mention.id) if mention is not None else None

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is, or heads, the subject of a verb."""
        start, end = self.range[mention.id]
        phrase = self.g.np_at(end - 1)
        return any(i in self.subjects for i in range(start, end)) or (
            phrase is not None and phrase.head in self.subjects and phrase.head < end
        )

    def new(self, mention: Mention, name: str, type: EntityType, **more: object) -> Entity:
        """A new entity with its first mention."""
        entity = Entity(name=name, type=type, **more)  # type: ignore[arg-type]
        self.entities[entity] = None
        self.link(mention, entity)
        return entity

    def link(self, mention: Mention, entity: Entity) -> None:
        """Make a mention one of an entity's."""
        self.of[mention.id] = entity
        entity.mentions.append(mention)
        if mention.form is MentionForm.NAME:
            said = self.said(mention)
            if fold(said) != fold(entity.name) and said not in entity.aliases:
                entity.aliases.append(said)

    def merge(self, kept: Entity, other: Entity) -> None:
        """Give all that one entity has to another."""
        if kept is other:
            return
        for mention in other.mentions:
            self.link(mention, kept)
        for role in other.roles:
            kept.add_role(role)
        kept.country = kept.country or other.country
        kept.sector = kept.sector or other.sector
        kept.gender = kept.gender or other.gender
        kept.affiliation = kept.affiliation or other.affiliation
        if other.name not in (kept.name, *kept.aliases):
            kept.aliases.append(other.name)
        del self.entities[other]


def gender_of(words: list[str], before: str = "") -> str | None:
    """``f`` or ``m``, if a form of address or the given name tells."""
    low = before.lower()
    if low in FEMALE:
        return "f"
    if low in MALE:
        return "m"
    found = given_names().get(words[0].lower()) if len(words) > 1 else None
    return found if found in ("f", "m") else None
