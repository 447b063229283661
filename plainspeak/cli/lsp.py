"""`plainspeak lsp`: the language server."""

from __future__ import annotations

import click

from plainspeak.model import PlainspeakError

_HOST = "127.0.0.1"


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Listen on this port of this computer, in place of standard input and output.",
)
def lsp(port: int | None) -> None:
    """Mark words in an editor while people write.

    This is a server of the Language Server Protocol. The editor starts it and speaks with it.
    docs/editors.md says how to set yours up.
    """
    from plainspeak.lsp.server import make_server

    server = make_server()
    if port is None:
        server.start_io()
        return
    click.echo(f"plainspeak: the language server is at {_HOST}:{port} (stop with Ctrl+C).", err=True)
    try:
        server.start_tcp(_HOST, port)
    except OSError as error:
        reason = error.strerror or "the system does not let it"
        raise PlainspeakError(
            f"port {port} cannot be listened on ({reason}); choose another with --port."
        ) from error
