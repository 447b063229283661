"""PowerPoint presentations (.pptx), read through python-pptx: slides in their order, each with its notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

from plainspeak.documents.building import TextBuilder
from plainspeak.documents.errors import UnreadableDocument
from plainspeak.documents.kinds import POWERPOINT
from plainspeak.documents.numerals import numeral
from plainspeak.documents.packages import UNPACKING_ERRORS, check_package, damaged
from plainspeak.model import Document

if TYPE_CHECKING:
    from plainspeak.model import BlockKind

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARAGRAPH, _RUN, _FIELD, _BREAK = (_DRAWING + name for name in ("p", "r", "fld", "br"))
# What stands before a paragraph: a picture, a sign, a number, or expressly nothing.
_NO_MARK = _DRAWING + "buNone"
_MARKS = frozenset({_DRAWING + "buBlip", _DRAWING + "buChar", _DRAWING + "buAutoNum", _NO_MARK})
_SIGNS = {"alphaLc": "a", "alphaUc": "A", "romanLc": "i", "romanUc": "I"}
# Kinds of placeholders, by their numbers in the format: titles; and what every slide says again.
_TITLES, _SUBTITLE = frozenset({1, 3, 5}), 4
_REPEATED = frozenset({13, 14, 15, 16})
_GROUP, _PICTURE = 6, 13
# What python-pptx raises for a package that is a sound zip but no presentation as PowerPoint writes it.
_LAYOUT_ERRORS = (
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    IndexError,
    AssertionError,
    NotImplementedError,
)
# A group in a group in a group is deep; a file that goes further is made to do harm.
_DEEPEST = 30


def read_powerpoint(content: bytes, path: str, name: str) -> Document:
    """A document of the text in a presentation; `name` is what messages call it.

    Hidden slides are left out, and so are page numbers, dates and footers, which every slide says again.
    Raises UnreadableDocument for a package that is damaged, locked, too large or not PowerPoint's.
    """
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    check_package(content, name)
    reader = _Reader()
    try:
        slides = cast("Any", Presentation(io.BytesIO(content))).slides
        for number, slide in enumerate(slides, start=1):
            if slide.element.get("show") not in {"0", "false"}:
                reader.read_slide(slide, number)
    except (SyntaxError, PythonPptxError, *UNPACKING_ERRORS) as error:
        if isinstance(error, ValueError):
            raise _strange(name) from error
        raise damaged(name) from error
    except _LAYOUT_ERRORS as error:
        raise _strange(name) from error
    built = reader.built
    return Document(
        built.text,
        tuple(built.blocks),
        path=path,
        media_type=POWERPOINT,
        protected=built.protected,
        links=built.links,
    )


def _strange(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is not laid out as PowerPoint's own files are; open it in PowerPoint, save it as .pptx and try "
        "again."
    )


class _Reader:
    """Reads slide after slide."""

    def __init__(self) -> None:
        self.built = TextBuilder()
        self._place = ""
        self._tables = 0

    def read_slide(self, slide: Any, number: int) -> None:
        """Add the words of a slide: its title, its other shapes, its notes."""
        self._place, self._tables = f"slide {number}", 0
        shapes = list(slide.shapes)
        title = slide.shapes.title
        first = [] if title is None else [title]
        rest = [shape for shape in shapes if title is None or shape.shape_id != title.shape_id]
        for shape in [*first, *rest]:
            self._read_shape(shape, 0)
        if slide.has_notes_slide:
            self._place = f"slide {number}, notes"
            frame = slide.notes_slide.notes_text_frame
            if frame is not None:
                self._read_frame(frame, "paragraph")

    def _read_shape(self, shape: Any, depth: int) -> None:
        kind = _placeholder(shape)
        if kind in _REPEATED or depth > _DEEPEST or _is_hidden(shape):
            return
        if shape.shape_type == _GROUP:
            for inner in shape.shapes:
                self._read_shape(inner, depth + 1)
        elif getattr(shape, "has_table", False):
            self._read_table(shape.table)
        elif shape.has_text_frame:
            self._read_frame(shape.text_frame, _kind_of(shape, kind))
        words = _description(shape)
        if words and shape.shape_type == _PICTURE:
            self._add_block(words, "alt-text", f"{self._place}, picture")

    def _read_table(self, table: Any) -> None:
        self._tables += 1
        for number, row in enumerate(table.rows, start=1):
            place = f"{self._place}, table {self._tables}, row {number}"
            for column, cell in enumerate(row.cells, start=1):
                for paragraph in cell.text_frame.paragraphs:
                    self._add_paragraph(paragraph._p)
                    self._close("table-cell", place, column)

    def _read_frame(self, frame: Any, kind: BlockKind) -> None:
        numbers = _Numbers()
        for paragraph in frame.paragraphs:
            level = int(paragraph.level or 0) + 1
            self._add_paragraph(paragraph._p)
            if kind == "heading":
                self._close("heading", f"{self._place}, title", 1)
                continue
            listed = _has_mark(paragraph._p, kind)
            number = numbers.next(paragraph._p, level) if self.built.open_text.strip() else ""
            own: BlockKind = "list-item" if listed else "paragraph"
            self._close(own, self._place, level if listed else 0, number)

    def _add_paragraph(self, paragraph: Any) -> None:
        """Put the words of a paragraph into the open block."""
        for inner in paragraph:
            if inner.tag == _BREAK:
                self.built.add_break()
            elif inner.tag in {_RUN, _FIELD}:
                text = inner.find(_DRAWING + "t")
                properties = inner.find(_DRAWING + "rPr")
                link = properties is not None and properties.find(_DRAWING + "hlinkClick") is not None
                if link:
                    self.built.begin_link()
                self.built.add((text.text if text is not None else "") or "")
                if link:
                    self.built.end_link()

    def _add_block(self, words: str, kind: BlockKind, where: str) -> None:
        self.built.add(words)
        self._close(kind, where, 0)

    def _close(self, kind: BlockKind, where: str, level: int, number: str = "") -> None:
        if self.built.open_text.strip():
            self.built.close(kind, where, level, number=number)
        else:
            self.built.drop()


class _Numbers:
    """Counts the numbered paragraphs of one text frame (ECMA-376, part 1, sections 21.1.2.4.1 and 20.1.10.61)."""

    def __init__(self) -> None:
        # The manner of the open numbering at each level, and its last number.
        self._last: dict[int, tuple[str, int]] = {}

    def next(self, paragraph: Any, level: int) -> str:
        """Count a paragraph; its number, "" for one without."""
        mark = paragraph.find(f"{_DRAWING}pPr/{_DRAWING}buAutoNum")
        for deeper in [each for each in self._last if each > level]:
            del self._last[deeper]
        if mark is None:
            self._last.pop(level, None)
            return ""
        manner = mark.get("type") or ""
        start = mark.get("startAt") or "1"
        key = f"{manner} {start}"
        before, count = self._last.get(level, ("", 0))
        if before != key:
            count = int(start) - 1 if start.isdecimal() and len(start) < 6 else 0
        self._last[level] = key, count + 1
        sign = next((sign for name, sign in _SIGNS.items() if manner.startswith(name)), "1")
        number = numeral(count + 1, sign)
        if manner.endswith("ParenBoth"):
            return f"({number})"
        return f"{number})" if manner.endswith("ParenR") else number


def _has_mark(paragraph: Any, kind: BlockKind) -> bool:
    """Whether a paragraph is an item of a list: by its own mark, else as the others of its shape."""
    properties = paragraph.find(_DRAWING + "pPr")
    for mark in properties if properties is not None else ():
        if mark.tag in _MARKS:
            return mark.tag != _NO_MARK
    return kind == "list-item"


def _placeholder(shape: Any) -> int | None:
    """The number of the kind of placeholder that a shape is; None for a shape of the slide's own."""
    return int(shape.placeholder_format.type) if shape.is_placeholder else None


def _kind_of(shape: Any, placeholder: int | None) -> BlockKind:
    if placeholder in _TITLES:
        return "heading"
    if placeholder is None or placeholder == _SUBTITLE:
        return "paragraph"
    # The body of a slide is a list of points, unless it has one alone.
    written = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
    return "list-item" if len(written) > 1 else "paragraph"


def _properties(shape: Any) -> Any:
    return next(iter(shape._element.xpath("./*/p:cNvPr")), None)


def _is_hidden(shape: Any) -> bool:
    properties = _properties(shape)
    return properties is not None and properties.get("hidden") in {"1", "true"}


def _description(shape: Any) -> str:
    """The alternative text that somebody wrote for a shape."""
    properties = _properties(shape)
    return "" if properties is None else (properties.get("descr") or "").strip()
