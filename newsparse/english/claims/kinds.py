"""Which speech act a claim is: by its cue first, then by its content; and how sure the source is."""

from __future__ import annotations

import re
from functools import cache

from newsparse.english.claims.reading import Reading, Said
from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows
from newsparse.english.predicates.cues import cues
from newsparse.model import ClaimKind, Modality

_HEDGES = {
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE, "can": Modality.POSSIBLE,
    "would": Modality.PROBABLE, "should": Modality.PROBABLE,
    "probably": Modality.PROBABLE, "likely": Modality.PROBABLE,
    "perhaps": Modality.POSSIBLE, "possibly": Modality.POSSIBLE, "maybe": Modality.POSSIBLE,
}  # fmt: skip
"""Modals and adverbs that make the content less than certain."""
_HEDGED_WITHIN = 12
_UNSURE = frozenset({ClaimKind.PREDICT, ClaimKind.PROMISE, ClaimKind.THREATEN, ClaimKind.BELIEVE})
_SILENT = frozenset({ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD})
_FUTURE = re.compile(r"^\W*(?:I|we|We)\s*(?:will|shall|'ll|’ll)\b")
_OPEN = frozenset({"when", "how", "whether", "where", "who", "why", "what", "if", "which"})
_THINGS = frozenset("permission access entry visa visas bail asylum leave request motion application appeal".split())
_ARMED = frozenset({"military", "rebel"})
_DEEDS = frozenset(
    "attack hit strike blast slam rip knock bash rap lash savage block fight obstruct resist defend charge".split()
)
"""Verbs of deeds that are verbs of words, too."""
_GREETINGS = frozenset({"welcome", "cheer", "celebrate"})
_PLACING = frozenset({"at", "in", "into", "to", "with", "on", "aboard"})


def judge(reading: Reading, said: Said, sectors: frozenset[str], person: bool) -> tuple[ClaimKind, bool] | None:
    """The kind of an attribution, and whether it is negated; None where the verb tells of a deed.

    ``sectors`` are those of its sources (what an army attacks, it does not criticise); ``person`` says whether the
    source is one, who is never *it*.
    """
    content = " ".join(span.of(reading.text) for span in said.attribution.content)
    if _is_deed(reading, said, sectors):
        return None
    cue_text = " ".join(span.of(reading.text) for span in said.attribution.cue).lower()
    negated = said.group.negated if said.group is not None else False
    negated = negated or " not " in f" {cue_text} " or " never " in f" {cue_text} "
    if said.cue is None:
        return _without_cue(cue_text, content), negated
    if negated and said.cue.negated is not None:
        kind = said.cue.negated
        if said.cue.words[0] in ("say", "tell") and not _is_open(content):
            return said.cue.kind, True
        return kind, negated and kind is not ClaimKind.NO_COMMENT and kind is not said.cue.kind
    kind = _by_content(reading, said, content, person)
    if (
        negated
        and kind in (ClaimKind.ACCEPT, ClaimKind.SUPPORT)
        and said.group is not None
        and said.group.modal in _REFUSING
    ):
        return (ClaimKind.REJECT if kind is ClaimKind.ACCEPT else ClaimKind.OPPOSE), False  # "will not accept"
    return kind, negated and said.cue.kind not in _SILENT


def _without_cue(cue_text: str, content: str) -> ClaimKind:
    if "view" in cue_text or "opinion" in cue_text or cue_text == "for":
        return ClaimKind.BELIEVE
    if cue_text == ":" and content.rstrip("”\"’'").endswith("?"):
        return ClaimKind.ASK
    return ClaimKind.PROMISE if _FUTURE.match(content) else ClaimKind.STATE


