"""Constructions: the shapes that the content after a verb has, each with an example whose content stands in brackets.

`COMPLEMENTS` are tried in order where the content may begin; the first that fits is it. `OBJECTS` are those of a noun
phrase after the verb, by what the lexicon says that the object of the verb is: content, hearer, accused, judged.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from newsparse.english.attributions.adjuncts import SUBORDINATORS, WIDE, opens_main_clause, skip_adjuncts
from newsparse.english.attributions.ends import CLAUSE_OPENERS
from newsparse.english.attributions.report import Report
from newsparse.english.attributions.sources import is_person
from newsparse.english.grammar import TIMES, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives
from newsparse.model import ClaimKind, EntityType, Span

_OPENS_NO_CLAUSE = words("opens_no_clause")
_ASKED = words("indirect_question")
_INSIDE_HEARER = words("inside_hearer")
_TELLING = words("telling_verb")
_VERB_ENDINGS = tuple(words("verb_ending"))
_LONGEST_BETWEEN = 14
"""Tokens that may stand between a cue and a quotation."""


@attrs.frozen
class Shape:
    """A shape of content.

    ``find`` gives the content of a report that begins at a token, or with a noun phrase after the verb; None without.
    """

    name: str
    example: str
    find: Callable[[Report, Any], Span | None]
    final: bool = False
    """Whether there is no content but what this finds."""


# -- complements


def complement(report: Report, i: int) -> Span | None:
    """The content that begins at token ``i``, if it has one of the shapes that the lexicon allows the verb."""
    if i >= report.end:
        return None
    return next((span for shape in COMPLEMENTS if (span := shape.find(report, i)) is not None), None)


def _that_clause(report: Report, i: int) -> Span | None:
    allowed = not report.cue.content.isdisjoint({"that", "conj"})
    return report.clause(i) if report.g.lower[i] == "that" and allowed else None


def _wh_clause(report: Report, i: int) -> Span | None:
    low, content = report.g.lower[i], report.cue.content
    asked = low in _ASKED and "that" in content
    return report.clause(i) if low in CLAUSE_OPENERS and low != "that" and ("wh" in content or asked) else None


def _infinitive(report: Report, i: int) -> Span | None:
    g = report.g
    if "to" not in report.cue.content:
        return None
    to = i + 1 if g.lower[i] in ("not", "never") and g.lower[i + 1 : i + 2] == ["to"] else i
    return report.clause(i) if g.lower[to] == "to" and _is_verbal(report, to) else None


def _is_verbal(report: Report, to: int) -> bool:
    """Whether *to* has a verb after it; a noun with an object of its own is one: *to blockade the port*."""
    g, i = report.g, to + 1
    if g.vg_at(to) is not None:
        return True
    if i + 1 >= len(g.tags) or g.tags[i] != "NOUN" or not g.words[i].islower() or g.lower[i].endswith("s"):
        return False
    return g.tags[i + 1] in ("DET", "PRON", "PROPN", "NUM") or g.lower[i].endswith(_VERB_ENDINGS)


def _prepositional(report: Report, i: int) -> Span | None:
    g = report.g
    if g.lower[i] not in report.cue.content or g.lower[i] == "to":
        return None
    if report.page.begins_time(i + 1):
        return None
    # A preposition right after the verb belongs to the cue, but "as" to the judgement that it brings.
    begin = i + 1 if g.lower[i] != "as" and i + 1 < report.end else i
    return report.page.trimmed(begin, _before_main_clause(report, i, report.clause_end(i)))


def _before_main_clause(report: Report, i: int, end: int) -> int:
    """Where a report ends in a clause before the main one: *When she asked for* water*, he left*."""
    g = report.g
    subject = g.subject(report.group)
    first = subject.start if subject is not None and subject.end <= report.group.start else report.group.start
    if first < 1 or g.lower[first - 1] not in SUBORDINATORS:
        return end
    return next((k for k in range(i, end) if g.lower[k] == "," and opens_main_clause(report.page, k + 1)), end)


def _gerund(report: Report, i: int) -> Span | None:
    gerund = report.g.lower[i].endswith("ing") and report.g.tags[i] in ("VERB", "AUX")
    return report.clause(i) if gerund and "ing" in report.cue.content else None


def _after_colon(report: Report, i: int) -> Span | None:
    allowed = not report.cue.content.isdisjoint({"quote", "that"})
    return report.page.trimmed(i + 1, report.end) if report.g.lower[i] == ":" and allowed else None


def _nested_quotation(report: Report, i: int) -> Span | None:
    if "quote" not in report.cue.content:
        return None
    opening = i + 1 if report.g.lower[i] == "," and i + 1 < report.end else i
    return report.page.layout.nested_at(report.page.tokens.starts[opening])


def _quotation(report: Report, i: int) -> Span | None:
    return quotation_after(report, i) if _in_whole_quotation(report, i) else None


def _in_whole_quotation(report: Report, i: int) -> bool:
    """Whether a token stands in a quotation that ends where the content has to end, and may be the content."""
    page = report.page
    number = page.quotation_at(i)
    if "quote" not in report.cue.content or number is None:
        return False
    return page.layout.quotations[number].span.end <= page.tokens.ends[report.end - 1] + 1


def _bare_clause(report: Report, i: int) -> Span | None:
    if report.g.tags[i] == "PUNCT" or report.g.lower[i] in _OPENS_NO_CLAUSE or _in_whole_quotation(report, i):
        return None
    return report.clause(i) if is_bare_clause(report, i) else None


COMPLEMENTS = (
    Shape("that-clause", "The mayor said [that the pier was shut].", _that_clause),
    Shape("wh-clause", "The mayor asked [whether the pier was shut].", _wh_clause),
    Shape("infinitive", "The mayor promised [to repair the pier].", _infinitive),
    Shape("prepositional phrase", "The mayor apologised for [the delay].", _prepositional),
    Shape("gerund", "The mayor denied [closing the pier].", _gerund),
    Shape("after a colon", "The mayor argued: [the pier was unsafe].", _after_colon),
    Shape("quotation in a quotation", "“The mayor said, [‘The pier is shut,’]” he said.", _nested_quotation),
    Shape("quotation", "The mayor said [“the pier is shut”].", _quotation),
    Shape("clause without that", "The mayor said [the pier was shut].", _bare_clause),
)


# -- with a noun phrase after the verb


def object_shape(report: Report) -> Shape:
    """What a noun phrase after the verb is."""
    return OBJECTS.get(report.cue.object, OBJECTS["none"])


def _told(report: Report, phrase: NounPhrase) -> Span | None:
    if _is_subject_of_content(report, phrase):
        return report.clause(phrase.start)
    rest = _after_hearers(report, phrase, report.cue.content)
    found = complement(report, rest) or (quotation_after(report, rest) if "quote" in report.cue.content else None)
    if found is not None or "to" not in report.cue.content:
        return found
    given = report.page.phrase_from(rest) if report.cue.kind is ClaimKind.PROMISE else None
    if given is not None and report.g.lower[given.head] not in TIMES:
        return report.clause(rest, nominal=True)  # "promised villagers a new school"
    thing = _is_thing(report, phrase) and not is_bare_clause(report, phrase.start)
    return report.clause(phrase.start, nominal=True) if thing else None  # "asked permission"


def _is_thing(report: Report, phrase: NounPhrase) -> bool:
    """Whether what follows a verb of telling is not who is told: asked *permission*, promised *new schools*."""
    g = report.g
    body = collectives().get(g.lemmas[phrase.head])
    of_bodies = (
        body is not None and body.type is EntityType.ORGANIZATION and g.lower[phrase.head] != g.lemmas[phrase.head]
    )
    if of_bodies and report.cue.kind is ClaimKind.PROMISE:
        return True
    return g.tags[phrase.head] != "PROPN" and not is_person(report.page, phrase)


def _accused(report: Report, phrase: NounPhrase) -> Span | None:
    if _is_subject_of_content(report, phrase):
        return report.clause(phrase.start)
    rest = _after_hearers(report, phrase, report.cue.content, frozenset({"at"}))
    if rest < report.end and report.g.lower[rest] in ("and", "or"):
        rest = phrase.start
    return report.page.trimmed(phrase.start, report.clause_end(rest))


def _judged(report: Report, phrase: NounPhrase) -> Span | None:
    g = report.g
    stop = g.full(phrase)[1]
    if stop >= report.end or _own_verb(report, phrase) is not None:
        return None
    judgement = g.tags[stop] in ("ADJ", "DET") or g.words[stop] in "“\"‘'" or g.np_at(stop) is not None
    return report.clause(phrase.start) if judgement else None


def _object(report: Report, phrase: NounPhrase) -> Span | None:
    clause = is_bare_clause(report, phrase.start)
    return report.clause(phrase.start) if clause else report.clause(phrase.start, nominal=True, keep=report.cue.content)


def _no_object(report: Report, phrase: NounPhrase) -> Span | None:
    if is_bare_clause(report, phrase.start):
        return report.clause(phrase.start)
    nothing = report.group.lemma == "say" and report.page.quotation_at(phrase.start) is None
    return report.clause(phrase.start, nominal=True) if nothing else None


OBJECTS = {
    "addressee": Shape("hearer", "The mayor told the board [to repair the pier].", _told, final=True),
    "accused": Shape("accused", "The mayor accused [the board of closing the pier].", _accused, final=True),
    "judged": Shape("judged", "The mayor called [the pier a disgrace].", _judged, final=True),
    "content": Shape("content", "The mayor supports [a ban on ferries].", _object),
    "target": Shape("target", "The mayor praised [the board].", _object),
    "none": Shape("no object", "The mayor said [nothing about the pier].", _no_object),
}


def _is_subject_of_content(report: Report, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is not spoken to, but the subject of what is said: *warned prices would rise*."""
    if report.group.lemma in _TELLING or not is_bare_clause(report, phrase.start):
        return False
    return _own_verb(report, phrase) is not None


