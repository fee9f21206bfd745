"""Stances in verbs: who opposes, backs, condemns, votes for what."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import TIMES, Clause, Grammar, VerbGroup
from newsparse.english.grammar.participants import relative_object
from newsparse.english.lexicon import words
from newsparse.english.phenomena.deeds import Use, is_accused, is_material, is_said, objects
from newsparse.english.phenomena.factuality import Factuality, factuality
from newsparse.english.phenomena.neutrality import is_neither, neutrality
from newsparse.english.predicates.cues import is_told
from newsparse.english.predicates.families import predicate_phrases
from newsparse.english.predicates.stances import Predicate, match, predicates
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.holders import holders
from newsparse.english.stances.targets import Seeking, TargetPhrase, about_claim, spoken_of, targets_at, targets_of
from newsparse.english.view import View
from newsparse.model import ClaimKind, Dimension, Polarity, TargetKind

_OPENING = frozenset('“"‘«')


def frames(view: View, i: int) -> Iterator[Frame]:
    """The stances that a verb shows whose head stands at a token."""
    g = view.g
    group = g.vg_at(i)
    if group is None or group.head != i:
        return
    found, neither = _match(g, group), is_neither(g, group)
    if found is None and not neither:
        return
    if found is not None:
        yield from _joined(view, group, *found)
    sided = found is not None and found[0].polarity is not Polarity.NEUTRAL
    stated = neutrality(g, group) if sided or neither else None
    if stated is not None:
        side, who = Side(Polarity.NEUTRAL, Dimension.POSITION, stated.strength), holders(view, stated.holders, i)
        yield Frame(side, (stated.start, stated.end), i, who, targets_at(view, stated.end))
    elif found is not None and not neither and not _is_no_predicate(view, group):
        clause = g.clause(group)
        if clause.passive and "by" in found[0].words:  # "stood by her"
            clause = attrs.evolve(clause, passive=False, agents=clause.patients)
        yield from _shown(view, clause, *found)


def _match(g: Grammar, group: VerbGroup) -> tuple[Predicate, int] | None:
    """The predicate of a verb, and the token after it."""
    return _parted(g, group) or match(g, group.head, predicates("verb").get(group.lemma, ()))


def _parted(g: Grammar, group: VerbGroup) -> tuple[Predicate, int] | None:
    """The predicate of a verb whose object parts it from its other words: *voted it down*, *took the firm to court*."""
    thing = g.object(group) if not group.passive and group.lemma in predicates("verb") else None
    if thing is None or thing.end >= len(g.lower):
        return None
    for predicate in predicate_phrases("verb", group.lemma).get(g.lower[thing.end], ()):
        rest = [word for word in predicate.words[1:] if word != "_"]
        end = thing.end + len(rest)
        if g.lower[thing.end : end] == rest and not _is_preposition(g, end - 1):
            return attrs.evolve(predicate, words=predicate.words[:1]), group.head + 1
    return None


def _is_preposition(g: Grammar, i: int) -> bool:
    """Whether a token brings a noun phrase: *turned the car* down *the lane*."""
    following = g.np_at(i + 1) if i + 1 < len(g.lower) else None
    parting = g.lower[i] in words("issue_particle") and (following is None or following.start != i + 1)
    return not parting and (g.lower[i] in words("issue_particle") or g.lower[i] in words("phrase_preposition"))


def _shown(view: View, clause: Clause, predicate: Predicate, end: int) -> Iterator[Frame]:
    """The stance that a predicate shows; ``end`` is the token after it."""
    meant = factuality(view.g, clause.group)
    if meant is None or (meant.negated and predicate.negated != "flip"):
        return
    targets = _targets(view, clause, predicate, end)
    who = _holders(view, clause, meant, predicate)
    if not targets or not who:
        return
    stop = end if clause.passive else max(end, targets[-1].stop)
    if predicate.guard and not is_said(_use(view, clause, predicate, who, targets, stop)):
        return
    yield Frame(
        predicate,
        (clause.group.start, end),
        clause.group.head,
        who,
        [_as_claim(view, target, clause.group) for target in targets],
        meant,
        reasons=() if meant.negated else _reasons(view, predicate, targets, stop),
    )


def _is_no_predicate(view: View, group: VerbGroup) -> bool:
    """Whether a verb shows no stance by its place: *the fighting*, *as opposed to*, *voted to pass it*."""
    g = view.g
    before = group.start - 1
    earlier = g.vg_at(before) if group.form == "infinitive" and group.start else None
    return (
        g.lower[before : group.start] == ["nor"]
        or (earlier is not None and earlier.lemma == "vote")
        or (group.form == "gerund" and g.tags[before : group.start] == ("DET",))
        or (group.lemma == "oppose" and g.lower[group.head - 1] == "as")
    )


def _use(
    view: View, clause: Clause, predicate: Predicate, who: list[str | None], targets: list[TargetPhrase], stop: int
) -> Use:
    g, group = view.g, clause.group
    actors = tuple(view.actors.get(holder or "") for holder in who)
    at_actor = any(target.kind is TargetKind.ACTOR for target in targets)
    found = (
        target.phrase for target in targets if target.phrase is not None and target.sign > 0
    )  # "fought its closure"
    material = any(is_material(view, phrase) for phrase in found)
    return Use(
        predicate,
        actors,
        at_actor,
        material,
        "".join(g.lower[stop : stop + 1]),
        objects(view, clause, predicate),
        judging=not words("judging_adverb").isdisjoint(g.lower[max(0, group.start - 1) : group.head]),
        accused=is_accused(view, group.end),
    )


# -- slots


def _holders(view: View, clause: Clause, meant: Factuality, predicate: Predicate) -> list[str | None]:
    """Who holds the stance: the agents; [None] for a passive of which nobody says who does it."""
    if clause.agents or not clause.passive:
        return holders(view, clause.agents, clause.group.head)
    vague = meant.negated or clause.group.modal or predicate.guard == "with" or clause.group.form != "finite"
    return [] if vague else [None]


def _targets(view: View, clause: Clause, predicate: Predicate, end: int) -> list[TargetPhrase]:
    """The targets: the patients of a passive, else what the slots of the predicate bring, the first that there is."""
    seeking = Seeking(predicate.reason, predicate.kinds)
    alone = len(predicate.words) == 1
    particles = {"NOUN", "VERB"}.isdisjoint(view.g.tags[clause.group.head + 1 : end])  # "turned down", "hit out at"
    if clause.passive and (alone or (clause.agents and particles)):
        return [target for phrase in clause.patients for target in targets_of(view, phrase, seeking)]
    for slot in predicate.target:
        if slot == "prior":
            return spoken_of(clause.group.start)
        if (i := _slot(view, clause, predicate, slot, end)) is None:
            continue
        if _is_speech(view, i, alone=alone):
            return []
        if found := targets_at(view, i, seeking) or (_relative(view, clause, end, seeking) if slot == "after" else []):
            return found
    return []


def _slot(view: View, clause: Clause, predicate: Predicate, slot: str, end: int) -> int | None:
    """The token at which the targets in a slot of a predicate begin, if it has the slot."""
    g, group = view.g, clause.group
    if slot == "after" and len(predicate.words) == 1:
        return group.end
    if slot == "after":
        inner = g.vg_at(end - 1)
        return end - 1 if predicate.words[-1] == "to" and inner is not None and inner.start == end - 1 else end
    judged = g.object(group) if len(predicate.words) == 1 and slot in ("against", "on") else None
    after = judged.end if judged is not None else end
    return after + 1 if g.lower[after : after + 1] == [slot] else None


def _is_speech(view: View, i: int, *, alone: bool) -> bool:
    """Whether words or a statement follow: 'blasted, "Don't celebrate"', "accepted that there would be"."""
    g = view.g
    if i + 1 < len(g.words) and g.words[i] in _OPENING and g.vg_at(i + 1) is not None:
        return True
    return alone and g.lower[i : i + 1] == ["that"] and g.tags[i] == "SCONJ"


