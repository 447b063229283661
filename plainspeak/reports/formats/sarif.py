"""SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), which code hosts and editors read.

Columns count code points. Where a format has no lines, the place is said in words, as a logical location.
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from plainspeak.reports.fingerprints import fingerprints
from plainspeak.reports.formats import Format
from plainspeak.reports.wording import KIND_NAMES, explain_command, statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.model import Finding, Position, Report, Severity
    from plainspeak.reports.results import Failure, Results

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "plainspeak/v1"
# The name that stands for the folder in which the command ran, as GitHub and others use it.
_ROOT = "%SRCROOT%"


def _render(results: Results) -> str:
    return json.dumps(_log(results), ensure_ascii=False, indent=2) + "\n"


def _log(results: Results) -> dict[str, Any]:
    rules = _rules(finding for report in results.reports for finding in report.findings)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "plainspeak", "version": results.version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not results.failures,
                "toolExecutionNotifications": [_notification(failure) for failure in results.failures],
            }
        ],
        "artifacts": [_artifact(report) for report in results.reports],
        "results": [
            _result(report, finding, mark, numbers[finding.rule])
            for report in results.reports
            for finding, mark in zip(report.findings, fingerprints(report), strict=True)
        ],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """What is said of each rule that was broken, in the order of the rules."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.rule, finding)
    return [_rule(first[rule]) for rule in sorted(first)]


def _rule(finding: Finding) -> dict[str, Any]:
    name = KIND_NAMES[finding.kind]
    about = finding.why or finding.message
    more = [about]
    if finding.explanation:
        more.append(f"In plain words: {finding.explanation}")
    if finding.authority:
        more.append(f"Source: {finding.authority}.")
    command = explain_command(finding)
    text = [*more, f"For more, run: {command}"] if command else more
    markdown = [*more, f"For more, run `{command}`."] if command else more
    return {
        "id": finding.rule,
        "shortDescription": {"text": f"{name}: {finding.rule.partition('/')[2].replace('-', ' ')}"},
        "fullDescription": {"text": about},
        "help": {"text": "\n".join(text), "markdown": "\n\n".join(markdown)},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": ["plain-english", finding.kind]},
    }


def _result(report: Report, finding: Finding, fingerprint: str, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": statement(finding)},
        "locations": [_location(report, finding)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.baseline is not None:
        result["baselineState"] = finding.baseline
    if finding.position is not None and finding.suggestions:
        result["fixes"] = [_fix(report, finding.position, text) for text in finding.suggestions]
    return result


def _location(report: Report, finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _place_of(report.document.path)}
    if finding.position is not None:
        physical["region"] = _region(finding.position) | {"snippet": {"text": finding.text}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.where:
        location["logicalLocations"] = [{"name": finding.where}]
    return location


def _fix(report: Report, position: Position, text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(position), "insertedContent": {"text": text}}
    change = {"artifactLocation": _place_of(report.document.path), "replacements": [replacement]}
    return {"description": {"text": f"Write “{text}”"}, "artifactChanges": [change]}


def _region(position: Position) -> dict[str, Any]:
    return {
        "startLine": position.line,
        "startColumn": position.column,
        "endLine": position.end_line,
        "endColumn": position.end_column,
    }


def _artifact(report: Report) -> dict[str, Any]:
    artifact: dict[str, Any] = {
        "location": _place_of(report.document.path),
        "mimeType": report.document.media_type,
    }
    if report.document.source is not None:
        artifact["encoding"] = report.document.encoding or "utf-8"
    return artifact


def _notification(failure: Failure) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": failure.message},
        "locations": [{"physicalLocation": {"artifactLocation": _place_of(failure.path)}}],
    }


def _place_of(path: str) -> dict[str, Any]:
    """A path as an address: relative to where the command ran, or whole where the user gave it so."""
    pure = PurePath(path)
    if not pure.is_absolute():
        return {"uri": quote(pure.as_posix(), safe="/~", errors="surrogateescape"), "uriBaseId": _ROOT}
    slash = "" if pure.as_posix().startswith("/") else "/"  # before the letter of a Windows drive
    return {"uri": f"file://{slash}{quote(pure.as_posix(), safe='/:~', errors='surrogateescape')}"}


FORMAT = Format(_render)
