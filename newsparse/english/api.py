"""What plugins may import of English; the rest of it may change from one version to the next.

A plugin that finds mentions or attributions in another way starts from those of the rules, and keeps to the same word
lists. Nothing is loaded before it is used, so that a plugin can name ``MEANING`` in its pipelines for next to nothing.

* Pipelines: ``MEANING``, the components that come after the surface ones, and ``LEAST``, what is told of them.
* Tokens: ``EnglishTokens`` cuts and tags them; ``lemma`` is that of a word with another tag.
* Mentions: ``Mentions`` finds them by rule; ``look_up``, ``name_words``, ``titles`` and ``title_heads`` say what names
  and titles are known.
* Quotations: ``quotations`` finds them, and where the clause begins that names their speaker.
* Attributions: ``Attributions`` finds them by rule, as sure as ``CONFIDENCE`` says; ``nested`` gives each one its
  parent; ``Regions`` and ``Labels`` know what in a text is nobody's words (``Spans`` are several of its places);
  ``dialogue_of`` knows the turns of an interview or a transcript, which the rules alone tell; ``is_set_phrase`` tells
  a cue that is a phrase of the lexicon.
* Claims: ``Claims`` makes them, and asks whoever knows more than the rules what an attribution does, as `Kinds` says.
* Stances: ``Stances`` reads them by rule; ``Questions`` asks what the source of each claim is for or against,
  and makes the stance of an answer to such a ``Question``; ``logistic`` is how likely something is by weights,
  and ``log_odds`` a probability as such a weight sees it.
* ``not_english`` is a remark on a document in another language, ``is_unasserted`` tells which verbs assert nothing,
  ``addresses`` whom a verb speaks to.

Example:
    >>> from newsparse.english.api import look_up
    >>> look_up("the Kremlin").country
    'RUS'
    >>> from newsparse.english.api import CONFIDENCE, LEAST, MEANING, Kinds, Regions, Spans
    >>> MEANING[0], LEAST, CONFIDENCE["direct"]
    ('english.actors', 0.4, 0.85)
    >>> def as_the_rules_say(attribution, kind):
    ...     return kind
    >>> kinds: Kinds = as_the_rules_say
    >>> from newsparse.model import Span
    >>> places: Spans = (Span(0, 4), Span(9, 12))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsparse.english import LEAST, MEANING

if TYPE_CHECKING:
    from newsparse.english.attributions import CONFIDENCE, Attributions, nested
    from newsparse.english.attributions.labels import Labels
    from newsparse.english.attributions.regions import Regions, Spans
    from newsparse.english.claims import Claims, Kinds
    from newsparse.english.dialogue import dialogue_of
    from newsparse.english.language import not_english
    from newsparse.english.lexicon.gazetteer import look_up, name_words, title_heads, titles
    from newsparse.english.lexicon.weights import log_odds, logistic
    from newsparse.english.names.mentions import Mentions
    from newsparse.english.phenomena.factuality import is_unasserted
    from newsparse.english.predicates.cues import addresses, is_set_phrase
    from newsparse.english.speakers import quotations
    from newsparse.english.stances import Stances
    from newsparse.english.stances.asked import Question, Questions
    from newsparse.english.tagging.readings import lemma
    from newsparse.english.tagging.tokens import EnglishTokens

__all__ = [
    "CONFIDENCE",
    "LEAST",
    "MEANING",
    "Attributions",
    "Claims",
    "EnglishTokens",
    "Kinds",
    "Labels",
    "Mentions",
    "Question",
    "Questions",
    "Regions",
    "Spans",
    "Stances",
    "addresses",
    "dialogue_of",
    "is_set_phrase",
    "is_unasserted",
    "lemma",
    "log_odds",
    "logistic",
    "look_up",
    "name_words",
    "nested",
    "not_english",
    "quotations",
    "title_heads",
    "titles",
]

_HOMES = {
    "newsparse.english.attributions": "CONFIDENCE Attributions nested",
    "newsparse.english.claims": "Claims Kinds",
    "newsparse.english.dialogue": "dialogue_of",
    "newsparse.english.attributions.labels": "Labels",
    "newsparse.english.attributions.regions": "Regions Spans",
    "newsparse.english.language": "not_english",
    "newsparse.english.lexicon.weights": "log_odds logistic",
    "newsparse.english.lexicon.gazetteer": "look_up name_words title_heads titles",
    "newsparse.english.names.mentions": "Mentions",
    "newsparse.english.phenomena.factuality": "is_unasserted",
    "newsparse.english.predicates.cues": "addresses is_set_phrase",
    "newsparse.english.speakers": "quotations",
    "newsparse.english.stances": "Stances",
    "newsparse.english.stances.asked": "Question Questions",
    "newsparse.english.tagging.readings": "lemma",
    "newsparse.english.tagging.tokens": "EnglishTokens",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsparse.english.api' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
