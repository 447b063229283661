"""Annotations of GitHub Actions: workflow commands, a line each, that GitHub shows beside the changed lines.

GitHub's documentation of workflow commands names the properties; what is escaped, and how, is as in GitHub's own
toolkit for actions. A run shows ten errors, ten warnings and ten notices of a step, and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.model import Report
from plainspeak.reports.formats import streamed
from plainspeak.reports.wording import KIND_NAMES, statement

if TYPE_CHECKING:
    from plainspeak.model import Finding, Severity
    from plainspeak.reports.results import Failure

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def _lines(outcome: Report | Failure) -> str:
    if not isinstance(outcome, Report):
        title = {"file": outcome.path, "title": "Not checked"}
        return _command("error", title, outcome.message)
    return "".join(_annotation(outcome.document.path, finding) for finding in outcome.findings)


def _annotation(path: str, finding: Finding) -> str:
    properties = {"file": path.replace("\\", "/")}
    place = finding.position
    if place is not None:
        properties |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:  # GitHub takes columns only within a line
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"{KIND_NAMES[finding.kind]} ({finding.rule})"
    level = "notice" if finding.baseline == "unchanged" else _LEVELS[finding.severity]
    return _command(level, properties, statement(finding))


def _command(level: str, properties: dict[str, str], message: str) -> str:
    shown = ",".join(
        f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
    )
    return f"::{level} {shown}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


FORMAT = streamed(_lines)
