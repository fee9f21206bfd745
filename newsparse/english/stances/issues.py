"""The normal form of an issue: what is left of its wording when reversers and transparent words are taken off.

"Calls for an end to sanctions" is an issue named *sanctions*, seen from the other side: the sign is -1. What remains is
kept in its own words; the ``ref`` folds case, number and determiners, so that two articles can speak of the same issue.
"""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import POSSESSIVE, POSSESSIVE_MARKS
from newsparse.english.lexicon import rows, split, words
from newsparse.english.predicates.stances import match, predicates
from newsparse.model import Polarity

_MARKS = frozenset([",", ";", ":", ".", "!", "?", "(", ")", "[", "]", "“", "”", '"', "«", "»", "—", "–", "--", "''"])
_TURNS = {"reverser": -1, "transparent": 1}
"""What words of each sort of ``reversers.tsv`` do to the side that an issue is seen from."""
_LONGEST = 14
"""Tokens of a wording."""
_DEEPEST = 4
"""Words inside each other's wording that are taken off."""
_CLAUSE = 12
"""Tokens within which a clause has its verb."""
_ATTACHED = 3
"""Prepositional phrases that hang on a noun phrase."""


@attrs.frozen
class Issue:
    """An issue in its normal form, as tokens: ``[start, end)`` its wording, ``sign`` -1 where a reverser was taken off.

    ``phrase`` is the noun phrase it consists of, if it is one; ``owner`` the token of the possessor's head in "X's
    plan", or None; ``stop`` where the whole wording, reversers included, ends. ``whole`` is the sign of the noun phrase
    that it is named by, which *it* takes up: -1 for a ban, 1 for the tax that somebody wants to scrap.
    """

    start: int
    end: int
    sign: int
    stop: int
    phrase: NounPhrase | None = None
    owner: int | None = None
    whole: int = 1


def issue_at(g: Grammar, token: int, *, stops: frozenset[str] = frozenset()) -> Issue | None:
    """The issue whose wording begins at a token: a noun phrase, an infinitive, a gerund, or a clause with *that*.

    ``stops`` are prepositions that do not belong to the issue here, such as *for* after *criticised*. Returns None
    where no issue begins.
    """
    return _Reader(g, stops).at(token)


def phrase_issue(g: Grammar, phrase: NounPhrase, *, stops: frozenset[str] = frozenset()) -> Issue | None:
    """The issue that a noun phrase names."""
    return _Reader(g, stops).phrase(phrase)


def demand(g: Grammar, group: VerbGroup, *, needed: bool = False) -> Issue | None:
    """What a clause with *must*, *should* or *needs to* demands; of a passive, its subject is the issue."""
    reader = _Reader(g, depth=1)
    if not needed:
        return reader.passive(group) if group.passive else reader.clause(group)
    inner = g.vg_at(group.end)
    return _turned(reader.clause(inner), -1 if group.negated else 1) if inner is not None else None


def is_subject_at(g: Grammar, i: int, phrase: NounPhrase) -> bool:
    """Whether a phrase at token ``i``, where an object could stand, is the subject of the next verb."""
    verb = g.vg_at(phrase.end)
    if verb is None or verb.start != phrase.end or verb.form != "finite" or verb.passive:
        return False
    return g.tags[i - 1] != "ADP" and g.lower[verb.head] not in ("provided", "providing")


def content_start(g: Grammar, token: int) -> int:
    """The first token from one on that is no quotation mark and no adverb."""
    _, end = g.sentence_range(token)
    i = token
    while i < end and (g.words[i] in '“"‘«' or (g.tags[i] == "ADV" and g.vg_at(i) is None and g.np_at(i) is None)):
        i += 1
    return i


def turn_after(g: Grammar, phrase: NounPhrase) -> int:
    """What somebody wants done to a thing: -1 where it is to end, +1 where it is to come or stay, 0 if nothing is."""
    if not words("ended_state").isdisjoint(g.lower[phrase.end : phrase.end + 1]):
        return -1  # "wants the tariffs gone"
    verb = g.vg_at(phrase.end)
    bare = verb is not None and verb.form == "finite" and verb.past and verb.start == verb.head == phrase.end
    return _turn(g, verb) if verb is not None and bare else _turn_to_come(g, phrase)  # "wants the ban lifted"


def _turn_to_come(g: Grammar, phrase: NounPhrase) -> int:
    """The same for a passive infinitive or a participle: "the tax to be scrapped"."""
    verb = g.vg_at(phrase.end)
    if verb is None or verb.start != phrase.end or verb.negated or verb.form not in ("infinitive", "participle"):
        return 0
    return _turn(g, verb) if verb.passive or verb.form == "participle" else 0


