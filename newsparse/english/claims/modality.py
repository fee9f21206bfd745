"""How sure a source is of what it says, what is left open, and what is not said at all."""

from __future__ import annotations

from newsparse.english.claims.kinds import SILENT
from newsparse.english.claims.reading import Said
from newsparse.english.grammar import Grammar, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.phenomena.factuality import ASSERTED, Factuality, factuality, has_empty_subject
from newsparse.english.predicates.cues import cues
from newsparse.english.view import View
from newsparse.model import ClaimKind, Modality

_WITHIN = 12
"""Tokens of a content within which its first verb stands."""
_OPEN = SILENT | {ClaimKind.ASK}
_UNSURE = frozenset({ClaimKind.PREDICT, ClaimKind.PROMISE, ClaimKind.THREATEN, ClaimKind.BELIEVE})
_ATTITUDES = frozenset(
    {
        ClaimKind.SUPPORT,
        ClaimKind.OPPOSE,
        ClaimKind.ACCEPT,
        ClaimKind.REJECT,
        ClaimKind.PRAISE,
        ClaimKind.CRITICIZE,
        ClaimKind.DEFEND,
    }
)
"""What a source does by the verb itself: it may do it, or do it no longer."""

_OPENING = frozenset({"whether", "if"})
_CLOSING = frozenset({",", ";", ":", "—", "–", "--", "“", "”", '"'})
_FAR = 15
"""Tokens between the word that opens a clause and its verb."""


def how_meant(g: Grammar, said: Said, kind: ClaimKind) -> Factuality | None:
    """How the verb of a cue is meant: of an attitude, as it is of a stance. None where it is not said at all.

    Nobody says what *none of them said*, and *does Mali back it?* tells of no support.
    """
    group = said.group
    if group is None or kind in SILENT:
        return ASSERTED
    if has_empty_subject(g, group) and not group.negated:
        return None
    return factuality(g, group) if kind in _ATTITUDES and not group.negated else ASSERTED


def is_over(view: View, said: Said) -> bool:
    """Whether what a cue says has ended: *no longer opposes it*, *dropped its opposition*, *withdrew its support*."""
    g, group = view.g, said.group
    if group is not None and group.ceased:
        return True
    phrases = (g.np_at(i) for span in said.attribution.cue for i in view.tokens(span))
    acts = [phrase for phrase in phrases if phrase is not None and g.lemmas[phrase.head] in cues("noun")]
    verb = g.vg_at(acts[-1].start - 1) if acts and acts[-1].start else None
    return verb is not None and verb.lemma in words("ending_verb")


def modality_of(g: Grammar, said: Said, kind: ClaimKind, meant: Factuality = ASSERTED) -> Modality:
    """How sure the source is of what it says: by the kind, then by its verb, and the first verb of the content."""
    if kind in _OPEN:
        return Modality.UNKNOWN
    if kind is ClaimKind.BELIEVE and _doubts(said.cue_text):
        return Modality.PROBABLY_NOT
    hedge = _hedge(g, said.inside[0][:_WITHIN]) if said.inside else None
    if hedge is not None:
        return hedge
    if meant.modality is not Modality.CERTAIN:
        return meant.modality
    if kind is ClaimKind.DENY:
        return Modality.CERTAINLY_NOT
    return Modality.PROBABLE if kind in _UNSURE else Modality.CERTAIN


def _doubts(cue_text: str) -> bool:
    """Whether a cue of belief says that it is not so: *doubts that*, *is sceptical that*; not *has no doubt that*."""
    cue = set(cue_text.lower().split())
    return not cue.isdisjoint(words("doubting_cue")) and cue.isdisjoint(words("doubtless_cue"))


def _hedge(g: Grammar, inside: range) -> Modality | None:
    """What a modal or an adverb before the first verb makes of it."""
    for low, tag in zip(g.lower[inside.start : inside.stop], g.tags[inside.start : inside.stop], strict=True):
        if tag in ("AUX", "ADV"):
            if low in words("possible_hedge"):
                return Modality.POSSIBLE
            if low in words("probable_hedge"):
                return Modality.PROBABLE
        elif tag == "VERB":
            break
    return None


def is_open(g: Grammar, group: VerbGroup) -> bool:
    """Whether a verb is the one of a clause that asks, or supposes: *unclear whether Chad backs the plan*."""
    if group.form != "finite":
        return False
    first = max(g.sentence_range(group.head)[0], group.start - _FAR)
    if _OPENING.isdisjoint(g.lower[first : group.start]):
        return False
    for i in range(group.start - 1, first - 1, -1):
        low = g.lower[i]
        if low in _OPENING and g.tags[i] != "NOUN":
            return g.lower[i - 1 : i] != ["even"]  # which grants what it says
        other = g.vg_at(i)
        if low in _CLOSING or (other is not None and other.form == "finite"):
            return False
    return False
