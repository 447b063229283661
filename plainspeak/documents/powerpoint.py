"""PowerPoint presentations (.pptx), read through python-pptx: slides in their order, each with its notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

from plainspeak.documents.building import TextBuilder
from plainspeak.documents.errors import UnreadableDocument
from plainspeak.documents.kinds import POWERPOINT
from plainspeak.documents.packages import UNPACKING_ERRORS, check_package, damaged
from plainspeak.model import Document

if TYPE_CHECKING:
    from plainspeak.model import BlockKind

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARAGRAPH, _RUN, _FIELD, _BREAK = (_DRAWING + name for name in ("p", "r", "fld", "br"))
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
        for paragraph in frame.paragraphs:
            level = int(paragraph.level or 0) + 1
            self._add_paragraph(paragraph._p)
            if kind == "heading":
                self._close("heading", f"{self._place}, title", 1)
            else:
                self._close(kind, self._place, level if kind == "list-item" else 0)

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

    def _close(self, kind: BlockKind, where: str, level: int) -> None:
        if self.built.open_text.strip():
            self.built.close(kind, where, level)
        else:
            self.built.drop()


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
