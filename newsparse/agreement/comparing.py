"""Two readings of some articles: which results are of the same article, and how far they agree."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from newsparse.agreement import actors, claims, stances
from newsparse.agreement.scores import Agreement
from newsparse.agreement.sides import Sides
from newsparse.annotating.marks import readable
from newsparse.errors import InputError, LeftOutWarning
from newsparse.model import Level, ParsedArticle


def compare(
    gold: ParsedArticle | Iterable[ParsedArticle], predicted: ParsedArticle | Iterable[ParsedArticle]
) -> Agreement:
    """How far a prediction agrees with a gold reading of the same texts, in actors, claims and stances.

    Results belong together if their texts are the same. Articles that only the prediction has count nowhere; of what
    could not be read, a `LeftOutWarning` says how many there were.

    * Actors: paired one to one by the mentions that they share, those with most first. Generic ones are not asked for.
    * Claims: paired one to one by their content: half of the letters of either are in both, or the cues overlap and
      most of the shorter one is in both. Then the same source (the actor most of whose mentions lie on the gold one)
      and kind.
    * Stances: the same holder, target and polarity. Issues are the same if half of their words are, or one of them is
      and the evidence overlaps. Portrayals are counted apart.

    Raises:
        InputError: if a gold article has no predicted one, or there are two of one text.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali rejected the plan.", pipeline="rules")
        >>> compare(parsed, parsed).score("claims", "found, with source and kind").f1
        1.0
    """
    golds, predictions = _by_text(gold, "gold"), _by_text(predicted, "predicted")
    missing = [parsed for text, parsed in golds.items() if text not in predictions]
    if missing:
        first = missing[0].article
        raise InputError(
            f"{len(missing)} of {len(golds)} gold articles have no prediction for their very text, first "
            f"{first.id} ({' '.join(first.text[:40].split())!r} …); parse the text as it stands, with clean=False"
        )
    if not golds:
        raise InputError("there is no gold article to compare with")
    sides = [Sides(parsed, predictions[text]) for text, parsed in golds.items()]
    scores = [score for layer in (actors, claims, stances) for score in layer.compared(sides)]
    return Agreement(articles=len(sides), beside=len(predictions) - len(golds), scores=scores)


def _by_text(results: ParsedArticle | Iterable[ParsedArticle], what: str) -> dict[str, ParsedArticle]:
    found: dict[str, ParsedArticle] = {}
    unread = 0
    for parsed in [results] if isinstance(results, ParsedArticle) else results:
        text = readable(parsed.article.text)
        if not text and any(remark.level is Level.ERROR for remark in parsed.diagnostics):
            unread += 1
            continue
        if text in found:
            raise InputError(
                f"two {what} results are of one text, articles {found[text].article.id} and {parsed.article.id}; "
                "give one of them"
            )
        found[text] = parsed
    if unread:
        message = f"passed over {unread} {what} result{'s' if unread > 1 else ''} of what could not be read"
        warnings.warn(message, LeftOutWarning, stacklevel=3)
    return found
