"""Where content ends, and what may stand between a cue and its content."""

from __future__ import annotations

from newsparse.english.attributions.draft import Page, split_by_quotes
from newsparse.english.grammar import INVERTING, RELATIVE, TIMES, VerbGroup
from newsparse.english.predicates.cues import match_verb

_BETWEEN = frozenset("on in at to during after from before late via through with for over".split())
_SUBORDINATING = frozenset("when while as after although though if because since once before unless whereas".split())
_FRONT = 25
"""Tokens within which the verb of a clause in front stands."""
_DASHES = frozenset({"–", "—", "--"})
_INSERTING = frozenset({",", "-", "–", "—", "--"})
_WIDE = frozenset({"of", "in", "at", "for", "from", "to", "on", "with", "between", "against"})
_PARTICIPIAL = frozenset(
    """
    saying adding citing calling noting arguing telling warning claiming insisting suggesting accusing urging explaining
    writing pointing describing stressing declaring predicting asking complaining promising vowing
    """.split()
)
_CONTRAST = frozenset({"but", "while", "and", "although", "though", "whereas"})
_NOMINAL_COMMA = frozenset("but which who while as after when with saying in".split())
_NOMINAL_END = frozenset("while because after when as if before unless although".split())
_CLAUSE_WORDS = frozenset({"that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"})


def skip_adjuncts(page: Page, i: int, end: int, keep: frozenset[str] = frozenset()) -> int:
    """Behind adverbs, times, places and hearers: *said* on Monday in a statement to reporters *that*.

    ``keep`` holds the prepositions that the content itself may begin with: *apologised to passengers* for the delay.
    """
    g = page.g
    for _ in range(8):
        if i >= end:
            return i
        low = g.lower[i]
        phrase = g.np_at(i)
        if (g.tags[i] == "ADV" and low not in ("how", "why", "when", "where", "never")) or low in ("earlier", "later"):
            i += 1
        elif phrase is not None and phrase.start == i and g.lower[phrase.head] in TIMES:
            i = phrase.end
        elif (
            low in _BETWEEN
            and (low == "to" or low not in keep)
            and (inner := g.np_at(i + 1)) is not None
            and inner.start == i + 1
        ):
            stop = inner.end if g.lower[inner.head] in TIMES else g.full(inner, _WIDE - keep)[1]
            following = g.lower[stop] if stop < end else "."
            finite = g.vg_at(stop)
            if finite is not None and finite.form == "finite" and low not in ("on", "during"):
                return i
            if (
                following not in ("that", ",", ":", "“", '"', "whether", "to", "against", "for")
                and g.np_at(stop) is None
                and g.lower[inner.head] not in TIMES
                and stop < end - 1
            ):
                return i
            i = stop
        elif low == "," and i + 1 < end and g.lower[i + 1] in ("however", "too", "though"):
            i += 3
        elif low in _INSERTING and (close := _closing_mark(page, i, end)) is not None:
            i = close + 1
        else:
            return i
    return i


def _closing_mark(page: Page, opening: int, end: int) -> int | None:
    """The end of an insertion before *that*: *said, with the benefit of hindsight, that*, *claims - falsely - that*."""
    lower = page.g.lower
    for k in range(opening + 2, min(opening + 14, end - 1)):
        if lower[k] == lower[opening]:
            aside = lower[opening + 1] in _SUBORDINATING and _opens_main_clause(page, k + 1)
            return k if lower[k + 1] == "that" or aside else None
    return None


def clause_end(
    page: Page, i: int, end: int, group: VerbGroup, nominal: bool = False, keep: frozenset[str] = frozenset()
) -> int:
    """Where the content from token ``i`` on ends: at the sentence's end, or before a clause that reports anew.

    A ``nominal`` content, a noun phrase, ends before any other clause; ``keep`` holds words that belong to it even so.
    """
    g = page.g
    in_front = _in_front(page, group)
    for k in split_by_quotes(page, i, end):
        low = g.lower[k]
        following = g.lower[k + 1] if k + 1 < end else ""
        if low in _DASHES and k > i and low not in g.lower[k + 1 : end] and low not in g.lower[i:k]:
            return k  # a remark behind the content; an insertion has two dashes
        if low in (",", ";"):
            if in_front and _opens_main_clause(page, k + 1):
                return k
            if following == "according" or (following in _PARTICIPIAL and low == ","):
                return k
            if k + 1 < end and _reports(page, k + 1, end, group):
                return k
            if following in _CONTRAST and _own_report(page, k + 2, end, group):
                return k
            if low == ";" and _own_report(page, k + 1, end, group):
                return k
        if k > i and (
            _coordinated_cue(page, k, end, group, nominal) or (nominal and _ends_nominal(page, i, k, end, keep))
        ):
            return k
    return end


