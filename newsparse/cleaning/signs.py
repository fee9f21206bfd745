"""What a line shows by itself, whatever stands around it: its length, its shape, its signs, its case and its words."""

from __future__ import annotations

import re
from collections import Counter
from zlib import crc32

import attrs

from newsparse.cleaning import notices
from newsparse.cleaning.credits import is_credit, is_known, tail
from newsparse.cleaning.words import classes_of

BUCKETS = 2048
"""In how many buckets words are hashed."""
LONG = 14
"""From how many words on a line that ends as a sentence does is taken for running text."""
READ = 500
"""How many characters of a line are looked at: enough to know what it is."""
_ENDS = 100
"""Signs are looked for in the first and the last so many characters of a line."""
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_END = re.compile(r"[.!?…:;,]?[\"”’'»)\]]*$")
_INNER = re.compile(r"[.!?][\"”’)]?\s+[\"“‘(]?[^\W\d_a-zß-ÿ]")
_STEPS = (1, 2, 3, 5, 8, 12, 20, 35, 60)
_DASHES = "-–—"
_DIGITS = "0123456789"
_PICTURE = r"photo|image|picture|getty|reuters|afp|ap|file|via|credit"
_UNIT = r"h|hr|hrs|min|mins|minutes?|hours?|days?|weeks?|months?|years?"
_PLACE = r"[A-Z][\w.' -]{2,30}(?:,\s+[\w. ]{2,20})?\s*(?:\([\w /.]{2,30}\)\s*)?"
_SIGNS = tuple(
    (name, frozenset(needs), re.compile(pattern))
    for name, needs, pattern in (
        ("|", "|•·" + _DASHES, rf"[|•·]|\s[{_DASHES}]\s\S+$"),
        ("arrow", "»›→>❯▶▸‹«<←", r"[»›→>❯▶▸‹«<←]"),
        ("(c)", "©(", r"©|\([cC]\)"),
        ("@", "@", r"\S@\S"),
        ("handle", "@", r"(?:^|\s)@\w"),
        ("#", "#", r"(?:^|\s)#\w"),
        ("url", ":.", r"https?:|www\.|\w\.(?:com|org|net|co\.\w\w)\b"),
        ("money", "$£€", r"[$£€]\s?\d"),
        ("clock", ":.", r"\b\d{1,2}[:.]\d\d\b"),
        ("year", _DIGITS, r"\b(?:19|20)\d\d\b"),
        ("ago", _DIGITS, rf"(?i)\b\d+\s?(?:{_UNIT})\s+ago(?![a-z])"),
        ("minread", _DIGITS, r"(?i)\b\d+\s?(?:-\s?)?min(?:ute)?s?\.?\s+read\b"),
        ("n/n", _DIGITS, r"^\W*\d+\s*(?:/|of)\s*\d+\W*$"),
        ("credit", "(", rf"(?i)\((?:[^()]*\b(?:{_PICTURE})\b[^()]*|[^()]{{2,40}}/[^()]{{2,40}})\)\W*$"),
        ("slash", "/", r"\w\s?/\s?[A-Z]"),
        ("(", "(", r"\([^()]{2,40}\)\W*$"),
        ("label", ":", r"^[A-Z][\w' ]{1,24}:\s"),
        ("caps:", ":", r"^[A-Z][A-Z ]{2,30}:\s"),
        ("dash", "•*▪●·" + _DASHES, rf"^[{_DASHES}•*▪●·]\s?\S"),
        ("number", _DIGITS, r"^\d{1,2}[.)]\s"),
        ("digits", _DIGITS, r"^\W*[\d\W]+$"),
        ("dateline", _DASHES, rf"^{_PLACE}[{_DASHES}]{{1,2}}\s"),
        ("...", "….", r"(?:…|\.\.\.)\W*$"),
        ("phone", _DIGITS, r"\+?\d[\d ()-]{7,}\d"),
    )
)
_CASED = re.compile(r"[a-z][A-Z][a-z]")
_BY = ("By ", "BY ", "Words by", "Written by", "Story by", "Author")


@attrs.frozen
class Line:
    """A line as it was read.

    ``words`` are in lower case; ``shape`` is one letter (see ``line``); ``blanks`` is how many blank lines stand before
    it; ``key`` is what its copies share; ``notice`` the sort of notice that it is for certain; ``own`` what it shows.
    ``behind`` is what sort of thing is glued to it, "credit", "notice" or nothing: ``text`` and all else are without.
    ``capitals`` is how many of its longer words have one (see ``quarter``); ``breaks`` what was left out before it.
    """

    text: str
    words: tuple[str, ...]
    shape: str
    blanks: int
    key: str
    notice: str | None
    own: tuple[str, ...]
    behind: str = ""
    capitals: str = "-"
    breaks: str = ""


