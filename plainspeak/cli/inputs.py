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
    files: set[str] = field(default_factory=set[str])
    failures: list[Failure] = field(default_factory=list[Failure])
    skipped: int = 0


def collect(paths: Iterable[str]) -> Inputs:
    """The documents that `paths` name: files as they are, folders with all that is in them."""
    found = _Found()
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            _walk(path, found)
        else:
            found.files.add(path)
    return Inputs(tuple(sorted(found.files, key=_in_order)), tuple(found.failures), found.skipped)


def _in_order(path: str) -> tuple[str, ...]:
    return Path(path).parts


def _walk(folder: str, found: _Found) -> None:
    from plainspeak.documents import known_suffixes

    suffixes = known_suffixes()
    before = len(found.files)
    for path in _files(folder, found):
        if path.suffix.lower() in suffixes:
            found.files.add(str(path))
        else:
            found.skipped += 1
    if len(found.files) == before:
        known = ", ".join(sorted(suffixes))
        message = (
            f"{folder} holds no document that plainspeak reads ({known}); name a file or another folder."
        )
        found.failures.append(Failure(folder, message))


def _files(folder: str, found: _Found) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        path = str(error.filename)
        reason = error.strerror or "it cannot be opened"
        found.failures.append(
            Failure(path, f"{path} cannot be looked into ({reason}); check its permissions.")
        )

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            # "~$letter.docx" is Word's own note that the file is open
            if not name.startswith((".", "~$")):
                yield Path(place) / name


def read_input(path: str, stdin_name: str | None) -> Document:
    """The document at `path`, or that on standard input. Raises UnreadableDocument."""
    from plainspeak.documents import read

    if path == STDIN:
        return read(sys.stdin.buffer.read(), name=stdin_name or STDIN)
    return read(path)
