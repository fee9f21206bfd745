"""Sentences: where one ends and the next begins, inside one block."""

from __future__ import annotations

import re

from newsparse.model import Span
from newsparse.text.tokens import ABBREVIATIONS

_END = re.compile(
    r"""
    (?P<stop> [.!?…]+ )
    (?P<close> ["'”’)\]»]* )
    (?: (?P<space> \s+ ) (?P<open> ["'“‘(\[«]* ) (?= [^\W_] )      # the next sentence begins behind white space
      | (?= ["“]? [A-Z][a-z] )                                         # or, where the space was lost, at once
    )
    """,
    re.VERBOSE,
)
_LOST_SPACE = re.compile(r"[a-z]{2}[.!?]")
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“‘'-])((?:[^\W\d_]\.)*[^\W\d_]+)$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+|[a-z]+\s+){1,5}?"
    r"(?:said|says|asked|asks|added|told|wrote|writes|tweeted|replied|shouted|cried|wondered|exclaimed|continued)\b"
)

STARTERS = frozenset(
    """
    a after all also although an and another any as at because before both but by despite during each even every few
    for from he her here his how however i if in instead it its last later many meanwhile more most my neither no nor not
    now of on once one only or other our several she since so some still such that the their then there these they this
    those though to today two under until we what when where whether which while who why with yes yet you your
    """.split()
)
"""Words that begin a sentence far more often than they follow an abbreviation with a capital letter."""

NEVER_LAST = frozenset(
    """
    adm asst atty brig capt cmdr col comdr cpl det dr fr gen gov hon insp lieut lt maj messrs mr mrs ms msgr pres prof
    rep reps rev sen sens sgt st ste supt vs mt ft no nos fig vol pp cf
    """.split()
)
"""Abbreviations that stand before a name or a number, and so never at the end of a sentence."""


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of one block, trimmed, in order; together they hold all that is not white space.

    Own rules: abbreviations, initials, quotation marks that belong to the sentence they close, a question in quotation
    marks whose speaker follows, and lost spaces.

    Example:
        >>> text = 'Mr. Diallo left the U.S. on Friday. "Why?" he asked. Nobody knew.'
        >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
        ['Mr. Diallo left the U.S. on Friday.', '"Why?" he asked.', 'Nobody knew.']
    """
    found = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        end = match.end("close")
        if end > start and _ends_here(text, match, span):
            found.append(Span.trimmed(text, start, end))
            start = end
    rest = Span.trimmed(text, start, span.end)
    if len(rest):
        found.append(rest)
    return [s for s in found if len(s)]


def _ends_here(text: str, match: re.Match[str], span: Span) -> bool:
    following = text[match.end()] if match.end() < span.end else ""
    if following.islower():
        return False
    stop, close = match["stop"], match["close"]
    if match["space"] is None and not _LOST_SPACE.match(text, max(span.start, match.start() - 2)):
        return False
    if close and stop[-1] in "?!" and _ATTRIBUTION.match(text, match.end(), min(match.end() + 80, span.end)):
        return False
    if stop != "." or close:
        return True
    before = _LAST_WORD.search(text, max(span.start, match.start() - 24), match.start())
    if before is None:
        return True
    word = before[1]
    lowered = word.lower()
    if lowered in ("no", "nos"):
        return not following.isdigit()
    if lowered in NEVER_LAST:
        return False
    if "." in word or lowered in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I"):
        if match["open"]:
            return True
        after = _NEXT_WORD.match(text, match.end(), span.end)
        return after is not None and after[0].lower() in STARTERS and after[0][0].isupper()
    return True
