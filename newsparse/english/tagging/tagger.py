"""Tagging: lemma and universal part of speech of every token, from word lists, endings and the words around.

A hand-written tagger, in the manner of Brill (1995): each word has the tags that its form allows (`readings`), its
neighbours choose among them (`function_words`, `verbs`), and the clause has the last word (`clause_verbs`). No model,
no corpus.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from newsparse.english.lexicon import words as word_class
from newsparse.english.lexicon.inflection import verb_forms, verb_sort
from newsparse.english.tagging.clause_verbs import headline_verbs, plural_subjects, unmarked_pasts
from newsparse.english.tagging.clause_words import clause_word
from newsparse.english.tagging.function_words import function_word
from newsparse.english.tagging.neighbours import AUXILIARIES, BE, DO, MODALS, NOT, Neighbours, Reading
from newsparse.english.tagging.readings import listed, readings
from newsparse.english.tagging.sentence import Sentence
from newsparse.english.tagging.verbs import is_verb

_FINAL = frozenset('.?!”"')
_ARTICLES = word_class("article")
_RELATIVE = word_class("subject_relative")
_STOPS = frozenset(";:—–")
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
        for lemma, chosen in _tagged(words[start:end]):
            lemmas.append(lemma)
            tags.append(chosen)
    return lemmas, tags


def _tagged(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lemma and tag of every word of a sentence."""
    lowered = [word.lower() for word in words]
    known = readings(words, lowered, is_title_case(words))
    tags = _by_neighbours(lowered, known)
    _by_clause(words, lowered, known, tags)
    return ((reading[tag], tag) for reading, tag in zip(known, tags, strict=True))


def _by_neighbours(lowered: Sequence[str], known: list[Reading]) -> list[str]:
    """The tags that words have among their neighbours, from left to right."""
    tags: list[str] = []
    previous, seen_verb = "", False
    for i, low in enumerate(lowered):
        before = lowered[i - 1] if i else ""
        if before in _ARTICLES and "VERB" in known[i] and "NOUN" not in known[i] and _sort(low) in _NOUN_LIKE:
            known[i] = {"NOUN": known[i]["VERB"]}  # "the recount", "a wind farm", "the proceeds"
        if len(known[i]) == 1:
            (previous,) = known[i]
        else:
            previous = _chosen(_neighbours(lowered, known, tags, seen_verb))
        tags.append(previous)
        seen_verb = _has_verb(seen_verb, previous, before, low)
    return tags


def _has_verb(seen_verb: bool, tag: str, before: str, low: str) -> bool:
    """Whether the clause has had a verb, after one more word of it."""
    if tag == "AUX" or (tag == "VERB" and before != "to"):
        return True
    if tag in ("SCONJ", "CCONJ") or low in _STOPS or low in _RELATIVE:
        return False
    return seen_verb


def _by_clause(words: Sequence[str], lowered: Sequence[str], known: Sequence[Reading], tags: list[str]) -> None:
    """Change the tags that do not make a clause together."""
    sentence = Sentence(lowered, known, tags)
    if words and words[-1] not in _FINAL:
        for i in headline_verbs(sentence):
            tags[i] = "VERB"
    for i in list(plural_subjects(sentence)):
        tags[i] = "NOUN"
    for i, better in list(unmarked_pasts(sentence)):
        tags[i] = better
    for i in range(len(tags)):
        tags[i] = clause_word(sentence, i) or tags[i]


def _sort(low: str) -> str:
    return verb_forms().get(low, ("", ""))[1]


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


def _neighbours(lowered: Sequence[str], known: Sequence[Reading], tags: Sequence[str], seen_verb: bool) -> Neighbours:
    """The word after those that have their tags, and what stands around it."""
    i = len(tags)
    low, previous = lowered[i], tags[-1] if i else ""
    before, earlier = lowered[i - 1] if i else "", lowered[i - 2] if i > 1 else ""
    if before == "longer" and earlier == "no" and i > 2:  # "could no longer back it": as if it stood there
        before = lowered[i - 3]
        previous = "AUX" if before in AUXILIARIES else "ADV"
    last = i + 1 == len(lowered)
    return Neighbours(
        low=low,
        sort=verb_forms()[low][1] if low in verb_forms() else verb_sort(low),
        reading=known[i],
        previous=previous,
        before=before,
        earlier=earlier,
        tags=tags,
        following={} if last else known[i + 1],
        after="" if last else lowered[i + 1],
        seen_verb=seen_verb,
    )


def _chosen(word: Neighbours) -> str:
    """The reading that fits best among the neighbours."""
    if "VERB" in word.reading and word.before in NOT and (word.earlier in DO or word.earlier in MODALS):
        return "VERB"  # "does not like it", "will not back it"
    chosen = function_word(word)
    if chosen is not None:
        return chosen
    word = _before_adverb(word)
    if "VERB" in word.reading:
        return "VERB" if is_verb(word) else _no_verb(word)
    if "ADJ" in word.reading:
        return _adjective_or_adverb(word) if "ADV" in word.reading and "NOUN" not in word.reading else _no_verb(word)
    return next(iter(word.reading))


def _before_adverb(word: Neighbours) -> Neighbours:
    """A word as if the adverb before it were not there: *will strongly back it*."""
    skipped = word.previous == "ADV" and word.before not in ("so", "too")
    if skipped and word.earlier in AUXILIARIES:
        return word._replace(before=word.earlier, previous="AUX")
    if skipped and (word.earlier in NOT or word.earlier == "to"):
        return word._replace(before=word.earlier, previous="PART")
    return word


def _no_verb(word: Neighbours) -> str:
    """The likeliest reading of a word that is no verb here."""
    if {"ADJ", "NOUN"} <= word.reading.keys():
        modifies = word.allows("NOUN", "PROPN", "ADJ") and word.after not in ("to", "for", "of")
        return "ADJ" if modifies else "NOUN"
    return next(tag for tag in ("NOUN", "ADJ", "ADP", "ADV", "SCONJ", *word.reading) if tag in word.reading)


def _adjective_or_adverb(word: Neighbours) -> str:
    modifies = word.allows("NOUN", "PROPN", "ADJ") and not word.allows("ADP")
    return "ADJ" if modifies or word.before in BE or word.previous == "DET" else "ADV"
