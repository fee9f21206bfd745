"""What the network reads in an article: its tokens with their syntax, names and attributions, all at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_neural.decoding import Found, Links, log_softmax
from newsparse_neural.linking import Linker
from newsparse_neural.network import KEPT, Network, Scores
from newsparse_neural.page import Page
from newsparse_neural.products import product
from newsparse_neural.trees import heads

AT_ONCE = 256
"""Windows that are read before what is in them is linked: the more, the fewer steps in all, and the more memory."""


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
    tagged: tuple[float, ...] = ()
    """How likely each of the tags is."""
    heads: tuple[int, ...] = ()
    deprels: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    named: NDArray[np.float32] = attrs.field(factory=lambda: np.zeros((0, 3), np.float32))
    """How likely each token belongs to a name of each type."""
    attributions: tuple[Found, ...] = ()
    roles: NDArray[np.float32] = attrs.field(factory=lambda: np.zeros((0, 3, 3), np.float32))
    """How likely each token is outside, begins and goes on in a source, a cue and a content."""
    links: tuple[Links, ...] = ()
    stances: Mapping[str, NDArray[np.float16]] = attrs.field(factory=dict)
    """What the network keeps of every token for `StanceScorer`, in half precision."""


def read_page(page: Page, net: Network) -> Reading:
    """The reading of a page."""
    n = len(page.words)
    if not n:
        return Reading(page)
    upos, governors, deprels = np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n, np.int64)
    tagged = np.zeros(n, np.float32)
    names = np.zeros((n, 1 + 2 * len(net.settings["types"])), np.float32)
    kept = {name: np.zeros((n, 0), np.float16) for name in KEPT}
    edges = [*page.sentences, n]
    linker = Linker(n, page.lines, net.transitions)
    for stretch in net.read(page, AT_ONCE):
        for window in stretch:
            a, b = window.first, window.end
            upos[a:b] = window.upos.argmax(axis=1)
            tagged[a:b] = np.exp(log_softmax(window.upos).max(axis=1))
            names[a:b] = window.names
            governors[a:b], deprels[a:b] = _syntax(window, edges, net)
            for name in KEPT:
                value = getattr(window, name)
                if not kept[name].shape[1]:
                    kept[name] = np.zeros((n, value.shape[1]), np.float16)
                kept[name][a:b] = value
            linker.take(window)
        linker.link()
    upos_tags, relations = net.settings["upos"], net.settings["deprels"]
    likely = np.exp(log_softmax(names))
    return Reading(
        page,
        tuple(upos_tags[i] for i in upos.tolist()),
        tuple(tagged.tolist()),
        tuple(governors.tolist()),
        tuple(relations[i] for i in deprels.tolist()),
        tuple(
            attrs.evolve(f, confidence=net.calibrated("name", f.confidence))
            for f in _names(likely, net.settings["types"])
        ),
        likely[:, 1::2] + likely[:, 2::2],
        tuple(attrs.evolve(f, confidence=net.calibrated("attribution", f.confidence)) for f in linker.attributions),
        linker.sure,
        tuple(linker.links),
        kept,
    )


def _syntax(window: Scores, edges: list[int], net: Network) -> tuple[np.ndarray, np.ndarray]:
    """Heads (in the text) and relations of a window's tokens, sentence by sentence."""
    found = np.zeros(window.end - window.first, np.int64)
    at = window.first
    i = bisect_right(edges, at)
    while at < window.end:
        end = min(edges[i], window.end)
        a, b = at - window.first, end - window.first
        found[a:b] = np.asarray(heads(window.arcs[a:b, a:b], window.roots[a:b, 0])) + a
        at, i = end, i + 1
    root = found == np.arange(len(found))
    labels = product(np.maximum(window.label_of + window.label_by[found], 0), net.label) + net.label_bias
    number = net.settings["deprels"].index("root")
    labels[~root, number] = -np.inf
    best = labels.argmax(axis=1)
    best[root] = number
    return found + window.first, best


def _names(sure: np.ndarray, types: list[str]) -> list[Name]:
    """The names among all tokens: where one begins and ends first, then which type is likeliest for all of it."""
    begins, goes_on = sure[:, 1::2], sure[:, 2::2]
    inside = (sure[:, 0] < 0.5).tolist()
    new = (begins.sum(axis=1) > goes_on.sum(axis=1)).tolist()
    found: list[Name] = []
    start = -1
    for i in range(len(inside) + 1):
        here = i < len(inside) and inside[i]
        if start >= 0 and (not here or new[i]):
            likely = (begins[start:i] + goes_on[start:i]).mean(axis=0)
            kind = int(likely.argmax())
            found.append(Name(start, i, types[kind], float(likely[kind])))
            start = -1
        if here and start < 0:
            start = i
    return found
