"""Women and men among the sources of each outlet, as a picture: sources.svg.

    python examples/draw_sources.py [FILE ...]

Without files it reads the articles beside it. What is counted, and how, is in gender_of_sources.py.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from gender_of_sources import ARTICLES, COLUMNS, counted

import newsparse

COLORS = dict(zip(COLUMNS, ("#0b6b4f", "#7a3e9d", "#666666"), strict=True))
LEFT, WIDE, ROW = 170, 400, 34


def bars(claims: dict[str, Counter[str]]) -> Iterator[str]:
    """A bar for each outlet, with a part for each pronoun that is as wide as its share; its number stands in it."""
    for n, (outlet, counts) in enumerate(claims.items()):
        y, x = 44 + n * ROW, float(LEFT)
        yield f'<text x="{LEFT - 10}" y="{y + 17}" text-anchor="end">{escape(outlet)}</text>'
        for column in COLUMNS:
            width = WIDE * counts[column] / counts.total()
            yield f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="26" fill="{COLORS[column]}" stroke="#fff"/>'
            if width > 20:
                yield f'<text x="{x + 6:.1f}" y="{y + 17}" fill="#fff">{counts[column]}</text>'
            x += width


def main(paths: list[str]) -> None:
    """Write the picture."""
    claims = counted(list(newsparse.parse_many(newsparse.read_many(paths or [ARTICLES]), pipeline="rules")))
    size = f'width="{LEFT + WIDE + 20}" height="{44 + ROW * len(claims)}" font-family="sans-serif" font-size="12"'
    key = "".join(f'<tspan fill="{color}">■ {column}  </tspan>' for column, color in COLORS.items())
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{LEFT}" y="28" xml:space="preserve">{key}</text>',
        *bars(claims),
        "</svg>",
    ]
    Path("sources.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"sources.svg: {sum(counts.total() for counts in claims.values())} claims in {len(claims)} outlets")


if __name__ == "__main__":
    main(sys.argv[1:])
