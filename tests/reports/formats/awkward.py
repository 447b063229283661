"""The sample of all reports, and a document whose path and words break what does not escape them."""

from __future__ import annotations

from dataclasses import replace

from plainspeak.model import Report
from plainspeak.reports.results import Failure, Results
from tests.reports.sample import SHORT, Given, find, make_document, sample

PATH = "letters/50%, a:b & c\nd 🗑️.txt"


def awkward() -> Report:
    """Two like findings and one over two lines, in words that are markup, a formula and no XML."""
    text = "=SUM(A1) says we utilise 100%, a:b <b>&\x00\x1b 🗑️ and utilise it\r\nall the same."
    document = replace(make_document(("paragraph", text), path=PATH), media_type="text/plain")
    findings = (
        find(
            document, "=SUM(A1)", "jargon/sum", "Not “100%, a:b”\r\nbut <b> & \x00 less.", "=1+1", fix="safe"
        ),
        find(document, "utilise", "wordy/utilise", "Say “use”.", "use", "@apply"),
        find(document, "utilise", "wordy/utilise", "Say “use”.", "use", nth=1),
        find(document, "it\r\nall", "passive/by", "Say who.", severity="info"),
    )
    return Report(document, "residents", findings, 14, 1, Given(SHORT))


def awkward_results() -> Results:
    """The sample and the awkward document, with an input that failed."""
    results = sample()
    return replace(
        results,
        reports=(*results.reports, awkward()),
        failures=(*results.failures, Failure("a\udc80%,:\n.pdf", "It is\r\nbroken: 100%.")),
    )


def count_findings(results: Results) -> int:
    """All findings of the results."""
    return sum(len(report.findings) for report in results.reports)
