"""Where a name may begin."""

from __future__ import annotations

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon.gazetteer import given_names, name_words, titles
from newsparse.english.lexicon.inflection import plural, verb_forms
from newsparse.english.names.evidence import Evidence
from newsparse.english.names.vocabulary import OF_HEADS, PARTICLES, PARTY_TAG
from newsparse.english.predicates.cues import cues
from newsparse.english.tagging.tagger import is_common_word

_CLOSED = frozenset({"PRON", "DET", "AUX", "ADP", "SCONJ", "CCONJ", "PART"})
_AMBIGUOUS_MONTHS = frozenset({"may", "april", "june", "august"})
_PARTIES = ("D", "R", "I", "D.", "R.", "I.")
_PREFIXES = frozenset("pro anti pan non post pre mid self cross ultra far".split())
_SINGULAR = frozenset({"has", "is", "was", "does"})
_PLURAL_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "ics", "eans")
_ADJECTIVE_ENDINGS = ("ic", "ous", "ive", "ary", "al", "ful", "less", "able", "ible", "ish", "rre", "ent")


def could_begin(seen: Evidence, i: int, start: int, headline: bool) -> bool:
    """Whether a name may begin at token ``i`` of the sentence, or headline, that begins at ``start``."""
    g = seen.g
    word, low = g.words[i], g.lower[i]
    if not word[0].isupper():
        return len(word) > 3 and low.startswith(("al-", "el-")) and word[3:4].isupper()
    known = seen.known_length(i) > 0
    if known and not (g.tags[i] == "PRON" and not word.isupper()):
        return True
    if _is_no_name(seen, i):
        return False
    if headline or i == start or not (g.words[i - 1][0].isalnum() or g.lower[i - 1] in ("'s", "’s")):
        return known or _begins_in_front(seen, i, start, headline)
    if low in given_names() and _word_at(g, i + 1)[:1].isupper():
        return True  # "chairman Per Aas"
    return known or g.tags[i] not in _CLOSED


def _is_no_name(seen: Evidence, i: int) -> bool:
    """Whether a capitalised word is something else for sure: *Pro-Beijing*, *Monday*, *I*, *Pa.* of "(D., Pa.)"."""
    g = seen.g
    word, low, following = g.words[i], g.lower[i], _word_at(g, i + 1)
    if "-" in word and (PARTY_TAG.match(word) or _describes(word)):
        return True
    body = following[:1].isupper() and following.lower() in name_words()["organization"]  # "Catholic Church"
    if low in name_words()["not_name"] and not body and not (low in _AMBIGUOUS_MONTHS and _is_subject_name(seen, i)):
        return True
    if word in ("A", "I") and following != ".":
        return True
    if following == ":" and low in name_words()["label"]:
        return True  # "Q: Will you pay?"
    if i > 2 and g.words[i - 1] == ",":
        party = g.words[i - 2] if g.words[i - 2] != "." else g.words[i - 3]
        if party[:2] in _PARTIES:
            return True  # "(D., Pa.)"
    return word.isupper() and len(word) > 2 and (is_common_word(low) or low.endswith("ly"))  # shouted


def _begins_in_front(seen: Evidence, i: int, start: int, headline: bool) -> bool:
    """Whether a word is a name that would have its capital anyway: in front of a sentence, or in a headline."""
    g = seen.g
    word, low, following = g.words[i], g.lower[i], _word_at(g, i + 1)
    before_capital = following[:1].isupper()
    if g.tags[i] in _CLOSED or g.tags[i] == "INTJ":
        return False
    if headline and i > start and g.lower[i - 1] in ("the", "a", "an") and is_common_word(following.lower()):
        return False  # "The Issuer Rating"
    if low in given_names() and (before_capital or low not in seen.lower_somewhere):
        return True
    if word in seen.capital_inside:
        return True
    if low in titles() and before_capital:
        return True
    if low in OF_HEADS and following == "of" and _word_at(g, i + 2)[:1].isupper():
        return not headline  # "Bank of Ireland"
    if is_common_word(low) or low in seen.lower_somewhere:
        return not headline and _common_begins(g, i, following)
    if before_capital:
        return True
    if following.lower() in PARTICLES and _word_at(g, i + 2)[:1].isupper():
        return True  # "Médecins du Monde"
    return _unknown_begins(seen, i, following, headline)


def _common_begins(g: Grammar, i: int, following: str) -> bool:
    """Whether a common word before another capital begins a name: *Planning Minister*, *Clean Rivers*."""
    low = following.lower()
    return (
        following[:1].isupper()
        and not following.isupper()
        and (is_common_word(low) or low in name_words()["organization"])
        and (g.tags[i] in ("NOUN", "ADJ", "PROPN", "NUM") or (g.tags[i] == "VERB" and g.lower[i].endswith("ing")))
        and low not in name_words()["not_name"]
    )


def _unknown_begins(seen: Evidence, i: int, following: str, headline: bool) -> bool:
    """Whether an unknown word in front is a name: unless it looks like a plain plural or participle."""
    g = seen.g
    low, last = g.lower[i], i + 1 >= len(g.tags)
    plain = low.endswith(("ly", "ing", "ed", "tion", "ment", "ness")) or (
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
    group = g.vg_at(i + 1)
    if group is None or group.start != i + 1 or group.form != "finite" or group.lemma not in cues("verb"):
        return False
    return (
        g.lower[i + 1] in _SINGULAR
        or verb_forms().get(g.lower[i + 1], ("", ""))[1] == "s"
        or not _is_plural(g.lower[i])
    )


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
    return word.rpartition("-")[2].islower() and (is_common_word(last) or last.endswith(("ed", "led", "ing", "wide")))


def _is_plural(low: str) -> bool:
    """Whether a word in -s is the plural of an ordinary noun, or ends like one for persons."""
    stems = (low[:-1], low[:-2], low[:-3] + "y")
    return low.endswith(_PLURAL_ENDINGS) or any(is_common_word(stem) and plural(stem) == low for stem in stems)


def _word_at(g: Grammar, i: int) -> str:
    return g.words[i] if i < len(g.words) else ""
