"""How the audits of a site moved, as a web page with a plot for all documents and for each folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.reports.html import render_page
from plainspeak.reports.trend import age_text, moved
from plainspeak.reports.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.auditing.trends import Line, Trend

WIDTH, HEIGHT = 600.0, 120.0
_MOST_FOLDERS = 40


@dataclass(frozen=True, slots=True)
class Dot:
    """A run in a plot: its place in the view box, its value, and the day of the run."""

    x: float
    y: float
    value: str
    day: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A line of values over runs; `words` says the same to those who do not see it."""

    name: str
    title: str
    path: str
    dots: tuple[Dot, ...]
    words: str


def render_trend_html(trend: Trend, version: str) -> str:
    """One page that needs nothing else. The same trend gives the same text."""
    days = {run.number: run.started[:10] for run in trend.runs}
    folders = sorted(trend.folders, key=lambda line: -line.points[-1].words)
    lines = [trend.whole, *folders[:_MOST_FOLDERS]] if trend.runs else []
    return render_page(
        "trend",
        version=version,
        audience="",
        summary=f"{counted(len(trend.runs), 'audit')} of {counted(_documents(trend), 'document')}",
        groups=[(_name(line), _plots(line, days, number)) for number, line in enumerate(lines)],
        left_out=max(0, len(folders) - _MOST_FOLDERS),
        terms=[(term.rule, moved(f"{term.times[0]:,}", f"{term.times[-1]:,}")) for term in trend.terms],
        unfinished=[(run.started, run.documents) for run in trend.unfinished],
    )


def _documents(trend: Trend) -> int:
    return trend.whole.points[-1].documents if trend.whole.points else 0


def _name(line: Line) -> str:
    return line.folder or "All documents"


def _plots(line: Line, days: dict[int, str], number: int) -> list[Plot]:
    ages = [(days[point.run], point.reading_age) for point in line.points if point.reading_age is not None]
    rates = [(days[point.run], point.findings_per_1000_words) for point in line.points]
    plots = [_plot(f"age-{number}", "Mean reading age", ages)] if ages else []
    return [*plots, _plot(f"rate-{number}", "Findings per 1,000 words", rates)]


def _plot(name: str, title: str, values: Sequence[tuple[str, float]]) -> Plot:
    """A plot whose lowest and highest value are at its bottom and top; a step of a plot is the same for each run."""
    low, high = min(value for _, value in values), max(value for _, value in values)
    step = WIDTH / max(1, len(values) - 1)
    dots = tuple(
        Dot(round(place * step, 1), _height(value, low, high), age_text(value), day)
        for place, (day, value) in enumerate(values)
    )
    path = "M" + "L".join(f"{dot.x:g} {dot.y:g}" for dot in dots)
    words = f"{title}: " + ", ".join(f"{dot.value} on {dot.day}" for dot in (dots[0], dots[-1])[: len(dots)])
    return Plot(name, title, path, dots, words)


def _height(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(HEIGHT * (1 - share), 1)
