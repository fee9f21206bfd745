"""Names of persons as linking compares them: their parts, how they sound, and the forms they take."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import attrs

from newsparse.text import fold

_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_PARTICLES = frozenset("al el ul bin ibn ben".split())
"""Articles and words for *son of*, which Latin spelling keeps or leaves out."""
_INITIALS = re.compile(r"\b((?:[a-z]\.\s*)+)(?=\s|$|[a-z])")

_SLAVIC_ENDING = re.compile("sk(?:y|yy|iy|yi|ij|yj|ii|i)$")


@attrs.frozen
class PersonName:
    """The parts of a name, folded: what comes first, in between and last, and a suffix (*Jr.*, *III*).

    Example:
        >>> PersonName.of("George H.W. Bush").middle, PersonName.of("Donald Trump Jr.").suffix
        (('h', 'w'), 'jr')
        >>> PersonName.of("Kim Jong-un").whole == PersonName.of("Kim Jongun").whole
        True
    """

    words: tuple[str, ...]
    suffix: str = ""

    @classmethod
    @lru_cache(maxsize=1 << 16)
    def of(cls, name: str) -> PersonName:
        """The name that a text is."""
        folded = _INITIALS.sub(lambda m: m[1].replace(".", " ") + " ", fold(name))
        words = [w for w in re.split(r"[\s\-,.]+", folded) if w]
        suffix = ""
        while words and words[-1] in _SUFFIXES:
            suffix = _SUFFIXES[words.pop()]
        return cls(tuple(word for i, word in enumerate(words) if words[i - 1 : i] != [word]), suffix)

    @property
    def full(self) -> bool:
        """Whether there is more than a surname (or a mononym)."""
        return len(self.words) > 1 and len(self.words[0]) > 1

    @property
    def middle(self) -> tuple[str, ...]:
        """What stands between the first and the last word."""
        return self.words[1:-1]

    @property
    def whole(self) -> str:
        """The name as one word, as hyphens and spaces inside names come and go."""
        return "".join(self.words) + ("+" + self.suffix if self.suffix else "")

    @property
    def sounds(self) -> tuple[str, ...]:
        """How the words sound, in alphabetical order, as some languages put the family name first."""
        return tuple(sorted(map(sound, self.bare)))

    @property
    def bare(self) -> tuple[str, ...]:
        """The words without particles."""
        return tuple(word for word in self.words if word not in _PARTICLES)

    def fits(self, other: PersonName) -> bool:
        """Whether middle names do not contradict each other: *W.* and *H.W.* do."""
        if not self.middle or not other.middle:
            return True
        pairs = zip(self.middle, other.middle, strict=False)
        same = all(a.startswith(b) if len(b) == 1 else b.startswith(a) if len(a) == 1 else a == b for a, b in pairs)
        return same and len(self.middle) == len(other.middle)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A word of a name without what transliterations differ in.

    Example:
        >>> sound("zelenskyy") == sound("selenskyj"), sound("qaddafi") == sound("gaddafi")
        (True, True)
        >>> sound("hassan") == sound("hussein"), sound("un") == sound("il")
        (False, False)
    """
    for pattern, spelling in _spellings():
        word = pattern.sub(spelling, word)
    return word


def transliterated(a: str, b: str) -> bool:
    """Whether two words that sound the same are two spellings of one foreign word, rather than two English names.

    English has families of its own for *Reid* and *Reed*, *Smith* and *Smyth*; where words differ in no more than that,
    it takes more than the name to say that they are one.

    Example:
        >>> transliterated("zelensky", "selenskyj"), transliterated("reid", "reed"), transliterated("smith", "smyth")
        (True, False, False)
    """
    return min(len(a), len(b)) >= 5 and sound(a) == sound(b) and _english(a) != _english(b)


@lru_cache(maxsize=1 << 16)
def _english(word: str) -> str:
    """A word without what English spellings of one name differ in."""
    stem, ending = (word[: m.start()], m[0]) if (m := _SLAVIC_ENDING.search(word)) else (word, "")
    stem = stem.replace("ph", "f").replace("ck", "k").replace("c", "k").replace("z", "s")
    return re.sub("[aeiy]+", "i", stem[:1] + stem[1:].replace("h", "")) + ending


def near(a: str, b: str) -> bool:
    """Whether two sounds differ in one vowel at most: *Muhammad* and *Mohammed*, not *Hassan* and *Hussein*."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or consonants(a) != consonants(b) or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:]
    return rest_a[1:] == rest_b or rest_b[1:] == rest_a


def consonants(sounding: str) -> str:
    """A sound without its vowels."""
    return re.sub("[aiu]", "", sounding)


def full_given(word: str) -> frozenset[str]:
    """The given names that a short form may stand for, and the word itself."""
    return _nicknames().get(word, frozenset()) | {word}


def _rows(name: str) -> list[list[str]]:
    text = (files("newsparse.linking") / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0]), row[1]) for row in _rows("spellings.tsv"))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for full, short in _rows("nicknames.tsv"):
        for word in short.split():
            found.setdefault(word, set()).add(full)
    return {word: frozenset(full) for word, full in found.items()}
