"""Factuality: whether what a verb says is asserted, planned, only apparent, denied, or over.

Nothing is asserted by what is asked, supposed, wished, avoided or refused, and by what did not happen.
"""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup, grammar
from newsparse.english.lexicon import rows, split, words
from newsparse.english.phenomena import Rule, first, irony
from newsparse.english.phenomena.conditions import is_inverted
from newsparse.english.predicates.stances import match, predicates
from newsparse.model import Modality, ParsedArticle, Polarity, Span

_MODALS = {
    "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "could": Modality.POSSIBLE,
    "can": Modality.POSSIBLE,
    "would": Modality.PROBABLE,
}
_STOPS = frozenset({".", ";", ":", "”", '"'})
_PARTING = frozenset({";", ":", "—", "–"})
_KNOWN = [[word] for word in words("known_to_be")]
_SUPPOSING = words("conditional") | words("unasserting_conjunction") | words("inverted_condition")
_BEFORE_GERUND = ("ADP", "SCONJ")
"""Tags of a preposition before a gerund: that of Universal Dependencies is SCONJ."""
_CONCEDED = 8
"""Tokens within which a concession has its *but*."""
_QUESTION = 60
"""Tokens after a verb within which its question mark stands."""
_REACH = 24
"""Tokens before a verb within which the conjunction of its clause stands."""
_LIST = 12
"""Tokens before a base form within which the infinitive stands that it is coordinated with."""
_DEEPEST = 3
"""Verbs that govern each other."""


@attrs.frozen
class Factuality:
    """How a predicate is meant; ``negated`` only where an attitude is negated (does not support, will not back)."""

    modality: Modality = Modality.CERTAIN
    negated: bool = False
    ceased: bool = False
    intended: bool = False

    def at_most(self, modality: Modality) -> Factuality:
        """The same, but with a modality less than certain, where it was certain."""
        return attrs.evolve(self, modality=modality) if self.modality is Modality.CERTAIN else self


ASSERTED = Factuality()


def factuality(g: Grammar, group: VerbGroup, depth: int = 0) -> Factuality | None:
    """How the predicate of a verb group is meant, or None if nothing is asserted by it."""
    if depth > _DEEPEST or first(RULES, g, group):
        return None
    shared = _coordinated_infinitive(g, group)
    if shared is not None:
        return factuality(g, shared, depth + 1)
    past = group.past or group.perfect
    attitude = group.form == "finite" and (not past or group.modal in words("modal_of_attitude"))
    if group.negated and (not attitude or "yet" in g.lower[group.start : group.head]):
        return None  # "did not endorse", "cannot yet back": nothing is said of what somebody thinks
    ceased = group.ceased or _is_former(g, group)
    own = Factuality(modality=_modality(g, group), ceased=ceased, negated=group.negated)
    return _governed(g, group, own, depth) if group.form in ("infinitive", "gerund") else own


def _is_former(g: Grammar, group: VerbGroup) -> bool:
    """Whether an adverb says that it was so once: *initially opposed*, *once backed*; not *backed it once*."""
    before = range(max(0, group.start - 1), group.head)
    return (group.past or group.perfect) and any(
        g.lower[i] in words("former_adverb") and g.tags[i] == "ADV" for i in before
    )


def _coordinated_infinitive(g: Grammar, group: VerbGroup) -> VerbGroup | None:
    """The infinitive that a base form is coordinated with: "is expected to bring up and pass the bill"."""
    bare = group.start == group.head and group.form == "finite" and g.lower[group.head] == group.lemma
    if not (bare and group.start and g.lower[group.start - 1] in ("and", "or")):
        return None
    start, _ = g.sentence_range(group.head)
    before = range(group.start - 2, max(start, group.start - _LIST) - 1, -1)
    earlier = next((v for i in before if (v := g.vg_at(i)) is not None), None)
    return earlier if earlier is not None and earlier.form == "infinitive" else None


def _modality(g: Grammar, group: VerbGroup) -> Modality:
    near = g.lower[max(0, group.start - 2) : group.end + 1]
    if not words("likely_adverb").isdisjoint(near):
        return Modality.PROBABLE
    if not words("possibly_adverb").isdisjoint(near):
        return Modality.POSSIBLE
    if group.negated or group.ceased:
        return Modality.CERTAIN  # "cannot support", "would not back", "could no longer back"
    return _MODALS.get(group.modal, Modality.CERTAIN)


# -- what is not asserted


def _is_duty(_: Grammar, group: VerbGroup) -> bool:
    return group.modal in words("modal_of_duty")


def _is_asked(g: Grammar, group: VerbGroup) -> bool:
    _, end = g.sentence_range(group.head)
    return "?" in g.lower[group.end : min(end, group.end + _QUESTION)]


