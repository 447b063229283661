"""Plain text: the string stays as it is, and its lines are cut into blocks.

A text file has no markup, only lines. A line break may be where an editor wrapped a paragraph, or it may
part the lines of an address, the items of a list, a heading from its text. The cutter decides by what a
person would look at: blank lines, markers, tabs, whether the next word would still have fitted on the
line, and whether a sentence is plainly going on. It is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from plainspeak.documents.errors import MAX_BLOCKS, TooManyBlocks
from plainspeak.documents.lines import (
    heading_level,
    leaves_open,
    list_marker,
    looks_like_heading,
    runs_on,
    section_number,
    starts_small,
)
from plainspeak.documents.places import Places
from plainspeak.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plainspeak.model import BlockKind

_LINE_END = re.compile("\r\n|[\n\r\f\v\u2028\u2029]")
# A byte-order mark or zero-width space at the edge of a line is no part of its words.
_EDGES = re.compile(r"[\s\ufeff\u200b]*")
_LABEL = re.compile(r"[^\W\d_][\w'’()/-]*(?: [\w'’()/-]+){0,4}: \S")
_RULE = re.compile(r"(?P<under>={3,}|-{3,})$|[-=_*~#·. ]{3,}$")
# Asterisks and underlines that mark emphasis in many a plain text; left out where a heading is named.
_EMPHASIS = re.compile(r"\*+|\b_|_\b")
_CELL = re.compile(r"[^\t]+")
# No paragraph is wrapped to fewer columns than the first, nor to more than the second: a shorter line was
# ended on purpose, a longer one was never wrapped.
_NARROWEST, _WIDEST = 45, 120
# A word that fits into this share of the width would have been put on the line by any program.
_FULL = 0.85


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the white space around it; `indent` and `width` are columns, `width` with indent."""

    start: int
    text: str
    indent: int

    @property
    def width(self) -> int:
        return self.indent + len(self.text)

    @property
    def first_word(self) -> int:
        """The length of the first word."""
        space = self.text.find(" ")
        return len(self.text) if space < 0 else space


def read_plain(text: str, path: str = "") -> Document:
    """A document whose text is `text` itself, cut into blocks."""
    stanzas = list(_stanzas(text))
    width = max(
        (line.width for stanza in stanzas for line in stanza if line.text.count(" ", 0, 200) > 3), default=0
    )
    cutter = _Cutter(width)
    for index, stanza in enumerate(stanzas):
        before = stanzas[index - 1] if index else None
        after = stanzas[index + 1] if index + 1 < len(stanzas) else None
        cutter.cut(stanza, before, after)
        if len(cutter.blocks) > MAX_BLOCKS:
            raise TooManyBlocks
    return Document(text, tuple(cutter.blocks), path=path, source=text)


def _lines(text: str) -> Iterator[_Line | None]:
    """The lines of a text, None for a blank one."""
    start = 0
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        raw = text[start:end]
        edge = _EDGES.match(raw)
        skipped = edge.end() if edge else 0
        stripped = raw[skipped:].rstrip().rstrip("\ufeff\u200b")
        yield _Line(start + skipped, stripped, len(raw[:skipped].expandtabs(8))) if stripped else None
        start = following


def _stanzas(text: str) -> Iterator[list[_Line]]:
    """The runs of lines between blank lines."""
    stanza: list[_Line] = []
    for line in _lines(text):
        if line is not None:
            stanza.append(line)
        elif stanza:
            yield stanza
            stanza = []
    if stanza:
        yield stanza


