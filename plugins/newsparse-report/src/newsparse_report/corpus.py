"""The index of a corpus: what is kept of each article while its page is written, and what is counted over all of them.

Results are taken one at a time. Of each, its page is written at once; names, stances and the beginnings of quotes are
kept. The index has the first rows of each list; all rows stand in files of JSON beside it, some hundred in each, which
the page takes in as they are needed. Since a page that is opened from a disk may read no other file, each of them is a
script that hands its JSON over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import attrs
from markupsafe import Markup

import newsparse
from newsparse.model import Claim, ClaimKind, Identity, Level, ParsedArticle, digest
from newsparse.model.actor import sort_of
from newsparse.model.claim import says
from newsparse.model.display import content_of
from newsparse.model.wording import flat
from newsparse.plugin import Output
from newsparse_network.drawing import svg
from newsparse_network.extraction import names_of, statements_of
from newsparse_network.parties import Parties
from newsparse_network.projecting import one_mode
from newsparse_network.statement import Statement
from newsparse_network.summary import issue_summary
from newsparse_network.table import Statements
from newsparse_report.article import article_page_of_corpus, script, style, title_of
from newsparse_report.cards import Items, short
from newsparse_report.rendering import as_data, asset, linked_page
from newsparse_report.timeline import Bar, timeline

LEAST = 0.5
"""What is less sure is on the pages of the articles, and not counted on the index."""

FIRST, ROWS, BEHIND, EVIDENCE = 25, 500, 50, 40
"""Rows that stand in the index itself; rows of a file; rows whose evidence is in one file; evidence of a row."""

_MOST_OUTLETS, _MOST_PAIRS, _MOST_DRAWN, _MOST_NAMES = 5, 500, 24, 6
_PLAIN_ID = re.compile(r"[0-9a-f]{8,64}")

Row = list[Any]


@attrs.frozen(kw_only=True)
class _Quote:
    """Where a claim is: the number of its article, and its own; and the words of it that are shown."""

    article: int
    claim: int
    actor_id: str
    verb: str
    words: str


@attrs.define
class _Collected:
    """What is kept of results while they pass. ``write`` puts a page into the folder of the report."""

    home: str
    portrayals: bool
    write: Callable[[str, str], None]
    articles: list[Row] = attrs.Factory(list)
    days: list[Any] = attrs.Factory(list)
    outlets: list[str] = attrs.Factory(list)
    slim: list[ParsedArticle] = attrs.Factory(list)
    quotes: list[_Quote] = attrs.Factory(list)
    sorts: dict[str, str] = attrs.Factory(dict)
    stances: dict[tuple[str, str], tuple[int, int]] = attrs.Factory(dict)
    there: set[str] = attrs.Factory(set)

    def watch(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results, each with its page written; an article that comes twice counts once."""
        for parsed in results:
            if parsed.article.id not in self.there:
                self.there.add(parsed.article.id)
                self._take(parsed)
                yield parsed

    def _take(self, parsed: ParsedArticle) -> None:
        article, number = parsed.article, len(self.articles)
        name = f"{article.id if _PLAIN_ID.fullmatch(article.id) else digest(article.id)}.html"
        self.write(name, article_page_of_corpus(parsed, home=f"../{quote(self.home)}", portrayals=self.portrayals))
        items = Items.of(parsed, portrayals=self.portrayals)
        outlet = flat(article.publisher or urlsplit_host(article.url))
        speakers: Counter[str] = Counter()
        parties = Parties(parsed)
        for n, claim in enumerate(items.claims):
            actor = parsed.actor(claim.source)
            if actor is None or not _is_quote(claim) or not parties.somebody(actor):
                continue
            speakers[flat(actor.name)] += 1
            self.sorts[actor.id] = sort_of(actor)
            words = short(content_of(claim, parsed))
            self.quotes.append(_Quote(article=number, claim=n, actor_id=actor.id, verb=says(claim), words=words))
        for n, stance in enumerate(items.stances):
            self.stances[article.id, stance.id] = (number, n)
        day = article.published
        self.days.append(day)
        self.outlets.append(outlet)
        self.articles.append(
            [
                name,
                title_of(parsed),
                outlet,
                day.isoformat()[:10] if day else "",
                ", ".join(who for who, _ in speakers.most_common(_MOST_NAMES)),
                len(items.claims),
                len(items.stances),
                int(any(remark.level is Level.ERROR for remark in parsed.diagnostics)),
                article.id,
            ]
        )
        self.slim.append(
            attrs.evolve(
                parsed,
                sentences=(),
                mentions=(),
                attributions=(),
                claims=(),
                annotations=(),
                diagnostics=(),
                tokens=None,
            )
        )


