"""The language of a text, by its words; what pages declare is often that of their template."""

from __future__ import annotations

from py3langid import langid

_ENOUGH = 60
_LOOKED_AT = 1500


def language(text: str, declared: str | None = None) -> str | None:
    """The language of a text as an ISO 639-1 code; what is declared, for a text too short to tell.

    Example:
        >>> language("Die Reeder bieten drei Prozent, und die Gewerkschaft verlangt sieben.", "en")
        'de'
    """
    if len(text) < _ENOUGH:
        return declared
    return str(langid.classify(text[:_LOOKED_AT])[0])
