"""Reference: goes through an article once, and finds whom its nominals and pronouns mean."""

from __future__ import annotations

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity
from newsparse.english.actors.history import History
from newsparse.english.actors.nominals import Nominals
from newsparse.english.actors.predicate_roles import RolesInPredicates
from newsparse.english.actors.pronouns import Pronouns
from newsparse.english.actors.speech import AuthorVoice, Speech
from newsparse.english.lexicon import words
from newsparse.model import EntityType, MentionForm


def link_others(cast: Cast, predicates: RolesInPredicates) -> None:
    """Give nominals and pronouns their entities; the first person last, when all speakers are known."""
    history, speech = History(cast), Speech(cast)
    nominals, pronouns = Nominals(cast, history), Pronouns(cast, history, speech)
    for mention in cast.index.mentions:
        if mention.form is MentionForm.NOMINAL and cast.of(mention) is None:
            predicates.read_at(cast.index.head(mention))
        entity = cast.of(mention)
        if entity is None and mention.form is MentionForm.NOMINAL:
            entity = nominals.resolve(mention)
        elif entity is None and mention.form is MentionForm.PRONOUN:
            entity = pronouns.resolve(mention)
            if entity is not None:
                cast.link(mention, entity)
        if entity is not None:
            history.add(mention, entity)
    _link_first_person(cast, speech)
    _tell_owners(cast)


def _link_first_person(cast: Cast, speech: Speech) -> None:
    """*I* is the speaker, or else the author; *we* the body that speaks."""
    author = AuthorVoice(cast)
    for mention in cast.index.mentions:
        low, position = cast.index.said(mention).lower(), mention.span.start
        if mention.form is not MentionForm.PRONOUN or low not in words("pronoun_i") | words("pronoun_we"):
            continue
        entity: Entity | None
        if low in words("pronoun_i"):
            entity = speech.speaker(position) if speech.inside(position) else author.author(mention)
        else:
            entity = speech.speaker(position)
            body = entity is not None and entity.type in (EntityType.ORGANIZATION, EntityType.STATE)
            entity = entity if body else None
        if entity is not None:
            cast.link(mention, entity)


def _tell_owners(cast: Cast) -> None:
    """Whose president somebody is: *its president, X* is of the body that *its* means, and of that one's sector."""
    owners = {cast.index.range_of(m)[0]: cast.of(m) for m in cast.index.mentions if m.form is MentionForm.PRONOUN}
    for mention in cast.index.mentions:
        entity, owner = cast.of(mention), owners.get(cast.index.range_of(mention)[0])
        if mention.form is not MentionForm.NOMINAL or entity is None or owner is None or owner is entity:
            continue
        if entity.type is EntityType.PERSON and entity.named and entity.roles:
            entity.learn(sector=owner.sector)
            if owner.type is EntityType.ORGANIZATION and owner.named:
                entity.learn(affiliation=owner)
