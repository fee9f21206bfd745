"""What a stance is about: actors, issues, or what was spoken of before."""

from __future__ import annotations

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives, descriptions, title_heads
from newsparse.english.predicates.stances import predicates
from newsparse.english.stances.issues import (
    Issue,
    content_start,
    demand,
    is_subject_at,
    issue_at,
    normal_form,
    phrase_issue,
    turn_after,
)
from newsparse.english.view import View
from newsparse.model import Claim, EntityType, Target, TargetKind

_CLOSING = frozenset({",", ".", ";", "!", "?", ")", "”", "’", '"'})
_FREE = 12
"""Tokens within which the verb of a free relative stands: *what Mali called a reform*."""


@attrs.frozen
class Reference:
    """A word that takes up what was spoken of before token ``token``; ``word`` is empty where none stands there.

    ``near`` asks for something in the same sentence, ``actors`` allows for actors as well.
    """

    token: int
    word: str = ""
    near: bool = False
    actors: bool = False


@attrs.frozen
class TargetPhrase:
    """The wording of a target, as tokens, and the sign that it carries: -1 where a reverser was taken off.

    ``stop`` is where the whole wording ends, reversers included; ``phrase`` its noun phrase, if it is one. ``whole`` is
    the sign with which *it* takes it up. Until it is known what a reference stands for there is no ``target``.
    """

    target: Target | None
    sign: int
    start: int
    end: int
    stop: int
    phrase: NounPhrase | None = None
    reference: Reference | None = None
    whole: int = 1

    @property
    def kind(self) -> TargetKind:
        """Whether it is an actor, a claim or an issue; what a reference stands for is an issue."""
        return self.target.kind if self.target is not None else TargetKind.ISSUE


@attrs.frozen
class Seeking:
    """What is sought: prepositions that do not belong to the target, and of which kind it is (actor, issue, both).

    ``lenient`` takes verbs that say little by themselves, too: *take action on floods*.
    """

    stops: frozenset[str] = frozenset()
    kinds: str = "both"
    lenient: bool = False


ANYTHING = Seeking()


def spoken_of(token: int, *, near: bool = False, actors: bool = False) -> list[TargetPhrase]:
    """What was spoken of before a token, where no word takes it up: *Mali objected*."""
    return [TargetPhrase(None, 1, token, token, token, reference=Reference(token, near=near, actors=actors))]


def about_claim(claim: Claim, start: int, end: int) -> TargetPhrase:
    """A claim as a target."""
    return TargetPhrase(Target(kind=TargetKind.CLAIM, ref=claim.id, text=claim.content), 1, start, end, end)


def about_actor(
    view: View, actor: str, start: int, end: int, stop: int, *, sign: int = 1, phrase: NounPhrase | None = None
) -> TargetPhrase:
    """An actor as a target."""
    target = Target(kind=TargetKind.ACTOR, ref=actor, text=view.actors[actor].name)
    return TargetPhrase(target, sign, start, end, stop, phrase)


# -- from a token on


def targets_at(view: View, token: int, seeking: Seeking = ANYTHING) -> list[TargetPhrase]:
    """The targets whose wording begins at a token: several where they are coordinated."""
    g = view.g
    if token >= len(g.lower):
        return []
    _, end = g.sentence_range(token)
    i = content_start(g, token)
    if g.lower[i : i + 1] == ["both"] and g.np_at(i) == NounPhrase(i, i + 1, i):
        i += 1
    if i >= end or _is_auxiliary(view, i):
        return []
    phrase = g.np_at(i)
    if g.lower[i] == "what":
        return _free_relative(view, i, end)
    if phrase is None or not phrase.start <= i <= phrase.head or g.vg_at(i) is not None:
        issue = issue_at(g, i, stops=seeking.stops) if seeking.kinds != "actor" else None
        return _of_issue(view, issue, lenient=seeking.lenient)
    if is_subject_at(g, i, phrase) and g.lower[phrase.head] not in words("taking_up"):
        return []
    return [target for one in listed_from(g, phrase) for target in targets_of(view, one, seeking)]


