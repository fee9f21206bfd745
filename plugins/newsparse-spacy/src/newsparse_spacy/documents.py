"""Results as documents of spaCy: a ``Doc`` made of a result, or one that newsparse has read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs
import spacy
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from newsparse.model import EntityType, MentionForm, ParsedArticle, Polarity, Tokens
from newsparse.model import Span as Place
from newsparse.serialization import dumps
from newsparse.text import tokenize
from newsparse_spacy.extensions import KEY, extend
from newsparse_spacy.speakable import speakable

LABELS = {
    EntityType.PERSON: "PERSON",
    EntityType.ORGANIZATION: "ORG",
    EntityType.STATE: "GPE",
    EntityType.GROUP: "NORP",
    EntityType.PLACE: "LOC",
    EntityType.OTHER: "MISC",
}
"""The labels of names in ``doc.ents``: spaCy's where it has one."""


def as_doc(parsed: ParsedArticle, vocab: Vocab | None = None) -> Doc:
    """A ``Doc`` with the text, tokens, trees and names of a result, and with all that `attach` adds.

    The text of the ``Doc`` is that of the article, code point by code point, but for lone surrogates, which spaCy does
    not know. A result without a token table (one that was read from JSON) is cut into words anew, without tags.

    Args:
        parsed: the result.
        vocab: the vocabulary of the ``Doc``, such as ``nlp.vocab``; a fresh one for English where there is none.

    Example:
        >>> import newsparse
        >>> doc = as_doc(newsparse.parse("Mali rejects the plan.", pipeline="rules", clean=False))
        >>> [(token.text, token.pos_) for token in doc][:2], doc.ents
        ([('Mali', 'PROPN'), ('rejects', 'VERB')], (Mali,))
    """
    extend()
    text = speakable(parsed.article.text)
    tokens = parsed.tokens or Tokens(starts=(), ends=())
    spans = [sentence.span for sentence in parsed.sentences]
    doc = _doc(text, tokens, spans, _blank() if vocab is None else vocab)
    doc.set_ents(filter_spans(_names(doc, parsed)))
    attach(doc, parsed)
    return doc


def attach(doc: Doc, parsed: ParsedArticle) -> None:
    """Add a result to the ``Doc`` of its text.

    ``doc._.newsparse`` gives it back. The groups of ``doc.spans`` show it: ``newsparse.mentions`` (labelled by type),
    ``newsparse.sources``, ``newsparse.cues`` and ``newsparse.contents`` (labelled by the kind of claim), and
    ``newsparse.stances`` (labelled ``support``, ``neutral`` or ``oppose``). Their ids are those of mentions, claims and
    stances.
    """
    doc.user_data[KEY] = dumps(parsed)
    groups: dict[str, list[tuple[Place, str, str]]] = {
        "mentions": [(m.span, m.type.value, m.id) for m in parsed.mentions],
        "sources": [],
        "cues": [],
        "contents": [],
        "stances": [(span, Polarity(s.polarity).name.lower(), s.id) for s in parsed.stances for span in s.evidence],
    }
    for claim in parsed.claims:
        attribution = parsed.attribution(claim.attribution_id)
        for group, places in (
            ("sources", attribution.source),
            ("cues", attribution.cue),
            ("contents", attribution.content),
        ):
            groups[group] += [(span, claim.kind.value, claim.id) for span in places]
    for group, found in groups.items():
        spans = (_span(doc, place, label, id) for place, label, id in found)
        doc.spans[f"newsparse.{group}"] = [span for span in spans if span is not None]


def _span(doc: Doc, place: Place, label: str, id: str, kb_id: str = "") -> Span | None:
    found = doc.char_span(
        place.start,
        place.end,
        label=label,
        kb_id=speakable(kb_id),
        span_id=speakable(id),
        alignment_mode="expand",
    )
    return found if found else None


def _names(doc: Doc, parsed: ParsedArticle) -> Iterator[Span]:
    for mention in parsed.mentions:
        if mention.form is MentionForm.NAME:
            span = _span(doc, mention.span, LABELS[mention.type], mention.id, mention.actor_id or "")
            if span is not None:
                yield span


@lru_cache(maxsize=1)
def _blank() -> Vocab:
    return spacy.blank("en").vocab


@attrs.frozen
class _Word:
    """One token of the ``Doc`` to be: the row of the result's table that it is, None where it is none of them."""

    start: int
    end: int
    row: int | None = None


def _words(text: str, tokens: Tokens) -> Iterator[_Word]:
    """The tokens of a result, and the words between them, which no sentence holds: those of bylines and credits."""
    last = 0
    for row, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        yield from _between(text, last, start)
        yield _Word(start, end, row)
        last = end
    yield from _between(text, last, len(text))


def _between(text: str, start: int, end: int) -> Iterator[_Word]:
    return (_Word(a, b) for a, b in zip(*tokenize(text, start, end), strict=True))


def _with_spaces(text: str, words: Iterable[_Word]) -> Iterator[tuple[_Word, bool]]:
    """All words, and the white space between them as words of its own, each with whether one space follows.

    As spaCy does it, one space belongs to the word before it, and all else is a word.
    """
    last: _Word | None = None
    for word in (*words, _Word(len(text), len(text))):
        end = last.end if last is not None else 0
        space = last is not None and text[end : end + 1] == " " and end < word.start
        if last is not None:
            yield last, space
        if end + space < word.start:
            yield _Word(end + space, word.start), False
        last = word


def _doc(text: str, tokens: Tokens, sentences: Iterable[Place], vocab: Vocab) -> Doc:
    pairs = list(_with_spaces(text, _words(text, tokens)))
    words = [word for word, _ in pairs]
    place = {word.row: i for i, word in enumerate(words) if word.row is not None}
    columns: dict[str, Any] = {}
    if tokens.upos:
        columns["pos"] = [_of(tokens.upos, word, "SPACE" if _is_space(text, word) else "X") for word in words]
    if tokens.lemmas:
        columns["lemmas"] = [speakable(_of(tokens.lemmas, word, text[word.start : word.end])) for word in words]
    if tokens.heads:
        columns["heads"] = list(_heads(text, words, tokens, place))
        columns["deps"] = [_of(tokens.deprels, word, "dep") for word in words]
        for i, head in enumerate(columns["heads"]):
            if head == i:
                columns["deps"][i] = "ROOT"
    else:
        firsts = {span.start for span in sentences}
        columns["sent_starts"] = [i == 0 or word.start in firsts for i, word in enumerate(words)]
    said = [text[word.start : word.end] for word in words]
    return Doc(vocab, words=said, spaces=[space for _, space in pairs], **columns)


def _of(column: Sequence[str], word: _Word, other: str) -> str:
    return column[word.row] if word.row is not None and column else other


def _is_space(text: str, word: _Word) -> bool:
    return text[word.start : word.end].isspace()


def _heads(text: str, words: Sequence[_Word], tokens: Tokens, place: Mapping[int, int]) -> Iterator[int]:
    """The head of each word; white space hangs on the word before it, and what no sentence holds on its first word."""
    first: int | None = None
    for i, word in enumerate(words):
        if word.row is not None:
            first = None
            yield place[tokens.heads[word.row]]
        elif _is_space(text, word):
            yield i - 1 if i else min(1, len(words) - 1)
        else:
            first = i if first is None else first
            yield first
