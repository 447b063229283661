"""PDF files with a highlight and a note at every finding, written by PDFium behind the file as it was."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from plainspeak.documents.errors import shown_name
from plainspeak.documents.pdf import laid_out
from plainspeak.documents.pdf_process import ask
from plainspeak.reports.comments.notes import AUTHOR, check_same, notes, summary

if TYPE_CHECKING:
    from plainspeak.documents.building import TextBuilder
    from plainspeak.model import Report


def annotate_pdf(content: bytes, report: Report) -> bytes:
    """The content of a PDF file with the notes on `report` added to it; the bytes before them stay as they were.

    Raises UnreadableDocument as `read_pdf` does, and PlainspeakError where the file is not what was checked.
    """
    name = shown_name(report.document.path) or "The document"
    built, starts = laid_out(content, name)
    check_same(report.document, built.text)
    marks = [
        {"note": "\n".join(note.lines), "ranges": _ranges(built, starts, note.start, note.end)}
        for note in notes(report)
    ]
    request = {"marks": marks, "top": "\n".join(summary(report)), "author": AUTHOR}
    return ask(content, name, request)[1]


def _ranges(built: TextBuilder, starts: list[int], start: int, end: int) -> list[tuple[int, int, int]]:
    """The characters that `built.text[start:end]` was read from: page, first character, how many."""
    found: list[tuple[int, int, int]] = []
    first = max(0, bisect_right(built.pieces, start, key=lambda piece: piece.start) - 1)
    for piece in built.pieces[first:]:
        if piece.start >= end:
            break
        if piece.end <= start:
            continue
        in_step = piece.end - piece.start == piece.source_end - piece.source_start
        low = piece.source_start + (max(0, start - piece.start) if in_step else 0)
        high = piece.source_end - (max(0, piece.end - end) if in_step else 0)
        page = bisect_right(starts, low) - 1
        found.append((page, low - starts[page], high - low))
    return found
