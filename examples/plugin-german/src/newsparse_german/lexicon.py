"""The tables: which words report, what nouns stand for, names that need no introduction, and classes of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import attrs

from newsparse.model import ClaimKind, Dimension, EntityType, Polarity
from newsparse.text.tables import rows, split

PACKAGE = __name__.rpartition(".")[0]


def low(word: str) -> str:
    """A word as the tables have it: in lower case, with *ss* for *ß*, as the Swiss write.

    Example:
        >>> low("Äußerte"), low("begrüsste")
        ('äusserte', 'begrüsste')
    """
    return word.lower().replace("ß", "ss")


@cache
def words(*classes: str) -> frozenset[str]:
    """The words of the classes of ``words.tsv``."""
    found = (low(row["words"]).split() for row in rows(PACKAGE, "words") if row["class"] in classes)
    return frozenset(word for several in found for word in several)


@cache
def function_words() -> frozenset[str]:
    """Words that are no nouns, even where a sentence begins with them."""
    return words(
        "determiner", "pronoun", "other_pronoun", "preposition", "conjunction", "subordinator", "question", "relative",
        "adverb", "verb", "negation",
    ).union(form for cue in cues() for form in cue.forms)  # fmt: skip


@attrs.frozen(kw_only=True)
class Cue:
    """A row of ``cues.tsv``: a word that reports, where its content stands, and what it says of the speaker."""

    forms: tuple[str, ...]
    closing: frozenset[str]
    needs: frozenset[str]
    participles: frozenset[str]
    frame: tuple[str, ...]
    kind: ClaimKind
    polarity: Polarity | None
    dimension: Dimension
    strength: float


@cache
def cues() -> tuple[Cue, ...]:
    """All rows of ``cues.tsv``."""
    return tuple(
        Cue(
            forms=tuple(low(row["forms"]).split()),
            closing=frozenset(split(low(row["closing"]))),
            needs=frozenset(split(low(row["with"]))),
            participles=frozenset(split(low(row["participle"]))),
            frame=split(row["frame"]),
            kind=ClaimKind(row["kind"]),
            polarity=Polarity(int(row["polarity"])) if row["polarity"] else None,
            dimension=Dimension(row["dimension"] or "position"),
            strength=float(row["strength"] or 1),
        )
        for row in rows(PACKAGE, "cues")
    )


@cache
def cues_by_form() -> dict[str, tuple[Cue, ...]]:
    """The rows of every finite form: of *sagte*, *laut*."""
    return _by((form, cue) for cue in cues() for form in cue.forms)


@cache
def cues_by_participle() -> dict[str, tuple[Cue, ...]]:
    """The rows of every participle: of *gesagt*, *abgelehnt*."""
    return _by((form, cue) for cue in cues() for form in cue.participles)


@cache
def cues_by_last() -> dict[str, tuple[Cue, ...]]:
    """The rows of every form as it stands at the end of its clause: *wie sie sagte*, *wie sie mitteilte*."""
    joined = ((prefix + form, cue) for cue in cues() for prefix in cue.closing or ("",) for form in cue.forms)
    return _by((form, cue) for form, cue in joined if "clause" in cue.frame)


@cache
def speaker() -> re.Pattern[str]:
    """Where a quotation whose end is missing ends: before *, sagte …* and *, so …*.

    Example:
        >>> speaker().search("„Wir bauen, sagte Kern.").start()
        10
    """
    forms = {form for cue in cues() if "clause" in cue.frame and not cue.closing for form in cue.forms}
    return re.compile(rf",\s+(?:{'|'.join(sorted(map(re.escape, forms)))}|so(?=\s+[A-ZÄÖÜ]))\b")


def _by(pairs: Iterable[tuple[str, Cue]]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for form, cue in pairs:
        found[form] = (*found.get(form, ()), cue)
    return found


@attrs.frozen(kw_only=True)
class Kind:
    """What a name or a noun stands for."""

    type: EntityType
    name: str = ""
    country: str | None = None
    sector: str | None = None
    generic: bool = False


@cache
def _names() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for row in rows(PACKAGE, "names"):
        kind = Kind(
            type=EntityType(row["type"]), name=row["name"], country=row["country"] or None, sector=row["sector"] or None
        )
        found |= {low(name): kind for name in (row["name"], *split(row["aliases"]))}
    return found


def known(name: str) -> Kind | None:
    """What a name stands for that needs no introduction, in the genitive too.

    Example:
        >>> known("Russlands").country, known("Weißen Haus").name, known("Kern")
        ('RUS', 'Weißes Haus', None)
    """
    folded = low(name)
    return _names().get(folded) or (_names().get(folded[:-1]) if folded.endswith("s") else None)


@cache
def _nouns() -> dict[str, Kind]:
    return {
        word: Kind(type=EntityType(row["type"]), sector=row["sector"] or None, generic=row["generic"] == "yes")
        for row in rows(PACKAGE, "nouns")
        for word in low(row["words"]).split()
    }


@cache
def _longest_noun() -> int:
    return max(map(len, _nouns()))


def noun(word: str) -> Kind | None:
    """What a noun stands for, by its longest end in the table, in the genitive too; a short end stands alone.

    Example:
        >>> noun("Verkehrsministerium").type.value, noun("US-Präsident").type.value, noun("Brücke")
        ('organization', 'person', None)
    """
    last = low(word).rpartition("-")[2]
    kind = _ends(last)
    return kind if kind is not None or not last.endswith("s") else _ends(last[:-1])


def _ends(last: str) -> Kind | None:
    for length in range(min(len(last), _longest_noun()), 1, -1):
        kind = _nouns().get(last[-length:])
        if kind is not None and (length == len(last) or length > 3):
            return kind
    return None
