"""The command line. Nothing here imports spaCy until a document is checked."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import click

from plainspeak.cli.lazy import LazyGroup
from plainspeak.cli.status import FAULT, INTERRUPTED, USAGE
from plainspeak.garbage import leave_all_at_the_end

if TYPE_CHECKING:
    from collections.abc import Sequence


def _print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from plainspeak import __version__

    click.echo(f"plainspeak {__version__}")
    context.exit()


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and stop.",
)
def commands() -> None:
    """Check council documents for words that readers may not understand.

    No text leaves this computer.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status; `arguments` are those of the process by default."""
    # NumPy would start a thread for every core, in every process, to multiply matrices that are too small for it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    leave_all_at_the_end()
    try:
        status = commands.main(
            list(arguments) if arguments is not None else None, prog_name="plainspeak", standalone_mode=False
        )
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("plainspeak: stopped.", err=True)
        return INTERRUPTED
    except Exception as error:
        return _told(error)
    return status if isinstance(status, int) else 0


def _told(error: Exception) -> int:
    """Say what went wrong, and give its exit status."""
    from plainspeak.faults import fault_sentence
    from plainspeak.model import PlainspeakError

    if isinstance(error, PlainspeakError):
        for line in str(error).splitlines():  # a table of words tells all its mistakes, one a line
            click.echo(f"plainspeak: {line}", err=True)
        return USAGE
    if (
        isinstance(error, OSError) and error.errno == errno.ENOSPC
    ):  # help and the like, which click itself prints
        click.echo(
            f"plainspeak: what it says cannot be written ({error.strerror}); make room for it.", err=True
        )
        return USAGE
    click.echo(f"plainspeak: {fault_sentence(error)}", err=True)
    return FAULT
