"""Who may ask the server: its own names, the pages and programs of other origins, and tokens."""

from __future__ import annotations

import hmac
import ipaddress
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from plainspeak.service.problems import Problem
from plainspeak.service.settings import LOOPBACK_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.datastructures import Headers

    from plainspeak.service.settings import ServiceSettings

# The schemes of pages that a browser takes from an extension, whose user has let it in.
_EXTENSION = re.compile(r"(?:chrome|moz|safari-web)-extension://[\w.-]+", re.ASCII)
_PROGRAMS = frozenset({"app://obsidian.md"})
_HOST = re.compile(r"(?:\[(?P<address>[0-9A-Fa-f:.]+)\]|(?P<name>[\w.-]+?)\.?)(?::[0-9]*)?", re.ASCII)
_METHODS = "GET, HEAD, POST, OPTIONS"
_DAY = "86400"

# Nothing but a page is to be shown by a browser; a page takes everything from this server and sends it nowhere else.
NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


def response_headers(origin: str | None) -> dict[str, str]:
    """What goes with an answer that does not say otherwise; `origin` is the one that asked, if it may."""
    sharing = (
        {"cross-origin-resource-policy": "same-origin"}
        if origin is None
        else {"access-control-allow-origin": origin, "access-control-expose-headers": "Retry-After"}
    )
    return _ALWAYS | {"content-security-policy": NO_PAGE_POLICY, "vary": "Origin"} | sharing


class Guard:
    """Decides by the headers of a request, before any of its body is read."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._hosts = frozenset(host.lower() for host in settings.hosts) | LOOPBACK_NAMES
        self._origins = frozenset(origin.lower().rstrip("/") for origin in settings.origins) | _PROGRAMS
        self._tokens = [_hashed(token) for token in settings.tokens]

    def check_host(self, host: str | None) -> None:
        """Raise Problem 403 for a name that is not ours: a page elsewhere may have pointed it at this computer.

        Addresses are let through, as nobody can point those elsewhere, and so are the simplest clients,
        which send no Host at all.
        """
        if host is None:
            return
        name = _host_name(host)
        if name is None or not (name in self._hosts or _is_address(name)):
            raise Problem(
                403,
                "This server does not go by the name in the Host header; whoever runs it can add the name "
                "with --allow-host.",
                close=True,
            )

    def allowed_origin(self, headers: Headers) -> str | None:
        """The origin of the page that asks, None where none is named. Raises Problem 403 if it may not ask."""
        origin = headers.get("origin")
        if origin is None:
            return None
        if self._may_ask(origin.lower(), headers.get("host", "").lower()):
            return origin
        raise Problem(
            403,
            "Pages of this origin may not use this server; whoever runs it can add the origin with --allow-origin.",
            close=True,
        )

    def _may_ask(self, origin: str, host: str) -> bool:
        scheme, _, rest = origin.partition("://")
        if origin in self._origins or _EXTENSION.fullmatch(origin):
            return True
        return scheme in ("http", "https") and bool(rest) and rest == host

    def check_token(self, offered: Iterable[str | None]) -> None:
        """Raise Problem 401 unless no token is needed or one of those offered is right."""
        if not self.knows(offered):
            raise Problem(
                401,
                "A token is needed: send the header “Authorization: Bearer” and your token.",
                {"www-authenticate": 'Bearer realm="plainspeak"'},
                close=True,
            )

    def knows(self, offered: Iterable[str | None]) -> bool:
        """Whether no token is needed, or one of those offered is right. How long it takes says nothing of them."""
        if not self._tokens:
            return True
        hashes = [_hashed(token) for token in offered if token]
        return sum(hmac.compare_digest(mine, theirs) for mine in self._tokens for theirs in hashes) > 0

    def caller(self, headers: Headers, address: str) -> str:
        """Who asks, for the rate limit: the holder of a token, else the address."""
        token = bearer(headers)
        if self._tokens and token and self.knows([token]):
            return _hashed(token).hex()
        return address


def bearer(headers: Mapping[str, str]) -> str | None:
    """The token in the Authorization header."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def preflight_headers(headers: Headers) -> dict[str, str]:
    """The answer to a browser that asks whether a page of an allowed origin may send a request."""
    asked = headers.get("access-control-request-headers", "")
    answer = {"access-control-allow-methods": _METHODS, "access-control-max-age": _DAY}
    if asked:
        answer["access-control-allow-headers"] = asked
    if headers.get("access-control-request-private-network") == "true":
        answer["access-control-allow-private-network"] = "true"
    return answer


def is_preflight(method: str, headers: Headers) -> bool:
    """Whether a browser only asks for permission."""
    return method == "OPTIONS" and "origin" in headers and "access-control-request-method" in headers


def _hashed(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def _host_name(host: str) -> str | None:
    """The name in a Host header, without its port; None where it has none."""
    found = _HOST.fullmatch(host)
    return None if found is None else (found["address"] or found["name"]).lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
