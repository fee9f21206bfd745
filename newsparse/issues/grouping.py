"""Groups of issues that are the same, within an article and over a corpus.

With a codebook its concepts are the groups. What no pattern covers, and everything without one, is grouped by the head
of its normal form and the modifiers that tell it from others: *immediate ceasefire* goes with *ceasefire*, *tax on
sugar* does not go with *tax on flights*. A bare noun for a document or a decision, such as *bill* or *plan*, says not
which: it goes with the issue that its own article calls by it, and never with that of another article. Each use says
why it is where it is, so that a codebook can correct it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

import attrs

from newsparse.issues.codebook import Codebook
from newsparse.model import Article, ParsedArticle, Stance, TargetKind
from newsparse.model.converting import as_tuple
from newsparse.text import one_line

_PREPOSITIONS = frozenset("of on in for to into between against from over towards toward about with at across".split())
_EMPTY = frozenset(
    """
    new newest latest immediate current present proposed planned controversial unpopular recent further own whole entire
    full total complete permanent temporary possible potential so-called major big huge sweeping tough tougher strict
    stricter more other such same existing upcoming long-awaited
    """.split()
)
"""Modifiers that do not make it another issue."""

_MOST_OF_A_TITLE = 60
_Parts = tuple[str, frozenset[str]]
"""The head of a normal form, and the words that tell it from other issues of that head."""


@attrs.frozen(kw_only=True)
class IssueUse:
    """A stance on an issue of a group.

    ``sign`` is -1 where the wording is that of the other side, so that ``sign * stance.polarity`` is the side taken on
    the group as a whole; ``reason`` says in words why the issue belongs here.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali called for an end to the truce.", pipeline="rules")
        >>> use = newsparse.group_issues([parsed])[0].uses[0]
        >>> isinstance(use, IssueUse), use.polarity, use.reason
        (True, -1, "'truce': head 'truce'")
    """

    article_id: str
    stance: Stance
    sign: int = 1
    reason: str

    @property
    def polarity(self) -> int:
        """The side taken on the group: +1, 0 or -1."""
        return self.sign * int(self.stance.polarity)


@attrs.frozen(kw_only=True)
class IssueGroup:
    """An issue, with every stance on it. ``coded`` tells whether a codebook named it.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali backs the truce. Niger rejects the truce.", pipeline="rules")
        >>> group = newsparse.group_issues([parsed])[0]
        >>> isinstance(group, IssueGroup), group.name, len(group.uses), group.coded
        (True, 'truce', 2, False)
    """

    name: str
    uses: tuple[IssueUse, ...] = attrs.field(converter=as_tuple)
    coded: bool = False


def group_issues(
    results: Iterable[ParsedArticle], *, codebook: Codebook | None = None, only_coded: bool = False
) -> tuple[IssueGroup, ...]:
    """The issues on which the articles' actors take sides, the most frequent first.

    A group that no codebook names is called what articles call it most often. Stances on actors and on claims are left
    out: they are other layers. With ``only_coded`` only what the codebook covers is kept.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali backs the truce. Niger called for an end to truces.", pipeline="rules")
        >>> (group,) = group_issues([parsed])
        >>> group.name, [use.polarity for use in group.uses]
        ('truce', [1, -1])
    """
    coded: dict[str, list[IssueUse]] = {}
    rest: dict[str, list[IssueUse]] = {}
    titles: dict[str, str] = {}
    for parsed in results:
        titles[parsed.article.id] = _titled(parsed.article)
        for stance in parsed.stances:
            if stance.target.kind is not TargetKind.ISSUE:
                continue
            coding = codebook.code(stance.target.ref, stance.target.text) if codebook is not None else None
            if coding is not None:
                reason = f"{coding.pattern!r} stands for {coding.concept!r} in the codebook"
                use = IssueUse(article_id=parsed.article.id, stance=stance, sign=coding.sign, reason=reason)
                coded.setdefault(coding.concept, []).append(use)
            elif not only_coded:
                use = IssueUse(article_id=parsed.article.id, stance=stance, reason="")
                rest.setdefault(stance.target.ref, []).append(use)
    groups = [IssueGroup(name=name, uses=uses, coded=True) for name, uses in coded.items()]
    groups += _by_head(rest, titles)
    return tuple(sorted(groups, key=lambda group: (-len(group.uses), group.name)))


def _by_head(uses: dict[str, list[IssueUse]], titles: Mapping[str, str]) -> list[IssueGroup]:
    parts = {ref: _parts(ref) for ref in uses}
    frequency = Counter({ref: len(found) for ref, found in uses.items()})
    names: dict[_Parts, str] = {}
    for ref in sorted(uses, key=lambda ref: (-frequency[ref], len(ref), ref)):
        names.setdefault(parts[ref], ref)  # the most frequent wording names the group
    finer: dict[tuple[str, str], set[frozenset[str]]] = {}  # by head, and by article or in all of them
    for ref, found in uses.items():
        head, modifiers = parts[ref]
        if modifiers:
            for place in {"", *(titles[use.article_id] for use in found)}:
                finer.setdefault((head, place), set()).add(modifiers)
    groups: dict[tuple[_Parts, str], list[IssueUse]] = {}
    for ref, found in uses.items():
        head, modifiers = parts[ref]
        why = f"{ref!r}: head {head!r}" + (f", modifiers {', '.join(sorted(modifiers))}" if modifiers else "")
        for use in found:
            place = titles[use.article_id] if not modifiers and head in _says_not_which() else ""
            key, reason = (parts[ref], place), why
            others = finer.get((head, place), set())
            if not modifiers and len(others) == 1:
                key = ((head, next(iter(others))), "")
                where = " in the article" if place else ""
                reason += f"; the only other issue of that head{where} is {names[key[0]]!r}"
            elif place:
                reason += "; it says not which, and stays in its article"
            groups.setdefault(key, []).append(attrs.evolve(use, reason=reason))
    return _named(groups, {key: names[key] for key, _ in groups}, uses)


def _named(
    groups: dict[tuple[_Parts, str], list[IssueUse]], refs: Mapping[_Parts, str], uses: Mapping[str, list[IssueUse]]
) -> list[IssueGroup]:
    """The groups, called what articles call them; those of one name have the title of their article behind it."""
    wordings = {ref: _wording(uses[ref], ref) for ref in refs.values()}
    several = Counter(wordings.values())
    own = {ref: ref if several[text] > 1 or text in refs.values() else text for ref, text in wordings.items()}
    places = Counter(key for key, _ in groups)
    return [
        IssueGroup(name=f"{own[refs[key]]} ({place})" if places[key] > 1 else own[refs[key]], uses=found)
        for (key, place), found in groups.items()
    ]


@cache
def _says_not_which() -> frozenset[str]:
    """Nouns for documents, for what is put to a vote and for what somebody decides: *bill*, *law*, *plan*.

    A *referendum* is none of them: there is seldom more than one.
    """
    from newsparse.english.lexicon import rows, words

    documents = (word for row in rows("documents") for word in row["words"].split())
    return (words("moved_thing") | words("owned_noun") | frozenset(documents)) - {"referendum"}


def _titled(article: Article) -> str:
    """What stands for an article behind the name of an issue: its title, cut short, or else its id."""
    title = one_line(article.title or "") or article.id
    return title if len(title) <= _MOST_OF_A_TITLE else title[: _MOST_OF_A_TITLE - 1].rstrip() + "…"


def _wording(uses: Iterable[IssueUse], ref: str) -> str:
    """What articles call an issue most often, as it stands in them: *heat costs*, and not *heat cost*."""
    texts = Counter(one_line(use.stance.target.text) or ref for use in uses)
    folded = Counter(text.casefold() for text in texts.elements())
    return min(texts, key=lambda text: (-folded[text.casefold()], text[0].isupper(), -texts[text], len(text), text))


def _parts(ref: str) -> _Parts:
    words = ref.split() or [ref]
    end = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    head = words[end - 1]
    others = words[: end - 1] + words[end:]
    return head, frozenset(word for word in others if word not in _EMPTY and word not in _PREPOSITIONS)
