"""How a stance stands in its sentence: asserted, planned, only apparent, negated, ended, or on a condition."""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows, split
from newsparse.english.predicates.stances import words
from newsparse.model import Modality

_MODALS = {
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE, "can": Modality.POSSIBLE,
    "would": Modality.PROBABLE,
}  # fmt: skip
_DUTIES = frozenset({"should", "must", "ought", "shall"})
_LIKELY = "reportedly apparently probably likely seemingly presumably allegedly supposedly"
_HEDGES = dict.fromkeys(_LIKELY.split(), Modality.PROBABLE) | dict.fromkeys(
    ("possibly", "perhaps", "maybe"), Modality.POSSIBLE
)
_THOUGHT = words("""
    think believe say expect report understand consider know rumour rumor see hear assume suppose allege incline
    """)
_CONDITIONS = frozenset({"if", "unless", "provided", "providing"})
_UNASSERTED = _CONDITIONS | {"whether", "lest", "until"}
_EMPTY_SUBJECTS = frozenset({"no", "none", "nobody", "neither", "few", "nothing"})
_IRONY = frozenset(["sarcastically", "ironically", "mockingly", "jokingly", "sardonically", "wryly"])
_DOUBTING = words("""
    mean imply think believe suggest say claim argue suppose expect know guarantee prove accept
    """)
_INSTEAD = frozenset({"without", "instead", "than", "from", "against", "despite", "before"})
_BODILY = frozenset({"physically", "violently", "brutally", "fatally"})
_ORDINALS = frozenset({"first", "last", "only", "latest"})
_SCAN = 24


@attrs.frozen
class Standing:
    """How a predicate stands; ``negated`` only where an attitude is negated (does not support, will not back)."""

    modality: Modality = Modality.CERTAIN
    negated: bool = False
    ceased: bool = False
    intended: bool = False


