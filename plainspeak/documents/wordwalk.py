"""The walk through the XML of a Word document, in the order of its text.

The text is what a reader of the finished document sees: tracked insertions are in and deletions out, a field shows
its result and not its code, hidden text, comments and the prompts of empty content controls are out, and text
boxes, content controls, tables in tables, footnotes, endnotes, headers, footers and the alternative text of
pictures are in. Tables of contents are left out, since they say again what the headings say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.documents.building import TextBuilder
from plainspeak.documents.lines import list_marker
from plainspeak.documents.places import Places
from plainspeak.documents.wordstyles import Look, child, is_on, value_of, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plainspeak.documents.wordnumbers import Numbers
    from plainspeak.documents.wordstyles import Styles, Xml
    from plainspeak.model import BlockKind

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"

# Elements that only wrap others: what is in them is read as if it stood alone.
_WRAPPERS = frozenset(
    {w("sdtContent"), w("ins"), w("moveTo"), w("smartTag"), w("customXml"), w("dir"), w("bdo"), w("body")}
    | {w("ruby"), w("rubyBase"), _MC + "Choice"}
)
_CONTROL, _LINK, _SIMPLE_FIELD = w("sdt"), w("hyperlink"), w("fldSimple")
_TEXT_BOX = w("txbxContent")
_ALTERNATE = _MC + "AlternateContent"
_SPACES = {w("tab"): "\t", w("ptab"): "\t", w("noBreakHyphen"): "-"}
_BREAKS = frozenset({w("br"), w("cr")})
_IN_TEXT = frozenset({w("t"), *_SPACES, *_BREAKS})
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_DESCRIBED = {_DRAWING + "docPr": ("title", "descr"), _VML + "shape": ("title", "alt")}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a stretch of the text was read from: `text[start:end]` is from `node`, a part of a run.

    For a w:t, the stretch is the node's text; for a tab, a break or a drawing with alternative text, the node is
    one unit. `anchor` is what stands for the node in the body: the node itself, or the reference of the note that
    it is in; None for a header or footer. Words that are not `editable` come from elsewhere: the result of a field,
    the alternative text of a picture.
    """

    start: int
    end: int
    node: Xml
    anchor: Xml | None
    editable: bool

    @property
    def in_text(self) -> bool:
        """Whether the words stand in the text, not at a picture."""
        return self.node.tag in _IN_TEXT


@dataclass(slots=True)
class _Field:
    """An open field; its code has the instruction, such as HYPERLINK."""

    code: str = ""
    in_code: bool = True

    @property
    def is_link(self) -> bool:
        return self.code.strip().upper().startswith("HYPERLINK")


@dataclass(frozen=True, slots=True)
class _Read:
    """A stretch as it was met: its place in the count of all that was read, and the rest as in a Spot."""

    start: int
    length: int
    node: Xml
    anchor: Xml | None
    editable: bool


