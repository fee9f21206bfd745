"""Variants: the same case with other nouns, other names, sister predicates, and another order.

What is true of *the union opposes the levy* is true of *the guild resists the levy*. `variants` exchanges words through
a whole case: its text, what it expects, and what it must not find. A variant that fails where its case passes shows
that a rule knows its words and not its construction. What may stand for what is in ``substitutions.toml``.

Only what is safe is exchanged: a form of which every occurrence in the text stands in the construction of its family,
the head noun of an actor without a name where it is never a title, and names of two words that nobody needs to know.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from newsparse.testing.cases import Case
from newsparse.testing.families import Family, Substitutions, plural, substitutions

_UNTOUCHED = {"type", "kind", "polarity", "dimension", "modality", "style", "target_kind", "country", "status"}
_WORD = r"(?<![\w-]){}(?![\w-])"
_PLACED = re.compile(r"(.+)(@\d+)", re.DOTALL)
_TWO_NAMES = re.compile(r"[A-Z]\w+(?:[-'’]\w+)* [A-Z]\w+(?:[-'’]\w+)*")
_ORGANIZATION = re.compile(r"([A-Z]\w+(?:['’]s?)?) ([A-Z]?\w+)")
_DETERMINER = re.compile(r"(?:\b(?:the|an?|his|her|their|its)|['’]s)\s$", re.IGNORECASE)
_NO_OFFICE = re.compile(r"(?<!foreign )(?<!finance )(?<!defence )$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE)


@attrs.frozen
class Change:
    """One exchange: its kind (noun, name, verb, act, order), what goes and what comes.

    Example:
        >>> print(Change("noun", "levy", "toll"))
        levy -> toll
    """

    kind: str
    old: str
    new: str

    def __str__(self) -> str:
        """The exchange on one line."""
        return f"{self.old} -> {self.new}"


@attrs.frozen
class Variant:
    """A case after some changes.

    Example:
        >>> case = Case(id="a", text="The union opposes the levy.", stances=({"holder": "union"},))
        >>> variant = variants(case, 1, kinds=["verb"])[0]
        >>> isinstance(variant, Variant), [change.kind for change in variant.changes]
        (True, ['verb'])
    """

    case: Case
    changes: tuple[Change, ...]


@attrs.frozen
class Vocabulary:
    """What a library knows: words that no substitute may be, names that must stay, given names that show a person.

    Example:
        >>> case = Case(id="a", text="Ada Bell opposes the levy.", stances=({"holder": "Ada Bell"},))
        >>> names = Vocabulary(given={"ada"})
        >>> len(variants(case, 1, kinds=["name"])), len(variants(case, 1, kinds=["name"], vocabulary=names))
        (0, 1)
    """

    listed: Collection[str] = frozenset()
    known: Collection[str] = frozenset()
    given: Collection[str] = frozenset()


Option = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]
"""A kind, the forms that go, and the sets of forms that may come."""


def variants(
    case: Case, number: int = 5, seed: int = 0, *, vocabulary: Vocabulary | None = None, kinds: Collection[str] = ()
) -> tuple[Variant, ...]:
    """Variants of a case; the same seed gives the same ones. None where nothing can be exchanged.

    Args:
        case: the case, which is no template.
        number: how many variants.
        seed: the seed.
        vocabulary: what the library under test knows.
        kinds: the kinds of changes that are made, of all as default.

    Example:
        >>> case = Case(id="a", text="The union opposes the levy.", stances=({"holder": "union"},))
        >>> variant = variants(case, 1)[0]
        >>> variant.case.stances[0]["holder"] in variant.case.text
        True
    """
    vocabulary = vocabulary or Vocabulary()
    options = [option for option in _options(case, vocabulary) if not kinds or option[0] in kinds]
    found = []
    for place in range(number):
        chance = random.Random(f"{seed}/{case.id}/{place}")
        changes = [change for option in options for change in _chosen(option, chance)]
        changes = _without_clashes(changes)
        if (not kinds or "order" in kinds) and "@" not in repr(_strings(case)):
            changes += _reordered(changed(case, changes), chance)
        if changes:
            found.append(Variant(changed(case, changes), tuple(changes)))
    return tuple(found)


def changed(case: Case, changes: Sequence[Change]) -> Case:
    """A case after changes, in its text and in all that it expects.

    Example:
        >>> case = Case(id="a", text="The union opposes the levy.", stances=({"target": "levy"},))
        >>> other = changed(case, [Change("noun", "levy", "toll")])
        >>> other.text, other.stances
        ('The union opposes the toll.', ({'target': 'toll'},))
    """
    words = {change.old: change.new for change in changes if change.kind != "order"}
    exchange = _exchanger(words)
    text = exchange(case.text)
    for change in changes:
        if change.kind == "order":
            text = _ORDERS[change.new](text) or text
    return attrs.evolve(
        case,
        text=text,
        actors=_through(case.actors, exchange),
        claims=_through(case.claims, exchange),
        stances=_through(case.stances, exchange),
        article=_through(case.article, exchange),
        must_not=_through(case.must_not, exchange),
    )


def _exchanger(words: Mapping[str, str]) -> Callable[[str], str]:
    """A function that exchanges words in a text, with the article before them; capitals stay capitals."""
    if not words:
        return lambda text: text
    longest = sorted(words, key=lambda word: (-len(word), word))
    either = "|".join(map(re.escape, longest))
    pattern = re.compile(
        rf"(?:(?<!\w)(?P<article>[Aa]n?)(?P<gap>\s+))?(?<![\w-])(?P<word>{either})(?![\w-])", re.IGNORECASE
    )

    def one(match: re.Match[str]) -> str:
        old = match["word"]
        new = words.get(old)
        if new is None and _begins(match.string, match.start()):
            new = words.get(old[0].lower() + old[1:])
        if new is None:
            return match[0]
        if old[0].isupper() and not new[0].isupper():
            new = new[0].upper() + new[1:]
        if not match["article"]:
            return new
        article = match["article"][0] + ("n" if new[0].lower() in "aeiou" else "")
        return article + match["gap"] + new

    def exchange(text: str) -> str:
        placed = _PLACED.fullmatch(text)
        return pattern.sub(one, placed[1]) + placed[2] if placed else pattern.sub(one, text)

    return exchange


def _through(value: Any, exchange: Callable[[str], str], key: str = "") -> Any:
    if isinstance(value, str):
        return value if key in _UNTOUCHED else exchange(value)
    if isinstance(value, Mapping):
        return {name: _through(part, exchange, name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_through(part, exchange, key) for part in value)
    return value


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text that a case expects, with the key that it stands under."""
    if isinstance(value, Case):
        for tables in (value.actors, value.claims, value.stances, value.article, value.must_not):
            yield from _strings(tables)
    elif isinstance(value, str):
        yield from [(key, value)] if key not in _UNTOUCHED else []
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _strings(part, name)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part, key)


