"""`plainspeak check`: find what readers may not understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from plainspeak.cli import output
from plainspeak.cli.inputs import collect, shown_path
from plainspeak.cli.options import checking_options
from plainspeak.cli.running import Checkers, Settings, check_all, progress
from plainspeak.cli.status import FAULT, FOUND, OK, USAGE
from plainspeak.model import SEVERITIES, Report
from plainspeak.reports.results import Failure, Results

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plainspeak.model import Audience

Format = Literal["text", "json", "html"]
_WITH_SECTIONS: tuple[Format, ...] = ("text", "html")


@click.command()
@checking_options
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "html"]),
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
@click.option("--quotations", is_flag=True, help="Look at words in quotation marks as well.")
@click.option(
    "--stdin-name", metavar="NAME", help="What to call standard input; its ending says what it holds."
)
def check(
    paths: tuple[str, ...],
    audience: Audience | None,
    glossaries: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    style: Format,
    target: str | None,
    fail_on: str | None,
    jobs: int,
    stdin_name: str | None,
    quotations: bool,
) -> int:
    """Check documents, or every document in a folder.

    PATH may be "-" for standard input, or a zip archive. Word, OpenDocument, PDF, PowerPoint, rich text, web,
    Markdown, e-mail and text files are read.
    """
    inputs = collect(paths)
    place = None
    if style == "html":
        place = output.pages_place(target, len(inputs.files) + len(inputs.failures))
    elif target is not None:
        output.check_target(target)
    settings = Settings(
        audience, glossaries, select, ignore, config, stdin_name, quotations, outlined=style in _WITH_SECTIONS
    )
    checkers = Checkers(settings)
    reports: list[Report] = []
    failures = list(inputs.failures)
    with progress(len(inputs.files)) as advance:
        for outcome in check_all(inputs.files, checkers, jobs):
            if isinstance(outcome, Report):
                reports.append(outcome)
            else:
                failures.append(outcome)
            advance()
    _tell(reports, failures, inputs.skipped)
    _write(_results(audience, reports, failures), style, target, place)
    return _status(reports, failures, lambda report: fail_on or _configured(checkers, report))


def _configured(checkers: Checkers, report: Report) -> str:
    """The severity that fails the run, as the document's configuration has it."""
    return checkers.for_path(report.document.path).config.fail_on or "warning"


def _results(audience: Audience | None, reports: Sequence[Report], failures: Sequence[Failure]) -> Results:
    from plainspeak import __version__

    in_order = sorted(failures, key=lambda failure: failure.path)
    # Folders may name readers of their own; the whole is then said to be for those of the first document.
    audience = audience or (reports[0].audience if reports else "residents")
    return Results(__version__, audience, tuple(reports), tuple(in_order))


def _tell(reports: Sequence[Report], failures: Sequence[Failure], skipped: int) -> None:
    """What is not a finding, on standard error."""
    for failure in failures:
        click.echo(f"plainspeak: {failure.message}", err=True)
    for report in reports:
        if report.document.encoding is not None:
            name, encoding = shown_path(report.document.path), report.document.encoding
            click.echo(f"plainspeak: {name} is not in UTF-8; it was read as {encoding}.", err=True)
    if skipped:
        files = "1 file" if skipped == 1 else f"{skipped} files"
        click.echo(f"plainspeak: passed over {files} of other types.", err=True)


def _write(results: Results, style: Format, target: str | None, place: output.PagesPlace | None) -> None:
    if style == "text":
        from plainspeak.reports.text import render_text

        if target is None:
            output.print_text(render_text(results, width=output.width(), colour=output.wants_colour()))
            return
        text = render_text(results)
    elif style == "json":
        from plainspeak.reports.json import render_json

        text = render_json(results)
    else:
        from plainspeak.reports.html import render_html, render_pages

        if place is not None:
            for name, page in render_pages(results, place.folder.name, place.index.name):
                output.write_page(place, name, page.encode("utf-8", "backslashreplace"))
            return
        text = render_html(results)
    if target is None:
        output.print_data(text)
    else:
        output.write_whole(target, text.encode("utf-8", "backslashreplace"))


def _status(reports: Sequence[Report], failures: Sequence[Failure], fail_on: Callable[[Report], str]) -> int:
    if any(failure.fault for failure in failures):
        return FAULT
    if failures:
        return USAGE
    return FOUND if any(_reaches(report, fail_on(report)) for report in reports) else OK


def _reaches(report: Report, least: str) -> bool:
    """Whether a document has a finding of a severity or one above it."""
    if least == "never":
        return False
    reached = SEVERITIES[[*SEVERITIES].index(least) :]
    return any(finding.severity in reached for finding in report.findings)
