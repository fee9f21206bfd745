"""Checking a result against a case: what was expected and is not there, and what is there and must not be.

Matching folds case, white space, quotation marks and a determiner in front: "the EU" is "EU".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import attrs

from newsparse.model import Actor, Article, BlockKind, Claim, MentionForm, ParsedArticle, Role, Stance
from newsparse.testing.cases import Case, Table

if TYPE_CHECKING:
    from newsparse import Pipeline

T = TypeVar("T")

_MARKS = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛ʼ`´", "'")})
_DETERMINER = re.compile(r"(?:the|a|an) (?=.)")
_PLACED = re.compile(r"(.+)@(\d+)", re.DOTALL)
_CREDIT_SIGNS = re.compile(r"^\W*(?:(?:photo|photograph|picture|image|credit)s?(?: by)?\W+)*|\W+$", re.IGNORECASE)


@attrs.frozen
class Failure:
    """An expectation that was not met: the case, what was expected, and what was found instead.

    ``unwanted`` says that something was found which must not be there.

    Example:
        >>> print(Failure(case="mali", expected="no actor {'name': 'Mali'}", found=("Niger (state)",)))
        mali: no actor {'name': 'Mali'}
            found: Niger (state)
    """

    case: str
    expected: str
    found: tuple[str, ...] = ()
    unwanted: bool = False

    def __str__(self) -> str:
        """The expectation and, below it, what was found."""
        return "\n".join([f"{self.case}: {self.expected}", *(f"    found: {line}" for line in self.found)])


def run_case(case: Case, pipeline: str | Pipeline = "default") -> list[Failure]:
    """Parse the text of a case with a pipeline, and check the result.

    Of a template (see `newsparse.testing.templates`) every filling is checked, so that the worst counts; a failure
    says which filling it is of.

    Example:
        >>> case = Case(id="mali", text="Mali rejects the plan.", stances=[{"holder": "Mali", "polarity": "oppose"}])
        >>> run_case(case, pipeline="rules")
        []
    """
    from newsparse import parse
    from newsparse.testing.templates import filled

    failures = []
    for one in filled(case):
        article = Article(text=one.text, published=one.published)
        failures += check_case(parse(article, pipeline=pipeline, clean=one.clean), one)
    return failures


def check_case(parsed: ParsedArticle, case: Case) -> list[Failure]:
    """What a result lacks, or has too much, by the measure of a case; empty if all is as it must be.

    Example:
        >>> from newsparse import Article, ParsedArticle
        >>> case = Case(id="mali", text="Mali says no.", actors=({"name": "Mali"},))
        >>> print(*check_case(ParsedArticle(article=Article(text=case.text)), case))
        mali: no actor {'name': 'Mali'}
    """
    return [attrs.evolve(failure, case=case.id) for failure in _failures(_Reading(parsed), case)]


def expectations(case: Case) -> tuple[int, int]:
    """How many things a case expects, and how many it must not find.

    Example:
        >>> expectations(Case(id="mali", text="Mali says no.", actors=({"name": "Mali"},), must_not={"actors": ["no"]}))
        (1, 1)
    """
    article = sum(len(value) if isinstance(value, list) else 1 for value in case.article.values())
    unwanted = sum(len(values) for values in case.must_not.values())
    return len(case.actors) + len(case.claims) + len(case.stances) + article, unwanted


def _failures(reading: _Reading, case: Case) -> Iterator[Failure]:
    parsed, unwanted = reading.parsed, case.must_not
    yield from _missing("actor", case.actors, parsed.actors, reading.is_actor, reading.shown_actor)
    yield from _missing("claim", case.claims, parsed.claims, reading.is_claim, reading.shown_claim)
    yield from _missing("stance", case.stances, parsed.stances, reading.is_stance, reading.shown_stance)
    yield from _of_article(parsed.article, case.article)
    for text in unwanted.get("actors", ()):
        actors = [actor for actor in parsed.actors if fold(text) in reading.proper_names(actor)]
        if actors:
            yield Failure("", f"{text!r} must be no actor", tuple(map(reading.shown_actor, actors)), unwanted=True)
    yield from _unwanted("claim", unwanted.get("claims", ()), parsed.claims, reading.is_claim, reading.shown_claim)
    yield from _unwanted("stance", unwanted.get("stances", ()), parsed.stances, reading.is_stance, reading.shown_stance)
    for texts in unwanted.get("same_actor", ()):
        for actor in parsed.actors:
            if sum(reading.is_called(actor.id, text) for text in texts) > 1:
                yield Failure("", f"{texts} must not be one actor", (reading.shown_actor(actor),), unwanted=True)


def _missing(
    sort: str,
    wanted: Iterable[Table],
    there: tuple[T, ...],
    fits: Callable[[T, Table], bool],
    show: Callable[[T], str],
) -> Iterator[Failure]:
    for expected in wanted:
        if not any(fits(thing, expected) for thing in there):
            yield Failure("", f"no {sort} {dict(expected)}", tuple(map(show, there)))


def _unwanted(
    sort: str,
    unwanted: Iterable[Table],
    there: tuple[T, ...],
    fits: Callable[[T, Table], bool],
    show: Callable[[T], str],
) -> Iterator[Failure]:
    for pattern in unwanted:
        found = tuple(show(thing) for thing in there if fits(thing, pattern))
        if found:
            yield Failure("", f"there must be no {sort} {dict(pattern)}", found, unwanted=True)


def _of_article(article: Article, expected: Table) -> Iterator[Failure]:
    """What cleaning must have made of the text."""
    texts: dict[BlockKind, list[str]] = {kind: [] for kind in BlockKind}
    for block in article.blocks:
        texts[block.kind].append(block.span.of(article.text))
    texts[BlockKind.CREDIT] = [_CREDIT_SIGNS.sub("", credit) for credit in texts[BlockKind.CREDIT]]
    wanted = [(BlockKind(kind), expected[kind]) for kind in ("title", "credit") if kind in expected]
    wanted += [(BlockKind.HEADING, heading) for heading in expected.get("headings", ())]
    for kind, text in wanted:
        if fold(text) not in map(fold, texts[kind]):
            yield Failure("", f"no {kind} block {text!r}", tuple(texts[kind]))
    paragraphs = texts[BlockKind.PARAGRAPH]
    if len(paragraphs) < expected.get("paragraphs_at_least", 0):
        yield Failure("", f"fewer than {expected['paragraphs_at_least']} paragraphs", (f"{len(paragraphs)}",))
    for text in expected.get("not_in_paragraphs", ()):
        found = tuple(paragraph for paragraph in paragraphs if _contains(paragraph, text))
        if found or not paragraphs:
            yield Failure("", f"no paragraph may contain {text!r}", found)


class _Reading:
    """A result, asked in the words of a case."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.text = parsed.article.text
        self._names = {
            actor.id: {fold(name) for name in (actor.name, *actor.aliases, *self._mention_texts(actor))}
            for actor in parsed.actors
        }

    # -- actors

    def _mention_texts(self, actor: Actor) -> list[str]:
        return [mention.span.of(self.text) for mention in self.parsed.mentions_of(actor)]

    def proper_names(self, actor: Actor) -> set[str]:
        """The name of an actor, and its mentions by name."""
        named = (m for m in self.parsed.mentions_of(actor) if m.form is MentionForm.NAME)
        return {fold(actor.name), *(fold(m.span.of(self.text)) for m in named)}

    def is_named(self, actor_id: str | None, text: str) -> bool:
        """Whether a text names an actor; the empty text names nobody."""
        return actor_id is None if text == "" else actor_id is not None and fold(text) in self._names[actor_id]

    def is_called(self, actor_id: str, text: str) -> bool:
        """Whether a text names an actor somewhere or, as "he@2", just there."""
        return self._mentioned(actor_id, [text]) if _PLACED.fullmatch(text) else self.is_named(actor_id, text)

    def _mentioned(self, actor_id: str, texts: Iterable[str]) -> bool:
        """Whether each text is a mention of the actor; a text that is listed twice needs two."""
        mentions = self.parsed.mentions_of(actor_id)
        spans = {(m.span.start, m.span.end) for m in mentions}
        have = Counter(fold(m.span.of(self.text)) for m in mentions)
        plain: Counter[str] = Counter()
        for text in texts:
            placed = _PLACED.fullmatch(text)
            if placed is None:
                plain[fold(text)] += 1
            elif self._place(placed[1], int(placed[2])) not in spans:
                return False
        return plain <= have

    def _place(self, text: str, number: int) -> tuple[int, int] | None:
        found = re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", self.text, re.IGNORECASE)
        return next((match.span() for i, match in enumerate(found, 1) if i == number), None)

    def _called_the_same(self, text: str, expected: str) -> bool:
        """Whether two texts are one, or name one actor."""
        a, b = fold(text), fold(expected)
        return a == b or any(a in names and b in names for names in self._names.values())

    def _is_role(self, role: Role, expected: Table) -> bool:
        organization = role.organization or ""
        return (
            ("title" not in expected or fold(role.title) == fold(expected["title"]))
            and ("status" not in expected or role.status == expected["status"])
            and ("organization" not in expected or self._called_the_same(organization, expected["organization"]))
        )

    def is_actor(self, actor: Actor, expected: Table) -> bool:
        """Whether an actor is as expected."""
        return (
            self.is_named(actor.id, expected["name"])
            and _one_of(expected, "type", actor.type)
            and _one_of(expected, "country", actor.country)
            and _one_of(expected, "sector", actor.sector or "")
            and _one_of(expected, "generic", actor.generic)
            and all(fold(alias) in self._names[actor.id] for alias in expected.get("aliases", ()))
            and all(any(self._is_role(role, wanted) for role in actor.roles) for wanted in expected.get("roles", ()))
            and self._mentioned(actor.id, expected.get("mentions", ()))
        )

    # -- claims

    def _cue(self, claim: Claim) -> str:
        return " ".join(span.of(self.text) for span in self.parsed.attribution(claim.attribution_id).cue)

    def _is_addressed(self, claim: Claim, text: str) -> bool:
        return any(self.is_named(actor, text) for actor in claim.addressees) if text else not claim.addressees

    def is_claim(self, claim: Claim, expected: Table) -> bool:
        """Whether a claim is as expected."""
        parent = self.parsed.claim(claim.parent_id).content if claim.parent_id else ""
        return (
            ("source" not in expected or self.is_named(claim.source, expected["source"]))
            and _one_of(expected, "kind", claim.kind)
            and _contains(self._cue(claim), expected.get("cue", ""))
            and _contains(claim.content, expected.get("content", ""))
            and ("addressee" not in expected or self._is_addressed(claim, expected["addressee"]))
            and _one_of(expected, "negated", claim.negated)
            and _one_of(expected, "style", claim.style)
            and _one_of(expected, "modality", claim.modality)
            and ("parent" not in expected or _within(parent, expected["parent"]))
        )

    # -- stances

    def _target_texts(self, stance: Stance) -> tuple[str, ...]:
        ref = stance.target.ref
        if ref in self._names:
            return (stance.target.text, *self._names[ref])
        claims = (claim.content for claim in self.parsed.claims if claim.id == ref)
        return (stance.target.text, *claims)

    def is_stance(self, stance: Stance, expected: Table) -> bool:
        """Whether a stance is as expected."""
        sources = expected.get("sources")
        return (
            ("holder" not in expected or self.is_named(stance.holder, expected["holder"]))
            and any(_contains(text, expected.get("target", "")) for text in self._target_texts(stance))
            and _one_of(expected, "target_kind", stance.target.kind)
            and _one_of(expected, "polarity", stance.polarity.name.lower())
            and _one_of(expected, "dimension", stance.dimension)
            and _one_of(expected, "modality", stance.modality)
            and ("condition" not in expected or _within(stance.condition or "", expected["condition"]))
            and _one_of(expected, "ended", stance.valid_to is not None)
            and (sources is None or len(sources) == len(stance.sources))
            and all(map(self.is_named, stance.sources, sources or ()))
        )

    # -- what is there, for messages

    def _shown_name(self, actor_id: str | None) -> str:
        actor = self.parsed.actor(actor_id)
        return actor.name if actor else "nobody named"

    def shown_actor(self, actor: Actor) -> str:
        """An actor on one line."""
        roles = "; ".join(f"{r.title} / {r.organization} / {r.status}" for r in actor.roles)
        mentions = ", ".join(map(repr, self._mention_texts(actor)))
        return f"{actor.name} ({actor.type}, {actor.country}), mentions {mentions or 'none'}, roles {roles or 'none'}"

    def shown_claim(self, claim: Claim) -> str:
        """A claim on one line."""
        return f"{self._shown_name(claim.source)} [{claim.kind}, {self._cue(claim)!r}] {claim.content!r}"

    def shown_stance(self, stance: Stance) -> str:
        """A stance on one line."""
        sources = "".join(f", says {self._shown_name(source)}" for source in reversed(stance.sources))
        what = f"{stance.polarity.name.lower()} {stance.target.text!r} ({stance.target.kind}, {stance.dimension})"
        return f"{self._shown_name(stance.holder)}: {what}{sources}"


def fold(text: str) -> str:
    """A text without what makes no difference to a case."""
    return _DETERMINER.sub("", _flat(text), count=1) if _DETERMINER.match(_flat(text)) else _flat(text)


def _flat(text: str) -> str:
    return " ".join(text.translate(_MARKS).casefold().split())


def _contains(text: str, part: str) -> bool:
    return fold(part) in _flat(text)


def _within(text: str, part: str) -> bool:
    """Whether a part is in a text; an empty part wants an empty text."""
    return _contains(text, part) if part else not text


def _one_of(expected: Table, key: str, value: object) -> bool:
    """Whether a value is the expected one, or one of several; any is if none is expected."""
    wanted = expected.get(key, value)
    return value in (wanted if isinstance(wanted, list) else [wanted])
