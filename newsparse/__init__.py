"""newsparse reads news articles and says who said what, and where they stand.

    >>> import newsparse
    >>> parsed = newsparse.parse("Mali rejects the plan.", pipeline="rules")
    >>> parsed.article.text
    'Mali rejects the plan.'
    >>> parsed.claims[0].provenance.version == newsparse.__version__
    True

Everything is loaded when it is first used: importing newsparse costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsparse._version import __version__

if TYPE_CHECKING:
    from newsparse._facade import (
        Config,
        Pipeline,
        dumps,
        link_actors,
        loads,
        parse,
        parse_many,
        read,
        read_many,
        write,
    )
    from newsparse.agreement import Agreement, Score, compare
    from newsparse.corrections import Corrections
    from newsparse.errors import (
        ComponentError,
        ConfigurationError,
        InputError,
        LeftOutWarning,
        NewsparseError,
        PipelineError,
        PluginError,
        PluginWarning,
        ReadError,
        SerializationError,
        WorkerError,
        WriteError,
    )
    from newsparse.exporters.frames import to_frames
    from newsparse.issues import Codebook, Coding, Concept, IssueGroup, IssueUse, group_issues
    from newsparse.model import (
        Actor,
        Alignment,
        Annotation,
        Article,
        Attribution,
        Block,
        BlockKind,
        Claim,
        ClaimKind,
        Diagnostic,
        Dimension,
        EntityType,
        Identity,
        IdentityLink,
        Level,
        Mention,
        MentionForm,
        Modality,
        ParsedArticle,
        Polarity,
        Provenance,
        Role,
        RoleStatus,
        Sentence,
        Span,
        Stance,
        Style,
        Target,
        TargetKind,
        Tokens,
    )

_HOMES = {
    "newsparse.agreement": "Agreement Score compare",
    "newsparse._facade": "Config Pipeline dumps link_actors loads parse parse_many read read_many write",
    "newsparse.corrections": "Corrections",
    "newsparse.errors": """
        ComponentError ConfigurationError InputError LeftOutWarning NewsparseError PipelineError PluginError
        PluginWarning ReadError SerializationError WorkerError WriteError
    """,
    "newsparse.exporters.frames": "to_frames",
    "newsparse.issues": "Codebook Coding Concept IssueGroup IssueUse group_issues",
    "newsparse.model": """
        Actor Alignment Annotation Article Attribution Block BlockKind Claim ClaimKind Diagnostic Dimension EntityType
        Identity IdentityLink Level Mention MentionForm Modality ParsedArticle Polarity Provenance Role RoleStatus
        Sentence Span Stance Style Target TargetKind Tokens
    """,
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Actor",
    "Agreement",
    "Alignment",
    "Annotation",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimKind",
    "Codebook",
    "Coding",
    "ComponentError",
    "Concept",
    "Config",
    "ConfigurationError",
    "Corrections",
    "Diagnostic",
    "Dimension",
    "EntityType",
    "Identity",
    "IdentityLink",
    "InputError",
    "IssueGroup",
    "IssueUse",
    "LeftOutWarning",
    "Level",
    "Mention",
    "MentionForm",
    "Modality",
    "NewsparseError",
    "ParsedArticle",
    "Pipeline",
    "PipelineError",
    "PluginError",
    "PluginWarning",
    "Polarity",
    "Provenance",
    "ReadError",
    "Role",
    "RoleStatus",
    "Score",
    "Sentence",
    "SerializationError",
    "Span",
    "Stance",
    "Style",
    "Target",
    "TargetKind",
    "Tokens",
    "WorkerError",
    "WriteError",
    "__version__",
    "compare",
    "dumps",
    "group_issues",
    "link_actors",
    "loads",
    "parse",
    "parse_many",
    "read",
    "read_many",
    "to_frames",
    "write",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsparse' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
