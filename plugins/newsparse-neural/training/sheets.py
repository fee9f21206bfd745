"""Questions about claims on sheets that readers answer, and their answers as offsets and labels without words.

``python -m training.sheets write FOLDER --data DATA`` draws articles of AllSides and writes sheets ``NAME.txt``: the
text, then the claims that the pipeline finds there, each with what the network is asked about it, and the rules'
stances. A reader answers in ``NAME.answers``. ``check FOLDER [NAME]`` says what does not fit, ``agree FOLDER OTHER``
compares two readers, and ``pack FOLDER`` writes ``training/articles/asked.jsonl.gz``, which the network learns from.

An answer is a line: a claim, and the numbers of the targets that its source is for or against.

    c4 1- 3+?            the source is against the first target and, arguably, for the third
    c5 -                 it takes no side on any target
    c6 !                 somebody else than stands there says it
    c7 x                 nobody says anything there
    s1 y                 a stance that the rules tell is one
    s2 n                 is none
    s3 ?                 readers may differ
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import regex

from newsparse.english.api import Question as Asked
from newsparse.english.api import Questions, Stances
from newsparse.model import Claim, ParsedArticle, Stance
from newsparse_neural.claims import cue_and_said, source_of
from newsparse_neural.network import MODEL
from newsparse_neural.page import Page, page_of
from training.added import FILE, JUDGED, Places
from training.asked import ASKED, key_of
from training.data import numbered, records
from training.examples import TOLD
from training.readings import up_to

LENGTHS = range(1_200, 5_000)
"""Characters of the articles that are asked about."""
LEAST = 0.3
"""How likely a claim must be to be asked about."""
FEWEST = 8
"""Claims that an article must have."""
A_SHEET = 20
"""Articles on a sheet."""
_SHOWN = 70
"""Characters that a sheet repeats of what is said."""
_OF_STANCE = {"y": True, "n": False, "?": None}
_ANSWER = regex.compile(r"c\d+ +(?:(?P<word>[-x!])|(?P<sides>\d+[+-]\??(?: +\d+[+-]\??)*)) *")
_SIDE = regex.compile(r"(\d+)([+-])(\??)")


@attrs.frozen
class Answer:
    """What a reader says of a claim: ``sides`` are 1 or -1, and whether that is arguable, by the number of the target.

    ``told`` is one of `TOLD`: whether anything is said there, by the source that stands there.
    """

    told: str = "told"
    sides: dict[int, tuple[int, bool]] = attrs.field(factory=dict)


@attrs.frozen
class Row:
    """A claim on a sheet, by places in the text: its cue (or first word), its source, all of it, and its targets."""

    cue: list[int]
    source: list[int]
    said: list[int]
    targets: Places


def answer_of(line: str) -> Answer:
    """What a line of answers says of a claim.

    Raises:
        ValueError: if it is no answer.

    Example:
        >>> answer_of("c4 1- 3+?")
        Answer(told='told', sides={1: (-1, False), 3: (1, True)})
        >>> answer_of("c7 x").told
        'nothing'
    """
    found = _ANSWER.fullmatch(line)
    if found is None:
        raise ValueError(f"{line!r} is no answer; write it like 'c4 1- 3+?', 'c5 -', 'c6 !', or 'c7 x'")
    sides = _SIDE.findall(found["sides"] or "")
    return Answer(
        {"x": "nothing", "!": "by another"}.get(found["word"], "told"),
        {int(number): (1 if sign == "+" else -1, bool(arguable)) for number, sign, arguable in sides},
    )


def rows_of(document: ParsedArticle) -> Iterator[tuple[Claim, Row, list[Asked]]]:
    """The claims of an article that are asked about, with the questions about each."""
    page = page_of(document)
    asked: dict[str, list[Asked]] = {}
    for question in Questions(document):
        asked.setdefault(question.claim.id, []).append(question)
    for claim in document.claims:
        attribution = document.attribution(claim.attribution_id)
        places = cue_and_said(attribution, page.within)
        if places is None or claim.source is None or (claim.confidence or 0) < LEAST:
            continue
        questions = asked.get(claim.id, [])
        source = source_of(attribution, places[0], page.within)
        cue, by, said = (_place(page, tokens) for tokens in (places[0], source, places[1]))
        yield claim, Row(cue, by, said, [_place(page, question.asked) for question in questions]), questions


def _place(page: Page, tokens: tuple[int, int]) -> list[int]:
    span = page.span(*tokens)
    return [span.start, span.end]


def stances_of(document: ParsedArticle) -> Iterator[tuple[Stance, list[int]]]:
    """The sides that the rules tell, each with its key."""
    for stance in Stances()(document):
        if isinstance(stance, Stance) and stance.evidence and stance.polarity:
            yield stance, [*key_of(document, stance)]


def shown(document: ParsedArticle, rows: list[tuple[Claim, Row, list[Asked]]], stances: list[Stance]) -> Iterator[str]:
    """The lines of an article on a sheet."""
    names = {actor.id: actor.name for actor in document.actors}
    yield from (f"  {line}" for line in document.article.text.split("\n") if line.strip())
    for number, (claim, row, questions) in enumerate(rows, 1):
        content = " ".join(claim.content.split())
        if len(content) > 2 * _SHOWN:
            content = f"{content[:_SHOWN]} … {content[-_SHOWN:]}"
        cue = " ".join(span.of(document.article.text) for span in document.attribution(claim.attribution_id).cue)
        yield f"c{number} {names[claim.source or '']} | {cue} | {content}"
        targets = []
        for i, question in enumerate(questions, 1):
            meant = question.target.target
            words = " ".join(document.article.text[slice(*row.targets[i - 1])].split())
            name = names.get(meant.ref, words) if meant is not None else words
            targets.append(f"{i} {words}" if words == name or name.endswith(words) else f"{i} {words} (={name})")
        if targets:
            yield f"    {' · '.join(targets)}"
    for number, stance in enumerate(stances, 1):
        side = "for" if stance.polarity > 0 else "against"
        words = " … ".join(" ".join(span.of(document.article.text).split()) for span in stance.evidence)
        target = names.get(stance.target.ref, stance.target.text)
        yield f"s{number} {names.get(stance.holder or '', '(nobody named)')} is {side} {target} | {words[: 2 * _SHOWN]}"


def drawn(data: Path, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """The numbers and texts of articles that nobody has read yet, in random order."""
    known = {row["id"] for file in (FILE, JUDGED, ASKED) if file.exists() for row in records(file)}
    for split in ("train", "dev"):
        known |= {row["id"].removeprefix("allsides-") for row in records(data / "articles" / f"{split}.jsonl.gz")}
    found = [(name, text) for name, text in numbered(data) if name not in known and len(text) in LENGTHS]
    random.Random(seed).shuffle(found)
    yield from found[:count]


def write(folder: Path, data: Path, count: int, seed: int) -> None:
    """Write sheets, and beside each the places of its claims (``NAME.json``); further ones go on behind those there."""
    folder.mkdir(parents=True, exist_ok=True)
    before, number = up_to("neural.positions", MODEL), len(list(folder.glob("*.json")))
    there = {row["id"] for path in folder.glob("*.json") for row in json.loads(path.read_text(encoding="utf-8"))}
    sheet: list[str] = []
    kept: list[dict[str, Any]] = []
    for name, text in drawn(data, count, seed):
        if name in there:
            continue
        document = before(text, clean=False)
        rows = list(rows_of(document))
        if len(rows) >= FEWEST:
            stances = list(stances_of(document))
            sheet += [f"=== {name}", *shown(document, rows, [stance for stance, _ in stances]), ""]
            claims = [attrs.astuple(row) for _, row, _ in rows]
            kept.append({"id": name, "length": len(text), "claims": claims, "stances": [key for _, key in stances]})
        if len(kept) == A_SHEET:
            number += 1
            _finish(folder / f"{number:03}", sheet, kept)
            sheet, kept = [], []
    if kept:
        _finish(folder / f"{number + 1:03}", sheet, kept)


def _finish(path: Path, sheet: list[str], kept: list[dict[str, Any]]) -> None:
    path.with_suffix(".txt").write_text("\n".join(sheet), encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps(kept), encoding="utf-8")
    logging.info("sheet %s: %d articles", path.name, len(kept))


def answered(folder: Path, name: str) -> Iterator[tuple[dict[str, Any], list[Answer], list[bool | None]]]:
    """The articles of a sheet with the answers to each of their claims and stances.

    Raises:
        ValueError: if an answer is none, or belongs nowhere, or is missing.
    """
    given: dict[str, dict[str, str]] = {}
    article = ""
    for line in (folder / f"{name}.answers").read_text(encoding="utf-8").splitlines():
        if line.startswith("==="):
            article = line.removeprefix("===").strip()
        elif line.strip():
            label, lines = line.split()[0], given.setdefault(article, {})
            if label in lines:
                raise ValueError(f"sheet {name}, article {article}: {label} has two answers")
            lines[label] = line.strip()
    for row in json.loads((folder / f"{name}.json").read_text(encoding="utf-8")):
        where, lines = f"sheet {name}, article {row['id']}", given.pop(row["id"], {})
        wanted = [f"{kind[0]}{n}" for kind in ("claims", "stances") for n in range(1, len(row[kind]) + 1)]
        if missing := [label for label in wanted if label not in lines]:
            raise ValueError(f"{where}: no answer for {', '.join(missing)}")
        if more := set(lines) - set(wanted):
            raise ValueError(f"{where}: it has no {', '.join(sorted(more))}")
        claims = []
        for label, claim in zip(wanted, row["claims"], strict=False):
            claims.append(answer_of(lines[label]))
            if not all(0 < side <= len(claim[3]) for side in claims[-1].sides):
                raise ValueError(f"{where}, {label}: it has only {len(claim[3])} targets")
        stances = [lines[label].split()[-1] for label in wanted[len(claims) :]]
        if odd := set(stances) - set(_OF_STANCE):
            raise ValueError(f"{where}: {', '.join(odd)} is no answer about a stance; write y, n or ?")
        yield row, claims, [_OF_STANCE[stance] for stance in stances]
    if given:
        raise ValueError(f"sheet {name}: it has no article {', '.join(given)}")


def packed(row: dict[str, Any], answers: list[Answer], stances: list[bool | None]) -> dict[str, Any]:
    """An article's claims and stances by places, with the answers."""
    claims = [
        [*claim, TOLD.index(answer.told), [[n, *side] for n, side in sorted(answer.sides.items())]]
        for claim, answer in zip(row["claims"], answers, strict=True)
    ]
    told = [[*key, right] for key, right in zip(row["stances"], stances, strict=True)]
    return {"id": row["id"], "length": row["length"], "claims": claims, "stances": told}


