"""PDF files, opened by PDFium in a process of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from plainspeak.documents.errors import UnreadableDocument
from plainspeak.documents.kinds import PDF
from plainspeak.documents.pdf_layout import Line, Page, lay_out
from plainspeak.documents.pdf_process import ask
from plainspeak.model import Document

if TYPE_CHECKING:
    from plainspeak.documents.building import TextBuilder

# Letters that a font gives no meaning to: PDFium's sign for none, private use, control characters.
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_KNOWN_SHARE = 0.7


def read_pdf(content: bytes, path: str, name: str) -> Document:
    """A document of the text in a PDF file; `name` is what messages call it.

    Raises UnreadableDocument for a file that is damaged, locked, a scan without text, too long, or that takes
    too long.
    """
    built = laid_out(content, name)[0]
    return Document(
        built.text,
        tuple(built.blocks),
        path=path,
        media_type=PDF,
        protected=built.protected,
        links=built.links,
    )


def laid_out(content: bytes, name: str) -> tuple[TextBuilder, list[int]]:
    """The blocks of a PDF file, and the offset of each page's first character in the sources of their pieces.

    Raises UnreadableDocument as `read_pdf` does.
    """
    answer, _ = ask(content, name, {"do": "read"})
    pages: list[Page] = []
    starts: list[int] = []
    base = 0
    for number, page in enumerate(cast("list[dict[str, Any]]", answer["pages"]), start=1):
        lines = (_line(line, base, number) for line in page["lines"])
        pages.append(Page(page["height"], tuple(lines)))
        starts.append(base)
        # Two apart, so that no stretch of text runs on from one page into the next.
        base += page["characters"] + 2
    _refuse_unreadable(pages, name)
    return lay_out(pages), starts


def _line(line: dict[str, Any], base: int, page: int) -> Line:
    return Line(
        line["text"],
        base + line["start"],
        page,
        line["left"],
        line["right"],
        line["baseline"],
        line["height"],
        line["bold"],
        tuple(line["gaps"]),
    )


def _refuse_unreadable(pages: list[Page], name: str) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    if not text:
        raise UnreadableDocument(
            f"{name} has no text in it, so it may be a scan; use the document that it was made from, or have "
            "its text recognised and try again."
        )
    if len(_UNKNOWN.findall(text)) > (1 - _KNOWN_SHARE) * len(text):
        raise UnreadableDocument(
            f"{name} shows letters but does not say which they are; use the document that it was made from."
        )
