"""Write the man page from the commands' own help, so that it cannot say anything else.

`python scripts/man_page.py FILE` writes it to a file. A wheel holds it, so `man plainspeak` finds it once the wheel
is installed. The form is that of groff_man(7).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.cli import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATUS = (
    ("0", "Nothing at or above the severity that fails a run."),
    ("1", "Something was found, or a file would change."),
    ("2", "Wrong use, or a document that could not be read. All others are still checked."),
    ("3", "A fault in plainspeak."),
    ("130", "Stopped with Ctrl+C."),
)
_FILES = (
    ("plainspeak.toml", "The settings for the documents in its folder and below it."),
    ("pyproject.toml", "The same, under [tool.plainspeak]."),
    (".plainspeak-ignore", "What to leave out of the documents in its folder and below it."),
)
_ENVIRONMENT = (
    ("NO_COLOR", "Without colour, whatever its value is."),
    ("XDG_CACHE_HOME", "The folder in which the answers for unchanged files are kept."),
)


def man_page() -> str:
    """The page with all commands and their options, in the language of man."""
    whole = click.Context(commands, info_name="plainspeak", **commands.context_settings)
    lines = [
        '.TH PLAINSPEAK 1 "" "plainspeak" "User commands"',
        ".SH NAME",
        r"plainspeak \- check council documents for words that readers may not understand",
        ".SH SYNOPSIS",
        rf"\fBplainspeak\fR {_escaped(' '.join(commands.collect_usage_pieces(whole)))}",
        ".SH DESCRIPTION",
        *_help(commands),
        ".SH OPTIONS",
        *_options(commands, whole),
        ".SH COMMANDS",
    ]
    for name, command in _commands(commands, whole):
        lines += _section(name, command, whole)
    for title, rows in (("EXIT STATUS", _STATUS), ("FILES", _FILES), ("ENVIRONMENT", _ENVIRONMENT)):
        lines += [f".SH {title}", *(line for row in rows for line in _row(*row))]
    return "\n".join(lines) + "\n"


def _commands(group: click.Group, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    """The commands that can be run, with their whole names: those of a group in its place."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            inner = click.Context(command, context, info_name=name)
            yield from ((f"{name} {each}", found) for each, found in _commands(command, inner))
        else:
            yield name, command


def _section(name: str, command: click.Command, whole: click.Context) -> list[str]:
    context = click.Context(command, whole, info_name=name)
    usage = _escaped(" ".join(command.collect_usage_pieces(context)))
    return [f".SS plainspeak {_escaped(name)} {usage}", *_help(command), *_options(command, context)]


def _help(command: click.Command) -> list[str]:
    """A command's help, a paragraph at a time; "\\b" is click's mark for lines that stay as they are."""
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", (command.help or "").strip()):
        if paragraph.lstrip().startswith("\b"):
            kept = paragraph.lstrip().removeprefix("\b").strip("\n").splitlines()
            lines += [".PP", ".EX", *(_line(each) for each in kept), ".EE"]
        else:
            lines += [".PP", _line(" ".join(paragraph.split()))]
    return lines


def _options(command: click.Command, context: click.Context) -> list[str]:
    rows = (each.get_help_record(context) for each in command.get_params(context))
    return [line for row in rows if row is not None and row[1] for line in _row(*row)]


def _row(name: str, says: str) -> list[str]:
    return [".TP", rf"\fB{_escaped(name)}\fR", _line(says)]


def _line(text: str) -> str:
    """A line of text; one that starts with a mark of the language is kept from being read as such."""
    escaped = _escaped(text)
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _escaped(text: str) -> str:
    """Text with what the language reads otherwise written out, and all of it in ASCII."""
    marked = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "".join(each if each.isascii() else f"\\[u{ord(each):04X}]" for each in marked)


def main() -> None:
    """Write the page to the file that is named."""
    Path(sys.argv[1]).write_text(man_page(), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
