"""What stands on the page: sentences, tokens, mentions, attributions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import attrs

from newsparse.model.converting import as_tuple
from newsparse.model.kinds import EntityType, MentionForm, Style
from newsparse.model.provenance import Provenance
from newsparse.model.span import Span


@attrs.frozen(kw_only=True)
class Sentence:
    """A sentence: never longer than its block.

    Example:
        >>> Sentence(id="s1", span=Span(0, 13)).span.of("Mali says no. Niger agrees.")
        'Mali says no.'
    """

    id: str
    span: Span
    provenance: Provenance | None = None


@attrs.frozen(kw_only=True)
class Tokens:
    """All tokens of an article as columns, in text order; tokens never overlap.

    ``upos`` and ``deprels`` are tags of Universal Dependencies; ``heads`` are indices into this very table, a root
    being its own head. A column that nobody provided is empty. Tokens are transient: they are serialised only when
    asked.

    Example:
        >>> tokens = Tokens(starts=(0, 5, 10), ends=(4, 9, 11))
        >>> tokens.span(1), tokens.within(Span(3, 10)), len(tokens)
        (Span(start=5, end=9), range(0, 2), 3)
    """

    starts: tuple[int, ...] = attrs.field(converter=as_tuple)
    ends: tuple[int, ...] = attrs.field(converter=as_tuple)
    lemmas: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    upos: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    heads: tuple[int, ...] = attrs.field(default=(), converter=as_tuple)
    deprels: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    provenance: Provenance | None = None

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, index: int) -> Span:
        """The span of one token."""
        return Span(self.starts[index], self.ends[index])

    def within(self, span: Span) -> range:
        """The indices of all tokens that share a character with ``span``."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


@attrs.frozen(kw_only=True)
class Mention:
    """Words that refer to somebody or something.

    A name's ``span`` is the name alone, without title, determiner or possessive *'s*; a nominal's is the whole noun
    phrase; a pronoun's that word. ``head`` is the span of the head word.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("The minister, Ada Bell, said she would stay.", pipeline="rules")
        >>> [(parsed.text_of(mention), str(mention.form)) for mention in parsed.mentions]
        [('Ada Bell', 'name'), ('The minister', 'nominal'), ('she', 'pronoun')]
    """

    id: str
    span: Span
    head: Span
    form: MentionForm = attrs.field(converter=MentionForm)
    type: EntityType = attrs.field(converter=EntityType)
    actor_id: str | None = None
    provenance: Provenance | None = None


@attrs.frozen(kw_only=True)
class Attribution:
    """Who is said to have said (thought, asked ...) what: the words for source, cue and content, as in PolNeAR.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("“We refuse,” Ada Bell said.", pipeline="rules")
        >>> attribution = parsed.attributions[0]
        >>> [parsed.text_of(*part) for part in (attribution.source, attribution.cue, attribution.content)]
        ['Ada Bell', 'said', '“We refuse,”']
    """

    id: str
    source: tuple[Span, ...] = attrs.field(default=(), converter=as_tuple)
    cue: tuple[Span, ...] = attrs.field(default=(), converter=as_tuple)
    content: tuple[Span, ...] = attrs.field(default=(), converter=as_tuple)
    style: Style = attrs.field(default=Style.INDIRECT, converter=Style)
    parent_id: str | None = None
    provenance: Provenance | None = None
