"""What can be seen of each line of a text: its shape, its words, its neighbours, and what it shares with other lines.

Nothing here knows an outlet or a language: lengths, signs, classes of words, copies, and hashed words of short lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

import attrs

from newsparse.cleaning import notices
from newsparse.cleaning.credits import is_credit
from newsparse.cleaning.words import classes_of

BUCKETS = 2048
"""In how many buckets words are hashed."""
LONG = 14
"""From how many words on a line that ends as a sentence does is taken for running text."""
_READ = 1200
"""How many characters of a line are looked at: enough to know what it is."""
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_END = re.compile(r"[.!?…:;,]?[\"”’'»)\]]*$")
_INNER = re.compile(r"[.!?][\"”’)]?\s+[\"“‘(]?[^\W\d_a-zß-ÿ]")
_SIGNS = (
    ("|", re.compile(r"[|•·]|\s[-–—]\s\S+$")),
    ("arrow", re.compile(r"[»›→>❯▶▸‹«<←]")),
    ("(c)", re.compile(r"©|\(c\)|\bcopyright\b", re.I)),
    ("@", re.compile(r"\S@\S")),
    ("handle", re.compile(r"(?:^|\s)@\w")),
    ("#", re.compile(r"(?:^|\s)#\w")),
    ("url", re.compile(r"https?:|www\.|\w\.(?:com|org|net|co\.\w\w)\b")),
    ("money", re.compile(r"[$£€]\s?\d")),
    ("clock", re.compile(r"\b\d{1,2}[:.]\d\d\b")),
    ("year", re.compile(r"\b(?:19|20)\d\d\b")),
    (
        "ago",
        re.compile(r"\b(?:\d+|an?)\s?(?:h|hr|hrs|min|mins|minutes?|hours?|days?|weeks?|months?|years?)\s+ago\b", re.I),
    ),
    ("minread", re.compile(r"\b\d+\s?(?:-\s?)?min(?:ute)?s?\.?\s+read\b", re.I)),
    ("n/n", re.compile(r"^\W*\d+\s*(?:/|of)\s*\d+\W*$")),
    (
        "credit",
        re.compile(
            r"\((?:[^()]*\b(?:photo|image|picture|getty|reuters|afp|ap|file|via|credit)\b[^()]*|[^()]{2,40}/[^()]{2,40})\)\W*$",
            re.I,
        ),
    ),
    ("slash", re.compile(r"\w\s?/\s?[A-Z]")),
    ("(", re.compile(r"\([^()]{2,40}\)\W*$")),
    ("cased", re.compile(r"[a-z][A-Z][a-z]")),
    ("label", re.compile(r"^[A-Z][\w' ]{1,24}:\s")),
    ("caps:", re.compile(r"^[A-Z][A-Z ]{2,30}:\s")),
    ("dash", re.compile(r"^[-–—•*▪●·]\s?\S")),
    ("number", re.compile(r"^\d{1,2}[.)]\s")),
    ("digits", re.compile(r"^\W*[\d\W]+$")),
    ("?", re.compile(r"\?$")),
    ("by", re.compile(r"^(?:By|BY|Words|Written by|Story by|Author)\b")),
    ("dateline", re.compile(r"^[A-Z][\w.' -]{2,30}(?:,\s+[\w. ]{2,20})?\s*(?:\([\w /.]{2,30}\)\s*)?[-–—]{1,2}\s")),
    ("...", re.compile(r"(?:…|\.\.\.)\W*$")),
    ("phone", re.compile(r"\+?\d[\d ()-]{7,}\d")),
)
_STEPS = (1, 2, 3, 5, 8, 12, 20, 35, 60)


@attrs.frozen
class Line:
    """A line as it was read: its words in lower case, its shape, and how many blank lines stand before it."""

    text: str
    words: tuple[str, ...]
    shape: str
    blanks: int
    key: str


def line(text: str, blanks: int = 0) -> Line:
    """What one line looks like.

    The shape is one letter: ``S`` running text, ``s`` a short sentence, ``l`` long without a full stop, ``t`` up to 13
    words without one, ``u`` up to three, ``c`` what ends in a colon or in dots.

    Example:
        >>> line("Read more").shape, line("Prices fell again on Monday.").shape
        ('u', 's')
    """
    head = text[:_READ]
    words = tuple(_WORD.findall(head.lower()))
    mark = _END.search(text[-8:])
    ends = mark[0][:1] if mark else ""
    count = len(words)
    if ends in ("…", ":") or text.endswith("..."):
        shape = "c"
    elif ends in (".", "!", "?") or (ends in ('"', "”", "’") and count >= LONG):
        shape = "S" if count >= LONG else "s"
    else:
        shape = "l" if count >= LONG else "t" if count > 3 else "u"
    return Line(text, words, shape, blanks, " ".join(words[:40]))


def _step(number: float) -> int:
    return next((i for i, most in enumerate(_STEPS) if number <= most), len(_STEPS))


def _quarter(part: int, whole: int) -> str:
    return str(4 * part // whole) if whole else "-"


def core(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the running text most likely is, as [first, last): the run of lines with most words of sentences.

    Every other line costs some. (The maximum subsequence of Pasternack and Roth, "Extracting article text from the web
    with maximum subsequence segmentation", 2009.)

    Example:
        >>> said = "The council met again on Monday evening, and it agreed on nothing in the end."
        >>> core([line(text) for text in ("Home", "Menu", said, said, "Share")])
        (2, 4)
    """
    best = total = 0.0
    found, start = (0, 0), 0
    for i, one in enumerate(lines):
        if total <= 0:
            total, start = 0.0, i
        total += min(len(one.words), 80) if one.shape == "S" else 3.0 if one.shape == "s" else -6.0
        if total > best:
            best, found = total, (start, i + 1)
    return found


