"""Grammar: noun phrases, verb groups, and which belongs to which.

Subjects and objects are found in the order of the phrases, construction by construction; where the tokens carry a
dependency analysis, it mends the subjects that the order does not find or gets wrong. Token indices are positions in
``document.tokens``; ranges are half open.

A `tagged_text` is cut into `chunks`, its `phrases` (`noun_phrases`, `verb_groups`; `modifiers` are verb forms that
belong to a noun). `document` is the way in: `Grammar` has all of that and relates it. `participants` makes the `Clause`
of a verb: who does what to whom, with which complement. `subjects` and `inversion` find what belongs to a verb;
`attachment`, `insertions` and `coordination` relate noun phrases to each other; `nicknames` stand inside one.
`dependencies` are an analysis that came with the tokens. `vocabulary` holds the words that several ask for.
"""

from newsparse.english.grammar.document import Grammar, grammar
from newsparse.english.grammar.inversion import AFTER_QUOTATION, INVERTING, quotation_before
from newsparse.english.grammar.phrases import Clause, NounPhrase, Oblique, VerbGroup
from newsparse.english.grammar.vocabulary import DAYS, OBJECT_CONTROL, RELATIVE, TIMES

__all__ = [
    "AFTER_QUOTATION",
    "DAYS",
    "INVERTING",
    "OBJECT_CONTROL",
    "RELATIVE",
    "TIMES",
    "Clause",
    "Grammar",
    "NounPhrase",
    "Oblique",
    "VerbGroup",
    "grammar",
    "quotation_before",
]
