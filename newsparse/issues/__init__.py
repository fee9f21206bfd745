"""Issues across articles: a user's codebook of concepts, and groups of issues that are the same.

>>> import newsparse
>>> parsed = newsparse.parse("Mali backs the truce. Niger rejects an immediate truce.", pipeline="rules")
>>> [group.name for group in newsparse.group_issues([parsed])]
['truce']
"""

from newsparse.issues.codebook import Codebook, Coding, Concept
from newsparse.issues.grouping import IssueGroup, IssueUse, group_issues

__all__ = ["Codebook", "Coding", "Concept", "IssueGroup", "IssueUse", "group_issues"]
