"""Tokens: where they begin and end, with lemma and universal part of speech.

`tokens` is the component; `tagger` chooses among the readings of a word, with `function_words` for the small ones and
`clause_verbs` for what only a whole clause tells.
"""
