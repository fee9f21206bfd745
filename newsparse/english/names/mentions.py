"""The component ``english.mentions``: the words that refer to somebody - names, noun phrases, pronouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, grammar
from newsparse.english.language import other_language
from newsparse.english.lexicon.gazetteer import collectives, demonym_at, demonyms, title_heads, titles
from newsparse.english.names import Name, NameFinder
from newsparse.english.names.speakers import speakers
from newsparse.english.names.types import with_types
from newsparse.model import BlockKind, EntityType, Item, Mention, MentionForm, ParsedArticle, Provenance, Span, item_id
from newsparse.text import blocks_of

PRONOUNS = {
    **dict.fromkeys("i me my mine myself we us our ours ourselves".split(), EntityType.PERSON),
    **dict.fromkeys("he him his himself she her hers herself".split(), EntityType.PERSON),
    **dict.fromkeys("they them their theirs themselves".split(), EntityType.GROUP),
    **dict.fromkeys("it its itself".split(), EntityType.OTHER),
}
"""Pronouns that may refer to an actor, with the type that they suggest."""

NAME, NOMINAL, PRONOUN = 0.8, 0.7, 0.9
"""How often such a mention is one: share of right ones in news text, as measured on GUM."""


class Mentions:
    """Finds names, nominals with a head that is a person, group or organisation, and pronouns."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield mentions, in the text order of their sort; for another language only a remark."""
        g = document.derive(grammar)
        remark = other_language(document.article, g.words)
        if remark is not None:
            yield remark
            return
        quiet = list(_quiet(document))
        names = [n for n in with_types(g, list(NameFinder(g).names())) if not _inside(quiet, g.span(n.start, n.end))]
        taken: set[int] = set()
        for name in names:
            taken.update(range(name.start, name.end))
            yield _mention(document, g, name.start, name.end, name.end - 1, MentionForm.NAME, name.type)
        seen: set[tuple[int, int]] = set()
        for start, end, head, type in _nominals(g, names, taken):
            span = g.span(start, end)
            if (start, end) not in seen and not _inside(quiet, span):
                seen.add((start, end))
                yield _mention(document, g, start, end, head, MentionForm.NOMINAL, type)
        for i, low in enumerate(g.lower):
            country = low in ("us", "it") and g.words[i].isupper()
            if (
                low in PRONOUNS
                and g.tags[i] not in ("NUM", "NOUN")
                and not country
                and not _inside(quiet, g.span(i, i + 1))
            ):
                yield _mention(document, g, i, i + 1, i, MentionForm.PRONOUN, PRONOUNS[low])


def _quiet(document: ParsedArticle) -> Iterator[Span]:
    """What is not read, in text order: headings, datelines, and the notes of agencies on who wrote and edited."""
    text = document.article.text
    for block in blocks_of(document.article):
        if block.kind is BlockKind.HEADING or _NOTE.match(text, block.span.start, block.span.end):
            yield block.span
        elif dateline := _DATELINE.match(text, block.span.start, block.span.end):
            yield Span(block.span.start, dateline.end())


def _inside(quiet: list[Span], span: Span) -> bool:
    """Whether a span lies in one of the spans that are not read, which do not overlap."""
    i = bisect_right(quiet, span.start, key=lambda q: q.start) - 1
    return i >= 0 and quiet[i].contains(span)


def _mention(
    document: ParsedArticle, g: Grammar, start: int, end: int, head: int, form: MentionForm, type: EntityType
) -> Mention:
    span = g.span(start, end)
    confidence = {MentionForm.NAME: NAME, MentionForm.NOMINAL: NOMINAL, MentionForm.PRONOUN: PRONOUN}[form]
    return Mention(
        id=item_id(document.article.id, "mention", [span]),
        span=span,
        head=g.span(head, head + 1),
        form=form,
        type=type,
        provenance=Provenance(confidence=confidence),
    )


