"""Pages as scraped text: flattened in several ways, each line with the labels that it may have.

A page has a true body (or the pieces that belong to it and those that do not). What is certain of a line is one label,
what is not is a set of them: the chain learns with what is known.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import attrs
from lxml import html as parser

from newsparse.cleaning import notices, signs
from newsparse.cleaning.chain import LABELS
from newsparse.cleaning.lines import all_lines

BLOCKS = set(
    "address article aside blockquote br button dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
    " h5 h6 header hr li main nav ol p pre section summary table td th tr ul video".split()
)
HIDDEN = set("script style noscript template svg iframe head".split())
HEADS = ("h2", "h3", "h4", "h5")
STYLES = ("article", "glued", "page", "blank", "clean")
TEXT = frozenset({"text"})
NONE = frozenset({"furniture"})
ANY = frozenset(LABELS)
_BLANKS = re.compile(r"[\s\u00a0\u200b-\u200d\ufeff\u00ad]+")
_TOKEN = re.compile(r"\w+")
_CREDIT = re.compile(
    r"^\W*(?:©|\(c\)|photo(?:graph)?s?\b|image source|image credit|credits?:|picture:|pic:)"
    r"|/\s?(?:getty|afp|ap|reuters|epa)\b",
    re.I,
)
_BYLINE = re.compile(r"^(?:by|words by|written by|story by)\s+[A-Z]", re.I)


@attrs.frozen
class Page:
    """A page: its lines come from ``root``; ``body`` has the true parts, or is None where only pieces are known."""

    id: str
    outlet: str
    root: Any
    title: str
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    known: bool = True
    outside: tuple[str, ...] = ()
    scored: bool = False

    @property
    def body(self) -> str:
        return "\n".join((*self.summary, *self.headings, *self.paragraphs))


@attrs.frozen
class Example:
    """Lines of a flattened page with the blank lines before each, and the labels that each may have."""

    page: str
    outlet: str
    style: str
    lines: tuple[tuple[str, int], ...]
    allowed: tuple[frozenset[str], ...]


def squeeze(text: str | None) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text or "")).lower()


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text or "")
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)) if tokens)


def pages(folder: Path) -> Iterator[Page]:
    """The pages of ``dev``, ``readability`` and ``segments`` in a folder."""
    for row in _rows(folder / "dev.jsonl.gz"):
        sections = row["body"]["sections"]
        yield Page(
            id=row["id"],
            outlet=_domain(row["url"]),
            root=_root(row["html"]),
            title=row["title"] or "",
            authors=tuple(row["authors"] or ()),
            captions=tuple(row["captions"] or ()),
            summary=tuple(row["body"]["summary"]),
            headings=tuple(h for s in sections for h in s["headline"]),
            paragraphs=tuple(p for s in sections for p in s["paragraphs"]),
            scored=True,
        )
    for row in _rows(folder / "readability.jsonl.gz"):
        root, inner = _root(row["html"]), _root(row["expected_html"])
        parts = lines_of(inner)
        yield Page(
            id=f"readability/{row['id']}",
            outlet=_outlet(row["html"]),
            root=root,
            title=row["title"] or "",
            authors=(row["byline"],) if row["byline"] else (),
            captions=tuple(text for tag, text in parts if tag == "figcaption"),
            headings=tuple(text for tag, text in parts if tag in HEADS),
            paragraphs=tuple(text for tag, text in parts if tag not in HEADS and tag != "figcaption"),
        )
    for row in _rows(folder / "segments.jsonl.gz"):
        yield Page(
            id=f"segments/{row['id']}",
            outlet=_domain(row["url"] if "//" in row["url"] else row["id"].split("-")[0]),
            root=_root(row["html"]),
            title="",
            paragraphs=tuple(row["with"]),
            outside=tuple(row["without"]),
            known=False,
        )


def examples(page: Page, styles: tuple[str, ...] = STYLES) -> Iterator[Example]:
    """The page, flattened in each style."""
    for style in styles:
        if style in ("clean", "glued", "blank") and not page.known:
            continue
        lines = list(flattened(page, style))
        if not lines:
            continue
        allowed = _labels(page, style, lines)
        yield Example(page.id, page.outlet, style, tuple((text, blanks) for _, text, blanks in lines), tuple(allowed))


def clean_texts(path: Path, most: int) -> Iterator[tuple[str, str, str]]:
    """(id, title, text) of articles that were taken from their pages before, as JSON lines with a text."""
    for row in islice(_rows(path), most):
        text = next((row[key] for key in ("text", "content_original", "body") if row.get(key)), "")
        yield str(row.get("ID", row.get("id"))), row.get("title") or "", text


def articles(texts: Iterable[tuple[str, str, str]]) -> Iterator[Example]:
    """Articles that are clean already: what reads as sentences is text. They keep the chain from dropping it."""
    for identity, _, text in texts:
        seen = [(span.of(text), blanks) for span, blanks in all_lines(text)]
        if len(seen) < 4:
            continue
        allowed = tuple(TEXT if _is_running(line) else ANY - {"title"} for line, _ in seen)
        name = f"articles/{identity}"
        yield Example(name, name, "articles", tuple(seen), allowed)


def _is_running(line: str) -> bool:
    return signs.line(line).shape == "S" and notices.reason(line) is None


def flattened(page: Page, style: str) -> Iterator[tuple[str, str, int]]:
    """(tag, line, blank lines before it) of a page in a style."""
    if style == "clean":
        yield from _clean(page)
        return
    lines = lines_of(page.root if style == "page" else story(page))
    if style != "glued":
        for tag, text in lines:
            yield tag, text, int(style == "blank")
        return
    out: list[tuple[str, str, int]] = [("title", page.title, 0)] if page.title else []
    blank, fresh = 2, False
    for tag, text in lines:
        if fresh and out[-1][0] in HEADS[:3]:
            out[-1] = (tag, out[-1][1] + " " + text, out[-1][2])
            continue
        out.append((tag, text, blank + (tag in ("p", "div"))))
        blank, fresh = 0, True
    yield from out


def _clean(page: Page) -> Iterator[tuple[str, str, int]]:
    """What somebody has cleaned before: headline, standfirst and body; every other page without the headline."""
    blank = int(len(page.body) % 3 > 0)
    if page.title and len(page.body) % 2:
        yield "title", page.title, 0
    for tag, text in lines_of(story(page)):
        found = squeeze(text)
        if found in {squeeze(p) for p in page.paragraphs}:
            yield "p", text, blank
        elif found in {squeeze(h) for h in page.headings}:
            yield tag if tag in HEADS else "h2", text, blank


def story(page: Page) -> Any:
    """The article or main element that holds the body; the whole where none does."""
    want = shingles(page.body)
    found, most = None, (0, 0)
    for element in (*page.root.iter("article"), *page.root.iter("main")):
        content = element.text_content()
        kept = (sum((shingles(content) & want).values()), -len(content))
        if kept > most:
            found, most = element, kept
    return found if found is not None and most[0] >= 0.7 * sum(want.values()) else page.root


def lines_of(root: Any) -> list[tuple[str, str]]:
    """The visible text of an element, a block a line, each with the tag of its block."""
    out: list[tuple[str, str]] = []
    now: list[str] = []

    def close(tag: str) -> None:
        text = re.sub(r"\s+", " ", "".join(now)).strip()
        now.clear()
        if text:
            out.append((tag, text))

    stack: list[tuple[Any, str, bool]] = [(root, "div", False)]
    # (element, tag outside, leaving): an explicit stack, since pages may be nested deeply
    while stack:
        element, tag, leaving = stack.pop()
        name = element.tag if isinstance(element.tag, str) else None
        if leaving:
            if name in BLOCKS:
                close(name)
            if element is not root:
                now.append(element.tail or "")
            continue
        hidden = (
            name is None
            or name in HIDDEN
            or element.get("hidden") is not None
            or "display:none" in (element.get("style") or "").replace(" ", "")
        )
        if hidden:
            if element is not root:
                now.append(element.tail or "")
            continue
        if name in BLOCKS:
            close(tag)
            tag = name
        now.append(element.text or "")
        stack.append((element, tag, True))
        stack += [(child, tag, False) for child in reversed(element)]
    close("div")
    return out


def _labels(page: Page, style: str, lines: list[tuple[str, str, int]]) -> list[frozenset[str]]:
    keys = [squeeze(signs.line(text).text) for _, text, _ in lines]
    if not page.known:
        return [_of_pieces(page, key) for key in keys]
    paragraphs = {squeeze(p) for p in page.paragraphs} - {""}
    summary = {squeeze(s) for s in page.summary} - {""}
    heads = {squeeze(h) for h in page.headings} - {""}
    captions = {squeeze(c) for c in page.captions if len(squeeze(c)) > 14}
    authors = {squeeze(a) for a in page.authors if len(squeeze(a)) > 4}
    whole = shingles(page.body)
    joined = squeeze(page.body)
    dev = page.scored
    labels: list[frozenset[str]] = []
    inside: list[bool] = []
    for (tag, text, _), key in zip(lines, keys, strict=True):
        label = None
        if key in heads and key not in paragraphs and (tag in HEADS or dev):
            label = frozenset({"heading"})
        elif key in summary:
            label = frozenset({"subtitle"})
        elif key in paragraphs or (len(key) > 60 and key in joined):
            label = TEXT if tag not in HEADS else frozenset({"text", "heading"})
        elif len(text.split()) > 5:
            mine = shingles(text)
            part = sum((mine & whole).values()) / max(1, sum(mine.values()))
            if part >= 0.6:
                label = TEXT
            elif part > 0.3:
                label = frozenset({"text", "furniture"})
        inside.append(label is not None)
        if label is None:
            label = _outside(tag, text, key, captions, authors)
        labels.append(label)
    if style != "clean":
        _once(labels, keys, inside)
    _title(page, lines, labels)
    return labels


def _outside(tag: str, text: str, key: str, captions: set[str], authors: set[str]) -> frozenset[str]:
    """The labels of a line that is not in the body."""
    count = len(text.split())
    if any(key in c or c in key for c in captions) and len(key) > 14:
        return frozenset({"caption"}) if count > 3 else frozenset({"caption", "credit"})
    if count <= 16 and _CREDIT.search(text):
        return frozenset({"credit"})
    if count <= 20 and (_BYLINE.match(text) or any(a in key for a in authors)) and len(key) < 120:
        return frozenset({"byline", "furniture"}) if not _BYLINE.match(text) and count > 8 else frozenset({"byline"})
    if tag == "figcaption":
        return frozenset({"caption", "credit"})
    return NONE


def _of_pieces(page: Page, key: str) -> frozenset[str]:
    """Pages of which only some pieces are known."""
    for piece in map(squeeze, page.paragraphs):
        if piece in key or (len(key) > 40 and key in piece):
            return frozenset({"text", "heading"}) if len(key) < 60 else TEXT
    for piece in map(squeeze, page.outside):
        if piece in key or (len(key) > 10 and key in piece):
            return ANY - {"text", "heading", "subtitle", "title"}
    return ANY


def _once(labels: list[frozenset[str]], keys: list[str], inside: list[bool]) -> None:
    """Of lines that occur more than once, only the one with most of the body around it is in the body."""
    places: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        if inside[i]:
            places.setdefault(key, []).append(i)

    def company(i: int) -> int:
        return sum(len(keys[j]) for j in range(max(0, i - 4), min(len(keys), i + 5)) if inside[j] and j != i)

    for found in places.values():
        best = max(found, key=company)
        for i in found:
            if i != best:
                labels[i] = NONE
    # Short parts of the body that stand far from all long ones (a word of a menu) are none of it.
    long = [i for i, key in enumerate(keys) if inside[i] and len(key) > 80 and "text" in labels[i]]
    if not long:
        return
    low, high = long[0] - 4, long[-1] + 6
    for i, key in enumerate(keys):
        if inside[i] and len(key) <= 25 and not low <= i <= high:
            labels[i] = NONE


def _title(page: Page, lines: list[tuple[str, str, int]], labels: list[frozenset[str]]) -> None:
    said = re.sub(r"[\W_]+", "", page.title).lower()
    if len(said) < 4:
        return
    same = [i for i, (_, text, _) in enumerate(lines) if re.sub(r"[\W_]+", "", text).lower() == said]
    if not same:
        return
    chosen = next((i for i in same if lines[i][0] in ("title", "h1")), same[0])
    for i in same:
        labels[i] = frozenset({"title"}) if i == chosen else NONE


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _root(html: str) -> Any:
    root = parser.document_fromstring(html.encode("utf8"), parser=parser.HTMLParser(encoding="utf8"))
    body = root.find("body")
    return root if body is None else body


def _domain(url: str) -> str:
    """The name of a site: ``paper`` of ``https://www.paper.co.uk/news``."""
    host = re.search(r"(?:^|//)([\w-]+(?:\.[\w-]+)+)", url)
    parts = [part for part in (host[1].lower() if host else "").split(".") if part != "www"][:-1]
    if len(parts) > 1 and parts[-1] in ("co", "com", "org", "net", "ac", "gov", "or"):
        parts.pop()
    return parts[-1] if parts else ""


