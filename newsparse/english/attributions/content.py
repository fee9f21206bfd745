"""What a verb reports: the quotation or clause in front of it, behind it, or on both sides."""

from __future__ import annotations

from newsparse.english.attributions.draft import Draft, Page, split_by_quotes
from newsparse.english.attributions.ends import clause_end, skip_adjuncts
from newsparse.english.grammar import TIMES, NounPhrase, VerbGroup
from newsparse.english.predicates.cues import Match
from newsparse.model import ClaimKind, Span, Style

_CLAUSE_WORDS = frozenset({"that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"})
_NO_CLAUSE = frozenset("by and but or as after when while before because although though if unless until since".split())
_SUBORDINATING = frozenset("while after when as if although though because before since until unless once".split())
_DASHES = ("—", "–", "--", "-")
_PAUSES = frozenset({",", ".", ";", ")", "”", '"', "?", "!", "and", "but", "as", "when", "while", "after", *_DASHES})
_WIDE = frozenset({"of", "in", "at", "for", "from", "to", "on", "with", "between", "against"})
_HEARER = frozenset({"of", "at", "in", "from", "for"})
_TELLING = frozenset({"tell", "accuse", "blame", "inform", "assure", "remind"})
_EXPECTED = frozenset({"expect", "believe", "think", "say", "know", "suppose", "report", "rumour", "rumor"})
_LINKING = frozenset({"as", "of", "for"})


# -- in front


def clause_start(draft: Draft) -> int:
    """The first token of source and cue."""
    assert draft.cue is not None
    return min([draft.cue[0], *(s for s, _ in draft.source)])


def left_quote(page: Page, draft: Draft) -> int | None:
    """The quotation that ends right before the clause of the cue: *"…," she said*."""
    g = page.g
    assert draft.cue is not None
    assert g.tokens is not None
    inverted = any(s >= draft.cue[1] for s, _ in draft.source)
    start = draft.cue[0] if inverted else clause_start(draft)
    position = g.tokens.starts[start] - 1
    while position > 0 and (page.text[position].isspace() or page.text[position] in ",—–-"):
        position -= 1
    quote = page.quote_at(position)
    if quote is None or (position != page.quotes[quote].span.end - 1 and position < page.quotes[quote].inner.end - 1):
        return None
    found = page.quotes[quote]
    if found.span.end > g.tokens.starts[start]:
        return None
    # A quoted word before a verb is no quoted speech: it needs a comma (or a question mark) inside or behind the marks.
    inner = found.inner.of(page.text).rstrip(" '’\"”")  # the comma may stand inside a quotation in the quotation
    between = page.text[found.span.end : g.tokens.starts[start]]
    return quote if inner[-1:] in (",", "?", "!", "—", "-", "…") or "," in between or "—" in between else None


def around(page: Page, draft: Draft, group: VerbGroup, match: Match, first: int, end: int) -> list[Span]:
    """Unquoted content in front, or on both sides: *Prices, she said, will fall*, *Prices will fall, she said*."""
    g = page.g
    assert g.tokens is not None
    assert draft.cue is not None
    relative = _relative(page, draft, group, end)
    if relative:
        return relative
    start = clause_start(draft)
    if start - 2 < first or g.lower[start - 1] not in (",", *_DASHES):
        return []
    begin = first
    for i in split_by_quotes(page, first, start):
        if g.lower[i] == ";":
            begin = i + 1
    if g.lower[begin] in ("but", "and", "yet"):
        begin += 1
    front = page.trimmed(begin, start - 1)
    if front is None:
        return []
    stop = max([draft.cue[1], *(e for _, e in draft.source)])
    if match.cue.object == "addressee" and (hearer := g.np_at(stop)) is not None and hearer.start == stop:
        stop = g.full(hearer, _HEARER)[1]
    stop = skip_adjuncts(page, stop, end)
    adjacent = not draft.source or draft.source[-1][1] >= draft.cue[0]
    if adjacent and stop + 2 < end and g.lower[stop] == g.lower[start - 1]:
        verb = g.vg_at(stop + 1)
        if verb is None or verb.form != "gerund":
            rest = page.trimmed(stop + 1, clause_end(page, stop + 1, end, group))
            return [front, rest] if rest is not None else [front]
    verbs = [v for v in g.groups_in(begin, start - 1) if v.form == "finite"]
    comma = next((k for k in range(begin, start - 1) if g.lower[k] == ","), start - 1)
    subordinate = bool(verbs) and verbs[0].head < comma and g.lower[begin] in _SUBORDINATING
    if len(verbs) <= subordinate or not (stop >= end - 1 or g.lower[stop] in _PAUSES):
        return []
    quote = page.quote_at(front.start)
    if quote is not None and page.quotes[quote].inner.start == front.start and not page.quotes[quote].closed:
        draft.quotes.append(quote)
        return [Span(page.quotes[quote].span.start, front.end)]  # the closing mark is missing, not the speaker
    return [front]


