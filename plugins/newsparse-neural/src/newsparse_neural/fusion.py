"""One reading out of two: candidates from the rules and from the network, how likely each is right, and a choice."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_neural.decoding import BEGIN, CONTENT, CUE, INSIDE, SOURCE
from newsparse_neural.judge import Judge
from newsparse_neural.page import quote_marks
from newsparse_neural.reading import Reading

Range = tuple[int, int]
Part = tuple[Range, ...]
"""What fills a role, in tokens: half-open ranges in order; empty if nothing does."""
LOWEST = 1e-4
UNLIKELY = float(np.log(LOWEST))
STRETCH = 32
"""Tokens whose attributions are looked at together for those that share some."""
NEAR = 3
"""Tokens between two pieces of a content that may be one."""

PRIOR = (0.3, 0.0, 0.1)
"""How much likelier a source, cue or content counts that a rule sees: rules know sorts of sentences that the judge's
few articles lack."""

FIRM = 1.5
"""The same for all that a rule sees at a set phrase."""


@attrs.frozen
class Proposal:
    """An attribution as one of the two sees it. ``confidence`` is the network's; that of a rule is 0.

    ``firm`` says that a rule knows the cue as a set phrase (*gave the nod*), of which the judge has seen few.
    """

    parts: tuple[Part, Part, Part]
    confidence: float = 0.0
    direct: bool = False
    firm: bool = False


@attrs.frozen
class Candidate:
    """An attribution that may be right, and the proposals that its parts come from."""

    parts: tuple[Part, Part, Part]
    rule: Proposal | None
    network: Proposal | None

    @property
    def is_firm(self) -> bool:
        """Whether this is what a rule sees at a set phrase of which the network sees nothing, or a shorter cue."""
        if self.rule is None or not self.rule.firm or self.parts != self.rule.parts:
            return False
        return self.network is None or _tokens(self.network.parts[CUE]) < _tokens(self.parts[CUE])


def candidates(rules: Sequence[Proposal], network: Sequence[Proposal]) -> list[Candidate]:
    """Every proposal as it is, and where two share (a part of) a cue, every mixture of their parts.

    A source that a rule sees is not given up for none.
    """
    made: dict[tuple[Part, Part, Part], Candidate] = {}
    anchors = sorted((r, i) for i, p in enumerate(rules) for r in p.parts[CUE] or p.parts[CONTENT])
    firsts = [r[0] for r, _ in anchors]
    met: set[int] = set()
    for proposal in network:
        near = set()
        for a, b in (*proposal.parts[CUE], *proposal.parts[CONTENT]):
            at = bisect_left(firsts, b)
            for (c, d), i in reversed(anchors[max(0, at - 8) : at]):
                if c < b and a < d and bool(rules[i].parts[CUE]) == ((a, b) in proposal.parts[CUE]):
                    near.add(i)
        met |= near
        others: list[Proposal | None] = [rules[i] for i in sorted(near)]
        for other in others or [None]:
            for candidate in _mixed(other, proposal):
                made.setdefault(candidate.parts, candidate)
    for i, proposal in enumerate(rules):
        if i not in met:
            made.setdefault(proposal.parts, Candidate(proposal.parts, proposal, None))
    return list(made.values())


def _mixed(rule: Proposal | None, network: Proposal) -> Iterator[Candidate]:
    options = [[part] for part in network.parts]
    pieces = network.parts[CONTENT]
    if len(pieces) > 1:
        options[CONTENT] += [(piece,) for piece in pieces]
        if pieces[-1][0] - pieces[0][1] <= NEAR:
            options[CONTENT].append(((pieces[0][0], pieces[-1][1]),))
    if rule is not None:
        for role in (SOURCE, CUE, CONTENT):
            options[role].append(rule.parts[role])
        if rule.parts[SOURCE]:  # who said it stands there: "nobody" is no answer
            options[SOURCE] = [source for source in options[SOURCE] if source]
    for source, cue, content in itertools.product(*(dict.fromkeys(o) for o in options)):
        parts = (source, cue, content)
        whole = parts == network.parts or (rule is not None and parts == rule.parts)
        # Where no cue tells who speaks, only the rule that placed the quotation knows.
        strange = not cue and rule is not None and (source, content) != (rule.parts[SOURCE], rule.parts[CONTENT])
        apart = (cue or content) and not _tokens(cue) & (_tokens(source) | _tokens(content))
        if whole or (apart and not strange):
            yield Candidate(parts, rule, network)


class Evidence:
    """What the network and the page say of parts, and of two parts together."""

    def __init__(self, found: Reading) -> None:
        sure = np.clip(found.roles, LOWEST, 1)
        self._begins = np.log(sure[:, :, BEGIN])
        self._inside = np.log(sure[:, :, INSIDE])
        self._ends = np.log(np.clip(1 - found.roles[:, :, INSIDE], LOWEST, 1))
        self._links = {role: [w for w in found.links if w.role == role] for role in (CUE, CONTENT)}
        self._firsts = {role: [w.first for w in windows] for role, windows in self._links.items()}
        self._marks = quote_marks(found.page).tolist()
        self._sentences = found.page.sentences
        self._known: dict[tuple[int, Part], list[float]] = {}
        self._pointing: dict[tuple[int, Range], NDArray[np.float32] | None] = {}

    def of(self, candidate: Candidate) -> list[float]:
        """The numbers that a candidate is judged by."""
        source, cue, content = candidate.parts
        row = [x for role, part in enumerate(candidate.parts) for x in self._part(role, part)]
        row += self._edges(content)
        row += [self._link(CUE, cue, source), self._link(CONTENT, content, cue)]
        row += [_gap(cue, source), _gap(cue, content)]
        for proposal in (candidate.rule, candidate.network):
            row.append(float(proposal is not None))
            row += [float(proposal is not None and proposal.parts[k] == candidate.parts[k]) for k in range(3)]
        row.append(candidate.network.confidence if candidate.network else 0.0)
        row.append(float(candidate.rule is not None and candidate.rule.direct))
        row.append(float(candidate.rule is not None and not candidate.rule.parts[SOURCE]))
        return row

    def _part(self, role: int, part: Part) -> list[float]:
        known = self._known.get((role, part))
        if known is None:
            known = self._known[role, part] = self._likely(role, part)
        return known

    def _likely(self, role: int, part: Part) -> list[float]:
        """How likely a part begins, goes on and ends where it does: its least likely piece counts."""
        if not part:
            return [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
        n = len(self._begins)
        begins = min(float(self._begins[a, role]) for a, _ in part)
        ends = min(float(self._ends[b, role]) if b < n else 0.0 for _, b in part)
        inside = min((float(self._inside[a + 1 : b, role].min()) for a, b in part if b > a + 1), default=0.0)
        return [1.0, begins, inside, ends, float(np.log(sum(b - a for a, b in part))), float(len(part) > 1)]

    def _edges(self, part: Part) -> list[float]:
        """How a content lies to quotation marks and sentences."""
        if not part:
            return [0.0] * 5
        first, last = part[0][0], part[-1][1] - 1
        opens, closes = (self._marks[i] for i in (first, last))
        begun = bisect_right(self._sentences, first)
        ended = bisect_right(self._sentences, last)
        return [
            float(opens == 1),
            float(closes == 3),
            float((opens > 0) != (closes > 0)),
            float(self._sentences[begun - 1] == first),
            float(min(ended - begun, 5)),
        ]

    def _link(self, role: int, part: Part, to: Part) -> float:
        """How likely a cue points to a source, or a content to its cue; the piece that does so least counts."""
        return min((self._link_of(role, piece, to) for piece in part), default=0.0)

    def _link_of(self, role: int, piece: Range, to: Part) -> float:
        window = self._links[role][bisect_right(self._firsts[role], piece[0]) - 1]
        if (role, piece) not in self._pointing:
            self._pointing[role, piece] = window.likely(*piece)
        row = self._pointing[role, piece]
        if row is None:
            return UNLIKELY
        if not to:
            return float(np.log(max(row[-1], LOWEST)))
        total = sum(float(row[max(0, a - window.first) : max(0, b - window.first)].sum()) for a, b in to)
        return float(np.log(max(total, LOWEST)))


def _gap(one: Part, other: Part) -> float:
    """The tokens between two parts (logarithm of one more); negative where the second stands first."""
    if not one or not other:
        return 0.0
    behind = other[0][0] - one[-1][1]
    before = one[0][0] - other[-1][1]
    return float(np.log1p(max(behind, 0)) - np.log1p(max(before, 0)))


@attrs.frozen
class _Taken:
    """What an attribution takes of a text, its cue and its content, and the content that a rule sees in its place."""

    cue: Part
    said: Part
    by_rule: Part

    def goes_with(self, other: _Taken) -> bool:
        """Whether two can be told side by side: apart, or one inside what the other one says."""
        if not _meet(self.said, other.said) or self.is_within(other) or other.is_within(self):
            return True
        two_cues = bool(self.cue) and bool(other.cue)
        return two_cues and self.said == other.said and bool(self.by_rule) and self.by_rule == other.by_rule

    def is_within(self, other: _Taken) -> bool:
        """Whether this is a report within the other: with a cue of its own, for the same words are not said twice."""
        return bool(self.cue) and _lies_in(self.cue, other.said) and _lies_in(self.said, other.said)


def _joined(part: Part) -> Part:
    """A part as the fewest ranges: those that touch or share tokens are one.

    Example:
        >>> _joined(((7, 9), (2, 4), (4, 6)))
        ((2, 6), (7, 9))
    """
    found: list[Range] = []
    for start, end in sorted(part):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _meet(one: Part, other: Part) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _lies_in(one: Part, other: Part) -> bool:
    return all(any(c <= a and b <= d for c, d in other) for a, b in one)


def chosen(
    found: Reading, rules: Sequence[Proposal], network: Sequence[Proposal], judge: Judge
) -> Iterator[tuple[Candidate, float]]:
    """The candidates that are told, those of the likeliest parts first, and how likely each is in place.

    No two share a cue. Where two contents share words, one holds all of the other one's attribution, or the rules see
    the same content behind both cues (*praised by some, condemned by others*). A rule's report within a report needs
    no support by the network, which was taught the outermost ones only: unlikely ones come last and are told if within.
    """
    among = candidates(rules, network)
    if not among:
        return
    evidence = Evidence(found)
    right, *parts = judge([evidence.of(c) for c in among]).T
    cues: set[int] = set()
    holders: dict[int, list[_Taken]] = {}
    least = np.array([judge.least_of_rule if c.rule else judge.least for c in among])
    likely = (right >= least) | np.array([c.is_firm for c in among])
    worth = sum(parts) + [_prior(c) for c in among]
    for i in np.lexsort((-worth, ~likely)).tolist():
        candidate = among[i]
        cue, said = _joined(candidate.parts[CUE]), _joined(candidate.parts[CONTENT])
        anchor = _tokens(cue or said)
        if anchor & cues:
            continue
        one = _Taken(cue, said, candidate.rule.parts[CONTENT] if candidate.rule else ())
        near = [other for k in _stretches(cue) | _stretches(said) for other in holders.get(k, ())]
        if not all(one.goes_with(other) for other in near):
            continue
        if not likely[i] and not (candidate.rule and any(map(one.is_within, near))):
            continue
        for k in _stretches(said):
            holders.setdefault(k, []).append(one)
        cues |= anchor
        yield candidate, float(right[i])


def _prior(candidate: Candidate) -> float:
    """How much likelier a candidate counts for the parts that a rule sees, too; that a rule sees none is no sight."""
    if candidate.rule is None:
        return 0.0
    own = sum(PRIOR[k] for k in range(3) if candidate.parts[k] and candidate.parts[k] == candidate.rule.parts[k])
    return own + (FIRM if candidate.is_firm else 0.0)


def _stretches(part: Part) -> set[int]:
    """The stretches of `STRETCH` tokens that a part has tokens in."""
    return {k for a, b in part for k in range(a // STRETCH, (b - 1) // STRETCH + 1)}


def _tokens(part: Part) -> set[int]:
    return {t for a, b in part for t in range(a, b)}
