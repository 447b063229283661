"""Commands are imported when they run, and not before."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from plainspeak.cli import commands
from plainspeak.cli.lazy import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_of_a_command_what_it_says_of_itself(name: str) -> None:
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(200) == COMMANDS[name]


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_no_command(option: str) -> None:
    code = (
        "import sys\nfrom plainspeak.cli import main\n"
        f"status = main(['{option}'])\n"
        "heavy = {'plainspeak.model', 'plainspeak.cli.check', 'rich', 'importlib.metadata', 'spacy'}\n"
        "print(status, sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


def test_unknown_command_is_told_with_what_may_have_been_meant() -> None:
    with pytest.raises(click.UsageError, match="No such command 'chekc'"):
        commands.main(["chekc"], standalone_mode=False)
