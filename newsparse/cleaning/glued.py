"""Headings that are glued to the sentence behind them.

*A Long Week of Repairs Norway praised the decision.*
Every place where a sentence could begin behind a run of words is weighed against leaving the words together: how long
the run is and how it is cased, what it ends in, what follows, and what the rest of the text knows (a word that is
elsewhere written small begins a sentence here; two words that stand together elsewhere are not to be parted). The
weights are data (``glued.tsv``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp

import attrs

from newsparse.cleaning.words import classes
from newsparse.text.sentences import STARTERS

MOST_WORDS = 14
"""How many words a heading may have."""
LEAST_REST = 4
"""How many words must be left of the sentence."""
SCALE = 100
"""Weights are stored as whole numbers, in hundredths."""
SURE = 0.8
"""From which probability on a heading is split off."""
LEAST = 0.35
"""The same in text that was flattened: there was furniture in it, or several headings are sure."""
OTHERS = 2
"""How many headings these are."""
_TOKEN = re.compile(r"\S*?[a-z]{2}(?=[A-Z][a-z])|\S+")
"""A word; two of them where a capital stands inside of one, since a page may have lost the space."""
_JOINED = re.compile(r"[a-z]{2}[A-Z][a-z]")
READ = 400
"""In how many characters a heading and the words behind it are looked for."""
_AROUND = "\"“”‘’'()[].,;:!?"
"""Signs that are no part of the word that they stand at."""
_STOPS = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘]?[A-Z0-9])")
_RUN = re.compile(
    r"(?=[A-Z])(?:(?:[A-Z][\w'’-]*"
    r"|a|an|and|as|at|but|by|for|from|in|into|nor|of|on|or|over|the|to|up|vs|with|against|amid|after|before)[ ]){3,14}"
    r"(?=[a-z])"
)


QUESTIONS = frozenset("how what when where which who whose why is are can could do does did should will would".split())
"""Words that a question begins with."""


@attrs.frozen
class Known:
    """What a whole text says about its words: those that are written small, and which stand side by side."""

    small: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def known(text: str) -> Known:
    """What a text says about its words."""
    tokens = [token if token.isalpha() else token.strip(_AROUND) for token in text.split()]
    small = frozenset(filter(str.islower, tokens))
    pairs = Counter(
        (one, other) for one, other in pairwise(tokens) if other not in small and one and other[:1].isupper()
    )
    return Known(small, frozenset(pair for pair, times in pairs.items() if times > 1))


def places(text: str) -> Iterator[tuple[int, bool]]:
    """Where a glued heading could begin in a line: (offset, whether that is its front)."""
    yield 0, True
    for match in _STOPS.finditer(text):
        yield match.end(), False


def candidates(text: str, start: int, front: bool, facts: Known, gap: str = "-") -> list[tuple[int, list[str]]]:
    """(where the heading ends, features) for every way to split one off at a place."""
    beginning = text[start : start + READ].split(None, MOST_WORDS + LEAST_REST + 1)[: MOST_WORDS + LEAST_REST + 1]
    if not (front or _is_cased(beginning)) or not _may_part(beginning[: MOST_WORDS + 1]):
        return []
    tokens = _tokens(text, start, beginning)
    words = [text[first:end] for first, end in tokens]
    bare = [word.strip(_AROUND) for word in words]
    hardly = _hardly_last()
    found = []
    place = "f" if front else "i"
    earlier = 0
    for k in range(1, min(MOST_WORDS, len(words) - LEAST_REST) + 1):
        last, following = words[k - 1], words[k]
        if last[-1] in ".;,":
            if last[-1] == "." and not last[:-1].isdigit():
                break
            continue
        head = following.lstrip("\"“‘'([£$€")
        if not head[:1].isupper() and not head[:1].isdigit():
            continue
        low = bare[k - 1].lower()
        if low in hardly and last[-1] not in "?!":
            earlier += head.lower() in STARTERS
            continue
        names = _features(words, bare, k, place, earlier, facts, gap)
        if tokens[k - 1][1] == tokens[k][0]:
            names = [*names, "joined", f"joined={_kind(following, head)}"]
        found.append((tokens[k - 1][1], names))
        earlier += head.lower() in STARTERS
    return found


def _tokens(text: str, start: int, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where each of the words is, in two where a page may have lost a space."""
    found = []
    at = start
    for word in words:
        first = text.index(word, at)
        at = first + len(word)
        if _JOINED.search(word) is None:
            found.append((first, at))
        else:
            found += [match.span() for match in _TOKEN.finditer(text, first, at)]
    return found[: MOST_WORDS + LEAST_REST + 1]


def _is_cased(words: Sequence[str]) -> bool:
    """Whether words look like a heading where nothing else says so: a question, or capitals behind the first."""
    return any(word.lower() in QUESTIONS for word in words[:1]) or any(word[:1].isupper() for word in words[1:4])


def _may_part(words: Sequence[str]) -> bool:
    """Whether any word but the first could begin a sentence: it has a capital, and no *of* or *a* before it."""
    hardly = _hardly_last()
    before = words[0].lower() if words else ""
    for word in words[1:]:
        if word != word.lower():
            if before[-1] not in ".;," or before[:-1].isdigit():
                if before not in hardly:
                    return True
            elif before[-1] == ".":
                return False
            if _JOINED.search(word):
                return True
        before = word.lower()
    return bool(words) and _JOINED.search(words[0]) is not None


@cache
def _hardly_last() -> frozenset[str]:
    """Words with which hardly a heading ends."""
    return classes()["small"] | classes()["function"]