def _relative(view: View, clause: Clause, end: int, seeking: Seeking) -> list[TargetPhrase]:
    """What a relative clause is about: "the bill, which the Assembly passed", but not "told the court he"."""
    g = view.g
    after = g.np_at(end)
    phrases = relative_object(g, clause.group, clause.agents)
    if after is not None and after.start == end and g.lower[after.head] not in TIMES:
        # "the groups opposing the mine met"
        phrases = (after,) if g.np_at(clause.group.start - 1) in clause.agents and clause.group.form != "finite" else ()
    return [target for p in phrases if not is_told(g, p) for target in targets_of(view, p, seeking)]


def _as_claim(view: View, target: TargetPhrase, group: VerbGroup) -> TargetPhrase:
    """As in "rejected the suggestion that he lied": what is rejected is a claim."""
    if target.phrase is None or view.g.lemmas[target.phrase.head] not in words("assertion"):
        return target
    claim = view.claim_cued(group.head, group.head + 1)
    doubted = "doubt" in view.g.lower[group.head : target.start]  # "cast doubt on the claim that he lied"
    if claim is None or not (doubted or claim.kind in (ClaimKind.REJECT, ClaimKind.DENY)):
        return target
    return attrs.evolve(about_claim(claim, target.start, target.end), stop=target.stop, phrase=target.phrase)


def _reasons(view: View, predicate: Predicate, targets: list[TargetPhrase], i: int) -> list[TargetPhrase]:
    """What somebody is condemned or praised for: "condemned X for Y" gives both."""
    g = view.g
    if predicate.kinds == "actor" or any(target.kind is not TargetKind.ACTOR for target in targets):
        return []
    agent = g.np_at(i + 1) if g.lower[i : i + 1] == ["by"] else None
    i = agent.end if agent is not None else i
    if i + 1 >= len(g.lower) or g.lower[i] not in predicate.reason - {"of"}:
        return []
    phrase = g.np_at(i + 1)
    if phrase is None or phrase.start != i + 1 or g.vg_at(i + 1) is not None:
        return []
    return [t for t in targets_of(view, phrase) if t.target is not None and t.kind is TargetKind.ISSUE]


# -- other constructions


def _joined(view: View, group: VerbGroup, predicate: Predicate, end: int) -> Iterator[Frame]:
    """As in "refused to join X in condemning Y": whoever X is condemns Y, joined or not."""
    g = view.g
    companion = g.np_at(group.start - 2) if group.form == "gerund" and group.start > 1 else None
    joined = g.coordinated(companion) if companion is not None and g.lower[group.start - 1] == "in" else ()
    verb = g.vg_at(joined[0].start - 1) if joined else None
    if verb is not None and verb.lemma == "join":
        targets = _targets(view, g.clause(group), predicate, end)
        who = holders(view, joined, group.head)
        yield Frame(predicate, (group.start, end), group.head, who, targets)
