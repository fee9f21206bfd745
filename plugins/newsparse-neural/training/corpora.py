"""Which corpora are learned from, and which are looked at between epochs."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from newsparse_neural.features import Vocabulary
from training.examples import UNKNOWN, Example, columns_of_names, polnear, questions, treebank

HELD = 40
"""Articles of PolNeAR's training part that are never learned from: the judge of candidates learns from them."""


HELD_SENTENCES = 10
"""Of so many sentences in DSE's and in NewsMTSC's training part one is never learned from: for calibration."""


def training_set(data: Path, vocabulary: Vocabulary) -> tuple[list[Example], list[list[Example]]]:
    """What is the same in every epoch, and the treebanks in their tokens and in ours, to take turns."""
    fixed = list(chain.from_iterable(list(polnear(data, "train", vocabulary))[:-HELD]))
    fixed += chain.from_iterable(columns_of_names(data / "wikigold" / "wikigold.conll.gz", vocabulary, 0, -1))
    fixed += chain.from_iterable(columns_of_names(data / "uner-ewt" / "dev.iob2.gz", vocabulary, 1, 2))
    turns = []
    for own in (False, True):
        turns.append(
            [e for name in ("ud-ewt", "gum") for d in treebank(data, name, "train", vocabulary, own=own) for e in d]
        )
    return fixed, turns


def stance_set(data: Path, vocabulary: Vocabulary, *, held: bool = False) -> list[Example]:
    """Who is for or against whom (DSE), and how somebody is presented (NewsMTSC); or what was ``held`` back of both."""
    sentences = (e for name in ("dse", "newsmtsc") for e in questions(data, name, "train", vocabulary))
    return [e for i, e in enumerate(sentences) if (i % HELD_SENTENCES == 0) is held]


def development_set(data: Path, vocabulary: Vocabulary) -> list[Example]:
    """PolNeAR, EWT (syntax), GUM (names; its trees are not counted), DSE and NewsMTSC."""
    held = list(chain.from_iterable(polnear(data, "dev", vocabulary)))
    held += chain.from_iterable(treebank(data, "ud-ewt", "dev", vocabulary, own=False))
    for doc in treebank(data, "gum", "dev", vocabulary, own=True):
        for e in doc:
            e.upos[:] = UNKNOWN
            held.append(e)
    for name, split in (("dse", "valid"), ("newsmtsc", "dev-rw"), ("newsmtsc", "dev-mt")):
        held += questions(data, name, split, vocabulary)
    return held
