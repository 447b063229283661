"""Reading documents: a file, its bytes or a text become a `model.Document`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from plainspeak.documents import archives
from plainspeak.documents.decoding import decode
from plainspeak.documents.errors import MAX_BLOCKS, TooManyBlocks, UnknownType, UnreadableDocument, shown_name
from plainspeak.documents.kinds import MARKDOWN, ZIP, media_type_of, media_type_of_text
from plainspeak.documents.languages import english_only
from plainspeak.documents.registry import BY_MEDIA_TYPE, BY_SUFFIX, FORMATS, MAIL, PLAIN

if TYPE_CHECKING:
    from plainspeak.documents.registry import Format
    from plainspeak.model import Document

__all__ = ["MAX_FILE_BYTES", "MAX_TEXT", "UnreadableDocument", "from_text", "known_suffixes", "read"]

# Three million words, thirty long novels: no document for people is longer, and checking this much takes
# a minute and about a gigabyte. More is an export or a mistake, and a sentence helps sooner than a wait.
MAX_TEXT = 20_000_000
# A Word file may be large by its pictures, which are not read.
MAX_FILE_BYTES = 100_000_000


def known_suffixes() -> frozenset[str]:
    """The suffixes, in small letters and with their dot, of the files that `read` knows."""
    return frozenset(BY_SUFFIX)


def read(source: str | os.PathLike[str] | bytes, media_type: str | None = None, name: str = "") -> Document:
    """Read a document from a path (str or PathLike) or from its content (bytes).

    What the content plainly is goes before all else. Of a text that may be of several kinds, `media_type`
    says what it is; without it the suffix of the path or of `name` does, and a text without a name is plain.
    `name` is what messages call the source. A document in a zip archive has the path of the archive, a stroke
    and its path inside. Blocks in other languages than English are left out and counted. Offsets of the
    document are code points.
    Raises UnreadableDocument: no such file, no permission, not a document, too large, an unknown type.
    """
    path = name if isinstance(source, bytes) else os.fspath(source)
    shown = shown_name(name or path) or "The document"
    content = source if isinstance(source, bytes) else _content(path, shown)
    try:
        return english_only(_read_content(content, media_type, path, shown))
    except TooManyBlocks as error:
        raise _too_many(shown) from error


def from_text(text: str, media_type: str = "text/plain", path: str = "") -> Document:
    """A document from a text that is already a string: text/plain, text/markdown or text/html.

    For text/plain, the document's text is the string itself. The string may hold anything.
    Raises UnreadableDocument for another media type and for a text that is too large.
    """
    name = shown_name(path) or "The text"
    entry = _by_media_type(media_type, name)
    if entry.from_text is None:
        raise UnreadableDocument(f"{name} is given as text, but a {entry.label} is not text; give its bytes.")
    if len(text) > MAX_TEXT:
        raise _too_large(name, len(text), MAX_TEXT)
    try:
        return english_only(entry.from_text(text, path))
    except TooManyBlocks as error:
        raise _too_many(name) from error


def _content(path: str, name: str) -> bytes:
    try:
        if Path(path).is_dir():
            raise UnreadableDocument(f"{name} is a folder, not a file; name a file in it.")
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_FILE_BYTES:
                raise _too_large(name, size, MAX_FILE_BYTES)
            # A device or a pipe has no size to look at.
            content = file.read(MAX_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        packed = archives.entry_of(path)
        if packed is not None:
            return archives.read_entry(*packed, name, MAX_FILE_BYTES)
        raise UnreadableDocument(f"{name} was not found; check the spelling and the folder.") from error
    except PermissionError as error:
        raise UnreadableDocument(
            f"{name} may not be read by you; ask its owner, or copy it to a folder of yours."
        ) from error
    except (OSError, ValueError) as error:
        reason = (
            error.strerror
            if isinstance(error, OSError) and error.strerror
            else "this cannot be a file's name"
        )
        raise UnreadableDocument(
            f"{name} could not be read ({reason}); check the file and try again."
        ) from error
    if len(content) > MAX_FILE_BYTES:
        raise _too_large(name, len(content), MAX_FILE_BYTES)
    return content


def _read_content(content: bytes, media_type: str | None, path: str, name: str) -> Document:
    suffix = PurePath(path).suffix.lower()
    expected = BY_SUFFIX.get(suffix) if media_type is None else _by_media_type(media_type, name)
    found = media_type_of(content, name, expected.label if expected else "document that plainspeak reads")
    if found == ZIP:
        raise archives.not_a_document(name)
    if found is not None:
        entry = BY_MEDIA_TYPE.get(found)
        if entry is None or entry.from_bytes is None:
            raise _not_so(content, None, name)
        return entry.from_bytes(content, path, name)
    if expected is MAIL:
        return _read_mail(content, path, name)
    if expected is None and not suffix:
        expected = PLAIN
    return _read_text(content, expected, path, name, told=media_type is not None)


def _read_text(content: bytes, expected: Format | None, path: str, name: str, *, told: bool) -> Document:
    """Read what may be text: as `expected`, unless nobody told so and the text plainly is something else."""
    if len(content) > MAX_TEXT:
        raise _too_large(name, len(content), MAX_TEXT)
    readable = expected is not None and expected.from_text is not None
    try:
        decoded = decode(content, name)
    except UnreadableDocument as error:
        raise (error if readable else _not_so(content, expected, name)) from error
    plainly = None if told else media_type_of_text(decoded.text)
    if plainly is not None and (plainly != MARKDOWN or expected is PLAIN):
        expected = BY_MEDIA_TYPE.get(plainly)
    if expected is MAIL:
        return _read_mail(content, path, name)
    if expected is None or expected.from_text is None:
        raise _not_so(content, expected, name)
    return replace(expected.from_text(decoded.text, path), encoding=decoded.encoding)


def _read_mail(content: bytes, path: str, name: str) -> Document:
    from plainspeak.documents.mail import read_mail  # what it stands on is much, and mail is rare

    return read_mail(content, path, name)


def _not_so(content: bytes, expected: Format | None, name: str) -> UnreadableDocument:
    """The error for a file that is not of the kind its name says, or of a kind that is not read."""
    if expected is None:
        return UnknownType(f"{name} is of a type that plainspeak does not read; it reads {_all_suffixes()}.")
    what = "is empty" if not content else f"is not a {expected.label}, whatever its name says"
    advice = "write it again from the program it was made with"
    return UnreadableDocument(f"{name} {what}; {advice}, or give it the right suffix ({_all_suffixes()}).")


def _by_media_type(media_type: str, name: str) -> Format:
    entry = BY_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower())
    if entry is None:
        raise UnreadableDocument(
            f"{name} is of the media type {shown_name(media_type)}, which plainspeak does not read; "
            f"it reads {_all_suffixes()}."
        )
    return entry


def _all_suffixes() -> str:
    firsts = [entry.suffixes[0] for entry in FORMATS]
    return f"{', '.join(firsts[:-1])} and {firsts[-1]}"


def _too_many(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} has more paragraphs than the limit of {MAX_BLOCKS:,}; split it into smaller documents."
    )


def _too_large(name: str, size: int, limit: int) -> UnreadableDocument:
    megabytes, most = -(-size // 1_000_000), limit // 1_000_000
    return UnreadableDocument(
        f"{name} is {megabytes:,} MB, more than the limit of {most} MB; split it into smaller documents."
    )