def _is_quote(claim: Claim) -> bool:
    """Whether a claim counts as a quote: sure enough, told by the article itself, and of somebody who did say it."""
    told = claim.content != "" and claim.kind not in (ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD)
    return told and claim.parent_id is None and claim.confidence >= LEAST


def urlsplit_host(url: str | None) -> str:
    """The host of an address, without ``www.``; nothing where there is none.

    Example:
        >>> urlsplit_host("https://www.news.example/1"), urlsplit_host("http://[")
        ('news.example', '')
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def write_corpus(
    results: Iterable[ParsedArticle], output: Output, path: Path, *, title: str = "", portrayals: bool = False
) -> None:
    """Write the index of a corpus to ``path``, a page for each article, and the files of data that it takes in."""
    home = path.name
    folder = f"{path.stem}_files"

    def write(name: str, text: str) -> None:
        with output.beside(f"{folder}/{name}") as file:
            file.write(text)

    collected = _Collected(home, portrayals, write)
    identities = newsparse.link_actors(collected.watch(results))
    write("report.css", style())
    write("article.js", script())
    write("index.js", "\n".join(map(asset, ("common.js", "corrections.js", "index.js"))))
    values = _values(collected, identities, write)
    values |= {"page_title": title or _title(collected), "folder": quote(folder), "version": newsparse.__version__}
    values["values"]["folder"] = quote(folder)
    page = linked_page("index.html", values, style=f"{quote(folder)}/report.css", script=f"{quote(folder)}/index.js")
    with output.open() as file:
        file.write(page)


def _title(collected: _Collected) -> str:
    number = len(collected.articles)
    return f"{number:,} article{'s' if number != 1 else ''}"


def _values(collected: _Collected, identities: Sequence[Identity], write: Callable[[str, str], None]) -> dict[str, Any]:
    names = names_of(identities)
    outlets = [name for name, _ in Counter(filter(None, collected.outlets)).most_common(_MOST_OUTLETS)]
    order = sorted(range(len(collected.articles)), key=lambda n: collected.articles[n][3], reverse=True)
    quoted, behind_quoted = _quoted(collected, names, outlets)
    rows = list(_statements(collected, identities))
    statements = Statements.of(rows)
    issues, behind_issues = _issues(collected, rows, statements)
    picture, pairs = _agreement(statements)
    lists = {"articles": collected.articles, "quoted": quoted, "issues": issues, "pairs": pairs}
    for name, whole in lists.items():
        _write_pages(name, whole, ROWS, write)
    _write_pages("behind-quoted", behind_quoted, BEHIND, write)
    _write_pages("behind-issues", behind_issues, BEHIND, write)
    bars = timeline([day for day in collected.days if day is not None])
    return {
        "articles": [collected.articles[n] for n in order[:FIRST]],
        "quoted": quoted[:FIRST],
        "issues": issues[:FIRST],
        "pairs": pairs[:FIRST],
        "numbers": {name: len(whole) for name, whole in lists.items()},
        "claims": sum(row[5] for row in collected.articles),
        "stances": sum(row[6] for row in collected.articles),
        "failed": sum(row[7] for row in collected.articles),
        "outlets": outlets,
        "all_outlets": sorted(set(filter(None, collected.outlets))),
        "days": _span(bars),
        "bars": bars,
        "picture": picture,
        "least": LEAST,
        "values": {
            "numbers": {name: len(whole) for name, whole in lists.items()},
            "rows": ROWS,
            "behind": BEHIND,
            "evidence": EVIDENCE,
            "outlets": outlets,
        },
    }


def _span(bars: Sequence[Bar]) -> str:
    return f"{bars[0].start.isoformat()} to {bars[-1].end.isoformat()}" if bars else ""


def _write_pages(name: str, rows: Sequence[Any], size: int, write: Callable[[str, str], None]) -> None:
    for number, start in enumerate(range(0, len(rows), size)):
        write(f"{name}-{number}.js", f'newsparseData("{name}",{number},{as_data(rows[start : start + size])});\n')


def _quoted(collected: _Collected, names: dict[str, str], outlets: Sequence[str]) -> tuple[list[Row], list[Row]]:
    """Who is quoted: rows of name, sort, articles, claims, and the share of each outlet's claims; and the quotes."""
    quotes: dict[str, list[_Quote]] = {}
    by_outlet: Counter[str] = Counter()
    for quote_ in collected.quotes:
        quotes.setdefault(names.get(quote_.actor_id, ""), []).append(quote_)
        by_outlet[collected.outlets[quote_.article]] += 1
    rows, behind = [], []
    for name, own in sorted(quotes.items(), key=lambda item: (-len(item[1]), item[0])):
        there = Counter(collected.outlets[q.article] for q in own)
        shares = [round(there[outlet] / by_outlet[outlet], 4) if by_outlet[outlet] else 0 for outlet in outlets]
        rows.append([name, collected.sorts[own[0].actor_id], len({q.article for q in own}), len(own), shares])
        behind.append([[q.article, f"c{q.claim}", q.verb, q.words] for q in own[:EVIDENCE]])
    return rows, behind


