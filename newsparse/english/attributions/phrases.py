"""Cues that are no verbs: *according to*, *in the view of*, *reportedly*, and the colon of a headline."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.attributions.draft import Draft, Page
from newsparse.model import Span

OPENERS = (
    ("according", "to"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "eyes", "of"),
    ("in", "the", "words", "of"),
    ("in", "the", "judgment", "of"),
    ("in", "the", "judgement", "of"),
    ("in", "the", "assessment", "of"),
)
"""Phrases in front of a source."""

HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly", "apparently", "ostensibly"})
"""Adverbs that say that somebody, who is not named, said so."""


def phrase_drafts(page: Page, first: int, end: int) -> Iterator[Draft]:
    """The attributions of one sentence that no verb makes."""
    yield from _openers(page, first, end)
    yield from _for_somebody(page, first, end)
    yield from _possessed_view(page, first, end)
    yield from _hearsay(page, first, end)
    yield from _label(page, first, end)
    yield from _headline_dash(page, first, end)


def _openers(page: Page, first: int, end: int) -> Iterator[Draft]:
    g = page.g
    for i in range(first, end - 1):
        if g.lower[i] not in ("according", "in"):
            continue
        for words in OPENERS:
            if tuple(g.lower[i : i + len(words)]) == words:
                phrase = g.np_at(i + len(words))
                if phrase is None or phrase.start != i + len(words):
                    continue
                source = _wide_source(page, phrase.start, page.source_range(phrase)[1], end)
                content = _around(page, first, end, i, source[1])
                if content:
                    yield Draft(None, [source], (i, i + len(words)), content)


def _wide_source(page: Page, start: int, stop: int, end: int) -> tuple[int, int]:
    """A source behind *according to* with all that hangs on it: "a person with knowledge of the talks"."""
    g = page.g
    while stop < end and g.lower[stop] in (
        "of",
        "in",
        "by",
        "from",
        "with",
        "at",
        "for",
        "on",
        "to",
        "and",
        "familiar",
        "briefed",
        "released",
    ):
        phrase = g.np_at(stop + 1)
        if phrase is None or phrase.start != stop + 1:
            if g.lower[stop] in ("familiar", "briefed", "released"):
                stop += 1
                continue
            break
        stop = phrase.end
    return start, stop


def _around(page: Page, first: int, end: int, start: int, stop: int) -> list[Span]:
    """What the rest of the sentence says: behind a phrase in front, before one at the end, both around one inside."""
    g = page.g
    spans = []
    if start - 1 > first:
        begin = first
        for k in range(start - 2, first, -1):
            if g.lower[k] == ";":
                begin = k + 1
                break
        before = page.trimmed(begin, start)
        if before is not None:
            spans.append(before)
    if stop < end and g.lower[stop] == "," and (not spans or stop + 2 < end):
        after = page.trimmed(stop + 1, end)
        if after is not None and (not spans or len(after) > 3):
            spans.append(after)
    elif not spans:
        after = page.trimmed(stop, end)
        if after is not None:
            spans.append(after)
    return spans


def _for_somebody(page: Page, first: int, end: int) -> Iterator[Draft]:
    """*For Ms Roe, a lawyer, that settles it.* Only in front, only for a person with a comma behind."""
    g = page.g
    if g.lower[first] not in ("for", "to") or g.tokens is None:
        return
    phrase = g.np_at(first + 1)
    if phrase is None or phrase.start != first + 1 or g.tags[phrase.head] not in ("PROPN", "NOUN"):
        return
    named = any(
        m.span.start == g.tokens.starts[m_start] and m.type in ("person", "group")
        for m_start in (phrase.start, phrase.head)
        for m in _mentions_at(page, g.tokens.starts[m_start])
    )
    if not named:
        return
    start, stop = page.source_range(phrase)
    if stop >= end or g.lower[stop] != "," or g.lower[first] == "to":
        return
    content = page.trimmed(stop + 1, end)
    if content is not None and any(True for v in g.groups_in(stop, end) if v.form == "finite"):
        yield Draft(None, [(start, stop)], (first, first + 1), [content])


def _mentions_at(page: Page, position: int):  # type: ignore[no-untyped-def]
    return [m for m in page.document.mentions if m.span.start == position]


def _possessed_view(page: Page, first: int, end: int) -> Iterator[Draft]:
    """Somebody's view in front: *In her view, …*."""
    g = page.g
    for i in range(first, end - 3):
        if (
            g.lower[i] == "in"
            and g.lower[i + 2] in ("view", "opinion", "words", "telling", "eyes", "judgment")
            and g.tags[i + 1] == "PRON"
        ):
            content = _around(page, first, end, i, i + 3)
            if content:
                yield Draft(None, [(i + 1, i + 2)], (i, i + 3), content)


