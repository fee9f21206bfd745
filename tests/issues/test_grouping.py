"""Groups of issues: every stance on an issue is in one of them, and says why."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from newsparse import (
    Article,
    Block,
    Codebook,
    Concept,
    ParsedArticle,
    Polarity,
    Span,
    Stance,
    Target,
    TargetKind,
    group_issues,
)

WORDS = "tax sugar truce immediate on fuel new for ban bill".split()
REFS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=12)


def article(*refs: str, polarity: int = 1, kind: TargetKind = TargetKind.ISSUE) -> ParsedArticle:
    stances = [
        Stance(id=f"s{i}", holder=None, target=Target(kind=kind, ref=ref, text=ref), polarity=Polarity(polarity))
        for i, ref in enumerate(refs)
    ]
    return ParsedArticle(article=Article(text="."), stances=stances)


def names(*refs: str) -> list[str]:
    return [group.name for group in group_issues([article(*refs)])]


@given(REFS)
def test_every_stance_is_in_one_group_and_says_why(refs):
    parsed = article(*refs)
    uses = [use for group in group_issues([parsed]) for use in group.uses]
    assert sorted(use.stance.id for use in uses) == sorted(stance.id for stance in parsed.stances)
    assert all(use.reason and use.sign == 1 for use in uses)


@given(REFS)
def test_the_order_of_articles_does_not_matter(refs):
    parts = [titled(f"Title {n % 3}", ref) for n, ref in enumerate(refs)]
    forth, back = group_issues(parts), group_issues(reversed(parts))
    assert [(group.name, len(group.uses)) for group in forth] == [(group.name, len(group.uses)) for group in back]


def test_a_reference_without_words_is_a_group():
    assert names(" ", "tax") == [" ", "tax"]


def test_empty_modifiers_make_no_other_issue():
    assert names("ceasefire", "immediate ceasefire", "new ceasefire") == ["ceasefire"]


def test_modifiers_that_matter_do():
    assert names("tax on sugar", "tax on fuel") == ["tax on fuel", "tax on sugar"]


def test_a_bare_head_joins_the_only_issue_of_that_head():
    (group,) = group_issues([article("tax on sugar", "tax on sugar", "tax")])
    assert group.name == "tax on sugar"
    assert group.uses[-1].reason == "'tax': head 'tax'; the only other issue of that head is 'tax on sugar'"
    assert "tax" in names("tax", "tax on sugar", "tax on fuel")


def titled(title: str, *refs: str) -> ParsedArticle:
    text = f"{title}\n\nText."
    blocks = [Block(kind="title", span=Span(0, len(title)))]
    return attrs.evolve(article(*refs), article=Article(text=text, blocks=blocks if title else []))


def test_a_bare_noun_that_says_not_which_stays_in_its_article():
    ferry, rent = titled("Ferry quarrel", "bill", "new bill"), titled("Rent vote", "bill")
    one, other = group_issues([ferry, rent])
    assert (one.name, len(one.uses)) == ("bill (Ferry quarrel)", 2)
    assert (other.name, len(other.uses)) == ("bill (Rent vote)", 1)
    assert other.uses[0].reason == "'bill': head 'bill'; it says not which, and stays in its article"
    assert [group.name for group in group_issues([ferry])] == ["bill"]
    (toll,) = group_issues([titled("Ferry quarrel", "toll"), titled("Rent vote", "toll")])
    assert toll.name == "toll"


def test_it_goes_with_the_issue_that_its_own_article_calls_by_it():
    farm, rent = titled("Fields", "farm bill", "bill"), titled("Rent vote", "bill")
    one, other = group_issues([farm, rent])
    assert (one.name, len(one.uses), other.name) == ("farm bill", 2, "bill")
    assert one.uses[1].reason == "'bill': head 'bill'; the only other issue of that head in the article is 'farm bill'"
    assert {g.name for g in group_issues([titled("Both", "farm bill", "rent bill", "bill"), rent])} == {
        "farm bill",
        "rent bill",
        "bill (Both)",
        "bill (Rent vote)",
    }


def test_articles_of_one_title_are_about_the_same_bill():
    results = [titled("Ferry quarrel", "bill"), titled("Ferry  quarrel", "bill"), titled("", "bill")]
    names = [group.name for group in group_issues(results)]
    assert names == ["bill (Ferry quarrel)", f"bill ({results[2].article.id})"]


def test_an_issue_is_called_as_articles_call_it():
    def uses(*texts: str, ref: str) -> ParsedArticle:
        parsed = article(*(ref for _ in texts))
        targets = (Target(kind=TargetKind.ISSUE, ref=ref, text=text) for text in texts)
        stances = (attrs.evolve(s, target=t) for s, t in zip(parsed.stances, targets, strict=True))
        return attrs.evolve(parsed, stances=stances)

    def called(*results: ParsedArticle) -> list[str]:
        return [group.name for group in group_issues(results)]

    assert called(uses("Heat costs", "heat costs", "heat cost", ref="heat cost")) == ["heat costs"]
    assert called(uses("heat costs", "heat cost", "heat cost", ref="heat cost")) == ["heat cost"]
    assert called(uses("heat\ncosts", ref="heat cost"), uses("new heat cost", ref="new heat cost")) == ["heat costs"]
    same = [uses("costs", ref="cost"), uses("costs", ref="costing")]
    assert sorted(called(*same)) == ["cost", "costing"]  # two issues are never called the same


def test_a_codebook_names_groups_and_turns_sides():
    book = Codebook([Concept(name="peace", patterns=["truce"], reversed=["war"])])
    results = [article("truce", "tax"), article("war", polarity=-1)]
    peace, tax = group_issues(results, codebook=book)
    assert (peace.name, peace.coded, [use.polarity for use in peace.uses]) == ("peace", True, [1, 1])
    assert peace.uses[1].reason == "'war' stands for 'peace' in the codebook"
    assert (tax.name, tax.coded) == ("tax", False)
    assert group_issues(results, codebook=book, only_coded=True) == (peace,)


def test_actors_and_claims_are_other_layers():
    assert group_issues([article("Mali", kind=TargetKind.ACTOR), article("it", kind=TargetKind.CLAIM)]) == ()
