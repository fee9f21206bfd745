"""Windows to learn from: the numbers of their tokens, and the labels that their corpus has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.model import Article, ClaimKind, Span
from newsparse.text import blocks_of
from newsparse_neural.features import Vocabulary
from newsparse_neural.page import Page, encode, quoted, read, windows
from training.data import lines, records
from training.ud import NOT_FREE, Doc, documents, retokenized

ROLES = ("source", "cue", "content")
TYPES = ("person", "organization", "place")
SOFT = 3 * len(ROLES) + 1 + 2 * len(TYPES)
TOWARDS = ("neutral", "+pq", "-pq", "+qp", "-qp")
HELD = ("neither", "for", "against")
KINDS = tuple(kind.value for kind in ClaimKind)
TOLD = ("nothing", "told", "by another")
ABOUT = {"towards": TOWARDS, "held": HELD, "kind": KINDS, "told": TOLD}
"""What may be asked, and the answers: where two actors stand towards each other (p is the holder, q the target),
whether who makes a claim (the holder) is for or against a target in it, what its cue (the target) does, and whether
anything is said there, by that holder."""
NONE, UNKNOWN = -1, -100
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
DEPRELS = """
acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt
conj cop csubj csubj:pass det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod
nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan
parataxis punct reparandum root vocative xcomp dep
""".split()
_TAG, _REL = ({name: i for i, name in enumerate(names)} for names in (UPOS, DEPRELS))

Labels = NDArray[np.signedinteger[Any]]


@attrs.frozen
class Question:
    """What is asked of a window, one of `ABOUT`; ``answers`` are the numbers of the classes that are right.

    Ranges are token numbers in the window; ``within`` is where words are looked for that say so. ``soft`` is how likely
    a larger network takes each class to be; where nobody answered there are no ``answers``.
    """

    about: str
    target: tuple[int, int]
    holder: tuple[int, int] | None
    answers: tuple[int, ...]
    within: tuple[int, int]
    weight: float = 1.0
    soft: tuple[float, ...] = ()


@attrs.frozen
class Example:
    """A window. Labels are `UNKNOWN` where the corpus has none; links and heads are token numbers in the window.

    ``roles`` has a row of O/B/I per role; ``sources`` stands at the first token of a cue and gives its source's first
    token, ``cues`` likewise at the first token of a content; ``names`` is 0, or 1 + 2 * type (+ 1 inside).
    """

    words: list[str]
    numbers: NDArray[np.int32]
    sentences: Labels
    roles: Labels
    sources: Labels
    cues: Labels
    upos: Labels
    heads: Labels
    deprels: Labels
    names: Labels
    weight: float = 1.0  # of the names
    questions: tuple[Question, ...] = ()
    soft: NDArray[np.float16] | None = None  # how likely every tag of the roles and every tag of names is
    first: int = 0  # the number of its first token in the text


class Columns:
    """The labels of a whole document, to be cut into windows."""

    def __init__(self, page: Page, numbers: NDArray[np.int32]) -> None:
        n = len(page.words)
        self.page, self.numbers = page, numbers
        self.sentences = np.zeros(n, dtype=np.int64)
        for i, first in enumerate(page.sentences):
            self.sentences[first:] = i
        self.roles = np.full((3, n), UNKNOWN, dtype=np.int64)
        self.sources, self.cues, self.upos, self.heads, self.deprels, self.names = (
            np.full(n, UNKNOWN, dtype=np.int64) for _ in range(6)
        )

    def examples(self, weight: float = 1.0) -> Iterator[Example]:
        for a, b in windows(self.page.lines, self.page.sentences, len(self.page.words)):
            sources, cues = (_inside(c[a:b], a, b) for c in (self.sources, self.cues))
            heads = np.where(self.heads[a:b] == UNKNOWN, UNKNOWN, self.heads[a:b] - a)
            heads[(heads >= b - a) | ((heads < 0) & (heads != UNKNOWN))] = UNKNOWN
            yield Example(
                self.page.words[a:b],
                self.numbers[a:b],
                self.sentences[a:b],
                self.roles[:, a:b],
                sources,
                cues,
                self.upos[a:b],
                heads,
                self.deprels[a:b],
                self.names[a:b],
                weight,
                first=a,
            )


def _inside(links: Labels, first: int, last: int) -> Labels:
    """Links as token numbers in the window; one that leads out of it is not learned from."""
    moved = np.where(links >= 0, links - first, links)
    return np.where((links >= 0) & ((moved < 0) | (moved >= last - first)), UNKNOWN, moved)


def polnear(data: Path, split: str, vocabulary: Vocabulary) -> Iterator[list[Example]]:
    """PolNeAR's articles as examples; names, where there are some, are CoreNLP's."""
    silver = {}
    if split == "train":
        for record in records(data / "polnear" / "train-corenlp.jsonl.gz"):
            silver[record["id"]] = _ner(t for s in record["sentences"] for t in s)
    for record in records(data / "polnear" / f"{split}.jsonl.gz"):
        page = read(Article(text=record["text"]))
        columns = Columns(page, encode(page, vocabulary))
        _attributions(columns, record["attributions"])
        if record["id"] in silver:
            _names(columns, silver[record["id"]])
        yield list(columns.examples(weight=0.4))


def _attributions(columns: Columns, attributions: list[dict[str, Any]]) -> None:
    page = columns.page
    columns.roles[:] = 0
    for attribution in attributions:
        found = {r: [t for s in attribution[r] if (t := page.within(Span(*s)))[0] < t[1]] for r in ROLES}
        for role, row in zip(ROLES, columns.roles, strict=True):
            for first, end in found[role]:
                row[first:end] = 2
                row[first] = 1
                if end < len(row) and row[end] == 2:
                    row[end] = 1  # what stood here before goes on behind this one
        cue = found["cue"][0][0] if found["cue"] else NONE
        if cue >= 0:
            columns.sources[cue] = found["source"][0][0] if found["source"] else NONE
        for first, _ in found["content"]:
            columns.cues[first] = cue


def _names(columns: Columns, names: Iterable[tuple[int, int, str]]) -> None:
    """Mark names, given in characters."""
    columns.names[:] = 0
    for start, end, kind in names:
        first, last = columns.page.within(Span(start, end))
        if first < last:
            _mark(columns.names, first, last, kind)


def _mark(row: Labels, first: int, end: int, kind: str) -> None:
    number = 1 + 2 * TYPES.index(kind)
    row[first:end] = number + 1
    row[first] = number


def _ner(tokens: Iterable[list[Any]]) -> Iterator[tuple[int, int, str]]:
    known = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}
    start, end, kind = 0, 0, None
    for a, b, tag, ner, *_ in tokens:
        now = known.get(ner)
        if kind is not None and now != kind:
            yield start, end, kind
            kind = None
        if now is not None and kind is None and tag not in ("DT", "POS"):
            start, kind = a, now
        if tag != "POS":
            end = b
    if kind is not None:
        yield start, end, kind


def treebank(data: Path, name: str, split: str, vocabulary: Vocabulary, *, own: bool) -> Iterator[list[Example]]:
    """A treebank's documents, in its tokens or (``own``) in those of the run time; in GUM with names."""
    for doc in documents(data / name / f"{split}.conllu.gz"):
        if name == "gum" and split == "train" and doc.id.split("_")[1] in NOT_FREE:
            continue
        yield list(_syntax(retokenized(doc) if own else doc, name, vocabulary))


