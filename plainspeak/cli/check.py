"""`plainspeak check`: find what readers may not understand."""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING

import click

from plainspeak.cli.baseline import against_baseline
from plainspeak.cli.inputs import collect, in_order
from plainspeak.cli.options import checking_options
from plainspeak.cli.progress import progress
from plainspeak.cli.remembering import open_memory
from plainspeak.cli.running import Checkers, Settings, check_all
from plainspeak.cli.showing import HTML, STYLES, View, place_for, show
from plainspeak.cli.tally import Tally
from plainspeak.cli.watching import changes
from plainspeak.model import Report

if TYPE_CHECKING:
    from plainspeak.cli.inputs import Inputs
    from plainspeak.model import Audience
    from plainspeak.reports.results import Failure


@click.command()
@checking_options
@click.option(
    "--format",
    "style",
    type=click.Choice(STYLES),
    default="text",
    show_default=True,
    help="How to show the findings.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    help="Write to a file, whole or not at all; web pages of several documents go into a folder.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="Give exit status 1 for a finding of this severity or above: warning, unless configured otherwise.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="Processes to use."
)
@click.option(
    "-q", "--quiet", is_flag=True, help="Show findings alone: no scores, no summary, no notes, no progress."
)
@click.option("--statistics", is_flag=True, help="Show how often each rule was broken, not each finding.")
@click.option("--explain", is_flag=True, help="Name the command that tells more, once for each rule.")
@click.option("--quotations", is_flag=True, help="Look at words in quotation marks as well.")
@click.option("--no-cache", is_flag=True, help="Check every document anew, also those that have not changed.")
@click.option(
    "--stdin-name", metavar="NAME", help="What to call standard input; its ending says what it holds."
)
@click.option(
    "--baseline",
    metavar="FILE",
    help="Fail only on what is not in this list, which plainspeak baseline update writes.",
)
@click.option("--watch", is_flag=True, help="Go on, and check each document again when it is saved.")
def check(
    paths: tuple[str, ...],
    audience: Audience | None,
    glossaries: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    style: str,
    target: str | None,
    fail_on: str | None,
    jobs: int,
    no_cache: bool,
    stdin_name: str | None,
    quotations: bool,
    quiet: bool,
    statistics: bool,
    explain: bool,
    baseline: str | None,
    watch: bool,
) -> int:
    """Check documents, or every document in a folder.

    PATH may be "-" for standard input, a zip archive, a pattern such as "docs/**/*.md", or "@list.txt" for the
    paths in a file. Of folders and patterns, what Git ignores is left out.

    Word, OpenDocument, PDF, PowerPoint, rich text, web, Markdown, e-mail and text files are read.
    """
    view = View(style, target, audience, quiet, statistics, explain)
    settings = Settings(
        audience,
        glossaries,
        select,
        ignore,
        config,
        stdin_name,
        quotations,
        outlined=view.outlined,
        scored=view.scored,
        interpreted=view.style == HTML,
        remembered=not (no_cache or watch or view.style == HTML),
    )
    checkers = Checkers(settings)
    if watch:
        for inputs in changes(paths, checkers.excluded):
            _run(inputs, view, checkers, jobs, fail_on, baseline)
    return _run(collect(paths, checkers.excluded), view, checkers, jobs, fail_on, baseline)


def _run(
    inputs: Inputs, view: View, checkers: Checkers, jobs: int, fail_on: str | None, baseline: str | None
) -> int:
    """Check these documents and show what was found; gives the exit status."""
    total = len(inputs.files) + len(inputs.failures)
    place = place_for(view, total)

    def severity(report: Report) -> str:
        return fail_on or checkers.config_for(report.document.path).fail_on or "warning"

    tally = Tally(severity, all_or_nothing=view.target is not None)
    with open_memory(checkers) as memory, progress(total, quiet=view.quiet) as advance:
        checked = against_baseline(baseline, check_all(inputs.files, checkers, jobs, memory))
        show(view, place, tally.count(merge(inputs.failures, checked, key=_path_order), advance))
    tally.tell(total, inputs.skipped, quiet=view.quiet)
    return tally.status()


def _path_order(outcome: Report | Failure) -> list[str]:
    return in_order(outcome.document.path if isinstance(outcome, Report) else outcome.path)
