"""Results as HTML for notebooks: the text with its marks, and tables of actors, claims and stances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from newsparse.model.actor import Actor, Role
from newsparse.model.claim import Claim
from newsparse.model.kinds import Polarity
from newsparse.model.parsed import ParsedArticle
from newsparse.model.span import Span
from newsparse.model.stance import Stance

SHOWN = 20_000
"""Code points of a text that are shown; a longer one is cut there, and says so."""

ROWS = 200
"""Rows of a table that are shown."""

# Colours are translucent, and all else is inherited: so it fits light and dark notebooks alike.
_STYLE = """
.newsparse{font-family:system-ui,sans-serif;font-size:.9rem;line-height:1.5;max-width:70rem}
.newsparse .np-text{white-space:pre-wrap;max-height:28rem;overflow:auto;padding:.6rem .8rem;
 border:1px solid rgba(128,128,128,.35);border-radius:.4rem}
.newsparse .np-dim{opacity:.65}
.newsparse .np-content{background:rgba(70,130,230,.17)}
.newsparse .np-source{background:rgba(40,170,90,.3)}
.newsparse .np-cue{background:rgba(230,160,20,.4)}
.newsparse .np-mention{border-bottom:2px solid rgba(40,170,90,.75)}
.newsparse .np-evidence{box-shadow:inset 0 -.18em rgba(200,60,160,.45)}
.newsparse .np-title,.newsparse .np-heading{font-weight:700}
.newsparse .np-byline,.newsparse .np-credit,.newsparse .np-dateline,.newsparse .np-caption{opacity:.65}
.newsparse table{border-collapse:collapse;margin:.3rem 0 .8rem;width:100%}
.newsparse th,.newsparse td{text-align:left;vertical-align:top;padding:.25rem .6rem;
 border-bottom:1px solid rgba(128,128,128,.25)}
