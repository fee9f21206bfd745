"""Words and marks that the rules of several constructions ask for."""

from __future__ import annotations

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIMES = WEEKDAYS | frozenset(
    "january february march april june july august september october november december today yesterday "
    "tomorrow tonight "
    "week month year morning afternoon evening night weekend day hour minute".split()
)
RELATIVE = frozenset({"who", "which", "that", "whom"})
POSSESSIVE = frozenset("my our your his her its their whose".split())
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
ATTACHING = frozenset("of in for at from on with to between against about over under behind near by as".split())
"""Prepositions whose phrase may hang on the noun before them."""
OBJECT_CONTROL = frozenset(
    """
    advise allow ask authorise authorize beg call cause challenge command compel convince direct enable encourage
    expect drive forbid force get implore inspire instruct invite lead lobby order permit persuade press pressure
    prompt provoke push remind request require spur tell urge want warn
    """.split()
)
"""Verbs whose object, where there is one, is the subject of the infinitive behind it."""
OPENING = frozenset("“\"‘'«([")
CLOSING = frozenset("”\"’'»)]")
BE = "be"