def _in_front(page: Page, group: VerbGroup) -> bool:
    """Whether a verb is that of a clause before the main one: *Asked whether he agreed,*, *While X has said so,*."""
    g = page.g
    first, _ = g.sentence_range(group.start)
    first += g.words[first] in "“\"‘'" and first < group.start
    commas = [k for k in range(first, group.head) if g.lower[k] == ","]
    if commas and not (len(commas) == 2 and commas[1] == group.start - 1):  # "When the mayor, Lee Tan, said so, …"
        return False
    opening = g.vg_at(first)
    hanging = g.lower[first] == "asked" or (opening is not None and opening.form in ("gerund", "participle"))
    return (hanging or g.lower[first] in _SUBORDINATING) and group.start - first < _FRONT


def _opens_main_clause(page: Page, i: int) -> bool:
    """Whether the clause that a gerund in front belongs to begins here: *Citing costs, the board dropped it*."""
    g = page.g
    phrase = g.np_at(i)
    if phrase is None or phrase.start != i:
        return False
    stop = page.source_range(phrase)[1]
    verb = g.vg_at(stop + 1) if stop < len(g.lower) and g.lower[stop] == "," else g.vg_at(stop)
    return verb is not None and verb.form == "finite"


def _coordinated_cue(page: Page, k: int, end: int, group: VerbGroup, nominal: bool) -> bool:
    """Whether *and* or *but* adds another cue to the one whose content this is: *said that …, but denied*."""
    g = page.g
    if g.lower[k] not in ("and", "but"):
        return False
    verb = g.vg_at(k + 1) or (g.vg_at(k + 2) if k + 1 < end and g.tags[k + 1] == "ADV" else None)
    if verb is None or verb.form != group.form or verb.past != group.past or bool(verb.modal) != bool(group.modal):
        return False
    return bool(match_verb(g, verb)) and (nominal or g.vg_at(k - 1) is None)


def _ends_nominal(page: Page, i: int, k: int, end: int, keep: frozenset[str]) -> bool:
    """Whether a content that is a noun phrase ends before token ``k``."""
    g = page.g
    low = g.lower[k]
    following = g.lower[k + 1] if k + 1 < end else ""
    behind = g.vg_at(k + 1)
    if low == ",":
        return following in _NOMINAL_COMMA or (behind is not None and behind.form != "infinitive")
    if low in ("and", "but"):
        if k + 1 < end and g.tags[k + 1] == "ADV":
            behind = g.vg_at(k + 2)
        return behind is not None and behind.form == "finite"
    if low in _NOMINAL_END:
        return low not in keep
    if low == "by":
        return following.endswith("ing") and behind is not None
    phrase = g.np_at(k + 1)
    if low in ("on", "during"):
        return phrase is not None and g.lower[phrase.head] in TIMES
    if low in TIMES:
        phrase = g.np_at(k)
        return phrase is not None and phrase.end == k + 1 and g.tags[k - 1] != "ADP"
    verb = g.vg_at(k)
    if verb is not None and verb.start == k and verb.form == "finite":
        subject = g.np_at(k - 1)  # of a clause behind the noun phrase, not of a relative one
        return (
            subject is not None
            and subject.start > i
            and g.lower[k - 1] not in RELATIVE
            and g.np_at(subject.start - 1) is None
            and g.lower[subject.start - 1] not in _CLAUSE_WORDS
        )
    return False


def _reports(page: Page, i: int, end: int, group: VerbGroup) -> bool:
    """Whether an attributing tail begins here: *…, the agency said*, *…, said Ms Roe*."""
    g = page.g
    verb = g.vg_at(i)
    if verb is not None:
        inverted = verb.lemma in INVERTING and verb.form == "finite" and g.inverted(verb) is not None
        return inverted and verb.start != group.start
    phrase = g.np_at(i)
    if phrase is None or phrase.start != i:
        return False
    _, stop = page.source_range(phrase)
    if stop < end and g.lower[stop] == ",":
        stop += 1
    verb = g.vg_at(stop)
    if verb is None or verb.form != "finite" or not match_verb(g, verb) or not page.can_speak(phrase):
        return False
    return skip_adjuncts(page, verb.end, end) >= end - 1 and verb.lemma in INVERTING


def _own_report(page: Page, i: int, end: int, group: VerbGroup) -> bool:
    """Whether a coordinated clause with a source and a cue of its own begins here, in the tense of the first cue."""
    g = page.g
    phrase = g.np_at(i) if i < end else None
    if phrase is None or phrase.start != i:
        verb = g.vg_at(i)
        return verb is not None and verb.form == "finite" and bool(match_verb(g, verb)) and verb.lemma in INVERTING
    _, stop = page.source_range(phrase)
    verb = g.vg_at(stop) or (g.vg_at(stop + 1) if stop < end and g.tags[stop] == "ADV" else None)
    if verb is None or verb.form != "finite" or not match_verb(g, verb):
        return False
    same = verb.past == group.past and not verb.modal and not group.modal
    if g.tags[phrase.head] == "PRON":
        return same and g.lower[phrase.head] in ("he", "she", "they")
    return page.can_speak(phrase) or same
