"""Reports: who tells what stands in the content of claims, and whether anybody asserts it at all."""

from __future__ import annotations

from enum import StrEnum

import attrs

from newsparse.english.phenomena import Rule, first
from newsparse.english.view import View
from newsparse.model import Claim, ClaimKind, Span

SHOWN = frozenset({
    ClaimKind.SUPPORT, ClaimKind.OPPOSE, ClaimKind.ACCEPT, ClaimKind.REJECT,
    ClaimKind.PRAISE, ClaimKind.CRITICIZE, ClaimKind.DEFEND,
})  # fmt: skip
"""Kinds whose content may be a thing; their verbs stand among the predicates where they show a stance."""
WISHES = frozenset({ClaimKind.CALL_FOR, ClaimKind.PROPOSE, ClaimKind.ORDER})
_SILENT = frozenset({ClaimKind.ASK, ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD, ClaimKind.DENY})
_TOLD = frozenset({ClaimKind.BELIEVE, ClaimKind.STATE})
_QUOTES = frozenset("“\"‘'«")
_NEAR = 5
"""Characters by which a content and a phrase at its front may begin apart (a determiner, a mark)."""


class Report(StrEnum):
    """What a claim makes of a stance in its content, unless its source simply tells it."""

    SILENT = "silent"
    """Nobody asserts the stance."""
    PASSED_OVER = "passed over"
    """The source takes it for granted, or is the author; who tells it is seen from the claims around that one."""


@attrs.frozen
class Told:
    """A claim around a stance, with its content; ``phrase`` is where the noun phrase of a stance in a noun begins."""

    view: View
    span: Span
    claim: Claim
    holder: str | None
    phrase: int | None


def sources(view: View, token: int, holder: str | None, phrase: int | None = None) -> tuple[str, ...] | None:
    """Who reports a holder's stance at a token, outermost first; None where it is not asserted at all.

    The author, who reports all of it, is left out. ``phrase`` is where the noun phrase of a stance in a noun begins.
    """
    found: list[str] = []
    for span, claim in view.claims_around(token):
        report = first(RULES, Told(view, span, claim, holder, phrase))
        if report is Report.SILENT:
            return None
        if report is None and claim.source not in (None, holder, *found):
            found.append(str(claim.source))
    return tuple(found)


def _presupposed(told: Told) -> Report | None:
    near = told.phrase is not None and abs(told.span.start - told.view.position(told.phrase)) < _NEAR
    return Report.PASSED_OVER if near else None


def _silent(told: Told) -> Report | None:
    return Report.SILENT if told.claim.kind in _SILENT or (told.claim.negated and told.claim.kind in _TOLD) else None


def _about_assertion(told: Told) -> Report | None:
    if told.claim.kind is not ClaimKind.REJECT or _is_clause(told.view, told.span):
        return None
    inside = told.view.tokens(told.span)
    start = inside.start + 2 * (told.view.g.lower[inside.start] == "as")  # "dismissed as baseless reports that he lied"
    thing = told.view.g.np_at(start)
    return Report.SILENT if thing is not None and told.view.g.lower[thing.end : thing.end + 1] == ["that"] else None


def _about_thing(told: Told) -> Report | None:
    return Report.PASSED_OVER if told.claim.kind in SHOWN and not _is_clause(told.view, told.span) else None


def _wished_for(told: Told) -> Report | None:
    if told.claim.kind not in WISHES or told.holder == told.claim.source or not (inside := told.view.tokens(told.span)):
        return None
    return Report.SILENT if told.view.g.lower[inside.start] in ("a", "an") else None


def _wished_of_others(told: Told) -> Report | None:
    wished = told.claim.kind in WISHES and told.holder != told.claim.source
    return Report.SILENT if wished and (told.claim.addressees or _is_clause(told.view, told.span)) else None


def _by_author(told: Told) -> Report | None:
    return Report.PASSED_OVER if told.claim.source in told.view.authors else None


RULES = (
    Rule("presupposed", "Mali rejected a call by Peru.", _presupposed),
    Rule("silent", "Mali did not say whether Peru backs the pact.", _silent, "Mali said that Peru backs the pact."),
    Rule("rejected report", "Mali dismissed the claim that Peru backs the pact.", _about_assertion),
    Rule("thing", "Mali praised the town that Peru had condemned.", _about_thing, "Mali said it was a town."),
    Rule("wished for", "Mali demanded a leader who rejects the pact.", _wished_for, "Mali described a leader."),
    Rule("wished of others", "Mali urged Peru to condemn the vote.", _wished_of_others, "Mali says Peru condemns it."),
    Rule(
        "author", "By Ann Roe\n\nAnn Roe said that Mali backs the pact.", _by_author, "Ms Roe said it backs the pact."
    ),
)


def _is_clause(view: View, span: Span) -> bool:
    """Whether a content is said: quoted, or a clause."""
    g, inside = view.g, view.tokens(span)
    if not inside or g.words[inside.start] in _QUOTES or g.lower[inside.start] == "that":
        return True
    phrase = g.np_at(inside.start)
    return phrase is not None and (group := g.vg_at(phrase.end)) is not None and group.form == "finite"
