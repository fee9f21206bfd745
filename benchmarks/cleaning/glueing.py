"""Learning where a glued heading ends: pages whose headings are run into what follows, and articles as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import numpy as np
from scipy import optimize, sparse

from benchmarks.cleaning.pages import HEADS, Page, lines_of, squeeze, story
from newsparse.cleaning import glued


@attrs.frozen
class Case:
    """A place in a line: the features of each way to split there, and which one is right (-1: none)."""

    page: str
    found: tuple[tuple[str, ...], ...]
    right: int


def cases(page: Page) -> Iterator[Case]:
    """The places of a page: its headings glued to what follows, alone or behind the paragraph before."""
    lines = lines_of(story(page))
    keys = [squeeze(text) for _, text in lines]
    heads = {squeeze(h) for h in page.headings} - {""}
    inside = {squeeze(p) for p in page.paragraphs}
    facts = glued.known("\n".join(text for _, text in lines))
    for i, (tag, text) in enumerate(lines):
        gap = "b" if tag in ("p", "div") else "n"
        following = lines[i + 1][1] if i + 1 < len(lines) else ""
        is_head = keys[i] in heads and (tag in HEADS or page.scored)
        if is_head and following and keys[i + 1] not in heads:
            yield from _placed(page, f"{text} {following}", len(text), True, facts)
            yield from _placed(page, f"{text} {following}", len(text), True, facts, gap=gap)
            if text[-1].islower():
                yield from _placed(page, f"{text}{following}", len(text), True, facts, gap=gap)
            if i and keys[i - 1] in inside and lines[i - 1][1][-1:] in '.!?”"':
                before = lines[i - 1][1]
                yield from _placed(page, f"{before} {text} {following}", len(text), False, facts, len(before) + 1)
        elif keys[i] in inside and tag not in HEADS and not (i and keys[i - 1] in heads):
            yield from _placed(page, text, -1, True, facts)
            yield from _placed(page, text, -1, True, facts, gap=gap)


def articles(texts: Sequence[tuple[str, str]]) -> Iterator[Case]:
    """Clean articles, as (title, text): their paragraphs as they are, and the title glued to one of them."""
    for number, (title, text) in enumerate(texts):
        page = Page(id=f"articles/{number}", outlet="", root=None, title=title)
        facts = glued.known(text)
        paragraphs = [p.strip() for p in text.split("\n") if len(p.split()) > 12]
        for i, paragraph in enumerate(paragraphs):
            yield from _placed(page, paragraph, -1, True, facts)
            if i == 1 and title and len(title.split()) <= 10 and title[-1:].isalnum():
                yield from _placed(page, f"{title} {paragraph}", len(title), True, facts)


def _placed(
    page: Page, text: str, length: int, front: bool, facts: glued.Known, start: int = 0, gap: str = "-"
) -> Iterator[Case]:
    for place, at_front in glued.places(text):
        if at_front != front and (start or gap != "-"):
            continue
        here = place == start and length > 0
        found = glued.candidates(text, place, at_front, facts, gap)
        if not found:
            continue
        right = next((i for i, (end, _) in enumerate(found) if here and end == start + length), -1)
        if here and right < 0:
            continue
        yield Case(page.id, tuple(tuple(names) for _, names in found), right)


def learn(found: Sequence[Case], l2: float = 0.5) -> dict[str, float]:
    """Weights under which the right splits are likeliest."""
    names = sorted({name for case in found for names in case.found for name in names})
    index = {name: i for i, name in enumerate(names)}
    rows = [row for case in found for row in case.found]
    columns = [index[name] for row in rows for name in row]
    bounds = np.cumsum([0, *map(len, rows)])
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, bounds), shape=(len(rows), len(names)))
    transposed = matrix.T.tocsr()
    owner = np.repeat(np.arange(len(found)), [len(case.found) for case in found])
    right = np.zeros(len(rows), bool)
    none = np.ones(len(found), bool)
    start = 0
    for number, case in enumerate(found):
        if case.right >= 0:
            right[start + case.right] = True
            none[number] = False
        start += len(case.found)

    def cost(values: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.clip(matrix @ values, -40, 40)
        e = np.exp(scores)
        total = 1 + np.bincount(owner, e, len(found))
        loss = np.log(total).sum() - scores[right].sum() + 0.5 * l2 * float(values @ values)
        return float(loss), transposed @ (e / total[owner] - right) + l2 * values

    result = optimize.minimize(cost, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {name: round(float(w), 2) for name, w in zip(names, result.x, strict=True) if abs(w) >= 0.02}
