"""What the index of many documents shows: their scores, the spread of reading ages, the commonest terms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from plainspeak.reports.figures import per_hundred
from plainspeak.reports.html.charts import Column, columns
from plainspeak.reports.html.notes import subject_of, title_of
from plainspeak.reports.html.view import long_share
from plainspeak.reports.wording import KIND_NAMES, READERS, counted
from plainspeak.targets import TARGETS, heat, target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Finding, Report
    from plainspeak.reports.results import Failure, Results
    from plainspeak.targets import Heat

_WORST, _TERMS = 10, 15
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the table; `address` leads to its page. A missing figure is a dash, and −1 for the order."""

    path: str
    address: str
    age: str
    age_order: float
    heat: Heat
    words: int
    findings: int
    density: float
    long: str
    long_order: float


@dataclass(frozen=True, slots=True)
class Term:
    """What findings are about, how often they were found and in how many documents."""

    title: str
    name: str
    count: int
    documents: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The index as its page shows it; `aim` is where the target stands among the columns, if it is among them."""

    summary: str
    verdict: str
    rows: list[Row]
    worst: list[Row]
    columns: list[Column]
    aim: int | None
    chart_width: int
    chart_words: str
    target: str
    terms: list[Term]
    failures: Sequence[Failure]


def file_names(paths: Sequence[str]) -> list[str]:
    """A file name for the page of each document, safe on every system: its number and the letters of its own name."""
    width = len(str(len(paths)))
    found: list[str] = []
    for number, path in enumerate(paths, start=1):
        stem = re.sub(r"[^a-z0-9]+", "-", PurePath(path).name.lower()).strip("-")[:_LONGEST_NAME].strip("-")
        found.append(f"{number:0{width}d}-{stem}.html" if stem else f"{number:0{width}d}.html")
    return found


def view_overview(results: Results, addresses: Sequence[str]) -> Overview:
    """The index of some documents, whose pages have these addresses, in the same order."""
    # Folders may have settings of their own; the whole is then held against those of the first document.
    first = target_of(results.reports[0]) if results.reports else TARGETS[results.audience]
    target = first.reading_age
    rows = [_row(report, address) for report, address in zip(results.reports, addresses, strict=True)]
    ages = [row.age_order for row in rows if row.age_order >= 0]
    over = sum(row.heat in {"above", "far-above"} for row in rows)
    drawn = columns(ages, target)
    words = sum(report.words for report in results.reports)
    found = sum(len(report.findings) for report in results.reports)
    verdict = ""
    if ages:
        middle = sorted(ages)[len(ages) // 2]
        verdict = (
            f"Half of them have a reading age of {middle:.1f} or more. "
            f"{counted(over, 'document is', 'documents are')} above the target for the readers."
        )
    return Overview(
        summary=f"{counted(found, 'finding')} in {counted(len(rows), 'document')} of {counted(words, 'word')}",
        verdict=verdict,
        rows=rows,
        worst=sorted((row for row in rows if row.age_order >= 0), key=lambda row: -row.age_order)[:_WORST],
        columns=drawn,
        aim=next((round(column.x) - 2 for column in drawn if column.age >= target >= drawn[0].age), None),
        chart_width=max(24, 24 * len(drawn)),
        chart_words="; ".join(
            f"reading age {column.age}: {counted(column.count, 'document')}"
            for column in drawn
            if column.count
        ),
        target=f"{target:g} for {READERS[results.audience]}",
        terms=_terms(results.reports),
        failures=results.failures,
    )


def _row(report: Report, address: str) -> Row:
    age, share = report.scores.reading_age, long_share(report)
    return Row(
        path=report.document.path or "Text",
        address=address,
        age="–" if age is None else f"{age:.1f}",
        age_order=-1 if age is None else age,
        heat=heat(age, target_of(report)),
        words=report.words,
        findings=len(report.findings),
        density=per_hundred(len(report.findings), report.words),
        long="–" if share is None else f"{share:.0%}",
        long_order=-1 if share is None else round(share, 3),
    )


def _terms(reports: Sequence[Report]) -> list[Term]:
    counts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    held: dict[str, list[Finding]] = {}
    for report in reports:
        here = Counter(subject_of(finding) for finding in report.findings)
        counts.update(here)
        documents.update(here.keys())
        for finding in report.findings:
            held.setdefault(subject_of(finding), []).append(finding)
    return [
        Term(title_of(held[subject]), KIND_NAMES[held[subject][0].kind], count, documents[subject])
        for subject, count in counts.most_common(_TERMS)
    ]
