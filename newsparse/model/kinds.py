"""The closed sets of values: kinds, types, forms, and the scales of stances."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class BlockKind(StrEnum):
    r"""What a block of an article is.

    Example:
        >>> import newsparse
        >>> article = newsparse.parse("Toll stays\n\nThe mayor defended the toll on Monday.", pipeline="rules").article
        >>> [block.kind is BlockKind.TITLE for block in article.blocks]
        [True, False]
    """

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
    """How a mention refers.

    Example:
        >>> import newsparse
        >>> mentions = newsparse.parse("Ada Bell said she would stay.", pipeline="rules").mentions
        >>> sum(mention.form is MentionForm.PRONOUN for mention in mentions)
        1
    """

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityType(StrEnum):
    """What a mention refers to. An actor is one of the first four.

    Example:
        >>> import newsparse
        >>> actors = newsparse.parse("Mali and the United Nations praised Ada Bell.", pipeline="rules").actors
        >>> [actor.name for actor in actors if actor.type is EntityType.STATE]
        ['Mali']
    """

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    GROUP = "group"
    PLACE = "place"
    OTHER = "other"


class Style(StrEnum):
    """How a content is reported: in the speaker's words, in the writer's, or in both.

    Example:
        >>> import newsparse
        >>> claims = newsparse.parse("“No,” said Ada Bell. Ben Cole said that he agreed.", pipeline="rules").claims
        >>> [claim.style is Style.DIRECT for claim in claims]
        [True, False]
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class RoleStatus(StrEnum):
    """Whether a role is held now.

    Example:
        >>> import newsparse
        >>> actor = newsparse.parse("Former president Ada Bell said no.", pipeline="rules").actors[0]
        >>> actor.roles[0].status is RoleStatus.FORMER
        True
    """

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"
    ELECT = "elect"
    DEPUTY = "deputy"
    THEN = "then"


class ClaimKind(StrEnum):
    """The speech act of a claim.

    Example:
        >>> import newsparse
        >>> claims = newsparse.parse("Mali rejects the plan. Niger promises help.", pipeline="rules").claims
        >>> [claim.content for claim in claims if claim.kind is ClaimKind.REJECT]
        ['the plan']
    """

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
    """How certain something is said to be, on the scale of FactBank (Saurí and Pustejovsky 2009).

    Example:
        >>> Modality("PR+").name, Modality.CERTAIN == "CT+"
        ('PROBABLE', True)
    """

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    UNKNOWN = "Uu"
    POSSIBLY_NOT = "PS-"
    PROBABLY_NOT = "PR-"
    CERTAINLY_NOT = "CT-"


class Polarity(IntEnum):
    """Which side a stance is on.

    Example:
        >>> import newsparse
        >>> stances = newsparse.parse("Mali backs the truce. Niger rejects it.", pipeline="rules").stances
        >>> sum(stance.polarity is Polarity.SUPPORT for stance in stances), int(Polarity.OPPOSE)
        (1, -1)
    """

    SUPPORT = 1
    NEUTRAL = 0
    OPPOSE = -1


class Dimension(StrEnum):
    """In which respect a stance is taken.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Ada Bell praised the union. Ben Cole voted for the toll.", pipeline="rules")
        >>> [stance.dimension is Dimension.VOTE for stance in parsed.stances]
        [False, True]
    """

    EVALUATION = "evaluation"
    POSITION = "position"
    EPISTEMIC = "epistemic"
    AGREEMENT = "agreement"
    INTENTION = "intention"
    VOTE = "vote"
    PORTRAYAL = "portrayal"


class TargetKind(StrEnum):
    """What a stance is about: three layers that are never summed.

    Example:
        >>> import newsparse
        >>> stances = newsparse.parse("Ada Bell condemned Ben Cole and rejected the toll.", pipeline="rules").stances
        >>> [str(stance.target) for stance in stances if stance.target.kind is TargetKind.ISSUE]
        ['toll']
    """

    ACTOR = "actor"
    ISSUE = "issue"
    CLAIM = "claim"


class Level(StrEnum):
    """How serious a diagnostic is. An ``error`` means that the article was not, or not wholly, parsed.

    Example:
        >>> import newsparse
        >>> (failed,) = newsparse.parse_many([7], pipeline="rules", on_error="record")
        >>> any(diagnostic.level is Level.ERROR for diagnostic in failed.diagnostics)
        True
    """

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class EditAction(StrEnum):
    """What an edit does to a text: see `newsparse.model.edit.Edit`.

    Example:
        >>> from newsparse.model import Edit, Span
        >>> Edit.label(Span(0, 12), "credit").action is EditAction.LABEL
        True
    """

    DROP = "drop"
    REPLACE = "replace"
    SPLIT = "split"
    LABEL = "label"
