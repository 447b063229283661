"""The man page says what the commands' help says, in a form that man reads without complaint."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import click
import pytest

from plainspeak.cli import commands
from scripts.man_page import man_page

if TYPE_CHECKING:
    from collections.abc import Iterator


def all_commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    for each in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), each)
        assert command is not None
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{name} {each}")
        else:
            yield f"{name} {each}", command


def sections() -> dict[str, str]:
    """The sections of the commands by their names, as plain text."""
    plain = re.sub(r"\\f[BR]", "", man_page()).replace("\\-", "-")
    parts = re.split(r"^\.SS (plainspeak [a-z ]+?) (?=\[)", plain, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_each_command_is_there_with_all_its_options() -> None:
    found = sections()
    expected = dict(all_commands(commands, "plainspeak"))
    assert list(found) == list(expected)
    for name, command in expected.items():
        options = {name for each in command.params if isinstance(each, click.Option) for name in each.opts}
        assert options <= set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", found[name])), name


def test_it_is_plain_ascii_and_no_text_can_be_taken_for_a_request() -> None:
    known = {".TH", ".SH", ".SS", ".PP", ".TP", ".EX", ".EE"}
    lines = man_page().splitlines()
    assert all(line.isascii() for line in lines)
    assert {line.split()[0] for line in lines if line.startswith((".", "'"))} <= known


@pytest.mark.clients
def test_groff_reads_it_without_a_warning() -> None:
    groff = shutil.which("groff")
    assert groff is not None, "groff is needed: make system-packages"
    done = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", "-P-c"], input=man_page().encode(), capture_output=True, check=True
    )
    assert done.stderr == b""
    shown = re.sub(".\x08", "", done.stdout.decode())
    assert {"EXIT STATUS", "plainspeak baseline update [OPTIONS] PATH…"} <= {
        line.strip() for line in shown.splitlines()
    }
