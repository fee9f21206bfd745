"""Lexicons: what English words mean, as tables beside this module (see `newsparse.text.tables`).

`words` are plain classes of words; each file in ``tables/words`` belongs to one package of English. `inflection` makes
the forms of verbs and nouns; `gazetteer` reads titles, given names and demonyms; `weights` says how likely something is
by a table of weights. ``tables/words.tsv`` has the parts of speech that the tagger goes by; a verb that stands neither
there nor in ``irregular_verbs.tsv`` may be read as a noun.
The names of countries, bodies and places are not here but in `newsparse.knowledge`, where all that is not English reads
them too.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newsparse.text import tables
from newsparse.text.tables import split

__all__ = ["owners", "rows", "split", "word_classes", "words"]

_PACKAGE, _WORLD = "newsparse.english.lexicon", "newsparse.knowledge"
_TABLES = files(_PACKAGE) / "tables"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``tables/NAME.tsv``, by column; a missing cell is empty. Countries and bodies are read too.

    Raises:
        FileNotFoundError: if there is no such lexicon.
        ValueError: if a row has more cells than there are columns.

    Example:
        >>> next(row["full"] for row in rows("title_abbreviations") if row["short"] == "sen.")
        'senator'
    """
    return tables.rows(_PACKAGE if (_TABLES / f"{name}.tsv").is_file() else _WORLD, name)


@cache
def word_classes(name: str = "words") -> dict[str, frozenset[str]]:
    """The words of each class in a lexicon with the columns ``class`` and ``words`` (separated by spaces)."""
    found: dict[str, set[str]] = {}
    for row in rows(name):
        found.setdefault(row["class"], set()).update(tables.words(row["words"]))
    return {name: frozenset(words) for name, words in found.items()}


@cache
def owners() -> dict[str, str]:
    """The table in ``tables/words`` that each word class stands in; every class stands in one."""
    names = sorted(file.name.removesuffix(".tsv") for file in (_TABLES / "words").iterdir())
    return {word_class: name for name in names for word_class in word_classes(f"words/{name}")}


@cache
def words(word_class: str) -> frozenset[str]:
    """The words of a class, in lower case.

    Raises:
        KeyError: if no table has the class.

    Example:
        >>> "monday" in words("day")
        True
    """
    return word_classes(f"words/{owners()[word_class]}")[word_class]
