"""Reference: goes through an article once, and finds whom its nominals and pronouns mean."""

from __future__ import annotations

from newsparse.english.actors.cast import Cast
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
    for mention in cast.mentions:
        if mention.entity is None and mention.form is MentionForm.NOMINAL:
            predicates.read_at(mention.head)
        entity = mention.entity
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
    for mention in cast.mentions:
        if mention.form is not MentionForm.PRONOUN:
            continue
        low, position, entity = mention.said.lower(), mention.span.start, None
        if low in words("pronoun_i"):
            entity = speech.speaker(position) if speech.inside(position) else author.author(mention)
        elif low in words("pronoun_we"):
            speaker = speech.speaker(position)
            body = speaker is not None and speaker.type in (EntityType.ORGANIZATION, EntityType.STATE)
            entity = speaker if body else None
        if entity is not None:
            cast.link(mention, entity)


def _tell_owners(cast: Cast) -> None:
    """Whose president somebody is: *its president, X* is of the body that *its* means, and of that one's sector."""
    owners = {m.start: m.entity for m in cast.mentions if m.form is MentionForm.PRONOUN}
    for mention in cast.mentions:
        entity, owner = mention.entity, owners.get(mention.start)
        if owner is None or mention.form is not MentionForm.NOMINAL or entity is None or owner is entity:
            continue
        if entity.type is EntityType.PERSON and entity.named and entity.roles:
            entity.learn(sector=owner.sector)
            if owner.type is EntityType.ORGANIZATION and owner.named:
                entity.learn(affiliation=owner)