def _hearsay(page: Page, first: int, end: int) -> Iterator[Draft]:
    g = page.g
    for i in range(first, end):
        if g.lower[i] in HEARSAY:
            if g.lower[i] == "apparently" and i != first:
                continue
            group = g.vg_at(i) or g.vg_at(i + 1)
            spans = []
            if group is not None:
                subject = g.subject(group)
                if subject is not None and subject.end <= i:
                    named = page.trimmed(subject.start, page.source_range(subject)[1])
                    if named is not None:
                        spans.append(named)
            rest = page.trimmed(i + 1, end)
            if rest is not None:
                yield Draft(None, [], (i, i + 1), [*spans, rest])


def _label(page: Page, first: int, end: int) -> Iterator[Draft]:
    """Who speaks, in front of a colon: *Minister: we will not resign*, *Ms Roe: I have not decided. Have you?*.

    At the head of a block it speaks to the block's end; elsewhere only in a line without a full stop. What kind of
    text it is, where it happened and whose page it is do not speak (`labels`).
    """
    g = page.g
    if g.tokens is None or end - first < 5:
        return
    block = page.blocks[page.block_at(g.tokens.starts[first])].span
    opens = g.tokens.starts[first] == block.start
    if not opens and g.lower[end - 1] == ".":
        return
    for i in range(first + 1, min(end - 2, first + 8)):
        if g.lower[i] == ":":
            phrase = g.np_at(i - 1)
            if phrase is None or g.full(phrase)[0] > first or g.vg_at(first) is not None:
                return
            heads = [m for m in page.document.mentions if g.tokens.starts[first] <= m.span.start < g.tokens.starts[i]]
            speaks = bool(heads) or (opens and g.lower[phrase.head] in _SPEAKERS)
            if speaks and any(True for _ in g.groups_in(i + 1, end)):
                stop = g.tokens.within(block).stop if opens else end
                content = page.trimmed(i + 1, stop)
                if content is not None and not page.labels.names_nobody(g.span(first, i), content):
                    yield Draft(None, [(first, i)], (i, i + 1), [content])
            return
        if g.vg_at(i) is not None:
            return


_SPEAKERS = frozenset({"interviewer", "moderator", "host", "presenter", "reporter", "question", "answer", "q", "a"})
_DASHES = frozenset({"–", "—", "--", "-"})


def _headline_dash(page: Page, first: int, end: int) -> Iterator[Draft]:
    """Who speaks, behind the dash of a headline: *Ring road will open on time – minister*."""
    g = page.g
    if g.tokens is None or end - first < 5 or g.lower[end - 1] in (".", "”", '"'):
        return
    for i in range(end - 2, max(first + 2, end - 8), -1):
        if g.lower[i] not in _DASHES:
            continue
        phrase = g.np_at(i + 1)
        if phrase is None or phrase.start != i + 1 or g.full(phrase, _WIDE)[1] < end or not page.can_speak(phrase):
            return
        content = page.trimmed(first, i)
        if content is not None and any(v.form == "finite" for v in g.groups_in(first, i)):
            yield Draft(None, [(i + 1, end)], (i, i + 1), [content])
        return


_WIDE = frozenset({"of", "for", "at", "in"})
