"""schema.org: an article, who is named in it, what is quoted and what is claimed, as a graph of JSON-LD.

Types and properties are those of https://schema.org. A claim says who made it and where it stands, and nothing about
whether it is true: a ``ClaimReview`` would, and is never written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from newsparse.annotating.linked import HOME, address, said, urn
from newsparse.annotating.marks import readable
from newsparse.model import Actor, Claim, EntityType, ParsedArticle, Style

_TYPES = {EntityType.PERSON: "Person", EntityType.ORGANIZATION: "Organization", EntityType.STATE: "Country"}
GROUP = f"{HOME}/ns#Group"


def nodes(parsed: ParsedArticle, *, body: bool = False) -> Iterator[dict[str, Any]]:
    """The nodes of a result: its article, its actors, and its claims, those in quotation marks as quotations too.

    schema.org knows no stances: they are left out.

    Args:
        parsed: the result.
        body: whether the article's text is written too.

    Example:
        >>> from newsparse.model import Article
        >>> parsed = ParsedArticle(article=Article(text="Mali says no."))
        >>> [node["@type"] for node in nodes(parsed)]
        ['NewsArticle']
    """
    parsed = attrs.evolve(parsed, article=attrs.evolve(parsed.article, text=readable(parsed.article.text)))
    quoted = [claim for claim in parsed.claims if claim.style is not Style.INDIRECT and claim.content]
    yield _article(parsed, quoted, body)
    for actor in parsed.actors:
        yield _actor(actor)
    for claim in parsed.claims:
        direct = claim in quoted
        if direct:
            yield _quotation(claim, parsed)
        yield _claim(claim, urn(f"{claim.id}:quotation") if direct else address(parsed.article))


def _article(parsed: ParsedArticle, quoted: list[Claim], body: bool) -> dict[str, Any]:
    article = parsed.article
    return {"@type": "NewsArticle", "@id": address(article)} | _plain(
        url=address(article) if article.url else None,
        headline=article.title,
        alternativeHeadline=article.subtitle,
        author=[{"@type": "Person", "name": readable(name)} for name in article.authors],
        datePublished=_day(article.published),
        dateModified=_day(article.updated),
        publisher={"@type": "Organization", "name": readable(article.publisher)} if article.publisher else None,
        articleSection=article.section,
        keywords=[readable(tag) for tag in article.tags],
        inLanguage=article.language,
        articleBody=article.text if body else None,
        mentions=[urn(actor.id) for actor in parsed.actors],
        hasPart=[urn(f"{claim.id}:quotation") for claim in quoted],
    )


def _actor(actor: Actor) -> dict[str, Any]:
    kind = _TYPES.get(actor.type, "Thing")
    person = kind == "Person"
    return {"@type": kind, "@id": urn(actor.id), "name": readable(actor.name)} | _plain(
        alternateName=[readable(alias) for alias in actor.aliases],
        additionalType=None if actor.type in _TYPES else GROUP,
        jobTitle=[readable(role.title) for role in actor.roles] if person else None,
        affiliation=urn(actor.affiliation) if person and actor.affiliation is not None else None,
        identifier=[
            {"@type": "PropertyValue", "propertyID": readable(scheme), "value": readable(value)}
            for scheme, value in actor.identifiers
        ],
    )


def _quotation(claim: Claim, parsed: ParsedArticle) -> dict[str, Any]:
    return {"@type": "Quotation", "@id": urn(f"{claim.id}:quotation"), "text": readable(claim.content)} | _plain(
        isPartOf=address(parsed.article),
        spokenByCharacter=urn(claim.source) if claim.source is not None else None,
    )


def _claim(claim: Claim, where: str) -> dict[str, Any]:
    return {
        "@type": "Claim",
        "@id": urn(claim.id),
        "appearance": where,
        "kind": claim.kind.value,
        "negated": claim.negated,
        "modality": claim.modality.value,
        "confidence": claim.confidence,
    } | _plain(
        text=claim.content,
        author=urn(claim.source) if claim.source is not None else None,
        sourceText=claim.source_text,
    )


def _plain(**values: Any) -> dict[str, Any]:
    return {name: readable(value) if isinstance(value, str) else value for name, value in said(**values).items()}


def _day(value: Any) -> str | None:
    return None if value is None else value.isoformat()
