"""Templates: cases with placeholders."""

from __future__ import annotations

import pytest

from newsparse.errors import InputError
from newsparse.testing import Case, run_case
from newsparse.testing.templates import filled, is_template


def case(text, **expected):
    return Case(id="x", text=text, **expected)


def test_a_case_without_placeholders_stays_as_it_is():
    plain = case("Mali opposes {1} and {} and {Xy} the levy.", must_not={"actors": ["levy"]})
    assert not is_template(plain)
    assert filled(plain) == (plain,)


def test_a_placeholder_is_the_same_everywhere_and_a_number_keeps_two_apart():
    template = case(
        "The {body} {verb:opposes} {issue}, {person} told {person 2}. {person} left.",
        stances=({"holder": "{body}", "sources": ["{person}"], "target": "{issue}"},),
        must_not={"same_actor": [["{person}", "{person 2}"]]},
    )
    cases = filled(template, 6)
    assert len({one.id for one in cases}) == 6
    for one in cases:
        (stance,), ((first, second),) = one.stances, one.must_not["same_actor"]
        assert one.text.startswith(f"The {stance['holder']} ")
        assert one.text.endswith(f" {stance['target']}, {first} told {second}. {first} left.")
        assert first != second
        assert stance["sources"] == [first]


def test_the_first_filling_is_of_every_day_and_the_same_seed_gives_the_same():
    template = case("{group} {verb:rejected} {noun:calls} for {issue}.")
    assert filled(template)[0].text == "Activists rejected calls for the tram line."
    assert filled(template, seed=3) == filled(template, seed=3) != filled(template, seed=4)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Mali {verb:opposes} the levy.", {"resists", "objects to"}),
        ("The levy was {verb:opposed} by Mali.", {"resisted", "fought"}),
        ("Mali has {verb:promised} to pay.", {"sworn", "undertaken"}),
        ("Mali {verb:urged} Chad to pay.", {"implored", "exhorted"}),
        ("Mali, {in June|on Friday}, paid.", {"in June", "on Friday"}),
        ("Mali heard {noun:calls} for a truce.", {"calls", "pleas"}),
    ],
)
def test_what_is_filled_in(text, others):
    texts = " ".join(one.text for one in filled(case(text), 20))
    assert all(other in texts for other in others)
    assert "{" not in texts


def test_articles_and_capitals_fit():
    texts = {one.text for one in filled(case("An {association|guild} spoke. {issue} is dead."), 8)}
    assert {text.split(" spoke")[0] for text in texts} == {"An association", "A guild"}
    assert all(text.split(". ")[1][0].isupper() for text in texts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{organisation} said no.", "did you mean 'organization'"),
        ("Mali {verb:eats} the levy.", "no family of verbs has 'eats'"),
        ("Mali {verb:urged} the levy.", "no family of verbs has 'urged' in this construction"),
        ("Mali {noun:calls} the levy.", "no family of nouns"),
    ],
)
def test_what_cannot_be_filled(text, said):
    with pytest.raises(InputError, match=said):
        filled(case(text))


def test_what_is_expected_has_no_placeholders_of_its_own():
    with pytest.raises(InputError, match=r"\{person\} stands in no sentence"):
        filled(case("{group} left.", claims=({"source": "{person}"},)))


def test_every_filling_is_checked_and_a_failure_says_which():
    template = case(
        "Mali {opposes|eats|resists} the levy.",
        stances=({"holder": "Mali", "polarity": "oppose"},),
    )
    (failure,) = run_case(template, "rules")
    assert failure.case == "x [opposes|eats|resists = eats]"
