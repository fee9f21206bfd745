"""The reference names every value, column and code that there is, and no other."""

from __future__ import annotations

import re
from enum import IntEnum
from pathlib import Path

import pytest

import newsparse
from newsparse.english.lexicon import rows
from newsparse.errors import NewsparseError
from newsparse.exporters.tables import TABLES
from newsparse.model import kinds

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def tables(page):
    """The first cells of the table of each heading of a page, as code."""
    parts = re.split(r"^## (.+)$", (REFERENCE / page).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        heading: re.findall(r"^\| `(.+?)` \|", body, flags=re.MULTILINE)
        for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }


GLOSSARY = {
    "Kinds of claims": kinds.ClaimKind,
    "Dimensions of stances": kinds.Dimension,
    "Polarity": kinds.Polarity,
    "Targets of stances": kinds.TargetKind,
    "Modality": kinds.Modality,
    "Types of mentions and actors": kinds.EntityType,
    "Forms of mentions": kinds.MentionForm,
    "Styles of claims": kinds.Style,
    "Status of a role": kinds.RoleStatus,
    "Kinds of blocks": kinds.BlockKind,
    "Levels of diagnostics": kinds.Level,
    "Actions of cleaners": kinds.EditAction,
}


@pytest.mark.parametrize("heading", GLOSSARY)
def test_the_glossary_explains_every_value(heading):
    members = GLOSSARY[heading]
    values = [str(int(m)) if issubclass(members, IntEnum) else m.value for m in members]
    assert sorted(tables("glossary.md")[heading]) == sorted(values)


def test_the_glossary_explains_every_sector():
    found = set()
    for name in ("institutions", "collectives", "titles"):
        found |= {row["sector"] for row in rows(name)}
    assert sorted(tables("glossary.md")["Sectors"]) == sorted(found - {""})


def test_every_column_of_the_tables_is_explained_in_order():
    documented = tables("csv.md")
    shared = documented.pop("In every table")
    assert TABLES["portrayals"] == TABLES["stances"]
    assert documented.pop("Portrayals") == []
    tables_but_one = set(TABLES) - {"portrayals"}
    for heading, columns in documented.items():
        assert columns == [c for c in TABLES[heading.lower()] if c not in shared]
    assert {heading.lower() for heading in documented} == tables_but_one


def exceptions(cls=NewsparseError):
    for sub in cls.__subclasses__():
        if sub.__module__ == "newsparse.errors":
            yield sub
            yield from exceptions(sub)


def test_every_code_of_a_diagnostic_is_explained():
    documented = tables("diagnostics.md")
    codes = {re.sub(r"(?<!^)([A-Z])", r"-\1", cls.__name__).lower() for cls in exceptions()}
    assert set(documented["Errors"]) == codes
    said = set()
    for source in (*ROOT.glob("newsparse/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")):
        if "testing" not in source.parts:
            said |= set(
                re.findall(r"\bcode=\"([a-z-]+)\"|^CODE = \"([a-z-]+)\"", source.read_text("utf-8"), re.MULTILINE)
            )
    assert set(documented["Remarks"]) == {a or b for a, b in said}


def test_the_names_of_the_errors_can_be_imported():
    assert all(hasattr(newsparse, cls.__name__) for cls in exceptions())
