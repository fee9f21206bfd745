"""A stranger gets from the wheel to a plugin of their own by a tutorial alone: each page is performed as it stands."""

from __future__ import annotations

import pytest

from tests.meta.test_outputs import outputs
from tests.packaging.tutorials import PAGES, clean, performed


@pytest.mark.wheels
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_tutorial_does_what_it_says(path, tmp_path):
    outside, place = tmp_path / "outside", tmp_path / "place"
    outside.mkdir()
    place.mkdir()
    page = path.read_text(encoding="utf-8")
    now = performed(page, place, clean(outside))
    assert outputs.differences(page, now) == []
    (module,) = place.glob(".venv/lib/python*/site-packages/newsparse/__init__.py")
    assert module.is_file()
