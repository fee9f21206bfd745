"""Which corpora are learned from, and which are looked at between epochs."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import attrs

from newsparse_neural.features import Vocabulary
from training.examples import UNKNOWN, Example, columns_of_names, polnear, questions, treebank, worldwide

HELD = 40
"""Articles of PolNeAR's training part that are never learned from: the judge of candidates learns from them."""


HELD_SENTENCES = 10
"""Of so many sentences in DSE's training part one is never learned from: for calibration."""


@attrs.frozen
class Corpus:
    """Windows to learn from, of which every epoch takes one in ``share``, in turns."""

    windows: list[Example]
    share: int = 1

    def epoch(self, number: int) -> list[Example]:
        """What an epoch takes."""
        return [e for i, e in enumerate(self.windows) if i % self.share == number % self.share]


def everything(data: Path, vocabulary: Vocabulary) -> list[Corpus]:
    """All corpora for a network that begins: the treebanks in their tokens and in ours, in turns."""
    turns = chain.from_iterable(zip(*(analysed(data, vocabulary, own=own) for own in (False, True)), strict=False))
    return [
        Corpus(attributed(data, vocabulary)),
        Corpus(named(data, vocabulary)),
        Corpus(list(turns), 2),
        Corpus(stance_set(data, vocabulary), 2),
    ]


def attributed(data: Path, vocabulary: Vocabulary) -> list[Example]:
    """PolNeAR's articles, without those that are held back."""
    return list(chain.from_iterable(list(polnear(data, "train", vocabulary))[:-HELD]))


def named(data: Path, vocabulary: Vocabulary) -> list[Example]:
    """Names in sentences of Wikipedia and the web."""
    found = list(chain.from_iterable(columns_of_names(data / "wikigold" / "wikigold.conll.gz", vocabulary, 0, -1)))
    return found + list(chain.from_iterable(columns_of_names(data / "uner-ewt" / "dev.iob2.gz", vocabulary, 1, 2)))


def analysed(data: Path, vocabulary: Vocabulary, *, own: bool) -> list[Example]:
    """The treebanks, in their tokens or in ours."""
    return [e for name in ("ud-ewt", "gum") for d in treebank(data, name, "train", vocabulary, own=own) for e in d]


def refresher(data: Path, vocabulary: Vocabulary) -> list[Corpus]:
    """The corpora for a network that has learned from them before, and learns something new: a part of each."""
    return [
        Corpus(attributed(data, vocabulary), 3),
        Corpus(named(data, vocabulary), 3),
        Corpus(list(chain.from_iterable(worldwide(data, "train", vocabulary))), 2),
        Corpus(analysed(data, vocabulary, own=True), 4),
        Corpus(stance_set(data, vocabulary), 4),
    ]


def stance_set(data: Path, vocabulary: Vocabulary, *, held: bool = False) -> list[Example]:
    """Sentences of DSE, who is for or against whom; or what was ``held`` back of them."""
    return [e for i, e in enumerate(questions(data, "train", vocabulary)) if (i % HELD_SENTENCES == 0) is held]


def development_set(data: Path, vocabulary: Vocabulary) -> list[Example]:
    """PolNeAR, EWT (syntax), GUM (names; its trees are not counted) and DSE."""
    held = list(chain.from_iterable(polnear(data, "dev", vocabulary)))
    held += chain.from_iterable(treebank(data, "ud-ewt", "dev", vocabulary, own=False))
    for doc in treebank(data, "gum", "dev", vocabulary, own=True):
        for e in doc:
            e.upos[:] = UNKNOWN
            held.append(e)
    return [*held, *questions(data, "valid", vocabulary)]