def _is_auxiliary(view: View, i: int) -> bool:
    """As in "the bill he opposes was passed": the verb of another clause."""
    verb = view.g.vg_at(i)
    return verb is not None and verb.form == "finite" and view.g.tags[i] == "AUX"


def listed_from(g: Grammar, phrase: NounPhrase) -> list[NounPhrase]:
    """A noun phrase and those coordinated with it after it."""
    return [one for one in g.coordinated(phrase) if one.start >= phrase.start]


def _free_relative(view: View, i: int, end: int) -> list[TargetPhrase]:
    """As in "What X called a reform": the reform."""
    g = view.g
    verb = next(iter(g.groups_in(i, min(end, i + _FREE))), None)
    if verb is None or verb.form != "finite":
        return []
    k = verb.end
    while k < end and (g.words[k] in '“"‘' or g.lower[k] == "as"):
        k += 1
    k += g.tags[k : k + 1] == ("DET",) and g.words[k + 1 : k + 2] in (["“"], ['"'], ["‘"])
    phrase = g.np_at(content_start(g, k)) if k < end else None
    return _of_issue(view, phrase_issue(g, phrase)) if phrase is not None and phrase.start <= k + 2 else []


# -- of a noun phrase


def targets_of(view: View, phrase: NounPhrase, seeking: Seeking = ANYTHING) -> list[TargetPhrase]:
    """The target that a noun phrase stands for; several where it stands for a name that is a list."""
    if _is_time(view, phrase):
        return []
    named = _apposed(view, phrase)
    if named is not None:
        stop = named.end + (view.g.lower[named.end : named.end + 1] == [","])
        return [attrs.evolve(t, start=phrase.start, stop=stop) for t in targets_of(view, named, seeking)]
    actor = view.actor_of(phrase)
    if actor is not None:
        if seeking.kinds == "issue" and actor.type is not EntityType.ORGANIZATION:
            return []
        return [about_actor(view, actor.id, phrase.start, phrase.end, phrase.end, phrase=phrase)]
    g, low = view.g, view.g.lower[phrase.head]
    if low in words("taking_up") and (g.tags[phrase.head] == "PRON" or phrase.end - phrase.start == 1):
        reference = Reference(phrase.head, low)
        return [TargetPhrase(None, 1, phrase.start, phrase.end, phrase.end, phrase, reference)]
    if seeking.kinds == "actor" or g.tags[phrase.head] == "PRON":
        return []
    return _of_issue(view, phrase_issue(g, phrase, stops=seeking.stops))


def _is_time(view: View, phrase: NounPhrase) -> bool:
    g = view.g
    if g.lower[phrase.start] in ("last", "next") and phrase.end - phrase.start == 2:
        return True  # "protested last fall"
    return not TIMES.isdisjoint((g.lower[phrase.head], g.lemmas[phrase.head])) or g.tags[phrase.head] == "NUM"


def _apposed(view: View, phrase: NounPhrase) -> NounPhrase | None:
    """The name after a noun phrase that it is in apposition to: "the mayor's rival, Tom Bray"."""
    g = view.g
    name = g.np_at(phrase.end + 1) if g.lower[phrase.end : phrase.end + 1] == [","] else None
    if name is None or name.start != phrase.end + 1 or g.tags[name.head] != "PROPN" or not _is_one(view, phrase):
        return None
    after = g.lower[name.end : name.end + 2]
    if name.end > g.sentence_range(phrase.start)[1] or after[:1] not in [[mark] for mark in _CLOSING]:
        return None  # "the plan, Tom Bray said"
    actor, described = view.actor_of(name), view.actor_of(phrase)
    lemma = g.lemmas[phrase.head]
    somebody = described is not None or any(lemma in known() for known in (title_heads, collectives, descriptions))
    return name if (actor is not None) == somebody and (actor is None or actor != described) else None


def _is_one(view: View, phrase: NounPhrase) -> bool:
    """Whether a noun phrase speaks of one thing in particular: *the mayor*, *her rival*, *Mali's plan*."""
    g = view.g
    if g.tags[phrase.head] != "NOUN" or g.lower[phrase.head] != g.lemmas[phrase.head]:
        return False
    owned = g.tags[phrase.start] in ("DET", "PRON") or "PART" in g.tags[phrase.start : phrase.head]
    return owned and g.lower[phrase.start] not in words("indefinite_determiner")


