"""Predicates: the words that report, and those that show a stance, matched on the grammar of a document.

`families` reads ``predicates.tsv``: a row becomes a ``Cue`` for each word that reports, and a ``Predicate`` for each
word that shows a stance. `cues` matches the first on verbs, `stances` the second on tokens; `phrases` tells for both
where the words of a phrase end.
"""
