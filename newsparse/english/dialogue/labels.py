"""Labels: the turns of an interview, a transcript or a list of statements, each after a label with a colon.

An article is a dialogue if several of its blocks begin with labels of people who speak, or with *Q:* and *A:*. What
stands in blocks without a label after a turn belongs to it, where most blocks have one. Who answers as *A:* is the
person that the introduction says was spoken to (`interviewees`); if it does not say, nobody is known to speak.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from newsparse.english.dialogue.interviewees import interviewee
from newsparse.english.dialogue.turns import Turn
from newsparse.english.grammar import Grammar, VerbGroup, grammar
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import name_words, titles
from newsparse.model import Block, BlockKind, EntityType, Mention, MentionForm, ParsedArticle, Span
from newsparse.text import RUNNING, fold

_NOTES = r"(?:\s*(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]))*"
_LABEL = re.compile(
    r"(?:[•·▪●*–-]\s+)?(?:\[[^\[\]\n]{1,20}\]\s*)?"
    rf"(?P<name>[^\W\d_][^:,()\[\]\n]{{0,49}}?){_NOTES}(?:,\s[^:\n]{{1,80}}?)?{_NOTES}\s?(?P<colon>:)(?=\s|$)"
    r"|(?P<letter>[QA])\s?(?P<sign>[.–—])\s"
)
"""*ANN ROE, MAYOR (through translator):* and *Q.*"""
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,4}")
_SPEAKING = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})
_ASKING, _ANSWERING = words("asking_label"), words("answering_label")
_UNNAMED, _NOBODY = words("unnamed_label"), words("nobody_label")
_SMALL = words("inside_name_label")
_LONGEST = 7
"""Words that the name in a label has at most."""
_FEWEST = 2
"""Turns that a dialogue has at least."""
_MOSTLY = 0.5
"""The share of blocks with labels from which on those without go on with what was said before."""


@attrs.frozen
class Label:
    """A label before a colon at the head of a block, the name in it, and the rest of the block."""

    span: Span
    name: Span
    colon: Span
    rest: Span


@attrs.frozen
class Voice:
    """Whom a label stands for: the words that name them, if any, whether they ask or answer, or are a body."""

    speaker: Span | None
    asks: bool = False
    answers: bool = False
    body: bool = False


def labelled_turns(document: ParsedArticle, blocks: Sequence[Block]) -> Iterator[Turn]:
    """The turns that begin with labels."""
    text, g = document.article.text, document.derive(grammar)
    found = ((i, label) for i, block in enumerate(blocks) if (label := _label(text, block)) is not None)
    labels = {i: label for i, label in found if not _has_verb(g, label.span)}
    voices = _voices(document, labels) if len(labels) >= _FEWEST else {}
    if not _is_dialogue(g, labels, voices):
        return
    first, last = min(voices), max(voices)
    dense = len(labels) >= _MOSTLY * sum(block.kind in RUNNING for block in blocks[first : last + 1])
    whole = dense or any(voice.answers for voice in voices.values())
    for i, voice in voices.items():
        said = [labels[i].rest] if len(labels[i].rest) else []
        if whole and i != last:
            said += _following(blocks, labels, i)
        if said:
            yield Turn(labels[i].span, labels[i].colon, tuple(said), voice.speaker, voice.asks)


# -- labels


def _label(text: str, block: Block) -> Label | None:
    """The label that a block of running text begins with, if it has the shape of one."""
    start, end = block.span.start, block.span.end
    may_be = block.kind in RUNNING and (":" in text[start:end] or text.startswith(("Q", "A"), start))
    found = _LABEL.match(text, start, end) if may_be else None
    if found is None:
        return None
    name, sign = ("letter", "sign") if found["letter"] else ("name", "colon")
    if not _is_name(found[name]):
        return None
    colon = Span(*found.span(sign))
    rest = Span.trimmed(text, colon.end, end)
    return Label(Span(start, colon.start), Span(*found.span(name)), colon, rest)


def _is_name(said: str) -> bool:
    """Whether words may be a name with a title: all have capitals but for *of*, *de*, *mayor* and the like."""
    small = [word for word in said.split() if not word[0].isupper()]
    return len(said.split()) <= _LONGEST and all(low in _SMALL or low in titles() for low in small)


def _has_verb(g: Grammar, span: Span) -> bool:
    """Whether a finite verb stands among words that are not all in capitals: *Ann Roe, asked about it, said:*."""
    return not span.of(g.text).isupper() and any(group.form == "finite" for group in _verbs(g, span))


def _verbs(g: Grammar, span: Span) -> Iterator[VerbGroup]:
    """The verbs in a span."""
    inside = g.tokens.within(span) if g.tokens is not None else range(0)
    return g.groups_in(inside.start, inside.stop)


def _following(blocks: Sequence[Block], labels: dict[int, Label], i: int) -> Iterator[Span]:
    """The blocks without a label after one with a label, up to the next one or to a heading."""
    for k in range(i + 1, len(blocks)):
        if k in labels or blocks[k].kind is BlockKind.HEADING:
            return
        if blocks[k].kind in RUNNING:
            yield blocks[k].span


def _is_dialogue(g: Grammar, labels: dict[int, Label], voices: dict[int, Voice]) -> bool:
    """Whether people speak after labels: two of them at least, one right after the other, most of them with a verb."""
    people = [i for i, voice in voices.items() if not voice.body]
    speaking = [i for i in people if not len(labels[i].rest) or any(_verbs(g, labels[i].rest))]
    near = any({i - 1, i + 1} & labels.keys() for i in people)
    return len(people) >= _FEWEST and near and len(speaking) >= _MOSTLY * len(people)


# -- voices


def _voices(document: ParsedArticle, labels: dict[int, Label]) -> dict[int, Voice]:
    """Whom each label stands for; those that stand for nobody are left out."""
    names = _Names(document)
    asking = _asking(document.article.text, labels)
    found = {i: voice for i, label in labels.items() if (voice := _voice(names, label, asking)) is not None}
    answers = [i for i, voice in found.items() if voice.answers]
    if not answers:
        return found
    spoken_to = interviewee(document, labels[min(found)].span.start)
    if spoken_to is None:
        return {}  # the paper answers its own questions
    return found | {i: Voice(spoken_to, answers=True) for i in answers}


def _voice(names: _Names, label: Label, asking: frozenset[str]) -> Voice | None:
    """Whom a label stands for; what is no known name has to ask most of the time, as a paper does."""
    said = label.name.of(names.text)
    low = said.casefold().rstrip(" 0123456789")
    if low in _ASKING:
        return Voice(None, asks=True)
    if low in _ANSWERING:
        return Voice(None, answers=True)
    if low in _NOBODY or low in name_words()["label"]:
        return None
    if not _UNNAMED.isdisjoint(low.split()):
        return Voice(label.name)
    voice = names.voice(label)
    if said in asking and (voice is None or voice.body):
        return attrs.evolve(voice or Voice(label.name, body=True), asks=True)
    return voice


def _asking(text: str, labels: dict[int, Label]) -> frozenset[str]:
    """The labels after which most turns hold a question."""
    said = [(label.name.of(text), "?" in label.rest.of(text)) for label in labels.values()]
    turns, questions = Counter(name for name, _ in said), Counter(name for name, asks in said if asks)
    return frozenset(name for name, number in questions.items() if number >= _MOSTLY * turns[name])


class _Names:
    """The names of persons and bodies in an article, for labels that stand for them."""

    def __init__(self, document: ParsedArticle) -> None:
        self.text = document.article.text
        named = (m for m in document.mentions if m.form is MentionForm.NAME and m.type in _SPEAKING)
        self._mentions = sorted(named, key=lambda m: m.span)
        self._starts = [m.span.start for m in self._mentions]
        self._by_word: dict[str, Mention] = {}
        for mention in sorted(self._mentions, key=lambda m: -len(m.span)):
            said = _words(mention.span.of(self.text))
            for word in (*said, "".join(part[0] for part in said)):
                self._by_word.setdefault(word, mention)

    def voice(self, label: Label) -> Voice | None:
        """Whom a label names itself, or by a part of a name that stands elsewhere: *Roe*, *AR*."""
        said = label.name.of(self.text)
        parts = _words(said)
        own = self._mentions[bisect_left(self._starts, label.name.start) : bisect_left(self._starts, label.name.end)]
        if own and own[-1].span.end >= label.name.end and not _INITIALS.fullmatch(said):
            return Voice(label.name, body=own[-1].type is not EntityType.PERSON)
        named = self._by_word.get(parts[-1]) if parts else None
        if named is not None and (len(parts) == 1 or said.isupper()):
            return Voice(named.span, body=named.type is not EntityType.PERSON)
        return Voice(label.name, body=True) if parts and parts[-1] in name_words()["outlet"] else None


def _words(said: str) -> list[str]:
    """The words of a name as they are compared."""
    return [word for part in said.split() if (word := fold(part).strip(".'’-"))]
