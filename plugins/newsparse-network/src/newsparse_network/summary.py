"""Issues: how many are for and against, and how sure that is."""

from __future__ import annotations

import math

import attrs
import numpy as np

from newsparse.errors import ConfigurationError
from newsparse_network.statement import OPPOSE, SUPPORT
from newsparse_network.table import Statements, checked_level


@attrs.frozen(kw_only=True)
class IssueSummary:
    """Support and opposition on one issue.

    ``support``, ``oppose`` and ``neutral`` count statements; ``actors`` and ``documents`` are different ones. ``share``
    is that of support among those for and against, and lies between ``low`` and ``high`` with the confidence that was
    asked for; all three are None where nobody is for or against.

    Example:
        >>> from newsparse_network import Statement
        >>> rows = [Statement(document="d", actor=actor, issue="truce", agreement=1) for actor in ("Mali", "Niger")]
        >>> (summary,) = issue_summary(Statements.of(rows))
        >>> isinstance(summary, IssueSummary), summary.support, summary.oppose, summary.share
        (True, 2, 0, 1.0)
    """

    issue: str
    support: int
    oppose: int
    neutral: int
    actors: int
    documents: int
    share: float | None
    low: float | None
    high: float | None


def issue_summary(
    statements: Statements, *, level: str = "actor", duplicates: str = "document", confidence: float = 0.95
) -> list[IssueSummary]:
    """Support and opposition for each issue, the ones with most statements first.

    The interval is that of Wilson (1927, *Probable inference, the law of succession, and statistical inference*, JASA
    22) for the share, with the number of documents as the number of trials: statements of one article are not
    independent of each other. It says how much chance there is in few articles, and nothing about what is misread.

    Raises:
        ConfigurationError: if there is no such level or scope, or the confidence is not between 0 and 1.

    Example:
        >>> from newsparse_network import Statement
        >>> rows = [Statement(document=str(n), actor="Mali", issue="toll", agreement=1) for n in range(10)]
        >>> (toll,) = issue_summary(Statements.of(rows))
        >>> toll.support, round(toll.low, 3), toll.high
        (10, 0.722, 1.0)
    """
    if not 0 < confidence < 1:
        raise ConfigurationError(f"confidence is between 0 and 1, such as 0.95, not {confidence!r}")
    kept = statements.of_layer("issue").distinct(duplicates, level=level)
    z = math.sqrt(2) * _inverse_erf(confidence)
    issue = kept.columns["issue"]
    actor, document = kept.columns[checked_level(level)].codes, kept.columns["document"].codes
    order = np.argsort(issue.codes, kind="stable")
    starts = np.flatnonzero(np.diff(issue.codes[order], prepend=-1))
    found = []
    for rows in np.split(order, starts[1:]) if len(order) else ():
        side = kept.agreement[rows]
        support, oppose = int(np.count_nonzero(side == SUPPORT)), int(np.count_nonzero(side == OPPOSE))
        sided = rows[side != 0]
        share, low, high = _wilson(support, oppose, len(np.unique(document[sided])), z)
        found.append(
            IssueSummary(
                issue=issue.values[issue.codes[rows[0]]],
                support=support,
                oppose=oppose,
                neutral=len(rows) - support - oppose,
                actors=len(np.unique(actor[rows])),
                documents=len(np.unique(document[rows])),
                share=share,
                low=low,
                high=high,
            )
        )
    return sorted(found, key=lambda row: (-(row.support + row.oppose + row.neutral), row.issue))


def _wilson(support: int, oppose: int, trials: int, z: float) -> tuple[float | None, float | None, float | None]:
    if not trials:
        return None, None, None
    share = support / (support + oppose)
    middle = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return share, min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half))


def _inverse_erf(value: float) -> float:
    from scipy.special import erfinv

    return float(erfinv(value))
