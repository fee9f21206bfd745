"""Tokens and sentences of German."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.model import ParsedArticle, Sentence, Span, Tokens, item_id
from newsparse.text import blocks_of
from newsparse_german.lexicon import low, words

_TOKEN = re.compile(
    r"""
    (?:https?://|www\.)\S+
    | \d+ (?:[.,:]\d+)* (?:-\w+)*                      # 1.000,50 and 12:30 and 45-Jährige
    | \w+ (?: [-‐‑]\w+ | [*_/:](?=in(?:nen)?\b)\w+ | ['’]\w+ )* (?:-(?=\s))?   # Ex-Minister, Bürger:innen, Bau-
    | \.{2,} | \S
    """,
    re.VERBOSE,
)
_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"“”«»‘’')\]]*)(?P<space>\s+)[\"„“«»‚‘(\[]*(?=[^\W_])")
_BEFORE = re.compile(r"(?:(?<=\s)|(?<=[(„\"])|^)(?P<word>[^\W\d_]+|\d+)$")
_LOOKED_AT = 24


class GermanTokens:
    """Finds the sentences and the tokens of an article; tokens have neither tags nor lemmas."""

    def __call__(self, document: ParsedArticle) -> Iterator[Sentence | Tokens]:
        """Yield the sentences of each block, and one table of tokens."""
        article = document.article
        spans = [span for block in blocks_of(article) for span in sentences(article.text, block.span)]
        for span in spans:
            yield Sentence(id=item_id(article.id, "sentence", [span]), span=span)
        found = [token for span in spans for token in tokens(article.text, span)]
        yield Tokens(starts=[t.start for t in found], ends=[t.end for t in found])


def tokens(text: str, span: Span) -> Iterator[Span]:
    """The tokens of a stretch of text; an abbreviation keeps its full stop.

    Example:
        >>> text = "Dr. Kern zahlt 1.000 Euro an Bürger:innen."
        >>> [token.of(text) for token in tokens(text, Span(0, len(text)))]
        ['Dr.', 'Kern', 'zahlt', '1.000', 'Euro', 'an', 'Bürger:innen', '.']
    """
    last = span.start
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        if start < last:
            continue  # the full stop of an abbreviation
        if text[end : end + 1] == "." and end < span.end and low(match[0]) in words("abbreviation"):
            end += 1
        yield Span(start, end)
        last = end


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a block. Full stops of abbreviations and of ordinal numbers end none.

    Example:
        >>> text = "Am 3. Mai kam Dr. Kern. „Warum?“, fragte er. Sie schwieg."
        >>> [sentence.of(text) for sentence in sentences(text, Span(0, len(text)))]
        ['Am 3. Mai kam Dr. Kern.', '„Warum?“, fragte er.', 'Sie schwieg.']
    """
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        end = match.start("space")
        if end > start and not _goes_on(text, match, start):
            found = Span.trimmed(text, start, end)
            if len(found):
                yield found
            start = end
    rest = Span.trimmed(text, start, span.end)
    if len(rest):
        yield rest


def _goes_on(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a sentence goes on behind a mark that could end it."""
    if text[match.end()].islower():
        return True
    if match["stop"] != "." or match["close"]:
        return False
    before = _BEFORE.search(text[max(start, match.start() - _LOOKED_AT) : match.start()])
    if before is None:
        return False
    word = low(before["word"])
    return word in words("abbreviation") or (word.isdigit() and len(word) < 3) or (len(word) == 1 and word.isalpha())
