"""Verb cues: *said that*, *…, she added*, *accused X of*, *was told to*, *…, citing*."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.attributions.draft import Draft, Page, split_by_quotes
from newsparse.english.cues import Match, match_verb
from newsparse.english.grammar import INVERTING, RELATIVE, TIMES, VerbGroup
from newsparse.model import ClaimKind, Span, Style

SILENT_KINDS = frozenset({ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD, ClaimKind.APOLOGIZE})
STRONG = frozenset("say tell add write tweet announce reply ask insist argue warn explain claim state".split())
"""Verbs that report speech whatever their subject is."""
_ASPECT = frozenset(
    "continue go come begin start manage try rush proceed have yet happen appear seem want refuse".split()
)
_CLAUSE_WORDS = frozenset({"that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"})


def verb_drafts(page: Page, first: int, end: int) -> Iterator[Draft]:
    """The attributions that a verb of the sentence ``first`` to ``end`` makes."""
    g = page.g
    for group in g.groups_in(first, end):
        matches = match_verb(g, group)
        if not matches:
            continue
        start, stop = page.within_quote(group.head, first, end)
        for match in matches:
            draft = _draft(page, group, match, start, stop)
            if draft is not None:
                yield draft
                break


def _draft(page: Page, group: VerbGroup, match: Match, first: int, end: int) -> Draft | None:
    g = page.g
    if not _is_cue(page, group, match):
        return None
    sources = page.sources(group)
    subject = None if group.passive else g.subject(group)
    if subject is not None and not page.can_speak(subject):
        if group.lemma not in STRONG and not (
            match.cue.kind is ClaimKind.REVEAL and g.lower[match.end : match.end + 1] == ["that"]
        ):
            return None
        if g.lower[subject.head] in ("which", "that", "this", "there"):
            return None
    if group.form == "participle" and not group.passive and g.agent(group) is None:
        sources = []
    end = _clause_limit(page, group, end)
    draft = Draft(match, sources, _cue_range(page, group, match), [], sentence=g.sentence_range(group.head)[0])
    if group.passive or group.form == "participle":
        if group.form == "participle":
            agent = g.agent(group)
            draft.source = [page.source_range(agent)] if agent is not None else []
        return draft if _passive(page, group, match, draft, end) else None
    left = _left_quote(page, draft)
    right = _right(page, group, match, end, quoted=left is not None)
    if left is not None:
        draft.content.append(page.quotes[left].span)
        draft.quotes.append(left)
    if right is not None:
        draft.content.append(right)
    if not draft.content and group.form == "finite" and "that" in match.cue.content:
        draft.content += _around(page, draft, group, first, end)
    if not draft.content:
        negated_kind = match.cue.negated if group.negated else None
        if match.cue.kind in SILENT_KINDS or negated_kind is ClaimKind.NO_COMMENT:
            return draft
        return None
    if match.cue.kind is ClaimKind.NO_COMMENT and match.cue.pos == "verb" and not group.negated:
        return None
    _style(page, draft)
    return draft


def _is_cue(page: Page, group: VerbGroup, match: Match) -> bool:
    """Whether the verb is used as a cue here: not a noun's modifier, not an infinitive inside another content."""
    g = page.g
    if group.form == "infinitive":
        governor = g.vg_at(group.start - 1)
        if governor is None or governor.lemma not in _ASPECT:
            return match.cue.kind is ClaimKind.NO_COMMENT and len(match.cue.words) > 1
        return not match_verb(g, governor) or (
            governor.lemma in ("continue", "refuse", "want") and match.cue.pos == "never"
        )
    return not (
        group.form == "gerund" and group.head + 1 < len(g.tags) and g.lower[group.head - 1 : group.head] == ["the"]
    )


def _clause_limit(page: Page, group: VerbGroup, end: int) -> int:
    """Where a relative clause ends that the cue is the verb of: *X, who opposed the ban, resigned*."""
    g = page.g
    if page.relative(group) is None:
        return end
    for k in split_by_quotes(page, group.end, end):
        if g.lower[k] in (",", "—", "–", "--"):
            verb = g.vg_at(k + 1) or (g.vg_at(k + 2) if k + 1 < end and g.tags[k + 1] == "ADV" else None)
            if verb is not None and verb.form == "finite":
                return k
    return end


