"""Further whole articles as offsets and labels, without their words.

``python -m training.added FOLDER... --eval EVAL [--to FILE]``

A folder holds annotations ``NAME.ann`` beside the texts ``NAME.txt`` of AllSides, as the guide of whole articles says.
Written is ``training/articles/readings.jsonl.gz``, an article a line: its number in AllSides; actors by their places;
claims and stances by the numbers of actors and by places. The wording of an issue is the places of its words. The
network learns from ``readings.jsonl.gz``, the judges from ``judged.jsonl.gz``, which it has not seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import regex

from training.data import records, texts_of

FILE, JUDGED = (Path(__file__).parent / "articles" / f"{name}.jsonl.gz" for name in ("readings", "judged"))
Places = list[list[int]]


def packed(name: str, text: str, gold: Any) -> dict[str, Any]:
    """One article's readings by places alone."""
    number = {actor.id: i for i, actor in enumerate(gold.actors)} | {None: None}
    return {
        "id": name.removeprefix("allsides-"),
        "length": len(text),
        "actors": [[a.type, a.optional, sorted(a.at)] for a in gold.actors],
        "claims": [
            [number[c.source], c.cue, c.content, c.kinds, c.negated, c.modality, [number[a] for a in c.to], c.optional]
            for c in gold.claims
        ],
        "stances": [
            [
                *(number[s.holder], s.sign, number[s.actor], [w for i in s.issues if (w := _worded(text, i, s))]),
                *(s.dimension, s.evidence, s.optional),
            ]
            for s in gold.stances
        ],
        "portrayals": [[number[actor], sign] for actor, sign in gold.portrayals],
    }


def _worded(text: str, wording: str, stance: Any) -> Places:
    """The places of a wording's words that are nearest to the evidence; words that the text does not have are left."""
    near: int = stance.evidence[0][0]
    found: Places = []
    for word in regex.findall(r"\w+", wording):
        stem = word[:-1] if len(word) > 3 and word.endswith("s") else word
        places = regex.finditer(rf"(?<!\w){regex.escape(stem)}s?(?!\w)", text, regex.I)
        place = min((m.span() for m in places), key=lambda span: abs(span[0] - near), default=None)
        if place is not None:
            found.append([*place])
    return found


def unpacked(scoring: Any, row: dict[str, Any], text: str) -> Any:
    """The readings of one article as the scorer has them; an actor's name is the longest of its wordings."""

    def actor(number: int | None) -> str | None:
        return None if number is None else f"a{number}"

    actors = [
        scoring.Actor(f"a{i}", kind, max((text[a:b] for a, b in at), key=len, default=""), at, optional)
        for i, (kind, optional, at) in enumerate(row["actors"])
    ]
    claims = [
        scoring.Claim(actor(source), cue, content, tuple(kinds), negated, modality, tuple(map(actor, to)), optional)
        for source, cue, content, kinds, negated, modality, to, optional in row["claims"]
    ]
    stances = [
        scoring.Stance(actor(holder), sign, actor(target), _wordings(text, issues), dimension, evidence, optional)
        for holder, sign, target, issues, dimension, evidence, optional in row["stances"]
    ]
    return scoring.Reading(actors, claims, stances, [(actor(a), sign) for a, sign in row["portrayals"]])


def _wordings(text: str, issues: Sequence[Places]) -> tuple[str, ...]:
    return tuple(" ".join(text[a:b] for a, b in places) for places in issues)


def added(scoring: Any, data: Path, file: Path = FILE) -> Iterator[Any]:
    """The articles of a file with their texts, which stand in the folder of AllSides."""
    for row, text in texts_of(records(file), data):
        yield scoring.Doc(f"allsides-{row['id']}", text, unpacked(scoring, row, text))


def main() -> None:
    """Write the file of all folders."""
    from training.readings import scoring_of

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=FILE)
    args = parser.parse_args()
    scoring = scoring_of(args.eval)
    rows = []
    for path in sorted(p for folder in args.folders for p in folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        gold, problems = scoring.resolve(path.stem, text, path.read_text(encoding="utf-8"))
        if problems:
            parser.error(f"{path}: {problems[0]}")
        rows.append(packed(path.stem, text, gold))
    with gzip.GzipFile(args.to, "wb", 9, mtime=0) as stream:
        stream.write("".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows).encode())
    print(f"{len(rows)} articles, {args.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