@cache
def _governors(pos: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in rows("stance_governors"):
        if row["pos"] == pos:
            for cue in split(row["cues"]):
                found[cue] = (row["effect"], row["negated"])
    return found


def standing(g: Grammar, group: VerbGroup, depth: int = 0) -> Standing | None:
    """How the predicate of a verb group stands, or None if nothing is asserted by it.

    Not asserted is what is asked, supposed, wished, avoided or refused, and what did not happen.
    """
    if depth > 3 or group.modal in _DUTIES or _in_question(g, group) or _supposed(g, group):
        return None
    if group.modal == "would" and group.lemma in ("like", "love"):
        return None  # a wish
    if group.modal in ("would", "could", "might") and group.perfect and not group.negated:
        return None  # "could have backed it": it did not come to it
    if any(g.lower[i] in _BODILY for i in range(max(0, group.start - 1), group.head)):
        return None
    shared = _coordinated_infinitive(g, group)
    if shared is not None:
        return standing(g, shared, depth + 1)
    before = range(max(0, group.start - 2), group.head)
    if g.lower[group.end : group.end + 1] in (["barely"], ["hardly"], ["scarcely"]):
        return None  # "passed hardly any laws"
    if any(g.lower[i] in _IRONY for i in before) or g.lower[group.end : group.end + 1] == ["not"]:
        return None
    if depth == 0 and _empty_subject(g, group):
        return None
    own = Standing(modality=_modality(g, group), ceased=group.ceased)
    if group.negated:
        if group.form in ("finite",) and (
            group.modal in ("will", "would", "can", "could") or not (group.past or group.perfect)
        ):
            own = attrs.evolve(own, negated=True)
        else:
            return None
    if group.form not in ("infinitive", "gerund"):
        return own
    return _governed(g, group, own, depth)


def _coordinated_infinitive(g: Grammar, group: VerbGroup) -> VerbGroup | None:
    """The infinitive that a base form is coordinated with: "is expected to bring up and pass the bill"."""
    bare = group.start == group.head and group.form == "finite" and g.lower[group.head] == group.lemma
    if not bare or not group.start or g.lower[group.start - 1] not in ("and", "or"):
        return None
    first, _ = g.sentence_range(group.head)
    for i in range(group.start - 2, max(first, group.start - 12) - 1, -1):
        earlier = g.vg_at(i)
        if earlier is not None:
            return earlier if earlier.form == "infinitive" else None
    return None


def _modality(g: Grammar, group: VerbGroup) -> Modality:
    for i in range(max(0, group.start - 2), min(group.end + 1, len(g.lower))):
        if g.lower[i] in _HEDGES:
            return _HEDGES[g.lower[i]]
    if group.negated or group.ceased:
        return Modality.CERTAIN  # "cannot support", "would not back", "could no longer back"
    return _MODALS.get(group.modal, Modality.CERTAIN)


def _in_question(g: Grammar, group: VerbGroup) -> bool:
    _, end = g.sentence_range(group.head)
    return any(g.lower[i] == "?" for i in range(group.end, min(end, group.end + 60)))


def _supposed(g: Grammar, group: VerbGroup) -> bool:
    """Whether the clause is a condition, or depends on a verb that is negated ("does not mean that it opposes")."""
    first, _ = g.sentence_range(group.head)
    i = group.start - 1
    while i >= max(first, group.start - _SCAN):
        low = g.lower[i]
        if low in (";", ":", "—", "–"):
            return False
        if (
            low in _UNASSERTED
            and g.tags[i] != "NOUN"
            and not (low in ("provided", "providing") and g.lower[i + 1] != "that")
        ):
            return low != "if" or g.lower[i - 1] != "even" or i == first
        if low == "," and i < group.start - 1:
            return False
        other = g.vg_at(i)
        if other is not None and other.form == "finite" and other.head != group.head:
            if other.negated and other.lemma in _DOUBTING:
                return True
            return False if group.form == "finite" else _supposed(g, other)
        i -= 1
    return False


def _empty_subject(g: Grammar, group: VerbGroup) -> bool:
    subject = g.subject(group)
    if subject is None:
        return False
    if g.lower[subject.start] in _EMPTY_SUBJECTS or _denied(g, subject.start):
        return True  # "Not all Democrats back it"
    # "Neither Oslo nor Copenhagen has rejected"
    return (
        subject.start > 1
        and "nor" in g.lower[max(0, subject.start - 4) : group.start]
        and "neither" in g.lower[max(0, subject.start - 6) : group.start]
    )


def _denied(g: Grammar, i: int) -> bool:
    """Whether a phrase from token ``i`` on is denied: "not all Democrats", "not even Trump"."""
    return g.lower[i] == "not" or g.lower[i - 1 : i] == ["not"] or g.lower[max(0, i - 2) : i] == ["not", "even"]


def _governed(g: Grammar, group: VerbGroup, own: Standing, depth: int) -> Standing | None:
    effect, governor, negated = _governor(g, group)
    if effect == "none":
        return None
    above = (
        standing(g, attrs.evolve(governor, negated=False, ceased=False), depth + 1)
        if governor is not None
        else Standing()
    )
    if above is None:
        return None
    if governor is not None and governor.ceased:
        effect = "cease"
    modality = above.modality if above.modality is not Modality.CERTAIN else own.modality
    both = Standing(modality, own.negated, own.ceased or above.ceased, own.intended or above.intended)
    if negated:
        effect = {"avoid": "plain", "cease": "plain"}.get(effect, "none")
    if effect == "plain":
        return both
    if effect == "intend":
        return attrs.evolve(
            both, intended=True, modality=Modality.PROBABLE if modality is Modality.CERTAIN else modality
        )
    if effect == "appear":
        return attrs.evolve(both, modality=Modality.PROBABLE if modality is Modality.CERTAIN else modality)
    if effect == "cease":
        return attrs.evolve(both, ceased=True)
    return None


def _governor(g: Grammar, group: VerbGroup) -> tuple[str, VerbGroup | None, bool]:
    """The effect of what governs an infinitive or a gerund, its verb, and whether that is negated."""
    first, _ = g.sentence_range(group.head)
    i = group.start - 1
    while i >= first and g.tags[i] == "ADV" and g.vg_at(i) is None:
        if g.lower[i] == "yet":
            return "none", None, False
        i -= 1
    if i < first:
        return "plain", None, False
    verbs = _governors("verb")
    if group.form == "gerund" and (g.tags[i] in ("ADP", "SCONJ") or g.lower[i] in _INSTEAD):
        if g.lower[i] in _INSTEAD or g.lower[i - 1] in ("instead", "rather"):
            return "none", None, False
        i -= 1
    governor = g.vg_at(i)
    if governor is None and g.tags[i] == "ADJ" and i > first:
        effect = _governors("adjective").get(g.lower[i])
        copula = g.vg_at(i - 1) or g.vg_at(i - 2)
        if effect is not None and g.lower[i - 1] in ("less", "least", "hardly"):
            return "none", None, False  # "the less inclined they are to back it"
        if effect is not None:
            return effect[0], copula, copula is not None and copula.negated
    if governor is None:
        phrase = g.np_at(i)
        if phrase is not None:
            noun = _governors("noun").get(g.lemmas[phrase.head])
            before = g.vg_at(phrase.start - 1) if phrase.start > first else None
            if noun is not None:
                return noun[0], None, False
            if group.form == "infinitive" and not _ORDINALS.isdisjoint(g.lower[phrase.start : phrase.end]):
                return "plain", None, False  # "is not the first to accuse him"
            if before is not None and group.form == "infinitive" and g.subject(group) != phrase and _acts(g, phrase):
                return "none", None, False  # "get lawmakers to back it"
            if before is None and g.tags[phrase.start - 1] == "ADP" and phrase.start - 2 >= first:
                before = g.vg_at(phrase.start - 2)
            governor = before
        elif g.lower[i] in ("short", "close", "back", "away", "out"):
            before = g.vg_at(i - 1)
            if before is not None and (g.lower[i], before.lemma) != ("out", "come"):
                key = f"{before.lemma}_{g.lower[i]}"
                effect = verbs.get(key, verbs.get(before.lemma, ("avoid", "")))
                return (effect[0] if key in verbs else "avoid"), before, before.negated
    if governor is None:
        return "plain", None, False
    if governor.passive and governor.lemma in _THOUGHT:
        return "appear", governor, governor.negated
    if governor.passive and governor.lemma == "set":
        return "intend", governor, governor.negated
    if governor.lemma == "go" and governor.progressive:
        return "intend", governor, governor.negated
    if g.lower[governor.start : governor.head + 2].count("yet"):
        return "none", governor, False
    effect = verbs.get(governor.lemma)
    if effect is None:
        return "plain", governor, governor.negated
    if effect[0] == "wished" and g.object(governor) is None and not governor.passive and group.form == "gerund":
        return "none", governor, False
    return effect[0], governor, governor.negated


def _acts(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a phrase could be somebody who acts: a name or a plural."""
    return g.tags[phrase.head] in ("PROPN", "PRON") or g.lower[phrase.head] != g.lemmas[phrase.head]


def condition(g: Grammar, start: int, end: int) -> str | None:
    """The condition that a clause from ``start`` to ``end`` depends on, in the words of the text."""
    first, last = g.sentence_range(start)
    i = end
    while i < min(last, end + _SCAN):
        low = g.lower[i]
        if low in (";", ":"):
            break
        if _conditional(g, i) and g.lower[i - 1] != "even":
            begin = i - 1 if g.lower[i - 1] in ("only", "but") and i - 1 >= end else i
            return _clause_text(g, begin, last)
        group = g.vg_at(i)
        if group is not None and group.form in ("finite", "gerund") and group.start >= end:
            break
        i += 1
    i = first
    while i < start and (g.words[i] in '“"‘' or g.tags[i] == "CCONJ" or g.lower[i] == "only"):
        i += 1
    inside = _clause_front(g, first, start)
    for begin in (i, i if inside is None else inside):
        if begin < start and _conditional(g, begin):
            stop = next((k for k in range(begin, start) if g.lower[k] == ","), None)
            if stop is not None:
                return g.said(begin, stop)
    return None


def _clause_front(g: Grammar, first: int, start: int) -> int | None:
    """Where an inserted condition begins: "said that, if X, it would Y", "said if X, it would Y"."""
    for i in range(start - 1, max(first, start - _SCAN), -1):
        if g.lower[i] in _CONDITIONS and _conditional(g, i):
            return i
        if g.lower[i] == ";":
            return None
    return None


def _conditional(g: Grammar, i: int) -> bool:
    low = g.lower[i]
    following = g.lower[i + 1] if i + 1 < len(g.lower) else ""
    if low in ("provided", "providing"):
        fronted = i == g.sentence_range(i)[0] and i + 1 < len(g.tags) and g.tags[i + 1] in ("DET", "PROPN", "PRON")
        return following == "that" or g.tags[i] == "SCONJ" or fronted
    if low in ("as", "so"):
        return following == "long" and g.lower[i + 2 : i + 3] == ["as"]
    if low == "on":
        return following == "condition" or g.lower[i + 1 : i + 3] == ["the", "condition"]
    return low in ("if", "unless")


def _clause_text(g: Grammar, begin: int, last: int) -> str:
    stop = begin
    while stop < last and g.lower[stop] not in (",", ";", ".", "!", "?", "”", '"', "—") and stop - begin < 40:
        stop += 1
    return g.said(begin, stop)
