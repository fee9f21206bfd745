"""Where content ends: with its sentence, or before a clause that is no part of it."""

from __future__ import annotations

from newsparse.english.attributions.adjuncts import SUBORDINATORS, opens_main_clause, skip_adjuncts
from newsparse.english.attributions.page import DASHES, Page
from newsparse.english.attributions.sources import can_speak, source_range
from newsparse.english.grammar import INVERTING, RELATIVE, TIMES, NounPhrase, VerbGroup
from newsparse.english.grammar.participants import relative_object
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import title_heads
from newsparse.english.predicates.cues import match_verb

CLAUSE_OPENERS = words("content_opener")
_IN_FRONT = 25
"""Tokens within which the verb of a clause in front stands."""
_PARTICIPIAL = words("speech_participle")
_THIRD_PERSONS = words("third_person")
_CONTRAST = words("contrasting")
_SETTING_AGAINST = words("setting_against")
_AFTER_NOMINAL_COMMA = words("after_nominal_comma")
_AFTER_NOMINAL = words("after_nominal")
_TAKING_UP = words("takes_up_what_was_said")
_ENDING = DASHES | _SETTING_AGAINST | {",", ";"}


def clause_end(
    page: Page, i: int, end: int, group: VerbGroup, nominal: bool = False, keep: frozenset[str] = frozenset()
) -> int:
    """Where the content from token ``i`` on ends: at the sentence's end, or before a clause that reports anew.

    A ``nominal`` content, a noun phrase, ends before any other clause; ``keep`` holds words that belong to it even so.
    """
    lower = page.g.lower
    for k in page.unquoted(i, end) if nominal else page.unquoted_at(_ENDING, i, end):
        if lower[k] in _ENDING and _ends_clause(page, i, k, end, group, nominal):
            return k
        if nominal and k > i and _ends_nominal(page, i, k, end, keep):
            return k
    return end


def _ends_clause(page: Page, i: int, k: int, end: int, group: VerbGroup, nominal: bool) -> bool:
    """Whether a mark or a conjunction at token ``k`` ends the content that begins at token ``i``."""
    lower = page.g.lower
    low = lower[k]
    if low in (",", ";"):
        return (_in_front(page, group) and opens_main_clause(page, k + 1)) or _ends_at_comma(page, k, end, group)
    if k == i:
        return False
    if low in DASHES:  # a remark after the content; an insertion has two dashes
        return low not in lower[k + 1 : end] and low not in lower[i:k]
    return _adds_report(page, k, end, group, nominal)


def _in_front(page: Page, group: VerbGroup) -> bool:
    """Whether a verb is that of a clause before the main one: *Asked whether he agreed,*, *While X has said so,*."""
    g = page.g
    first, _ = g.sentence_range(group.start)
    first += g.words[first] in "“\"‘'" and first < group.start
    opening = g.vg_at(first)
    hanging = g.lower[first] == "asked" or (opening is not None and opening.form in ("gerund", "participle"))
    if not (hanging or g.lower[first] in SUBORDINATORS) or group.start - first >= _IN_FRONT:
        return False
    commas = [k for k in range(first, group.head) if g.lower[k] == ","]
    return not commas or (len(commas) == 2 and commas[1] == group.start - 1)  # "When the mayor, Lee Tan, said so, …"


# -- at a comma


def _ends_at_comma(page: Page, k: int, end: int, group: VerbGroup) -> bool:
    """Whether another report begins after a comma or semicolon."""
    low = page.g.lower[k]
    if k + 1 >= end:
        return False
    following = page.g.lower[k + 1]
    if following == "according" or (following in _PARTICIPIAL and low == ","):
        return True
    if _is_tail(page, k + 1, end, group) or (low == "," and _is_taken_up(page, k + 1, end)):
        return True
    if following in _CONTRAST and _reports_too(page, k + 2, end, group):
        return True
    return low == ";" and _reports_too(page, k + 1, end, group)


def _is_taken_up(page: Page, i: int, end: int) -> bool:
    """Whether a noun begins here that takes up what was said, with somebody's word on it: *…, a charge he denies*."""
    g = page.g
    phrase = page.phrase_from(i)
    if phrase is None or phrase.start != i or g.lemmas[phrase.head] not in _TAKING_UP:
        return False
    verb = next(page.finite_verbs(phrase.end, end), None)
    return verb is not None and phrase in taken_up(page, verb) and bool(match_verb(g, verb))


def taken_up(page: Page, group: VerbGroup) -> tuple[NounPhrase, ...]:
    """The noun for what was said that a relative clause speaks of: *a charge* in *a charge that he denies*."""
    phrases = relative_object(page.g, group, page.g.clause(group).agents)
    return phrases if phrases and page.g.lemmas[phrases[0].head] in _TAKING_UP else ()


