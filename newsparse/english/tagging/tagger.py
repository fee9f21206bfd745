"""Tagging: lemma and universal part of speech of every token, from word lists, endings and the words around.

A hand-written tagger, in the manner of Brill (1995): each word has the tags that its form allows (`readings`), its
neighbours choose among them (`function_words`, `verbs`), and the clause has the last word (`clause_verbs`,
`clause_words`). No model, no corpus.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from newsparse.english.lexicon import words as word_class
from newsparse.english.lexicon.inflection import sort_of
from newsparse.english.tagging import clause_words, function_words
from newsparse.english.tagging.clause_verbs import headline_verbs, plural_subjects, unmarked_pasts
from newsparse.english.tagging.neighbours import AUXILIARIES, BE, DO, MODALS, NOT, Neighbours, Reading, neighbours
from newsparse.english.tagging.readings import listed, readings
from newsparse.english.tagging.sentence import Sentence
from newsparse.english.tagging.verbs import is_verb

_FINAL = frozenset('.?!”"')
_ARTICLES = word_class("article")
_BEFORE_NOT = DO | MODALS
_NOUN_LIKE = frozenset({"base", "s"})
"""Forms of a verb that are a noun after an article."""


def is_common_word(low: str) -> bool:
    """Whether a word in lower case is an ordinary one that the lexicons know."""
    return low in listed()


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
        sentence = _tagged(words[start:end])
        lemmas += [reading[tag] for reading, tag in zip(sentence.known, sentence.tags, strict=True)]
        tags += sentence.tags
    return lemmas, tags


def _tagged(words: Sequence[str]) -> Sentence:
    """A sentence whose words have their last tags."""
    lowered = [word.lower() for word in words]
    known = readings(words, lowered, is_title_case(words))
    sentence = Sentence(lowered, known, _by_neighbours(lowered, known))
    _by_clause(sentence, is_headline=bool(words) and words[-1] not in _FINAL)
    return sentence


def _by_neighbours(lowered: Sequence[str], known: list[Reading]) -> list[str]:
    """The tags that words have among their neighbours, from left to right."""
    tags: list[str] = []
    for i, reading in enumerate(known):
        if "VERB" in reading and "NOUN" not in reading and _is_noun_after_article(lowered, i):
            known[i] = reading = {"NOUN": reading["VERB"]}  # "the recount", "a wind farm", "the proceeds"
        tags += reading if len(reading) == 1 else [_chosen(lowered, known, tags)]
    return tags


def _is_noun_after_article(lowered: Sequence[str], i: int) -> bool:
    return i > 0 and lowered[i - 1] in _ARTICLES and sort_of(lowered[i]) in _NOUN_LIKE


def _by_clause(sentence: Sentence, *, is_headline: bool) -> None:
    """Change the tags that do not make a clause together."""
    tags = sentence.tags
    if is_headline:
        for i in headline_verbs(sentence):
            tags[i] = "VERB"
    for i in plural_subjects(sentence):
        tags[i] = "NOUN"
    for i, better in list(unmarked_pasts(sentence)):
        tags[i] = better
    rules = clause_words.RULES
    for i, low in enumerate(sentence.lowered):
        if low in rules:
            answer = rules[low].answer(sentence, i)
            if answer is not None and answer in sentence.known[i]:
                tags[i] = answer


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


def _chosen(lowered: Sequence[str], known: Sequence[Reading], tags: Sequence[str]) -> str:
    """The tag of the first word that has none yet: the reading that fits best among its neighbours."""
    i = len(tags)
    low, reading = lowered[i], known[i]
    denied = i > 1 and lowered[i - 1] in NOT and lowered[i - 2] in _BEFORE_NOT
    if "VERB" in reading and denied and low not in ("be", "have"):
        return "VERB"  # "does not like it", "will not back it", but "will not be opposed"
    always = function_words.ALWAYS.get(low, "")
    if always in reading:
        return always
    rule = function_words.RULES.get(low)
    if rule is None and "VERB" not in reading and "ADJ" not in reading:
        return next(iter(reading))
    word = neighbours(lowered, known, tags)
    answer = rule.answer(word) if rule is not None else None
    return answer if answer is not None and answer in reading else _by_form(_before_adverb(word))


def _before_adverb(word: Neighbours) -> Neighbours:
    """A word as if the adverb before it were not there: *will strongly back it*."""
    skipped = word.previous == "ADV" and word.before not in ("so", "too")
    if skipped and word.earlier in AUXILIARIES:
        return word._replace(before=word.earlier, previous="AUX")
    if skipped and (word.earlier in NOT or word.earlier == "to"):
        return word._replace(before=word.earlier, previous="PART")
    return word


def _by_form(word: Neighbours) -> str:
    """The best reading of a word that no rule for function words decides."""
    reading = word.reading
    if "VERB" in reading:
        return "VERB" if is_verb(word) else _no_verb(word)
    if "ADJ" not in reading:
        return next(iter(reading))
    return _adjective_or_adverb(word) if "ADV" in reading and "NOUN" not in reading else _no_verb(word)


def _no_verb(word: Neighbours) -> str:
    """The likeliest reading of a word that is no verb here."""
    if "ADJ" in word.reading and "NOUN" in word.reading:
        modifies = word.allows("NOUN", "PROPN", "ADJ") and word.after not in ("to", "for", "of")
        return "ADJ" if modifies else "NOUN"
    return next(tag for tag in ("NOUN", "ADJ", "ADP", "ADV", "SCONJ", *word.reading) if tag in word.reading)


def _adjective_or_adverb(word: Neighbours) -> str:
    modifies = word.allows("NOUN", "PROPN", "ADJ") and not word.allows("ADP")
    return "ADJ" if modifies or word.before in BE or word.previous == "DET" else "ADV"