def _is_wish(_: Grammar, group: VerbGroup) -> bool:
    return group.modal == "would" and group.lemma in ("like", "love")


def _is_unreal(_: Grammar, group: VerbGroup) -> bool:
    return group.perfect and not group.negated and group.modal in words("modal_of_unreality")


def _is_bodily(g: Grammar, group: VerbGroup) -> bool:
    return not words("bodily_adverb").isdisjoint(g.lower[max(0, group.start - 1) : group.head])


def _is_denied(g: Grammar, group: VerbGroup) -> bool:
    after = g.lower[group.end : group.end + 2]
    return not words("denying_object").isdisjoint(after[:1]) and after != ["not", "to"]  # "agreed not to go"


def has_empty_subject(g: Grammar, group: VerbGroup) -> bool:
    """Whether nobody does what a verb says, or hardly anybody: *no party backed*, *few of them back*."""
    subject = g.subject(group)
    if subject is None:
        return False
    before = g.lower[max(0, subject.start - 2) : subject.start]
    if g.lower[subject.start] in words("empty_subject") or before[-1:] == ["not"] or before == ["not", "even"]:
        return True
    if before[-1:] == ["of"]:  # "none of the unions", "few of them"; not "a few of them"
        return before[0] in words("empty_subject") and g.lower[subject.start - 3 : subject.start - 2] != ["a"]
    nor = "nor" in g.lower[max(0, subject.start - 4) : group.start]
    return nor and "neither" in g.lower[max(0, subject.start - 6) : group.start]


def _is_supposed(g: Grammar, group: VerbGroup) -> bool:
    start, _ = g.sentence_range(group.head)
    for i in range(group.start - 1, max(start, group.start - _REACH) - 1, -1):
        low, other = g.lower[i], g.vg_at(i)
        if low in _PARTING or (low == "," and i < group.start - 1):
            return False
        if low in _SUPPOSING and _opens_supposition(g, i):
            return low != "if" or g.lower[i - 1] != "even" or i == start
        if other is not None and other.form == "finite" and other.head != group.head:
            doubted = _is_doubted(g, other)
            return doubted or (group.form != "finite" and _is_supposed(g, other))
    return False


def _is_doubted(g: Grammar, group: VerbGroup) -> bool:
    """Whether a verb, denied, leaves open what depends on it: *does not mean that*, *is not true that*."""
    doubting = group.lemma in words("doubting_verb") or g.lower[group.end : group.end + 1] in _KNOWN
    return group.negated and doubting


def _opens_supposition(g: Grammar, i: int) -> bool:
    """Whether a conjunction, or a verb before its subject, opens a clause that asserts nothing."""
    if g.lower[i] in words("inverted_condition"):
        return is_inverted(g, i)
    if g.lower[i] in ("provided", "providing"):
        return g.lower[i + 1 : i + 2] == ["that"]
    return g.lower[i] in ("if", "unless") or g.tags[i] != "NOUN"


def _is_conceded(g: Grammar, group: VerbGroup) -> bool:
    if group.lemma not in words("courtesy_verb") or group.negated:
        return False
    _, end = g.sentence_range(group.head)
    clause = g.clause(group)
    after = max([group.end, *(phrase.end for phrase in clause.patients)])
    for k in range(after, min(end, after + _CONCEDED)):
        if g.lower[k] in _STOPS or g.vg_at(k) is not None:
            return False
        if g.lower[k] == "but":  # what follows speaks of the same one: "I like her, but I do not like him" does not
            other = g.np_at(k + 1)
            who = g.lower[k + 1] if other is not None and other.start == k + 1 else ""
            return who in words("somebody_else") and who not in [g.lower[phrase.head] for phrase in clause.agents]
    return False


RULES: tuple[Rule[[Grammar, VerbGroup], bool], ...] = (
    Rule("duty", "Mali should back the pact.", _is_duty, "Mali would back the pact."),
    Rule("question", "Does Mali back the pact?", _is_asked, "Mali backs the pact."),
    Rule("wish", "Mali would love to back it.", _is_wish, "Mali loves the pact."),
    Rule("unreal", "Mali could have backed the pact.", _is_unreal, "Mali could back the pact."),
    Rule(
        "if",
        "Peru pays if Mali backs it.",
        _is_supposed,
        "Peru pays as Mali backs it.",
        "That does not mean Mali backs it.",
    ),
    Rule("bodily", "He was brutally attacked.", _is_bodily, "He was sharply attacked."),
    Rule("ironic", "He sarcastically praised the plan.", irony.has_ironic_adverb, "He warmly praised the plan."),
    Rule("denied", "It passed hardly any laws.", _is_denied, "It passed many laws.", "Mali backed not Peru but Chad."),
    Rule("nobody", "No party backed the pact.", has_empty_subject, "A party backed the pact."),
    Rule("conceded", "I respect the mayor, but she is wrong.", _is_conceded, "I respect the mayor, but I am late."),
)
"""What a verb does not assert."""


