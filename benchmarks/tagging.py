r"""How well words are tagged, against treebanks: tags, lemmas, and which tag is taken for which.

    python -m benchmarks tagging --data DATA

``DATA`` is a folder with ``gum/dev.conllu.gz`` and ``ud-ewt/dev.conllu.gz`` (Universal Dependencies 2). The words are
those of the treebank, so that only tags and lemmas are measured; lemmas count in lower case.

             words    tags   lemmas
GUM news      1720   94.94    97.15
GUM          28115   94.15    96.97
EWT          25147   91.99    96.82
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsparse.english.tagging.tagger import tag

Tagger = Callable[[Sequence[str], set[int]], tuple[Sequence[str], Sequence[str]]]
MOST = 20
"""Confusions that are shown."""


class Word(NamedTuple):
    """A word of a treebank."""

    form: str
    lemma: str
    upos: str


def sentences(path: Path, genre: str = "") -> Iterator[list[Word]]:
    """The sentences of a treebank, or those of one genre in it."""
    held: list[Word] = []
    document = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                document = line
            elif line[0].isdigit():
                number, form, lemma, upos = line.split("\t")[:4]
                if number.isdigit():
                    held.append(Word(form, lemma, upos))
            elif not line.strip():
                if held and genre in document:
                    yield held
                held = []


def measured(texts: Sequence[Sequence[Word]], tagger: Tagger) -> tuple[int, float, float, Counter[tuple[str, str]]]:
    """The number of words, the shares of right tags and lemmas, and how often one tag is taken for another."""
    gold = [word for sentence in texts for word in sentence]
    starts, at = set(), 0
    for sentence in texts:
        starts.add(at)
        at += len(sentence)
    lemmas, tags = tagger([word.form for word in gold], starts)
    right = sum(word.upos == found for word, found in zip(gold, tags, strict=True))
    same = sum(word.lemma.lower() == found.lower() for word, found in zip(gold, lemmas, strict=True))
    taken = Counter((w.upos, found) for w, found in zip(gold, tags, strict=True) if w.upos != found)
    return len(gold), right / len(gold), same / len(gold), taken


def main(data: Path) -> None:
    """Print the scores on every treebank, and the confusions of the last one."""
    sets = {
        "GUM news": list(sentences(data / "gum/dev.conllu.gz", "_news_")),
        "GUM": list(sentences(data / "gum/dev.conllu.gz")),
        "EWT": list(sentences(data / "ud-ewt/dev.conllu.gz")),
    }
    print(f"{'':10}{'words':>8}{'tags':>8}{'lemmas':>9}")
    taken: Counter[tuple[str, str]] = Counter()
    for name, texts in sets.items():
        words, tags, lemmas, taken = measured(texts, tag)
        print(f"{name:10}{words:>8}{100 * tags:>8.2f}{100 * lemmas:>9.2f}")
    print(f"\n{'is':8}{'taken for':12}{'words':>6}")
    for (gold, found), n in taken.most_common(MOST):
        print(f"{gold:8}{found:12}{n:>6}")
