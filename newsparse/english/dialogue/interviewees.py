"""Interviewees: the one person that the introduction of an interview says was spoken to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup, grammar
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import name_words
from newsparse.model import EntityType, Mention, MentionForm, ParsedArticle, Span
from newsparse.text import fold

_INTERVIEWING = words("interviewing")
_TALKING = words("talking")
_INTERVIEWS = words("interview")
_PRESS = words("press")
_HE = words("named_before")
_WE = words("interviewer_pronoun")
_BEFORE_HEARER = words("before_interviewee")
_REACH = 14
"""Tokens between a word for an interview and the name of whom it was with."""


def interviewee(document: ParsedArticle, end: int) -> Span | None:
    """The name of whom the text up to ``end`` says was spoken to; None if it is nobody, or several.

    Example:
        >>> import newsparse
        >>> text = "Ann Roe leads the port. The mayor, Bo Lind, sat down with our reporter."
        >>> parsed = newsparse.parse(text, pipeline="rules", clean=False)
        >>> interviewee(parsed, len(text)).of(text)
        'Bo Lind'
    """
    found = [m.span for m in _Introduction(document, end).spoken_to()]
    said = [frozenset(fold(span.of(document.article.text)).split()) for span in found]
    longest = max(said, key=len, default=frozenset())
    if not longest or any(not name <= longest for name in said):
        return None
    return found[said.index(longest)]


class _Introduction:
    """The text before an interview."""

    def __init__(self, document: ParsedArticle, end: int) -> None:
        self.g: Grammar = document.derive(grammar)
        mentions = [m for m in document.mentions if m.span.end <= end]
        self._at = {m.head.start: m for m in mentions}
        persons = [m for m in mentions if m.form is MentionForm.NAME and m.type is EntityType.PERSON]
        self._names = {self._token(m.span.start): m for m in persons}
        self._end = self._token(end)

    def _token(self, position: int) -> int:
        """The first token that does not begin before a position."""
        assert self.g.tokens is not None
        return self.g.tokens.within(Span(position, len(self.g.text) + 1)).start

    def spoken_to(self) -> Iterator[Mention]:
        """Those whom the paper spoke to, or who spoke to it."""
        for group in self.g.groups_in(0, self._end):
            if group.lemma in _INTERVIEWING:
                yield from self._by_verb(group)
        for i in range(self._end - 1):
            if self.g.lower[i] in _INTERVIEWS and self.g.lower[i + 1] in _BEFORE_HEARER:
                yield from self._names_after(i + 1)

    def _only_name(self) -> Iterator[Mention]:
        """The name of the one person that the text names."""
        names = sorted(self._names.values(), key=lambda m: len(m.span))
        if len({fold(m.span.of(self.g.text)).split()[-1] for m in names}) == 1:
            yield names[-1]

    def _by_verb(self, group: VerbGroup) -> Iterator[Mention]:
        """Whom a verb says was spoken to: *we met* Ann Roe, Ann Roe *talked to us*, Ann Roe *was interviewed*."""
        subject = self.g.subject(group)
        told = subject if group.passive or self._with_press(group) else self.g.object(group)
        if told is not None and self.g.lower[told.head] in _HE:
            yield from self._only_name()
        elif not group.passive and subject is not None and self._is_press(subject):
            yield from self._names_after(group.end)
        elif group.passive or (group.lemma in _TALKING and self._with_press(group)):
            yield from self._name_in_front(group)

    def _names_after(self, i: int) -> Iterator[Mention]:
        """The first name after a token, before another verb, and those coordinated with it."""
        g = self.g
        _, stop = g.sentence_range(i - 1)
        met = False
        for k in range(i, min(i + _REACH, stop, self._end)):
            verb = g.vg_at(k)
            if verb is not None and verb.form == "finite":
                return
            name = self._names.get(k)
            if name is None or self._is_owner(name) or g.lower[k - 1] in _PRESS:
                continue
            if not met or "and" in g.lower[k - 2 : k]:
                yield name
            met = True

    def _is_owner(self, name: Mention) -> bool:
        after = self._token(name.span.end)
        return self.g.lower[after : after + 1] in (["'s"], ["’s"])

    def _name_in_front(self, group: VerbGroup) -> Iterator[Mention]:
        """The first name in the sentence of a verb: its subject, or what that is in apposition to."""
        first, stop = self.g.sentence_range(group.head)
        names = (self._names[k] for k in range(first, min(stop, self._end)) if k in self._names)
        yield from islice((name for name in names if not self._is_owner(name)), 1)

    def _with_press(self, group: VerbGroup) -> bool:
        """Whether somebody spoke to the paper: *to us*, *with our reporter*, *to the Courier*, *our questions*."""
        _, stop = self.g.sentence_range(group.head)
        phrases = (self.g.np_at(k) for k in range(group.end, min(group.end + _REACH, stop)))
        return any(phrase is not None and self._is_press(phrase) for phrase in phrases)

    def _is_press(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase is the paper or somebody of it."""
        said = self.g.lower[phrase.start : phrase.end]
        mention = self._at.get(self.g.span(phrase.head, phrase.end).start)
        body = mention is not None and mention.type is EntityType.ORGANIZATION
        return body or said[-1] in name_words()["outlet"] | _INTERVIEWS or not (_WE | _PRESS).isdisjoint(said)
