"""Cross-validation by outlet: every page is cleaned with weights that have seen no page of its outlet.

Beside it the rules alone, without the chain and the weights of glued headings; and for each figure the spread: the
standard deviation over the folds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import stdev
from typing import Any
from unittest.mock import patch

from lxml import html as parser

from benchmarks.cleaning import glueing
from benchmarks.cleaning.learn import learn, read
from benchmarks.cleaning.pages import Page, articles, examples, groups
from newsparse.cleaning import chain, glued, layout

FOLDS = 4
STYLES = ("article", "glued", "page")
ROWS = ("as it is", "rules alone", "chain, unseen outlets")
FIGURES = ("body P", "body R", "title", "captions leaked", "headings told")
NOTHING = {"bf": -50.0, "bi": -50.0}
"""Weights under which no heading is split off."""


def run(found: Sequence[Page], clean: Sequence[tuple[str, str, str]], folder: Path, steps: int) -> None:
    """Print a table for the pages that messy.py scores, and one for the other pages whose body is known."""
    sys.path.insert(0, str(folder))
    import messy

    made = {page.id: list(examples(page)) for page in found}
    group = groups([example for several in made.values() for example in several])
    outlets = sorted({group[page.id] for page in found if page.known})
    fold = {outlet: i % FOLDS for i, outlet in enumerate(outlets)}
    of = {page.id: fold.get(group[page.id]) for page in found}
    rows = {name: [read(example) for example in several] for name, several in made.items()}
    rows["clean"] = [read(example) for example in articles(clean)]
    cases = {page.id: list(glueing.cases(page)) for page in found if page.known}
    cases["clean"] = list(glueing.articles([(title, text) for _, title, text in clean]))
    learned = [
        (
            learn([row for name, several in rows.items() if of.get(name) != i for row in several], steps=steps),
            glueing.learn([case for name, several in cases.items() if of.get(name) != i for case in several]),
        )
        for i in range(FOLDS)
    ]
    for title, wanted in (("messy.py", True), ("readability", False)):
        scored = [(messy.Page(_record(page)), of[page.id]) for page in found if page.known and page.scored is wanted]
        scored = [(page, i) for page, i in scored if page.english and i is not None]
        print(f"{title}: {len(scored)} pages, {FOLDS} folds of outlets", end="\n\n")
        for style in STYLES:
            _show(style, [(name, _scored(messy, scored, style, name, learned)) for name in ROWS])


Weights = tuple[chain.Chain, Mapping[str, float]]
Figures = Mapping[str, float | None]


def _scored(
    messy: Any, pages: Sequence[tuple[Any, int]], style: str, name: str, learned: Sequence[Weights]
) -> tuple[Figures, list[Figures]]:
    """The figures of all pages, and those of each fold."""
    whole, folds = _table(messy, pages, style, name, learned), []
    for i in range(FOLDS):
        mine = [(page, k) for page, k in pages if k == i]
        folds.append(_table(messy, mine, style, name, learned))
    return whole, folds


def _table(messy: Any, pages: Sequence[tuple[Any, int]], style: str, name: str, learned: Sequence[Weights]) -> Figures:
    clean = messy.cleaned
    waiting = iter(pages)

    def cleaned(text: str) -> Any:
        with _with(name, learned[next(waiting)[1]]):
            return clean(text)

    with patch.object(messy, "cleaned", cleaned):
        rows = messy.score([page for page, _ in pages], style).as_json()["rows"]
    found: Figures = rows["as it is" if name == ROWS[0] else "newsparse"]
    return found


@contextmanager
def _with(name: str, weights: Weights) -> Iterator[None]:
    """Cleaning with some weights, or with the rules alone."""
    if name == ROWS[1]:
        with (
            patch.object(layout.Layout, "__call__", lambda *_: ()),
            patch.object(glued, "weights", lambda: NOTHING),
        ):
            yield
    else:
        with patch.object(chain, "shipped", lambda: weights[0]), patch.object(glued, "weights", lambda: weights[1]):
            yield


def _record(page: Page) -> dict[str, Any]:
    """A page as messy.py reads it."""
    section = {"headline": page.headings, "paragraphs": page.paragraphs}
    html = parser.tostring(page.root, encoding="unicode")
    body = {"summary": page.summary, "sections": [section]}
    return {"id": page.id, "html": html, "title": page.title, "captions": page.captions, "body": body}


def _show(style: str, table: Sequence[tuple[str, tuple[Figures, list[Figures]]]]) -> None:
    print(f"{style:24}" + "".join(f"{figure:>18}" for figure in FIGURES))
    for name, (whole, folds) in table:
        cells = []
        for figure in FIGURES:
            mean = whole.get(figure)
            known = [value for one in folds if (value := one.get(figure)) is not None]
            spread = f" ± {stdev(known):.1f}" if len(known) > 1 else ""
            cells.append("-" if mean is None else f"{mean:.1f}{spread}")
        print(f"{name:24}" + "".join(f"{cell:>18}" for cell in cells))
    print(flush=True)
