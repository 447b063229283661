"""What a file is, by its content: names lie, and mail programs lose them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plainspeak.documents.errors import UnknownType, UnreadableDocument
from plainspeak.documents.packages import HOW_TO_SAVE, UNPACKING_ERRORS, damaged, locked, opened

if TYPE_CHECKING:
    import zipfile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
RTF = "application/rtf"
ZIP = "application/zip"
MAIL = "message/rfc822"
HTML = "text/html"
MARKDOWN = "text/markdown"

_PICTURE = "picture, not a {wanted}; if there is text in it, type the text into a document and check that"
_UNPACK = "not a {wanted}; unpack it and check the files in it"
_NO_DOCUMENT = "not a {wanted}; name a document"
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "PNG", _PICTURE),
    (b"\xff\xd8\xff", "JPEG", _PICTURE),
    (b"GIF8", "GIF", _PICTURE),
    (b"II*\0", "TIFF", _PICTURE),
    (b"MM\0*", "TIFF", _PICTURE),
    (b"\x1f\x8b", "gzip archive,", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive,", _UNPACK),
    (b"Rar!\x1a\x07", "RAR archive,", _UNPACK),
    (b"\x7fELF", "program,", _NO_DOCUMENT),
    (b"MZ\x90\0", "program,", _NO_DOCUMENT),
)
# Readers of PDF look for the mark in the first thousand bytes; what stands before it may be a printer's job.
_PDF_MARK, _PDF_LOOK = b"%PDF-", 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of the streams in an OLE file are in UTF-16. The first that is there tells what the file is.
_OLE_STREAMS = (
    ("WordDocument", "a Word file of before 2007 (.doc)", HOW_TO_SAVE),
    ("PowerPoint Document", "a PowerPoint file of before 2007 (.ppt)", "save it as .pptx and try again"),
    ("Workbook", "an Excel file of before 2007 (.xls)", HOW_TO_SAVE),
    ("__substg1.0_", "an Outlook message (.msg)", "save it from a mail program as .eml and try again"),
)
_ENCRYPTED = "EncryptedPackage"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_TYPES_PART, _MIME_PART, _MANIFEST = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
_MOST_NAMING = 1_000_000
_OPEN_OTHER = (
    (b"spreadsheet", "an OpenDocument spreadsheet"),
    (b"presentation", "an OpenDocument presentation"),
    (b"graphics", "an OpenDocument drawing"),
)
# How a package names the content type of its main part; what that part is called, should the names be lost.
_OFFICE = (
    (rb"wordprocessingml\.\w+\.main|ms-word\.\w+\.macroEnabled\w*\.main", "word/document", WORD, ""),
    (
        rb"presentationml\.\w+\.main|ms-powerpoint\.\w+\.macroEnabled\.main",
        "ppt/presentation",
        POWERPOINT,
        "",
    ),
    (rb"spreadsheetml\.\w+\.main|ms-excel\.\w+\.\w+\.main", "xl/workbook", "", "an Excel workbook"),
    (rb"ms-visio\.\w+\.main", "visio/document", "", "a Visio drawing"),
)

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_HEADER_LINE = re.compile(r"(?P<name>[!-9;-~]+):[ \t]|[ \t]+\S|From \S+@\S+ ")
# Headers that only mail programs write; people type "To:" and "Subject:" over memos.
_MAIL_HEADERS = frozenset(
    {"mime-version", "message-id", "received", "return-path", "delivered-to", "dkim-signature"}
)
_MARKDOWN_SIGNS = tuple(
    re.compile(sign, re.MULTILINE)
    for sign in (
        r"\A(?:---|\+\+\+)[ \t]*\n(?:[\w-]+[:=].*\n)+(?:---|\+\+\+)[ \t]*$",
        r"^#{1,6} \S",
        r"^(?:```|~~~)",
        r"\]\((?:https?://|/|#|mailto:)[^)\s]*\)",
        r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[-| :\t]*$",
        r"\*\*\S[^*\n]*\*\*",
    )
)
_SNIFFED = 20_000


def media_type_of(content: bytes, name: str, wanted: str) -> str | None:
    """The media type of a file that is no text, by its bytes; None for what may be text.

    A zip archive that is no document of an office program gives "application/zip". Raises UnreadableDocument,
    saying what the file is, for pictures, programs and files of other programs. `wanted` is what the user
    took the file for ("Word file").
    """
    for signature, kind, advice in _REFUSED:
        if content.startswith(signature):
            raise UnknownType(f"{name} is a {kind} {advice.format(wanted=wanted)}.")
    if content.startswith(_OLE):
        raise _ole(content, name)
    if content.startswith(_ZIP):
        return _package_type(content, name, wanted)
    if content.lstrip()[:5] == b"{\\rtf":
        return RTF
    return PDF if _PDF_MARK in content[:_PDF_LOOK] and b"\0" not in content[:4] else None


def media_type_of_text(text: str) -> str | None:
    """What a text plainly is: a web page, an e-mail, Markdown; None where it may be plain text."""
    start = text[:_SNIFFED]
    if _PAGE.match(start[:5000]):
        return HTML
    if _is_mail(start):
        return MAIL
    return MARKDOWN if sum(sign.search(start) is not None for sign in _MARKDOWN_SIGNS) > 1 else None


def _is_mail(start: str) -> bool:
    found = False
    for line in start.splitlines():
        if not line:
            return found
        header = _HEADER_LINE.match(line)
        if header is None:
            return False
        found = found or (header["name"] or "").lower() in _MAIL_HEADERS
    return found


def _package_type(content: bytes, name: str, wanted: str) -> str:
    with opened(content, name) as package:
        parts = package.namelist()
        if _MIME_PART in parts or _MANIFEST in parts:
            return _open_document_type(package, parts, name, wanted)
        types = _part(package, _TYPES_PART, name) if _TYPES_PART in parts else b""
    for main, part_name, media_type, other in _OFFICE:
        if re.search(main, types) or any(part.startswith(part_name) for part in parts):
            if other:
                raise _other(name, other, wanted)
            return media_type
    return ZIP


def _open_document_type(package: zipfile.ZipFile, parts: list[str], name: str, wanted: str) -> str:
    said = b"".join(_part(package, part, name) for part in (_MIME_PART, _MANIFEST) if part in parts)
    if b"manifest:encryption-data" in said:
        raise locked(name)
    if OPEN_TEXT.encode() in said:
        return OPEN_TEXT
    for mark, kind in _OPEN_OTHER:
        if b"opendocument." + mark in said:
            raise _other(name, kind, wanted)
    if b"epub" in said:
        raise _other(name, "an electronic book (EPUB)", wanted)
    if "content.xml" in parts:
        raise damaged(name)
    return ZIP


def _part(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    """The beginning of a part that says what the package is."""
    try:
        if package.getinfo(part).flag_bits & 1:
            raise locked(name)
        with package.open(part) as stream:
            return stream.read(_MOST_NAMING)
    except UNPACKING_ERRORS as error:
        raise damaged(name) from error


def _other(name: str, kind: str, wanted: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is {kind}, not a {wanted}; save its text as a Word document (.docx) and try again."
    )


def _ole(content: bytes, name: str) -> UnreadableDocument:
    if _ENCRYPTED.encode("utf-16-le") in content:
        return locked(name)
    for stream, kind, advice in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            return UnreadableDocument(f"{name} is {kind}; {advice}.")
    return UnreadableDocument(
        f"{name} is in the Office format of before 2007 (.doc, .xls, .ppt); {HOW_TO_SAVE}."
    )
