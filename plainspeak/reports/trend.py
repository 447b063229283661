"""How the audits of a site moved, as a table for a terminal and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from plainspeak.reports.cells import printable
from plainspeak.reports.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plainspeak.auditing.trends import Line, Trend

_HEADINGS = ("Run", "Documents", "Words", "Reading age", "Per 1,000 words")


def trend_object(trend: Trend) -> dict[str, Any]:
    """What `render_trend_json` writes."""
    return {
        "schema": 1,
        "runs": [asdict(run) for run in trend.runs],
        "unfinished": [asdict(run) for run in trend.unfinished],
        "whole": _line_object(trend.whole),
        "folders": [_line_object(line) for line in trend.folders],
        "terms": [asdict(term) for term in trend.terms],
    }


def _line_object(line: Line) -> dict[str, Any]:
    points = [
        asdict(point) | {"findings_per_1000_words": point.findings_per_1000_words} for point in line.points
    ]
    return {"folder": line.folder, "points": points}


def render_trend_json(trend: Trend) -> str:
    """One JSON object, indented; ends with a line end."""
    return json.dumps(trend_object(trend), ensure_ascii=False, indent=2) + "\n"


def render_trend_text(trend: Trend) -> str:
    """Tables of the runs, the folders and the commonest rules; ends with a line end."""
    if not trend.runs:
        return "There is no finished run in this store.\n"
    lines = list(_runs(trend))
    if trend.folders:
        lines += ["", *_folders(trend)]
    if trend.terms:
        lines += ["", *_terms(trend)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _runs(trend: Trend) -> Iterator[str]:
    rows = [
        (
            run.started[:16].replace("T", " "),
            f"{point.documents:,}",
            f"{point.words:,}",
            age_text(point.reading_age),
            f"{point.findings_per_1000_words:.1f}",
        )
        for run in trend.runs
        for point in trend.whole.points
        if point.run == run.number
    ]
    yield from _table([_HEADINGS, *rows])


def _folders(trend: Trend) -> Iterator[str]:
    heading = ("Folder", "Documents", "Reading age", "Per 1,000 words")
    rows: list[tuple[str, ...]] = []
    for line in trend.folders:
        first, last = line.points[0], line.points[-1]
        rate = moved(f"{first.findings_per_1000_words:.1f}", f"{last.findings_per_1000_words:.1f}")
        age = moved(age_text(first.reading_age), age_text(last.reading_age))
        rows.append((printable(line.folder), f"{last.documents:,}", age, rate))
    yield from _table([heading, *rows])
    yield f"From the first to the last of {counted(len(trend.runs), 'run')}."


def _terms(trend: Trend) -> Iterator[str]:
    rows = [
        (printable(term.rule), moved(f"{term.times[0]:,}", f"{term.times[-1]:,}")) for term in trend.terms
    ]
    yield from _table([("Rule", "Times"), *rows])


def age_text(age: float | None) -> str:
    """A reading age, or a dash where there is none."""
    return "–" if age is None else f"{age:.1f}"


def moved(first: str, last: str) -> str:
    """How a figure moved, in two numbers; one where it did not."""
    return last if first == last else f"{first} → {last}"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *others = row
        figures = (f"{text:>{width}}" for text, width in zip(others, widths[1:], strict=True))
        yield "  ".join((f"{first:<{widths[0]}}", *figures))