def _statements(collected: _Collected, identities: Sequence[Identity]) -> Iterator[Statement]:
    """The statements that are counted: sure enough, in the holder's own name, and of somebody in particular."""
    for row in statements_of(collected.slim, identities=identities).rows:
        if row.confidence >= LEAST and row.named and not row.sources:
            yield row


def _issues(collected: _Collected, rows: Sequence[Statement], statements: Statements) -> tuple[list[Row], list[Row]]:
    """Issues: name, support, oppose, neutral, actors, articles, share of support and its interval; and the words."""
    words: dict[str, list[Row]] = {}
    signs = {1: "▲", 0: "●", -1: "▼"}
    for row in rows:
        place = collected.stances.get((row.document, row.id))
        if row.layer == "issue" and place is not None:
            said = [place[0], f"s{place[1]}", f"{signs[row.agreement]} {row.actor}", short(flat(row.words))]
            words.setdefault(row.issue, []).append(said)
    summary = issue_summary(statements)
    found = [
        [
            issue.issue,
            issue.support,
            issue.oppose,
            issue.neutral,
            issue.actors,
            issue.documents,
            *(None if value is None else round(value, 2) for value in (issue.share, issue.low, issue.high)),
        ]
        for issue in summary
    ]
    return found, [words.get(issue.issue, [])[:EVIDENCE] for issue in summary]


def _agreement(statements: Statements) -> tuple[Markup, list[Row]]:
    """Who agrees with whom: a picture of those who say most, and pairs with how often they agree and disagree."""
    network = one_mode(statements, "subtract")
    names = network.rows
    pairs: list[Row] = [
        [names[edge.source], names[edge.target], int(edge.counts[0][1]), int(edge.counts[1][1])]
        for edge in network.edges()
    ]
    pairs.sort(key=lambda pair: (-(pair[2] + pair[3]), pair[0], pair[1]))
    drawn = svg(network, most=_MOST_DRAWN, title="Who agrees with whom") if pairs else ""
    return Markup(drawn), pairs[:_MOST_PAIRS]  # the drawing escapes what it shows
