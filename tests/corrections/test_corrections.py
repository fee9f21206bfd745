"""Corrections: each action, what survives another text, and what is told of those that do not apply."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse._pipeline.validate import check_links
from newsparse.corrections import Corrections
from newsparse.corrections.places import LostError, places
from newsparse.corrections.table import Action, correction
from newsparse.errors import ConfigurationError
from newsparse.exporters.tables import TABLES, plain, rows
from newsparse.model import Actor, Article, Claim, ParsedArticle, Span, Stance
from newsparse.testing.strategies import parsed_articles

TEXT = (
    "Kenya's transport minister, Amina Odhiambo, defended the harbour toll. Paul Mwangi rejected the toll. "
    "He accused the minister of a broken promise. Grace Wanjiru said that the toll would stay."
)


def parsed(text: str = TEXT) -> ParsedArticle:
    article = Article(text=text, url="https://news.example/toll", id="toll")
    return newsparse.parse(article, pipeline="rules", clean=False)


def applied(result: ParsedArticle, **row: str) -> ParsedArticle:
    """The result with one correction, which must have an effect, once, and leave all ids in place."""
    table = Corrections([row])
    corrected = table(result)
    (outcome,) = table.outcomes()
    assert (outcome.applied, outcome.problem) == (1, "")
    assert_linked(corrected)
    again = Corrections([row])
    assert again(corrected) == corrected
    assert (again.outcomes()[0].applied, again.outcomes()[0].needless) == (0, 1)
    return corrected


def assert_linked(result: ParsedArticle) -> None:
    check_links((*result.mentions, *result.attributions, *result.actors, *result.claims, *result.stances), result)
    for actor in result.actors:
        assert all(result.mention(id).actor_id == actor.id for id in actor.mention_ids)
    assert newsparse.loads(newsparse.dumps(result)) == result


def problem(result: ParsedArticle, **row: str) -> str:
    """Why a correction does not apply, in its outcome and as a diagnostic of the result."""
    table = Corrections([row])
    corrected = table(result)
    (outcome,) = table.outcomes()
    assert outcome.lost
    remarks = corrected.diagnostics[len(result.diagnostics) :]
    assert [(remark.level, remark.code, remark.message) for remark in remarks] == [
        ("warning", "correction-lost", str(outcome))
    ]
    assert attrs.evolve(corrected, diagnostics=result.diagnostics) == result
    return outcome.problem


def named(result: ParsedArticle, name: str) -> Actor:
    (actor,) = [actor for actor in result.actors if actor.name == name]
    return actor


def sides(result: ParsedArticle) -> list[tuple[str, int, str]]:
    return [
        (holder.name if (holder := result.actor(s.holder)) else "", int(s.polarity), s.target.text)
        for s in result.stances
    ]


def kinds(result: ParsedArticle) -> list[str]:
    return [claim.kind.value for claim in result.claims]


BEFORE = [
    ("Amina Odhiambo", 1, "harbour toll"),
    ("Paul Mwangi", -1, "harbour toll"),
    ("Paul Mwangi", -1, "Amina Odhiambo"),
]


def test_the_text_is_read_as_these_tests_take_it() -> None:
    assert sides(parsed()) == BEFORE
    assert kinds(parsed()) == ["defend", "reject", "accuse", "state"]


# -- actors


def test_an_actor_is_renamed_wherever_it_is_named() -> None:
    found = applied(parsed(), action="rename", words="Amina Odhiambo", value="Amina A. Odhiambo")
    actor = named(found, "Amina A. Odhiambo")
    assert "Amina Odhiambo" in actor.aliases
    assert sides(found)[2] == ("Paul Mwangi", -1, "Amina A. Odhiambo")
    assert actor.provenance is not None
    assert actor.provenance.component == "corrections"
    others = [other for other in found.actors if other.id != actor.id]
    assert others == [other for other in parsed().actors if other.id != actor.id]


def test_an_actor_is_known_by_its_mentions() -> None:
    words, offsets = "He", f"{TEXT.index('He accused')}-{TEXT.index('He accused') + 2}"
    found = applied(parsed(), action="country", article="toll", words=words, offsets=offsets, value="KEN")
    assert named(found, "Paul Mwangi").country == "KEN"


@pytest.mark.parametrize(("action", "value"), [("country", "UGA"), ("sector", "ngo"), ("type", "organization")])
def test_what_an_actor_is_may_be_set(action: str, value: str) -> None:
    found = applied(parsed(), action=action, words="paul mwangi", value=value)
    assert getattr(named(found, "Paul Mwangi"), action) == value


def test_what_an_actor_is_may_be_taken_away() -> None:
    assert named(parsed(), "Kenya").country == "KEN"
    assert named(applied(parsed(), action="country", words="Kenya"), "Kenya").country is None


def test_two_actors_become_one() -> None:
    found = applied(parsed(), action="merge", words="Grace Wanjiru", value="Amina Odhiambo")
    actor = named(found, "Amina Odhiambo")
    assert "Grace Wanjiru" in actor.aliases
    assert [found.text_of(mention) for mention in found.mentions_of(actor)][-1] == "Grace Wanjiru"
    assert found.claims[-1].source == actor.id
    assert len(found.actors) == len(parsed().actors) - 1


def test_whom_stances_are_on_is_merged_too() -> None:
    found = applied(parsed(), action="merge", words="Amina Odhiambo", value="Grace Wanjiru")
    assert sides(found)[::2] == [("Grace Wanjiru", 1, "harbour toll"), ("Paul Mwangi", -1, "Grace Wanjiru")]


def test_identifiers_of_merged_actors_are_joined() -> None:
    result = parsed()
    numbered = attrs.evolve(result, actors=(attrs.evolve(a, identifiers=(("mine", a.name),)) for a in result.actors))
    found = applied(numbered, action="merge", words="Amina Odhiambo", value="Grace Wanjiru")
    (actor,) = (actor for actor in found.actors if actor.name == "Grace Wanjiru")
    assert actor.identifiers == (("mine", "Grace Wanjiru"), ("mine", "Amina Odhiambo"))


# -- claims


def test_a_claim_is_dropped_with_what_derives_from_it() -> None:
    found = applied(parsed(), action="drop-claim", article="toll", words="accused")
    assert kinds(found) == ["defend", "reject", "state"]
    assert len(found.attributions) == len(parsed().attributions) - 1
    assert sides(found) == BEFORE[:2]


def test_a_claim_of_another_source_with_the_same_words_stays() -> None:
    result = parsed("Mali and Niger rejected the plan.")
    assert len(result.claims) == 2
    row = {"action": "drop-claim", "article": "toll", "words": "rejected"}
    assert problem(result, **row) == "2 claims are found at 'rejected': give who to tell them apart"
    found = applied(result, **row, who="Mali")
    assert [found.actor(claim.source).name for claim in found.claims] == ["Niger"]  # type: ignore[union-attr]
    assert len(found.attributions) == 1


@pytest.mark.parametrize(("value", "name"), [("Grace Wanjiru", "Grace Wanjiru"), ("", None)])
def test_a_claim_is_given_another_source(value: str, name: str | None) -> None:
    found = applied(parsed(), action="source", article="toll", words="accused", value=value)
    actor = found.actor(found.claims[2].source)
    assert (actor.name if actor else None) == name


def test_a_claim_is_given_another_kind() -> None:
    found = applied(parsed(), action="kind", article="https://news.example/toll", words="would stay", value="predict")
    assert kinds(found)[-1] == "predict"


# -- stances


def test_a_stance_takes_another_side() -> None:
    row = {"action": "polarity", "article": "toll", "words": "rejected the toll"}
    assert sides(applied(parsed(), **row, value="neutral"))[1] == ("Paul Mwangi", 0, "harbour toll")
    table = Corrections([{**row, "value": "oppose"}])
    assert table(parsed()) == parsed()
    assert [outcome.needless for outcome in table.outcomes()] == [1]


def test_a_stance_has_another_holder() -> None:
    row = {"action": "holder", "article": "toll", "words": "rejected the toll", "who": "Paul Mwangi"}
    assert sides(applied(parsed(), **row, value="Grace Wanjiru"))[1] == ("Grace Wanjiru", -1, "harbour toll")
    assert sides(applied(parsed(), **{**row, "who": ""}))[1] == ("", -1, "harbour toll")


def test_a_stance_is_on_another_issue() -> None:
    row = {"action": "target-issue", "article": "toll", "words": "accused the minister", "target": "Amina Odhiambo"}
    known = applied(parsed(), **row, value="The harbour toll").stances
    assert known[2].target.ref == known[1].target.ref
    assert known[2].target.kind == "issue"
    new = applied(parsed(), **row, value="The government’s word").stances[2].target
    assert (new.ref, new.text) == ("government's word", "The government’s word")


def test_a_stance_is_on_another_actor() -> None:
    row = {"action": "target-actor", "article": "toll", "words": "accused the minister"}
    assert sides(applied(parsed(), **row, value="Kenya"))[2] == ("Paul Mwangi", -1, "Kenya")


def test_a_stance_is_dropped() -> None:
    found = applied(parsed(), action="drop-stance", article="toll", words="rejected the toll")
    assert sides(found) == [BEFORE[0], BEFORE[2]]
    assert kinds(found) == kinds(parsed())


# -- what survives


def cells(result: ParsedArticle) -> dict[str, list[dict[str, str]]]:
    """The rows of the tables as somebody copies them from there."""
    return {
        table: [dict(zip(TABLES[table], map(str, map(plain, row)), strict=True)) for row in rows(table, result)]
        for table in ("actors", "claims", "stances")
    }


@given(st.text("abc .\n", max_size=30))
def test_rows_of_the_tables_find_their_items_in_a_text_that_has_moved(before: str) -> None:
    result = parsed()
    moved = _moved(result, before + "\n\n")
    for table, action in (("actors", "country"), ("claims", "drop-claim"), ("stances", "drop-stance")):
        for number, row in enumerate(cells(result)[table]):
            key = {"action": action, "article": "toll", "words": row["words"], "offsets": row["offsets"]}
            corrections = Corrections([{**key, "value": "CHE"} if table == "actors" else key])
            corrected = corrections(moved)
            assert corrections.outcomes()[0].applied == 1
            layer: tuple[Any, ...] = getattr(moved, table)
            if table == "actors":
                assert corrected.actors[number].country == "CHE"
            else:
                assert layer[number].id not in {item.id for item in getattr(corrected, table)}


def _moved(result: ParsedArticle, before: str) -> ParsedArticle:
    """The same result with something before its text: what cleaning otherwise would make."""

    def shifted(value: Any) -> Any:
        match value:
            case Span():
                return Span(value.start + len(before), value.end + len(before))
            case tuple():
                return tuple(map(shifted, value))
            case _ if attrs.has(type(value)) and not isinstance(value, Article):
                fields = (field.name for field in attrs.fields(type(value)) if not field.name.startswith("_"))
                return attrs.evolve(value, **{name: shifted(getattr(value, name)) for name in fields})
            case _:
                return value

    article = Article(text=before + result.article.text, id=result.article.id)
    layers = {
        name: shifted(getattr(result, name)) for name in ("mentions", "attributions", "actors", "claims", "stances")
    }
    return ParsedArticle(article=article, **layers)


def test_a_claim_that_became_longer_is_found() -> None:
    first = cells(parsed("Paul Mwangi said that the toll would stay."))["claims"][0]
    longer = parsed("Paul Mwangi said that the toll would stay for good.")
    found = applied(
        longer, action="kind", article="toll", words=first["words"], offsets=first["offsets"], value="predict"
    )
    assert kinds(found) == ["predict"]


def test_words_that_stand_often_are_found_by_their_offsets_alone() -> None:
    text = "Mali said yes. Niger said yes."
    assert places(text, "said", [Span(21, 25)]) == (Span(21, 25),)
    with pytest.raises(LostError, match="'said' stand 2 times in the article: give their offsets"):
        places(text, "said")
    with pytest.raises(LostError, match="stand 2 times in the article, and are not where they were"):
        places(text, "said", [Span(0, 4)])
    with pytest.raises(LostError, match="'denied' are not in the article"):
        places(text, "denied", [Span(5, 11)])


@given(st.data(), parsed_articles(), st.sampled_from(list(Action)))
def test_any_correction_of_any_result_leaves_it_whole(data: st.DataObject, result: ParsedArticle, action: str) -> None:
    names = [actor.name for actor in result.actors if actor.name.strip()] or ["nobody"]
    layer: tuple[Claim | Stance | Actor, ...] = (*result.claims, *result.stances, *result.actors)
    spans = result.spans_of(data.draw(st.sampled_from(layer))) if layer else ()
    words = "; ".join(span.of(result.article.text) for span in spans).strip() or data.draw(st.sampled_from(names))
    value = {"country": "KEN", "type": "group", "kind": "deny", "polarity": "support"}.get(action)
    value = "" if action.startswith("drop") else value or data.draw(st.sampled_from(names))
    row = {"action": action, "article": result.article.id, "words": words, "value": value}
    whole = _is_linked(result)
    corrected = Corrections([row])(result)
    if whole:
        assert_linked(corrected)


def _is_linked(result: ParsedArticle) -> bool:
    try:
        assert_linked(result)
    except (AssertionError, newsparse.ComponentError):
        return False
    return True


# -- what is told


def test_what_does_not_apply_is_told() -> None:
    row = {"action": "kind", "article": "toll", "value": "deny"}
    result = parsed()
    assert problem(result, **row, words="denied") == "the words 'denied' are not in the article"
    times = "the words 'toll' stand 3 times in the article: give their offsets"
    assert problem(result, **row, words="toll") == times
    quiet = parsed("Mali waited. Niger said no.")
    assert problem(quiet, **row, words="waited") == "no claim is found at 'waited' any more"
    unknown = {"action": "source", "article": "toll", "words": "accused", "value": "Ada Marsh"}
    assert problem(result, **unknown) == "the article has no actor 'Ada Marsh'"


def test_an_actor_that_an_article_does_not_have_is_no_loss_where_others_have_it() -> None:
    table = Corrections([{"action": "country", "words": "Paul Mwangi", "value": "KEN"}])
    results = [table(parsed()), table(parsed("Mali said no."))]
    assert not any(result.diagnostics for result in results)
    (outcome,) = table.outcomes()
    assert (outcome.applied, outcome.lost, outcome.problem) == (1, False, "")


def test_what_no_article_of_the_run_is_about_is_told_in_the_end() -> None:
    table = Corrections(
        [
            {"action": "country", "words": "Ada Marsh", "value": "KEN"},
            {"action": "drop-claim", "article": "gone", "words": "said"},
        ]
    )
    assert table(parsed()) == parsed()
    assert [str(outcome) for outcome in table.outcomes()] == [
        "correction 1: country to 'KEN' at 'Ada Marsh': no article has such an actor",
        "correction 2: drop-claim at 'said': its article is not among these",
    ]


def test_rows_are_applied_in_their_order() -> None:
    table = Corrections(
        [
            {"action": "rename", "words": "Paul Mwangi", "value": "Paul K. Mwangi"},
            {"action": "merge", "words": "Grace Wanjiru", "value": "Paul K. Mwangi"},
        ]
    )
    assert "Grace Wanjiru" in named(table(parsed()), "Paul K. Mwangi").aliases


# -- files


def test_csv_and_toml_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "\ufeffaction,article,words,offsets,value,who,target,note\n"
        'merge,toll,"Amina Odhiambo; He\nsaid",1-2; 5-9,Paul Mwangi,,,"a, b"\n,,,,,,,\n',
        encoding="utf-8",
    )
    (tmp_path / "a.toml").write_text(
        '[[correction]]\naction = "merge"\narticle = "toll"\nwords = "Amina Odhiambo; He\\nsaid"\n'
        'offsets = "1-2; 5-9"\nvalue = "Paul Mwangi"\nnote = "a, b"\n',
        encoding="utf-8",
    )
    (row,), (other,) = (Corrections.load(tmp_path / name).rows for name in ("a.csv", "a.toml"))
    assert attrs.evolve(row, place="") == attrs.evolve(other, place="")
    assert (row.words, row.offsets) == ("Amina Odhiambo; He\nsaid", (Span(1, 2), Span(5, 9)))
    assert row.place == f"{tmp_path / 'a.csv'}, line 3"
    assert other.place == f"{tmp_path / 'a.toml'}, correction 1"


def test_an_apostrophe_before_a_formula_is_taken_off(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["action", "words", "value"], ["rename", "'-Xi", "'tis"]])
    (row,) = Corrections.load(tmp_path / "a.csv").rows
    assert (row.words, row.value) == ("-Xi", "'tis")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"action": "renam", "words": "a"}, "there is no action 'renam'; did you mean 'rename'"),
        ({"action": "rename", "word": "a"}, "there is no key 'word'; did you mean 'words'"),
        ({"action": "rename", "words": 7}, "'words' must be a text, not 7"),
        ({"action": "rename", "words": "a"}, "rename needs a value"),
        ({"action": "rename", "value": "a"}, "rename needs the words that it is about"),
        ({"action": "drop-claim", "words": "a"}, "drop-claim needs the article, its id or its address"),
        ({"action": "rename", "words": "a", "value": "b", "offsets": "1-2"}, "rename needs the article"),
        ({"action": "drop-claim", "article": "x", "words": "a", "value": "b"}, "drop-claim takes no value"),
        ({"action": "country", "words": "a", "value": "Kenya"}, "such as KEN, and not 'Kenya'"),
        ({"action": "country", "words": "a", "value": "QQQ"}, "such as KEN, and not 'QQQ'"),
        ({"action": "country", "words": "a", "value": "K\0N"}, r"such as KEN, and not 'K\\x00N'"),
        ({"action": "kind", "article": "x", "words": "a", "value": "says"}, "there is no kind 'says'"),
        ({"action": "type", "words": "a", "value": "place"}, "there is no type 'place'"),
        ({"action": "polarity", "article": "x", "words": "a", "value": "-1"}, "there is no polarity '-1'"),
        ({"action": "kind", "article": "x", "words": "a", "value": "deny", "offsets": "9"}, "offsets are like 12-18"),
        ({"action": "kind", "article": "x", "words": "a", "value": "deny", "offsets": "9-9"}, "offsets are like 12-18"),
    ],
)
def test_a_row_that_is_no_correction_is_refused(row: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^here: .*{message}"):
        correction(row, "here")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "what,where\n", "must have the columns action and words in its first line"),
        ("a.csv", "", "must have the columns action and words"),
        ("a.csv", "action,words,value\nrename,a,b,c\n", "line 2: there are more cells than columns"),
        ("a.csv", "action,words,value\n\nrename,a,\n", "line 3: rename needs a value"),
        ("a.toml", "[[correction]]\naction = 'rename'\nwords = 'a'\n", "correction 1: rename needs a value"),
        ("a.toml", "[corrections]\n", r"corrections are \[\[correction\]\] tables, and nothing else"),
        ("a.toml", "correction = 1\n", r"corrections are \[\[correction\]\] tables"),
        ("a.toml", "= 1\n", "is not TOML"),
    ],
)
def test_a_file_that_has_none_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message):
        Corrections.load(tmp_path / name)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"cannot read the corrections .*no\.csv: No such file"):
        newsparse.parse("Mali said no.", pipeline="rules", corrections=tmp_path / "no.csv")
    (tmp_path / "a.csv").write_bytes(b"action,words\n\xff")
    with pytest.raises(ConfigurationError, match=r"a\.csv: it is not UTF-8"):
        Corrections.load(tmp_path / "a.csv")
    with pytest.raises(ConfigurationError, match=r"corrections must be a file or newsparse\.Corrections, not 7"):
        newsparse.parse_many(["Mali said no."], pipeline="rules", corrections=7)  # type: ignore[arg-type]


def test_parse_many_applies_them_to_each_result(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("action,words,value\nrename,Mali,Republic of Mali\n", encoding="utf-8")
    texts = ["Mali said no.", "Niger said no."]
    results = newsparse.parse_many(texts, pipeline="rules", corrections=tmp_path / "a.csv")
    assert [result.actors[0].name for result in results] == ["Republic of Mali", "Niger"]
