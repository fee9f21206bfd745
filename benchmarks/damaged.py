"""Whether articles that are damaged are read without an exception, and with every offset in its place.

    python -m benchmarks damaged --articles FOLDER --number 20000 --pipeline rules,neural

Each article of the folder is damaged in a few ways drawn with ``--seed``: characters and stretches go, come twice,
change places or are replaced by others that upset programs; lines are broken or joined; what is left is cut off. The
result must be sound (`newsparse.model.soundness`), and the same after it was written and read.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import newsparse
from benchmarks.speed import made_up, read
from newsparse.model.soundness import faults

LONGEST = 6_000
"""Characters of an article that are kept, so that many articles take no day."""
UPSETTING = "\x00\t\r\u2028\u200b\u202e\ufeff\ud800\U0001f642\u0301“”‘’\"'()[]{}<>&;:.,!?—-\u00ad\u00a0 \n"
DAMAGES: dict[str, Callable[[random.Random, str, int, int], str]] = {
    "taken out": lambda _, text, start, end: text[:start] + text[end:],
    "twice": lambda _, text, start, end: text[:end] + text[start:],
    "moved to the end": lambda _, text, start, end: text[:start] + text[end:] + text[start:end],
    "turned round": lambda _, text, start, end: text[:start] + text[start:end][::-1] + text[end:],
    "upper case": lambda _, text, start, end: text[:start] + text[start:end].upper() + text[end:],
    "one line": lambda _, text, start, end: text[:start] + text[start:end].replace("\n", " ") + text[end:],
    "a word a line": lambda _, text, start, end: text[:start] + text[start:end].replace(" ", "\n") + text[end:],
    "replaced": lambda dice, text, start, _: text[:start] + dice.choice(UPSETTING) + text[start + 1 :],
    "put in": lambda dice, text, start, _: text[:start] + dice.choice(UPSETTING) * dice.choice((1, 50)) + text[start:],
    "cut off": lambda _, text, __, end: text[:end],
}


def damaged(text: str, dice: random.Random) -> str:
    """A text with one to ten damages, small ones mostly.

    Example:
        >>> damaged("Mali said no.", random.Random(1)) == damaged("Mali said no.", random.Random(1))
        True
    """
    for _ in range(dice.randint(1, 10)):
        start = dice.randint(0, len(text))
        end = start + int(dice.expovariate(1 / 40))
        text = dice.choice(list(DAMAGES.values()))(dice, text, start, end)
    return text


def wrong(pipeline: newsparse.Pipeline, text: str) -> str | None:
    """What is wrong with the reading of a text; None if nothing is."""
    try:
        parsed = pipeline(text)
        found = next(faults(parsed), None)
        if found is not None:
            return f"{found.field}: {found.what}"
        return None if newsparse.loads(newsparse.dumps(parsed)) == parsed else "it is another one when it is read again"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def texts(folder: Path | None, number: int, seed: int) -> Iterator[str]:
    """So many damaged articles; those of the folder come again, damaged in other ways, until there are enough."""
    whole = [text[:LONGEST] for text in islice(made_up(200) if folder is None else read(folder), number)]
    dice = random.Random(seed)
    return (damaged(text, dice) for text in islice(cycle(whole), number))


def main(folder: Path | None, number: int, seed: int, presets: list[str]) -> int:
    """Print how many were read, and the text of each that was not, cut off; how many those are."""
    count = 0
    for preset in presets:
        pipeline, started, failed = newsparse.Pipeline.preset(preset), time.monotonic(), 0
        for text in texts(folder, number, seed):
            if (what := wrong(pipeline, text)) is not None:
                failed += 1
                print(f"{what}\n    {text!r:.2000}", flush=True)
        took = time.monotonic() - started
        print(f"damaged: {number:,} articles, {preset}: {failed} failed ({took:.0f} s)", flush=True)
        count += failed
    print()
    return count
