"""What a claim may be for or against, as questions for whoever can judge them: a trained network.

The rules tell a stance where a word shows it. Most of what people say shows it in no single word: *it would cost us our
homes, said Ms Dalen of the dam*. `Questions` asks of every claim about each thing and actor that its words name, and
makes the stance of an answer.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from newsparse.english.lexicon import words
from newsparse.english.phenomena.factuality import factuality
from newsparse.english.predicates.stances import match, predicates
from newsparse.english.stances.frames import Frame, Side, drafts
from newsparse.english.stances.results import stance_of
from newsparse.english.stances.targets import TargetPhrase, targets_of
from newsparse.english.view import View
from newsparse.model import Claim, ClaimKind, Dimension, ParsedArticle, Polarity, Stance, TargetKind

_SILENT = frozenset({ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD, ClaimKind.ASK})
_LONGEST = 150
"""Tokens of a claim that are asked about."""
_STRENGTH = 0.6
"""How strong a stance is that is asked for: no word of a list grades it."""


@attrs.frozen
class Question:
    """Is the source of a claim for or against a target? In tokens (half open): the target's words, and the claim's.

    ``source`` are the words for whoever speaks, else the cue, else the first word of what is said; ``said`` reaches
    from the first to the last word of cue and content.

    Example:
        >>> import newsparse
        >>> document = newsparse.parse("The dam would cost us our homes, said Ann Dalen.", pipeline="rules")
        >>> question = next(iter(Questions(document)))
        >>> isinstance(question, Question), question.asked, question.source
        (True, (1, 2), (9, 11))
    """

    claim: Claim
    target: TargetPhrase
    source: tuple[int, int]
    said: tuple[int, int]

    @property
    def asked(self) -> tuple[int, int]:
        """The tokens of the target."""
        return self.target.start, self.target.end


class Questions:
    """What may be asked of the claims of a document, in their order; of each target once a claim.

    Example:
        >>> import newsparse
        >>> document = newsparse.parse("The dam would cost us our homes, said Ann Dalen.", pipeline="rules")
        >>> [question.target.target.text for question in Questions(document)]
        ['dam', 'homes']
    """

    def __init__(self, document: ParsedArticle) -> None:
        self._view = View(document)
        published = document.article.published
        self._day = published.date() if isinstance(published, datetime.datetime) else published

    def __iter__(self) -> Iterator[Question]:
        for claim in self._view.document.claims:
            if claim.source is not None and claim.kind not in _SILENT:
                yield from _of_claim(self._view, claim)

    def answered(self, question: Question, polarity: Polarity, cue: int, confidence: float) -> Stance | None:
        """The stance that an answer says; ``cue`` is the token that shows it most. None where nobody asserts it."""
        claim = question.claim
        dimension = Dimension.EVALUATION if question.target.kind is TargetKind.ACTOR else Dimension.POSITION
        side = Side(polarity, dimension, _STRENGTH)
        target = attrs.evolve(question.target, sign=1)
        frame = Frame(side, (cue, cue + 1), cue, [claim.source], [target], claim=claim)
        made = (stance_of(self._view, [d], self._day, lambda *_: confidence) for d in drafts(self._view, frame))
        return next(made, None)

    def meant(self, question: Question) -> set[str]:
        """How the verb before a target is meant: *unasserted* (*nobody wants it*), *negated*, *duty*; or none of these.

        *Withheld* is it if it would show a stance on the target, and is not asserted: *refused to condemn it*.

        Example:
            >>> import newsparse
            >>> document = newsparse.parse("Ann Dalen said nobody supports the dam.", pipeline="rules")
            >>> questions = Questions(document)
            >>> [sorted(questions.meant(question)) for question in questions]
            [['unasserted', 'withheld']]
        """
        g, (start, _) = self._view.g, question.asked
        first = max(g.sentence_range(start)[0], question.said[0])
        verb = next((v for i in range(start - 1, first - 1, -1) if (v := g.vg_at(i)) is not None), None)
        if verb is None:
            return set()
        duty = verb.modal in words("modal_of_duty")
        unasserted = not duty and factuality(g, verb) is None
        shows = match(g, verb.head, predicates("verb").get(verb.lemma, ())) is not None
        found = {
            "duty": duty,
            "negated": verb.negated,
            "unasserted": unasserted,
            "withheld": unasserted and shows and not verb.negated,
        }
        return {name for name, holds in found.items() if holds}


def _of_claim(view: View, claim: Claim) -> Iterator[Question]:
    attribution = view.document.attribution(claim.attribution_id)
    cue, content, source = (
        [tokens for span in part if (tokens := view.tokens(span))]
        for part in (attribution.cue, attribution.content, attribution.source)
    )
    if not content:
        return
    everything = sorted((*cue, *content), key=lambda tokens: tokens.start)
    said = everything[0].start, min(max(tokens.stop for tokens in everything), everything[0].start + _LONGEST)
    speaker = (source or cue or [content[0][:1]])[0]
    seen = set()
    for target in _targets(view, everything):
        key = target.kind, target.target.ref if target.target is not None else ""
        if key not in seen and target.end <= said[1] and key[1] != claim.source:
            seen.add(key)
            yield Question(claim, target, (speaker.start, speaker.stop), said)


def _targets(view: View, places: list[range]) -> Iterator[TargetPhrase]:
    """The things and actors that noun phrases within some stretches of tokens name."""
    for tokens in places:
        i = tokens.start
        while i < tokens.stop:
            phrase = view.g.np_at(i)
            if phrase is not None and phrase.start >= tokens.start and phrase.end <= tokens.stop:
                yield from (target for target in targets_of(view, phrase) if target.target is not None)
            i = max(i + 1, phrase.end if phrase is not None else 0)
