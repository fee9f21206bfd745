"""Pictures of what is measured, as SVG: curves on two logarithmic axes, and bars."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

FONT = 'font-family="DejaVu Sans, Verdana, sans-serif" font-size="12"'
BLUE, ORANGE, GREY = "#0072b2", "#d55e00", "#777777"
LEFT, TOP, LABELS, LINE = 70, 50, 230, 15


def curves(title: str, across: str, up: str, points: Sequence[float], series: Mapping[str, Sequence[float]]) -> str:
    """One curve for each of a series, the first of which stands out; dashed what grows as ``points`` do, from there.

    Both axes are logarithmic: what grows with its length is as steep as the dashed line, what grows with its square
    twice as steep.

    Example:
        >>> picture = curves("Growth", "characters", "seconds", (10, 100), {"an article": (1, 9)})
        >>> picture.count("<polyline"), "an article" in picture
        (2, True)
    """
    width, height = 640, 400
    values = [value for several in series.values() for value in several if value > 0]
    x, y = _Axis(points, LEFT, width), _Axis([*values, 0.1 * max(values)], TOP + height, TOP)
    first = next(iter(series.values()))[0]
    parts = [*_ticks(points, x, y, TOP + height, width)]
    straight = [first * point / points[0] for point in points]
    parts.append(_curve(points, straight, x, y, f'stroke="{GREY}" stroke-dasharray="6 4"'))
    places = _apart({name: y(several[-1]) for name, several in series.items()})
    for number, (name, several) in reversed([*enumerate(series.items())]):
        look = f'stroke="{ORANGE}" stroke-width="3"' if number == 0 else f'stroke="{BLUE}" stroke-opacity="0.6"'
        parts.append(_curve(points, several, x, y, look))
        parts.append(_text(width + 10, places[name] + 4, name, "bold" if number == 0 else "normal"))
    parts += [_text(LEFT, TOP + height + 42, across), _text(8, TOP - 12, up), _text(8, 20, title, "bold")]
    bottom = max(TOP + height + 60, *(int(place) + 20 for place in places.values()))
    return _picture(width + LABELS, bottom, parts)


def bars(title: str, values: Mapping[str, float]) -> str:
    """A bar for each value, with the value behind it.

    Example:
        >>> bars("Milliseconds", {"rules": 12.0, "tokenise only": 1.0}).count("<rect")
        3
    """
    most, parts = max(values.values()), [_text(8, 20, title, "bold")]
    for number, (name, value) in enumerate(values.items()):
        at, length = 36 + 22 * number, 400 * value / most
        parts.append(_text(8, at + 13, name))
        parts.append(f'<rect x="{LABELS}" y="{at}" width="{length:.1f}" height="16" fill="{BLUE}"/>')
        parts.append(_text(LABELS + length + 6, at + 13, f"{value:.2f}"))
    return _picture(LABELS + 400 + 80, 50 + 22 * len(values), parts)


def write(path: Path, picture: str) -> None:
    """Write a picture, and say where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(picture, encoding="utf-8")
    print(f"drawn in {path}\n")


class _Axis:
    """Where a value stands on a logarithmic axis from one place to another."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.low, self.high = math.log10(min(values)), math.log10(max(values))
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.end - self.start)


def _ticks(points: Sequence[float], x: _Axis, y: _Axis, bottom: float, right: float) -> Iterator[str]:
    for point in points:
        yield f'<path d="M{x(point):.1f} {TOP} V{bottom}" stroke="#ddd"/>'
        yield _text(x(point) - 20, bottom + 20, f"{point:,}")
    for exponent in range(math.ceil(y.low), math.floor(y.high) + 1):
        at = y(10**exponent)
        yield f'<path d="M{LEFT} {at:.1f} H{right}" stroke="#ddd"/>'
        yield _text(8, at + 4, f"{10**exponent:g}")


def _curve(points: Sequence[float], values: Sequence[float], x: _Axis, y: _Axis, look: str) -> str:
    places = " ".join(f"{x(p):.1f},{y(v):.1f}" for p, v in zip(points, values, strict=True) if v > 0)
    return f'<polyline points="{places}" fill="none" {look}/>'


def _apart(wanted: Mapping[str, float]) -> dict[str, float]:
    """Places for labels, from top to bottom, that do not cover each other."""
    placed: dict[str, float] = {}
    last = -math.inf
    for name, place in sorted(wanted.items(), key=lambda pair: pair[1]):
        placed[name] = last = max(place, last + LINE)
    return placed


def _text(x: float, y: float, words: str, weight: str = "normal") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-weight="{weight}">{escape(words)}</text>'


def _picture(width: int, height: int, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" {FONT}>'
    return "\n".join([head, f'<rect width="{width}" height="{height}" fill="white"/>', *parts, "</svg>", ""])
