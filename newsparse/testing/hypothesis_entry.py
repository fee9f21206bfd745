"""What hypothesis calls when it starts: ``st.from_type`` then knows the data model."""

from __future__ import annotations

from hypothesis import strategies as st

from newsparse import model
from newsparse.testing import strategies

st.register_type_strategy(model.Span, strategies.spans())
st.register_type_strategy(model.Provenance, strategies.provenances())
st.register_type_strategy(model.Diagnostic, strategies.diagnostics())
st.register_type_strategy(model.Alignment, st.integers(0, 100).flatmap(strategies.alignments))
st.register_type_strategy(model.Edit, strategies.edits())
st.register_type_strategy(model.Article, strategies.articles())
st.register_type_strategy(model.Tokens, strategies.tokens())
st.register_type_strategy(model.Role, strategies.roles())
st.register_type_strategy(model.Stance, strategies.stances())
st.register_type_strategy(model.Annotation, strategies.plugin_annotations())
st.register_type_strategy(model.ParsedArticle, strategies.parsed_articles())