def _cue_range(page: Page, group: VerbGroup, match: Match) -> tuple[int, int]:
    """A cue as annotators mark it: auxiliaries, adverbs and fixed words; "said in a statement" as a whole."""
    g = page.g
    start, end = group.start, max(match.end, group.end)
    if len(match.cue.words) > 1 and g.lower[end - 1] in ("that", "to"):
        end -= 1  # the complementizer belongs to the content
    first = g.sentence_range(start)[0]
    while start > first and g.tags[start - 1] == "ADV" and g.lower[start - 1] not in ("not", "so", "then"):
        start -= 1
    return start, end


# -- to the left


def _clause_start(draft: Draft) -> int:
    """The first token of source and cue."""
    assert draft.cue is not None
    return min([draft.cue[0], *(s for s, _ in draft.source)])


def _left_quote(page: Page, draft: Draft) -> int | None:
    """The quotation that ends right before the clause of the cue: *"…," she said*."""
    g = page.g
    assert draft.cue is not None
    assert g.tokens is not None
    inverted = any(s >= draft.cue[1] for s, _ in draft.source)
    start = draft.cue[0] if inverted else _clause_start(draft)
    if not inverted and draft.source and draft.source[0][0] > draft.cue[0]:
        start = draft.cue[0]
    position = g.tokens.starts[start] - 1
    while position > 0 and (self_space := page.text[position]) and (self_space.isspace() or self_space in ",—–-"):
        position -= 1
    quote = page.quote_at(position)
    if quote is None or (position != page.quotes[quote].span.end - 1 and position < page.quotes[quote].inner.end - 1):
        return None
    found = page.quotes[quote]
    if found.span.end > g.tokens.starts[start]:
        return None
    # A quoted word before a verb is no quoted speech: it needs a comma (or a question mark) inside or behind the marks.
    inner = found.inner.of(page.text).rstrip()
    between = page.text[found.span.end : g.tokens.starts[start]]
    return quote if inner[-1:] in (",", "?", "!", "—", "-", "…") or "," in between or "—" in between else None


def _around(page: Page, draft: Draft, group: VerbGroup, first: int, end: int) -> list[Span]:
    """Unquoted content in front, or on both sides: *Prices, she said, will fall*, *Prices will fall, she said*."""
    g = page.g
    assert g.tokens is not None
    assert draft.cue is not None
    relative = _relative(page, draft, group, end)
    if relative:
        return relative
    start = _clause_start(draft)
    if start - 2 < first or g.lower[start - 1] not in (",", "—", "–", "--"):
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
    stop = _skip(page, max(draft.cue[1], *(e for _, e in draft.source)) if draft.source else draft.cue[1], end)
    if stop + 2 < end and g.lower[stop] == g.lower[start - 1]:
        verb = g.vg_at(stop + 1)
        if verb is None or verb.form != "gerund":
            behind = page.trimmed(stop + 1, clause_end(page, stop + 1, end, group))
            return [front, behind] if behind is not None else [front]
    finite = sum(v.form == "finite" for v in g.groups_in(begin, start - 1))
    subordinate = g.tags[begin] == "SCONJ" or g.lower[begin] in ("while", "after", "when", "as", "if", "although")
    if finite <= subordinate:
        return []
    return [front] if stop >= end - 1 or g.lower[stop] in _PAUSES else []


def _relative(page: Page, draft: Draft, group: VerbGroup, end: int) -> list[Span]:
    """Content around a report inside a relative clause: *a finish that he said defied expectations*."""
    g = page.g
    start = _clause_start(draft)
    if not start or g.lower[start - 1] not in ("that", "which", "who", "whom") or not draft.source:
        return []
    verb = g.vg_at(group.end)
    if verb is None or verb.form != "finite" or g.np_at(start - 2) is None:
        return []
    behind = page.trimmed(verb.start, clause_end(page, verb.start, end, group, nominal=True))
    return [g.span(start - 1, start), behind] if behind is not None else []


# -- to the right


