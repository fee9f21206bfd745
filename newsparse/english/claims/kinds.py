"""Which speech act a claim is: by its cue first, then by its content.

What the cue says is the rule. Each exception is a small function, found by the verb or the kind of the cue.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import attrs

from newsparse.english.claims.reading import Reading, Said
from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows, words
from newsparse.english.phenomena.deeds import is_deed
from newsparse.english.phenomena.refusals import gives_or_withholds
from newsparse.english.predicates.cues import Cue, cues
from newsparse.model import Actor, ClaimKind

SILENT = frozenset({ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD})
_FUTURE = re.compile(r"^\W*(?:I|we|We)\s*(?:will|shall|'ll|’ll)\b")
_SHORT = 6
"""Words that judge, at most, after *described it as*."""
_MARKS = "“”\"'‘’.,!?;"


@attrs.define
class _Case:
    """What the kind of one attribution is decided by; ``person`` says whether its source is one, who is never *it*."""

    reading: Reading
    said: Said
    cue: Cue
    person: bool

    @property
    def lemma(self) -> str:
        return self.cue.words[0]

    @property
    def words(self) -> list[str]:
        """The words of the content, without the marks around them."""
        return [word.strip(_MARKS).lower() for word in self.said.content.split()]


def judge(
    reading: Reading, said: Said, holders: tuple[Actor | None, ...], person: bool
) -> tuple[ClaimKind, bool] | None:
    """The kind of an attribution, and whether it is negated; None where the verb tells of a deed.

    ``holders`` are its sources (what an army attacks, it does not criticise); ``person`` says whether the source is
    one.
    """
    if reading.asks(said):
        return ClaimKind.ASK, False
    if said.group is not None and not said.group.negated and is_deed(reading.view, said.group, holders):
        return None
    cue_text = said.cue_text.lower()
    negated = _is_negated(said, cue_text)
    if said.cue is None:
        return _without_cue(cue_text, said.content), negated
    if negated and said.cue.negated is not None:
        return _negated(said.cue, said.cue.negated, said.content)
    kind = _kind(_Case(reading, said, said.cue, person))
    refusal = _REFUSALS.get(kind)
    if negated and refusal is not None and said.group is not None and said.group.modal in words("modal_of_attitude"):
        return refusal, False
    return kind, negated and said.cue.kind not in SILENT


_REFUSALS = {
    ClaimKind.ACCEPT: ClaimKind.REJECT,
    ClaimKind.SUPPORT: ClaimKind.OPPOSE,
    ClaimKind.APOLOGIZE: ClaimKind.WITHHOLD,
}
"""What *will not* and *cannot* make of a kind."""


def _is_negated(said: Said, cue_text: str) -> bool:
    inside = f" {cue_text} "
    return (said.group is not None and said.group.negated) or " not " in inside or " never " in inside


def _negated(cue: Cue, kind: ClaimKind, content: str) -> tuple[ClaimKind, bool]:
    """What a cue is that means something else when it is negated; *did not say that it rained* is a statement."""
    said = content.split()
    left_open = not said or said[0].lower() in words("question_word")
    if cue.words[0] in ("say", "tell") and not left_open:
        return cue.kind, True
    return kind, kind is not ClaimKind.NO_COMMENT and kind is not cue.kind


def _opposes(cue_text: str) -> bool:
    """Whether a cue that says no more than that something is said leads to what it is against: *her stance against*."""
    return cue_text.lower().endswith(" against")


def _without_cue(cue_text: str, content: str) -> ClaimKind:
    if "view" in cue_text or "opinion" in cue_text or cue_text == "for":
        return ClaimKind.BELIEVE
    if _opposes(cue_text):
        return ClaimKind.OPPOSE
    if cue_text == ":" and content.rstrip("”\"’'").endswith("?"):
        return ClaimKind.ASK
    return ClaimKind.PROMISE if _FUTURE.match(content) else ClaimKind.STATE


def _kind(case: _Case) -> ClaimKind:
    """The kind that the cue has with this content."""
    exception = _by_lemma().get(case.lemma) or _BY_KIND.get(case.cue.kind)
    kind = exception(case) if exception is not None else None
    if kind is not None:
        return kind
    kind = _repeated(case) or case.cue.kind
    if kind not in (ClaimKind.STATE, ClaimKind.ANNOUNCE):
        return kind
    if _opposes(case.said.cue_text):
        return ClaimKind.OPPOSE
    act = _act(case)
    plain = case.lemma in ("say", "tell") or act is ClaimKind.CALL_FOR
    menacing = act is ClaimKind.THREATEN and "unless" in case.words
    return act if act is not None and (plain or menacing) else kind


# -- exceptions


def _judging(case: _Case) -> ClaimKind | None:
    """*Called it a disgrace* criticises, *called it a triumph* praises, *described it as unsafe* criticises."""
    if case.cue.pos != "verb" or case.lemma not in words("judging_verb"):
        return None
    named = case.words if case.lemma == "call" else _what_it_is_called(case.words)
    bad, good = (_evaluations(sign).intersection(named) for sign in "-+")
    return ClaimKind.CRITICIZE if bad else ClaimKind.PRAISE if good else ClaimKind.STATE


def _what_it_is_called(said: list[str]) -> list[str]:
    """The words after *as*, or all of a short content: *described it* as a disgrace, *branded* it a disgrace."""
    if "as" in said:
        start = said.index("as") + 1
        return said[start : start + _SHORT]
    return said if len(said) <= _SHORT else []


def _wanting(case: _Case) -> ClaimKind | None:
    """*Asked farmers to plant trees* calls for it; *asked to be told* does, too."""
    g = case.reading.g
    for inside in case.said.inside:
        heads = _heads_of_content(g, inside.start)
        last = heads[-1]
        wanted = "for" in (g.lower[inside.start - 1], *g.lower[last : last + 1])  # "asked Norway for help"
        if wanted or any(_infinitive_at(g, k) for k in heads):
            return ClaimKind.CALL_FOR
    return None


def _heads_of_content(g: Grammar, i: int) -> tuple[int, ...]:
    """Where the infinitive of a content may stand that begins at a token: there, or after whoever is asked."""
    phrase = g.np_at(i)
    return (i, i + 1, phrase.end) if phrase is not None and phrase.start == i else (i, i + 1)


def _infinitive_at(g: Grammar, i: int) -> bool:
    group = g.vg_at(i)
    return group is not None and group.form == "infinitive" and group.start in (i, i - 1)


def _questioned(case: _Case) -> ClaimKind | None:
    """*Questioned about it* asks, *questioned it* criticises."""
    about = any(case.reading.g.lower[inside.start - 1] == "about" for inside in case.said.inside[:1])
    return ClaimKind.ASK if about else None


def _norm(case: _Case) -> ClaimKind | None:
    """*Suggested that the city should build* proposes, *insisted that it be built* calls for it."""
    if case.words[:1] not in (["that"], ["the"]):
        return None
    verb = _first_finite(case.reading.g, case.said.inside[0]) if case.said.inside else None
    if verb is None or not (verb.modal in words("duty_modal") or case.reading.g.lower[verb.start] == "be"):
        return None
    return ClaimKind.PROPOSE if case.lemma == "suggest" else ClaimKind.CALL_FOR


def _refusing(case: _Case) -> ClaimKind | None:
    """*Denied the tanker access*: refused it, and claimed nothing."""
    group, view = case.said.group, case.reading.view
    refused = group is not None and gives_or_withholds(view, view.g.clause(group))
    return ClaimKind.REJECT if refused else None


def _threatening(case: _Case) -> ClaimKind | None:
    return ClaimKind.THREATEN if case.cue.kind is ClaimKind.PROMISE else None


def _declaring(case: _Case) -> ClaimKind | None:
    """*Declared that it would fly again* announces, *declared that it was ready* only says."""
    if case.cue.kind is not ClaimKind.STATE:
        return None
    for inside in case.said.inside[:1]:
        verb = next(iter(case.reading.g.groups_in(inside.start, inside.stop)), None)
        if verb is not None and verb.modal in words("modal_of_plan"):
            return ClaimKind.ANNOUNCE
    return None


_Exception = Callable[[_Case], ClaimKind | None]
_BY_KIND: dict[ClaimKind, _Exception] = {ClaimKind.ASK: _wanting, ClaimKind.DENY: _refusing}


@cache
def _by_lemma() -> dict[str, _Exception]:
    """The exception of each verb that has one."""
    several = dict.fromkeys(words("declaring"), _declaring) | dict.fromkeys(words("judging_verb"), _judging)
    return {"question": _questioned, "suggest": _norm, "insist": _norm, "threaten": _threatening, **several}


def _repeated(case: _Case) -> ClaimKind | None:
    """The kind of the noun that a verb repeats, if it is one's own: *reiterated its demand*, *repeated a threat*."""
    if case.cue.kind is not ClaimKind.STATE or case.lemma not in words("echoing_verb"):
        return None
    g, inside = case.reading.g, case.said.inside
    phrase = g.np_at(inside[0].start) if inside else None
    if phrase is None or phrase.start != inside[0].start or "PART" in g.tags[phrase.start : phrase.head]:
        return None
    own = words("own_of_one" if case.person else "own_of_many")
    if g.tags[phrase.start] == "PRON" and g.lower[phrase.start] not in own:
        return None
    found = cues("noun").get(g.lemmas[phrase.head], ())
    return found[0].kind if found else None


