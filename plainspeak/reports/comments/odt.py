"""OpenDocument texts (.odt) with a note ("annotation") at every finding.

The part with the text is written anew with the notes in it; every other part of the package stays byte for byte.
LibreOffice keeps no notes in footnotes, headers and drawn shapes, so those on a note of the text stand at its
mark, and those on headers and shapes at the top. Notes that plainspeak wrote before give way to the new ones.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from plainspeak.documents.errors import shown_name
from plainspeak.documents.odt import CONTENT, parse, walk
from plainspeak.documents.odtstyles import q
from plainspeak.model import Document
from plainspeak.reports.comments.notes import AUTHOR, INITIALS, check_same, notes, summary

if TYPE_CHECKING:
    from plainspeak.documents.odt import Walker
    from plainspeak.model import Report

_PARAGRAPHS = (q("text:p"), q("text:h"))
_NOTE = q("text:note")
# Where a paragraph must stand for LibreOffice to show a note in it.
_WITHOUT_NOTES = frozenset(
    map(q, ("draw:custom-shape", "draw:rect", "draw:ellipse", "draw:caption", "svg:title", "svg:desc"))
)


def annotate_odt(content: bytes, report: Report) -> bytes:
    """The content of an OpenDocument text with the notes on `report` in it, all else being as it was.

    Raises UnreadableDocument as `read_odt` does, and PlainspeakError where the file is not what was checked.
    """
    root, styles = parse(content, shown_name(report.document.path) or "The document")
    _remove_own(cast("Any", root))
    walker = walk(root, styles)
    check_same(report.document, walker.built.text)
    writer = _Writer(cast("Any", root), walker)
    writer.write(report)
    return _repacked(content, writer.xml())


class _Writer:
    """Puts notes into the XML of one text."""

    def __init__(self, root: Any, walker: Walker) -> None:
        self._etree = cast("Any", import_module("lxml.etree"))
        self._root = root
        self._walker = walker
        self._starts = [start for start, *_ in walker.nodes]
        self._found = Document(walker.built.text, (), source="", pieces=tuple(walker.built.pieces))
        self._count = 0
        self._now = datetime.now().isoformat(timespec="seconds")

    def write(self, report: Report) -> None:
        """Add a note for each finding and one with the scores."""
        body = self._root.find(f"{q('office:body')}/{q('office:text')}")
        top: list[tuple[str, ...]] = [summary(report)]
        inserts: list[tuple[int, Any, bool, int, Any]] = []
        for note in notes(report):
            begin, end = self._spots(note.start, note.end)
            holder = self._holder(begin[1])
            if holder is body:
                name = f"plainspeak{self._count + 1}"
                inserts.append((*begin, self._new(note.lines, name)))
                closing = self._etree.Element(q("office:annotation-end"), {q("office:name"): name})
                inserts.append((*end, closing))
            elif holder is not None:
                mark = self._new((note.elsewhere, *note.lines))
                holder.getparent().insert(holder.getparent().index(holder), mark)
            else:
                top.append((note.elsewhere, *note.lines))
        # From the last to the first, so that the offsets of the earlier ones hold.
        for _, element, tail, offset, mark in sorted(inserts, key=lambda each: each[0], reverse=True):
            _insert(element, mark, offset, tail=tail)
        self._write_top(body, top)

    def xml(self) -> bytes:
        """The part with the text as it is now."""
        return self._etree.tostring(self._root, xml_declaration=True, encoding="UTF-8")

    def _spots(self, start: int, end: int) -> tuple[tuple[int, Any, bool, int], tuple[int, Any, bool, int]]:
        """Where words begin and end: an order, the element, whether in its tail, the offset there."""
        span = self._found.source_span(start, end)
        first, last = (span.start, max(span.start, span.end - 1)) if span is not None else (0, 0)
        return self._spot(first, 0), self._spot(last, 1)

    def _spot(self, read: int, more: int) -> tuple[int, Any, bool, int]:
        start, element, tail, offset = self._walker.nodes[max(0, bisect_right(self._starts, read) - 1)]
        return 2 * read + more, cast("Any", element), tail, offset + read - start + more

    def _holder(self, element: Any) -> Any:
        """What words stand in: the body, or the footnote that they are in; None where no note can stand."""
        inside = [element, *element.iterancestors()]
        note = next((each for each in inside if each.tag == _NOTE), None)
        if any(each.tag in _WITHOUT_NOTES for each in inside) or inside[-1] is not self._root:
            return None
        return note if note is not None else self._root.find(f"{q('office:body')}/{q('office:text')}")

    def _new(self, lines: tuple[str, ...], name: str = "") -> Any:
        self._count += 1
        note = self._etree.Element(q("office:annotation"))
        if name:
            note.set(q("office:name"), name)
        self._etree.SubElement(note, q("dc:creator")).text = AUTHOR
        # Without a date, LibreOffice shows one of its own before the year 0.
        self._etree.SubElement(note, q("dc:date")).text = self._now
        self._etree.SubElement(note, q("meta:creator-initials")).text = INITIALS
        for line in lines:
            self._etree.SubElement(note, q("text:p")).text = line
        return note

    def _write_top(self, body: Any, top: list[tuple[str, ...]]) -> None:
        """Add notes to the first paragraph of the text, in order."""
        paragraphs = (
            each for each in body.iter(*_PARAGRAPHS) if self._holder(each) is body and _is_own(each)
        )
        paragraph = next(paragraphs, None)
        if paragraph is None:
            paragraph = self._etree.SubElement(body, q("text:p"))
        for lines in reversed(top):
            _insert(paragraph, self._new(lines), 0, tail=False)


def _remove_own(root: Any) -> None:
    """Take out the notes that plainspeak wrote, and the marks where their words end."""
    own = [note for note in root.iter(q("office:annotation")) if note.findtext(q("dc:creator")) == AUTHOR]
    names = {note.get(q("office:name")) for note in own} - {None}
    ends = [end for end in root.iter(q("office:annotation-end")) if end.get(q("office:name")) in names]
    for mark in (*own, *ends):
        parent, before = mark.getparent(), mark.getprevious()
        if before is None:
            parent.text = (parent.text or "") + (mark.tail or "")
        else:
            before.tail = (before.tail or "") + (mark.tail or "")
        parent.remove(mark)


def _is_own(paragraph: Any) -> bool:
    """Whether a paragraph is one of the text, and not in a note of somebody or among tracked deletions."""
    others = {q("office:annotation"), q("text:tracked-changes"), q("office:forms")}
    return not any(each.tag in others for each in paragraph.iterancestors())


def _insert(element: Any, mark: Any, offset: int, *, tail: bool) -> None:
    """Put a mark into the text or the tail of an element."""
    words = (element.tail if tail else element.text) or ""
    mark.tail = words[offset:] or None
    if tail:
        element.tail = words[:offset] or None
        parent = element.getparent()
        parent.insert(parent.index(element) + 1, mark)
    else:
        element.text = words[:offset] or None
        element.insert(0, mark)


def _repacked(content: bytes, xml: bytes) -> bytes:
    """The package with another part of text, the parts in their order and packed as they were."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            part = xml if entry.filename == CONTENT else old.read(entry)
            new.writestr(entry, part, entry.compress_type)
    return stream.getvalue()
