"""What all components read: units of words, in which a quotation is one word, and the noun phrases of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from newsparse.model import Article, Block, BlockKind, ParsedArticle, Span
from newsparse.text import blocks_of, quotations
from newsparse_german.lexicon import function_words, low, noun, speaker, words

LONGEST = 300
"""Words of a unit that are read: no sentence is longer."""
FEW = 3
"""A quotation of so few words is a part of its sentence (*das „Agentengesetz“*), unless it begins it."""
BESIDE = frozenset({BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.DATELINE})
"""Kinds of blocks that tell of the article, and are not read."""
SIGNS = frozenset(", ; : . ! ? … – — -".split())
MARKS = frozenset("\"„“”«»‚‘’'")
_ARABIC = re.compile(r"(?:al|ad|as|el)-[A-ZÄÖÜ]")
_PARTICLES = frozenset("von van de al bin zu der den".split())


@attrs.frozen
class Word:
    """A word of a unit, or a whole quotation; ``low`` is it in lower case, empty for a quotation."""

    text: str
    low: str
    span: Span

    @property
    def quoted(self) -> bool:
        """Whether it is a quotation."""
        return not self.low


@attrs.frozen(kw_only=True)
class Phrase:
    """A noun phrase, by the numbers of its words: determiner, adjectives, nouns, and what hangs on them up to ``end``.

    ``first`` is the first noun and ``last`` the number behind the last one.
    """

    start: int
    first: int
    last: int
    end: int
    determiner: str

    def start_of(self, unit: Unit) -> int:
        """Where it begins in the text."""
        return unit.words[self.start].span.start


@attrs.frozen(kw_only=True)
class Unit:
    """A sentence, or several that one quotation holds together."""

    text: str = attrs.field(repr=False)
    block: Block
    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of some of its words, without commas at either side, and with both marks of what is quoted."""
        while start < end and self.words[start].text in SIGNS:
            start += 1
        while end > start and self.words[end - 1].text in SIGNS:
            end -= 1
        if start == end:
            return Span(0, 0)
        first, last = self.words[start].span.start, self.words[end - 1].span.end
        if self.text[last : last + 1] in MARKS and last < self.block.span.end:
            last += not self.words[end - 1].quoted
        if self.text[first - 1 : first] in MARKS and first > self.block.span.start:
            first -= not self.words[start].quoted
        return Span(first, last)

    def core(self, phrase: Phrase) -> Span:
        """The span of a phrase up to its last noun."""
        return Span(self.words[phrase.start].span.start, self.words[phrase.last - 1].span.end)


def units(document: ParsedArticle) -> tuple[Unit, ...]:
    """The units of an article, in text order. Ask for them by ``document.derive(units)``."""
    return tuple(_units(document))


def _units(document: ParsedArticle) -> Iterator[Unit]:
    article, found = document.article, document.tokens
    if found is None or not is_german(article):
        return
    blocks = blocks_of(article)
    quoted = [q.span for q in quotations(article.text, blocks, speaker=speaker()) if q.depth == 0]
    sentences = [sentence.span for sentence in document.sentences]
    for block in blocks:
        if block.kind in BESIDE:
            continue
        inside = _within(quoted, block.span)
        for span in _merged(_within(sentences, block.span), inside):
            tokens = [found.span(i) for i in found.within(span)]
            line = tuple(_words(article.text, tokens, _within(inside, span)))[:LONGEST]
            yield Unit(text=article.text, block=block, words=line, phrases=tuple(_phrases(line)))


def _within(spans: Sequence[Span], around: Span) -> Sequence[Span]:
    """Of spans in text order that do not overlap, those that lie in another one."""
    first = bisect_left(spans, around.start, key=lambda span: span.start)
    last = bisect_right(spans, around.end, key=lambda span: span.end)
    return spans[first : max(first, last)]


def phrases_by_place(document: ParsedArticle) -> dict[int, tuple[Unit, Phrase]]:
    """The noun phrases of an article by where they begin. Ask for them by ``document.derive(phrases_by_place)``."""
    return {phrase.start_of(unit): (unit, phrase) for unit in document.derive(units) for phrase in unit.phrases}


def is_german(article: Article) -> bool:
    """By what an article says of itself; one that says nothing is taken for German.

    Example:
        >>> [is_german(Article(text="", language=language)) for language in ("de-AT", "fr", None)]
        [True, False, True]
    """
    return not article.language or article.language.lower().replace("_", "-").split("-")[0] in ("de", "deu", "ger")


def _merged(sentences: Sequence[Span], quoted: Sequence[Span]) -> Iterator[Span]:
    """The sentences, those joined over whose edge a quotation goes."""
    current: Span | None = None
    for sentence in sentences:
        if current is not None and any(q.start < current.end < q.end for q in quoted):
            current = Span(current.start, sentence.end)
        else:
            if current is not None:
                yield current
            current = sentence
    if current is not None:
        yield current


