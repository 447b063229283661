"""The sections of a document in a terminal: reading age, words, and how far each is above the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.reports.cells import cells, printable, wrapped
from plainspeak.reports.figures import HEAT_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plainspeak.targets import Heat

_STYLES: dict[Heat, str] = {"within": "good", "above": "warning", "far-above": "error", "unknown": "dim"}
_NARROWEST_TITLE = 20  # cells; where there is no room for that the figures stand under the title


@dataclass(frozen=True, slots=True)
class SectionRow:
    """What is shown of a section."""

    title: str
    words: int
    reading_age: float | None
    heat: Heat


def section_table(
    rows: Sequence[SectionRow], width: int, paint: Callable[[str, str], str] | None = None
) -> Iterator[str]:
    """A line for each section under a head of its own, each at most `width` cells; more where a title is long.

    `paint` adds colour to a text in a style ("good", "warning", "error", "dim", "bold").
    """
    colour = paint or _plain
    names = max((cells(HEAT_NAMES[row.heat]) for row in rows), default=0)
    left = cells(_columns("", "", "", names))
    beside = width - left >= _NARROWEST_TITLE
    if beside and rows:
        yield colour(f"{_columns('Age', 'Words', 'Target', names)}Section", "dim")
    for row in rows:
        heat = HEAT_NAMES[row.heat]
        if beside:
            first, *more = wrapped(printable(row.title), width - left)
            figures = _columns(number(row.reading_age), f"{row.words:,}", heat, names)
            yield figures.replace(heat, colour(heat, _STYLES[row.heat])) + first
            yield from (" " * left + line for line in more)
        else:
            yield from (f"    {line}" for line in wrapped(printable(row.title), width - 4))
            figures = f"reading age {number(row.reading_age)}, {row.words:,} words"
            yield from (f"      {line}" for line in wrapped(figures, width - 6))
            yield f"      {colour(heat, _STYLES[row.heat])}"


def _columns(age: str, words: str, heat: str, names: int) -> str:
    return f"    {age:>5}  {words:>6}  {heat:<{names}}  "


def _plain(text: str, _style: str) -> str:
    return text


def number(value: float | None) -> str:
    """A figure with one decimal place, or a dash for none."""
    return "–" if value is None else f"{value:.1f}"
