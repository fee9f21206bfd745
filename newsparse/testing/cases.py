"""Cases: what a text must yield, and what it must not, in TOML that needs no programmer.

.. code-block:: toml

    [[case]]
    id = "rejects-calls"
    phenomenon = "what is rejected is the thing called for"
    text = "Mali rejects calls for a truce."

      [[case.claim]]
      source = "Mali"
      kind = "reject"

      [[case.stance]]
      holder = "Mali"
      target = "truce"
      polarity = "oppose"

      [case.must_not]
      actors = ["calls"]

Every key but ``id`` and ``text`` may be left out: a case says what matters to it, and nothing else.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from newsparse.errors import InputError, unknown

Table = Mapping[str, Any]

_ACTOR = {"name", "type", "mentions", "country", "sector", "roles", "generic", "aliases"}
_ROLE = {"title", "organization", "status"}
_CLAIM = {"source", "kind", "cue", "content", "addressee", "negated", "style", "modality", "parent"}
_STANCE = {"holder", "target", "target_kind", "polarity", "dimension", "sources", "condition", "modality", "ended"}
_ARTICLE = {"title", "credit", "headings", "paragraphs_at_least", "not_in_paragraphs"}
_MUST_NOT = {"actors", "claims", "stances", "same_actor"}
_CASE = {"id", "phenomenon", "text", "text_file", "published", "actor", "claim", "stance", "article", "must_not"}

_POLARITIES = ("support", "neutral", "oppose")


@attrs.frozen(kw_only=True)
class Case:
    """One text, and what is expected of it. The tables are as in the file.

    ``clean`` says whether the text is to be cleaned first: it is where the case is about an article as received.

    Example:
        >>> case = Case(id="mali", text="Mali says no.", claims=[{"source": "Mali", "kind": "state"}])
        >>> print(case)
        mali
    """

    id: str
    text: str
    phenomenon: str = ""
    published: datetime.date | None = None
    clean: bool = False
    actors: tuple[Table, ...] = ()
    claims: tuple[Table, ...] = ()
    stances: tuple[Table, ...] = ()
    article: Table = MappingProxyType({})
    must_not: Table = MappingProxyType({})

    def __str__(self) -> str:
        """The id, which is what pytest shows of a case."""
        return self.id


def load_cases(path: str | Path) -> tuple[Case, ...]:
    """The cases of a TOML file, in its order. ``text_file`` is relative to the folder of that file.

    Raises:
        InputError: if the file cannot be read, is no TOML, uses a key that does not exist, or an id twice; it names
            the file, the case and the key.

    Example:
        >>> lines = ("[[case]]", 'id = "mali"', 'text = "Mali says no."', 'must_not = {actors = ["no"]}')
        >>> with open("cases.toml", "w", encoding="utf-8") as file:
        ...     print(*lines, sep=chr(10), file=file)
        >>> [case.id for case in load_cases("cases.toml")]
        ['mali']

        For a test of all of them::

            @pytest.mark.parametrize("case", load_cases("cases.toml"), ids=str)
            def test_case(case):
                assert run_case(case) == []
    """
    path = Path(path)
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read the cases {path}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path} is not TOML: {error}") from None
    _known(values, {"case"}, str(path))
    tables = _tables(values.get("case", []), str(path))
    cases = tuple(_case(table, path, number) for number, table in enumerate(tables, 1))
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise InputError(f"{path}: the id {case.id!r} is used twice")
        seen.add(case.id)
    return cases


def _case(table: Table, path: Path, number: int) -> Case:
    id = table.get("id")
    if not isinstance(id, str) or not id:
        raise InputError(f"{path}: case {number} has no id")
    where = f"{path}: case {id!r}"
    _known(table, _CASE, where)
    actors = _tables(table.get("actor", []), where, _ACTOR)
    claims = _tables(table.get("claim", []), where, _CLAIM)
    stances = _tables(table.get("stance", []), where, _STANCE)
    article, must_not = table.get("article", {}), table.get("must_not", {})
    _known(article, _ARTICLE, f"{where}, article")
    _known(must_not, _MUST_NOT, f"{where}, must_not")
    for actor in actors:
        if "name" not in actor:
            raise InputError(f"{where}: an actor has no name")
        _tables(actor.get("roles", []), where, _ROLE)
    _tables(must_not.get("claims", []), where, _CLAIM)
    for stance in (*stances, *_tables(must_not.get("stances", []), where, _STANCE)):
        if stance.get("polarity", "support") not in _POLARITIES:
            raise InputError(f"{where}: {unknown('polarity', str(stance['polarity']), _POLARITIES)}")
    if not (actors or claims or stances or article or must_not):
        raise InputError(f"{where} expects nothing, and so cannot fail")
    return Case(
        id=id,
        text=_text(table, path, where),
        phenomenon=table.get("phenomenon", ""),
        published=_date(table.get("published"), where),
        clean="text_file" in table or "article" in table,
        actors=actors,
        claims=claims,
        stances=stances,
        article=article,
        must_not=must_not,
    )


def _text(table: Table, path: Path, where: str) -> str:
    if ("text" in table) == ("text_file" in table):
        raise InputError(f"{where} needs one of 'text' and 'text_file'")
    if "text" in table:
        return str(table["text"])
    file: Path = path.parent / table["text_file"]
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{where}: cannot read {file}: {error}") from None
    return text


def _date(value: object, where: str) -> datetime.date | None:
    if value is None or isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise InputError(f"{where}: 'published' must be a day such as 2024-01-28, not {value!r}") from None


def _tables(value: object, where: str, keys: Iterable[str] | None = None) -> tuple[Table, ...]:
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise InputError(f"{where}: {value!r} must be a list of tables")
    for table in value if keys is not None else ():
        _known(table, keys or (), where)
    return tuple(value)


def _known(table: object, keys: Iterable[str], where: str) -> None:
    if not isinstance(table, Mapping):
        raise InputError(f"{where} must be a table")
    for key in table:
        if key not in keys:
            raise InputError(f"{where}: {unknown('key', key, keys)}")