def _right(page: Page, group: VerbGroup, match: Match, end: int, quoted: bool) -> Span | None:
    g = page.g
    cue = match.cue
    assert g.tokens is not None
    i = max(match.end, group.end)
    inverted = g._inverted(group)
    if inverted is not None:
        i = page.source_range(inverted)[1]
        verb = g.vg_at(i + 1) if i + 1 < end and g.lower[i] == "," else None
        if verb is not None and verb.form == "gerund":
            return _right_quote(page, i, end)
    if quoted and not _right_quote(page, i, end):
        return None
    after_quote = _right_quote(page, i, end)
    if quoted:
        return after_quote
    begin = i
    i = _skip(page, i, end)
    if i >= end:
        return None
    phrase = g.np_at(i)
    if phrase is not None and phrase.start == i and g.lower[i] not in ("that", "what", "which", "who"):
        verb_next = g.vg_at(phrase.end)
        is_clause = verb_next is not None and verb_next.form == "finite" and verb_next.start == phrase.end
        if not is_clause:
            _, wide = g.full(phrase, _WIDE)
            later = g.vg_at(wide)
            is_clause = "that" in cue.content and wide < end and later is not None and later.form == "finite"
        if cue.object in ("addressee", "accused"):
            if is_clause and group.lemma not in ("tell", "accuse", "blame", "inform", "assure", "remind"):
                return page.trimmed(i, clause_end(page, i, end, group))
            rest = _skip(
                page,
                g.full(phrase, frozenset({"of", "at", "in", "from", "for"} if cue.object == "addressee" else {"at"}))[
                    1
                ],
                end,
            )
            while rest + 1 < end and g.lower[rest] == "and":
                other = g.np_at(rest + 1)
                if other is None or g.vg_at(other.end) is not None:
                    break
                rest = _skip(page, other.end, end)
            content = _complement(page, group, match, rest, end)
            if content is not None:
                if cue.object == "accused":
                    return page.trimmed(i, clause_end(page, rest, end, group))
                return content
            return page.trimmed(i, clause_end(page, i, end, group)) if cue.object == "accused" else None
        if cue.object == "judged":
            stop = g.full(phrase)[1]
            judged = stop < end and (
                g.tags[stop] in ("ADJ", "DET") or g.words[stop] in "“\"‘'" or g.np_at(stop) is not None
            )
            return page.trimmed(i, clause_end(page, i, end, group)) if judged and not is_clause else None
        if cue.object in ("content", "target"):
            return page.trimmed(i, clause_end(page, i, end, group, nominal=not is_clause))
        if is_clause and ("that" in cue.content or "quote" in cue.content):
            return page.trimmed(i, clause_end(page, i, end, group))
        if after_quote is not None and g.tokens.starts[i] >= after_quote.start:
            return after_quote
    content = _complement(page, group, match, i, end)
    if content is not None:
        return content
    if after_quote is not None:
        return after_quote
    if begin < end and g.lower[begin] == ":":
        return page.trimmed(begin + 1, end)
    if (
        cue.object == "content"
        and cue.pos == "phrase"
        and i < end
        and g.tags[i] in ("VERB", "ADJ", "ADV", "DET", "NUM", "NOUN")
    ):
        return page.trimmed(i, clause_end(page, i, end, group))
    return None


def _complement(page: Page, group: VerbGroup, match: Match, i: int, end: int) -> Span | None:
    """The clause or phrase that carries the content, if one of the cue's begins at token ``i``."""
    g = page.g
    cue = match.cue
    if i >= end or g.tokens is None:
        return None
    low, tag = g.lower[i], g.tags[i]
    content = cue.content
    if low == "that" and "that" in content:
        return page.trimmed(i, clause_end(page, i, end, group))
    if low in _CLAUSE_WORDS and low != "that" and ("wh" in content or "that" in content):
        return (
            page.trimmed(i, clause_end(page, i, end, group))
            if "wh" in content or low in ("what", "how", "why", "whether")
            else None
        )
    if low in ("to", "not") and "to" in content and g.vg_at(i) is not None:
        return page.trimmed(i, clause_end(page, i, end, group))
    if low in content:
        return page.trimmed(i, clause_end(page, i, end, group))
    if tag == "VERB" and "ing" in content and low.endswith("ing"):
        return page.trimmed(i, clause_end(page, i, end, group))
    if low == ":" and ("quote" in content or "that" in content):
        return page.trimmed(i + 1, end)
    if page.quote_at(g.tokens.starts[i]) is not None and "quote" in content:
        return _right_quote(page, i, end)
    if "that" in content and tag != "PUNCT" and low not in _NO_CLAUSE and _has_clause(page, group, match, i, end):
        return page.trimmed(i, clause_end(page, i, end, group))
    return None


