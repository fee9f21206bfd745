"""The result of a parse, and what a component sees of it while it is being made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import attrs

from newsparse.model.claim import Claim
from newsparse.model.layers import Layers
from newsparse.model.stance import Stance

T = TypeVar("T")


Boundaries = tuple[tuple[int, ...], ...]
"""Where the tokens and the sentences of an article begin and end."""


class _Memo(dict[tuple[Callable[["ParsedArticle"], object], Boundaries | None], object]):
    """What was derived from an article, by function and boundaries; it stays behind when a result is pickled.

    Without boundaries stands what holds for the surface of the moment, with its tags.
    """

    def without_tags(self) -> _Memo:
        """What still holds when the surface changes: each entry names the boundaries that it is of."""
        return _Memo({key: found for key, found in self.items() if key[1] is not None})

    def __reduce__(self) -> tuple[type[_Memo], tuple[()]]:
        return _Memo, ()


@attrs.frozen(kw_only=True)
class ParsedArticle(Layers):
    """An article and everything that was found in it, linked by ids; frozen, like all its parts.

    While a pipeline runs, each component is given the layers made so far in this very type.

    Example:
        >>> from newsparse.model import Article, Span
        >>> parsed = ParsedArticle(article=Article(text="Mali says no."))
        >>> parsed.text_of(Span(0, 4)), parsed.claims
        ('Mali', ())
    """

    _derived: _Memo = attrs.field(factory=_Memo, eq=False, repr=False)

    def derive(self, function: Callable[[ParsedArticle], T], *, tags: bool = True) -> T:
        """``function(self)``, computed once for the surface of this article and then kept while a pipeline runs.

        For pure functions of text, sentences and tokens that several components need, such as phrase structure. With
        ``tags=False`` the function asks for no more than the text and where its sentences and tokens begin and end:
        what it finds is kept while they do, whatever tags, lemmas and trees the tokens are given.
        """
        key = function, None if tags else self._boundaries()
        if key not in self._derived:
            self._derived[key] = function(self)
        return self._derived[key]  # type: ignore[return-value]

    def _boundaries(self) -> Boundaries:
        tokens, spans = self.tokens, [sentence.span for sentence in self.sentences]
        of_tokens = (tuple(tokens.starts), tuple(tokens.ends)) if tokens is not None else ()
        return (*of_tokens, tuple(span.start for span in spans), tuple(span.end for span in spans))

    # -- what a person sees; it is imported when somebody looks

    def explain(self, found: Stance | Claim | str) -> str:
        """The chain of evidence of a stance or a claim (or of the one with that id), from the words on, as lines.

        Raises:
            KeyError: if it is not of this article.
            TypeError: if it is neither a stance nor a claim.
        """
        from newsparse.model.explanation import claim_explanation, explanation

        id = found if isinstance(found, str) else getattr(found, "id", None)
        if not isinstance(found, Stance | Claim | str):
            raise TypeError(f"explain takes a stance or a claim of the article, not {type(found).__name__}")
        if id in self._stances_by_id:
            return explanation(self, self._stances_by_id[id])
        if id in self._claims_by_id:
            return claim_explanation(self, self._claims_by_id[id])
        raise KeyError(f"no stance or claim of this article has the id {id!r}")

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, layer))} {layer}" for layer in ("actors", "claims", "stances"))
        failed = sum(d.level == "error" for d in self.diagnostics)
        errors = f", {failed} error{'s' * (failed > 1)}" if failed else ""
        title = self.article.title or " ".join(self.article.text[:60].split())
        return f"<ParsedArticle {title!r}: {counts}{errors}>"

    def _repr_html_(self) -> str:
        from newsparse.model.display import as_html

        return as_html(self)
