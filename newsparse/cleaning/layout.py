"""Layout: what each line of a text is, by its shape, its words and what surrounds it.

Text that was scraped without its structure has menus, teasers, captions and notices between its paragraphs. A chain
over lines tells them apart (``chain.py``, with weights in ``layout.tsv``). What it takes for running text stays open
for the cleaners behind it. Articles whose reader knew the paragraphs are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.cleaning import bylines, chain, entries, features
from newsparse.cleaning.credits import is_known
from newsparse.cleaning.lines import all_lines, ends_a_sentence
from newsparse.cleaning.signs import Line, line
from newsparse.cleaning.turns import turns
from newsparse.model import Article, Block, BlockKind, Edit, Span
from newsparse.text import fold

FEWEST, MOST = 5, 5000
"""Texts with fewer lines have too little to go by, and what has more is no article: both are left to the rules."""
FEW_OTHERS, PART_OTHERS = 2, 0.1
"""Texts in which no more lines than these, or than this part of them, do not end as sentences do are clean already."""
FEWEST_SURE, WORDS_KEPT = 15, 3
"""Texts of fewer lines are seldom whole pages: what ends as a sentence does there, and has so many words, is kept."""
LEAST_BODY = 0.35
"""From which probability on a line is kept: a lost paragraph is worse than a line too many."""
LEAST_LONG, PART_LONG = 0.1, 0.3
"""The same for a long line that ends as a sentence does; or this part of what the likeliest such line has, if less."""
LEAST_TITLE = 0.01
"""From which probability on the likeliest line is the title: most texts have one."""
HEADING_WEIGHT = 2.0
"""A heading that is taken for a paragraph is worse than the other way round: so much more it counts."""
LEAST_HEADING, SURE_TEXT = 0.03, 0.4
"""From which probability on a short line is a heading where both lines around it are likely to be text."""
_KINDS = {
    "title": BlockKind.TITLE,
    "subtitle": BlockKind.SUBTITLE,
    "byline": BlockKind.BYLINE,
    "credit": BlockKind.CREDIT,
    "caption": BlockKind.CAPTION,
    "heading": BlockKind.HEADING,
}
_BODY = tuple(map(chain.LABELS.index, ("subtitle", "heading", "text")))
_AROUND = tuple(map(chain.LABELS.index, ("byline", "credit", "caption", "furniture")))
_TITLE, _HEADING, _TEXT = map(chain.LABELS.index, ("title", "heading", "text"))


class Layout:
    """Labels lines, and drops furniture."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield labels and drops, line by line."""
        if any(block.kind is BlockKind.PARAGRAPH for block in article.blocks):
            return
        lines = list(all_lines(article.text))
        if not FEWEST <= len(lines) <= MOST or _is_running([span.of(article.text) for span, _ in lines]):
            return
        seen = [line(span.of(article.text), blanks) for span, blanks in lines]
        known = _known(article.blocks, [span for span, _ in lines])
        given = BlockKind.TITLE in known
        spoken = turns([one.text for one in seen])
        certain = [
            kind is not None or turn or is_known(one.text) or (i < bylines.LOOKED_AT and bylines.is_byline(one.text))
            for i, (one, kind, turn) in enumerate(zip(seen, known, spoken, strict=True))
        ]
        barred = [
            given or sure or one.notice is not None or entries.is_menu(one.text)
            for one, sure in zip(seen, certain, strict=True)
        ]
        told = _told(seen, barred)
        if not any(label == "text" and one.shape != "u" for one, label in zip(seen, told, strict=True)):
            return
        if given:
            title = next(b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.TITLE)
        else:
            title = next((one.text for one, label in zip(seen, told, strict=True) if label == "title"), "")
        said = fold(title)
        for (whole, _), one, label, sure in zip(lines, seen, told, certain, strict=True):
            if sure:
                continue
            span = Span(whole.start, whole.start + len(one.text))
            yield from _behind(whole, span, one.behind)
            if said and label != "title" and one.text.startswith(title):
                if fold(one.text) == said:
                    yield Edit.drop(span, "repeated-title")
                continue
            if one.notice is not None or label == "furniture":
                yield Edit.drop(span, one.notice or "furniture")
            elif label in _KINDS:
                yield Edit.label(span, _KINDS[label])


