"""Judgements in naming verbs: "called the plan a disaster", "described Mali as a friend"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from newsparse.english.grammar import Clause, Grammar
from newsparse.english.lexicon import rows, words
from newsparse.english.phenomena.factuality import factuality
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.holders import known_holders
from newsparse.english.stances.targets import TargetPhrase, targets_at, targets_of
from newsparse.english.view import View
from newsparse.model import Dimension, Polarity

OPENING = frozenset({"“", '"', "‘", "'", "``", "«"})


@cache
def evaluative(*sorts: str) -> dict[str, int]:
    """The words of some sorts in ``evaluations.tsv`` that judge, and whether well (+1) or badly (-1)."""
    return {
        word.replace("_", " "): 1 if row["polarity"] == "+" else -1
        for row in rows("evaluations")
        if row["pos"] in sorts
        for word in row["words"].split()
    }


def worth(g: Grammar, start: int, end: int, *, named: bool = False) -> int:
    """Whether the words judge well (+1) or badly (-1); 0 if they do not judge.

    The noun counts before its adjectives; ``named`` adds nouns that judge only where somebody calls something so.
    """
    nouns = evaluative("noun", "name") if named else evaluative("noun")
    adjectives = evaluative("adjective", "truth")
    start = max((i + 1 for i in range(start, end) if g.tags[i] == "PART"), default=start)  # not the possessor
    for i in range(end - 1, start - 1, -1):
        if g.tags[i] in ("NOUN", "VERB", "PROPN") and g.lemmas[i] in nouns:
            return nouns[g.lemmas[i]]
    for i in range(end - 1, start - 1, -1):
        if g.lower[i] in adjectives and g.tags[i] in ("ADJ", "VERB", "NOUN"):
            return adjectives[g.lower[i]]
    return 0


@attrs.frozen
class Judgement:
    """Words that judge: how, and from which token to which."""

    sign: int
    start: int
    end: int


def _called(g: Grammar, start: int, end: int, lemma: str) -> int:
    """What the words say that somebody calls a thing by; whatever is hailed as something is praised."""
    return 1 if lemma == "hail" else worth(g, start, end, named=lemma in words("naming_verb"))


def judgement_at(g: Grammar, i: int, end: int, lemma: str) -> Judgement | None:
    """The judgement that begins at a token after a verb, in the part of a sentence that ends at ``end``."""
    start = i
    if lemma in words("naming_verb_with_as"):
        if g.lower[i : i + 1] != ["as"]:
            return None
        start = i = i + 1
    while i < end and (g.words[i] in OPENING or (g.tags[i] == "ADV" and g.np_at(i) is None) or g.lower[i] == "for"):
        i += 1
    if i >= end:
        return None
    phrase = g.np_at(i)
    stop = phrase.end if phrase is not None and phrase.start == i else i + 1
    while phrase is None and stop < end and g.tags[stop] in ("ADJ", "ADV", "CCONJ"):
        stop += 1
    sign = _called(g, i, stop, lemma)
    return Judgement(sign, start, stop) if sign else None


def frames(view: View, i: int) -> Iterator[Frame]:
    """As in "X called Y a disaster": the stance of X on Y."""
    g = view.g
    group = g.vg_at(i)
    if group is None or group.head != i or group.lemma not in words("naming_verb"):
        return
    clause = g.clause(group)
    who = known_holders(view, clause.agents, i)
    named = [*(_of_passive(view, clause) if clause.passive else _named(view, clause))] if who else []
    meant = factuality(g, group) if named else None
    if meant is None or meant.negated:
        return
    for targets, judgement in named:
        side = Side(Polarity(judgement.sign), Dimension.EVALUATION, 0.7)
        shown = ((group.start, judgement.end),)
        yield Frame(side, (group.start, i + 1), i, who, targets, shown=shown)


_Named = Iterator[tuple[list[TargetPhrase], Judgement]]


def _of_passive(view: View, clause: Clause) -> _Named:
    """As in "Y was called a disaster by X"."""
    _, end = view.g.sentence_range(clause.group.head)
    judgement = judgement_at(view.g, clause.group.end, end, clause.group.lemma)
    if judgement is not None:
        yield [target for phrase in clause.patients for target in targets_of(view, phrase)], judgement


def _named(view: View, clause: Clause) -> _Named:
    """What is called something after an active verb: one thing after the other, or what stands in front of it."""
    g, group = view.g, clause.group
    _, end = g.sentence_range(group.head)
    relative = _relative_at(g, clause)
    judgement = judgement_at(g, group.end, end, group.lemma) if relative is not None else None
    if relative is not None and judgement is not None and (fronted := _fronted(view, relative, judgement)):
        yield fronted, judgement
        return
    i = group.end
    while i < end:
        phrase = g.np_at(i)
        judgement = judgement_at(g, phrase.end, end, group.lemma) if phrase is not None and phrase.start == i else None
        if phrase is None or judgement is None:
            return
        yield targets_of(view, phrase), judgement
        i = judgement.end + (g.words[judgement.end : judgement.end + 1] in (["”"], ['"']))
        if g.lower[i : i + 1] != ["and"]:
            return
        i += 1


def _relative_at(g: Grammar, clause: Clause) -> int | None:
    """The relative or free-relative pronoun in front of the subject of a verb."""
    if not clause.agents:
        return None
    i = clause.agents[0].start
    if g.lower[i] in ("what", "which"):
        return i
    return i - 1 if i and g.lower[i - 1] in words("fronting_pronoun") else None


def _fronted(view: View, i: int, judgement: Judgement) -> list[TargetPhrase]:
    """What a relative clause is about: "the plan, which he called a disaster", "what he called a reform"."""
    g = view.g
    if g.lower[i] == "what":
        return [attrs.evolve(t, sign=1) for t in targets_at(view, i) if judgement.sign > 0]
    phrase = g.np_at(i - 1 - (g.lower[i - 1] == ","))
    return targets_of(view, phrase) if phrase is not None else []
