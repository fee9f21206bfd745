"""The pictures of pages in the gallery are what the examples make.

    python docs/pictures.py            says which picture shows something else, and exits with 1
    python docs/pictures.py --write    makes those pictures anew

Chromium opens what ``examples/make_a_report.py`` writes, and what the notebook shows. Each picture keeps the text of
its page in its file: of pictures only the texts and the size are compared, for no two machines have the same fonts.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import nbformat
from outputs import IMAGES, ROOT, differences

RENDERED = "all => all.forEach(one => { one.style.contentVisibility = 'visible' })"
"""Lets a browser render what it has left out as long as nobody scrolls there: its text would come or not, by chance."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Shot(NamedTuple):
    """A picture: of which page, beginning at which of its parts, after which clicks, how wide and how high."""

    page: str
    part: str = ""
    scheme: str = "light"
    clicks: tuple[str, ...] = ()
    size: tuple[int, int] = (1000, 640)


SHOTS = {
    "report.png": Shot("report.html", clicks=("#c2 .jump",)),
    "report-dark.png": Shot("report.html", scheme="dark", clicks=("#tab-table",)),
    "town.png": Shot("town.html"),
    "town-quoted.png": Shot("town.html", part="#quoted"),
    "cards.png": Shot("cards.html"),
}


def make_pages(folder: Path) -> None:
    """What the examples write, and a page of what the notebook shows of its first article."""
    script = ROOT / "examples" / "make_a_report.py"
    subprocess.run([sys.executable, str(script)], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    notebook = nbformat.read(ROOT / "examples" / "a_town_that_quarrels.ipynb", as_version=4)
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    shown = next(html for output in outputs if (html := output.get("data", {}).get("text/html")))
    page = f'<!doctype html><meta charset="utf-8"><body style="font-family: sans-serif">{shown}'
    (folder / "cards.html").write_text(page, encoding="utf-8")


def chromium() -> str | None:
    """Where Chromium is, if it is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("NEWSPARSE_BROWSER") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def browser(path: str) -> Iterator[Any]:
    """Chromium, started for some pictures."""
    from playwright.sync_api import sync_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path, args=["--disable-gpu", "--disable-dev-shm-usage", *(["--no-sandbox"] if root else [])]
        )
        yield opened
        opened.close()


def taken(opened: Any, shot: Shot, folder: Path) -> bytes:
    """A picture, with the text of its page."""
    width, height = shot.size
    size = {"width": width, "height": height}
    context = opened.new_context(viewport=size, color_scheme=shot.scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto((folder / shot.page).as_uri() + shot.part)
    page.wait_for_load_state("networkidle")
    for selector in shot.clicks:
        page.locator(selector).first.click()
    picture = page.screenshot()
    page.locator("body *").evaluate_all(RENDERED)
    text = "\n".join(line.strip() for line in page.locator("body").inner_text().splitlines() if line.strip())
    context.close()
    return with_text(picture, text)


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name and the data of each chunk of a PNG file."""
    start = len(SIGNATURE)
    while start < len(picture):
        (length,) = struct.unpack(">I", picture[start : start + 4])
        yield picture[start + 4 : start + 8], picture[start + 8 : start + 8 + length]
        start += length + 12


def with_text(picture: bytes, text: str) -> bytes:
    """A PNG file with a text in it: a chunk ``iTXt``, compressed, before the last chunk."""
    data = b"Description\0\1\0\0\0" + zlib.compress(text.encode())
    chunk = b"iTXt" + data
    end = picture.rindex(b"IEND") - 4
    return picture[:end] + struct.pack(">I", len(data)) + chunk + struct.pack(">I", zlib.crc32(chunk)) + picture[end:]


def text_of(picture: bytes) -> str:
    """The text that `with_text` has put into a PNG file; empty if there is none."""
    found = (data for name, data in chunks(picture) if name == b"iTXt")
    data = next(found, b"Description\0\1\0\0\0" + zlib.compress(b""))
    return zlib.decompress(data.split(b"\0", 1)[1][4:]).decode()


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG file, in pixels."""
    width, height = struct.unpack(">II", next(chunks(picture))[1][:8])
    return width, height


def changed(name: str, picture: bytes) -> list[str]:
    """What a picture shows otherwise than the file of that name, as lines; none if it is the same."""
    path = IMAGES / name
    if not path.is_file():
        return [f"{name} is not there"]
    before = path.read_bytes()
    if size_of(before) != size_of(picture):
        return [f"{name} is {size_of(before)} pixels wide and high, and should be {size_of(picture)}"]
    return differences(text_of(before), text_of(picture))


def main(*arguments: str) -> int:
    """Check or make all pictures; how many are not as they should be."""
    path = chromium()
    if path is None:
        print("there is no Chromium here: the pictures of pages are left as they are", file=sys.stderr)
        return 0
    wrong = 0
    with TemporaryDirectory() as made, browser(path) as opened:
        make_pages(Path(made))
        for name, shot in SHOTS.items():
            picture = taken(opened, shot, Path(made))
            lines = changed(name, picture)
            if lines and "--write" in arguments:
                (IMAGES / name).write_bytes(picture)
                print(f"wrote docs/images/{name}")
            elif lines:
                wrong += 1
                print("\n".join([f"docs/images/{name}: run make outputs", *lines]), file=sys.stderr)
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:]), 1))