def _told(seen: Sequence[Line], barred: Sequence[bool]) -> list[str]:
    """The label of each line: the chain tells them apart without the breaks between them, which are furniture."""
    kept = features.without_breaks(seen)
    lines = [one for _, one in kept]
    probabilities = chain.shipped().probabilities(features.features(lines))
    told = ["furniture"] * len(seen)
    found = labels(probabilities, [barred[i] for i, _ in kept], lines)
    title = found.index("title") if "title" in found else -1
    for label, places in (
        ("caption", entries.captions(lines)),
        ("heading", entries.numbered(lines) | entries.alone(lines, found)),
    ):
        for i in places - {title}:
            found[i] = label
    for i in entries.pictured(lines, found) - {title}:
        found[i] = "heading"
    for (i, _), label in zip(kept, found, strict=True):
        told[i] = label
    return told


def _is_running(lines: Sequence[str]) -> bool:
    """Whether a text is sentences and little else: the rules know what newspapers put before and behind them."""
    return sum(not ends_a_sentence(said) for said in lines) <= max(FEW_OTHERS, PART_OTHERS * len(lines))


def labels(probabilities: Sequence[chain.Row], barred: Sequence[bool] = (), lines: Sequence[Line] = ()) -> list[str]:
    """The label of each line: one title at most, and none of the lines that are barred from it.

    Example:
        >>> labels([(0.9, 0, 0, 0, 0, 0, 0.1, 0), (0.5, 0, 0, 0, 0, 0, 0.4, 0.1)])
        ['title', 'text']
    """
    found = []
    free = (i for i in range(len(probabilities)) if not (barred and barred[i]))
    title = max(free, key=lambda i: probabilities[i][_TITLE], default=-1)
    long = [lines[i].shape == "S" if lines else False for i in range(len(probabilities))]
    likely = max((row[_TEXT] for row, is_long in zip(probabilities, long, strict=True) if is_long), default=0.0)
    least_long = min(LEAST_LONG, PART_LONG * likely)
    for i, row in enumerate(probabilities):
        if i == title and row[_TITLE] >= LEAST_TITLE:
            found.append("title")
            continue
        inside = sum(row[k] for k in _BODY)
        weighed = [p * HEADING_WEIGHT if k == _HEADING else p for k, p in enumerate(row)]
        if inside >= (least_long if long[i] else LEAST_BODY):
            found.append(chain.LABELS[max(_BODY, key=weighed.__getitem__)])
        elif inside >= LEAST_HEADING and lines and _heads(i, lines, probabilities):
            found.append("heading")
        elif len(lines) < FEWEST_SURE and lines and lines[i].shape in "Ss" and len(lines[i].words) >= WORDS_KEPT:
            found.append("text")
        else:
            found.append(chain.LABELS[max(_AROUND, key=weighed.__getitem__)])
    return found


def _heads(i: int, lines: Sequence[Line], probabilities: Sequence[chain.Row]) -> bool:
    """Whether a line is short, and stands between two lines that are likely to be text: rather a heading than not."""
    return (
        lines[i].shape in "tu"
        and lines[i].text[:1].isalnum()
        and not lines[i].text[:1].islower()
        and 0 < i < len(lines) - 1
        and all(probabilities[j][_TEXT] >= SURE_TEXT for j in (i - 1, i + 1))
        and lines[i + 1].shape == "S"
    )


def _known(blocks: Sequence[Block], lines: Sequence[Span]) -> list[BlockKind | None]:
    """What each line is already known to be."""
    found: list[BlockKind | None] = []
    waiting = sorted(blocks, key=lambda b: b.span, reverse=True)
    for span in lines:
        while waiting and waiting[-1].span.end <= span.start:
            waiting.pop()
        found.append(waiting[-1].kind if waiting and waiting[-1].span.overlaps(span) else None)
    return found


def _behind(line: Span, told: Span, sort: str) -> Iterator[Edit]:
    """The credit, or the notice, that is glued to what a line tells."""
    if sort == "notice":
        yield Edit.drop(Span(told.end, line.end), "notice")
    elif sort == "credit":
        yield Edit.split(Span(told.end, told.end + 1))
        yield Edit.label(Span(told.end + 1, line.end), BlockKind.CREDIT)