def features(lines: Sequence[Line]) -> list[list[str]]:
    """The features of every line, as names."""
    size = len(lines)
    first, last = core(lines)
    copies = Counter(one.key for one in lines)
    seen: Counter[str] = Counter()
    prefixes = _prefixes(lines)
    spread = Counter(word for one in lines if one.shape == "S" for word in {w for w in one.words if len(w) > 4})
    opening = {w for one in lines[first : first + 6] if one.shape == "S" for w in one.words if len(w) > 3}
    running = _sums([len(one.words) if one.shape == "S" else 0 for one in lines])
    sentences = _sums([one.shape in "Ss" for one in lines])
    any_blank = any(one.blanks for one in lines[1:])
    runs = _runs(lines)
    nearest = _nearest(lines)
    shapes = ["^", "^", *(one.shape for one in lines), "$", "$"]
    small = "few" if size < 6 else "some" if size < 30 else "many"
    classes = classes_of()

    def zone_of(i: int) -> str:
        if first == last:
            return "none"
        return "in" if first <= i < last else f"-{_step(first - i)}" if i < first else f"+{_step(i - last + 1)}"

    found = []
    for i, one in enumerate(lines):
        words, count, shape = one.words, len(one.words), one.shape
        f = ["b", f"size={small}{shape}", f"w={_step(count)}", f"sh={shape}"]
        add = f.append
        # Neighbours
        before, after = shapes[i + 1], shapes[i + 3]
        add(f"sh-={shapes[i]}{before}{shape}")
        add(f"sh+={shape}{after}{shapes[i + 4]}")
        add(f"sh3={before}{shape}{after}")
        before_long, after_long = nearest[i]
        add(f"near={before_long}{after_long}{shape}")
        length, place = runs[i]
        if length:
            add(f"run={_step(length)}{'1' if place == 0 else 'z' if place == length - 1 else '-'}")
            add(f"run={_step(length)}{after_long}{zone_of(i)[0]}")
        # Place
        add(f"at={min(i, 9)}{'e' if size - i < 3 else ''}")
        add(f"end={_step(size - i)}")
        zone = zone_of(i)
        add(f"z={zone}")
        add(f"zsh={zone}{shape}")
        add(f"zw={zone[0]}{_step(count)}")
        for width in (3, 8):
            low, high = max(0, i - width), min(size, i + width + 1)
            density = _step((running[high] - running[low]) / (high - low))
            add(f"d{width}={density}{shape}")
            add(f"s{width}={_quarter(sentences[high] - sentences[low] - (shape in 'Ss'), high - low - 1)}{shape}")
        ahead = _step(running[min(size, i + 1 + 4)] - running[min(size, i + 1)])
        behind = _step(running[i] - running[max(0, i - 4)])
        add(f"ab={behind // 3}{ahead // 3}{shape}")
        if any_blank:
            gap = min(lines[i + 1].blanks, 2) if i + 1 < size else 3
            add(f"bl={min(one.blanks, 2)}{gap}")
            add(f"blsh={min(one.blanks, 2)}{gap}{shape}")
        # Copies
        times = copies[one.key]
        if times > 1:
            add(f"copy={min(times, 4)}{'2' if seen[one.key] else '1'}{shape}")
            add(f"copyz={min(times, 3)}{'2' if seen[one.key] else '1'}{zone[0]}")
        seen[one.key] += 1
        if one.key in prefixes:
            add(f"prefix={prefixes[one.key]}{shape}")
        # What it shares with the running text
        content = {w for w in words if len(w) > 4}
        shared = sum(spread[w] > (shape == "S") for w in content)
        add(f"coh={_quarter(shared, len(content))}{'L' if count >= LONG else shape}")
        if shape not in "S":
            long = {w for w in words if len(w) > 3}
            add(f"lead={_quarter(len(long & opening), len(long))}{shape}{zone[0]}")
            ahead_words = {w for other in lines[i + 1 : i + 4] if other.shape in "Ss" for w in other.words[:60]}
            add(f"next={_quarter(len(long & ahead_words), len(long))}{shape}{after_long}")
        # Signs and case
        text = one.text[:_READ]
        short = text if len(text) < 200 else text[:100] + " " + text[-100:]
        for name, pattern in _SIGNS:
            if pattern.search(short):
                add(f"x={name}")
                add(f"x={name}{'L' if count >= LONG else 'l'}")
        add(f"1={_case(text)}{shape}")
        add(f"-1={text[-1:] if not text[-1:].isalnum() else 'a'}{'L' if count >= LONG else 'l'}")
        cased = [w for w in text.split()[:40] if w[:1].isalpha() and len(w) > 3]
        upper = sum(w[0].isupper() for w in cased)
        add(f"caps={_quarter(upper, len(cased))}{shape}")
        if text.isupper():
            add(f"upper{shape}")
        if count >= LONG:
            add(f"inner={min(4, len(_INNER.findall(text)))}")
        add(f"end={text[-1:] if text[-1:] in '.?!:' else '-'}{_step(count)}")
        rule = notices.reason(one.text) if count <= 60 else None
        if rule is not None:
            add(f"notice={rule}")
            add("notice")
        if count <= 20 and is_credit(one.text):
            add("credit")
        # Words
        told: Counter[str] = Counter()
        for word in words:
            for name in classes.get(word, ()):
                told[name] += 1
        for name, times in told.items():
            share = 4 * times // count
            add(f"c={name}{'L' if count >= LONG else share}")
        add(f"fun={_quarter(told['function'], count)}{shape}")
        if words:
            add(f"h={_bucket('^' + words[0])}")
            add(f"h={_bucket(words[-1] + '$')}")
            if count > 1:
                add(f"h={_bucket(words[0] + ' ' + words[1])}")
            if count < LONG:
                f += [f"h={_bucket(w)}" for w in set(words)]
                if count < 5:
                    add(f"h={_bucket('=' + one.key)}")
        found.append(f)
    return found


