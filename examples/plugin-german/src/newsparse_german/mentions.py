"""Who is mentioned: names of persons, states and bodies, nouns that stand for somebody, and *er* and *sie*."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

import attrs

from newsparse.model import EntityType, Mention, MentionForm, ParsedArticle, Span, item_id
from newsparse_german.attributions import reports
from newsparse_german.lexicon import Kind, known, low, noun, words
from newsparse_german.reading import Phrase, Unit, Word, apposition, phrases_by_place, units
from newsparse_german.report import Report

_OF_PEOPLE = ("er", "in", "ist", "or", "ent", "eur", "ege", "se", "ige", "iger", "loge")
"""How nouns for a person end: Lotse, Lotsin, Pilot ..."""
PERSON = Kind(type=EntityType.PERSON)
BODY = Kind(type=EntityType.ORGANIZATION)


@attrs.frozen(kw_only=True)
class Found:
    """A mention before it has an id: its place, what it is, and the words of a title in front of a name.

    ``stands_for`` is the name in apposition to a noun: *der Vorsitzende, Karl Ott*. A ``doubtful`` name is nobody's,
    unless they speak, or the surname stands alone elsewhere.
    """

    span: Span
    head: Span
    form: MentionForm
    kind: Kind
    title: Span | None = None
    stands_for: Span | None = None
    doubtful: bool = False


class Mentions:
    """Finds mentions by rule."""

    def __call__(self, document: ParsedArticle) -> Iterator[Mention]:
        """Yield the mentions in text order."""
        for found in document.derive(mentions):
            id = item_id(document.article.id, "mention", [found.span])
            yield Mention(id=id, span=found.span, head=found.head, form=found.form, type=found.kind.type)


def mentions(document: ParsedArticle) -> list[Found]:
    """All mentions of an article, none over another. Ask for them by ``document.derive(mentions)``."""
    text, found = document.article.text, dict[Span, Found]()
    said = document.derive(reports).values()
    one = {report.source for report in said if report.words and not _in_plural(text, report)}
    for unit in document.derive(units):
        for mention in (*_of_phrases(unit), *_pronouns(unit, one)):
            found.setdefault(mention.span, mention)
    alone = _alone(document)
    sure = _apart([f for f in found.values() if not f.doubtful or _is_somebody(text, f, alone)])
    surnames = {_surname(f.span.of(text)) for f in sure if _is_person(f)}
    return _apart(_apart(sure, _named_again(document, surnames)), _acting(document))


def _apart(found: Sequence[Found], further: Iterable[Found] = ()) -> list[Found]:
    """Mentions in text order, and those of ``further`` that lie over none of them; of two that overlap, the first."""
    ranked = sorted([*((0, f) for f in found), *((1, f) for f in further)], key=lambda pair: (pair[1].span, pair[0]))
    kept: list[tuple[int, Found]] = []
    for rank, mention in ranked:
        over = bool(kept) and kept[-1][1].span.overlaps(mention.span)
        if over and rank < kept[-1][0]:
            kept.pop()
            over = bool(kept) and kept[-1][1].span.overlaps(mention.span)
        if not over:
            kept.append((rank, mention))
    return [mention for _, mention in kept]


def _alone(document: ParsedArticle) -> set[str]:
    """The words that are a noun phrase each, and all that stands in a source: names of somebody, if of anybody."""
    placed = document.derive(phrases_by_place).values()
    single = {unit.words[phrase.first].text for unit, phrase in placed if phrase.last - phrase.start == 1}
    sources = (report.source for report in document.derive(reports).values() if report.source is not None)
    return single.union(word for source in sources for word in source.of(document.article.text).split())


def _is_person(found: Found) -> bool:
    return found.form is MentionForm.NAME and found.kind.type is EntityType.PERSON


def _surname(name: str) -> str:
    return name.split()[-1]


def _named_again(document: ParsedArticle, surnames: Container[str]) -> Iterator[Found]:
    """The surnames that stand alone, without the *s* of the genitive."""
    for unit in document.derive(units):
        for word in unit.words:
            end = word.span.end if word.text in surnames else word.span.end - 1
            known_so = word.text in surnames or (word.text.endswith("s") and word.text[:-1] in surnames)
            if known_so and not word.quoted:
                span = Span(word.span.start, end)
                yield Found(span=span, head=span, form=MentionForm.NAME, kind=PERSON)


def _is_somebody(text: str, found: Found, alone: Container[str]) -> bool:
    """Whether the last word of a doubtful name stands alone elsewhere, or speaks."""
    last = found.head.of(text)
    return last in alone or f"{last}s" in alone


def _in_plural(text: str, report: Report) -> bool:
    return report.cue.frame != ("beside",) and bool(report.words) and report.words[0].of(text).endswith("en")


# -- phrases


def _of_phrases(unit: Unit) -> Iterator[Found]:
    for phrase in unit.phrases:
        yield from _of_phrase(unit, phrase)


def _of_phrase(unit: Unit, phrase: Phrase) -> Iterator[Found]:
    line, first = unit.words, phrase.first
    whole = known(" ".join(word.text for word in line[first : phrase.last]))
    if whole is not None:
        yield _name(unit, first, phrase.last, _placed(unit, phrase, whole))
        return
    genitive = known(line[first].text)
    if genitive is not None:  # Russlands Präsident, SPD-Chef behind EU
        yield _name(unit, first, first + 1, genitive)
        first += 1
    elif first + 1 < phrase.last and _is_place_of(line[first], line[first + 1]):
        first += 1
    titles = first
    while titles < phrase.last and _is_title(line[titles]):
        titles += 1
    name = line[titles : phrase.last]
    if titles > first and name and _may_be_name(name):
        title = Span(line[first].span.start, line[titles - 1].span.end)
        yield attrs.evolve(_name(unit, titles, phrase.last, PERSON), title=title)
    elif titles == phrase.last > first:
        yield from _described(unit, phrase, first)
    elif first < phrase.last:
        yield from _untitled(unit, phrase, first)


def _described(unit: Unit, phrase: Phrase, first: int) -> Iterator[Found]:
    """*der Vorsitzende*, and the name in apposition to it: *der Vorsitzende, Karl Ott*."""
    line = unit.words
    begin = phrase.start if first == phrase.first else first
    nominal = _nominal(unit, begin, phrase.last, noun(line[phrase.last - 1].text) or PERSON)
    behind = apposition(unit, phrase)
    if behind is None or not _may_be_name(line[behind.first : behind.last]):
        yield nominal
        return
    apposed = _name(unit, behind.first, behind.last, PERSON)
    yield attrs.evolve(nominal, stands_for=apposed.span)
    yield attrs.evolve(apposed, title=Span(line[first].span.start, nominal.span.end))


def _untitled(unit: Unit, phrase: Phrase, first: int) -> Iterator[Found]:
    line = unit.words
    kinds = [noun(word.text) for word in line[first : phrase.last]]
    kind = kinds[0] or kinds[-1]
    behind = known(" ".join(word.text for word in line[first + 1 : phrase.last]))
    if kinds[0] is not None and behind is not None:  # die Gewerkschaft Verdi
        yield _name(unit, first + 1, phrase.last, behind)
        return
    if kind is not None and (kinds[0] is None or len(kinds) == 1 or kind.type is not EntityType.PERSON):
        begin = phrase.start if first == phrase.first else first
        yield _nominal(unit, begin, phrase.last, kind)
    elif not phrase.determiner and _is_full_name(unit, first, phrase.last):
        given = line[first].low.partition("-")[0] in words("given")
        yield attrs.evolve(_name(unit, first, phrase.last, PERSON), doubtful=not given)


def _is_place_of(word: Word, following: Word) -> bool:
    """*Wiener* or *Hessens* before a title or a body."""
    return word.low.endswith(("er", "s")) and noun(word.text) is None and noun(following.text) is not None


def _is_title(word: Word) -> bool:
    kind = noun(word.text)
    return (kind is not None and kind.type is EntityType.PERSON) or word.low in ("dr.", "prof.")


def _may_be_name(name: tuple[Word, ...]) -> bool:
    return not any(
        w.low in words("time") or w.text.isupper() or noun(w.text) or low(w.text).endswith(tuple(words("no_name")))
        for w in name
    )


def _is_full_name(unit: Unit, first: int, last: int) -> bool:
    """Whether two words or more with capitals are a person's name, though no title says so."""
    line = unit.words[first:last]
    if len(line) < 2 or not _may_be_name(line) or not all(w.text[0].isupper() or "-" in w.text for w in line[-1:]):
        return False
    given = line[0].low.partition("-")[0]
    if given in words("given"):
        return True
    doubtful = given.endswith(("s", "e", "en", "er", "es", "em")) or len(line) > 3
    return not doubtful and given not in words("preposition", "adverb")


