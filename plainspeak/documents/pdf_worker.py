"""The process in which PDF files are opened: `python -m plainspeak.documents.pdf_worker`.

PDFium is C code, which Python cannot interrupt, and a file of a few lines can keep it busy for years. So it runs
here, under a watch that ends the process; `pdf_process` starts the next one.

A request is a line of JSON, then the bytes of the file; a reply is a line of JSON, then bytes, if any. Offsets
count the characters of a page as PDFium does, lengths are in points, and y grows upwards.
"""

from __future__ import annotations

import ctypes
import io
import json
import math
import os
import sys
import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from typing import BinaryIO

# What the processor may spend on a file before its first page, and more for each page; a sound page takes some
# hundredths of a second.
SECONDS, SECONDS_A_PAGE = 4.0, 0.1
# How long people wait for the next page, however busy the machine is. With the start of this process and of the
# program itself, an answer comes within ten seconds.
SECONDS_WITHOUT_PAGE = 5.0
MAX_PAGES = 5_000
# More characters than this on a page are a drawing made of letters.
MAX_PAGE_CHARACTERS = 200_000
_MEMORY = 1_000_000_000
TOO_LONG = 3
_LINE_ENDS = frozenset({0x0A, 0x0D})
# What PDFium puts in the place of a hyphen at the end of a line.
_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})
# White space this many times as wide as the letters are high parts the cells of a table.
_CELL_GAP = 1.2
_BOLD_WEIGHT = 600


class _Watch:
    """Ends the process when a file takes too long."""

    def __init__(self) -> None:
        self._work_ends = self._wait_ends = math.inf
        threading.Thread(target=self._run, daemon=True).start()

    def begin(self) -> None:
        """A file is begun."""
        self._work_ends = time.process_time() + SECONDS
        self._wait_ends = time.monotonic() + SECONDS_WITHOUT_PAGE

    def allow(self, seconds: float) -> None:
        """Give a file that goes on well some more time."""
        self._work_ends += seconds
        self._wait_ends = time.monotonic() + SECONDS_WITHOUT_PAGE

    def end(self) -> None:
        """The file is done."""
        self._work_ends = self._wait_ends = math.inf

    def _run(self) -> None:
        while True:
            time.sleep(0.1)
            if time.process_time() > self._work_ends or time.monotonic() > self._wait_ends:
                os._exit(TOO_LONG)


def main() -> None:
    """Answer requests until the standard input ends."""
    _limit_memory()
    # What loading the library takes is no part of any file's time.
    import_module("pypdfium2")
    watch = _Watch()
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline():
        request = cast("dict[str, Any]", json.loads(line))
        content = _exactly(requests, int(request["size"]))
        watch.begin()
        try:
            answer, made = _answer(request, content, watch)
        except (MemoryError, ValueError, OSError, RuntimeError) as error:
            problem = "locked" if "assword" in str(error) else "damaged"
            answer, made = cast("dict[str, Any]", {"error": problem}), b""
        watch.end()
        answer["size"] = len(made)
        replies.write(json.dumps(answer).encode() + b"\n" + made)
        replies.flush()


def _limit_memory() -> None:
    """Hold the process to a gigabyte on systems that know such a limit."""
    try:
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, AttributeError, ValueError, OSError):
        return


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        sys.exit(1)
    return content


def _answer(request: dict[str, Any], content: bytes, watch: _Watch) -> tuple[dict[str, Any], bytes]:
    pdfium = cast("Any", import_module("pypdfium2"))
    document = pdfium.PdfDocument(content)
    try:
        if len(document) > MAX_PAGES:
            return {"error": "pages"}, b""
        if "marks" in request:
            return {}, _marked(pdfium, document, request, watch)
        pages: list[dict[str, Any]] = []
        for number in range(len(document)):
            pages.append(_page(pdfium, document, number))
            watch.allow(SECONDS_A_PAGE)
        return {"pages": pages}, b""
    finally:
        document.close()


