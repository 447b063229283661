"""A table with a row for each finding, for a spreadsheet: RFC 4180, in UTF-8 with a byte-order mark.

Excel takes a file without the mark for one in the computer's old code page, and spoils "£" and "“".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.model import Report
from plainspeak.reports.formats import streamed
from plainspeak.reports.spreadsheets import csv_rows

if TYPE_CHECKING:
    from plainspeak.reports.results import Failure

_HEADINGS = (
    "path line column where severity kind rule text message suggestions fix why explanation source".split()
)


def _rows(outcome: Report | Failure) -> str:
    if not isinstance(outcome, Report):
        failed = {"path": outcome.path, "severity": "error", "rule": "failure", "message": outcome.message}
        return csv_rows([[failed.get(heading, "") for heading in _HEADINGS]])
    return csv_rows(
        [
            outcome.document.path,
            finding.position.line if finding.position else "",
            finding.position.column if finding.position else "",
            finding.where,
            finding.severity,
            finding.kind,
            finding.rule,
            finding.text,
            finding.message,
            "; ".join(finding.suggestions),
            finding.fix or "",
            finding.why,
            finding.explanation or "",
            finding.authority,
        ]
        for finding in outcome.findings
    )


FORMAT = streamed(_rows, "\ufeff" + csv_rows([_HEADINGS]))
