"""Clauses: verbs and their subjects, construction by construction, or as a dependency analysis has them."""

from __future__ import annotations

from newsparse.english.grammar.attachment import top_phrase
from newsparse.english.grammar.chunked_text import ChunkedText
from newsparse.english.grammar.dependencies import Dependencies
from newsparse.english.grammar.governors import coordinated_verb, governing_verb, group_before, judged_phrase
from newsparse.english.grammar.insertions import before_insertion
from newsparse.english.grammar.inversion import inverted_subject
from newsparse.english.grammar.objects import object_behind
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.relative_clauses import antecedent, is_reduced_relative
from newsparse.english.grammar.vocabulary import BE, CLOSING, OBJECT_CONTROL, RELATIVE, TIMES
from newsparse.model import ParsedArticle


class Clauses(ChunkedText):
    """A chunked text with the subjects of its verbs, each found when it is first asked for.

    A verb without a subject of its own has that of another one, so that finding one subject may need others.
    """

    def __init__(self, document: ParsedArticle) -> None:
        super().__init__(document)
        tokens = self.tokens
        self._dependencies = (
            Dependencies(tokens, self.lower, self.np_at) if tokens is not None and tokens.heads else None
        )
        self._subjects: dict[int, NounPhrase | None] = {}
        self._acting: frozenset[int] | None = None  # no cached property: it would slow down every other attribute

    def subject(self, group: VerbGroup) -> NounPhrase | None:
        """Who does what the verb says; of a passive, its surface subject."""
        if group.head not in self._subjects:
            self._subjects[group.head] = None  # a chain of verbs that lean on each other ends here
            self._subjects[group.head] = self._find(group)
        return self._subjects[group.head]

    def object(self, group: VerbGroup) -> NounPhrase | None:
        """The noun phrase right behind the verb, if it is not a time."""
        return self._dependencies.object(group) if self._dependencies is not None else object_behind(self, group)

    def acts(self, head: int) -> bool:
        """Whether the noun phrase with this head is the subject of a finite verb other than *be*."""
        if self._acting is None:
            groups = (v for v in self.verb_groups if v.form == "finite" and (v.lemma != BE or v.passive))
            self._acting = frozenset(s.head for v in groups if (s := self.subject(v)) is not None)
        return head in self._acting

    def _find(self, group: VerbGroup) -> NounPhrase | None:
        if self._dependencies is not None:
            return self._dependencies.subject(group)
        inverted = inverted_subject(self, group)
        if inverted is not None:
            return inverted
        first, _ = self.sentence_range(group.head)
        if group.form == "infinitive":
            return self._of_infinitive(group, first)
        if group.form == "gerund":
            return self._of_gerund(group, first)
        if group.form == "participle":
            before = self.np_at(group.start - 1)
            return self._of_governing(group, first) if before is None else top_phrase(self, before, first)
        return self._of_finite(group, first)

    def _of_infinitive(self, group: VerbGroup, first: int) -> NounPhrase | None:
        """The governing verb's object, or its subject: *asked X to come*, *promised Y to come*."""
        governor = group_before(self, group, first)
        if governor is not None and governor.lemma in OBJECT_CONTROL and not governor.passive:
            found = self.object(governor)
            if found is not None:
                return found
        return self._shared(governor)

    def _of_gerund(self, group: VerbGroup, first: int) -> NounPhrase | None:
        behind_adverb = group.start - 2 >= first and self.tags[group.start - 1] == "ADV"
        before = self.np_at(group.start - (2 if behind_adverb else 1))
        if before is not None:
            return top_phrase(self, before, first)
        return judged_phrase(self, group, first) or self._of_governing(group, first)

    def _of_governing(self, group: VerbGroup, first: int) -> NounPhrase | None:
        """The subject of the clause that a gerund or participle hangs on."""
        before = group.start - 1
        if before > first and self.lower[before] == "," and group.form == "gerund":
            main = self._main_verb(before, first)
            if main is not None:
                return self.subject(main)
        return self._shared(governing_verb(self, group, first))

    def _main_verb(self, comma: int, first: int) -> VerbGroup | None:
        """The nearest finite verb before a comma that is in no clause of another: *X* said *that Y left, adding*."""
        i = comma - 1
        while i >= first:
            group = self.vg_at(i)
            if group is not None and group.form == "finite" and not is_reduced_relative(self, group):
                subject = self.subject(group)
                before = subject.start - 1 if subject is not None and subject.end <= group.start else first - 1
                opens = self.tags[before] == "SCONJ" if before >= first else False
                relative = self.lower[group.start - 1] in RELATIVE if group.start > first else False
                if not opens and not relative and self.vg_at(before) is None:
                    return group
            i = group.start - 1 if group is not None else i - 1
        return None

    def _of_finite(self, group: VerbGroup, first: int) -> NounPhrase | None:
        """What stands before the verb, or what that belongs to; else the subject of a coordinated verb."""
        i = group.start - 1
        while i >= first and self.tags[i] == "ADV":
            i -= 1
        if i < first:
            return None
        low = self.lower[i]
        phrase = self.np_at(i)
        if phrase is not None:
            if low in RELATIVE and self.tags[i] in ("PRON", "SCONJ"):
                return antecedent(self, i, first)
            if self.lower[phrase.head] in TIMES and phrase.start > first:
                return self._before_time(phrase, group, first)
            return self._modified(top_phrase(self, phrase, first), first)
        if low in RELATIVE:
            return antecedent(self, i, first)
        if low in (",", "—", "–", "--", ")") or (low in CLOSING and i > first):
            return before_insertion(self, i, first) or self._shared(coordinated_verb(self, group, first))
        if low in ("and", "but", "or", "then", "nor"):
            return self._shared(coordinated_verb(self, group, first))
        return None

    def _before_time(self, time: NounPhrase, group: VerbGroup, first: int) -> NounPhrase | None:
        """The subject before a time that parts it from its verb: *the council* on Monday *approved*."""
        before = time.start - 1
        if self.lower[before] in ("on", "in", "at", "last", ",") or self.tags[before] == "ADP":
            earlier = self.np_at(before - 1)
            if earlier is None and self.words[before - 1] in ")," and before - 1 > first:
                # "the chairman of the fund (R) on Saturday criticized"
                return before_insertion(self, before - 1, first)
        else:
            earlier = self.np_at(before) or self.np_at(before - 1)
        if earlier is None:
            return self._shared(coordinated_verb(self, group, first))
        return self._modified(top_phrase(self, earlier, first), first)

    def _modified(self, phrase: NounPhrase, first: int) -> NounPhrase:
        """The phrase itself, or what its modifier modifies: *man* in *the man who stole the car said*."""
        modifier = self.vg_at(phrase.start - 1)
        if modifier is None and self.tags[phrase.start - 1] == "ADP" and phrase.start - 2 >= first:
            modifier = self.vg_at(phrase.start - 2)
        if modifier is None or modifier.end > phrase.start or modifier.start < first:
            return phrase
        if modifier.form == "finite":
            relative = self.lower[modifier.start - 1] if modifier.start > first else ""
            if is_reduced_relative(self, modifier):
                return top_phrase(self, self.np_at(modifier.start - 1) or phrase, first)
            if relative not in ("who", "which", "that") or self.tags[modifier.start - 1] != "PRON":
                return phrase
        if modifier.form == "infinitive":
            return self.np_at(modifier.start - 1) or phrase
        return self.subject(modifier) or phrase

    def _shared(self, verb: VerbGroup | None) -> NounPhrase | None:
        """The subject of the verb that another one leans on, if there is one."""
        return self.subject(verb) if verb is not None else None