# -- what governs an infinitive or a gerund


@attrs.frozen
class Governor:
    """What a verb depends on: what that makes of it, by ``stance_governors.tsv``, and the verb in it, if any."""

    effect: str
    verb: VerbGroup | None = None


def _governed(g: Grammar, group: VerbGroup, own: Factuality, depth: int) -> Factuality | None:
    """How a verb is meant, given what governs it."""
    governor = _governor(g, group)
    verb, effect = governor.verb, _effect(governor)
    if effect not in words("holding_effect"):
        return None
    above = factuality(g, attrs.evolve(verb, negated=False, ceased=False), depth + 1) if verb else ASSERTED
    if above is None:
        return None
    both = attrs.evolve(
        own,
        modality=own.modality if above.modality is Modality.CERTAIN else above.modality,
        ceased=own.ceased or above.ceased or effect == "cease",
        intended=own.intended or above.intended or effect == "intend",
    )
    return both.at_most(Modality.PROBABLE) if effect in ("intend", "appear") else both


def _governor(g: Grammar, group: VerbGroup) -> Governor:
    """What stands before an infinitive or a gerund, adverbs aside, and governs it."""
    start, _ = g.sentence_range(group.head)
    i = group.start - 1
    while i >= start and g.tags[i] == "ADV" and g.vg_at(i) is None and g.lower[i] != "yet":
        i -= 1
    return (first(GOVERNORS, g, group, i) if i >= start else None) or Governor("plain")


def _effect(governor: Governor) -> str:
    """What a governor does to the verb that depends on it; that it is denied or has ended turns it round."""
    verb, effect = governor.verb, governor.effect
    if verb is None:
        return effect
    if verb.ceased and effect != "none":
        effect = "cease"
    if not verb.negated:
        return effect
    return "plain" if effect in ("avoid", "cease") else "none"


@cache
def _effects(pos: str) -> dict[str, str]:
    """The effects of governing words of a part of speech."""
    return {cue: row["effect"] for row in rows("stance_governors") if row["pos"] == pos for cue in split(row["cues"])}


def _yet(g: Grammar, _: VerbGroup, i: int) -> Governor | None:
    return Governor("none") if g.lower[i] == "yet" else None


def _instead(g: Grammar, group: VerbGroup, i: int) -> Governor | None:
    if group.form != "gerund":
        return None
    instead = g.tags[i] in _BEFORE_GERUND and g.lower[i - 1] in ("instead", "rather")
    return Governor("none") if instead or g.lower[i] in words("instead_of_doing") else None


def _governing_adjective(g: Grammar, _: VerbGroup, i: int) -> Governor | None:
    effect = _effects("adjective").get(g.lower[i])
    if effect is None or g.tags[i] != "ADJ" or g.vg_at(i) is not None:
        return None
    if g.lower[i - 1] in words("less_adverb"):
        return Governor("none")  # "the less inclined they are to back it"
    return Governor(effect, g.vg_at(i - 1) or g.vg_at(i - 2))


def _governing_noun(g: Grammar, _: VerbGroup, i: int) -> Governor | None:
    phrase = g.np_at(i)
    effect = _effects("noun").get(g.lemmas[phrase.head]) if phrase is not None else None
    return Governor(effect) if effect is not None else None


def _of_what_is_opposed(g: Grammar, group: VerbGroup, i: int) -> Governor | None:
    verb = _verb_of(g, g.np_at(i)) if group.form == "infinitive" and g.vg_at(i) is None else None
    found = match(g, verb.head, predicates("verb").get(verb.lemma, ())) if verb is not None else None
    return Governor("none") if found is not None and found[0].polarity is Polarity.OPPOSE else None


def _ordinal(g: Grammar, group: VerbGroup, i: int) -> Governor | None:
    phrase = g.np_at(i) if group.form == "infinitive" else None
    ordinal = phrase is not None and not words("ordinal").isdisjoint(g.lower[phrase.start : phrase.end])
    return Governor("plain") if ordinal else None


def _of_headline(g: Grammar, group: VerbGroup, i: int) -> Governor | None:
    phrase = g.np_at(i) if group.form == "infinitive" else None
    fronted = phrase is not None and phrase.start == g.sentence_range(i)[0] and phrase.end == group.start
    return Governor("intend") if fronted else None


def _made_to_act(g: Grammar, group: VerbGroup, i: int) -> Governor | None:
    phrase = g.np_at(i) if group.form == "infinitive" else None
    if phrase is None or g.vg_at(phrase.start - 1) is None:
        return None
    somebody = g.tags[phrase.head] in ("PROPN", "PRON") or g.lower[phrase.head] != g.lemmas[phrase.head]
    return Governor("none") if somebody and g.subject(group) != phrase else None


