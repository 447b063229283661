"""How a mistake in a glossary is told to the person who can mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Sequence


class GlossaryError(PlainspeakError):
    """A mistake in a glossary: the file, the line (from 1), what is wrong and what to write instead."""

    def __init__(self, path: str, line: int, message: str) -> None:
        self.path, self.line, self.message = path, line, message
        super().__init__(f"{path}:{line}: {message}")


class TableError(GlossaryError):
    """Every mistake in a table of words, as pairs of its row (from 1, as Excel counts) and a message.

    Its text has one line for each.
    """

    def __init__(self, path: str, faults: Sequence[tuple[int, str]]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__(path, *self.faults[0])
        self.args = ("\n".join(f"{path}, row {row}: {message}" for row, message in self.faults),)


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """What to write instead, as the end of a sentence: the nearest known word, or all of them."""
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return f"; did you mean '{near[0]}'?"
    return f"; choose one of: {', '.join(known)}"
