"""Names: which capitalised words are one, and what sort of thing each names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from newsparse.english.cues import cues
from newsparse.english.gazetteer import Title, demonym_at, given_names, known_lengths, look_up, name_words, titles
from newsparse.english.grammar import Grammar
from newsparse.english.inflection import plural, verb_forms
from newsparse.english.tagging import is_common_word, is_title_case
from newsparse.model import EntityType

PARTICLES = frozenset(
    "de du da dos das del della van von der den ter bin ibn bint al el la le di ben abu e zu af av y".split()
)
_SPLITTERS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


@attrs.frozen
class Name:
    """A name in the text: its tokens (half open), its type, and the title that stands before it, if any."""

    start: int
    end: int
    title: tuple[int, int] | None = None
    type: EntityType = EntityType.OTHER


class NameFinder:
    """Finds the names of one document."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar
        self._capital_inside = self._seen_inside_sentences()
        self._lower_somewhere = {w for w in grammar.words if w.isalpha() and w.islower()}
        self._surnames = self._behind_given_names()

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

    def _behind_given_names(self) -> set[str]:
        """Capitalised words behind a given name: *Singer* of "Rick Singer" is no singer."""
        g, found = self.g, set()
        for i in range(1, len(g.words)):
            word, before = g.words[i], g.words[i - 1]
            capital = word[0].isupper() and before[0].isupper() and not word.isupper()
            if capital and before.lower() in given_names():
                found.add(word)
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
                if j - i <= _LONGEST:
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
        if "-" in word and (PARTY_TAG.match(word) or _describes(word)):
            return False
        following = g.words[i + 1] if i + 1 < len(g.words) else ""
        body = following[:1].isupper() and following.lower() in name_words()["organization"]  # "Catholic Church"
        if low in name_words()["not_name"] and not body and not (low in _AMBIGUOUS_MONTHS and self._is_subject_name(i)):
            return False
        if word.isupper() and len(word) == 1 and word in "AI" and not (i + 1 < len(g.words) and g.words[i + 1] == "."):
            return False
        if (
            i > 2
            and g.words[i - 1] == ","
            and (g.words[i - 2] if g.words[i - 2] != "." else g.words[i - 3])[:2] in _PARTIES
        ):
            return False  # "(D., Pa.)"
        if word.isupper() and len(word) > 2 and (is_common_word(low) or low.endswith("ly")):
            return False  # shouted
        first = i == start or not (g.words[i - 1][0].isalnum() or g.lower[i - 1] in ("'s", "’s"))
        if not (first or headline) and low in given_names() and following[:1].isupper():
            return True  # "chairman Per Aas"
        if not (first or headline):
            return g.tags[i] not in ("PRON", "DET", "AUX", "ADP", "SCONJ", "CCONJ", "PART") or self._starts_known(i) > 0
        if self._starts_known(i):
            return True
        if g.tags[i] in ("PRON", "DET", "AUX", "ADP", "SCONJ", "CCONJ", "PART", "INTJ"):
            return False
        following = g.words[i + 1] if i + 1 < len(g.words) else ""
        if headline and g.lower[i - 1] in ("the", "a", "an") and i > start and is_common_word(following.lower()):
            return False  # "The Issuer Rating"
        if low in given_names() and (following[:1].isupper() or low not in self._lower_somewhere):
            return True
        if word in self._capital_inside:
            return True
        if low in titles() and following[:1].isupper():
            return True
        if low in OF_HEADS and following == "of" and g.words[i + 2 : i + 3] and g.words[i + 2][0].isupper():
            return not headline  # "Bank of Ireland"
        if is_common_word(low) or low in self._lower_somewhere:
            # "Planning Minister", "Clean Rivers": a common word before another capital may begin a name.
            return (
                not headline
                and following[:1].isupper()
                and not following.isupper()
                and (is_common_word(following.lower()) or following.lower() in name_words()["organization"])
                and (g.tags[i] in ("NOUN", "ADJ", "PROPN", "NUM") or (g.tags[i] == "VERB" and low.endswith("ing")))
                and following.lower() not in name_words()["not_name"]
            )
        if following[:1].isupper() and low not in self._lower_somewhere:
            return True
        if following.lower() in PARTICLES and g.words[i + 2 : i + 3] and g.words[i + 2][0].isupper():
            return low not in self._lower_somewhere  # "Médecins du Monde"
        # An unknown word in front: a name, unless it looks like a plain plural or participle.
        plain = low.endswith(("ly", "ing", "ed", "tion", "ment", "ness")) or (
            low.endswith("s") and not headline and not low.endswith("ss") and not self._speaks_alone(i)
        )
        if low.endswith(_ADJECTIVE_ENDINGS) and i + 1 < len(g.tags) and g.tags[i + 1] == "NOUN":
            return False
        acts = i + 1 < len(g.tags) and (g.tags[i + 1] in ("VERB", "AUX") or following in ("'s", "’s", ","))
        return g.tags[i] in ("PROPN", "NOUN", "ADJ", "VERB") and (not plain or (acts and following in ("'s", "’s")))

    def _speaks_alone(self, i: int) -> bool:
        """Whether an unknown word in -s that says something is one person: *Aldous says*, *Brandes urged the court*.

        The verb may tell by its form, the word by not being what an English plural looks like; or a title does so:
        *Aldous, the mayor,*.
        """
        g = self.g
        apposed = g.np_at(i + 2) if g.lower[i + 1 : i + 2] == [","] else None
        if apposed is not None and apposed.start == i + 2 and g.lower[apposed.head] in titles():
            return g.tags[apposed.start] == "DET" and not _is_plural(g.lower[i])
        group = g.vg_at(i + 1)
        if group is None or group.start != i + 1 or group.form != "finite" or group.lemma not in cues("verb"):
            return False
        return (
            g.lower[i + 1] in _SINGULAR
            or verb_forms().get(g.lower[i + 1], ("", ""))[1] == "s"
            or not _is_plural(g.lower[i])
        )

    def _is_subject_name(self, i: int) -> bool:
        g = self.g
        if i + 1 >= len(g.tags) or (i and g.tags[i - 1] == "ADP"):
            return False
        if g.lower[i] in given_names() and g.words[i + 1][0].isupper():
            return True  # "May Chen"
        first = g.sentence_range(i)[0] == i and g.tags[i] == "PROPN"
        return g.tags[i + 1] in ("VERB", "AUX") and (first or g.words[i] in self._capital_inside)

    def _starts_known(self, i: int) -> int:
        """How many tokens a known name takes that begins here; 0 if none does."""
        g = self.g
        if not g.words[i][0].isupper() or g.tokens is None or g.lower[i] == "the":
            return 0
        for length in known_lengths(g.lower[i]):
            j = i + length
            if j <= len(g.words) and (length == 1 or g.words[j - 1][0].isalnum() or g.lower[j - 1] in ("'s", "’s")):
                text = g.text[g.tokens.starts[i] : g.tokens.ends[j - 1]]
                if "\n" not in text and look_up(text) is not None:
                    return length
        return 0

    def _extend(self, i: int, end: int, headline: bool) -> int:
        g = self.g
        words, lower = g.words, g.lower
        j = i + max(1, min(self._starts_known(i), end - i))
        while j < end:
            word, low = words[j], lower[j]
            if word[0].isupper() and low not in _SPLITTERS:
                if headline and not self._is_name_word_in_headline(j):
                    break
                closed = g.tags[j] in ("PRON", "DET", "SCONJ", "AUX", "ADP") and low not in ("us", "it")
                if closed and not headline and low not in given_names():
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
                and (is_common_word(lower[j - 1]) or (lower[j - 1].endswith("s") and low in ("'", "’")))
                and lower[j - 1] not in given_names()
            ):
                j += 2
                continue
            if (
                (low == "-" or (low == "/" and words[j - 1].isupper()))
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
        least = i + max(1, self._starts_known(i))
        while j > least and not words[j - 1][0].isalnum():
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
        if k >= end or not g.words[k][0].isupper():
            return False
        if g.lower[k] in name_words()["not_name"] and not (k + 1 < end and g.words[k + 1][0].isupper()):
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
            return before[-1] in organization or before[-1] in OF_HEADS
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
        if j - i > 1 and look_up(g.text[g.span(i, j).start : g.span(i, j).end]) is not None:
            yield Name(i, j)  # "Doctors Without Borders"
            return
        title = self._title_before(i, start)
        begin = i
        if title is None and i - 2 >= start and g.lower[i - 1] in ("of", "for") and g.lower[i - 2] in _HEADS_WITH_OF:
            # "Minister of Education Sara Holt": what the minister is minister of
            subject = begin
            while subject < j and is_common_word(g.lower[subject]) and g.lower[subject] not in given_names():
                subject += 1
            if begin < subject < j:
                title, begin = (i - 2, subject), subject
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
                    alone = begin + 1 == j and g.words[begin] in self._surnames
                    if alone and g.lower[begin - 1 : begin] not in (["the"], ["a"]):
                        yield Name(begin, j)
                    return  # a title on its own is a nominal
                break
            demonym = demonym_at(g.lower, begin)
            width = demonym[1] if demonym is not None else 1
            if demonym is not None or (begin + 1 < j and look_up(g.words[begin]) is not None):
                k = begin + width
                following = self._title_at(k, end) if k < end else None
                if following is not None and k + len(following.words) <= j and not self._is_organisation(j):
                    known_body = look_up(g.words[begin]) if demonym is None else None
                    if known_body is not None and known_body.type is EntityType.ORGANIZATION:
                        yield Name(begin, k)  # "UN Secretary-General X" names the UN too, "US President X" not the US
                        title = None
                    else:
                        title = (begin, k)
                    begin = k
                    continue
            if demonym is not None:
                known = self._starts_known(begin)
                alone = begin + width >= j
                if alone and (self._before_noun(j) or known == 0):
                    return  # an adjective
                if not alone and known <= width and not self._is_organisation(j):
                    rest = g.lower[begin + width : j]
                    if rest[0] != "union" and rest[-1] not in OF_HEADS and len(rest) > 1:
                        begin += width  # "Israeli Benny Gantz"
                        continue
            break
        if begin >= j:
            return
        if begin + 2 < j and title is None and self._calling(begin):
            yield Name(begin + 1, j, (begin, begin + 1))
            return
        # a title between two names: "Fordia Chief Executive Ana Roy"; "Labour leader" is lower case
        for k in range(begin + 1, j - 1):
            inner = self._title_at(k, end)
            if inner is not None and k + len(inner.words) < j and not self._is_organisation(j):
                portfolio = inner.words[-1] in _WITH_PORTFOLIO
                if all(self._qualifies(m, portfolio) for m in range(begin, k)):  # "Acting Defense Secretary Dana Fox"
                    yield from self._titled(self._both(begin, k + 1, start), k + len(inner.words), j)
                    return
                yield Name(begin, k)
                yield from self._names_in(k, j, start, end)
                return
        office = self._title_at(j - 1, end) if j - begin > 1 else None
        if office is not None and office.kind == "office" and all(self._qualifies(m) for m in range(begin, j - 1)):
            return  # "the Federal Minister": a title on its own
        yield Name(begin, j, (self._both(*title, start), title[1]) if title is not None else None)

    def _both(self, i: int, stop: int, start: int) -> int:
        """Where a title from ``i`` to ``stop`` begins if it has two portfolios: *Planning and Investment Minister*."""
        g = self.g
        if i - 2 < start or g.lower[i - 1] != "and" or g.lower[stop - 1] not in _WITH_PORTFOLIO or stop - i < 2:
            return i
        return i - 2 if g.words[i - 2].istitle() and self._qualifies(i - 2, portfolio=True) else i

    def _calling(self, i: int) -> bool:
        """Whether a word tells what the bearer of the full name behind it is: *Scientologist Tom Cruise*."""
        low, following = self.g.lower[i], self.g.lower[i + 1]
        if low in given_names():
            return False
        if low.endswith("ist") and len(low) > 6:
            return True
        return following in given_names() and (
            low.endswith(("ologian", "uber", "maker")) or (is_common_word(low) and len(low) > 3)
        )

    def _titled(self, start: int, stop: int, j: int) -> Iterator[Name]:
        """A name from ``stop`` on, with a title before it; further titles in between belong to the title."""
        while (more := self._title_at(stop, j)) is not None and stop + len(more.words) < j:
            stop += len(more.words)
        yield Name(stop, j, (start, stop))

    def _qualifies(self, i: int, portfolio: bool = False) -> bool:
        """Whether a capitalised word only qualifies the title behind it: *Acting*, *Ex-Finance*, *Deputy Housing*.

        Before the titles of those who have a ``portfolio`` any word does that is no name: *Investment Minister*.
        """
        low = self.g.lower[i]
        if low.startswith(("ex-", "then-")) or low in _RANKS:
            return True
        known = portfolio and low not in given_names() and not self.g.words[i].isupper()
        return (is_common_word(low) or known) and look_up(self.g.words[i]) is None

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
        low = g.lower[i]
        for title in titles().get(low, ()):
            stop = i + len(title.words)
            if stop <= end and tuple(g.lower[i:stop]) == title.words:
                return title
        if low.endswith("s") and len(low) > 2:  # "Presidents Emmanuel Macron and ..."
            return next((t for t in titles().get(low[:-1], ()) if len(t.words) == 1 and t.kind != "honorific"), None)
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


def _describes(word: str) -> bool:
    """Whether a word with a hyphen only describes: *Pro-Beijing*, *Moscow-backed*."""
    first, _, last = word.lower().rpartition("-")
    if first.split("-")[0] in _PREFIXES:
        return True
    return word.rpartition("-")[2].islower() and (is_common_word(last) or last.endswith(("ed", "led", "ing", "wide")))


def _is_plural(low: str) -> bool:
    """Whether a word in -s is the plural of an ordinary noun, or ends like one for persons."""
    stems = (low[:-1], low[:-2], low[:-3] + "y")
    return low.endswith(_PLURAL_ENDINGS) or any(is_common_word(stem) and plural(stem) == low for stem in stems)


_SINGULAR = frozenset({"has", "is", "was", "does"})
_PLURAL_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "ics", "eans")
_ADJECTIVE_ENDINGS = ("ic", "ous", "ive", "ary", "al", "ful", "less", "able", "ible", "ish", "rre", "ent")
_LONGEST = 10
"""How many words a name may have; what is longer is a list without commas."""
_PARTIES = ("D", "R", "I", "D.", "R.", "I.")
_PREFIXES = frozenset("pro anti pan non post pre mid self cross ultra far".split())
_WITH_PORTFOLIO = frozenset({"minister", "secretary", "commissioner"})
_RANKS = frozenset("emeritus honorary associate adjunct assistant".split())
PARTY_TAG = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")
"""A party and a state or town: *D-N.Y.*"""
_AMBIGUOUS_MONTHS = frozenset({"may", "april", "june", "august"})
_LANGUAGES = frozenset(
    "english french german spanish arabic chinese russian latin christian muslim jewish islamic catholic african asian "
    "european american western eastern northern southern arab orthodox protestant".split()
)
OF_HEADS = frozenset(
    "bank ministry department committee council university institute house court office school college society chamber "
    "board league union federation centre center museum library organization organisation association church "
    "republic kingdom state friends sons daughters knights front army party".split()
)
_HEADS_WITH_OF = frozenset("minister secretary director head chief undersecretary commissioner department".split())
