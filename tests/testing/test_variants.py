"""Variants of cases: what is exchanged, what stays, and that text and expectations stay together."""

from __future__ import annotations

import pytest

from newsparse.testing import Case
from newsparse.testing.changes import Change, Vocabulary, changed, variants
from newsparse.testing.families import inflected, substitutions

GIVEN = Vocabulary(given={"nora", "paul"}, known={"Oslo"})


def case(text, **expected):
    return Case(id="x", text=text, **expected)


def stance(holder, **more):
    return {"stances": ({"holder": holder, "polarity": "oppose", **more},)}


def olds(given, **options):
    return {change.old for variant in variants(given, 5, vocabulary=GIVEN, **options) for change in variant.changes}


def test_a_change_goes_through_the_whole_case_and_keeps_articles_and_capitals():
    before = case(
        "An agency spoke. Agency staff left, and the agency opposes the levy.",
        stances=({"holder": "agency", "polarity": "oppose", "target": "levy"},),
        claims=({"cue": "opposes", "kind": "oppose"},),
        must_not={"actors": ["an agency"], "stances": [{"holder": "agency@2"}]},
    )
    after = changed(before, [Change("noun", "agency", "synod"), Change("verb", "opposes", "resists")])
    assert after.text == "A synod spoke. Synod staff left, and the synod resists the levy."
    assert after.stances[0] == {"holder": "synod", "polarity": "oppose", "target": "levy"}
    assert after.claims[0] == {"cue": "resists", "kind": "oppose"}
    assert after.must_not == {"actors": ["a synod"], "stances": [{"holder": "synod@2"}]}


@pytest.mark.parametrize(
    ("text", "expected", "wanted"),
    [
        ("The council opposes the levy.", stance("council"), {"council", "opposes"}),
        ("Striking nurses oppose the levy.", stance("Striking nurses"), {"nurses", "oppose"}),
        ("Mayor Nora Brandt opposes the levy.", stance("Nora Brandt"), {"Nora", "Brandt", "opposes"}),
        ("Nora Brandt said she would go.", stance("Nora Brandt"), {"Brandt", "said"}),
        ("Norvik Mining was denounced by miners.", stance("Norvik Mining"), {"Norvik", "denounced"}),
        ("The union called for an end to the talks.", stance("union"), {"union", "called", "end"}),
        ("Mali rejects calls for a truce.", stance("Mali"), {"rejects", "calls"}),
        ("The judge told the airline to pay.", stance("judge"), {"judge"}),
    ],
)
def test_what_is_exchanged(text, expected, wanted):
    plurals = {"councils", "unions", "judges", "airlines", "order"}
    assert olds(case(text, **expected)) - plurals == wanted


@pytest.mark.parametrize(
    ("text", "expected", "kept"),
    [
        ("The mayor met Mayor Nora Brandt.", stance("mayor"), "mayor"),  # a title
        (
            "Wade Mining cut jobs. The company fell.",
            {"actors": ({"name": "Wade Mining", "mentions": ["company"]},)},
            "company",
        ),
        ("Paul Oslo opposes the levy.", stance("Paul Oslo"), "Paul"),  # a name that says something
        ("Ferries came back to port.", stance("Ferries"), "back"),
        ("The union says yes to the levy.", stance("union"), "says"),
        ("Mali opposes a ban, and as opposed to Chad it pays.", stance("Mali"), "opposed"),
        (
            "Guests welcomed the delegates.",
            {"must_not": {"actors": ["Guests"]}},
            "welcomed",
        ),  # a trap: nothing is expected
    ],
)
def test_what_stays(text, expected, kept):
    assert kept not in olds(case(text, **expected))


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("“It is safe,” the bank said.", {"“It is safe,” said the bank.", "The bank said: “It is safe.”"}),
        ("The loan is safe, the bank said.", {"The bank said that the loan is safe."}),
        ("The mayor was denounced by the council for the levy.", {"The council denounced the mayor for the levy."}),
        ("The council denounced the mayor.", {"The mayor was denounced by the council."}),
        ("The court denied the paper permission.", set()),
        ("The council welcomed the proposal for bridges.", set()),  # "for bridges" belongs to the proposal
    ],
)
def test_sentences_are_turned_round(text, others):
    made = variants(case(text, claims=({"source": "bank"},)), 40, kinds=["order"])
    assert {variant.case.text for variant in made} == others


def test_the_same_seed_gives_the_same_and_another_others():
    given = case("The council opposes the levy.", **stance("council"))
    assert variants(given, 5, 3) == variants(given, 5, 3) != variants(given, 5, 4)


def test_no_two_words_become_one():
    given = case(
        "The council and the ministry oppose the levy.", stances=({"holder": "council"}, {"holder": "ministry"})
    )
    for variant in variants(given, 40, kinds=["noun"]):
        assert variant.case.stances[0] != variant.case.stances[1]


def test_the_forms_of_the_table():
    for family in substitutions().verbs:
        for verb in (*family.words, *family.only):
            assert set(inflected(verb)) == {"base", "s", "past", "participle", "ing"}
            assert all(form.replace(" ", "").replace("-", "").isalpha() for form in inflected(verb).values())
    assert inflected("pillory:pilloried")["s"] == "pillories"
    assert inflected("beg:begged")["ing"] == "begging"
