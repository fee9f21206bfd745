"""A new source: a file of rules, and its test, from pages of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import newsparse
from newsparse.errors import ConfigurationError, WriteError

_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+")
_LONGEST = 120
_MOST = 8

_SOURCE = """\
# What this source has around its text. `line` is a pattern for a whole line; `action` is drop, label or end.
domains = ["{domain}"]

[[versions]]
valid_from = {day}
{rules}"""
_RULE = """
[[versions.rules]]
action = "drop"
line = '''{line}'''
reason = "notice"
"""
_TEST = '''\
"""What the source {domain} has around its text."""

from pathlib import Path

from newsparse.testing import SourceContract
from newsparse_html.sourcing import SourceFolder


class Test{name}(SourceContract):
    component = "html.own-{stem}"
    plugin = SourceFolder(Path(__file__).parent)
    texts = ({text!r},)
    kept = ({kept!r},)
    gone = ({gone!r},)
'''


def new_source(domain: str, pages: Sequence[Path], folder: Path) -> tuple[Path, Path]:
    """Write the file of a source and its test, with lines that several of its pages have as first rules.

    Raises:
        ConfigurationError: if that is no domain, or no page has a text.
        WriteError: if one of the files is there already.
    """
    domain = domain.lower().removeprefix("www.")
    if not _DOMAIN.fullmatch(domain):
        raise ConfigurationError(f"{domain!r} is no domain; give one such as gazette.example")
    articles = [newsparse.read(page, url=f"https://{domain}/", clean=False) for page in pages]
    if not articles:
        raise ConfigurationError("name a page of the source at least, better several")
    seen = Counter(line for article in articles for line in {*article.text.split("\n")} if 3 < len(line) <= _LONGEST)
    shared = [line for line, count in seen.most_common(_MOST) if count > 1] or ["More from us"]
    stem = domain.replace(".", "-")
    days = [article.published for article in articles if article.published]
    day = min(f"{found:%Y-%m-%d}" for found in days) if days else "2020-01-01"
    longest = max(articles[0].text.split("\n"), key=len)
    source, test = folder / f"{stem}.toml", folder / f"test_{stem.replace('-', '_')}.py"
    for path in (source, test):
        if path.exists():
            raise WriteError(f"{path} is there already; move it away, or name another folder with --to")
    rules = "".join(_RULE.format(line=re.escape(line).replace("\\ ", " ")) for line in shared)
    name = "".join(part.capitalize() for part in stem.split("-"))
    text = "\n\n".join([longest, shared[0], longest])
    folder.mkdir(parents=True, exist_ok=True)
    source.write_text(_SOURCE.format(domain=domain, day=day, rules=rules), encoding="utf-8")
    values = {"domain": domain, "name": name, "stem": stem, "text": text, "kept": longest, "gone": shared[0]}
    test.write_text(_TEST.format(**values), encoding="utf-8")
    return source, test
