"""`plainspeak serve`: the HTTP service."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.cli.options import glossary_option
from plainspeak.model import AUDIENCES, PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.config import Config
    from plainspeak.model import Audience

TOKEN_VARIABLE = "PLAINSPEAK_TOKEN"
_SHORTEST_TOKEN = 16
_ORIGIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+/?")


def _checked_origins(
    _context: click.Context, _option: click.Parameter, origins: tuple[str, ...]
) -> tuple[str, ...]:
    """The origins, each in the form in which a browser names it, or it would never match one."""
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise click.BadParameter(f"{origin!r} is no origin; write it as https://intranet.example")
    return origins


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8125,
    show_default=True,
    help="The port to listen on; 0 takes any that is free.",
)
@click.option("--open", "open_page", is_flag=True, help="Open the page in a browser.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Who is going to read the texts, where a request does not say.",
)
@glossary_option
@click.option("--config", metavar="FILE", help="Take the settings of the check from this file.")
@click.option(
    "--token-file",
    metavar="FILE",
    help=f"A file with a token on each line; one is needed to ask. {TOKEN_VARIABLE} may hold one too.",
)
@click.option(
    "--allow-host", multiple=True, metavar="NAME", help="A name that the server goes by. May be repeated."
)
@click.option(
    "--allow-origin",
    multiple=True,
    callback=_checked_origins,
    metavar="ORIGIN",
    help="Let pages of another site ask: https://intranet.example. May be repeated.",
)
@click.option(
    "--proxy",
    multiple=True,
    metavar="ADDRESS",
    help="The address of a reverse proxy, which says for whom it asks. May be repeated.",
)
@click.option(
    "--rate",
    type=click.IntRange(min=0),
    default=3000,
    show_default=True,
    metavar="N",
    help="Requests a minute for each token or address; 0 for no limit.",
)
def serve(
    host: str,
    port: int,
    open_page: bool,
    audience: Audience | None,
    glossaries: tuple[str, ...],
    config: str | None,
    token_file: str | None,
    allow_host: tuple[str, ...],
    allow_origin: tuple[str, ...],
    proxy: tuple[str, ...],
    rate: int,
) -> None:
    """Answer editors, browsers and programs on a port of this computer.

    Other computers can ask only if you name another --host and set a token.
    """
    from dataclasses import replace

    from plainspeak.service.settings import ServiceSettings, is_loopback

    settings = ServiceSettings(
        host, port, _tokens(token_file), frozenset(allow_host), frozenset(allow_origin), frozenset(proxy)
    )
    settings = replace(settings, limits=replace(settings.limits, per_minute=rate))
    settings.require_safe()

    from plainspeak.checker import Checker
    from plainspeak.pipeline.caching import BlockCache
    from plainspeak.service import logs, server
    from plainspeak.service.app import make_app

    bound = server.bind(settings)
    cache = BlockCache()
    chosen = _config(config, audience, glossaries)
    checker = server.begin(lambda: Checker(config=chosen, cache=cache))
    logs.set_up()
    name = "localhost" if is_loopback(host) else f"[{host}]" if ":" in host else host
    page = f"http://{name}:{bound.getsockname()[1]}/"

    def ready() -> None:
        click.echo(f"plainspeak: the page is at {page} (stop with Ctrl+C).", err=True)
        if open_page:
            click.launch(page)

    app = make_app(checker, chosen, cache, settings)
    server.run(server.make_server(app, settings, ready), bound, checker)


def _config(named: str | None, audience: Audience | None, glossaries: tuple[str, ...]) -> Config:
    """The settings in the file named, or in the nearest, with what the command says. Raises PlainspeakError."""
    from dataclasses import replace

    from plainspeak.config import Config, find_config, read_config

    path = Path(named) if named else find_config(Path.cwd())
    found = read_config(path) if path else Config()
    own = (*found.glossaries, *map(Path, glossaries))
    return replace(found, audience=audience or found.audience, glossaries=own)


def _tokens(token_file: str | None) -> tuple[str, ...]:
    """The tokens in a file and in the environment. Raises PlainspeakError for a weak one or an unreadable file."""
    lines: Iterable[str] = [os.environ.get(TOKEN_VARIABLE, "")]
    if token_file is not None:
        try:
            lines = [*lines, *Path(token_file).read_text(encoding="utf-8").splitlines()]
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not text"
            raise PlainspeakError(f"{token_file} cannot be read ({reason}); check its path.") from error
    tokens = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
    if token_file is not None and not tokens:
        raise PlainspeakError(f"{token_file} holds no token; write a long secret into it.")
    if any(len(token) < _SHORTEST_TOKEN for token in tokens):
        raise PlainspeakError(f"a token is too easy to guess; use {_SHORTEST_TOKEN} characters or more.")
    return tokens
