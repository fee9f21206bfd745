"""How many articles a second a pipeline reads, in one process, beside doing nothing but tokenising; and on what.

The machine's speed cancels out in the ratio of the two, which are timed in turns on the same texts.
"""

from __future__ import annotations

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import newsparse
from benchmarks import plots
from newsparse.text import tokenize

ROUNDS = 3

NAMES = ("Amina Odhiambo", "Paul Mwangi", "Grace Wanjiru", "Li Na Chen", "Tomás Herrera", "Ingrid Solberg")
OFFICES = (
    "transport minister",
    "mayor of Mombasa",
    "leader of the drivers' union",
    "spokesperson for the harbour authority",
)
ISSUES = ("the toll", "a ban on night flights", "the new harbour law", "cuts to the ferry service", "the bridge")
SENTENCES = (
    "“We will not accept {issue},” {name}, the {office}, told reporters on Monday.",
    "{name} said that {issue} would cost the city 3.5 million dollars a year.",
    "The {office} accused Kenya's government of delay and urged it to withdraw {issue}.",
    "According to {name}, nobody had asked the residents about {issue}.",
    "Critics of {issue} say it was “badly prepared”, but {name} defended it.",
    "Traffic on the coast road has fallen by a third since the ferry was repaired in 2019.",
    "“{Issue} was promised,” {name} said. “It was never explained to anyone who has to pay for it.”",
    "The {office} declined to comment on {issue} when asked after the meeting in Nairobi.",
    "{name} opposes {issue}, while the shipping company Tidewater supports it.",
    "The council met on Tuesday for the second time this month, and adjourned after two hours of debate.",
)


def made_up(number: int, words: int = 950) -> Iterator[str]:
    """Articles put together from the sentences above: the same ones each time."""
    chance = random.Random(7)
    for _ in range(number):
        paragraphs, length = ["Harbour Fees Divide The City"], 0
        while length < words:
            issue = chance.choice(ISSUES)
            fill = {"name": chance.choice(NAMES), "office": chance.choice(OFFICES), "issue": issue}
            chosen = chance.sample(SENTENCES, 3)
            paragraph = " ".join(s.format(**fill, Issue=issue[0].upper() + issue[1:]) for s in chosen)
            length += len(paragraph.split())
            paragraphs.append(paragraph)
        yield "\n\n".join(paragraphs)


def read(folder: Path) -> Iterator[str]:
    """The texts of the articles in a folder of JSON lines, packed or not."""
    paths = sorted([*folder.glob("*.jsonl"), *folder.glob("*.jsonl.gz")])
    for article in newsparse.read_many(paths, clean=False):
        if isinstance(article, newsparse.Article) and article.text:
            yield article.text


def seconds(function: Callable[[str], object], texts: Iterable[str]) -> float:
    """How long a function takes for all texts, on a processor."""
    started = time.process_time()
    for text in texts:
        function(text)
    return time.process_time() - started


def parts(pipeline: newsparse.Pipeline, texts: Iterable[str]) -> Counter[str]:
    """CPU seconds of cleaning, of each component, and of the engine that checks and merges what these find."""
    spent: Counter[str] = Counter()

    def timed(what: str, call: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def run(given: Any) -> Any:
            started = time.process_time()
            found = call(given)
            found = list(found) if isinstance(found, Iterator) else found
            spent[what] += time.process_time() - started
            return found

        return run

    watched = newsparse.Pipeline.from_names(pipeline.components)
    vars(watched)["_cleaning"] = timed("cleaning", pipeline._cleaning)
    vars(watched)["_components"] = [(step, timed(step.spec.name, made)) for step, made in pipeline._components]
    whole = seconds(watched.run, texts)
    spent["checking and merging"] = whole - spent.total()
    return spent


def main(folder: Path | None, limit: int, name: str, drawn: Path) -> None:
    """Print articles a second for tokenising, the pipeline, and with cleaning, then where the time goes; draw it."""
    texts = list(islice(read(folder), limit)) if folder is not None else list(made_up(limit))
    pipeline = newsparse.Pipeline.preset(name)
    runs: dict[str, Callable[[str], object]] = {
        "tokenise only": tokenize,
        name: lambda text: pipeline.run(text, clean=False),
        f"{name}, with cleaning": pipeline.run,
    }
    for run in runs.values():
        run(texts[0])  # loads lexicons and models
    times: dict[str, list[float]] = {what: [] for what in runs}
    where: Counter[str] = Counter()
    for _ in range(ROUNDS):
        for what, run in runs.items():
            times[what].append(seconds(run, texts))
        where += parts(pipeline, texts)
    average = sum(len(text.split()) for text in texts) / len(texts)
    source = f"of {folder.name}" if folder else "made up"
    print(f"speed: {len(texts)} articles {source}, {average:.0f} words each, one process, median of {ROUNDS}")
    print(f"{'':36}{'articles/s':>12}{'ms/article':>12}{'x tokenise':>12}")
    base = statistics.median(times["tokenise only"])
    shown = {}
    for what, found in times.items():
        took = statistics.median(found)
        shown[what] = 1000 * took / len(texts)
        print(f"{what:36}{len(texts) / took:12.1f}{shown[what]:12.2f}{took / base:12.1f}")
    print(f"{'where the time goes':36}{'%':>12}{'ms/article':>12}")
    for what, took in where.most_common():
        shown[f"… {what}"] = 1000 * took / len(texts) / ROUNDS
        print(f"{what:36}{100 * took / where.total():12.1f}{shown[f'… {what}']:12.2f}")
    failed = sum(pipeline.run(text)[1] is not None for text in texts)
    print(f"{failed} of {len(texts)} articles failed")
    title = f"Milliseconds for an article of {average:.0f} words, and what of the pipeline takes them"
    plots.write(drawn / "speed.svg", plots.bars(title, shown))
