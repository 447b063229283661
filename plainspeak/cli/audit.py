"""`plainspeak audit`: check a whole site and keep what was found."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.cli.inputs import collect
from plainspeak.cli.options import checking_options
from plainspeak.cli.output import check_target, print_text
from plainspeak.cli.progress import progress
from plainspeak.cli.remembering import open_memory
from plainspeak.cli.running import Checkers, Settings, check_all
from plainspeak.cli.tally import Tally
from plainspeak.model import Report
from plainspeak.reports.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from plainspeak.auditing.store import Recorder, Run
    from plainspeak.cli.inputs import Inputs
    from plainspeak.model import Audience


@click.command()
@checking_options
@click.option("--store", required=True, metavar="FILE", help="The SQLite file that keeps the audits.")
@click.option("--keep-text", is_flag=True, help="Keep the text of each document as well.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="Processes to use."
)
@click.option("--no-cache", is_flag=True, help="Check every document anew, also those that have not changed.")
@click.option("-q", "--quiet", is_flag=True, help="Show what went wrong alone: no totals, no progress.")
def audit(
    paths: tuple[str, ...],
    audience: Audience | None,
    glossaries: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    store: str,
    keep_text: bool,
    jobs: int,
    no_cache: bool,
    quiet: bool,
) -> int:
    """Check a whole site and keep what was found, to see how it moves.

    The store holds scores and counts, and no text unless --keep-text asks for it. Findings do not fail an audit.
    """
    from plainspeak import __version__
    from plainspeak.auditing.store import Recorder, opened, runs

    check_target(store)
    remembered = not (no_cache or keep_text)
    settings = Settings(audience, glossaries, select, ignore, config, scored=True, remembered=remembered)
    checkers = Checkers(settings)
    inputs = collect(paths, checkers.excluded)
    tally = Tally(lambda _report: "never")
    with opened(Path(store), make=True) as database:
        before = runs(database)
        recorder = Recorder(database, __version__, keep_text=keep_text)
        with progress(len(inputs.files), quiet=quiet) as advance:
            totals = _record(inputs, checkers, jobs, tally, recorder, advance)
        recorder.finish(stopped=tally.stopped)
    tell_unfinished([run for run in before if run.state == "running"])
    tally.tell(len(inputs.files), inputs.skipped, quiet=quiet)
    if not quiet:
        kept = zip(totals, ("document", "word", "finding"), strict=True)
        print_text(f"{', '.join(counted(count, one) for count, one in kept)}: run {recorder.run}.\n")
    return tally.status()


def _record(
    inputs: Inputs,
    checkers: Checkers,
    jobs: int,
    tally: Tally,
    recorder: Recorder,
    advance: Callable[[], None],
) -> tuple[int, int, int]:
    """Check the documents and record them; gives how many there were, their words and their findings."""
    documents = words = findings = 0
    with open_memory(checkers) as memory:
        checked = check_all(inputs.files, checkers, jobs, memory)
        for outcome in tally.count(chain(inputs.failures, checked), advance):
            if isinstance(outcome, Report):
                recorder.add(outcome)
                documents += 1
                words += outcome.words
                findings += len(outcome.findings)
            else:
                recorder.add_failure(outcome.path, outcome.message)
    return documents, words, findings


def tell_unfinished(unfinished: list[Run]) -> None:
    """Say on standard error which runs did not come to their end."""
    for run in unfinished:
        click.echo(
            f"plainspeak: the audit of {run.started} (run {run.number}) was not finished, or is still at work; "
            f"it has {counted(run.documents, 'document')}.",
            err=True,
        )
