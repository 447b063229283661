"""Checkstyle's XML, which many viewers of findings read.

The elements and attributes are those that Checkstyle's own XMLLogger writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.reports.formats import Format
from plainspeak.reports.wording import statement
from plainspeak.reports.xml import DECLARATION, element

if TYPE_CHECKING:
    from plainspeak.model import Finding, Report
    from plainspeak.reports.results import Failure, Results


def _render(results: Results) -> str:
    files = [*map(_file, results.reports), *map(_failed, results.failures)]
    return DECLARATION + element("checkstyle", {"version": "4.3"}, files)


def _file(report: Report) -> str:
    return element("file", {"name": report.document.path}, map(_error, report.findings))


def _error(finding: Finding) -> str:
    place = finding.position
    where = {"line": place.line, "column": place.column} if place else {"line": 0}
    said = {
        "severity": finding.severity,
        "message": statement(finding),
        "source": f"plainspeak.{finding.rule.replace('/', '.')}",
    }
    return element("error", {**where, **said})


def _failed(failure: Failure) -> str:
    said = {"line": 0, "severity": "error", "message": failure.message, "source": "plainspeak.failure"}
    return element("file", {"name": failure.path}, [element("error", {**said})])


FORMAT = Format(_render)
