"""JSON as one object, written document by document."""

from __future__ import annotations

import json

import pytest

from plainspeak.reports import formats
from tests.reports.formats.awkward import awkward_results


@pytest.mark.parametrize("count", [0, 1, None])
@pytest.mark.parametrize("failed", [True, False])
def test_it_is_written_as_any_object_is(count: int | None, *, failed: bool) -> None:
    results = awkward_results()
    pieces = formats.load("json").pieces
    assert pieces is not None
    reports = results.reports[:count]
    text = "".join(pieces("1", None, (*(results.failures if failed else ()), *reports)))
    whole = json.loads(text.encode("utf-8", "backslashreplace"))
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    assert [document["path"] for document in json.loads(text)["documents"]] == [
        report.document.path for report in reports
    ]
    assert whole["summary"]["findings"] == sum(len(report.findings) for report in reports)
    assert len(whole["errors"]) == (len(results.failures) if failed else 0)
