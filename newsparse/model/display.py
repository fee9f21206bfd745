"""Results as HTML for notebooks: the text with its marks, and tables of actors, claims, stances and annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsparse.model.actor import Actor, sort_of
from newsparse.model.claim import Claim, says
from newsparse.model.kinds import Dimension
from newsparse.model.layers import Annotation, Layers
from newsparse.model.markup import STYLE, safe
from newsparse.model.span import Span
from newsparse.model.stance import Stance, stands
from newsparse.model.wording import FAINT, NOBODY, pieces_text

SHOWN = 20_000
"""Code points of a text that are shown; a longer one is cut there, and says so."""

ROWS = 200
"""Rows of a table that are shown."""

_OWN = "english."
"""How the kinds of annotations begin that newsparse itself makes."""


def as_html(parsed: Layers) -> str:
    """A result as one piece of HTML that needs nothing from elsewhere. Whatever comes from the article is escaped.

    A row of less than even odds is faint; where the words of a row stand is shown when the mouse is over them. How the
    text itself presents an actor (dimension ``portrayal``) is counted, not shown: it is too seldom of use.

    Example:
        >>> from newsparse.model import Article, ParsedArticle
        >>> "Mali &amp; Chad say no." in as_html(ParsedArticle(article=Article(text="Mali & Chad say no.")))
        True
    """
    article = parsed.article
    counts = f"{len(parsed.actors)} actors, {len(parsed.claims)} claims, {len(parsed.stances)} stances"
    about = [article.publisher, ", ".join(article.authors), article.published and article.published.isoformat()]
    line = " · ".join(safe(part) for part in about if part)
    link = _link(article.url)
    stances, portrayals = told_apart(parsed.stances)
    annotations = of_plugins(parsed.annotations)
    not_shown = f"not shown: {portrayals} portrayals (see parsed.stances)" if portrayals else ""
    parts = [
        f'<div class="newsparse"><style>{STYLE}</style>',
        f"<strong>{safe(article.title or 'Article')}</strong> ",
        f'<span class="np-dim">{" · ".join(part for part in (line, link, counts) if part)}</span>',
        f'<div class="np-text">{"".join(_marked(parsed))}</div>',
        _legend(parsed),
        _table("Actors", ("actor", "type", "roles", "words"), (_actor(actor, parsed) for actor in parsed.actors)),
        _table(
            "Claims", ("who", "says", "what", "words", "confidence"), (_claim(claim, parsed) for claim in parsed.claims)
        ),
        _table("Stances", _STANCE_COLUMNS, (_stance(stance, parsed) for stance in stances)),
        _table("Annotations", ("kind", "attributes", "words"), (_annotation(a, parsed) for a in annotations)),
        f'<div class="np-dim">{not_shown}</div>' if not_shown else "",
        *(f'<div class="np-dim">{safe(d.level)}: {safe(d.message)}</div>' for d in parsed.diagnostics),
        "</div>",
    ]
    return "\n".join(part for part in parts if part)


def told_apart(stances: Iterable[Stance]) -> tuple[tuple[Stance, ...], int]:
    """The stances to show, and how many there are that only say how the text itself presents somebody."""
    stances = tuple(stances)
    shown = tuple(stance for stance in stances if stance.dimension is not Dimension.PORTRAYAL)
    return shown, len(stances) - len(shown)


def of_plugins(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """The annotations to show: not those that newsparse itself makes, one for nearly every claim.

    Example:
        >>> own, other = Annotation(id="a", kind="english.checkable"), Annotation(id="b", kind="mine.topic")
        >>> [annotation.kind for annotation in of_plugins([own, other])]
        ['mine.topic']
    """
    return tuple(annotation for annotation in annotations if not annotation.kind.startswith(_OWN))


def content_of(claim: Claim, parsed: Layers) -> str:
    """The content of a claim as one line, with `` … `` where words stand between two of its pieces."""
    text, spans = parsed.article.text, parsed.attribution(claim.attribution_id).content
    whole = claim.content == " ".join(span.of(text) for span in spans)
    return pieces_text(text, spans) if whole else " ".join(claim.content.split())


# -- the text


def _marked(parsed: Layers) -> Iterator[str]:
    """The text, cut wherever a mark begins or ends; each piece has the classes of all marks that cover it."""
    text = parsed.article.text
    end = min(len(text), SHOWN)
    changes: dict[int, list[tuple[int, str, str]]] = {0: [], end: []}
    for span, mark, label in _marks(parsed):
        if span.start < min(span.end, end):
            changes.setdefault(span.start, []).append((1, mark, label))
            changes.setdefault(min(span.end, end), []).append((-1, mark, label))
    active: dict[tuple[str, str], int] = {}
    places = sorted(changes)
    for start, stop in pairwise(places):
        for step, mark, label in changes[start]:
            active[mark, label] = active.get((mark, label), 0) + step
            if not active[mark, label]:
                del active[mark, label]
        words = safe(text[start:stop])
        if not active:
            yield words
            continue
        classes = " ".join(dict.fromkeys(f"np-{mark}" for mark, _ in active))
        labels = "; ".join(dict.fromkeys(label for _, label in active if label))
        title = f' title="{safe(labels)}"' if labels else ""
        yield f'<span class="{classes}"{title}>{words}</span>'
    if end < len(text):
        yield f'<span class="np-dim"> … {len(text) - end} more characters</span>'


_MEANINGS = {
    "source": "source",
    "cue": "cue",
    "content": "what is said",
    "mention": "mention of an actor",
    "evidence": "words that prove a stance",
}
"""What the legend says of a mark."""


def _legend(parsed: Layers) -> str:
    """What the marks of this text mean, and the faint rows below it."""
    used = {mark for _, mark, _ in _marks(parsed)}
    marks = [f'<span class="np-{mark}">{meaning}</span>' for mark, meaning in _MEANINGS.items() if mark in used]
    sure = [claim.confidence for claim in parsed.claims]
    sure += [stance.confidence for stance in told_apart(parsed.stances)[0]]
    faint = any(confidence < FAINT for confidence in sure)
    parts = [*marks, '<span class="np-faint">less than even odds</span>'] if faint else marks
    return f'<div class="np-legend">{" · ".join(parts)}</div>' if parts else ""


def _marks(parsed: Layers) -> Iterator[tuple[Span, str, str]]:
    """Every span to mark, how, and the words that show when the mouse is over it."""
    for block in parsed.article.blocks:
        if block.kind in ("title", "heading", "byline", "credit", "dateline", "caption"):
            yield block.span, block.kind.value, ""
    for attribution in parsed.attributions:
        for role in ("content", "source", "cue"):
            for span in getattr(attribution, role):
                yield span, role, ""
    verbs = {claim.attribution_id: says(claim) for claim in parsed.claims}
    for attribution in parsed.attributions:
        if attribution.id in verbs:
            for span in attribution.cue:
                yield span, "cue", verbs[attribution.id]
    names = {actor.id: actor.name for actor in parsed.actors}
    for mention in parsed.mentions:
        if mention.actor_id in names:
            yield mention.span, "mention", names[mention.actor_id]
    for stance in told_apart(parsed.stances)[0]:
        for span in stance.evidence:
            yield span, "evidence", f"{stands(stance)} {stance.target.text}"


# -- the tables


_STANCE_COLUMNS = ("who", "stands", "on", "words", "strength", "confidence")
_Row = tuple[tuple[str, ...], bool]
"""The cells of a row, and whether it is faint."""


def _table(title: str, columns: tuple[str, ...], rows: Iterable[_Row]) -> str:
    lines = [
        ('<tr class="np-faint">' if faint else "<tr>") + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        for cells, faint in rows
    ]
    if not lines:
        return ""
    heads = "".join(f"<th>{column}</th>" for column in columns)
    more = f'<div class="np-dim">… and {len(lines) - ROWS} more</div>' if len(lines) > ROWS else ""
    body = "".join(lines[:ROWS])
    return (
        f"<details open><summary>{title}: {len(lines)}</summary>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{more}</details>"
    )


def _actor(actor: Actor, parsed: Layers) -> _Row:
    roles = "<br>".join(safe(str(role)) for role in actor.roles)
    spans = parsed.spans_of(actor)
    wordings = dict.fromkeys(span.of(parsed.article.text) for span in spans)
    words = _placed(", ".join(f"“{wording}”" for wording in wordings), spans)
    return (f"<strong>{safe(actor.name)}</strong>", safe(sort_of(actor)), roles, words), False


def _claim(claim: Claim, parsed: Layers) -> _Row:
    cells = _who(claim.source, parsed), safe(says(claim)), safe(content_of(claim, parsed)), _proof(claim, parsed)
    return (*cells, f"{claim.confidence:.2f}"), claim.confidence < FAINT


def _stance(stance: Stance, parsed: Layers) -> _Row:
    side = stance.polarity.name.lower()
    verb = f'<span class="np-{side}">{safe(stands(stance))}</span>'
    reported = [safe(actor.name) for id in stance.sources if (actor := parsed.actor(id))]
    who = _who(stance.holder, parsed) + (f' <span class="np-dim">says {", ".join(reported)}</span>' if reported else "")
    target = f'{safe(stance.target.text)} <span class="np-dim">{safe(stance.target.kind.value)}</span>'
    numbers = f"{stance.strength:.2g}", f"{stance.confidence:.2f}"
    return (who, verb, target, _proof(stance, parsed), *numbers), stance.confidence < FAINT


def _annotation(annotation: Annotation, parsed: Layers) -> _Row:
    attributes = "<br>".join(f"{safe(name)}: {safe(value)}" for name, value in annotation.attributes)
    return (safe(annotation.kind), attributes, _proof(annotation, parsed)), False


def _who(id: str | None, parsed: Layers) -> str:
    actor = parsed.actor(id)
    return f"<strong>{safe(actor.name)}</strong>" if actor else f'<span class="np-dim">{NOBODY}</span>'


def _proof(item: Claim | Stance | Annotation, parsed: Layers) -> str:
    spans = parsed.spans_of(item)
    return _placed(f"“{pieces_text(parsed.article.text, spans)}”", spans) if spans else ""


def _placed(words: str, spans: Iterable[Span]) -> str:
    places = ", ".join(f"{span.start}-{span.end}" for span in spans)
    return f'<span title="{places}">{safe(words)}</span>'


def _link(url: str | None) -> str:
    if not url or not url.startswith(("https://", "http://")):
        return safe(url or "")
    return f'<a href="{safe(url)}" rel="noopener noreferrer">{safe(url)}</a>'
