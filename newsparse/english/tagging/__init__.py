"""Tokens: where they begin and end, with lemma and universal part of speech.

`tokens` is the component; `tagger` chooses among the `readings` of a word. First its `neighbours` tell, by rules for
`verbs` and for `function_words`; then the whole `sentence`, by rules for `clause_verbs` and for `clause_words`.
"""
