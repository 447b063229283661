"""`plainspeak glossary`: looking after the words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from plainspeak.cli import output
from plainspeak.cli.explain import place, unknown
from plainspeak.cli.options import glossary_option
from plainspeak.cli.status import FOUND, OK, USAGE
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plainspeak.curation.counting import Count
    from plainspeak.glossary.schema import Entry, Glossary

ExportFormat = Literal["csv", "yaml", "vale", "html"]
_target = click.option("-o", "--output", "target", metavar="FILE", help="Write to a file, not to the screen.")


@click.group()
def glossary() -> None:
    """Look at the glossaries, check them, and add words of your own."""


@glossary.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]")
def check(paths: tuple[str, ...]) -> int:
    """Find what is wrong with glossaries: those named, or the ones that come with plainspeak.

    The exit status is 1 where there are faults, and 2 where a file cannot be read.
    """
    from plainspeak.curation.lint import lint

    chosen = [Path(path) for path in paths]
    unreadable = _unreadable(chosen)
    for error in unreadable:
        for line in str(error).splitlines():
            click.echo(f"plainspeak: {line}", err=True)
    if unreadable:
        return USAGE
    faults = lint(chosen)
    for fault in faults:
        rule = f" {fault.rule}:" if fault.rule else ""
        output.print_text(f"{fault.place}:{rule} {fault.message}\n")
    count = "no faults" if not faults else "1 fault" if len(faults) == 1 else f"{len(faults):,} faults"
    click.echo(f"plainspeak: {count} in the glossaries.", err=True)
    return FOUND if faults else OK


def _unreadable(paths: Sequence[Path]) -> list[PlainspeakError]:
    """What keeps each of the files from being read at all."""
    from plainspeak.curation.files import read_chosen

    errors: list[PlainspeakError] = []
    for path in paths:
        try:
            read_chosen([path])
        except PlainspeakError as error:
            errors.append(error)
    return errors


@glossary.command(name="list")
@click.option("--summary", is_flag=True, help="Only count them.")
@glossary_option
def list_words(summary: bool, glossaries: tuple[str, ...]) -> None:
    """List the words, one a line: the term, its rule, and what to write instead."""
    from plainspeak.curation.files import in_force

    found = in_force([Path(path) for path in glossaries])
    if summary:
        output.print_text(_summary(found))
        return
    entries = sorted((e for each in found for e in each.entries), key=lambda e: (e.term.lower(), e.rule))
    output.print_text("".join(f"{entry.term}\t{entry.rule}\t{_instead(entry)}\n" for entry in entries))


def _instead(entry: Entry) -> str:
    uses = dict.fromkeys(use for sense in entry.senses for use in sense.use)
    advice = next((sense.advice for sense in entry.senses if sense.advice), "")
    return ", ".join(uses) or entry.explain or advice


def _summary(glossaries: Sequence[Glossary]) -> str:
    from plainspeak.curation.counting import summarise

    counts = summarise(glossaries)
    rows = [*counts.glossaries, None, *counts.kinds, None, ("all", counts.total)]
    numbers = (
        ("headwords", counts.headwords),
        ("acronyms", counts.acronyms),
        ("acronyms that everyone knows", counts.known),
    )
    wide = max(len(name) for name, _ in (*filter(None, rows), *numbers)) + 1
    lines = [f"{'':{wide}}{'entries':>9}{'with conditions':>17}{'without':>9}"]
    lines += [_row(*row, wide) if row else "" for row in rows]
    lines += [f"{name:{wide}}{number:>9,}" for name, number in numbers]
    return "\n".join(lines) + "\n"


def _row(name: str, count: Count, wide: int) -> str:
    without = count.entries - count.conditioned
    return f"{name:{wide}}{count.entries:>9,}{count.conditioned:>17,}{without:>9,}"


@glossary.command()
@glossary_option
@click.argument("words", nargs=-1, required=True, metavar="WORD…")
def show(words: tuple[str, ...], glossaries: tuple[str, ...]) -> int:
    """Show the entry of a word as it stands in its file, with the file and the line."""
    from plainspeak.curation.lookup import Lookup, source_text

    word = " ".join(words)
    lookup = Lookup([Path(path) for path in glossaries])
    found = lookup.find(word)
    if not (found.entries or found.acronyms):
        return unknown(word, lookup)
    parts = [f"{place(item)}\n{source_text(item)}\n" for item in (*found.entries, *found.acronyms)]
    output.print_text("\n".join(parts))
    return OK


@glossary.command()
@_target
@click.argument("words", nargs=-1, required=True, metavar="TERM…")
def new(words: tuple[str, ...], target: str | None) -> None:
    """Begin a glossary with an entry for a term, to be filled in."""
    from plainspeak.curation.writing import skeleton

    text = skeleton(" ".join(words))
    if target is not None and Path(target).exists():
        message = f"{target} is there already; leave -o out and copy the entry from the screen into it."
        raise PlainspeakError(message)
    _write(text, target)


@glossary.command(name="import")
@_target
@click.argument("path", metavar="FILE")
def import_table(path: str, target: str | None) -> None:
    """Turn a table of your own words (.csv or .xlsx) into a glossary that can hold more.

    The first row names the columns: term, use, why, and where you like pos, explain, example, owner,
    review_by. Several words under "use" are parted by semicolons or line breaks. Nothing is written
    unless every row is right.
    """
    from plainspeak.curation.importing import import_file

    if target is not None:
        output.check_target(target)
    imported = import_file(Path(path))
    _write(imported.text, target)
    for note in imported.notes:
        click.echo(f"plainspeak: {note}", err=True)


@glossary.command(name="export")
@click.option(
    "--format",
    "style",
    type=click.Choice(["csv", "yaml", "vale", "html"]),
    required=True,
    help="A table for Excel, one YAML file, a style for Vale, or pages for a browser.",
)
@click.option(
    "-o", "--output", "target", metavar="PATH", help="The file to write; for Vale and for pages, the folder."
)
@click.argument("paths", nargs=-1, metavar="[PATH…]")
def export(style: ExportFormat, target: str | None, paths: tuple[str, ...]) -> None:
    """Write glossaries in another form: those named, or the ones that come with plainspeak."""
    from plainspeak.curation.files import read_chosen

    chosen = read_chosen([Path(path) for path in paths])
    if style == "vale":
        from plainspeak.curation.vale import as_vale

        _write_folder(as_vale(read for read, _ in chosen), target, "plainspeak", "the style")
    elif style == "html":
        from plainspeak.curation.pages import as_pages

        _write_folder(as_pages(read for read, _ in chosen), target, "", "the pages")
    elif style == "csv":
        from plainspeak.curation.exporting import as_csv

        _write(as_csv(read for read, _ in chosen), target, mark=True)
        lost = sum(entry.conditioned for read, _ in chosen for entry in read.entries)
        if lost:
            message = (
                f"{lost:,} entries have conditions, for which a table has no room; --format yaml keeps them."
            )
            click.echo(f"plainspeak: {message}", err=True)
    else:
        from plainspeak.curation.exporting import as_yaml

        _write(as_yaml(chosen), target)


def _write(text: str, target: str | None, *, mark: bool = False) -> None:
    """To the screen, or to a file; with `mark`, the file begins with the byte-order mark that Excel looks for."""
    if target is None:
        output.print_data(text)
    else:
        output.write_whole(target, text.encode("utf-8-sig" if mark else "utf-8"))


def _write_folder(files: Mapping[str, str], target: str | None, inner: str, what: str) -> None:
    """Several files into a folder, or into one `inner` to it; `what` they are is told on standard error."""
    if target is None:
        raise click.UsageError("Say -o and the folder to write to.")
    folder = Path(target) / inner
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "the disk refused it"
        raise PlainspeakError(f"{folder} cannot be made ({reason}); choose another place.") from error
    for name, text in files.items():
        output.write_whole(str(folder / name), text.encode())
    click.echo(f"plainspeak: wrote {what} to {folder}.", err=True)
