"""Statements of parsed articles: one for each stance of somebody on an issue or an actor."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

import newsparse
from newsparse.knowledge import ActorList
from newsparse.model import (
    Actor,
    Article,
    Block,
    Dimension,
    EntityType,
    Identity,
    Level,
    Modality,
    ParsedArticle,
    Role,
    Span,
    Stance,
    TargetKind,
)
from newsparse_network.parties import IN_OFFICE, Parties
from newsparse_network.statement import LeftOut, Statement
from newsparse_network.table import Statements

_HELD = frozenset({Modality.CERTAIN, Modality.PROBABLE, Modality.POSSIBLE})


@attrs.frozen(kw_only=True)
class Extracted:
    """The statements of a corpus: ``rows`` with all that is known of each, and how many stances were none.

    Example:
        >>> parsed = newsparse.parse("Mali backs the truce. Somebody rejected it.", pipeline="rules")
        >>> extracted = statements_of([parsed])
        >>> isinstance(extracted, Extracted), extracted.articles, len(extracted.statements)
        (True, 1, 2)
    """

    rows: tuple[Statement, ...]
    articles: int
    left_out: tuple[LeftOut, ...] = ()

    @property
    def statements(self) -> Statements:
        """The statements as a table."""
        return Statements.of(self.rows)


@attrs.frozen
class _Who:
    """What is kept of an actor of one article."""

    name: str
    affiliation_id: str | None
    affiliation: str
    party: str
    country: str
    named: bool


@attrs.frozen
class _Said:
    """A stance with what is kept of its article; ``parsed`` holds the stances alone."""

    stance: Stance
    article_id: str
    outlet: str
    words: str


def statements_of(
    results: Iterable[ParsedArticle],
    *,
    codebook: newsparse.Codebook | None = None,
    only_coded: bool = False,
    link: bool = True,
    corrections: str | Path | None = None,
    identities: Iterable[Identity] | None = None,
    members: ActorList | None = None,
) -> Extracted:
    """The statements of parsed articles, which are taken one at a time; texts are not kept.

    Issues are those of `newsparse.group_issues`, with a codebook where one is given; where a wording is that of the
    other side, the agreement is turned round. Actors are called by what most articles call them, as
    `newsparse.link_actors` finds, unless ``link`` is false. Left out are stances that nobody named holds, those on
    claims, portrayals, and those that are given up or said not to be held; the result says how many.

    Args:
        results: what `newsparse.parse_many` yields, or results read from files.
        codebook: concepts of a study, and the wordings that stand for them.
        only_coded: whether issues that the codebook does not cover are left out.
        link: whether actors of different articles are brought together.
        corrections: a table of what linking gets wrong; see `newsparse.link_actors`.
        identities: who is the same, where that is known already; nothing is linked then.
        members: who belongs to which party: the organisations of roles in a list of actors.

    Raises:
        InputError: if the corrections cannot be read.

    Example:
        >>> parsed = newsparse.parse("Mali backs a truce. Critics rejected the truce.", pipeline="rules")
        >>> [(row.actor, row.issue, row.agreement, row.named) for row in statements_of([parsed]).rows]
        [('Mali', 'truce', 1, True), ('Critics', 'truce', -1, False)]
    """
    collected = _Collected(members)
    names: dict[str, str] = {}
    if link and identities is None:
        names = names_of(newsparse.link_actors(collected.watch(results), corrections=corrections))
    else:
        for _ in collected.watch(results):
            pass
        names = names_of(identities or ())
    groups = newsparse.group_issues(collected.slim(), codebook=codebook, only_coded=only_coded)
    issues = {(use.article_id, use.stance.id): (group.name, use.polarity) for group in groups for use in group.uses}
    rows = tuple(collected.rows(names, issues))
    left = dict(collected.left)
    uncoded = sum(_is_issue(said.stance) for said in collected.said) - len(issues)
    if uncoded:
        left["that the codebook does not cover"] = uncoded
    return Extracted(
        rows=rows,
        articles=collected.articles,
        left_out=tuple(LeftOut(reason, n) for reason, n in sorted(left.items()) if n),
    )


class _Collected:
    """What is kept of results while they pass."""

    def __init__(self, members: ActorList | None) -> None:
        self._members = members
        self.articles = 0
        self.said: list[_Said] = []
        self.who: dict[tuple[str, str], _Who] = {}
        self.about: dict[str, Article] = {}
        self.left: Counter[str] = Counter()

    def watch(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results that have a text; an article that comes twice counts once."""
        texts: dict[str, int] = {}
        for parsed in results:
            article = parsed.article
            text = hash(article.text)
            if texts.get(article.id, text) != text:
                self.left["in articles with the id of another one"] += len(parsed.stances)
            elif is_read(parsed) and article.id not in texts:
                texts[article.id] = text
                self.articles += 1
                self.about[article.id] = _without_text(article)
                self._take(parsed)
                yield parsed

    def _take(self, parsed: ParsedArticle) -> None:
        article = parsed.article
        wanted: set[str] = set()
        for stance in parsed.stances:
            reason = _reason(stance, parsed)
            if reason:
                self.left[reason] += 1
                continue
            words = parsed.text_of(stance)
            self.said.append(_Said(stance, article.id, article.publisher or "", words))
            wanted |= {id for id in (stance.holder, *stance.sources) if id is not None}
            if stance.target.kind is TargetKind.ACTOR:
                wanted.add(stance.target.ref)
        parties = Parties(parsed)
        for id in wanted:
            actor = parsed.actor(id)
            if actor is not None:
                self.who[article.id, id] = _who(actor, parsed, parties, self._members)

    def slim(self) -> Iterator[ParsedArticle]:
        """The stances by article, for the grouping of issues."""
        by_article: dict[str, list[Stance]] = {}
        for said in self.said:
            by_article.setdefault(said.article_id, []).append(said.stance)
        for id, stances in by_article.items():
            yield ParsedArticle(article=self.about[id], stances=stances)

    def rows(self, names: dict[str, str], issues: dict[tuple[str, str], tuple[str, int]]) -> Iterator[Statement]:
        """The statements, with the names and issues of the whole corpus."""

        def named(id: str, article_id: str) -> str:
            return names.get(id) or self.who[article_id, id].name

        def affiliation(who: _Who) -> str:
            return names.get(who.affiliation_id or "") or who.affiliation

        for said in self.said:
            stance, id = said.stance, said.article_id
            holder = self.who[id, stance.holder or ""]
            on_actor = stance.target.kind is TargetKind.ACTOR
            target = self.who[id, stance.target.ref] if on_actor else None
            if on_actor:
                issue, agreement = named(stance.target.ref, id), int(stance.polarity)
            elif (id, stance.id) in issues:
                issue, agreement = issues[id, stance.id]
            else:
                continue
            yield Statement(
                document=id,
                actor=named(stance.holder or "", id),
                issue=issue,
                agreement=agreement,
                date=stance.stated_at or self.about[id].published,
                affiliation=affiliation(holder),
                party=holder.party,
                country=holder.country,
                layer="actor" if on_actor else "issue",
                target_affiliation=affiliation(target) if target else "",
                target_party=target.party if target else "",
                target_country=target.country if target else "",
                dimension=stance.dimension.value,
                confidence=stance.confidence,
                sources=tuple(named(source, id) for source in stance.sources),
                named=holder.named,
                outlet=said.outlet,
                words=said.words,
                span=_around(stance),
                component=stance.provenance.component if stance.provenance else "",
                id=stance.id,
            )


