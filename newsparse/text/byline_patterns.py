"""What stands in bylines beside names: *By*, moments, roles, outlets, suffixes. In the languages of many newspapers."""

from __future__ import annotations

import re

_CAPITAL = r"(?-i:[^\W\d_a-z])"
"""A letter that is not small: scripts without case have no others."""
_MONTHS = "jan feb mar apr ma[iy] jun jul aug sept? o[ck]t nov de[cz]".replace(" ", "|")
_DAYS = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)
_PARTICLES = "de|da|do|dos|del|della|di|du|des|la|le|van|von|vom|zu|zur|der|den|ter|ten|bin|ibn|al|el|y|e|af|av|st"
_JOBS = (
    r"[\w-]*(?:reporter(?:in)?|correspondent|editor|redakteur(?:in)?|korrespondent(?:in)?|journalist(?:in)?|writer"
    r"|columnist|contributor)"
)

BY = re.compile(
    r"^\s*(?:(?:written|reported|story|text|words|article|report|analysis|interview)\s+)?"
    r"(?:by|von|vom|par|por|di|da|av|af|door|yazan|autor(?:en|in|innen|es|a)?|auteurs?|text|texte|texto|fra|přes)"
    r"(?:\s*:\s*|\s+|$)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\s*(?:[;|/•·\n\t]|,\s+(?:and|und|et|y|og)\s|,|\s[-–—]\s|\s(?:and|und|et|y|e|og|och|en|ve|with|mit|&|\+)\s)\s*",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
ADDRESS = re.compile(r"[^\s@]++@[^\s@.]++\.\S+|(?:https?:)?//\S+|www\.\S+|(?<!\S)@\w+")

MOMENT = re.compile(
    rf"^\W*(?:(?:{_DAYS}|(?:{_MONTHS})[a-zäé]*|\d[\d.:/-]*(?:st|nd|rd|th|[ap]\.?m)?|[ap]\.?m|[A-Z]{{2,4}}T|UTC|GMT|Uhr|at|on|de|of"
    r"|(?:first\s+)?published|updated|posted|modified|last|ago|an?|(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?))(?![^\W_])\W*)+",
    re.IGNORECASE,
)
"""A moment in front of names, if it is `PAST`."""
PAST = re.compile(r"\d|\bago\b", re.IGNORECASE)
BEHIND = re.compile(
    rf"\s+(?:(?:published|updated|posted|stand|aktualisiert|veröffentlicht|am|on)\b.*|(?:{_MONTHS})[a-z]*\.?\s+\d.*|\d.*)$"
    r"|\s+(?:기자|記者|记者)(?:\s.*)?$",
    re.IGNORECASE,
)
"""A moment behind a name, or what East Asian newspapers call who wrote it."""

ROLE = re.compile(
    rf"^(?:{_JOBS}|[\w-]*(?:staff|chief|enviad[oa] especial|corresponsal|redacci[oó]n|bureau|desk)|(?:\w+\s){{0,3}}"
    r"(?:reporter|correspondent|editor|writer|columnist|contributor|editor\sin\schief|nachrichtenagentur))s?$",
    re.IGNORECASE,
)
ROLE_IN_FRONT = re.compile(rf"^(?:[\w.&'’/-]+\s+){{0,5}}?(?:{_JOBS}|fellow|intern)\s+(?={_CAPITAL})", re.IGNORECASE)
OUTLET_BEHIND = re.compile(rf"\s+(?:for|para|für|pour|per|special to)\s+(?={_CAPITAL}|the\b).*$", re.IGNORECASE)
SUFFIX = re.compile(
    r"^(?:[JS]r|I{2,3}|IV|M\.?D|Ph\.?\s?D|Esq|[MOC]BE|J\.?D|R\.?N|R\.?D|MPH|DO|DDS|DVM|[BM]\.?Sc|[BM]\.?A|MBA|LLM|CFA|CPA)\.?$"
)
NO_NAME = re.compile(
    r"^\W*$|^\d[\d\s:.,/-]*$|\d{1,2}[.:]\d{2}|\d{4}|^(?:admin|editor|author|unknown|none|null|undefined)$"
    rf"|^(?:{_MONTHS}|{_DAYS})\.?$",
    re.IGNORECASE,
)

PERSON = re.compile(
    rf"{_CAPITAL}[\w.'’-]*(?:\s+(?:(?:{_PARTICLES})\s+){{0,3}}{_CAPITAL}[\w.'’-]*){{1,3}}", re.IGNORECASE
)
"""Two to four words with capitals, and particles between them."""
OFFICE = frozenset(
    "agency bureau broadcasting company corporation council desk editorial editors foundation group inc institute ltd"
    " magazine media ministry network news newsroom office online press radio redaktion staff team television the tv"
    " author authors follow more view all about contact share comments read home subscribe".split()
)
"""Words that no person is called: those of companies and newsrooms, and of what sites write beside names."""
