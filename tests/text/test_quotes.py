"""Quotation marks: whatever stands in a text, and what newspapers do with them and forget."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.english.speakers import quotations
from newsparse.model import Block, BlockKind, Span
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.text import paragraphs
from newsparse.text import quotations as any_language

AWKWARD = st.text(alphabet="aAs ,.:\n\n“”“”\"\"''‘’«»„`3-(=>\ud800", max_size=80)
ANY = st.one_of(st.text(max_size=60), AWKWARD, st.sampled_from(sorted(HOSTILE_TEXTS.values())))


@given(ANY)
@example('“a “b” "c” d"')
@example("‘a “b’ c”")
def test_quotations_lie_in_blocks_nest_and_come_in_order(text):
    blocks = paragraphs(text)
    found = quotations(text, blocks)
    assert found == quotations(text, blocks)
    open_ends = []
    before = 0
    for quotation in found:
        span, inner = quotation.span, quotation.inner
        assert before <= span.start <= inner.start <= inner.end <= span.end
        assert any(b.span.start <= span.start and span.end <= b.span.end for b in blocks)
        before = span.start
        while open_ends and open_ends[-1] <= span.start:
            open_ends.pop()
        assert quotation.depth == len(open_ends)
        assert not open_ends or span.end <= open_ends[-1]
        open_ends.append(span.end)
        if quotation.opened:
            assert text.startswith(quotation.mark, span.start)
            assert inner.start == span.start + len(quotation.mark)
        if not quotation.closed:
            assert inner.end == span.end


@given(ANY)
def test_chains_are_numbered_in_order_and_have_two_parts_at_least(text):
    chains = [q.chain for q in quotations(text, paragraphs(text)) if q.chain is not None]
    assert chains == sorted(chains)
    assert all(chains.count(chain) > 1 for chain in chains)


def told(text, depth=None):
    """What stands in the quotations: an unclosed one ends with …, one without its opening mark begins so."""
    return [
        "…" * (not q.opened) + q.inner.of(text) + "…" * (not q.closed)
        for q in quotations(text, paragraphs(text))
        if depth is None or q.depth == depth
    ]


OUTER = {
    "curly": ("“We will not,” she said. “Never.”", ["We will not,", "Never."]),
    "straight": ('"We will not," she said. "Never."', ["We will not,", "Never."]),
    "typewriter": ("``We will not,'' she said. ''Never.''", ["We will not,", "Never."]),
    "guillemets": ("«Non», a dit Ode. « Jamais. »", ["Non", " Jamais. "]),
    "german": ("„Nein“, sagte sie. „Nie!“", ["Nein", "Nie!"]),
    "guillemets turned": ("»Nein«, sagte sie.", ["Nein"]),
    "swedish": ("”Nej”, sade hon. ”Aldrig!”", ["Nej", "Aldrig!"]),
    "british": ("‘We’ll not go,’ she said. ‘Workers’ rights matter.’", ["We’ll not go,", "Workers’ rights matter."]),
    "straight single": ("'We won't,' she said.", ["We won't,"]),
    "mixed": ('“We will not," she said. "Never.”', ["We will not,", "Never."]),
    "turned at the end": ("“We will not.“ Then he left.", ["We will not."]),
    "turned at the beginning": ("”We will not,” she said.", ["We will not,"]),
    "apostrophes": ("In the ’70s rock ’n’ roll was the workers’ music, wasn't it? 'Tis so.", []),
    "an apostrophe turned": ("Go get ‘em, rock ‘n’ roll ‘til dawn.", []),
    "a word that could be elided": ("He sang ‘Round and Round’ there.", ["Round and Round"]),
    "feet and inches": ('He is 6\'3" tall, with a 40" TV.', []),
    "inches inside": ('"He is 6\'3" tall," she said.', ["He is 6'3\" tall,"]),
    "seconds": ("She ran it in 4‘12‘‘ and he in 4’15’’.", []),
    "a year is no inch": ('"We met in 1984" was his line.', ["We met in 1984"]),
    "markup": ('See <a href="https://example.org" id="x">this</a> now.', []),
    "doubled": ('""We will not,"" she said.', ["We will not,"]),
    "a space lost": ('He said:"No." Then she said,"Yes."', ["No.", "Yes."]),
    "brackets": ('The bill ("a shame") and the tax—"a sham"—failed.', ["a shame", "a sham"]),
    "spaces inside": ('He said " no " to it.', [" no "]),
    "no opening mark": ("We will not go,” she said. “Never.”", ["…We will not go,", "Never."]),
    "no closing mark": ("“We will not go.\n\nThe vote is on Monday.", ["We will not go.…"]),
    "no closing mark before the speaker": ("“We will not go, she said on Monday.\n\nIt rained.", ["We will not go,…"]),
    "no closing mark before the next one": ("“We will not, she said. “Never.”", ["We will not,…", "Never."]),
    "one mark alone": ('"', []),
    "a mark at the end": ('They called it a day."\n\nThen “no.”', ["…They called it a day.", "no."]),
}


@pytest.mark.parametrize(("text", "expected"), OUTER.values(), ids=OUTER)
def test_outer_quotations(text, expected):
    assert told(text, 0) == expected


NESTED = {
    "single in double": ("“He said ‘no’ to me,” she said.", ["no"]),
    "double in single": ("‘He said “no” to me,’ she said.", ["no"]),
    "double in double": ("“It is a “fine” mess,” she said.", ["fine"]),
    "curly in straight": ('"It is “too loud” or “too shrill” for them," she said.', ["too loud", "too shrill"]),
    "straight in straight": ('"He was "rude" to the guests," she said.', ["rude"]),
    "german": ("„Es war ein „harter Kampf“.“ Das sagte sie.", ["harter Kampf"]),
    "ends together": ("“They said, ‘Never again.’”", ["Never again."]),
    "apostrophes inside": ("“It’s the workers’ day, ’cause they’re here.”", []),
    "several singles": ("“Some say ‘yes’ and some say ‘no’ here.”", ["yes", "no"]),
}


@pytest.mark.parametrize(("text", "expected"), NESTED.values(), ids=NESTED)
def test_nested_quotations(text, expected):
    assert len(told(text, 0)) == 1
    assert told(text, 1) == expected


CHAINS = {
    "three paragraphs": ("“One.\n\n“Two.\n\n“Three,” he said. “Four.”", [1, 1, 1, None]),
    "straight": ('He said: "One.\n\n"Two." Then: "Three."', [1, 1, None]),
    "two speeches": ("“One.\n\n“Two.”\n\nIt rained. “Three.\n\n“Four.”", [1, 1, 2, 2]),
    "not repeated": ("“One.\n\nTwo,” he said.", [1, 1]),
    "single marks": ("‘One is enough.\n\n‘Two is too much,’ he said.", [1, 1]),
    "paragraphs run together": ("He went on. “One. “Two,” he said.", [1, 1]),
    "broken off": ("“One.\n\nIt rained.\n\n“Two.”", [None, None]),
    "closed": ("“One.”\n\n“Two.”", [None, None]),
}


@pytest.mark.parametrize(("text", "expected"), CHAINS.values(), ids=CHAINS)
def test_chains(text, expected):
    assert [q.chain for q in quotations(text, paragraphs(text)) if q.depth == 0] == expected


def test_a_caption_between_paragraphs_breaks_nothing_off_and_a_heading_does():
    text = "“One.\nA photograph\n“Two.”"
    lines = [b.span for b in paragraphs(text)]
    for kind, chains in ((BlockKind.CAPTION, [1, 1]), (BlockKind.HEADING, [None, None])):
        kinds = (BlockKind.PARAGRAPH, kind, BlockKind.PARAGRAPH)
        blocks = [Block(kind=k, span=span) for k, span in zip(kinds, lines, strict=True)]
        assert [q.chain for q in quotations(text, blocks)] == chains


def test_blocks_that_are_quotations_need_no_marks():
    text = "No.\nNever.\nA man\nNot now."
    kinds = (BlockKind.QUOTATION, BlockKind.QUOTATION, BlockKind.PARAGRAPH, BlockKind.QUOTATION)
    blocks = [Block(kind=kind, span=block.span) for kind, block in zip(kinds, paragraphs(text), strict=True)]
    found = quotations(text, blocks)
    assert [q.inner.of(text) for q in found] == ["No.", "Never.", "Not now."]
    assert [q.chain for q in found] == [1, 1, None]


def test_blocks_bound_what_is_read():
    text = "“No” and “yes”"
    assert [q.span for q in quotations(text, [Block(kind="paragraph", span=Span(9, len(text)))])] == [
        Span(9, len(text))
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ['"', "“", "”", "'", "‘a ", "s' ", ' "a" ', "“a “b” ", "''a", '" ', "“x\n", "‘x\n", "“a, b said "]
)
def test_time_is_linear(unit):
    text = unit * 20_000
    started = time.process_time()
    quotations(text, paragraphs(text))
    assert time.process_time() - started < 5


def test_the_words_before_a_speaker_are_those_of_a_language():
    def inner(text, **more):
        return [q.inner.of(text) for q in any_language(text, paragraphs(text), **more)]

    english, german = "“We build, the mayor said.", "„Wir bauen, sagte der Mayor."
    assert inner(english) == ["We build, the mayor said."]
    assert inner(german) == ["Wir bauen, sagte der Mayor."]
    assert inner(german, speaker=re.compile(r",\s+sagte\b")) == ["Wir bauen,"]
    assert [q.inner.of(english) for q in quotations(english, paragraphs(english))] == ["We build,"]
    assert [q.inner.of(german) for q in quotations(german, paragraphs(german))] == ["Wir bauen, sagte der Mayor."]
