"""Commands that are imported only when they run, so that `--help` and `--version` answer at once."""

from __future__ import annotations

from importlib import import_module

import click

# Each stands in the module of its name, in this package. A test compares the words with the command's own.
COMMANDS = {
    "check": "Check documents, or every document in a folder.",
    "score": "Score documents for readability, as a whole and section by section.",
    "audit": "Check a whole site and keep what was found, to see how it moves.",
    "trend": "Show how reading ages and findings moved from audit to audit.",
    "annotate": "Write a copy of a Word, OpenDocument or PDF file with a comment at every finding.",
    "fix": "Put the safe suggestions in place, in text, Markdown, web and Word files.",
    "config": "Show the settings that hold for a document.",
    "baseline": "Keep a list of what is known already, so that only new findings fail a run.",
    "explain": "Tell what the glossaries say of a word, and why.",
    "glossary": "Look at the glossaries, check them, and add words of your own.",
    "serve": "Answer editors, browsers and programs on a port of this computer.",
    "lsp": "Mark words in an editor while people write.",
}


class LazyGroup(click.Group):
    """The group of `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, imported; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"plainspeak.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of the commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