def _sure(text: str, start: int) -> int | None:
    """Where a heading in title case ends behind a full stop, before a participle or a word that begins sentences."""
    run = _RUN.match(text, start)
    if run is None:
        return None
    words = list(_TOKEN.finditer(text, start, run.end()))
    last = max(i for i, word in enumerate(words) if word[0][0].isupper())
    heading, begins = words[:last], words[last][0].lower()
    capitals = sum(word[0][0].isupper() for word in heading)
    if capitals < 2 or len(heading) < 3 or heading[0][0].lower() in STARTERS:
        return None
    return heading[-1].end() if begins in STARTERS or begins.endswith(("ing", "ed")) else None


def _features(
    words: Sequence[str], bare: Sequence[str], k: int, place: str, earlier: int, facts: Known, gap: str
) -> list[str]:
    heading, rest = words[:k], words[k:]
    last, head = bare[k - 1], bare[k]
    after = rest[1] if len(rest) > 1 else ""
    small, kinds = classes()["small"], classes()
    case = _case(heading, bare)
    kind = _kind(rest[0], head)
    second = "s" if after in small else "l" if after[:1].islower() else "U" if after[:1].isupper() else "-"
    ends = heading[-1][-1] if heading[-1][-1] in "?!:)\"”’'" else ""
    length = min(k, 4) if k < 4 else 4 + (k > 5) + (k > 7) + (k > 9)
    written_small = head.lower() in facts.small and kind != "name"
    lower = "s" if head.lower() in facts.small else "-"
    found = [
        f"b{place}",
        f"len={place}{length}",
        f"case={place}{case}",
        f"all={place}{case}{kind}{second}{min(k, 3)}",
        f"cut={case}{kind}{second}{min(k, 3)}{lower}",
        f"casenext={case}{kind}{second}",
        f"next={kind}{second}{lower}",
        f"next={place}{kind}{lower}",
        f"caselow={case}{lower}",
        f"last={_last(last)}{kind}",
        f"gap={place}{gap}",
        f"gapcase={place}{gap}{case}{kind}",
        f"early={min(earlier, 2)}{kind}",
    ]
    if ends:
        found += (f"ends={ends}", f"ends={ends}{place}{gap}")
        if ends == "?" and heading[0].lower() in QUESTIONS:
            found += ("asks", f"asks={place}{gap}")
    if heading[0][:-1].isdigit():
        found += ("numbered", f"numbered={kind}")
    if rest[0][0] in "£$€":
        found.append("price")
    if len(rest) > 1 and (head, bare[k + 1]) in facts.pairs:
        found += ("named", f"named={case}")
    if (last, head) in facts.pairs:
        found.append("pair")
    if head.isupper() and len(head) > 1 and case == "X":
        found.append("still")
    if any(word.lower() in kinds["said"] for word in heading):
        found.append("said")
    if any(word in ("is", "was", "are", "were", "has", "have", "had", "will", "would") for word in heading[1:]):
        found.append("verb")
    if heading[0].lower() in STARTERS:
        found.append(f"starts{case}")
    if any("," in word for word in heading):
        found.append("comma")
    if head.lower() in (word.lower() for word in bare[:k]):
        found.append(f"again={kind}")
    if not written_small and kind == "name" and len(rest) > 1 and second == "l":
        found.append(f"subject={case}")
    if any(word[-1] in ".!?" for word in rest[:3]):
        found.append("short")
    return found


def _kind(token: str, head: str) -> str:
    """What sort of word comes next."""
    low = head.lower()
    if token[:1] in "\"“‘'":
        return "quote"
    if token[:1].isdigit():
        return "digit"
    if low in ("i", "i'm", "i've", "i'd", "i'll"):
        return "I"
    if low in ("the", "a", "an", "this", "these", "that", "those", "it", "he", "she", "they", "we", "you"):
        return "det"
    if low in STARTERS or low in classes()["function"]:
        return "fun"
    if low.endswith(("ing", "ed")):
        return "ing"
    return "name"


def _case(heading: Sequence[str], bare: Sequence[str]) -> str:
    """X all capitals, T title case, S sentence case, 1 a single word."""
    joined = " ".join(heading)
    if joined.isupper() and sum(map(str.isalpha, joined)) > 2:
        return "X"
    if len(heading) == 1:
        return "1"
    long = [w for w in bare[1 : len(heading)] if len(w) > 3 and w[:1].isalpha()]
    if not long:
        return "t"
    upper = sum(w[0].isupper() for w in long)
    return "T" if upper == len(long) else "S" if upper == 0 else "M"


def _last(last: str) -> str:
    return "U" if last[:1].isupper() else "d" if last[-1:].isdigit() else "l"


@cache
def weights() -> dict[str, float]:
    """The weights of the features, from ``glued.tsv``."""
    text = (files("newsparse.cleaning") / "glued.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {name: int(weight) / SCALE for name, weight in rows}


def heading_end(text: str, start: int, front: bool, facts: Known, gap: str = "-") -> tuple[int, float] | None:
    """Where a heading that begins at ``start`` would end, before the sentence it is glued to, and how likely that is.

    Example:
        >>> said = "A Long Week of Repairs The council of Oslo praised the decision."
        >>> said[: heading_end(said, 0, True, known("the council of Oslo"))[0]]
        'A Long Week of Repairs'
    """
    if not front:
        sure = _sure(text, start)
        if sure is not None:
            return sure, 1.0
    known_weights = weights()
    scored = [
        (sum(known_weights.get(name, 0.0) for name in names), end)
        for end, names in candidates(text, start, front, facts, gap)
    ]
    if not scored:
        return None
    best, end = max(scored)
    most = max(best, 0.0)
    total = exp(-most) + sum(exp(score - most) for score, _ in scored)
    return end, exp(best - most) / total