def _chosen(option: Option, chance: random.Random) -> list[Change]:
    kind, old, choices = option
    return [Change(kind, before, after) for before, after in zip(old, chance.choice(choices), strict=True)]


def _without_clashes(changes: Iterable[Change]) -> list[Change]:
    """No two words become one, and none is exchanged twice: the later changes are left out."""
    old: set[str] = set()
    new: dict[str, str] = {}
    kept = []
    for change in changes:
        if change.old in old or new.get(change.new, "verb") != "verb":
            continue
        old.add(change.old)
        new[change.new] = change.kind
        kept.append(change)
    return kept


# -- what can be exchanged


def _options(case: Case, vocabulary: Vocabulary) -> list[Option]:
    table = substitutions()
    found = [*_nouns(case, table, vocabulary), *_names(case, table, vocabulary)]
    if case.claims or case.stances:  # where nothing is expected the words are traps: no family knows their sisters
        found += [*_verbs(case, table), *_acts(case, table)]
    return found


def _nouns(case: Case, table: Substitutions, vocabulary: Vocabulary) -> Iterator[Option]:
    """The head nouns of actors without a name."""
    strings = [text for key, text in _strings(case) if key in ("source", "holder", "name", "addressee", "sources")]
    heads = {_head(text) for text in strings} - {""}
    known = _known_from_elsewhere(case)
    for head in sorted(heads):
        kind = table.noun_of.get(head)
        if kind is None or head in known or not _common(head, case.text, after_determiner=kind.kind == "person"):
            continue
        others = [word for word in kind.others if not {word, plural(word)} & set(vocabulary.listed)]
        forms = (head,) if kind.plural else (head, plural(head))
        yield "noun", forms, tuple((word,) if kind.plural else (word, plural(word)) for word in others or kind.others)


def _known_from_elsewhere(case: Case) -> set[str]:
    """The words of roles, and the heads of what refers back to a name: what they are called says who they are."""
    words = set()
    for actor in case.actors:
        for role in actor.get("roles", ()):
            words.update(str(role.get("title", "")).split())
        if not _head(actor["name"]):
            words.update(_head(text) for text in (*actor.get("mentions", ()), *actor.get("aliases", ())))
    return words


