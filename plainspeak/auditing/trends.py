"""How reading ages and findings moved from run to run, for all documents and by folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from plainspeak.auditing.store import runs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from plainspeak.auditing.store import Run

_TERMS = 20


@dataclass(frozen=True, slots=True)
class Point:
    """The documents of a folder in one run.

    The reading age is a mean in which each document that has one has the weight of its words; None where none has.
    """

    run: int
    documents: int
    words: int
    findings: int
    reading_age: float | None

    @property
    def findings_per_1000_words(self) -> float:
        """Findings for a thousand words, rounded to one decimal place."""
        return round(1000 * self.findings / self.words, 1) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A folder with those below it, "" for all: a point for each run that had documents there."""

    folder: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A rule and how often it was broken in each run."""

    rule: str
    kind: str
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """What moved: the finished runs, a line for all documents, one for each folder, and the commonest rules.

    `unfinished` are the runs that were stopped or killed; they count for nothing else.
    """

    runs: tuple[Run, ...]
    whole: Line
    folders: tuple[Line, ...]
    terms: tuple[Term, ...]
    unfinished: tuple[Run, ...] = ()


def trend(database: sqlite3.Connection, depth: int = 1, last: int | None = None) -> Trend:
    """The trend of a store, over the `last` finished runs.

    Folders are told apart by `depth` steps below the folder that holds all documents. Terms are those broken most
    often in the last run.
    """
    every = runs(database)
    finished = [run for run in every if run.state == "finished"]
    finished = finished[-last:] if last else finished
    numbers = [run.number for run in finished]
    rows = _rows(database, numbers)
    common = _common([folder for _, folder, *_ in rows])
    names = sorted({_cut(folder, len(common) + depth) for _, folder, *_ in rows})
    folders = [_line(name, rows, numbers, len(common) + depth) for name in names]
    return Trend(
        tuple(finished),
        _line("", rows, numbers, 0),
        tuple(folders) if len(folders) > 1 else (),
        _terms(database, numbers),
        tuple(run for run in every if run.state != "finished"),
    )


# A run's number, a folder, and of its documents: how many, words, findings, reading age by words, words with an age.
_Row = tuple[int, str, int, int, int, float, int]


def _rows(database: sqlite3.Connection, numbers: Sequence[int]) -> list[_Row]:
    wanted = set(numbers)
    rows: list[_Row] = database.execute(
        "SELECT run_id, folder, count(*), sum(words), sum(findings), coalesce(sum(reading_age * words), 0.0), "
        "coalesce(sum(CASE WHEN reading_age IS NOT NULL THEN words END), 0) "
        "FROM documents GROUP BY run_id, folder ORDER BY run_id, folder"
    ).fetchall()
    return [row for row in rows if row[0] in wanted]


def _common(folders: Sequence[str]) -> tuple[str, ...]:
    """The steps that all folders have in common."""
    parts = [PurePosixPath(folder).parts for folder in folders]
    shared: list[str] = []
    for steps in zip(*parts, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    return tuple(shared)


def _cut(folder: str, steps: int) -> str:
    return PurePosixPath(*PurePosixPath(folder).parts[:steps]).as_posix()


def _line(name: str, rows: Sequence[_Row], numbers: Sequence[int], steps: int) -> Line:
    points: list[Point] = []
    for number in numbers:
        here = [row for row in rows if row[0] == number and (not name or _cut(row[1], steps) == name)]
        if here:
            scored = sum(row[6] for row in here)
            age = round(sum(row[5] for row in here) / scored, 1) if scored else None
            documents, words = sum(row[2] for row in here), sum(row[3] for row in here)
            points.append(Point(number, documents, words, sum(row[4] for row in here), age))
    return Line(name, tuple(points))


def _terms(database: sqlite3.Connection, numbers: Sequence[int]) -> tuple[Term, ...]:
    if not numbers:
        return ()
    most: list[tuple[str, str]] = database.execute(
        "SELECT rule, kind FROM rule_figures WHERE run_id = ? ORDER BY times DESC, rule LIMIT ?",
        (numbers[-1], _TERMS),
    ).fetchall()
    every: list[tuple[int, str, int]] = database.execute(
        "SELECT run_id, rule, times FROM rule_figures"
    ).fetchall()
    times = {(run, rule): count for run, rule, count in every}
    return tuple(
        Term(rule, kind, tuple(times.get((number, rule), 0) for number in numbers)) for rule, kind in most
    )
