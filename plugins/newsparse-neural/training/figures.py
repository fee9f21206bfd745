"""Every figure of the README's table, with one command: scorer, syntax, speed.

``python -m training.figures --data DATA --eval EVAL [--spacy]``

``EVAL`` is the folder with ``score.py``. With ``--spacy`` (the dependency group ``bench``) the whole pipeline is timed
against a spaCy pipeline of the small models' architecture with random weights, article by article, in turns.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import newsparse
from newsparse.model import Article
from newsparse_neural.network import MODEL, Network
from newsparse_neural.page import read
from newsparse_neural.reading import read_page
from training.data import allsides
from training.examples import given
from training.ud import documents


def syntax(data: Path) -> dict[str, float]:
    """UPOS, UAS and LAS on EWT's development part: gold tokens and sentences, all tokens counted."""
    net = Network(MODEL, 1)
    right, total = [0, 0, 0], 0
    for doc in documents(data / "ud-ewt" / "dev.conllu.gz"):
        page, _ = given(doc, net.vocabulary)
        found = read_page(page, net)
        for i, (tag, head, relation) in enumerate(zip(doc.upos, doc.heads, doc.deprels, strict=True)):
            same = found.heads[i] == head
            hits = (found.upos[i] == tag, same, same and found.deprels[i] == relation)
            right = [a + b for a, b in zip(right, hits, strict=True)]
            total += 1
    return {name: round(100 * value / total, 2) for name, value in zip(("UPOS", "UAS", "LAS"), right, strict=True)}


def speed(data: Path, articles: int = 150) -> dict[str, float]:
    """Tokens per second of one thread over AllSides articles: the network's layers, the surface, the whole pipeline."""
    texts = [Article(text=text) for text in islice(allsides(data), 20, 20 + articles)]
    net = Network(MODEL, 1)
    read_page(read(texts[0]), net)
    started = time.perf_counter()
    tokens = sum(len(read_page(read(a), net).page.words) for a in texts)
    found = {"network and decoding": tokens / (time.perf_counter() - started)}
    surface = ["english.tokens", "neural.mentions", "neural.attributions", "neural.syntax"]
    for name, pipe in (
        ("surface layers, with the rules beside the network", newsparse.Pipeline.from_names(surface)),
        ("whole pipeline neural", newsparse.Pipeline.preset("neural")),
        ("whole pipeline rules", newsparse.Pipeline.preset("rules")),
    ):
        pipe(texts[0], clean=False)
        started = time.perf_counter()
        for article in texts:
            pipe(article, clean=False)
        found[name] = tokens / (time.perf_counter() - started)
    return {name: round(value) for name, value in found.items()}


def against_spacy(data: Path, articles: int = 60) -> dict[str, float]:
    """Articles per second of both pipelines, in turns in one process."""
    texts = list(islice(allsides(data), 20, 20 + articles))
    theirs, ours = _spacy(), newsparse.Pipeline.preset("neural")
    theirs(texts[0])
    ours(texts[0], clean=False)
    seconds = [0.0, 0.0]
    for i in range(0, len(texts), 10):
        for k, run in enumerate((lambda t: list(theirs.pipe(t)), lambda t: [ours(x, clean=False) for x in t])):
            started = time.perf_counter()
            run(texts[i : i + 10])
            seconds[k] += time.perf_counter() - started
    spacy, neural = (len(texts) / s for s in seconds)
    return {"spaCy": round(spacy, 2), "neural": round(neural, 2), "ratio": round(neural / spacy, 2)}


def _spacy() -> Any:
    """tok2vec, tagger, parser and NER, as in the small English models; speed does not depend on the weights."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    width = {
        "width": 96,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
        "pretrained_vectors": None,
        "@architectures": "spacy.HashEmbedCNN.v2",
    }
    nlp.add_pipe("tok2vec", config={"model": width})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    for name, kind in (("parser", "parser"), ("ner", "ner")):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": kind,
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": listener,
        }
        nlp.add_pipe(name, config={"model": model})
    example = Example.from_dict(
        nlp.make_doc("Ada Obi said no ."),
        {
            "tags": ["NNP", "NNP", "VBD", "UH", "."],
            "heads": [1, 2, 2, 2, 2],
            "deps": ["compound", "nsubj", "ROOT", "dobj", "punct"],
            "entities": ["B-PERSON", "L-PERSON", "O", "O", "O"],
        },
    )
    nlp.initialize(lambda: [example])
    return nlp


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--spacy", action="store_true")
    args = parser.parse_args()
    score = [sys.executable, str(args.eval / "score.py")]
    for task in (["attribution"], ["mentions", "--genre", "all"], ["mentions"], ["dse"], ["newsmtsc"]):
        subprocess.run([*score, *task, "--data", str(args.data), "--pipeline", "neural"], check=True)
    print("UD EWT dev:", json.dumps(syntax(args.data)))
    print("tokens per second, one thread:", json.dumps(speed(args.data)))
    if args.spacy:
        print("articles per second:", json.dumps(against_spacy(args.data)))


if __name__ == "__main__":
    main()
