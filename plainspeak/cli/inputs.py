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
ZIP_SUFFIX = ".zip"


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
    unpack: bool
    files: dict[str, str] = field(default_factory=dict[str, str])
    failures: list[Failure] = field(default_factory=list[Failure])
    skipped: int = 0

    def add(self, path: str) -> None:
        """Take a file once, by the first name that it is given; take a zip archive for what is in it."""
        from plainspeak.documents import archives, known_suffixes

        if self.unpack and path != STDIN and archives.is_archive(path, known_suffixes()):
            self._add_archive(path)
            return
        self._add_file(path)

    def _add_archive(self, path: str) -> None:
        from plainspeak.documents import UnreadableDocument, archives, known_suffixes

        try:
            packed = archives.contents(path, known_suffixes())
        except UnreadableDocument as error:
            self.failures.append(Failure(path, str(error)))
            return
        for inner in packed.paths:
            self._add_file(inner)
        self.failures += [Failure(*refused) for refused in packed.refused]
        self.skipped += packed.skipped
        if not packed.paths and not packed.refused:
            self.failures.append(_without_documents(path))

    def _add_file(self, path: str) -> None:
        key = path if path == STDIN else os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - links stay
        self.files.setdefault(key, path)


def collect(paths: Iterable[str], *, unpack: bool = True) -> Inputs:
    """The documents that `paths` name: files as they are, folders and zip archives with all that is in them.

    Without `unpack`, an archive is a file like others.
    """
    found = _Found(unpack)
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            _walk(path, found)
        else:
            found.add(path)
    return Inputs(tuple(sorted(found.files.values(), key=in_order)), _sorted(found.failures), found.skipped)


def _sorted(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    return tuple(sorted(failures, key=lambda failure: in_order(failure.path)))


def in_order(path: str) -> tuple[str, ...]:
    """What paths are sorted by: a folder's documents stand together."""
    return Path(path).parts


def _walk(folder: str, found: _Found) -> None:
    from plainspeak.documents import known_suffixes

    suffixes = known_suffixes()
    any_known = False
    for path in _files(folder, found):
        suffix = path.suffix.lower()
        if suffix in suffixes or (suffix == ZIP_SUFFIX and found.unpack):
            found.add(str(path))
            any_known = True
        else:
            found.skipped += 1
    if not any_known:
        found.failures.append(_without_documents(folder))


def _without_documents(path: str) -> Failure:
    from plainspeak.documents import known_suffixes

    known = ", ".join(sorted(known_suffixes()))
    reads = f"no document that plainspeak reads ({known})"
    return Failure(path, f"{shown_path(path)} holds {reads}; name a file or another folder.")


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
    """The document at `path`, or that on standard input, with what the sidecars beside it ask to leave out.

    Raises UnreadableDocument, and PlainspeakError for a mistake in a sidecar.
    """
    from plainspeak.documents import read
    from plainspeak.documents.sidecars import with_sidecars

    if path != STDIN:
        return with_sidecars(read(path))
    document = read(sys.stdin.buffer.read(), name=stdin_name or STDIN)
    return with_sidecars(document) if stdin_name else document
