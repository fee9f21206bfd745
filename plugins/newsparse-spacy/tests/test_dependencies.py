"""Trees of spaCy's English models, as Universal Dependencies have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse_spacy.dependencies import UNIVERSAL, relations, universal

# Each word: its form, tag, lemma, the word it hangs on (counted from 1; 0 for none), and spaCy's relation.
# Behind the bar, what Universal Dependencies say: head and relation.
SENTENCES = {
    "a preposition is the case of its noun": """
        They    PRON  they    2 nsubj  | 2 nsubj
        flew    VERB  fly     0 ROOT   | 0 root
        just    ADV   just    4 advmod | 5 advmod
        past    ADP   past    2 prep   | 5 case
        Mali    PROPN Mali    4 pobj   | 2 obl
    """,
    "of a noun, it makes a modifier of a noun": """
        critics NOUN critic 0 ROOT | 0 root
        of      ADP  of     1 prep | 3 case
        bans    NOUN ban    2 pobj | 1 nmod
    """,
    "two prepositions": """
        They    PRON they    2 nsubj | 2 nsubj
        ran     VERB run     0 ROOT  | 0 root
        out     ADP  out     2 prep  | 5 case
        of      ADP  of      3 prep  | 5 case
        houses  NOUN house   4 pobj  | 2 obl
    """,
    "whom a passive is by": """
        They    PRON they    3 nsubjpass | 3 nsubj:pass
        were    AUX  be      3 auxpass   | 3 aux:pass
        told    VERB tell    0 ROOT      | 0 root
        by      ADP  by      3 agent     | 5 case
        aides   NOUN aide    4 pobj      | 3 obl:agent
    """,
    "a preposition before a clause is its mark": """
        She     PRON she     2 nsubj | 2 nsubj
        left    VERB leave   0 ROOT  | 0 root
        after   ADP  after   2 prep  | 4 mark
        voting  VERB vote    3 pcomp | 2 advcl
    """,
    "be is the copula of its predicate": """
        It      PRON it      2 nsubj | 4 nsubj
        is      AUX  be      0 ROOT  | 4 cop
        not     PART not     2 neg   | 4 advmod
        clear   ADJ  clear   2 acomp | 0 root
    """,
    "and of a place": """
        Critics NOUN  critic 2 nsubj | 4 nsubj
        are     AUX   be     0 ROOT  | 4 cop
        in      ADP   in     2 prep  | 4 case
        Mali    PROPN Mali   3 pobj  | 0 root
    """,
    "but what there is is its subject": """
        There   PRON there   2 expl | 2 expl
        is      VERB be      0 ROOT | 0 root
        hope    NOUN hope    2 attr | 2 nsubj
    """,
    "all conjuncts hang on the first, and each conjunction on the one behind it": """
        Mali    PROPN Mali   6 nsubj | 6 nsubj
        ,       PUNCT ,      1 punct | 1 punct
        Chad    PROPN Chad   1 conj  | 1 conj
        and     CCONJ and    3 cc    | 5 cc
        Togo    PROPN Togo   3 conj  | 1 conj
        agreed  VERB agree   0 ROOT  | 0 root
    """,
    "an object, to whom, and what for": """
        asked   VERB ask     0 ROOT   | 0 root
        her     PRON she     1 dative | 1 iobj
        nothing PRON nothing 1 dobj   | 1 obj
        to      PART to      5 aux    | 5 mark
        do      VERB do      1 xcomp  | 1 xcomp
    """,
    "what is in no list is some dependent": """
        No      INTJ no      0 ROOT  | 0 root
        way     NOUN way     1 weird | 1 dep
    """,
}


def _rows(sentence):
    for line in sentence.strip().splitlines():
        form, tag, lemma, head, relation, _, wanted, name = line.split()
        yield form, tag, lemma, int(head), relation, int(wanted), name


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_tree_becomes_universal(sentence):
    words, tags, lemmas, heads, given, wanted, names = zip(*_rows(sentence), strict=True)
    found = universal(words, tags, lemmas, [h - 1 if h else i for i, h in enumerate(heads)], given)
    assert found == ([h - 1 if h else i for i, h in enumerate(wanted)], list(names))


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_universal_tree_stays_as_it_is(sentence):
    words, tags, lemmas, _, _, wanted, names = zip(*_rows(sentence), strict=True)
    heads = [h - 1 if h else i for i, h in enumerate(wanted)]
    assert universal(words, tags, lemmas, heads, names) == (heads, list(names))


@st.composite
def trees(draw):
    n = draw(st.integers(1, 12))
    order = draw(st.permutations(range(n)))
    heads = [0] * n
    for place, i in enumerate(order):
        heads[i] = i if place == 0 or draw(st.integers(0, 9)) == 0 else order[draw(st.integers(0, place - 1))]
    of_each = lambda values: draw(st.lists(st.sampled_from(values), min_size=n, max_size=n))  # noqa: E731
    tags = of_each(["NOUN", "VERB", "AUX", "ADP", "PART", "ADJ"])
    named = of_each([*relations(), *sorted(UNIVERSAL)])
    return of_each(["there", "is", "Mali"]), tags, of_each(["be", "have"]), heads, named


@given(tree=trees())
def test_whatever_comes_stays_one_tree(tree):
    heads, names = universal(*tree)
    roots = [i for i, head in enumerate(heads) if head == i]
    assert len(roots) == 1
    assert [i for i, name in enumerate(names) if name == "root"] == roots
    for i in range(len(heads)):
        for _ in heads:
            i = heads[i]
        assert i == roots[0]
    assert all(name.split(":")[0] in UNIVERSAL for name in names)


def test_every_relation_has_a_universal_name():
    assert {name.split(":")[0] for name in relations().values()} <= UNIVERSAL
