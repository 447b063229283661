"""From the paths that the user names to the documents that are read."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.reports.results import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plainspeak.model import Document

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to check in the order of their paths, what could not be taken, and how many were passed over.

    `skipped` counts files of other types met in folders; hidden files and folders are not counted.
    """

    files: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    skipped: int = 0


@dataclass(slots=True)
class _Found:
    files: dict[str, str] = field(default_factory=dict[str, str])
    failures: list[Failure] = field(default_factory=list[Failure])
    skipped: int = 0

    def add(self, path: str) -> None:
        """Take a file once, by the first name that it is given."""
        key = path if path == STDIN else os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - links stay
        self.files.setdefault(key, path)


def collect(paths: Iterable[str]) -> Inputs:
    """The documents that `paths` name: files as they are, folders with all that is in them."""
    found = _Found()
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            _walk(path, found)
        else:
            found.add(path)
    return Inputs(tuple(sorted(found.files.values(), key=_in_order)), tuple(found.failures), found.skipped)


def _in_order(path: str) -> tuple[str, ...]:
    return Path(path).parts


def _walk(folder: str, found: _Found) -> None:
    from plainspeak.documents import known_suffixes

    suffixes = known_suffixes()
    any_known = False
    for path in _files(folder, found):
        if path.suffix.lower() in suffixes:
            found.add(str(path))
            any_known = True
        else:
            found.skipped += 1
    if not any_known:
        known = ", ".join(sorted(suffixes))
        reads = f"no document that plainspeak reads ({known})"
        message = f"{shown_path(folder)} holds {reads}; name a file or another folder."
        found.failures.append(Failure(folder, message))


def _files(folder: str, found: _Found) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        path = str(error.filename)
        reason = error.strerror or "it cannot be opened"
        found.failures.append(
            Failure(path, f"{shown_path(path)} cannot be looked into ({reason}); check its permissions.")
        )

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            # "~$letter.docx" is Word's own note that the file is open
            if not name.startswith((".", "~$")):
                yield Path(place) / name


def shown_path(path: str) -> str:
    """The path as it is put into a message: printable, on one line, not too long."""
    from plainspeak.documents.errors import shown_name

    return shown_name(path)


def read_input(path: str, stdin_name: str | None) -> Document:
    """The document at `path`, or that on standard input. Raises UnreadableDocument."""
    from plainspeak.documents import read

    if path == STDIN:
        return read(sys.stdin.buffer.read(), name=stdin_name or STDIN)
    return read(path)