def _syntax(doc: Doc, name: str, vocabulary: Vocabulary) -> Iterator[Example]:
    columns = Columns(*given(doc, vocabulary))
    columns.upos[:] = [_TAG.get(t, UNKNOWN) for t in doc.upos]
    columns.heads[:] = doc.heads
    columns.deprels[:] = [_REL.get(r, _REL.get(r.split(":")[0], _REL["dep"])) for r in doc.deprels]
    if name == "gum":
        columns.names[:] = 0
        for first, end, kind in doc.names:
            _mark(columns.names, first, end, kind)
    return columns.examples(weight=1.0)


def given(doc: Doc, vocabulary: Vocabulary) -> tuple[Page, NDArray[np.int32]]:
    """A page with tokens and sentences as a corpus gives them."""
    blocks = blocks_of(Article(text=doc.text))
    firsts = [i for i in range(len(doc.starts)) if i == 0 or doc.sentences[i] != doc.sentences[i - 1]]
    begun = [i for i in range(len(doc.starts)) if i == 0 or "\n" in doc.text[doc.ends[i - 1] : doc.starts[i]]]
    page = Page(
        text=doc.text,
        words=doc.words,
        starts=doc.starts,
        ends=doc.ends,
        spans=[],
        sentences=firsts,
        lines=begun,
        cuts=[],
        quotations=quoted(doc.text, blocks),
    )
    return page, encode(page, vocabulary)


