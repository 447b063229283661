"""What a run comes to: it counts the documents as they pass, for the exit status and for standard error."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from plainspeak.cli.inputs import shown_path
from plainspeak.cli.status import FAULT, FOUND, INTERRUPTED, OK, USAGE
from plainspeak.model import SEVERITIES, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plainspeak.reports.results import Failure


@dataclass(slots=True)
class Tally:
    """Counts what passes. `fail_on` gives the severity from which a document's findings fail the run.

    `all_or_nothing` says that a run that is stopped shows nothing.
    """

    fail_on: Callable[[Report], str]
    all_or_nothing: bool = False
    done: int = 0
    stopped: bool = False
    failures: list[Failure] = field(default_factory=list["Failure"])
    _found: bool = False
    _encodings: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def count(
        self, outcomes: Iterable[Report | Failure], advance: Callable[[], None]
    ) -> Iterator[Report | Failure]:
        """The same outcomes, counted, with a call of `advance` for each.

        Ctrl+C ends them, and `stopped` then says so; or it goes on, where a part is not to be shown.
        """
        try:
            for outcome in outcomes:
                self._count(outcome)
                advance()
                yield outcome
        except KeyboardInterrupt:
            if self.all_or_nothing:
                raise
            self.stopped = True

    def _count(self, outcome: Report | Failure) -> None:
        self.done += 1
        if not isinstance(outcome, Report):
            self.failures.append(outcome)
            return
        self._found = self._found or _reaches(outcome, self.fail_on(outcome))
        if outcome.document.encoding is not None:
            self._encodings.append((outcome.document.path, outcome.document.encoding))

    def tell(self, total: int, skipped: int, *, quiet: bool) -> None:
        """Say on standard error what is not a finding; with `quiet`, only what went wrong."""
        for failure in self.failures:
            click.echo(f"plainspeak: {failure.message}", err=True)
        if not quiet:
            for path, encoding in self._encodings:
                message = f"{shown_path(path)} is not in UTF-8; it was read as {encoding}."
                click.echo(f"plainspeak: {message}", err=True)
        if skipped and not quiet:
            files = "1 file" if skipped == 1 else f"{skipped} files"
            click.echo(f"plainspeak: passed over {files} of other types.", err=True)
        if self.stopped:
            of = "1 document" if total == 1 else f"{total:,} documents"
            click.echo(f"plainspeak: stopped after {self.done:,} of {of}.", err=True)

    def status(self) -> int:
        """The exit status of the run."""
        if self.stopped:
            return INTERRUPTED
        if any(failure.fault for failure in self.failures):
            return FAULT
        if self.failures:
            return USAGE
        return FOUND if self._found else OK


def _reaches(report: Report, least: str) -> bool:
    """Whether a document has a finding of a severity or one above it that was not known before."""
    if least == "never":
        return False
    reached = SEVERITIES[[*SEVERITIES].index(least) :]
    return any(finding.severity in reached and finding.baseline != "unchanged" for finding in report.findings)