def _short_of(g: Grammar, _: VerbGroup, i: int) -> Governor | None:
    if g.lower[i] not in words("falling_short") or g.vg_at(i) is not None or g.np_at(i) is not None:
        return None
    verb = g.vg_at(i - 1)
    if verb is None or (g.lower[i], verb.lemma) == ("out", "come"):
        return None
    return Governor(_effects("verb").get(f"{verb.lemma}_{g.lower[i]}", "avoid"), verb)


def _governing_verb(g: Grammar, group: VerbGroup, i: int) -> Governor | None:
    verb = g.vg_at(i) or _verb_of(g, g.np_at(i))
    if verb is None:
        return None
    beside = g.vg_at(i) is None  # a noun phrase stands between
    effect = _auxiliary_effect(verb, parted=beside) or _effects("verb").get(verb.lemma, "plain")
    others = effect == "intend" and beside and group.form == "infinitive"  # "wants Chad to back it"
    wished = effect == "wished" and group.form == "gerund"
    thing = wished and not verb.passive and g.object(verb) is None
    if wished and beside and group.start == i + 1:
        effect = "plain"  # "challenged those backing it"
    yet = "yet" in g.lower[verb.start : verb.head + 2]
    return Governor("none" if others or thing or yet else effect, verb)


def _auxiliary_effect(verb: VerbGroup, *, parted: bool) -> str | None:
    """The effect of verbs that do little more than an auxiliary: "is said to", "is set to", "is going to", "used to".

    ``parted`` says that a noun phrase stands behind the verb: *used the money to back it*.
    """
    if verb.lemma == "use" and verb.past and not verb.passive and not parted:
        return "cease"
    if verb.passive and verb.lemma in words("thinking_verb"):
        return "appear"
    return "intend" if (verb.passive and verb.lemma == "set") or (verb.progressive and verb.lemma == "go") else None


def _verb_of(g: Grammar, phrase: NounPhrase | None) -> VerbGroup | None:
    """The verb that a noun phrase is an object of, or hangs on with its preposition."""
    start = g.sentence_range(phrase.head)[0] if phrase is not None else 0
    if phrase is None or phrase.start <= start:
        return None
    before = phrase.start - 1
    return g.vg_at(before - 1 if g.tags[before] == "ADP" and g.vg_at(before) is None and before > start else before)


def _after_preposition(g: Grammar, group: VerbGroup, i: int) -> Governor | None:
    if group.form != "gerund" or g.tags[i] not in _BEFORE_GERUND or i <= g.sentence_range(i)[0]:
        return None
    return first(_GOVERNING, g, group, i - 1)


_GOVERNING: tuple[Rule[[Grammar, VerbGroup, int], Governor | None], ...] = (
    Rule("adjective", "Mali is ready to back the pact.", _governing_adjective, "Mali is free to back the pact."),
    Rule(
        "opposed", "Mali voted against a bill to back the pact.", _of_what_is_opposed, "Mali passed a bill to back it."
    ),
    Rule("noun", "Mali has a plan to back the pact.", _governing_noun, "Mali has a bank to back the pact."),
    Rule("ordinal", "Mali was the first state to back the pact.", _ordinal, "Mali was the state to back the pact."),
    Rule("headline", "Mali to back the pact", _of_headline, "Mali says it is to back the pact."),
    Rule("made", "Peru paid lawmakers to back the pact.", _made_to_act, "Peru asked lawmakers to back the pact."),
    Rule("short", "Mali stopped short of backing the pact.", _short_of, "Mali spoke of backing the pact."),
    Rule("verb", "Mali refused to back the pact.", _governing_verb),
)
"""What governs from right before an infinitive, or before the preposition of a gerund."""
GOVERNORS: tuple[Rule[[Grammar, VerbGroup, int], Governor | None], ...] = (
    Rule("yet", "Mali has yet to back the pact.", _yet),
    Rule("instead", "Mali left without backing the pact.", _instead, "Mali thrived by backing the pact."),
    *_GOVERNING,
    Rule("preposition", "Mali dreamt of backing the pact.", _after_preposition, "Mali wants to back the pact."),
)
"""What an infinitive or a gerund depends on."""


# -- for others


def is_unasserted(document: ParsedArticle, span: Span) -> bool:
    """Whether a verb in a stretch of the text asserts nothing: it is asked, supposed, refused, ironic, or yet to be.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali has yet to back the pact.", pipeline="rules")
        >>> is_unasserted(parsed, Span(16, 20)), is_unasserted(parsed, Span(0, 4))
        (True, False)
    """
    g = document.derive(grammar)
    inside = g.tokens.within(span) if g.tokens is not None else range(0)
    return any((group := g.vg_at(i)) is not None and factuality(g, group) is None for i in inside)
