"""Words and marks that the rules of several constructions ask for."""

from __future__ import annotations

import re

from newsparse.english.lexicon import words

DAYS = words("day")
TIMES = words("time")
RELATIVE = words("relative_pronoun")
POSSESSIVE = words("possessive")
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
ATTACHING = words("attaching")
"""Prepositions whose phrase may hang on the noun before them."""
OBJECT_CONTROL = words("object_control")
"""Verbs whose object, where there is one, is the subject of the infinitive after it."""
CLOSING = frozenset("”\"’'»)]")
MARKS = CLOSING | frozenset("“‘«([")
"""Marks that open or close something."""
DASHES = frozenset({"—", "–", "--", "-"})
PARTY_TAG = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")
"""A party and a state or town: *D-N.Y.*"""
BE = "be"
PAST = frozenset({"past", "participle"})
"""Sorts of verb forms (see `inflect`) that a participle may have."""
