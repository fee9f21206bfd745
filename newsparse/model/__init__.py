"""The data model: frozen, flat, linked by ids; every span points into ``Article.text``.

An ``Item`` is whatever an extractor may return: a sentence, the tokens, a claim, a diagnostic ...

Example:
    >>> from newsparse.model import Diagnostic, Item, Sentence, Span
    >>> remark = Diagnostic(level="info", code="other-language", message="in French")
    >>> found: list[Item] = [Sentence(id="s", span=Span(0, 4)), remark]
    >>> all(isinstance(item, Item) for item in found)
    True
"""

from newsparse.model.actor import Actor, Role
from newsparse.model.alignment import Alignment, Run
from newsparse.model.article import Article, Block, Removed
from newsparse.model.claim import Claim
from newsparse.model.edit import Edit
from newsparse.model.identity import Identity, IdentityLink
from newsparse.model.ids import digest, item_id
from newsparse.model.kinds import (
    BlockKind,
    ClaimKind,
    Dimension,
    EditAction,
    EntityType,
    Level,
    MentionForm,
    Modality,
    Polarity,
    RoleStatus,
    Style,
    TargetKind,
)
from newsparse.model.layers import Annotation, Item
from newsparse.model.parsed import ParsedArticle
from newsparse.model.provenance import Diagnostic, Provenance
from newsparse.model.span import Span
from newsparse.model.stance import Stance, Target
from newsparse.model.surface import Attribution, Mention, Sentence, Tokens

__all__ = [
    "Actor",
    "Alignment",
    "Annotation",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimKind",
    "Diagnostic",
    "Dimension",
    "Edit",
    "EditAction",
    "EntityType",
    "Identity",
    "IdentityLink",
    "Item",
    "Level",
    "Mention",
    "MentionForm",
    "Modality",
    "ParsedArticle",
    "Polarity",
    "Provenance",
    "Removed",
    "Role",
    "RoleStatus",
    "Run",
    "Sentence",
    "Span",
    "Stance",
    "Style",
    "Target",
    "TargetKind",
    "Tokens",
    "digest",
    "item_id",
]
