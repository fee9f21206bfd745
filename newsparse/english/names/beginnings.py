"""Where a name may begin."""

from __future__ import annotations

import re

from newsparse.english.grammar import Grammar
from newsparse.english.grammar.vocabulary import PARTY_TAG
from newsparse.english.lexicon import word_classes, words
from newsparse.english.lexicon.gazetteer import given_names, name_words, titles
from newsparse.english.lexicon.inflection import plural, sort_of
from newsparse.english.names.evidence import Evidence
from newsparse.english.names.vocabulary import OF_HEADS, PARTICLES
from newsparse.english.predicates.cues import cues
from newsparse.english.tagging.tagger import is_common_word

_ARTICLES = words("article")
_CLOSED = frozenset({"PRON", "DET", "AUX", "ADP", "SCONJ", "CCONJ", "PART"})
_AMBIGUOUS_MONTHS = words("month_or_name")
_SIDES = word_classes("name_context")["side"]
_PARTY = re.compile(r"[DRI](\.|$)")
_PREFIXES = words("describing_prefix")
_DESCRIBING = tuple(words("describing_ending"))
_SINGULAR = words("singular_auxiliary")
_PLURAL_ENDINGS = tuple(words("persons_ending"))
_ADJECTIVE_ENDINGS = tuple(words("describing_word_ending"))
_PLAIN_ENDINGS = tuple(words("plain_ending"))


def could_begin(seen: Evidence, i: int, start: int, headline: bool) -> bool:
    """Whether a name may begin at token ``i`` of the sentence, or headline, that begins at ``start``."""
    g = seen.g
    word, low = g.words[i], g.lower[i]
    if not word[0].isupper():
        return word[3:4].isupper()  # "al-Bashir"
    known = seen.known_length(i) > 0
    if known and (g.tags[i] != "PRON" or word.isupper()):
        return True
    if _is_no_name(seen, i):
        return False
    inside = i > start and _stands_inside(g, i)
    if headline or not inside:
        return known or _begins_in_front(seen, i, start, headline)
    called = low in given_names() and _word_at(g, i + 1)[:1].isupper()  # "chairman Per Aas"
    return called or known or g.tags[i] not in _CLOSED


def _stands_inside(g: Grammar, i: int) -> bool:
    """Whether no rule of spelling gives a word its capital; after a comma two must stand: *its head,* Odd Aas."""
    if g.words[i - 1] == ",":
        if _says(g, i):  # "the road is closed, Patch reported"
            return True
        return _word_at(g, i + 1)[:1].isupper() and not g.words[i].isupper()
    return g.words[i - 1][0].isalnum() or g.lower[i - 1] in ("'s", "’s")


def _says(g: Grammar, i: int) -> bool:
    """Whether a finite verb of saying stands right after a word."""
    group = g.vg_at(i + 1)
    return group is not None and group.start == i + 1 and group.form == "finite" and group.lemma in cues("verb")


def _is_no_name(seen: Evidence, i: int) -> bool:
    """Whether a capitalised word is something else for sure."""
    word, low = seen.g.words[i], seen.g.lower[i]
    return (
        ("-" in word and (PARTY_TAG.match(word) is not None or _describes(word)))
        or (low in name_words()["not_name"] and not _is_name_here(seen, i))
        or (word in ("A", "I") and _word_at(seen.g, i + 1) != ".")
        or (low in name_words()["label"] and _word_at(seen.g, i + 1) == ":")  # "Q: Will you pay?"
        or _is_state_of_party(seen.g, i)
        or (_is_shouted(word, low) and word not in seen.family_names)
    )


def _is_shouted(word: str, low: str) -> bool:
    """Whether an ordinary word is set in capitals."""
    return word.isupper() and len(word) > 2 and (is_common_word(low) or low.endswith("ly"))


def _is_name_here(seen: Evidence, i: int) -> bool:
    """Whether a word that is mostly no name is one here: *May Chen*, *Catholic Church*."""
    following = _word_at(seen.g, i + 1)
    body = following[:1].isupper() and following.lower() in name_words()["organization"]
    body = body or (seen.g.lower[i] in _SIDES and _opens_body(seen.g, i))
    return body or (seen.g.lower[i] in _AMBIGUOUS_MONTHS and _is_subject_name(seen, i))


def _opens_body(g: Grammar, i: int) -> bool:
    """Whether the capitals after a word end in what a body is called: *Northern* Salvation Front."""
    stop = next((k for k in range(i + 1, min(i + 5, len(g.words))) if not g.words[k][0].isupper()), i)
    return stop > i + 1 and g.lower[stop - 1] in name_words()["organization"]


def _is_state_of_party(g: Grammar, i: int) -> bool:
    """Whether a state stands after a party: "(D., *Pa.*)"."""
    if i < 3 or g.words[i - 1] != ",":
        return False
    return _PARTY.match(g.words[i - 2] if g.words[i - 2] != "." else g.words[i - 3]) is not None


