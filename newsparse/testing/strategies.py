"""Hypothesis strategies for every type of the data model.

What they draw is consistent: spans lie inside their text, ids refer to what exists. They are registered through
hypothesis' entry point, so ``st.from_type(newsparse.ParsedArticle)`` works without any import.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsparse.model import (
    Actor,
    Alignment,
    Annotation,
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Diagnostic,
    Dimension,
    Edit,
    EntityType,
    Level,
    Mention,
    MentionForm,
    Modality,
    ParsedArticle,
    Polarity,
    Provenance,
    Removed,
    Role,
    RoleStatus,
    Sentence,
    Span,
    Stance,
    Style,
    Target,
    TargetKind,
    Tokens,
    item_id,
)

T = TypeVar("T")

ACTOR_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)

_NEWS = (
    "Mali Ms Okoro said says the plan that “we will not” 'leave' \"ever\" according to U.S. officials ’s, rejects: — ."
)
_WORDS = st.sampled_from((*_NEWS.split(), "\n", "\n\n", "\u00a0", "on Monday", "© AP", "DUBLIN (Reuters)", "he", "it"))


def texts(*, max_size: int = 400) -> SearchStrategy[str]:
    """Texts of all sorts: news-like runs of words, and any characters whatever, lone surrogates included."""
    newslike = st.lists(_WORDS, max_size=max_size // 8).map(" ".join)
    return st.one_of(newslike, st.text(max_size=max_size), st.text(st.characters(), max_size=max_size // 4))


def spans(length: int = 1000, *, min_size: int = 0) -> SearchStrategy[Span]:
    """Spans of a text of ``length`` code points, at least ``min_size`` long."""
    starts = st.integers(0, length - min_size)
    return starts.flatmap(lambda start: st.integers(start + min_size, length).map(lambda end: Span(start, end)))


@st.composite
def _in_order(draw: DrawFn, end: int) -> list[Span]:
    """Spans that do not overlap, in the order of the text."""
    places = sorted(draw(st.sets(st.integers(0, end), max_size=6)))
    return [Span(start, stop) for start, stop in itertools.pairwise(places)][::2]


def _span_tuples(length: int, *, max_size: int = 3) -> SearchStrategy[tuple[Span, ...]]:
    return st.lists(spans(length), max_size=max_size).map(tuple)


def dates() -> SearchStrategy[datetime.date]:
    """Days that a newspaper could have."""
    return st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))


def _times() -> SearchStrategy[datetime.date | datetime.datetime]:
    zones: SearchStrategy[Any] = st.sampled_from([None, datetime.UTC, datetime.timezone(datetime.timedelta(hours=-5))])
    times = st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(2100, 1, 1), timezones=zones)
    return st.one_of(dates(), times)


def _confidences() -> SearchStrategy[float]:
    return st.floats(0, 1)


def _names() -> SearchStrategy[str]:
    return st.text(min_size=1, max_size=20)


def provenances() -> SearchStrategy[Provenance]:
    """Provenances, some with confidence and ancestry."""
    return st.builds(
        Provenance,
        component=_names(),
        version=_names(),
        confidence=st.none() | _confidences(),
        derived_from=st.lists(_names(), max_size=2),
    )


def diagnostics(length: int = 1000) -> SearchStrategy[Diagnostic]:
    """Diagnostics of every level."""
    return st.builds(
        Diagnostic,
        level=st.sampled_from(Level),
        code=_names(),
        message=_names(),
        component=_names(),
        span=st.none() | spans(length),
    )


@st.composite
def alignments(draw: DrawFn, text_length: int) -> Alignment:
    """Alignments of a text of ``text_length`` code points with some original."""
    places = sorted(draw(st.sets(st.integers(0, text_length), max_size=6)))
    changes = [(Span(a, b), "x" * draw(st.integers(0, 5))) for a, b in zip(places[::2], places[1::2], strict=False)]
    return Alignment.from_changes(text_length, changes).inverted()


def edits(length: int = 1000) -> SearchStrategy[Edit]:
    """Edits of every sort on a text of ``length`` code points."""
    return st.one_of(
        st.builds(Edit.drop, spans(length), _names()),
        st.builds(Edit.replace, spans(length), st.text(max_size=5), _names()),
        st.builds(Edit.split, spans(length)),
        st.builds(Edit.label, spans(length), st.sampled_from(BlockKind)),
    )


@st.composite
def blocks(draw: DrawFn, text: str) -> tuple[Block, ...]:
    """Blocks of a text, in order, none overlapping."""
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return tuple(Block(kind=draw(st.sampled_from(BlockKind)), span=Span(a, b)) for a, b in pairs)


@st.composite
def articles(draw: DrawFn, text: SearchStrategy[str] | None = None) -> Article:
    """Articles with metadata, blocks and an alignment with some original."""
    body = draw(texts() if text is None else text)
    alignment = draw(alignments(len(body)))
    removed = st.builds(Removed, span=spans(alignment.original_length), reason=_names(), component=_names())
    return Article(
        text=body,
        blocks=draw(blocks(body)),
        subtitle=draw(st.none() | _names()),
        authors=draw(st.lists(_names(), max_size=2)),
        published=draw(st.none() | _times()),
        updated=draw(st.none() | _times()),
        publisher=draw(st.none() | _names()),
        url=draw(st.none() | _names().map("https://news.example/{}".format)),
        language=draw(st.none() | st.just("en")),
        section=draw(st.none() | _names()),
        tags=draw(st.lists(_names(), max_size=2)),
        original=draw(st.text(min_size=alignment.original_length, max_size=alignment.original_length)),
        alignment=alignment,
        removed=draw(st.lists(removed, max_size=2)),
        cleaned=draw(st.booleans()),
        extra=draw(st.lists(st.tuples(_names(), _names()), max_size=2)),
        diagnostics=draw(st.lists(diagnostics(len(body)), max_size=1)),
    )


_PARTS = {
    BlockKind.TITLE: (
        "Mayor says bridge will close",
        "“We are broke,” admits council",
        "Reyes to pilots: go home",
    ),
    BlockKind.SUBTITLE: ("Council warns that", "Its head, Omar Reyes, denied it"),
    BlockKind.BYLINE: ("By Ana Roy", "Ana Roy, who reported that"),
    BlockKind.DATELINE: ("NORTHPORT, Friday —", "Northport (AFP) -"),
    BlockKind.CREDIT: ("Photo: Tom Ode", "Tom Ode / AP said"),
    BlockKind.CAPTION: (
        "Ida Lind, who said “no” to",
        "The bridge was old, Omar Reyes said",
        "“Wait,” she said",
    ),
    BlockKind.HEADING: ("What the council says", "“Not our fault”", "Mali rejects"),
    BlockKind.LIST_ITEM: ("the mayor told him that", "“It is safe,” Ms Lind added.", "more money, a union said"),
    BlockKind.QUOTATION: ("We will not pay for it.", "“We will not,” she said, “pay for it.”"),
    BlockKind.PARAGRAPH: (
        "Ida Lind, the mayor of Northport, said on Monday that",
        "the bridge would close in May, according to the council.",
        "“We cannot pay for it. We have asked the state for help",
        "“But it never came, and now it is too late,” she told reporters.",
        "“Nobody asked us before the vote.”",
        "Omar Reyes, who leads the pilots, accused her of",
        "the council denied that and urged him to resign, and",
        "Critics said the plan was bad. Mali rejected it, reportedly.",
        "said Ms Lind.",
    ),
}


@st.composite
def layouts(draw: DrawFn) -> Article:
    """Articles in blocks as pages have them, in any order, apart or glued together, with reports cut off between."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    kinds = st.one_of(st.just(BlockKind.PARAGRAPH), st.sampled_from(sorted(_PARTS)))
    for kind in draw(st.lists(kinds, min_size=2, max_size=8)):
        text = draw(st.sampled_from(_PARTS[kind]))
        blocks.append(Block(kind=kind, span=Span(position, position + len(text))))
        parts += [text, draw(st.sampled_from(["\n\n", "\n", " "]))]
        position += len(text) + len(parts[-1])
    return Article(text="".join(parts), blocks=blocks)


