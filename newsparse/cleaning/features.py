"""What is seen of each line of a text: what it shows by itself, its neighbours, and what it shares with other lines.

Nothing here knows an outlet or a language: lengths, signs, classes of words, copies, and hashed words of short lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import attrs

from newsparse.cleaning.signs import LONG, Line, quarter, step

OFTEN, OFTEN_WORDS = 4, 6
"""How often a line of at most so many words is said that is no part of what it stands between."""


def core(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the running text most likely is, as [first, last): the run of lines with most words of sentences.

    Every other line costs some. (The maximum subsequence of Pasternack and Roth, "Extracting article text from the web
    with maximum subsequence segmentation", 2009.)

    Example:
        >>> from newsparse.cleaning.signs import line
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
    """The features of every line, as names.

    Example:
        >>> from newsparse.cleaning.signs import line
        >>> found = features([line("Home"), line("News")])
        >>> "sh3=^uu" in found[0], "sh3=uu$" in found[1]
        (True, True)
    """
    zones = _zones(lines)
    parts = zip(_around(lines, zones), _copies(lines, zones), _shared(lines, zones), strict=True)
    return [[*one.own, *around, *copies, *shared] for one, (around, copies, shared) in zip(lines, parts, strict=True)]


def without_breaks(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines that are to be told apart, and their places: without those that only stand between them.

    These are notices, credits, how long ago something was, and short lines that are said again and again. A line
    knows what stood before it: "c" where a credit did, else "n".

    Example:
        >>> from newsparse.cleaning.signs import line
        >>> kept = without_breaks([line("Advertisement"), line("The pilots want more")])
        >>> [(i, one.text, one.breaks) for i, one in kept]
        [(1, 'The pilots want more', 'n')]
    """
    copies = Counter(one.key for one in lines)
    found = []
    waiting = ""
    for i, one in enumerate(lines):
        short = len(one.words) <= OFTEN_WORDS and one.shape in "tuc"
        often = short and (copies[one.key] >= OFTEN or "x=ago" in one.own)
        if often or one.notice is not None or "credit" in one.own:
            waiting = "c" if "credit" in one.own else waiting or "n"
            continue
        found.append((i, attrs.evolve(one, breaks=waiting) if waiting else one))
        waiting = ""
    return found


def _zones(lines: Sequence[Line]) -> list[str]:
    """Where each line is, seen from the core: in it, or so far before or behind it."""
    first, last = core(lines)
    if first == last:
        return ["none"] * len(lines)
    return [
        "in" if first <= i < last else f"-{step(first - i)}" if i < first else f"+{step(i - last + 1)}"
        for i in range(len(lines))
    ]


