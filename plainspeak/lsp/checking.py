"""Checking the open texts, one at a time, in a thread beside the one that answers the editor."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pygls.uris import to_fs_path

from plainspeak.documents import from_text
from plainspeak.documents.sidecars import lines_for, with_sidecars
from plainspeak.garbage import spare_loaded
from plainspeak.lsp.settings import Checkers
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Callable

    from plainspeak.checker import Checker
    from plainspeak.documents.sidecars import Line
    from plainspeak.lsp.texts import OpenText, Text
    from plainspeak.model import Report

T = TypeVar("T")
_MARKDOWN, _HTML, _PLAIN = "text/markdown", "text/html", "text/plain"
# What editors call the languages of texts. AsciiDoc and reStructuredText are read as plain text.
_LANGUAGES = {
    "markdown": _MARKDOWN,
    "html": _HTML,
    "mhtml": _HTML,
    "xhtml": _HTML,
    "plaintext": _PLAIN,
    "text": _PLAIN,
    "asciidoc": _PLAIN,
    "adoc": _PLAIN,
    "restructuredtext": _PLAIN,
    "rst": _PLAIN,
}
_SUFFIXES = {
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".txt": _PLAIN,
    ".text": _PLAIN,
    ".adoc": _PLAIN,
    ".asciidoc": _PLAIN,
    ".rst": _PLAIN,
}
_WARM_UP = "We will utilise the hall, and the decision was made by officers."


@dataclass(frozen=True, slots=True)
class Checked:
    """A version of a text, the report on it, the checker that made it, and what the sidecars beside it said."""

    text: Text
    report: Report
    checker: Checker
    sidecars: tuple[Line, ...] = ()


class Desk:
    """Where open texts are checked. What was found is kept until the text or the settings change."""

    def __init__(self) -> None:
        self.checkers = Checkers()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._kept: dict[str, Checked] = {}

    async def run(self, work: Callable[[], T]) -> T:
        """Do some work in the thread of the checks."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def checked(self, opened: OpenText) -> Checked | None:
        """The newest version of a text, checked; None for a text of another kind, or one that changed meanwhile.

        Raises PlainspeakError for wrong settings and a text that is too long.
        """
        text = opened.text
        found = await self.run(lambda: self._check(opened, text))
        return found if opened.text is text else None

    def _check(self, opened: OpenText, text: Text) -> Checked | None:
        media_type = media_type_of(opened)
        if media_type is None or opened.text is not text:  # it changed while it waited
            return None
        kept = self._kept.get(opened.uri)
        file = file_of(opened.uri)
        checker = self.checkers.for_file(file)
        sidecars = lines_for(str(file)) if file else ()
        if kept is not None and (kept.text, kept.checker, kept.sidecars) == (text, checker, sidecars):
            return kept
        document = from_text(text.content, media_type, str(file or ""))
        report = checker.check(with_sidecars(document) if file else document)
        found = Checked(text, report, checker, sidecars)
        self._kept[opened.uri] = found
        return found

    async def warm_up(self) -> None:
        """Load what the first check would have to wait for; mistakes in the settings are told with that one."""
        await self.run(self._warm_up)

    def _warm_up(self) -> None:
        try:
            self.checkers.for_file(None).check(_WARM_UP)
        except PlainspeakError:
            return
        spare_loaded()

    def forget(self, uri: str) -> None:
        """Drop what was found in a text that was closed."""
        self._kept.pop(uri, None)

    def close(self) -> None:
        """End the thread once it is done with what it does."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def media_type_of(opened: OpenText) -> str | None:
    """How a text is read: by what the editor calls its language, or else by its name; None for other kinds."""
    suffix = Path(opened.uri).suffix.lower()
    return _LANGUAGES.get(opened.language.lower()) or _SUFFIXES.get(suffix)


def folder_of(uri: str) -> Path | None:
    """The folder of a text; None for one that is in no file."""
    file = file_of(uri)
    return file.parent if file else None


def file_of(uri: str) -> Path | None:
    """The file of a text; None for one that is in no file."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else None