@st.composite
def tokens(draw: DrawFn, length: int = 1000) -> Tokens:
    """Token tables, some with tags and heads."""
    places = sorted(draw(st.sets(st.integers(0, length), max_size=20)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    tagged, parsed, n = draw(st.booleans()), draw(st.booleans()), len(pairs)
    return Tokens(
        starts=[a for a, _ in pairs],
        ends=[b for _, b in pairs],
        lemmas=draw(st.lists(_names(), min_size=n, max_size=n)) if tagged else (),
        upos=draw(st.lists(st.sampled_from(["NOUN", "VERB", "PROPN"]), min_size=n, max_size=n)) if tagged else (),
        heads=draw(st.lists(st.integers(0, n - 1), min_size=n, max_size=n)) if parsed and n else (),
        deprels=["dep"] * n if parsed else (),
    )


def roles(length: int = 1000, actor_ids: Sequence[str] = ()) -> SearchStrategy[Role]:
    """Roles of actors."""
    return st.builds(
        Role,
        title=_names(),
        organization=st.none() | _names(),
        organization_id=_one_of(actor_ids),
        status=st.sampled_from(RoleStatus),
        span=st.none() | spans(length),
        since=st.none() | dates(),
        until=st.none() | dates(),
    )


def _one_of(ids: Sequence[str]) -> SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ids) if ids else st.none()


def _some_of(ids: Sequence[str]) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple) if ids else st.just(())


