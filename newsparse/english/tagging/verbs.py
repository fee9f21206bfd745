"""Whether a word that may be a verb is one: rules for each form of a verb, the first that has a say decides.

An -ing form may be a noun (*the hearing*), a past or participle an adjective (*a worried mayor*), a base or -s form a
noun (*the plan*, *the plans*).
"""

from __future__ import annotations

from newsparse.english.lexicon import word_classes, words
from newsparse.english.lexicon.inflection import SAME_PARTICIPLE, verb_forms
from newsparse.english.tagging.neighbours import (
    BE,
    DO,
    HAVE,
    MODALS,
    NOMINATIVE,
    NOT,
    POSSESSIVE,
    POSSESSIVE_MARKS,
    Neighbours,
    Rule,
    decided,
)

_PARTICLES = words("verb_particle")
_BEFORE_BASE = MODALS | DO | NOT | {"to", "let"}


def is_verb(word: Neighbours) -> bool:
    """Whether a word that may be a verb is one among its neighbours."""
    return bool(decided(RULES.get(word.sort, PLAIN), word))


def _takes_object(n: Neighbours) -> bool:
    return n.allows("DET", "PRON", "PROPN") or n.after in ("that", "to")


def _gerund_in_a_noun_phrase(n: Neighbours) -> bool | None:
    inside = n.previous in ("DET", "ADJ") or n.before in POSSESSIVE or n.before in ("'s", "’s")
    if "NOUN" not in n.reading or not inside:
        return None
    return _takes_object(n) and n.previous != "DET"


def _noun_in_ing(n: Neighbours) -> bool | None:
    taken = (n.allows("DET", "PRON", "PROPN") and n.after != "that") or n.after in _PARTICLES
    known = "NOUN" in n.reading and n.low in word_classes()["noun"]
    return False if known and not taken and n.before not in BE else None


def _participle_before_its_noun(n: Neighbours) -> bool | None:
    return False if "ADJ" in n.reading and (n.previous == "DET" or n.before in POSSESSIVE) else None


def _participle_as_predicate(n: Neighbours) -> bool | None:
    return False if "ADJ" in n.reading and n.before in BE and n.after not in ("by", "to", "in") else None


def _after_auxiliary(n: Neighbours) -> bool | None:
    return n.previous != "ADP" or n.sort == "base" if n.before in _BEFORE_BASE else None


def _after_floating_quantifier(n: Neighbours) -> bool | None:
    return True if n.before in ("all", "both") and n.previous == "DET" and _takes_object(n) else None


def _in_a_noun_phrase(n: Neighbours) -> bool | None:
    inside = n.before in POSSESSIVE or n.before in POSSESSIVE_MARKS or n.previous in ("DET", "ADJ", "NUM", "ADP")
    return False if inside else None


def _coordinated_adjective(n: Neighbours) -> bool | None:
    return False if n.before == "and" and "ADJ" in n.reading and n.allows("NOUN") and not _takes_object(n) else None


def _after_subject_pronoun(n: Neighbours) -> bool | None:
    return True if n.before in NOMINATIVE or n.before == "which" else None


def _after_that_or_and(n: Neighbours) -> bool | None:
    return n.sort == "base" or _takes_object(n) if n.before in ("that", "and") else None


def _after_verb(n: Neighbours) -> bool | None:
    if n.previous not in ("VERB", "AUX"):
        return None
    participle = n.low in SAME_PARTICIPLE and (n.before in BE or n.before in HAVE)
    return n.previous == "AUX" and (n.before in DO or participle)


def _noun_after_name(n: Neighbours) -> bool | None:
    ends = verb_forms().get(n.after, ("", ""))[1] == "past" or (n.after == "," and n.sort == "base")
    return False if n.previous == "PROPN" and "NOUN" in n.reading and ends else None


def _after_subject(n: Neighbours) -> bool | None:
    if n.previous not in ("NOUN", "PROPN", "PRON"):
        return None
    if n.sort == "s":
        return not n.seen_verb or _takes_object(n)
    return not n.seen_verb and (_takes_object(n) or not n.allows("NOUN")) and n.before.endswith("s")


def _after_neither(n: Neighbours) -> bool | None:
    return True if n.before == "neither" and n.previous == "CCONJ" else None


def _at_a_start(n: Neighbours) -> bool | None:
    return "NOUN" not in n.reading or _takes_object(n) if n.previous in ("", "PUNCT", "CCONJ") else None


def _after_adverb(n: Neighbours) -> bool | None:
    return n.sort == "s" or "NOUN" not in n.reading or not n.seen_verb if n.previous == "ADV" else None


def _nothing_against(_: Neighbours) -> bool:
    return True


_ING = (
    Rule("The hearing/NOUN of the case begins.", _gerund_in_a_noun_phrase),
    Rule("They cut spending/NOUN on roads.", _noun_in_ing),
    Rule("They were spending/VERB it.", _nothing_against),
)
_PAST = (
    Rule("A worried/ADJ mayor met them.", _participle_before_its_noun),
    Rule("The mayor is worried/ADJ.", _participle_as_predicate),
    Rule("The plan worried/VERB it.", _nothing_against),
)
PLAIN = (
    Rule("The union will plan/VERB it.", _after_auxiliary),
    Rule("The Greens all support/VERB the ban.", _after_floating_quantifier),
    Rule("Their plans/NOUN failed.", _in_a_noun_phrase),
    Rule("He is a baker and top/ADJ athlete.", _coordinated_adjective),
    Rule("They plan/VERB strikes.", _after_subject_pronoun),
    Rule("She says that plans/NOUN matter.", _after_that_or_and),
    Rule("They want change/NOUN.", _after_verb),
    Rule("The Leeds campaign/NOUN, backed by unions, won.", _noun_after_name),
    Rule("The mayor plans/VERB a bridge.", _after_subject),
    Rule("It neither backs/VERB nor opposes it.", _after_neither),
    Rule("Changes/NOUN in the law failed.", _at_a_start),
    Rule("Malta also plans/VERB cuts.", _after_adverb),
)
RULES: dict[str, tuple[Rule, ...]] = {"ing": _ING, "past": _PAST, "participle": _PAST}
"""The rules for each sort of form; those for base and -s forms are `PLAIN`."""
