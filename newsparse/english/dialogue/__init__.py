"""Dialogue: words that a label or a signature gives to their speaker, in turns, and no verb.

`labels` reads interviews, transcripts and lists of statements, `interviewees` tells who answers as *A:*, `posts` reads
signed posts; `turns` is what they find. What else reports words goes over the edges of no turn.
"""

from __future__ import annotations

import re

from newsparse.english.dialogue.labels import labelled_turns
from newsparse.english.dialogue.posts import signed_posts
from newsparse.english.dialogue.turns import Dialogue, Turn, turn_attributions
from newsparse.model import ParsedArticle
from newsparse.text import blocks_of

__all__ = ["Dialogue", "Turn", "dialogue_of", "turn_attributions"]

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""A block that is nobody's words: *(APPLAUSE)*."""


def dialogue_of(document: ParsedArticle) -> Dialogue:
    r"""The turns of an article.

    Example:
        >>> import newsparse
        >>> text = "We met Ann Roe, a nurse.\n\nQ: Is it safe?\n\nA: It is.\n\nA ferry left.\n\nQ: And now?\n\nA: No."
        >>> parsed = newsparse.parse(text, pipeline="rules", clean=False)
        >>> for turn in dialogue_of(parsed).turns:
        ...     speaker = turn.speaker.of(text) if turn.speaker else None
        ...     print(speaker, turn.asks, [span.of(text) for span in turn.said])
        None True ['Is it safe?']
        Ann Roe False ['It is.', 'A ferry left.']
        None True ['And now?']
        Ann Roe False ['No.']
    """
    text = document.article.text
    blocks = [b for b in blocks_of(document.article) if not _ASIDE.fullmatch(text, b.span.start, b.span.end)]
    return Dialogue([*labelled_turns(document, blocks), *signed_posts(text, blocks)])
