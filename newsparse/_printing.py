"""Where plugins print: a command keeps standard output for its results."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TextIO

printing: ContextVar[TextIO | None] = ContextVar("printing", default=None)
"""Where plugins print; None is standard output. Who sets it has the process to itself, its working directory too."""
