"""Files of annotators: what they changed, what other projects mark, and what is wrong, in one line each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import newsparse
from newsparse.annotating import brat, labelstudio
from newsparse.annotating.labels import LABELS, RELATIONS, VALUES
from newsparse.errors import ConfigurationError, InputError, LeftOutWarning, ReadError
from newsparse.model import Actor, Article, Span
from newsparse.testing import ExporterContract, ReaderContract

TEXT = "😀 Ida Lind said the bridge was safe.\nOmar Reyes rejected that."
ANN = """\
T1	Person 2 10	Ida Lind
A1	Form T1 name
A2	Actor T1 person
#1	AnnotatorNotes T1	{"name": "Ida Lind", "roles": [{"title": "mayor", "status": "current"}]}
T2	Claim 11 15	said
A3	Kind T2 state
T3	Source 2 10	Ida Lind
T4	Content 16 36	the bridge was safe.
T5	Person 37 47	Omar Reyes
A4	Actor T5 person
T6	Stance 48 61	rejected that
A5	Polarity T6 oppose
A6	Dimension T6 epistemic
R1	SourceWords Arg1:T2 Arg2:T3
R2	ContentWords Arg1:T2 Arg2:T4
R3	By Arg1:T2 Arg2:T1
R4	Holder Arg1:T6 Arg2:T5
R5	Target Arg1:T6 Arg2:T2
"""
HERE = Path(__file__).parent
EXAMPLE = HERE / "example.ann"


@pytest.fixture
def file(tmp_path):
    """Writes a text and its marks, and says where the marks are."""

    def written(annotations, text=TEXT):
        (tmp_path / "a.txt").write_bytes(text.encode())
        (tmp_path / "a.ann").write_bytes(annotations.encode())
        return tmp_path / "a.ann"

    return written


def test_brat_becomes_a_result(file):
    parsed = newsparse.read(file(ANN))
    assert parsed.article.text == TEXT
    assert [actor.name for actor in parsed.actors] == ["Ida Lind", "Omar Reyes"]
    assert parsed.actors[0].roles[0].title == "mayor"
    (claim,), (stance,) = parsed.claims, parsed.stances
    assert (claim.source, claim.kind, claim.content) == (parsed.actors[0].id, "state", "the bridge was safe.")
    assert (stance.holder, stance.target.ref, stance.polarity) == (parsed.actors[1].id, claim.id, -1)
    assert parsed.diagnostics == ()
    assert newsparse.loads(newsparse.dumps(parsed)) == parsed


def test_a_result_is_passed_through_where_articles_are_parsed(file):
    (read,) = newsparse.read_many([file(ANN)])
    (parsed,) = newsparse.parse_many([read], pipeline="rules")
    assert parsed is read
    with pytest.raises(InputError, match="parsed already"):
        newsparse.parse(read, pipeline="rules")


def test_joined_mentions_are_one_actor_and_all_names_stay(file):
    parsed = newsparse.read(
        file(ANN + 'R6	Coref Arg1:T5 Arg2:T1\n#2	AnnotatorNotes T5	{"name": "O. Reyes"}\n')
    )
    (actor,) = parsed.actors
    assert (actor.name, actor.aliases, len(actor.mention_ids)) == ("Ida Lind", ("O. Reyes",), 2)
    assert parsed.stances[0].holder == parsed.claims[0].source == actor.id


def test_equivalent_mentions_are_joined_too(file):
    parsed = newsparse.read(file("T1\tPerson 2 10\tIda Lind\nT2\tPerson 37 47\tOmar Reyes\n*\tEquiv T1 T2\n"))
    assert [actor.name for actor in parsed.actors] == ["Ida Lind"]


def test_a_relation_that_needs_an_actor_says_where_there_is_none(file):
    parsed = newsparse.read(file(ANN.replace("A4	Actor T5 person\n", "")))
    assert [(d.code, d.message) for d in parsed.diagnostics] == [
        ("mention-without-actor", "T6: Holder leads to T5, which is no actor")
    ]
    assert parsed.stances[0].holder is None


def test_what_others_mark_is_told(file):
    annotations = ANN + "T7\tVenue 20 26\tbridge\nR6\tNear Arg1:T7 Arg2:T1\nR7\tHolder Arg1:T2 Arg2:T1\n"
    annotations += "E1\tMove:T7 Who:T1\nN1\tReference T1 Wikidata:Q1\tIda\n#2\tAnnotatorNotes T5\tis he the chair?\n"
    parsed = newsparse.read(file(annotations))
    said = {(d.code, d.message) for d in parsed.diagnostics}
    assert ("note", "T5: is he the chair?") in said
    assert sorted(code for code, _ in said) == ["note", "unknown-label", "unknown-relation", "unknown-relation"]
    assert any("does not go from Claim T2 to Person T1" in message for _, message in said)
    assert len(parsed.claims) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "T5	Person 37 47	Omar",
            "T5	Person 37 470	Omar",
            r"line 9: T5 points to 37-470, outside its text of 62",
        ),
        (
            "T5	Person 37 47	Omar",
            "T5	Person 38 48	Omar",
            r"line 9: T5 says 'Omar Reyes', and the text has 'mar",
        ),
        ("Kind T2 state", "Kind T2 stat", r"T2: there is no value of Kind 'stat'; did you mean 'state'\?"),
        ("A3	Kind T2 state\n", "", r"T2 is a Claim without a Kind: choose one"),
        ("A5	Polarity T6 oppose\n", "", r"T6 is a Stance without a Polarity"),
        ("R5	Target Arg1:T6 Arg2:T2\n", "", r"T6 is a Stance on nothing: lead a Target"),
        ("Arg2:T5", "Arg2:T55", r"the relation Holder leads to T55, which is not there"),
        ("A1	Form T1", "A1	Form T77", r"an attribute or a note is of T77, which is not there"),
        ("T4	Content", "T3	Content", r"line 8: there are two of T3"),
        ("A1	Form T1 name", "Form T1 name", r"line 2 is no brat standoff: 'Form T1 name'"),
        ("A1	Form T1 name", "A1	From T1 name", r"T1: there is no attribute 'From'; did you mean 'Form'"),
        ('"roles": [', '"roles": 7, "x": [', r"T1: there is no detail 'x'"),
        ('"title": "mayor"', '"titel": "mayor"', r"T1\.roles\[0\]: "),
        ('"roles": [{"title": "mayor", "status": "current"}]', '"country": 7', r"T1\.country: "),
        ('{"name"', "{name", r"the note of T1 is no JSON"),
        ("T4	Content 16 36	the bridge was safe.", "T4	Content 36 37	 ", r"T4 \(Content\) has no words"),
    ],
)
def test_what_is_wrong_is_one_line(file, old, new, message):
    assert old in ANN
    with pytest.raises(ReadError, match=message) as caught:
        newsparse.read(file(ANN.replace(old, new)))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(file(ANN)))


def test_marks_without_their_text_are_told(tmp_path):
    (tmp_path / "b.ann").write_text(ANN, encoding="utf-8")
    with pytest.raises(ReadError, match=r"b\.ann is about the text of .*b\.txt, which cannot be read: No such file"):
        newsparse.read(tmp_path / "b.ann")


def test_brat_is_written_beside_its_text(tmp_path):
    parsed = newsparse.read(EXAMPLE)
    newsparse.write(parsed, tmp_path / "one.ann")
    newsparse.write([parsed, parsed], tmp_path / "two.ann")
    id = parsed.article.id
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        "annotation.conf", "one.ann", "one.txt",
        *(f"two.{id}{more}.{suffix}" for more in ("", "-2") for suffix in ("ann", "txt")),
    }  # fmt: skip
    again = newsparse.read(tmp_path / "one.ann")
    assert again == parsed


def test_a_configuration_that_is_there_stays(tmp_path):
    (tmp_path / "annotation.conf").write_text("mine", encoding="utf-8")
    newsparse.write(newsparse.read(EXAMPLE), tmp_path / "one.ann")
    assert (tmp_path / "annotation.conf").read_text(encoding="utf-8") == "mine"


def test_what_is_left_out_is_said(tmp_path):
    actor = Actor(id="a", name="Mali", type="state")
    parsed = newsparse.ParsedArticle(article=Article(text="No.", id="x1"), actors=[actor])
    for name in ("a.ann", "a.labelstudio.json"):
        with pytest.warns(LeftOutWarning, match=r"left out: actors without words \(1\); first in article x1"):
            newsparse.write(parsed, tmp_path / name)


@pytest.mark.parametrize("configuration", [brat.configuration(), labelstudio.configuration()])
def test_a_project_is_told_of_all_marks(configuration):
    for name in (*LABELS, *VALUES, *RELATIONS, *(value for values in VALUES.values() for value in values)):
        assert name in configuration


class TestBratReader(ReaderContract):
    component = "brat"
    files = {str(EXAMPLE): EXAMPLE.read_bytes()}


@pytest.mark.filterwarnings("ignore::newsparse.errors.LeftOutWarning")
class TestBratExporter(ExporterContract):
    component = "brat"
    path = "out.ann"
    results = (newsparse.read(EXAMPLE),)


@pytest.mark.filterwarnings("ignore::newsparse.errors.LeftOutWarning")
class TestLabelStudioExporter(ExporterContract):
    component = "labelstudio"
    path = "out.labelstudio.json"
    results = (newsparse.read(EXAMPLE),)


# -- Label Studio


@pytest.fixture
def task():
    return labelstudio.to_task(newsparse.read(EXAMPLE))


def read_task(tmp_path, task):
    path = tmp_path / "project-7.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    return newsparse.read(path)


def test_annotations_go_before_predictions(tmp_path, task):
    result = [item for item in task["predictions"][0]["result"] if item["type"] == "labels"]
    mentions = [item for item in result if item["value"]["labels"][0] in ("Person", "Group", "Organization")]
    task["annotations"] = [
        {"result": [], "was_cancelled": True},
        {"result": mentions, "ground_truth": True},
        {"result": []},
    ]
    parsed = read_task(tmp_path, task)
    assert len(parsed.mentions) == len(mentions)
    assert (parsed.claims, parsed.diagnostics) == ((), ())
    task["annotations"][1]["ground_truth"] = False
    parsed = read_task(tmp_path, task)
    assert parsed.mentions == ()
    assert [diagnostic.code for diagnostic in parsed.diagnostics] == ["several-annotations"]


def test_another_project_needs_no_more_than_a_text(tmp_path):
    region = {"id": "x", "from_name": "ner", "to_name": "t", "type": "labels", "meta": {"text": ["sure?"]}}
    region["value"] = {"start": 2, "end": 10, "labels": ["Person"]}
    parsed = read_task(tmp_path, {"data": {"text": TEXT}, "annotations": [{"result": [region]}]})
    assert [span.of(TEXT) for mention in parsed.mentions for span in [mention.span]] == ["Ida Lind"]
    assert [diagnostic.message for diagnostic in parsed.diagnostics] == ["x: sure?"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"start": 2, "end": 999, "labels": ["Person"]}, r"x \(Person\) points to 2-999, outside its text of 62"),
        (
            {"start": "2", "end": 9, "labels": ["Person"]},
            r"x: a region needs start and end, two numbers, not '2' and 9",
        ),
        ({"end": 9, "labels": ["Person"]}, "x: a region needs start and end, two numbers, not None and 9"),
        ({"start": 2, "end": 9}, "the region x has no label; give it one, or delete it"),
        ({"start": 2, "end": 9, "labels": []}, "the region x has no label; give it one, or delete it"),
    ],
)
def test_a_wrong_result_is_one_line(tmp_path, value, message):
    region = {"id": "x", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    with pytest.raises(ReadError, match=message):
        read_task(tmp_path, {"data": {"text": TEXT}, "annotations": [{"result": [region]}]})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"annotations": [5]}, "annotations are a list of objects, and 5 is none; export the task again"),
        ({"annotations": {"result": []}, "predictions": []}, "annotations are a list of objects"),
        ({"predictions": ["x"]}, "predictions are a list of objects, and 'x' is none"),
    ],
)
def test_a_task_of_another_shape_is_one_line(tmp_path, task, changed, message):
    with pytest.raises(ReadError, match=message):
        read_task(tmp_path, task | changed)


def test_a_region_whose_label_was_taken_off_is_told(tmp_path, task):
    result = task["predictions"][0]["result"]
    chosen = next(item for item in result if item["type"] == "choices")
    left = [item for item in result if item["type"] != "relation"]
    left = [item for item in left if (item["id"], item["type"]) != (chosen["id"], "labels")]
    task["annotations"] = [{"result": left}]
    with pytest.raises(ReadError, match=f"the region {chosen['id']} has no label"):
        read_task(tmp_path, task)
    emptied = {**chosen, "value": {**chosen["value"], "choices": []}}
    task["annotations"] = [{"result": [emptied if item is chosen else item for item in result]}]
    with pytest.raises(ReadError, match=f"{chosen['id']}: nothing is chosen as {chosen['from_name']}"):
        read_task(tmp_path, task)


def test_results_of_json_are_read_as_such(tmp_path):
    parsed = newsparse.read(EXAMPLE)
    newsparse.write(parsed, tmp_path / "a.json")
    newsparse.write([parsed, parsed], tmp_path / "b.jsonl")
    assert newsparse.read(tmp_path / "a.json") == parsed
    assert list(newsparse.read_many([tmp_path / "b.jsonl"])) == [parsed, parsed]
    (tmp_path / "c.json").write_text('{"schema": "newsparse/9"}', encoding="utf-8")
    with pytest.raises(ReadError, match=r"c\.json: \$\.schema: 'newsparse/9' is not the version"):
        newsparse.read(tmp_path / "c.json")


def test_the_page_lists_all_values():
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "annotate.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+`) \| ([^|]+) \|$", page, flags=re.MULTILINE)
    listed = {name: re.findall(r"`([^`]+)`", cell) for names, cell in rows for name in re.findall(r"`(\w+)`", names)}
    for name, values in VALUES.items():
        assert listed[name] == (list(values) or ["yes"])


def test_a_stream_takes_no_two_files():
    from io import StringIO

    from newsparse.exporters.brat import BratExporter
    from newsparse.exporters.output import StreamOutput

    with pytest.raises(ConfigurationError, match="brat makes two files for each article"):
        BratExporter().write([newsparse.read(EXAMPLE)], StreamOutput(StringIO()))


def test_offsets_are_code_points(task):
    text = task["data"]["text"]
    assert "😀" in text
    for item in task["predictions"][0]["result"]:
        if item["type"] == "labels":
            assert Span(item["value"]["start"], item["value"]["end"]).of(text) == item["value"]["text"]
