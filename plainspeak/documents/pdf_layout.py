"""From the lines of a PDF to paragraphs: a PDF says where letters stand, not what they are.

Lines are joined into paragraphs by the room between them, hyphens at line ends are undone, running headers,
footers and page numbers are dropped, and headings, list items and rows of tables are told by their look.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from plainspeak.documents.building import TextBuilder
from plainspeak.documents.lines import (
    is_page_number,
    leaves_open,
    list_marker,
    looks_like_heading,
    starts_small,
)
from plainspeak.documents.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plainspeak.model import BlockKind

# The share of a page's height at its top and bottom where headers and page numbers stand.
_MARGIN = 0.12
# A running header is in about the same place, within so many points, on this share of the pages.
_SAME_PLACE, _RUNNING_SHARE = 6.0, 0.4
# A line of a table of contents says again what a heading says.
_CONTENTS_LINE = re.compile(r"\w.*?(?:[.…·_]\s?){5,}\s*(?:\d{1,4}|[ivxl]{1,6})")
_DIGITS = re.compile(r"\d+")
# Letters this much larger than most are a heading's; a change of size smaller than the second is none.
_HEADING_SIZE, _SAME_SIZE = 1.12, 0.06
# More room than this share of the usual distance between lines parts paragraphs.
_WIDE_GAP = 1.25
# The distance between lines, in heights of their letters, where there are too few to measure.
_FEW_LINES = 1.3
_TERMINAL = (".", "!", "?", ":", ";", ".’", ".”", ".)")
_SOFT = "\u00ad"
_WORD_AT_END = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010\u00ad]$")
_WORD_AT_START = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
# First halves after which a hyphen at the end of a line is most often the word's own.
_OWN_HYPHEN = frozenset(
    """self well non co ex long short high low full part half mid cross all multi one two three four five six
    seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety day year back front face
    hard soft up down on off cost user child carer council resident community""".split()
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPECIAL = re.compile("[\u00ad\ufb00-\ufb06]|[^\u00ad\ufb00-\ufb06]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, the offset of its first character in the whole file, its place in points.

    `gaps` are the offsets in the text of white space so wide that it parts the cells of a table.
    """

    text: str
    start: int
    page: int
    left: float
    right: float
    baseline: float
    height: float
    bold: bool = False
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its height in points and its lines in the order of the file."""

    height: float
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Group:
    """Lines that make one block."""

    lines: list[Line] = field(default_factory=list[Line])
    marker: str = ""

    @property
    def text(self) -> str:
        """The text of the lines, for a look at it."""
        return " ".join(line.text for line in self.lines)


def lay_out(pages: Sequence[Page]) -> TextBuilder:
    """The blocks of a file; the sources of their pieces are offsets of characters in the whole file."""
    kept = [_in_reading_order(page.lines) for page in _without_running_lines(pages)]
    lines = [line for page in kept for line in page if not _CONTENTS_LINE.fullmatch(line.text)]
    writer = _Writer(lines)
    for group in _groups(lines, writer.leading):
        writer.add(group)
    return writer.built


def _without_running_lines(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without headers and footers that come again, and without page numbers."""
    sizes = Counter(round(line.height, 1) for page in pages for line in page.lines for _ in line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0

    def key(line: Line) -> str:
        # "Schedule 1" and "Schedule 2" in large letters are headings; "Page 1" and "Page 2" come again.
        large = line.height > _HEADING_SIZE * body
        words = " ".join(line.text.split())
        return words if large else _DIGITS.sub("#", words)

    places: dict[str, list[tuple[int, float]]] = {}
    for number, page in enumerate(pages):
        for line in page.lines:
            if _is_in_margin(line, page):
                places.setdefault(key(line), []).append((number, line.baseline))
    needed = max(2, round(_RUNNING_SHARE * len(pages)))

    def is_running(line: Line, page: Page) -> bool:
        if not _is_in_margin(line, page):
            return False
        if is_page_number(line.text):
            return True
        same = {
            number for number, baseline in places[key(line)] if abs(baseline - line.baseline) < _SAME_PLACE
        }
        return len(same) >= needed

    for page in pages:
        yield Page(page.height, tuple(line for line in page.lines if not is_running(line, page)))


def _is_in_margin(line: Line, page: Page) -> bool:
    return not _MARGIN * page.height < line.baseline < (1 - _MARGIN) * page.height


def _in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines as a person reads them.

    Programs write a page in reading order, column after column. Where the order in the file leaps up again and
    again inside one column, it means nothing, and the lines are sorted.
    """
    leaps = sum(
        after.baseline > before.baseline + before.height and _overlap(before, after)
        for before, after in itertools.pairwise(lines)
    )
    if leaps <= max(2, len(lines) // 5):
        return list(lines)
    return sorted(lines, key=lambda line: (-line.baseline, line.left))


def _overlap(one: Line, other: Line) -> bool:
    """Whether two lines stand in the same column."""
    return min(one.right, other.right) - max(one.left, other.left) > 0


def _groups(lines: Sequence[Line], leading: float) -> Iterator[_Group]:
    """The lines that belong together."""
    group = _Group()
    for line in lines:
        marker = list_marker(line.text)
        if group.lines and not _goes_on(group, line, marker is not None, leading):
            yield group
            group = _Group()
        if not group.lines and marker is not None:
            group.marker = marker.text
        group.lines.append(line)
    if group.lines:
        yield group


def _goes_on(group: _Group, line: Line, marked: bool, leading: float) -> bool:
    """Whether a line carries on the block of the lines before it."""
    before = group.lines[-1]
    if _is_row(before, group.marker) or _is_row(line, ""):
        return False
    if abs(line.height - before.height) > _SAME_SIZE * before.height or line.bold != before.bold:
        return starts_small(line.text) and not line.height > before.height * (1 + _SAME_SIZE)
    if marked and (before.text.endswith(_TERMINAL) or not starts_small(line.text)):
        return False
    down = before.baseline - line.baseline
    if line.page != before.page or down < 0 or not _overlap(before, line):
        # The next column or page: only words that go on say that the paragraph does.
        return starts_small(line.text) or leaves_open(before.text) or before.text.endswith((_SOFT, ","))
    if down > _WIDE_GAP * _usual(before, leading):
        return False
    if before.text.endswith(_TERMINAL):
        # A first line set in, or a last line that left room for the next word, ends a paragraph.
        first = group.lines[0]
        if len(group.lines) > 1 and not group.marker and line.left > before.left + line.height:
            return False
        widest = max(each.right for each in group.lines)
        room = widest - before.right
        word = line.text.split(" ", 1)[0]
        return room < (len(word) + 1) * line.height * 0.5 or len(group.lines) == 1 or first is before
    return True


def _usual(line: Line, leading: float) -> float:
    return max(leading, 1.05) * line.height


def _is_row(line: Line, marker: str) -> bool:
    """Whether wide gaps part a line into cells; the one after the marker of a list item does not count."""
    return any(gap >= len(marker.rstrip()) + 1 for gap in _cell_gaps(line, marker))


def _cell_gaps(line: Line, marker: str) -> list[int]:
    own = list_marker(line.text)
    length = len((marker or (own.text if own else "")).rstrip())
    return [gap for gap in line.gaps if gap > length]


class _Writer:
    """Turns groups of lines into blocks."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.built = TextBuilder()
        sizes: Counter[float] = Counter()
        bold = 0
        for line in lines:
            sizes[round(line.height, 1)] += len(line.text)
            bold += len(line.text) * line.bold
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        self._body_bold = bold > sum(sizes.values()) / 2
        self.leading = _leading(lines, self._body)
        headings = {round(line.height, 1) for line in lines if line.height > _HEADING_SIZE * self._body}
        self._levels = {
            size: min(level, 6) for level, size in enumerate(sorted(headings, reverse=True), start=1)
        }
        self._text = " ".join(line.text for line in lines)
        self._compounds = {match.group().lower() for match in _COMPOUND.finditer(self._text)}
        self._words = {match.group().lower() for match in _WORD_AT_START.finditer(self._text)}
        self._page = 0
        self._places = Places()
        self._in_table = False
        self._table = 0
        self._indents: list[float] = []

    def add(self, group: _Group) -> None:
        """Add the block of a group."""
        first = group.lines[0]
        if first.page != self._page:
            self._page, self._places = first.page, Places()
            self._in_table = False
        if _is_row(first, group.marker):
            self._add_row(first)
            return
        self._in_table = False
        self._add_lines(group.lines)
        kind, level, noun = self._kind(group)
        skip = len(group.marker) if kind == "list-item" else 0
        place = self._places.next(noun)
        if kind == "heading":
            place = Places().heading(self.built.open_text)
        if kind != "list-item":
            self._indents.clear()
        marker = list_marker(group.lines[0].text) if kind == "list-item" else None
        number = marker.number if marker is not None else ""
        self.built.close(kind, f"page {self._page}, {place}", level, skip=skip, number=number)

    def _kind(self, group: _Group) -> tuple[BlockKind, int, str]:
        first, text = group.lines[0], group.text
        size = round(first.height, 1)
        short = len(text) <= 150 and len(group.lines) <= 3 and not text.endswith((".", ";", ","))
        if short and size in self._levels:
            return "heading", self._levels[size], "heading"
        if short and first.bold and not self._body_bold and looks_like_heading(text) and not group.marker:
            return "heading", min(len(self._levels) + 1, 6), "heading"
        if group.marker:
            return "list-item", self._depth(first.left), "list item"
        return "paragraph", 0, "paragraph"

    def _depth(self, left: float) -> int:
        """How deep in a list an item stands, by how far it is set in."""
        while self._indents and left < self._indents[-1] - 3:
            self._indents.pop()
        if not self._indents or left > self._indents[-1] + 3:
            self._indents.append(left)
        return len(self._indents)

    def _add_row(self, line: Line) -> None:
        if not self._in_table:
            self._table, self._in_table = self._places.next_table(), True
        place = f"page {self._page}, {self._places.next_row(self._table)}"
        edges = [-1, *_cell_gaps(line, ""), len(line.text)]
        for column, (start, end) in enumerate(itertools.pairwise(edges), start=1):
            self._add_text(line.text[start + 1 : end], line.start + start + 1)
            if self.built.open_text.strip():
                self.built.close("table-cell", place, column)
            else:
                self.built.drop()

    def _add_lines(self, lines: Sequence[Line]) -> None:
        """Put lines into the open block as one text."""
        for number, line in enumerate(lines):
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            text = line.text
            if following and _WORD_AT_END.search(text):
                if self._is_own_hyphen(text, following):
                    self._add_text(text[:-1], line.start)
                    self.built.add("-", (line.start + len(text) - 1, line.start + len(text)))
                else:
                    self._add_text(text[:-1], line.start)
                continue
            self._add_text(text, line.start)
            if following and not text.endswith(("-", "\u2010", "–/", "/")):
                self.built.add(" ", (line.start + len(text), line.start + len(text) + 1))

    def _is_own_hyphen(self, text: str, following: str) -> bool:
        """Whether the hyphen at the end of a line is there in the middle of one, too."""
        before, after = _WORD_AT_END.search(text), _WORD_AT_START.match(following)
        if before is None or after is None or not after.group()[0].islower():
            return True
        first, last = before[1].lower(), after.group().lower()
        if f"{first}-{last}" in self._compounds:
            return True
        return first + last not in self._words and first in _OWN_HYPHEN

    def _add_text(self, text: str, start: int) -> None:
        """Add text without soft hyphens and with ligatures as letters."""
        for match in _SPECIAL.finditer(text):
            words = match.group()
            if words == _SOFT:
                continue
            words = _LIGATURES.get(words, words)
            self.built.add(words, (start + match.start(), start + match.end()))


def _leading(lines: Sequence[Line], body: float) -> float:
    """The usual distance between lines of the body, in heights of its letters."""
    distances = [
        (before.baseline - after.baseline) / body
        for before, after in itertools.pairwise(lines)
        if before.page == after.page
        and _overlap(before, after)
        and abs(before.height - body) < 0.5
        and abs(after.height - body) < 0.5
        and 0.8 * body < before.baseline - after.baseline < 3 * body
    ]
    # The lines of a notice of a few paragraphs may all be far apart.
    return median(distances) if len(distances) > 2 else _FEW_LINES
