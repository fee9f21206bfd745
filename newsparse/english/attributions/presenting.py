"""Presenting: who speaks by the sentence after a quotation - *“…” Those were the words of* Ms Roe."""

from __future__ import annotations

import re

from newsparse.english.attributions.draft import Range
from newsparse.english.attributions.page import Page
from newsparse.english.attributions.sources import is_person, source_range
from newsparse.english.lexicon import words
from newsparse.english.predicates.cues import cues
from newsparse.model import Span

_PRESENTING = re.compile(
    r"(?:(?:this|that|these|those|such|it) (?:is|are|was|were|came as) (?:the |an? )?(?:\w+ )?"
    r"(?P<words>\w+) (?:of|from|by)"
    r"|with (?:this|that|these|those) words?"
    r"|(?:those|these|the) words (?:are|were|came|come) (?:of|from)"
    r"|the (?:speaker|author|writer) (?:is|was)"
    r"|(?:so|thus) (?:said|says|spoke|speaks|wrote|writes))(?= )"
)
"""What presents who spoke before, at the head of a sentence: *those were the words of*, *so said*."""
_WORDS = words("utterance") | cues("noun").keys()
_SPEAKING = words("speaking")


def presented_after(page: Page, quotation: Span) -> Range | None:
    """Whom the sentence after a quotation, in its block, presents as its speaker."""
    first = page.tokens.within(quotation).stop
    if first >= len(page.tokens):
        return None
    block = page.layout.blocks[page.layout.block_at(quotation.start)].span
    end = min(page.g.sentence_range(first)[1], page.tokens.within(block).stop)
    found = _PRESENTING.match(" ".join(page.g.lower[first:end]))
    if found is not None and (found["words"] is None or found["words"] in _WORDS):
        start = first + len(found[0].split())
        named = _head_from(page, start, end)
        return (start, named) if named is not None else None
    return _speaking(page, first, end)


def _head_from(page: Page, start: int, end: int) -> int | None:
    """The end of the source that begins at a token: with the first mention from there on, before any verb."""
    g = page.g
    for k in range(start, end):
        if g.vg_at(k) is not None:
            return None
        if page.tokens.starts[k] in page.mention_at:
            phrase = g.np_at(k)
            return source_range(page, phrase)[1] if phrase is not None and phrase.head == k else k + 1
    return None


def _speaking(page: Page, first: int, end: int) -> Range | None:
    """Who is said to speak, to nobody knows what: *Ms Roe was speaking at a rally*."""
    g = page.g
    verb = next(page.finite_verbs(first, end), None)
    subject = g.subject(verb) if verb is not None and verb.lemma in _SPEAKING else None
    if subject is None or subject.start < first or not is_person(page, subject):
        return None
    return source_range(page, subject)