def _turn(g: Grammar, group: VerbGroup) -> int:
    """Which side a verb takes on its object, or on the subject of its passive.

    It is -1 where the verb ends or condemns it, +1 where it keeps, brings or praises it.
    """
    turn = next((turn for sort, turn in _TURNS.items() if _verb_end(g, group, sort) is not None), 0)
    found = match(g, group.head, predicates("verb").get(group.lemma, ())) if not turn else None
    return int(found[0].polarity) if found is not None and "after" in found[0].target else turn


def _turned(issue: Issue | None, sign: int) -> Issue | None:
    """An issue seen from the side of a sign; none where that is 0."""
    if issue is None or sign == 1:
        return issue
    return attrs.evolve(issue, sign=issue.sign * sign) if sign else None


@attrs.frozen
class _Reader:
    """Reads wordings: ``stops`` are prepositions that belong to none, ``depth`` counts what was taken off so far."""

    g: Grammar
    stops: frozenset[str] = frozenset()
    depth: int = 0

    @property
    def inner(self) -> _Reader:
        return _Reader(self.g, self.stops, self.depth + 1)

    def at(self, token: int) -> Issue | None:
        """The issue whose wording begins at a token."""
        g = self.g
        if self.depth > _DEEPEST or not 0 <= token < len(g.lower):
            return None
        _, end = g.sentence_range(token)
        i = content_start(g, token)
        if i >= end:
            return None
        group, phrase = g.vg_at(i), g.np_at(i)
        if group is not None and i <= group.head:
            return self.clause(group)
        if phrase is None and g.tags[i] == "DET" and (gerund := g.vg_at(i + 1)) is not None and gerund.form == "gerund":
            return self.clause(gerund)  # "the scrapping of the tax"
        if g.lower[i] == "that" and g.tags[i] in ("SCONJ", "PRON"):
            return self.that_clause(i + 1, end)
        if phrase is None or phrase.start > i:
            return None
        return _turned(self.phrase(phrase), _turn_to_come(g, phrase) or 1)

    # -- verbs

    def clause(self, group: VerbGroup) -> Issue | None:
        """What a verb phrase does, or the thing that it ends, keeps or takes sides on."""
        g, sign = self.g, -1 if group.negated else 1
        for sort, turn in _TURNS.items():
            after = _verb_end(g, group, sort)
            if after is None:
                continue
            after += after < len(g.lower) and (
                g.lower[after] in words("issue_particle")
                or (g.lower[after] == "of" and g.tags[group.start - 1] == "DET")
            )
            inner = self.object(after)
            if inner is not None or turn < 0:
                return _turned(inner, sign * turn)
        inner = self.sided(group)
        if inner is not None:
            return _turned(inner, sign)
        if group.passive:
            return None
        end = _wording_end(g, group.end)
        phrase = g.np_at(group.end)
        owner = _owner(g, phrase) if phrase is not None and phrase.start == group.end else None
        return Issue(group.head, end, sign, end, None, owner)

    def sided(self, group: VerbGroup) -> Issue | None:
        """The object of a verb that takes sides: "plan to vote against the bill" is about the bill."""
        found = match(self.g, group.head, predicates("verb").get(group.lemma, ()))
        if found is None or found[0].polarity is Polarity.NEUTRAL or "after" not in found[0].target:
            return None
        after = found[1] if len(found[0].words) > 1 else group.end
        return _turned(self.object(after), int(found[0].polarity))

    def object(self, i: int) -> Issue | None:
        """The issue that is the object of a verb, or what an object is to do or to have done to it."""
        g = self.g
        phrase, group = g.np_at(i), g.vg_at(i)
        if phrase is None or phrase.start != i:
            begins = _verb_starts(g, i) and self.depth < _DEEPEST
            return self.inner.clause(group) if group is not None and begins else None
        found = self.inner.phrase(phrase)
        after = g.vg_at(found.stop) if found is not None else None
        if found is None or after is None or after.start != found.stop or after.passive:
            return _turned(found, _turn_to_come(g, phrase) or 1)
        bare = after.form == "infinitive" or g.lower[after.head] == after.lemma
        return self.inner.clause(after) if bare and self.depth < _DEEPEST - 1 else found  # "see the House give way"

    def that_clause(self, i: int, end: int) -> Issue | None:
        """What somebody demands: "(that) the university lift the curfew" is about lifting the curfew."""
        verbs = self.g.groups_in(i, min(end, i + _CLAUSE))
        group = next((v for v in verbs if v.form in ("finite", "infinitive")), None)
        if group is None:
            return self.bare_subjunctive(i, end)
        return self.passive(group, i) if group.passive else self.inner.clause(group)

    def passive(self, group: VerbGroup, first: int = 0) -> Issue | None:
        """The subject of a passive that ends it, or keeps or brings it."""
        subject = self.g.subject(group)
        if subject is None or subject.start < first:
            return None
        return _turned(self.inner.phrase(subject), _turn(self.g, group) * (-1 if group.negated else 1))

    def bare_subjunctive(self, i: int, end: int) -> Issue | None:
        """A base form that was taken for a noun: "that the university lift the curfew"."""
        g, phrase = self.g, self.g.np_at(i)
        if phrase is None or phrase.head == phrase.start or g.np_at(phrase.end) is None or phrase.end >= end:
            return None
        for sort, turn in _TURNS.items():
            if (g.lower[phrase.head],) in _verb_phrases(sort).get(g.lower[phrase.head], ()):
                return _turned(self.object(phrase.end), turn)
        return None

    # -- nouns

    def phrase(self, phrase: NounPhrase) -> Issue | None:
        """The issue that a noun phrase names, or the one inside it."""
        g, lemma = self.g, self.g.lemmas[phrase.head]
        sign = -1 if g.lower[phrase.start] == "no" else 1
        for sort, turn in _TURNS.items():
            prepositions = _words(sort, "noun").get(lemma)
            if prepositions is None or (lemma in words("owned_noun") and _owner(g, phrase) is not None):
                continue
            inner = self.wanted(phrase) if turn > 0 else None
            if inner is not None:
                return _turned(inner, sign)
            inner = self.within(phrase, prepositions, turn) or (self.compound(phrase) if turn < 0 else None)
            if inner is not None:
                return attrs.evolve(inner, sign=inner.sign * sign * turn, whole=inner.whole * turn)
        stop = self.attached_end(phrase)
        return Issue(_content_of(g, phrase), stop, sign, stop, phrase, _owner(g, phrase))

    def wanted(self, phrase: NounPhrase) -> Issue | None:
        """What a demand wants: "demands that she resign"."""
        g, (_, end) = self.g, self.g.sentence_range(phrase.head)
        if g.lemmas[phrase.head] not in words("demanding_noun") or g.lower[phrase.end : phrase.end + 1] != ["that"]:
            return None
        return self.inner.that_clause(phrase.end + 1, end) if phrase.end < end else None

    def within(self, phrase: NounPhrase, prepositions: frozenset[str], turn: int) -> Issue | None:
        """The issue after the preposition of a noun: "an end to X", "a call by Y to scrap X"."""
        g, (_, end) = self.g, self.g.sentence_range(phrase.head)
        i = phrase.end
        by = g.np_at(i + 1) if turn > 0 and g.lower[i : i + 1] in (["by"], ["from"]) else None
        i = by.end if by is not None else i
        if i >= end or g.lower[i] not in prepositions:
            return None
        group = g.vg_at(i)
        done = self.inner.clause(group) if group is not None and group.form == "infinitive" else None
        return done or self.inner.at(i + 1)

    def compound(self, phrase: NounPhrase) -> Issue | None:
        """What stands before a reverser: *plastics* of "a plastics ban"."""
        g, start = self.g, _content_of(self.g, phrase)
        if g.lemmas[phrase.head] not in words("compound_reverser") or start >= phrase.head:
            return None
        if g.tags[phrase.head - 1] not in ("NOUN", "PROPN"):
            return None
        whole = NounPhrase(start, phrase.head, phrase.head - 1)
        return Issue(start, phrase.head, 1, self.attached_end(phrase), whole, _owner(g, phrase))

    def attached_end(self, phrase: NounPhrase) -> int:
        """The end of a noun phrase with the prepositional phrases that belong to it."""
        g, (_, end) = self.g, self.g.sentence_range(phrase.head)
        i = self.gerund_end(phrase, end)
        for _ in range(_ATTACHED):
            following = g.np_at(i + 1) if i + 1 < end else None
            if following is None or following.start != i + 1 or not self.attaches(i, following):
                break
            i = following.end
        return i

    def gerund_end(self, phrase: NounPhrase, end: int) -> int:
        """The end of a noun phrase with the gerund that goes on with it: *gas drilling*, *a tower building levy*."""
        g, i = self.g, phrase.end
        if i >= end or g.tags[i] != "VERB" or not g.lower[i].endswith("ing") or g.tags[phrase.head] != "NOUN":
            return i
        measure = g.np_at(i + 1)
        if measure is None:
            return i + 1
        bare = measure.start == measure.head == i + 1 and g.lemmas[i + 1] in words("measure")
        return measure.end if bare and phrase.start < phrase.head else i

    def attaches(self, i: int, following: NounPhrase) -> bool:
        """Whether a preposition and its phrase belong to the noun phrase before them."""
        g, low = self.g, self.g.lower[i]
        if low not in words("attaching_to_issue") or low in self.stops or g.tags[i] == "PART":
            return False
        timed = not TIMES.isdisjoint((*g.lower[i + 1 : following.end], g.lemmas[following.head]))
        if timed or g.tags[following.head] == "NUM":
            return False
        if low in words("concessive_preposition") and g.lemmas[following.head] in predicates("noun"):
            return False  # "over the objections of"
        verb = g.vg_at(following.end)
        return low == "of" or verb is None or verb.start != following.end or verb.form != "finite"