def _own_verb(report: Report, phrase: NounPhrase) -> VerbGroup | None:
    """The finite verb that follows a noun phrase, which is its subject."""
    g = report.g
    verb = g.vg_at(phrase.end) or g.vg_at(g.full(phrase, WIDE)[1])
    return verb if verb is not None and verb.form == "finite" else None


def _after_hearers(
    report: Report, phrase: NounPhrase, keep: frozenset[str], inside: frozenset[str] = _INSIDE_HEARER
) -> int:
    """The token after those who are spoken to, and after the time and place."""
    g, end = report.g, report.end
    if g.tags[phrase.head] in ("PROPN", "PRON"):
        inside -= keep  # "reminded Norway of its promise", but "told the head of the bank"
    rest = skip_adjuncts(report.page, g.full(phrase, inside)[1], end, keep)
    while rest + 1 < end and g.lower[rest] in ("and", ","):
        other = report.page.phrase_from(rest + 1)
        if other is None or _own_verb(report, other) is not None:
            break
        if g.lower[rest] == "," and "and" not in g.lower[other.end : min(end, other.end + 8)]:
            break  # the comma closes what stands before the content
        rest = skip_adjuncts(report.page, other.end, end, keep)
    return rest


# -- clauses and quotations


def is_bare_clause(report: Report, i: int) -> bool:
    """Whether a clause without *that* begins at token ``i``: a finite verb that has a subject there of its own.

    After a verb of saying, which takes no object, any finite verb will do.
    """
    g = report.g
    if "that" not in report.cue.content:
        return False
    takes_object = report.cue.object != "none"
    parting = {";", ":", ","} if takes_object else {";", ":"}
    for verb in g.groups_in(i, report.end):
        if verb.form != "finite" or g.lower[verb.start - 1] in ("who", "which"):
            continue
        if not parting.isdisjoint(g.lower[i : verb.start]):
            return False
        if not takes_object and report.cue.kind is ClaimKind.STATE and verb.start > i:
            subject = g.subject(verb)
            opening = g.vg_at(i)
            gerund = opening is not None and opening.form == "gerund"  # "says running is fun"
            return subject is None or subject.start >= i or gerund
        subject = g.np_at(verb.start - 1) or _before_adverb_or_mark(report, verb)
        return subject is not None and subject.start >= i
    return False