def _has_clause(page: Page, group: VerbGroup, match: Match, i: int, end: int) -> bool:
    """Whether a clause without *that* begins at token ``i``: a finite verb that has a subject there of its own.

    Behind a verb of saying, which takes no object, any finite verb will do.
    """
    g = page.g
    for verb in g.groups_in(i, end):
        if verb.form != "finite" or g.lower[verb.start - 1] in ("who", "which"):
            continue
        if any(g.lower[k] in (";", ":") or (g.lower[k] == "," and match.cue.object != "none")
               for k in range(i, verb.start)):
            return False
        if match.cue.object == "none" and verb.start > i:
            return True
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
    if len(between) > 14 or any(g.vg_at(k) is not None and g.vg_at(k).form == "finite" for k in between):  # type: ignore[union-attr]
        return None
    before = page.text[: quote.span.start].rstrip()[-1:]
    speech = before in (",", ":", "—") or quote.inner.of(page.text)[:1].isupper() or not between
    return quote.span if speech else None


def _skip(page: Page, i: int, end: int) -> int:
    """Behind adverbs, times, places and hearers: *said* on Monday in a statement to reporters *that*."""
    g = page.g
    for _ in range(8):
        if i >= end:
            return i
        low = g.lower[i]
        phrase = g.np_at(i)
        if (g.tags[i] == "ADV" and low not in ("how", "why", "when", "where")) or low in ("earlier", "later"):
            i += 1
        elif phrase is not None and phrase.start == i and g.lower[phrase.head] in TIMES:
            i = phrase.end
        elif low in _SKIPPED and (inner := g.np_at(i + 1)) is not None and inner.start == i + 1:
            stop = g.full(inner, _WIDE)[1]
            following = g.lower[stop] if stop < end else "."
            finite = g.vg_at(stop)
            if finite is not None and finite.form == "finite" and low not in ("on", "during"):
                return i
            if (
                following not in ("that", ",", ":", "“", '"', "whether", "to")
                and g.np_at(stop) is None
                and g.lower[inner.head] not in TIMES
            ):
                return i
            i = stop
        elif low == "," and i + 1 < end and g.lower[i + 1] in ("however", "too", "though"):
            i += 3
        else:
            return i
    return i


def clause_end(page: Page, i: int, end: int, group: VerbGroup, nominal: bool = False) -> int:
    """Where the content from token ``i`` on ends: at the sentence's end, or before a clause that reports anew."""
    g = page.g
    for k in split_by_quotes(page, i, end):
        low = g.lower[k]
        following = g.lower[k + 1] if k + 1 < end else ""
        if low == "," or low == ";":
            if following == "according" or (following in _PARTICIPIAL and low == ","):
                return k
            if k + 1 < end and _reports(page, k + 1, end, group):
                return k
            if following in ("but", "while", "and", "although", "though", "whereas") and _own_report(page, k + 2):
                return k
            if nominal and following in ("but", "which", "who", "while", "as", "after", "when", "with", "saying", "in"):
                return k
            if nominal and g.vg_at(k + 1) is not None and g.vg_at(k + 1).form in ("gerund", "participle"):  # type: ignore[union-attr]
                return k
        elif low in ("and", "but") and k > i:
            verb = g.vg_at(k + 1) or (g.vg_at(k + 2) if k + 1 < end and g.tags[k + 1] == "ADV" else None)
            if (
                verb is not None
                and verb.form == group.form
                and verb.past == group.past
                and not verb.modal
                and match_verb(g, verb)
                and (g.vg_at(k - 1) is None or nominal)
            ):
                return k
            if nominal and verb is not None and verb.form == "finite":
                return k
        elif nominal and k > i and (verb := g.vg_at(k)) is not None and verb.start == k and verb.form == "finite":
            before = g.np_at(k - 1)
            if low not in ("is", "was") and before is not None and before.start > i and g.np_at(before.start - 1) is None \
                    and g.lower[k - 1] not in RELATIVE and g.lower[before.start - 1] not in _CLAUSE_WORDS:
                return k
        elif (
            (low == "by" and k > i and following.endswith("ing") and g.vg_at(k + 1) is not None and nominal)
            or (
                nominal
                and k > i
                and low in ("while", "because", "after", "when", "as", "if", "before", "unless", "although")
            )
            or (
                nominal
                and k > i
                and low in ("on", "during")
                and (p := g.np_at(k + 1)) is not None
                and g.lower[p.head] in TIMES
            )
            or (
                nominal
                and k > i
                and low in TIMES
                and (p := g.np_at(k)) is not None
                and p.end == k + 1
                and g.tags[k - 1] != "ADP"
            )
        ):
            return k
    return end


