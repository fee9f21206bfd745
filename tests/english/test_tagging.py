"""Tags of words that several classes share: the clause tells which one it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.english.lexicon import word_classes
from newsparse.english.lexicon.inflection import SAME_PAST, verb_forms
from newsparse.english.tagging import clause_words, function_words, tagger, verbs
from newsparse.english.tagging.tokens import EnglishTokens
from newsparse.model import Article, ParsedArticle, Tokens

WORD_RULES = list(dict.fromkeys(function_words.RULES.values()))
CLAUSE_RULES = sorted(set(clause_words.RULES.values()), key=lambda rule: rule.example)
NOUN_AND_VERB = sorted(SAME_PAST & word_classes()["verb_noun"])


def tagged(text: str) -> dict[str, str]:
    document = ParsedArticle(article=Article(text=text))
    (tokens,) = [item for item in EnglishTokens()(document) if isinstance(item, Tokens)]
    return {tokens.span(i).of(text): tokens.upos[i] for i in range(len(tokens))}


@given(verb=st.sampled_from(NOUN_AND_VERB), subject=st.sampled_from(["Malta", "The council", "Two unions"]))
def test_a_past_like_the_base_form_is_the_verb_where_there_is_no_other(verb, subject):
    assert tagged(f"{subject} {verb} the tax.")[verb] == "VERB"
    assert tagged(f"A {verb} pleased the council.")[verb] == "NOUN"
    assert tagged(f"The tax {verb} was popular.")[verb] == "NOUN"


@given(st.sampled_from(sorted(SAME_PAST)))
def test_such_a_verb_is_one_behind_an_auxiliary(verb):
    assert verb_forms()[verb] == (verb, "base")
    assert tagged(f"The council has {verb} it.")[verb] == "VERB"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The court set rules for the sale.", {"set": "VERB", "rules": "NOUN"}),
        ("Budget cuts hurt the museum.", {"cuts": "NOUN", "hurt": "VERB"}),
        ("Norway broadcast threats, and Malta cut taxes.", {"broadcast": "VERB", "cut": "VERB", "taxes": "NOUN"}),
        ("The firm bid $3 million for the yard.", {"firm": "NOUN", "bid": "VERB"}),
        ("A bank forecast shows that rents will fall.", {"forecast": "NOUN", "shows": "VERB"}),
        ("The takeover bid for the yard failed.", {"bid": "NOUN", "failed": "VERB"}),
        ("Despite the budget cut this year, the museum grew.", {"cut": "NOUN"}),
        ("Shares fell after the Leeds-based brewer cut its forecast.", {"cut": "VERB"}),
        ("Shares fell after the rate cut last month.", {"cut": "NOUN"}),
        ("Opposition groups in Peru are divided.", {"groups": "NOUN"}),
        ("Repeated calls for talks have failed.", {"calls": "NOUN"}),
        ("The plan the mayor backs is dead.", {"backs": "VERB"}),
        ("The Leeds campaign, backed by unions, won.", {"campaign": "NOUN"}),
        ("He is a baker and top athlete.", {"top": "ADJ"}),
        ("The once mighty union has once again met.", {"once": "ADV"}),
        ("Once the vote is over, they meet.", {"Once": "SCONJ"}),
        ("House Speaker Ana Roe agreed.", {"House": "NOUN"}),
        ("The acting director is acting up.", {"acting": "VERB"}),
        ("The growth target was cut to 3%.", {"cut": "VERB"}),
        ("Two weeks later Malta rejected it.", {"later": "ADV"}),
        ("My earlier letter said so.", {"earlier": "ADJ"}),
        ("An earlier Malta report said so.", {"earlier": "ADJ"}),
    ],
)
def test_the_rest_of_the_clause_decides(text, tags):
    found = tagged(text)
    assert {word: found[word] for word in tags} == tags


def example(rule):
    """The words of a rule's example, the word that it is about, and the tag that it leads to."""
    word, tag = next(part.split("/") for part in rule.example.split() if "/" in part)
    tag = tag.rstrip(".,?")
    return rule.example.replace(f"/{tag}", ""), word, tag


@pytest.mark.parametrize("rule", verbs.RULES, ids=lambda rule: rule.example)
def test_a_rule_for_verbs_decides_its_example(rule, monkeypatch):
    text, word, tag = example(rule)
    deciding = {}

    def is_verb(place):
        rules = (r for r in verbs.RULES if place.sort in r.sorts)
        deciding[place.low] = next(r for r in rules if r.answer(place) is not None)
        return verbs.is_verb(place)

    monkeypatch.setattr(tagger, "is_verb", is_verb)
    assert tagged(text)[word] == tag
    assert deciding[word.lower()] == rule


@pytest.mark.parametrize("rule", WORD_RULES, ids=lambda rule: rule.example)
def test_a_rule_for_function_words_decides_its_example(rule):
    text, word, tag = example(rule)
    assert tagged(text)[word] == tag
    assert function_words.RULES[word.lower()] == rule


@pytest.mark.parametrize("rule", CLAUSE_RULES, ids=lambda rule: rule.example)
def test_a_rule_for_the_clause_decides_its_example(rule):
    text, word, tag = example(rule)
    assert tagged(text)[word] == tag
    assert clause_words.RULES[word.lower()] == rule


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The plan they re making works.", {"re": "AUX"}),
        ("THE UNIONS WILL STRIKE AGAIN TODAY", {"UNIONS": "NOUN", "STRIKE": "VERB"}),
        ("He met the National Bank there.", {"National": "ADJ", "Bank": "PROPN"}),
        ("Two Sunni leaders met.", {"Sunni": "ADJ"}),
        ("Write to desk@paper.example now.", {"desk@paper.example": "PROPN"}),
        ("The sillier plan won.", {"sillier": "ADJ"}),
        ("Seven people met.", {"people": "NOUN"}),
        ("He and the mayor, a poet & baker, left.", {"&": "CCONJ"}),
        ("Popular video games and other toys fell.", {"games": "NOUN"}),
    ],
)
def test_how_a_word_is_written_tells(text, tags):
    found = tagged(text)
    assert {word: found[word] for word in tags} == tags


@pytest.mark.parametrize("word", sorted(clause_words.RULES))
def test_a_word_that_ends_or_begins_a_sentence_has_a_tag(word):
    assert set(tagged(f"{word} she")) == {word, "she"}
    assert word in tagged(f"she, {word}")
