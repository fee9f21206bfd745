"""Report: one verb that reports, with whoever speaks and the tokens among which the content is sought."""

from __future__ import annotations

import attrs

from newsparse.english.attributions.draft import Range
from newsparse.english.attributions.ends import clause_end
from newsparse.english.attributions.page import Page
from newsparse.english.grammar import Grammar, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.predicates.cues import Cue, Match
from newsparse.model import Span

_QUOTING = words("quoting")


@attrs.define(eq=False)
class Report:
    """A verb that reports. Its content is sought among the tokens from ``first`` up to ``end``."""

    page: Page
    group: VerbGroup
    match: Match
    sources: list[Range]
    words: Range
    """The tokens of the cue, as annotators mark it."""
    first: int
    end: int
    g: Grammar = attrs.field(init=False)
    cue: Cue = attrs.field(init=False)
    start: int = attrs.field(init=False)
    """The first token of source and cue, or of the cue where another verb parts them: *"…," she said, adding*."""

    def __attrs_post_init__(self) -> None:
        self.g, self.cue = self.page.g, self.match.cue
        near = (start for start, end in self.sources if not any(map(self._parts, range(end, self.words[0]))))
        self.start = min([self.words[0], *near])

    def _parts(self, i: int) -> bool:
        """Whether a verb stands at a token that parts cue and source; *X was quoted as saying* is one report."""
        verb = self.g.vg_at(i)
        return verb is not None and verb.lemma not in _QUOTING

    def clause_end(self, i: int, *, nominal: bool = False, keep: frozenset[str] = frozenset()) -> int:
        """Where the content from token ``i`` on ends (see `ends.clause_end`)."""
        return clause_end(self.page, i, self.end, self.group, nominal, keep)

    def clause(self, i: int, *, nominal: bool = False, keep: frozenset[str] = frozenset()) -> Span | None:
        """The content that begins at token ``i``, up to where its clause ends."""
        return self.page.trimmed(i, self.clause_end(i, nominal=nominal, keep=keep))
