"""Limits: how long a request may be, how slowly it may come, how often a caller may ask."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from plainspeak.service.problems import Problem

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from starlette.requests import Request
    from starlette.types import Message

    from plainspeak.service.settings import Limits

_MOST_CALLERS = 10_000


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


async def body_chunks(request: Request, most: int, limits: Limits) -> AsyncGenerator[bytes]:
    """The body of a request as it comes.

    Raises Problem: 413 for more than `most` bytes, 408 where it comes too slowly, 400 where it does not come whole.
    """
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise too_large(most)
    received = 0
    start = asyncio.get_running_loop().time()
    more = True
    while more:
        message = await _next_part(request, start + limits.body_seconds + received / limits.body_rate)
        if message["type"] != "http.request":
            raise Problem(400, "The request broke off; send all of it.", close=True)
        chunk: bytes = message.get("body", b"")
        received += len(chunk)
        if received > most:
            raise too_large(most)
        more = message.get("more_body", False)
        yield chunk


async def read_body(request: Request, most: int, limits: Limits) -> bytes:
    """The whole body of a request; raises as `body_chunks` does."""
    return b"".join([chunk async for chunk in body_chunks(request, most, limits)])


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
