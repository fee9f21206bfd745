"""Judgements and demands in what somebody is said to say: "the amnesty is a gift to smugglers", "Japan must pay"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import POSSESSIVE
from newsparse.english.lexicon import words
from newsparse.english.phenomena.factuality import factuality
from newsparse.english.phenomena.irony import is_meant_otherwise
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.naming import OPENING, evaluative, judgement_at, worth
from newsparse.english.stances.targets import Seeking, TargetPhrase, demanded, doing, targets_of
from newsparse.english.view import View
from newsparse.model import Claim, ClaimKind, Dimension, Polarity, Span, Target, TargetKind

_ASSERTING = frozenset({
    ClaimKind.STATE, ClaimKind.BELIEVE, ClaimKind.ANNOUNCE, ClaimKind.CRITICIZE, ClaimKind.PRAISE, ClaimKind.ACCUSE,
    ClaimKind.WARN, ClaimKind.REVEAL, ClaimKind.CALL_FOR, ClaimKind.PROMISE, ClaimKind.THREATEN,
})  # fmt: skip
_DEMAND = Side(Polarity.SUPPORT, Dimension.POSITION, 0.6)
_SOMEBODY = Seeking(kinds="actor")
_LONGEST = 500
"""Tokens of what is said among which a question mark makes it a question."""


@attrs.frozen
class Said:
    """A claim, and the tokens of a part of its content."""

    claim: Claim
    inside: range


_Rule = Callable[[View, Said, VerbGroup], Iterator[Frame]]


def judged(view: View) -> Iterator[Frame]:
    """The judgements and demands in what sources are said to say."""
    contents: dict[tuple[str, Span], Said] = {}
    for span, claim in view.contents.pairs:
        if claim.kind in _ASSERTING and not claim.negated and claim.source is not None:
            said = Said(claim, view.tokens(span))
            if "?" not in view.g.lower[said.inside.start : min(said.inside.stop, said.inside.start + _LONGEST)]:
                contents[claim.id, span] = said
                yield from _exclaimed(view, said)
    for group in view.g.verb_groups:
        rules = [*_rules(group)]
        around = view.claims_around(group.head) if rules else []
        for span, claim in around:
            heard = contents.get((claim.id, span))
            innermost = claim.attribution_id == around[-1][1].attribution_id  # no other is heard
            if heard is not None and innermost and _is_asserted(view.g, heard, group):
                for rule in rules:
                    yield from rule(view, heard, group)


def _is_asserted(g: Grammar, said: Said, group: VerbGroup) -> bool:
    """Whether a clause is what is said, and hangs on nothing else: not *nobody thinks that it is fair*."""
    if group.start < said.inside.start:
        return False
    subject = g.subject(group)
    before = (min(subject.start, group.start) if subject is not None else group.start) - 1
    if before <= said.inside.start:
        return True
    opened = g.lower[before] in words("subclause_opening")
    governor = g.vg_at(before - 1 if opened else before)
    if governor is None or governor.start < said.inside.start or governor.form == "gerund":
        return not opened
    who = g.subject(governor)
    return who is not None and g.lower[who.head] in ("i", "we") and not governor.negated


def _rules(group: VerbGroup) -> Iterator[_Rule]:
    """The rules for a verb; there are none for most verbs."""
    if group.form != "finite":
        return
    yield from _rules_of_judging(group)
    if group.modal in words("duty_modal") or group.lemma in ("need", "have"):
        yield _must
        yield _there_must_be
    if group.lemma == "need":
        yield _needs


def _rules_of_judging(group: VerbGroup) -> Iterator[_Rule]:
    if group.lemma in words("equating_verb") and group.modal not in words("modal_of_chance"):
        yield _is
    if group.lemma == "deserve" and not group.negated:
        yield _deserves
    if group.negated or group.passive:
        return
    if group.lemma in evaluative("deed") and not group.modal:
        yield _does
    if group.lemma in evaluative("effect") and group.modal not in words("unsure_of_effect"):
        yield _has_effect


def _frame(said: Said, side: Side, targets: list[TargetPhrase], cue: tuple[int, int], head: int) -> Frame:
    return Frame(side, cue, head, [said.claim.source], targets, claim=said.claim)


def _worth(sign: int) -> Side:
    return Side(Polarity(sign), Dimension.EVALUATION, 0.6)


def _is(view: View, said: Said, group: VerbGroup) -> Iterator[Frame]:
    """As in "the plan is a mistake", "closing the pool was wrong", "it was wrong to close the pool"."""
    g = view.g
    to = g.lower[group.end : group.end + 1] == ["to"]
    judgement = judgement_at(g, group.end + to, said.inside.stop, group.lemma)
    if judgement is None or (group.negated and judgement.sign < 0) or factuality(g, group) is None:
        return
    targets = _judged(view, said, group, judgement.end)
    side = _worth(-1 if group.negated else judgement.sign)
    if not evaluative("truth").keys().isdisjoint(g.lower[judgement.start : judgement.end]):
        side = attrs.evolve(side, dimension=Dimension.EPISTEMIC)  # "the allegations are false"
    if g.lemmas[judgement.end - 1] != "gift" or g.lower[judgement.end : judgement.end + 1] == ["to"]:
        yield _frame(said, side, targets, (group.start, judgement.end), group.head)


def _judged(view: View, said: Said, group: VerbGroup, end: int) -> list[TargetPhrase]:
    """What a judgement that ends at a token is said of: a thing, or what somebody does."""
    g = view.g
    done = next(iter(g.groups_before(group, said.inside.start)), None)
    if done is not None and done.form == "gerund" and _opens(g, done, said.inside.start):
        return doing(view, done.start, group.start)
    subject = g.subject(group)
    if subject is None or subject.start < said.inside.start:
        return []
    if g.lower[subject.head] == "it" and (behind := _done_behind(g, end)) is not None:
        return doing(view, behind, said.inside.stop)
    happens = g.lemmas[subject.head] in words("natural_event")
    return _things(view, subject) if _is_definite(g, subject) and not happens else []


def _done_behind(g: Grammar, end: int) -> int | None:
    """Where the infinitive begins of *it is wrong to close it*, *it is wrong for Mali to close it*."""
    by = g.np_at(end + 1) if g.lower[end : end + 1] == ["for"] else None
    i = by.end if by is not None else end
    verb = g.vg_at(i)
    return i if verb is not None and verb.form == "infinitive" and i <= verb.head else None


def _opens(g: Grammar, verb: VerbGroup, start: int) -> bool:
    """Whether a verb is the first word from a token on, marks and conjunctions aside."""
    return all(g.tags[k] in ("PUNCT", "SCONJ", "CCONJ") for k in range(start, verb.start))


def _things(view: View, subject: NounPhrase) -> list[TargetPhrase]:
    """The targets that a subject stands for; *it* and *that* are no actors here."""
    somebody = view.g.tags[subject.head] != "PRON" or view.g.lower[subject.head] in words("third_person")
    return [target for target in targets_of(view, subject) if somebody or target.kind is not TargetKind.ACTOR]


def _is_definite(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a phrase speaks of something in particular: bare plurals ("cases are") do not."""
    low, named = g.lower[phrase.start], not {"PROPN", "PART"}.isdisjoint(g.tags[phrase.start : phrase.end])
    return named or g.tags[phrase.start] in ("DET", "PRON") or low in POSSESSIVE or low in ("this", "that")


