"""JSON, a line a document, against the schema of the JSON report."""

from __future__ import annotations

import json

import jsonschema

from plainspeak.reports import formats
from plainspeak.reports.json import report_schema
from tests.reports.formats.awkward import awkward_results


def test_lines_are_the_documents_and_errors_of_the_json_report() -> None:
    results = awkward_results()
    text = formats.load("jsonl").render(results).encode("utf-8", "backslashreplace").decode()
    lines = [json.loads(line) for line in text.removesuffix("\n").split("\n")]
    whole = json.loads(formats.load("json").render(results).encode("utf-8", "backslashreplace"))
    assert lines == [*whole["documents"], *whole["errors"]]
    jsonschema.validate(whole | {"documents": lines[:-2], "errors": lines[-2:]}, report_schema())
