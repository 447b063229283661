"""The geometry of the charts: a gauge, a strip and columns, in the units of their own view boxes."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, floor, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.reports.html.hardness import Stretch
    from plainspeak.targets import Heat

# The ages that a gauge shows; what lies outside is shown at its end.
YOUNGEST, OLDEST = 6.0, 22.0
_CENTRE, _RADIUS = (100.0, 96.0), 80.0
STRIP_HEIGHT = 60


@dataclass(frozen=True, slots=True)
class Gauge:
    """A half circle from the youngest age to the oldest: paths of the whole, of the value, and of the target's tick."""

    scale: str
    value: str
    target: str
    target_x: float
    target_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars as wide as their words are many, in a box of `width` words, and as high as their reading age.

    `paths` are the bars of each heat. `bars` has for each bar the number of the node that it stands for, its words,
    the words of its longest sentence and its findings per 100 words ("3:80:21:2.5 4:66:30:9"). `target` is the
    height of the target.
    """

    paths: list[tuple[Heat, str]]
    bars: str
    target: float
    width: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a histogram: the age it stands for, how many, and its box. `look` is a heat."""

    age: int
    count: int
    x: float
    y: float
    height: float
    look: Heat


def gauge(age: float, target: float) -> Gauge:
    """The gauge of a reading age against its target."""
    tick = _point(target, _RADIUS + 17)
    return Gauge(
        scale=_arc(YOUNGEST, OLDEST),
        value=_arc(YOUNGEST, max(YOUNGEST + 0.2, age)),
        target=f"M{_point(target, _RADIUS - 11)}L{_point(target, _RADIUS + 11)}",
        target_x=float(tick.split()[0]),
        target_y=float(tick.split()[1]),
        anchor="start" if target > (YOUNGEST + OLDEST) / 2 + 1 else "end",
    )


def strip(stretches: Sequence[Stretch], target: float) -> Strip:
    """The strip of a document's stretches; those without a reading age are low."""
    total = sum(stretch.words for stretch in stretches)
    gap = min(total / 600, total / (3 * len(stretches))) if stretches else 0
    paths: dict[Heat, str] = {}
    bars: list[str] = []
    left = 0
    for stretch in stretches:
        top = STRIP_HEIGHT - _height(stretch.age if stretch.age is not None else YOUNGEST)
        wide = max(1, round(stretch.words - gap))
        path = f"M{left} {STRIP_HEIGHT}V{top:.0f}h{wide}V{STRIP_HEIGHT}"
        paths[stretch.heat] = paths.get(stretch.heat, "") + path
        bars.append(f"{stretch.node}:{stretch.words}:{stretch.longest}:{stretch.rate:g}")
        left += stretch.words
    return Strip(list(paths.items()), " ".join(bars), round(STRIP_HEIGHT - _height(target), 1), total or 1)


def columns(ages: Sequence[float], target: float, height: float = 100) -> list[Column]:
    """A histogram of reading ages by whole years, from the lowest to the highest; twenty units a column."""
    if not ages:
        return []
    years = [max(5, min(25, floor(age))) for age in ages]
    most = max(years.count(year) for year in set(years))
    found: list[Column] = []
    for place, year in enumerate(range(min(years), max(years) + 1)):
        count = years.count(year)
        tall = round(count / most * height, 1)
        found.append(
            Column(
                year,
                count,
                place * 24,
                round(height - tall, 1),
                tall,
                "far-above" if year >= target else "within",
            )
        )
    return found


def _height(age: float) -> float:
    share = (min(OLDEST, max(YOUNGEST, age)) - YOUNGEST) / (OLDEST - YOUNGEST)
    return 6 + share * (STRIP_HEIGHT - 8)


def _arc(first: float, last: float) -> str:
    return f"M{_point(first, _RADIUS)}A{_RADIUS:g} {_RADIUS:g} 0 0 1 {_point(last, _RADIUS)}"


def _point(age: float, radius: float) -> str:
    share = (min(OLDEST, max(YOUNGEST, age)) - YOUNGEST) / (OLDEST - YOUNGEST)
    angle = pi * (1 - share)
    return f"{_CENTRE[0] + radius * cos(angle):.1f} {_CENTRE[1] - radius * sin(angle):.1f}"
