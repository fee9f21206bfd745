"""What: the content of a verb that reports - in front of it, after it, or on both sides - and how much is quoted."""

from __future__ import annotations

from newsparse.english.attributions.adjuncts import skip_adjuncts
from newsparse.english.attributions.before import quotation_before, unquoted_before
from newsparse.english.attributions.constructions import OBJECTS, complement, object_shape, quotation_after
from newsparse.english.attributions.draft import Draft
from newsparse.english.attributions.page import Page
from newsparse.english.attributions.report import Report
from newsparse.english.attributions.sources import relative_subject, source_range
from newsparse.english.lexicon import words
from newsparse.english.predicates.cues import Cue
from newsparse.model import Span, Style

QUOTED_ONLY = frozenset({"quote"})
"""The content of a verb of how something is said: it reports words in quotation marks only."""
_EXPECTED = words("hearsay_verb")
_CLAUSE_PRONOUNS = words("clause_pronoun")
_LINKING = words("linking_judgement")
_OPENS_PHRASE = frozenset({"VERB", "ADJ", "ADV", "DET", "NUM", "NOUN"})
_MOSTLY = 0.95
"""The share of a content in quotation marks from which on it is direct speech."""


def content_of(report: Report) -> list[Span]:
    """The content of a report; nothing if there is none."""
    if report.group.passive or report.group.form == "participle":
        return _of_passive(report)
    quotation = quotation_before(report)
    after = _after(report, quoted=quotation is not None)
    if is_manner(report.cue) and after is not None and report.page.sign_before(after.start) not in (",", ":"):
        after = None  # 'laughed "like a hyena"'
    found = [span for span in (quotation, after) if span is not None]
    if not found and report.group.form == "finite" and "that" in report.cue.content:
        return unquoted_before(report)
    return found


def is_manner(cue: Cue) -> bool:
    """Whether a verb says only how something is said: *sighed*."""
    return cue.content == QUOTED_ONLY


def _after(report: Report, *, quoted: bool) -> Span | None:
    """The content after a verb; where a quotation stands in front (``quoted``), only one that goes on from it."""
    page, g = report.page, report.g
    begin = _after_quoter(report)
    inverted = g.inverted(report.group)
    if inverted is not None:
        begin = source_range(page, inverted)[1]
        verb = g.vg_at(begin + 1) if begin + 1 < report.end and g.lower[begin] == "," else None
        quoted = quoted or (verb is not None and verb.form == "gerund")  # "…, said Ms Roe, adding …"
    if quoted:
        return quotation_after(report, begin)
    i = skip_adjuncts(page, begin, report.end, report.cue.content)
    if i >= report.end:
        return None
    phrase = page.phrase_from(i)
    if phrase is not None and g.lower[i] not in _CLAUSE_PRONOUNS:
        shape = object_shape(report)
        found = shape.find(report, phrase)
        if found is not None or shape.final:
            return found
    return complement(report, i) or quotation_after(report, begin) or _rest(report, begin, i)


def _after_quoter(report: Report) -> int:
    """The token after a verb, and after who quotes it: *was quoted as saying* by the agency *that …*."""
    g, i = report.g, report.words[1]
    if report.group.form != "gerund" or g.lower[report.group.start - 1] != "as" or g.lower[i : i + 1] != ["by"]:
        return i
    quoter = g.np_at(i + 1)
    return source_range(report.page, quoter)[1] if quoter is not None else i


def _rest(report: Report, begin: int, i: int) -> Span | None:
    """What stands after the colon of *said the mayor: …*, or after a verb with fixed words: *spoke of better times*."""
    g, cue = report.g, report.cue
    if begin < report.end and g.lower[begin] == ":":
        return report.page.trimmed(begin + 1, report.end)
    phrasal = cue.pos == "phrase" and cue.object == "content" and g.tags[i] in _OPENS_PHRASE
    return report.clause(i) if phrasal else None


# -- passives


def _of_passive(report: Report) -> list[Span]:
    """The content of a passive cue: its clause, and its surface subject where the cue is about that."""
    page, g = report.page, report.g
    i = max(report.match.end, report.group.end)
    agent = g.agent(report.group)
    if agent is not None:
        i = source_range(page, agent)[1]
    i = skip_adjuncts(page, i, report.end)
    clause = complement(report, i) or _linked(report, i) or _quoted(report, i)
    if clause is None:
        return [*_subject(report), *_called(report)] if agent is not None else []
    linked = g.lower[i] in _LINKING
    return [*(_subject(report) if linked or report.group.lemma in _EXPECTED else []), clause]


def _called(report: Report) -> list[Span]:
    """What the subject of a passive is called: *was branded* a disgrace *by the union*."""
    phrase = report.page.phrase_from(max(report.match.end, report.group.end)) if _subject(report) else None
    return [report.g.span(phrase.start, phrase.end)] if phrase is not None else []


def _linked(report: Report, i: int) -> Span | None:
    """What a passive says of its subject: *is believed* to have left, *was described* as unsafe."""
    opens = i < report.end and report.g.lower[i] in {"to", *_LINKING}
    return report.clause(i) if opens and (report.group.lemma in _EXPECTED or report.cue.object != "none") else None


def _quoted(report: Report, i: int) -> Span | None:
    """The quotation after a comma: *was asked*, “Why?”."""
    return quotation_after(report, i) if "quote" in report.cue.content and report.g.lower[i : i + 1] == [","] else None


def _subject(report: Report) -> list[Span]:
    """The subject of a passive, where the cue says something of it."""
    g = report.g
    subject = g.subject(report.group)
    about = report.group.lemma in _EXPECTED or report.cue.object in OBJECTS.keys() - {"addressee", "none"}
    if subject is None or not about or g.lower[subject.head] == "it":
        return []
    pronoun = relative_subject(report.page, report.group)
    if pronoun is not None:
        return [g.span(pronoun, pronoun + 1)]
    end = g.full(subject)[1]
    if g.lower[end] == "that" and end + 1 < report.words[0]:
        end = report.words[0]  # "the claim that the pool leaked was rejected"
    span = report.page.trimmed(subject.start, end)
    return [span] if span is not None else []


# -- how much is quoted


def with_style(page: Page, draft: Draft) -> Draft:
    """A draft with the quotations that its content holds, and its style: direct where all is quoted, or mixed."""
    reported_by = page.quotation_at(draft.cue[0]) if draft.cue is not None else None
    quoted = total = 0
    for span in draft.content:
        total += len(span)
        quoted += _quoted_part(page, draft, span, reported_by)
    if total and quoted >= _MOSTLY * total:
        draft.style = Style.DIRECT
    elif quoted:
        draft.style = Style.MIXED
    return draft


def _quoted_part(page: Page, draft: Draft, span: Span, reported_by: int | None) -> int:
    """How many characters of a content are quoted; what the quoted speaker of ``reported_by`` says are own words."""
    layout = page.layout
    whole = layout.quotation_at(span.start)
    if whole is not None and layout.quotations[whole].span.end >= span.end:
        if whole == reported_by:
            nested = layout.nested_at(span.start)
            return len(span) if nested is not None and nested.end >= span.end else 0
        draft.quotations.append(whole)
        return len(span)
    inside = [i for i in layout.quotations_in(span) if i != reported_by]
    draft.quotations += inside
    return sum(min(layout.quotations[i].span.end, span.end) - layout.quotations[i].span.start for i in inside)
