"""Grammar: noun phrases, verb groups, and which belongs to which.

Where the tokens carry a dependency analysis, subjects and objects are read off it; otherwise they are found in
the order of the phrases, construction by construction. Token indices are positions in ``document.tokens``; ranges are
half open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import attrs

from newsparse.english.inflection import SAME_PARTICIPLE, verb_forms
from newsparse.english.lexicon import word_classes
from newsparse.model import ParsedArticle, Span

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIMES = WEEKDAYS | frozenset(
    "january february march april june july august september october november december today yesterday "
    "tomorrow tonight "
    "week month year morning afternoon evening night weekend day hour minute".split()
)
RELATIVE = frozenset({"who", "which", "that", "whom"})
OBJECT_CONTROL = frozenset(
    """
    advise allow ask authorise authorize beg call cause challenge command compel convince direct enable encourage
    expect drive forbid force get implore inspire instruct invite lead lobby order permit persuade press pressure
    prompt provoke push remind request require spur tell urge want warn
    """.split()
)
"""Verbs whose object, where there is one, is the subject of the infinitive behind it."""

_CLOSING = frozenset("”\"’'»)]")
_CLAUSE_FRONTS = frozenset({",", ";", ":", "—", "–", "--", "but", "and", "that", "while", "as"})
_OPENING = frozenset("“\"‘'«([")
_NEGATIONS = frozenset({"not", "never", "hardly", "scarcely"})
_BE = "be"


@attrs.frozen
class NounPhrase:
    """A base noun phrase: from its determiner (or possessor) to its head noun, without what follows the head."""

    start: int
    end: int
    head: int


@attrs.frozen
class VerbGroup:
    """A verb with its auxiliaries, negation and the adverbs between them. ``head`` is the main verb's token.

    ``form`` is ``finite``, ``infinitive`` (with *to*), ``gerund`` or ``participle`` (past, without an auxiliary);
    ``ceased`` marks *no longer*; ``modal`` is the modal's lemma, or empty.
    """

    start: int
    end: int
    head: int
    lemma: str
    form: str
    passive: bool = False
    negated: bool = False
    ceased: bool = False
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    past: bool = False


def grammar(document: ParsedArticle) -> Grammar:
    """The phrase structure of a document; use it as ``document.derive(grammar)``, so that it is made once."""
    return Grammar(document)


class Grammar:
    """Phrases of a document, and the relations between them."""

    def __init__(self, document: ParsedArticle) -> None:
        tokens = document.tokens
        self.text = document.article.text
        self.tokens = tokens
        self.words: list[str] = []
        self.lower: list[str] = []
        self.tags: tuple[str, ...] = ()
        self.lemmas: tuple[str, ...] = ()
        self.sentence_starts: list[int] = []
        self.sentence_ends: list[int] = []
        if tokens is not None:
            text = self.text
            self.words = [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
            self.lower = [w.lower() for w in self.words]
            self.tags = tokens.upos
            self.lemmas = tokens.lemmas
            for sentence in document.sentences:
                inside = tokens.within(sentence.span)
                self.sentence_starts.append(inside.start)
                self.sentence_ends.append(inside.stop)
        self._np: dict[int, NounPhrase] = {}
        self._vg: dict[int, VerbGroup] = {}
        phrases: list[NounPhrase] = []
        groups: list[VerbGroup] = []
        if self.tags:
            for start, end in zip(self.sentence_starts, self.sentence_ends, strict=True):
                for chunk in self._chunks(start, end):
                    if isinstance(chunk, NounPhrase):
                        phrases.append(chunk)
                        for i in range(chunk.start, chunk.end):
                            self._np[i] = chunk
                    else:
                        groups.append(chunk)
                        for i in range(chunk.start, chunk.end):
                            self._vg[i] = chunk
        self.noun_phrases = tuple(phrases)
        self.verb_groups = tuple(groups)
        self._subjects: dict[int, NounPhrase | None] = {}
        self._acting: frozenset[int] | None = None
        self.matched: dict[tuple[int, int, int, bool], tuple[Any, ...]] = {}
        """What the cue lexicon says of verb groups, once it has been asked."""
        self._children: dict[int, list[int]] | None = None

    # -- looking up

    def np_at(self, token: int) -> NounPhrase | None:
        """The noun phrase that a token belongs to."""
        return self._np.get(token)

    def vg_at(self, token: int) -> VerbGroup | None:
        """The verb group that a token belongs to."""
        return self._vg.get(token)

    def sentence_range(self, token: int) -> tuple[int, int]:
        """First token, and the one behind the last, of the sentence that a token stands in."""
        i = bisect_right(self.sentence_starts, token) - 1
        return (self.sentence_starts[i], self.sentence_ends[i]) if i >= 0 else (token, token + 1)

    def span(self, start: int, end: int) -> Span:
        """The span of the tokens ``start`` to ``end`` (half open) in the text.

        Raises:
            ValueError: if there is none.
        """
        if self.tokens is None or start >= end:
            raise ValueError(f"no tokens from {start} to {end}")
        return Span(self.tokens.starts[start], self.tokens.ends[end - 1])

    def groups_in(self, start: int, end: int) -> Iterator[VerbGroup]:
        """The verb groups whose main verb lies in a range of tokens, in order."""
        i = start
        while i < end:
            group = self._vg.get(i)
            if group is not None:
                if start <= group.head < end:
                    yield group
                i = group.end
            else:
                i += 1

    # -- phrases

    def _chunks(self, start: int, end: int) -> Iterator[NounPhrase | VerbGroup]:
        i = start
        while i < end:
            tag = self.tags[i]
            if tag == "AUX" or tag == "VERB" or (self.lower[i] == "to" and tag == "PART"):
                group = None if tag == "VERB" and self._modifies(i, start, end) else self._verb_group(i, start, end)
                if group is not None:
                    yield group
                    i = group.end
                    continue
            if tag in _NOMINAL or (tag == "VERB" and self._modifies(i, start, end)):
                phrase = self._noun_phrase(i, end)
                if phrase is not None:
                    yield phrase
                    i = phrase.end
                    continue
            i += 1

    def _modifies(self, i: int, start: int, end: int) -> bool:
        """Whether a participle stands before its noun: *the proposed ban*, *increased spending*."""
        low = self.lower[i]
        if i + 1 >= end:
            return False
        if self.tags[i + 1] == "VERB" and self.lower[i + 1].endswith("ing") and self.tags[i + 2 : i + 3] == ("NOUN",):
            return i > start and self.tags[i - 1] in ("DET", "ADJ") and low.endswith("ed")  # "the assisted dying bill"
        if self.tags[i + 1] not in ("NOUN", "ADJ") and not (self.tags[i + 1] == "PROPN" and self.tags[i - 1] == "DET"):
            return False
        if not low.endswith(("ed", "ing", "en")) and verb_forms().get(low, ("", ""))[1] != "participle":
            return False
        if i == start and low.endswith("ing"):  # "Striking nurses demanded", not "Cutting taxes is"
            group = self.tags[i + 2 : i + 3] if self.lower[i + 1].endswith("s") else ()
            return group in (("VERB",), ("AUX",)) and not self._is_singular(i + 2)
        before = i - 1
        if before > start and self.tags[before] == "ADV" and self.tags[before - 1] in ("DET", "PART", "PRON"):
            before -= 1  # "the newly elected leader"
        owned = self.lower[before] in _POSSESSIVE or self.lower[before] in _POSSESSIVE_MARKS
        if i == start or self.tags[before] in ("DET", "ADJ", "NUM") or owned:
            return i != start or low.endswith("ed")
        if self.tags[i - 1] == "VERB" and low.endswith("ed"):  # "unions oppose higher fees and reject proposed cuts"
            present = verb_forms().get(self.lower[i - 1], ("", ""))[1] in _PRESENT
            return present or low in word_classes()["attributive"]
        if self.tags[i - 1] == "VERB" and low.endswith("ing"):
            return i - 2 >= start and self.lower[i - 1].endswith("ed") and self.tags[i - 2] == "DET"
        return self.tags[i - 1] == "ADP" and low.endswith("ed")

    def _is_singular(self, verb: int) -> bool:
        """Whether a verb form goes with a singular only: *is*, *has*, *says*."""
        low = self.lower[verb]
        return low in ("is", "was", "has", "does") or verb_forms().get(low, ("", ""))[1] == "s"

    def _noun_phrase(self, start: int, end: int) -> NounPhrase | None:
        tags, lower = self.tags, self.lower
        low = lower[start]
        if tags[start] == "PRON" and low not in _POSSESSIVE:
            return NounPhrase(start, start + 1, start)
        if low in WEEKDAYS:
            return NounPhrase(start, start + 1, start)
        i, head = start, -1
        owned = start  # where the phrase behind the last possessive begins: "the port's two | oldest clubs"
        while i < end:
            tag = tags[i]
            placed = head >= owned
            if tag in ("NOUN", "PROPN"):
                if lower[i] in WEEKDAYS and i > start and tags[i - 1] != "DET":
                    break
                if head >= 0 and tag == "PROPN" and self.lemmas[head] in TIMES and tags[head] == "NOUN":
                    break  # "in recent weeks | White House officials"
                head = i
            elif tag == "NUM":
                head = i if not placed or tags[head] == "NUM" else head
                if head != i and i > start and tags[i - 1] == "PROPN":
                    pass
            elif tag == "DET":
                if i > start and lower[i - 1] not in ("all", "both", "half", "such", "of"):
                    break
            elif tag == "PRON":
                if lower[i] not in _POSSESSIVE or (i > start and lower[i - 1] not in ("all", "both", "half")):
                    break
            elif tag == "ADJ":
                if placed and tags[head] not in ("NUM", "PROPN"):
                    break
            elif tag == "PART" and lower[i] in _POSSESSIVE_MARKS:
                if head != i - 1 or i + 1 >= end or tags[i + 1] not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"):
                    break
                owned = i + 1
            elif tag == "ADV":
                if placed or i + 1 >= end:
                    break
                if tags[i + 1] != "ADJ" and not (tags[i + 1] == "VERB" and self._modifies(i + 1, start, end)):
                    break
            elif tag == "VERB":
                if placed or not self._modifies(i, start, end):
                    break
            elif tag == "SYM":
                if i + 1 >= end or tags[i + 1] != "NUM":
                    if tag == "SYM" and head >= 0 and lower[i] == "%":
                        head = i
                        i += 1
                        continue
                    break
            elif lower[i] == "/":
                if head != i - 1 or i + 1 >= end or {tags[i - 1], tags[i + 1]} != {"PROPN"}:
                    break
            elif tag == "CCONJ":
                # "Russian and Belarusian soldiers": modifiers that share a noun.
                if head >= 0 or not (
                    i > start
                    and tags[i - 1] == "ADJ"
                    and i + 2 < end
                    and tags[i + 1] == "ADJ"
                    and tags[i + 2] in ("NOUN", "ADJ")
                ):
                    break
            else:
                break
            i += 1
        if head < 0:
            # "the poor", "the first": an adjective or a determiner does for the noun.
            if i > start and tags[i - 1] in ("ADJ", "NUM") and tags[start] in ("DET", "ADJ"):
                return NounPhrase(start, i, i - 1) if tags[start] == "DET" else None
            return NounPhrase(start, start + 1, start) if tags[start] == "DET" and low in _PRONOMINAL else None
        return NounPhrase(start, head + 1, head)

    def _verb_group(self, start: int, first: int, end: int) -> VerbGroup | None:
        tags, lower, lemmas = self.tags, self.lower, self.lemmas
        i = start
        auxiliaries: list[str] = []
        negated = ceased = infinitive = False
        head = -1
        if lower[i] == "to" and tags[i] == "PART":
            infinitive = True
            i += 1
        last = i
        while i < end:
            tag, low = tags[i], lower[i]
            if tag == "AUX":
                auxiliaries.append(lemmas[i])
                last = i + 1
            elif low in ("not", "n't", "n’t", "never") or (low == "neither" and auxiliaries):
                negated = True
                last = i + 1 if auxiliaries else last
            elif low == "no" and i + 1 < end and lower[i + 1] == "longer":
                ceased = True
                i += 1
            elif tag == "ADV" and (auxiliaries or infinitive) and low not in ("so",):
                pass
            elif tag == "VERB":
                if auxiliaries or infinitive or head < 0:
                    head = i
                    last = i + 1
                break
            else:
                break
            i += 1
        if head < 0:
            if not auxiliaries:
                return None
            head = max(j for j in range(start, last) if tags[j] == "AUX")
        if head == start and not auxiliaries:
            # "has never failed", "no longer opposes": what stands before a single verb belongs to it.
            before = lower[start - 1] if start > first else ""
            if before in _NEGATIONS or (before == "neither" and tags[start - 1] == "CCONJ"):
                negated, start = True, start - 1
            elif before == "nor":
                negated = True
            elif before == "longer" and start - 2 >= first and lower[start - 2] == "no":
                ceased, start = True, start - 2
            elif tags[start - 1] == "ADV" and start - 2 >= first and lower[start - 2] in ("not", "n't", "n’t", "to"):
                negated = lower[start - 2] != "to"
        elif infinitive and start > first and lower[start - 1] in ("not", "never"):
            negated, start = True, start - 1
        lemma, low = lemmas[head], lower[head]
        sort = verb_forms().get(low, (lemma, ""))[1] or (
            "ing" if low.endswith("ing") else "past" if low.endswith("ed") else "base"
        )
        main_aux = tags[head] == "AUX"
        chain = auxiliaries[:-1] if main_aux else auxiliaries
        be_last = bool(chain) and chain[-1] == _BE
        passive = (
            be_last
            and not main_aux
            and (sort in ("past", "participle") or (sort == "base" and lemma in SAME_PARTICIPLE))
        )
        if infinitive:
            form = "infinitive"
        elif (sort == "ing" and not chain) or (chain and lower[start] in ("having", "being") and start != head):
            form = "gerund"
        elif sort in ("past", "participle") and not chain and self._is_participle(head, sort, first, end):
            form = "participle"
        else:
            form = "finite"
        past = (
            lower[start] in _PAST_AUX
            or (not chain and sort == "past")
            or any(lower[j] in _PAST_AUX for j in range(start, head))
        )
        return VerbGroup(
            start,
            max(last, head + 1),
            head,
            lemma,
            form,
            passive=passive,
            negated=negated,
            ceased=ceased,
            modal=next((a for a in auxiliaries if a in _MODALS), ""),
            perfect="have" in chain,
            progressive=be_last and sort == "ing",
            past=past,
        )

    def _is_participle(self, head: int, sort: str, first: int, end: int) -> bool:
        """Whether a past form without auxiliary is a participle: *the man accused of*, *a bill backed by*."""
        after = self.lower[head + 1] if head + 1 < end else ""
        if sort == "participle":
            return True
        if head == first:
            return after in ("by", "in", "on", "with", "to", "as", "about", "for", "from")
        j = head - 1
        while j > first and self.tags[j] == "ADV":
            j -= 1
        before = self.tags[j]
        if before not in ("NOUN", "PROPN", "NUM"):
            return before == "PUNCT" and after in ("by", "with", "as")
        if j < head - 1:
            return False
        if after == "by":
            return True
        return after in ("of", "as") and self.lemmas[head] in _PASSIVE_WITH_OF

    # -- relations

    def subject(self, group: VerbGroup) -> NounPhrase | None:
        """Who does what the verb says; of a passive, its surface subject."""
        if group.head not in self._subjects:
            self._subjects[group.head] = None  # a chain of verbs that lean on each other ends here
            self._subjects[group.head] = self._find_subject(group)
        return self._subjects[group.head]

    def subjects(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The subject, or all of them where they are coordinated: *X and Y said*."""
        subject = self.subject(group)
        if subject is None:
            return ()
        return self.coordinated(subject)

    def coordinated(self, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
        """A noun phrase and those coordinated with it, in text order."""
        found = [phrase]
        first, end = self.sentence_range(phrase.start)
        current = phrase
        while (i := current.start - 1) > first and self.lower[i] in ("and", "or", "nor"):
            j = i - 1
            if self.lower[j] == "," and j >= first:
                j -= 1
            previous = self._np.get(j) or self._before_brackets(j, first)
            if previous is None or not self._alike(previous, phrase):
                break
            previous = self.top(previous, first)
            if self.lower[phrase.head] in _NOMINATIVE and self._vg.get(previous.start - 1) is not None:
                break  # "asked the mayor and she said": two clauses, no list
            if j < i - 1 and self.lower[previous.start - 1 : previous.start] != [","]:
                break  # "met the press in Lima, and the agency said": two clauses, no list
            found.insert(0, previous)
            current = previous
            while current.start - 2 >= first and self.lower[current.start - 1] == ",":
                earlier = self._np.get(current.start - 2)
                if earlier is None or not self._alike(earlier, phrase):
                    break
                found.insert(0, earlier)
                current = earlier
        current = phrase
        while current.end + 1 < end and self.lower[current.end] in ("and", "or", "nor"):
            following = self._np.get(current.end + 1)
            if following is None or following.start != current.end + 1 or not self._alike(following, phrase):
                break
            if (
                self._vg.get(following.end) is not None
                and current is phrase
                and self._vg.get(phrase.start - 1) is not None
            ):
                break  # "met Y and Z said": Z is a subject of its own
            found.append(following)
            current = following
        return tuple(found)

    def _alike(self, a: NounPhrase, b: NounPhrase) -> bool:
        return self.lower[a.head] not in TIMES and self.lower[b.head] not in TIMES and self.tags[a.head] != "NUM"

    def object(self, group: VerbGroup) -> NounPhrase | None:
        """The noun phrase right behind the verb, if it is not a time."""
        if self.tokens is not None and self.tokens.heads:
            return self._dependent(group.head, ("obj", "iobj"))
        i = group.end
        _, end = self.sentence_range(group.head)
        while (
            i < end
            and (self.tags[i] == "ADV" or self.lower[i] in ("back", "down", "up", "out", "off"))
            and i - group.end < 2
        ):
            i += 1
        phrase = self._np.get(i)
        if phrase is None or self.lower[phrase.head] in TIMES or phrase.start < group.end:
            return None
        if self.lower[phrase.start] in RELATIVE and self.tags[phrase.start] == "PRON":
            return None
        following = self._vg.get(phrase.end)
        if following is not None and following.form == "finite" and phrase.end < end:
            return None  # the subject of a clause without "that"
        return None if self.inverted(group) == phrase else phrase

    def objects(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The object, or all of them where they are coordinated."""
        found = self.object(group)
        if found is None:
            return ()
        return tuple(p for p in self.coordinated(found) if p.start >= found.start)

    def agent(self, group: VerbGroup) -> NounPhrase | None:
        """The *by*-phrase of a passive."""
        if not group.passive and group.form != "participle":
            return None
        _, end = self.sentence_range(group.head)
        i = group.end
        while i < end and i - group.end < 8:
            if self.lower[i] == "by":
                return self._np.get(i + 1)
            if self._vg.get(i) is not None or self.lower[i] in (";", ":", "that"):
                return None
            i += 1
        return None

    def full(self, phrase: NounPhrase, prepositions: frozenset[str] = frozenset({"of"})) -> tuple[int, int]:
        """The range of a noun phrase with the prepositional phrases attached to its head."""
        _, end = self.sentence_range(phrase.start)
        stop = phrase.end
        while stop + 1 < end and self.lower[stop] in prepositions:
            following = self._np.get(stop + 1)
            if following is None or following.start != stop + 1:
                break
            stop = following.end
            while stop + 1 < end and self.lower[stop] == "and" and prepositions:
                more = self._np.get(stop + 1)
                if more is None or self.tags[more.head] != self.tags[following.head]:
                    break
                if self._vg.get(more.end) is not None and not self._share(phrase, more):
                    break
                stop = more.end
        return phrase.start, stop

    def _share(self, phrase: NounPhrase, name: NounPhrase) -> bool:
        """Whether names in front of a verb modify a plural together: *the leaders of Peru and Chile met*."""
        plural = self.tags[phrase.head] == "NOUN" and self.lower[phrase.head].endswith("s")
        first, _ = self.sentence_range(phrase.start)
        return plural and self.tags[name.head] == "PROPN" and self._at_front(phrase, first)

    # -- how a subject is found

    def _find_subject(self, group: VerbGroup) -> NounPhrase | None:
        if self.tokens is not None and self.tokens.heads:
            return self._subject_by_tree(group)
        inverted = self.inverted(group)
        if inverted is not None:
            return inverted
        if group.form == "infinitive":
            return self._controller(group)
        first, _ = self.sentence_range(group.head)
        if group.form == "gerund":
            behind = group.start - (2 if group.start - 2 >= first and self.tags[group.start - 1] == "ADV" else 1)
            before = self._np.get(behind)
            if before is not None:
                return self.top(before, first)
            return self._judged(group, first) or self._governing_subject(group, first)
        if group.form == "participle":
            before = self._np.get(group.start - 1)
            return self.top(before, first) if before is not None else self._governing_subject(group, first)
        i = group.start - 1
        while i >= first and self.tags[i] == "ADV":
            i -= 1
        if i < first:
            return None
        low = self.lower[i]
        phrase = self._np.get(i)
        if phrase is not None:
            if low in RELATIVE and self.tags[i] in ("PRON", "SCONJ"):
                return self._antecedent(i, first)
            if self.lower[phrase.head] in TIMES and phrase.start > first:
                earlier = self._np.get(phrase.start - 1) or self._np.get(phrase.start - 2)
                if (
                    self.lower[phrase.start - 1] in ("on", "in", "at", "last", ",")
                    or self.tags[phrase.start - 1] == "ADP"
                ):
                    earlier = self._np.get(phrase.start - 2)
                    if earlier is None and self.words[phrase.start - 2] in ")," and phrase.start - 2 > first:
                        # "the chairman of the fund (R) on Saturday criticized"
                        return self._over_insertion(phrase.start - 2, first)
                if earlier is None:
                    return self._coordinated_subject(group, first)
                return self._behind_modifier(self.top(earlier, first), first)
            return self._behind_modifier(self.top(phrase, first), first)
        if low in RELATIVE:
            return self._antecedent(i, first)
        if low in (",", "—", "–", "--", ")") or (low in _CLOSING and i > first):
            return self._over_insertion(i, first) or self._coordinated_subject(group, first)
        if low in ("and", "but", "or", "then", "nor"):
            return self._coordinated_subject(group, first)
        return None

    def inverted(self, group: VerbGroup) -> NounPhrase | None:
        """The subject behind a verb of speech: *"…," said X*; only where nothing before could be one."""
        if group.form != "finite" or (group.lemma not in INVERTING and group.lemma not in _AFTER_QUOTES):
            return None
        first, end = self.sentence_range(group.head)
        if group.lemma in _AFTER_QUOTES and (group.start == first or self.words[group.start - 1] not in _CLOSING):
            return None
        behind = group.end
        if group.lemma in _WITH_PARTICLE:
            if behind >= end or self.lower[behind] not in _PARTICLES:
                return None
            behind += 1
        phrase = self._np.get(behind)
        if phrase is None or self.lower[phrase.head] in TIMES or phrase.start < behind:
            return None
        if self.lower[phrase.head] in _NEVER_BEHIND:
            return None
        i = group.start - 1
        if i >= first and (self.words[i] not in _CLOSING or self.words[i] in ")]") and self.lower[i] not in (",", "''"):
            return None
        if i >= first and self.lower[i] == "," and self.words[i - 1] not in _CLOSING:
            # ", said X" behind unquoted words: only if no noun phrase with a comma of its own precedes.
            inserted = self._over_insertion(i, first)
            behind = self.full(phrase, _ATTACHING)[1]
            behind += behind < end and self.words[behind] in _OPENING | _CLOSING
            if inserted is not None and behind < end and self._vg.get(behind) is not None:
                return None
        if i > first and self.lower[i] == "," and self._closes_apposition(i, first):
            return None  # "…", the mayor, Tom Ashe, told reporters
        return phrase

    def _closes_apposition(self, comma: int, first: int) -> bool:
        """Whether a comma closes what stands behind a noun phrase at the front of a clause: *One local, Jon Fox,*."""
        opening = next((k for k in range(comma - 1, first, -1) if self.lower[k] == ","), first)
        phrase = self._np.get(opening - 1) if opening > first else None
        if phrase is None or self.lower[phrase.head] in TIMES or not self._at_front(self.top(phrase, first), first):
            return False
        relative = self.lower[opening + 1] in RELATIVE
        return relative or all(group.form != "finite" for group in self.groups_in(opening + 1, comma))

    def _at_front(self, phrase: NounPhrase, first: int) -> bool:
        """Whether a noun phrase begins a clause."""
        i = phrase.start - 1
        return i < first or self.words[i] in _CLOSING | _OPENING or self.lower[i] in _CLAUSE_FRONTS

    def described(self, name: NounPhrase | None) -> NounPhrase | None:
        """The noun phrase at the front of its clause that a name is in apposition to: *the mayor*, Tom Ashe, *said*."""
        if name is None or self.tags[name.head] != "PROPN" or self.lower[name.end : name.end + 1] != [","]:
            return None
        first, _ = self.sentence_range(name.start)
        phrase = self._np.get(name.start - 2) if name.start - 2 >= first and self.lower[name.start - 1] == "," else None
        if phrase is None:
            return None
        phrase = self.top(phrase, first)
        somebody = self.tags[phrase.head] == "NOUN" and self.lemmas[phrase.head] not in TIMES
        return phrase if somebody and self._at_front(phrase, first) else None

    def top(self, phrase: NounPhrase, first: int) -> NounPhrase:
        """The noun phrase that a prepositional phrase hangs on: *head* of *the head of the agency*."""
        current = phrase
        while (i := current.start - 1) > first:
            if self.tags[i] == "ADP" and self.lower[i] in _ATTACHING:
                paired = self.lower[i] == "with" and self.lower[i - 1] in ("along", "together")
                governor = self._np.get(i - 2 if paired else i - 1)
            elif self.lower[i] == "and" and self.tags[current.head] == "PROPN":
                governor = self._shared(i, first)  # "ministers from Spain and Portugal"
            else:
                break
            if governor is None or self.lower[governor.head] in TIMES:
                break
            current = governor
        return current

    def _shared(self, conjunction: int, first: int) -> NounPhrase | None:
        """The common noun that coordinated names behind a preposition modify together."""
        earlier = self._np.get(conjunction - 1)
        if earlier is None or self.tags[earlier.head] != "PROPN" or earlier.start - 2 < first:
            return None
        if self.lower[earlier.start - 1] not in ("from", "of", "in"):
            return None
        governor = self._np.get(earlier.start - 2)
        return governor if governor is not None and self.lower[governor.head].endswith("s") else None

    def _behind_modifier(self, phrase: NounPhrase, first: int) -> NounPhrase:
        """The phrase itself, or what its modifier modifies: *man* in *the man who stole the car said*."""
        modifier = self._vg.get(phrase.start - 1)
        if modifier is None and self.tags[phrase.start - 1] == "ADP" and phrase.start - 2 >= first:
            modifier = self._vg.get(phrase.start - 2)
        if modifier is None or modifier.end > phrase.start or modifier.start < first:
            return phrase
        if modifier.form == "finite":
            relative = self.lower[modifier.start - 1] if modifier.start > first else ""
            if self.is_reduced(modifier):
                return self.top(self._np.get(modifier.start - 1) or phrase, first)
            if relative not in ("who", "which", "that") or self.tags[modifier.start - 1] != "PRON":
                return phrase
        if modifier.form == "infinitive":
            return self._np.get(modifier.start - 1) or phrase
        return self.subject(modifier) or phrase

    def acts(self, head: int) -> bool:
        """Whether the noun phrase with this head is the subject of a finite verb other than *be*."""
        if self._acting is None:
            groups = (v for v in self.verb_groups if v.form == "finite" and (v.lemma != _BE or v.passive))
            self._acting = frozenset(s.head for v in groups if (s := self.subject(v)) is not None)
        return head in self._acting

    def is_reduced(self, group: VerbGroup) -> bool:
        """Whether a past form opens a relative clause without pronoun: *a group* based *in Mali claims*."""
        subject, phrase = self._np.get(group.start - 1), self._np.get(group.end + 1)
        if not group.past or group.start != group.head or subject is None or phrase is None:
            return False
        if self.lower[subject.head] in RELATIVE or phrase.start != group.end + 1:
            return False
        behind = self._vg.get(self.full(phrase, _ATTACHING)[1])
        return self.lower[group.end] in _ATTACHING and behind is not None and behind.form == "finite"

    def _antecedent(self, relative: int, first: int) -> NounPhrase | None:
        i = relative - 1
        if i >= first and self.lower[i] == ",":
            i -= 1
        if i >= first and self.tags[i] == "ADP":
            i -= 1
        phrase = self._np.get(i)
        if phrase is None and i >= first and self.words[i] in _CLOSING:
            phrase = self._np.get(i - 1)
        if phrase is None:
            return None
        if self.lower[relative] == "who" and self.tags[phrase.head] == "PROPN" and phrase.start - 2 >= first:
            governor = self._np.get(phrase.start - 2) if self.lower[phrase.start - 1] == "of" else None
            if governor is not None and self.lower[governor.head].endswith("s") and self.tags[governor.head] == "NOUN":
                return governor  # "members of Congress who"
        return self.top(phrase, first) if self.lower[relative] == "who" and self.lower[relative - 1] == "," else phrase

    def _over_insertion(self, comma: int, first: int) -> NounPhrase | None:
        """The noun phrase before an insertion that ends at ``comma``: an apposition, a relative clause, an aside."""
        if self.words[comma] == ")":
            openings: tuple[str, ...] = ("(",)
        elif self.lower[comma] in ("—", "–", "--"):
            openings = ("—", "–", "--")
        else:
            openings = (",",)
            modified = self._modified(comma, first)
            if modified is not None:
                return modified
        i = comma - 1
        while i > first:
            if self.lower[i] in openings:
                phrase = self._np.get(i - 1) or self._before_brackets(i - 1, first)
                if phrase is None or self.lower[phrase.head] in TIMES:
                    return None
                top = self._apposed(self.top(phrase, first), i, comma, first)
                # "In Paris, X, the minister, said": a phrase behind a preposition at the front is no subject.
                if top.start > first and self.tags[top.start - 1] == "ADP":
                    inner = self._np.get(comma - 1)
                    return self.top(inner, first) if inner is not None else None
                return top
            i -= 1
        return None

    def _modified(self, comma: int, first: int) -> NounPhrase | None:
        """The noun phrase at the front behind which a modifier has commas: *X, backed by unions, banks and Y,*."""
        for k in range(first + 1, comma - 1):
            if self.lower[k] != ",":
                continue
            phrase = self._np.get(k - 1)
            group = self._vg.get(next((j for j in range(k + 1, comma) if self.tags[j] != "ADV"), k))
            if phrase is None or self.lower[phrase.head] in TIMES or group is None or group.form != "participle":
                continue
            top = self.top(phrase, first)
            if self._at_front(top, first) and all(v.form != "finite" for v in self.groups_in(k, comma)):
                return top
        return None

    def _before_brackets(self, close: int, first: int) -> NounPhrase | None:
        """The noun phrase that an abbreviation in brackets stands behind: *the Film Guild (FG), which …*."""
        if self.words[close] != ")":
            return None
        opening = next((i for i in range(close, max(first, close - 8), -1) if self.words[i] == "("), None)
        return self._np.get(opening - 1) if opening is not None else None

    def _apposed(self, top: NounPhrase, opening: int, comma: int, first: int) -> NounPhrase:
        """The name among a phrase and what stands in apposition to it, on either side."""
        if self.tags[top.head] == "PROPN" or self.lower[opening] != ",":
            return top
        inner = self._np.get(comma - 1)
        if inner is not None and self.tags[inner.head] == "PROPN" and inner.start == opening + 1:
            return inner  # "one of her aides, former mayor Ned Fox, backed"
        if top.start - 2 >= first and self.lower[top.start - 1] == ",":
            outer = self._np.get(top.start - 2)
            if outer is not None and self.tags[outer.head] == "PROPN":
                return outer  # "Ada Fox, professor of law, economics and history, said"
        return top

    def _coordinated_subject(self, group: VerbGroup, first: int) -> NounPhrase | None:
        """The subject of the nearest earlier finite verb: *X met Y and said*.

        Of several, the one in the same tense: *X confirmed that Y would come but did not say when*.
        """
        i = group.start - 1
        nearest = None
        while i >= first:
            earlier = self._vg.get(i)
            if earlier is not None:
                if earlier.form == "finite":
                    nearest = nearest or earlier
                    if bool(earlier.modal) == bool(group.modal) and earlier.past == group.past:
                        return self.subject(earlier)
                i = earlier.start
            i -= 1
        return self.subject(nearest) if nearest is not None else None

    def _judged(self, group: VerbGroup, first: int) -> NounPhrase | None:
        """The object that a gerund behind a preposition is about: *accused X of lying*, *thanked X for coming*."""
        i = group.start - 1
        if i <= first or self.lower[i] not in ("of", "for", "from", "over", "into", "against"):
            return None
        phrase = self._np.get(i - 1)
        if phrase is None:
            return None
        phrase = self.top(phrase, first)
        governor = self._vg.get(phrase.start - 1)
        if governor is None or governor.passive or governor.lemma not in _JUDGING:
            return None
        return phrase

    def _governing_subject(self, group: VerbGroup, first: int) -> NounPhrase | None:
        """The subject of the clause that a gerund or participle hangs on."""
        i = group.start - 1
        if i > first and self.lower[i] == "," and group.form == "gerund":
            main = self._main_clause(i, first)
            if main is not None:
                return self.subject(main)
        same_clause = True
        while i >= first:
            earlier = self._vg.get(i)
            if earlier is not None:
                if earlier.form == "finite" or same_clause:
                    return self.subject(earlier)
                i = earlier.start
            same_clause = same_clause and self.lower[i] != ","
            i -= 1
        # In front: "Citing costs, the council dropped the plan."
        _, end = self.sentence_range(group.head)
        for later in self.groups_in(group.end, end):
            if later.form == "finite":
                return self.subject(later)
        return None

    def _main_clause(self, comma: int, first: int) -> VerbGroup | None:
        """The nearest finite verb before a comma that is in no clause of another: *X* said *that Y left, adding*."""
        i = comma - 1
        while i >= first:
            group = self._vg.get(i)
            if group is not None and group.form == "finite" and not self.is_reduced(group):
                subject = self.subject(group)
                before = subject.start - 1 if subject is not None and subject.end <= group.start else first - 1
                opens = self.tags[before] == "SCONJ" if before >= first else False
                relative = self.lower[group.start - 1] in RELATIVE if group.start > first else False
                if not opens and not relative and self._vg.get(before) is None:
                    return group
            i = group.start - 1 if group is not None else i - 1
        return None

    def _controller(self, group: VerbGroup) -> NounPhrase | None:
        """The subject of an infinitive: the governing verb's object, or its subject."""
        first, _ = self.sentence_range(group.head)
        i = group.start - 1
        while i >= first:
            governor = self._vg.get(i)
            if governor is not None:
                if governor.lemma in OBJECT_CONTROL:
                    if governor.passive:
                        return self.subject(governor)
                    found = self.object(governor)
                    if found is not None:
                        return found
                return self.subject(governor)
            i -= 1
        return None

    # -- with a dependency analysis

    def _dependents(self, head: int, relations: tuple[str, ...]) -> list[int]:
        if self._children is None:
            self._children = {}
            if self.tokens is not None:
                for i, governor in enumerate(self.tokens.heads):
                    if governor != i:
                        self._children.setdefault(governor, []).append(i)
        assert self.tokens is not None
        return [i for i in self._children.get(head, []) if self.tokens.deprels[i].split(":")[0] in relations]

    def _dependent(self, head: int, relations: tuple[str, ...]) -> NounPhrase | None:
        for i in self._dependents(head, relations):
            phrase = self._np.get(i)
            if phrase is not None:
                return phrase
        return None

    def _subject_by_tree(self, group: VerbGroup) -> NounPhrase | None:
        assert self.tokens is not None
        heads, deprels = self.tokens.heads, self.tokens.deprels
        i = group.head
        for _ in range(6):
            found = self._dependent(i, ("nsubj", "csubj"))
            if found is not None:
                low = self.lower[found.head]
                if low in RELATIVE and deprels[i].startswith("acl"):
                    return self._np.get(heads[i])
                return found
            relation = deprels[i].split(":")[0]
            if relation in ("conj", "xcomp", "advcl", "ccomp", "cop", "aux", "parataxis"):
                if relation == "xcomp":
                    found = self._dependent(heads[i], ("obj", "iobj"))
                    if found is not None and self.lemmas[heads[i]] in OBJECT_CONTROL:
                        return found
                i = heads[i]
            elif relation == "acl":
                return self._np.get(heads[i])
            else:
                return None
        return None


_NOMINAL = frozenset({"DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN", "SYM"})
_POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
_POSSESSIVE = frozenset("my our your his her its their whose".split())
_PRESENT = frozenset({"base", "s", "ing"})
_NOMINATIVE = frozenset({"i", "we", "he", "she", "they"})
_PRONOMINAL = frozenset("this that these those all both each some any another either neither".split())
_MODALS = frozenset("will would shall should can could may might must ought".split())
_PAST_AUX = frozenset("was were had did been".split())
_ATTACHING = frozenset("of in for at from on with to between against about over under behind near by as".split())
_PASSIVE_WITH_OF = frozenset(
    "accuse convict suspect describe know see regard acquit name identify portray deprive".split()
)
_AFTER_QUOTES = frozenset(
    """
    answer counter retort snap sneer mutter murmur yell scream exclaim agree promise vow assert contend testify lament
    allege caution urge demand wonder reason reveal post shoot fire hit chime protest concede acknowledge confirm
    """.split()
)
"""Verbs that stand before their subject right behind a quotation only."""
_NEVER_BEHIND = frozenset("it they we you there this that these those".split())
"""Pronouns that do not stand behind a verb of saying as its subject: *said it was true*."""
_PARTICLES = frozenset({"back", "in", "out"})
_WITH_PARTICLE = frozenset({"shoot", "fire", "hit", "chime"})
"""Verbs of saying only with a particle: *shot back X*, *chimed in Y*."""
_JUDGING = frozenset(
    """
    accuse blame criticise criticize condemn denounce praise thank commend applaud fault chide attack suspect convict
    acquit stop prevent ban discourage deter keep charge rebuke reprimand mock ridicule congratulate forgive excuse
    defend slam lambast castigate berate credit
    """.split()
)
INVERTING = frozenset(
    """
    say add ask tell write explain argue insist reply continue tweet warn admit note claim state conclude recall declare
    announce complain joke respond quip remark observe go shout cry whisper suggest read predict stress boast
    """.split()
)
"""Verbs that may stand before their subject when they report speech."""
