"""Rich text (RTF), as Word, WordPad and LibreOffice write it.

The format is a stream of groups and control words ("Rich Text Format Specification", version 1.9.1). The text is
what a reader of the finished document sees: tracked deletions, hidden text, comments, pictures and the codes of
fields are out; footnotes, text boxes, headers and footers are in, each once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plainspeak.documents.building import TextBuilder
from plainspeak.documents.errors import UnreadableDocument
from plainspeak.documents.kinds import RTF
from plainspeak.documents.lines import is_page_number, list_marker
from plainspeak.documents.places import Places
from plainspeak.documents.rtftables import ENCODINGS, LANGUAGES, LEFT_OUT, PARTS, SPECIAL
from plainspeak.model import Document

if TYPE_CHECKING:
    from plainspeak.model import BlockKind

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\"
)
# A 500-page document has a million tokens; four million take some seconds.
MAX_TOKENS = 4_000_000
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_NAMED_HEADINGS = {"title": 1, "subtitle": 2}
_BODY_LEVEL = 9
_DEEPEST = 20
# Control words that set one thing of a state: on or off, or to their number.
_SWITCHES = {"v": "hidden", "deleted": "deleted", "ls": "in_list", "intbl": "in_table"}
_NUMBERS = {"lang": "language", "s": "style", "outlinelevel": "outline"}
# Groups that are read although programs that do not know them may skip them.
_READ = frozenset({*PARTS, "shpinst", "shp", "do", "dptxbx", "ud", "result"})
_OLD_ENCODINGS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group until it ends: how words look, and what paragraphs are."""

    left_out: bool = False
    unicode_skip: int = 1
    encoding: str = "cp1252"
    hidden: bool = False
    deleted: bool = False
    language: int = 0
    style: int = 0
    outline: int = _BODY_LEVEL
    in_list: bool = False
    depth: int = 0
    in_table: bool = False
    link: bool = False
    marker: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A note, text box or header, to be read later: where it stands in the file and what holds there."""

    kind: str
    start: int
    end: int
    state: _State


def read_rtf(content: bytes, path: str, name: str) -> Document:
    """A document of the text in a rich text file; `name` is what messages call it.

    Raises UnreadableDocument for a file with far more in it than any document has.
    """
    reader = _Reader(content.decode("latin-1"), name)
    reader.read()
    built = reader.built
    return Document(
        built.text,
        tuple(built.blocks),
        path=path,
        media_type=RTF,
        protected=built.protected,
        links=built.links,
    )


class _Reader:
    """Follows the tokens of one file."""

    def __init__(self, source: str, name: str) -> None:
        self.built = TextBuilder()
        self._source = source
        self._name = name
        self._tokens = 0
        self._places = Places()
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, tuple[str, int]] = {}
        self._state = _State()
        self._bytes = bytearray()
        self._skip = 0
        # Whether the sign was just read that what follows may be skipped.
        self._starred = False
        self._note = ""
        self._marked = False
        # What stands before the item of a list, as the program that wrote the file shows it.
        self._marker = ""
        self._row, self._column, self._table = "", 0, 0
        self._boxes: list[_Part] = []
        self._notes: list[_Part] = []
        self._headers: list[_Part] = []
        self._hyperlink = False
        self._languages: set[int] = set()
        self._surrogate = 0

    def read(self) -> None:
        """Take in the whole file: its body, then its notes, then its headers and footers."""
        start = self._source.find("{\\rtf")
        self._read_range(max(0, start), len(self._source), 0)
        numbers = {"footnote": 0, "endnote": 0}
        # The list grows where a note has a note.
        for part in self._notes:
            numbers[part.kind] += 1
            self._read_part(part, f"{part.kind} {numbers[part.kind]}")
        seen: set[str] = set()
        for part in self._headers:
            words = self._source[part.start : part.end]
            if words not in seen:
                seen.add(words)
                self._read_part(part, f"page {part.kind}")

    def _read_part(self, part: _Part, note: str, depth: int = 0) -> None:
        self._note, before = note, self._note
        self._state = replace(
            part.state, left_out=False, in_table=False, in_list=False, style=0, hidden=False
        )
        self._read_range(part.start, part.end, depth + 1)
        self._note = before

    def _read_range(self, position: int, end: int, depth: int) -> None:
        """Take in the tokens of a stretch of the file; a group that it does not end is ended with it."""
        stack: list[_State] = []
        opened: list[int] = []
        while position < end:
            match = _TOKEN.match(self._source, position, end)
            if match is None:
                break
            self._tokens += 1
            if self._tokens > MAX_TOKENS:
                raise UnreadableDocument(
                    f"{self._name} has far more in it than a document; save it as a Word document (.docx)."
                )
            position = match.end()
            kind = match.lastgroup
            if kind == "brace":
                self._flush()
                self._skip, self._starred = 0, False
                if match["brace"] == "{":
                    stack.append(self._state)
                    opened.append(position)
                elif stack:
                    self._end_group(stack.pop())
                    opened.pop()
            elif kind in {"word", "number"}:
                position = self._control(match, position, end, depth, opened)
            else:
                self._characters(match, kind)
        self._flush()
        self._close()
        for part in self._taken_boxes():
            self._read_part(part, "", depth)

    def _control(
        self,
        match: re.Match[str],
        position: int,
        end: int,
        depth: int,
        opened: list[int],
    ) -> int:
        """Take in a control word, or the whole group that it begins; where the next token is."""
        word, number = match["word"], int(match["number"]) if match["number"] else None
        if word == "bin":
            return position + max(0, number or 0)
        starred, self._starred = self._starred, False
        if starred and word not in _READ:
            self._state = replace(self._state, left_out=True)
        if self._state.left_out or word not in {*PARTS, "fonttbl", "stylesheet"}:
            self._word(word, number, first=bool(opened) and self._begins(opened[-1], match.start()))
            return position
        close = self._group_end(position, end)
        if word in {"fonttbl", "stylesheet"}:
            self._read_table(word, self._source[position:close])
            return close
        if depth < _DEEPEST:
            self._put_off(PARTS[word], position, close)
        return close

    def _begins(self, opened: int, position: int) -> bool:
        """Whether a control word is the first in its group, perhaps after the sign that it may be skipped."""
        return position - opened < 6 and self._source[opened:position].strip("\\* \r\n") == ""

    def _characters(self, match: re.Match[str], kind: str | None) -> None:
        if kind == "byte":
            if self._skip:
                self._skip -= 1
            elif not self._state.left_out:
                self._bytes.append(int(match["byte"], 16))
            return
        self._flush()
        if kind == "text":
            text = match["text"]
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
            if self._state.marker:
                self._marker += text
            elif self._state.left_out:
                self._hyperlink = self._hyperlink or "HYPERLINK" in text
            elif text.isascii():
                self._add(text)
            else:
                self._add(text.encode("latin-1").decode(self._state.encoding, "replace"))
        elif kind == "sign":
            self._sign(match["sign"])

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\\{}":
            self._add(sign)
        elif sign == "~":
            self._add("\u00a0")
        elif sign == "_":
            self._add("-")
        elif sign in "\r\n":
            self._end_paragraph()

    def _word(self, word: str, number: int | None, *, first: bool) -> None:
        """Take in a control word."""
        if word == "u":
            self._unicode(number or 0)
            return
        self._flush()
        if first and word in {"listtext", "pntext"}:
            self._marked, self._marker = True, ""
            self._state = replace(self._state, left_out=True, marker=True)
        elif word in LEFT_OUT:
            self._state = replace(self._state, left_out=True)
        elif self._state.left_out:
            return
        elif word in SPECIAL:
            self._add(SPECIAL[word])
        elif word == "line":
            self.built.add_break()
        elif word in {"par", "sect", "page", "column"}:
            self._end_paragraph()
        elif word in {"cell", "nestcell"}:
            self._end_cell()
        elif word in {"row", "nestrow"}:
            self._row, self._column = "", 0
        elif word == "fldrslt":
            self.built.begin_link()
            self._state = replace(self._state, link=self._hyperlink)
            self._hyperlink = False
        else:
            self._property(word, number)

    def _property(self, word: str, number: int | None) -> None:
        """Take in a control word that says how words look or what paragraphs are."""
        state, value, on = self._state, number or 0, number != 0
        if word == "pard":
            state = replace(state, style=0, outline=_BODY_LEVEL, in_list=False, depth=0, in_table=False)
        elif word == "plain":
            state = replace(state, hidden=False, deleted=False)
        elif word in _SWITCHES:
            state = replace(state, **{_SWITCHES[word]: on})
        elif word in _NUMBERS:
            state = replace(state, **{_NUMBERS[word]: value})
        elif word == "uc":
            state = replace(state, unicode_skip=1 if number is None else max(0, min(number, 10)))
        elif word == "ilvl":
            state = replace(state, depth=max(0, min(value, 8)))
        elif word == "ansicpg":
            state = replace(state, encoding=_codec(f"cp{number}"))
        elif word in _OLD_ENCODINGS:
            state = replace(state, encoding=_OLD_ENCODINGS[word])
        elif word == "f":
            state = replace(state, encoding=self._fonts.get(value, state.encoding))
        self._state = state

    def _unicode(self, number: int) -> None:
        """Take in a character by its number, which is a signed one of 16 bits; two may make one character."""
        if self._bytes:
            self._flush()
        code = number + 0x10000 if number < 0 else number
        self._skip = self._state.unicode_skip
        if self._state.left_out:
            return
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
            return
        if 0xDC00 <= code < 0xE000:
            if self._surrogate:
                self._add(chr(0x10000 + ((self._surrogate - 0xD800) << 10) + code - 0xDC00))
            self._surrogate = 0
            return
        self._surrogate = 0
        # Bullets of the Symbol font stand in the private use area; NUL is no character of a text.
        self._add(chr(code) if 0 < code < 0x110000 else "\ufffd")

    def _flush(self) -> None:
        """Put the bytes that wait into the open block, in the encoding of their font."""
        if self._bytes:
            self._add(self._bytes.decode(self._state.encoding, "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        state = self._state
        if state.left_out or state.hidden or state.deleted or not text:
            return
        if text.strip():
            self._languages.add(state.language)
        self.built.add(text)

    def _end_group(self, outer: _State) -> None:
        if self._state.link and not outer.link:
            self.built.end_link()
        # What paragraphs are is not undone by the end of a group around their words, but words are as they were.
        self._state = outer

    def _put_off(self, kind: str, start: int, end: int) -> None:
        """Keep a note, a text box or a header for later."""
        if kind == "footnote" and "\\ftnalt" in self._source[start : min(end, start + 200)]:
            kind = "endnote"
        kept = {"box": self._boxes, "header": self._headers, "footer": self._headers}.get(kind, self._notes)
        kept.append(_Part(kind, start, end, self._state))

    def _group_end(self, position: int, end: int) -> int:
        """Where the group ends in which `position` stands."""
        depth = 1
        while position < end:
            match = _TOKEN.match(self._source, position, end)
            if match is None:
                break
            self._tokens += 1
            if match.lastgroup == "brace":
                depth += 1 if match["brace"] == "{" else -1
                if depth == 0:
                    return match.start()
            position = match.end()
            if match["word"] == "bin":
                position += max(0, int(match["number"] or 0))
        return end

    def _read_table(self, kind: str, source: str) -> None:
        """Take in the fonts or the styles: each is a control word with a number, and a name that ends in ";"."""
        for entry in source.split(";"):
            words = {
                match["word"]: int(match["number"] or 0) for match in _TOKEN.finditer(entry) if match["word"]
            }
            if kind == "fonttbl" and "f" in words:
                self._fonts[words["f"]] = ENCODINGS.get(words.get("fcharset", 0), self._state.encoding)
            elif kind == "stylesheet" and "cs" not in words:
                name = "".join(match["text"] or "" for match in _TOKEN.finditer(entry)).strip()
                self._styles[words.get("s", 0)] = (name, words.get("outlinelevel", _BODY_LEVEL))

    def _end_paragraph(self) -> None:
        self._close()
        for part in self._taken_boxes():
            self._read_box(part)

    def _read_box(self, part: _Part) -> None:
        state = self._state
        self._read_part(part, self._note)
        self._state = state

    def _taken_boxes(self) -> list[_Part]:
        boxes, self._boxes = self._boxes, []
        return boxes

    def _end_cell(self) -> None:
        if not self._row:
            self._begin_row()
        self._close()
        self._column += 1

    def _begin_row(self) -> None:
        if not self._table:
            self._table = self._places.next_table()
        self._row, self._column = self._places.next_row(self._table), 1

    def _close(self) -> None:
        """End the open block, as the paragraph's properties have it."""
        text = self.built.open_text
        languages, self._languages = self._languages, set()
        marked, self._marked = self._marked, False
        if self._state.in_table and not self._note:
            if not self._row:
                self._begin_row()
        elif text.strip():
            self._row, self._column, self._table = "", 0, 0
        if not text.strip() or (self._note.startswith("page ") and is_page_number(text)):
            self.built.drop()
            return
        kind, level, skip = self._kind(text, marked=marked)
        primary = {language & 0x3FF for language in languages}
        language = LANGUAGES.get(primary.pop(), "") if len(primary) == 1 else ""
        number = _number(self._marker) if marked and kind == "list-item" else ""
        self.built.close(kind, self._where(kind, text), level, skip=skip, language=language, number=number)

    def _kind(self, text: str, *, marked: bool) -> tuple[BlockKind, int, int]:
        state = self._state
        name, outline = self._styles.get(state.style, ("", _BODY_LEVEL))
        if self._row:
            return "table-cell", self._column, 0
        if not self._note:
            match = _HEADING.match(name)
            named = int(match[1]) if match else _NAMED_HEADINGS.get(name.lower(), 0)
            outline = min(state.outline, outline)
            if named or outline < _BODY_LEVEL:
                return "heading", named or outline + 1, 0
        if state.in_list or marked:
            return "list-item", state.depth + 1, 0
        marker = list_marker(text.lstrip())
        if marker is not None and marker.sure:
            return "list-item", 1, len(text) - len(text.lstrip()) + len(marker.text)
        return "paragraph", 0, 0

    def _where(self, kind: BlockKind, text: str) -> str:
        if self._note:
            return self._note
        if self._row:
            return self._row
        if kind == "heading":
            return self._places.heading(text)
        return self._places.next("list item" if kind == "list-item" else "paragraph")


def _number(marker: str) -> str:
    """The number that a marker is, "" for a bullet: some are letters, such as the o of Courier New."""
    bare = marker.strip()
    return bare.rstrip(".:") if bare[-1:] in {".", ")", ":"} or bare.isdigit() else ""


def _codec(name: str) -> str:
    """The name of an encoding that Python knows; Windows-1252 for others."""
    import codecs

    if name == "cp65001":
        return "utf-8"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