def _nominals(g: Grammar, names: list[Name], taken: set[int]) -> Iterator[tuple[int, int, int, EntityType]]:
    """(start, end, head, type) of noun phrases that refer to persons, groups or organisations."""
    speaking = speakers(g)
    in_title = {i for n in names if n.title for i in range(*n.title)} | _behind_of(g)
    for phrase in g.noun_phrases:
        if phrase.head in taken or phrase.head in in_title:
            # "the prime minister's office": a possessor inside a phrase is found below
            yield from _possessors(g, phrase, taken, speaking)
            continue
        type = _type(g, phrase) or speaking.get(phrase.head)
        if type is not None and (phrase.head in speaking or not _abstract(g, phrase, type)):
            start = phrase.start
            while g.lower[start] in ("'s", "’s", "both", "all") and start < phrase.head and g.lower[start] != "all":
                start += 1
            if g.lower[start : phrase.head].count("and") == 1 and g.lower[start + 1] == "and":
                # "Russian and Belarusian soldiers": the first conjunct is a mention by its modifier alone
                yield start, start + 1, start, type
                start += 2
            if _coordinated_modifier(g, start):
                yield start - 2, start - 1, start - 2, type
            end = _with_office(g, phrase)
            yield start, end, phrase.head, type
        yield from _possessors(g, phrase, taken, speaking)
    # titles in capitals that no name follows: "The Secretary of State"
    for i, word in enumerate(g.words):
        if not word[0].isupper() or i in taken or i in in_title or g.lower[i] not in titles():
            continue
        for title in titles()[g.lower[i]]:
            stop = i + len(title.words)
            if len(title.words) > 1 and tuple(g.lower[i:stop]) == title.words and title.kind != "honorific":
                if stop < len(g.words) and stop in taken:
                    break
                start = i - 1 if i and g.lower[i - 1] in ("the", "a") else i
                phrase_at = g.np_at(stop - 1)
                if phrase_at is None or phrase_at.head != stop - 1 or phrase_at.start != start:
                    yield start, stop, stop - 1, EntityType.PERSON
                break


def _behind_of(g: Grammar) -> set[int]:
    """The last words of titles with *of* in them: *staff* of "chief of staff" is nobody."""
    found = set()
    for i, low in enumerate(g.lower):
        if low == "of" and i and i + 1 < len(g.lower):
            words = (g.lower[i - 1], low, g.lower[i + 1])
            if any(title.words == words for title in titles().get(words[0], ())):
                found.add(i + 1)
    return found


def _coordinated_modifier(g: Grammar, start: int) -> bool:
    """Whether "Russian and" stands before "Belarusian soldiers"."""
    return (
        start >= 2
        and g.lower[start - 1] == "and"
        and g.lower[start - 2] in demonyms()
        and g.lower[start] in demonyms()
        and g.np_at(start - 2) is None
    )


def _with_office(g: Grammar, phrase: NounPhrase) -> int:
    """The end of a nominal: "the secretary of state" is one, the rest of *of*-phrases is not part of it."""
    for title in titles().get(g.lower[phrase.head], ()):
        stop = phrase.head + len(title.words)
        if len(title.words) > 1 and tuple(g.lower[phrase.head : stop]) == title.words:
            return stop
    if g.lower[phrase.end : phrase.end + 1] == ["of"] and g.lower[phrase.head] in _INCOMPLETE:
        return g.full(phrase)[1]
    return phrase.end


def _type(g: Grammar, phrase: NounPhrase) -> EntityType | None:
    """The type of actor that a noun phrase refers to, by its head; None if it refers to none."""
    head = phrase.head
    low, lemma = g.lower[head], g.lemmas[head].lower()
    if g.tags[head] not in ("NOUN", "PROPN", "ADJ") or low in TIMES:
        return None
    if g.tags[head] == "PROPN" and g.words[head][0].isupper() and low not in title_heads() and low not in collectives():
        return None
    plural = low != lemma or (low in collectives() and collectives()[low].type is EntityType.GROUP)
    two = f"{g.lower[head - 1]} {low}" if head > phrase.start else low
    entry = collectives().get(two) or collectives().get(low)
    if entry is None and lemma in collectives() and collectives()[lemma].type is EntityType.ORGANIZATION and plural:
        return EntityType.GROUP
    before = g.lower[head - 1] if head > phrase.start else ""
    if entry is not None:
        if (
            low in _AMBIGUOUS_HEADS
            and (two == low or two not in collectives())
            and not (_acts(g, phrase) or _of_people(before))
        ):
            return None
        return entry.type
    hyphenated = low.rsplit("-", 1)[-1] if "-" in low else low
    if hyphenated in title_heads() or lemma in title_heads():
        if low in _AMBIGUOUS_HEADS and not _acts(g, phrase) and before not in ("the", "prime"):
            return None
        return EntityType.GROUP if plural and low != "boss" else EntityType.PERSON
    if hyphenated.endswith(("man", "woman", "person")) and len(hyphenated) > 5 and g.tags[head] == "NOUN":
        return EntityType.PERSON
    if hyphenated.endswith(("men", "women")) and len(hyphenated) > 5:
        return EntityType.GROUP
    if plural and before in demonyms():
        return EntityType.GROUP if low.endswith(("ers", "ors", "ists", "ants", "ans", "ees", "men")) else None
    if low.endswith(("ers", "ists", "ologists")) and plural and _acts(g, phrase) and low not in _NOT_PERSONS:
        return EntityType.GROUP
    if low.endswith(("ologist", "ographer")):
        return EntityType.PERSON
    return None


