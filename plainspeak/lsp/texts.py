"""The texts that are open in the editor, and positions in them.

The protocol ends a line at LF, CRLF or CR alone, and counts columns in units that client and server agree on:
UTF-8 bytes, UTF-16 code units or code points (Language Server Protocol 3.17, "Text Documents").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|[\n\r]")
_CODECS = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Text:
    """One version of a text, with the way from offsets in code points to the editor's positions and back."""

    def __init__(self, content: str, encoding: types.PositionEncodingKind | str) -> None:
        self.content = content
        self.encoding = types.PositionEncodingKind(encoding)
        self._codec, self._unit = _CODECS[self.encoding]
        self._starts = [0]
        self._ends: list[int] = []
        for end in _LINE_END.finditer(content):
            self._ends.append(end.start())
            self._starts.append(end.end())
        self._ends.append(len(content))

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self.content[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """The range of a stretch of the text."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one past the end of its line, or of the text, is that end.

        One inside a character is its beginning.
        """
        if position.line >= len(self._starts):
            return len(self.content)
        start, end = self._starts[position.line], self._ends[position.line]
        line = self.content[start:end]
        if line.isascii():
            return start + min(position.character, len(line))
        counted = 0
        for index, character in enumerate(line):
            counted += self._units(character)
            if counted > position.character:
                return start + index
        return end

    def changed(self, change: types.TextDocumentContentChangeEvent) -> Text:
        """The text after a change."""
        if not isinstance(change, types.TextDocumentContentChangePartial):
            return Text(change.text, self.encoding)
        start, end = self.offset(change.range.start), self.offset(change.range.end)
        content = self.content[:start] + change.text + self.content[max(start, end) :]
        return Text(content, self.encoding)

    def _units(self, characters: str) -> int:
        if characters.isascii():
            return len(characters)
        return len(characters.encode(self._codec, "surrogatepass")) // self._unit


class OpenText:
    """A text that is open: its newest version, and what the editor says of it."""

    def __init__(self, item: types.TextDocumentItem, encoding: types.PositionEncodingKind | str) -> None:
        self.uri = item.uri
        self.language = item.language_id
        self.version = item.version
        self.text = Text(item.text, encoding)


class OpenTexts(Workspace):
    """What pygls keeps the texts in; its own cuts lines at form feeds as well, and so loses its place."""

    def __init__(self) -> None:
        super().__init__(None)
        self.encoding: types.PositionEncodingKind | str = types.PositionEncodingKind.Utf16
        self._open: dict[str, OpenText] = {}

    def __iter__(self) -> Iterator[OpenText]:
        return iter([*self._open.values()])

    def get(self, uri: str) -> OpenText | None:
        """The open text of that name."""
        return self._open.get(uri)

    def put_text_document(
        self,
        text_document: types.TextDocumentItem,
        notebook_uri: str | None = None,  # noqa: ARG002 - pygls asks for it
    ) -> None:
        """Take a text that was opened."""
        self._open[text_document.uri] = OpenText(text_document, self.encoding)

    def update_text_document(
        self,
        text_doc: types.VersionedTextDocumentIdentifier,
        change: types.TextDocumentContentChangeEvent,
    ) -> None:
        """Change a text as the editor did."""
        opened = self._open.get(text_doc.uri)
        if opened is not None:
            opened.text = opened.text.changed(change)
            opened.version = text_doc.version

    def remove_text_document(self, doc_uri: str) -> None:
        """Forget a text that was closed."""
        self._open.pop(doc_uri, None)