def _is_tail(page: Page, i: int, end: int, group: VerbGroup) -> bool:
    """Whether an attributing tail begins here: *…, the agency said*, *…, said Ms Roe*."""
    g = page.g
    verb = g.vg_at(i)
    if verb is not None:
        inverted = verb.lemma in INVERTING and verb.form == "finite" and g.inverted(verb) is not None
        return inverted and verb.start != group.start
    phrase = page.phrase_from(i)
    if phrase is None:
        return False
    _, stop = source_range(page, phrase)
    if stop < end and g.lower[stop] == ",":
        stop += 1
    verb = g.vg_at(stop)
    if verb is None or verb.form != "finite" or verb.lemma not in INVERTING or not can_speak(page, phrase):
        return False
    return bool(match_verb(g, verb)) and skip_adjuncts(page, verb.end, end) >= end - 1


def _reports_too(page: Page, i: int, end: int, group: VerbGroup) -> bool:
    """Whether a coordinated clause with a source and a cue of its own begins here, in the tense of the first cue."""
    g = page.g
    phrase = page.phrase_from(i) if i < end else None
    if phrase is None:
        verb = g.vg_at(i)
        return verb is not None and verb.lemma in INVERTING and _is_finite_cue(page, verb)
    verb = verb_after(page, source_range(page, phrase)[1] - 1, end)
    if verb is None or not _is_finite_cue(page, verb):
        return False
    same_tense = verb.past == group.past and not verb.modal and not group.modal
    if g.tags[phrase.head] == "PRON":
        return same_tense and g.lower[phrase.head] in _THIRD_PERSONS
    return same_tense or can_speak(page, phrase)


def _is_finite_cue(page: Page, verb: VerbGroup) -> bool:
    return verb.form == "finite" and bool(match_verb(page.g, verb))


# -- elsewhere


def _adds_report(page: Page, k: int, end: int, group: VerbGroup, nominal: bool) -> bool:
    """Whether a conjunction adds another cue of the source, or somebody else with one."""
    added = page.g.lower[k] in ("and", "but") and _adds_cue(page, k, end, group, nominal)
    return added or _another_speaks(page, k + 1, end)


def _adds_cue(page: Page, k: int, end: int, group: VerbGroup, nominal: bool) -> bool:
    """Whether *and* or *but* adds another cue to the one whose content this is: *said that …, but denied*."""
    g = page.g
    verb = verb_after(page, k, end)
    if verb is None or verb.form != group.form or verb.past != group.past or bool(verb.modal) != bool(group.modal):
        return False
    return bool(match_verb(g, verb)) and (nominal or g.vg_at(k - 1) is None)


def _another_speaks(page: Page, i: int, end: int) -> bool:
    """Whether somebody with a verb of speech begins here: *said it was safe but* the engineer said *it was not*."""
    g = page.g
    i += i < end and g.lower[i] in title_heads() and g.np_at(i) is None  # *pilot* of *but pilot Ann Roe said*
    phrase = page.phrase_from(i) if i < end else None
    verb = next(page.finite_verbs(i, end), None)
    if phrase is None or verb is None or verb.lemma not in INVERTING or verb.passive:
        return False
    subject = g.subject(verb)
    if subject is None or not i <= subject.start < verb.start or g.tags[subject.head] == "PRON":
        return False
    return can_speak(page, subject) and bool(match_verb(g, verb))


def verb_after(page: Page, k: int, end: int) -> VerbGroup | None:
    """The verb right after a token, or after an adverb there."""
    g = page.g
    return g.vg_at(k + 1) or (g.vg_at(k + 2) if k + 1 < end and g.tags[k + 1] == "ADV" else None)


def _ends_nominal(page: Page, i: int, k: int, end: int, keep: frozenset[str]) -> bool:
    """Whether a content that is a noun phrase, and begins at token ``i``, ends before token ``k``."""
    g = page.g
    low = g.lower[k]
    following = g.lower[k + 1] if k + 1 < end else ""
    verb = g.vg_at(k + 1)
    if low == ",":
        return following in _AFTER_NOMINAL_COMMA or (verb is not None and verb.form != "infinitive")
    if low in ("and", "but"):
        coordinated = verb_after(page, k, end)
        return coordinated is not None and coordinated.form == "finite"
    if low in _AFTER_NOMINAL:
        return low not in keep
    if low == "by":
        return following.endswith("ing") and verb is not None
    return _begins_time(page, k) or _is_new_clause(page, i, k)


def _begins_time(page: Page, k: int) -> bool:
    """Whether a time begins here: *denounced the vote* on Monday, *called for calm* Monday."""
    g = page.g
    low = g.lower[k]
    if low in ("on", "during"):
        phrase = g.np_at(k + 1)
        return phrase is not None and g.lower[phrase.head] in TIMES
    phrase = page.phrase_from(k) if low in TIMES else None
    return phrase is not None and phrase.end == k + 1 and g.tags[k - 1] != "ADP"


def _is_new_clause(page: Page, i: int, k: int) -> bool:
    """Whether the verb at token ``k`` has a subject of its own after the noun phrase, and not in a relative clause."""
    g = page.g
    verb = g.vg_at(k)
    if verb is None or verb.start != k or verb.form != "finite":
        return False
    subject = g.np_at(k - 1)
    if subject is None or subject.start <= i or g.lower[k - 1] in RELATIVE:
        return False
    return g.np_at(subject.start - 1) is None and g.lower[subject.start - 1] not in CLAUSE_OPENERS