def _by_content(reading: Reading, said: Said, content: str, person: bool) -> ClaimKind:
    """The kind that the cue has with this content."""
    assert said.cue is not None
    words = [w.strip("“”\"'‘’.,!?;").lower() for w in content.split()]
    kind, lemma = said.cue.kind, said.cue.words[0]
    first = words[0] if words else ""
    if said.cue.words == ("call",):
        bad, good = (_evaluations(sign).intersection(words) for sign in "-+")
        return ClaimKind.CRITICIZE if bad else ClaimKind.PRAISE if good else ClaimKind.STATE
    if kind is ClaimKind.ASK and _wants_act(reading, said):
        return ClaimKind.CALL_FOR
    if lemma in ("suggest", "insist") and first in ("that", "the") and _is_norm(reading, said):
        return ClaimKind.PROPOSE if lemma == "suggest" else ClaimKind.CALL_FOR
    if kind is ClaimKind.DENY and _is_refusal(reading, said):
        return ClaimKind.REJECT
    if kind is ClaimKind.PROMISE and lemma == "threaten":
        return ClaimKind.THREATEN
    if kind is ClaimKind.STATE and lemma in _ECHOING:
        kind = _kind_of_noun(reading, said, person) or kind
    if kind in (ClaimKind.STATE, ClaimKind.ANNOUNCE):
        act = _act_of(reading, said, person)
        plain = lemma in _PLAIN or act is ClaimKind.CALL_FOR or (act is ClaimKind.THREATEN and "unless" in words)
        return act if act is not None and plain else kind
    return kind


def _kind_of_noun(reading: Reading, said: Said, person: bool) -> ClaimKind | None:
    """The kind of the noun that a verb repeats, if it is one's own: *reiterated its demand*, *repeated a threat*."""
    g = reading.g
    inside = reading.tokens(said.attribution.content[0]) if said.attribution.content else range(0)
    phrase = g.np_at(inside.start) if inside else None
    if phrase is None or phrase.start != inside.start or "PART" in g.tags[phrase.start : phrase.head]:
        return None
    if g.tags[phrase.start] == "PRON" and g.lower[phrase.start] not in (_OWN_ONE if person else _OWN_MANY):
        return None
    found = cues("noun").get(g.lemmas[phrase.head], ())
    return found[0].kind if found else None


def _act_of(reading: Reading, said: Said, person: bool) -> ClaimKind | None:
    """What is done by saying something plainly: *said they would strike* threatens, *said X must pay* calls for it."""
    g, tokens = reading.g, reading.g.tokens
    for span in said.attribution.content:
        inside = reading.tokens(span)
        if tokens is None or not inside:
            continue
        group = next((v for v in g.groups_in(inside.start, inside.stop) if v.form == "finite"), None)
        subject = g.subject(group) if group is not None else None
        if group is None or subject is None or subject.start < inside.start or group.negated:
            continue
        if group.modal in ("must", "should") or (group.lemma in ("have", "need") and _to_follows(g, group)):
            return (
                ClaimKind.CALL_FOR
                if group.lemma != "be" and reading.acts(subject) and not _is_self(g, subject, person)
                else None
            )
        if not _is_self(g, subject, person):
            return None
        ready = any(w in _READY for w in g.lower[group.head : group.end + 2])
        if group.modal in ("will", "would", "shall") or ready:
            if group.lemma in _MENACING or "unless" in g.lower[inside.start : inside.stop]:
                return ClaimKind.THREATEN
            return ClaimKind.PROMISE if group.lemma not in _NOT_PROMISED and (ready or not group.passive) else None
        return None
    return None


def _is_self(g: Grammar, subject: NounPhrase, person: bool) -> bool:
    """Whether the subject of a content is whoever says it; a pronoun mostly is."""
    return g.lower[subject.head] in (("i", "we", "he", "she", "they") if person else ("i", "we", "it", "they"))


def _to_follows(g: Grammar, group: VerbGroup) -> bool:
    behind = g.vg_at(group.end)
    return behind is not None and behind.form == "infinitive" and behind.start == group.end


_PLAIN = frozenset({"say", "tell"})
_OWN_ONE = frozenset({"my", "his", "her"})
_OWN_MANY = frozenset({"our", "its", "their"})
_ECHOING = frozenset({"reiterate", "repeat", "restate", "renew", "echo", "reaffirm"})
_READY = frozenset({"ready", "prepared", "willing", "committed", "determined"})
_MENACING = frozenset("boycott blockade withdraw strike retaliate punish attack walk quit sue veto block expel".split())
_NOT_PROMISED = frozenset("be have need like want hope prefer know see think take cost lose die".split())
_REFUSING = frozenset({"will", "would", "can", "could"})


