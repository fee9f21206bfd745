"""Verb groups: a main verb with its auxiliaries, and what they say of it together."""

from __future__ import annotations

import attrs

from newsparse.english.grammar.noun_phrases import NOMINAL
from newsparse.english.grammar.phrases import VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import BE, PAST, POSSESSIVE_MARKS
from newsparse.english.lexicon import words
from newsparse.english.lexicon.inflection import ONLY_PAST, SAME_PARTICIPLE, verb_forms, verb_sort

_NOT = words("negation")
_MODALS = words("modal")
_PAST_AUXILIARIES = words("past_auxiliary")
_WITHIN_SUBJECT = POSSESSIVE_MARKS | {"of"}
_LONGEST_FRONT = 5
"""Tokens of *at no point*, *on no other occasion* in front of a verb."""


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
    group = _single(t, start, first, end) if t.tags[start] == "VERB" else _with_auxiliaries(t, start, first, end)
    return _denied_from_front(t, group, first) if group is not None else None


def _with_auxiliaries(t: TaggedText, start: int, first: int, end: int) -> VerbGroup | None:
    """The group that begins at an auxiliary or *to*."""
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


def _denied_from_front(t: TaggedText, group: VerbGroup, first: int) -> VerbGroup:
    """The group, denied where its auxiliary stands before its subject and after a denial: *Nor did the mayor say*."""
    auxiliary = _auxiliary_in_front(t, group.start, first)
    if auxiliary is None or group.negated:
        return group
    before = t.lower[max(first, auxiliary - _LONGEST_FRONT) : auxiliary]
    ceased = before[-2:] == ["no", "longer"]
    negated = before[-1] in words("fronted_denial") or before[-2:] == ["not", "once"]
    if t.lower[first] in words("fronted_denial"):  # "nowhere in the letter did she say"
        negated |= {"PUNCT", "VERB"}.isdisjoint(t.tags[first:auxiliary])
    if "no" in before and not ceased:  # "at no point", "in no way"
        no = auxiliary - 1 - before[::-1].index("no")
        negated = no > first and t.tags[no - 1] == "ADP" and "PUNCT" not in t.tags[no:auxiliary]
    return _fronted(t, group, auxiliary, negated=negated, ceased=ceased) if negated or ceased else group


def _auxiliary_in_front(t: TaggedText, start: int, first: int) -> int | None:
    """The auxiliary that a subject parts from its verb: *did* in *Nor did the head of the bank say*."""
    if start - first < 2 or t.tags[start - 1] not in NOMINAL:
        return None
    i = start - 2
    while i > first and (t.tags[i] in NOMINAL or t.lower[i] in _WITHIN_SUBJECT):
        i -= 1
    return i if i > first and t.lemmas[i] in words("fronted_auxiliary") else None


def _fronted(t: TaggedText, group: VerbGroup, auxiliary: int, *, negated: bool, ceased: bool) -> VerbGroup:
    """The group with what the auxiliary in front of its subject says of it."""
    lemma = t.lemmas[auxiliary]
    return attrs.evolve(
        group,
        form="finite",
        passive=group.passive or (lemma == BE and _sort(t.lower[group.head]) in PAST),
        negated=negated,
        ceased=ceased,
        modal=lemma if lemma in _MODALS else group.modal,
        perfect=group.perfect or lemma == "have",
        past=t.lower[auxiliary] in _PAST_AUXILIARIES,
    )


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


def _is_asked(t: TaggedText, head: int, first: int, after: str) -> bool:
    """Whether a form behind a noun and a comma says that one was asked: *the mayor*, asked *about it, laughed*."""
    noun = head - 2 >= first and t.tags[head - 2] in ("NOUN", "PROPN")
    return noun and t.lower[head] in words("asked_people") and after in words("after_asked")


def _is_participle(t: TaggedText, head: int, first: int, end: int) -> bool:
    """Whether a past form without auxiliary is a participle: *the man accused of*, *a bill backed by*."""
    if t.lower[head] in ONLY_PAST or t.lemmas[head] in words("no_passive"):
        return False
    after = t.lower[head + 1] if head + 1 < end else ""
    if head == first:
        return after in words("after_fronted_participle")
    j = head - 1
    if t.lower[j] in words("before_participle"):
        return True
    while j > first and t.tags[j] == "ADV":
        j -= 1
    if t.tags[j] not in ("NOUN", "PROPN", "NUM"):
        return t.tags[j] == "PUNCT" and (after in words("after_parted_participle") or _is_asked(t, head, first, after))
    if j < head - 1:
        return False
    if after == "to":
        return t.lemmas[head] in words("told_to")
    return after == "by" or (after in ("of", "as") and t.lemmas[head] in words("passive_with_of"))
