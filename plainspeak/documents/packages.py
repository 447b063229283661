"""Whether a zip package of an office program is safe to open."""

from __future__ import annotations

import io
import zipfile
import zlib

from plainspeak.documents.errors import UnreadableDocument

HOW_TO_SAVE = "open it in the program it was made with, save it as a Word document (.docx) and try again"

# All parts of a package together. A council report with its pictures is some tens of megabytes; python-docx
# holds every part in memory.
MAX_PACKAGE_BYTES = 300_000_000
# One part of XML. Parsed it takes about eight times its size in memory; 500 pages are some 10 MB.
MAX_XML_BYTES = 60_000_000
# Every element takes some two hundred bytes, whatever its length; 500 pages have half a million.
MAX_ELEMENTS = 1_500_000
# Deflate reaches about 1,000 to 1; Word's own XML stays under 100 even in long empty tables. Below the
# second figure no ratio does harm.
MAX_RATIO, RATIO_COUNTS_FROM = 200, 5_000_000
# A document has some dozens of parts and one for each picture.
MAX_PARTS = 10_000
_WAYS_OF_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises for a damaged archive.
UNPACKING_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)
# White space, byte-order marks and the empty half of UTF-16 characters.
_BEFORE_XML = b" \t\r\n\0\xef\xbb\xbf\xfe\xff"


def check_package(content: bytes, name: str, parsed: frozenset[str] | None = None) -> None:
    """Raise UnreadableDocument where opening the package could exhaust the machine or where it is broken.

    Office programs write no document type declaration, so XML with one is refused: it is the vehicle of entity
    bombs and of references to outside files. `parsed` names the parts that will be parsed; without it, all may be.
    """
    with opened(content, name) as package:
        parts = package.infolist()
        if len(parts) > MAX_PARTS:
            raise _too_much(name, f"holds {len(parts):,} parts, more than the limit of {MAX_PARTS:,}")
        total = sum(part.file_size for part in parts)
        if total > MAX_PACKAGE_BYTES:
            size, limit = _megabytes(total), _megabytes(MAX_PACKAGE_BYTES)
            raise _too_much(name, f"unpacks to {size}, more than the limit of {limit}")
        for part in parts:
            if part.flag_bits & 1:
                raise locked(name)
            if part.compress_type not in _WAYS_OF_PACKING:
                raise damaged(name)
            if part.file_size > RATIO_COUNTS_FROM and part.file_size > MAX_RATIO * max(1, part.compress_size):
                raise _too_much(name, f"unpacks to more than {MAX_RATIO} times its size")
            if parsed is None or part.filename in parsed:
                _check_part(package, part, name)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Unpack one part; what is XML in it goes by its content, since a part may be called anything."""
    try:
        content = package.read(part)
    except UNPACKING_ERRORS as error:
        raise damaged(name) from error
    if not content[:64].strip(_BEFORE_XML).startswith(b"<"):
        return
    if len(content) > MAX_XML_BYTES:
        size, limit = _megabytes(len(content)), _megabytes(MAX_XML_BYTES)
        raise _too_much(name, f"has {size} of text and layout, more than the limit of {limit}")
    if content.count(b"<") > 2 * MAX_ELEMENTS:
        raise _too_much(name, f"has more parts than the limit of {MAX_ELEMENTS:,}")
    declared = any(
        "<!DOCTYPE".encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    )
    # A drawing in SVG may declare its document type; Word shows it as a picture.
    if declared and not part.filename.lower().endswith(".svg"):
        raise UnreadableDocument(
            f"{name} declares XML entities, which no office program does and which can do harm; "
            "do not open it unless you know where it comes from."
        )


def opened(content: bytes, name: str) -> zipfile.ZipFile:
    """The package, open for reading. Raises UnreadableDocument for one that is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except UNPACKING_ERRORS as error:
        raise damaged(name) from error


def locked(name: str) -> UnreadableDocument:
    """The error for a file that opens with a password only."""
    return UnreadableDocument(
        f"{name} is protected with a password; open it in the program it was made with, take the password off, "
        "save it and try again."
    )


def damaged(name: str) -> UnreadableDocument:
    """The error for a package whose end or middle is missing."""
    return UnreadableDocument(
        f"{name} is damaged or was cut short, so it cannot be opened; get a fresh copy of it and try again."
    )


def _too_much(name: str, what: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} {what}; split the document, or make a copy without its pictures, and try again."
    )


def _megabytes(count: int) -> str:
    return f"{max(1, round(count / 1_000_000)):,} MB"
