"""Nouns that are somebody because of what they do: whatever accuses, denies or apologises is an actor."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives
from newsparse.english.names.vocabulary import POSSESSIVE_MARKS
from newsparse.english.predicates.cues import cues, match_verb
from newsparse.model import ClaimKind, EntityType

ARTIFACTS = words("reporting_text")
"""Things that say something for somebody."""
_HAPPENINGS = words("happening")
_SAYING = words("saying")
_ABSTRACT = tuple(words("abstract_ending"))
_AGENTIVE = tuple(words("agentive_ending"))
_KINDS = frozenset(
    {
        ClaimKind.ACCUSE, ClaimKind.ADMIT, ClaimKind.ANNOUNCE, ClaimKind.APOLOGIZE, ClaimKind.ASK, ClaimKind.DENY,
        ClaimKind.NO_COMMENT, ClaimKind.ORDER, ClaimKind.WARN,
    }
)  # fmt: skip
_JUDGING = frozenset({ClaimKind.CRITICIZE, ClaimKind.PRAISE})
"""What a storm may do too (*slam the coast*), so that only a noun for persons is somebody by it."""


def speakers(g: Grammar) -> dict[int, EntityType]:
    """The heads of common noun phrases whose verb of speech or noun of speech it is (*the union's threat*), typed.

    Texts that say something (*the report says*) are none: somebody speaks through them.
    """
    phrases = (*_who_speak(g), *_who_own_speech(g))
    return {p.head: _type(g, p) for p in phrases if g.tags[p.head] == "NOUN" and _may_speak(g, p)}


def _who_speak(g: Grammar) -> Iterator[NounPhrase]:
    """Subjects and *by*-phrases of verbs of speech, and of judging where the noun is one for persons."""
    for group in g.verb_groups:
        kinds = _kinds_of(g, group)
        speech = bool(kinds & _KINDS) or (bool(kinds) and group.lemma in _SAYING)
        if speech or kinds & _JUDGING:
            by = g.agent(group)
            for phrase in (*(() if group.passive else g.subjects(group)), *((by,) if by is not None else ())):
                if speech or _is_agentive(g, phrase):
                    yield phrase


def _who_own_speech(g: Grammar) -> Iterator[NounPhrase]:
    """Whose a noun of speech is: *the guild's threat*."""
    for phrase in g.noun_phrases:
        if g.lemmas[phrase.head] in cues("noun"):
            mark = next((i for i in range(phrase.start + 1, phrase.head) if g.lower[i] in POSSESSIVE_MARKS), None)
            if mark is not None:
                yield NounPhrase(phrase.start, mark, mark - 1)


def _kinds_of(g: Grammar, group: VerbGroup) -> frozenset[ClaimKind]:
    """The kinds of claim that a verb may make."""
    if group.form not in ("finite", "participle"):
        return frozenset()
    return frozenset(m.cue.kind for m in match_verb(g, group))


def _may_speak(g: Grammar, phrase: NounPhrase) -> bool:
    lemma = g.lemmas[phrase.head]
    thing = lemma in _HAPPENINGS or (lemma.endswith(_ABSTRACT) and lemma not in collectives())
    return lemma not in TIMES and g.lower[phrase.head] not in ARTIFACTS and not thing


def _type(g: Grammar, phrase: NounPhrase) -> EntityType:
    lemma, low = g.lemmas[phrase.head], g.lower[phrase.head]
    if low != lemma and low.endswith("s"):
        return EntityType.GROUP
    return EntityType.PERSON if _is_agentive(g, phrase) else EntityType.ORGANIZATION


def _is_agentive(g: Grammar, phrase: NounPhrase) -> bool:
    return g.lemmas[phrase.head].endswith(_AGENTIVE)
