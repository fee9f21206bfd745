"""Names: which capitalised words are one, and what sort of thing each names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from newsparse.english.gazetteer import Title, demonyms, given_names, known_lengths, look_up, name_words, titles
from newsparse.english.grammar import Grammar
from newsparse.english.tagging import is_common_word, is_title_case
from newsparse.model import EntityType

PARTICLES = frozenset(
    "de du da dos das del della van von der den ter bin ibn bint al el la le di ben abu e zu af av y".split()
)
LOCATIVE = frozenset(
    "in at near from to into across throughout outside inside around through within toward towards via "
    "beyond off along".split()
)
_SPLITTERS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


@attrs.frozen
class Name:
    """A name in the text: its tokens (half open), its type, and the title that stands before it, if any."""

    start: int
    end: int
    type: EntityType
    title: tuple[int, int] | None = None


class NameFinder:
    """Finds the names of one document."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar
        self._capital_inside = self._seen_inside_sentences()
        self._lower_somewhere = {w for w in grammar.words if w.isalpha() and w.islower()}

    def _seen_inside_sentences(self) -> set[str]:
        """Words with a capital where no rule of spelling asks for one: names, most likely."""
        g, found = self.g, set()
        for start, end in zip(g.sentence_starts, g.sentence_ends, strict=True):
            if is_title_case(g.words[start:end]):
                continue
            for i in range(start + 1, end):
                if g.words[i][0].isupper() and g.words[i - 1][0].isalnum():
                    found.add(g.words[i])
        return found

    def names(self) -> Iterator[Name]:
        """Every name, in text order, none overlapping."""
        g = self.g
        for start, end in zip(g.sentence_starts, g.sentence_ends, strict=True):
            headline = is_title_case(g.words[start:end])
            i = start
            while i < end:
                if not self._could_begin(i, start, headline):
                    i += 1
                    continue
                j = self._extend(i, end, headline)
                yield from self._names_in(i, j, start, end)
                i = max(j, i + 1)

    # -- extent

    def _could_begin(self, i: int, start: int, headline: bool) -> bool:
        g = self.g
        word, low = g.words[i], g.lower[i]
        if not word[0].isupper():
            return len(word) > 3 and low.startswith(("al-", "el-")) and word[3:4].isupper()
        if self._starts_known(i) and not (g.tags[i] == "PRON" and not word.isupper()):
            return True
        if "-" in word and _PARTY.fullmatch(word):
            return False
        if low in name_words()["not_name"] and not (low in _AMBIGUOUS_MONTHS and self._is_subject_name(i)):
            return False
        if word.isupper() and len(word) == 1 and word in "AI" and not (i + 1 < len(g.words) and g.words[i + 1] == "."):
            return False
        first = i == start or not g.words[i - 1][0].isalnum()
        if not (first or headline):
            return g.tags[i] not in ("PRON", "DET", "AUX", "ADP", "SCONJ", "CCONJ", "PART") or self._starts_known(i) > 0
        if self._starts_known(i):
            return True
        if g.tags[i] in ("PRON", "DET", "AUX", "ADP", "SCONJ", "CCONJ", "PART", "INTJ"):
            return False
        following = g.words[i + 1] if i + 1 < len(g.words) else ""
        if low in given_names() and (following[:1].isupper() or low not in self._lower_somewhere):
            return True
        if word in self._capital_inside:
            return True
        if low in titles() and following[:1].isupper():
            return True
        if is_common_word(low) or low in self._lower_somewhere:
            # "Planning Minister", "Clean Rivers": a common word before another capital may begin a name.
            return (
                not headline
                and following[:1].isupper()
                and not following.isupper()
                and (is_common_word(following.lower()) or following.lower() in name_words()["organization"])
                and g.tags[i] in ("NOUN", "ADJ", "PROPN", "NUM", "VERB")
                and following.lower() not in name_words()["not_name"]
            )
        if following[:1].isupper() and low not in self._lower_somewhere:
            return True
        # An unknown word in front: a name, unless it looks like a plain plural or participle.
        plain = low.endswith(("ly", "ing", "ed", "tion", "ment", "ness")) or (
            low.endswith("s") and not headline and not low.endswith("ss")
        )
        acts = i + 1 < len(g.tags) and (g.tags[i + 1] in ("VERB", "AUX") or following in ("'s", "’s", ","))
        return g.tags[i] in ("PROPN", "NOUN", "ADJ", "VERB") and (not plain or (acts and following in ("'s", "’s")))

    def _is_subject_name(self, i: int) -> bool:
        return (
            i + 1 < len(self.g.tags)
            and self.g.tags[i + 1] in ("VERB", "AUX")
            and self.g.words[i] in self._capital_inside
        )

    def _starts_known(self, i: int) -> int:
        """How many tokens a known name takes that begins here; 0 if none does."""
        g = self.g
        if not g.words[i][0].isupper() or g.tokens is None:
            return 0
        for length in known_lengths(g.lower[i]):
            j = i + length
            if j <= len(g.words) and (length == 1 or g.words[j - 1][0].isalnum()):
                text = g.text[g.tokens.starts[i] : g.tokens.ends[j - 1]]
                if "\n" not in text and look_up(text) is not None:
                    return length
        return 0

    def _extend(self, i: int, end: int, headline: bool) -> int:
        g = self.g
        words, lower = g.words, g.lower
        j = i + 1
        while j < end:
            word, low = words[j], lower[j]
            if word[0].isupper() and low not in _SPLITTERS:
                if headline and not self._is_name_word_in_headline(j):
                    break
                if g.tags[j] in ("PRON", "DET", "SCONJ", "AUX") and not headline and low not in ("us", "it"):
                    break
                if (
                    low in name_words()["not_name"]
                    and low not in _LANGUAGES
                    and low not in ("new", "black", "white", "middle")
                    and not (j + 1 < end and words[j + 1][0].isupper())
                ):
                    break
                j += 1
                continue
            if low in PARTICLES and j + 1 < end and words[j + 1][0].isupper() and low not in ("e", "y", "la", "le"):
                j += 1
                continue
            if low in ("al-", "el-") or (low.startswith(("al-", "el-")) and len(word) > 3):
                j += 1
                continue
            if low in ("of", "for", "on", "and", "&", "in") and self._joins(i, j, end):
                j += 2 if lower[j + 1] == "the" else 1
                continue
            if (
                # "Harbour Workers' Union", but "Israel's Ministry of Health"
                low in ("'", "’", "'s", "’s")
                and j + 1 < end
                and lower[j + 1] in name_words()["organization"]
                and words[j + 1][0].isupper()
                and is_common_word(lower[j - 1])
                and lower[j - 1] not in given_names()
            ):
                j += 2
                continue
            if (
                low == "-"
                and j + 1 < end
                and words[j + 1][0].isupper()
                and g.span(j - 1, j).end == g.span(j, j + 1).start
            ):
                j += 1
                continue
            if (
                word[0].isdigit()
                and j == i + 1
                and word.isalnum()
                and headline is False
                and look_up(f"{words[i]} {word}")
            ):
                j += 1
                continue
            break
        while j - 1 > i and not words[j - 1][0].isalnum():
            j -= 1
        return j

    def _is_name_word_in_headline(self, j: int) -> bool:
        g = self.g
        low = g.lower[j]
        if low in given_names() or g.words[j] in self._capital_inside or self._starts_known(j):
            return True
        return not is_common_word(low) and g.tags[j] == "PROPN"

    def _joins(self, i: int, j: int, end: int) -> bool:
        """Whether *of*, *for*, *and* … inside capitals belongs to the name of an organisation."""
        g = self.g
        low = g.lower[j]
        k = j + 1
        if k < end and g.lower[k] == "the" and low in ("of", "for", "on"):
            k += 1
        if k >= end or not g.words[k][0].isupper() or g.lower[k] in name_words()["not_name"]:
            return False
        before = list(g.lower[i:j])
        organization = name_words()["organization"]
        if low in ("of", "for", "on", "in"):
            if low == "in":
                return False
            if before[-1] in (
                "secretary",
                "state",
                "minister",
                "chief",
                "speaker",
                "member",
                "head",
                "director",
                "leader",
            ):
                return low == "of" and before[-1] == "secretary"
            return before[-1] in organization or before[-1] in _OF_HEADS
        # and: both sides together are one name only if the last word on the right says so
        m = k
        while m < end and g.words[m][0].isupper():
            m += 1
        right = g.lower[k:m]
        if look_up(" ".join(g.words[i:j])) is not None or before[-1] in organization:
            return before[-1] not in organization and "of" in before and right[-1] not in organization
        return right[-1] in organization and len(right) > 1 and len(before) == 1 and before[-1] not in given_names()

    # -- titles inside the capitals, several names in a row

    def _names_in(self, i: int, j: int, start: int, end: int) -> Iterator[Name]:
        g = self.g
        title = self._title_before(i, start)
        begin = i
        while begin < j:
            # a demonym or a country before a title or a noun: "US Secretary of State", "Danish Prime Minister"
            matched = self._title_at(begin, end)
            if matched is not None:
                stop = begin + len(matched.words)
                if stop < j and g.words[stop][0].isupper() and not self._is_organisation(j):
                    title = (title[0] if title is not None and title[1] == begin else begin, stop)
                    begin = stop
                    continue
                if stop >= j:
                    return  # a title on its own is a nominal
                break
            low = g.lower[begin]
            if low in demonyms() or (look_up(g.words[begin]) is not None and begin + 1 < j):
                following = self._title_at(begin + 1, end) if begin + 1 < end else None
                if following is not None and begin + 1 + len(following.words) <= j and not self._is_organisation(j):
                    title = (begin, begin + 1)
                    begin += 1
                    continue
            known = self._starts_known(begin)
            if low in demonyms() and (known == 0 or (low in demonyms() and begin + 1 == j and self._before_noun(j))):
                if begin + 1 == j:
                    if self._before_noun(j) or known == 0:
                        return  # an adjective
                elif not self._is_organisation(j) and g.lower[begin + 1] not in ("union",):
                    rest = g.lower[begin + 1 : j]
                    if rest[-1] not in name_words()["organization"] and rest[-1] not in _OF_HEADS and len(rest) > 1:
                        begin += 1  # "Israeli Benny Gantz"
                        continue
            break
        if begin >= j:
            return
        # a title between two names: "Fordia Chief Executive Ana Roy"; "Labour leader" is lower case
        for k in range(begin + 1, j - 1):
            inner = self._title_at(k, end)
            if inner is not None and k + len(inner.words) < j and not self._is_organisation(j):
                yield Name(begin, k, self._type(begin, k, None, start))
                yield from self._names_in(k, j, start, end)
                return
        # trailing title: "Cabinet Minister" without a name
        yield Name(begin, j, self._type(begin, j, title, start), title)

    def _before_noun(self, j: int) -> bool:
        return (
            j < len(self.g.tags)
            and self.g.tags[j] in ("NOUN", "ADJ", "VERB")
            and self.g.np_at(j) is not None
            and (self.g.np_at(j - 1) is self.g.np_at(j))
        )

    def _is_organisation(self, j: int) -> bool:
        return self.g.lower[j - 1] in name_words()["organization"] and self.g.lower[j - 1] not in given_names()

    def _title_at(self, i: int, end: int) -> Title | None:
        g = self.g
        for title in titles().get(g.lower[i], ()):
            stop = i + len(title.words)
            if stop <= end and tuple(g.lower[i:stop]) == title.words:
                return title
        return None

    def _title_before(self, i: int, start: int) -> tuple[int, int] | None:
        """The title that ends right before token ``i``: *virologist* Helen Marsh, *former chief executive* X."""
        g = self.g
        for length in (4, 3, 2, 1):
            k = i - length
            if k < start:
                continue
            title = self._title_at(k, i)
            if title is not None and len(title.words) == length:
                return (k, i)
        if i - 1 >= start and g.lower[i - 1].rsplit("-", 1)[-1] in titles() and "-" in g.lower[i - 1]:
            return (i - 1, i)  # then-President, ex-minister
        return None

    # -- type

    def _type(self, i: int, j: int, title: tuple[int, int] | None, start: int) -> EntityType:
        g = self.g
        text = g.text[g.span(i, j).start : g.span(i, j).end]
        before = g.lower[i - 1] if i > start else ""
        following = g.lower[j] if j < len(g.lower) else ""
        known = look_up(text)
        if known is not None and title is None:
            if known.type is EntityType.STATE or known.capital:
                return self._state_or_place(i, j, before, known.capital, known.type)
            return known.type
        if title is not None:
            return EntityType.PERSON
        words = g.lower[i:j]
        classes = name_words()
        if words[0] in given_names() and len(words) > 1 and words[-1] not in classes["organization"]:
            return EntityType.PERSON
        if any(w in classes["event"] for w in words[-1:]) or words[0] == "treaty":
            return EntityType.OTHER
        if words[-1] in classes["organization"] or words[0] in classes["organization"] or words[0] in _OF_HEADS:
            return EntityType.ORGANIZATION
        if len(words) > 1 and (
            words[-1] in classes["place"] or words[0] in ("lake", "mount", "port", "cape", "gulf", "fort")
        ):
            return EntityType.PLACE
        if text.isupper() and len(text) > 1:
            return EntityType.PLACE if before in LOCATIVE and len(text) < 3 else EntityType.ORGANIZATION
        if following == "," and j + 2 < len(g.words) and g.words[j + 1].isdigit() and len(g.words[j + 1]) == 2:
            return EntityType.PERSON
        if following == "," and self._apposed_person(j + 1):
            return EntityType.PERSON
        if before in LOCATIVE:
            return EntityType.PLACE
        if before in ("the", "of", "on") and len(words) == 1:
            if before == "the":
                return EntityType.ORGANIZATION if self._acts(i, j) or words[0].endswith("s") else EntityType.OTHER
            return EntityType.PLACE if before == "on" else EntityType.PERSON
        if len(words) == 1:
            return EntityType.PERSON
        if before == "the" or sum(is_common_word(w) for w in words) * 2 >= len(words):
            return EntityType.ORGANIZATION
        return EntityType.PERSON

    def _apposed_person(self, j: int) -> bool:
        """Whether an apposition begins here whose head is a person: ", a tax lawyer", ", head of the agency"."""
        phrase = self.g.np_at(j)
        if phrase is None or phrase.start != j:
            return False
        return self.g.lower[phrase.head] in titles() and self.g.tags[phrase.head] == "NOUN"

    def _acts(self, i: int, j: int) -> bool:
        g = self.g
        if j < len(g.lower) and g.lower[j] in ("'s", "’s", "'", "’"):
            return True
        group = g.vg_at(j)
        return (
            (group is not None and group.form == "finite") or g.vg_at(i - 1) is not None or g.vg_at(i - 2) is not None
        )

    def _state_or_place(self, i: int, j: int, before: str, capital: bool, type: EntityType) -> EntityType:
        """Whether a country or capital acts, or is only where something happens (DESIGN: places are no actors)."""
        g = self.g
        if before == "the" and i >= 2:
            before = g.lower[i - 2]
        phrase = g.np_at(i)
        following = g.lower[j] if j < len(g.lower) else ""
        possessive = following in ("'s", "’s", "'", "’")
        if phrase is not None and phrase.end > j and not possessive:
            return EntityType.PLACE  # "US troops", "the Gaza Strip": a modifier is no mention of the state
        if before in LOCATIVE and not possessive and (capital or before != "at"):  # "lashed out at Germany"
            return EntityType.PLACE
        if before == "of" and i >= 2 and g.lower[i - 2 if g.lower[i - 1] == "of" else i - 3] in _GOVERNED:
            return EntityType.PLACE
        if capital:
            group = g.vg_at(j)
            acts = group is not None and group.form == "finite" and not (group.lemma == "be" and not group.passive)
            acted_on = g.vg_at(i - 1) is not None and g.vg_at(i - 1).lemma not in _MOTION  # type: ignore[union-attr]
            towards = before in ("on", "with", "against", "between", "by", "for", "and", "neither", "nor", "that")
            if possessive:
                # "Washington's stance", but "Cairo's streets"
                acts = phrase is None or g.lower[phrase.head] not in _OF_CITIES
            return type if acts or acted_on or towards else EntityType.PLACE
        return type


_PARTY = re.compile(r"[A-Z]-[A-Z][A-Za-z.]*")
_AMBIGUOUS_MONTHS = frozenset({"may", "april", "june", "august"})
_LANGUAGES = frozenset(
    "english french german spanish arabic chinese russian latin christian muslim jewish islamic catholic african asian "
    "european american western eastern northern southern arab orthodox protestant".split()
)
_OF_HEADS = frozenset(
    "bank ministry department committee council university institute house court office school college society chamber "
    "board league union federation centre center museum library organization organisation association church "
    "republic kingdom state friends sons daughters knights front army party".split()
)
_GOVERNED = frozenset(
    "president king queen minister capital people parts coast city town region south north east west "
    "centre center rest most "
    "all outskirts streets government citizens residents".split()
)
_MOTION = frozenset("visit leave reach enter tour cross fly travel arrive land return move".split())
_OF_CITIES = frozenset(
    "street streets airport suburb suburbs mayor outskirts centre center harbour port station stadium square museum "
    "museums restaurants residents hospital university".split()
)
