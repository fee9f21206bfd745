"""A document and its attributions, read for their meaning: the cue, its verb, the words of the content."""

from __future__ import annotations

from functools import cached_property

import attrs

from newsparse.english.dialogue import Dialogue, dialogue_of
from newsparse.english.grammar import Grammar, VerbGroup
from newsparse.english.predicates.cues import Cue, is_silence, kind_of, match_verb
from newsparse.english.view import View
from newsparse.model import Attribution, Span
from newsparse.text import one_line

_FIRST = frozenset({"that", "“", '"'})


@attrs.define
class Said:
    """An attribution with the cue that it has in the lexicon, if any, and the verb of that cue."""

    attribution: Attribution
    cue: Cue | None
    group: VerbGroup | None
    source_text: str
    """What its source says, as its cue and content, on one line."""
    cue_text: str
    content: str
    inside: list[range]
    """The tokens of its content, where it has some, span by span."""


class Reading:
    """One document, and the attributions in it, whoever marked them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.g: Grammar = view.g

    @cached_property
    def _dialogue(self) -> Dialogue:
        return dialogue_of(self.view.document)

    def asks(self, said: Said) -> bool:
        """Whether an attribution is the turn of an interviewer, whose cue is a mark."""
        marked = said.cue_text != "" and not said.cue_text[0].isalpha()
        turn = self._dialogue.turn_of(said.attribution) if marked else None
        return turn is not None and turn.asks

    def of(self, attribution: Attribution) -> Said:
        """An attribution with its cue, and the last verb that the lexicon knows: *saying* in *released it saying*."""
        inside = self._ranges(attribution.content)
        cue, group = self._cue(self._ranges(attribution.cue), inside[0].start if inside else None)
        source, said = self._said(attribution.source), self._said(attribution.content)
        return Said(attribution, cue, group, source, self._said(attribution.cue), said, inside)

    def _ranges(self, spans: tuple[Span, ...]) -> list[range]:
        return [inside for span in spans if (inside := self.view.tokens(span))]

    def _said(self, spans: tuple[Span, ...]) -> str:
        return one_line(" ".join([self.g.text[span.start : span.end] for span in spans]))

    def _cue(self, ranges: list[range], content: int | None) -> tuple[Cue | None, VerbGroup | None]:
        """The cue in some ranges, and its verb; ``content`` is the token that what is said begins with."""
        groups = [group for inside in ranges for group in self.g.groups_in(inside.start, inside.stop)]
        for at in reversed(range(len(groups))):
            cue = self._cue_of(groups, at, content)
            if cue is not None:
                return cue, groups[at]
        found = (kind_of(self.g, inside.start, inside.stop) for inside in ranges)
        return next((cue for cue in found if cue), None), groups[-1] if groups else None

    def _cue_of(self, groups: list[VerbGroup], at: int, content: int | None) -> Cue | None:
        """The cue that a verb among those of a cue is, if it is the one that tells the kind."""
        group = groups[at]
        matches = [m.cue for m in match_verb(self.g, group) if group.negated or not is_silence(m.cue)]
        silent = [cue for cue in matches if cue.negated is cue.kind]
        if group.negated and silent:
            return silent[0]
        if not matches or self._is_helper(groups, at):
            return None
        return self._best(matches, content)

    def _is_helper(self, groups: list[VerbGroup], at: int) -> bool:
        """Whether a verb in a cue completes one before it: *declined to comment*, *stopped short of blaming*."""
        if at == 0:
            return False
        group = groups[at]
        before = match_verb(self.g, groups[at - 1])
        return any(m.end >= group.start or m.cue.negated is not None or group.form == "infinitive" for m in before)

    def _best(self, found: list[Cue], content: int | None) -> Cue:
        """Of the kinds that one verb may have, the one whose complement is there."""
        if len(found) == 1 or content is None:
            return found[0]
        first = self.g.lower[content]
        opened = (cue for cue in found if _opens(cue, first))
        return next(opened, None) or self._fitting(found, content)

    def _fitting(self, found: list[Cue], i: int) -> Cue:
        """The cue whose content may begin at a token, as a quotation, a clause or a noun phrase."""
        if self.g.lower[i] in _FIRST:
            fitting = [cue for cue in found if not cue.content.isdisjoint(("that", "quote"))]
        elif self._is_clause(i):
            fitting = [cue for cue in found if "that" in cue.content]
        else:
            fitting = [cue for cue in found if cue.object in ("content", "target", "accused")]
        return (fitting or found)[0]

    def _is_clause(self, i: int) -> bool:
        """Whether a clause without *that* begins at a token."""
        phrase = self.g.np_at(i)
        verb = self.g.vg_at(phrase.end) if phrase is not None else None
        return verb is not None and verb.form == "finite"


def _opens(cue: Cue, first: str) -> bool:
    """Whether a content that begins with this word is one that the cue asks for."""
    if first in ("to", "not", "never") and "to" in cue.content:
        return True
    return (first.endswith("ing") and "ing" in cue.content) or first in cue.content
