"""LanguageTool's `data`: text in which markup is told apart, and the way back from its plain text to the whole."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, cast

from plainspeak.service.offsets import Utf16, utf16_length
from plainspeak.service.problems import Problem


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the plain text, in UTF-16 code units, and that of the whole which it stands for."""

    start: int
    whole_start: int
    whole_end: int
    markup: bool


class Annotated:
    """A text to check and where its parts stand in what the client has, markup included.

    `text` is the plain text. Offsets of the whole are UTF-16 code units.
    """

    def __init__(self, pieces: list[tuple[str, str | None]]) -> None:
        """`pieces` are pairs: a text and None, or a markup and what it is read as."""
        self.text = "".join(each if read_as is None else read_as for each, read_as in pieces)
        self._units = Utf16(self.text)
        self._parts: list[_Part] = []
        plain = whole = 0
        for each, read_as in pieces:
            length = utf16_length(each)
            self._parts.append(_Part(plain, whole, whole + length, read_as is not None))
            plain += utf16_length(each if read_as is None else read_as)
            whole += length
        self._starts = [part.start for part in self._parts]

    def range(self, start: int, end: int) -> tuple[int, int, bool]:
        """The range of the whole for one of the plain text in code points, and whether there is markup inside."""
        first, low = self._place(self._units(start))
        last, high = self._place(self._units(end) - 1) if end > start else (first, low - 1)
        if self._parts and self._parts[last].markup:
            high = self._parts[last].whole_end - 1
        inside = any(part.markup for part in self._parts[first : last + 1])
        return low, high + 1, inside

    def _place(self, unit: int) -> tuple[int, int]:
        """The part that holds a unit of the plain text, and the unit of the whole."""
        if not self._parts:
            return 0, unit
        index = max(0, bisect_right(self._starts, unit) - 1)
        part = self._parts[index]
        if part.markup:
            return index, part.whole_start
        return index, part.whole_start + (unit - part.start)


def plain(text: str) -> Annotated:
    """A text without markup."""
    return Annotated([(text, None)])


def parse_data(data: str) -> Annotated:
    """What a client sent as `data`. Raises Problem 400, as LanguageTool does."""
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "Could not parse JSON from 'data' parameter") from error
    fields = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    text, annotation = fields.get("text"), fields.get("annotation")
    if text is not None and annotation is not None:
        raise Problem(400, "'data' key in JSON requires either 'text' or 'annotation' key, not both")
    if isinstance(text, str):
        return plain(text)
    if not isinstance(annotation, list):
        raise Problem(400, "'data' key in JSON requires 'text' or 'annotation' key")
    return Annotated([_piece(item) for item in cast("list[Any]", annotation)])


def _piece(item: Any) -> tuple[str, str | None]:
    fields = cast("dict[str, Any]", item) if isinstance(item, dict) else {}
    text, markup, read_as = (fields.get(key) for key in ("text", "markup", "interpretAs"))
    if isinstance(text, str) and markup is None:
        if read_as is not None:
            raise Problem(400, "'text' cannot be used with 'interpretAs' (only 'markup' can)")
        return text, None
    if isinstance(markup, str) and text is None and (read_as is None or isinstance(read_as, str)):
        return markup, read_as or ""
    raise Problem(400, "Only either 'text' or 'markup' is supported in an object in the 'annotation' list")
