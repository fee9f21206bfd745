"""Whether an article is in English, as far as its commonest words tell."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.english.lexicon import words as word_class
from newsparse.model import Diagnostic, Level, ParsedArticle

_FEWEST = 40
"""Words that a text must have before it is judged by the English words that it lacks."""
_ENOUGH = 3
"""Different foreign words that tell another language, where they outnumber the English ones."""
_SHARE = 0.04
"""English news text has these words as a quarter to a third of all; other languages hardly one in fifty."""
_FOREIGN_SHARE = 0.12
_LOOKED_AT = 2000
_LAST_LATIN = "\u024f"
"""The last letter of the scripts that English and its neighbours are written in."""


def is_english(words: Sequence[str], language: str | None) -> bool:
    """By what the article says of itself; without that, by its words and the script that most of them are in.

    Example:
        >>> is_english(["Le", "ministre", "a", "dit", "non"] * 20, None), is_english(["Mali", "says", "no"], None)
        (False, True)
        >>> is_english(["Mali", "says", "no"], "fr")
        False
        >>> is_english("Le maire dit que la ville ne veut pas de stade".split(), None)
        False
        >>> is_english("Мэр отклонил план".split(), None)
        False
    """
    if language:
        return language.lower().replace("_", "-").split("-")[0] in ("en", "eng", "english")
    letters = [w.lower() for w in words[:_LOOKED_AT] if w[0].isalpha()]
    if 2 * sum(w[0] > _LAST_LATIN for w in letters) > len(letters):
        return False
    common = sum(map(word_class("common_english").__contains__, letters))
    if len(word_class("common_foreign").intersection(letters)) >= _ENOUGH:
        foreign = sum(map(word_class("common_foreign").__contains__, letters))
        if foreign > 2 * common and foreign >= _FOREIGN_SHARE * len(letters):
            return False
    return len(letters) < _FEWEST or common >= _SHARE * len(letters)


def not_english(document: ParsedArticle) -> Diagnostic | None:
    """A remark if an article is, by its tokens, in another language, so that nothing is looked for.

    It is asked as ``document.derive(not_english, tags=False)``, and so found once.

    Example:
        >>> from newsparse.model import Article
        >>> not_english(ParsedArticle(article=Article(text="Non.", language="fr"))).code
        'other-language'
    """
    article, tokens = document.article, document.tokens
    firsts = zip(tokens.starts[:_LOOKED_AT], tokens.ends[:_LOOKED_AT], strict=True) if tokens is not None else ()
    if is_english([article.text[start:end] for start, end in firsts], article.language):
        return None
    said = f"the article is in {article.language!r}" if article.language else "the text does not look English"
    return Diagnostic(
        level=Level.WARNING,
        code="other-language",
        message=f"{said}; only English is read, so no mentions and attributions are looked for",
    )