def agreement(folder: Path, other: Path) -> Iterator[str]:
    """How far two readers agree on the sheets that both answered."""
    claims, told, sides, stances = 0, 0, [0, 0, 0], [0, 0]
    for path in sorted(other.glob("*.answers")):
        for mine, theirs in zip(answered(folder, path.stem), answered(other, path.stem), strict=True):
            for a, b in zip(mine[1], theirs[1], strict=True):
                claims += 1
                told += a.told == b.told
                same = sum(b.sides.get(n, (0,))[0] == sign for n, (sign, _) in a.sides.items())
                sides = [n + more for n, more in zip(sides, (same, len(a.sides), len(b.sides)), strict=True)]
            sure = [(x, y) for x, y in zip(mine[2], theirs[2], strict=True) if x is not None and y is not None]
            stances = [stances[0] + sum(x == y for x, y in sure), stances[1] + len(sure)]
    yield f"{claims} claims: whether they are one, and whose, the same in {told / max(claims, 1):.1%}"
    yield f"{sides[1]} and {sides[2]} sides: F1 {2 * sides[0] / max(sides[1] + sides[2], 1):.1%}"
    yield f"{stances[1]} stances of the rules: the same in {stances[0] / max(stances[1], 1):.1%}"


def main() -> None:
    """Write, check, compare or pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["write", "check", "agree", "pack"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("other", nargs="?", help="a sheet's name to check, or the folder of another reader")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--count", type=int, default=2_000, help="articles to draw; those with few claims are left out")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    if args.what == "write" and args.data is None:
        parser.error("write needs --data, the folder with AllSides")
    if args.what == "agree" and args.other is None:
        parser.error("agree needs the folder of another reader behind the first")
    folder: Path = args.folder
    names = [args.other] if args.what == "check" and args.other else sorted(p.stem for p in folder.glob("*.answers"))
    try:
        if args.what == "write":
            write(folder, args.data, args.count, args.seed)
        elif args.what == "agree":
            print(*agreement(folder, Path(args.other)), sep="\n")
        else:
            rows = [packed(*article) for name in names for article in answered(folder, name)]
            print(f"{len(rows)} articles, {sum(len(row['claims']) for row in rows)} claims: everything fits")
            if args.what == "pack":
                with gzip.GzipFile(ASKED, "wb", 9, mtime=0) as stream:
                    stream.write("".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows).encode())
    except (ValueError, OSError) as problem:
        parser.error(str(problem))


if __name__ == "__main__":
    main()
