"""Subjects of verbs in texts that came with trees: where the order of the phrases stands, and where the tree does."""

import attrs
import pytest

from newsparse import Pipeline
from newsparse.english.grammar import grammar

READ = Pipeline.from_names(["english.tokens"])


def subjects(text, verb, arcs):
    """The subjects of a verb, where a tree has some arcs; all the other tokens hang on nothing."""
    parsed = READ(text, clean=False)
    words = [text[a:b] for a, b in zip(parsed.tokens.starts, parsed.tokens.ends, strict=True)]
    heads, deprels = list(range(len(words))), ["root"] * len(words)
    for arc in arcs.split():
        word, relation, head = arc.split(">")
        heads[words.index(word)], deprels[words.index(word)] = words.index(head), relation
    parsed = attrs.evolve(parsed, tokens=attrs.evolve(parsed.tokens, heads=heads, deprels=deprels))
    g = parsed.derive(grammar)
    group = next(v for v in g.verb_groups if g.words[v.head] == verb)
    return [g.said(p.start, p.end) for p in g.subjects(group)]


@pytest.mark.parametrize(
    ("text", "verb", "arcs", "found"),
    [
        pytest.param(
            "The report on the effects of nets upset the guild.",
            "upset",
            "report>nsubj>upset effects>nmod>report nets>nmod>effects",
            ["The report"],
            id="what the phrase before the verb hangs on",
        ),
        pytest.param(
            "A poster by the clinic in the old yard that shows a boat fell.",
            "shows",
            "that>nsubj>shows shows>acl:relcl>poster clinic>nmod>poster yard>nmod>clinic",
            ["A poster"],
            id="whom a relative clause is about",
        ),
        pytest.param(
            "The clerk revised the draft and added a clause.",
            "added",
            "clerk>nsubj>revised draft>obj>revised added>conj>revised",
            ["The clerk"],
            id="no object of the verb that it is coordinated with",
        ),
        pytest.param(
            "The guild, the bakers and the mill oppose the tax.",
            "oppose",
            "guild>nsubj>oppose bakers>conj>guild mill>conj>bakers",
            ["The guild", "the bakers", "the mill"],
            id="a list is a list, whatever hangs on its head",
        ),
        pytest.param(
            "Sitting in Faro, Orla and Tove backed the quota.",
            "backed",
            "Sitting>nsubj>backed Faro>nmod>Sitting Orla>nmod>Faro Tove>conj>Orla",
            ["Faro", "Orla", "Tove"],
            id="nothing fronted is the whole of a subject after its comma",
        ),
        pytest.param(
            "“The yard stays open,” said Ana Roe.",
            "said",
            "Roe>nsubj>stays yard>nsubj>said",
            ["Ana Roe"],
            id="the order after a quotation",
        ),
    ],
)
def test_a_tree_mends_subjects(text, verb, arcs, found):
    assert subjects(text, verb, arcs) == found