def _words(text: str, tokens: Sequence[Span], quoted: Sequence[Span]) -> Iterator[Word]:
    """The tokens as words; those of a quotation are one, and the marks of single quoted words are left out."""
    done = 0
    before = ""
    for token in tokens:
        if token.start < done:
            continue
        quotation = next((q for q in quoted if q.start <= token.start < q.end), None)
        word = token.of(text)
        if quotation is not None and token.start == quotation.start and _is_speech(text, tokens, quotation, before):
            yield Word(quotation.of(text), "", quotation)
            done, before = quotation.end, ""
        elif word not in MARKS:
            yield Word(word, low(word), token)
            before = word


def _is_speech(text: str, tokens: Sequence[Span], quotation: Span, before: str) -> bool:
    said = quotation.of(text)
    whole = len(said) > 1 and said[-2] in ".!?"
    return (
        whole
        or len(said.split()) > FEW
        or before == ":"
        or (quotation.start == tokens[0].start and text[quotation.end :][:1] == ",")
    )


# -- noun phrases


def apposition(unit: Unit, phrase: Phrase) -> Phrase | None:
    """The name between commas behind a phrase, if there is one: *der Leiter der Klinik, Jan Weber*."""
    line, end = unit.words, phrase.end
    if not phrase.determiner or end + 2 >= len(line) or line[end].text != ",":
        return None
    name = phrase_at(line, end + 1)
    if name is None or name.determiner or name.last - name.first < 2:
        return None
    closed = name.end >= len(line) or not (line[name.end].quoted or line[name.end].text.isalnum())
    return name if closed else None


def _phrases(line: Sequence[Word]) -> Iterator[Phrase]:
    at = 0
    while at < len(line):
        phrase = phrase_at(line, at)
        if phrase is not None:
            yield phrase
        at = phrase.last if phrase is not None else at + 1


def phrase_at(line: Sequence[Word], at: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that begins with a word, if one does."""
    determiner = line[at].low if line[at].low in words("determiner") or line[at].text.isdigit() else ""
    first = at
    if determiner:
        first += 1
        while first < len(line) and first - at < 6 and _describes(line[first]):
            first += 1
    last = first
    while last < len(line) and last - first < 6 and (is_noun(line, last) or (last > first and _joins(line, last))):
        last += 1
    if last == first:
        return None
    phrase = Phrase(start=at, first=first, last=last, end=last, determiner=determiner)
    return attrs.evolve(phrase, end=_hanging(line, phrase, depth))


def is_noun(line: Sequence[Word], at: int) -> bool:
    """Whether a word is a noun or a name: it has a capital letter, and does not only begin a sentence with it."""
    word = line[at]
    if word.quoted or not (word.text[0].isupper() or _ARABIC.match(word.text)):
        return False
    return word.low not in function_words() or (at > 0 and noun(word.text) is not None)


def _describes(word: Word) -> bool:
    """Whether a word may stand between a determiner and its noun: an adjective, a number, an adverb before them."""
    if word.low in words("adverb", "negation") or word.text[:1].isdigit() or word.low in words("determiner"):
        return word.low not in ("der", "die", "das", "den", "dem", "des")
    return (
        word.text[:1].islower()
        and word.low.endswith(("e", "en", "er", "es", "em"))
        and (word.low not in function_words())
    )


def _joins(line: Sequence[Word], at: int) -> bool:
    """Whether a particle stands inside a person's name: *Ursula von der Leyen*."""
    if line[at].low not in _PARTICLES or at + 1 >= len(line):
        return False
    begun = line[at - 1].low in words("given") or line[at - 1].low in _PARTICLES
    return begun and (is_noun(line, at + 1) or line[at + 1].low in _PARTICLES)


def _hanging(line: Sequence[Word], phrase: Phrase, depth: int) -> int:
    """Where a phrase ends with what hangs on it: a party in brackets, a genitive, *von* and a phrase."""
    end = phrase.last
    if end < len(line) and line[end].text == "(":
        closed = next((i for i in range(end + 1, min(end + 5, len(line))) if line[i].text == ")"), None)
        end = end if closed is None else closed + 1
    if depth > 2 or end >= len(line):
        return end
    begin = _complement(line, phrase, end)
    further = phrase_at(line, begin, depth + 1) if begin is not None and begin < len(line) else None
    return end if further is None else further.end


def _complement(line: Sequence[Word], phrase: Phrase, end: int) -> int | None:
    """Where the phrase begins that hangs on another one, if the word behind that is a genitive or *von*."""
    kind = noun(line[phrase.last - 1].text)
    if line[end].low in words("genitive") and (kind is not None or phrase.determiner):
        return end
    return end + 1 if line[end].low in ("von", "vom", "für", "beim", "bei") and kind is not None else None
