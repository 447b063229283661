"""What the server has done, in the text form that Prometheus reads (version 0.0.4). Numbers only, no text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counts requests, their latency and the words checked; all calls come from the event loop's thread.

    `gauges` are asked when somebody looks: the name, what it is, whether it only grows, and the number.
    """

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: dict[str, list[int]] = defaultdict(lambda: [0] * (len(_BOUNDS) + 1))
        self._seconds: Counter[str] = Counter()
        self._gauges: list[tuple[str, str, str, Callable[[], float]]] = []
        self.words = 0
        self.findings = 0
        self.refused = 0
        self.gauge("words_total", "Words checked.", "counter", lambda: self.words)
        self.gauge("findings_total", "Findings given.", "counter", lambda: self.findings)
        self.gauge(
            "refused_total",
            "Requests refused because too many were waiting.",
            "counter",
            lambda: self.refused,
        )

    def gauge(self, name: str, meaning: str, kind: str, value: Callable[[], float]) -> None:
        """Add a number that is asked for when somebody looks; `kind` is "gauge" or "counter"."""
        self._gauges.append((name, meaning, kind, value))

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        self._requests[method, route, status] += 1
        self._buckets[route][bisect_left(_BOUNDS, seconds)] += 1
        self._seconds[route] += seconds  # pyright: ignore[reportArgumentType] - a Counter adds fractions too

    def text(self) -> str:
        """All of it, as Prometheus reads it."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield from _head("requests_total", "Requests answered.", "counter")
        for (method, route, status), count in sorted(self._requests.items()):
            labels = f'method="{method}",route="{route}",status="{status}"'
            yield f"plainspeak_requests_total{{{labels}}} {count}"
        yield from _head("request_seconds", "Time from the headers of a request to its answer.", "histogram")
        for route, counts in sorted(self._buckets.items()):
            total = 0
            for bound, count in zip((*_BOUNDS, "+Inf"), counts, strict=True):
                total += count
                yield f'plainspeak_request_seconds_bucket{{route="{route}",le="{bound}"}} {total}'
            yield f'plainspeak_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}'
            yield f'plainspeak_request_seconds_count{{route="{route}"}} {total}'
        for name, meaning, kind, value in self._gauges:
            yield from _head(name, meaning, kind)
            yield f"plainspeak_{name} {value()}"


def _head(name: str, meaning: str, kind: str) -> Iterator[str]:
    yield f"# HELP plainspeak_{name} {meaning}"
    yield f"# TYPE plainspeak_{name} {kind}"
