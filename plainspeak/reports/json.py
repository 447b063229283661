"""The report as JSON, schema 1; `report.schema.json` beside this module describes it."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from plainspeak.model import Report
from plainspeak.reports.results import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plainspeak.model import Audience, Finding, Kind
    from plainspeak.reports.results import Failure

SCHEMA_VERSION = 1


def json_pieces(
    version: str, audience: Audience | None, outcomes: Iterable[Report | Failure]
) -> Iterator[str]:
    """The results as one JSON object, indented, in pieces that are written as the documents are done.

    It ends with a line end. Without an audience, the whole is said to be for that of the first document. The same
    results give the same text. It may hold lone surrogates where a path does: encode it with the handler
    "backslashreplace", whose output for them is JSON's own escape.
    """
    failures: list[Failure] = []
    words = findings = other_language = documents = 0
    kinds: Counter[Kind] = Counter()
    for outcome in outcomes:
        if not isinstance(outcome, Report):
            failures.append(outcome)
            continue
        yield "," if documents else _opening(version, audience or outcome.audience)
        yield "\n    " + _dumped(document_object(outcome)).replace("\n", "\n    ")
        documents += 1
        words += outcome.words
        findings += len(outcome.findings)
        other_language += outcome.document.other_language
        kinds.update(finding.kind for finding in outcome.findings)
    yield "\n  ]" if documents else _opening(version, audience or "residents") + "]"
    summary = {
        "documents": documents,
        "words": words,
        "findings": findings,
        "by_kind": in_order(kinds),
        "other_language": other_language,
    }
    errors = [{"path": failure.path, "message": failure.message} for failure in failures]
    yield "," + _dumped({"errors": errors, "summary": summary}).removeprefix("{") + "\n"


def _opening(version: str, audience: Audience) -> str:
    """The object up to its first document."""
    head = _dumped({"schema": SCHEMA_VERSION, "plainspeak": version, "audience": audience, "documents": []})
    return head.removesuffix("]\n}")


def _dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


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
    """The JSON Schema (2020-12) of what `json_pieces` writes."""
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
