"""Predicates: the words that report, and those that show a stance, matched on the grammar of a document."""
