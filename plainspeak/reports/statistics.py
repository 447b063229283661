"""How often each rule was broken, for a terminal: the most frequent first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plainspeak.reports.cells import printable, wrapped
from plainspeak.reports.wording import KIND_NAMES, counted

if TYPE_CHECKING:
    from plainspeak.model import Finding
    from plainspeak.reports.results import Results

_HEADINGS = ("Times", "Documents", "Kind", "Rule")


def render_statistics(results: Results, *, width: int = 80) -> str:
    """A line for each rule: how often it was broken, in how many documents; ends with a line end."""
    times: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    for report in results.reports:
        here = Counter(finding.rule for finding in report.findings)
        times += here
        documents.update(here.keys())
        for finding in report.findings:
            first.setdefault(finding.rule, finding)
    rows = [
        (f"{times[rule]:,}", f"{documents[rule]:,}", KIND_NAMES[first[rule].kind], printable(rule))
        for rule in sorted(first, key=lambda rule: (-times[rule], rule))
    ]
    total = (
        f"{counted(sum(times.values()), 'finding')} of {counted(len(rows), 'rule')}"
        f" in {counted(len(results.reports), 'document')}."
    )
    table = _table([_HEADINGS, *rows]) if rows else []
    return "".join(f"{line}\n" for line in (*table, *([""] if rows else []), *wrapped(total, width)))


def _table(rows: list[tuple[str, str, str, str]]) -> list[str]:
    times, documents, kind = (max(len(row[column]) for row in rows) for column in range(3))
    return [f"{row[0]:>{times}}  {row[1]:>{documents}}  {row[2]:<{kind}}  {row[3]}" for row in rows]
