"""Links: what was read must hold together, as results of the engine do: ids that exist, spans inside their text."""

from __future__ import annotations

from newsparse.errors import SerializationError
from newsparse.model import ParsedArticle
from newsparse.model.soundness import faults, place


def check(parsed: ParsedArticle) -> None:
    """Refuse a result that does not hold together; see `newsparse.model.soundness`.

    Raises:
        SerializationError: for the first fault, with its place in the document.
    """
    for fault in faults(parsed):
        raise SerializationError(f"$.{place(parsed, fault)}: {fault.what}")