@st.composite
def parsed_articles(draw: DrawFn, article: SearchStrategy[Article] | None = None) -> ParsedArticle:
    """Whole results: every id refers to something, every span lies in the text, mentions and actors agree."""
    about = draw(articles() if article is None else article)
    end = len(about.text)
    stamp = st.none() | provenances()

    def numbered(kind: str, most: int) -> list[str]:
        return [item_id(about.id, kind, [], str(i)) for i in range(draw(st.integers(0, most)))]

    mention_ids, actor_ids = numbered("mention", 4), numbered("actor", 3)
    owner = {m: draw(_one_of(actor_ids)) for m in mention_ids}
    attribution_ids = numbered("attribution", 3)
    claim_ids = numbered("claim", 3) if attribution_ids else []
    return ParsedArticle(
        article=about,
        sentences=[
            Sentence(id=item_id(about.id, "sentence", [span], str(i)), span=span, provenance=draw(stamp))
            for i, span in enumerate(draw(_in_order(end)))
        ],
        mentions=[
            Mention(
                id=id,
                span=(span := draw(spans(end))),
                head=span,
                form=draw(st.sampled_from(MentionForm)),
                type=draw(st.sampled_from(EntityType)),
                actor_id=owner[id],
                provenance=draw(stamp),
            )
            for id in mention_ids
        ],
        attributions=[
            Attribution(
                id=id,
                source=draw(_span_tuples(end)),
                cue=draw(_span_tuples(end)),
                content=draw(_span_tuples(end)),
                style=draw(st.sampled_from(Style)),
                parent_id=draw(_one_of(attribution_ids[:i])),
                provenance=draw(stamp),
            )
            for i, id in enumerate(attribution_ids)
        ],
        actors=[
            Actor(
                id=id,
                name=draw(_names()),
                type=draw(st.sampled_from(ACTOR_TYPES)),
                aliases=draw(st.lists(_names(), max_size=2)),
                mention_ids=[m for m in mention_ids if owner[m] == id],
                roles=draw(st.lists(roles(end, actor_ids), max_size=2)),
                country=draw(st.none() | st.just("MLI")),
                sector=draw(st.none() | st.just("government")),
                affiliation=draw(_one_of([other for other in actor_ids if other != id])),
                generic=draw(st.booleans()),
                anonymous=draw(st.booleans()),
                ambiguous=draw(_some_of([other for other in actor_ids if other != id])),
                identifiers=draw(st.lists(st.tuples(_names(), _names()), max_size=2)),
                provenance=draw(stamp),
            )
            for id in actor_ids
        ],
        claims=[
            Claim(
                id=id,
                attribution_id=draw(st.sampled_from(attribution_ids)),
                source=draw(_one_of(actor_ids)),
                source_text=draw(st.text(max_size=10)),
                content=draw(st.text(max_size=10)),
                kind=draw(st.sampled_from(ClaimKind)),
                style=draw(st.sampled_from(Style)),
                negated=draw(st.booleans()),
                modality=draw(st.sampled_from(Modality)),
                addressees=draw(_some_of(actor_ids)),
                parent_id=draw(_one_of(claim_ids[:i])),
                confidence=draw(_confidences()),
                provenance=draw(stamp),
            )
            for i, id in enumerate(claim_ids)
        ],
        stances=[draw(stances(end, actor_ids, claim_ids, item_id(about.id, "stance", [], str(i)))) for i in range(2)],
        annotations=draw(st.lists(plugin_annotations(end), max_size=2, unique_by=lambda a: a.id)),
        diagnostics=draw(st.lists(diagnostics(end), max_size=2)),
        tokens=draw(st.none() | tokens(end)),
    )


@st.composite
def stances(
    draw: DrawFn, length: int = 1000, actor_ids: Sequence[str] = (), claim_ids: Sequence[str] = (), id: str = "stance"
) -> Stance:
    """Stances on issues, and on the actors and claims that there are."""
    refs = [(TargetKind.ISSUE, draw(_names()))]
    refs += [(TargetKind.ACTOR, a) for a in actor_ids] + [(TargetKind.CLAIM, c) for c in claim_ids]
    kind, ref = draw(st.sampled_from(refs))
    return Stance(
        id=id,
        holder=draw(_one_of(actor_ids)),
        target=Target(kind=kind, ref=ref, text=draw(_names()), owner=draw(_one_of(actor_ids))),
        polarity=draw(st.sampled_from(Polarity)),
        dimension=draw(st.sampled_from(Dimension)),
        strength=draw(_confidences()),
        modality=draw(st.sampled_from(Modality)),
        sources=draw(_some_of(actor_ids)),
        condition=draw(st.none() | _names()),
        stated_at=draw(st.none() | dates()),
        valid_from=draw(st.none() | dates()),
        valid_to=draw(st.none() | dates()),
        evidence=draw(_span_tuples(length)),
        cue=draw(st.text(max_size=10)),
        claim_id=draw(_one_of(claim_ids)),
        derived=draw(st.booleans()),
        explicit=draw(st.booleans()),
        confidence=draw(_confidences()),
        provenance=draw(st.none() | provenances()),
    )


def plugin_annotations(length: int = 1000) -> SearchStrategy[Annotation]:
    """Annotations of a plugin's own."""
    return st.builds(
        Annotation,
        id=_names(),
        kind=st.just("mine.layer"),
        spans=_span_tuples(length),
        attributes=st.lists(st.tuples(_names(), _names()), max_size=2),
        provenance=st.none() | provenances(),
    )