def _is_open(content: str) -> bool:
    """Whether "did not say" is followed by what was not said: *when, how, whether*."""
    words = content.split()
    return not words or words[0].lower() in _OPEN


def _wants_act(reading: Reading, said: Said) -> bool:
    """*Asked farmers to plant trees* calls for it; *asked to be told* does, too."""
    for span in said.attribution.content:
        inside = reading.tokens(span)
        if not inside:
            continue
        i = inside.start
        phrase = reading.g.np_at(i)
        for k in (i, i + 1, phrase.end if phrase is not None and phrase.start == i else i):
            group = reading.g.vg_at(k)
            if group is not None and group.form == "infinitive" and group.start in (k, k - 1):
                return True
    return False


def _is_norm(reading: Reading, said: Said) -> bool:
    """Whether a content says what should be: *suggested that the city should build*."""
    for span in said.attribution.content[:1]:
        inside = reading.tokens(span)
        for group in reading.g.groups_in(inside.start, inside.stop):
            if group.form == "finite":
                word = reading.g.lower[group.start]
                subject = reading.g.np_at(group.start - 1)
                bare = word == group.lemma and subject is not None and reading.g.lower[subject.head] not in _PLURAL
                singular = subject is not None and not reading.g.lower[subject.head].endswith("s")
                return (
                    group.modal in ("should", "ought", "must") or (bare and singular and word != "be") or word == "be"
                )
    return False


_PLURAL = frozenset({"i", "you", "we", "they", "these", "those", "people"})


def _is_refusal(reading: Reading, said: Said) -> bool:
    """*Denied the tanker access*: refused it, and claimed nothing."""
    if said.group is None or said.group.lemma != "deny" or said.group.passive:
        return False
    g = reading.g
    first = g.np_at(said.group.end)
    if first is None or first.start != said.group.end:
        return False
    if g.lemmas[first.head] in _THINGS:
        return True
    second = g.np_at(first.end)
    return second is not None and second.start == first.end and g.tags[second.head] in ("NOUN", "PROPN")


def _is_deed(reading: Reading, said: Said, sectors: frozenset[str]) -> bool:
    """Whether the verb tells what was done, not what was said: *the army attacked the village*."""
    group, g = said.group, reading.g
    if group is None or group.lemma not in _DEEDS | _GREETINGS or group.passive:
        return False
    inside = reading.tokens(said.attribution.content[0]) if said.attribution.content else range(0)
    phrase = g.np_at(inside.start) if inside else None
    if phrase is None:
        return False
    behind = g.lower[phrase.end] if phrase.end < len(g.lower) else ""
    if group.lemma in _GREETINGS:
        return behind in _PLACING and g.tags[phrase.head] in ("NOUN", "PROPN", "PRON") and reading.is_person(phrase)
    if group.lemma == "charge":
        return behind == "for" and g.vg_at(phrase.end + 1) is None  # a price
    if behind in ("for", "over", "as"):
        return False
    return bool(sectors & _ARMED) or g.lemmas[phrase.head] in _material()


@cache
def _evaluations(sign: str) -> frozenset[str]:
    words = (word for row in rows("evaluations") if row["polarity"] == sign for word in row["words"].split())
    return frozenset(words) - {"gift"}  # a gift to whom?


@cache
def _material() -> frozenset[str]:
    return frozenset(word for row in rows("material_nouns") for word in row["words"].split())


def modality_of(reading: Reading, said: Said, kind: ClaimKind) -> Modality:
    """How sure the source is of what it says: by the kind, then by the first verb of the content."""
    if kind in _SILENT or kind is ClaimKind.ASK:
        return Modality.UNKNOWN
    for span in said.attribution.content[:1]:
        for i in reading.tokens(span)[:_HEDGED_WITHIN]:
            if reading.g.tags[i] in ("AUX", "ADV") and reading.g.lower[i] in _HEDGES:
                return _HEDGES[reading.g.lower[i]]
            if reading.g.tags[i] == "VERB":
                break
    if kind is ClaimKind.DENY:
        return Modality.CERTAINLY_NOT
    return Modality.PROBABLE if kind in _UNSURE else Modality.CERTAIN
