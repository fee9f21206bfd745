"""The generic cleaners: what newspapers have around their text. They run in the order of the hook below."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import CleanerSpec, hookimpl

ORDER = (
    ("characters", "Characters"),
    ("mail", "Mail"),
    ("wrapped", "Wrapped"),
    ("structure", "Structure"),
    ("dates", "Dates"),
    ("layout", "Layout"),
    ("titles", "Titles"),
    ("credits", "Credits"),
    ("bylines", "Bylines"),
    ("notices", "Notices"),
    ("headings", "Headings"),
)
"""Characters first, since all others read them; the marks of quoted lines and the breaks of hard-wrapped ones, since
all others read lines; then what other kinds of text than stories are known by, and the lines as a whole; and in what
they leave open titles before credits, since a credit may be glued to one."""


@hookimpl
def newsparse_cleaners() -> Iterator[CleanerSpec]:
    """One cleaner per idea, each in a module of its name."""
    for name, attribute in ORDER:
        yield CleanerSpec(name=f"cleaning.{name}", factory=f"newsparse.cleaning.{name}:{attribute}", joins=True)
