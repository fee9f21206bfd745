"""Stances in slogans and headlines: *No to the dam, say farmers*, "Down with the levy!"."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.lexicon import words
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.targets import TargetPhrase, targets_at
from newsparse.english.view import View
from newsparse.model import Dimension, Polarity

_SIGNS = {"no to": -1, "yes to": 1, "down with": -1}


def frames(view: View, i: int) -> Iterator[Frame]:
    """The stance in a slogan that begins at a token, held by whoever is said to say it."""
    g = view.g
    sign = _SIGNS.get(" ".join(g.lower[i : i + 2]))
    start, _ = g.sentence_range(i)
    if sign is None or (i > start and g.words[i - 1] not in words("opening_mark")):
        return
    targets = targets_at(view, i + 2)
    if targets:
        side = Side(Polarity(sign), Dimension.POSITION, 0.7)
        yield Frame(side, (i, i + 2), i, _speakers(view, i, targets), targets)


def _speakers(view: View, i: int, targets: list[TargetPhrase]) -> list[str]:
    """Who says a slogan: the source of the claim around it, or the subject of the verb of saying after it."""
    around = view.claims_around(i)
    if around:
        return [source] if (source := around[-1][1].source) is not None else []
    g, end = view.g, targets[-1].stop
    verb = next(iter(g.groups_in(end, min(len(g.lower), end + 3))), None)
    said = verb is not None and verb.lemma in words("slogan_verb")
    return view.actors_of(g.clause(verb).agents) if verb is not None and said else []