def _head(text: str) -> str:
    """The head noun of a phrase without a name, or nothing."""
    phrase = _PLACED.sub(r"\1", text).split(" of ")[0].split()
    if not phrase:
        return ""
    last = phrase[-1]
    lower = last.islower() or (len(phrase) == 1 and last[0].isupper() and last.endswith("s"))
    return last.lower() if lower else ""


def _common(noun: str, text: str, *, after_determiner: bool) -> bool:
    """Whether a noun is nowhere part of a title or name; the title of one person must follow its determiner."""
    before = _DETERMINER if after_determiner else _NO_OFFICE
    found = list(re.finditer(_WORD.format(re.escape(noun)), text, re.IGNORECASE))
    return bool(found) and all(
        (match[0].islower() or _begins(text, match.start()))
        and not re.match(r" [A-Z]", text[match.end() :])
        and before.search(text[: match.start()])
        for match in found
    )


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins at a place."""
    return re.search(r"(?:^|[.!?:\n][\"”’']?\s*[\"“‘']?)$", text[:place]) is not None


def _names(case: Case, table: Substitutions, vocabulary: Vocabulary) -> Iterator[Option]:
    """Names of two words, of persons and of organisations, that nobody needs to know."""
    wanted = attrs.evolve(case, must_not={})
    texts = sorted({_PLACED.sub(r"\1", text) for _, text in _strings(wanted)})
    seen: set[str] = set()
    for name in texts:
        initials = "".join(word[0] for word in name.split())
        if (
            name in vocabulary.known
            or name not in case.text
            or set(name.split()) & seen
            or f"({initials})" in case.text
        ):
            continue
        organization = _ORGANIZATION.fullmatch(name)
        if organization and organization[2] in table.tails and organization[1] not in vocabulary.known:
            seen.add(organization[1])
            yield "name", (organization[1],), tuple((word,) for word in table.organizations)
        elif _TWO_NAMES.fullmatch(name) and _unknown_person(name, case, vocabulary):
            seen.update(name.split())
            yield from _person(name, case.text, table)


def _unknown_person(name: str, case: Case, vocabulary: Vocabulary) -> bool:
    first, last = name.split()
    country = any("country" in actor for actor in case.actors if actor["name"] == name)
    spelled_otherwise = re.search(rf"\b{re.escape(last[:6])}(?!{re.escape(last[6:])})\w", case.text)
    family_first = re.search(rf"\b{re.escape(first)}\b(?! {re.escape(last)})", case.text)
    if country or family_first or spelled_otherwise or last in vocabulary.known:
        return False
    return first.lower() in vocabulary.given


def _person(name: str, text: str, table: Substitutions) -> Iterator[Option]:
    """The parts of a person's name; the given name stays where pronouns leave open whose they are."""
    first, last = name.split()
    yield "name", (last,), tuple((word,) for word in table.family)
    pronouns = {bool(_FEMALE.fullmatch(word)) for word in _PRONOUN.findall(text)}
    if not pronouns:
        yield "name", (first,), tuple((word,) for word in (*table.female, *table.male))


def _verbs(case: Case, table: Substitutions) -> Iterator[Option]:
    """Forms of verbs of which every occurrence stands in the construction of one family."""
    text = case.text
    for family in table.verbs:
        for lemma in family.words:
            forms = [form for form in family.forms(lemma) if form[1] not in family.skip]
            for sort, form in forms:
                found = _occurrences(form, text)
                if found and all(family.fits(text, match.start(), match.end()) for match in found):
                    passive = any(family.passive(text, match.start(), match.end()) for match in found)
                    perfect = passive or any(family.perfect(text, match.start()) for match in found)
                    sisters = family.sisters(
                        lemma, "participle" if sort == "past" and perfect else sort, passive=passive
                    )
                    yield "verb", (form,), tuple((sister,) for sister in sisters)
                    break


def _acts(case: Case, table: Substitutions) -> Iterator[Option]:
    """Nouns of acts (calls, opposition) before what belongs to them."""
    for family in table.acts:
        for noun in family.words:
            found = _occurrences(noun, case.text)
            if found and all(family.fits(case.text, match.start(), match.end()) for match in found):
                yield "act", (noun,), tuple((word,) for word in family.only)


def _occurrences(word: str, text: str) -> list[re.Match[str]]:
    """Where a word stands in a text, with a capital only where a sentence begins."""
    found = re.finditer(_WORD.format(re.escape(word)), text, re.IGNORECASE)
    return [match for match in found if match[0].islower() or _begins(text, match.start())]


