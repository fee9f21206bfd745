"""What is read of sentences of ours, line by line, so that a change of the rules shows what else it changes.

    python -m tests.english.readings    # write the list anew, and look at its diff before it is committed

The sentences are those of the cases and the examples of predicates. `readings.txt` holds what is read now, right or
wrong: what must be read is said by the cases alone. `test_readings` compares the two.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from newsparse import Article, Config, ParsedArticle, Pipeline
from newsparse.english.grammar import grammar
from newsparse.english.lexicon import rows
from newsparse.model import Claim, Stance

HERE = Path(__file__).parent
LIST = HERE / "readings.txt"
COMMAND = "python -m tests.english.readings"
LONGEST = 200
"""Characters of a text that is taken."""


def texts() -> list[str]:
    """The sentences, each once."""
    found = [row["example"] for row in rows("predicates")]
    for name in ("actors", "claims", "stances"):
        cases = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"]
        found += [case["text"] for case in cases if len(case.get("text", "")) in range(1, LONGEST)]
    return list(dict.fromkeys(text for text in found if "\n" not in text))


def readings() -> Iterator[str]:
    """The blocks of the list, one for each text."""
    pipeline = Pipeline.preset("rules", config=Config(least=0))
    for text in texts():
        parsed = pipeline(Article(text=text), clean=False)
        yield "\n".join([text, *(f"  {line}" for line in lines(parsed))])


def lines(parsed: ParsedArticle) -> Iterator[str]:
    """What is read of a text: tags, actors, claims, stances."""
    g = parsed.derive(grammar)
    yield "tags: " + " ".join(g.tags)
    yield "lemmas: " + " ".join(g.lemmas)
    for actor in parsed.actors:
        roles = [role.title for role in actor.roles]
        known = (actor.country, actor.sector, actor.affiliation and parsed.actor(actor.affiliation).name, roles or None)
        yield _line("actor", actor.name, actor.type, "generic" if actor.generic else None, *known)
    for claim in parsed.claims:
        yield _claim(parsed, claim)
    for stance in parsed.stances:
        yield _stance(parsed, stance)


def _claim(parsed: ParsedArticle, claim: Claim) -> str:
    source = parsed.actor(claim.source).name if claim.source else None
    heard = [parsed.actor(actor).name for actor in claim.addressees]
    denied = "negated" if claim.negated else None
    return _line("claim", source, claim.kind, claim.content, claim.style, claim.modality, denied, heard or None)


def _stance(parsed: ParsedArticle, stance: Stance) -> str:
    holder = parsed.actor(stance.holder).name if stance.holder else None
    side = f"{int(stance.polarity):+d} {stance.strength:.2f}"
    target = (stance.target.kind, stance.target.text)
    return _line("stance", holder, *target, side, stance.dimension, stance.modality, stance.cue, stance.condition)


def _line(what: str, *values: object) -> str:
    return f"{what}: " + " | ".join("-" if value is None else str(value) for value in values)


def listed() -> list[str]:
    """The blocks of the list as it stands."""
    return LIST.read_text(encoding="utf-8").rstrip("\n").split("\n\n")


if __name__ == "__main__":
    LIST.write_text("\n\n".join(readings()) + "\n", encoding="utf-8")
