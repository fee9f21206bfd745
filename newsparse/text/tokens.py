"""Tokens: words, numbers and signs, cut as Universal Dependencies cut English - but hyphenated words stay whole."""

from __future__ import annotations

import re

from newsparse.text.words import classes


def _any(*names: str, but: str = "") -> str:
    """Alternatives for the words of these classes with a capital letter, the longest first."""
    words = frozenset().union(*(classes()[name] for name in names)) - (classes()[but] if but else frozenset())
    return "|".join(sorted((w.capitalize() for w in words), key=lambda w: (-len(w), w)))


_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (?![cC]annot|etc\.|vs\.|al\.|cf\.|viz\.|approx\.)          # most words, for speed
      (?: [A-Za-z][a-z]*+(?=[ ,;?!)”"]|['’]s\b) | [a-z]++(?=\.$) )
    | [,;()“”"] | \.(?!\.)
    | ['’] (?:
        (?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M|\d0s|\d\d|em|til|tis|twas|bout|cause)\b     # we’re, the ’70s, get ’em
      | n['’](?=\s)                                              # rock ’n’ roll
      | '?
      )
    | \d+(?:[.,:/]\d+)*(?:[-–]\d+(?:[.,:]\d+)*)*(?:st|nd|rd|th|s|bn|m|k|km|pm|am)?\b(?:[-‐‑]{_LETTER}\w*(?:[-‐‑]\w+)*)?
    | (?=\w+[.:/@+-]) (?:                                       # what a full stop or such a sign may belong to
        (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]     # addresses
      | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
      | [\w-]{{1,64}}(?:\.[a-z0-9-]{{1,64}}){{0,4}}\.(?:com|org|net|gov|edu|co\.uk|info|html?|pdf)\b
      | [A-Z]-(?:[A-Z][a-z]{{1,4}}\.|(?:[A-Z]\.)+)              # a party and a state: D-N.Y.
      | (?:Ph|Ed|Psy|Lit)\.D\.
      | (?:(?:[Ee]x|[Nn]on|[Aa]nti|[Pp]ro)-)?(?:{_LETTER}\.){{2,}}(?:-\w+(?:-\w+)*|{_LETTER}(?=\W|$))?  # U.S., U.S.-led
      | (?:{_any("before_name", "company", "month", "state", "other", but="word_too")}|etc|vs|cf|viz|approx)\.(?![\w.])
      | (?:{_any("before_name", "month", "state", "other")})\.(?=,|\s+[A-Z\d])
      | (?:{_any("before_number")}|no|nos|p|pp|vol|fig)\.(?=\s?\d)
      | al\.(?=\W|$)
      | [A-Z]\.(?=[ \u00a0-]?[A-Z])                             # initials
      )
    | [cC]an(?=not\b)
    | \w+?(?=n['’]t\b|N['’]T\b) | [nN]['’][tT]\b                # do|n't
    | \w+(?:(?:[-‐‑&]|['’](?!(?:s|re|ve|ll|d|m|t|S|RE|VE|LL|D|M|T)\b))\w+)*
    | [@#]\w+(?!@)
    | ‘(?:\d0s|em|til|tis|twas|bout|cause)\b
    | \.{{2,}} | -{{2,}} | [!?]{{2,}} | ``
    | \S
    """,
    re.VERBOSE,
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[list[int], list[int]]:
    """The starts and ends of the tokens in ``text[start:end]``, in code points of the whole text.

    Every character that is no white space belongs to exactly one token. One pass, linear in the length of the text.

    Example:
        >>> text = "The U.S. doesn't back Hamas-run groups' $5bn."
        >>> [text[a:b] for a, b in zip(*tokenize(text))]
        ['The', 'U.S.', 'does', "n't", 'back', 'Hamas-run', 'groups', "'", '$', '5bn', '.']
    """
    spans = [match.span() for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]
    return [a for a, _ in spans], [b for _, b in spans]
