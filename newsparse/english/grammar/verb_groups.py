"""Verb groups: a main verb with its auxiliaries, and what they say of it together."""

from __future__ import annotations

import attrs

from newsparse.english.grammar.noun_phrases import NOMINAL
from newsparse.english.grammar.phrases import VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import BE
from newsparse.english.lexicon import words
from newsparse.english.lexicon.inflection import ONLY_PAST, SAME_PARTICIPLE, verb_forms, verb_sort

_NOT = words("negation")
_LONGEST_FRONT = 5
"""Tokens of *at no point*, *on no other occasion* in front of a verb."""
_PAST = frozenset({"past", "participle"})


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
    scan = _scan(t, start, end)
    if scan.head < 0:
        if not scan.auxiliaries:
            return None
        scan.head = scan.auxiliaries.pop()  # the last auxiliary is the verb: "is", "has no plan"
    start = _with_denial_before(t, scan, start, first)
    _deny_from_front(t, scan, start, first)
    chain = [t.lemmas[i] for i in scan.auxiliaries]
    sort = verb_forms().get(t.lower[scan.head], ("", ""))[1] or _by_ending(t.lower[scan.head])
    be_last = bool(chain) and chain[-1] == BE
    base_participle = sort == "base" and t.lemmas[scan.head] in SAME_PARTICIPLE
    modals = words("modal")
    return VerbGroup(
        start,
        max(scan.end, scan.head + 1),
        scan.head,
        t.lemmas[scan.head],
        _form(t, scan, sort, start, first, end),
        passive=be_last and t.tags[scan.head] != "AUX" and (sort in _PAST or base_participle),
        negated=scan.negated,
        ceased=scan.ceased,
        modal=next((t.lemmas[i] for i in (*scan.auxiliaries, scan.head) if t.lemmas[i] in modals), ""),
        perfect="have" in chain,
        progressive=be_last and sort == "ing",
        past=(not chain and sort == "past") or _has_past_auxiliary(t, min([start, *scan.auxiliaries]), scan.head),
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
    return scan


def _may_stand_inside(t: TaggedText, i: int, end: int, scan: _Scan) -> bool:
    """Whether an adverb may part the words of a group: *had* long *opposed*, *was* first *suggested*."""
    if t.tags[i] == "ADV":
        return bool(scan.auxiliaries or scan.infinitive) and t.lower[i] != "so"
    participle = i + 1 < end and t.tags[i + 1] == "VERB" and _by_ending(t.lower[i + 1]) != "ing"
    return t.tags[i] == "ADJ" and bool(scan.auxiliaries) and participle


def _with_denial_before(t: TaggedText, scan: _Scan, start: int, first: int) -> int:
    """Take in what stands before a group and denies it, and return where the group begins now."""
    lower = t.lower
    if scan.head == start and not scan.auxiliaries and t.tags[start] != "AUX":
        start, scan.negated, scan.ceased = _denied_before(t, start, first)
    elif scan.infinitive and start > first and lower[start - 1] in ("not", "never"):
        return _deny(scan, start - 1)
    elif scan.infinitive and start > first + 1 and lower[start - 1] == "yet" and t.lemmas[start - 2] in (BE, "have"):
        return _deny(scan, start)  # "has yet to respond"
    return start


def _deny(scan: _Scan, start: int) -> int:
    scan.negated = True
    return start


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


def _deny_from_front(t: TaggedText, scan: _Scan, start: int, first: int) -> None:
    """Deny a verb whose auxiliary stands before its subject and after a denial: *Nor did the mayor say*."""
    auxiliary = _auxiliary_in_front(t, start, first)
    if auxiliary is None or scan.negated:
        return
    before = t.lower[max(first, auxiliary - _LONGEST_FRONT) : auxiliary]
    scan.ceased = scan.ceased or before[-2:] == ["no", "longer"]
    scan.negated = before[-1] in words("fronted_denial") or before[-2:] == ["not", "once"]
    if "no" in before and not scan.ceased:  # "at no point", "in no way"
        no = auxiliary - 1 - before[::-1].index("no")
        scan.negated = no > first and t.tags[no - 1] == "ADP" and "PUNCT" not in t.tags[no:auxiliary]
    if scan.negated or scan.ceased:
        scan.auxiliaries.insert(0, auxiliary)


def _auxiliary_in_front(t: TaggedText, start: int, first: int) -> int | None:
    """The auxiliary that a subject parts from its verb: *did* in *Nor did the head of the bank say*."""
    if start - first < 2 or t.tags[start - 1] not in NOMINAL:
        return None
    i = start - 2
    while i > first and (t.tags[i] in NOMINAL or t.lower[i] in ("of", "'s", "’s")):
        i -= 1
    return i if i > first and t.lemmas[i] in words("fronted_auxiliary") else None


def _form(t: TaggedText, scan: _Scan, sort: str, start: int, first: int, end: int) -> str:
    """Whether a group is finite, an infinitive, a gerund or a participle."""
    if scan.infinitive:
        return "infinitive"
    if not scan.auxiliaries:
        if sort == "ing":
            return "gerund"
        participle = sort == "participle" or (sort == "past" and _is_participle(t, scan.head, first, end))
        return "participle" if participle else "finite"
    return "gerund" if t.lower[start] in ("having", "being") and start != scan.head else "finite"


def _has_past_auxiliary(t: TaggedText, start: int, head: int) -> bool:
    return any(t.lower[i] in words("past_auxiliary") for i in range(start, max(head, start + 1)))


def _by_ending(low: str) -> str:
    """The sort of a verb form that no lexicon has; an unknown one in *-s* counts as a base form."""
    sort = verb_sort(low)
    return "base" if sort == "s" else sort


def _is_participle(t: TaggedText, head: int, first: int, end: int) -> bool:
    """Whether a past form without auxiliary is a participle: *the man accused of*, *a bill backed by*."""
    if t.lower[head] in ONLY_PAST or t.lemmas[head] in words("no_passive"):
        return False
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
    if after == "to":
        return t.lemmas[head] in words("told_to")
    return after == "by" or (after in ("of", "as") and t.lemmas[head] in words("passive_with_of"))