.newsparse summary{font-weight:600;cursor:pointer;margin-top:.6rem}
.newsparse .np-support{color:#2a9d57}.newsparse .np-oppose{color:#d6493f}.newsparse .np-neutral{color:#b58900}
""".strip()

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_STANDS = {
    Polarity.SUPPORT: ("+", "support"),
    Polarity.NEUTRAL: ("=", "neutral"),
    Polarity.OPPOSE: ("−", "oppose"),
}


def as_html(parsed: ParsedArticle) -> str:
    """A result as one piece of HTML that needs nothing from elsewhere. Whatever comes from the article is escaped.

    Example:
        >>> from newsparse.model import Article
        >>> "Mali &amp; Chad say no." in as_html(ParsedArticle(article=Article(text="Mali & Chad say no.")))
        True
    """
    article = parsed.article
    counts = f"{len(parsed.actors)} actors, {len(parsed.claims)} claims, {len(parsed.stances)} stances"
    about = [article.publisher, ", ".join(article.authors), article.published and article.published.isoformat()]
    line = " · ".join(_safe(part) for part in about if part)
    link = _link(article.url)
    parts = [
        f'<div class="newsparse"><style>{_STYLE}</style>',
        f"<strong>{_safe(article.title or 'Article')}</strong> ",
        f'<span class="np-dim">{" · ".join(part for part in (line, link, counts) if part)}</span>',
        f'<div class="np-text">{"".join(_marked(parsed))}</div>',
        _table("Actors", ("actor", "type", "roles", "words", "places"), map(_actor, parsed.actors, _each(parsed))),
        _table("Claims", ("who", "says", "what", "words", "places"), map(_claim, parsed.claims, _each(parsed))),
        _table("Stances", ("who", "stands", "on", "words", "places"), map(_stance, parsed.stances, _each(parsed))),
        *(f'<div class="np-dim">{_safe(d.level)}: {_safe(d.message)}</div>' for d in parsed.diagnostics),
        "</div>",
    ]
    return "\n".join(part for part in parts if part)


def role_text(role: Role) -> str:
    """A role in words: ``former minister, Ministry of Trade``."""
    status = "" if role.status == "current" else f"{role.status} "
    return f"{status}{role.title}" + (f", {role.organization}" if role.organization else "")


# -- the text


def _marked(parsed: ParsedArticle) -> Iterator[str]:
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
        words = _safe(text[start:stop])
        if not active:
            yield words
            continue
        classes = " ".join(dict.fromkeys(f"np-{mark}" for mark, _ in active))
        labels = "; ".join(dict.fromkeys(label for _, label in active if label))
        title = f' title="{_safe(labels)}"' if labels else ""
        yield f'<span class="{classes}"{title}>{words}</span>'
    if end < len(text):
        yield f'<span class="np-dim"> … {len(text) - end} more characters</span>'


def _marks(parsed: ParsedArticle) -> Iterator[tuple[Span, str, str]]:
    """Every span to mark, how, and the words that show when the mouse is over it."""
    for block in parsed.article.blocks:
        if block.kind in ("title", "heading", "byline", "credit", "dateline", "caption"):
            yield block.span, block.kind.value, ""
    for attribution in parsed.attributions:
        for role in ("content", "source", "cue"):
            for span in getattr(attribution, role):
                yield span, role, ""
    kinds = {claim.attribution_id: claim.kind.value for claim in parsed.claims}
    for attribution in parsed.attributions:
        if attribution.id in kinds:
            for span in attribution.cue:
                yield span, "cue", kinds[attribution.id]
    names = {actor.id: actor.name for actor in parsed.actors}
    for mention in parsed.mentions:
        if mention.actor_id in names:
            yield mention.span, "mention", names[mention.actor_id]
    for stance in parsed.stances:
        for span in stance.evidence:
            yield span, "evidence", f"{_STANDS[stance.polarity][1]}: {stance.target.text}"


# -- the tables


def _each(parsed: ParsedArticle) -> Iterator[ParsedArticle]:
    while True:
        yield parsed


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows]
    if not cells:
        return ""
    heads = "".join(f"<th>{column}</th>" for column in columns)
    more = f'<div class="np-dim">… and {len(cells) - ROWS} more</div>' if len(cells) > ROWS else ""
    body = "".join(cells[:ROWS])
    return (
        f"<details open><summary>{title}: {len(cells)}</summary>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{more}</details>"
    )


def _actor(actor: Actor, parsed: ParsedArticle) -> tuple[str, ...]:
    kind = " ".join(part for part in (actor.type.value, actor.country, actor.sector) if part)
    roles = "<br>".join(_safe(role_text(role)) for role in actor.roles)
    spans = parsed.spans_of(actor)
    wordings = dict.fromkeys(span.of(parsed.article.text) for span in spans)
    words = ", ".join(f"“{_safe(wording)}”" for wording in wordings)
    return f"<strong>{_safe(actor.name)}</strong>", _safe(kind), roles, words, _places(spans)


def _claim(claim: Claim, parsed: ParsedArticle) -> tuple[str, ...]:
    kind = f"{'not: ' if claim.negated else ''}{claim.kind}"
    return _who(claim.source, parsed), _safe(kind), _safe(claim.content), *_proof(claim, parsed)


def _stance(stance: Stance, parsed: ParsedArticle) -> tuple[str, ...]:
    sign, word = _STANDS[stance.polarity]
    stands = f'<span class="np-{word}">{sign} {word}</span> <span class="np-dim">{_safe(stance.dimension.value)}</span>'
    target = f'{_safe(stance.target.text)} <span class="np-dim">{_safe(stance.target.kind.value)}</span>'
    return _who(stance.holder, parsed), stands, target, *_proof(stance, parsed)


def _who(id: str | None, parsed: ParsedArticle) -> str:
    actor = parsed.actor(id)
    return f"<strong>{_safe(actor.name)}</strong>" if actor else '<span class="np-dim">nobody named</span>'


def _proof(item: Claim | Stance, parsed: ParsedArticle) -> tuple[str, str]:
    spans = parsed.spans_of(item)
    words = " … ".join(span.of(parsed.article.text) for span in spans)
    return f"“{_safe(words)}”" if spans else "", _places(spans)


def _places(spans: Iterable[Span]) -> str:
    return f'<span class="np-dim">{", ".join(f"{span.start}-{span.end}" for span in spans)}</span>'


def _link(url: str | None) -> str:
    if not url or not url.startswith(("https://", "http://")):
        return _safe(url or "")
    return f'<a href="{_safe(url)}" rel="noopener noreferrer">{_safe(url)}</a>'


def _safe(text: str) -> str:
    return escape(_UNSHOWABLE.sub("\ufffd", text))
