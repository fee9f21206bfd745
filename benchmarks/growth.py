"""How long a pipeline takes for texts that grow: an article, and texts that nobody writes, 10 and 100 times as long.

What grows with the length of a text has 10 and 100 in the last columns, or less; what grows with its square 10,000.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from string import ascii_lowercase

import newsparse
from benchmarks import plots
from benchmarks.speed import made_up

LENGTHS = (2_000, 20_000, 200_000)
"""Characters."""
ROUNDS = 2
"""Each text is timed so often, and the best time counts."""


def name(number: int) -> str:
    """A word like a name, another one for each number."""
    letters = "".join(ascii_lowercase[number // 26**place % 26] for place in range(3))
    return f"{letters.capitalize()}ford"


HOSTILE: dict[str, Callable[[int], str]] = {
    "said that said that": lambda _: "said that ",
    "according to her, according": lambda _: "according to Ms Okoro, ",
    "he said she said": lambda _: "he said she said ",
    "one surname, many persons": lambda i: f"Paul Smith and {name(i)} Smith said no. Smith left. ",
    "many names": lambda i: f"Paul {name(i)} rejected the plan of Anna {name(7 * i)}. ",
    "many bodies": lambda i: f"The {name(i)} Workers Union said that it rejected the plan. ",
    "pronouns": lambda _: "Ms Okoro said no. She said that she would not. ",
    "adjectives without a noun": lambda _: "bad ",
    "one-word paragraphs": lambda _: "No.\n\n",
    "open quotations": lambda _: "“We will not go, ",
    "nested brackets": lambda _: "(the mayor said ",
    "labels": lambda i: f"{name(i).upper()}: No, we will not go there.\n\n",
}
"""Texts that repeat a piece, given its number, without an end."""


def repeated(piece: Callable[[int], str], length: int) -> str:
    """A text of so many characters, and a part of a piece more."""
    found: list[str] = []
    size = 0
    for number in count():
        found.append(piece(number))
        size += len(found[-1])
        if size >= length:
            break
    return "".join(found)


def article(length: int) -> str:
    """An article of about so many characters."""
    text = next(made_up(1, words=length // 4))
    return text[: text.rindex(".", 0, length) + 1]


def texts(lengths: tuple[int, ...]) -> Iterator[tuple[str, list[str]]]:
    """What each text is, and the text in all lengths."""
    yield "an article", [article(length) for length in lengths]
    for what, piece in HOSTILE.items():
        yield what, [repeated(piece, length) for length in lengths]


def seconds(pipeline: newsparse.Pipeline, text: str) -> float:
    """How long the pipeline takes on a processor, at best."""
    found = []
    for _ in range(ROUNDS):
        started = time.process_time()
        pipeline.run(text)
        found.append(time.process_time() - started)
    return min(found)


def main(preset: str, folder: Path) -> None:
    """Print CPU seconds for each text in each length, and how many times those of the shortest they are; draw them."""
    pipeline = newsparse.Pipeline.preset(preset)
    for text in islice(made_up(3), 3):
        pipeline.run(text)  # loads lexicons and models
    print(f"growth: CPU seconds of {preset}, with cleaning, by the length of a text in characters")
    print(f"{'':36}" + "".join(f"{length:>10,}" for length in LENGTHS) + f"{'x 10':>10}{'x 100':>10}")
    found = {}
    for what, several in texts(LENGTHS):
        took = found[what] = [seconds(pipeline, text) for text in several]
        print(f"{what:36}" + "".join(f"{s:10.3f}" for s in took) + "".join(f"{s / took[0]:10.1f}" for s in took[1:]))
    title = f"How long texts take that grow: {preset}, with cleaning (dashed: as long as they are)"
    plots.write(folder / "growth.svg", plots.curves(title, "characters", "CPU seconds", LENGTHS, found))