def columns_of_names(path: Path, vocabulary: Vocabulary, word: int, tag: int) -> Iterator[list[Example]]:
    """A file of one token a line with its tag (wikigold, UNER): sentences run together to documents of some length."""
    known = {"PER": "person", "ORG": "organization", "LOC": "place"}
    doc, names, sentence = Doc("names"), [], 0  # type: Doc, list[tuple[int, int, str]], int
    before = "O"
    for line in lines(path):
        fields = line.rstrip("\n").split("\t" if "\t" in line else " ")
        if (line.startswith("#") and "\t" not in line) or "DOCSTART" in line:
            continue
        if len(fields) < 2 or not fields[word]:
            sentence += 1
            before = "O"
            if len(doc.starts) > 400:
                yield list(_named(*given(doc, vocabulary), names))
                doc, names = Doc("names"), []
            continue
        form, label = fields[word], fields[tag]
        gap = "" if not doc.text else "\n" if sentence and (not doc.sentences or doc.sentences[-1] != sentence) else " "
        doc.text += gap + form
        doc.starts.append(len(doc.text) - len(form))
        doc.ends.append(len(doc.text))
        doc.sentences.append(sentence)
        kind = known.get(label[2:])
        here = len(doc.starts) - 1
        if kind and before[2:] == label[2:] and label[0] == "I" and names:
            names[-1] = (names[-1][0], here + 1, kind)
        elif kind:
            names.append((here, here + 1, kind))
        before = label
    if doc.starts:
        yield list(_named(*given(doc, vocabulary), names))


def _named(page: Page, numbers: NDArray[np.int32], names: Iterable[tuple[int, int, str]]) -> Iterator[Example]:
    columns = Columns(page, numbers)
    columns.names[:] = 0
    for first, end, kind in names:
        while first < end - 1 and page.words[first].lower() in ("the", "a", "an"):
            first += 1
        _mark(columns.names, first, end, kind)
    return columns.examples(weight=1.0)


def worldwide(data: Path, split: str, vocabulary: Vocabulary) -> Iterator[list[Example]]:
    """Names in news from outside the West; peoples, products and times are none here."""
    known = {"Person": "person", "Organization": "organization", "Location": "place", "Facility": "place"}
    for record in records(data / "worldwide" / f"{split}.jsonl.gz"):
        page = read(Article(text=record["text"]))
        names = []
        for name in record["names"]:
            first, end = page.within(Span(name["start"], name["end"]))
            kind = known.get(name["type"].split("\t")[0])
            if kind and first < end:
                names.append((first, end, kind))
        yield list(_named(page, encode(page, vocabulary), names))


def questions(data: Path, split: str, vocabulary: Vocabulary) -> Iterator[Example]:
    """The sentences of DSE with what is asked of them: where two actors stand towards each other."""
    texts: dict[str, list[dict[str, Any]]] = {}
    for record in records(data / "dse" / f"{split}.jsonl.gz"):
        texts.setdefault(record["text"], []).append(record)
    for text, asked in texts.items():
        page = read(Article(text=text))
        found = []
        for record in asked:
            target, holder = (page.within(Span(*record[name])) for name in ("q", "p"))
            if target[0] < target[1] and holder[0] < holder[1]:
                answer = TOWARDS.index(record["label"])
                found.append(Question("towards", target, holder, (answer,), (0, len(page.words))))
        for example in Columns(page, encode(page, vocabulary)).examples():
            if len(example.words) == len(page.words) and found:
                yield attrs.evolve(example, questions=tuple(found))


def with_questions(example: Example, asked: Sequence[Question]) -> Example:
    """A window with the questions whose targets lie in it, in its numbers; a source elsewhere is left to the claim."""
    first = example.first
    n = len(example.words)

    def inside(tokens: tuple[int, int]) -> tuple[int, int] | None:
        a, b = tokens[0] - first, tokens[1] - first
        return (a, b) if a >= 0 and b <= n else None

    found = []
    for question in asked:
        target = inside(question.target)
        if target is not None:
            within = max(question.within[0] - first, 0), min(question.within[1] - first, n)
            holder = question.holder and (inside(question.holder) or (within[0], within[0] + 1))
            found.append(attrs.evolve(question, target=target, holder=holder, within=within))
    return attrs.evolve(example, questions=tuple(found))