def _around(lines: Sequence[Line], zones: Sequence[str]) -> Iterator[list[str]]:
    """The place of each line, the shapes around it, and how much of that is running text."""
    size = len(lines)
    running = [0, *accumulate(len(one.words) if one.shape == "S" else 0 for one in lines)]
    sentences = [0, *accumulate(one.shape in "Ss" for one in lines)]
    any_blank = any(one.blanks for one in lines[1:])
    runs, nearest = _runs(lines), _nearest(lines)
    shapes = ["^", "^", *(one.shape for one in lines), "$", "$"]
    lengths = [0, *(1 + step(len(one.words)) // 2 for one in lines), 0]
    in_core = sum(place == 0 < length and zone == "in" for (length, place), zone in zip(runs, zones, strict=True))
    many_runs = min(in_core, 6) // 2
    many = "few" if size < 6 else "some" if size < 30 else "many"
    for i, (one, zone) in enumerate(zip(lines, zones, strict=True)):
        shape, words = one.shape, step(len(one.words))
        before, after = shapes[i + 1], shapes[i + 3]
        before_long, after_long = nearest[i]
        found = [
            f"size={many}{shape}",
            f"sh-={shapes[i]}{before}{shape}",
            f"sh+={shape}{after}{shapes[i + 4]}",
            f"sh3={before}{shape}{after}",
            f"near={before_long}{after_long}{shape}",
            f"at={min(i, 9)}{'e' if size - i < 3 else ''}",
            f"end={step(size - i)}",
            f"z={zone}",
            f"zsh={zone}{shape}",
            f"zw={zone[0]}{words}",
            f"kw={lengths[i]}{lengths[i + 1]}{lengths[i + 2]}",
        ]
        behind_it = lines[i + 1].breaks if i + 1 < size else ""
        if one.breaks or behind_it:
            found.append(f"br={one.breaks or '-'}{behind_it or '-'}{shape}{zone[0]}")
            found.append(f"br3={one.breaks or '-'}{behind_it or '-'}{before}{shape}{after}")
        length, place = runs[i]
        if length:
            at = "1" if place == 0 else "z" if place == length - 1 else "-"
            found.append(f"many={many_runs}{at}{zone[0]}{'1' if length == 1 else '-'}")
            found.append(f"cap={at}{zone[0]}{one.capitals}")
            found.append(f"run={step(length)}{'1' if place == 0 else 'z' if place == length - 1 else '-'}")
            found.append(f"run={step(length)}{after_long}{zone[0]}")
        for width in (3, 8):
            low, high = max(0, i - width), min(size, i + width + 1)
            found.append(f"d{width}={step((running[high] - running[low]) / (high - low))}{shape}")
            others = sentences[high] - sentences[low] - (shape in "Ss")
            found.append(f"s{width}={quarter(others, high - low - 1)}{shape}")
        ahead = running[min(size, i + 5)] - running[i + 1]
        behind = running[i] - running[max(0, i - 4)]
        found.append(f"ab={step(behind) // 3}{step(ahead) // 3}{shape}")
        if any_blank:
            gap = min(lines[i + 1].blanks, 2) if i + 1 < size else 3
            found.append(f"bl={min(one.blanks, 2)}{gap}")
            found.append(f"blsh={min(one.blanks, 2)}{gap}{shape}")
        yield found


def _copies(lines: Sequence[Line], zones: Sequence[str]) -> Iterator[list[str]]:
    """Whether a line stands there more than once, and whether it begins another one."""
    copies, prefixes = Counter(one.key for one in lines), _prefixes(lines)
    seen: set[str] = set()
    for one, zone in zip(lines, zones, strict=True):
        found = []
        times = copies[one.key]
        if times > 1:
            again = "2" if one.key in seen else "1"
            found.append(f"copy={min(times, 4)}{again}{one.shape}")
            found.append(f"copyz={min(times, 3)}{again}{zone[0]}")
            seen.add(one.key)
        if one.key in prefixes:
            found.append(f"prefix={prefixes[one.key]}{one.shape}")
        yield found


def _shared(lines: Sequence[Line], zones: Sequence[str]) -> Iterator[list[str]]:
    """How many of its longer words a line shares with the running text: all of it, its beginning, and what is next."""
    first, _ = core(lines)
    long = [{w for w in one.words if len(w) > 3} for one in lines]
    spread = Counter(word for one, own in zip(lines, long, strict=True) if one.shape == "S" for word in own)
    opening: set[str] = set()
    for one, own in zip(lines[first : first + 6], long[first : first + 6], strict=True):
        if one.shape == "S":
            opening |= own
    nearest = _nearest(lines)
    for i, (one, own, zone) in enumerate(zip(lines, long, zones, strict=True)):
        shape = one.shape
        content = [w for w in own if len(w) > 4]
        least = 1 if shape == "S" else 0
        shared = sum(spread[w] > least for w in content)
        found = [f"coh={quarter(shared, len(content))}{'L' if len(one.words) >= LONG else shape}"]
        if shape != "S":
            found.append(f"lead={quarter(len(own & opening), len(own))}{shape}{zone[0]}")
            told = sum(
                any(w in long[j] for j in range(i + 1, min(i + 4, len(lines))) if lines[j].shape in "Ss") for w in own
            )
            found.append(f"next={quarter(told, len(own))}{shape}{nearest[i][1]}")
        yield found


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
