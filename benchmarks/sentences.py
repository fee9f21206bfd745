r"""How well sentences are found, against treebanks, and beside two well-kept splitters.

    python benchmarks/sentences.py DATA

``DATA`` is a folder with ``gum/{train,dev}.conllu.gz`` and ``ud-ewt/{train,dev}.conllu.gz`` (Universal Dependencies 2).
A text is one paragraph of a document as the treebank marks them (``# newpar``), its sentences (``# text``) joined by
one space; paragraphs of one sentence count too. A sentence is right if both of its ends are; "inner" looks only at the
borders inside paragraphs, where all the errors are. The other splitters are measured where they are installed
(``pip install pysbd syntok``); they are given the same paragraphs, and their sentences are found back in them.

F1, measured on UD GUM and UD EWT, train and dev together, with pysbd 0.3.4 and syntok 1.4.4:

                    sentences     inner   seconds
GUM news  newsparse     0.944     0.965      0.01
GUM news  pysbd         0.883     0.916      0.36
GUM news  syntok        0.928     0.955      0.06
GUM       newsparse     0.958     0.974      0.09
GUM       pysbd         0.923     0.944      4.65
GUM       syntok        0.934     0.955      0.85
EWT       newsparse     0.838     0.894      0.09
EWT       pysbd         0.813     0.876      6.13
EWT       syntok        0.825     0.886      0.95

Most of what is left has no sign to go by (captions and headings that were joined to a sentence, e-mail without full
stops), or depends on whether a treebank counts a quotation of two sentences as one.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from newsparse.model import Span
from newsparse.text import sentences

Splitter = Callable[[str], list[tuple[int, int]]]


def paragraphs(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The genre or source, and the sentences, of every paragraph of a treebank."""
    genre, held = "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newpar", "# newdoc")):
                if held:
                    yield genre, held
                held = []
                if line.startswith("# newdoc"):
                    name = line.split("=", 1)[1].strip()
                    genre = name.split("_")[1] if name.startswith("GUM") else name.split("-")[0]
            elif line.startswith("# text = "):
                held.append(" ".join(line[9:].split()))
    if held:
        yield genre, held


def ours(text: str) -> list[tuple[int, int]]:
    """The sentences of this library."""
    return [(s.start, s.end) for s in sentences(text, Span(0, len(text)))]


def others() -> dict[str, Splitter]:
    """The splitters to compare with that are installed."""
    found: dict[str, Splitter] = {}
    try:
        import pysbd
    except ImportError:
        pass
    else:
        segmenter = pysbd.Segmenter(language="en", clean=False)
        found["pysbd"] = lambda text: placed(text, segmenter.segment(text))
    try:
        from syntok import segmenter as syntok
    except ImportError:
        pass
    else:
        found["syntok"] = lambda text: [
            (s[0].offset, s[-1].offset + len(s[-1].value)) for p in syntok.analyze(text) for s in p
        ]
    return found


def placed(text: str, parts: list[str]) -> list[tuple[int, int]]:
    """Where the parts of a text stand in it, without the white space around them."""
    spans, at = [], 0
    for part in parts:
        start = text.find(part.strip(), at)
        if start >= 0 and part.strip():
            at = start + len(part.strip())
            spans.append((start, at))
    return spans


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else 1.0


def score(splitter: Splitter, texts: list[list[str]]) -> tuple[float, float, float]:
    """F1 of whole sentences, F1 of the borders inside paragraphs, and seconds."""
    whole, inner, seconds = [0, 0, 0], [0, 0, 0], 0.0
    for parts in texts:
        text = " ".join(parts)
        gold = set(placed(text, parts))
        started = time.perf_counter()
        found = set(splitter(text))
        seconds += time.perf_counter() - started
        borders, true = ({e for _, e in spans if e < len(text)} for spans in (found, gold))
        for counts, a, b in ((whole, found, gold), (inner, borders, true)):
            counts[0] += len(a & b)
            counts[1] += len(a)
            counts[2] += len(b)
    return f1(*whole), f1(*inner), seconds


def main(data: Path) -> None:
    """Print the scores of every splitter on every treebank."""
    sets = {
        "GUM news": [
            p for part in ("train", "dev") for g, p in paragraphs(data / f"gum/{part}.conllu.gz") if g == "news"
        ],
        "GUM": [p for part in ("train", "dev") for _, p in paragraphs(data / f"gum/{part}.conllu.gz")],
        "EWT": [p for part in ("train", "dev") for _, p in paragraphs(data / f"ud-ewt/{part}.conllu.gz")],
    }
    print(f"{'':10}{'':10}{'sentences':>10}{'inner':>10}{'seconds':>10}")
    for name, texts in sets.items():
        for splitter, split in {"newsparse": ours, **others()}.items():
            whole, inner, seconds = score(split, texts)
            print(f"{name:10}{splitter:10}{whole:>10.3f}{inner:>10.3f}{seconds:>10.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