# -- what is done by saying something plainly


def _act(case: _Case) -> ClaimKind | None:
    """What the first clause of a content does: *said they would strike* threatens, *said X must pay* calls for it."""
    g = case.reading.g
    for inside in case.said.inside:
        verb = _first_finite(g, inside)
        subject = g.subject(verb) if verb is not None else None
        if verb is None or subject is None or subject.start < inside.start or verb.negated:
            continue
        own = _is_self(g, subject, case.person)
        if _is_duty(g, verb):
            wanted = verb.lemma != "be" and not own and case.reading.view.acts(subject)
            return ClaimKind.CALL_FOR if wanted else None
        return _own_plan(g, verb, inside) if own else None
    return None


def _first_finite(g: Grammar, inside: range) -> VerbGroup | None:
    return next((v for v in g.groups_in(inside.start, inside.stop) if v.form == "finite"), None)


def _is_duty(g: Grammar, verb: VerbGroup) -> bool:
    after = g.vg_at(verb.end)
    infinitive = after is not None and after.form == "infinitive" and after.start == verb.end
    return verb.modal in ("must", "should") or (verb.lemma in ("have", "need") and infinitive)


def _own_plan(g: Grammar, verb: VerbGroup, inside: range) -> ClaimKind | None:
    """What it is to say what one will do oneself: a threat or a promise, if it is a plan at all."""
    if verb.perfect:
        return None  # "would have backed it"
    ready = any(word in words("ready") for word in g.lower[verb.head : verb.end + 2])
    if not ready and verb.modal not in words("modal_of_plan"):
        return None
    if verb.lemma in words("menacing_verb") or "unless" in g.lower[inside.start : inside.stop]:
        return ClaimKind.THREATEN
    planned = verb.lemma not in words("not_promised") and (ready or not verb.passive)
    return ClaimKind.PROMISE if planned else None


def _is_self(g: Grammar, subject: NounPhrase, person: bool) -> bool:
    """Whether the subject of a content is whoever says it; a pronoun mostly is."""
    return g.lower[subject.head] in words("self_of_one" if person else "self_of_many")


@cache
def _evaluations(sign: str) -> frozenset[str]:
    judging = (row for row in rows("evaluations") if row["polarity"] == sign and row["pos"] != "effect")
    found = (word for row in judging for word in row["words"].split())
    return frozenset(found) - {"gift"}  # a gift to whom?
