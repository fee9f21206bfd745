r"""How well the grammar finds who does what to whom, against the trees of treebanks.

    python -m benchmarks clauses --treebanks DATA [--pipeline neural]

``DATA`` is a folder with ``gum/dev.conllu.gz`` and ``ud-ewt/dev.conllu.gz`` (Universal Dependencies 2, with enhanced
dependencies). For every finite verb of the treebank, each slot of its clause is right if the phrase found holds the
head of the one in the tree. Agents are active subjects and the agents of passives, patients are objects and the
subjects of passives, hearers are indirect objects and objects beside a clause of what is said or asked; a complement
is right if its kind of clause begins before the verb of the tree's, and after the verb that it completes.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs

from newsparse import Article, Pipeline
from newsparse.english.grammar import Clause, Grammar, NounPhrase, grammar

SLOTS = ("agent", "patient", "hearer", "complement")
TOKENS = {"rules": ["english.tokens"], "neural": ["neural.tokens"]}


@attrs.frozen
class Word:
    """One word of a treebank, with its place in the text of its document."""

    start: int
    form: str
    upos: str
    features: str
    head: int
    relation: str
    enhanced: tuple[tuple[int, str], ...]


Sentence = dict[int, Word]


def documents(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """The text and the sentences of every document of a treebank."""
    text: list[str] = []
    sentences: list[Sentence] = []
    words: Sentence = {}
    length = joined_to = 0  # words up to ``joined_to`` are parts of one, and stand without spaces
    joined_space = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and sentences:
                yield "".join(text), sentences
                text, sentences, length = [], [], 0
            elif line.startswith("# newpar") and text:
                text.append("\n\n")
                length += 2
            elif line[:1].isdigit():
                cells = line.rstrip("\n").split("\t")
                space = "" if "SpaceAfter=No" in cells[9] else " "
                if "-" in cells[0]:
                    joined_to, joined_space = int(cells[0].split("-")[1]), space
                elif "." not in cells[0]:
                    number = int(cells[0])
                    words[number] = Word(
                        length, cells[1], cells[3], cells[5], int(cells[6]), cells[7], _enhanced(cells[8])
                    )
                    space = space if number > joined_to else joined_space if number == joined_to else ""
                    text.append(cells[1] + space)
                    length += len(text[-1])
            elif not line.strip() and words:
                sentences.append(words)
                words, joined_to = {}, 0
    if sentences:
        yield "".join(text), sentences


def _enhanced(cell: str) -> tuple[tuple[int, str], ...]:
    if cell == "_":
        return ()
    pairs = (part.split(":", 1) for part in cell.split("|"))
    return tuple((int(head), relation) for head, relation in pairs if head.isdigit())


@attrs.frozen
class Gold:
    """A finite verb of a treebank: where it stands, and where the heads of its slots do."""

    verb: int
    slots: dict[str, frozenset[int]]


def gold_clauses(sentence: Sentence) -> Iterator[Gold]:
    """The finite verbs of a sentence with their slots."""
    dependents: dict[int, list[tuple[int, str]]] = {}
    for number, word in sentence.items():
        for head, relation in word.enhanced or ((word.head, word.relation),):
            dependents.setdefault(head, []).append((number, relation))
    for number, word in sentence.items():
        if word.upos != "VERB":
            continue
        of_verb = dependents.get(number, [])
        auxiliaries = [sentence[n] for n, r in of_verb if r.startswith("aux")]
        if not any("VerbForm=Fin" in w.features for w in (word, *auxiliaries)):
            continue
        yield Gold(word.start, _slots(sentence, of_verb))


def _slots(sentence: Sentence, of_verb: list[tuple[int, str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {slot: set() for slot in SLOTS}
    clause = any(r in ("ccomp", "xcomp") and sentence[n].upos in ("VERB", "AUX", "ADJ", "NOUN") for n, r in of_verb)
    infinitive = any(r == "xcomp" and "VerbForm=Inf" in sentence[n].features for n, r in of_verb)
    that = any(r == "ccomp" for n, r in of_verb)
    for number, relation in of_verb:
        place = sentence[number].start
        if relation in ("nsubj", "nsubj:xsubj", "obl:agent"):
            found["agent"].add(place)
        elif relation == "nsubj:pass":
            found["patient"].add(place)
        elif relation == "iobj" or (relation == "obj" and (that or infinitive)):
            found["hearer"].add(place)
        elif relation == "obj":
            found["patient"].add(place)
        elif relation in ("ccomp", "xcomp") and clause and sentence[number].upos == "VERB":
            found["complement"].add(place)
    return {slot: frozenset(places) for slot, places in found.items()}


def main(folder: Path, pipeline: str) -> None:
    """Print the F1 of every slot for both treebanks."""
    print(f"\nclauses, {pipeline}: F1 of who does what to whom, against trees")
    read = Pipeline.from_names(TOKENS[pipeline])
    for name in ("ud-ewt", "gum"):
        counts: Counter[tuple[str, str]] = Counter()
        for text, sentences in documents(folder / name / "dev.conllu.gz"):
            parsed = read(Article(text=text, language="en"), clean=False)
            _count(counts, parsed.derive(grammar), [gold for s in sentences for gold in gold_clauses(s)])
        print(name, *(f"{slot} {_f1(counts, slot)}" for slot in SLOTS), sep="  ")


def _count(counts: Counter[tuple[str, str]], g: Grammar, gold: list[Gold]) -> None:
    assert g.tokens is not None
    at = {g.tokens.starts[group.head]: group for group in g.verb_groups}
    for one in gold:
        group = at.get(one.verb)
        found = _found(g, g.clause(group)) if group is not None else {slot: [] for slot in SLOTS}
        for slot in SLOTS:
            counts[slot, "gold"] += len(one.slots[slot])
            counts[slot, "found"] += len(found[slot])
            counts[slot, "right"] += sum(any(a <= place < b for a, b in found[slot]) for place in one.slots[slot])


def _found(g: Grammar, clause: Clause) -> dict[str, list[tuple[int, int]]]:
    """The stretches of the text that the slots of a clause take."""
    assert g.tokens is not None

    def stretches(phrases: tuple[NounPhrase, ...]) -> list[tuple[int, int]]:
        return [(g.tokens.starts[p.start], g.tokens.ends[p.end - 1]) for p in phrases]

    found = {
        "agent": stretches(clause.agents),
        "patient": stretches(clause.patients),
        "hearer": stretches(clause.hearers),
        "complement": [],
    }
    if clause.complement is not None:
        _, end = g.sentence_range(clause.group.head)
        found["complement"] = [(g.tokens.starts[clause.complement], g.tokens.ends[end - 1])]
    return found


def _f1(counts: Counter[tuple[str, str]], slot: str) -> str:
    right, found, gold = (counts[slot, what] for what in ("right", "found", "gold"))
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return f"{100 * precision:.1f}/{100 * recall:.1f}/{200 * right / max(found + gold, 1):.1f}"
