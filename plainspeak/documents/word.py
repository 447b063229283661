"""Word documents (.docx), read through python-docx.

The text is what a reader of the finished document sees: tracked insertions are in and deletions out, a
field shows its result and not its code, hidden text and comments are out, and text boxes, content
controls, tables in tables, footnotes and endnotes are in. Tables of contents are left out, since they say
again what the headings say. Headers and footers are not read.

python-docx opens the package and knows the parts; the walk goes over the XML itself, because its
paragraph objects pass over insertions, content controls and text boxes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol, cast

from plainspeak.documents.building import TextBuilder
from plainspeak.documents.errors import UnreadableDocument
from plainspeak.documents.lines import list_marker
from plainspeak.documents.packages import HOW_TO_SAVE, check_package, damaged
from plainspeak.documents.places import Places
from plainspeak.documents.wordstyles import Styles, child, value_of, w
from plainspeak.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.documents.wordstyles import Xml
    from plainspeak.model import BlockKind

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REFERENCES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

# Elements that only wrap others: what is in them is read as if it stood alone.
_WRAPPERS = frozenset(
    {w("sdtContent"), w("sdt"), w("ins"), w("moveTo"), w("smartTag"), w("customXml"), w("hyperlink")}
    | {w("fldSimple"), w("dir"), w("bdo"), w("body"), w("ruby"), w("rubyBase"), _MC + "Choice"}
)
_TEXT_BOX = w("txbxContent")
_ALTERNATE = _MC + "AlternateContent"
_SPACES = {w("tab"): "\t", w("ptab"): "\t", w("noBreakHyphen"): "-"}
_BREAKS = frozenset({w("br"), w("cr")})
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
# What python-docx raises for a package that is a sound zip but no document of Word's.
_LAYOUT_ERRORS = (KeyError, ValueError, AttributeError, TypeError, IndexError, AssertionError)


class _Part(Protocol):
    """What is used of a part of a package."""

    @property
    def blob(self) -> bytes: ...


def read_word(content: bytes, path: str, name: str) -> Document:
    """A document of the text in a Word package; `name` is what messages call it.

    Raises UnreadableDocument for a package that is damaged, protected, too large or not Word's.
    """
    check_package(content, name)
    body, styles, notes = _open(content, name)
    walker = _Walker(styles)
    walker.read_story(body)
    walker.read_notes(notes)
    built = walker.built
    return Document(
        built.text, tuple(built.blocks), path=path, media_type=MEDIA_TYPE, protected=built.protected
    )


def _open(content: bytes, name: str) -> tuple[Xml, Styles, dict[str, dict[str, Xml]]]:
    """The body, the styles and the notes by kind and id."""
    from docx import Document as open_document

    try:
        opened = open_document(io.BytesIO(content))
        body = cast("Xml", opened.element.body)
        styles = Styles(cast("Xml", opened.styles.element))
        related = {relation.reltype: relation for relation in opened.part.rels.values()}
        notes: dict[str, dict[str, Xml]] = {}
        for kind in ("footnote", "endnote"):
            relation = related.get(f"{_REFERENCES}{kind}s")
            if relation is not None and not relation.is_external:
                notes[kind] = _notes(cast("_Part", relation.target_part).blob, kind)
    except (SyntaxError, OSError, EOFError) as error:
        # lxml's own error for XML that does not parse is a SyntaxError.
        raise damaged(name) from error
    except _LAYOUT_ERRORS as error:
        raise UnreadableDocument(
            f"{name} is not laid out as Word's own documents are (it may be a template, have macros or be in "
            f"the strict form); {HOW_TO_SAVE}."
        ) from error
    return body, styles, notes


def _notes(blob: bytes, kind: str) -> dict[str, Xml]:
    """The footnotes or endnotes of a part by their ids, without the separator lines that Word keeps there."""
    from docx.oxml.parser import parse_xml

    root = cast("Xml", parse_xml(blob))
    found: dict[str, Xml] = {}
    for note in root:
        if note.tag == w(kind) and note.get(w("type")) in {None, "normal"}:
            found[note.get(w("id")) or ""] = note
    return found


class _Walker:
    """Walks one document's XML in the order of the text."""

    def __init__(self, styles: Styles) -> None:
        self.built = TextBuilder()
        self._styles = styles
        self._places = Places()
        # The place of each open row and the column of the cell that is read in it, outermost table first.
        self._rows: list[tuple[str, int]] = []
        self._note = ""
        # For each open field, whether the walk is still in its code.
        self._fields: list[bool] = []
        self._boxes: list[Xml] = []
        self._referred: list[tuple[str, str]] = []

    def read_story(self, element: Xml) -> None:
        """Add what stands in a body, a cell, a note or a text box."""
        self._read_blocks(element)
        # Where the end of the very last paragraph was deleted, there is no next one to run on into.
        self._close(None)

    def _read_blocks(self, element: Xml) -> None:
        for inner in element:
            if inner.tag == w("p"):
                self._read_paragraph(inner)
            elif inner.tag == w("tbl"):
                self._read_table(inner)
            elif inner.tag == _ALTERNATE:
                for choice in _chosen(inner):
                    self._read_blocks(choice)
            elif inner.tag in _WRAPPERS:
                self._read_blocks(inner)

    def read_notes(self, notes: dict[str, dict[str, Xml]]) -> None:
        """Add the notes that the text referred to, numbered as they were met."""
        numbers = {"footnote": 0, "endnote": 0}
        for kind, identity in self._referred:
            numbers[kind] += 1
            note = notes.get(kind, {}).get(identity)
            if note is not None:
                self._note = f"{kind} {numbers[kind]}"
                self._fields.clear()
                self.read_story(note)
        self._note = ""

    def _read_table(self, table: Xml) -> None:
        number = self._places.next_table()
        for row in _through_wrappers(table, w("tr")):
            properties = child(row, "trPr")
            if properties is not None and child(properties, "del") is not None:
                continue
            place = self._places.next_row(number)
            for column, cell in enumerate(_through_wrappers(row, w("tc")), start=1):
                self._rows.append((place, column))
                self.read_story(cell)
                self._rows.pop()

    def _read_paragraph(self, paragraph: Xml) -> None:
        properties = child(paragraph, "pPr")
        for inner in paragraph:
            self._read_inline(inner)
        mark = child(properties, "rPr") if properties is not None else None
        if mark is not None and child(mark, "del") is not None:
            return  # The end of the paragraph was deleted: it runs on into the next one.
        self._close(properties)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.read_story(box)

    def _close(self, properties: Xml | None) -> None:
        text = self.built.open_text
        style = value_of(properties, "pStyle")
        if not text.strip() or self._styles.is_contents(style):
            self.built.drop()
            return
        kind, level = self._kind(properties, style)
        skip = 0
        if kind == "paragraph":
            # A list typed by hand: bullets and tabs, but no list for Word.
            marker = list_marker(text.lstrip())
            if marker is not None and marker.sure:
                kind, level, skip = "list-item", 1, len(text) - len(text.lstrip()) + len(marker.text)
        self.built.close(kind, self._where(kind, text), level, skip=skip, protect=kind == "quote")

    def _kind(self, properties: Xml | None, style: str | None) -> tuple[BlockKind, int]:
        if self._rows:
            return "table-cell", self._rows[-1][1]
        level = self._styles.heading_level(properties, style)
        if level and not self._note:
            return "heading", level
        special = self._styles.special_kind(style)
        if special is not None:
            return special, 0
        depth = self._styles.list_depth(properties, style)
        return ("list-item", depth) if depth else ("paragraph", 0)

    def _where(self, kind: BlockKind, text: str) -> str:
        if self._note:
            return self._note
        if self._rows:
            return self._rows[-1][0]
        if kind == "heading":
            return self._places.heading(text)
        nouns = {"list-item": "list item", "quote": "quotation", "caption": "caption"}
        return self._places.next(nouns.get(kind, "paragraph"))

    def _read_inline(self, element: Xml) -> None:
        if element.tag == w("r"):
            self._read_run(element)
        elif element.tag == _ALTERNATE:
            for choice in _chosen(element):
                self._read_inline(choice)
        elif element.tag in _WRAPPERS:
            for inner in element:
                self._read_inline(inner)

    def _read_run(self, run: Xml) -> None:
        properties = child(run, "rPr")
        hidden = self._styles.is_hidden(properties)
        for inner in run:
            if inner.tag == w("fldChar"):
                self._turn_field(inner.get(w("fldCharType")))
            elif not hidden and not any(self._fields):
                self._read_run_part(inner)

    def _read_run_part(self, part: Xml) -> None:
        if part.tag == w("t"):
            self.built.add(part.text or "")
        elif part.tag in _SPACES:
            self.built.add(_SPACES[part.tag])
        elif part.tag in _BREAKS:
            self.built.add_break()
        elif part.tag in _NOTES:
            self._referred.append((_NOTES[part.tag], part.get(w("id")) or ""))
        elif part.tag == _ALTERNATE:
            for choice in _chosen(part):
                for inner in choice:
                    self._read_run_part(inner)
        elif part.tag == w("ruby"):
            self._read_inline(part)
        else:
            self._boxes.extend(_text_boxes(part))

    def _turn_field(self, kind: str | None) -> None:
        """Follow the three marks of a field: its code begins, its result begins, it ends."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _through_wrappers(element: Xml, tag: str) -> Iterator[Xml]:
    """The children called `tag`, also those inside content controls and tracked insertions."""
    for inner in element:
        if inner.tag == tag:
            yield inner
        elif inner.tag in _WRAPPERS:
            yield from _through_wrappers(inner, tag)


def _chosen(alternate: Xml) -> list[Xml]:
    """The one of the alternatives that Word shows: the first choice, else the fallback for old programs."""
    choices = [inner for inner in alternate if inner.tag == _MC + "Choice"]
    return choices[:1] or [inner for inner in alternate if inner.tag == _MC + "Fallback"][:1]


def _text_boxes(element: Xml) -> Iterator[Xml]:
    """The text boxes in a drawing, each once; a box in a box is found when the outer one is read."""
    for inner in element:
        if inner.tag == _TEXT_BOX:
            yield inner
        elif inner.tag == _ALTERNATE:
            for choice in _chosen(inner):
                yield from _text_boxes(choice)
        else:
            yield from _text_boxes(inner)
