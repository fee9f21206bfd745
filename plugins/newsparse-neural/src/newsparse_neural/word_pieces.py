"""Words as pieces: WordPiece, as BERT's uncased encoders read (Wu et al. 2016; Devlin et al. 2019)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import regex

FIRST, LAST = "[CLS]", "[SEP]"
"""The pieces before and behind every window."""
UNKNOWN = "[UNK]"
LONGEST = 100
"""Characters of a stretch of letters; a longer one is not known."""

_INVISIBLE = regex.compile(r"[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\ufffd--[\t\n\r]]", regex.V1)
_ACCENT = regex.compile(r"\p{Mn}")
_STRETCH = regex.compile(r"[\p{P}$+<=>^`|~\p{Unified_Ideograph}]|[^\s\p{P}$+<=>^`|~\p{Unified_Ideograph}]+")


class WordPieces:
    """Cuts words into the longest pieces of a vocabulary; those that go on within a word begin with ``##``.

    Example:
        >>> cut = WordPieces(["[UNK]", "[CLS]", "[SEP]", "un", "##heard", "-", "of"])
        >>> cut("Unheard-of"), cut("é")
        ((3, 4, 5, 6), (0,))
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self._index = {piece: i for i, piece in enumerate(pieces)}
        self.first, self.last, self._unknown = (self._index[name] for name in (FIRST, LAST, UNKNOWN))
        self._cached = lru_cache(maxsize=50_000)(self._cut)

    def __call__(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces; none for a word of invisible characters."""
        return self._cached(word)

    def _cut(self, word: str) -> tuple[int, ...]:
        plain = _ACCENT.sub("", unicodedata.normalize("NFD", _INVISIBLE.sub("", word))).lower()
        return tuple(piece for stretch in _STRETCH.findall(plain) for piece in self._longest(stretch))

    def _longest(self, stretch: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(stretch) <= LONGEST:
            for end in range(len(stretch), start, -1):
                piece = self._index.get(("##" if start else "") + stretch[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self._unknown]
        return found or [self._unknown]
