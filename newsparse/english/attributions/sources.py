"""Who: the source of a report, as annotators mark it - the whole noun phrase with what belongs to it."""

from __future__ import annotations

from newsparse.english.attributions.draft import Range
from newsparse.english.attributions.page import Page
from newsparse.english.grammar import TIMES, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.names.speakers import ARTIFACTS
from newsparse.model import EntityType

RELATIVE_PRONOUNS = words("relative_word")
_ANYBODY = words("anybody")
_PARTS = words("part_of")
_COMMENTING = words("commenting_pronoun")
_COMPARING = words("before_part_of")
_ROUNDING = words("rounding")
_INSIDE = words("inside_source")
_INSIDE_APPOSITION = words("inside_apposition")
_FURTHEST = 40
"""Tokens that may stand between a source and its verb."""
_LONGEST_BRACKET = 5


# -- whether somebody is a source


def can_speak(page: Page, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is somebody, or something that speaks for somebody."""
    g = page.g
    if page.tokens.starts[phrase.head] in page.mention_at:
        return True
    low = g.lower[phrase.head]
    return (g.tags[phrase.head] == "PROPN" and low not in TIMES) or low in ARTIFACTS or low in _ANYBODY


def is_person(page: Page, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is a person or a group of persons."""
    mention = page.mention_at.get(page.tokens.starts[phrase.head])
    return mention is not None and mention.type in (EntityType.PERSON, EntityType.GROUP)


# -- whose words a verb reports


def sources_of(page: Page, group: VerbGroup) -> list[Range]:
    """The source of a verb: its subjects from the first to the last, or the agent of a passive."""
    g = page.g
    if group.passive or group.form == "participle":
        agent = g.agent(group)
        return [source_range(page, agent)] if agent is not None else []
    pronoun = relative_subject(page, group)
    if pronoun is not None:
        return [(pronoun, pronoun + 1)]
    found = g.subjects(group)
    if not found:
        return []
    first, last = found[0], found[-1]
    if last.end > group.start:  # "said Ms Roe and her deputy"
        return [(first.start, source_range(page, last)[1])]
    verb = group.start
    while verb > last.end and g.tags[verb - 1] == "ADV":
        verb -= 1
    start, end = subject_range(page, last, verb)
    return [(start if last == first else first.start, end)]


def relative_subject(page: Page, group: VerbGroup) -> int | None:
    """The *who* or *which* that is the subject of a verb; annotators mark it as the source."""
    g = page.g
    i = group.start - 1
    while i > 0 and g.tags[i] == "ADV":
        i -= 1
    if i < 0 or g.lower[i] not in ("who", "which"):
        return None
    return i if i > g.sentence_range(group.head)[0] and g.subject(group) is not None else None


# -- how far it goes


def source_range(page: Page, phrase: NounPhrase) -> Range:
    """A noun phrase with *of*-phrases, brackets and an apposition after it: *Ms Roe, the head of the port*."""
    g = page.g
    start, end = g.full(phrase, _INSIDE)
    _, stop = g.sentence_range(phrase.start)
    end = _with_brackets(page, end, stop)
    if end + 1 < stop and g.lower[end] == ",":
        close = _apposition_end(page, end + 1, stop)
        if close is not None:
            end = close
    return start, end


def subject_range(page: Page, phrase: NounPhrase, verb: int) -> Range:
    """A source in front of its verb: with all that stands between them, if that belongs to it."""
    g = page.g
    start, end = source_range(page, phrase)
    described = g.described(phrase)
    start = described.start if described is not None else _with_number(page, _with_part(page, start))
    if verb == end + 1 and (end > phrase.end or described is not None) and g.lower[end] == ",":
        return start, verb
    if end < verb <= end + _FURTHEST and _belongs(page, phrase, end, verb):
        end = _before_time(page, end, verb)
    return _after_relative(page, start, end), end


def _after_relative(page: Page, start: int, end: int) -> int:
    """The start of a source after a *which* or *what* that is no part of it: *the gap between what* Ms Roe *says*."""
    g = page.g
    last = g.np_at(end - 1)
    opens = last is not None and start <= last.start < end - 1 and g.lower[last.start] in ("which", "what")
    return last.start + 1 if last is not None and opens else start


def _with_brackets(page: Page, end: int, stop: int) -> int:
    """The end of a name with what stands in brackets after it: *Ms Roe (D-Va.)*, *the Dairy Board (DB)*."""
    g = page.g
    if g.lower[end : end + 1] != ["("]:
        return end
    closing = (k + 1 for k in range(end + 1, min(stop, end + 1 + _LONGEST_BRACKET)) if g.words[k] == ")")
    return next(closing, end)


def _apposition_end(page: Page, i: int, stop: int) -> int | None:
    """Where the apposition ends that begins at token ``i``: at a comma, or with the sentence; None if it is none."""
    g = page.g
    apposed = g.np_at(i) or (g.np_at(i + 1) if g.tags[i] == "ADV" else None)
    if apposed is None or apposed.start > i + 1 or g.lower[apposed.head] in TIMES or g.tags[apposed.head] == "PRON":
        return None
    end = _listed_end(page, apposed, stop)
    if end < stop and (g.lower[end] in _COMMENTING or (g.lower[end] == "that" and g.vg_at(end + 1) is not None)):
        end = _relative_end(page, end, stop)
    return end if end >= stop - 1 or g.lower[end] in (",", ";", "”", '"') else None


def _relative_end(page: Page, i: int, stop: int) -> int:
    """Where a relative clause ends: at a comma, a mark of quotation, or with the sentence."""
    g = page.g
    return next((k for k in range(i, stop) if g.lower[k] in (",", ";") or g.words[k] in '”“"'), stop - 1)


def _listed_end(page: Page, phrase: NounPhrase, stop: int) -> int:
    """The end of an apposition with its prepositional phrases, or of several: *founder and owner of the yard*."""
    g = page.g
    _, end = g.full(phrase, _INSIDE_APPOSITION)
    while end + 1 < stop and g.lower[end] in ("and", "or"):
        more = g.np_at(end + 1)
        if more is None or g.vg_at(more.end) is not None:
            break
        _, end = g.full(more, _INSIDE_APPOSITION)
    return end


def _with_part(page: Page, start: int) -> int:
    """The start of *many of her aides*, *more than half of the voters*."""
    g = page.g
    first, _ = g.sentence_range(start)
    if start - 2 < first or g.lower[start - 1] != "of" or g.lower[start - 2] not in _PARTS:
        return start
    start -= 2
    while start > first and g.lower[start - 1] in _COMPARING:
        start -= 1
    return start


def _with_number(page: Page, start: int) -> int:
    """The start of a number with what makes it less exact: *at least four senators*, *only a quarter of them*."""
    g = page.g
    if g.tags[start] != "NUM" and g.lower[start] not in ("a", "half"):
        return start
    first, _ = g.sentence_range(start)
    for length in (2, 1):
        if start - length >= first and " ".join(g.lower[start - length : start]) in _ROUNDING:
            return start - length
    return start


def _belongs(page: Page, phrase: NounPhrase, end: int, verb: int) -> bool:
    """Whether what stands between a subject and its verb is part of it: *the man* in the red coat *said*."""
    g = page.g
    if g.lower[verb - 1] == "," and g.lower[end] != "," and g.lower[phrase.end] != ",":
        return False
    if g.lower[end] == "," and (g.lower[verb - 1] != "," or verb - end < 3):
        return False
    return not _holds_clause(page, end, verb)


def _holds_clause(page: Page, start: int, end: int) -> bool:
    """Whether a clause stands among some tokens that is no relative one, or one verb more."""
    g = page.g
    relative = read = False
    for i in range(start, end):
        relative = relative or g.lower[i] in RELATIVE_PRONOUNS
        if g.lower[i] == "," and read:
            relative = read = False
        group = g.vg_at(i)
        if group is not None and group.form == "finite":
            if not relative and not g.is_reduced(group):
                return True
            read = True
        if (g.lower[i] in (";", ":") or g.tags[i] == "CCONJ") and g.vg_at(i + 1) is not None:
            return True
    return False


def _before_time(page: Page, end: int, verb: int) -> int:
    """The end of a source before the time that parts it from its verb: *the council* on Monday *approved*."""
    g = page.g
    phrase = g.np_at(verb - 1)
    if phrase is None or g.lower[phrase.head] not in TIMES:
        return verb
    start = phrase.start - (g.tags[phrase.start - 1] == "ADP")
    inserted = any(g.vg_at(k) is not None for k in range(end, max(end, start)))
    return start if start >= end and not inserted else verb
