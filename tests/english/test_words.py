"""Words of the lexicon: each does what its class is for, every class is asked for, and the tables know each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsparse import Article, Config, ParsedArticle, Pipeline
from newsparse.english.lexicon import owners, rows, split, words
from newsparse.english.tagging.tagger import tag

ROOT = Path(__file__).parents[2]
FRAMES = tomllib.loads((Path(__file__).parent / "frames" / "words.toml").read_text(encoding="utf-8"))["frame"]
FINDS = {
    "attribution": lambda parsed: any(claim.source for claim in parsed.claims),
    "support": lambda parsed: any(stance.polarity > 0 for stance in parsed.stances),
    "oppose": lambda parsed: any(stance.polarity < 0 for stance in parsed.stances),
    "person": lambda parsed: ("Quell Dalm", "person") in typed(parsed),
    "organization": lambda parsed: "organization" in types_of_dalm(parsed),
    "place": lambda parsed: "place" in types_of_dalm(parsed),
    "group": lambda parsed: "group" in types_of_dalm(parsed),
    "other": lambda parsed: "other" in types_of_dalm(parsed),
}
MOSTLY_NO_VERB = set("second intimate lavish moot okay needle slate back like dis diss do have be".split())
"""Verbs of the tables that are something else in most sentences; the tagger goes by that."""
MOSTLY_NO_ADJECTIVE = set("against corrupt welcome proven upset landmark".split())


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def parse(text: str) -> ParsedArticle:
    return rules()(Article(text=text), clean=False)


def typed(parsed: ParsedArticle) -> list[tuple[str, str | None]]:
    """Names and their types."""
    return [(mention.span.of(parsed.article.text), mention.type) for mention in parsed.mentions]


def types_of_dalm(parsed: ParsedArticle) -> list[str | None]:
    return [type for name, type in typed(parsed) if "Dalm" in name]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame["id"])
def test_a_frame_holds_with_each_of_its_words_and_no_unknown_one(frame):
    listed = frame["words"].split("|") if "|" in frame["words"] else frame["words"].split()
    holds = FINDS[frame["finds"]]
    assert [word for word in map(str.split, listed) if not holds(parse(frame["text"].format(" ".join(word))))] == []
    assert not holds(parse(frame["text"].format("Blorf" if listed[0].strip().istitle() else "blorfed")))


def test_every_word_class_is_asked_for():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "newsparse" / "english").rglob("*.py"))
    asked = set(re.findall(r'"([a-z_]+)"', code))
    first = tuple(re.findall(r'words\(f"([a-z_]+_)\{', code))
    assert [name for name in owners() if name not in asked and not (first and name.startswith(first))] == []


def tag_of(word: str, frame: str) -> str:
    tokens = frame.format(word).split()
    return tag(tokens, {0})[1][tokens.index(word)]


def of_one_word(cells: Iterator[str]) -> set[str]:
    return {word for cell in cells for word in split(cell) if re.fullmatch(r"[\w-]+", word)}


def judging(*sorts: str) -> set[str]:
    return of_one_word(row["words"].replace(" ", "|") for row in rows("evaluations") if row["pos"] in sorts)


def test_verbs_that_mean_something_are_verbs():
    meant = of_one_word(row["verbs"] for row in rows("predicates"))
    meant |= judging("deed", "effect")
    for table in ("speech_verbs", "pronoun_verbs"):
        meant |= of_one_word(row["words"].replace(" ", "|") for row in rows(table))
    lists = [name for name in owners() if re.search("(?<!adds)(?<!bare)(?<!singular)_verb$", name)]
    meant |= {word for name in lists for word in words(name) if word.isalpha()}
    unknown = [verb for verb in sorted(meant) if tag_of(verb, "The unions {} it .") != "VERB"]
    assert [verb for verb in unknown if verb not in MOSTLY_NO_VERB] == []


def test_adjectives_that_mean_something_are_adjectives():
    meant = of_one_word(row["adjectives"] for row in rows("predicates"))
    meant |= judging("adjective", "truth")
    unknown = [word for word in sorted(meant) if tag_of(word, "The plan is {} .") != "ADJ" and not word.endswith("ed")]
    assert [word for word in unknown if word not in MOSTLY_NO_ADJECTIVE] == []
