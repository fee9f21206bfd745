"""Sentences of English: where one ends and the next begins, inside one block.

Abbreviations and the words behind a question that is quoted are English ones. A language of another plugin brings
sentences of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.model import Span
from newsparse.text.words import abbreviations, classes

_END = re.compile(
    r"""
    (?P<stop> [.!?…。！？] (?<! [.!?…] . )                             # such a mark first, so that the search is fast
      (?: (?<= \. ) (?:[ \u00a0]\.){2,5} | (?<= [.!?…] ) [.!?…]*+ | (?<= [。！？] ) [。！？]*+ ) )
    (?P<close> ["'”’)\]»]*+ )
    (?P<note> (?:\s?\[\d{1,3}\]){0,9} )                              # numbers of footnotes
    (?: (?P<space> \s++ ) (?P<open> ["'“‘(\[«„]*+ ) (?= [^\W_] | [$£€¥#@¿¡…] | \.\.\. )
      | (?= ["“]? [A-Z][a-z] )                                         # or, where the space was lost, at once
      | (?<= [。！？] ) | (?<= [。！？][”"’] )                            # no spaces in Chinese and Japanese
    )
    """,
    re.VERBOSE,
)
_LOST_SPACE = re.compile(r"[^\W\d_]{2}[.!?]")
_ADDRESS = re.compile(r"@|://|www\.")
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“”‘’'/—–-])((?:[^\W\d_]{1,3}\.)*[^\W\d_]+)$")
_NUMBERING = re.compile(r"[*#(]{0,2}(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivx]{1,4})$")
_NEXT_WORD = re.compile(r"([^\W\d_]+)(?:['’][a-z]+)?(\.?)")
_ATTRIBUTION = re.compile(
    r"(?P<first>[^\W\d_]+)[\w.'’-]*\s+(?:[\w.'’-]+\s+){0,4}?"
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|tweeted|replied|shouted|cried|wondered|exclaimed|continued"
    r"|yelled|screamed|called|demanded|declared|recalled|joked|quipped|chanted|posted)\b"
    r"(?!\s+(?:that|he|she|it|they|the|there|his|her|their|its|a|an|for|out)\b)"
)
_NICKNAME = re.compile(r"[\"“'‘][\w.-]+[\"”'’]\s+[A-Z]")
_TIME_FOLLOWS = re.compile(
    r"(?:[A-Z]\.?){2,5}(?!\w)|(?:Eastern|Pacific|Central|Mountain|Greenwich|[A-Z][a-z]+day|Today)\b"
)

STARTERS = classes()["starter"]
"""Words that begin a sentence far more often than they follow an abbreviation with a capital letter."""

LONGEST = 2000
"""Code points after which a sentence ends at the next white space: what has none is a list, or no text. Whoever reads
sentences may then do what takes the square of their length."""

_GAP = re.compile(r"\s+")
_ABBREVIATIONS = abbreviations()
_NEVER_LAST = classes()["before_name"]
_LOWER = classes()["lower"]
_NEVER_LAST_LOWER = classes()["lower_inside"] | {"e.g", "i.e", "P.S"}
_BEFORE_NUMBER = classes()["before_number"] | {"p", "c", "b", "d"}
_WORDS_TOO = classes()["word_too"]


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of one block, trimmed, in order; together they hold all that is not white space.

    Own rules: abbreviations, initials, the numbers of a list, quotation marks that belong to the sentence they close,
    a question in quotation marks whose speaker follows, footnotes, and lost spaces.

    Example:
        >>> text = 'Mr. Diallo left the U.S. on Friday. "Why?" he asked. Nobody knew.'
        >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
        ['Mr. Diallo left the U.S. on Friday.', '"Why?" he asked.', 'Nobody knew.']
    """
    found = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        end = match.end("note")
        if end > start and _ends_here(text, match, span, start):
            found.append(Span.trimmed(text, start, end))
            start = end
    found.append(Span.trimmed(text, start, span.end))
    return [part for sentence in found if len(sentence) for part in _bounded(text, sentence)]


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, or if it is longer than any sentence is, pieces of it that end at white space."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        gap = _GAP.search(text, start + LONGEST, sentence.end)
        if gap is None:
            break
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, sentence.end)


def _ends_here(text: str, match: re.Match[str], span: Span, start: int) -> bool:
    following = text[match.end()] if match.end() < span.end else ""
    stop, close = match["stop"], match["close"]
    if match.start() - start < 4 and not text[start : match.start()].strip("\"'“‘([ \n"):
        return False  # a sentence that begins with an ellipsis
    if following.islower() and stop[-1] not in "。！？":
        return False
    if match["space"] is None and stop[-1] not in "。！？" and not _lost_space(text, match, span):
        return False
    if stop[-1] in "?!" and following.isdigit() and match["open"] == "(":
        return False  # the year of a work whose title ends so
    if close and stop[-1] in "?!" and _speaker_follows(text, match.end(), span.end):
        return False
    if stop != "." or close:
        return True
    if match.start() - start < 12 and _NUMBERING.match(text[start : match.start()].strip()):
        return False
    return not _abbreviates(text, match, span, following)


def _lost_space(text: str, match: re.Match[str], span: Span) -> bool:
    """Whether a full stop between letters ends a sentence, rather than being part of an address."""
    if not _LOST_SPACE.match(text, max(span.start, match.start() - 2)):
        return False
    before = text[max(span.start, match.start() - 60) : match.start()].rsplit(maxsplit=1)
    behind = text[match.end() : min(span.end, match.end() + 60)].split(maxsplit=1)
    return not _ADDRESS.search(" ".join([*before[-1:], *behind[:1]]))


def _speaker_follows(text: str, at: int, end: int) -> bool:
    """Whether the words behind a quoted question or exclamation name its speaker, so that the sentence goes on."""
    match = _ATTRIBUTION.match(text, at, min(at + 80, end))
    return match is not None and (match["first"] == "I" or match["first"].lower() not in STARTERS)


def _abbreviates(text: str, match: re.Match[str], span: Span, following: str) -> bool:
    """Whether the full stop belongs to the word before it, and no more."""
    before = _LAST_WORD.search(text[max(span.start, match.start() - 24) : match.start()])
    if before is None:
        return False
    word = before[1]
    lowered, capital = word.lower(), word[0].isupper()
    if lowered in _BEFORE_NUMBER and following.isdigit():
        return True
    if (capital and lowered in _NEVER_LAST) or word in _NEVER_LAST_LOWER:
        return True
    if lowered in ("a.m", "p.m"):
        return bool(match["open"][:1] == "(" or _TIME_FOLLOWS.match(text, match.end(), span.end))
    if lowered in _WORDS_TOO:
        place = before.string[: before.start(1)].endswith(", ")
        return capital and (_date_follows(text, match, span) or (place and not _starts(text, match, span)))
    initial = len(word) == 1 and capital and word != "I"
    known = lowered in _ABBREVIATIONS and lowered != "etc" and (capital or lowered in _LOWER or lowered in _UNITS)
    return ("." in word or initial or known) and not _starts(text, match, span)


def _date_follows(text: str, match: re.Match[str], span: Span) -> bool:
    after = _NEXT_WORD.match(text, match.end(), span.end)
    return text[match.end()].isdigit() or (after is not None and after[1].lower() in classes()["month"])


_UNITS = frozenset({"ft", "mt", "dept", "assn", "govt", "jr", "sr", "inc", "co", "corp", "ltd"})
"""Abbreviations that are found in lower case as well."""


def _starts(text: str, match: re.Match[str], span: Span) -> bool:
    """Whether what follows an abbreviation begins a sentence nevertheless."""
    if match["open"]:
        return match["open"][0] not in "([" and not _NICKNAME.match(text, match.start("open"), span.end)
    after = _NEXT_WORD.match(text, match.end(), span.end)
    if after is None or (after[2] and len(after[1]) == 1):
        return False
    return after[1].lower() in STARTERS
