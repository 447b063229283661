"""Faults of what entries claim: sentences that do not do what they should, and replacements that are flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.curation.subject import Fault, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.curation.subject import Subject
    from plainspeak.glossary.schema import Entry
    from plainspeak.model import Audience, Finding, Report

# Not terms: there is no plainer word for one, so it may be the best replacement, though it must be explained.
_HARD = frozenset({"jargon", "wordy", "legal", "hidden-verb", "acronym"})


def claim_faults(subject: Subject) -> Iterator[Fault]:
    """Sentences to flag that are not flagged by their entry, sentences to pass that are, and flagged replacements."""
    by_audience: dict[Audience, list[Entry]] = {}
    for entry in subject.entries:
        by_audience.setdefault(_audience(entry), []).append(entry)
    for audience, entries in by_audience.items():
        texts = [text for entry in entries for text in (*entry.flag, *entry.leave)]
        reports = iter(subject.check(texts, audience))
        flagged: list[tuple[Entry, Report, Finding]] = []
        for entry in entries:
            for text in entry.flag:
                report = next(reports)
                found = [finding for finding in report.findings if finding.rule == entry.rule]
                flagged += [(entry, report, finding) for finding in found]
                if not found:
                    yield fault(entry, f"this sentence under 'flag' is not flagged: {text}")
            for text in entry.leave:
                if any(finding.rule == entry.rule for finding in next(reports).findings):
                    yield fault(entry, f"this sentence under 'pass' is flagged: {text}")
        yield from _replacement_faults(subject, audience, flagged)


def _audience(entry: Entry) -> Audience:
    """A reader for whom the entry is flagged."""
    if entry.kind == "false-friend":
        return "partners"
    return "councillors" if "residents" in entry.fine_for else "residents"


def _replacement_faults(
    subject: Subject, audience: Audience, flagged: list[tuple[Entry, Report, Finding]]
) -> Iterator[Fault]:
    """Replacements that are flagged themselves where they stand in the sentence of their own entry."""
    made = [
        (entry, finding.start, suggestion, _replaced(report, finding, suggestion))
        for entry, report, finding in flagged
        for suggestion in finding.suggestions
    ]
    reports = subject.check([text for *_, text in made], audience)
    for (entry, start, suggestion, text), report in zip(made, reports, strict=True):
        end = start + len(suggestion)
        for finding in report.findings:
            inside = min(end, finding.end) - max(start, finding.start)
            # What only takes in the end of a longer hard phrase is not hard itself.
            if finding.kind in _HARD and inside * 2 > finding.end - finding.start:
                message = f"the replacement '{suggestion}' is itself flagged ({finding.rule}) in: {text}"
                yield fault(entry, message)


def _replaced(report: Report, finding: Finding, suggestion: str) -> str:
    text = report.document.text
    return text[: finding.start] + suggestion + text[finding.end :]
