"""The door: every request comes in through it, and every answer goes out through it with its headers."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from plainspeak.service.framing import check_framing, in_origin_form
from plainspeak.service.logs import LOGGER, log_request
from plainspeak.service.problems import BUSY, Problem, languagetool_error, problem_response
from plainspeak.service.security import bearer, is_preflight, preflight_headers, response_headers

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from plainspeak.service.limits import RateLimit
    from plainspeak.service.metrics import Metrics
    from plainspeak.service.security import Guard

# What says whether the server is well may be asked as often as one likes.
_UNLIMITED = frozenset({"/healthz", "/metrics"})
_TOKEN_NEEDED = ("/v1/", "/metrics")


@dataclass(slots=True)
class _Passage:
    """What is noted of one request on its way."""

    start: float
    received: int = 0
    status: int = 0
    origin: str | None = None


class Door:
    """Checks the names, origins, tokens and rate of requests; adds headers; counts, logs, and catches faults.

    `route` gives the pattern of a path, for the counts and the log. `most_held` is how many bytes of bodies are
    taken in at a time, those of all requests together.
    """

    def __init__(
        self,
        app: ASGIApp,
        guard: Guard,
        rate: RateLimit,
        metrics: Metrics,
        route: Callable[[str], str],
        most_held: int,
    ) -> None:
        self._app = app
        self._guard = guard
        self._rate = rate
        self._metrics = metrics
        self._route = route
        self._most_held = most_held
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, if it may pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope = in_origin_form(scope)
        passage = _Passage(time.perf_counter())

        async def counting_receive() -> Message:
            message = await receive()
            size = len(message.get("body", b""))
            passage.received += size
            self._held += size
            if self._held > self._most_held:
                raise Problem(503, BUSY, {"retry-after": "1"}, close=True)
            return message

        async def finishing_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                passage.status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in response_headers(passage.origin).items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._pass(scope, counting_receive, finishing_send, passage)
        finally:
            self._held -= passage.received
            seconds = time.perf_counter() - passage.start
            method = scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "OPTIONS") else "other"
            route = self._route(scope["path"])
            self._metrics.request(method, route, passage.status, seconds)
            log_request(
                method=method, route=route, status=passage.status, seconds=seconds, received=passage.received
            )

    async def _pass(self, scope: Scope, receive: Receive, send: Send, passage: _Passage) -> None:
        try:
            response = self._opening(scope, passage)
            if response is None:
                await self._app(scope, receive, send)
                return
        except Problem as problem:
            response = self._refusal(scope, problem)
        except Exception as error:
            LOGGER.error("fault", exc_info=error)
            if passage.status:
                raise  # the answer has begun; only breaking off tells the client
            problem = Problem(500, "A fault in plainspeak itself; please report it.", close=True)
            response = self._refusal(scope, problem)
        await response(scope, receive, send)

    def _opening(self, scope: Scope, passage: _Passage) -> Response | None:
        """What can be answered by the headers alone. Raises Problem."""
        headers = Headers(scope=scope)
        path: str = scope["path"]
        check_framing(scope["http_version"], headers)
        self._guard.check_host(headers.get("host"))
        passage.origin = self._guard.allowed_origin(headers)
        if is_preflight(scope["method"], headers):
            return Response(status_code=204, headers=preflight_headers(headers))
        client: Any = scope.get("client")
        if path not in _UNLIMITED:
            wait = self._rate.wait(self._guard.caller(headers, client[0] if client else ""))
            if wait:
                raise Problem(
                    429,
                    "Too many requests; wait a little and send it again.",
                    {"retry-after": str(int(wait) + 1)},
                    close=True,
                )
        if path.startswith(_TOKEN_NEEDED):
            self._guard.check_token([bearer(headers)])
        return None

    def _refusal(self, scope: Scope, problem: Problem) -> Response:
        ours = self._route(scope["path"])
        return languagetool_error(problem) if ours.startswith("/v2") else problem_response(problem)
