"""Limits: how long a request may be, how slowly it may come, how often a caller may ask."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from plainspeak.service.framing import declared_length
from plainspeak.service.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import Message

    from plainspeak.service.settings import Limits

_MOST_CALLERS = 10_000
_DROPPED = 4  # so many times the limit is read before the connection is broken off


class RateLimit:
    """So many requests a minute for each caller; a caller that was silent may ask for a minute's worth at once."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, caller: str) -> float:
        """Take one request from a caller's share: 0 if it may go on, else the seconds it should wait."""
        if not self._per_minute:
            return 0.0
        now = self._clock()
        left, before = self._left.pop(caller, (float(self._per_minute), now))
        left = min(float(self._per_minute), left + (now - before) * self._per_minute / 60)
        allowed = left >= 1
        self._left[caller] = (left - allowed, now)
        if len(self._left) > _MOST_CALLERS:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) * 60 / self._per_minute


async def read_body(request: Request, most: int, limits: Limits) -> bytes:
    """The whole body of a request.

    Raises Problem: 413 for more than `most` bytes, 408 where it comes too slowly, 400 where it does not come whole.
    """
    declared = declared_length(request.headers)
    # Who waits to be told to go on, or has very much to come, is told before any of it is sent.
    if declared > (most if request.headers.get("expect") else _DROPPED * most):
        raise too_large(most)
    parts: list[bytes] = []
    received = 0
    clock = asyncio.get_running_loop().time
    start = clock()
    more = True
    while more:
        # A client sends all before it looks for an answer, so what is too much is read on for a while and dropped.
        until = start + limits.body_seconds + received / limits.body_rate
        message = await _next_part(request, min(until, clock() + limits.body_seconds))
        if message["type"] != "http.request":
            raise Problem(400, "The request broke off; send all of it.", close=True)
        part: bytes = message.get("body", b"")
        received += len(part)
        more = message.get("more_body", False)
        if received <= most:
            parts.append(part)
        else:
            parts.clear()
            if received > _DROPPED * most:
                break
    if received > most:
        raise too_large(most)
    return b"".join(parts)


async def _next_part(request: Request, until: float) -> Message:
    try:
        async with asyncio.timeout_at(until):
            return await request.receive()
    except TimeoutError as error:
        raise Problem(408, "The request came too slowly; send it again.", close=True) from error


def too_large(most: int) -> Problem:
    """The refusal of a body of more bytes than `most`."""
    return Problem(
        413,
        f"The request is over the limit of {most / 1_000_000:g} MB; split it into smaller texts.",
        close=True,
    )


def text_too_long(length: int, most: int) -> Problem:
    """The refusal of a text of more characters than `most`, in LanguageTool's words, which clients know."""
    return Problem(
        413,
        f"Your text exceeds the limit of {most} characters (it's {length} characters). "
        "Please submit a shorter text.",
    )
