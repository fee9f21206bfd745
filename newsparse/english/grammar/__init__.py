"""Grammar: noun phrases, verb groups, and which belongs to which.

Where the tokens carry a dependency analysis, subjects and objects are read off it; otherwise they are found in
the order of the phrases, construction by construction. Token indices are positions in ``document.tokens``; ranges are
half open.

Four layers, each of which is the one before and more: `tagged_text` has the words, `chunked_text` cuts them into
`phrases` (`noun_phrases`, `verb_groups`; `modifiers` are verb forms that belong to a noun), `clauses` gives verbs their
subjects, and `document` relates the rest. `attachment`, `insertions` and `coordination` relate noun phrases to each
other, `inversion`, `objects` and `relative_clauses` a verb and a noun phrase, `governors` verbs that share a subject;
`dependencies` are an analysis that came with the tokens. `vocabulary` holds the words that several of them ask for.
"""

from newsparse.english.grammar.clause import Clause, Complement, ComplementKind, Oblique
from newsparse.english.grammar.document import Grammar, grammar
from newsparse.english.grammar.inversion import BEHIND_QUOTATION, INVERTING, quotation_before
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import OBJECT_CONTROL, RELATIVE, TIMES, WEEKDAYS

__all__ = [
    "BEHIND_QUOTATION",
    "INVERTING",
    "OBJECT_CONTROL",
    "RELATIVE",
    "TIMES",
    "WEEKDAYS",
    "Clause",
    "Complement",
    "ComplementKind",
    "Grammar",
    "NounPhrase",
    "Oblique",
    "VerbGroup",
    "grammar",
    "quotation_before",
]
