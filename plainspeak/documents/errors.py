"""What the readers raise."""

from __future__ import annotations

from plainspeak.model import PlainspeakError

_LONGEST_NAME = 120
# Five hundred pages of tables have a hundred thousand cells. Each block takes about a kilobyte to keep.
MAX_BLOCKS = 150_000


class TooManyBlocks(Exception):
    """What a reader raises that meets more than MAX_BLOCKS paragraphs, cells and so on."""


class UnreadableDocument(PlainspeakError):
    """A file or text that no reader can turn into a document; the text says what is wrong and what to do."""


class UnknownType(UnreadableDocument):
    """A file that is of a type which no reader knows, and perhaps no document at all."""


def shown_name(name: str) -> str:
    """`name` as it is put into a message: on one line, printable, and cut in the middle where it is long.

    What a caller takes for a path may be the text of a document, which must not be repeated at length.
    """
    line = "".join(character if character.isprintable() else "?" for character in name)
    if len(line) <= _LONGEST_NAME:
        return line
    half = _LONGEST_NAME // 2
    return f"{line[:half]}…{line[-half:]}"
