"""Whether a word that may be a verb is one: rules for each form of a verb, the first that has a say decides.

An -ing form may be a noun (*the hearing*), a past or participle an adjective (*a worried mayor*), a base or -s form a
noun (*the plan*, *the plans*).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

from newsparse.english.lexicon import word_classes, words
from newsparse.english.lexicon.gazetteer import title_heads
from newsparse.english.lexicon.inflection import SAME_PAST_OR_PARTICIPLE, sort_of
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
)

_PARTICLES = words("verb_particle")
_WITHIN_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART", "PRON"})
_FARTHEST = 8
_VERB_FIRST = words("verb_first")
_LINKING = words("linking")
_DEGREE = words("degree_adverb")
_LET = words("let")
_SIDE = words("side_verb")
_ARTICLES = words("article")
_OBJECTIVE = words("objective")
_RARELY_NOUNS = words("rarely_noun")
_RARELY_VERBS = words("rarely_verb")
_SINGULAR_ENDINGS = tuple(words("singular_ending"))
_BASE, _S, _ING, _PAST = ("base",), ("s",), ("ing",), ("past", "participle")
_BEFORE_BASE = MODALS | DO | NOT | {"to", "let"}


class VerbRule(NamedTuple):
    """A small rule: whether a word is a verb, None where the rule has no say.

    The ``example`` shows the word with the tag that the rule leads to: ``They plan/VERB strikes.``
    """

    example: str
    answer: Callable[[Neighbours], bool | None]
    sorts: Sequence[str] = ("base", "s")
    """The sorts of forms that it is for."""


def is_verb(word: Neighbours) -> bool:
    """Whether a word that may be a verb is one among its neighbours."""
    for rule in _BY_SORT[word.sort]:
        answer = rule.answer(word)
        if answer is not None:
            return answer
    return False


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


def _noun_like_a_past(n: Neighbours) -> bool | None:
    """*The ground*, *a bit*."""
    inside = n.previous in ("DET", "ADJ", "NUM") or n.before in POSSESSIVE or n.before in POSSESSIVE_MARKS
    return False if "NOUN" in n.reading and inside else None


def _participle_before_its_noun(n: Neighbours) -> bool | None:
    return False if "ADJ" in n.reading and (n.previous == "DET" or n.before in POSSESSIVE) else None


def _participle_as_predicate(n: Neighbours) -> bool | None:
    if "ADJ" not in n.reading or n.after == "by":
        return None
    feeling = n.low in word_classes()["adjective"] or n.after not in ("to", "in")
    return False if feeling and (n.before in _LINKING or n.before in _DEGREE) else None


def _adjective_in_ing(n: Neighbours) -> bool | None:
    """*An amazing plan*, *it is amazing*; but *it is amazing them*."""
    if "ADJ" not in n.reading or n.allows("DET", "PRON", "PROPN") or n.after in _PARTICLES:
        return None
    if n.before == "been" and n.allows("NOUN"):
        return True  # "has been pressing residents"
    inside = n.previous == "DET" or n.before in POSSESSIVE or n.before in _DEGREE
    return False if inside or n.before in _LINKING else None


def _after_auxiliary(n: Neighbours) -> bool | None:
    if n.before == "to" and n.earlier == "according":
        return False
    return n.previous != "ADP" or n.sort == "base" if n.before in _BEFORE_BASE else None


def _title_before_name(n: Neighbours) -> bool | None:
    starts = n.previous in ("", "PUNCT", "CCONJ", "SCONJ") and n.low in title_heads()
    return False if starts and n.allows("PROPN") and not n.allows("DET", "PRON") else None


def _after_floating_quantifier(n: Neighbours) -> bool | None:
    floating = n.before in ("all", "both") and n.previous == "DET" and n.tags[-2:-1] != ["ADP"]
    return True if floating and _takes_object(n) else None


def _after_this(n: Neighbours) -> bool | None:
    """*This* is no determiner of a plural."""
    return True if n.before == "this" else None


def _in_a_noun_phrase(n: Neighbours) -> bool | None:
    inside = n.before in POSSESSIVE or n.before in POSSESSIVE_MARKS or n.previous in ("DET", "ADJ", "NUM", "ADP")
    return False if inside else None


def _coordinated_adjective(n: Neighbours) -> bool | None:
    return False if n.before == "and" and "ADJ" in n.reading and n.allows("NOUN") and not _takes_object(n) else None


def _after_subject_pronoun(n: Neighbours) -> bool | None:
    return True if n.before in NOMINATIVE or n.before == "which" else None


def _coordinated_noun(n: Neighbours) -> bool | None:
    after_noun = n.before in ("and", "or") and n.tags[-2:-1] in (["NOUN"], ["PROPN"], ["ADJ"], ["NUM"])
    return False if after_noun and "NOUN" in n.reading and not _takes_object(n) else None


def _after_that_or_and(n: Neighbours) -> bool | None:
    return n.sort == "base" or _takes_object(n) if n.before in ("that", "and") else None


def _after_let(n: Neighbours) -> bool | None:
    """*Let it go*, *help us win*."""
    return True if n.before in _LET or (n.before in _OBJECTIVE and n.earlier in _LET) else None


def _after_verb(n: Neighbours) -> bool | None:
    if n.previous not in ("VERB", "AUX"):
        return None
    participle = n.low in SAME_PAST_OR_PARTICIPLE and (n.before in BE or n.before in HAVE)
    return n.previous == "AUX" and (n.before in DO or participle)


def _noun_after_name(n: Neighbours) -> bool | None:
    ends = sort_of(n.after) == "past" or (n.after == "," and n.sort == "base")
    return False if n.previous == "PROPN" and "NOUN" in n.reading and ends else None


def _after_subject(n: Neighbours) -> bool | None:
    if n.previous not in ("NOUN", "PROPN", "PRON"):
        return None
    if n.sort == "s":
        return _agrees(n) and (_takes_object(n) or not (_is_bare(n) or n.has_verb()))
    if n.before.endswith("s"):
        return (_takes_object(n) or not n.allows("NOUN")) and not n.has_verb()
    return _are_two_names(n) and _takes_object(n) and not n.has_verb()


def _are_two_names(n: Neighbours) -> bool:
    """Whether two names stand before, and nothing that makes them part of another phrase: *Peru and Chile plan to*."""
    listed = n.earlier == "and" and list(n.tags[-3:]) == ["PROPN", "CCONJ", "PROPN"]
    return listed and (n.tags[-4:-3] in ([], ["PUNCT"], ["SCONJ"]) or n.lowered[len(n.tags) - 4] == "both")


def _rarely_a_noun(n: Neighbours) -> bool | None:
    subject = n.low in _RARELY_NOUNS and n.previous == "NOUN" and n.before.endswith("s") and n.after != "of"
    return True if subject and not n.has_verb() else None


def _rarely_a_verb(n: Neighbours) -> bool | None:
    compound = n.low in _RARELY_VERBS and n.previous == "NOUN" and sort_of(n.after) in ("past", "s")
    return False if compound else None


def _agrees(n: Neighbours) -> bool:
    """Whether the subject of an -s form may be in the singular."""
    return n.previous != "NOUN" or not n.before.endswith("s") or n.before.endswith(_SINGULAR_ENDINGS)


def _is_bare(n: Neighbours) -> bool:
    """Whether the noun before has neither determiner nor name, and with a plural makes a compound: *video games*."""
    inside = takewhile(lambda tag: tag in _WITHIN_NOUN_PHRASE, reversed(n.tags[-_FARTHEST:]))
    return n.previous == "NOUN" and not {"DET", "NUM", "PROPN", "PART", "PRON"} & set(inside)


def _after_neither(n: Neighbours) -> bool | None:
    return True if n.before == "neither" and n.previous == "CCONJ" else None


def _taking_a_side(n: Neighbours) -> bool | None:
    """After *but*, no noun like these begins, and after a noun none is followed by *the*."""
    if n.low not in _SIDE:
        return None
    after_but = n.before == "but" and n.allows("NOUN", "PROPN", "ADJ")
    return True if after_but or (n.previous in ("NOUN", "PROPN") and n.after in _ARTICLES) else None


def _at_a_start(n: Neighbours) -> bool | None:
    if n.previous not in ("", "PUNCT", "CCONJ"):
        return None
    if n.sort == "s" and n.after == "to" and not n.previous:
        return "NOUN" not in n.reading  # "Plans to sell it failed"
    return "NOUN" not in n.reading or _takes_object(n) or (n.low in _VERB_FIRST and n.after != "of")


def _after_adverb(n: Neighbours) -> bool | None:
    if n.previous != "ADV":
        return None
    subject = n.earlier in NOMINATIVE or _takes_object(n)
    return n.sort == "s" or "NOUN" not in n.reading or subject or not n.has_verb()


def _nothing_against(_: Neighbours) -> bool:
    return True


RULES = (
    VerbRule("They are in an amazing/ADJ race.", _adjective_in_ing, _ING),
    VerbRule("The hearing/NOUN of the case begins.", _gerund_in_a_noun_phrase, _ING),
    VerbRule("They cut spending/NOUN on roads.", _noun_in_ing, _ING),
    VerbRule("They were spending/VERB it.", _nothing_against, _ING),
    VerbRule("The ground/NOUN is wet.", _noun_like_a_past, _PAST),
    VerbRule("A worried/ADJ mayor met them.", _participle_before_its_noun, _PAST),
    VerbRule("The mayor is worried/ADJ.", _participle_as_predicate, _PAST),
    VerbRule("The plan worried/VERB it.", _nothing_against, _PAST),
    VerbRule("The union will plan/VERB it.", _after_auxiliary),
    VerbRule("It failed, engineer/NOUN Ada Fox said.", _title_before_name, _BASE),
    VerbRule("The Greens all support/VERB the ban.", _after_floating_quantifier),
    VerbRule("This helps/VERB.", _after_this, _S),
    VerbRule("They reject dams but favour/VERB mills.", _taking_a_side, _BASE),
    VerbRule("Their plans/NOUN failed.", _in_a_noun_phrase),
    VerbRule("He is a baker and top/ADJ athlete.", _coordinated_adjective),
    VerbRule("They plan/VERB strikes.", _after_subject_pronoun),
    VerbRule("They sell food and drink/NOUN.", _coordinated_noun),
    VerbRule("Let them work/VERB.", _after_let, _BASE),
    VerbRule("She says that plans/NOUN matter.", _after_that_or_and),
    VerbRule("They want change/NOUN.", _after_verb),
    VerbRule("The Leeds campaign/NOUN, backed by unions, won.", _noun_after_name),
    VerbRule("Farmers want/VERB dams rebuilt.", _rarely_a_noun, _BASE),
    VerbRule("The appeals court/NOUN reversed it.", _rarely_a_verb, _BASE),
    VerbRule("The mayor plans/VERB a bridge.", _after_subject),
    VerbRule("It neither backs/VERB nor opposes it.", _after_neither),
    VerbRule("Changes/NOUN in the law failed.", _at_a_start),
    VerbRule("Malta also plans/VERB cuts.", _after_adverb),
)
_BY_SORT = {sort: [rule for rule in RULES if sort in rule.sorts] for sort in (*_BASE, *_S, *_ING, *_PAST)}
