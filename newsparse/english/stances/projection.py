"""What a claim's kind says of a stance, by the data of ``claim_kinds.tsv``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from newsparse.english.grammar import OBJECT_CONTROL, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows, words
from newsparse.english.phenomena.factuality import ASSERTED, Factuality, factuality
from newsparse.english.phenomena.refusals import gives_or_withholds
from newsparse.english.phenomena.reports import SHOWN, WISHES
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.holders import known_holders
from newsparse.english.stances.targets import (
    Seeking,
    TargetPhrase,
    about_claim,
    targets_at,
    targets_done_to,
    targets_of,
)
from newsparse.english.view import View
from newsparse.model import Attribution, Claim, ClaimKind, Dimension, Modality, Polarity, Style, TargetKind

_REACH = 10
"""Tokens after those who are asked within which stands what they are to do."""
_ANSWERS = frozenset({ClaimKind.ACCEPT, ClaimKind.REJECT, ClaimKind.SUPPORT})
_CLAUSE = 12
"""Tokens within which a content with *that* has its verb."""


@attrs.frozen
class Projection(Side):
    """The stance that a kind of claim projects by default."""

    target: str
    modality: Modality


@cache
def projections() -> dict[ClaimKind, Projection]:
    """The projections by kind; kinds without a stance are missing.

    Example:
        >>> projections()[ClaimKind.CALL_FOR].target
        'content'
    """
    return {ClaimKind(row["kind"]): _projection(row) for row in rows("claim_kinds") if row["polarity"]}


def _projection(row: dict[str, str]) -> Projection:
    polarity = Polarity.SUPPORT if row["polarity"] == "+" else Polarity.OPPOSE
    strength, modality = float(row["strength"]), Modality(row["modality"])
    return Projection(polarity, Dimension(row["dimension"]), strength, row["target"], modality)


def projected(view: View, read: set[int]) -> Iterator[Frame]:
    """The stances that the claims of a document project, by their kinds; not those with a cue among tokens ``read``."""
    for claim in view.document.claims:
        projection = projections().get(claim.kind)
        attribution = view.document.attribution(claim.attribution_id)
        if projection is None or not (attribution.cue and attribution.content):
            continue
        cue, inside = view.tokens(attribution.cue[0]), view.tokens(attribution.content[0])
        source = claim.source or _of_those_who_speak(view, attribution)
        if source is not None and cue and inside and read.isdisjoint(cue):
            yield from _projected(view, claim, source, projection, cue, inside)


def _of_those_who_speak(view: View, attribution: Attribution) -> str | None:
    """Who *we* are in a claim without a source: whoever says what it stands in."""
    phrases = (view.g.np_at(i) for span in attribution.source for i in view.tokens(span))
    ours = [phrase for phrase in phrases if phrase is not None and view.g.lower[phrase.head] == "we"]
    return next(iter(known_holders(view, ours, ours[0].head)), None) if ours else None


def _projected(
    view: View, claim: Claim, source: str, projection: Projection, cue: range, inside: range
) -> Iterator[Frame]:
    group = next(view.g.groups_in(cue.start, cue.stop), None)
    if group is not None and _says_little(view, claim, group, inside):
        return
    meant = factuality(view.g, group) if group is not None else ASSERTED
    if meant is None or meant.modality is Modality.POSSIBLE:
        return
    if claim.negated or meant.negated:
        if group is None or group.lemma not in words("wishing_verb"):
            return
        projection = attrs.evolve(projection, polarity=Polarity(-projection.polarity))  # "does not want the dam"
    modality = projection.modality if meant.modality is Modality.CERTAIN else meant.modality
    meant = Factuality(modality, ceased=meant.ceased)
    targets = _targets(view, claim, projection, inside, group)
    yield Frame(projection, (cue.start, cue.stop), cue.start, [source], targets, meant, claim=claim)


def _says_little(view: View, claim: Claim, group: VerbGroup, inside: range) -> bool:
    """Whether a cue says little of a position; the content of *said* and *told* only where it is to be done."""
    if group.lemma in words("weak_cue") or claim.kind in SHOWN:
        return True
    inner = view.g.vg_at(inside.start)
    return group.lemma in ("say", "tell") and (inner is None or inner.form != "infinitive")


# -- targets


def _targets(
    view: View, claim: Claim, projection: Projection, inside: range, group: VerbGroup | None
) -> list[TargetPhrase]:
    g, i = view.g, inside.start
    if projection.target == "claim":
        deed = group is not None and gives_or_withholds(view, g.clause(group))
        return [] if deed else [about_claim(claim, inside.start, inside.stop)]
    if claim.style is Style.DIRECT or (g.tags[i] == "PRON" and g.lower[i] != "that"):
        return []
    if projection.target == "object":
        return _accused(view, inside) if claim.kind is ClaimKind.ACCUSE else []
    return _wanted(view, claim, _first_token(view, i), inside.stop, group)


def _first_token(view: View, i: int) -> int:
    """Where the wording of a content begins: after its preposition, at the *to* of its infinitive."""
    g = view.g
    if g.lower[i] in words("content_preposition") and g.vg_at(i) is None:
        i += 1
    before = g.vg_at(i - 1) if i else None
    return i - 1 if before is not None and g.vg_at(i) is None and before.form == "infinitive" and before.end > i else i


def _wanted(view: View, claim: Claim, i: int, stop: int, group: VerbGroup | None) -> list[TargetPhrase]:
    """What somebody wants: a thing, something to be done, or something to be done by others."""
    g = view.g
    if _is_statement(view, claim, i):
        return []
    phrase = g.np_at(i)
    if phrase is not None and phrase.start == i:
        done = targets_done_to(view, phrase)
        start = _to_be_done(view, phrase, stop, group) if not done else None
        if done or (start is None and view.actor_of(phrase) is not None):
            return done
        i = start or i
    bare = group is not None and group.lemma in words("planning_verb")  # "plans to hire ten drivers" takes no side
    found = targets_at(view, i, Seeking(kinds="issue", lenient=claim.kind is ClaimKind.CALL_FOR and not bare))
    return [t for t in found if t.sign < 0 or (t.kind is TargetKind.ISSUE and not bare)]


def _to_be_done(view: View, phrase: NounPhrase, stop: int, group: VerbGroup | None) -> int | None:
    """The infinitive that says what those named before it are to do, never who they are."""
    g = view.g
    if group is not None and group.lemma in OBJECT_CONTROL and group.lemma not in words("wanting_verb"):
        # "urged the poor and the sick to rise"
        asked = (v for v in g.groups_in(phrase.end, min(stop, phrase.start + _REACH)) if v.form == "infinitive")
        return next((v.start for v in asked), None)
    called = g.vg_at(phrase.end)  # "called for Iran to free them"
    if called is None or called.form != "infinitive" or called.start != phrase.end or called.passive:
        return None
    wish = group is not None and group.lemma == "want"
    return phrase.end if wish or view.actor_of(phrase) is not None else None


def _accused(view: View, inside: range) -> list[TargetPhrase]:
    """As in "alleged that X lied": X."""
    g = view.g
    i = inside.start + (g.lower[inside.start] == "that")
    phrase = g.np_at(i)
    if phrase is None or phrase.start != i or g.vg_at(phrase.end) is None:
        return []
    return targets_of(view, phrase, Seeking(kinds="actor"))


def _is_statement(view: View, claim: Claim, i: int) -> bool:
    """A content like "insisted that he was right": a statement, no demand."""
    g = view.g
    if claim.kind not in WISHES | _ANSWERS | {ClaimKind.PROMISE} or "that" not in g.lower[max(0, i - 1) : i + 1]:
        return False
    _, end = g.sentence_range(i)
    verb = next((v for v in g.groups_in(i + 1, min(end, i + _CLAUSE)) if v.form == "finite"), None)
    if verb is None or claim.kind in _ANSWERS:
        return verb is not None
    return (verb.past and not verb.modal) or verb.modal in words("modal_of_statement")
