"""What the comments say, in every format that has comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.documents.errors import shown_name
from plainspeak.model import PlainspeakError
from plainspeak.reports.cells import printable
from plainspeak.reports.wording import KIND_NAMES, counted, measures, place, reasons, why_no_score

if TYPE_CHECKING:
    from plainspeak.model import Document, Report

AUTHOR, INITIALS = "plainspeak", "ps"
_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Note:
    """The comment on `report.document.text[start:end]`, a paragraph a line.

    `elsewhere` goes before the lines where the comment cannot stand at the words themselves: it says where they
    are and what they are.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    elsewhere: str


def notes(report: Report) -> list[Note]:
    """A note for every finding, in the order of the text."""
    return [
        Note(
            finding.start, finding.end, _lines(report, index), f"{place(finding)}: “{_quoted(finding.text)}”"
        )
        for index, finding in enumerate(report.findings)
    ]


def summary(report: Report) -> tuple[str, ...]:
    """The lines of the comment at the top: how many findings there are, and the scores."""
    found = counted(len(report.findings), "finding")
    rows = [f"{name}: {value} {gloss}".rstrip() for name, value, gloss in measures(report)]
    why = why_no_score(report)
    return (f"plainspeak read this for {report.audience}: {found}.", *rows, *([why] if why else []))


def check_same(document: Document, text: str) -> None:
    """Raise PlainspeakError where the file's text, as it is now, is not the text that was checked."""
    if text != document.text:
        raise PlainspeakError(
            f"{shown_name(document.path)} changed while it was being checked; nothing was written. Run this again."
        )


def _lines(report: Report, index: int) -> tuple[str, ...]:
    finding = report.findings[index]
    lines = [KIND_NAMES[finding.kind], *reasons(finding)]
    if finding.suggestions:
        lines.append(f"Try: {' / '.join(finding.suggestions)}")
    return (*(printable(line) for line in lines), f"Rule: {finding.rule}")


def _quoted(text: str) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