def _relative(page: Page, draft: Draft, group: VerbGroup, end: int) -> list[Span]:
    """Content around a report inside a relative clause: *a finish that he said defied expectations*."""
    g = page.g
    start = clause_start(draft)
    if not start or g.lower[start - 1] not in ("that", "which", "who", "whom") or not draft.source:
        return []
    verb = g.vg_at(group.end)
    before = start - 3 if start > 2 and g.lower[start - 2] == "," else start - 2
    if verb is None or verb.form != "finite" or g.np_at(before) is None:
        return []
    rest = page.trimmed(verb.start, clause_end(page, verb.start, end, group, nominal=True))
    return [g.span(start - 1, start), rest] if rest is not None else []


# -- behind


def behind(page: Page, group: VerbGroup, match: Match, end: int, quoted: bool) -> Span | None:
    """The content behind a verb; where a quotation stands in front (``quoted``), only one that goes on from it."""
    g, cue = page.g, match.cue
    assert g.tokens is not None
    begin = max(match.end, group.end)
    if match.end == begin and opens_content(page, match):
        begin -= 1
    inverted = g.inverted(group)
    if inverted is not None:
        begin = page.source_range(inverted)[1]
        verb = g.vg_at(begin + 1) if begin + 1 < end and g.lower[begin] == "," else None
        if verb is not None and verb.form == "gerund":
            return _right_quote(page, begin, end)
    quote = _right_quote(page, begin, end)
    if quoted:
        return quote
    i = skip_adjuncts(page, begin, end, cue.content)
    if i >= end:
        return None
    phrase = g.np_at(i)
    if phrase is not None and phrase.start == i and g.lower[i] not in ("that", "what", "which", "who"):
        found = _with_object(page, group, match, phrase, end, quote)
        if found is not None or cue.object in ("addressee", "accused", "judged"):
            return found
    content = _complement(page, group, match, i, end)
    if content is not None:
        return content
    if quote is not None:
        return quote
    if begin < end and g.lower[begin] == ":":
        return page.trimmed(begin + 1, end)
    if cue.object == "content" and cue.pos == "phrase" and g.tags[i] in ("VERB", "ADJ", "ADV", "DET", "NUM", "NOUN"):
        return page.trimmed(i, clause_end(page, i, end, group))
    return None


def opens_content(page: Page, match: Match) -> bool:
    """Whether the last word of a phrase is the *that* or *to* that the content begins with: *agreed to pay*."""
    g, last = page.g, match.end - 1
    if len(match.cue.words) == 1:
        return False
    return match.cue.words[-1] == "that" or (match.cue.words[-1] == "to" and g.tags[last] == "PART")


def _with_object(
    page: Page, group: VerbGroup, match: Match, phrase: NounPhrase, end: int, quote: Span | None
) -> Span | None:
    """The content where a noun phrase follows the verb: it is the content, is spoken to, is judged, or has a clause."""
    g, cue = page.g, match.cue
    assert g.tokens is not None
    i = phrase.start
    is_clause = _has_clause(page, match, i, end) if "that" in cue.content else False
    if cue.object == "addressee":
        if is_clause and group.lemma not in _TELLING and _own_subject(page, phrase):
            return page.trimmed(i, clause_end(page, i, end, group))
        rest = _behind_hearers(page, phrase, end, cue.content)
        found = _complement(page, group, match, rest, end)
        if found is None and "to" in cue.content and not is_clause and not page.is_person(phrase):
            return page.trimmed(i, clause_end(page, i, end, group, nominal=True))
        return found
    if cue.object == "accused":
        if is_clause and group.lemma not in _TELLING and _own_subject(page, phrase):
            return page.trimmed(i, clause_end(page, i, end, group))
        rest = _behind_hearers(page, phrase, end, cue.content, frozenset({"at"}))
        if rest < end and g.lower[rest] in ("and", "or"):
            rest = i
        return page.trimmed(i, clause_end(page, rest, end, group))
    if cue.object == "judged":
        stop = g.full(phrase)[1]
        judged = stop < end and (
            g.tags[stop] in ("ADJ", "DET") or g.words[stop] in "“\"‘'" or g.np_at(stop) is not None
        )
        return page.trimmed(i, clause_end(page, i, end, group)) if judged and not _own_subject(page, phrase) else None
    if is_clause and ("that" in cue.content or "quote" in cue.content):
        return page.trimmed(i, clause_end(page, i, end, group))
    if cue.object in ("content", "target"):
        return page.trimmed(i, clause_end(page, i, end, group, nominal=True, keep=cue.content))
    if quote is not None and g.tokens.starts[i] >= quote.start:
        return quote
    if group.lemma == "say" and page.quote_at(g.tokens.starts[i]) is None:
        return page.trimmed(i, clause_end(page, i, end, group, nominal=True))  # "said no", "said nothing about it"
    return None


