"""`plainspeak annotate`: a copy of a document with a comment at every finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.cli import output
from plainspeak.cli.inputs import read_input, shown_path
from plainspeak.cli.options import checking_options
from plainspeak.cli.running import Checkers, Settings
from plainspeak.cli.status import OK
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from plainspeak.model import Audience


@click.command()
@checking_options
@click.option("-o", "--output", "target", required=True, metavar="FILE", help="Where to write the copy.")
@click.option("--quotations", is_flag=True, help="Look at words in quotation marks as well.")
def annotate(
    paths: tuple[str, ...],
    audience: Audience | None,
    glossaries: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    target: str,
    quotations: bool,
) -> int:
    """Write a copy of a Word, OpenDocument or PDF file with a comment at every finding.

    The first comment says the scores. Nothing else changes.
    """
    from plainspeak.reports.comments import annotated, check_copy_name, check_type

    if len(paths) != 1:
        raise click.UsageError("Name one document; each copy needs a name of its own.")
    (path,) = paths
    _check_target(path, target)
    document = read_input(path, None)
    check_type(document.media_type, path)
    check_copy_name(document.media_type, target)
    settings = Settings(audience, glossaries, select, ignore, config, quotations=quotations)
    report = Checkers(settings).for_path(path).check(document)
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise PlainspeakError(
            f"{shown_path(path)} is inside an archive; take it out and name the file itself."
        ) from error
    output.write_whole(target, annotated(content, report))
    return OK


def _check_target(path: str, target: str) -> None:
    output.check_target(target)
    if Path(target).exists() and Path(path).exists() and Path(target).samefile(path):
        raise PlainspeakError(f"{shown_path(path)} would be written over; give -o another name.")
