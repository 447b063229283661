"""The report as JSON, schema 1; `report.schema.json` beside this module describes it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from plainspeak.reports.results import count_by_kind

if TYPE_CHECKING:
    from plainspeak.model import Finding, Report
    from plainspeak.reports.results import Results

SCHEMA_VERSION = 1


def render_json(results: Results) -> str:
    """The results as one JSON object, indented; ends with a line end. The same results give the same text.

    The text may hold lone surrogates where a path does: encode it with the handler "backslashreplace",
    whose output for them is JSON's own escape.
    """
    return json.dumps(report_object(results), ensure_ascii=False, indent=2) + "\n"


def report_object(results: Results) -> dict[str, Any]:
    """The object that `render_json` writes."""
    return {
        "schema": SCHEMA_VERSION,
        "plainspeak": results.version,
        "audience": results.audience,
        "documents": [document_object(report) for report in results.reports],
        "errors": [{"path": failure.path, "message": failure.message} for failure in results.failures],
        "summary": {
            "documents": len(results.reports),
            "words": sum(report.words for report in results.reports),
            "findings": sum(len(report.findings) for report in results.reports),
            "by_kind": count_by_kind(results.reports),
            "other_language": sum(report.document.other_language for report in results.reports),
        },
    }


def document_object(report: Report) -> dict[str, Any]:
    """One document of the report: its measures and its findings, offsets in code points."""
    scores = report.scores
    return {
        "path": report.document.path,
        "media_type": report.document.media_type,
        "offset_unit": "codepoint",
        "words": report.words,
        "sentences": report.sentences,
        "other_language": report.document.other_language,
        "scores": {
            "reading_age": scores.reading_age,
            "flesch_reading_ease": scores.flesch_reading_ease,
            "flesch_kincaid_grade": scores.flesch_kincaid_grade,
            "mean_sentence_words": scores.mean_sentence_words,
            "long_sentences": scores.long_sentences,
            "passive_sentences": scores.passive_sentences,
        },
        "findings": [_finding_object(finding) for finding in report.findings],
    }


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `report_object`."""
    text = files("plainspeak.reports").joinpath("report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _finding_object(finding: Finding) -> dict[str, Any]:
    """A finding; its offsets are in the source where there is one, else in the extracted text."""
    position = finding.position
    known = {} if finding.baseline is None else {"baseline": finding.baseline}
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "start": finding.source.start if finding.source else finding.start,
        "end": finding.source.end if finding.source else finding.end,
        "text": finding.text,
        "line": position.line if position else None,
        "column": position.column if position else None,
        "end_line": position.end_line if position else None,
        "end_column": position.end_column if position else None,
        "where": finding.where,
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        "fix": finding.fix,
        "why": finding.why,
        "explanation": finding.explanation,
        "source": finding.authority,
        **known,
    }
