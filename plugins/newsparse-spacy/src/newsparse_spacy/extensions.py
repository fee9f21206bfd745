"""What a ``Doc`` of spaCy tells of newsparse, behind its underscore.

* ``doc._.newsparse``: the whole result, a `newsparse.ParsedArticle`; None where newsparse has not read it.
* ``doc._.actors``, ``doc._.claims``, ``doc._.stances``: its layers.
* ``doc._.actor(claim.source)``: the actor of an id; None for None.
* ``doc._.spans_of(claim)``: the words that prove an item, as spans of the ``Doc``.
* ``span._.claims``, ``span._.stances``: those of which some words stand in a span, such as a sentence.
* ``span._.actor``: the actor whose mention a span is, such as an entity; None for nobody.

The result is kept as JSON in ``doc.user_data["newsparse"]``, so it goes where a ``Doc`` goes: to bytes, to other
processes, into a ``DocBin``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Span

from newsparse.errors import ConfigurationError, InputError

if TYPE_CHECKING:
    from newsparse.model import Actor, Claim, ParsedArticle, Stance

KEY = "newsparse"
"""Where in the ``user_data`` of a ``Doc`` the result stands."""


def extend() -> None:
    """Let every ``Doc`` and ``Span`` answer for newsparse. ``nlp.add_pipe("newsparse")`` does it by itself.

    Raises:
        ConfigurationError: if another library has taken one of the names.

    Example:
        >>> import newsparse
        >>> from newsparse_spacy import as_doc
        >>> extend()
        >>> doc = as_doc(newsparse.parse("Mali rejects the plan.", pipeline="rules"))
        >>> [str(claim.kind) for claim in doc._.claims]
        ['reject']
    """
    for made, name, sort, function in _EXTENSIONS:
        _register(made, name, **{sort: function})


def _register(made: Any, name: str, **extension: Callable[..., Any]) -> None:
    if not made.has_extension(name):
        made.set_extension(name, **extension)
        return
    if all(getattr(part, "__module__", "") != __name__ for part in made.get_extension(name)):
        what = f"{made.__name__}._.{name}"
        way_out = f"take it away first: {made.__name__}.remove_extension({name!r})"
        raise ConfigurationError(f"{what} belongs to another library, and newsparse needs the name; {way_out}")


def result(doc: Doc) -> ParsedArticle | None:
    """The result of newsparse for a ``Doc``, None if there is none; without its tokens, which are those of spaCy."""
    stored = doc.user_data.get(KEY)
    return None if stored is None else _loaded(stored)


@lru_cache(maxsize=32)
def _loaded(stored: str) -> ParsedArticle:
    from newsparse.serialization import loads

    return loads(stored)


def _there(doc: Doc) -> ParsedArticle:
    found = result(doc)
    if found is None:
        raise InputError("newsparse has not read this Doc; add it to the pipeline: nlp.add_pipe('newsparse')")
    return found


def spans_of(doc: Doc, item: Any) -> tuple[Span, ...]:
    """The words that prove an actor, claim, stance or mention, as spans of the ``Doc``, in text order.

    Tokens of which a part belongs to it belong to it whole.

    Raises:
        InputError: if newsparse has not read the ``Doc``.
        KeyError: if the item is of another ``Doc``.
    """
    found = (doc.char_span(s.start, s.end, alignment_mode="expand") for s in _there(doc).spans_of(item))
    return tuple(span for span in found if span is not None)


def _actors(doc: Doc) -> tuple[Actor, ...]:
    return _there(doc).actors


def _claims(doc: Doc) -> tuple[Claim, ...]:
    return _there(doc).claims


def _stances(doc: Doc) -> tuple[Stance, ...]:
    return _there(doc).stances


def _actor(doc: Doc, id: str | None) -> Actor | None:
    return _there(doc).actor(id)


def _claims_in(span: Span) -> tuple[Claim, ...]:
    return tuple(claim for claim in _claims(span.doc) if _stands_in(claim, span))


def _stances_in(span: Span) -> tuple[Stance, ...]:
    return tuple(stance for stance in _stances(span.doc) if _stands_in(stance, span))


def _stands_in(item: Claim | Stance, span: Span) -> bool:
    return any(s.start < span.end_char and span.start_char < s.end for s in _there(span.doc).spans_of(item))


def _actor_at(span: Span) -> Actor | None:
    """The actor of the longest mention inside the span that holds its head: of *the United Nations'*, say."""
    parsed, head = _there(span.doc), span.root.idx
    held = [m for m in parsed.mentions if m.actor_id is not None and m.span.start <= head < m.span.end]
    inside = [m for m in held if span.start_char <= m.span.start and m.span.end <= span.end_char]
    longest = max(inside, key=lambda mention: len(mention.span), default=None)
    return None if longest is None else parsed.actor(longest.actor_id)


_EXTENSIONS: tuple[tuple[type, str, str, Callable[..., Any]], ...] = (
    (Doc, "newsparse", "getter", result),
    (Doc, "actors", "getter", _actors),
    (Doc, "claims", "getter", _claims),
    (Doc, "stances", "getter", _stances),
    (Doc, "actor", "method", _actor),
    (Doc, "spans_of", "method", spans_of),
    (Span, "claims", "getter", _claims_in),
    (Span, "stances", "getter", _stances_in),
    (Span, "actor", "getter", _actor_at),
)
