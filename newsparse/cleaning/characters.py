"""Characters: mojibake, odd spaces, signs that nobody sees. Quotation marks and dashes stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.model import Article, Edit, Span

_MOJIBAKE = re.compile("[ÃÂâð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00a0]{1,3}")
_ODD = re.compile(
    "(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c])"
    "|(?P<line>\r\n?|\u2028|\u2029|\x85)"
    "|(?P<unseen>[\u00ad\u200b-\u200d\u2060\ufeff]|[\x00-\x08\x0e-\x1f\x7f])"
)
_CP1252 = {chr(b): b for b in range(128, 160)} | {
    bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(128, 256)
}
"""Also the control characters that the same bytes are in Latin-1."""


class Characters:
    """Replaces UTF-8 that was read as Windows-1252, odd spaces and line breaks, and takes out unseen signs."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield replacements, in text order."""
        taken = 0
        for match in re.finditer(f"{_MOJIBAKE.pattern}|{_ODD.pattern}", article.text):
            if match.start() < taken:
                continue
            span = Span(*match.span())
            if match["space"]:
                yield Edit.replace(span, " ", "odd-space")
            elif match["line"]:
                yield Edit.replace(span, "\n", "line-break")
            elif match["unseen"]:
                yield Edit.replace(span, "", "unseen-sign")
            else:
                for length in range(len(span), 1, -1):
                    repaired = _repaired(match[0][:length])
                    if repaired is not None:
                        yield Edit.replace(Span(span.start, span.start + length), repaired, "mojibake")
                        break
                else:
                    length = 1
                    odd = next((i for i, c in enumerate(match[0]) if c == "\u00a0"), None)
                    if odd is not None:
                        yield Edit.replace(Span(span.start + odd, span.start + odd + 1), " ", "odd-space")
                taken = span.start + max(length, 1)


def _repaired(text: str) -> str | None:
    """The character that some characters were before they were read in the wrong encoding, or None."""
    try:
        raw = bytes(_CP1252[c] for c in text)
        repaired = raw.decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return (repaired if repaired != "\u00a0" else " ") if len(repaired) == 1 else None