def targets_done_to(view: View, phrase: NounPhrase) -> list[TargetPhrase]:
    """What is to be done to a thing or somebody: "the quota to be scrapped", "the ban lifted", "the tariffs gone"."""
    turn = turn_after(view.g, phrase)
    return [attrs.evolve(target, sign=turn * target.sign) for target in targets_of(view, phrase)] if turn else []


# -- of an issue


def demanded(view: View, group: VerbGroup, *, needed: bool) -> list[TargetPhrase]:
    """What should be done according to a clause with *must* or *should*."""
    return _of_issue(view, demand(view.g, group, needed=needed), lenient=True)


def doing(view: View, token: int, stop: int) -> list[TargetPhrase]:
    """What somebody does, in the words from one token to another: *closing the pool* was wrong."""
    issue = issue_at(view.g, token)
    if issue is not None:
        issue = attrs.evolve(issue, end=min(issue.end, stop), stop=min(issue.stop, stop))
    return _of_issue(view, issue, lenient=True)


def _of_issue(view: View, issue: Issue | None, *, lenient: bool = False) -> list[TargetPhrase]:
    """An issue as a target, or the actor that is left of it; nothing where it says too little."""
    if issue is None or issue.end <= issue.start:
        return []
    g, phrase = view.g, issue.phrase
    if g.tags[phrase.head] == "PRON" if phrase is not None else _is_slight(view, issue, lenient=lenient):
        return []
    if phrase is not None:
        inner = view.actor_of(phrase)
        if inner is not None and view.is_named(phrase) and not _is_banned(view, phrase):
            # "opposition to Macron", "support for Macron": what is left is an actor
            return [about_actor(view, inner.id, issue.start, issue.end, issue.stop, sign=issue.sign, phrase=phrase)]
    ref, text = normal_form(g, issue), g.said(issue.start, issue.end)
    if not ref or not any(c.isalpha() for c in text):
        return []
    target = Target(kind=TargetKind.ISSUE, ref=ref, text=text, owner=view.actor_at(issue.owner))
    return [TargetPhrase(target, issue.sign, issue.start, issue.end, issue.stop, phrase, whole=issue.whole)]


def object_of(view: View, wider: TargetPhrase) -> TargetPhrase | None:
    """The thing to which a verb phrase does something: *the law* of "reconsider the law"."""
    inside = (view.g.np_at(k) for k in range(wider.start + 1, wider.end))
    phrase = next((p for p in inside if p is not None and p.end <= wider.end), None)
    if phrase is None or view.g.tags[phrase.head] != "NOUN" or view.actor_of(phrase) is not None:
        return None
    return next(iter(_of_issue(view, phrase_issue(view.g, phrase))), None)


def _is_slight(view: View, issue: Issue, *, lenient: bool) -> bool:
    """Whether a verb phrase is too little of an issue: "have to look at it", "must submit"."""
    g, lemma = view.g, view.g.lemmas[issue.start]
    if issue.end - issue.start == 1:
        return lemma not in words("step_verb") and not g.lower[issue.start].endswith("ing")
    after = g.np_at(issue.start + 1)
    if after is not None and g.tags[after.head] == "PRON":
        return True  # "should report it"
    if lemma not in words("step_verb") and {"NOUN", "PROPN"}.isdisjoint(g.tags[issue.start + 1 : issue.end]):
        return True  # "dig deeper"
    if lemma in words("phase_verb"):
        return after is None
    return lemma in words("slightest_verb" if lenient else "slight_verb") or g.tags[issue.start] == "AUX"


def _is_banned(view: View, phrase: NounPhrase) -> bool:
    """Whether a name is what a ban is on, or whose act: "a ban on Huawei", "an end to Shell drilling"."""
    g = view.g
    verb = g.vg_at(phrase.start - 1) if phrase.start else None
    if verb is not None:
        return verb.lemma not in predicates("verb")  # "to repeal Obamacare"
    noun = g.np_at(phrase.start - 2) if phrase.start > 1 and g.tags[phrase.start - 1] == "ADP" else None
    return noun is not None and g.lemmas[noun.head] not in words("siding_noun")
