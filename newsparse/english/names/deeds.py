"""Deeds that only somebody does: verbs that tell that their subject is no thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.grammar.participants import is_passive
from newsparse.english.lexicon import words
from newsparse.english.predicates.cues import Match, cues, match_verb
from newsparse.english.predicates.stances import Predicate, match, predicates
from newsparse.model import ClaimKind, Dimension

_SAYING = words("saying")
_DEEDS = words("deed_of_somebody")
_ACTS = words("act_of_somebody")
_PERFORMING = words("performing")
_DONE_BY_THINGS = words("done_by_things")
_RAISING = words("raising")
_OF_THINGS = words("said_by_things")
_SPEECH_KINDS = frozenset(
    {
        ClaimKind.ACCUSE, ClaimKind.ADMIT, ClaimKind.ANNOUNCE, ClaimKind.APOLOGIZE, ClaimKind.ASK, ClaimKind.DENY,
        ClaimKind.NO_COMMENT, ClaimKind.ORDER, ClaimKind.WARN,
    }
)  # fmt: skip
_ATTITUDE_KINDS = frozenset(
    {
        ClaimKind.SUPPORT, ClaimKind.OPPOSE, ClaimKind.ACCEPT, ClaimKind.REJECT, ClaimKind.CALL_FOR, ClaimKind.PROPOSE,
        ClaimKind.PROMISE, ClaimKind.DEFEND, ClaimKind.WITHHOLD, ClaimKind.THREATEN,
    }
)  # fmt: skip
_JUDGING_KINDS = frozenset({ClaimKind.CRITICIZE, ClaimKind.PRAISE})
_STATING = frozenset({ClaimKind.STATE})


@attrs.frozen
class Deed:
    """A verb, the cues that it may be, and the predicate that it is: none for *be*."""

    g: Grammar
    group: VerbGroup
    cues: tuple[Match, ...]
    predicate: Predicate | None

    @property
    def is_position(self) -> bool:
        """Whether the predicate says more than how good something is found."""
        return self.predicate is not None and self.predicate.dimension is not Dimension.EVALUATION

    def is_speech(self, kinds: frozenset[ClaimKind]) -> bool:
        """Whether it may make a claim of some kinds."""
        return any(m.cue.kind in kinds for m in self.cues)


def deeds(g: Grammar, heads: Collection[int]) -> Counter[int]:
    """The weight of what the noun phrases with these heads do, by head; the heaviest deed counts."""
    found: Counter[int] = Counter()
    for group in g.verb_groups:
        doers = [phrase.head for phrase in _doers(g, group) if phrase.head in heads]
        weight = _weight(g, group) if doers else 0
        for head in doers:
            found[head] = max(weight, found[head])
    return found


def _weight(g: Grammar, group: VerbGroup) -> int:
    entries = predicates("verb").get(group.lemma, ()) if group.lemma != "be" else ()
    matched = match(g, group.head, entries)
    deed = Deed(g, group, match_verb(g, group), matched[0] if matched is not None else None)
    return next((weight for _, weight, holds in DEEDS if holds(deed)), 0)


def _doers(g: Grammar, group: VerbGroup) -> tuple[NounPhrase, ...]:
    """Who does what a verb says: its subjects, or the *by*-phrase of a passive or participle."""
    if is_passive(g, group):
        by = g.agent(attrs.evolve(group, form="participle"))
        return g.coordinated(by) if by is not None else ()
    governor = g.vg_at(group.start - 1)
    raised = governor is not None and governor.lemma in _RAISING  # "is thought to favour", "keeps objecting"
    return g.subjects(group) if group.form == "finite" or raised else ()


def _says(deed: Deed) -> bool:
    return deed.group.lemma in _SAYING and bool(deed.cues)


def _speaks(deed: Deed) -> bool:
    return deed.is_speech(_SPEECH_KINDS)


def _does(deed: Deed) -> bool:
    return deed.group.lemma in _DEEDS


def _takes_a_position(deed: Deed) -> bool:
    return deed.group.lemma not in _DONE_BY_THINGS and _may_take_a_position(deed)


def _may_take_a_position(deed: Deed) -> bool:
    if deed.group.lemma == "be":
        return False
    return deed.is_position or any(m.cue.pos != "adjective" and m.cue.kind in _ATTITUDE_KINDS for m in deed.cues)


def _is_opposed(deed: Deed) -> bool:
    g, i = deed.g, deed.group.end
    matched = match(g, i, predicates("adjective").get(g.lower[i], ())) if i < len(g.lower) else None
    return matched is not None and matched[0].dimension is not Dimension.EVALUATION


def _judges(deed: Deed) -> bool:
    predicate = deed.predicate
    return predicate is not None and predicate.guard != "deed" and deed.group.lemma not in _DONE_BY_THINGS


def _performs(deed: Deed) -> bool:
    g, group = deed.g, deed.group
    done = g.object(group) if group.lemma in _PERFORMING and not group.passive else None
    return done is not None and (g.lemmas[done.head] in cues("noun") or g.lemmas[done.head] in _ACTS)


def _names(deed: Deed) -> bool:
    g, group = deed.g, deed.group
    named = g.object(group) if group.lemma == "call" and not group.passive else None
    return named is not None and g.tags[named.start] in ("DET", "PRON")


def _closes_a_report(deed: Deed) -> bool:
    """Whether a verb stands with its subject alone after what is reported: *it rained, the lodge noted*."""
    g, group = deed.g, deed.group
    subject = g.subject(group) if _reports(deed) else None
    if subject is None or subject.start < 2 or g.lower[subject.start - 1] != ",":
        return False
    following = g.np_at(group.end) or g.np_at(group.end + 1)
    timed = following is not None and g.lower[following.head] in TIMES
    return timed or group.end >= len(g.tags) or g.tags[group.end] == "PUNCT"


def _reports(deed: Deed) -> bool:
    return deed.group.lemma not in _OF_THINGS and deed.is_speech(_STATING)


def _may_judge(deed: Deed) -> bool:
    return deed.is_speech(_JUDGING_KINDS)


DEEDS: tuple[tuple[str, int, Callable[[Deed], bool]], ...] = (
    ("the lodge said", 4, _says),
    ("the lodge warned", 3, _speaks),
    ("the lodge sued", 3, _does),
    ("the lodge approved the merger", 3, _takes_a_position),
    ("the lodge cheered the verdict", 3, _judges),
    ("the lodge seems opposed to it", 3, _is_opposed),
    ("the lodge calls it a triumph", 3, _names),
    ("it rained, the lodge noted", 3, _closes_a_report),
    ("the lodge launched a campaign", 2, _performs),
    ("the sleeper slammed the fee", 1, _may_judge),
    ("the sleeper planned to leave", 1, _may_take_a_position),
    ("the sleeper noted that it rained", 1, _reports),
)
"""What tells that whoever does it is somebody: an example, its weight, and what must hold; the heaviest first."""
