"""GitLab's code quality report: a JSON array, an object for each finding.

GitLab's documentation of code quality names the fields that an object must have. A fingerprint must be unique in
the report, and stay as it is while the finding does.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from plainspeak.reports.fingerprints import fingerprints
from plainspeak.reports.formats import Format
from plainspeak.reports.wording import statement

if TYPE_CHECKING:
    from plainspeak.model import Finding, Severity
    from plainspeak.reports.results import Results

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def _render(results: Results) -> str:
    issues = [
        _issue(report.document.path, finding, mark)
        for report in results.reports
        for finding, mark in zip(report.findings, fingerprints(report), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(path: str, finding: Finding, fingerprint: str) -> dict[str, Any]:
    place = finding.position
    lines = {"begin": place.line, "end": place.end_line} if place else {"begin": 1}
    return {
        "description": statement(finding),
        "check_name": finding.rule,
        # Another document may have the same.
        "fingerprint": sha256(f"{path}\n{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path.replace("\\", "/"), "lines": lines},
    }


FORMAT = Format(_render)
