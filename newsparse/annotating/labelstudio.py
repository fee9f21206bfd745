"""Label Studio: a task for each article, with what was found as a prediction; annotations that come back are read.

The format of tasks is that of https://labelstud.io/guide/tasks, offsets are in code points, half open. A region of
several spans is several regions, joined by relations of the kind ``Part``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

import attrs

from newsparse._version import __version__
from newsparse.annotating.labels import LABELS, OF, RELATIONS, VALUES
from newsparse.annotating.marking import marked
from newsparse.annotating.marks import Marks, Region, Relation, readable
from newsparse.annotating.understanding import understood
from newsparse.errors import SerializationError
from newsparse.model import Article, Diagnostic, Level, ParsedArticle, Span
from newsparse.serialization import VERSION, from_wire, to_wire

TOOL, LABEL, TEXT, DETAILS, PART, YES = "labelstudio", "label", "text", "details", "Part", "yes"
_COLOURS = (
    "#4477aa",
    "#66ccee",
    "#228833",
    "#ccbb44",
    "#ee6677",
    "#aa3377",
    "#bbbbbb",
    "#332288",
    "#882255",
    "#117733",
)


def to_task(parsed: ParsedArticle) -> dict[str, Any]:
    """A task with a result as its prediction, to be imported as JSON. All that is known of the article is in its data.

    Example:
        >>> from newsparse.model import Mention
        >>> span = Span(0, 4)
        >>> mali = Mention(id="m", span=span, head=span, form="name", type="state")
        >>> task = to_task(ParsedArticle(article=Article(text="Mali says no."), mentions=[mali]))
        >>> task["predictions"][0]["result"][0]["value"]
        {'start': 0, 'end': 4, 'text': 'Mali', 'labels': ['State']}
    """
    article, marks = parsed.article, marked(parsed)
    plain = attrs.evolve(article, text=marks.text, original=readable(article.original))
    about = to_wire(ParsedArticle(article=plain))["article"]
    del about["text"]
    data = {"text": marks.text, "title": article.title or "", "url": article.url or "", "article": about}
    prediction = {"model_version": f"newsparse {__version__}", "result": list(_result(marks))}
    return {"data": data, "predictions": [prediction]}


def _result(marks: Marks) -> Iterator[dict[str, Any]]:
    for region in marks.regions:
        ids = [region.id, *(f"{region.id}-{number}" for number in range(2, len(region.spans) + 1))]
        for id, span in zip(ids, region.spans, strict=True):
            yield _item(id, LABEL, "labels", span, {"text": span.of(marks.text), "labels": [region.label]})
        span = region.spans[0]
        for name, value in region.attributes.items():
            yield _item(region.id, name, "choices", span, {"choices": [value or YES]})
        if region.details:
            yield _item(
                region.id, DETAILS, "textarea", span, {"text": [json.dumps(region.details, ensure_ascii=False)]}
            )
        for id in ids[1:]:
            yield _relation(Relation(PART, region.id, id))
    yield from map(_relation, marks.relations)


def _item(id: str, control: str, kind: str, span: Span, value: dict[str, Any]) -> dict[str, Any]:
    place = {"start": span.start, "end": span.end}
    return {"id": id, "from_name": control, "to_name": TEXT, "type": kind, "value": place | value}


def _relation(relation: Relation) -> dict[str, Any]:
    ends = {"from_id": relation.start, "to_id": relation.end}
    return {"type": "relation", **ends, "direction": "right", "labels": [relation.kind]}


def is_task(record: Mapping[str, Any]) -> bool:
    """Whether a record is a task of Label Studio about a text.

    Example:
        >>> is_task({"data": {"text": "Mali says no."}, "annotations": []}), is_task({"text": "Mali says no."})
        (True, False)
    """
    data = record.get("data")
    done = (record.get("annotations"), record.get("predictions"))
    return isinstance(data, Mapping) and isinstance(data.get(TEXT), str) and any(isinstance(d, list) for d in done)


def from_task(record: Mapping[str, Any], *, url: str | None = None) -> ParsedArticle:
    """The result that the annotation of a task makes up; of its prediction, if nobody has annotated it.

    Of several annotations it is the one that is marked as ground truth, or else the last that was not skipped.

    Raises:
        ValueError: if something in it is not as Label Studio writes it, or as these marks are.
    """
    article = _article(record["data"], url)
    chosen, remarks = _chosen(record)
    article = attrs.evolve(article, diagnostics=(*article.diagnostics, *remarks))
    result = chosen.get("result")
    if not isinstance(result, list) or not all(isinstance(item, Mapping) for item in result):
        raise ValueError("the result of an annotation is no list of objects")
    try:
        marks = _marks(article.text, result)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"a result is not as Label Studio writes it: {type(error).__name__}: {error}") from None
    return understood(marks, article, TOOL)


def _article(data: Mapping[str, Any], url: str | None) -> Article:
    about = data.get("article")
    if not isinstance(about, Mapping):
        return Article(text=data[TEXT], url=url or (data["url"] if isinstance(data.get("url"), str) else None) or None)
    try:
        read = from_wire({"schema": VERSION, "article": {**about, "text": data[TEXT]}}).article
    except SerializationError as error:
        raise ValueError(f"data.article: {error}") from None
    return read if read.url is not None or url is None else attrs.evolve(read, url=url)


def _chosen(record: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[Diagnostic]]:
    """The annotation that counts, and a remark if there are others."""
    done = [annotation for annotation in _objects(record, "annotations") if not annotation.get("was_cancelled")]
    if not done:
        predictions = _objects(record, "predictions")
        return predictions[-1] if predictions else {"result": []}, []
    true = [annotation for annotation in done if annotation.get("ground_truth")]
    if len(done) == 1 or len(true) == 1:
        return (true or done)[0], []
    message = f"the task has {len(done)} annotations; the last is read (mark another one as ground truth)"
    return done[-1], [Diagnostic(level=Level.WARNING, code="several-annotations", message=message, component=TOOL)]


def _objects(record: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    given = record.get(key) or []
    wrong = next((one for one in given if not isinstance(one, Mapping)), None) if isinstance(given, list) else given
    if not isinstance(given, list) or wrong is not None:
        raise ValueError(f"{key} are a list of objects, and {wrong!r:.40} is none; export the task again as JSON")
    return given


def _marks(text: str, result: Sequence[Mapping[str, Any]]) -> Marks:
    regions: dict[str, Region] = {}
    relations = [
        Relation(kind, *_ends(item))
        for item in result
        if item.get("type") == "relation"
        for kind in item.get("labels") or ("",)
    ]
    for item in result:
        if item.get("type") == "labels":
            regions[str(item["id"])] = _region(item)
    for item in result:
        id = str(item.get("id"))
        if item.get("type") in ("choices", "textarea") and id not in regions and "start" in item["value"]:
            raise ValueError(_unlabelled(id))
        if item.get("type") == "choices" and id in regions:
            name = str(item["from_name"])
            value = str(_first(item["value"].get("choices"), f"{id}: nothing is chosen as {name}; choose it again"))
            attributes = {**regions[id].attributes, name: "" if VALUES.get(name) == () else value}
            regions[id] = attrs.evolve(regions[id], attributes=attributes)
        elif item.get("type") == "textarea" and id in regions:
            regions[id] = _told(regions[id], item["value"]["text"])
    for relation in relations:
        if relation.kind == PART and {relation.start, relation.end} <= regions.keys():
            part = regions.pop(relation.end)
            first = regions[relation.start]
            regions[relation.start] = attrs.evolve(first, spans=(*first.spans, *part.spans))
    return Marks(text, regions.values(), [relation for relation in relations if relation.kind != PART])


def _ends(item: Mapping[str, Any]) -> tuple[str, str]:
    one, other = str(item["from_id"]), str(item["to_id"])
    return (other, one) if item.get("direction") == "left" else (one, other)


def _region(item: Mapping[str, Any]) -> Region:
    start, end = item["value"].get("start"), item["value"].get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise ValueError(f"{item['id']}: a region needs start and end, two numbers, not {start!r} and {end!r}")
    meta = item.get("meta")
    notes = meta.get("text") if isinstance(meta, Mapping) else None
    note = " ".join(map(str, notes)) if isinstance(notes, list) else str(notes or "")
    label = str(_first(item["value"].get("labels"), _unlabelled(item["id"])))
    return Region(id=str(item["id"]), label=label, spans=[Span(start, end)], note=note)


def _unlabelled(id: str) -> str:
    return f"the region {id} has no label; give it one, or delete it"


def _first(values: object, message: str) -> object:
    """The first of a list of values, of which one is wanted.

    Raises:
        ValueError: with this message, if there is none.
    """
    if not isinstance(values, list) or not values:
        raise ValueError(message)
    return values[0]


def _told(region: Region, texts: str | list[str]) -> Region:
    text = texts if isinstance(texts, str) else "".join(texts)
    if not text.lstrip().startswith("{"):
        return attrs.evolve(region, note=f"{region.note} {text}".strip())
    try:
        return attrs.evolve(region, details=json.loads(text))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the details of {region.id} are no JSON: {error}") from None


def configuration() -> str:
    """The labeling configuration of a project with these marks.

    Example:
        >>> configuration().splitlines()[:2]
        ['<View>', '  <Labels name="label" toName="text">']
    """
    parts = ["<View>", f'  <Labels name="{LABEL}" toName="{TEXT}">']
    for number, label in enumerate(LABELS):
        parts.append(f'    <Label value={quoteattr(label)} background="{_COLOURS[number % len(_COLOURS)]}"/>')
    parts += ["  </Labels>", "  <Relations>"]
    parts += [f"    <Relation value={quoteattr(kind)}/>" for kind in (*RELATIONS, PART)]
    parts += ["  </Relations>", f'  <Text name="{TEXT}" value="$text" granularity="word"/>']
    for name, values in VALUES.items():
        when = quoteattr(",".join(OF[name]))
        parts.append(
            f'  <Choices name="{name}" toName="{TEXT}" perRegion="true" choice="single" '
            f'whenTagName="{LABEL}" whenLabelValue={when}>'
        )
        parts += [f"    <Choice value={quoteattr(value)}/>" for value in values or (YES,)]
        parts.append("  </Choices>")
    parts.append(f'  <TextArea name="{DETAILS}" toName="{TEXT}" perRegion="true" editable="true"/>')
    return "\n".join([*parts, "</View>"]) + "\n"
