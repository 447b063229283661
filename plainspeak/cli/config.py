"""`plainspeak config`: what holds for a document and where it comes from, and the form of the file for editors."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.cli import output
from plainspeak.cli.options import settings_options
from plainspeak.cli.running import Checkers, Settings
from plainspeak.cli.status import OK

if TYPE_CHECKING:
    from plainspeak.model import Audience


@click.group()
def config() -> None:
    """Show the settings that hold for a document."""


@config.command()
@settings_options
@click.argument("path", default=".", metavar="[PATH]")
def show(
    path: str,
    audience: Audience | None,
    glossaries: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
) -> int:
    """Show what holds for a document, or for those of a folder, and where each value comes from.

    That is a file and a line in it, an option, or "default". PATH need not exist.
    """
    from plainspeak.config.origins import held

    inside = str(Path(path) / "document") if Path(path).is_dir() else path
    checkers = Checkers(Settings(config=config))
    layers = checkers.whole_config_for(inside).layers(inside)
    options = {
        "audience": [audience] if audience else [],
        "glossaries": list(glossaries),
        "select": list(select),
        "ignore": list(ignore),
    }
    rows = [(value.setting, value.shown, value.origin) for value in held(layers, options, _shown)]
    name, wide = max(len(row[0]) for row in rows), min(40, max(len(row[1]) for row in rows))
    for setting, shown, origin in rows:
        output.print_text(f"{setting:<{name}}  {shown:<{wide}}  {origin}\n")
    return OK


@config.command()
def schema() -> int:
    """Print the form of plainspeak.toml as JSON Schema, for editors."""
    from plainspeak.config.schema import schema_text

    output.print_data(schema_text())
    return OK


def _shown(path: Path) -> str:
    """A path as seen from here, where that is shorter."""
    try:
        return min(os.path.relpath(path), str(path), key=len)
    except ValueError:
        return str(path)