def _own_subject(page: Page, phrase: NounPhrase) -> bool:
    """Whether a finite verb follows a phrase, which is its subject."""
    g = page.g
    verb = g.vg_at(phrase.end) or g.vg_at(g.full(phrase, _WIDE)[1])
    return verb is not None and verb.form == "finite"


def _behind_hearers(
    page: Page, phrase: NounPhrase, end: int, keep: frozenset[str], attached: frozenset[str] = _HEARER
) -> int:
    """The token behind those who are spoken to, and behind the time and place."""
    g = page.g
    rest = skip_adjuncts(page, g.full(phrase, attached)[1], end, keep)
    while rest + 1 < end and g.lower[rest] in ("and", ","):
        other = g.np_at(rest + 1)
        if other is None or other.start != rest + 1 or _own_subject(page, other):
            break
        if g.lower[rest] == "," and "and" not in g.lower[other.end : min(end, other.end + 8)]:
            break  # the comma closes what stands before the content
        rest = skip_adjuncts(page, other.end, end, keep)
    return rest


def _complement(page: Page, group: VerbGroup, match: Match, i: int, end: int) -> Span | None:
    """The clause or phrase that carries the content, if one of the cue's begins at token ``i``."""
    g, content = page.g, match.cue.content
    if i >= end or g.tokens is None:
        return None
    low, tag = g.lower[i], g.tags[i]
    whole = page.trimmed(i, clause_end(page, i, end, group))
    if low == "that" and ("that" in content or "conj" in content):
        return whole
    if low in _CLAUSE_WORDS and low != "that" and ("wh" in content or "that" in content):
        return whole if "wh" in content or low in ("what", "how", "why", "whether") else None
    if "to" in content and _infinitive(page, i):
        return whole
    if low in content and low != "to" and not _time(page, i + 1):
        return page.trimmed(i, clause_end(page, i, end, group))
    if "ing" in content and low.endswith("ing") and tag in ("VERB", "AUX"):
        return whole
    if low == ":" and ("quote" in content or "that" in content):
        return page.trimmed(i + 1, end)
    nested = page.nested_quote(g.tokens.starts[i + 1 if low == "," and i + 1 < end else i])
    if "quote" in content and nested is not None:
        return nested
    inside = page.quote_at(g.tokens.starts[i])
    if "quote" in content and inside is not None and not page.quotes[inside].span.end > g.tokens.ends[end - 1] + 1:
        return _right_quote(page, i, end)
    if "that" in content and tag != "PUNCT" and low not in _NO_CLAUSE and _has_clause(page, match, i, end):
        return whole
    return None


def _time(page: Page, i: int) -> bool:
    """Whether a day or hour begins at a token: *declined to comment on Monday*."""
    phrase = page.g.np_at(i)
    return phrase is not None and phrase.start == i and page.g.lower[phrase.head] in TIMES


def _infinitive(page: Page, i: int) -> bool:
    g = page.g
    if g.lower[i] in ("not", "never") and g.lower[i + 1 : i + 2] == ["to"]:
        i += 1
    return g.lower[i] == "to" and (
        g.vg_at(i) is not None or (g.tags[i + 1 : i + 2] != ("PROPN",) and _verbal(page, i + 1))
    )


def _verbal(page: Page, i: int) -> bool:
    """Whether a noun behind *to* may be a verb: *to blockade the port* has an object of its own."""
    g = page.g
    if i + 1 >= len(g.tags) or g.tags[i] != "NOUN" or not g.words[i].islower() or g.lower[i].endswith("s"):
        return False
    return g.tags[i + 1] in ("DET", "PRON", "PROPN", "NUM") or g.lower[i].endswith(("ize", "ise", "ify"))


