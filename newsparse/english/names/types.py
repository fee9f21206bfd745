"""What sort of thing a name names: by its words, by what stands around it, and by what the article says elsewhere.

Every occurrence of a name gives evidence; an unknown name has one type in the whole article, the one most of its
occurrences speak for ("one sense per discourse", Gale, Church and Yarowsky 1992). A surname is a person wherever the
full name is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import attrs

from newsparse.english.grammar import OBJECT_CONTROL, Grammar, VerbGroup
from newsparse.english.lexicon import word_classes
from newsparse.english.lexicon.gazetteer import (
    Known,
    collectives,
    demonym_at,
    descriptions,
    given_names,
    look_up,
    name_words,
    titles,
)
from newsparse.english.names import OF_HEADS, PARTICLES, Name
from newsparse.english.predicates.cues import cues
from newsparse.english.tagging.tagger import is_common_word
from newsparse.model import EntityType

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def with_types(g: Grammar, names: list[Name]) -> list[Name]:
    """The names, each with its type."""
    return _Typer(g, names).typed()


class _Typer:
    def __init__(self, g: Grammar, names: list[Name]) -> None:
        self.g = g
        self.names = names
        self.around = word_classes("name_context")

    def typed(self) -> list[Name]:
        sure = [self._by_itself(name) for name in self.names]
        votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
        for name, type in zip(self.names, sure, strict=True):
            if type is None:
                for cue, weight in self._cues(name):
                    votes[self._key(name)][cue] += weight
            elif type is not EntityType.STATE:
                votes[self._key(name)][type] += 6
        firsts, lasts = self._parts_alone()
        types = [
            self._decide(name, votes[self._key(name)], firsts, lasts) if type is None else type
            for name, type in zip(self.names, sure, strict=True)
        ]
        surnames = self._surnames(types)
        found = []
        for name, type, known in zip(self.names, types, sure, strict=True):
            bearer = surnames.get(self._key(name))
            # an unknown word is a surname anywhere, a place or firm of that name only behind the full name
            if bearer is not None and (known is None or (bearer < name.start and self._as_person(name))):
                type = EntityType.PERSON
            found.append(attrs.evolve(name, type=type))
        return found

    def _key(self, name: Name) -> str:
        return " ".join(self.g.lower[name.start : name.end])

    def _surnames(self, types: list[EntityType]) -> dict[str, int]:
        """The last words of full names of persons (and their given names), with where such a name first stands."""
        found: dict[str, int] = {}
        for name, type in zip(self.names, types, strict=True):
            if type is EntityType.PERSON and name.end - name.start > 1:
                found.setdefault(self.g.lower[name.end - 1], name.start)
                if self.g.lower[name.start] in given_names():
                    found.setdefault(self.g.lower[name.start], name.start)
        return found

    def _parts_alone(self) -> tuple[set[str], set[str]]:
        """First words, and last words, of longer names that the article also uses alone."""
        alone = {self.g.lower[n.start] for n in self.names if n.end - n.start == 1}
        longer = [n for n in self.names if n.end - n.start > 1]
        firsts = {self.g.lower[n.start] for n in longer} & alone
        lasts = {self.g.lower[n.end - 1] for n in longer} & alone
        return firsts, lasts

    def _as_person(self, name: Name) -> bool:
        """Whether a name that a person bears, but also a place, is used as a person's here."""
        before = self._before(name)
        return before not in self.around["in_place"] and before != "the"

    # -- by its own words

    def _by_itself(self, name: Name) -> EntityType | None:
        g, start, end = self.g, name.start, name.end
        text = g.said(start, end)
        words = g.lower[start:end]
        classes = name_words()
        if name.title is not None:
            return EntityType.PERSON
        known = look_up(text)
        if known is not None:
            return self._known(name, known)
        of = next((i for i, w in enumerate(words) if w in ("of", "for")), 0)
        if of and words[of - 1] in classes["organization"]:
            return EntityType.ORGANIZATION
        if len(words) == 2 and words[0] in given_names() and words[1] == "law":
            return EntityType.PERSON
        given = words[0] in given_names() or words[0] in PARTICLES
        if len(words) > 2 and given and PARTICLES.intersection(words[1:-1]):
            return EntityType.PERSON  # "Paul van de Water"
        if len(words) > 1 and words[-1] not in classes["organization"] and words[-1] not in classes["event"]:
            if words[0] in given_names():
                return EntityType.PERSON
            if words[0] in classes["family_first"] and len(words) < 4 and words[-1] not in classes["place"]:
                return EntityType.PERSON
        people = collectives().get(words[-1]) if len(words) == 1 else None
        if words[-1] in classes["members"] or (people is not None and people.type is EntityType.GROUP):
            return EntityType.GROUP
        if words[-1] in classes["event"] or words[0] in classes["event_first"] or " ".join(words) in classes["thing"]:
            return EntityType.OTHER
        if words[-1] in classes["organization"] or words[0] in classes["organization"] or words[0] in OF_HEADS:
            if len(words) == 1 and self._before(name) != "the" and not self._acts(name):
                return EntityType.OTHER
            return EntityType.ORGANIZATION
        if len(words) > 1 and (words[-1] in classes["place"] or words[0] in classes["place_first"]):
            club = collectives().get(self._before(name))
            of_body = club is not None and club.type is EntityType.ORGANIZATION  # "the club Fulton Town"
            return EntityType.ORGANIZATION if of_body or self._headed(name) else EntityType.PLACE
        return None

    def _headed(self, name: Name) -> bool:
        """Whether a name is what somebody heads: *Ms Roe, who heads Open Harbours*."""
        i = name.start - 1 - (self._before(name) == "the")
        group = self.g.vg_at(i) if i > 0 else None
        return group is not None and group.lemma in ("head", "chair") and self.g.lower[group.start - 1] == "who"

    def _known(self, name: Name, known: Known) -> EntityType:
        if known.type is EntityType.STATE or known.capital:
            return self._state_or_place(name, known.capital, known.type)
        if known.type is EntityType.PLACE and known.sector and self._speaks(name):
            return EntityType.ORGANIZATION  # "Manitoba backs the plan": a region that acts is its government
        return known.type

    def _speaks(self, name: Name) -> bool:
        """Whether a name is the subject of a verb of saying, wanting or judging, or such a verb's object."""
        g = self.g
        if self._before(name) in self.around["in_place"]:
            return False
        after, before = self._verb_behind(name.end), g.vg_at(name.start - 1)
        if after is not None and after.form == "finite" and not after.passive:
            return after.lemma in cues("verb") or after.lemma in self.around["governs"]
        return before is not None and before.lemma in OBJECT_CONTROL

    def _state_or_place(self, name: Name, capital: bool, type: EntityType) -> EntityType:
        """Whether a country or capital acts, or is only where something happens (DESIGN: places are no actors)."""
        g, i, j = self.g, name.start, name.end
        before = self._before(name)
        at = i - 1
        if before == "the" and i >= 2:
            at = i - 2
            before = g.lower[at]
        phrase = g.np_at(i)
        following = g.lower[j] if j < len(g.lower) else ""
        possessive = following in _POSSESSIVE
        if phrase is not None and phrase.end > j and not possessive:
            return EntityType.PLACE  # "US troops", "the Gaza Strip": a modifier is no mention of the state
        somewhere = before in self.around["in_place"] and (capital or before != "at")  # "lashed out at Germany"
        if somewhere and not possessive and not self._spoken_to(at):
            return EntityType.PLACE
        if before == "of" and at >= 1 and g.lower[at - 1] in self.around["of_place"]:
            return EntityType.PLACE
        if capital:
            group = self._verb_behind(j)
            acts = group is not None and group.form == "finite" and not (group.lemma == "be" and not group.passive)
            acts = acts or g.acts(j - 1)
            governor = g.vg_at(i - 1)
            acted_on = governor is not None and governor.lemma not in self.around["goes_to"]
            towards = before in ("on", "with", "against", "between", "by", "for", "and", "neither", "nor", "that")
            if possessive:
                # "Washington's stance", but "Cairo's streets"
                acts = phrase is None or g.lower[phrase.head] not in self.around["of_city"]
            return type if acts or acted_on or towards else EntityType.PLACE
        return type

    # -- by what stands around it

    def _before(self, name: Name) -> str:
        first, _ = self.g.sentence_range(name.start)
        return self.g.lower[name.start - 1] if name.start > first else ""

    def _verb_behind(self, i: int) -> VerbGroup | None:
        """The verb group at token ``i``, or behind the adverbs there: *Lagos* again *rejected it*."""
        while i < len(self.g.tags) and self.g.tags[i] == "ADV":
            i += 1
        return self.g.vg_at(i)

    def _spoken_to(self, preposition: int) -> bool:
        """Whether *to* or *from* stands behind a verb of saying or giving, or in *according to*: no direction."""
        g = self.g
        if preposition < 1 or g.lower[preposition] not in ("to", "from"):
            return False
        governor = g.vg_at(preposition - 1)
        if g.lower[preposition - 1] == "according":
            return True
        lemma = governor.lemma if governor is not None else g.lemmas[preposition - 1]
        return lemma in self.around["speaks_to"]

    def _cues(self, name: Name) -> list[tuple[EntityType, int]]:
        """What the words around an unknown name say about it, with weights."""
        g, i, j = self.g, name.start, name.end
        first, end = g.sentence_range(i)
        before, following = self._before(name), g.lower[j] if j < end else ""
        after = g.lower[j + 1] if j + 1 < end else ""
        around = self.around
        found: list[tuple[EntityType, int]] = []
        if before in around["in_place"] and not self._spoken_to(i - 1):
            weak = before in ("to", "from", "at", "near")
            found.append((EntityType.ORGANIZATION if before == "at" else EntityType.PLACE, 1 if weak else 2))
        if before == "of" and i - 2 >= first and g.lower[i - 2] in around["of_place"]:
            found.append((EntityType.PLACE, 3))
        if before in around["of"] and i - 2 >= first and g.lemmas[i - 2].lower() in around["of_firm"]:
            found.append((EntityType.ORGANIZATION, 3))
        if following in around["of_place"] or following in around["of_city"] or before in around["side"]:
            found.append((EntityType.PLACE, 2))
        if following in around["of_firm"]:
            found.append((EntityType.ORGANIZATION, 2))
        if following in _POSSESSIVE and after in around["of_firm_only"]:
            found.append((EntityType.ORGANIZATION, 2))
        if following == ",":
            found += self._apposed(j + 1, end)
        if before == "," and following in (",", "", ".", ")"):
            found += self._described(i - 1, first)
        found += self._taken_up(name, end)
        if before in ("from", "of", "at") and i - 2 >= first and g.tags[i - 1] == "ADP":
            people = collectives().get(g.lower[i - 2])
            if people is not None and people.type is EntityType.GROUP:
                found.append((EntityType.ORGANIZATION, 1))  # "activists from X"
        entry = collectives().get(before)
        if entry is not None and entry.type is EntityType.ORGANIZATION and g.tags[i - 1] == "NOUN":
            found.append((EntityType.ORGANIZATION, 2))
        governor = g.vg_at(i - 1)
        if governor is not None and governor.lemma in around["goes_to"]:
            found.append((EntityType.PLACE, 1))
        if self._headed(name):
            found.append((EntityType.ORGANIZATION, 3))
        words = g.lower[i:j]
        if len(words) == 1 and before != "the":
            if words[0] in given_names():
                found.append((EntityType.PERSON, 2))
            elif self._acts(name) and before not in around["in_place"]:
                found.append((EntityType.PERSON, 1))
        if self._acronym(i, j, first, end):
            found.append((EntityType.ORGANIZATION, 2))
        if before == "the" and (len(words) > 1 or self._acts(name)):
            thing = len(words) == 1 and _common(words[0])
            found.append((EntityType.OTHER if thing else EntityType.ORGANIZATION, 2))
        if len(words) > 1 and sum(is_common_word(w) for w in words) * 2 >= len(words) and not name.title:
            found.append((EntityType.ORGANIZATION, 1))
        opening = look_up(g.words[i]) if len(words) > 1 else None
        if opening is not None and opening.type in (EntityType.PLACE, EntityType.STATE):
            found.append((EntityType.ORGANIZATION, 1))  # "Boston Celtics", "Paris Saint-Germain"
        if len(words) > 1 and demonym_at(g.lower, i) is not None:
            found.append((EntityType.ORGANIZATION, 1))
        return found

    def _acronym(self, i: int, j: int, first: int, end: int) -> bool:
        """Whether a name is in capitals among words that are not."""
        words = self.g.words
        if not all(w.isupper() for w in words[i:j] if w != "/") or len("".join(words[i:j])) < 2:
            return False
        near = [w for w in (*words[max(first, i - 4) : i], *words[j : min(end, j + 4)]) if w.isalpha() and len(w) > 1]
        return not near or any(not w.isupper() for w in near)

    def _apposed(self, j: int, end: int) -> list[tuple[EntityType, int]]:
        """What an insertion behind the name's comma says: ", a tax lawyer", ", 34,", ", Texas", ", which"."""
        g = self.g
        if j >= end:
            return []
        if g.words[j].isdigit() and len(g.words[j]) == 2 and j + 1 < end and g.words[j + 1] == ",":
            return [(EntityType.PERSON, 4)]
        if g.lower[j] == "who":
            return [(EntityType.PERSON, 3)]
        if g.lower[j] in ("which", "whose"):
            return [(EntityType.ORGANIZATION, 1)] if g.lower[j] == "which" else []
        known = look_up(g.words[j])
        if known is not None and known.type in (EntityType.PLACE, EntityType.STATE) and not known.capital:
            return [(EntityType.PLACE, 2)] if j + 1 >= end or g.words[j + 1] in (",", ".", "’s", "'s", ";", ")") else []
        phrase = g.np_at(j)
        if phrase is None or phrase.start != j or g.tags[phrase.head] != "NOUN":
            return []
        low = g.lower[phrase.head]
        if low in titles():
            return [(EntityType.PERSON, 4)]
        if g.lower[phrase.start] in ("a", "an", "the", "one") and low in self.around["side_town"]:
            return [(EntityType.PLACE, 3)]
        if low in descriptions() or (low in collectives() and collectives()[low].type is EntityType.ORGANIZATION):
            return [(EntityType.ORGANIZATION, 3)] if g.lower[phrase.start] in ("a", "an", "the", "one") else []
        return []

    def _described(self, comma: int, first: int) -> list[tuple[EntityType, int]]:
        """What stands before the comma in front of a name says: *the regulator, X,*; *its supplier, X*."""
        g = self.g
        phrase = g.np_at(comma - 1) if comma > first else None
        if phrase is None or phrase.end != comma or g.tags[phrase.head] != "NOUN":
            return []
        owned = any(g.lower[k] in _POSSESSIVE for k in range(phrase.start, phrase.head))
        if not owned and g.lower[phrase.start] not in ("the", "a", "an", "its", "their", "his", "her", "our", "my"):
            return []
        entry = collectives().get(g.lower[phrase.head])
        return [(EntityType.ORGANIZATION, 3)] if entry is not None and entry.type is EntityType.ORGANIZATION else []

    def _taken_up(self, name: Name, end: int) -> list[tuple[EntityType, int]]:
        """How the clause behind a name takes it up, right behind its verb of saying: *X said it would*, *X said he*."""
        g, j = self.g, name.end
        verb = g.vg_at(j)
        if verb is None or verb.form != "finite" or verb.passive or verb.lemma not in cues("verb"):
            return []
        subject = g.subject(verb)
        if subject is None or subject.head != j - 1 or g.vg_at(name.start - 1) is not None:
            return []  # "the sheriff whose county includes X said he"
        k = verb.end + (g.lower[verb.end : verb.end + 1] == ["that"])
        if k + 1 >= end:
            return []
        if g.lower[k] in ("he", "she"):
            return [(EntityType.PERSON, 2)]
        if g.lower[k] == "its":
            return [(EntityType.ORGANIZATION, 2)]
        own = g.vg_at(k + 1) if g.lower[k] == "it" else None
        if own is not None and own.lemma not in word_classes("pronoun_verbs")["impersonal"] and not own.passive:
            return [(EntityType.ORGANIZATION, 2)]
        return []

    def _acts(self, name: Name) -> bool:
        """Whether a name is a subject, an object, a possessor, or stands beside one in a coordination."""
        g, i, j = self.g, name.start, name.end
        following = g.lower[j] if j < len(g.lower) else ""
        if following in _POSSESSIVE:
            return True
        group = self._verb_behind(j)
        return (
            (group is not None and group.form == "finite")
            or g.vg_at(i - 1) is not None
            or (i > 1 and g.lower[i - 1] == "the" and g.vg_at(i - 2) is not None)
        )

    def _decide(self, name: Name, votes: Counter[EntityType], firsts: set[str], lasts: set[str]) -> EntityType:
        g = self.g
        several = name.end - name.start > 1
        if several and g.lower[name.end - 1] in lasts:
            votes = votes + Counter({EntityType.PERSON: 3})
        elif several and g.lower[name.start] in firsts:
            votes = votes + Counter({EntityType.ORGANIZATION: 2})
        if votes:
            return max(votes, key=lambda t: (votes[t], t is EntityType.PERSON))
        before = self._before(name)
        if several:
            return EntityType.PERSON
        if before == "the":
            return EntityType.OTHER
        if self._acts(name) or before in ("", "and", "by", "of", "with", "for", ",", "to", "from"):
            return EntityType.PERSON
        following = g.lower[name.end] if name.end < len(g.lower) else ""
        return EntityType.PERSON if following in (",", "and") or before in ("“", '"', "‘", ":") else EntityType.OTHER


def _common(low: str) -> bool:
    """Whether a word is an ordinary noun, by the lexicons or by its ending: *mechanism*."""
    return is_common_word(low) or low.endswith(("ism", "tion", "ment", "ness", "ity", "ance", "ence", "ship"))
