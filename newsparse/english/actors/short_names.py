"""Other names of a body: abbreviations, and parts of its full name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from newsparse.english.actors.bodies import body_key
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.titles import title_begin
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives, demonyms, look_up, name_words
from newsparse.model import BlockKind, EntityType, ParsedArticle, Span
from newsparse.text import blocks_of


def merge_short_names(cast: Cast, names: list[Occurrence]) -> None:
    """Make one entity of those that are one body under several names."""
    for mention in names:
        _put_beside(cast, mention)
    _merge_each(cast, _abbreviation, _initials)
    _merge_each(cast, _body_key, _parts)
    _first_and_last_words(cast)


# -- names put beside each other


def _put_beside(cast: Cast, mention: Occurrence) -> None:
    """*The X Y Society (XYS)*, *the XYS (X Y Society)*: the name in brackets is an alias, whatever its letters."""
    before = _name_before(cast, mention)
    if before is None or before.entity is None or mention.entity is None:
        return
    body, alias, said = before.entity, mention.entity, mention.said
    if body.type is EntityType.PERSON:
        if mention.before == "as" and alias.type is EntityType.PERSON and mention.after in (",", ")"):
            cast.merge(body, alias)
    elif " " in said:
        if before.said.isupper() and alias.type is EntityType.ORGANIZATION:
            cast.merge(alias, body)
    elif said[0].isupper() and len(said) < 12 and (alias.type is not EntityType.PERSON or said.isupper()):
        cast.merge(body, alias)


def _name_before(cast: Cast, mention: Occurrence) -> Occurrence | None:
    """The name that has another one beside it: *X (…)*, *X, better known as …*, *X, known by the acronym …*."""
    start, lower = mention.start, cast.g.lower
    if mention.before == "(":
        return cast.name_until(start - 1) if mention.after == ")" else None
    if mention.before == "or" and mention.said.isupper() and mention.after in (",", ")"):
        return cast.name_until(start - 2) if lower[start - 2] == "," else None  # "X, or XYS,"
    if mention.before not in words("before_alias"):
        return None
    k = next((k for k in range(start - 2, max(0, start - 8), -1) if lower[k] in ("known", "called", ",", "(")), 0)
    if lower[k] not in ("known", "called"):
        return None
    while k > 0 and (lower[k - 1] in (",", "(") or lower[k - 1] in words("before_known")):
        k -= 1
    return cast.name_until(k)


# -- abbreviations and parts of longer names


def _merge_each(cast: Cast, key_of: Callable[[Entity], str], keys_of: Callable[[Entity], Iterator[str]]) -> None:
    """Merge every entity whose key is among the keys of one longer name only."""
    keys = {entity: key for entity in cast.entities if (key := key_of(entity))}
    longer: dict[str, list[Entity]] = defaultdict(list)
    for entity in cast.entities if keys else ():
        for key in keys_of(entity):
            longer[key].append(entity)
    for entity, key in keys.items():
        found = [e for e in cast.present(longer[key]) if e is not entity] if key in longer else []
        if len(found) == 1:
            cast.merge(found[0], entity)


def _abbreviation(entity: Entity) -> str:
    """The letters of a name that is an abbreviation; empty if it is none: *BoI*, too."""
    letters = entity.name.replace(".", "")
    short = 2 <= len(letters) <= 7 and " " not in letters and sum(map(str.isupper, letters)) >= 2
    return letters.upper() if short else ""


def _initials(entity: Entity) -> Iterator[str]:
    """What may abbreviate a name: all its initials, or those in capitals."""
    if entity.type is not EntityType.PERSON and " " in entity.name:
        said = entity.name.replace("-", " ").replace("'", " ").replace("’", " ").split()
        yield "".join(w[0] for w in said if w[0].isupper())
        yield "".join(w[0].upper() for w in said)
        yield "".join(w[0].upper() for w in said if w.lower() != "the")


def _body_key(entity: Entity) -> str:
    return body_key(entity.name) if entity.type is EntityType.ORGANIZATION else ""


def _parts(entity: Entity) -> Iterator[str]:
    """*Supreme Court* of Supreme Court of Cassation, *Home Office* of United Kingdom Home Office."""
    said = _body_key(entity).split()
    for i in range(2, len(said)):
        if said[i] in ("of", "for"):
            yield " ".join(said[:i])
    for i in (1, 2)[: max(0, len(said) - 2)]:
        owner = " ".join(said[:i])
        known = look_up(owner.title()) or look_up(owner.upper())
        if owner in demonyms() or (known is not None and known.type is EntityType.STATE):
            yield " ".join(said[i:])


def _first_and_last_words(cast: Cast) -> None:
    """*Vantor* for Vantor Mining, *the Court* for a Supreme Court: the one body that begins so, or is called so."""
    first, last = _by_word(cast, 0), _by_word(cast, -1)
    for entity in list(cast.entities):
        low = entity.name.casefold()
        common = low in name_words()["organization"]
        if not (common or low in first) or look_up(entity.name) is not None:
            continue
        longer = [e for e in cast.present(first.get(low, [])) if _may_shorten(cast, entity, e)]
        if common and any(m.before == "the" for m in entity.mentions):
            longer += last.get(low, [])
        found = [e for e in cast.present(longer) if e is not entity]
        if len(found) == 1:
            cast.merge(found[0], entity)


def _by_word(cast: Cast, i: int) -> dict[str, list[Entity]]:
    """The bodies whose name has several words, by one of them."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in cast.entities:
        if entity.type is EntityType.ORGANIZATION and " " in entity.name:
            found[entity.name.casefold().split()[i]].append(entity)
    return found


def _may_shorten(cast: Cast, short: Entity, longer: Entity) -> bool:
    """Whether a first word may stand for a whole name: after it, in a title, or without what any firm is called.

    A text that begins with *the House* does not mean the House Freedom Caucus, nor does *the Senate* ever mean one of
    its committees, or *Mr Bell* the Bell Foundation.
    """
    first, *rest = longer.name.casefold().split()
    if rest[-1] in name_words()["named_after"]:
        return False
    firm = name_words()["business"] | name_words()["outlet"]
    if rest[0] == "of":
        return True
    if first in collectives() or any(_is_titled(cast, m) for m in short.mentions):
        return False
    if firm.issuperset(rest):
        return True
    quiet = cast.document.derive(_quiet)
    said = [m.span for m in short.mentions if not any(span.contains(m.span) for span in quiet)]
    return not said or min(m.span for m in longer.mentions) < min(said)


def _quiet(document: ParsedArticle) -> list[Span]:
    """The titles of an article, which name nobody in full."""
    blocks = blocks_of(document.article)
    return [block.span for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)]


def _is_titled(cast: Cast, mention: Occurrence) -> bool:
    """Whether a name has a title in front, so that it is a person's: *Mr Bell*, *President Bell*."""
    start = mention.start
    return mention.type is EntityType.PERSON and title_begin(cast, start, cast.g.sentence_range(start)[0]) < start
