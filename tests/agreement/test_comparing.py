"""Agreement: all of it with oneself, none with nothing, and in between what was counted by hand."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import assume, given

import newsparse
from newsparse.errors import InputError, LeftOutWarning
from newsparse.model import Actor, Article, Attribution, Claim, Mention, ParsedArticle, Span, Stance, Target
from newsparse.testing.strategies import parsed_articles

TEXT = "Ida Lind said the old bridge was safe. Omar Reyes rejected the toll. He accused Ida Lind of a lie."


def span(words, after=0):
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def mention(id, words, actor, after=0, form="name"):
    here = span(words, after)
    return Mention(id=id, span=here, head=here, form=form, type="person", actor_id=actor)


def claim(id, cue, content, source, kind):
    attribution = Attribution(id=f"at-{id}", cue=[span(cue)], content=[span(content)])
    return attribution, Claim(id=id, attribution_id=attribution.id, source=source, content=content, kind=kind)


def reading(source="ida", kind="state", content="the old bridge was safe", polarity=-1, issue="toll"):
    """A reading of the text; what differs is given."""
    pairs = [claim("c1", "said", content, source, kind), claim("c2", "rejected", "the toll", "omar", "reject")]
    return ParsedArticle(
        article=Article(text=TEXT),
        mentions=[
            mention("m1", "Ida Lind", "ida"),
            mention("m2", "Omar Reyes", "omar"),
            mention("m3", "He", "omar", form="pronoun"),
            mention("m4", "Ida Lind", "ida", after=60),
        ],
        actors=[
            Actor(id="ida", name="Ida Lind", type="person", mention_ids=["m1", "m4"]),
            Actor(id="omar", name="Omar Reyes", type="person", mention_ids=["m2", "m3"]),
        ],
        attributions=[attribution for attribution, _ in pairs],
        claims=[claim for _, claim in pairs],
        stances=[
            Stance(
                id="s1",
                holder="omar",
                target=Target(kind="issue", ref=issue, text=issue),
                polarity=polarity,
                evidence=[span("rejected the toll")],
            ),
            Stance(
                id="s2",
                holder="omar",
                target=Target(kind="actor", ref="ida", text="Ida Lind"),
                polarity=-1,
                dimension="evaluation",
                evidence=[span("accused Ida Lind")],
            ),
        ],
    )


def figures(agreement, layer, what):
    score = agreement.score(layer, what)
    return score.gold, score.predicted, score.both


def test_a_reading_agrees_with_itself():
    agreement = newsparse.compare(reading(), reading())
    assert all(score.f1 in (1.0, None) for score in agreement.scores)
    assert figures(agreement, "actors", "told apart") == (2, 2, 2)
    assert figures(agreement, "stances", "all three, on actors") == (1, 1, 1)


def test_parsed_articles_agree_with_themselves():
    parsed = newsparse.parse(TEXT, pipeline="rules")
    assert all(score.f1 in (1.0, None) for score in newsparse.compare([parsed], [parsed]).scores)


def test_nothing_agrees_with_nothing():
    empty = ParsedArticle(article=Article(text=TEXT))
    agreement = newsparse.compare(reading(), empty)
    assert figures(agreement, "claims", "found") == (2, 0, 0)
    score = agreement.score("claims", "found")
    assert (score.precision, score.recall, score.f1) == (None, 0.0, 0.0)
    assert all(score.f1 is None for score in newsparse.compare(empty, empty).scores)


@pytest.mark.parametrize(
    ("differs", "found", "whole", "source", "kind"),
    [
        ({"source": "omar"}, 2, 1, 1, 2),
        ({"kind": "announce"}, 2, 1, 2, 1),
        ({"source": None}, 2, 1, 1, 2),
        ({"content": "the old bridge"}, 2, 2, 2, 2),  # 12 of 19 letters
        ({"content": "safe"}, 2, 2, 2, 2),  # little of it, but all of the shorter one, by the same cue
        ({"content": "of a lie"}, 1, 1, 1, 1),
    ],
)
def test_claims_by_content_source_and_kind(differs, found, whole, source, kind):
    agreement = newsparse.compare(reading(), reading(**differs))
    assert figures(agreement, "claims", "found") == (2, 2, found)
    assert figures(agreement, "claims", "found, with source and kind") == (2, 2, whole)
    assert figures(agreement, "claims", "of these: the source")[2] == source
    assert figures(agreement, "claims", "of these: the kind")[2] == kind


@pytest.mark.parametrize(
    ("differs", "whole", "either"),
    [
        ({"polarity": 1}, 1, 2),
        ({"issue": "the tolls"}, 2, 2),
        ({"issue": "harbour toll"}, 2, 2),  # half of the words
        ({"issue": "toll for the new harbour bridge"}, 2, 2),  # less, but the same evidence
        ({"issue": "fees"}, 1, 1),
        ({"issue": "Ida Lind"}, 1, 1),
    ],
)
def test_stances_by_holder_target_and_polarity(differs, whole, either):
    agreement = newsparse.compare(reading(), reading(**differs))
    assert figures(agreement, "stances", "holder, target, polarity")[2] == whole
    assert figures(agreement, "stances", "holder and target")[2] == either


def test_what_repeats_a_found_stance_is_not_counted():
    gold = reading()
    again = attrs.evolve(gold.stances[0], id="s3", evidence=[span("toll")])
    agreement = newsparse.compare(gold, attrs.evolve(gold, stances=[*gold.stances, again]))
    assert figures(agreement, "stances", "holder, target, polarity") == (2, 2, 2)


def test_an_actor_split_in_two_is_told_apart_once():
    gold = reading()
    ida, omar = gold.actors
    split = [
        attrs.evolve(ida, mention_ids=["m1"]),
        Actor(id="other", name="Lind", type="group", mention_ids=["m4"]),
        omar,
    ]
    mentions = [attrs.evolve(m, actor_id="other") if m.id == "m4" else m for m in gold.mentions]
    agreement = newsparse.compare(gold, attrs.evolve(gold, actors=split, mentions=mentions))
    assert figures(agreement, "actors", "told apart") == (2, 3, 2)


def test_generic_actors_are_not_asked_for():
    gold = reading()
    generic = attrs.evolve(gold, actors=[attrs.evolve(gold.actors[0], generic=True), gold.actors[1]])
    assert figures(newsparse.compare(generic, gold), "actors", "told apart") == (1, 1, 1)
    assert figures(newsparse.compare(gold, generic), "actors", "told apart") == (2, 1, 1)


@given(parsed_articles())
def test_any_result_can_be_compared(parsed):
    assume(parsed.article.text)  # a result of none with an error is one of what could not be read
    agreement = newsparse.compare(parsed, parsed)
    for score in agreement.scores:
        assert 0 <= score.both <= min(score.gold, score.predicted)
    assert str(agreement)


def test_what_could_not_be_read_is_passed_over():
    failures = newsparse.parse_many([7, 8], pipeline="rules", on_error="record")
    with pytest.warns(LeftOutWarning, match="passed over 2 predicted results of what could not be read"):
        agreement = newsparse.compare(reading(), [*failures, reading()])
    assert (agreement.articles, agreement.beside) == (1, 0)


def test_what_cannot_be_compared_is_told():
    with pytest.raises(InputError, match="1 of 1 gold articles have no prediction for their very text"):
        newsparse.compare(reading(), ParsedArticle(article=Article(text="No.")))
    with pytest.raises(InputError, match="two predicted results are of one text"):
        newsparse.compare(reading(), [reading(), reading()])
    with pytest.raises(InputError, match="there is no gold article"):
        newsparse.compare([], reading())
    with pytest.raises(KeyError, match="no score of 'claims', 'nothing'"):
        newsparse.compare(reading(), reading()).score("claims", "nothing")
