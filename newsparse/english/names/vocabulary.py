"""Words and marks that tell where a name begins, how far it goes, and what stands before it."""

from __future__ import annotations

import re

PARTICLES = frozenset(
    "de du da dos das del della van von der den ter bin ibn bint al el la le di ben abu e zu af av y".split()
)
OF_HEADS = frozenset(
    "bank ministry department committee council university institute house court office school college society chamber "
    "board league union federation centre center museum library organization organisation association church "
    "republic kingdom state friends sons daughters knights front army party".split()
)
"""Bodies whose name may go on with *of*: *Bank of Ireland*."""
PARTY_TAG = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")
"""A party and a state or town: *D-N.Y.*"""
