"""Nouns that are somebody because of what they do: whatever accuses, denies or apologises is an actor."""

from __future__ import annotations

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon.gazetteer import collectives
from newsparse.english.predicates.cues import cues, match_verb
from newsparse.model import ClaimKind, EntityType

ARTIFACTS = frozenset(
    """
    report reports study studies survey surveys poll polls document documents statement letter letters memo email emails
    data figures statistics paper papers article articles story stories book post tweet tweets message analysis review
    audit inquiry investigation filing filings record records research research results evidence findings release
    transcript video complaint lawsuit indictment ruling affidavit note account accounts model models forecast census
    editorial headline advertisement ad ads bill law treaty resolution sign signs rule rules plan proposal
    ban bans deal deals decision decisions policy policies suit suits motion motions budget tax tariff tariffs
    """.split()
)
"""Things that say something for somebody."""

_KINDS = frozenset(
    {
        ClaimKind.ACCUSE, ClaimKind.ADMIT, ClaimKind.ANNOUNCE, ClaimKind.APOLOGIZE, ClaimKind.ASK, ClaimKind.DENY,
        ClaimKind.NO_COMMENT, ClaimKind.ORDER, ClaimKind.WARN,
    }
)  # fmt: skip
_VERBS = frozenset(
    "say tell add insist argue reply answer vow pledge urge demand condemn refuse agree corroborate".split()
)
_JUDGING = frozenset({ClaimKind.CRITICIZE, ClaimKind.PRAISE})
"""What a storm may do too (*slam the coast*), so that only a noun for persons is somebody by it."""
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_HAPPENINGS = frozenset(
    """
    meeting debate issue case move step measure attack strike protest vote truce ceasefire moratorium halt cut freeze
    unrest pushback backlash blowback impasse crisis war election shutdown information science history politics abortion
    """.split()
)
"""What happens, or is known, and says nothing."""
_ABSTRACT = ("ism", "ness", "ence", "ance")
_AGENTIVE = ("er", "or", "ist", "ian", "man", "woman", "ee")


def speakers(g: Grammar) -> dict[int, EntityType]:
    """The heads of common noun phrases whose verb of speech or noun of speech it is (*the union's threat*), typed.

    Texts that say something (*the report says*) are none: somebody speaks through them.
    """
    found: dict[int, EntityType] = {}
    for group in g.verb_groups:
        kinds = _kinds_of(g, group)
        speech = bool(kinds & _KINDS) or (bool(kinds) and group.lemma in _VERBS)
        if not speech and not kinds & _JUDGING:
            continue
        by = g.agent(group)
        phrases = () if group.passive else g.subjects(group)
        for phrase in (*phrases, *((by,) if by is not None else ())):
            if g.tags[phrase.head] == "NOUN" and _may_speak(g, phrase) and (speech or _is_agentive(g, phrase)):
                found[phrase.head] = _type(g, phrase)
    for phrase in g.noun_phrases:
        if g.lemmas[phrase.head] in cues("noun"):
            mark = next((i for i in range(phrase.start + 1, phrase.head) if g.lower[i] in _POSSESSIVES), None)
            if mark is not None and g.tags[mark - 1] == "NOUN":
                owner = NounPhrase(phrase.start, mark, mark - 1)
                if _may_speak(g, owner):
                    found[owner.head] = _type(g, owner)
    return found


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
