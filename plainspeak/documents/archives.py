"""Zip archives of documents: each document in one has a path of its own, "bundle.zip/letters/one.docx".

Nothing is ever unpacked to disk. A document is unpacked in memory when it is read, within limits.
"""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from plainspeak.documents.errors import UnreadableDocument, shown_name
from plainspeak.documents.kinds import ZIP, media_type_of
from plainspeak.documents.packages import MAX_RATIO, RATIO_COUNTS_FROM, UNPACKING_ERRORS, damaged, locked

# A year's letters of one service are some hundreds.
MAX_ENTRIES = 2_000
# All documents of an archive together.
MAX_ARCHIVE_BYTES = 1_000_000_000
_SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in an archive: the paths of its documents, in order, and one sentence for each that is refused.

    `skipped` counts the entries of other types.
    """

    paths: tuple[str, ...]
    refused: tuple[tuple[str, str], ...] = ()
    skipped: int = 0


def is_archive(path: str, suffixes: frozenset[str]) -> bool:
    """Whether the file at `path` is a zip archive and no office document, by its content.

    Files with one of `suffixes` are taken for documents without a look.
    """
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - asked of each of many files
    if suffix in suffixes:
        return False
    try:
        with Path(path).open("rb") as file:
            if file.read(2) != b"PK":
                return False
            if suffix == _SUFFIX:
                return True
            file.seek(0)
            return media_type_of(file.read(), path, "document") == ZIP
    except (OSError, ValueError, UnreadableDocument):
        return False


def contents(path: str, suffixes: frozenset[str]) -> Contents:
    """The documents in the archive at `path`, those that have one of `suffixes`.

    Raises UnreadableDocument for an archive that is damaged, or that holds or unpacks to too much.
    """
    name = shown_name(path)
    with _opened(path, name) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden(entry)]
    if len(entries) > MAX_ENTRIES:
        raise UnreadableDocument(
            f"{name} holds {len(entries):,} files, more than the limit of {MAX_ENTRIES:,}; "
            "unpack it and check the folder."
        )
    if sum(entry.file_size for entry in entries) > MAX_ARCHIVE_BYTES:
        limit = MAX_ARCHIVE_BYTES // 1_000_000
        raise UnreadableDocument(
            f"{name} unpacks to more than the limit of {limit:,} MB; split it into smaller archives."
        )
    paths: dict[str, None] = {}
    refused: list[tuple[str, str]] = []
    skipped = 0
    for entry in entries:
        full = f"{path}/{entry.filename}"
        if _climbs(entry.filename):
            shown = shown_name(entry.filename)
            refused.append(
                (
                    full,
                    f"{name} holds a file whose path leads out of it ({shown}), so that file was not read.",
                )
            )
        elif PurePath(entry.filename).suffix.lower() in suffixes:
            paths[full] = None
        else:
            skipped += 1
    return Contents(tuple(paths), tuple(refused), skipped)


def entry_of(path: str) -> tuple[str, str] | None:
    """The archive and the path inside it that "bundle.zip/letters/one.docx" names; None where none does."""
    parts = path.replace("\\", "/").split("/")
    for count in range(len(parts) - 1, 0, -1):
        outer = "/".join(parts[:count])
        try:
            if Path(outer).is_file():
                return (outer, "/".join(parts[count:])) if zipfile.is_zipfile(outer) else None
        except (OSError, ValueError):
            return None
    return None


def read_entry(path: str, inner: str, name: str, limit: int) -> bytes:
    """The bytes of one document in the archive at `path`; `name` is what messages call the document.

    Raises UnreadableDocument: no such document, damaged, locked, or larger than `limit` bytes.
    """
    with _opened(path, shown_name(path)) as archive:
        entry = None if _climbs(inner) else archive.NameToInfo.get(inner)
        if entry is None:
            raise UnreadableDocument(f"{name} was not found; check what is in the archive.")
        if entry.flag_bits & 1:
            raise locked(name)
        if entry.file_size > limit or (
            entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size)
        ):
            raise UnreadableDocument(
                f"{name} unpacks to too much; check that the archive is what you expect."
            )
        try:
            # The size that the archive states may be a lie; no more than that is unpacked.
            with archive.open(entry) as stream:
                return stream.read(entry.file_size)
        except UNPACKING_ERRORS as error:
            raise damaged(name) from error


def not_a_document(name: str) -> UnreadableDocument:
    """The error for an archive that stands where one document is wanted."""
    return UnreadableDocument(
        f"{name} is a zip archive, not a document; unpack it and check the files in it, "
        "or name the archive on the command line of plainspeak check."
    )


def _opened(path: str, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except UNPACKING_ERRORS as error:
        raise damaged(name) from error


def _is_hidden(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is what systems add by themselves: resource forks, hidden files, Word's lock files."""
    parts = entry.filename.split("/")
    return not _climbs(entry.filename) and ("__MACOSX" in parts or parts[-1].startswith((".", "~$")))


def _climbs(inner: str) -> bool:
    parts = inner.replace("\\", "/").split("/")
    return inner.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
