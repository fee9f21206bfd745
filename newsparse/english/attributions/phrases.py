"""Cues that are neither verbs nor nouns: *according to*, *in her view*, *reportedly*, the colon of a headline."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from newsparse.english.attributions.draft import Draft, Range
from newsparse.english.attributions.page import DASHES, Page
from newsparse.english.attributions.sources import can_speak, is_person, source_range
from newsparse.english.lexicon import words
from newsparse.model import Span

OPENERS = words("source_opener")
"""Phrases in front of a source."""
HEARSAY = words("hearsay_adverb")
"""Adverbs that say that somebody, who is not named, said so."""
_LENGTHS = sorted({len(opener.split()) for opener in OPENERS})
_INSIDE_OPENERS = frozenset(opener.split()[-2] for opener in OPENERS)
"""The words before the last of an opener: *according*, *view*."""
_VIEWS = words("view")
_ROLES = words("label_role")
_INSIDE = words("inside_document")
_INSIDE_LABEL = words("inside_label")
_PARTICIPLES = words("describes_source")
_ALL_DASHES = DASHES | {"-"}
_LEAST = 4
"""Tokens that a sentence with a label in front, or a name at its end, has at least."""
_LONGEST_NAME = 8
_ENDS_NO_HEADLINE = frozenset({".", "”", '"', "?", ":"})


@attrs.frozen
class PhraseCue:
    """A cue that is no verb; ``example`` has the content in brackets.

    ``find`` gives its attributions in a sentence, which has one of ``words`` at least.
    """

    name: str
    example: str
    words: frozenset[str]
    find: Callable[[Page, int, int], Iterator[Draft]]


def phrase_drafts(page: Page, first: int, end: int) -> Iterator[Draft]:
    """The attributions of one sentence that neither a verb nor a noun makes."""
    said = page.g.lower[first:end]
    for cue in PHRASES:
        if not cue.words.isdisjoint(said):
            yield from cue.find(page, first, end)


def _according_to(page: Page, first: int, end: int) -> Iterator[Draft]:
    g = page.g
    for after in (k + 2 for k in range(first, end - 1) if g.lower[k] in _INSIDE_OPENERS):
        for i in (after - length for length in _LENGTHS):
            phrase = page.phrase_from(after) if i >= first and " ".join(g.lower[i:after]) in OPENERS else None
            if phrase is None:
                continue
            stop = _source_end(page, source_range(page, phrase)[1], end)
            content = _rest_of_sentence(page, (first, end), (i, stop))
            if content:
                yield Draft([(phrase.start, stop)], (i, after), content)


def _source_end(page: Page, stop: int, end: int) -> int:
    """The end of a source after *according to* with all that hangs on it: "a person with knowledge of the talks"."""
    g = page.g
    while stop < end and (g.lower[stop] in _INSIDE or g.lower[stop] in _PARTICIPLES):
        phrase = page.phrase_from(stop + 1)
        if phrase is not None:
            stop = phrase.end
        elif g.lower[stop] in _PARTICIPLES:
            stop += 1 + (g.lower[stop + 1 : stop + 2] in (["out"], ["up"]))
        else:
            break
    return stop


def _rest_of_sentence(page: Page, sentence: Range, report: Range) -> list[Span]:
    """What the rest of the sentence says: after a phrase in front, before one at the end, both around one inside."""
    g, (first, end), (start, stop) = page.g, sentence, report
    spans = []
    if start - 1 > first:
        begin = next((k + 1 for k in range(start - 2, first, -1) if g.lower[k] == ";"), first)
        before = page.trimmed(begin, start)
        spans += [before] if before is not None else []
    inserted = stop < end and g.lower[stop] == ","
    if spans and not (inserted and stop + 2 < end):
        return spans
    after = page.trimmed(stop + inserted, end)
    if after is not None and (not spans or len(after) > 3):
        spans.append(after)
    return spans


def _for_somebody(page: Page, first: int, end: int) -> Iterator[Draft]:
    g = page.g
    phrase = page.phrase_from(first + 1) if g.lower[first] == "for" else None
    if phrase is None or not is_person(page, phrase) or g.tags[phrase.head] == "PRON":
        return
    start, stop = source_range(page, phrase)
    if stop >= end or g.lower[stop] != ",":
        return
    content = page.trimmed(stop + 1, end)
    if content is not None and any(page.finite_verbs(stop, end)):
        yield Draft([(start, stop)], (first, first + 1), [content])


def _in_a_view(page: Page, first: int, end: int) -> Iterator[Draft]:
    g = page.g
    for i in range(first, end - 3):
        if g.lower[i] == "in" and g.tags[i + 1] == "PRON" and g.lower[i + 2] in _VIEWS:
            content = _rest_of_sentence(page, (first, end), (i, i + 3))
            if content:
                yield Draft([(i + 1, i + 2)], (i, i + 3), content)


def _hearsay(page: Page, first: int, end: int) -> Iterator[Draft]:
    g = page.g
    for i in range(first, end):
        if g.lower[i] not in HEARSAY or (g.lower[i] == "apparently" and i != first):
            continue
        rest = page.trimmed(i + 1, end)
        if rest is not None:
            yield Draft([], (i, i + 1), [*_subject_before(page, i), rest])


def _subject_before(page: Page, i: int) -> list[Span]:
    """The subject in front of an adverb: *the mayor* reportedly *left*."""
    g = page.g
    group = g.vg_at(i) or g.vg_at(i + 1)
    subject = g.subject(group) if group is not None else None
    if subject is None or subject.end > i:
        return []
    named = page.trimmed(subject.start, source_range(page, subject)[1])
    return [named] if named is not None else []


def _label(page: Page, first: int, end: int) -> Iterator[Draft]:
    """Who speaks, in front of a colon: at the head of a block to its end, elsewhere in a line without a full stop.

    What kind of text it is, where it happened and whose page it is do not speak (`labels`).
    """
    g, tokens = page.g, page.tokens
    opens = page.layout.opens_block(tokens.starts[first])
    if end - first < _LEAST or (not opens and g.lower[end - 1] == "."):
        return
    colon = _colon(page, first, end)
    if colon is None or not _names_speaker(page, first, colon, opens) or not any(g.groups_in(colon + 1, end)):
        return
    block = page.layout.blocks[page.layout.block_at(tokens.starts[first])].span
    content = page.trimmed(colon + 1, tokens.within(block).stop if opens else end)
    if content is not None and not page.labels.names_nobody(g.span(first, colon), content):
        yield Draft([(first, colon)], (colon, colon + 1), [content])


def _colon(page: Page, first: int, end: int) -> int | None:
    """The colon after a noun phrase at the beginning of a sentence, with no verb before it."""
    g = page.g
    within = range(first, min(end - 2, first + _LONGEST_NAME))
    colon = next((i for i in within if g.lower[i] == ":" or g.vg_at(i) is not None), first)
    phrase = g.np_at(colon - 1) if colon > first and g.lower[colon] == ":" else None
    return colon if phrase is not None and g.full(phrase)[0] <= first else None


def _names_speaker(page: Page, first: int, colon: int, opens: bool) -> bool:
    """Whether a mention stands before a colon, or at the head of a block a role like *Moderator*."""
    starts = page.tokens.starts
    if page.mention_begins(starts[first], starts[colon]):
        return True
    return opens and page.g.lower[colon - 1] in _ROLES


def _at_the_end(page: Page, first: int, end: int) -> Iterator[Draft]:
    g = page.g
    if end - first < _LEAST or g.lower[end - 1] in _ENDS_NO_HEADLINE:
        return
    name = range(end - 2, max(first + 2, end - _LONGEST_NAME), -1)
    mark = next((i for i in name if g.lower[i] in _ALL_DASHES or g.lower[i] == ":"), None)
    phrase = page.phrase_from(mark + 1) if mark is not None else None
    if mark is None or phrase is None:
        return
    content = page.trimmed(first, mark)
    whole = g.full(phrase, _INSIDE_LABEL)[1] >= end and can_speak(page, phrase)
    if whole and content is not None and _is_told(page, first, mark):
        yield Draft([(mark + 1, end)], (mark, mark + 1), [content])


def _is_told(page: Page, first: int, mark: int) -> bool:
    """Whether the words of a headline tell something: with a verb, an adjective at the end, or *no* in front."""
    g = page.g
    verbless = g.tags[mark - 1] in ("ADJ", "VERB") or g.lower[first] in ("no", "not")
    return verbless or any(v.form in ("finite", "infinitive") for v in g.groups_in(first, mark))


PHRASES = (
    PhraseCue("before a source", "According to the mayor, [the pier is shut].", _INSIDE_OPENERS, _according_to),
    PhraseCue("for somebody", "For Ida Quist, a nurse, [the pier is lost].", frozenset({"for"}), _for_somebody),
    PhraseCue("in a view", "In her view, [the pier is lost].", _VIEWS, _in_a_view),
    PhraseCue("hearsay", "[The mayor] reportedly [left the pier].", HEARSAY, _hearsay),
    PhraseCue("label", "Ida Quist: [the pier is lost]", frozenset({":"}), _label),
    PhraseCue("after the dash of a headline", "[Pier will open on time] – mayor", _ALL_DASHES | {":"}, _at_the_end),
)
