r"""brat standoff: a text, and beside it a file of marks, a line each.

``T1\tPerson 0 4\tMali`` is a region (in code points, half open; where lines break it is cut in pieces), ``A1\tForm T1
name`` an attribute, ``R1\tBy Arg1:T2 Arg2:T1`` a relation, ``#1\tAnnotatorNotes T1\t{…}`` what has no closed list of
values, as JSON. The format is that of https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import attrs

from newsparse.annotating.labels import LABELS, OF, RELATIONS, VALUES
from newsparse.annotating.marks import Marks, Region, Relation, lines
from newsparse.model import Span

_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?", re.S)
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (\S+)(?: (\S+))?\s*")
_RELATION = re.compile(r"R\d+\t(\S+) \S+?:(\S+) \S+?:(\S+)\s*")
_NOTE = re.compile(r"#\d*\t(\S+) (\S+)(?:\t(.*))?", re.S)
_EQUIV = re.compile(r"\*\t\S+((?: \S+){2,})\s*")


def dumps(marks: Marks) -> str:
    """The ``.ann`` file of some marks.

    Example:
        >>> region = Region(id="T1", label="State", spans=[Span(0, 4)], attributes={"Form": "name"})
        >>> print(dumps(Marks("Mali says no.", [region])), end="")
        T1	State 0 4	Mali
        A1	Form T1 name
    """
    return "".join(f"{line}\n" for line in _lines(marks))


def _lines(marks: Marks) -> Iterator[str]:
    attributes = notes = 0
    for region in marks.regions:
        pieces = lines(region.spans, marks.text)
        places = ";".join(f"{span.start} {span.end}" for span in pieces)
        yield f"{region.id}\t{region.label} {places}\t{' '.join(span.of(marks.text) for span in pieces)}"
        for name, value in region.attributes.items():
            attributes += 1
            yield f"A{attributes}\t{name} {region.id}{f' {value}' if value else ''}"
        if region.details:
            notes += 1
            told = json.dumps(region.details, ensure_ascii=False)
            yield f"#{notes}\tAnnotatorNotes {region.id}\t{_BREAK.sub(_escaped, told)}"
    for number, relation in enumerate(marks.relations, 1):
        yield f"R{number}\t{relation.kind} Arg1:{relation.start} Arg2:{relation.end}"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def loads(text: str, annotations: str) -> Marks:
    r"""The marks of an ``.ann`` file, of regions, attributes, relations (``Equiv`` as ``Coref``) and notes.

    Raises:
        ValueError: for a line that is none of the format; the message names it.

    Example:
        >>> loads("Mali says no.", "T1\tState 0 4\tMali\nA1\tForm T1 name\n").regions[0].attributes
        {'Form': 'name'}
    """
    regions: dict[str, Region] = {}
    attributes: dict[str, dict[str, str]] = defaultdict(dict)
    notes: dict[str, str] = {}
    relations: list[Relation] = []
    for number, line in enumerate(annotations.split("\n"), 1):
        line = line.removesuffix("\r")
        if not line.strip():
            continue
        if match := _TEXT_BOUND.fullmatch(line):
            region = _region(match, text, number)
            if region.id in regions:
                raise ValueError(f"line {number}: there are two of {region.id}")
            regions[region.id] = region
        elif match := _ATTRIBUTE.fullmatch(line):
            attributes[match[2]][match[1]] = match[3] or ""
        elif match := _RELATION.fullmatch(line):
            relations.append(Relation(match[1], match[2], match[3]))
        elif match := _NOTE.fullmatch(line):
            notes[match[2]] = match[3] or ""
        elif match := _EQUIV.fullmatch(line):
            first, *others = match[1].split()
            relations += [Relation("Coref", other, first) for other in others]
        elif line[0] not in "EN":  # events and links to databases are other projects' own
            raise ValueError(f"line {number} is no brat standoff: {line[:40]!r}")
    for id in (*attributes, *notes):
        if id[0] == "T" and id not in regions:
            raise ValueError(f"an attribute or a note is of {id}, which is not there")
    return Marks(text, [_told(r, attributes.get(r.id, {}), notes.get(r.id, "")) for r in regions.values()], relations)


def _region(match: re.Match[str], text: str, number: int) -> Region:
    pairs = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
    for start, end in pairs:
        if not start <= end <= len(text):
            raise ValueError(
                f"line {number}: {match[1]} points to {start}-{end}, outside its text of {len(text)} characters; is it "
                "the text that was annotated?"
            )
    spans = [Span(start, end) for start, end in pairs]
    here = " ".join(span.of(text) for span in spans)
    if match[4] is not None and "".join(match[4].split()) != "".join(here.split()):
        raise ValueError(f"line {number}: {match[1]} says {match[4][:40]!r}, and the text has {here[:40]!r} there")
    return Region(id=match[1], label=match[2], spans=spans)


def _told(region: Region, attributes: dict[str, str], note: str) -> Region:
    """A region with its attributes, and with its note as details, or as what an annotator wrote."""
    if not note.lstrip().startswith("{"):
        return attrs.evolve(region, attributes=attributes, note=note.strip())
    try:
        details: Any = json.loads(note)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the note of {region.id} is no JSON: {error}") from None
    return attrs.evolve(region, attributes=attributes, details=details)


def configuration() -> str:
    """The ``annotation.conf`` of a brat project with these marks.

    Example:
        >>> configuration().splitlines()[:3]
        ['[entities]', 'Person', 'Organization']
    """
    parts = ["[entities]", *LABELS, "", "[relations]"]
    for kind, (starts, ends) in RELATIONS.items():
        parts.append(f"{kind}\tArg1:{'|'.join(starts)}, Arg2:{'|'.join(ends)}")
    parts += ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]", "", "[attributes]"]
    for name, values in VALUES.items():
        choice = f", Value:{'|'.join(values)}" if values else ""
        parts.append(f"{name}\tArg:{'|'.join(OF[name])}{choice}")
    return "\n".join(parts) + "\n"
