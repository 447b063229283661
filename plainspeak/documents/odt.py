"""OpenDocument text (.odt), as LibreOffice writes it.

The text is what a reader of the finished document sees: tracked deletions, hidden text and other people's notes
are out; frames, text boxes, footnotes, endnotes, headers and footers are in. Tables of contents and indexes are
left out, since they say again what stands elsewhere.

The walk goes over the XML itself, since notes must be put on exactly the words that a finding is about.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from plainspeak.documents.building import TextBuilder
from plainspeak.documents.kinds import OPEN_TEXT
from plainspeak.documents.lines import is_page_number, list_marker
from plainspeak.documents.odtnumbers import Numbers
from plainspeak.documents.odtstyles import Look, Styles, q
from plainspeak.documents.packages import UNPACKING_ERRORS, check_package, damaged, opened
from plainspeak.documents.places import Places
from plainspeak.model import Document

if TYPE_CHECKING:
    from plainspeak.documents.odtstyles import Node
    from plainspeak.model import BlockKind


class _Etree(Protocol):
    """What is used of lxml, which has no types of its own."""

    def XMLParser(self, *, resolve_entities: bool, no_network: bool, load_dtd: bool) -> object: ...
    def fromstring(self, text: bytes, parser: object) -> Node: ...


CONTENT, STYLES = "content.xml", "styles.xml"
_PARSED = frozenset({CONTENT, STYLES})
# What is left out with all that is in it: deletions, other people's notes, indexes, forms, scripts, formulas.
_LEFT_OUT = frozenset(
    map(
        q,
        """text:tracked-changes office:annotation office:annotation-end office:forms text:table-of-content
        text:illustration-index text:table-index text:object-index text:user-index text:alphabetical-index
        text:bibliography text:note-citation text:ruby-text text:script text:sequence-decls text:variable-decls
        text:user-field-decls text:index-title draw:object draw:object-ole draw:plugin draw:applet svg:title
        svg:desc text:hidden-paragraph text:alphabetical-index-mark text:toc-mark text:user-index-mark
        text:page-number text:page-count""".split(),
    )
)
_A, _SPAN, _S, _TAB, _BREAK = map(q, ("text:a", "text:span", "text:s", "text:tab", "text:line-break"))
_NOTE, _H, _LIST, _TABLE = map(q, ("text:note", "text:h", "text:list", "table:table"))
_STYLE_NAME, _DISPLAY, _IS_HIDDEN = map(q, ("text:style-name", "text:display", "text:is-hidden"))
_PARAGRAPHS = frozenset({q("text:p"), _H})
_SPACE = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
_SHAPES = frozenset(
    map(
        q,
        """draw:frame draw:g draw:custom-shape draw:rect draw:ellipse draw:circle draw:line draw:polyline
        draw:polygon draw:regular-polygon draw:path draw:connector draw:caption draw:a draw:measure""".split(),
    )
)
_HEADERS = {
    q(f"style:{part}{which}"): part for part in ("header", "footer") for which in ("", "-left", "-first")
}
_MOST_SPACES = 100


def read_odt(content: bytes, path: str, name: str) -> Document:
    """A document of the text in an OpenDocument package; `name` is what messages call it.

    Raises UnreadableDocument for a package that is damaged, locked or too large.
    """
    walker = walk(*parse(content, name))
    built = walker.built
    return Document(
        built.text,
        tuple(built.blocks),
        path=path,
        media_type=OPEN_TEXT,
        protected=built.protected,
        links=built.links,
    )


def parse(content: bytes, name: str) -> tuple[Node, Node | None]:
    """The roots of the content and the styles of a package. Raises UnreadableDocument as `read_odt` does."""
    check_package(content, name, _PARSED)
    etree = cast("_Etree", import_module("lxml.etree"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        with opened(content, name) as package:
            root = etree.fromstring(package.read(CONTENT), parser)
            styles = etree.fromstring(package.read(STYLES), parser) if STYLES in package.namelist() else None
    except (KeyError, SyntaxError, *UNPACKING_ERRORS) as error:
        # lxml's own error for XML that does not parse is a SyntaxError.
        raise damaged(name) from error
    if root.find(f"{q('office:body')}/{q('office:text')}") is None:
        raise damaged(name)
    return root, styles


def walk(root: Node, styles: Node | None) -> Walker:
    """Walk a whole document: its body, then its notes, then its headers and footers."""
    groups = [part for part in (styles, root) if part is not None]
    walker = Walker(Styles(*groups), Numbers(*groups))
    body = root.find(f"{q('office:body')}/{q('office:text')}")
    if body is not None:
        walker.read_story(body)
    walker.read_notes()
    if styles is not None:
        walker.read_headers(styles)
    return walker


class Walker:
    """Walks one document's XML in the order of the text.

    `nodes` says where the pieces of `built` were read from: the offset of the first character in the pieces'
    count, the element, whether the words are its tail or its text, and the offset there.
    """

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.built = TextBuilder()
        self.nodes: list[tuple[int, Node, bool, int]] = []
        self._read = 0
        self._styles = styles
        self._numbers = numbers
        self._places = Places()
        self._rows: list[tuple[str, int]] = []
        # The place of each open list item, "" until its first paragraph is met, and its element.
        self._items: list[tuple[str, Node]] = []
        self._note = ""
        self._notes: list[tuple[str, Node]] = []
        self._boxes: list[Node] = []
        self._languages: set[str] = set()

    def read_story(self, element: Node) -> None:
        """Add what stands in a body, a cell, a section, a note or a text box."""
        for inner in element:
            self._read_block(inner)

    def _read_block(self, element: Node) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self._read_paragraph(element)
        elif tag == _LIST:
            self._read_list(element)
        elif tag == _TABLE:
            self._read_table(element)
        elif tag in _SHAPES:
            self._read_shape(element)
        elif tag not in _LEFT_OUT and not _is_hidden(element):
            self.read_story(element)

    def _read_list(self, element: Node) -> None:
        self._numbers.begin(element)
        for item in element:
            self._items.append(("", item))
            self.read_story(item)
            self._items.pop()
        self._numbers.end(element)

    def read_notes(self) -> None:
        """Add the notes that the text referred to, in the order of their marks."""
        numbers = {"footnote": 0, "endnote": 0}
        while self._notes:
            notes, self._notes = self._notes, []
            # Footnotes before endnotes; each kind has numbers of its own.
            for kind, note in sorted(notes, key=lambda each: each[0] == "endnote"):
                numbers[kind] += 1
                self._note = f"{kind} {numbers[kind]}"
                self.read_story(note)
        self._note = ""

    def read_headers(self, styles: Node) -> None:
        """Add the headers and footers of all kinds of pages, those with the same words once."""
        seen: set[str] = set()
        masters = styles.find(q("office:master-styles"))
        for page in masters if masters is not None else ():
            for part in page:
                words = _all_text(part)
                if part.tag not in _HEADERS or words in seen or part.get(q("style:display")) == "false":
                    continue
                seen.add(words)
                self._note = f"page {_HEADERS[str(part.tag)]}"
                self.read_story(part)
        self._note = ""

    def _read_table(self, table: Node) -> None:
        number = self._places.next_table()
        for row in _rows(table):
            place, column = self._places.next_row(number), 1
            for cell in row:
                if cell.tag in {q("table:table-cell"), q("table:covered-table-cell")}:
                    self._rows.append((place, column))
                    self.read_story(cell)
                    self._rows.pop()
                    repeated = cell.get(q("table:number-columns-repeated")) or "1"
                    column += int(repeated) if repeated.isdecimal() and len(repeated) < 5 else 1

    def _read_paragraph(self, paragraph: Node) -> None:
        if paragraph.text is None and next(iter(paragraph), None) is None:
            return
        style = paragraph.get(_STYLE_NAME) or ""
        self._read_inline(paragraph, self._styles.look("paragraph", style, Look()))
        self._close(paragraph, style)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._read_shape(box)

    def _read_shape(self, shape: Node) -> None:
        """Add the words in a frame or a drawing, and the alternative text of a picture."""
        self.read_story(shape)
        for name in ("svg:title", "svg:desc"):
            words = shape.find(q(name))
            if words is not None and (words.text or "").strip():
                self._add(words, words.text or "", tail=False)
                self.built.close("alt-text", self._places.next("picture"))

    def _read_inline(self, element: Node, look: Look) -> None:
        self._add_words(element, element.text, look, tail=False)
        for inner in element:
            self._read_part(inner, look)
            self._add_words(inner, inner.tail, look, tail=True)

    def _read_part(self, part: Node, look: Look) -> None:
        tag = part.tag
        if tag == _SPAN:
            style = part.get(_STYLE_NAME) or ""
            self._read_inline(part, self._styles.look("text", style, look))
        elif tag == _A:
            self.built.begin_link()
            self._read_inline(part, look)
            self.built.end_link()
        elif tag == _NOTE:
            body = part.find(q("text:note-body"))
            if body is not None:
                kind = "endnote" if part.get(q("text:note-class")) == "endnote" else "footnote"
                self._notes.append((kind, body))
        elif tag in _SHAPES:
            self._boxes.append(part)
        elif look.hidden or tag in _LEFT_OUT or _is_hidden(part):
            return
        elif tag == _S:
            count = part.get(q("text:c")) or "1"
            self.built.add(
                " " * (min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 9 else 1)
            )
        elif tag == _TAB:
            self.built.add("\t")
        elif tag == _BREAK:
            self.built.add_break()
        elif isinstance(tag, str):
            # Fields show their result, and wrappers such as bookmarks have nothing of their own.
            self._read_inline(part, look)

    def _add_words(self, element: Node, words: str | None, look: Look, *, tail: bool) -> None:
        if not words or look.hidden:
            return
        if words.strip():
            self._languages.add(look.language)
        self._add(element, words, tail=tail)

    def _add(self, element: Node, words: str, *, tail: bool) -> None:
        """Add words as the format reads them: a run of white space is one space, none begins a paragraph."""
        for match in _SPACE.finditer(words):
            word = match.group()
            if word[0] in " \t\r\n":
                before = self.built.open_end
                if not before or before in " \t\n":
                    continue
                word = " "
            self.nodes.append((self._read, element, tail, match.start()))
            self.built.add(word, (self._read, self._read + len(match.group())))
            self._read += len(match.group())

    def _close(self, paragraph: Node, style: str) -> None:
        text = self.built.open_text
        (language,) = self._languages if len(self._languages) == 1 else ("",)
        self._languages = set()
        if not text.strip() or (self._note.startswith("page ") and is_page_number(text)):
            self.built.drop()
            return
        kind, level = self._kind(paragraph, style)
        skip = 0
        if kind == "paragraph":
            marker = list_marker(text.lstrip())
            if marker is not None and marker.sure:
                kind, level, skip = "list-item", 1, len(text) - len(text.lstrip()) + len(marker.text)
        number = self._number(kind)
        where = self._where(kind, text, number)
        protect = kind == "quote"
        self.built.close(kind, where, level, skip=skip, protect=protect, language=language, number=number)

    def _kind(self, paragraph: Node, style: str) -> tuple[BlockKind, int]:
        if self._rows:
            return "table-cell", self._rows[-1][1]
        if not self._note:
            outline = paragraph.get(q("text:outline-level")) or ""
            if paragraph.tag == _H:
                return "heading", int(outline) if outline.isdecimal() and len(outline) == 1 else 1
            level = self._styles.heading_level(style)
            if level:
                return "heading", level
        special = self._styles.special_kind(style)
        if special is not None:
            return special, 0
        return ("list-item", len(self._items)) if self._items else ("paragraph", 0)

    def _number(self, kind: BlockKind) -> str:
        """The number of a list item at its first paragraph."""
        if kind != "list-item" or not self._items or self._items[-1][0]:
            return ""
        return self._numbers.next(self._items[-1][1])

    def _where(self, kind: BlockKind, text: str, number: str) -> str:
        if self._note:
            return self._note
        if self._rows:
            return self._rows[-1][0]
        if kind == "heading":
            return self._places.heading(text)
        if kind == "list-item" and self._items:
            place, item = self._items[-1]
            place = place or self._places.next("list item", number)
            self._items[-1] = place, item
            return place
        nouns = {"list-item": "list item", "quote": "quotation", "caption": "caption"}
        return self._places.next(nouns.get(kind, "paragraph"))


def _rows(element: Node) -> list[Node]:
    """The rows of a table that can be seen, also those in groups and in its heading."""
    rows: list[Node] = []
    for inner in element:
        if inner.tag == q("table:table-row"):
            if inner.get(q("table:visibility")) in {None, "visible"}:
                rows.append(inner)
        elif inner.tag in {q("table:table-header-rows"), q("table:table-rows"), q("table:table-row-group")}:
            rows.extend(_rows(inner))
    return rows


def _is_hidden(element: Node) -> bool:
    """Whether a section or a field is hidden."""
    return element.get(_DISPLAY) == "none" or element.get(_IS_HIDDEN) == "true"


def _all_text(element: Node) -> str:
    """All words in an element, to tell whether two say the same."""
    own = element.text or "" if isinstance(element.tag, str) else ""
    return own + "".join(_all_text(inner) + (inner.tail or "") for inner in element)