def _deserves(view: View, said: Said, group: VerbGroup) -> Iterator[Frame]:
    """As in "the minister deserves credit"."""
    g = view.g
    clause = g.clause(group)
    if not clause.patients or not clause.agents:
        return
    thing = clause.patients[0]
    sign = (g.lemmas[thing.head] in words("reward")) - (g.lemmas[thing.head] in words("punishment"))
    if sign:
        targets = targets_of(view, clause.agents[-1])
        cue = (group.start, max(group.end, thing.end))  # the thing may stand before: the respect they deserve
        yield _frame(said, _worth(sign), targets, cue, group.head)


def _does(view: View, said: Said, group: VerbGroup) -> Iterator[Frame]:
    """As in "said the minister had lied": a judgement on who does something bad, or good."""
    subject = view.g.subject(group)
    if subject is None or subject.start < said.inside.start or factuality(view.g, group) is None:
        return
    side = _worth(evaluative("deed")[group.lemma])
    yield _frame(said, side, targets_of(view, subject, _SOMEBODY), (group.start, group.end), group.head)


def _has_effect(view: View, said: Said, group: VerbGroup) -> Iterator[Frame]:
    """As in "the levy would hurt farmers": a judgement on a measure."""
    g = view.g
    subject = g.subject(group)
    affected = g.object(group)  # none in "the mandate has weakened"
    if subject is None or subject.start < said.inside.start or affected is None:
        return
    if g.lemmas[affected.head] in words("affecting_nobody"):
        return
    if g.lemmas[subject.head] in words("measure") and _is_definite(g, subject) and factuality(g, group) is not None:
        side = _worth(evaluative("effect")[group.lemma])
        yield _frame(said, side, targets_of(view, subject), (group.start, group.end), group.head)


