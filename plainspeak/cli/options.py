"""The options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from plainspeak.model import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


def glossary_option(command: F) -> F:
    """Add the option that names the user's own glossaries."""
    decorate = click.option(
        "--glossary",
        "glossaries",
        multiple=True,
        metavar="FILE",
        help="Add a glossary of your own: .yaml, .csv or .xlsx. May be repeated.",
    )
    return decorate(command)


def _known_rules(
    _context: click.Context, _option: click.Parameter, rules: tuple[str, ...]
) -> tuple[str, ...]:
    """The rules as they were given. Raises BadParameter for one that can name nothing."""
    from plainspeak.rules import rule_fault

    for rule in rules:
        fault = rule_fault(rule)
        if fault:
            raise click.BadParameter(fault)
    return rules


def checking_options(command: F) -> F:
    """Add the paths and the options that say how documents are checked."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…")(settings_options(command))


def settings_options(command: F) -> F:
    """Add the options that say how documents are checked."""
    for decorate in (
        click.option(
            "--ignore",
            multiple=True,
            metavar="RULE",
            callback=_known_rules,
            help="Leave out a kind (wordy), a rule (wordy/utilise) or the start of one. May be repeated.",
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="RULE",
            callback=_known_rules,
            help="Report only a kind, a rule or the start of one. May be repeated.",
        ),
        glossary_option,
        click.option(
            "--audience",
            type=click.Choice(AUDIENCES),
            help="Who is going to read it: residents, unless the configuration says otherwise.",
        ),
        click.option(
            "--config",
            metavar="FILE",
            help="Take the settings from this file, not from the plainspeak.toml above each document.",
        ),
    ):
        command = decorate(command)
    return command
