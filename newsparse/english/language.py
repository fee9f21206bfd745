"""Whether an article is in English, as far as its commonest words tell."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.model import Article, Diagnostic, Level

_COMMON = frozenset(
    "the of to and a in is it that for on was with as he be by at have from this are his but not they an who".split()
)
_FOREIGN = frozenset(
    """
    les est dans que qui une pour ne pas nous vous elle ils avec sont mais aux ont das und nicht ist dem ein eine auf
    mit sich auch wird sie los las una por con para su se che non per sono het een niet zijn met voor dat uma com não
    att som är det och ett inte på av og ikke
    """.split()
)
"""Common words of other languages that are no English ones, and that stand in no names as *de* and *van* do."""
_FEWEST = 40
"""Words that a text must have before it is judged by the English words that it lacks."""
_ENOUGH = 3
"""Different foreign words that tell another language, where they outnumber the English ones."""
_SHARE = 0.04
"""English news text has these words as a quarter to a third of all; other languages hardly one in fifty."""
_FOREIGN_SHARE = 0.12
_LOOKED_AT = 2000


def is_english(words: Sequence[str], language: str | None) -> bool:
    """By what the article says of itself; without that, by its words.

    Example:
        >>> is_english(["Le", "ministre", "a", "dit", "non"] * 20, None), is_english(["Mali", "says", "no"], None)
        (False, True)
        >>> is_english(["Mali", "says", "no"], "fr")
        False
        >>> is_english("Le maire dit que la ville ne veut pas de stade".split(), None)
        False
    """
    if language:
        return language.lower().replace("_", "-").split("-")[0] in ("en", "eng", "english")
    letters = [w.lower() for w in words[:_LOOKED_AT] if w[0].isalpha()]
    common = sum(w in _COMMON and w != "a" for w in letters)
    strange = [w for w in letters if w in _FOREIGN]
    foreign = len(strange)
    if len(set(strange)) >= _ENOUGH and foreign > 2 * common and foreign >= _FOREIGN_SHARE * len(letters):
        return False
    return len(letters) < _FEWEST or common >= _SHARE * len(letters)


def other_language(article: Article, words: Sequence[str]) -> Diagnostic | None:
    """A remark if an article, of these words, is not in English, so that nothing is looked for.

    Example:
        >>> from newsparse.model import Article
        >>> other_language(Article(text="Non.", language="fr"), ["Non", "."]).code
        'other-language'
    """
    if is_english(words, article.language):
        return None
    said = f"the article is in {article.language!r}" if article.language else "the text does not look English"
    return Diagnostic(
        level=Level.WARNING,
        code="other-language",
        message=f"{said}; only English is read, so no mentions and attributions are looked for",
    )