def _page(pdfium: Any, document: Any, number: int) -> dict[str, Any]:
    """The lines of one page in the order in which the file has them."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        # One broken page does not take the others with it.
        return {"width": 0.0, "height": 0.0, "characters": 0, "lines": []}
    try:
        text_page = page.get_textpage()
        try:
            count = min(text_page.count_chars(), MAX_PAGE_CHARACTERS)
            lines = _Lines(pdfium.raw, text_page).read(count)
        finally:
            text_page.close()
        width, height = page.get_size()
        return {"width": width, "height": height, "characters": count, "lines": lines}
    finally:
        page.close()


def _marked(pdfium: Any, document: Any, request: dict[str, Any], watch: _Watch) -> bytes:
    """The file with a highlight and a note on each range of characters, and one note at the top.

    The notes that the same author wrote before are taken out.
    """
    by_page: dict[int, list[tuple[str, list[list[int]]]]] = {}
    for mark in request["marks"]:
        for number in sorted({span[0] for span in mark["ranges"]}):
            spans = [span for span in mark["ranges"] if span[0] == number]
            by_page.setdefault(number, []).append((mark["note"], spans))
    author, top = request["author"], request["top"]
    for number in range(len(document)):
        marks = by_page.get(number, [])
        watch.allow(SECONDS_A_PAGE * (1 + len(marks)))
        try:
            page = document[number]
        except pdfium.PdfiumError:
            # A broken page has no words, and holds no note.
            continue
        try:
            _remove_notes(pdfium.raw, page, author)
            if top:
                height = page.get_height()
                _note(pdfium.raw, page, "top", (20, height - 40, 40, height - 20), top, author)
                top = ""
            if marks:
                _mark_page(pdfium.raw, page, marks, author)
        finally:
            page.close()
    made = io.BytesIO()
    document.save(made, flags=pdfium.raw.FPDF_INCREMENTAL)
    return made.getvalue()


def _remove_notes(raw: Any, page: Any, author: str) -> None:
    """Take the notes of an author out of a page, with the windows that other programs gave them."""
    for index in range(raw.FPDFPage_GetAnnotCount(page) - 1, -1, -1):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        note = raw.FPDFAnnot_GetLinkedAnnot(annotation, b"Parent") if kind == raw.FPDF_ANNOT_POPUP else None
        own = _string(raw, note or annotation, "T") == author
        for each in (note, annotation):
            if each:
                raw.FPDFPage_CloseAnnot(each)
        if own and kind in {raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_POPUP}:
            raw.FPDFPage_RemoveAnnot(page, index)


def _string(raw: Any, annotation: Any, key: str) -> str:
    """What a note says under a key."""
    length = raw.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0)
    wide = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFAnnot_GetStringValue(annotation, key.encode(), pointer, length)
    return wide.raw.decode("utf-16-le", "replace").rstrip("\0")


def _mark_page(raw: Any, page: Any, marks: list[tuple[str, list[list[int]]]], author: str) -> None:
    """Put a highlight with its note on each range of characters of one page."""
    text_page = page.get_textpage()
    try:
        for note, spans in marks:
            boxes = [box for _, first, count in spans for box in _boxes(raw, text_page, first, count)]
            if boxes:
                _highlight(raw, page, boxes, note, author)
    finally:
        text_page.close()


def _boxes(raw: Any, text_page: Any, first: int, count: int) -> list[tuple[float, float, float, float]]:
    """The boxes around a range of characters, one for each stretch of a line: left, bottom, right, top."""
    sides = [ctypes.c_double() for _ in range(4)]
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(raw.FPDFText_CountRects(text_page, first, count)):
        raw.FPDFText_GetRect(text_page, index, *map(ctypes.byref, sides))
        left, top, right, bottom = (side.value for side in sides)
        boxes.append((left, bottom, right, top))
    return boxes


def _highlight(
    raw: Any, page: Any, boxes: list[tuple[float, float, float, float]], note: str, author: str
) -> None:
    around = tuple(pick(box[side] for box in boxes) for side, pick in enumerate((min, min, max, max)))
    annotation = _note(raw, page, "highlight", around, note, author)
    for left, bottom, right, top in boxes:
        points = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, ctypes.byref(points))


def _note(raw: Any, page: Any, kind: str, around: tuple[float, ...], note: str, author: str) -> Any:
    """A new note on a page, from left and bottom to right and top."""
    number = raw.FPDF_ANNOT_TEXT if kind == "top" else raw.FPDF_ANNOT_HIGHLIGHT
    annotation = raw.FPDFPage_CreateAnnot(page, number)
    left, bottom, right, top = around
    raw.FPDFAnnot_SetRect(annotation, ctypes.byref(raw.FS_RECTF(left, top, right, bottom)))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, 255, 220, 0, 255)
    for key, value in (("Contents", note), ("T", author)):
        wide = ctypes.create_string_buffer(value.encode("utf-16-le") + b"\0\0")
        pointer = ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort))
        raw.FPDFAnnot_SetStringValue(annotation, key.encode(), pointer)
    return annotation


class _Lines:
    """Cuts the characters of a page into lines, each with its place and the offsets of wide gaps in it."""

    def __init__(self, raw: Any, text_page: Any) -> None:
        self._raw = raw
        self._page = text_page
        self._matrix = raw.FS_MATRIX()
        self._sides = [ctypes.c_double() for _ in range(4)]

    def read(self, count: int) -> list[dict[str, Any]]:
        """The lines of the first `count` characters."""
        codes = [self._raw.FPDFText_GetUnicode(self._page, index) for index in range(count)]
        lines: list[dict[str, Any]] = []
        start = 0
        for index, code in enumerate([*codes, 0x0A]):
            if code in _HYPHENS and index < count:
                self._add(lines, codes, start, index + 1)
                start = index + 1
            elif code in _LINE_ENDS:
                self._add(lines, codes, start, index)
                start = index + 1
        return lines

    def _add(self, lines: list[dict[str, Any]], codes: list[int], start: int, end: int) -> None:
        while start < end and codes[start] in {0x20, 0xA0, 0}:
            start += 1
        while start < end and codes[end - 1] in {0x20, 0xA0, 0}:
            end -= 1
        if start == end:
            return
        size, bold = self._letters(start)
        left, baseline = self._origin(start)
        right = self._sides_of(end - 1)[1]
        gaps = [
            index - start
            for index in range(start + 1, end - 1)
            if codes[index] in {0x20, 0xA0} and self._is_wide(codes, index, size)
        ]
        lines.append(
            {
                "text": "".join(map(_character, codes[start:end])),
                "start": start,
                "left": round(left, 2),
                "right": round(max(left, right), 2),
                "baseline": round(baseline, 2),
                "height": round(size, 2),
                "bold": bold,
                "gaps": gaps,
            }
        )

    def _is_wide(self, codes: list[int], index: int, size: float) -> bool:
        if codes[index + 1] in {0x20, 0xA0} or codes[index - 1] in {0x20, 0xA0}:
            return False
        return self._sides_of(index + 1)[0] - self._sides_of(index - 1)[1] > _CELL_GAP * size

    def _letters(self, index: int) -> tuple[float, bool]:
        """The size of a character on the page and whether its font is a bold one, by weight or by name."""
        self._raw.FPDFText_GetMatrix(self._page, index, ctypes.byref(self._matrix))
        size = self._raw.FPDFText_GetFontSize(self._page, index) * math.hypot(self._matrix.b, self._matrix.d)
        name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(self._page, index, name, 100, ctypes.byref(flags))
        heavy = self._raw.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT
        return size, heavy or b"bold" in name.value.lower()

    def _origin(self, index: int) -> tuple[float, float]:
        """Where a character begins on its baseline."""
        x, y = self._sides[:2]
        self._raw.FPDFText_GetCharOrigin(self._page, index, ctypes.byref(x), ctypes.byref(y))
        return x.value, y.value

    def _sides_of(self, index: int) -> tuple[float, float]:
        """Left and right of the ink of a character."""
        left, right, bottom, top = self._sides
        self._raw.FPDFText_GetCharBox(
            self._page,
            index,
            ctypes.byref(left),
            ctypes.byref(right),
            ctypes.byref(bottom),
            ctypes.byref(top),
        )
        return left.value, right.value


def _character(code: int) -> str:
    if code in _HYPHENS:
        return "\u00ad"
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


if __name__ == "__main__":
    main()
