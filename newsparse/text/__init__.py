"""Text: blocks, tokens, sentences, quotation marks, and the folding of names. Helpers that plugins may use too.

Example:
    >>> from newsparse.text import RUNNING, paragraphs
    >>> [block.kind in RUNNING for block in paragraphs("One.")]
    [True]
"""

from newsparse.text.blocks import RUNNING, blocks_of, paragraphs
from newsparse.text.bylines import authors
from newsparse.text.normalise import fold, one_line, plain, unaccented
from newsparse.text.quotes import Quotation, quotations
from newsparse.text.sentences import sentences
from newsparse.text.tokens import tokenize

__all__ = [
    "RUNNING",
    "Quotation",
    "authors",
    "blocks_of",
    "fold",
    "one_line",
    "paragraphs",
    "plain",
    "quotations",
    "sentences",
    "tokenize",
    "unaccented",
]