def _has_clause(page: Page, match: Match, i: int, end: int) -> bool:
    """Whether a clause without *that* begins at token ``i``: a finite verb that has a subject there of its own.

    Behind a verb of saying, which takes no object, any finite verb will do.
    """
    g = page.g
    for verb in g.groups_in(i, end):
        if verb.form != "finite" or g.lower[verb.start - 1] in ("who", "which"):
            continue
        comma = match.cue.object != "none" and any(g.lower[k] == "," for k in range(i, verb.start))
        if comma or any(g.lower[k] in (";", ":") for k in range(i, verb.start)):
            return False
        if match.cue.object == "none" and match.cue.kind is ClaimKind.STATE and verb.start > i:
            subject = g.subject(verb)
            return subject is None or subject.start >= i
        before = g.np_at(verb.start - 1) or (g.np_at(verb.start - 2) if g.tags[verb.start - 1] == "ADV" else None)
        return before is not None and before.start >= i
    return False


def _right_quote(page: Page, i: int, end: int) -> Span | None:
    """The quotation that begins behind the cue, behind a comma, a colon, an adverb or a time at most."""
    g = page.g
    assert g.tokens is not None
    if i >= len(g.tokens):
        return None
    limit = g.tokens.ends[min(end, len(g.tokens)) - 1]
    start = g.tokens.starts[i] - 1 if i else 0
    inside = page.quotes_in(Span(max(0, start), max(limit, start) + 3))
    if not inside:
        return None
    quote = page.quotes[inside.start]
    between = range(i, g.tokens.within(Span(quote.span.start, quote.span.start + 1)).start)
    if len(between) > 14 or any((verb := g.vg_at(k)) is not None and verb.form == "finite" for k in between):
        return None
    before = page.text[: quote.span.start].rstrip()[-1:]
    if quote.span.start >= limit and before not in (":", ","):
        return None  # it opens the next sentence
    speech = before in (",", ":", "—") or quote.inner.of(page.text)[:1].isupper() or not between
    return quote.span if speech else None


# -- passives and style


def passive_content(page: Page, group: VerbGroup, match: Match, end: int) -> list[Span]:
    """The content of a passive cue: its clause, and its surface subject where the cue is about that."""
    g, cue = page.g, match.cue
    subject = g.subject(group)
    i = max(match.end, group.end)
    agent = g.agent(group)
    if agent is not None:
        i = page.source_range(agent)[1]
    i = skip_adjuncts(page, i, end)
    complement = _complement(page, group, match, i, end)
    expletive = subject is not None and g.lower[subject.head] == "it"
    hearsay = group.lemma in _EXPECTED
    about = (
        (hearsay or cue.object in ("content", "target", "accused", "judged")) and subject is not None and not expletive
    )
    if complement is None and i < end and g.lower[i] in ("to", "as", "for", "of") and (hearsay or cue.object != "none"):
        complement = page.trimmed(i, clause_end(page, i, end, group))
    if complement is None and agent is None:
        return []
    content = []
    linked = complement is not None and i < end and g.lower[i] in _LINKING
    if about and subject is not None and (complement is None or hearsay or linked):
        relative = page.relative(group)
        span = page.trimmed(subject.start, g.full(subject)[1]) if relative is None else g.span(relative, relative + 1)
        content += [span] if span is not None else []
    return [*content, complement] if complement is not None else content


def quotes_of(page: Page, draft: Draft) -> None:
    """Note which quotations the content holds, and its style: direct where all is quoted, mixed where some is."""
    tokens = page.g.tokens
    inside = page.quote_at(tokens.starts[draft.cue[0]]) if tokens is not None and draft.cue is not None else None
    quoted = total = 0
    for span in draft.content:
        total += len(span)
        whole = page.quote_at(span.start)
        if whole is not None and page.quotes[whole].span.end >= span.end:
            if whole == inside:  # reported by the quoted speaker, in whose words it stands
                nested = page.nested_quote(span.start)
                quoted += len(span) if nested is not None and nested.end >= span.end else 0
                continue
            quoted += len(span)
            if whole not in draft.quotes:
                draft.quotes.append(whole)
            continue
        for i in page.quotes_in(span):
            if i == inside or _is_nickname(page, i):
                continue
            quoted += min(page.quotes[i].span.end, span.end) - page.quotes[i].span.start
            if i not in draft.quotes:
                draft.quotes.append(i)
    if total and quoted >= 0.95 * total:
        draft.style = Style.DIRECT
    elif quoted:
        draft.style = Style.MIXED


def _is_nickname(page: Page, number: int) -> bool:
    """Whether a quotation stands between the parts of a name: *Sam "the Fox" Reed*."""
    g = page.g
    assert g.tokens is not None
    inner = g.tokens.within(page.quotes[number].span)
    if not inner.start or inner.stop >= len(g.tags) or len(inner) > 5:
        return False
    return g.tags[inner.start - 1] == "PROPN" == g.tags[inner.stop]