def _reports(page: Page, i: int, end: int, group: VerbGroup) -> bool:
    """Whether an attributing tail begins here: *…, the agency said*, *…, said Ms Roe*."""
    g = page.g
    verb = g.vg_at(i)
    if verb is not None:
        return (
            verb.lemma in INVERTING
            and verb.form == "finite"
            and g._inverted(verb) is not None
            and verb.start != group.start
        )
    phrase = g.np_at(i)
    if phrase is None or phrase.start != i:
        return False
    _, stop = page.source_range(phrase)
    if stop < end and g.lower[stop] == ",":
        stop += 1
    verb = g.vg_at(stop)
    if verb is None or verb.form != "finite" or not match_verb(g, verb) or not page.can_speak(phrase):
        return False
    rest = _skip(page, verb.end, end)
    return rest >= end - 1 and verb.lemma in INVERTING


def _own_report(page: Page, i: int) -> bool:
    """Whether a coordinated clause with a source and a cue of its own begins here."""
    g = page.g
    phrase = g.np_at(i)
    if (
        phrase is None
        or phrase.start != i
        or not page.can_speak(phrase)
        or g.lower[phrase.head] in ("he", "she", "it", "they")
    ):
        verb = g.vg_at(i)
        return verb is not None and verb.form == "finite" and bool(match_verb(g, verb)) and verb.lemma in INVERTING
    _, stop = page.source_range(phrase)
    verb = g.vg_at(stop)
    return verb is not None and verb.form == "finite" and bool(match_verb(g, verb))


# -- passives and style


def _passive(page: Page, group: VerbGroup, match: Match, draft: Draft, end: int) -> bool:
    """The content of a passive cue: its clause, and its surface subject where the cue is about that."""
    g = page.g
    subject = g.subject(group)
    i = max(match.end, group.end)
    agent = g.agent(group)
    if agent is not None:
        i = page.source_range(agent)[1]
    i = _skip(page, i, end)
    complement = _complement(page, group, match, i, end)
    expletive = subject is not None and g.lower[subject.head] == "it"
    about = match.cue.object in ("content", "target", "accused", "judged") and subject is not None and not expletive
    if complement is None and i < end and g.lower[i] in ("to", "as", "for", "of") and match.cue.object != "none":
        complement = page.trimmed(i, clause_end(page, i, end, group))
    if complement is None and agent is None:
        return False
    if about and subject is not None:
        span = page.trimmed(subject.start, g.full(subject)[1])
        if span is not None and (
            complement is None or group.lemma in ("expect", "believe", "think", "say", "know", "suppose")
        ):
            draft.content.append(span)
    if complement is not None:
        draft.content.append(complement)
    _style(page, draft)
    return bool(draft.content)


def _style(page: Page, draft: Draft) -> None:
    """Direct where all the content stands in quotation marks, mixed where some does."""
    quoted = total = 0
    for span in draft.content:
        total += len(span)
        whole = page.quote_at(span.start)
        if whole is not None and page.quotes[whole].span.end >= span.end:
            quoted += len(span)
            if whole not in draft.quotes:
                draft.quotes.append(whole)
            continue
        for i in page.quotes_in(span):
            quoted += min(page.quotes[i].span.end, span.end) - page.quotes[i].span.start
            if i not in draft.quotes:
                draft.quotes.append(i)
    if total and quoted >= 0.95 * total:
        draft.style = Style.DIRECT
    elif quoted:
        draft.style = Style.MIXED


_PAUSES = frozenset({",", ".", ";", "—", "–", "--", ")", "”", '"', "?", "!", "and", "but", "as", "when", "while", "after"})
_SKIPPED = frozenset(
    {"on", "in", "at", "to", "during", "after", "from", "before", "late", "via", "through", "with", "for", "over"}
)
_NO_CLAUSE = frozenset("by and but or as after when while before because although though if unless until since".split())
_WIDE = frozenset({"of", "in", "at", "for", "from", "to", "on", "with", "between", "against"})
_PARTICIPIAL = frozenset(
    "saying adding citing calling noting arguing telling warning claiming insisting suggesting accusing "
    "urging explaining "
    "writing pointing describing stressing declaring predicting asking complaining promising vowing".split()
)
