"""Tagging: lemma and universal part of speech of every token, from word lists, endings and the words around.

A hand-written tagger, in the manner of Brill (1995): each word has the tags that its form allows, and its neighbours
choose among them. No model, no corpus.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from newsparse.english.lexicon import rows, split, word_classes
from newsparse.english.lexicon.inflection import SAME_PARTICIPLE, plural, verb_forms, verb_sort
from newsparse.english.tagging.clause_verbs import headline_verbs, plural_subjects, unmarked_pasts
from newsparse.english.tagging.function_words import BE, HAVE, MODALS, NOMINATIVE, Neighbours, function_word

Reading = dict[str, str]
"""The tags that a form allows, each with the lemma it then has; the likeliest first."""

_NOUN_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ship",
    "hood",
    "ism",
    "ist",
    "ance",
    "ence",
    "ity",
    "ogy",
    "dom",
    "eer",
    "cracy",
)
_ADJECTIVE_ENDINGS = ("ous", "ful", "less", "ive", "able", "ible", "ical", "ial", "ic", "ish", "ary", "ese")
_NOT_PLURAL = ("ss", "us", "is", "ous")
_POSSESSIVE = frozenset("my our your his her its their whose".split())
_LEMMAS = {
    **dict.fromkeys("am is are was were been being 'm ’m 're ’re".split(), "be"),
    **dict.fromkeys("has had having 've ’ve".split(), "have"),
    **dict.fromkeys("does did".split(), "do"),
    "wo": "will",
    "'ll": "will",
    "’ll": "will",
    "ca": "can",
    "n't": "not",
    "n’t": "not",
    "an": "a",
    "me": "i",
    "us": "we",
    "him": "he",
    "them": "they",
    "these": "this",
    "those": "that",
}
_IRREGULAR_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "wives": "wife", "lives": "life", "knives": "knife", "thieves": "thief", "halves": "half",
    "leaves": "leaf", "wolves": "wolf", "criteria": "criterion", "crises": "crisis", "analyses": "analysis",
    "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "congressmen": "congressman", "policemen": "policeman",
    "fishermen": "fisherman", "firemen": "fireman", "businessmen": "businessman", "gunmen": "gunman",
    "lawmen": "lawman", "media": "media", "data": "data",
}  # fmt: skip


@cache
def _readings() -> dict[str, Reading]:
    """Every form in the lexicons with its readings."""
    classes = word_classes()
    found: dict[str, Reading] = {}

    def add(form: str, tag: str, lemma: str) -> None:
        found.setdefault(form, {}).setdefault(tag, lemma)

    for row in rows("function_words"):
        for form in row["words"].split():
            add(form, row["upos"], _LEMMAS.get(form, form))
    for word in sorted(classes["adverb"]):
        add(word, "ADV", word)
    for word in sorted(classes["adjective"]):
        add(word, "ADJ", word)
    for word in sorted(classes["noun"]):
        add(word, "NOUN", word)
        add(plural(word), "NOUN", word)
    for row in (*rows("titles"), *rows("collectives")):
        for word in row["words"].replace("|", " ").split():
            if word.isalpha() and word not in found:
                singular = word[:-1] if word.endswith("s") and not word.endswith(_NOT_PLURAL) else word
                add(word, "NOUN", singular)
                add(plural(singular), "NOUN", singular)
    for form, lemma in _IRREGULAR_PLURALS.items():
        add(form, "NOUN", lemma)
    for form, (lemma, _) in verb_forms().items():
        add(form, "VERB", lemma)
    for word in sorted(classes["verb_noun"]):
        add(word, "NOUN", word)
        add(plural(word), "NOUN", word)
    return found


def is_common_word(low: str) -> bool:
    """Whether a word in lower case is an ordinary one that the lexicons know."""
    return low in _readings()


def tag(words: Sequence[str], sentence_starts: Collection[int]) -> tuple[list[str], list[str]]:
    """The lemmas and universal tags of a text's tokens; ``sentence_starts`` are indices of first tokens.

    Example:
        >>> tag(["Mali", "rejects", "calls", "for", "talks", "."], {0})[1]
        ['PROPN', 'VERB', 'NOUN', 'ADP', 'NOUN', 'PUNCT']
    """
    starts = sorted({0, *sentence_starts, len(words)})
    lemmas: list[str] = []
    tags: list[str] = []
    for start, end in pairwise(starts):
        sentence = words[start:end]
        if sentence:
            _tag_sentence(sentence, lemmas, tags)
    return lemmas, tags


def _tag_sentence(words: Sequence[str], lemmas: list[str], tags: list[str]) -> None:
    lowered = [w.lower() for w in words]
    title_case = is_title_case(words)
    known = [_known(words, lowered, i, title_case) for i in range(len(words))]
    previous, before = "", ""
    seen_verb = False
    base = len(tags)
    for i, reading in enumerate(known):
        if before in _ARTICLES and "VERB" in reading and "NOUN" not in reading and _is_base(lowered[i]):
            reading = {"NOUN": lowered[i]}  # "the recount", "a wind farm"
        if len(reading) == 1:
            (chosen,) = reading
        else:
            following = known[i + 1] if i + 1 < len(known) else {}
            chosen = _choose(lowered, i, reading, previous, before, following, seen_verb)
        lemma = reading[chosen]
        if chosen == "AUX" or (chosen == "VERB" and before != "to"):
            seen_verb = True
        elif chosen in ("SCONJ", "CCONJ") or lowered[i] in (";", ":", "—", "–", "who", "which", "that", ","):
            seen_verb = seen_verb and lowered[i] == ","
        tags.append(chosen)
        lemmas.append(lemma)
        previous, before = chosen, lowered[i]
    if words[-1] not in _FINAL:
        for i in headline_verbs(lowered, known, tags[base:]):
            tags[base + i], lemmas[base + i] = "VERB", known[i]["VERB"]
    for i in list(plural_subjects(lowered, known, tags[base:])):
        tags[base + i], lemmas[base + i] = "NOUN", known[i]["NOUN"]
    for i, better in list(unmarked_pasts(lowered, known, tags[base:])):
        tags[base + i], lemmas[base + i] = better, known[i][better]


def _is_base(low: str) -> bool:
    return verb_forms().get(low, ("", ""))[1] == "base"


def is_title_case(words: Sequence[str]) -> bool:
    """Whether a sentence is a headline in which every longer word has a capital.

    Example:
        >>> is_title_case("Council Votes Against New Bridge".split()), is_title_case("Ms Ray met Tom Ford .".split())
        (True, False)
    """
    if not words or words[-1] == ".":
        return False
    long = [w for w in words if len(w) > 3 and w.isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) >= 0.85 * len(long)


def _known(words: Sequence[str], lowered: Sequence[str], i: int, title_case: bool) -> Reading:
    word, low = words[i], lowered[i]
    if not word[0].isalnum():
        if low in ("'s", "’s"):
            return _apostrophe_s(lowered, i)
        if low in ("'", "’") and i and words[i - 1][-1] in "sS" and words[i - 1][0].isalpha():
            return {"PART": "'s", "PUNCT": low}
        if len(low) > 1 and low in _readings():
            return _readings()[low]
        if word[0] in "$€£¥%§+=<>^~|#":
            return {"SYM": word}
        return {"PUNCT": word}
    if word[0].isdigit():
        return {"NUM": word} if not word.isalpha() else {"NOUN": low}
    reading = _readings().get(low)
    if i > 1 and word.isupper() and words[i - 1] == "/" and words[i - 2].isupper():
        return {"PROPN": word}  # "SPLM/A"
    if word in ("May", "Will") and _is_somebody(words, lowered, i):
        return {"PROPN": word}
    if word[0].isupper():
        first = i == 0 or (not words[i - 1][0].isalnum() and words[i - 1] not in (",", "'s", "’s", "-", "$"))
        if (
            word.isupper()
            and len(word) > 1
            and not title_case
            and (low not in _CLOSED or (word in _ACRONYMS and not first))
        ):
            return {"PROPN": word}
        if first and not title_case and reading is not None and {"NOUN", "VERB"} <= reading.keys():
            following = words[i + 1] if i + 1 < len(words) else ""
            if following[:1].isupper() and following.lower() not in _CLOSED:
                return {"NOUN": reading["NOUN"]}  # "House Speaker Ana Roe"
        if low in _demonyms():
            return {"ADJ": low}
        if low in _countries():
            return {"PROPN": word}
        if reading is not None and (first or title_case or low in _CLOSED):
            # "May said" and "Will said": a word that begins a sentence may be a name after all.
            return reading
        if reading is None and (first or title_case):
            guessed = _guess(low)
            if (
                "ADV" in guessed
                or (title_case and "VERB" in guessed)
                or (first and "NOUN" in guessed and low.endswith(_NOUN_ENDINGS))
            ):
                return guessed
        if first and low in _STARTING_PARTICIPLES:
            return {"VERB": low}
        return {"PROPN": word}
    return reading if reading is not None else _guess(low)


def _is_somebody(words: Sequence[str], lowered: Sequence[str], i: int) -> bool:
    """Whether *May* or *Will* is a name: before a finite verb, or before a surname where nothing is asked."""
    if i + 1 >= len(words) or words[-1] == "?" or (i and lowered[i - 1] in ("in", "last", "this", "next", "since")):
        return False
    after = lowered[i + 1]
    if verb_forms().get(after, ("", ""))[1] in ("past", "s") or after in ("has", "had", "is", "was"):
        return after not in SAME_PARTICIPLE
    return words[i + 1][0].isupper() and after not in _readings() and (i == 0 or not words[i - 1][0].isupper())


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(
        word.casefold()
        for row in rows("countries")
        for word in split(row["adjectives"])
        if word.islower() or word.istitle()
    )


@cache
def _countries() -> frozenset[str]:
    """Countries whose name is one word: *Italy* is no adverb, *Jordan* no noun."""
    return frozenset(row["name"].casefold() for row in rows("countries") if row["name"].isalpha())


_FINAL = frozenset('.?!”"')
_PARTICLES = frozenset({"up", "out", "down", "off", "back"})
_ARTICLES = frozenset({"the", "a", "an", "every"})
_ACRONYMS = frozenset({"US", "WHO", "IT", "IS"})
_CLOSED = frozenset(
    form for row in rows("function_words") for form in row["words"].split() if row["upos"] != "NUM" and form != "may"
)
_STARTING_PARTICIPLES = frozenset({"speaking", "asked", "according"})


def _apostrophe_s(lowered: Sequence[str], i: int) -> Reading:
    before = lowered[i - 1] if i else ""
    if before in ("it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "let"):
        return {"AUX": "be"} if before != "let" else {"PRON": "we"}
    return {"PART": "'s"}


def _guess(low: str) -> Reading:
    """The readings of a word that no list has, by its ending."""
    if low.endswith("ly") and len(low) > 4:
        return {"ADV": low}
    if "-" in low[1:-1] or "‐" in low:
        last = low.replace("‐", "-").rsplit("-", 1)[1]
        if last in _readings() and "NOUN" in _readings()[last] and "VERB" not in _readings()[last]:
            return {"NOUN": low, "ADJ": low}
        return {"ADJ": low, "NOUN": low}
    if low.endswith("ing") and len(low) > 5:
        return {"VERB": _stem(low, "ing"), "NOUN": low}
    if low.endswith("ed") and len(low) > 4:
        return {"VERB": _stem(low, "ed"), "ADJ": low}
    if low.endswith("est") and {low[:-3], low[:-2], low[:-4] + "y"} & word_classes()["adjective"]:
        return {"ADJ": low}  # "closest", "largest", "angriest"
    if low.endswith(_NOUN_ENDINGS):
        return {"NOUN": low}
    if low.endswith("s") and len(low) > 3 and not low.endswith(_NOT_PLURAL):
        if low.endswith(("izes", "ises", "ifies")):
            return {"VERB": low[:-1]}
        return {"NOUN": low[:-3] + "y" if low.endswith("ies") else low[:-1]}
    if low.endswith(_ADJECTIVE_ENDINGS) and len(low) > 5:
        return {"ADJ": low}
    return {"NOUN": low}


def _stem(low: str, ending: str) -> str:
    """The lemma of an unknown -ed or -ing form, as well as its spelling tells."""
    stem = low[: -len(ending)]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith(("at", "iz", "is", "v", "c", "s", "ur", "u", "dg", "g")) and not stem.endswith(("ss", "ng")):
        return stem + "e"
    return stem


_NOT = frozenset({"not", "n't", "n’t"})
_DO = frozenset({"do", "does", "did"})
_NOMINAL_BEFORE = frozenset({"DET", "ADJ", "NUM", "ADP"})


def _choose(
    lowered: Sequence[str],
    i: int,
    reading: Reading,
    previous: str,
    before: str,
    following: Reading,
    seen_verb: bool,
) -> str:
    """The reading that fits best behind the ``previous`` tag (of the word ``before``) and before the next word."""
    low = lowered[i]
    after = lowered[i + 1] if i + 1 < len(lowered) else ""
    if before == "longer" and i > 2 and lowered[i - 2] == "no":  # "could no longer back it": as if it stood there
        before = lowered[i - 3]
        previous = "AUX" if before in BE or before in HAVE or before in MODALS else "ADV"
    if before in _NOT and i > 1 and "VERB" in reading and (lowered[i - 2] in _DO or lowered[i - 2] in MODALS):
        return "VERB"  # "does not like it", "will not back it"
    chosen = function_word(low, Neighbours(reading, previous, before, following, after))
    if chosen is not None and chosen in reading:
        return chosen
    if (
        previous == "ADV" and i > 1 and before not in ("so", "too")
    ):  # what an adverb stands in, is decided by what is before it
        earlier = lowered[i - 2]
        if earlier in BE or earlier in HAVE or earlier in MODALS or earlier in ("to", "not", "n't", "n’t"):
            before = earlier
            previous = "PART" if earlier in ("to", "not", "n't", "n’t") else "AUX"
    if "VERB" in reading:
        sort = verb_forms().get(low, (low, verb_sort(low)))[1]
        if _is_verb(sort, low, previous, before, following, after, reading, seen_verb):
            return "VERB"
        for tag in ("NOUN", "ADJ", "ADP", "ADV", "SCONJ"):
            if tag in reading:
                return _adjective_or_noun(reading, following, after) if tag in ("NOUN", "ADJ") else tag
    if "ADJ" in reading and len(reading) > 1:
        if "ADV" in reading and "NOUN" not in reading:
            noun_next = bool(following.keys() & {"NOUN", "PROPN", "ADJ"}) and "ADP" not in following
            return "ADJ" if noun_next or before in BE or previous == "DET" else "ADV"
        return _adjective_or_noun(reading, following, after)
    return next(iter(reading))


def _adjective_or_noun(reading: Reading, following: Reading, after: str) -> str:
    if "ADJ" in reading and "NOUN" in reading:
        return "ADJ" if following.keys() & {"NOUN", "PROPN", "ADJ"} and after not in ("to", "for", "of") else "NOUN"
    return "ADJ" if "ADJ" in reading else "NOUN"


def _is_verb(
    sort: str,
    low: str,
    previous: str,
    before: str,
    following: Reading,
    after: str,
    reading: Reading,
    seen_verb: bool,
) -> bool:
    nominal_next = bool(following.keys() & {"DET", "PRON", "PROPN"}) or after in ("that", "to")
    if sort == "ing":
        if "NOUN" in reading and (previous in ("DET", "ADJ") or before in _POSSESSIVE or before in ("'s", "’s")):
            return nominal_next and previous not in ("DET",)
        taken = (bool(following.keys() & {"DET", "PRON", "PROPN"}) and after != "that") or after in _PARTICLES
        return not ("NOUN" in reading and low in word_classes()["noun"] and not taken and before not in BE)
    if sort in ("past", "participle"):
        if "ADJ" in reading and (previous == "DET" or before in _POSSESSIVE):
            return False
        return not ("ADJ" in reading and before in BE and after not in ("by", "to", "in"))
    # base and -s forms, which may be nouns
    if before == "to" or before in MODALS or before in ("do", "does", "did", "not", "n't", "n’t", "let"):
        return previous != "ADP" or sort == "base"
    if before in ("all", "both") and previous == "DET" and nominal_next:
        return True  # "the Greens and the Left all support the ban"
    if before in _POSSESSIVE or before in ("'s", "’s", "'", "’") or previous in _NOMINAL_BEFORE:
        # "the plan backs", "for work": nouns; but "the two sides agree".
        return False
    if before == "and" and "ADJ" in reading and "NOUN" in following and not nominal_next:
        return False  # "and top adviser"
    if before in NOMINATIVE or before in ("that", "which", "and"):
        return before not in ("that", "and") or sort == "base" or nominal_next
    if previous in ("VERB", "AUX"):
        participle = low in SAME_PARTICIPLE and (before in BE or before in HAVE)
        return previous == "AUX" and (before in ("do", "does", "did") or participle)
    if previous in ("NOUN", "PROPN", "PRON"):
        ends = verb_forms().get(after, ("", ""))[1] == "past" or (after == "," and sort == "base")
        if previous == "PROPN" and "NOUN" in reading and ends:
            return False  # "the Reyes campaign fought", "the Reyes campaign, which"
        if sort == "s":
            return not seen_verb or nominal_next
        return not seen_verb and (nominal_next or not following.keys() & {"NOUN"}) and before.endswith("s")
    if before == "neither" and previous == "CCONJ":
        return True
    if previous in ("", "PUNCT", "CCONJ"):
        return "NOUN" not in reading or nominal_next
    if previous == "ADV":
        return sort == "s" or "NOUN" not in reading or not seen_verb
    return "NOUN" not in reading