def line(text: str, blanks: int = 0) -> Line:
    """What one line looks like.

    The shape is one letter: ``S`` running text, ``s`` a short sentence, ``l`` long without a full stop, ``t`` up to 13
    words without one, ``u`` up to three, ``c`` what ends in a colon or in dots.

    Example:
        >>> line("Read more").shape, line("Prices fell again on Monday.").shape
        ('u', 's')
    """
    text, behind = _parted(text)
    head = text[:READ]
    words = tuple(_WORD.findall(head.lower()))
    shape = _shape(text, len(words))
    notice = notices.reason(text) if len(words) <= 60 else None
    capitals = _capitals(head)
    own = _own(text, head, words, shape, notice, capitals)
    if behind:
        own += (f"behind={behind}{shape}", f"behind={behind}{capitals}")
    return Line(text, words, shape, blanks, " ".join(words[:40]), notice, tuple(own), behind, capitals)


def _parted(text: str) -> tuple[str, str]:
    """A line without what is glued behind it, and which sort of thing that is."""
    if len(text) > READ or is_known(text):
        return text, ""
    for sort, found in (("notice", notices.behind(text)), ("credit", tail(text))):
        if found is not None:
            return text[: found.start()].rstrip(), sort
    return text, ""


def _shape(text: str, count: int) -> str:
    mark = _END.search(text[-8:])
    ends = mark[0][:1] if mark else ""
    if ends in ("…", ":") or text.endswith("..."):
        return "c"
    if ends in (".", "!", "?") or (ends in ('"', "”", "’") and count >= LONG):
        return "S" if count >= LONG else "s"
    return "l" if count >= LONG else "t" if count > 3 else "u"


def _own(text: str, head: str, words: tuple[str, ...], shape: str, notice: str | None, capitals: str) -> list[str]:
    """The features of a line alone."""
    count = len(words)
    length = "L" if count >= LONG else "l"
    found = ["b", f"w={step(count)}", f"sh={shape}"]
    add = found.append
    short = head if len(text) < 2 * _ENDS else f"{text[:_ENDS]} {text[-_ENDS:]}"
    present = frozenset(short)
    for name, needs, pattern in _SIGNS:
        if not needs.isdisjoint(present) and pattern.search(short):
            found += (f"x={name}", f"x={name}{length}")
    if text.startswith(_BY):
        found += ("x=by", f"x=by{length}")
    if _CASED.search(short):
        found += ("x=cased", f"x=cased{length}")
    end = text[-1:]
    add(f"1={_case(text)}{shape}")
    add(f"-1={'a' if end.isalnum() else end}{length}")
    add(f"tail={end if end in '.?!:' else '-'}{step(count)}")
    add(f"caps={capitals}{shape}")
    if head.isupper():
        add(f"upper{shape}")
    if count >= LONG:
        add(f"inner={min(4, len(_INNER.findall(head)))}")
    if notice is not None:
        found += (f"notice={notice}", "notice")
    if count <= 20 and is_credit(text):
        add("credit")
    known = classes_of()
    told = Counter(name for word in words if word in known for name in known[word])
    for name, times in told.items():
        add(f"c={name}{'L' if count >= LONG else 4 * times // count}")
    add(f"fun={quarter(told['function'], count)}{shape}")
    if words:
        add(_hashed("^" + words[0]))
        add(_hashed(words[-1] + "$"))
        if count > 1:
            add(_hashed(words[0] + " " + words[1]))
        if count < LONG:
            found += map(_hashed, dict.fromkeys(words))
            if count < 5:
                add(_hashed("=" + " ".join(words)))
    return found


def _capitals(head: str) -> str:
    """How many of the longer words have a capital, in quarters."""
    cased = [w for w in head.split()[:40] if w[:1].isalpha() and len(w) > 3]
    return quarter(sum(w[0].isupper() for w in cased), len(cased))


def _hashed(word: str) -> str:
    return f"h={crc32(word.encode('utf-8', 'surrogatepass')) % BUCKETS}"


def _case(text: str) -> str:
    c = text[:1]
    return "A" if c.isupper() else "a" if c.islower() else "0" if c.isdigit() else "q" if c in "\"“‘'«„" else "-"


def step(number: float) -> int:
    """A number as one of ten steps, which grow.

    Example:
        >>> step(1), step(10), step(1000)
        (0, 5, 9)
    """
    for i, most in enumerate(_STEPS):
        if number <= most:
            return i
    return len(_STEPS)


def quarter(part: int, whole: int) -> str:
    """A share in quarters, "0" to "4"; "-" where there is nothing.

    Example:
        >>> quarter(1, 3), quarter(3, 3), quarter(0, 0)
        ('1', '4', '-')
    """
    return str(4 * part // whole) if whole else "-"
