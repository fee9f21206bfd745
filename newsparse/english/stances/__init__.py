"""The component ``english.stances``: who stands where on whom and what.

A `frames.Frame` is one predicate in use. `verbs`, `naming`, `acts` and `bearers` read frames off the words that show a
stance by themselves, `gaps` off those that stand for one of the clause before, `slogans` off *No to the dam!*,
`judgements` off what somebody is said to say, `projection` off the kind of a claim; a claim whose cue was read as a
predicate is not projected again. `targets` and `issues` tell what a phrase is about, `holders` who takes part,
`references` what *it* and *the plan* stand for. `frames.drafts` makes drafts of all of them alike: who reports them,
on what condition; `confidence` says how likely they are, and `results` makes the stances of the model. What is asserted
at all is seen from ``english.phenomena``. `asked` lists what claims may be for or against, for another kind of reader.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache

from newsparse.english.lexicon import words
from newsparse.english.predicates.stances import predicates
from newsparse.english.stances import acts, bearers, gaps, naming, slogans, verbs
from newsparse.english.stances.confidence import Confidence
from newsparse.english.stances.frames import Draft, Frame, drafts, settled
from newsparse.english.stances.judgements import judged
from newsparse.english.stances.projection import projected
from newsparse.english.stances.references import resolved
from newsparse.english.stances.results import stance_of
from newsparse.english.view import View
from newsparse.model import BlockKind, Item, ParsedArticle
from newsparse.text import blocks_of

_Reader = Callable[[View, int], Iterator[Frame]]


class Stances:
    """Reads the stances of an article.

    Example:
        >>> import newsparse
        >>> document = newsparse.parse("Mali rejects the plan.", pipeline="rules")
        >>> [(stance.cue, stance.target.text) for stance in Stances()(document)]
        [('rejects', 'plan')]
    """

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield stances in the order of their cues."""
        if document.tokens is None or not document.tokens.upos:
            return
        view = View(document)
        published = document.article.published
        day = published.date() if isinstance(published, datetime.datetime) else published
        sure = Confidence(view)
        for same in found(view):
            yield stance_of(view, same, day, sure)


def found(view: View) -> list[list[Draft]]:
    """What the rules see of each stance, in the order of their cues."""
    frames = resolved(view, _frames(view))
    seen = settled(draft for frame in frames for draft in drafts(view, frame))
    return sorted(seen, key=lambda same: (same[0].frame.cue, same[0].target.start))


def _frames(view: View) -> Iterator[Frame]:
    """All predicates in use: those of the words, then those of the claims whose cues are not among them."""
    read, known = _in_headings(view), _vocabulary()
    for i, (low, lemma) in enumerate(zip(view.g.lower, view.g.lemmas, strict=True)):
        if (low in known or lemma in known or bearers.is_label(low)) and i not in read:
            for frame in _read(view, i, _readers(low, lemma)):
                read.update(range(*frame.cue))
                yield frame
    yield from judged(view)
    yield from projected(view, read)


def _read(view: View, i: int, readers: Iterable[_Reader]) -> list[Frame]:
    """The frames of the first reader that finds any whose predicate begins at a token, or has its head there."""
    for reader in readers:
        found = [frame for frame in reader(view, i) if frame.holders and frame.targets]
        if found:
            return found
    return []


@cache
def _vocabularies() -> tuple[tuple[_Reader, Collection[str]], ...]:
    """What reads which words, or lemmas, in the order in which it is asked."""
    return (
        (bearers.adjectives, predicates("adjective")),
        (naming.frames, words("naming_verb")),
        (verbs.frames, predicates("verb")),
        (acts.frames, predicates("noun")),
        (bearers.agents, predicates("agent")),
        (acts.under_fire, frozenset({"under"})),
        (gaps.frames, words("gap")),
        (slogans.frames, words("slogan")),
    )


@cache
def _vocabulary() -> frozenset[str]:
    """All words that something reads."""
    return frozenset(word for _, known in _vocabularies() for word in known)


@cache
def _readers(low: str, lemma: str) -> tuple[_Reader, ...]:
    """What may read a word of the vocabulary."""
    found = tuple(reader for reader, known in _vocabularies() if low in known or lemma in known)
    return (bearers.labelled, *found) if bearers.is_label(low) else found


def _in_headings(view: View) -> set[int]:
    """The tokens of headings: they have no actors, so nobody could hold what they say."""
    blocks = blocks_of(view.document.article)
    return {i for block in blocks if block.kind is BlockKind.HEADING for i in view.tokens(block.span)}


__all__ = ["Stances"]
