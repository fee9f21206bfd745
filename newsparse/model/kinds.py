"""The closed sets of values: kinds, types, forms, and the scales of stances."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    OTHER = "other"


class MentionForm(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityType(StrEnum):
    """What a mention refers to. An actor is one of the first four."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    GROUP = "group"
    PLACE = "place"
    OTHER = "other"


class Style(StrEnum):
    """How a content is reported: in the speaker's words, in the writer's, or in both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class RoleStatus(StrEnum):
    """Whether a role is held now."""

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"
    ELECT = "elect"
    DEPUTY = "deputy"
    THEN = "then"


class ClaimKind(StrEnum):
    """The speech act of a claim."""

    STATE = "state"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    DENY = "deny"
    ADMIT = "admit"
    REVEAL = "reveal"
    PREDICT = "predict"
    BELIEVE = "believe"
    WARN = "warn"
    ACCUSE = "accuse"
    CRITICIZE = "criticize"
    PRAISE = "praise"
    DEFEND = "defend"
    APOLOGIZE = "apologize"
    SUPPORT = "support"
    OPPOSE = "oppose"
    ACCEPT = "accept"
    REJECT = "reject"
    CALL_FOR = "call_for"
    PROPOSE = "propose"
    ORDER = "order"
    ASK = "ask"
    PROMISE = "promise"
    THREATEN = "threaten"
    NO_COMMENT = "no_comment"
    WITHHOLD = "withhold"


class Modality(StrEnum):
    """How certain something is said to be, on the scale of FactBank (Saurí and Pustejovsky 2009)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    UNKNOWN = "Uu"
    POSSIBLY_NOT = "PS-"
    PROBABLY_NOT = "PR-"
    CERTAINLY_NOT = "CT-"


class Polarity(IntEnum):
    """Which side a stance is on."""

    SUPPORT = 1
    NEUTRAL = 0
    OPPOSE = -1


class Dimension(StrEnum):
    """In which respect a stance is taken."""

    EVALUATION = "evaluation"
    POSITION = "position"
    EPISTEMIC = "epistemic"
    AGREEMENT = "agreement"
    INTENTION = "intention"
    VOTE = "vote"
    PORTRAYAL = "portrayal"


class TargetKind(StrEnum):
    """What a stance is about: three layers that are never summed."""

    ACTOR = "actor"
    ISSUE = "issue"
    CLAIM = "claim"


class Level(StrEnum):
    """How serious a diagnostic is. An ``error`` means that the article was not, or not wholly, parsed."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class EditAction(StrEnum):
    """What an edit does to a text: see `newsparse.model.edit.Edit`."""

    DROP = "drop"
    REPLACE = "replace"
    SPLIT = "split"
    LABEL = "label"