def _placed(unit: Unit, phrase: Phrase, kind: Kind) -> Kind:
    """A state behind *in* or *aus* is a place."""
    before = unit.words[phrase.start - 1].low if phrase.start else ""
    if kind.type is EntityType.STATE and before in ("in", "im", "aus", "nach", "durch", "ins", "über"):
        return attrs.evolve(kind, type=EntityType.PLACE)
    return kind


def _name(unit: Unit, first: int, last: int, kind: Kind) -> Found:
    head = unit.words[last - 1].span
    span = Span(unit.words[first].span.start, head.end)
    text = unit.words[last - 1].text
    if last - first == 1 and kind.name and text.endswith("s") and text[:-1] == kind.name:
        span = head = Span(head.start, head.end - 1)
    return Found(span=span, head=head, form=MentionForm.NAME, kind=kind)


def _nominal(unit: Unit, first: int, last: int, kind: Kind) -> Found:
    head = unit.words[last - 1].span
    return Found(span=Span(unit.words[first].span.start, head.end), head=head, form=MentionForm.NOMINAL, kind=kind)


def _pronouns(unit: Unit, sources: Container[Span | None]) -> Iterator[Found]:
    """*er* and *sie* where they speak: elsewhere they may stand for any noun, since all have a gender."""
    for word in unit.words:
        if word.low in words("pronoun") and word.span in sources:
            yield Found(span=word.span, head=word.span, form=MentionForm.PRONOUN, kind=PERSON)


