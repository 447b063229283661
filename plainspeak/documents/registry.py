"""The formats that plainspeak reads: the one place to add another."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from plainspeak.documents import kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from plainspeak.model import Document


def _reader(module: str) -> Callable[..., Any]:
    """The reader `read_MODULE` of a module of this package, which is imported when a document of its kind is read."""

    def read(*arguments: object) -> Any:
        return getattr(import_module(f"plainspeak.documents.{module}"), f"read_{module}")(*arguments)

    return read


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type, what people call a file of it, its suffixes, its reader and other names of its type.

    `from_text` takes a decoded text and a path. A format that is no text has `from_bytes` in its place, which
    takes the bytes, the path and what messages call the file.
    """

    media_type: str
    label: str
    suffixes: tuple[str, ...]
    from_text: Callable[[str, str], Document] | None = None
    from_bytes: Callable[[bytes, str, str], Document] | None = None
    other_types: tuple[str, ...] = ()


PLAIN = Format("text/plain", "text file", (".txt", ".text"), _reader("plain"))
MARKDOWN = Format(kinds.MARKDOWN, "Markdown file", (".md", ".markdown"), _reader("markdown"))
HTML = Format(
    kinds.HTML,
    "web page",
    (".html", ".htm", ".xhtml"),
    _reader("html"),
    other_types=("application/xhtml+xml",),
)
WORD = Format(kinds.WORD, "Word file", (".docx",), from_bytes=_reader("word"))
ODT = Format(
    kinds.OPEN_TEXT,
    "LibreOffice text file",
    (".odt", ".ott"),
    from_bytes=_reader("odt"),
    other_types=(f"{kinds.OPEN_TEXT}-template",),
)
PDF = Format(kinds.PDF, "PDF file", (".pdf",), from_bytes=_reader("pdf"))
POWERPOINT = Format(
    kinds.POWERPOINT,
    "PowerPoint file",
    (".pptx", ".ppsx"),
    from_bytes=_reader("powerpoint"),
    other_types=("application/vnd.openxmlformats-officedocument.presentationml.slideshow",),
)
RTF = Format(kinds.RTF, "rich text file", (".rtf",), from_bytes=_reader("rtf"), other_types=("text/rtf",))
MAIL = Format(kinds.MAIL, "mail message", (".eml",), from_bytes=_reader("mail"))

FORMATS: tuple[Format, ...] = (PLAIN, MARKDOWN, HTML, WORD, ODT, PDF, POWERPOINT, RTF, MAIL)
BY_MEDIA_TYPE = {name: entry for entry in FORMATS for name in (entry.media_type, *entry.other_types)}
BY_SUFFIX = {suffix: entry for entry in FORMATS for suffix in entry.suffixes}