# -- words and places


@cache
def _words(sort: str, pos: str) -> dict[str, frozenset[str]]:
    """Reversing or transparent words of a part of speech, with the prepositions that may follow them."""
    found: dict[str, set[str]] = {}
    for row in rows("reversers"):
        if row["sort"] == sort and row["pos"] == pos:
            for word in split(row["words"]):
                found.setdefault(word, set()).update(row["prepositions"].split())
    return {word: frozenset(prepositions) for word, prepositions in found.items()}


@cache
def _verb_phrases(sort: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verbs of a sort by their first word, the longest phrase first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for word in _words(sort, "verb"):
        parts = tuple(word.split("_"))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(entries, key=len, reverse=True)) for first, entries in found.items()}


def _verb_end(g: Grammar, group: VerbGroup, sort: str) -> int | None:
    """The token after a verb of a sort and its particles, or None if it is none."""
    for parts in _verb_phrases(sort).get(group.lemma, ()):
        if g.lower[group.head + 1 : group.head + len(parts)] == list(parts[1:]):
            return max(group.end, group.head + len(parts))
    return None


def _wording_end(g: Grammar, i: int) -> int:
    """Where the wording of a verb phrase ends: before the next mark, conjunction of a clause, or time."""
    _, end = g.sentence_range(i - 1)
    end = min(end, i + _LONGEST)
    while i < end and not _ends_wording(g, i):
        i += 1
    while g.tags[i - 1] in ("ADP", "CCONJ", "ADV") and i - 1 > 0 and g.lower[i - 1] not in words("issue_particle"):
        i -= 1
    return i


