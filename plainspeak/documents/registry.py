"""The formats that plainspeak reads: the one place to add another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.documents import html, kinds, word
from plainspeak.documents.mail import read_mail
from plainspeak.documents.markdown import read_markdown
from plainspeak.documents.odt import read_odt
from plainspeak.documents.pdf import read_pdf
from plainspeak.documents.plain import read_plain
from plainspeak.documents.powerpoint import read_powerpoint
from plainspeak.documents.rtf import read_rtf

if TYPE_CHECKING:
    from collections.abc import Callable

    from plainspeak.model import Document


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


PLAIN = Format("text/plain", "text file", (".txt", ".text"), read_plain)
MARKDOWN = Format("text/markdown", "Markdown file", (".md", ".markdown"), read_markdown)
HTML = Format(
    html.MEDIA_TYPE,
    "web page",
    (".html", ".htm", ".xhtml"),
    html.read_html,
    other_types=("application/xhtml+xml",),
)
WORD = Format(word.MEDIA_TYPE, "Word file", (".docx",), from_bytes=word.read_word)
ODT = Format(
    kinds.OPEN_TEXT,
    "LibreOffice text file",
    (".odt", ".ott"),
    from_bytes=read_odt,
    other_types=(f"{kinds.OPEN_TEXT}-template",),
)
PDF = Format(kinds.PDF, "PDF file", (".pdf",), from_bytes=read_pdf)
POWERPOINT = Format(
    kinds.POWERPOINT,
    "PowerPoint file",
    (".pptx", ".ppsx"),
    from_bytes=read_powerpoint,
    other_types=("application/vnd.openxmlformats-officedocument.presentationml.slideshow",),
)
RTF = Format(kinds.RTF, "rich text file", (".rtf",), from_bytes=read_rtf, other_types=("text/rtf",))
MAIL = Format(kinds.MAIL, "mail message", (".eml",), from_bytes=read_mail)

FORMATS: tuple[Format, ...] = (PLAIN, MARKDOWN, HTML, WORD, ODT, PDF, POWERPOINT, RTF, MAIL)
BY_MEDIA_TYPE = {name: entry for entry in FORMATS for name in (entry.media_type, *entry.other_types)}
BY_SUFFIX = {suffix: entry for entry in FORMATS for suffix in entry.suffixes}
