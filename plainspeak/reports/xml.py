"""XML for the reports that are XML: elements with attributes and texts that may hold anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

# What XML 1.0 has no way to write (section 2.2, "Characters").
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, attributes: dict[str, object], inside: str | Iterable[str] = "") -> str:
    """An element, ending with a line end. A text inside is escaped; elements inside are given as a sequence."""
    start = name + "".join(f" {key}={_quoted(str(value))}" for key, value in attributes.items())
    if isinstance(inside, str):
        return f"<{start}>{escape(_clean(inside))}</{name}>\n" if inside else f"<{start}/>\n"
    elements = "".join(inside)
    return f"<{start}>\n{elements}</{name}>\n" if elements else f"<{start}/>\n"


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)
