"""Nouns that report: *X's claim that …*, *a warning from Y that …*, *a pledge by Z to …*, *made a claim that …*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.attributions.content import with_style
from newsparse.english.attributions.draft import Draft, Range
from newsparse.english.attributions.ends import clause_end
from newsparse.english.attributions.page import Page
from newsparse.english.attributions.sources import can_speak, source_range, subject_range
from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import POSSESSIVE, POSSESSIVE_MARKS
from newsparse.english.lexicon import words
from newsparse.english.predicates.cues import Cue, cues
from newsparse.model import Span

_LIGHT = words("light_verb")
_SUBJECTS = words("subject_pronoun")
_TAKING = words("takes_noun_cue")
_INSIDE = words("inside_noun_content")
_STOPS = frozenset(",.;")
_CLAUSE_FRONTS = words("before_inner_clause") | {","}


@attrs.frozen
class _Named:
    """A noun that reports: its source, the tokens of the cue, and the token where its content may begin."""

    source: Range | None
    cue: Range
    after: int
    own: bool
    """Whether the source stands with the noun, and is not the subject of a verb before it."""


def noun_drafts(page: Page, first: int, end: int) -> Iterator[Draft]:
    """The attributions that a noun of the sentence ``first`` to ``end`` makes."""
    g = page.g
    known = cues("noun")
    for i in (i for i, lemma in enumerate(g.lemmas[first:end], first) if lemma in known):
        phrase = g.np_at(i) if g.tags[i] == "NOUN" else None
        if phrase is None or phrase.head != i:
            continue
        _, stop = page.within_quotation(i, first, end)
        noun = _with_source(page, phrase, stop)
        content = _content(page, known[g.lemmas[i]][0], noun, stop)
        if content is not None:
            yield with_style(page, Draft([noun.source] if noun.source is not None else [], noun.cue, [content]))


# -- who


def _with_source(page: Page, phrase: NounPhrase, end: int) -> _Named:
    """Whose a noun is: its possessor's, *by* whom it is, or that of the subject of *made a claim*."""
    cue = (phrase.head, phrase.end)
    possessor = _possessor(page, phrase)
    if possessor is not None:
        return _Named(possessor, cue, phrase.end, own=True)
    author = _author(page, phrase.end, end)
    if author is not None:
        return _Named(author, cue, author[1], own=True)
    verb = page.g.vg_at(phrase.start - 1)
    subject = _light_subject(page, verb) if verb is not None else None
    if verb is None or subject is None:
        return _Named(None, cue, phrase.end, own=False)
    inverted = subject.end > verb.start
    source = source_range(page, subject) if inverted else subject_range(page, subject, verb.start)
    return _Named(source, (verb.start, phrase.end), phrase.end, own=False)


def _possessor(page: Page, phrase: NounPhrase) -> Range | None:
    """Whose it is: *the mayor* in *the mayor's claim*, *his* in *his claim*."""
    g = page.g
    if g.lower[phrase.start] in POSSESSIVE:
        return phrase.start, phrase.start + 1
    mark = next((k for k in range(phrase.head - 1, phrase.start, -1) if g.lower[k] in POSSESSIVE_MARKS), None)
    return (phrase.start, mark) if mark is not None else None


def _author(page: Page, i: int, end: int) -> Range | None:
    """By whom it is: *a warning* from the mayor."""
    g = page.g
    if i + 1 >= end or g.lower[i] not in ("by", "from"):
        return None
    phrase = page.phrase_from(i + 1)
    if phrase is None or not can_speak(page, phrase):
        return None
    return source_range(page, phrase)


def _light_subject(page: Page, verb: VerbGroup) -> NounPhrase | None:
    """The subject of a verb that adds nothing to the noun after it: *the mayor* made *a claim*."""
    subject = page.g.subject(verb) if verb.lemma in _LIGHT and not verb.passive else None
    return subject if subject is not None and can_speak(page, subject) else None


# -- what


def _content(page: Page, cue: Cue, noun: _Named, end: int) -> Span | None:
    """The content after the noun; a prepositional phrase only where the noun says whose it is."""
    g, i = page.g, noun.after
    if i + 1 >= end:
        return None
    if g.lower[i] == "that":
        clause = (
            "that" in cue.content and (noun.source is not None or cue.object != "owner") and _is_clause(page, i, end)
        )
        return page.trimmed(i, _clause_stop(page, i, end)) if clause else None
    if g.lower[i] in cue.content and g.lower[i] != "to":
        return _in_phrase(page, i + 1, end) if noun.own else None
    group = g.vg_at(i)
    to_do = group is not None and group.form == "infinitive" and noun.source is not None
    return page.trimmed(i, _clause_stop(page, i, end)) if to_do and "to" in cue.content else None


def _in_phrase(page: Page, i: int, end: int) -> Span | None:
    """The content after a preposition: *his warning of* higher taxes, *her denial of* taking money."""
    g = page.g
    inner, verb = g.np_at(i), g.vg_at(i)
    if inner is not None:
        return page.trimmed(i, g.full(inner, _INSIDE)[1])
    return page.trimmed(i, _clause_stop(page, i, end)) if verb is not None and verb.form == "gerund" else None


def _is_clause(page: Page, i: int, end: int) -> bool:
    """Whether *that* opens a clause, and no relative one: *the claim that X made* is none."""
    g = page.g
    phrase = page.phrase_from(i + 1)
    if phrase is None:
        return g.lower[i + 1] == "there" or g.tags[i + 1] in ("ADV", "ADP", "SCONJ")
    verb = next(page.finite_verbs(phrase.end, end), None)
    if verb is None:
        return False
    if verb.lemma not in _TAKING or verb.passive:
        return True
    return verb.end < end and g.lower[verb.end] not in _STOPS and g.tags[verb.end] not in ("ADP", "AUX", "CCONJ")


def _clause_stop(page: Page, i: int, end: int) -> int:
    """Where the content ends: before the verb that the noun is the subject of, or where another report begins."""
    g = page.g
    group = next(g.groups_in(i, end), None)
    limit = clause_end(page, i, end, group) if group is not None else end
    for verb in list(page.finite_verbs(i, limit))[g.lower[i] == "that" :]:
        subject = g.np_at(verb.start - 1)
        if subject is None or subject.start <= i or g.subject(verb) is None or not _opens_clause(page, subject):
            return verb.start
    return limit


def _opens_clause(page: Page, subject: NounPhrase) -> bool:
    """Whether a subject stands at the beginning of a clause of its own inside the content."""
    g = page.g
    if g.lower[subject.start - 1] in _CLAUSE_FRONTS:
        return True
    return g.vg_at(subject.start - 1) is not None and g.lower[subject.head] in _SUBJECTS