def _abstract(g: Grammar, phrase: NounPhrase, type: EntityType) -> bool:
    """Whether a singular without article or owner names no one: *obstruction of justice*, *became president*."""
    if g.lower[phrase.start] in ("no", "any", "which", "what", "neither"):
        return True
    if type is EntityType.GROUP or g.words[phrase.head][0].isupper() or g.lower[phrase.head] in _BARE:
        return False
    if any(g.tags[i] in ("DET", "PRON", "NUM", "PROPN", "PART") for i in range(phrase.start, phrase.head)):
        return False
    if demonym_at(g.lower, phrase.start) is not None or g.lower[phrase.end : phrase.end + 1] in (["'s"], ["’s"]):
        return False
    if g.lower[phrase.end : phrase.end + 1] == [":"] or (phrase.start and g.lower[phrase.start - 1] in _DASHES):
        return False  # who speaks in a headline: "Minister: …", "… – minister"
    return not _acts(g, phrase) and g.vg_at(phrase.start - 1) is None


_DASHES = frozenset({"–", "—", "--"})


def _of_people(low: str) -> bool:
    """Whether an adjective makes *states* and *nations* those of a region: *Arab states*."""
    return low in demonyms() or low in _REGIONAL


def _acts(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a phrase is the subject of a verb that follows it."""
    group = g.vg_at(phrase.end)
    return (group is not None and group.form == "finite" and group.lemma != "be") or g.acts(phrase.head)


def _possessors(
    g: Grammar, phrase: NounPhrase, taken: set[int], speaking: dict[int, EntityType]
) -> Iterator[tuple[int, int, int, EntityType]]:
    """Nominals before a possessive: "the minister's plan"."""
    for i in range(phrase.start + 1, phrase.head):
        if g.lower[i] in ("'s", "’s", "'", "’") and i - 1 not in taken:
            part = NounPhrase(phrase.start, i, i - 1)
            type = _type(g, part) or speaking.get(part.head)
            if type is not None:
                yield part.start, part.end, part.head, type


_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Za-z.]+(?: \d+)?){0,3} ?(?:\([A-Z][A-Za-z/ ]{1,25}\))? ?[-–—]{1,2} |"
    r"[A-Z][A-Za-z.,'’/ -]{2,40}(?:\d+ )?\([A-Z][A-Za-z/ ]{1,25}\) ?[-–—]{1,2} "
)
"""*LIMA, March 4 (AFP) - *, *Paris (Reuters) — *"""
_NOTE = re.compile(r"\(?(?:(?:Additional )?[Rr]eporting|Writing|Editing|Compiled|Edited|Written) by ")
_INCOMPLETE = frozenset("head leader ministry department group coalition alliance crowd delegation handful".split())
"""Heads that name nobody without their *of*-phrase: *a group of miners*."""
_AMBIGUOUS_HEADS = frozenset(
    "others sides parties states nations countries "
    "cities towns villages regions provinces districts members host general private "
    "bank press captain major guide house fund trust union league "
    "school hospital church museum library factory shop store project command mission band channel network "
    "station website magazine chamber bench guard guards counsel business "
    "office forum unit branch division theatre choir "
    "inquiry community public crew users readers parent survey report individual principal "
    "champion fellow local guest patient".split()
)
_BARE = frozenset("police parliament congress opposition cabinet staff management media press".split())
"""Singulars that stand without an article."""
_REGIONAL = frozenset(
    "arab western eastern gulf baltic nordic african european asian muslim islamic member allied neighbouring "
    "neighboring wealthy developing balkan caribbean".split()
)
_NOT_PERSONS = frozenset(
    "numbers orders papers letters matters powers members borders offers computers waters chambers "
    "quarters figures centers containers trailers posters servers stickers boosters flyers fingers shoulders "
    "drawers trousers rivers towers numbers feathers".split()
)