def _ends_wording(g: Grammar, i: int) -> bool:
    low, phrase = g.lower[i], g.np_at(i)
    if low == "," and g.tags[i - 1] == "ADJ" and g.tags[i + 1 : i + 2] == ("ADJ",):
        return False  # "ease painful, automatic cuts"
    if low in _MARKS or low in ("which", "who") or (low in words("ending_wording") and g.tags[i] in ("SCONJ", "ADP")):
        return True
    if phrase is not None and phrase.start == i and g.lower[phrase.head] in TIMES:
        return True
    after = g.np_at(i + 1)
    subject = after is not None and after.start == i + 1 and _verb_starts(g, after.end)
    return low in ("but", "and") and (subject or _verb_starts(g, i + 1))


def _verb_starts(g: Grammar, i: int) -> bool:
    group = g.vg_at(i)
    return group is not None and group.start == i


def _content_of(g: Grammar, phrase: NounPhrase) -> int:
    """Where a phrase begins without determiner, possessor and quotation marks."""
    marks = [k for k in range(phrase.start + 1, phrase.head) if g.lower[k] in POSSESSIVE_MARKS]
    i = marks[-1] + 1 if marks else phrase.start
    while i < phrase.head and (g.tags[i] == "DET" or g.lower[i] in POSSESSIVE or g.words[i] in '“"‘'):
        i += 1
    return i


def _owner(g: Grammar, phrase: NounPhrase) -> int | None:
    """The token of a phrase's possessor: *Macron* of "Macron's plan", *his* of "his plan"."""
    for k in range(phrase.head - 1, phrase.start, -1):
        if g.lower[k] in POSSESSIVE_MARKS and g.tags[k] == "PART":
            return k - 1
    return phrase.start if g.lower[phrase.start] in POSSESSIVE and phrase.start < phrase.head else None


# -- names


def normal_form(g: Grammar, issue: Issue) -> str:
    """The name under which an issue is known: lower case, lemmas of nouns, no determiners, marks or possessors."""
    end = _named_end(g, issue)
    shown = range(issue.start, end)
    named = len(shown) == 1 and g.lower[issue.start].endswith("ing")  # "smoking"
    verb = issue.start if issue.phrase is None and not named else -1
    return " ".join(
        g.lemmas[i].lower() if i == verb or g.tags[i] == "NOUN" else g.lower[i]
        for i in shown
        if g.tags[i] not in ("DET", "PUNCT") and g.lower[i] not in POSSESSIVE | POSSESSIVE_MARKS
    )


def _named_end(g: Grammar, issue: Issue) -> int:
    """Where the name of an issue ends: a phrase keeps its *of*, *on* and *for*; *in*, *at* and the like say where."""
    if issue.phrase is None:
        return issue.end
    i = issue.phrase.end
    while i < issue.end and g.lower[i] in words("naming_preposition") and (following := g.np_at(i + 1)) is not None:
        i = following.end
    return min(i, issue.end) if i > issue.start else issue.end
