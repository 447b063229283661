"""Checking in threads: a few texts at a time, a few waiting, and the rest told to come again."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from plainspeak.garbage import spare_loaded
from plainspeak.model import PlainspeakError
from plainspeak.service.problems import BUSY, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from plainspeak.checker import Checker
    from plainspeak.model import Audience, Document, Report
    from plainspeak.service.metrics import Metrics
    from plainspeak.service.settings import Limits

T = TypeVar("T")
_MOST_CHECKERS = 64
_WARM_UP = "We will utilise the hall, and the decision was made by officers. " * 10


class Lane:
    """Threads that take work in turn: `running` at once, `waiting` more in line."""

    def __init__(self, name: str, running: int, waiting: int) -> None:
        self._most = running + waiting
        self._running = running
        self._threads = ThreadPoolExecutor(running, thread_name_prefix=name)
        self.taken = 0

    @property
    def waiting(self) -> int:
        """How much work waits for a thread."""
        return max(0, self.taken - self._running)

    async def run(self, work: Callable[[], T]) -> T:
        """Do some work in a thread. Raises Problem 503 where too much is waiting already."""
        if self.taken >= self._most:
            raise Problem(503, BUSY, {"retry-after": "1"}, close=True)
        self.taken += 1
        future = asyncio.get_running_loop().run_in_executor(self._threads, work)
        future.add_done_callback(self._done)
        return await asyncio.shield(future)

    def _done(self, _future: object) -> None:
        self.taken -= 1

    def close(self) -> None:
        """Let the threads end with what they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom a text is checked, and what is reported, as a Checker takes it."""

    audience: Audience | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Desk:
    """Where requests hand in what is to be checked. Long texts have a lane of their own, so that short ones pass.

    The checker may still be in the making, as glossaries may have to be compiled first: what needs it waits in
    its lane.
    """

    def __init__(self, checker: Future[Checker], limits: Limits, metrics: Metrics) -> None:
        self._checker = checker
        self._limits = limits
        self._metrics = metrics
        self._like: OrderedDict[Wanted, Checker] = OrderedDict()
        self._like_lock = threading.Lock()
        self.short = Lane("short", limits.running, limits.waiting)
        self.long = Lane("long", 1, limits.long_waiting)
        metrics.gauge("checks_running", "Checks taken on and not yet answered.", "gauge", self._taken)
        metrics.gauge("checks_waiting", "Checks that wait for a thread.", "gauge", self._waiting)

    def _taken(self) -> int:
        return self.short.taken + self.long.taken

    def _waiting(self) -> int:
        return self.short.waiting + self.long.waiting

    @property
    def is_full(self) -> bool:
        """Whether the next short text would be refused."""
        return self.short.waiting >= self._limits.waiting

    def _checker_for(self, wanted: Wanted) -> Checker:
        """The checker for these readers and rules; those used last are kept. Waits, so it belongs in a lane."""
        first = self._made()
        with self._like_lock:
            made = self._like.pop(wanted, None) or first.like(wanted.audience, wanted.select, wanted.ignore)
            self._like[wanted] = made
            if len(self._like) > _MOST_CHECKERS:
                self._like.popitem(last=False)
        return made

    def _made(self) -> Checker:
        try:
            return self._checker.result()
        except PlainspeakError as error:
            raise Problem(
                503, "The server cannot start; what it said to whoever runs it says why."
            ) from error

    async def check(
        self,
        wanted: Wanted,
        document: Callable[[], Document],
        length: int,
        then: Callable[[Report], T],
    ) -> T:
        """What `then` makes of the report on a document of about `length` characters.

        All three steps (reading, checking, writing) are done in a thread.
        Raises Problem 503, and what the steps raise.
        """

        def work() -> tuple[Report, T]:
            report = self._checker_for(wanted).check(document())
            return report, then(report)

        lane = self.long if length > self._limits.long_text else self.short
        try:
            report, made = await lane.run(work)
        except Problem as problem:
            self._metrics.refused += problem.status == 503
            raise
        self._metrics.words += report.words
        self._metrics.findings += len(report.findings)
        return made

    async def ask(self, question: Callable[[Checker], T]) -> T:
        """What `question` makes of the checker, in the lane of short texts. Raises Problem 503."""
        return await self.short.run(lambda: question(self._made()))

    async def warm_up(self) -> None:
        """Load what the first check would have to wait for, once there is a checker."""
        checker = await asyncio.wrap_future(self._checker)

        def work() -> object:
            return checker.check(_WARM_UP).scores

        await self.short.run(work)  # alone, so that a text which needs none of this passes it
        await asyncio.gather(*(self.short.run(work) for _ in range(self._limits.running)))
        await self.short.run(spare_loaded)

    def close(self) -> None:
        """End the threads."""
        self.short.close()
        self.long.close()
