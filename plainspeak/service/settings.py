"""How the service is set up: where it listens, who may use it, and how much of it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

from plainspeak.model import PlainspeakError

PORT = 8125
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server takes on.

    Sizes are in characters for texts and in bytes for files and bodies, times in seconds. `running` checks go on at
    once and `waiting` more may wait for them; a text with more than `long_text` characters goes to a lane of its
    own, one at a time, with `long_waiting` behind it. All requests together hold `held` bytes of bodies. A body may
    pause for `body_seconds`, and must come at `body_rate` bytes a second on the whole. A caller has `per_minute`
    requests a minute; 0 is no limit.
    """

    text: int = 2_000_000
    file: int = 25_000_000
    running: int = 2
    waiting: int = 64
    long_text: int = 50_000
    long_waiting: int = 4
    per_minute: int = 3_000
    header_seconds: float = 10.0
    idle_seconds: float = 30.0
    body_seconds: float = 10.0
    body_rate: int = 20_000
    connections: int = 1_000
    held: int = 250_000_000
    file_seconds: float = 60.0
    file_memory: int = 1_500_000_000

    @property
    def body(self) -> int:
        """The longest body with a text in it, in bytes: percent-encoding makes three of one."""
        return 3 * self.text + 100_000


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """Where the server listens and who may ask it.

    `tokens` are the secrets that open it; without any it serves this computer alone. `hosts` are names that it goes
    by beside those of this computer, `origins` the web pages of other places that may ask it, as browsers write
    them ("https://example.gov.uk"), and `proxies` the addresses of reverse proxies that say whom they speak for.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    tokens: tuple[str, ...] = field(default=(), repr=False)
    hosts: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    proxies: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)

    def require_safe(self) -> None:
        """Raise PlainspeakError where anybody on a network could use the server without a token."""
        if self.tokens:
            return
        advice = "write a long secret into a file and name it with --token-file"
        if not is_loopback(self.host):
            raise PlainspeakError(
                f"{self.host} can be reached from other computers, so a token is needed; "
                f"{advice}, or leave out --host."
            )
        for name in sorted(self.hosts):
            if not is_loopback(name):
                raise PlainspeakError(
                    f"the name {name} is for people on other computers, so a token is needed; "
                    f"{advice}, or leave out --allow-host."
                )


def is_loopback(host: str) -> bool:
    """Whether a host is this computer and can be reached from no other."""
    if host in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
