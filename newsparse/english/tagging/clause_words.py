"""Small words that the rest of the clause decides, when all other words have their tags.

Does a clause follow, with a subject and a verb, or only a noun? Does a relative pronoun or a conjunction open it?
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsparse.english.lexicon import words
from newsparse.english.lexicon.inflection import SAME_PARTICIPLE
from newsparse.english.tagging.neighbours import BE, DO, HAVE, NOT
from newsparse.english.tagging.sentence import Sentence

_CONTENT_NOUNS = words("content_noun")
_QUESTION = words("question")
_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECT = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADV"})
_SKIPPED = frozenset({"ADV", "PART"})


class ClauseRule(NamedTuple):
    """The tag of a word by what follows in its clause, None where the rule has no say.

    The ``example`` shows the word with the tag that the rule leads to.
    """

    example: str
    answer: Callable[[Sentence, int], str | None]


def _that(s: Sentence, i: int) -> str | None:
    """A relative pronoun before a verb or after a noun, a conjunction before a clause, a determiner before a noun."""
    before, after = s.tag(i - 1), s.tag(i + 1)
    if s.is_verb_next(i):
        return "PRON"
    clause = s.opens_clause(i) or after in ("DET", "PRON")
    if clause and before in _NOUNS:
        return "SCONJ" if s.low(i - 1) in _CONTENT_NOUNS else "PRON"
    if before in ("PRON", "ADP") and clause:
        return "PRON" if before == "PRON" else "SCONJ"
    singular = after in _NOUNS and not s.low(i + 1).endswith("s")
    if clause and not (before in ("", "ADP") or (singular and before in ("PUNCT", "CCONJ", "SCONJ"))):
        return "SCONJ"
    return "DET" if after in ("NOUN", "ADJ", "PROPN", "NUM") else "PRON"


def _opener(s: Sentence, i: int) -> str:
    return "SCONJ" if s.opens_clause(i) or (s.tag(i + 1) == "VERB" and s.low(i + 1).endswith("ing")) else "ADP"


def _before(s: Sentence, i: int) -> str:
    return "ADV" if s.tag(i + 1) in ("", "PUNCT") else _opener(s, i)


def _as(s: Sentence, i: int) -> str:
    """*As well*, *as long as* / *as if*, *as it rains*, *as expected* / *as a baker*."""
    if s.low(i + 1) in ("well", "of") or (s.tag(i + 1) in ("ADJ", "ADV") and "as" in s.lowered[i + 2 : i + 4]):
        return "ADV"
    if s.low(i + 1) in ("if", "though") or s.opens_clause(i) or s.tag(i + 1) in ("VERB", "SCONJ"):
        return "SCONJ"
    alone = s.tag(i + 1) == "ADJ" and s.tag(i + 2) not in ("NOUN", "PROPN", "ADJ")
    return "SCONJ" if alone else "ADP"


def _there(s: Sentence, i: int) -> str:
    """Without a meaning of its own beside *be*: *there is a way*, *is there a way*."""
    asked = s.low(i - 1) in BE and s.tag(i + 1) in ("DET", "NOUN", "ADJ", "NUM", "PRON")
    return "PRON" if s.tag(i + 1) == "AUX" or s.is_verb_next(i) or asked else "ADV"


def _be(s: Sentence, i: int) -> str | None:
    """*There is a plan*: a verb of its own."""
    there = s.tag(i - 1) == "PRON" and s.low(i - 1) == "there"
    return "VERB" if there or (s.low(i + 1) == "there" and s.tag(i + 2) != "VERB") else None


def _do(s: Sentence, i: int) -> str:
    """An auxiliary before *not* and before a verb, in a question after its subject."""
    k = s.skip(i + 1, _SKIPPED)
    if any(s.low(j) in NOT for j in range(i + 1, k)):
        return "AUX"
    if s.low(i - 1) == "to" or s.tag(i - 1) in ("AUX", "PART"):
        return "VERB"
    if s.tag(i - 1) not in ("NOUN", "PROPN", "PRON") or s.low(i - 1) == "what":
        k = s.skip(k, _SUBJECT)
    verb = s.tag(k) == "VERB" and s.sort(k) in ("base", "")
    return "AUX" if verb or s.tag(k) == "" or (s.tag(k) == "PUNCT" and s.tag(i - 1) == "PRON") else "VERB"


def _have(s: Sentence, i: int) -> str | None:
    """An auxiliary before the subject of a question, if a participle follows it."""
    if s.tag(i - 1) not in ("", "PUNCT", "ADV", "PRON") or s.tag(i + 1) not in ("PRON", "PROPN", "DET"):
        return None
    k = s.skip(i + 1, _SUBJECT)
    participle = s.sort(k) in ("past", "participle") or s.low(k) in SAME_PARTICIPLE
    return "AUX" if s.tag(i + 1) == "PRON" and s.tag(k) == "VERB" and participle else None


def _degree(s: Sentence, i: int) -> str:
    """*More difficult*, *matters more*: an adverb; *more money*, *more of it*, *at least*: an adjective."""
    if s.tag(i + 1) in ("ADJ", "ADV"):
        return "ADV"
    if s.low(i - 1) == "at" or s.tag(i + 1) in ("NOUN", "PROPN", "ADP", "NUM"):
        return "ADJ"
    return "ADJ" if s.tag(i - 1) in ("ADP", "NUM", "DET", "PRON") or s.tag(i + 1) == "" else "ADV"


def _only(s: Sentence, i: int) -> str:
    return "ADJ" if s.tag(i - 1) in ("DET", "PRON", "PART") and s.tag(i + 1) in (*_NOUNS, "ADJ") else "ADV"


def _pretty(s: Sentence, i: int) -> str:
    return "ADV" if s.tag(i + 1) in ("ADJ", "ADV") else "ADJ"


def _right(s: Sentence, i: int) -> str:
    if s.tag(i + 1) in ("ADV", "ADP", "SCONJ") and s.tag(i - 1) not in ("DET", "PRON"):
        return "ADV"
    noun = s.tag(i - 1) in ("DET", "PRON", "PART", "ADJ") and s.tag(i + 1) not in (*_NOUNS, "ADJ")
    return "NOUN" if noun else "ADJ"


def _before_gerund(s: Sentence, i: int) -> str | None:
    """*By selling it*, *about how it works*; *for it to work*."""
    if s.low(i + 1) in _QUESTION:
        return "SCONJ"
    k = s.skip(i + 1, _SKIPPED)
    return "SCONJ" if s.tag(k) == "VERB" and s.low(k).endswith("ing") else None


def _about(s: Sentence, i: int) -> str | None:
    return "ADV" if s.tag(i + 1) in ("NUM", "SYM") else _before_gerund(s, i)


def _because(s: Sentence, i: int) -> str:
    return "ADP" if s.low(i + 1) == "of" else "SCONJ"


def _though(s: Sentence, i: int) -> str:
    return "ADV" if s.tag(i + 1) in ("", "PUNCT") and i else "SCONJ"


def _one(s: Sentence, i: int) -> str:
    if s.tag(i - 1) in ("DET", "ADJ") and s.tag(i + 1) not in ("NOUN", "ADJ"):
        return "NOUN"
    return "PRON" if s.is_verb_next(i) and s.low(i + 1) not in BE else "NUM"


def _police(s: Sentence, i: int) -> str | None:
    return "NOUN" if s.is_verb_next(i) else None


def _official(s: Sentence, i: int) -> str | None:
    """*An official familiar with it*: a noun, since an adjective with a phrase of its own stands after it."""
    return "NOUN" if s.tag(i + 1) == "ADJ" and s.tag(i + 2) == "ADP" else None


def _such(s: Sentence, i: int) -> str:
    return "DET" if s.low(i + 1) in ("a", "an") else "ADJ"


def _which(s: Sentence, i: int) -> str:
    return "DET" if s.tag(i + 1) == "NOUN" and s.tag(i - 1) != "NOUN" else "PRON"


def _time_of_day(s: Sentence, i: int) -> str | None:
    return "NOUN" if s.tag(i - 1) == "NUM" else None


_OPENER = ClauseRule("They met after/SCONJ the mayor left.", _opener)
RULES: dict[str, ClauseRule] = {
    "that": ClauseRule("The plan that/PRON they made works.", _that),
    "as": ClauseRule("They left as/SCONJ the mayor came.", _as),
    "there": ClauseRule("They say there/PRON is a plan.", _there),
    **dict.fromkeys(DO - {"done", "doing"}, ClauseRule("When did/AUX they leave?", _do)),
    **dict.fromkeys(BE, ClauseRule("There is/VERB a plan.", _be)),
    **dict.fromkeys(HAVE - {"having"}, ClauseRule("What have/AUX they become?", _have)),
    **dict.fromkeys(words("clause_or_noun") - {"as"}, _OPENER),
    **dict.fromkeys(words("before_gerund"), ClauseRule("They won by/SCONJ selling it.", _before_gerund)),
    "before": ClauseRule("They met before/ADV.", _before),
    **dict.fromkeys(words("degree"), ClauseRule("It is more/ADV difficult.", _degree)),
    "only": ClauseRule("It is only/ADV a plan.", _only),
    "pretty": ClauseRule("It is pretty/ADV good.", _pretty),
    "right": ClauseRule("They left right/ADV after it.", _right),
    **dict.fromkeys(words("approximate"), ClauseRule("They met about/ADV 20 voters.", _about)),
    "because": ClauseRule("They left because/ADP of the rain.", _because),
    "though": ClauseRule("They left, though/ADV.", _though),
    "one": ClauseRule("They made a good one/NOUN.", _one),
    "police": ClauseRule("They left, and police/NOUN met them.", _police),
    "official": ClauseRule("An official/NOUN familiar with it left.", _official),
    "such": ClauseRule("It is such/DET a plan.", _such),
    "which": ClauseRule("They asked which/DET plan works.", _which),
    **dict.fromkeys(("am", "pm"), ClauseRule("They met at 10 am/NOUN.", _time_of_day)),
}
"""The rules by the word that each is for."""
