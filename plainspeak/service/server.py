"""The server on its port: uvicorn, with the time limits and the half-closed connections that it lacks."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from starlette.types import ASGIApp

    from plainspeak.service.settings import Limits, ServiceSettings

_MOST_HEADER_BYTES = 32_768
_STOP_SECONDS = 30
_BACKLOG = 512
T = TypeVar("T")


class PatientProtocol(H11Protocol):
    """uvicorn's HTTP/1.1, but for three things.

    A client that has sent its request and closed its half of the connection gets its answer (Emacs does so).
    Headers must come within a time limit, counted from the first byte or from the connection. And there is a
    limit on connections; those over it are closed at once.
    """

    limits: Limits

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self._half_closed = False
        self._header_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - as uvicorn has it
        """Take a connection, unless there are too many."""
        super().connection_made(transport)
        # asyncio does so only for sockets that name their protocol; without it, answers wait 40 ms for nothing.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if len(self.connections) > self.limits.connections:
            transport.abort()
            return
        self._watch_headers()

    def data_received(self, data: bytes) -> None:
        """Read on; begin to count the time where a new request has begun."""
        super().data_received(data)
        self._watch_headers()

    def eof_received(self) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] - uvicorn never keeps it open
        """Keep the other half open while an answer is due."""
        self._half_closed = True
        return self._is_answering()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request; where the answer has been given, only close."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.transport.close()

    def on_response_complete(self) -> None:
        """Go on with the next request, or close if the client will send no more."""
        super().on_response_complete()
        if self._half_closed and not self._is_answering():
            self.transport.close()
        else:
            self._watch_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the timer."""
        self._unset_header_timer()
        super().connection_lost(exc)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete  # pyright: ignore[reportUnnecessaryComparison] - None at first

    def _watch_headers(self) -> None:
        """The timer runs while the headers of a request are on their way, and not between requests."""
        begun = self.cycle is None or bool(self.conn.trailing_data[0])  # pyright: ignore[reportUnnecessaryComparison] - None at first
        if self._is_answering() or not begun or self.transport.is_closing():
            self._unset_header_timer()
        elif self._header_timer is None:
            self._header_timer = self.loop.call_later(self.limits.header_seconds, self._too_slow)

    def _unset_header_timer(self) -> None:
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None

    def _too_slow(self) -> None:
        self._header_timer = None
        if not self._is_answering():
            self.transport.close()


def bind(settings: ServiceSettings) -> socket.socket:
    """A socket on the host and port of the settings. Raises PlainspeakError where they cannot be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "it is no port of this computer"
        raise PlainspeakError(
            f"port {settings.port} of {settings.host} cannot be used ({reason}); choose another with --port."
        ) from error


def make_server(app: ASGIApp, settings: ServiceSettings, ready: Callable[[], None]) -> uvicorn.Server:
    """A server to be run on a socket; told to stop, it finishes what has been begun.

    `ready` is called once requests are answered.
    """
    protocol = type("Protocol", (PatientProtocol,), {"limits": settings.limits})
    config = uvicorn.Config(
        app,
        http=protocol,
        ws="none",
        lifespan="on",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=_BACKLOG,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=[*settings.proxies],
        timeout_keep_alive=int(settings.limits.idle_seconds),
        timeout_graceful_shutdown=_STOP_SECONDS,
        h11_max_incomplete_event_size=_MOST_HEADER_BYTES,
    )
    return _Server(config, ready)


def begin(make: Callable[[], T]) -> Future[T]:
    """Begin to make something beside all else, in a thread that keeps nobody from stopping."""
    made: Future[T] = Future()
    made.set_running_or_notify_cancel()  # nobody who waits can call it off

    def work() -> None:
        try:
            made.set_result(make())
        except BaseException as error:
            made.set_exception(error)

    threading.Thread(target=work, name="beginning", daemon=True).start()
    return made


def run(server: uvicorn.Server, bound: socket.socket, needed: Future[Any]) -> None:
    """Answer on a socket until told to stop; raise what kept `needed` from being made, as soon as it did."""

    def stop_if_failed(made: Future[Any]) -> None:
        server.should_exit = server.should_exit or made.exception() is not None

    needed.add_done_callback(stop_if_failed)
    server.run(sockets=[bound])
    if needed.done():
        needed.result()


class _Server(uvicorn.Server):
    """uvicorn's server, telling when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()
