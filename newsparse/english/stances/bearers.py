"""Stances of those who are called something: *a critic of Y*, *Y's ally*, *anti-Y protesters*, *is critical of Y*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import POSSESSIVE_MARKS
from newsparse.english.lexicon import words
from newsparse.english.phenomena.factuality import ASSERTED, Factuality, factuality
from newsparse.english.predicates.stances import Predicate, match, predicates
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.holders import known_holders
from newsparse.english.stances.targets import Seeking, TargetPhrase, about_actor, targets_at
from newsparse.english.view import View
from newsparse.knowledge.gazetteer import look_up
from newsparse.model import Dimension, Modality, Polarity, Target, TargetKind
from newsparse.text import fold

_LABELS = {
    "anti": Side(Polarity.OPPOSE, Dimension.POSITION, 0.7),
    "pro": Side(Polarity.SUPPORT, Dimension.POSITION, 0.7),
}
"""The side of words that begin so: *anti-war*, *pro-nuclear*."""
_REACH = 15
"""Tokens after a phrase in front within which the main clause follows."""


def agents(view: View, i: int) -> Iterator[Frame]:
    """The stance of somebody who is called a critic, an ally, a supporter of somebody or something at a token."""
    g, phrase = view.g, view.g.np_at(i)
    entries = predicates("agent").get(g.lemmas[i], ())
    if phrase is None or not entries or (phrase.head != i and g.tags[i + 1] != "PROPN"):
        return
    if g.lower[phrase.start] == "no" or g.lower[phrase.start - 1] == "as":
        return  # "were seen as defenders of it"
    of = phrase.head == i and g.lower[phrase.end : phrase.end + 1] == ["of"]
    targets = _after_of(view, phrase.end + 1, entries[0]) if of else _before(view, phrase, i)
    holder = (_bearer(view, phrase) if phrase.head == i else _called(view, phrase)) if targets else None
    if holder is not None:
        yield Frame(entries[0], (i, i + 1), i, [holder], targets, phrase=phrase.start)


def _after_of(view: View, i: int, predicate: Predicate) -> list[TargetPhrase]:
    """The targets from a token on: *a supporter of* the mayor *and a critic of the toll*, who is none."""
    g, agents = view.g, predicates("agent")
    found = targets_at(view, i, Seeking(kinds=predicate.kinds))
    calls = (t for t in found[1:] if g.lower[t.end : t.end + 1] == ["of"] and g.lemmas[t.end - 1] in agents)
    first = next(calls, None)
    return found if first is None else found[: found.index(first)]


def _before(view: View, phrase: NounPhrase, i: int) -> list[TargetPhrase]:
    """The target before the noun: "Macron's critics", "her ally", "Trump critic Ned Fox"."""
    g = view.g
    k = i - 1
    while k >= phrase.start and (g.tags[k] in ("ADJ", "ADV") or g.lower[k] in POSSESSIVE_MARKS):
        k -= 1
    actor = _called(view, NounPhrase(k, k + 1, k)) if k >= phrase.start else None
    owned = g.tags[k] in ("PROPN", "PRON") or g.lower[k + 1] in POSSESSIVE_MARKS
    if actor is None or not owned or g.lemmas[i] in words("agent_of_rank"):
        return []  # "the Wimbledon champion", "her opponent"
    if g.tags[k] != "PROPN" and g.lemmas[i] == "rival":
        return []
    return [about_actor(view, actor, k, k + 1, i + 1)]


def _called(view: View, phrase: NounPhrase | None) -> str | None:
    actor = view.actor_of(phrase)
    return actor.id if actor is not None else None


def _bearer(view: View, phrase: NounPhrase) -> str | None:
    """Who is called what a noun phrase says: the subject of *is*, a name beside it, or somebody without a name."""
    g = view.g
    start, _ = g.sentence_range(phrase.start)
    i = phrase.start - 1
    if g.lower[i] == "of" and g.lower[i - 1] in words("some_of"):
        i -= 2  # "one of her closest allies"
    copula = g.vg_at(i)
    if copula is not None and copula.lemma in words("copula"):
        meant = factuality(g, copula)
        known = meant is not None and not meant.negated
        return next(iter(view.actors_of(g.clause(copula).agents)), None) if known else None
    if i > start and g.lower[i] == "and" and (first := _earlier_agent(view, i, start)) is not None:
        return _bearer(view, first)  # "a supporter of X and an opponent of Y"
    return _called(view, _apposed(view, phrase)) or _called(view, phrase)


def _apposed(view: View, phrase: NounPhrase) -> NounPhrase | None:
    """What a description stands beside: *Ada Fox, a critic of the plan*."""
    g, i = view.g, phrase.start - 1
    before = g.np_at(i - 1) if i > g.sentence_range(phrase.start)[0] and g.lower[i] == "," else None
    named = before is not None and g.tags[before.head] == "PROPN"
    return before if named or g.lower[phrase.start] in words("apposing") else None


def _earlier_agent(view: View, i: int, start: int) -> NounPhrase | None:
    """The last phrase before a token that somebody is called by."""
    g = view.g
    called = (k for k in range(i - 1, start - 1, -1) if g.lemmas[k] in predicates("agent"))
    return next((phrase for k in called if (phrase := g.np_at(k)) is not None and phrase.head == k), None)


# -- labels


def is_label(low: str) -> bool:
    """Whether a word, in lower case, says what somebody is for or against: *anti-war*."""
    label, hyphen, about = low.partition("-")
    return bool(hyphen) and label in _LABELS and about not in words("no_camp")


def labelled(view: View, i: int) -> Iterator[Frame]:
    """The stance of somebody who bears a label: *anti-war protesters*, *the pro-Trump group Life First*."""
    g, phrase = view.g, view.g.np_at(i)
    label, _, about = g.words[i].partition("-")
    holder = _called(view, phrase) if phrase is not None and phrase.head > i else None
    target = _labelled_for(view, i, about) if holder is not None else None
    if target is not None:
        yield Frame(_LABELS[label.lower()], (i, i + 1), i, [holder], [target])


def _labelled_for(view: View, i: int, about: str) -> TargetPhrase | None:
    """What a label is for or against: an actor of the article by its last name, a known one, or an issue."""
    if about[:1].isupper():
        known = look_up(about)
        name = fold(known.name if known is not None else about)
        actors = [a.id for a in view.actors.values() if name in (fold(a.name), fold(a.name).rpartition(" ")[2])]
        if actors or known is not None or about.endswith(tuple(words("demonym_ending"))):
            return about_actor(view, actors[0], i, i + 1, i + 1) if len(actors) == 1 else None
    if not about.isalpha() or (about[0].isupper() and view.g.tags[i + 1] == "PROPN"):
        return None  # "anti-Black Lives Matter"
    target = Target(kind=TargetKind.ISSUE, ref=about.lower(), text=about)
    return TargetPhrase(target, 1, i, i + 1, i + 1)


# -- adjectives


def adjectives(view: View, i: int) -> Iterator[Frame]:
    """The stance in an adjective (or a phrase like *in favour of*) that begins at a token."""
    g = view.g
    before = _before_adverbs(view, i)
    copula = _copula(view, i, before)
    if (copula is None and g.lower[i] in words("adjectival_preposition")) or (i and g.lower[i - 1] in ("as", "than")):
        return
    found = match(g, i, predicates("adjective").get(g.lower[i], ()))
    if found is None:
        return
    predicate, end = found
    whose = _of_copula(view, copula) if copula is not None else _beside(view, i, before)
    if whose is None or (whose.meant.negated and predicate.polarity is not Polarity.SUPPORT):
        return
    targets = _targets(view, predicate, end)
    if targets:
        yield Frame(predicate, (whose.start, end), i, whose.holders, targets, whose.meant)


def _targets(view: View, predicate: Predicate, end: int) -> list[TargetPhrase]:
    for slot in predicate.target:
        if slot == "after" or view.g.lower[end : end + 1] == [slot]:
            found = targets_at(view, end + (slot != "after"), Seeking(kinds=predicate.kinds))
            if found:
                return found
    return []


@attrs.frozen
class _Bearer:
    """Who an adjective is said of, how it is meant, and the token where the predicate begins."""

    holders: list[str]
    meant: Factuality
    start: int


def _before_adverbs(view: View, i: int) -> int:
    """The token before an adjective at token ``i`` and its adverbs; -1 where its sentence begins with them."""
    g = view.g
    start, _ = g.sentence_range(i)
    k = i - 1
    while k >= start and g.tags[k] == "ADV" and g.vg_at(k) is None:
        k -= 1
    return k if k >= start else -1


def _copula(view: View, i: int, before: int) -> VerbGroup | None:
    """The verb by which a subject bears the adjective at token ``i``; ``before`` is the token before it."""
    inner = view.g.vg_at(i)
    copula = inner if inner is not None and inner.start < i else view.g.vg_at(before)
    return copula if copula is not None and (copula.head == i or copula.lemma in words("bearing_verb")) else None


def _beside(view: View, i: int, k: int) -> _Bearer | None:
    """Who stands beside an adjective at token ``i`` without a verb; ``k`` is the token before it, adverbs aside."""
    g = view.g
    _, end = g.sentence_range(i)
    if k < 0 or g.lower[k] in words("while_being"):  # "While critical of X, Y voted"
        main = next((v for v in g.groups_in(i + 1, min(end, i + _REACH)) if v.form == "finite"), None)
        subjects = view.actors_of(g.clause(main).agents) if main is not None else []
    else:
        beside = g.np_at(k - 1) if g.lower[k] == "," else _of_headline(g, i, k)
        subjects = view.actors_of([beside] if beside is not None else [])
    return _Bearer(subjects, ASSERTED, i) if subjects else None


def _of_headline(g: Grammar, i: int, k: int) -> NounPhrase | None:
    """The phrase that opens a line without a finite verb, right before an adjective: *Farmers angry at the toll*."""
    start, end = g.sentence_range(i)
    phrase = g.np_at(k)
    if phrase is None or phrase.start != start or phrase.end != k + 1 or g.lower[end - 1] == ".":
        return None
    return phrase if all(v.form != "finite" for v in g.groups_in(start, end)) else None


def _of_copula(view: View, copula: VerbGroup) -> _Bearer | None:
    meant = factuality(view.g, copula)
    if meant is None:
        return None
    if copula.lemma in words("seeming_verb"):
        meant = attrs.evolve(meant, modality=Modality.PROBABLE)
    clause = view.g.clause(copula)
    subjects = known_holders(view, clause.patients if clause.passive else clause.agents, copula.head)
    return _Bearer(subjects, meant, copula.start) if subjects else None
