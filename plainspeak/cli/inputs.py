"""From the paths that the user names to the documents that are read."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.cli.gitignore import GitIgnored
from plainspeak.model import PlainspeakError
from plainspeak.reports.results import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plainspeak.model import Document

STDIN = "-"
ZIP_SUFFIX = ".zip"
_PATTERN = re.compile(r"[*?\[]")


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
        key = path if path == STDIN else os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - as _absolute
        self.files.setdefault(key, path)


def nothing_excluded(_path: str) -> bool:
    """Whether a file in a folder is passed over, where nobody asks for that: it is not."""
    return False


def collect(
    paths: Iterable[str], excluded: Callable[[str], bool] = nothing_excluded, *, unpack: bool = True
) -> Inputs:
    """The documents that `paths` name: files as they are, folders and zip archives with all that is in them.

    "@list.txt" stands for the paths in a file, one a line, and a pattern ("docs/**/*.md") for the files that match
    it. Of folders and patterns, hidden files are left out, those that Git ignores and those `excluded`. Without
    `unpack`, an archive is a file like others. Raises PlainspeakError for a list that cannot be read.
    """
    found = _Found(unpack)
    for path in _listed(paths):
        if path == STDIN or Path(path).is_file():
            found.add(path)
        elif Path(path).is_dir():
            _take_known(path, _files(path, found), found, excluded)
        elif _PATTERN.search(path):
            _take_known(path, _matching(path, found), found, excluded)
        else:
            found.add(path)
    return Inputs(tuple(sorted(found.files.values(), key=in_order)), _sorted(found.failures), found.skipped)


def _sorted(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    return tuple(sorted(failures, key=lambda failure: in_order(failure.path)))


def in_order(path: str) -> list[str]:
    """What paths are sorted by: a folder's documents stand together."""
    return os.path.normpath(path).split(os.sep)  # noqa: PTH206 - as above


def _listed(paths: Iterable[str]) -> Iterator[str]:
    """The paths, with those in a list in the place of the list."""
    for path in paths:
        if not path.startswith("@") or Path(path).exists():
            yield path
            continue
        try:
            lines = Path(path[1:]).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, ValueError) as error:
            raise PlainspeakError(
                f"the list {shown_path(path[1:])} cannot be read; check its path, and save it as text in UTF-8."
            ) from error
        yield from (line.strip() for line in lines if line.strip())


def _take_known(named: str, paths: Iterable[str], found: _Found, excluded: Callable[[str], bool]) -> None:
    """Take the files of known types, and count the others."""
    from plainspeak.documents import known_suffixes

    suffixes = known_suffixes()
    any_known = False
    for path in paths:
        if excluded(path):
            continue
        suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - making a Path for each of many files takes longer
        if suffix in suffixes or (suffix == ZIP_SUFFIX and found.unpack):
            found.add(path)
            any_known = True
        else:
            found.skipped += 1
    if not any_known:
        found.failures.append(_without_documents(named))


def _without_documents(path: str) -> Failure:
    from plainspeak.documents import known_suffixes

    known = ", ".join(sorted(known_suffixes()))
    reads = f"no document that plainspeak reads ({known})"
    if not Path(path).exists():
        return Failure(path, f"{shown_path(path)} matches {reads}; check the pattern, or name a folder.")
    return Failure(path, f"{shown_path(path)} holds {reads}; name a file or another folder.")


def _files(folder: str, found: _Found) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        path = str(error.filename)
        reason = error.strerror or "it cannot be opened"
        found.failures.append(
            Failure(path, f"{shown_path(path)} cannot be looked into ({reason}); check its permissions.")
        )

    ignored = GitIgnored(_absolute(folder))
    for place, folders, names in os.walk(folder, onerror=unreadable):
        here = _absolute(place)
        before = "" if place in ("", ".") else os.path.join(Path(place), "")  # noqa: PTH118 - with its separator
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not ignored.holds(here, name, is_folder=True)
        )
        for name in sorted(names):
            if _is_shown(name) and not ignored.holds(here, name, is_folder=False):
                yield before + name


def _matching(pattern: str, found: _Found) -> Iterator[str]:
    """The files that match a pattern, and those in the folders that do."""
    first = next(number for number, part in enumerate(Path(pattern).parts) if _PATTERN.search(part))
    ignored = GitIgnored(_absolute(str(Path(*Path(pattern).parts[:first]))))
    for name in sorted(glob(pattern, recursive=True)):  # noqa: PTH207 - Path's own takes no absolute pattern
        path = Path(name)
        if not _is_shown(path.name) or ignored.holds_on_the_way(_absolute(name)):
            continue
        if path.is_file():
            yield str(path)
        elif not pattern.endswith("**"):  # that names what is in the folders as well
            yield from _files(name, found)


def _is_shown(name: str) -> bool:
    """Whether a file is no hidden one; "~$letter.docx" is Word's own note that the file is open."""
    return not name.startswith((".", "~$"))


def _absolute(path: str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are named


def shown_path(path: str) -> str:
    """The path as it is put into a message: printable, on one line, not too long."""
    from plainspeak.documents.errors import shown_name

    return shown_name(path)


def name_of(path: str, stdin_name: str | None) -> str:
    """What reports call the document at `path`."""
    return stdin_name or path if path == STDIN else path


def read_input(path: str, stdin_name: str | None, content: bytes | None = None) -> Document:
    """The document at `path`, or that on standard input, with what the sidecars beside it ask to leave out.

    `content` is that of the file if it has been read. Raises UnreadableDocument, and PlainspeakError for a mistake
    in a sidecar.
    """
    from plainspeak.documents import read
    from plainspeak.documents.sidecars import with_sidecars

    if path != STDIN:
        return with_sidecars(read(path) if content is None else read(content, name=path))
    document = read(sys.stdin.buffer.read(), name=stdin_name or STDIN)
    return with_sidecars(document) if stdin_name else document
