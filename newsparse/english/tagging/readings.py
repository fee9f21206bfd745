"""The readings of a form: which tags a word may have by the lists, by how it is written and by its ending.

`readings` asks the lists first; a word with a capital may be a name; of a word that no list has, the ending tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from newsparse.english.lexicon import rows, split, word_classes, words
from newsparse.english.lexicon.inflection import SAME_PARTICIPLE, irregular_forms, plural, sort_of, stem, verb_forms
from newsparse.english.tagging.neighbours import Reading

_NOUN_ENDINGS = tuple(words("noun_ending"))
_ADJECTIVE_ENDINGS = tuple(words("adjective_ending"))
_SINGULAR_ENDINGS = tuple(words("singular_ending"))
_ACRONYMS = words("acronym")
_BEFORE_SHORT_IS = words("before_short_is")
_BEFORE_MONTH = words("before_month")
_AUXILIARY_OR_NAME = frozenset({"may", "will"})
_BEFORE_SHORT = words("before_short")
_SHORT_AUXILIARIES = {"s": "be", "m": "be", "re": "be", "ve": "have", "ll": "will"}
"""Shortened auxiliaries that have lost their apostrophe: *they re*."""
_GROUPS = words("group_adjective")
_DECADE = re.compile(r"\d+['’]?s")
_EMOTICON = re.compile("[:;]-?[()DPp/]")
_MARKS = ',.;:?!…"“”()[]—–-'
"""Marks that are nothing but punctuation."""
_INSIDE = frozenset({",", "'s", "’s", "-", "$"})
"""What stands inside a sentence, so that a capital after it says something."""
_CLOSED = frozenset(
    form for row in rows("function_words") for form in row["words"].split() if row["upos"] != "NUM" and form != "may"
)


class Written(NamedTuple):
    """A word with a capital, as it is written in its sentence."""

    words: Sequence[str]
    i: int
    low: str
    """The word in lower case."""
    listed: Reading
    """The readings that the lexicons have for it."""
    title_case: bool
    """Whether it stands in a headline in which every longer word has a capital."""
    first: bool
    """Whether a capital says nothing here: at the start of a sentence, of a quotation, after a colon."""

    @property
    def word(self) -> str:
        """The word itself."""
        return self.words[self.i]

    @property
    def before(self) -> str:
        """The word before, empty at the start of the sentence."""
        return self.words[self.i - 1] if self.i else ""

    @property
    def after(self) -> str:
        """The next word, empty at the end of the sentence."""
        return self.words[self.i + 1] if self.i + 1 < len(self.words) else ""


def readings(words: Sequence[str], lowered: Sequence[str], title_case: bool) -> list[Reading]:
    """The readings of every word of a sentence.

    Example:
        >>> readings(["Malta", "plans", "it"], ["malta", "plans", "it"], False)[1]
        {'VERB': 'plan', 'NOUN': 'plan'}
    """
    words = lowered if _is_shouted(words) else words
    plain = _plain()
    return [plain.get(word) or _reading(words, lowered[i], i, title_case) for i, word in enumerate(words)]


@cache
def _plain() -> Mapping[str, Reading]:
    """What is read alike wherever it stands: forms in the lexicons, which are in lower case, and most marks."""
    forms = {form: reading for form, reading in listed().items() if form not in _SHORT_AUXILIARIES}
    return {mark: {"PUNCT": mark} for mark in _MARKS} | forms


def _is_shouted(words: Sequence[str]) -> bool:
    """Whether a sentence is all in capitals, which then say nothing: ``THEY WILL NOT GO``."""
    long = (word for word in words if len(word) > 1 and word.isalpha())
    return all(map(str.isupper, long)) and sum(len(word) > 1 and word.isalpha() for word in words) > 3


def _reading(words: Sequence[str], low: str, i: int, title_case: bool) -> Reading:
    """The readings of a word that is not plain."""
    word, before = words[i], words[i - 1] if i else ""
    if not word[0].isalnum():
        return _mark(word, low, before)
    if "@" in word:
        return {"PROPN": word}
    if word[0].isdigit():
        return {"NOUN": low} if word.isalpha() or _DECADE.fullmatch(low) else {"NUM": word}
    if word[0].isupper():
        first = not (before[:1].isalnum() or before in _INSIDE)
        return _capital(Written(words, i, low, listed().get(low, {}), title_case, first))
    if low in _SHORT_AUXILIARIES and before.lower() in _BEFORE_SHORT:
        return {"AUX": _SHORT_AUXILIARIES[low]}
    return listed().get(low) or guessed(low)


def _mark(word: str, low: str, before: str) -> Reading:
    """The readings of what begins with no letter and no digit: punctuation, symbols, shortened words."""
    if low in ("'s", "’s"):
        return _apostrophe_s(before.lower())
    if low in ("'", "’") and before[-1:] in ("s", "S") and before[0].isalpha():
        return {"PART": "'s", "PUNCT": low}
    if low in listed():
        return listed()[low]
    return {"SYM" if word[0] in "$€£¥%§+=^~#" or _EMOTICON.fullmatch(word) else "PUNCT": word}


def _apostrophe_s(before: str) -> Reading:
    if before == "let":
        return {"PRON": "we"}
    return {"AUX": "be"} if before in _BEFORE_SHORT_IS else {"PART": "'s"}


def _capital(written: Written) -> Reading:
    """The readings of a word with a capital, by the first rule that has a say."""
    for rule in LISTED_CAPITALS if written.listed else OTHER_CAPITALS:
        found = rule(written)
        if found is not None:
            return found
    return {"PROPN": written.word}


def _joined_acronym(w: Written) -> Reading | None:
    """``SPLM/A``."""
    joined = w.before == "/" and w.i > 1 and w.word.isupper() and w.words[w.i - 2].isupper()
    return {"PROPN": w.word} if joined else None


def _may_or_will(w: Written) -> Reading | None:
    """*May* or *Will* as a name: before a finite verb, or before a surname where nothing is asked."""
    if w.low not in _AUXILIARY_OR_NAME or w.word.isupper() or not w.after:
        return None
    if w.words[-1] == "?" or w.before.lower() in _BEFORE_MONTH:
        return None
    after = w.after.lower()
    if sort_of(after) in ("past", "s") or after in ("has", "had", "is", "was"):
        named = after not in SAME_PARTICIPLE
    else:
        named = w.after[0].isupper() and after not in listed() and not w.before[:1].isupper()
    return {"PROPN": w.word} if named else None


def _all_capitals(w: Written) -> Reading | None:
    """``NATO``; ``WHO`` and ``US`` unless they begin the sentence."""
    if not w.word.isupper() or len(w.word) == 1 or w.title_case:
        return None
    named = w.low not in _CLOSED or (w.low in _ACRONYMS and not w.first)
    return {"PROPN": w.word} if named else None


def _title(w: Written) -> Reading | None:
    """*House Speaker Ana Roe*: the first word of a title is no verb."""
    begins = w.first and not w.title_case and "NOUN" in w.listed and "VERB" in w.listed
    before_name = begins and w.after[:1].isupper() and w.after.lower() not in _CLOSED
    return {"NOUN": w.listed["NOUN"]} if before_name else None


def _nationality(w: Written) -> Reading | None:
    """*French* is an adjective, *Italy* no adverb, *Jordan* no noun."""
    adjective = w.low in _demonyms() or w.low in _GROUPS
    return {"ADJ": w.low} if adjective else {"PROPN": w.word} if w.low in _countries() else None


def _ordinary(w: Written) -> Reading | None:
    """A listed word where a capital says nothing."""
    return w.listed if w.first or w.title_case or w.low in _CLOSED else None


def _adjective_in_name(w: Written) -> Reading | None:
    """*The* National *Bank*."""
    return {"ADJ": w.low} if w.listed.keys() == {"ADJ"} and w.after[:1].isupper() else None


def _formed(w: Written) -> Reading | None:
    """A word at a start that no list has, and whose ending is none of names."""
    if not (w.first or w.title_case):
        return None
    reading = guessed(w.low)
    verb = w.title_case and "VERB" in reading
    noun = w.first and "NOUN" in reading and w.low.endswith(_NOUN_ENDINGS)
    return reading if "ADV" in reading or verb or noun else None


def _according(w: Written) -> Reading | None:
    return {"VERB": w.low} if w.first and w.low == "according" else None


LISTED_CAPITALS: tuple[Callable[[Written], Reading | None], ...] = (
    _joined_acronym,
    _may_or_will,
    _all_capitals,
    _title,
    _nationality,
    _ordinary,
    _adjective_in_name,
)
OTHER_CAPITALS = (_all_capitals, _nationality, _formed, _according)
"""What a word with a capital may be that the lexicons have, or do not have: a name if no rule has a say."""


@cache
def _demonyms() -> frozenset[str]:
    adjectives = chain.from_iterable(split(row["adjectives"]) for row in rows("countries"))
    return frozenset(word.casefold() for word in adjectives if word.islower() or word.istitle())


@cache
def _countries() -> frozenset[str]:
    """Countries whose name is one word."""
    return frozenset(row["name"].casefold() for row in rows("countries") if row["name"].isalpha())


@cache
def listed() -> Mapping[str, Reading]:
    """Every form in the lexicons with its readings."""
    found: dict[str, dict[str, str]] = {}

    def add(forms: Iterable[tuple[str, str, str]]) -> None:
        for form, tag, lemma in forms:
            found.setdefault(form, {}).setdefault(tag, lemma)

    classes = word_classes()
    add(_function_words())
    add((word, "ADV", word) for word in classes["adverb"])
    add((word, "ADJ", word) for word in classes["adjective"])
    add(_nouns(sorted(classes["noun"])))
    for word in _titles_and_collectives():
        if word not in found:
            add((form, "NOUN", _singular(word)) for form in (word, plural(_singular(word))))
    add((form, "NOUN", lemma) for form, lemma in irregular_forms("NOUN").items())
    add((form, "VERB", lemma) for form, (lemma, _) in verb_forms().items())
    add(_nouns(sorted(classes["verb_noun"])))
    return found


def _function_words() -> Iterator[tuple[str, str, str]]:
    lemmas = irregular_forms("")
    for row in rows("function_words"):
        for form in row["words"].split():
            yield form, row["upos"], lemmas.get(form, form)


def _nouns(lemmas: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for lemma in lemmas:
        yield lemma, "NOUN", lemma
        yield plural(lemma), "NOUN", lemma


def _titles_and_collectives() -> Iterator[str]:
    for row in (*rows("titles"), *rows("collectives")):
        yield from filter(str.isalpha, row["words"].replace("|", " ").split())


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS) else word


def lemma(word: str, tag: str) -> str:
    """The lemma of a word that is known to have a tag.

    Example:
        >>> lemma("strikes", "NOUN"), lemma("levied", "VERB"), lemma("Strikes", "PROPN")
        ('strike', 'levy', 'Strikes')
    """
    low = word.lower()
    if tag == "PROPN":
        return word
    return listed().get(low, {}).get(tag) or guessed(low).get(tag) or low


@lru_cache(maxsize=10_000)
def guessed(low: str) -> Reading:
    """The readings of a word that no list has, by its ending.

    Example:
        >>> guessed("snorkeled"), guessed("gnomes")
        ({'VERB': 'snorkel', 'ADJ': 'snorkeled'}, {'NOUN': 'gnome'})
    """
    for rule in ENDINGS:
        found = rule(low)
        if found is not None:
            return found
    return {"NOUN": low}


def _adverb(low: str) -> Reading | None:
    return {"ADV": low} if low.endswith("ly") and len(low) > 4 else None


def _compound(low: str) -> Reading | None:
    """*peace-loving*, *rule-maker*: a noun first where its last part is nothing but one."""
    if "-" not in low[1:-1] and "‐" not in low:
        return None
    last = listed().get(low.replace("‐", "-").rsplit("-", 1)[1], {})
    return {"NOUN": low, "ADJ": low} if "NOUN" in last and "VERB" not in last else {"ADJ": low, "NOUN": low}


def _gerund(low: str) -> Reading | None:
    return {"VERB": stem(low, "ing"), "NOUN": low} if low.endswith("ing") and len(low) > 5 else None


def _participle(low: str) -> Reading | None:
    return {"VERB": stem(low, "ed"), "ADJ": low} if low.endswith("ed") and len(low) > 4 else None


def _compared(low: str) -> Reading | None:
    """*closest*, *larger*, *angriest*."""
    stem = low.removesuffix("est").removesuffix("er")
    compared = stem != low and {stem, stem + "e", stem[:-1], stem[:-1] + "y"} & word_classes()["adjective"]
    return {"ADJ": low} if compared else None


def _noun_ending(low: str) -> Reading | None:
    return {"NOUN": low} if low.endswith(_NOUN_ENDINGS) else None


def _final_s(low: str) -> Reading | None:
    if not low.endswith("s") or len(low) <= 3 or low.endswith(_SINGULAR_ENDINGS):
        return None
    if low.endswith(("izes", "ises", "ifies")):
        return {"VERB": low[:-1]}
    return {"NOUN": low[:-3] + "y" if low.endswith("ies") else low[:-1]}


def _adjective_ending(low: str) -> Reading | None:
    return {"ADJ": low} if low.endswith(_ADJECTIVE_ENDINGS) and len(low) > 5 else None


ENDINGS: tuple[Callable[[str], Reading | None], ...] = (
    _adverb,
    _compound,
    _gerund,
    _participle,
    _compared,
    _noun_ending,
    _final_s,
    _adjective_ending,
)
"""What an ending says of a word, the first rule that has a say decides."""