class _Cutter:
    """Cuts stanza after stanza into blocks; `page_width` is the widest line of the whole text."""

    def __init__(self, page_width: int) -> None:
        self.blocks: list[Block] = []
        self._page_width = page_width
        self._places = Places()
        self._indents: list[int] = []
        self._led_in = False

    def cut(self, stanza: list[_Line], before: list[_Line] | None, after: list[_Line] | None) -> None:
        """Add the blocks of one stanza; the stanzas around it help to tell a heading."""
        if len(stanza) == 1 and after is not None and self._stands_alone(stanza[0], before, after):
            self._add_heading(stanza[0])
            return
        wrap = self._wrap_width(stanza)
        table: int | None = None
        group: list[_Line] = []
        for index, line in enumerate(stanza):
            if _RULE.match(line.text):
                self._add_ruled(group, line)
                group, table = [], None
            elif _is_row(line, stanza[max(0, index - 1) : index + 2]):
                self._add(group)
                group = []
                table = self._places.next_table() if table is None else table
                self._add_row(line, table)
            elif group and not self._begins_block(group, line, wrap):
                group.append(line)
            else:
                if index == 1 and group and _heads(stanza):
                    self._add_heading(group.pop())
                self._add(group)
                group, table = [line], None
        self._add(group)

    def _stands_alone(self, line: _Line, before: list[_Line] | None, after: list[_Line]) -> bool:
        """Whether the only line of a stanza is a heading: short, unfinished, and no item of a list."""
        if self._led_in and len(after) == 1 and after[0].width < _NARROWEST:
            return False
        marker = list_marker(line.text)
        if marker is None:
            return looks_like_heading(line.text) and not _is_row(line, [line])
        if not marker.text[0].isdigit():
            return False
        neighbours = (stanza[0] for stanza in (before, after) if stanza)
        numbered = any(list_marker(neighbour.text) for neighbour in neighbours)
        return not numbered and looks_like_heading(line.text[len(marker.text) :])

    def _wrap_width(self, stanza: list[_Line]) -> int | None:
        """The width that the stanza's lines were wrapped to; None where its line breaks are deliberate."""
        width = max(line.width for line in stanza)
        pairs = [pair for pair in pairwise(stanza) if not _is_sure_item(pair[1])]
        if not pairs or not _NARROWEST <= width <= _WIDEST:
            return None
        needed = 0.5
        if self._page_width > _WIDEST:
            # Elsewhere in this text a line is as long as its paragraph: two lines prove no wrapping here.
            needed = 0.75 if len(pairs) > 1 else 1.0
        elif len(pairs) == 1:
            width = max(width, self._page_width)
        full = sum(_is_full(line, following, width) for line, following in pairs)
        return width if full > needed * len(pairs) else None

    def _begins_block(self, group: list[_Line], line: _Line, wrap: int | None) -> bool:
        """Whether `line` begins a new block after the lines of `group`."""
        before = group[-1].text
        in_list = list_marker(group[0].text) is not None
        marker = list_marker(line.text)
        if marker is not None:
            doubtful = wrap is not None and _is_full(group[-1], line, wrap)
            return in_list or marker.sure or _is_marker_here(marker.text, before, doubtful)
        if section_number(line.text):
            return before[-1] in ".:;!?" or section_number(group[0].text) != ""
        if in_list and line.indent > group[0].indent:
            return False
        if wrap is None and self._is_unmarked_item(before, line):
            return True
        if runs_on(before, line.text) and (starts_small(line.text) or not _LABEL.match(line.text)):
            return False
        full = wrap is not None and (before[-1] == "," or _is_full(group[-1], line, wrap))
        return not full or _LABEL.match(line.text) is not None

    def _is_unmarked_item(self, before: str, line: _Line) -> bool:
        """Whether `line` is one of the short lines under a line that ends in a colon."""
        if before.endswith(":"):
            return not (starts_small(line.text) and line.text.endswith("."))
        return self._led_in and line.width < _NARROWEST and not leaves_open(before)

    def _add_ruled(self, group: list[_Line], rule: _Line) -> None:
        """Add the lines above a line of dashes; a single short one that is underlined is a heading."""
        match = _RULE.match(rule.text)
        underlined = match is not None and match["under"] is not None
        if underlined and len(group) == 1 and len(group[0].text) < 100:
            self._add_heading(group[0], 1 if rule.text[0] == "=" else 2)
        else:
            self._add(group)

    def _add_heading(self, line: _Line, level: int | None = None) -> None:
        where = self._places.heading(_EMPHASIS.sub("", line.text))
        self._append(
            "heading", line.start, line.start + len(line.text), where, level or heading_level(line.text)
        )

    def _add_row(self, line: _Line, table: int) -> None:
        where = self._places.next_row(table)
        for column, cell in enumerate(_CELL.finditer(line.text), start=1):
            words = cell.group().strip()
            if words:
                start = line.start + cell.start() + len(cell.group()) - len(cell.group().lstrip())
                self._append("table-cell", start, start + len(words), where, column)

    def _add(self, group: list[_Line]) -> None:
        """Add the lines of one paragraph or list item."""
        if not group:
            return
        first, last = group[0], group[-1]
        end = last.start + len(last.text)
        marker = list_marker(first.text)
        if marker is not None:
            while self._indents and first.indent < self._indents[-1]:
                self._indents.pop()
            if not self._indents or first.indent > self._indents[-1]:
                self._indents.append(first.indent)
            where = self._places.next("list item")
            rest = first.text[len(marker.text) :]
            start = first.start + len(first.text) - len(rest.lstrip())
            level = len(self._indents)
            self.blocks.append(Block("list-item", start, end, where, level, number=marker.number))
        elif self._led_in and len(group) == 1 and first.width < _NARROWEST and first.text[-1] not in ".:?!":
            self.blocks.append(Block("list-item", first.start, end, self._places.next("list item"), 1))
        else:
            start = first.start + len(section_number(first.text))
            self._append("paragraph", start, end, self._places.next("paragraph"))
            self._led_in = last.text.endswith(":")

    def _append(self, kind: BlockKind, start: int, end: int, where: str, level: int = 0) -> None:
        """Add a block that ends any list before it."""
        self.blocks.append(Block(kind, start, end, where, level))
        self._indents.clear()
        self._led_in = False


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    return line.width + 1 + following.first_word > _FULL * width


def _is_row(line: _Line, around: Iterable[_Line]) -> bool:
    """Whether tabs part the line into the cells of a table; a tab after a list marker does not count.

    One tab between small letters is a slip of the hand in a sentence, unless the lines around have tabs.
    """
    marker = list_marker(line.text)
    body = line.text[len(marker.text if marker else section_number(line.text)) :]
    if "\t" not in body:
        return False
    cells = [cell for cell in body.split("\t") if cell]
    if len(cells) > 2 or not (cells[0][-1:].isalpha() and starts_small(cells[-1])):
        return True
    return any("\t" in other.text for other in around if other is not line)


def _heads(stanza: list[_Line]) -> bool:
    """Whether the first line of a stanza is a heading set close over its text."""
    first, second = stanza[0].text, stanza[1].text
    if not looks_like_heading(first) or list_marker(first) is not None:
        return False
    if first.isupper():
        return not second.isupper()
    if list_marker(second) is not None or _LABEL.match(second):
        return True
    return len(second) >= 2 * len(first) and (len(second) > _WIDEST or stanza[-1].text[-1] in ".!?")


def _is_sure_item(line: _Line) -> bool:
    marker = list_marker(line.text)
    return marker is not None and marker.sure


def _is_marker_here(marker: str, before: str, doubtful: bool) -> bool:
    """Whether what looks like a marker, after a line outside a list, is one.

    In a wrapped paragraph a line may also begin with a dash between words or with the last number of a
    sentence; there the line before it must have ended something.
    """
    if leaves_open(before):
        return False
    return not doubtful or before[-1] in ".:;!?," or not (marker[0] in "–—" or marker.rstrip()[-1] == ".")
