"""Noun cues: *X's claim that …*, *a warning from Y that …*, *the pledge by Z to …*, *issued a warning that …*."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.attributions.content import quotes_of
from newsparse.english.attributions.draft import Draft, Page
from newsparse.english.attributions.ends import clause_end
from newsparse.english.grammar import NounPhrase
from newsparse.english.predicates.cues import Cue, cues
from newsparse.model import Span

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_PRONOUNS = frozenset("my our your his her its their whose".split())
_BY = frozenset({"by", "from"})
_LIGHT = frozenset(
    """
    make issue give offer have express voice deliver repeat send hear reiterate drop withdraw retract raise spread push
    promote peddle float advance circulate share tout amplify
    """.split()
)
"""Verbs that add nothing to the noun behind them: their subject is its source."""


def noun_drafts(page: Page, first: int, end: int) -> Iterator[Draft]:
    """The attributions that a noun of the sentence ``first`` to ``end`` makes."""
    g = page.g
    known = cues("noun")
    for i in range(first, end):
        entries = known.get(g.lemmas[i])
        if not entries or g.tags[i] != "NOUN":
            continue
        phrase = g.np_at(i)
        if phrase is None or phrase.head != i:
            continue
        _, stop = page.within_quote(i, first, end)
        draft = _draft(page, entries[0], phrase, stop)
        if draft is not None:
            quotes_of(page, draft)
            yield draft


def _draft(page: Page, cue: Cue, phrase: NounPhrase, end: int) -> Draft | None:
    g = page.g
    source = _possessor(page, phrase)
    start = phrase.head
    i = phrase.end
    if source is None and i + 1 < end and g.lower[i] in _BY:
        by = g.np_at(i + 1)
        if by is not None and by.start == i + 1 and page.can_speak(by):
            source = page.source_range(by)
            i = source[1]
    named = source is not None
    if source is None:
        verb = g.vg_at(phrase.start - 1)
        subject = g.subject(verb) if verb is not None and not verb.passive else None
        if verb is not None and verb.lemma in _LIGHT and subject is not None and page.can_speak(subject):
            source = (
                page.subject_range(subject, verb.start) if subject.end <= verb.start else page.source_range(subject)
            )
            start = verb.start
    content = _content(page, cue, i, end, source is not None, named)
    if content is None:
        return None
    return Draft(None, [source] if source is not None else [], (start, phrase.end), [content])


def _possessor(page: Page, phrase: NounPhrase) -> tuple[int, int] | None:
    """Whose it is: *the mayor* in *the mayor's claim*, *his* in *his claim*."""
    g = page.g
    if g.lower[phrase.start] in _PRONOUNS:
        return phrase.start, phrase.start + 1
    mark = next((k for k in range(phrase.head - 1, phrase.start, -1) if g.lower[k] in _POSSESSIVES), None)
    return (phrase.start, mark) if mark is not None else None


def _content(page: Page, cue: Cue, i: int, end: int, sourced: bool, named: bool) -> Span | None:
    """The content behind the noun; a prepositional phrase only where the noun says whose it is."""
    g = page.g
    if i + 1 >= end:
        return None
    low = g.lower[i]
    group = g.vg_at(i)
    if low == "that" and "that" in cue.content and (sourced or cue.object != "owner") and _is_clause(page, i, end):
        return page.trimmed(i, _stop(page, i, end))
    if "to" in cue.content and group is not None and group.form == "infinitive" and sourced:
        return page.trimmed(i, _stop(page, i, end))
    if low in cue.content and low not in ("that", "to") and named:
        inner = g.np_at(i + 1)
        if inner is not None:
            return page.trimmed(i + 1, g.full(inner, _ATTACHED)[1])
        verb = g.vg_at(i + 1)
        return page.trimmed(i + 1, _stop(page, i + 1, end)) if verb is not None and verb.form == "gerund" else None
    return None


def _is_clause(page: Page, i: int, end: int) -> bool:
    """Whether *that* opens a clause, and no relative one: *the claim that X made* is none."""
    g = page.g
    phrase = g.np_at(i + 1)
    if phrase is None or phrase.start != i + 1:
        return g.lower[i + 1] in ("there", "in", "at", "if", "when", "because", "after") or g.tags[i + 1] in (
            "ADV",
            "ADP",
        )
    verb = next((v for v in g.groups_in(phrase.end, end) if v.form == "finite"), None)
    if verb is None:
        return False
    objectless = (
        verb.end >= end or g.lower[verb.end] in (",", ".", ";", "and", "but") or g.tags[verb.end] in ("ADP", "AUX")
    )
    return not (verb.lemma in _TAKING and objectless and not verb.passive)


def _stop(page: Page, i: int, end: int) -> int:
    """Where the content ends: before the verb that the noun is the subject of, or where another report begins."""
    g = page.g
    group = next((v for v in g.groups_in(i, end)), None)
    limit = clause_end(page, i, end, group) if group is not None else end
    finite = 0
    wanted = 1 if g.lower[i] == "that" else 0
    for verb in g.groups_in(i, limit):
        if verb.form != "finite":
            continue
        finite += 1
        before = g.np_at(verb.start - 1)
        if finite > wanted and (before is None or g.subject(verb) is None or before.start <= i):
            return verb.start
        if finite > wanted and before is not None and not _opens_clause(page, before):
            return verb.start
    return limit


def _opens_clause(page: Page, subject: NounPhrase) -> bool:
    """Whether a subject stands at the beginning of a clause of its own inside the content."""
    g = page.g
    before = g.lower[subject.start - 1]
    return before in (
        ",",
        "that",
        "and",
        "but",
        "as",
        "if",
        "when",
        "because",
        "while",
        "who",
        "which",
        "after",
        "before",
    ) or (g.vg_at(subject.start - 1) is not None and g.lower[subject.head] in _SUBJECTS)


_SUBJECTS = frozenset("i we he she they it you".split())
_TAKING = frozenset("make hear raise repeat face receive give issue have bring reject deny".split())
_ATTACHED = frozenset({"of", "in", "for", "on", "to", "with", "from"})
