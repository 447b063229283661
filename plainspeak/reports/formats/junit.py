"""JUnit's XML as Jenkins and others read it: a suite a document, a case a finding.

What counts as information, or is known from a baseline, passes with the message in its output.
A document without findings is one case that passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.reports.formats import Format
from plainspeak.reports.wording import reasons, statement
from plainspeak.reports.xml import DECLARATION, element

if TYPE_CHECKING:
    from plainspeak.model import Finding, Report
    from plainspeak.reports.results import Failure, Results


def _render(results: Results) -> str:
    failing = sum(_counts_against(finding) for report in results.reports for finding in report.findings)
    cases = sum(max(1, len(report.findings)) for report in results.reports) + len(results.failures)
    totals = {"name": "plainspeak", "tests": cases, "failures": failing, "errors": len(results.failures)}
    suites = [*map(_suite, results.reports), *map(_failed, results.failures)]
    return DECLARATION + element("testsuites", {**totals}, suites)


def _suite(report: Report) -> str:
    path = report.document.path
    failing = sum(map(_counts_against, report.findings))
    cases = [_case(path, finding) for finding in report.findings]
    return _suite_of(path, failing, 0, cases or [element("testcase", _named(path, "plain English"))])


def _suite_of(path: str, failures: int, errors: int, cases: list[str]) -> str:
    counts = {"tests": len(cases), "failures": failures, "errors": errors, "skipped": 0, "time": "0"}
    return element("testsuite", {"name": path, **counts}, cases)


def _case(path: str, finding: Finding) -> str:
    place = f":{finding.position.line}:{finding.position.column}" if finding.position else ""
    details = "\n".join((f"{path}{place}", finding.text, *reasons(finding)))
    if _counts_against(finding):
        said = {"message": statement(finding), "type": finding.severity}
        inside = element("failure", {**said}, details)
    else:
        inside = element("system-out", {}, f"{statement(finding)}\n{details}")
    return element("testcase", _named(path, f"{finding.rule}{place}"), [inside])


def _named(path: str, name: str) -> dict[str, object]:
    return {"classname": path, "name": name, "time": "0"}


def _failed(failure: Failure) -> str:
    error = element("error", {"message": failure.message, "type": "not checked"})
    return _suite_of(failure.path, 0, 1, [element("testcase", _named(failure.path, "reading"), [error])])


def _counts_against(finding: Finding) -> bool:
    return finding.severity != "info" and finding.baseline != "unchanged"


FORMAT = Format(_render)