def _acting(document: ParsedArticle) -> Iterator[Found]:
    """Who reports and is nothing else yet: several people where the verb is in the plural, else a person or a body."""
    text = document.article.text
    said = [report for report in document.derive(reports).values() if report.source is not None]
    quoted = {report.source.of(text) for report in said if report.direct and report.source is not None}
    by_place = document.derive(phrases_by_place)
    for report in said:
        unit, phrase = by_place.get(report.source.start if report.source else -1, (None, None))
        if unit is not None and phrase is not None and not _is_document(unit, phrase):
            found = _actor(unit, phrase, _in_plural(text, report), unit.core(phrase).of(text) in quoted)
            if found is not None:
                yield found


def _actor(unit: Unit, phrase: Phrase, several: bool, quoted: bool) -> Found | None:
    """What a phrase is that speaks: several people, a person, or a body."""
    if several:
        kind = Kind(type=EntityType.GROUP, generic=not phrase.determiner)
        return _nominal(unit, phrase.start, phrase.last, kind)
    if phrase.determiner and unit.words[phrase.first].low.endswith(_OF_PEOPLE):
        return _somebody(unit, phrase)
    if phrase.determiner:
        return _nominal(unit, phrase.start, phrase.last, BODY)
    short = phrase.last - phrase.first < 3
    return _name(unit, phrase.first, phrase.last, PERSON if quoted else BODY) if short else None


def _is_document(unit: Unit, phrase: Phrase) -> bool:
    """Whether a source is a text or a thing (*laut der Studie*), and nobody."""
    head = unit.words[phrase.last - 1].low
    return head.endswith(tuple(words("document", "no_name")))


def _somebody(unit: Unit, phrase: Phrase) -> Found:
    """*der Lotse*, *die Lotsin Ada Holm*: a noun for a person, and the name behind it."""
    name = unit.words[phrase.first + 1 : phrase.last]
    if name and _may_be_name(name):
        title = unit.words[phrase.first].span
        return attrs.evolve(_name(unit, phrase.first + 1, phrase.last, PERSON), title=title)
    return _nominal(unit, phrase.start, phrase.last, PERSON)