def _before_adverb_or_mark(report: Report, verb: VerbGroup) -> NounPhrase | None:
    """The noun phrase that an adverb, or a mark of quotation, parts from its verb: he *"could not pay"*."""
    g, before = report.g, verb.start - 1
    parted = g.tags[before] == "ADV" or g.words[before] in ("“", '"', "‘", "'")
    return g.np_at(before - 1) if parted else None


def quotation_after(report: Report, i: int) -> Span | None:
    """The quotation that begins after the cue, after a comma, a colon, an adverb or a time at most."""
    page, tokens = report.page, report.page.tokens
    if i >= len(tokens):
        return None
    limit = tokens.ends[min(report.end, len(tokens)) - 1]
    start = tokens.starts[i] - 1 if i else 0
    inside = page.layout.quotations_in(Span(max(0, start), max(limit, start) + 3))
    if not inside:
        return None
    quotation = page.layout.quotations[inside.start]
    begin = quotation.span.start
    between = range(i, tokens.within(Span(begin, begin + 1)).start)
    if len(between) > _LONGEST_BETWEEN or any(page.finite_verbs(between.start, between.stop)):
        return None
    before = page.sign_before(begin)
    if begin >= limit and before not in (":", ","):
        return None  # it opens the next sentence
    speech = before in (",", ":", "—") or quotation.inner.of(page.text)[:1].isupper() or not between
    return quotation.span if speech else None