def _bucket(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) % BUCKETS


def _case(text: str) -> str:
    c = text[:1]
    return "A" if c.isupper() else "a" if c.islower() else "0" if c.isdigit() else "q" if c in "\"“‘'«„" else "-"


def _sums(numbers: Sequence[int]) -> list[int]:
    sums = [0]
    for number in numbers:
        sums.append(sums[-1] + number)
    return sums


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """For each short line how many of them stand together, and at which place it is; for all others nothing."""
    found: list[tuple[int, int]] = []
    length = 0
    for one in (*lines, None):
        if one is not None and one.shape in "tuc":
            length += 1
            continue
        found += [(length, place) for place in range(length)]
        length = 0
        if one is not None:
            found.append((0, 0))
    return found


def _nearest(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """How many lines away the running text before and behind each line is, up to 5."""
    size = len(lines)
    before, after = [5] * size, [5] * size
    for i in range(1, size):
        before[i] = 1 if lines[i - 1].shape == "S" else min(5, before[i - 1] + 1)
    for i in range(size - 2, -1, -1):
        after[i] = 1 if lines[i + 1].shape == "S" else min(5, after[i + 1] + 1)
    return list(zip(before, after, strict=True))


def _prefixes(lines: Sequence[Line]) -> dict[str, str]:
    """Which lines begin another one ("short"), or begin with another one ("long"): a title, the outlet behind it."""
    found = {}
    ordered = sorted({one.key for one in lines if 3 <= len(one.words) <= 30})
    for one, other in pairwise(ordered):
        if other.startswith(one + " "):
            found[one], found[other] = "short", "long"
    return found
