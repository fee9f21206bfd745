"""Verb groups: a main verb with its auxiliaries, and what they say of it together."""

from __future__ import annotations

import attrs

from newsparse.english.grammar.phrases import VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import BE, PAST
from newsparse.english.lexicon import words
from newsparse.english.lexicon.inflection import SAME_PARTICIPLE, verb_forms, verb_sort

_NOT = words("negation")
_MODALS = words("modal")
_PAST_AUXILIARIES = words("past_auxiliary")


@attrs.define
class _Scan:
    """The words of a verb group, from left to right: ``end`` is after the last of them, ``head`` the main verb."""

    end: int
    head: int = -1
    auxiliaries: list[int] = attrs.Factory(list)
    infinitive: bool = False
    negated: bool = False
    ceased: bool = False


def verb_group(t: TaggedText, start: int, first: int, end: int) -> VerbGroup | None:
    """The verb group that begins at a verb, an auxiliary or *to*, in the sentence from ``first`` to ``end``.

    None if *to* has no verb after it.
    """
    if t.tags[start] == "VERB":
        return _single(t, start, first, end)
    scan = _scan(t, start, end)
    if scan.head < 0:
        return None
    if scan.infinitive:
        start = _with_denial_before(t, scan, start, first)
    head, lemma = scan.head, t.lemmas[scan.head]
    chain = [t.lemmas[i] for i in scan.auxiliaries]
    sort = _sort(t.lower[head])
    be_last = bool(chain) and chain[-1] == BE
    return VerbGroup(
        start,
        max(scan.end, head + 1),
        head,
        lemma,
        _form(t, scan, sort, start, first, end),
        passive=be_last and t.tags[head] != "AUX" and (sort in PAST or (sort == "base" and lemma in SAME_PARTICIPLE)),
        negated=scan.negated,
        ceased=scan.ceased,
        modal=next((verb for verb in (*chain, lemma) if verb in _MODALS), ""),
        perfect="have" in chain,
        progressive=be_last and sort == "ing",
        past=(not chain and sort == "past") or not _PAST_AUXILIARIES.isdisjoint(t.lower[start : max(head, start + 1)]),
    )


def _single(t: TaggedText, head: int, first: int, end: int) -> VerbGroup:
    """The group of a verb without auxiliaries, with what denies it."""
    low, lemma = t.lower[head], t.lemmas[head]
    sort = _sort(low)
    start, negated, ceased = _denied_before(t, head, first)
    return VerbGroup(
        start,
        head + 1,
        head,
        lemma,
        _form_of_single(t, head, sort, first, end),
        negated=negated,
        ceased=ceased,
        modal=lemma if lemma in _MODALS else "",
        past=sort == "past" or low in _PAST_AUXILIARIES,
    )


def _scan(t: TaggedText, start: int, end: int) -> _Scan:
    """The words of the group, up to its main verb."""
    infinitive = t.lower[start] == "to" and t.tags[start] == "PART"
    i = start + infinitive
    scan = _Scan(i, infinitive=infinitive)
    while i < end:
        if t.tags[i] == "VERB":
            scan.head, scan.end = i, i + 1
            break
        if t.tags[i] == "AUX":
            scan.auxiliaries.append(i)
            scan.end = i + 1
        elif t.lower[i] in _NOT or t.lower[i] == "never" or (t.lower[i] == "neither" and scan.auxiliaries):
            scan.negated = True
            scan.end = i + 1 if scan.auxiliaries else scan.end
        elif t.lower[i : i + 2] == ["no", "longer"]:
            scan.ceased = True
            i += 1
        elif not _may_stand_inside(t, i, end, scan):
            break
        i += 1
    if scan.head < 0 and scan.auxiliaries:
        scan.head = scan.auxiliaries.pop()  # the last auxiliary is the verb: "is", "has no plan"
    return scan


def _may_stand_inside(t: TaggedText, i: int, end: int, scan: _Scan) -> bool:
    """Whether an adverb may part the words of a group: *had* long *opposed*, *was* first *suggested*."""
    if t.tags[i] == "ADV":
        return bool(scan.auxiliaries or scan.infinitive) and t.lower[i] != "so"
    participle = i + 1 < end and t.tags[i + 1] == "VERB" and not t.lower[i + 1].endswith("ing")
    return t.tags[i] == "ADJ" and bool(scan.auxiliaries) and participle


def _with_denial_before(t: TaggedText, scan: _Scan, start: int, first: int) -> int:
    """Take in what stands before an infinitive and denies it, and return where the group begins now."""
    before = t.lower[start - 1] if start > first else ""
    adverb = before in ("not", "never")
    yet = before == "yet" and start > first + 1 and t.lemmas[start - 2] in (BE, "have")  # "has yet to respond"
    scan.negated |= adverb or yet
    return start - adverb


def _denied_before(t: TaggedText, verb: int, first: int) -> tuple[int, bool, bool]:
    """What stands before a single verb and belongs to it: *never failed*, *no longer opposes*.

    Returns:
        Where the verb group begins, whether the verb is negated, and whether it has ceased.
    """
    lower = t.lower
    before = lower[verb - 1] if verb > first else ""
    if before in words("denying_adverb") or (before == "neither" and t.tags[verb - 1] == "CCONJ"):
        return verb - 1, True, False
    if before == "nor":
        return verb, True, False
    if before == "longer" and verb - 2 >= first and lower[verb - 2] == "no":
        return verb - 2, False, True
    adverb_between = t.tags[verb - 1] == "ADV" and verb - 2 >= first and lower[verb - 2] in _NOT
    return verb, adverb_between, False


def _form(t: TaggedText, scan: _Scan, sort: str, start: int, first: int, end: int) -> str:
    """Whether a group is finite, an infinitive, a gerund or a participle."""
    if scan.infinitive:
        return "infinitive"
    if scan.auxiliaries:
        return "gerund" if t.lower[start] in ("having", "being") else "finite"
    return _form_of_single(t, scan.head, sort, first, end)


def _form_of_single(t: TaggedText, head: int, sort: str, first: int, end: int) -> str:
    if sort == "ing":
        return "gerund"
    participle = sort == "participle" or (sort == "past" and _is_participle(t, head, first, end))
    return "participle" if participle else "finite"


def _sort(low: str) -> str:
    """The sort of a verb form (see `inflect`)."""
    known = verb_forms().get(low)
    return known[1] if known is not None else verb_sort(low)


def _is_participle(t: TaggedText, head: int, first: int, end: int) -> bool:
    """Whether a past form without auxiliary is a participle: *the man accused of*, *a bill backed by*."""
    after = t.lower[head + 1] if head + 1 < end else ""
    if head == first:
        return after in words("after_fronted_participle")
    j = head - 1
    while j > first and t.tags[j] == "ADV":
        j -= 1
    if t.tags[j] not in ("NOUN", "PROPN", "NUM"):
        return t.tags[j] == "PUNCT" and after in words("after_parted_participle")
    if j < head - 1:
        return False
    return after == "by" or (after in ("of", "as") and t.lemmas[head] in words("passive_with_of"))