class Walker:
    """Walks one document's XML and builds its text; `spots` then tells where the text is from."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.built = TextBuilder()
        self._styles = styles
        self._numbers = numbers
        self._places = Places()
        # The place of each open row and the column of the cell that is read in it, outermost table first.
        self._rows: list[tuple[str, int]] = []
        # Where all blocks are that are read now, if one phrase says it: "footnote 2".
        self._place = ""
        self._fields: list[_Field] = []
        self._simple_fields = 0
        self._boxes: list[Xml] = []
        self._pictures: list[tuple[Xml, str]] = []
        self._referred: list[tuple[str, str, Xml]] = []
        self._reads: list[_Read] = []
        self._read = 0
        self._in_body = True
        self._reference: Xml | None = None
        self._style: str | None = None
        self._languages: set[str] = set()

    def spots(self) -> list[Spot]:
        """Where the text of the blocks was read from, in order and without overlaps."""
        found: list[Spot] = []
        pieces = iter(self.built.pieces)
        piece = next(pieces, None)
        for read in self._reads:
            while piece is not None and piece.source_end <= read.start:
                piece = next(pieces, None)
            if piece is None:
                break
            if read.start >= piece.source_start:
                start = piece.start + read.start - piece.source_start
                found.append(Spot(start, start + read.length, read.node, read.anchor, read.editable))
        return found

    def read_story(self, element: Xml) -> None:
        """Add what stands in a body, a cell, a note or a text box."""
        self._read_blocks(element)
        # Where the end of the very last paragraph was deleted, there is no next one to run on into.
        self._close(None)

    def read_notes(self, notes: dict[str, dict[str, Xml]]) -> None:
        """Add the notes that the text referred to, numbered as they were met."""
        numbers = {"footnote": 0, "endnote": 0}
        for kind, identity, reference in self._referred:
            numbers[kind] += 1
            note = notes.get(kind, {}).get(identity)
            if note is not None:
                self._reference = reference
                self._read_apart(note, f"{kind} {numbers[kind]}")
        self._reference = None

    def read_margins(self, margins: Iterable[tuple[str, Xml]]) -> None:
        """Add headers and footers with what they are called, those with the same words once."""
        self._in_body = False
        seen: set[tuple[str, str]] = set()
        for place, element in margins:
            words = (place, "".join(each.text or "" for each in element.iter(w("t"))))
            if words not in seen:
                seen.add(words)
                self._read_apart(element, place)

    def _read_apart(self, element: Xml, place: str) -> None:
        self._fields.clear()
        self._place = place
        self.read_story(element)
        self._place = ""

    def _read_blocks(self, element: Xml) -> None:
        for inner in element:
            if inner.tag == w("p"):
                self._read_paragraph(inner)
            elif inner.tag == w("tbl"):
                self._read_table(inner)
            else:
                for wrapped in _unwrapped(inner):
                    self._read_blocks(wrapped)

    def _read_table(self, table: Xml) -> None:
        number = self._places.next_table()
        for row in _through_wrappers(table, w("tr")):
            if child(child(row, "trPr"), "del") is not None:
                continue
            place = self._places.next_row(number)
            for column, cell in enumerate(_through_wrappers(row, w("tc")), start=1):
                if child(child(cell, "tcPr"), "cellDel") is None:
                    self._rows.append((place, column))
                    self.read_story(cell)
                    self._rows.pop()

    def _read_paragraph(self, paragraph: Xml) -> None:
        properties = child(paragraph, "pPr")
        self._style = value_of(properties, "pStyle") if properties is not None else None
        if len(paragraph) == (properties is not None) and not self.built.open_end:
            # Files may hold hundreds of thousands of empty paragraphs; some are counted.
            self._count(properties, self._style)
            return
        for inner in paragraph:
            self._read_inline(inner)
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            return  # The end of the paragraph was deleted: it runs on into the next one.
        self._close(properties)
        self._read_pictures()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._read_box(box)

    def _read_box(self, box: Xml) -> None:
        if self._place or self._rows:
            self.read_story(box)
        else:
            self._read_apart(box, self._places.next("text box"))

    def _read_pictures(self) -> None:
        pictures, self._pictures = self._pictures, []
        for node, words in pictures:
            self._add(node, words, editable=False)
            where = self._place or (self._rows[-1][0] if self._rows else self._places.next("picture"))
            self.built.close("alt-text", where)

    def _close(self, properties: Xml | None) -> None:
        text = self.built.open_text
        style = value_of(properties, "pStyle")
        (language,) = self._languages if len(self._languages) == 1 else ("",)
        self._languages.clear()
        number = self._count(properties, style)
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
        where = self._where(kind, text, number)
        self.built.close(
            kind,
            where,
            level,
            skip=skip,
            protect=kind == "quote",
            language=language,
            number=number if kind == "list-item" else "",
        )

    def _count(self, properties: Xml | None, style: str | None) -> str:
        """Count a paragraph if it is numbered; its number."""
        numbered = self._styles.numbering(properties, style)
        return self._numbers.next(numbered, style) if numbered is not None else ""

    def _kind(self, properties: Xml | None, style: str | None) -> tuple[BlockKind, int]:
        if self._rows:
            return "table-cell", self._rows[-1][1]
        level = self._styles.heading_level(properties, style)
        if level and not self._place:
            return "heading", level
        special = self._styles.special_kind(style)
        if special is not None:
            return special, 0
        depth = self._styles.list_depth(properties, style)
        return ("list-item", depth) if depth else ("paragraph", 0)

    def _where(self, kind: BlockKind, text: str, number: str) -> str:
        if self._place:
            return self._place
        if self._rows:
            return self._rows[-1][0]
        if kind == "heading":
            return self._places.heading(text)
        nouns = {"list-item": "list item", "quote": "quotation", "caption": "caption"}
        return self._places.next(nouns.get(kind, "paragraph"), number)

    def _read_inline(self, element: Xml) -> None:
        if element.tag == w("r"):
            self._read_run(element)
        elif element.tag == _LINK:
            self._read_link(element)
        elif element.tag == _SIMPLE_FIELD:
            if _Field(element.get(w("instr")) or "").is_link:
                self._read_link(element)
                return
            self._simple_fields += 1
            self._read_all_inline(element)
            self._simple_fields -= 1
        else:
            for wrapped in _unwrapped(element):
                self._read_all_inline(wrapped)

    def _read_all_inline(self, element: Xml) -> None:
        for inner in element:
            self._read_inline(inner)

    def _read_link(self, element: Xml) -> None:
        self.built.begin_link()
        self._read_all_inline(element)
        self.built.end_link()

    def _read_run(self, run: Xml) -> None:
        look = self._styles.look(self._style, child(run, "rPr"))
        for inner in run:
            if inner.tag == w("fldChar"):
                self._turn_field(inner.get(w("fldCharType")))
            elif any(field.in_code for field in self._fields):
                if inner.tag == w("instrText"):
                    self._fields[-1].code += inner.text or ""
            elif not look.hidden:
                self._read_run_part(inner, look)

    def _read_run_part(self, part: Xml, look: Look) -> None:
        editable = not self._simple_fields and all(field.is_link for field in self._fields)
        if part.tag == w("t"):
            words = part.text or ""
            if words.strip():
                self._languages.add(look.language)
            self._add(part, words, editable=editable)
        elif part.tag in _SPACES:
            self._add(part, _SPACES[part.tag], editable=editable)
        elif part.tag in _BREAKS:
            self._add(part, "\n", editable=False)
        elif part.tag in _NOTES:
            self._referred.append((_NOTES[part.tag], part.get(w("id")) or "", part))
        elif part.tag == _ALTERNATE and not any(True for _ in _drawn(part)):
            for choice in _chosen(part):
                for inner in choice:
                    self._read_run_part(inner, look)
        elif part.tag == w("ruby"):
            self._read_all_inline(part)
        else:
            self._boxes.extend(_text_boxes(part))
            self._pictures.extend((part, words) for words in _descriptions(part))

    def _add(self, node: Xml, words: str, *, editable: bool) -> None:
        if not words:
            return
        anchor = node if self._in_body and self._reference is None else self._reference
        self._reads.append(_Read(self._read, len(words), node, anchor, editable))
        source = self._read, self._read + len(words)
        self._read = source[1]
        if words == "\n":
            self.built.add_break(source)
        else:
            self.built.add(words, source)

    def _turn_field(self, kind: str | None) -> None:
        """Follow the three marks of a field: its code begins, its result begins, it ends."""
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
            if self._fields[-1].is_link:
                self.built.begin_link()
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.is_link and not field.in_code:
                self.built.end_link()


def _unwrapped(element: Xml) -> list[Xml]:
    """What to read on in, for an element that only wraps others; nothing for all else."""
    if element.tag == _ALTERNATE:
        return _chosen(element)
    if element.tag == _CONTROL:
        # An empty control shows a prompt, such as "Click here to enter text".
        prompt = is_on(child(element, "sdtPr"), "showingPlcHdr")
        return [] if prompt else [inner for inner in element if inner.tag == w("sdtContent")]
    return [element] if element.tag in _WRAPPERS else []


def _through_wrappers(element: Xml, tag: str) -> Iterator[Xml]:
    """The children called `tag`, also those inside content controls and tracked insertions."""
    for inner in element:
        if inner.tag == tag:
            yield inner
        else:
            for wrapped in _unwrapped(inner):
                yield from _through_wrappers(wrapped, tag)


def _chosen(alternate: Xml) -> list[Xml]:
    """The one of the alternatives that Word shows: the first choice, else the fallback for old programs."""
    choices = [inner for inner in alternate if inner.tag == _MC + "Choice"]
    return choices[:1] or [inner for inner in alternate if inner.tag == _MC + "Fallback"][:1]


def _drawn(alternate: Xml) -> Iterator[Xml]:
    """The drawings among the alternatives."""
    for choice in _chosen(alternate):
        yield from (inner for inner in choice if inner.tag in {w("drawing"), w("pict"), w("object")})


def _text_boxes(element: Xml) -> Iterator[Xml]:
    """The text boxes in a drawing, each once; a box in a box is found when the outer one is read."""
    for inner in _shown(element):
        if inner.tag == _TEXT_BOX:
            yield inner
        else:
            yield from _text_boxes(inner)


def _descriptions(element: Xml) -> Iterator[str]:
    """The titles and alternative texts in a drawing, each once, without those of pictures in its text boxes."""
    for inner in _shown(element):
        words = [inner.get(name) or "" for name in _DESCRIBED.get(inner.tag, ())]
        yield from dict.fromkeys(each for each in words if each.strip())
        if inner.tag != _TEXT_BOX:
            yield from _descriptions(inner)


def _shown(element: Xml) -> Iterator[Xml]:
    """The children of a part of a drawing, with only the one of alternatives that Word shows."""
    for inner in [element] if element.tag == _ALTERNATE else element:
        if inner.tag == _ALTERNATE:
            for choice in _chosen(inner):
                yield from choice
        else:
            yield inner
