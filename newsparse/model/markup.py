"""HTML for notebooks: how it looks, what is let through, and the card of an actor, a claim or a stance.

Colours are translucent, and all else is inherited, so that it is as legible in dark notebooks as in light ones. No
mark is told by its colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

STYLE = """
.newsparse{font-family:system-ui,sans-serif;font-size:.9rem;line-height:1.5;max-width:70rem}
.newsparse .np-text{white-space:pre-wrap;max-height:28rem;overflow:auto;padding:.6rem .8rem;
 border:1px solid rgba(128,128,128,.35);border-radius:.4rem}
.newsparse .np-legend{margin:.4rem 0}
.newsparse a{color:inherit}
.newsparse .np-dim{opacity:.75}
.newsparse .np-byline,.newsparse .np-credit,.newsparse .np-dateline,.newsparse .np-caption{opacity:.75}
.newsparse .np-faint{opacity:.65}
.newsparse .np-content{background:rgba(70,130,230,.17)}
.newsparse .np-source{background:rgba(40,170,90,.3);font-weight:600}
.newsparse .np-cue{background:rgba(230,160,20,.4);font-style:italic}
.newsparse .np-mention{border-bottom:2px solid rgba(40,170,90,.75)}
.newsparse .np-evidence{text-decoration:underline wavy rgba(200,60,160,.8);text-underline-offset:.25em}
.newsparse .np-title,.newsparse .np-heading{font-weight:700}
.newsparse table{border-collapse:collapse;margin:.3rem 0 .8rem;width:100%}
.newsparse th,.newsparse td{text-align:left;vertical-align:top;padding:.25rem .6rem;
 border-bottom:1px solid rgba(128,128,128,.25)}
.newsparse summary{font-weight:600;cursor:pointer;margin-top:.6rem}
.newsparse .np-support,.newsparse .np-oppose,.newsparse .np-neutral{padding:0 .3em;border-radius:.25em}
.newsparse .np-support{background:rgba(40,170,90,.25)}.newsparse .np-support::before{content:"▲ "}
.newsparse .np-oppose{background:rgba(220,70,60,.25)}.newsparse .np-oppose::before{content:"▼ "}
.newsparse .np-neutral{background:rgba(128,128,128,.25)}.newsparse .np-neutral::before{content:"● "}
.newsparse .np-card{display:inline-block;border:1px solid rgba(128,128,128,.35);border-radius:.4rem;padding:.5rem .8rem}
.newsparse .np-card table{margin:.3rem 0;width:auto}
.newsparse progress{vertical-align:middle;width:20rem;max-width:50%}
""".strip()
"""The style of everything that is shown, each rule for what stands in an element of class ``newsparse``."""

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """A text as HTML that is text and nothing else; a sign for each control, lone surrogate and change of direction.

    Example:
        >>> safe("<b>No\u202e</b>")
        '&lt;b&gt;No�&lt;/b&gt;'
    """
    return escape(_UNSHOWABLE.sub("\ufffd", text))


def card(sort: str, head: str, rows: Iterable[tuple[str, str]], *, side: str = "", note: str = "") -> str:
    """A thing on a card: what it is, its name, a row for each value that is not empty, and a note on how to read them.

    ``side`` is ``support``, ``oppose`` or ``neutral``, or empty for what takes none. Everything is escaped.

    Example:
        >>> "<th>roles</th><td>mayor &amp; judge</td>" in card("Actor", "Okoro", [("roles", "mayor & judge")])
        True
    """
    name = f'<span class="np-{side}">{safe(head)}</span>' if side else safe(head)
    lines = "".join(f"<tr><th>{safe(label)}</th><td>{safe(value)}</td></tr>" for label, value in rows if value)
    parts = [
        f'<div class="newsparse"><style>{STYLE}</style><div class="np-card">',
        f'<span class="np-dim">{safe(sort)}</span> <strong>{name}</strong>',
        f"<table><tbody>{lines}</tbody></table>" if lines else "",
        f'<div class="np-dim">{safe(note)}</div>' if note else "",
        "</div></div>",
    ]
    return "\n".join(part for part in parts if part)
