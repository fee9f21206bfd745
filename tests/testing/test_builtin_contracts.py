"""newsparse's own components keep the contracts that it asks of others."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from newsparse._registry import Config, discover
from newsparse.model import Actor, Article, Attribution, Block, Claim, Mention, ParsedArticle, Span, Stance, Target
from newsparse.testing import (
    CleanerContract,
    ExporterContract,
    ExtractorContract,
    KnowledgeBaseContract,
    ReaderContract,
)

SUITES = (CleanerContract, ExporterContract, ExtractorContract, KnowledgeBaseContract, ReaderContract)

STORY = (
    "Kenya's foreign minister, Amina Odhiambo, said on Monday that Nairobi opposed the tariff. "
    "“We will not sign,” she told reporters. Critics accused the ministry of delay.\n\n"
    "The trade union COTU welcomed the decision, according to a statement."
)

HEADLINE = "Harbour toll is unfair, Amina Odhiambo says"
SUMMED_UP = Article(
    text=f"{HEADLINE}\n\nAmina Odhiambo said on Monday that the toll for the harbour was unfair to drivers.",
    blocks=[
        Block(kind="title", span=Span(0, len(HEADLINE))),
        Block(kind="paragraph", span=Span(len(HEADLINE) + 2, len(HEADLINE) + 84)),
    ],
)


class TestTokens(ExtractorContract):
    component = "english.tokens"
    texts = (STORY,)


class TestMentions(ExtractorContract):
    component = "english.mentions"
    texts = (STORY,)


class TestAttributions(ExtractorContract):
    component = "english.attributions"
    texts = (STORY,)


class TestActors(ExtractorContract):
    component = "english.actors"
    texts = (STORY,)


class TestKnowledge(KnowledgeBaseContract):
    component = "english.knowledge"
    texts = (STORY,)
    names = ("Mali", "the U.S.", "Türkiye", "European Union", "UN")


class TestKnowledgeOfLists(KnowledgeBaseContract):
    component = "english.knowledge"
    texts = (STORY, "Ada Lund, the mayor, opened the bridge.")
    names = ("Ada Lund", "Ada M. Lund", "Bruno Falk", "Kenya")

    @pytest.fixture(autouse=True)
    def _listed(self, tmp_path, monkeypatch):
        rows = (
            "name,aliases,country,identifiers,title,organization,since,until",
            "Ada Lund,Ada M. Lund,NOR,people=1,mayor,Port Council,2023-10-01,",
            "Bruno Falk,,NOR,people=2,minister,,2015-10-01,2023-09-30",
        )
        (tmp_path / "people.csv").write_text("\n".join(rows), encoding="utf-8")
        monkeypatch.setattr(type(self), "options", {"lists": (str(tmp_path / "people.csv"),)})


class TestClaims(ExtractorContract):
    component = "english.claims"
    texts = (STORY,)


class TestCheckable(ExtractorContract):
    component = "english.checkable"
    texts = (STORY,)


class TestHeadlines(ExtractorContract):
    component = "english.headlines"
    texts = (SUMMED_UP, STORY)


class TestStances(ExtractorContract):
    component = "english.stances"
    texts = (STORY,)


class TestCharacters(CleanerContract):
    component = "cleaning.characters"
    texts = ("The ministerâ€™s answer was no.",)


class TestMail(CleanerContract):
    component = "cleaning.mail"
    texts = (
        "Ida Quist wrote to the harbour board:\n> The fees are unfair, and\n> nobody will pay them.\nNobody answered.",
        "> > The ships wait.\n> So they do.\n>\n> For how long?",
    )


class TestWrapped(CleanerContract):
    component = "cleaning.wrapped"
    texts = (
        "The harbour will reopen in May, its director said on\nTuesday, if the cranes are there by then and the\n"
        "weather is good.\n\nIt was closed for a year.",
    )


class TestLayout(CleanerContract):
    component = "cleaning.layout"
    texts = (
        "Home\nNews\nSport\nLog in\nHarbour to reopen\nShare on Facebook\n"
        "The harbour of Aden will reopen in May, its director said on Tuesday after he had met the shipping lines.\n"
        "It was closed for a year after the storm, which destroyed two of its cranes and sank a ferry in the port.\n"
        "The shipping lines said that they would return when the cranes were repaired, and not a day before that.\n"
        "Most read\nFerry prices rise again\nCookie policy\nContact us\n",
    )


class TestStructure(CleanerContract):
    component = "cleaning.structure"
    texts = (
        "FOR IMMEDIATE RELEASE\n\nHarbour to reopen\n\nThe harbour of Aden will reopen in May, its director said.",
    )


class TestDates(CleanerContract):
    component = "cleaning.dates"
    texts = ("Harbour to reopen\n\nUpdated 3 May 2024, 10:15 GMT\n\nThe harbour of Aden will reopen in May.",)


class TestTitles(CleanerContract):
    component = "cleaning.titles"
    texts = ("Harbour to reopen\n\nHarbour to reopen\n\nThe harbour of Aden will reopen in May, its director said.",)


class TestCredits(CleanerContract):
    component = "cleaning.credits"
    texts = ("Photo: Wanjiru Kamau/The Daily Tide\n\nThe harbour will reopen in May, its director said.",)


class TestBylines(CleanerContract):
    component = "cleaning.bylines"
    texts = ("By Wanjiru Kamau\n\nThe harbour will reopen in May, its director said.",)


class TestNotices(CleanerContract):
    component = "cleaning.notices"
    texts = ("The harbour will reopen in May.\n\nSign up for our newsletter\n\nIts director said so.",)


class TestHeadings(CleanerContract):
    component = "cleaning.headings"
    texts = (
        "The harbour will reopen in May, its director said on Tuesday.\n\nA Long Closure\n\n"
        "It was closed for a year after the storm, which destroyed two of its cranes.",
    )


class TestText(ReaderContract):
    component = "text"
    files = {"a.txt": STORY.encode()}


class TestMarkdown(ReaderContract):
    component = "markdown"
    files = {
        "a.md": b"---\npublished: 2024-01-28\n---\n# Harbour to reopen\n\nThe *harbour* of [Aden](x) will reopen.\n"
    }


class TestJson(ReaderContract):
    component = "json"
    files = {"a.json": b'{"title": "Harbour to reopen", "text": "It will.", "date": "2024-01-28", "desk": 3}'}


class TestJsonLines(ReaderContract):
    component = "jsonl"
    files = {"a.jsonl": b'{"text": "It will."}\n{"text": "It will not."}\n'}


WHOLE = Span(0, 5)
PARSED = ParsedArticle(
    article=Article(text="Kenya said no."),
    mentions=[Mention(id="m", span=WHOLE, head=WHOLE, form="name", type="state", actor_id="a")],
    attributions=[Attribution(id="t", source=[WHOLE], cue=[Span(6, 10)], content=[Span(11, 13)])],
    actors=[Actor(id="a", name="Kenya", type="state", mention_ids=["m"])],
    claims=[Claim(id="c", attribution_id="t", source="a", source_text="Kenya", content="no", kind="reject")],
    stances=[Stance(id="s", holder="a", target=Target(kind="claim", ref="c", text="no"), polarity=1, evidence=[WHOLE])],
)


class TestJsonExporter(ExporterContract):
    component = "json"
    results = (PARSED,)
    path = "out.json"


class TestJsonLinesExporter(ExporterContract):
    component = "jsonl"
    results = (PARSED, PARSED)
    path = "out.jsonl"


@pytest.mark.filterwarnings("ignore::newsparse.errors.LeftOutWarning")
class TestCsv(ExporterContract):
    component = "csv"
    results = (PARSED,)
    path = "out.csv"


def suites():
    """The catalogue and the component of each suite in these tests."""
    bases = {suite.__name__: suite.catalogue for suite in SUITES}
    for path in Path(__file__).parents[1].rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef):
                continue
            catalogues = [bases[base.id] for base in node.bases if isinstance(base, ast.Name) and base.id in bases]
            for line in node.body if catalogues else ():
                match line:
                    case ast.Assign(targets=[ast.Name(id="component")], value=ast.Constant(value=str(name))):
                        yield catalogues[0], name


def test_every_builtin_component_has_its_suite():
    """A component without a suite would be one that nobody holds to anything."""
    registry = discover(Config())
    builtin = {
        (catalogue, entry.spec.name)
        for catalogue in ("readers", "cleaners", "extractors", "exporters")
        for entry in getattr(registry, catalogue)
        if entry.plugin.distribution == "newsparse"
    }
    assert builtin - set(suites()) == set()
