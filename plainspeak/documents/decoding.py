"""Bytes of a text file to a string, without being told the encoding.

Council files come as UTF-8, as UTF-16 ("Unicode" in older Windows programs) or as Windows-1252, and
almost never as anything else, so these are tried first and by what the bytes must look like. A
statistical guess decides only where the bytes cannot be Western text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from plainspeak.documents.errors import UnreadableDocument

# Longest first: the mark of UTF-32 little-endian begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The five bytes that Windows-1252 does not define.
_UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_ASCII_LETTERS = bytes((*range(0x41, 0x5B), *range(0x61, 0x7B)))
_HIGH_BYTES = bytes(range(0x80, 0x100))
# Control characters that have no place in a text: all but tab, line feed, vertical tab, form feed,
# carriage return, the end-of-file mark of DOS and escape.
_CONTROLS = bytes(code for code in range(0x20) if code not in {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
# One stray control character in fifty bytes is a damaged text, more is no text.
_CONTROL_SHARE = 0.02
# Welsh, French and Polish text stays well below one accented letter in four letters; Greek, Cyrillic or
# Urdu text in a one-byte encoding is nearly all high bytes.
_WESTERN_SHARE = 0.25
# How much of a file the statistical guess looks at: enough to be sure, and quick for any size.
_GUESSED_BYTES = 200_000
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_STRAY_HANDLER = "plainspeak-stray-bytes"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte-order mark, and the encoding it was in, None for UTF-8."""

    text: str
    encoding: str | None


def decode(content: bytes, name: str) -> Decoded:
    """Decode the bytes of a text file called `name`.

    Raises UnreadableDocument for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
            return Decoded(text, None if encoding == "utf-8" else encoding)
    if b"\0" in content:
        return Decoded(*_unmarked_utf16(content, name))
    _refuse_controls(content, name)
    try:
        return Decoded(content.decode("utf-8"), None)
    except UnicodeDecodeError:
        return Decoded(*_eight_bit(content, name))


def _unmarked_utf16(content: bytes, name: str) -> tuple[str, str]:
    """Western text in UTF-16 without a mark: every other byte is a NUL, and only those."""
    low, high = content[0::2].count(0), content[1::2].count(0)
    for encoding, nuls, others in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if nuls > 0.4 * (len(content) / 2) and others == 0:
            return content.decode(encoding, errors="replace"), encoding
    raise _binary(name, "it has NUL bytes in it")


def _refuse_controls(content: bytes, name: str) -> None:
    if _count(content, _CONTROLS) > _CONTROL_SHARE * len(content):
        raise _binary(name, "it is full of control characters")


def _eight_bit(content: bytes, name: str) -> tuple[str, str]:
    """Bytes that are not UTF-8: UTF-8 with a few stray bytes, Windows-1252, or a guess."""
    rest, characters = _MULTIBYTE.subn(b"", content)
    if characters >= max(1, _count(rest, _HIGH_BYTES)):
        return content.decode("utf-8", errors=_STRAY_HANDLER), "utf-8 with windows-1252"
    letters, high = _count(content, _ASCII_LETTERS), _count(content, _HIGH_BYTES)
    if not _count(content, _UNDEFINED) and high <= _WESTERN_SHARE * (letters + high):
        return content.decode("windows-1252"), "windows-1252"
    return _guessed(content, name)


def _count(content: bytes, wanted: bytes) -> int:
    return len(content) - len(content.translate(None, wanted))


def _guessed(content: bytes, name: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_GUESSED_BYTES]).best()
    if best is None:
        raise _binary(name, "its bytes fit no known way of writing characters")
    return content.decode(best.encoding, errors="replace"), best.encoding.replace("_", "-")


def _stray_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252: what pasting between programs leaves behind."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("windows-1252", errors="replace"), error.end


def _binary(name: str, reason: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is not a text file: {reason}; if it comes from another program, save it there as a Word "
        "document (.docx) or as plain text and try again."
    )


codecs.register_error(_STRAY_HANDLER, _stray_as_windows)
