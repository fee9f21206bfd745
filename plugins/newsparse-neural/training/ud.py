"""Universal Dependencies as documents: tokens with tags, heads and relations, and in GUM the names among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from newsparse.text import tokenize
from training.data import lines

NOT_FREE = frozenset({"fiction", "whow", "essay", "letter", "podcast"})
"""Genres of GUM with non-commercial texts: nothing that ships learns from them."""
NAMED = {"person": "person", "organization": "organization", "place": "place"}
_ENTITY = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady president minister secretary senator sen rep gen general col lt capt judge "
    "justice king queen prince princess pope bishop chancellor governor gov mayor professor prof prime vice".split()
)
_SMALL = frozenset("of the and for de la van von bin al el - 's in on &".split())


@attrs.define
class Doc:
    """A document; heads are token numbers in it, a root being its own head. ``names`` are (first, end, type)."""

    id: str
    text: str = ""
    starts: list[int] = attrs.field(factory=list)
    ends: list[int] = attrs.field(factory=list)
    sentences: list[int] = attrs.field(factory=list)  # the sentence of every token
    upos: list[str] = attrs.field(factory=list)
    xpos: list[str] = attrs.field(factory=list)
    heads: list[int] = attrs.field(factory=list)
    deprels: list[str] = attrs.field(factory=list)
    names: list[tuple[int, int, str]] = attrs.field(factory=list)
    entities: list[tuple[int, int, str]] = attrs.field(factory=list)

    @property
    def words(self) -> list[str]:
        return [self.text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]


def documents(path: Path) -> Iterator[Doc]:
    """The documents of a CoNLL-U file."""
    doc: Doc | None = None
    gap, base, sentence, opened = "", 0, -1, {}  # type: str, int, int, dict[str, list[tuple[int, str]]]
    pending: tuple[int, int, int] | None = None  # a word of several tokens: last number, start, end
    for line in lines(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if doc is not None:
                yield _named(doc)
            doc, gap, opened = Doc(line.split("=", 1)[1].strip()), "", {}
        elif line.startswith("# newpar"):
            gap = "\n" if doc is not None and doc.starts else ""
        elif line.startswith("# sent_id"):
            assert doc is not None
            base, sentence, pending = len(doc.starts), sentence + 1, None
        elif line and line[0].isdigit():
            assert doc is not None
            fields = line.split("\t")
            number, form, misc = fields[0], fields[1], fields[9]
            if "." in number:
                continue
            space = "" if "SpaceAfter=No" in misc.split("|") else " "
            if "-" in number:
                doc.text += gap + form
                pending = int(number.split("-")[1]), len(doc.text) - len(form), len(doc.text)
                gap = space
                continue
            if pending is not None and int(number) <= pending[0]:
                last, start, end = pending
                fits = doc.text.startswith(form, start) and int(number) < last
                stop = start + len(form) if fits else end
                pending = (last, min(stop, end - 1), end)
            else:
                doc.text += gap + form
                start, stop = len(doc.text) - len(form), len(doc.text)
                gap = space
            here, head = len(doc.starts), int(fields[6])
            doc.starts.append(start)
            doc.ends.append(stop)
            doc.sentences.append(sentence)
            doc.upos.append(fields[3])
            doc.xpos.append(fields[4])
            doc.heads.append(base + head - 1 if head else here)
            doc.deprels.append(fields[7])
            found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
            if found:
                _brackets(doc, here, found[1], opened)
        elif not line:
            gap = gap or " "
    if doc is not None:
        yield _named(doc)


def _brackets(doc: Doc, here: int, value: str, opened: dict[str, list[tuple[int, str]]]) -> None:
    for begun, ended_at_once, ended in _ENTITY.findall(value):
        if begun:
            entity, kind = begun.split("-")[:2]
            if ended_at_once:
                doc.entities.append((here, here + 1, kind))
            else:
                opened.setdefault(entity, []).append((here, kind))
        elif opened.get(ended):
            first, kind = opened[ended].pop()
            doc.entities.append((first, here + 1, kind))


def _named(doc: Doc) -> Doc:
    """The document with the names among its entities: no nested ones, no titles, no determiners."""
    words = [w.lower() for w in doc.words]
    found: set[tuple[int, int, str]] = set()
    for first, end, kind in doc.entities:
        if kind not in NAMED:
            continue
        inside = range(first, end)
        head = next((i for i in inside if doc.heads[i] not in inside or doc.heads[i] == i), first)
        if not doc.xpos[head].startswith("NNP"):
            continue
        a, b = head, head + 1
        if kind == "person":
            flat = [i for i in range(head, end) if doc.heads[i] == head and doc.deprels[i].startswith("flat")]
            b = max([head, *flat]) + 1
        else:
            while a > first and (doc.xpos[a - 1].startswith("NNP") or words[a - 1] == "-"):
                a -= 1
            while (
                more := next((j for j in range(b, min(end, b + 3)) if doc.xpos[j].startswith("NNP")), None)
            ) is not None:
                if any(words[j] not in _SMALL for j in range(b, more)):
                    break
                b = more + 1
        while a < b and (words[a] in ("the", "a", "an", "-") or (kind == "person" and words[a].rstrip(".") in _TITLES)):
            a += 1
        while b > a and words[b - 1] in ("'s", "’s", "'", "’"):
            b -= 1
        if a < b:
            found.add((a, b, kind))
    doc.names = sorted(n for n in found if not any(o != n and o[0] <= n[0] and n[1] <= o[1] for o in found))
    return doc


def retokenized(doc: Doc) -> Doc:
    """The document in the tokens of `newsparse.text.tokenize`, where these join what the treebank cuts.

    A token that holds several words takes tag, head and relation of the one whose head is outside.
    """
    starts, ends = tokenize(doc.text)
    of_word: list[int] = []
    at = 0
    for start in doc.starts:
        while at + 1 < len(starts) and starts[at + 1] <= start:
            at += 1
        of_word.append(at)
    parts: dict[int, list[int]] = {}
    for word, token in enumerate(of_word):
        parts.setdefault(token, []).append(word)
    number = {token: i for i, token in enumerate(sorted(parts))}
    made = Doc(doc.id, doc.text)
    for token in sorted(parts):
        inside = parts[token]
        word = next((w for w in inside if of_word[doc.heads[w]] != token or doc.heads[w] == w), inside[-1])
        made.starts.append(starts[token])
        made.ends.append(max(ends[token], starts[token] + 1))
        made.sentences.append(doc.sentences[word])
        made.upos.append(doc.upos[word])
        made.xpos.append(doc.xpos[word])
        made.heads.append(number[of_word[doc.heads[word]]])
        made.deprels.append(doc.deprels[word])
    made.names = sorted({(number[of_word[a]], number[of_word[b - 1]] + 1, kind) for a, b, kind in doc.names})
    return made
