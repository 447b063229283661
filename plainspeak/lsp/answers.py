"""What the editor is told: diagnostics, what a hover shows, the scores. Pure functions of a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from plainspeak.reports.json import document_object
from plainspeak.reports.wording import counted, measures, reasons

if TYPE_CHECKING:
    from plainspeak.lsp.texts import Text
    from plainspeak.model import Finding, Report

SOURCE = "plainspeak"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&+-])")


def diagnostics(report: Report, text: Text) -> list[types.Diagnostic]:
    """A diagnostic for each finding, in order."""
    return [diagnostic(finding, text) for finding in report.findings]


def diagnostic(finding: Finding, text: Text) -> types.Diagnostic:
    """A finding as the editor marks it; its code is the rule."""
    return types.Diagnostic(
        range_of(finding, text),
        finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
    )


def range_of(finding: Finding, text: Text) -> types.Range:
    """The range of a finding in the text of the editor."""
    span = finding.source
    return text.range(span.start, span.end) if span else text.range(finding.start, finding.end)


def touched(report: Report, start: int, end: int) -> list[Finding]:
    """The findings that a stretch of the source touches; a bare position touches what it stands in or beside."""
    return [
        finding
        for finding in report.findings
        if finding.source is not None and finding.source.start <= end and start <= finding.source.end
    ]


def hover(report: Report, text: Text, position: types.Position, *, markdown: bool) -> types.Hover | None:
    """What is said of the words at a position: reason, replacements, explanation and source."""
    offset = text.offset(position)
    found = touched(report, offset, offset)
    if not found:
        return None
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    rule = "\n\n---\n\n" if markdown else "\n\n"
    content = rule.join(_card(finding, markdown=markdown) for finding in found)
    return types.Hover(types.MarkupContent(kind, content), range_of(found[0], text))


def _card(finding: Finding, *, markdown: bool) -> str:
    def plain(words: str) -> str:
        return _MARKDOWN_SIGNS.sub(r"\\\1", words) if markdown else words

    message = plain(finding.message)
    lines = [f"**{message}**" if markdown else message]
    if finding.suggestions:
        lines.append("Instead: " + "; ".join(plain(each) for each in finding.suggestions))
    lines += [plain(reason) for reason in reasons(finding) if reason != finding.message]
    source = f"Source: {plain(finding.authority)}. " if finding.authority else ""
    lines.append(f"{source}Rule: {plain(finding.rule)}")
    return "\n\n".join(lines)


def scores(report: Report) -> dict[str, Any]:
    """The measures of a text, named as in the JSON report."""
    whole = document_object(report)
    return {name: whole[name] for name in ("words", "sentences", "scores")}


def scores_sentence(report: Report) -> str:
    """The measures in a line for people."""
    figures = [f"{name} {value}".lower() for name, value, _ in measures(report)]
    return "; ".join([counted(report.words, "word"), counted(report.sentences, "sentence"), *figures]) + "."
