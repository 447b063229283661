"""What the first line and the headers of a request say of its form, before anybody looks at what it asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from plainspeak.service.problems import Problem

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import Scope

_WHOLE_ADDRESS = re.compile(rb"https?://([^/]*)(/.*)?", re.IGNORECASE)


def in_origin_form(scope: Scope) -> Scope:
    """The scope of a request, its path without the server where the client sent a whole address.

    The server in the address then takes the place of the Host header (RFC 9112, section 3.2.2).
    """
    whole = _WHOLE_ADDRESS.fullmatch(scope["raw_path"])
    if whole is None:
        return scope
    host, path = whole[1], whole[2] or b"/"
    headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
    return {
        **scope,
        "raw_path": path,
        "path": unquote(path.decode("ascii")),
        "headers": [(b"host", host), *headers],
    }


def check_framing(version: str, headers: Headers) -> None:
    """Raise Problem for a request whose end two servers could see in two places, or of another version of HTTP.

    A proxy in front of this server might then take for a body what this server takes for the next request.
    """
    if version not in ("1.0", "1.1"):
        raise Problem(505, "This server speaks HTTP/1.1; send the request in that.", close=True)
    if "transfer-encoding" in headers and ("content-length" in headers or version == "1.0"):
        raise Problem(400, "The length of the request is told in two ways; tell it in one.", close=True)


def declared_length(headers: Headers) -> int:
    """How many bytes of body the headers announce; 0 where they do not say."""
    told = headers.get("content-length", "")
    return int(told) if told.isdecimal() else 0
