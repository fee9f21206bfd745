"""What goes to an annotation format comes back: all that has words in the text."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.annotating import brat, labelstudio
from newsparse.annotating.marking import left_out, marked
from newsparse.annotating.marks import lines, readable, whole
from newsparse.annotating.understanding import understood
from newsparse.model import Article, Mention, ParsedArticle, Span
from newsparse.testing.strategies import parsed_articles, spans, texts
from tests.annotating.views import View, pieces


def through_brat(parsed):
    marks = marked(parsed)
    return understood(brat.loads(marks.text, brat.dumps(marks)), Article(text=marks.text), "brat")


def through_label_studio(parsed):
    return labelstudio.from_task(json.loads(json.dumps(labelstudio.to_task(parsed))))


@pytest.mark.parametrize("there_and_back", [through_brat, through_label_studio])
@given(parsed=parsed_articles())
def test_all_that_has_words_comes_back(there_and_back, parsed):
    back = there_and_back(parsed)
    assert View(back).all() == View(parsed).all()
    assert left_out(back) == {}


@pytest.mark.parametrize("there_and_back", [through_brat, through_label_studio])
@given(parsed=parsed_articles())
def test_a_second_round_changes_nothing(there_and_back, parsed):
    once = there_and_back(parsed)
    again = there_and_back(once)
    assert [once.mentions, once.attributions, once.actors] == [again.mentions, again.attributions, again.actors]
    assert [once.claims, once.stances] == [again.claims, again.stances]


@given(parsed=parsed_articles())
def test_label_studio_keeps_the_article(parsed):
    article = parsed.article
    plain = attrs.evolve(article, text=readable(article.text), original=readable(article.original))
    assert through_label_studio(parsed).article == plain


@given(parsed=parsed_articles())
def test_what_is_left_out_is_what_is_missing(parsed):
    left, back = left_out(parsed), through_brat(parsed)
    for layer in ("mentions", "actors", "attributions", "claims", "stances"):
        missing = len(getattr(parsed, layer)) - len(getattr(back, layer))
        assert left.get(f"{layer} without words", 0) == missing, layer


@given(texts(), st.data())
def test_spans_are_cut_at_lines_and_put_together(text, data):
    given_spans = data.draw(st.lists(spans(len(text)), max_size=4))
    kept = whole(given_spans, text)
    assert tuple((span.start, span.end) for span in kept) == pieces(given_spans, text)
    assert whole(lines(kept, text), text) == kept
    assert all(len(span.of(text).splitlines()) <= 1 for span in lines(kept, text))


def test_many_marks_at_one_place_keep_their_order():
    here = Span(0, 4)
    kinds = ["person", "state", "group", "place", "other", "organization"]
    mentions = [Mention(id=f"m{9 - n}", span=here, head=here, form="name", type=kind) for n, kind in enumerate(kinds)]
    once = through_brat(ParsedArticle(article=Article(text="Mali"), mentions=mentions))
    assert [mention.type for mention in once.mentions] == kinds
    assert through_brat(once).mentions == once.mentions
