"""`plainspeak trend`: how reading ages and findings moved from audit to audit."""

from __future__ import annotations

from pathlib import Path

import click

from plainspeak.cli import output
from plainspeak.cli.audit import tell_unfinished
from plainspeak.cli.status import OK


@click.command()
@click.option("--store", required=True, metavar="FILE", help="The SQLite file that keeps the audits.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="How to show the trend; html is a page with plots.",
)
@click.option("-o", "--output", "target", metavar="FILE", help="Write to a file, whole or not at all.")
@click.option(
    "--depth",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Tell folders apart by so many steps below the one that holds all documents.",
)
@click.option("--last", type=click.IntRange(1), metavar="N", help="Look at the last N finished runs only.")
def trend(store: str, style: str, target: str | None, depth: int, last: int | None) -> int:
    """Show how reading ages and findings moved from audit to audit.

    Runs that were stopped or killed are named and left out.
    """
    from plainspeak import __version__
    from plainspeak.auditing.store import opened
    from plainspeak.auditing.trends import trend as trend_of

    if target is not None:
        output.check_target(target)
    with opened(Path(store)) as database:
        found = trend_of(database, depth, last)
    tell_unfinished(list(found.unfinished))
    if style == "html":
        from plainspeak.reports.html.trend import render_trend_html

        text = render_trend_html(found, __version__)
    else:
        from plainspeak.reports.trend import render_trend_json, render_trend_text

        text = render_trend_json(found) if style == "json" else render_trend_text(found)
    if target is not None:
        output.write_whole(target, text.encode("utf-8"))
    elif style == "text":
        output.print_text(text)
    else:
        output.print_data(text)
    return OK
