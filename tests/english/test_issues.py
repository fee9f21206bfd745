"""The normal form of issues: what is stripped, what is flipped, what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Pipeline
from newsparse.english.grammar import grammar
from newsparse.english.stances.issues import issue_at, normal_form

VOCABULARY = "a ban on end to the of calls for lift tax not that must be 's it , . trees"
TOKENS = Pipeline.from_names(["english.tokens"])


def normal(text: str) -> tuple[str, str, int]:
    """Wording, normal form and sign of the issue behind the first two words of a sentence."""
    g = TOKENS(Article(text=text), clean=False).derive(grammar)
    issue = issue_at(g, 2)
    assert issue is not None
    return g.said(issue.start, issue.end), normal_form(g, issue), issue.sign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya discussed the new quotas.", ("new quotas", "new quota", 1)),
        ("Kenya discussed a ban on plastic bags.", ("plastic bags", "plastic bag", -1)),
        ("Kenya discussed an end to the embargo.", ("embargo", "embargo", -1)),
        ("Kenya discussed calls for a ceasefire.", ("ceasefire", "ceasefire", 1)),
        ("Kenya discussed calls for an end to the curfew.", ("curfew", "curfew", -1)),
        ("Kenya discussed opposition to a ban on smoking.", ("smoking", "smoking", 1)),
        ("Kenya discussed the abolition of the tax.", ("tax", "tax", -1)),
        ("Kenya discussed lifting the embargo.", ("embargo", "embargo", -1)),
        ("Kenya agreed to scrap the fees.", ("fees", "fee", -1)),
        ("Kenya agreed not to raise fees.", ("raise fees", "raise fee", -1)),
        ("Kenya agreed to plant more trees.", ("plant more trees", "plant more tree", 1)),
        ("Kenya discussed no return to the border.", ("border", "border", -1)),
        ("Kenya discussed Somalia's bid.", ("bid", "bid", 1)),
        ("Kenya discussed the tax on sugar in March.", ("tax on sugar", "tax on sugar", 1)),
    ],
)
def test_normal_forms(text, expected):
    assert normal(text) == expected


def test_the_owner_is_kept_apart():
    g = TOKENS(Article(text="Kenya discussed Somalia's bid."), clean=False).derive(grammar)
    issue = issue_at(g, 2)
    assert issue is not None
    assert issue.owner is not None
    assert g.words[issue.owner] == "Somalia"


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=25))
def test_every_issue_lies_in_its_sentence(words):
    g = TOKENS(Article(text=" ".join(words)), clean=False).derive(grammar)
    for i in range(len(g.lower)):
        issue = issue_at(g, i)
        if issue is not None:
            first, end = g.sentence_range(i)
            assert first <= issue.start <= issue.end <= end
            assert issue.sign in (-1, 1)
            assert g.said(issue.start, issue.end) in g.text
