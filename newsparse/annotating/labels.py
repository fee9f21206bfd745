"""The labels, attributes and relations of annotation projects: one vocabulary for brat and Label Studio."""

from __future__ import annotations

from newsparse.model import ClaimKind, Dimension, EntityType, MentionForm, Modality, Polarity, Style

MENTIONS = {kind.value.capitalize(): kind for kind in EntityType}
"""A mention's label is its type: ``Person``, ``Organization`` ..."""

CLAIM, ATTRIBUTION, SOURCE, CONTENT, STANCE = "Claim", "Attribution", "Source", "Content", "Stance"
STATEMENTS = (CLAIM, ATTRIBUTION)
LABELS = (*MENTIONS, CLAIM, ATTRIBUTION, SOURCE, CONTENT, STANCE)

POLARITIES = {polarity.name.lower(): polarity for polarity in Polarity}
ACTOR_TYPES = tuple(kind.value for kind in EntityType if kind not in (EntityType.PLACE, EntityType.OTHER))

VALUES: dict[str, tuple[str, ...]] = {
    "Form": tuple(form.value for form in MentionForm),
    "Actor": ACTOR_TYPES,
    "Generic": (),
    "Anonymous": (),
    "Kind": tuple(kind.value for kind in ClaimKind),
    "Style": tuple(style.value for style in Style),
    "Negated": (),
    "Modality": tuple(modality.value for modality in Modality),
    "NoCue": (),
    "Polarity": tuple(POLARITIES),
    "Dimension": tuple(dimension.value for dimension in Dimension),
    "Derived": (),
    "Implicit": (),
}
"""The values of each attribute; one without values only is or is not."""

OF: dict[str, tuple[str, ...]] = {
    "Form": tuple(MENTIONS),
    "Actor": tuple(MENTIONS),
    "Generic": tuple(MENTIONS),
    "Anonymous": tuple(MENTIONS),
    "Kind": (CLAIM,),
    "Style": STATEMENTS,
    "Negated": (CLAIM,),
    "Modality": (CLAIM, STANCE),
    "NoCue": STATEMENTS,
    "Polarity": (STANCE,),
    "Dimension": (STANCE,),
    "Derived": (STANCE,),
    "Implicit": (STANCE,),
}
"""The labels that have each attribute."""

RELATIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Coref": (tuple(MENTIONS), tuple(MENTIONS)),
    "Affiliation": (tuple(MENTIONS), tuple(MENTIONS)),
    "MayBe": (tuple(MENTIONS), tuple(MENTIONS)),
    "SourceWords": (STATEMENTS, (SOURCE,)),
    "ContentWords": (STATEMENTS, (CONTENT,)),
    "Within": (STATEMENTS, STATEMENTS),
    "SameWords": ((CLAIM,), (CLAIM,)),
    "By": ((CLAIM,), tuple(MENTIONS)),
    "To": ((CLAIM,), tuple(MENTIONS)),
    "Parent": ((CLAIM,), (CLAIM,)),
    "Holder": ((STANCE,), tuple(MENTIONS)),
    "Target": ((STANCE,), (*MENTIONS, CLAIM)),
    "Owner": ((STANCE,), tuple(MENTIONS)),
    "ReportedBy": ((STANCE,), tuple(MENTIONS)),
    "InClaim": ((STANCE,), (CLAIM,)),
}
"""The relations, and between which labels they go."""
