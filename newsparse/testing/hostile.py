"""Texts that nobody would write and everybody receives. Every component must survive each of them."""

from __future__ import annotations

from types import MappingProxyType

HOSTILE_TEXTS = MappingProxyType(
    {
        "empty": "",
        "one character": "a",
        "white space": " \t\n\u00a0\u2028\r\n ",
        "only quotation marks": "“”‘’\"'«»„‟" * 50,
        "an unclosed quotation": "“We will not, she said.\n\nHe agreed.",
        "quotation marks that never close": '"' + "“No " * 500,
        "lone surrogates": "Ms Okoro \ud800 said \udfff no.",
        "control characters": "Ms Okoro\x00 said\x07 no\x1b[31m.\x7f\ufeff",
        "right to left": "قال الوزير: «لن نقبل الخطة» \u202eand\u202c said Ms Okoro.",
        "emoji": "👩🏽‍⚖️ said “🤷🏾‍♀️” to 🇲🇱 🇲🇱 and e\u0301\u0302\u0303.",
        "binary rubbish": bytes(range(256)).decode("latin-1") * 4,
        "mojibake": "â€œWe wonâ€™t,â€\x9d Ms Okoro saidâ€¦",
        "one long word": "a" * 20_000,
        "one long line": "Ms Okoro said the plan was bad, and " * 500,
        "only line breaks": "\n" * 5_000,
        "only capitals": "MS OKORO SAID THE PLAN WAS BAD. " * 20,
        "only punctuation": ".,;:!?—–-…()[]{}/\\" * 100,
        "nested brackets": "(" * 1_000 + "said" + ")" * 1_000,
        "numbers": "1,000.50 3.14 2024-01-28 12:30 +44 20 7946 0000 " * 20,
        "a formula of a spreadsheet": '=HYPERLINK("https://news.example","said Ms Okoro")',
    }
)
"""Hostile texts by what they are. All are short enough to be read in a moment."""
