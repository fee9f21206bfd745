"""The files of a model: each is as its maker wrote it, or is refused. ``SHA256SUMS`` beside them says how that is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from newsparse.errors import NewsparseError

SUMS = "SHA256SUMS"
"""The file of hashes, as ``sha256sum`` writes and checks it."""

T = TypeVar("T")


def seal(folder: Path) -> None:
    """Write the hashes of all files of a model; whoever changes one of them does so.

    Example:
        >>> folder = Path("model")
        >>> folder.mkdir()
        >>> _ = (folder / "words.txt").write_text("a", encoding="utf-8")
        >>> seal(folder)
        >>> print((folder / SUMS).read_text(encoding="utf-8"), end="")
        ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  words.txt
    """
    paths = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths)
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def opened(path: Path, read: Callable[[bytes], T]) -> T:
    """What ``read`` makes of a file of a model.

    Raises:
        NewsparseError: if the file is missing, is not as it was when the model was sealed, or cannot be read.
    """
    try:
        content = path.read_bytes()
        sums = (path.parent / SUMS).read_text(encoding="utf-8").splitlines()
        if f"{hashlib.sha256(content).hexdigest()}  {path.name}" not in sums:
            raise ValueError("its bytes are others than were written")
        return read(content)
    except ImportError:
        raise
    except FileNotFoundError as error:
        what = f"the model file {error.filename} is missing"
        raise NewsparseError(f"{what}; install the plugin again, or write the model again") from error
    except Exception as error:
        what = f"the model file {path} is damaged ({type(error).__name__}: {error})"
        raise NewsparseError(f"{what}; install the plugin again, or write the model again") from error
