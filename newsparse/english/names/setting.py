"""A name with the words around it, for the rules that tell what it names."""

from __future__ import annotations

from collections.abc import Mapping

from newsparse.english.grammar import Grammar, NounPhrase
from newsparse.english.lexicon import word_classes
from newsparse.english.names.name import Name
from newsparse.english.names.vocabulary import POSSESSIVE_MARKS
from newsparse.english.predicates.cues import cues
from newsparse.text import unaccented

NEAR = word_classes("name_context")
"""Words around a name that tell what it names, by class."""


class Setting:
    """A name, its words in lower case, and what stands before and after it in its sentence."""

    def __init__(self, g: Grammar, name: Name, misleading: Mapping[str, str]) -> None:
        self.g = g
        self.name = name
        self.misleading = misleading
        """The countries whose name means another country's part in the article."""
        start, end = self.start, self.end = name.start, name.end
        self.first, self.stop = g.sentence_range(start)
        self.words = g.lower[start:end]
        self.key = unaccented(" ".join(self.words))
        """The name as all its occurrences are compared, with or without accents."""
        self.is_one_word = end - start == 1
        self.before = g.lower[start - 1] if start > self.first else ""
        self.second_before = g.lower[start - 2] if start - 2 >= self.first else ""
        self.after = g.lower[end] if end < self.stop else ""
        self.second_after = g.lower[end + 1] if end + 1 < self.stop else ""
        self.is_owner = self.after in POSSESSIVE_MARKS
        """Whether a possessive mark follows."""
        self.governor = g.vg_at(start - 1)
        """The verb group right before the name."""
        while end < len(g.tags) and g.tags[end] == "ADV":
            end += 1
        self.verb = g.vg_at(end)
        """The verb group right after the name, or after adverbs there: *Lagos* again *rejected it*."""

    @property
    def apposed(self) -> NounPhrase | None:
        """The common noun phrase after the name's comma: *Meral,* a tax lawyer."""
        phrase = self.g.np_at(self.end + 1) if self.after == "," and self.end + 1 < self.stop else None
        common = phrase is not None and phrase.start == self.end + 1 and self.g.tags[phrase.head] == "NOUN"
        return phrase if common else None

    @property
    def acts(self) -> bool:
        """Whether the name is a subject, an object, or owns something."""
        g, i = self.g, self.start
        after_verb = self.governor is not None or (i > 1 and g.lower[i - 1] == "the" and g.vg_at(i - 2) is not None)
        return self.is_owner or after_verb or (self.verb is not None and self.verb.form == "finite")

    @property
    def says(self) -> bool:
        """Whether the name is whose words are told: *Quell said*, *said Quell*, *according to Quell*."""
        g, at = self.g, self.start - 1 - (self.before == "the")
        if at > self.first and g.lower[at] == "to" and g.lower[at - 1] == "according":
            return True
        verb = self.verb if self.verb is not None and self.verb.form == "finite" else g.vg_at(at) if at >= 0 else None
        if verb is None or verb.passive or verb.lemma not in cues("verb"):
            return False
        subject = g.subject(verb)
        return subject is not None and subject.head == self.end - 1

    @property
    def is_headed(self) -> bool:
        """Whether the name is what somebody heads: *Ms Roe, who heads Open Harbours*."""
        i = self.start - 1 - (self.before == "the")
        group = self.g.vg_at(i) if i > 0 else None
        return group is not None and group.lemma in ("head", "chair") and self.g.lower[group.start - 1] == "who"

    def is_spoken_to(self, preposition: int) -> bool:
        """Whether *to* or *from* follows a verb of saying or giving, or *according*: it gives no direction then."""
        g = self.g
        if preposition < 1 or g.lower[preposition] not in ("to", "from"):
            return False
        governor = g.vg_at(preposition - 1)
        lemma = governor.lemma if governor is not None else g.lemmas[preposition - 1]
        told = g.lower[preposition] == "from" and g.lemmas[preposition - 1] in cues("noun")  # "a pledge from Norway"
        return told or g.lower[preposition - 1] == "according" or lemma in NEAR["speaks_to"]
