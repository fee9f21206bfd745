"""The generic cleaners: what newspapers have around their text. They run in the order of the hook below."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import CleanerSpec, hookimpl

ORDER = (
    ("characters", "newsparse.cleaning.characters:Characters"),
    ("mail", "newsparse.cleaning.mail:Mail"),
    ("wrapped", "newsparse.english.cleaning:wrapped"),
    ("structure", "newsparse.cleaning.structure:Structure"),
    ("dates", "newsparse.cleaning.dates:Dates"),
    ("layout", "newsparse.cleaning.layout:Layout"),
    ("titles", "newsparse.cleaning.titles:Titles"),
    ("credits", "newsparse.cleaning.credits:Credits"),
    ("bylines", "newsparse.cleaning.bylines:Bylines"),
    ("notices", "newsparse.cleaning.notices:Notices"),
    ("headings", "newsparse.cleaning.headings:Headings"),
)
"""Characters first, since all others read them; the marks of quoted lines and the breaks of hard-wrapped ones, since
all others read lines; then what other kinds of text than stories are known by, and the lines as a whole; and in what
they leave open titles before credits, since a credit may be glued to one. What must know ordinary words is made by a
language, which hands them in."""


@hookimpl
def newsparse_cleaners() -> Iterator[CleanerSpec]:
    """One cleaner per idea, each in a module of its name."""
    for name, factory in ORDER:
        yield CleanerSpec(name=f"cleaning.{name}", factory=factory, joins=True)
