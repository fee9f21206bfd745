"""Templates: one case for many sentences.

A text such as ``The {organization} {verb:opposes} {issue}.`` is a case for each filling of its placeholders. The same
placeholder has the same filling everywhere in a case, in the text and in what is expected of it; a number keeps two
apart (``{person}``, ``{person 2}``).

* ``{body}``, ``{firm}``, ``{organization}``, ``{official}``, ``{group}``: nouns of actors, without an article;
* ``{person}``, ``{company}``: invented names;
* ``{issue}``: an issue, with its article;
* ``{verb:opposes}``: this form of each verb that may stand there; ``{noun:calls}``: a noun of an act, likewise;
* ``{in June|on Friday}``: one of these.

What may stand for what is in ``substitutions.toml``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from newsparse.errors import InputError, unknown
from newsparse.testing.cases import Case
from newsparse.testing.families import Family, Substitutions, inflected, substitutions

_PLACEHOLDER = re.compile(r"(?:(?<!\w)([Aa]n?) )?\{([a-z]+(?: \d+)?(?::[^{}|]+)?|[^{}]*\|[^{}]*)\}")
_BEGINNING = re.compile(r"(?:^|[.!?:\n][\"”’']?\s*[\"“‘']?)$")


@attrs.frozen
class _Option:
    """The fillings of a placeholder: those of every day first, then others."""

    common: tuple[str, ...]
    others: tuple[str, ...] = ()


def is_template(case: Case) -> bool:
    """Whether the text of a case has placeholders.

    Example:
        >>> is_template(Case(id="a", text="{person} said no.")), is_template(Case(id="b", text="Mali said no."))
        (True, False)
    """
    return _PLACEHOLDER.search(case.text) is not None


def filled(case: Case, number: int = 5, seed: int = 0) -> tuple[Case, ...]:
    """A case with its placeholders filled, so many times; the same seed gives the same ones.

    The first filling is of every day; the others are drawn, so that each is another one. The id of each says what
    was filled in. A case without placeholders stays as it is.

    Raises:
        InputError: if there is no such placeholder, or no family of verbs fits where one stands.

    Example:
        >>> case = Case(id="no", text="The {firm} {verb:rejects} {issue}.", claims=({"source": "{firm}"},))
        >>> first, second = filled(case, 2)
        >>> first.id
        'no [firm = airline, verb:rejects = rejects, issue = the tram line]'
        >>> second.claims[0]["source"] in second.text
        True
    """
    if not is_template(case):
        return (case,)
    options = {name: _option(name, case) for name in _names(case)}
    found: dict[str, Case] = {}
    for place in range(4 * number):
        chance = random.Random(f"{seed}/{case.id}/{place}")
        words: dict[str, str] = {}
        for name, option in options.items():
            free = [word for word in (*option.common, *option.others) if word not in words.values()]
            words[name] = option.common[0] if place == 0 and option.common[0] in free else chance.choice(free)
        one = _filled(case, words)
        found.setdefault(one.id, one)
        if len(found) == number:
            break
    return tuple(found.values())


def _names(case: Case) -> list[str]:
    """The placeholders of a text, in order; what is expected may have no others."""
    names = list(dict.fromkeys(match[2] for match in _PLACEHOLDER.finditer(case.text)))
    for text in _texts([case.actors, case.claims, case.stances, case.must_not]):
        for match in _PLACEHOLDER.finditer(text):
            if match[2] not in names:
                raise InputError(f"case {case.id!r}: {{{match[2]}}} stands in no sentence of its text")
    return names


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)


def _filled(case: Case, words: Mapping[str, str]) -> Case:
    def one(match: re.Match[str]) -> str:
        word = words[match[2]]
        if match[1]:
            return match[1][0] + ("n " if word[0].lower() in "aeiou" else " ") + word
        if match.string == case.text and _BEGINNING.search(match.string[: match.start()]):
            return word[0].upper() + word[1:]
        return word

    def fill(value: Any) -> Any:
        if isinstance(value, str):
            return _PLACEHOLDER.sub(one, value)
        if isinstance(value, Mapping):
            return {key: fill(part) for key, part in value.items()}
        return type(value)(map(fill, value)) if isinstance(value, list | tuple) else value

    said = ", ".join(f"{name} = {word}" for name, word in words.items())
    return attrs.evolve(
        case,
        id=f"{case.id} [{said}]",
        text=fill(case.text),
        actors=fill(case.actors),
        claims=fill(case.claims),
        stances=fill(case.stances),
        must_not=fill(case.must_not),
    )


# -- what may be filled in


def _option(name: str, case: Case) -> _Option:
    if "|" in name:
        return _Option(tuple(name.split("|")))
    sort, _, form = name.partition(":")
    table = substitutions()
    if sort in ("verb", "noun"):
        return _predicate(sort, form, name, case, table)
    kinds = _kinds(table)
    sort = sort.split()[0]
    if sort not in kinds or form:
        raise InputError(f"case {case.id!r}: {unknown('placeholder', name, [*kinds, 'verb:...', 'noun:...'])}")
    return kinds[sort]()


def _kinds(table: Substitutions) -> dict[str, Callable[[], _Option]]:
    """The placeholders of actors and issues."""
    kinds: dict[str, Callable[[], _Option]] = {
        "person": lambda: _Option(_pairs(table.female[:6], table.family), _pairs(table.male, table.family[::-1])),
        "company": lambda: _Option(tuple(f"{name} Shipping" for name in table.organizations)),
        "issue": lambda: _Option(table.issues),
    }
    for noun in table.nouns:
        if noun.placeholder:
            kinds[noun.placeholder] = lambda noun=noun: _Option(noun.words, noun.others)  # type: ignore[misc]
    return kinds


def _pairs(first: Sequence[str], last: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{given} {family}" for given, family in zip(first, last, strict=False))


def _predicate(sort: str, form: str, name: str, case: Case, table: Substitutions) -> _Option:
    """The verbs or nouns of the family whose construction stands around the placeholder."""
    plain = _PLACEHOLDER.sub(
        lambda match: f"{match[1] or ''} {match[2].partition(':')[2] or 'Mali'}".strip(), case.text
    )
    place = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", plain)
    families = table.verbs if sort == "verb" else table.acts
    for family in families if place else ():
        if place and family.fits(plain, place.start(), place.end()):
            words = _forms(family, form, plain, place) if sort == "verb" else _acts(family, form)
            if words:
                return _Option((form,), tuple(word for word in words if word != form))
    raise InputError(f"case {case.id!r}: no family of {sort}s has {form!r} in this construction; {name!r} fits nowhere")


def _forms(family: Family, form: str, text: str, place: re.Match[str]) -> list[str]:
    for verb in (*family.words, *family.only):
        for sort, own in inflected(verb).items():
            if own == form:
                passive = family.passive(text, place.start(), place.end())
                perfect = passive or family.perfect(text, place.start())
                return family.sisters(verb, "participle" if sort == "past" and perfect else sort, passive=passive)
    return []


def _acts(family: Family, form: str) -> list[str]:
    words = [*family.words, *family.only]
    return words if form in words else []
