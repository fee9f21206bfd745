"""What the network reads in an article: its tokens with their syntax, names and attributions, all at once."""

from __future__ import annotations

from functools import lru_cache

import attrs
import numpy as np

from newsparse.model import Article
from newsparse_neural.decoding import CONTENT, CUE, SOURCE, Found, attributions, chains, log_softmax, pieces
from newsparse_neural.network import Network, Scores, network
from newsparse_neural.page import Page, read
from newsparse_neural.trees import heads


@attrs.frozen(eq=False)
class Name:
    """A name in tokens (half open)."""

    start: int
    end: int
    type: str
    confidence: float


@attrs.frozen(eq=False)
class Reading:
    """A page and all that the network finds in it; heads are token numbers, a root being its own."""

    page: Page
    upos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deprels: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Found, ...] = ()


@lru_cache(maxsize=1)
def reading(article: Article, folder: str, threads: int) -> Reading:
    """The reading of an article; the last one is kept, for the components that follow each other.

    Raises:
        NewsparseError: if a file of the model is missing or damaged.
    """
    return read_page(read(article), network(folder, threads))


def read_page(page: Page, net: Network) -> Reading:
    """The reading of a page."""
    n = len(page.words)
    if not n:
        return Reading(page)
    upos, governors, deprels = np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n, np.int64)
    names = np.zeros((n, 1 + 2 * len(net.settings["types"])), np.float32)
    chain = np.zeros((n, 3), np.int8)
    sure = np.zeros((n, 3, 3), np.float32)
    links: list[Scores] = []
    edges = [*page.sentences, n]
    for batch in net.read(page):
        roles = [w.roles.reshape(len(w.roles), 3, 3) for w in batch]
        for window, scores, tags in zip(batch, roles, chains(roles, net.transitions), strict=True):
            a, b = window.first, window.end
            upos[a:b] = window.upos.argmax(axis=1)
            names[a:b] = window.names
            chain[a:b] = tags
            sure[a:b] = scores
            governors[a:b], deprels[a:b] = _syntax(window, edges, net)
            links.append(_light(window))
    sure = np.exp(log_softmax(sure))
    spans = [pieces(chain[:, role], sure[:, role]) for role in (SOURCE, CUE, CONTENT)]
    tags, relations = net.settings["upos"], net.settings["deprels"]
    return Reading(
        page,
        tuple(tags[i] for i in upos.tolist()),
        tuple(governors.tolist()),
        tuple(relations[i] for i in deprels.tolist()),
        tuple(
            attrs.evolve(f, confidence=net.calibrated("name", f.confidence))
            for f in _names(names, net.settings["types"])
        ),
        tuple(
            attrs.evolve(f, confidence=net.calibrated("attribution", f.confidence))
            for f in attributions(sorted(links, key=lambda w: w.first), spans)
        ),
    )


def _light(window: Scores) -> Scores:
    """Only what links need, in half the memory."""
    empty = window.upos[:0]
    return attrs.evolve(
        window,
        roles=empty,
        upos=empty,
        names=empty,
        arcs=empty,
        roots=empty,
        label_of=empty,
        label_by=empty,
        sources=window.sources.astype(np.float16),
        cues=window.cues.astype(np.float16),
        none=window.none.copy(),
    )


def _syntax(window: Scores, edges: list[int], net: Network) -> tuple[np.ndarray, np.ndarray]:
    """Heads (in the text) and relations of a window's tokens, sentence by sentence."""
    found = np.zeros(window.end - window.first, np.int64)
    at = window.first
    i = int(np.searchsorted(edges, at, side="right"))
    while at < window.end:
        end = min(edges[i], window.end)
        a, b = at - window.first, end - window.first
        found[a:b] = np.asarray(heads(window.arcs[a:b, a:b], window.roots[a:b, 0])) + a
        at, i = end, i + 1
    root = found == np.arange(len(found))
    labels = np.maximum(window.label_of + window.label_by[found], 0) @ net.label + net.label_bias
    number = net.settings["deprels"].index("root")
    labels[~root, number] = -np.inf
    best = labels.argmax(axis=1)
    best[root] = number
    return found + window.first, best


def _names(scores: np.ndarray, types: list[str]) -> list[Name]:
    """The names among all tokens: a first token of a type, and what goes on with the same one."""
    sure = np.exp(log_softmax(scores))
    tags = sure.argmax(axis=1).tolist()
    found: list[Name] = []
    start, kind = -1, -1
    for i, tag in enumerate([*tags, 0]):
        same = tag and tag % 2 == 0 and (tag - 1) // 2 == kind
        if start >= 0 and not same:
            least = float(sure[np.arange(start, i), tags[start:i]].min())
            found.append(Name(start, i, types[kind], least))
            start = -1
            kind = -1
        if tag and not same:
            start, kind = i, (tag - 1) // 2
    return found
