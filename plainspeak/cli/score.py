"""`plainspeak score`: the readability figures alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from plainspeak.cli import output
from plainspeak.cli.inputs import collect, name_of, read_input, shown_path
from plainspeak.cli.running import Checkers, Settings
from plainspeak.cli.status import FOUND, OK, USAGE
from plainspeak.model import AUDIENCES, PlainspeakError
from plainspeak.reports.results import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Audience
    from plainspeak.reports.scores import Scored

Format = Literal["text", "json", "csv"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Whose targets to show: residents', unless the configuration says otherwise.",
)
@click.option(
    "--config",
    metavar="FILE",
    help="Take the settings from this file, not from the plainspeak.toml above each document.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to show the figures.",
)
@click.option("-o", "--output", "target", metavar="FILE", help="Write to a file, whole or not at all.")
@click.option(
    "--max-reading-age",
    type=click.FloatRange(min=0),
    metavar="YEARS",
    help="Give exit status 1 for a document with a higher reading age.",
)
@click.option(
    "--stdin-name", metavar="NAME", help="What to call standard input; its ending says what it holds."
)
def score(
    paths: tuple[str, ...],
    audience: Audience | None,
    config: str | None,
    style: Format,
    target: str | None,
    max_reading_age: float | None,
    stdin_name: str | None,
) -> int:
    """Score documents for readability, as a whole and section by section.

    Only the reading age can fail the run; the other targets are advice. PATH may be "-" for standard input.
    """
    from plainspeak.reports.scores import Scored

    if target is not None:
        output.check_target(target)
    checkers = Checkers(Settings(audience, config=config))
    inputs = collect(paths, checkers.excluded)
    failures = list(inputs.failures)
    scored: list[Scored] = []
    for path in inputs.files:
        checker = checkers.for_path(path)
        try:
            document = read_input(path, stdin_name)
            measures = checker.measure(document)
            scored.append(Scored(document.path or path, checker.audience, checker.target, measures))
        except PlainspeakError as error:
            failures.append(Failure(name_of(path, stdin_name), str(error)))
    for failure in failures:
        click.echo(f"plainspeak: {failure.message}", err=True)
    _write(scored, failures, style, target)
    too_hard = _too_hard(scored, max_reading_age)
    for document in too_hard:
        click.echo(
            f"plainspeak: {shown_path(document.path)} has a reading age of "
            f"{document.measures.whole.reading_age}, above {max_reading_age:g}.",
            err=True,
        )
    if failures:
        return USAGE
    return FOUND if too_hard else OK


def _write(scored: Sequence[Scored], failures: Sequence[Failure], style: Format, target: str | None) -> None:
    from plainspeak import __version__
    from plainspeak.reports import scores

    if style == "json":
        text = scores.render_scores_json(scored, failures, __version__)
    elif style == "csv":
        text = scores.render_scores_csv(scored)
    else:
        text = scores.render_scores_text(scored, min(output.width(), 100))
    if target is not None:
        output.write_whole(target, text.encode("utf-8", "backslashreplace"))
    elif style == "text":
        output.print_text(text)
    else:
        output.print_data(text)


def _too_hard(scored: Sequence[Scored], limit: float | None) -> list[Scored]:
    if limit is None:
        return []
    return [
        d for d in scored if d.measures.whole.reading_age is not None and d.measures.whole.reading_age > limit
    ]
