"""How a mistake in a glossary is told to the person who can mend it."""

from __future__ import annotations

from plainspeak.model import PlainspeakError


class GlossaryError(PlainspeakError):
    """A mistake in a glossary: the file, the line (from 1), what is wrong and what to write instead."""

    def __init__(self, path: str, line: int, message: str) -> None:
        self.path, self.line, self.message = path, line, message
        super().__init__(f"{path}:{line}: {message}")
