"""Word vectors of the student, from the AllSides articles (skip-gram, lower case, digits as 0).

python -m training.vectors --data DATA --work WORK
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from newsparse_neural.features import Vocabulary, normal
from training.data import allsides, tokenized

DIMENSIONS = 128
WORDS = 45_000
"""Words that ship with a vector; the rest is spelling."""


class Corpus:
    """The sentences of the corpus, once more for every pass; its paragraphs, for speed, stand for sentences."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache

    def __iter__(self) -> Iterator[list[str]]:
        with self.cache.open(encoding="utf-8") as lines:
            for line in lines:
                yield line.split()


def write_corpus(data: Path, cache: Path) -> None:
    """One paragraph a line, tokens as the vocabulary knows them."""
    unfinished = cache.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8", errors="replace") as out:
        for text in allsides(data):
            for line in text.split("\n"):
                words = tokenized(line)
                if len(words) > 2:
                    out.write(" ".join(map(normal, words)) + "\n")
    unfinished.rename(cache)


def vocabulary_of(work: Path) -> tuple[Vocabulary, Tensor]:
    """The words that ship, and their vectors, that of no word first."""
    stored = np.load(work / "vectors.npz")
    vectors = stored["vectors"][:WORDS]
    vectors = vectors / np.sqrt((vectors**2).mean())
    zero = np.zeros((1, vectors.shape[1]), np.float32)
    return Vocabulary(stored["words"][:WORDS].tolist()), torch.from_numpy(np.concatenate([zero, vectors]))


def main() -> None:
    """Train, and keep words and vectors, the most frequent word first."""
    from gensim.models import Word2Vec

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    cache = args.work / "corpus.txt"
    if not cache.exists():
        write_corpus(args.data, cache)
    model = Word2Vec(
        corpus_file=str(cache),
        vector_size=DIMENSIONS,
        window=4,
        sg=1,
        negative=5,
        sample=1e-4,
        min_count=8,
        epochs=args.epochs,
        workers=args.workers,
        seed=1,
    )
    np.savez(
        args.work / "vectors.npz",
        words=np.array(model.wv.index_to_key),
        vectors=model.wv.vectors.astype(np.float32),
    )


if __name__ == "__main__":
    main()