def is_read(parsed: ParsedArticle) -> bool:
    """Whether a result is of an article, and not of a file that could not be read."""
    return bool(parsed.article.text) or all(remark.level is not Level.ERROR for remark in parsed.diagnostics)


def _is_issue(stance: Stance) -> bool:
    return stance.target.kind is TargetKind.ISSUE


def _reason(stance: Stance, parsed: ParsedArticle) -> str | None:
    """Why a stance is no statement of a network, None if it is one."""
    if stance.dimension is Dimension.PORTRAYAL:
        return "that only show how a text presents somebody"
    if not _name(stance.holder, parsed):
        return "of nobody who is named"
    if stance.target.kind is TargetKind.CLAIM:
        return "on claims, which are no issues"
    if stance.valid_to is not None:
        return "that are given up"
    if stance.modality not in _HELD:
        return "that nobody is said to hold"
    target = stance.target
    called = _name(target.ref, parsed) if target.kind is TargetKind.ACTOR else target.ref.strip()
    return None if called else "without a target"


def _name(id: str | None, parsed: ParsedArticle) -> str:
    actor = parsed.actor(id)
    return actor.name.strip() if actor is not None else ""


def _without_text(article: Article) -> Article:
    """An article with its title alone."""
    title = article.title or ""
    blocks = [Block(kind="title", span=Span(0, len(title)))] if title else []
    return Article(text=title, blocks=blocks, published=article.published, id=article.id)


