"""Whatever goes wrong, and in whatever order: each article is there once, as it is when parsed alone, or is told of."""

from __future__ import annotations

import gzip
import importlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

import newsparse
from newsparse._cli import main
from newsparse.errors import NewsparseError
from newsparse.testing.strategies import texts

PLUGIN = """
import os, signal
import attrs
from newsparse.model import Annotation, Claim, Edit, Mention, Span, item_id
from newsparse.plugin import cleaner, extractor

articles_until_interruption = -1

@cleaner("faulty.edits", joins=True)
def edits(article):
    text = article.text
    if "drops a word" in text:
        yield Edit.drop(Span(text.index("drops a word"), text.index("drops a word") + 6), "a word")
    if "edits nothing" in text:
        yield Edit.drop(Span(len(text), len(text) + 9), "nothing")
    if "edits twice" in text:
        yield Edit.drop(Span(0, 3), "once")
        yield Edit.drop(Span(2, 5), "twice")
    if "raises early" in text:
        raise LookupError("early")

@extractor("faulty.find", requires={"claims", "actors"}, provides={"faulty.find", "actors", "mentions"}, joins=True)
def find(document):
    global articles_until_interruption
    articles_until_interruption -= 1
    if articles_until_interruption == 0:
        os.kill(os.getpid(), signal.SIGINT)
    id, text = document.article.id, document.article.text
    yield Annotation(id=item_id(id, "faulty", []), kind="faulty.find", spans=[Span(0, len(text))])
    if "learns more" in text:
        yield from (attrs.evolve(actor, aliases=[*actor.aliases, "More"]) for actor in document.actors)
    if "raises late" in text:
        raise ZeroDivisionError("late")
    if "ends all" in text:
        raise SystemExit(0)
    if "leaves the text" in text:
        span = Span(len(text) - 1, len(text) + 1)
        yield Mention(id="m", span=span, head=span, form="name", type="place")
    if "finds nobody" in text:
        yield from (attrs.evolve(actor, id="x", mention_ids=["nobody"]) for actor in document.actors[:1])
        yield Mention(id="m", span=Span(0, 1), head=Span(0, 1), form="name", type="place", actor_id="nobody")
    if "is of another layer" in text:
        yield Claim(id="c", attribution_id="a", content="no", kind="state", style="indirect")
    if "says it twice" in text:
        yield Annotation(id=item_id(id, "faulty", []), kind="faulty.find", spans=[Span(0, 1)])
    if "is no item" in text:
        yield 5
"""
HARMLESS = ("drops a word", "learns more", "rejects the plan")
FAULTS = (
    "edits nothing", "edits twice", "raises early", "raises late", "ends all", "leaves the text", "finds nobody",
    "is of another layer", "says it twice", "is no item",
)  # fmt: skip
SENTENCES = st.builds("Mayor Ina Tolle said on Monday that it {}.".format, st.sampled_from((*HARMLESS, *FAULTS)))
TEXTS = st.one_of(SENTENCES, st.builds("{}\n\n{}".format, texts(max_size=80), SENTENCES))
ARTICLES = st.lists(TEXTS, min_size=1, max_size=3)
RUN = ("-p", "rules", "-o", "out.jsonl", "--resume")


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An installed plugin that fails in many ways, as the article tells it; it joins every pipeline."""
    (tmp_path / "faulty.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "faulty-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[newsparse]\nfaulty = faulty\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("faulty")
    sys.modules.pop("faulty", None)


@attrs.frozen
class Told:
    """A failure: of which article, why, and what was found all the same."""

    id: str
    why: str
    claims: int

    @classmethod
    def of(cls, parsed: newsparse.ParsedArticle) -> Told | None:
        """What a result tells of, if that is a failure."""
        errors = [remark.message for remark in parsed.diagnostics if remark.level == "error"]
        return cls(parsed.article.id, errors[0], len(parsed.claims)) if errors else None


class Runs(RuleBasedStateMachine):
    """Files come, some of them damaged; runs are interrupted or killed, and go on, some with other settings."""

    def __init__(self, faulty: Any) -> None:
        super().__init__()
        self.faulty = faulty
        self.folder, self.back = TemporaryDirectory(), Path.cwd()
        os.chdir(self.folder.name)
        self.out = Path("out.jsonl")
        self.pipe = newsparse.Pipeline.preset("rules")
        self.without = newsparse.Pipeline.from_names(["rules"])
        self.files: list[str] = []
        self.expected: Counter[str | Told] = Counter()
        self.complete = False

    def teardown(self) -> None:
        """In the end all is done."""
        try:
            self.go_on()
        finally:
            os.chdir(self.back)
            self.folder.cleanup()

    # -- files

    @initialize(some=ARTICLES)
    def first(self, some: list[str]) -> None:
        """There is a file from the beginning on."""
        self.lines(some, None)

    @rule(some=ARTICLES, broken=st.none() | st.integers(0, 3))
    def lines(self, some: list[str], broken: int | None) -> None:
        """Articles, among which a line may be no JSON."""
        lines = [json.dumps({"text": text}) for text in some]
        if broken is not None:
            lines.insert(broken, '{"text": ')
        came = self.add(".jsonl", "\n".join(lines).encode())
        assert len(came) == len(lines)
        assert sum(isinstance(one, Told) and "is not JSON" in one.why for one in came) == (broken is not None)

    @rule(some=ARTICLES, left=st.floats(0.1, 0.9))
    def cut_off(self, some: list[str], left: float) -> None:
        """A packed file whose end is missing."""
        packed = gzip.compress("\n".join(json.dumps({"text": text}) for text in some).encode())
        came = self.add(".jsonl.gz", packed[: int(left * len(packed))])
        assert isinstance(came[-1], Told)

    @rule(content=st.binary(max_size=60))
    def rubbish(self, content: bytes) -> None:
        """A file of any bytes."""
        assert len(self.add(".txt", content)) == 1

    @rule(data=st.data())
    def once_more(self, data: st.DataObject) -> None:
        """A file of the same articles as another one."""
        name = data.draw(st.sampled_from(self.files))
        self.add(name[name.index(".") :], Path(name).read_bytes())

    def add(self, suffix: str, content: bytes) -> list[str | Told]:
        """Add a file; what its articles are when each of them is parsed alone."""
        path = Path(f"{len(self.files):02}{suffix}")
        path.write_bytes(content)
        came = [self.alone(one) for one in newsparse.read_many([path], clean=False, on_error="record")]
        self.files.append(path.name)
        self.expected.update(came)
        self.complete = False
        return came

    def alone(self, read: newsparse.Article | newsparse.ParsedArticle) -> str | Told:
        """What an article is when it is parsed alone."""
        if isinstance(read, newsparse.ParsedArticle):
            told = Told.of(read)
            assert told is not None
            return told
        self.faulty.articles_until_interruption = -1
        try:
            return newsparse.dumps(newsparse.parse(read, pipeline=self.pipe))
        except NewsparseError as error:
            found = not str(error).startswith("cleaner")
            return Told(read.id, str(error), len(newsparse.parse(read, pipeline=self.without).claims) if found else 0)

    # -- runs

    @rule()
    def go_on(self) -> None:
        """A run to the end: each article is there once, and nothing changes when it runs again."""
        before = self.content()
        done = self.run()
        assert done.exit_code in (0, 1, 3), done.stderr
        assert Counter(self.there()) == self.expected
        assert not self.complete or self.content() == before
        self.complete = True

    @rule(after=st.integers(1, 4), left=st.floats(0, 1))
    def interrupted(self, after: int, left: float) -> None:
        """After a run that was killed, one that Ctrl-C ends while an article is parsed."""
        self.killed(left)
        done = self.run(until=after)
        assert done.exit_code in (0, 1, 3, 130), done.stderr
        assert Counter(self.there()) <= self.expected
        assert done.exit_code == 130 or Counter(self.there()) == self.expected
        self.complete = done.exit_code != 130

    @rule(left=st.floats(0, 1))
    def killed(self, left: float) -> None:
        """The file as a run leaves it that is killed while it writes any byte."""
        if self.out.exists():
            os.truncate(self.out, int(left * self.out.stat().st_size))
            self.complete = False

    @precondition(lambda self: b"\n" in self.content())
    @rule()
    def other_settings(self) -> None:
        """Results of other settings do not come among these, and nothing of these is taken off."""
        before = self.content()
        done = self.run("--least", "0.9")
        assert (done.exit_code, "least 0.4 and not 0.9" in done.stderr) == (2, True)
        assert self.content() == before

    def run(self, *more: str, until: int = -1) -> Result:
        """The command, over all files."""
        self.faulty.articles_until_interruption = until
        return CliRunner().invoke(main, ["parse", *self.files, *RUN, *more])

    def content(self) -> bytes:
        """What is in the file."""
        return self.out.read_bytes() if self.out.exists() else b""

    def there(self) -> Iterator[str | Told]:
        """All results in the file: each is whole, and its spans are in its text."""
        content = self.content().decode()
        assert content.endswith("\n") or not content
        for line in content.split("\n")[:-1]:
            parsed = newsparse.loads(line)  # refuses spans that leave the text
            yield Told.of(parsed) or line


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
def test_each_article_is_there_once_as_it_is_alone_or_told_of(faulty: Any) -> None:
    # To make a failure short takes minutes; whoever has one may allow it that.
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    number = min(settings().max_examples, 20)
    most = settings(max_examples=number, stateful_step_count=15, deadline=None, phases=phases)
    run_state_machine_as_test(partial(Runs, faulty), settings=most)  # type: ignore[arg-type]