# -- another order

_SOURCE = (
    r"(?:(?:the|a|an) [a-z]+(?: (?!(?:for|over|to|by|in|on|as|at)\b)[a-z]+){0,3}|[A-Z]\w+(?: [A-Z]\w+){0,3}"
    r"|[a-z]+ (?:[a-z]+ )?[A-Z]\w+ [A-Z]\w+)"
)
_PATIENT = r"(?:(?:the|an?) [a-z]+|[A-Z]\w+(?: [A-Z]\w+)?)"
_LOW = frozenset("The A An This That It He She They We There In On At No Every Two Three Four Five".split())


def _reordered(case: Case, chance: random.Random) -> list[Change]:
    fits = [name for name, rule in _ORDERS.items() if rule(case.text) not in (None, case.text)]
    return [Change("order", "order", chance.choice(fits))] if fits and chance.random() < 0.6 else []


def _report_first(text: str) -> str | None:
    """*The loan is safe, the bank said.* becomes *The bank said that the loan is safe*."""
    match = re.fullmatch(rf'([^"“”.!?\n]+), ({_SOURCE}) (\w+ed|said)\.', text)
    if not match or match[1].split()[0] not in _LOW or "," in match[1]:
        return None
    content = match[1][0].lower() + match[1][1:]
    return f"{_capital(match[2])} {match[3]} that {content}."


def _quotation_last(text: str) -> str | None:
    """*"It is safe," said the bank.* becomes *The bank said: "It is safe."*."""
    match = re.fullmatch(rf'["“]([^"“”\n]+),["”] (?:({_SOURCE}) (\w+ed|said)|(\w+ed|said) ({_SOURCE}))\.', text)
    if not match:
        return None
    return f"{_capital(match[2] or match[5])} {match[3] or match[4]}: “{match[1]}.”"


def _turned_round(text: str) -> str | None:
    """*"It is safe," the bank said.* becomes *"It is safe," said the bank*, and the other way round."""
    match = re.fullmatch(rf'(["“][^"“”\n]+,["”]) (?:({_SOURCE}) (\w+ed|said)|(\w+ed|said) ({_SOURCE}))\.', text)
    if not match:
        return None
    return f"{match[1]} {match[3]} {match[2]}." if match[2] else f"{match[1]} {match[5]} {match[4]}."


def _active(text: str) -> str | None:
    """*The mayor was condemned by the council for the law.* becomes *The council condemned the mayor for the law*."""
    match = re.fullmatch(
        rf"({_capitalized(_SOURCE)}) (?:was|were) (\w+ed) by ({_SOURCE})( (?:for|over) [^,.;]+)?\.", text
    )
    if not match:
        return None
    patient = match[1] if not match[1].startswith(("The ", "A ", "An ")) else match[1][0].lower() + match[1][1:]
    return f"{_capital(match[3])} {match[2]} {patient}{match[4] or ''}."


def _passive(text: str) -> str | None:
    """*The council condemned the mayor.* becomes *The mayor was condemned by the council*."""
    match = re.fullmatch(rf"({_capitalized(_SOURCE)}) (\w+ed) ({_PATIENT})( (?:for|over) [^,.;]+)?\.", text)
    if not match or match[2] == "denied" or match[2] not in substitutions().transitive:
        return None
    if match[4] and _takes_for(match[3].split()[-1]):
        return None  # "welcomed a proposal for a tax": what follows belongs to the noun
    agent = match[1] if not match[1].startswith(("The ", "A ", "An ")) else match[1][0].lower() + match[1][1:]
    be = "were" if match[3].endswith("s") and match[3][0].islower() else "was"
    return f"{_capital(match[3])} {be} {match[2]} by {agent}{match[4] or ''}."


def _takes_for(noun: str) -> bool:
    """Whether *for* after a noun of an act belongs to it."""
    return any(noun in (*family.words, *family.only) for family in substitutions().acts if family.frame == "for")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _capitalized(pattern: str) -> str:
    """A pattern at the beginning of a sentence."""
    return pattern.replace("(?:the|a|an)", "(?:The|A|An)")


_ORDERS: dict[str, Callable[[str], str | None]] = {
    "report first": _report_first,
    "quotation last": _quotation_last,
    "subject and verb turned round": _turned_round,
    "passive to active": _active,
    "active to passive": _passive,
}

__all__ = ["Change", "Family", "Variant", "Vocabulary", "changed", "variants"]
