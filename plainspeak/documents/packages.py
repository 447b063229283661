"""What a file is by its first bytes, and whether a zip package is safe to open."""

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

_PICTURE = "picture, not a {wanted}; if there is text in it, type the text into a document and check that"
_OTHER_FILE = "not a {wanted}; " + HOW_TO_SAVE
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "PNG", _PICTURE),
    (b"\xff\xd8\xff", "JPEG", _PICTURE),
    (b"GIF8", "GIF", _PICTURE),
    (b"II*\0", "TIFF", _PICTURE),
    (b"MM\0*", "TIFF", _PICTURE),
    (b"%PDF", "PDF file,", _OTHER_FILE),
    (b"{\\rtf", "rich text file (RTF),", _OTHER_FILE),
    (b"\x1f\x8b", "gzip archive,", "not a {wanted}; unpack it and check the files in it"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive,", "not a {wanted}; unpack it and check the files in it"),
    (b"\x7fELF", "program,", "not a {wanted}; name a document"),
    (b"MZ\x90\0", "program,", "not a {wanted}; name a document"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# The names of the streams are in UTF-16 inside an OLE file.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_PACKAGES = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("visio/", "a Visio drawing"),
    ("content.xml", "an OpenDocument file"),
)


def is_word(content: bytes, name: str, wanted: str) -> bool:
    """Whether the bytes are a Word package; False for what may be text.

    Raises UnreadableDocument, saying what the file is, for pictures, archives and the files of other
    programs. `wanted` is what the user took the file for ("Word file", "text file").
    """
    for signature, kind, advice in _SIGNATURES:
        if content.startswith(signature):
            raise UnreadableDocument(f"{name} is a {kind} {advice.format(wanted=wanted)}.")
    if content.startswith(_OLE):
        raise _ole(content, name)
    if not content.startswith(_ZIP):
        return False
    with _opened(content, name) as package:
        parts = package.namelist()
    if any(part.startswith("word/") for part in parts):
        return True
    for start, kind in _OTHER_PACKAGES:
        if any(part.startswith(start) for part in parts):
            raise UnreadableDocument(
                f"{name} is {kind}, not a {wanted}; save its text as a Word document (.docx) and try again."
            )
    raise UnreadableDocument(f"{name} is a zip archive, not a {wanted}; unpack it and check the files in it.")


def _ole(content: bytes, name: str) -> UnreadableDocument:
    if _ENCRYPTED in content:
        return _locked(name)
    return UnreadableDocument(
        f"{name} is in the Office format of before 2007 (.doc, .xls, .ppt); {HOW_TO_SAVE}."
    )


def _locked(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is protected with a password; open it in Word, take the password off, save it and try again."
    )


def check_package(content: bytes, name: str) -> None:
    """Raise UnreadableDocument where opening the package could exhaust the machine or where it is broken.

    Word writes no document type declaration, so XML with one is refused: it is the vehicle of entity
    bombs and of references to outside files.
    """
    with _opened(content, name) as package:
        parts = package.infolist()
        if len(parts) > MAX_PARTS:
            raise _too_much(name, f"holds {len(parts):,} parts, more than the limit of {MAX_PARTS:,}")
        total = sum(part.file_size for part in parts)
        if total > MAX_PACKAGE_BYTES:
            size, limit = _megabytes(total), _megabytes(MAX_PACKAGE_BYTES)
            raise _too_much(name, f"unpacks to {size}, more than the limit of {limit}")
        for part in parts:
            if part.flag_bits & 1:
                raise _locked(name)
            if part.compress_type not in _WAYS_OF_PACKING:
                raise damaged(name)
            if part.file_size > RATIO_COUNTS_FROM and part.file_size > MAX_RATIO * max(1, part.compress_size):
                raise _too_much(name, f"unpacks to more than {MAX_RATIO} times its size")
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
    declared = any(
        "<!DOCTYPE".encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    )
    # A drawing in SVG may declare its document type; Word shows it as a picture.
    if declared and not part.filename.lower().endswith(".svg"):
        raise UnreadableDocument(
            f"{name} declares XML entities, which no Word document does and which can do harm; "
            "do not open it unless you know where it comes from."
        )


def _opened(content: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except UNPACKING_ERRORS as error:
        raise damaged(name) from error


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