def groups(found: Iterable[Example]) -> dict[str, str]:
    """Which pages must not be parted between training and test: those of an outlet, and those that share furniture.

    Outlets of one owner have the same notices: pages with three lines of six or more words in common are one group.
    """
    leader: dict[str, str] = {}

    def of(key: str) -> str:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    holders: dict[str, set[str]] = {}
    for example in found:
        leader[of(example.page)] = of(f"outlet {example.outlet}")
        for (text, _), allowed in zip(example.lines, example.allowed, strict=True):
            if "text" not in allowed and len(text.split()) >= 6:
                holders.setdefault(squeeze(text), set()).add(example.page)
    shared: Counter[tuple[str, str]] = Counter()
    for pages_ in holders.values():
        for one, other in combinations(sorted(pages_)[:20], 2):
            shared[one, other] += 1
    for (one, other), times in shared.items():
        if times >= 3:
            leader[of(one)] = of(other)
    return {key: of(key) for key in list(leader) if not key.startswith("outlet ")}


def _outlet(html: str) -> str:
    """The site that a page without an address is from: the one that it links to most."""
    hosts = Counter(
        _domain(url)
        for url in re.findall(r"https?://[\w.-]+", html)
        if not re.search(
            r"fakehost|google|facebook|twitter|schema\.org|w3\.org|doubleclick|gravatar|cloudfront|youtube", url
        )
    )
    return hosts.most_common(1)[0][0] if hosts else ""
