"""Other names of a body: abbreviations, and parts of its full name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsparse.english.actors.bodies import body_key
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity
from newsparse.english.actors.titles import title_begin
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives, demonyms, look_up, name_words
from newsparse.model import BlockKind, EntityType, Mention
from newsparse.text import blocks_of


def merge_short_names(cast: Cast, names: list[Mention]) -> None:
    """Make one entity of those that are one body under several names."""
    for mention in names:
        _put_beside(cast, mention)
    _merge_each(cast, _initials, lambda entity: _abbreviation(entity.name))
    _merge_each(cast, _parts, lambda entity: body_key(entity.name) if entity.type is EntityType.ORGANIZATION else "")
    _first_and_last_words(cast)


# -- names put beside each other


def _put_beside(cast: Cast, mention: Mention) -> None:
    """*The X Y Society (XYS)*, *the XYS (X Y Society)*: the name in brackets is an alias, whatever its letters."""
    before = _name_before(cast, mention)
    body, alias, said = cast.of(before), cast.of(mention), cast.index.said(mention)
    if before is None or body is None or alias is None or body.type is EntityType.PERSON:
        return
    if " " in said:
        if cast.index.said(before).isupper() and alias.type is EntityType.ORGANIZATION:
            cast.merge(alias, body)
    elif said[0].isupper() and len(said) < 12 and (alias.type is not EntityType.PERSON or said.isupper()):
        cast.merge(body, alias)


def _name_before(cast: Cast, mention: Mention) -> Mention | None:
    """The name that has another one beside it: *X (…)*, *X, better known as …*, *X, known by the acronym …*."""
    start, _ = cast.index.range_of(mention)
    lower, before = cast.g.lower, cast.index.before(mention)
    if before == "(":
        return cast.index.name_until(start - 1) if cast.index.after(mention) == ")" else None
    if before not in words("before_alias"):
        return None
    k = next((k for k in range(start - 2, max(0, start - 8), -1) if lower[k] in ("known", "called", ",", "(")), 0)
    if lower[k] not in ("known", "called"):
        return None
    while k > 0 and (lower[k - 1] in (",", "(") or lower[k - 1] in words("before_known")):
        k -= 1
    return cast.index.name_until(k)


# -- abbreviations and parts of longer names


def _merge_each(cast: Cast, keys_of, key_of) -> None:  # type: ignore[no-untyped-def]
    """Merge every entity whose key is among the keys of one longer name only."""
    longer: dict[str, list[Entity]] = defaultdict(list)
    for entity in cast.entities:
        for key in keys_of(entity):
            longer[key].append(entity)
    for entity in list(cast.entities):
        found = [e for e in cast.present(longer.get(key_of(entity), [])) if e is not entity]
        if len(found) == 1:
            cast.merge(found[0], entity)


def _initials(entity: Entity) -> Iterator[str]:
    """What may abbreviate a name: all its initials, or those in capitals."""
    said = entity.name.replace("-", " ").replace("'", " ").replace("’", " ").split()
    if entity.type is not EntityType.PERSON and " " in entity.name:
        yield "".join(w[0] for w in said if w[0].isupper())
        yield "".join(w[0].upper() for w in said)
        yield "".join(w[0].upper() for w in said if w.lower() != "the")


def _abbreviation(name: str) -> str:
    """The letters of a name that is an abbreviation; empty if it is none: *BoI*, too."""
    letters = name.replace(".", "")
    short = 2 <= len(letters) <= 7 and " " not in letters and sum(c.isupper() for c in letters) >= 2
    return letters.upper() if short else ""


def _parts(entity: Entity) -> Iterator[str]:
    """*Supreme Court* of Supreme Court of Cassation, *Home Office* of United Kingdom Home Office."""
    said = body_key(entity.name).split() if entity.type is EntityType.ORGANIZATION else []
    for i in range(2, len(said)):
        if said[i] in ("of", "for"):
            yield " ".join(said[:i])
    for i in (1, 2):
        owner = " ".join(said[:i])
        known = look_up(owner.title()) or look_up(owner.upper())
        if len(said) > i + 1 and (owner in demonyms() or (known is not None and known.type is EntityType.STATE)):
            yield " ".join(said[i:])


def _first_and_last_words(cast: Cast) -> None:
    """*Vantor* for Vantor Mining, *the Court* for a Supreme Court: the one body that begins so, or is called so."""
    first, last = defaultdict(list), defaultdict(list)
    for entity in cast.entities:
        said = entity.name.casefold().split()
        if entity.type is EntityType.ORGANIZATION and len(said) > 1:
            first[said[0]].append(entity)
            last[said[-1]].append(entity)
    unknown = [e for e in cast.entities if look_up(e.name) is None]
    for entity in cast.present(unknown):
        low = entity.name.casefold()
        common = low in name_words()["organization"]
        longer = [e for e in cast.present(first.get(low, [])) if _may_shorten(cast, entity, e)]
        if common and any(cast.index.before(m) == "the" for m in entity.mentions):
            longer += last.get(low, [])
        found = [e for e in cast.present(longer) if e is not entity]
        if len(found) == 1:
            cast.merge(found[0], entity)


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
    blocks = blocks_of(cast.document.article)
    quiet = [block.span for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)]
    said = [m.span for m in short.mentions if not any(span.contains(m.span) for span in quiet)]
    return not said or min(m.span for m in longer.mentions) < min(said)


def _is_titled(cast: Cast, mention: Mention) -> bool:
    """Whether a name has a title in front, so that it is a person's: *Mr Bell*, *President Bell*."""
    start, _ = cast.index.range_of(mention)
    return mention.type is EntityType.PERSON and title_begin(cast, start, cast.g.sentence_range(start)[0]) < start
