"""The lexicon of predicates: each row finds its example, and no word means two things in the same construction."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

import newsparse
from newsparse import Article, Pipeline
from newsparse.english.grammar import Grammar, grammar
from newsparse.english.lexicon import rows, split
from newsparse.english.predicates.cues import cues, kind_of, match_verb
from newsparse.english.predicates.families import Cue, Predicate, reports, stances
from newsparse.english.predicates.phrases import phrase_end
from newsparse.english.predicates.stances import match, predicates
from newsparse.model import ClaimKind, Dimension

ROWS = rows("predicates")
VALUES = {
    "object": {"", "content", "addressee", "target", "accused", "judged", "none", "bare"},
    "polarity": {"", "+", "-", "0"},
    "target_kind": {"", "actor", "issue", "both"},
    "denial": {"", "flip"},
    "guard": {"", "deed", "greet", "with", "act", "asked", "joined", "moved", "purpose"},
    "dimension": {"", *Dimension},
    "kind": {"", *ClaimKind},
    "negated": {"", *ClaimKind},
}
NEEDS = [
    ("object", "kind"),
    ("noun_content", "kind"),
    ("target", "polarity"),
    ("noun_target", "polarity"),
    ("agents", "polarity"),
    ("polarity", "dimension"),
    ("polarity", "strength"),
    ("polarity", "target_kind"),
    ("noun_content", "nouns"),
    ("noun_target", "nouns"),
    ("light", "nouns"),
    ("adjective_content", "adjectives"),
    ("kind", "family"),
]


@cache
def pipeline() -> Pipeline:
    return Pipeline.preset("rules")


def read(text: str) -> Grammar:
    return pipeline()(Article(text=text), clean=False).derive(grammar)


def found(g: Grammar) -> set[Cue | Predicate]:
    """All that the lexicon has of a text, wherever it stands."""
    entries: set[Cue | Predicate] = {m.cue for group in g.verb_groups for m in match_verb(g, group)}
    for i, (low, lemma) in enumerate(zip(g.lower, g.lemmas, strict=True)):
        for word in {low, lemma}:
            known = [e for pos in ("noun", "adjective") for e in cues(pos).get(word, ())]
            shown = [e for pos in ("verb", "noun", "agent", "adjective") for e in predicates(pos).get(word, ())]
            entries.update(e for e in (*known, *shown) if phrase_end(g, i, e.words))
    return entries


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_the_example_of_a_row_has_a_word_of_it(row):
    assert found(read(row["example"])) & {*reports(row), *stances(row)}


def test_an_example_stands_once():
    examples = [row["example"] for row in ROWS]
    assert len(set(examples)) == len(examples)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_a_row_has_what_it_needs(row):
    assert [column for column, values in VALUES.items() if row[column] not in values] == []
    assert [pair for pair in NEEDS if row[pair[0]] and not row[pair[1]]] == []
    assert not row["strength"] or 0 < float(row["strength"]) <= 1
    assert list(reports(row)) or list(stances(row))


def test_no_word_means_two_things_in_the_same_construction():
    seen = defaultdict(list)
    for row in ROWS:
        for column, where in (
            ("verbs", ("object", "content", "target", "guard")),
            ("nouns", ("noun_content", "noun_target")),
            ("agents", ("target_kind",)),
            ("adjectives", ("polarity", "adjective_content")),
        ):
            for word in split(row[column]):
                seen[column, word, *(row[k] for k in where)].append(row["family"])
    assert {key: families for key, families in seen.items() if len(families) > 1} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bank put the blame squarely on the broker.", "put the blame on"),
        ("The guild threw its full weight behind the strike.", "throw _ weight behind"),
        ("The guild threw weight behind the strike.", "throw _ weight behind"),
        ("The guild voiced its opposition to the dam.", "voice _ opposition to"),
        ("The guild is largely critical of the dam.", "be critical of"),
    ],
)
def test_the_words_of_a_phrase_may_be_parted(text, words):
    g = read(text)
    assert any(match(g, i, predicates("verb").get(g.lemmas[i], ())) for i in range(3)), words
    shown = [m for i in range(4) if (m := match(g, i, predicates("verb").get(g.lemmas[i], ())))]
    assert words in [" ".join(p.words) for p, _ in shown]


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("The guild gave no support to the strike.", 2, "give _ support to"),
        ("The firm is responsible for the leak.", 2, "be for"),
        ("The town was effective against floods.", 2, "be against"),
        ("The mayor remarked on Tuesday that it rained.", 2, "remark on"),  # the preposition of the time
    ],
)
def test_a_phrase_is_not_parted_by_anything(text, start, words):
    assert phrase_end(read(text), start, tuple(words.split())) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A spokeswoman did not respond to the Daily Echo's request.", ClaimKind.NO_COMMENT),
        ("The clerk voiced doubts about the count.", ClaimKind.BELIEVE),
        ("The clerk issued a stark warning that the dam leaks.", ClaimKind.WARN),
        ("The clerk remained quite certain that the dam leaks.", ClaimKind.BELIEVE),
        ("The clerk was committed to a new vote.", ClaimKind.PROMISE),
        ("The clerk counselled against a new vote.", ClaimKind.WARN),
        ("The clerk gainsaid the report.", ClaimKind.DENY),
        ("The clerk nixed the plan.", ClaimKind.REJECT),
        ("The clerk pushed for a new vote.", ClaimKind.CALL_FOR),
        ("The clerk objected to the plan.", ClaimKind.OPPOSE),
        ("The clerk rooted for the plan.", ClaimKind.SUPPORT),
        ("The clerk bowed to the plan.", ClaimKind.ACCEPT),
        ("The clerk spoke up for the mayor.", ClaimKind.DEFEND),
        ("The clerk denounced the mayor.", ClaimKind.CRITICIZE),
    ],
)
def test_what_a_verb_reports(text, kind):
    g = read(text)
    assert kind in {m.cue.kind for group in g.verb_groups for m in match_verb(g, group)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("did not return calls", ClaimKind.NO_COMMENT),
        ("an apology for the delay", ClaimKind.APOLOGIZE),
        ("an apology", ClaimKind.APOLOGIZE),
        ("is sceptical", ClaimKind.BELIEVE),
        ("the weather", None),
    ],
)
def test_the_kind_of_a_cue_that_somebody_marked(text, kind):
    g = read(f"She {text}.")
    cue = kind_of(g, 1, len(g.lower) - 1)
    assert (cue.kind if cue else None) == kind


def test_matching_leaves_nothing_on_the_grammar():
    g = read("The mayor said that the toll was fair.")
    before = set(vars(g))
    assert all(match_verb(g, group) == match_verb(g, group) for group in g.verb_groups)
    assert set(vars(g)) == before


def test_a_sentence_with_a_light_verb_is_a_claim_and_a_stance():
    parsed = newsparse.parse("Ms Roe voiced her opposition to the Elm Road dam.", pipeline="rules", clean=False)
    assert [claim.kind for claim in parsed.claims] == ["oppose"]
    assert [(s.target.text, int(s.polarity)) for s in parsed.stances] == [("Elm Road dam", -1)]
