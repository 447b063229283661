"""`plainspeak baseline update`: take what is found now for known, so that only what is new fails a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.cli import output
from plainspeak.cli.inputs import collect
from plainspeak.cli.options import checking_options
from plainspeak.cli.running import Checkers, Settings, check_all
from plainspeak.cli.status import FAULT, OK, USAGE
from plainspeak.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.model import Audience
    from plainspeak.reports.results import Failure


def against_baseline(path: str | None, outcomes: Iterable[Report | Failure]) -> Iterable[Report | Failure]:
    """The outcomes with each finding marked as known or new, where a baseline is named. Raises PlainspeakError."""
    if path is None:
        return outcomes
    from plainspeak.reports.baseline import against, read_baseline

    known = read_baseline(Path(path))
    return (against(each, known) if isinstance(each, Report) else each for each in outcomes)


@click.group()
def baseline() -> None:
    """Keep a list of what is known already, so that only new findings fail a run.

    The list holds paths and digests, and no word of a document.
    """


@baseline.command()
@checking_options
@click.option(
    "--baseline",
    "target",
    default="plainspeak-baseline.json",
    show_default=True,
    metavar="FILE",
    help="The list to write.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="Processes to use."
)
@click.option("--quotations", is_flag=True, help="Look at words in quotation marks as well.")
def update(
    paths: tuple[str, ...],
    audience: Audience | None,
    glossaries: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    target: str,
    jobs: int,
    quotations: bool,
) -> int:
    """Write the list anew from what is found in PATH now.

    Name all the documents that you check: what was in the list before goes. If one cannot be read, the list stays
    as it was.
    """
    from plainspeak.reports.baseline import render_baseline

    output.check_target(target)
    settings = Settings(audience, glossaries, select, ignore, config, quotations=quotations, scored=False)
    checkers = Checkers(settings)
    inputs = collect(paths, checkers.excluded)
    reports: list[Report] = []
    failures = list(inputs.failures)
    for outcome in check_all(inputs.files, checkers, jobs):
        if isinstance(outcome, Report):
            reports.append(outcome)
        else:
            failures.append(outcome)
    for failure in failures:
        click.echo(f"plainspeak: {failure.message}", err=True)
    if failures:
        click.echo(f"plainspeak: {target} was left as it was.", err=True)
        return FAULT if any(failure.fault for failure in failures) else USAGE
    text = render_baseline(reports, Path(target).parent)
    output.write_whole(target, text.encode("utf-8", "backslashreplace"))
    count = sum(len(report.findings) for report in reports)
    findings = "1 finding" if count == 1 else f"{count:,} findings"
    click.echo(f"plainspeak: {target} has {findings} now.", err=True)
    return OK
