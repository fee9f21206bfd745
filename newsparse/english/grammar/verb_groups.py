"""Verb groups: a main verb with its auxiliaries, and what they say of it together."""

from __future__ import annotations

from newsparse.english.grammar.phrases import VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import BE
from newsparse.english.lexicon.inflection import SAME_PARTICIPLE, verb_forms

_NEGATIONS = frozenset({"not", "never", "hardly", "scarcely"})
_MODALS = frozenset("will would shall should can could may might must ought".split())
_PAST_AUX = frozenset("was were had did been".split())
_PASSIVE_WITH_OF = frozenset(
    "accuse convict suspect describe know see regard acquit name identify portray deprive".split()
)


def verb_group(t: TaggedText, start: int, first: int, end: int) -> VerbGroup | None:
    """The verb group that begins at a verb, an auxiliary or *to*, in the sentence from ``first`` to ``end``.

    None if *to* has no verb behind it.
    """
    tags, lower, lemmas = t.tags, t.lower, t.lemmas
    i = start
    auxiliaries: list[str] = []
    negated = ceased = infinitive = False
    head = -1
    if lower[i] == "to" and tags[i] == "PART":
        infinitive = True
        i += 1
    last = i
    while i < end:
        tag, low = tags[i], lower[i]
        if tag == "AUX":
            auxiliaries.append(lemmas[i])
            last = i + 1
        elif low in ("not", "n't", "n’t", "never") or (low == "neither" and auxiliaries):
            negated = True
            last = i + 1 if auxiliaries else last
        elif low == "no" and i + 1 < end and lower[i + 1] == "longer":
            ceased = True
            i += 1
        elif tag == "ADV" and (auxiliaries or infinitive) and low != "so":
            pass
        elif tag == "ADJ" and auxiliaries and i + 1 < end and tags[i + 1] == "VERB" and _sort(lower[i + 1]) != "ing":
            pass  # "was first suggested", "was later joined"
        elif tag == "VERB":
            head = i
            last = i + 1
            break
        else:
            break
        i += 1
    if head < 0:
        if not auxiliaries:
            return None
        head = max(j for j in range(start, last) if tags[j] == "AUX")
    if head == start and not auxiliaries:
        start, negated, ceased = _denied_before(t, start, first)
    elif infinitive and start > first and lower[start - 1] in ("not", "never"):
        negated, start = True, start - 1
    elif infinitive and start > first + 1 and lower[start - 1] == "yet" and lemmas[start - 2] in (BE, "have"):
        negated = True  # "has yet to respond"
    lemma = lemmas[head]
    sort = _sort(lower[head])
    main_aux = tags[head] == "AUX"
    chain = auxiliaries[:-1] if main_aux else auxiliaries
    be_last = bool(chain) and chain[-1] == BE
    passive = (
        be_last and not main_aux and (sort in ("past", "participle") or (sort == "base" and lemma in SAME_PARTICIPLE))
    )
    if infinitive:
        form = "infinitive"
    elif (sort == "ing" and not chain) or (chain and lower[start] in ("having", "being") and start != head):
        form = "gerund"
    elif not chain and (sort == "participle" or (sort == "past" and _is_participle(t, head, first, end))):
        form = "participle"
    else:
        form = "finite"
    past = (
        lower[start] in _PAST_AUX
        or (not chain and sort == "past")
        or any(lower[j] in _PAST_AUX for j in range(start, head))
    )
    return VerbGroup(
        start,
        max(last, head + 1),
        head,
        lemma,
        form,
        passive=passive,
        negated=negated,
        ceased=ceased,
        modal=next((a for a in auxiliaries if a in _MODALS), ""),
        perfect="have" in chain,
        progressive=be_last and sort == "ing",
        past=past,
    )


def _denied_before(t: TaggedText, verb: int, first: int) -> tuple[int, bool, bool]:
    """What stands before a single verb and belongs to it: *never failed*, *no longer opposes*.

    Returns:
        Where the verb group begins, whether the verb is negated, and whether it has ceased.
    """
    lower = t.lower
    before = lower[verb - 1] if verb > first else ""
    if before in _NEGATIONS or (before == "neither" and t.tags[verb - 1] == "CCONJ"):
        return verb - 1, True, False
    if before == "nor":
        return verb, True, False
    if before == "longer" and verb - 2 >= first and lower[verb - 2] == "no":
        return verb - 2, False, True
    if t.tags[verb - 1] == "ADV" and verb - 2 >= first and lower[verb - 2] in ("not", "n't", "n’t"):
        return verb, True, False
    return verb, False, False


def _sort(low: str) -> str:
    """The sort of a verb form, by the lexicon, else by its ending."""
    known = verb_forms().get(low, ("", ""))[1]
    return known or ("ing" if low.endswith("ing") else "past" if low.endswith("ed") else "base")


def _is_participle(t: TaggedText, head: int, first: int, end: int) -> bool:
    """Whether a past form without auxiliary is a participle: *the man accused of*, *a bill backed by*."""
    after = t.lower[head + 1] if head + 1 < end else ""
    if head == first:
        return after in ("by", "in", "on", "with", "to", "as", "about", "for", "from")
    j = head - 1
    while j > first and t.tags[j] == "ADV":
        j -= 1
    before = t.tags[j]
    if before not in ("NOUN", "PROPN", "NUM"):
        return before == "PUNCT" and after in ("by", "with", "as")
    if j < head - 1:
        return False
    if after == "by":
        return True
    return after in ("of", "as") and t.lemmas[head] in _PASSIVE_WITH_OF