def _must(view: View, said: Said, group: VerbGroup) -> Iterator[Frame]:
    """As in "Japan must keep tariffs": who says so is for keeping them."""
    g, subject, needed = view.g, view.g.subject(group), _needed(view.g, group)
    if subject is None or subject.start < said.inside.start or g.lower[subject.head] == "there":
        return
    asked = _may_be_needed(g, group, needed, subject) if needed is not None else _is_duty(group)
    if asked and factuality(g, attrs.evolve(group, modal="", negated=False)) is not None:
        targets = demanded(view, group, needed=needed is not None)
        yield _frame(said, _DEMAND, targets, (group.start, group.end), group.head)


def _is_duty(group: VerbGroup) -> bool:
    """As in "must pay", "should be closed"; not *should have known*, *should be helping*, *must undergo surgery*."""
    is_deed = (group.lemma != "be" and group.lemma not in words("forced_deed")) or group.passive
    return group.modal in words("duty_modal") and is_deed and not (group.perfect or group.progressive)


def _may_be_needed(g: Grammar, group: VerbGroup, needed: VerbGroup, subject: NounPhrase) -> bool:
    """As in "we need to pay", "Mali has to pay"; not *he has to pay*, a fact; not *does not need to*."""
    spoken_to = g.tags[subject.head] != "PRON" or g.lower[subject.head] in ("we", "you")
    forced = needed.lemma in words("forced_deed") and not needed.passive
    return spoken_to and not (forced or group.negated or needed.perfect or needed.progressive)


def _there_must_be(view: View, said: Said, group: VerbGroup) -> Iterator[Frame]:
    """As in "there must be a bridge", "there has to be a bridge": who says so is for one."""
    g = view.g
    verb, subject = _needed(g, group) or group, g.subject(group)
    if verb.lemma != "be" or group.negated or subject is None or g.lower[subject.head] != "there":
        return
    thing = g.np_at(verb.end)
    if thing is None or thing.start != verb.end or subject.start < said.inside.start:
        return
    if g.lemmas[thing.head] not in words("guessed"):
        targets = [target for target in targets_of(view, thing) if target.kind is TargetKind.ISSUE]
        yield _frame(said, _DEMAND, targets, (group.start, verb.end), group.head)


def _needs(view: View, said: Said, group: VerbGroup) -> Iterator[Frame]:
    """As in "we need stricter rules"."""
    g = view.g
    subject, thing = g.subject(group), g.object(group)
    if subject is None or thing is None or g.lower[subject.head] != "we" or subject.start < said.inside.start:
        return
    if group.past or group.modal or group.negated or factuality(g, group) is None:
        return
    targets = [target for target in targets_of(view, thing) if target.kind is TargetKind.ISSUE]
    yield _frame(said, _DEMAND, targets, (group.start, group.end), group.head)


def _needed(g: Grammar, group: VerbGroup) -> VerbGroup | None:
    """The infinitive after *need to*, *have to*."""
    if group.lemma not in ("need", "have") or group.past or group.modal or group.passive:
        return None
    inner = g.vg_at(group.end)
    return inner if inner is not None and inner.form == "infinitive" and inner.start == group.end else None


def _exclaimed(view: View, said: Said) -> Iterator[Frame]:
    """As in "What a brilliant plan": a judgement on the plan, turned round by who sneers it."""
    g, i = view.g, said.inside.start
    while i < said.inside.stop and g.words[i] in OPENING:
        i += 1
    if g.lower[i : i + 2] not in (["what", "a"], ["what", "an"]):
        return
    phrase = g.np_at(i + 2) or g.np_at(i + 1)
    sign = worth(g, phrase.start, phrase.end) if phrase is not None else 0
    if phrase is None or not sign or g.tags[phrase.head] not in ("NOUN", "PROPN"):
        return
    cues = view.document.attribution(said.claim.attribution_id).cue
    ironic = any(is_meant_otherwise(g, group) for span in cues for k in view.tokens(span) if (group := g.vg_at(k)))
    yield _frame(said, _worth(-1 if ironic else sign), [_bare(view, phrase)], (i, phrase.end), i)


def _bare(view: View, phrase: NounPhrase) -> TargetPhrase:
    """The noun of a phrase, with the nouns before it but without what judges it."""
    g, start = view.g, phrase.head
    while start - 1 > phrase.start and g.tags[start - 1] == "NOUN":
        start -= 1
    ref = " ".join([*g.lower[start : phrase.head], g.lemmas[phrase.head].lower()])
    target = Target(kind=TargetKind.ISSUE, ref=ref, text=g.said(start, phrase.head + 1))
    return TargetPhrase(target, 1, start, phrase.head + 1, phrase.end, phrase)