def _around(stance: Stance) -> Span | None:
    """The stretch from the first word of evidence to the last."""
    if not stance.evidence:
        return None
    return Span(min(span.start for span in stance.evidence), max(span.end for span in stance.evidence))


def names_of(identities: Iterable[Identity]) -> dict[str, str]:
    """What each actor is called, by its id.

    Two identities of one name are told apart by their type, or else by a number.
    """
    identities = tuple(identities)
    several = Counter(identity.name for identity in identities if len(identity.actor_ids) > 1)
    found: dict[str, str] = {}
    taken: Counter[str] = Counter()
    types: dict[str, set[EntityType]] = {}
    for identity in identities:
        types.setdefault(identity.name, set()).add(identity.type)
    for identity in identities:
        name = identity.name
        if several[identity.name] > 1:
            if len(types[name]) > 1:
                name = f"{name} ({identity.type.value})"
            taken[name] += len(identity.actor_ids) > 1
            if taken[name] > 1 and len(identity.actor_ids) > 1:
                name = f"{name} ({taken[name]})"
        found |= dict.fromkeys(identity.actor_ids, name)
    return found


def _who(actor: Actor, parsed: ParsedArticle, parties: Parties, members: ActorList | None) -> _Who:
    body = parsed.actor(actor.affiliation)
    affiliation_id, affiliation = actor.affiliation, body.name if body else ""
    if actor.type is not EntityType.PERSON:
        affiliation_id, affiliation = actor.id, actor.name
    elif body is None:
        for role in actor.roles:
            if role.status in IN_OFFICE and role.organization:
                affiliation_id, affiliation = role.organization_id, role.organization
                break
    return _Who(
        name=actor.name,
        affiliation_id=affiliation_id,
        affiliation=affiliation,
        party=_listed(actor, members, parsed.article.published) or parties.of(actor, body),
        country=actor.country or "",
        named=parties.somebody(actor),
    )


def _listed(actor: Actor, members: ActorList | None, published: datetime.date | None) -> str:
    """The party of an actor by a list, on the day of an article; empty if the list has none, or several."""
    if members is None:
        return ""
    day = published.date() if isinstance(published, datetime.datetime) else published
    names = (name for name in (actor.name, *actor.aliases) if any(members.named(name)))
    known = [one for one in members.named(next(names, "")) if one.type is actor.type]
    found = {role.organization for one in known for role in one.roles if role.organization and _held(role, day)}
    return next(iter(found)) if len(found) == 1 else ""


def _held(role: Role, day: datetime.date | None) -> bool:
    if day is None:
        return True
    return (role.since is None or role.since <= day) and (role.until is None or day <= role.until)
