"""Whether rules know constructions or only words: cases after their nouns, names and verbs were exchanged.

    python -m benchmarks variants --cases FOLDER [--pipeline rules,neural] [--seed N] [--show N] [--kinds noun,verb]

``FOLDER`` has cases in the public TOML format (`newsparse.testing`). Of each case five variants are made, by a seed:
the head nouns of actors without a name become nouns that no table of English lists, names become invented ones, verbs
become sisters from a family with the same construction, and some sentences are turned round
(`newsparse.testing.changes`). Printed are the expectations and must-nots that are met, in percent: of the cases as
they are, of the mean of their variants, and of the worst variant of each case (the one with the most failures; a case
without variants counts as it is). Then, for each failure that a variant has beyond its case, what is to blame: the
change whose undoing heals it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import attrs

from newsparse import Article, Config, Pipeline
from newsparse.english.lexicon import rows, split
from newsparse.testing import Case, Failure, check_case, load_cases
from newsparse.testing.changes import Change, Variant, Vocabulary, changed, variants
from newsparse.testing.checking import expectations

NUMBER = 5


@attrs.frozen
class Count:
    """How many expectations and must-nots there are, and how many are met."""

    wanted: int = 0
    found: int = 0
    unwanted: int = 0
    avoided: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(*(a + b for a, b in zip(attrs.astuple(self), attrs.astuple(other), strict=True)))

    @property
    def cells(self) -> list[str]:
        """Both in percent."""
        return [_percent(self.found, self.wanted), _percent(self.avoided, self.unwanted)]


@attrs.frozen
class Result:
    """A case as it is, and its variants, each with its failures."""

    case: Case
    failures: list[Failure]
    variants: list[tuple[Variant, list[Failure]]]

    @property
    def five(self) -> list[tuple[Case, list[Failure]]]:
        """The variants and their failures; where there are fewer than five, the case itself stands for the others."""
        made = [(variant.case, failures) for variant, failures in self.variants]
        return made + [(self.case, self.failures)] * (NUMBER - len(made))

    @property
    def worst(self) -> list[Failure]:
        """The failures of the variant with the most, or of the case if it has none."""
        return max((failures for _, failures in self.variants), key=len, default=self.failures)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def count(case: Case, failures: Iterable[Failure]) -> Count:
    """What is met of a case."""
    wanted, unwanted = expectations(case)
    wrong = Counter(failure.unwanted for failure in failures)
    return Count(wanted, wanted - wrong[False], unwanted, max(unwanted - wrong[True], 0))


@cache
def vocabulary() -> Vocabulary:
    """What the tables of English list."""
    listed: set[str] = set()
    for table in _tables(files("newsparse.english.lexicon").joinpath("tables")):
        lines = [line for line in table.splitlines() if not line.startswith("#")]
        listed |= set(re.findall(r"[^\W\d]+(?:-[^\W\d]+)*", " ".join(lines).lower().replace("_", " ")))
    known: set[str] = set()
    for row in (*rows("institutions"), *rows("countries"), *rows("places")):
        known |= {
            row.get("name", ""),
            row.get("capital", ""),
            *split(row.get("names", "")),
            *split(row.get("adjectives", "")),
        }
    given = {word for row in rows("given_names") for word in row["words"].split()}
    return Vocabulary(listed=frozenset(listed), known=frozenset(known), given=frozenset(given))


def _tables(folder: object) -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):  # type: ignore[attr-defined]
        if entry.is_dir():
            yield from _tables(entry)
        elif entry.name.endswith(".tsv"):
            yield entry.read_text(encoding="utf-8")


def check(case: Case, pipeline: Pipeline) -> list[Failure]:
    """What a pipeline does wrong in a case."""
    parsed = pipeline(Article(text=case.text, published=case.published), clean=case.clean)
    return check_case(parsed, case)


def run(cases: Iterable[Case], pipeline: Pipeline, seed: int, kinds: Collection[str] = ()) -> list[Result]:
    """Every case and its variants, checked."""
    results = []
    for case in cases:
        made = variants(case, NUMBER, seed, vocabulary=vocabulary(), kinds=kinds)
        results.append(Result(case, check(case, pipeline), [(v, check(v.case, pipeline)) for v in made]))
    return results


def blamed(result: Result, pipeline: Pipeline) -> Iterator[tuple[Change | None, Variant, Failure]]:
    """For each failure that a variant has beyond its case, the change whose undoing heals most, if one does."""
    for variant, failures in result.variants:
        more = len(failures) - len(result.failures)
        if more <= 0:
            continue
        healed = []
        for change in variant.changes:
            kept = [other for other in variant.changes if other is not change]
            healed.append((len(failures) - len(check(changed(result.case, kept), pipeline)), change))
        most = max(number for number, _ in healed)
        culprit = next(change for number, change in healed if number == most) if most > 0 else None
        old = {failure.expected for failure in result.failures}
        for failure in [failure for failure in failures if failure.expected not in old][:more]:
            yield culprit, variant, failure


def described(change: Change | None) -> str:
    """The class of a change, for the table of who is to blame."""
    if change is None:
        return "several together"
    if change.kind not in ("verb", "act"):
        return change.kind if change.kind != "order" else f"order: {change.new}"
    return f"{change.kind}, {'listed' if _listed(change.new) else 'unlisted'}"


def _listed(form: str) -> bool:
    """Whether a form's verb or noun stands in a table: by its beginning, which is all that is needed of a figure."""
    head = form.split()[0]
    stems = {head, *(head.removesuffix(end) for end in ("s", "es", "d", "ed", "ing"))}
    stems |= {stem + "e" for stem in stems} | {stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]}
    stems |= {stem[:-1] + "y" for stem in stems if stem.endswith("i")}
    return bool(stems & set(vocabulary().listed))


def table(name: str, results: Sequence[Result]) -> list[str]:
    """A row of the table: cases, variants, and what is met of the cases, in the mean of five, and of the worst."""
    plain = sum((count(result.case, result.failures) for result in results), Count())
    every = sum((count(case, failures) for result in results for case, failures in result.five), Count())
    worst = sum((count(result.case, result.worst) for result in results), Count())
    number = sum(len(result.variants) for result in results)
    return [name, str(len(results)), str(number), *plain.cells, *every.cells, *worst.cells]


HEAD = ["", "cases", "variants", "as it is", "must-not", "mean", "must-not", "worst", "must-not"]


def render(lines: Sequence[Sequence[str]]) -> str:
    """Columns of plain text."""
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in lines)


def main(folder: Path, pipelines: Sequence[str], seed: int, show: int, kinds: Collection[str] = ()) -> None:
    """Print a table for each pipeline, who is to blame, and failures."""
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else [folder]
    for name in pipelines:
        pipeline = Pipeline.preset(name, config=Config(least=0))
        lines, results = [HEAD], []
        for path in paths:
            found = run(load_cases(path), pipeline, seed, kinds)
            lines.append(table(path.name, found))
            results += found
        lines.append(table("all", results))
        print(f"variants: {name}, percent met, {NUMBER} variants of each case, seed {seed}")
        print(render(lines), flush=True)
        found_out = [blame for result in results for blame in blamed(result, pipeline)]
        blame = [(described(change), variant, failure) for change, variant, failure in found_out]
        tally = Counter(kind for kind, *_ in blame)
        print("to blame:", ", ".join(f"{kind} {number}" for kind, number in tally.most_common()) or "nobody", "\n")
        for kind, variant, failure in blame[:show]:
            changes = "; ".join(map(str, variant.changes))
            print(f"[{kind}] {variant.case.text}\n    {changes}\n    {failure}\n")
