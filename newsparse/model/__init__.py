"""The data model: frozen, flat, linked by ids; every span points into ``Article.text``."""

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
