"""A real browser for the tests of pages: Chromium, as the system has it."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest

import newsparse
from newsparse.model import Article, Block, ParsedArticle, Provenance, Removed, Span

TEXT = """Harbour toll from May

Kenya's transport minister, Amina Odhiambo, defended the new harbour toll on Monday. \
"The toll pays for the bridge," she said, "and for nothing else."

Paul Mwangi, chairman of the Coast Hauliers Federation, rejected the toll and accused the minister of a broken \
promise. He warned that drivers would strike.
"""

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'</style></textarea><!--"


@pytest.fixture(scope="session")
def toll() -> ParsedArticle:
    """An article with actors, claims, stances on issues and on an actor."""
    return newsparse.parse(Article(text=TEXT, publisher="The Tide"), pipeline="rules")


@pytest.fixture(scope="session")
def megabyte(toll: ParsedArticle) -> ParsedArticle:
    """An article of a million characters, as dense as news is: the same text, with filler, over and over."""
    text = toll.article.text + "\n\n" + "The harbour was busy all day, and the ferries were on time. " * 7 + "\n\n"
    times = range(1_000_000 // len(text))

    def placed(span: Span, n: int) -> Span:
        return Span(span.start + n * len(text), span.end + n * len(text))

    def spans(given: tuple[Span, ...], n: int) -> tuple[Span, ...]:
        return tuple(placed(span, n) for span in given)

    def numbered(id: str | None, n: int) -> str:
        return f"{id}.{n}"

    claim_ids = {claim.id for claim in toll.claims}
    return ParsedArticle(
        article=Article(text=text * len(times)),
        actors=[
            attrs.evolve(a, mention_ids=[numbered(m, n) for n in times for m in a.mention_ids]) for a in toll.actors
        ],
        mentions=[
            attrs.evolve(m, id=numbered(m.id, n), span=placed(m.span, n), head=placed(m.head, n))
            for n in times
            for m in toll.mentions
        ],
        attributions=[
            attrs.evolve(
                a,
                id=numbered(a.id, n),
                source=spans(a.source, n),
                cue=spans(a.cue, n),
                content=spans(a.content, n),
                parent_id=None,
            )
            for n in times
            for a in toll.attributions
        ],
        claims=[
            attrs.evolve(c, id=numbered(c.id, n), attribution_id=numbered(c.attribution_id, n), parent_id=None)
            for n in times
            for c in toll.claims
        ],
        stances=[
            attrs.evolve(
                s,
                id=numbered(s.id, n),
                evidence=spans(s.evidence, n),
                claim_id=numbered(s.claim_id, n) if s.claim_id in claim_ids else None,
            )
            for n in times
            for s in toll.stances
        ],
    )


@pytest.fixture(scope="session")
def hostile() -> ParsedArticle:
    """An article whose every text is an attack."""
    said = f"{HOSTILE} Mali rejects the plan {HOSTILE}."
    parsed = newsparse.parse(said, pipeline="rules", clean=False)
    assert parsed.stances
    evil = {"name": HOSTILE, "aliases": [HOSTILE], "identifiers": [("x", HOSTILE)]}
    made = Provenance(component=HOSTILE)
    return attrs.evolve(
        parsed,
        article=Article(
            text=said,
            url="javascript:alert(3)",
            publisher=HOSTILE,
            authors=[HOSTILE],
            language=HOSTILE,
            section=HOSTILE,
            subtitle=f"\u202e{HOSTILE}",
            blocks=[Block(kind="title", span=Span(0, len(said)))],
            removed=[Removed(span=Span(0, 50), reason=HOSTILE)],
            id=HOSTILE,
        ),
        actors=(attrs.evolve(actor, provenance=made, **evil) for actor in parsed.actors),
        claims=(attrs.evolve(claim, source_text=HOSTILE, content=HOSTILE) for claim in parsed.claims),
        stances=(
            attrs.evolve(s, condition=HOSTILE, target=attrs.evolve(s.target, text=HOSTILE)) for s in parsed.stances
        ),
    )


@pytest.fixture(scope="session")
def debates() -> list[ParsedArticle]:
    """Thirty short articles of two outlets, on two issues."""
    made = []
    for n in range(30):
        one, other = ("Ada Marsh", "Ben Okoro") if n % 3 else ("Ben Okoro", "Grace Wanjiru")
        issue = "toll" if n % 2 else "bridge"
        text = (
            f"Debate, part {n} of it\n\n{one} backs the {issue}. “We need it,” {one} said. {other} rejects the {issue}."
        )
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=n)
        article = Article(text=text, published=day, publisher="The Tide" if n % 2 else "Harbour Post")
        made.append(newsparse.parse(article, pipeline="rules"))
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser; tests that need one are skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no page is opened")
    path = os.environ.get("NEWSPARSE_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    path = path or shutil.which("google-chrome")
    if path is None:
        pytest.skip("there is no Chromium here: install one, or name it in NEWSPARSE_BROWSER")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    options = ["--disable-gpu", "--disable-dev-shm-usage", *(["--no-sandbox"] if root else [])]
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=options, timeout=300_000)
        yield opened
        opened.close()


def seconds_used(browser: Any) -> dict[int, float]:
    """The seconds of processor time that each process has used that shows a page: it is the same on a busy machine."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return {process["id"]: process["cpuTime"] for process in told if process["type"] == "renderer"}


class Opened:
    """A page in the browser, and what it complained of."""

    def __init__(self, page: Any) -> None:
        self.page, self.complaints = page, []
        self.seconds: Callable[[], float] = lambda: 0.0
        page.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def violations(self) -> list[str]:
        """What axe finds wrong, each as its rule and the first element."""
        axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
        self.page.context.new_cdp_session(self.page).send("Runtime.evaluate", {"expression": axe})
        found = self.page.evaluate("axe.run(document, {preload: false, resultTypes: ['violations']})")["violations"]
        return [f"{one['impact']} {one['id']}: {one['nodes'][0]['html']}" for one in found]


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Opened]]:
    """Opens a file as a page, with what a browser context takes (``color_scheme``, ``viewport`` ...)."""
    contexts = []

    def opened(path: Path, **how: Any) -> Opened:
        context = browser.new_context(**{"reduced_motion": "reduce", "viewport": {"width": 1300, "height": 900}, **how})
        context.set_default_timeout(120_000)
        contexts.append(context)
        before = seconds_used(browser)
        shown = Opened(context.new_page())
        shown.page.goto(path.as_uri())
        shown.seconds = lambda: sum(used - before.get(id, 0) for id, used in seconds_used(browser).items())
        return shown

    yield opened
    for context in contexts:
        context.close()
