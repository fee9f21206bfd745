"""JSON-LD is read by a library of its own, with our contexts in the place of those on the web."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from pyld import jsonld

import newsparse
from newsparse.annotating import schemaorg, webannotation
from newsparse.annotating.linked import context
from newsparse.annotating.marks import readable
from newsparse.exporters.linked import SchemaOrgExporter, WebAnnotationExporter
from newsparse.testing import ExporterContract, MemoryOutput
from newsparse.testing.strategies import parsed_articles

EXAMPLE = Path(__file__).parent / "example.ann"
OA, SCHEMA = "http://www.w3.org/ns/oa#", "https://schema.org/"


def our_contexts(url, options):
    assert url == webannotation.STANDARD
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context("web-annotation")}}


def expanded(document):
    return jsonld.expand(document, {"documentLoader": our_contexts})


def written(exporter, results):
    output = MemoryOutput()
    exporter.write(results, output)
    return json.loads(output.files[""])


def keys(value):
    """All keys of objects, keywords aside, how often each."""
    if isinstance(value, list):
        return sum(map(keys, value))
    if isinstance(value, dict):
        own = sum(not key.startswith("@") and key not in ("id", "type") for key in value)
        return own + sum(keys(v) for key, v in value.items() if key != "@context")
    return 0


def names(value):
    if isinstance(value, list):
        return set().union(*map(names, value)) if value else set()
    if isinstance(value, dict):
        types = value.get("@type", [])
        mine = {*value, *([types] if isinstance(types, str) else types)}
        return mine.union(*map(names, value.values())) if value else mine
    return set()


class TestWebAnnotation(ExporterContract):
    component = "web-annotation"
    path = "out.annotations.jsonld"
    results = (newsparse.read(EXAMPLE),)


@pytest.mark.filterwarnings("ignore::newsparse.errors.LeftOutWarning")
class TestSchemaOrg(ExporterContract):
    component = "schema-org"
    path = "out.jsonld"
    results = (newsparse.read(EXAMPLE),)


def test_annotations_find_their_words_by_place_and_by_quotation():
    parsed = newsparse.read(EXAMPLE)
    text = parsed.article.text
    document = written(WebAnnotationExporter(), [parsed])
    assert document["type"] == "AnnotationPage"
    assert [one["motivation"] for one in document["items"]] == ["identifying"] * 2 + ["describing", "assessing"]
    values = [one["body"][0]["value"] for one in document["items"]]
    assert values == [
        "Ida Lind",
        "Omar Reyes",
        "Ida Lind says: the bridge was safe.",
        "Omar Reyes disputes the bridge was safe.",
    ]
    for annotation in document["items"]:
        targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
        for target in targets:
            quoted, placed = target["selector"]
            assert text[placed["start"] : placed["end"]] == quoted["exact"]
            assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text


def test_every_term_of_an_annotation_is_known():
    document = written(WebAnnotationExporter(), [newsparse.read(EXAMPLE)])
    (found,) = expanded(document)
    assert keys(found) == keys(document)
    terms = names(found)
    assert {f"{OA}Annotation", f"{OA}hasTarget", f"{OA}TextQuoteSelector", f"{OA}exact", f"{OA}start"} <= terms
    assert all(term.startswith(("http", "@")) for term in terms)


def test_schema_org_has_article_quotation_and_claim_and_no_verdict():
    text = "Harbour toll from May\n\n“The toll is fair,” Ida Lind said. Omar Reyes rejected the toll."
    parsed = newsparse.parse(newsparse.Article(text=text, url="https://gazette.example/1"), pipeline="rules")
    document = written(SchemaOrgExporter(body=True), [parsed])
    kinds = [node["@type"] for node in document["@graph"]]
    assert set(kinds) == {"NewsArticle", "Person", "Quotation", "Claim"}
    found = expanded(document)
    assert keys(found) == keys(document["@graph"])
    terms = names(found)
    assert {f"{SCHEMA}NewsArticle", f"{SCHEMA}Quotation", f"{SCHEMA}Claim", f"{SCHEMA}articleBody"} <= terms
    assert not any("ClaimReview" in term or "Rating" in term for term in terms)
    nodes = {node["@id"]: node for node in document["@graph"]}
    quotation = next(node for node in nodes.values() if node["@type"] == "Quotation")
    assert (quotation["text"], nodes[quotation["spokenByCharacter"]]["name"]) == ("“The toll is fair,”", "Ida Lind")
    assert nodes[quotation["isPartOf"]]["@type"] == "NewsArticle"


@given(parsed_articles())
def test_any_annotation_quotes_what_it_points_to(parsed):
    text = readable(parsed.article.text)
    for annotation in webannotation.items(parsed):
        for target in annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]:
            quoted, placed = target["selector"]
            assert text[placed["start"] : placed["end"]] == quoted["exact"] != ""


@given(parsed_articles())
def test_any_result_expands_and_every_reference_leads_somewhere(parsed):
    page = webannotation.page() | {"items": list(webannotation.items(parsed))}
    expanded(page)
    graph = list(schemaorg.nodes(parsed))
    expanded({"@context": context("schema-org"), "@graph": graph})
    there = {node["@id"] for node in graph}
    for node in graph:
        for name in ("spokenByCharacter", "appearance", "isPartOf"):
            assert node.get(name) is None or node[name] in there
        if node["@type"] == "Claim" and "author" in node:
            assert node["author"] in there
        if node["@type"] == "NewsArticle":
            assert {*node.get("mentions", ()), *node.get("hasPart", ())} <= there


@pytest.mark.parametrize("name", ["newsparse", "schema-org", "web-annotation"])
def test_a_context_has_no_term_that_nothing_is_written_with(name):
    modules = Path(webannotation.__file__).parent.glob("*.py")
    source = "".join(path.read_text(encoding="utf-8") for path in modules)
    definitions = json.dumps(context(name))
    for term in context(name):
        assert f'"{term}:' in definitions or f'"{term}"' in source or f"{term}=" in source, term