def _begins_in_front(seen: Evidence, i: int, start: int, headline: bool) -> bool:
    """Whether a word is a name that would have its capital anyway: in front of a sentence, or in a headline."""
    g = seen.g
    low, following = g.lower[i], _word_at(g, i + 1)
    if g.tags[i] in _CLOSED or g.tags[i] == "INTJ":
        return False
    if headline and i > start and g.lower[i - 1] in _ARTICLES and is_common_word(following.lower()):
        return False  # "The Issuer Rating"
    if _is_telling(seen, i):
        return True
    if _capital_after(g, i, low in OF_HEADS and following == "of"):
        return not headline  # "Bank of Ireland"
    if is_common_word(low) or low in seen.lower_somewhere:
        return not headline and _common_begins(g, i, following)
    if following[:1].isupper() or _capital_after(g, i, following.lower() in PARTICLES):  # "Médecins du Monde"
        return True
    return _unknown_begins(seen, i, following, headline)


def _leads_on(g: Grammar, i: int) -> bool:
    """Whether a particle in front of a sentence begins a name: *Van der* Meer, *De* Roe."""
    return _word_at(g, i + 1)[:1].isupper() or _capital_after(g, i, _word_at(g, i + 1).lower() in PARTICLES)


def _is_telling(seen: Evidence, i: int) -> bool:
    """Whether a word is a given name, a title or a particle before a name, or has a capital elsewhere too."""
    g = seen.g
    low, before_capital = g.lower[i], _word_at(g, i + 1)[:1].isupper()
    called = low in given_names() and (before_capital or low not in seen.lower_somewhere)
    if called or g.words[i] in seen.capital_inside or (low in titles() and before_capital):
        return True
    return low in PARTICLES and _leads_on(g, i)


def _capital_after(g: Grammar, i: int, joined: bool) -> bool:
    """Whether the word after next has a capital, and the next one joins it."""
    return joined and _word_at(g, i + 2)[:1].isupper()


def _common_begins(g: Grammar, i: int, following: str) -> bool:
    """Whether a common word before another capital begins a name: *Planning Minister*, *Clean Rivers*."""
    low = following.lower()
    body = g.lower[i] in name_words()["business"] and g.tags[i + 1 : i + 2] == ("PROPN",) and low not in given_names()
    return (
        following[:1].isupper()
        and not following.isupper()
        and (body or is_common_word(low) or low in name_words()["organization"])
        and (g.tags[i] in ("NOUN", "ADJ", "PROPN", "NUM") or (g.tags[i] == "VERB" and g.lower[i].endswith("ing")))
        and low not in name_words()["not_name"]
    )


def _unknown_begins(seen: Evidence, i: int, following: str, headline: bool) -> bool:
    """Whether an unknown word in front is a name: unless it looks like a plain plural or participle."""
    g = seen.g
    low, last = g.lower[i], i + 1 >= len(g.tags)
    plain = low.endswith(_PLAIN_ENDINGS) or (
        low.endswith("s") and not headline and not low.endswith("ss") and not _speaks_alone(g, i)
    )
    if low.endswith(_ADJECTIVE_ENDINGS) and not last and g.tags[i + 1] == "NOUN":
        return False
    possessive = not last and following in ("'s", "’s")
    return g.tags[i] in ("PROPN", "NOUN", "ADJ", "VERB") and (not plain or possessive)


def _speaks_alone(g: Grammar, i: int) -> bool:
    """Whether an unknown word in -s that says something is one person: *Aldous says*, *Brandes urged the court*.

    The verb may tell by its form, the word by not being what an English plural looks like; or a title does so:
    *Aldous, the mayor,*.
    """
    apposed = g.np_at(i + 2) if g.lower[i + 1 : i + 2] == [","] else None
    if apposed is not None and apposed.start == i + 2 and g.lower[apposed.head] in titles():
        return g.tags[apposed.start] == "DET" and not _is_plural(g.lower[i])
    if not _says(g, i):
        return False
    return g.lower[i + 1] in _SINGULAR or sort_of(g.lower[i + 1]) == "s" or not _is_plural(g.lower[i])


def _is_subject_name(seen: Evidence, i: int) -> bool:
    """Whether a month is a name: *May Chen*, or a subject without preposition, *May said*."""
    g = seen.g
    if i + 1 >= len(g.tags) or (i and g.tags[i - 1] == "ADP"):
        return False
    if g.lower[i] in given_names() and g.words[i + 1][0].isupper():
        return True
    first = g.sentence_range(i)[0] == i and g.tags[i] == "PROPN"
    return g.tags[i + 1] in ("VERB", "AUX") and (first or g.words[i] in seen.capital_inside)


def _describes(word: str) -> bool:
    """Whether a word with a hyphen only describes: *Pro-Beijing*, *Moscow-backed*."""
    first, _, last = word.lower().rpartition("-")
    if first.split("-")[0] in _PREFIXES:
        return True
    return word.rpartition("-")[2].islower() and (is_common_word(last) or last.endswith(_DESCRIBING))


def _is_plural(low: str) -> bool:
    """Whether a word in -s is the plural of an ordinary noun, or ends like one for persons."""
    stems = (low[:-1], low[:-2], low[:-3] + "y")
    return low.endswith(_PLURAL_ENDINGS) or any(is_common_word(stem) and plural(stem) == low for stem in stems)


def _word_at(g: Grammar, i: int) -> str:
    return g.words[i] if i < len(g.words) else ""
