"""Tokens: words, numbers and signs, cut as Universal Dependencies cut English - but hyphenated words stay whole."""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    """
    adm assn assoc asst atty aug ave bldg blvd brig bros capt cf cmdr co col comdr comr corp cpl cr ct dec del dept det
    dr ed esq est etc feb fig fr fri ft gen gov govt hon inc insp jan jr jul jun km ltd lt lieut maj mar messrs mgr min
    mr mrs ms msgr mt mon no nos nov oct op ph pl pp pres prof pte pvt rep reps ret rev rd rt sat sec sen sens sept sep
    sgt sr st ste sun supt tel thu thurs tue tues treas univ vol vols vs wed
    ala ariz ark calif colo conn fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn
    tex va vt wash wis wyo
    """.split()
)
"""Words that are written with a full stop of their own, in lower case."""

_WORD = r"\w+(?:(?:[-‐‑&]|['’](?!(?:s|re|ve|ll|d|m|t)\b))\w+)*"
_TOKEN = re.compile(
    rf"""
    [a-z]+(?=[ ,])                                              # most words
    | (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’]       # addresses
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
    | [A-Z]-(?:[A-Z][a-z]{{1,4}}\.|(?:[A-Z]\.)+)                # a party and a state: D-N.Y.
    | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?=\W|$))?                 # U.S., a.m.
    | (?:{"|".join(sorted({a.capitalize() for a in ABBREVIATIONS} | {"etc", "vs", "cf", "a.k.a"}))})\.(?=[^\w.]|$)
    | [A-Z]\.(?=[ \u00a0-]?[A-Z])                               # initials
    | \d+(?:[.,:/]\d+)*(?:[-–]\d+(?:[.,:]\d+)*)?(?:st|nd|rd|th|s|bn|m|k|km|pm|am)?\b
    | \w+?(?=n['’]t\b) | n['’]t\b                               # do|n't
    | ['’](?:s|re|ve|ll|d|m|S)\b
    | {_WORD}
    | \.{{2,}} | … | -{{2,}} | `` | ''
    | \S
    """,
    re.VERBOSE,
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[list[int], list[int]]:
    """The starts and ends of the tokens in ``text[start:end]``, in code points of the whole text.

    Every character that is no white space belongs to exactly one token.

    Example:
        >>> text = "The U.S. doesn't back Hamas-run groups' $5bn."
        >>> [text[a:b] for a, b in zip(*tokenize(text))]
        ['The', 'U.S.', 'does', "n't", 'back', 'Hamas-run', 'groups', "'", '$', '5bn', '.']
    """
    starts, ends = [], []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        a, b = match.span()
        starts.append(a)
        ends.append(b)
    return starts, ends
