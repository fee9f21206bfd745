"""Find: which plugins there are, from the package itself and from installed distributions. Nothing is imported."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points

import attrs

from newsparse._version import __version__

GROUP = "newsparse"

BUILT_IN = (
    ("readers", "newsparse.readers"),
    ("cleaning", "newsparse.cleaning"),
    ("english", "newsparse.english"),
    ("exporters", "newsparse.exporters"),
)
"""The package's own plugins. They register through the same hooks as everybody else's."""


@attrs.frozen(order=True)
class Candidate:
    """A plugin that could be loaded: its entry-point name, where it is, and which distribution brought it."""

    name: str
    module: str
    distribution: str
    version: str

    @property
    def built_in(self) -> bool:
        """Whether it is part of newsparse itself."""
        return (self.name, self.module) in BUILT_IN

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution} {self.version})"


def find(points: Iterable[EntryPoint] | None = None) -> tuple[Candidate, ...]:
    """All candidates: the built-in ones, then the entry points of the group ``newsparse``, by name."""
    found = entry_points(group=GROUP) if points is None else points
    installed = {
        Candidate(p.name, p.value, p.dist.name if p.dist else "unknown", p.dist.version if p.dist else "0")
        for p in found
    }
    return (*(Candidate(name, module, "newsparse", __version__) for name, module in BUILT_IN), *sorted(installed))
