"""Building the text of a document whose format has markup: text, blocks and the way back to the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.documents.errors import MAX_BLOCKS, TooManyBlocks
from plainspeak.documents.lines import runs_on
from plainspeak.model import Block, Piece, Span

if TYPE_CHECKING:
    from plainspeak.model import BlockKind

BETWEEN_BLOCKS = "\n\n"
# How much of a line's end shows whether its sentence goes on.
_LINE_ENDING = 40


class TextBuilder:
    """Takes the words of one block after the other.

    `add` puts words in the open block, `close` ends it. A forced line break (`add_break`) parts the lines
    of an address or a rough list, so the block is cut there unless the sentence goes on.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self._protected: list[Span] = []
        self._parts: list[str] = []
        self._length = 0
        self._open: list[str] = []
        self._open_pieces: list[tuple[int, int, int, int]] = []
        self._open_protected: list[tuple[int, int]] = []
        self._open_breaks: list[int] = []
        self._links: list[Span] = []
        self._open_links: list[tuple[int, int]] = []
        self._link_start: int | None = None
        self._open_length = 0

    @property
    def text(self) -> str:
        """The text of the blocks closed so far."""
        return "".join(self._parts)

    @property
    def protected(self) -> tuple[Span, ...]:
        """The protected spans of the blocks closed so far."""
        return tuple(self._protected)

    @property
    def links(self) -> tuple[Span, ...]:
        """The words of the links in the blocks closed so far."""
        return tuple(self._links)

    @property
    def open_end(self) -> str:
        """The last character of the open block, "" where it has none."""
        return self._open[-1][-1] if self._open else ""

    @property
    def open_text(self) -> str:
        """The text of the open block."""
        return "".join(self._open)

    def add(self, text: str, source: tuple[int, int] | None = None, *, protect: bool = False) -> None:
        """Put text into the open block, read from the range `source` of the source where there is one."""
        if not text:
            return
        start, end = self._open_length, self._open_length + len(text)
        if source is not None:
            self._open_pieces.append((start, end, *source))
        if protect:
            self._open_protected.append((start, end))
        self._open.append(text)
        self._open_length = end

    @property
    def open_length(self) -> int:
        """How many characters the open block has."""
        return self._open_length

    @property
    def position(self) -> int:
        """Where in the text the next character of the open block is going to stand."""
        return self._length + (len(BETWEEN_BLOCKS) if self._length else 0) + self._open_length

    def protect(self, start: int, end: int) -> None:
        """Protect what stands in the open block from `start` to `end`, unless some of it is protected already."""
        taken = any(low < end and start < high for low, high in self._open_protected)
        if start < end and not taken:
            self._open_protected.append((start, end))
            self._open_protected.sort()

    def begin_link(self) -> None:
        """Say that a link begins in the open block."""
        self._link_start = self._open_length

    def end_link(self) -> None:
        """Say that it ends."""
        if self._link_start is not None and self._link_start < self._open_length:
            self._open_links.append((self._link_start, self._open_length))
        self._link_start = None

    def add_break(self, source: tuple[int, int] | None = None) -> None:
        """Put a forced line break into the open block."""
        self.add("\n", source)
        self._open_breaks.append(self._open_length)

    def close(
        self,
        kind: BlockKind,
        where: str,
        level: int = 0,
        *,
        skip: int = 0,
        protect: bool = False,
        language: str = "",
        number: str = "",
    ) -> None:
        """End the open block, all of it protected if asked; its first `skip` characters stand before it.

        `language` is the tag that the source gives to all of it, if that is another language than English;
        `number` that of a list item. Raises TooManyBlocks.
        """
        if len(self.blocks) > MAX_BLOCKS:
            raise TooManyBlocks
        text = self.open_text
        if self._length:
            self._parts.append(BETWEEN_BLOCKS)
            self._length += len(BETWEEN_BLOCKS)
        for start, end in self._cuts(text, skip):
            span = self._length + start, self._length + end
            self.blocks.append(Block(kind, *span, where, level, language, number))
            number = ""
        self._place(text, protect)
        self.drop()

    def drop(self) -> None:
        """Leave out what the open block holds."""
        self._open, self._open_length = [], 0
        self._open_pieces, self._open_protected, self._open_breaks = [], [], []
        self._open_links, self._link_start = [], None

    def _place(self, text: str, protect: bool) -> None:
        """Move the open text and what is known of it to its place in the document."""
        offset = self._length
        spans = [(0, len(text))] if protect else self._open_protected
        self._protected.extend(Span(offset + start, offset + end) for start, end in spans)
        self._links.extend(Span(offset + start, offset + end) for start, end in self._open_links)
        for start, end, source_start, source_end in self._open_pieces:
            self._add_piece(Piece(offset + start, offset + end, source_start, source_end))
        self._parts.append(text)
        self._length += len(text)

    def _add_piece(self, piece: Piece) -> None:
        """Add a piece, as part of the last one where both run on in step."""
        last = self.pieces[-1] if self.pieces else None
        if (
            last is not None
            and (last.end, last.source_end) == (piece.start, piece.source_start)
            and _in_step(last)
            and _in_step(piece)
        ):
            self.pieces[-1] = Piece(last.start, piece.end, last.source_start, piece.source_end)
        else:
            self.pieces.append(piece)

    def _cuts(self, text: str, start: int) -> list[tuple[int, int]]:
        """The stretches of the open text from `start` that are blocks, without white space around them."""
        cuts: list[tuple[int, int]] = []
        for end in [*self._open_breaks, len(text)]:
            stretch = text[start:end]
            words = stretch.strip()
            if words:
                first = start + len(stretch) - len(stretch.lstrip())
                if cuts and runs_on(text[max(cuts[-1][0], cuts[-1][1] - _LINE_ENDING) : cuts[-1][1]], words):
                    cuts[-1] = (cuts[-1][0], first + len(words))
                else:
                    cuts.append((first, first + len(words)))
            start = end
        return cuts


def _in_step(piece: Piece) -> bool:
    return piece.end - piece.start == piece.source_end - piece.source_start
