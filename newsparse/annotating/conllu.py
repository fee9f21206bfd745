"""CoNLL-U: the tokens of a result with lemmas, tags and trees, for tools of Universal Dependencies.

The format is that of https://universaldependencies.org/format.html. ``TokenRange`` in the last column says where a
token stands in the article's text: half open, in code points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from newsparse.annotating.marks import readable
from newsparse.model import ParsedArticle, Sentence, Span, Tokens

NOTHING = "_"


def dumps(parsed: ParsedArticle) -> str:
    r"""The sentences of a result; an empty text if it has no tokens.

    A head in another sentence, which the format does not have, is written as a root.

    Example:
        >>> from newsparse.model import Article
        >>> tokens = Tokens(starts=[0, 5], ends=[4, 9], upos=["PROPN", "VERB"], heads=[1, 1], deprels=["nsubj", "root"])
        >>> text = dumps(ParsedArticle(article=Article(text="Mali says", id="x"), tokens=tokens))
        >>> print(text.replace("\t", " "), end="")
        # newdoc id = x
        # text = Mali says
        1 Mali _ PROPN _ _ 2 nsubj _ TokenRange=0:4
        2 says _ VERB _ _ 0 root _ SpaceAfter=No|TokenRange=5:9
        <BLANKLINE>
    """
    tokens = parsed.tokens
    if tokens is None or not len(tokens):
        return ""
    text, parts = readable(parsed.article.text), [f"# newdoc id = {_flat(readable(parsed.article.id))}\n"]
    for sentence, group in groupby(range(len(tokens)), _sentence_of(parsed.sentences, tokens)):
        members = list(group)
        indices = range(members[0], members[-1] + 1)
        if sentence is not None:
            parts.append(f"# sent_id = {_flat(readable(sentence.id))}\n")
        words = Span(tokens.starts[indices[0]], tokens.ends[indices[-1]]).of(text)
        parts.append(f"# text = {_flat(words)}\n")
        parts += [f"{line}\n" for line in _lines(tokens, indices, text)]
        parts.append("\n")
    return "".join(parts)


def _sentence_of(sentences: Sequence[Sentence], tokens: Tokens) -> Callable[[int], Sentence | None]:
    """A function from tokens to the sentence around each, None where there is none."""
    ordered = sorted(sentences, key=lambda sentence: sentence.span)
    starts = [sentence.span.start for sentence in ordered]

    def of(index: int) -> Sentence | None:
        number = bisect_right(starts, tokens.starts[index]) - 1
        return ordered[number] if number >= 0 and ordered[number].span.contains(tokens.span(index)) else None

    return of


def _lines(tokens: Tokens, indices: range, text: str) -> Iterator[str]:
    for index in indices:
        span = tokens.span(index)
        head, relation = _head(tokens, index, indices)
        spaced = text[span.end : span.end + 1].isspace()
        place = f"TokenRange={span.start}:{span.end}"
        columns = (
            str(index - indices[0] + 1),
            _flat(span.of(text)),
            _flat(readable(tokens.lemmas[index])) if tokens.lemmas else NOTHING,
            tokens.upos[index] if tokens.upos else NOTHING,
            NOTHING,
            NOTHING,
            head,
            relation,
            NOTHING,
            place if spaced else f"SpaceAfter=No|{place}",
        )
        yield "\t".join(columns)


def _head(tokens: Tokens, index: int, indices: range) -> tuple[str, str]:
    if not tokens.heads:
        return NOTHING, NOTHING
    head, relation = tokens.heads[index], tokens.deprels[index] if tokens.deprels else NOTHING
    if head == index:
        return "0", relation
    return (str(head - indices[0] + 1), relation) if head in indices else ("0", "root")


def _flat(words: str) -> str:
    """Words on one line: a form may hold spaces, and neither tabs nor line breaks."""
    return " ".join(words.split()) or NOTHING
