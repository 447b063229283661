"""Offsets in UTF-16 code units, as JavaScript, Java and most editors count."""

from __future__ import annotations

from bisect import bisect_left

_LAST_OF_ONE_UNIT = "\uffff"


class Utf16:
    """Turns offsets in code points of one text into offsets in UTF-16 code units.

    A lone surrogate counts as one unit, as it does there.
    """

    def __init__(self, text: str) -> None:
        plain = text.isascii() or max(text) <= _LAST_OF_ONE_UNIT
        self._wide = [] if plain else [i for i, c in enumerate(text) if c > _LAST_OF_ONE_UNIT]

    def __call__(self, offset: int) -> int:
        """The offset in UTF-16 code units of the character at `offset` code points."""
        return offset + bisect_left(self._wide, offset)


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return Utf16(text)(len(text))
