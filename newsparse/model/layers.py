"""An article and the layers of what was found in it, looked up by ids, names and spans."""

from __future__ import annotations

from functools import cached_property

import attrs

from newsparse.errors import InputError
from newsparse.model.actor import Actor
from newsparse.model.article import Article, Block
from newsparse.model.claim import Claim
from newsparse.model.converting import as_pairs, as_tuple
from newsparse.model.provenance import Diagnostic, Provenance
from newsparse.model.span import Span
from newsparse.model.stance import Stance
from newsparse.model.surface import Attribution, Mention, Sentence, Tokens


@attrs.frozen(kw_only=True)
class Annotation:
    """Whatever a plugin finds that the core has no type for. ``kind`` is its layer: ``"myplugin.event"``.

    ``attributes`` are pairs of strings (a mapping is taken too).

    Example:
        >>> topic = Annotation(id="t1", kind="mine.topic", spans=[Span(0, 4)], attributes={"topic": "trade"})
        >>> topic.kind, dict(topic.attributes)["topic"]
        ('mine.topic', 'trade')
    """

    id: str
    kind: str
    spans: tuple[Span, ...] = attrs.field(default=(), converter=as_tuple)
    attributes: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_pairs)
    provenance: Provenance | None = None


Item = Sentence | Tokens | Mention | Attribution | Actor | Claim | Stance | Annotation | Diagnostic
"""What a component may return."""


@attrs.frozen(kw_only=True)
class Layers:
    """The layers of an article, and what is asked of them. What shows or explains a result needs no more than this."""

    article: Article
    sentences: tuple[Sentence, ...] = attrs.field(default=(), converter=as_tuple)
    mentions: tuple[Mention, ...] = attrs.field(default=(), converter=as_tuple)
    attributions: tuple[Attribution, ...] = attrs.field(default=(), converter=as_tuple)
    actors: tuple[Actor, ...] = attrs.field(default=(), converter=as_tuple)
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=as_tuple)
    stances: tuple[Stance, ...] = attrs.field(default=(), converter=as_tuple)
    annotations: tuple[Annotation, ...] = attrs.field(default=(), converter=as_tuple)
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), converter=as_tuple)
    tokens: Tokens | None = attrs.field(default=None, eq=False, repr=False)

    # -- look-ups

    @cached_property
    def _actors_by_id(self) -> dict[str, Actor]:
        return {a.id: a for a in self.actors}

    @cached_property
    def _mentions_by_id(self) -> dict[str, Mention]:
        return {m.id: m for m in self.mentions}

    @cached_property
    def _attributions_by_id(self) -> dict[str, Attribution]:
        return {a.id: a for a in self.attributions}

    @cached_property
    def _claims_by_id(self) -> dict[str, Claim]:
        return {c.id: c for c in self.claims}

    @cached_property
    def _wordings(self) -> dict[str | None, tuple[str, ...]]:
        """What was asked of `wordings_of`: an article that is explained item by item asks often."""
        return {}

    @cached_property
    def _stances_by_id(self) -> dict[str, Stance]:
        return {s.id: s for s in self.stances}

    def actor(self, id: str | None) -> Actor | None:
        """The actor of that id; None for None, so that ``parsed.actor(claim.source)`` always works.

        Raises:
            KeyError: if the article has no actor of that id.
        """
        return None if id is None else self._actors_by_id[id]

    def mention(self, id: str) -> Mention:
        """The mention of that id (KeyError if there is none)."""
        return self._mentions_by_id[id]

    def attribution(self, id: str) -> Attribution:
        """The attribution of that id (KeyError if there is none)."""
        return self._attributions_by_id[id]

    def claim(self, id: str) -> Claim:
        """The claim of that id (KeyError if there is none)."""
        return self._claims_by_id[id]

    def mentions_of(self, actor: Actor | str) -> tuple[Mention, ...]:
        """All mentions of an actor (or of an actor's id or name, as for `claims_by`), in text order.

        Raises:
            KeyError: if the article has no such actor.
        """
        found = self._actors_by_id[self._id_of(actor)].mention_ids  # type: ignore[index]
        return tuple(sorted((self._mentions_by_id[m] for m in found), key=lambda m: m.span))

    def wordings_of(self, actor: Actor | str) -> tuple[str, ...]:
        """The different words of an actor's mentions, in the order in which they come; the actor as for `mentions_of`.

        Raises:
            KeyError: if the article has no such actor.
        """
        id = self._id_of(actor)
        if id not in self._wordings:
            mentions = self.mentions_of(id)  # type: ignore[arg-type]
            self._wordings[id] = tuple(dict.fromkeys(map(self.text_of, mentions)))
        return self._wordings[id]

    def claims_by(self, actor: Actor | str | None) -> tuple[Claim, ...]:
        """The claims whose source is the actor; those without a source for None.

        An actor may be given by id, or by a name or alias that no other actor of the article has.

        Raises:
            InputError: if several actors have the name.
        """
        wanted = self._id_of(actor)
        return tuple(c for c in self.claims if c.source == wanted)

    def stances_by(self, actor: Actor | str | None) -> tuple[Stance, ...]:
        """The stances that the actor (or whom `claims_by` takes) holds; those of nobody named for None.

        Raises:
            InputError: if several actors have the name.
        """
        wanted = self._id_of(actor)
        return tuple(s for s in self.stances if s.holder == wanted)

    def stances_on(self, target: Actor | Claim | str) -> tuple[Stance, ...]:
        """The stances on an actor, a claim, or an issue (by its normal form or by its wording)."""
        wanted = _id(target)
        return tuple(s for s in self.stances if wanted in (s.target.ref, s.target.text))

    def _id_of(self, actor: Actor | str | None) -> str | None:
        """The id of an actor; of a name that no actor has, the name itself."""
        if not isinstance(actor, str) or actor in self._actors_by_id:
            return _id(actor)
        named = [a for a in self.actors if a.name == actor]
        named = named or [a for a in self.actors if actor.casefold() in {n.casefold() for n in (a.name, *a.aliases)}]
        if len(named) > 1:
            ids = ", ".join(f"{a.id!r} ({a.name})" for a in named)
            raise InputError(f"{actor!r} may be any of {len(named)} actors; give one, or its id: {ids}")
        return named[0].id if named else actor

    def text_of(
        self, item: Span | Block | Sentence | Mention | Attribution | Actor | Claim | Stance | Annotation
    ) -> str:
        """The words of a span or an item: an actor's name, a claim's content, a stance's evidence.

        Several spans are joined by one space.
        """
        if isinstance(item, Actor):
            return item.name
        if isinstance(item, Claim):
            return item.content
        return " ".join(span.of(self.article.text) for span in self.spans_of(item))

    def spans_of(
        self, item: Span | Block | Sentence | Mention | Attribution | Actor | Claim | Stance | Annotation
    ) -> tuple[Span, ...]:
        """The spans that prove an item, in ``article.text``, in text order."""
        match item:
            case Span():
                return (item,)
            case Actor():
                return tuple(m.span for m in self.mentions_of(item))
            case Attribution():
                return tuple(sorted({*item.source, *item.cue, *item.content}))
            case Claim():
                return self.spans_of(self.attribution(item.attribution_id))
            case Stance():
                return item.evidence
            case Annotation():
                return item.spans
            case _:
                return (item.span,)


def _id(item: Actor | Claim | str | None) -> str | None:
    return item if item is None or isinstance(item, str) else item.id
