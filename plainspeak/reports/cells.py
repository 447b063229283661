"""Text laid out by the cells that it takes on a terminal, where an emoji or a CJK character takes two."""

from __future__ import annotations

import re
from dataclasses import dataclass

ELLIPSIS = "…"

# A mark or joiner takes no cell, so a cell may need several code points; past this many the rest is not shown.
_CODE_POINTS_A_CELL = 4

# What is not a single space already.
_SPACE = re.compile(r"\s\s+|[^\S ]")
# Unicode's control characters and surrogates, and those that turn the direction of the text.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Most texts are of these characters alone, each of which takes one cell.
_ONE_CELL_EACH = re.compile("[ -~¡-¬®-ʯ–—‘’“”…•€]*")

# Cells kept for what stands around a mark; a mark that leaves fewer is itself cut.
_LEAST_CONTEXT = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an excerpt: its text, and the part of it that is marked, in code points of that text."""

    text: str
    mark_start: int
    mark_end: int

    @property
    def marked(self) -> bool:
        """Whether any of the row is marked."""
        return self.mark_end > self.mark_start

    @property
    def underline(self) -> str:
        """The line to print under the row."""
        before = cells(self.text[: self.mark_start])
        return " " * before + "~" * max(1, cells(self.text[self.mark_start : self.mark_end]))


def cells(text: str) -> int:
    """The cells that a text takes on a terminal."""
    if _is_one_cell_each(text):
        return len(text)
    from rich.cells import cell_len  # importing it takes longer than to lay out many a text

    return cell_len(text)


def _is_one_cell_each(text: str) -> bool:
    """Whether it is plain that every character takes one cell."""
    return (text.isascii() and text.isprintable()) or _ONE_CELL_EACH.fullmatch(text) is not None


def printable(text: str) -> str:
    """The text on one line and harmless to a terminal.

    White space becomes single spaces; control characters and those that turn the direction of the text
    (which could move the cursor or disguise what stands there) become U+FFFD.
    """
    # What Python calls printable holds no white space but spaces, and nothing unsafe.
    if "  " not in text and text.isprintable():
        return text
    return _UNSAFE.sub("\ufffd", _SPACE.sub(" ", text))


def wrapped(text: str, width: int) -> list[str]:
    """The text cut into lines of at most `width` cells, at spaces where there are any."""
    return [text[start:end] for start, end in _rows(text, width)]


def excerpt(sentence: str, start: int, end: int, width: int, rows: int) -> list[Row]:
    """The sentence in rows of at most `width` cells, with `sentence[start:end]` marked.

    A sentence that would take more than about `rows` rows is cut to a window around the mark, with
    an ellipsis at each cut.
    """
    # Breaking at spaces leaves a few cells empty at the end of a row.
    budget = (width - 4) * rows
    most = budget * _CODE_POINTS_A_CELL
    before, marked, after = (
        sentence[max(0, start - most) : start],
        sentence[start:end],
        sentence[end : end + most],
    )
    # In most sentences nothing needs to be made printable, and a character is a cell.
    plain = "  " not in sentence and _is_one_cell_each(sentence)
    if not plain:
        before, marked, after = printable(before), printable(marked[:most]), printable(after)
    measure = len if plain else cells
    before, after = before.lstrip(), after.rstrip()
    if measure(before) + measure(marked) + measure(after) > budget:
        if measure(marked) > budget - _LEAST_CONTEXT:
            marked, after = _head(marked, budget - 2), ""
            before = ELLIPSIS if before else ""
        else:
            room = budget - measure(marked)
            left = max(room // 2, room - measure(after))
            before = _tail(before, left)
            after = _head(after, room - measure(before))
    text = before + marked + after
    mark_start, mark_end = len(before), len(before) + len(marked)
    return [
        Row(text[first:last], max(0, mark_start - first), max(0, min(mark_end, last) - first))
        for first, last in _rows(text, width)
    ]


def _head(text: str, width: int) -> str:
    """As much of the start as fits `width` cells, an ellipsis included where something is cut."""
    if cells(text) <= width:
        return text
    _, end = _rows(text, max(1, width - 2))[0]
    return f"{text[:end]}{ELLIPSIS}" if text[end : end + 1] != " " else f"{text[:end]} {ELLIPSIS}"


def _tail(text: str, width: int) -> str:
    """As much of the end as fits `width` cells, an ellipsis included where something is cut."""
    if cells(text) <= width:
        return text
    start = _start_of_last(text, width - 2)
    if text[start - 1] == " ":
        return f"{ELLIPSIS} {text[start:]}"
    space = text.find(" ", start)
    # The space before the mark itself is no place to cut: it would leave nothing of what stands before.
    if space != -1 and space < len(text) - 1:
        return f"{ELLIPSIS}{text[space:]}"
    return f"{ELLIPSIS}{text[start:]}"


def _start_of_last(text: str, width: int) -> int:
    """Where the last `width` cells of a text, or fewer, start; it has more."""
    if _is_one_cell_each(text):
        return len(text) - max(0, width)
    from rich.cells import cell_len

    start, taken = len(text), 0
    while start > 0 and taken + cell_len(text[start - 1]) <= width:
        start -= 1
        taken += cell_len(text[start])
    return start


def _rows(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a wrapped text start and end; the space at a break belongs to neither line."""
    if width > 0 and _is_one_cell_each(text):
        return [(0, len(text))] if len(text) <= width else _rows_of_single_cells(text, width)
    from rich.cells import cell_len

    rows: list[tuple[int, int]] = []
    start = 0
    taken = 0
    space = -1
    index = 0
    while index < len(text):
        cells = cell_len(text[index])
        if text[index] == " ":
            space = index
        if taken + cells > width and index > start:
            end = space if space > start else index
            rows.append((start, end))
            start = end + 1 if text[end] == " " else end
            index, taken, space = start, 0, -1
            continue
        taken += cells
        index += 1
    rows.append((start, len(text)))
    return rows


def _rows_of_single_cells(text: str, width: int) -> list[tuple[int, int]]:
    """What `_rows` gives for a text whose characters take one cell each."""
    rows: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        end = space if space != -1 else start + width
        rows.append((start, end))
        start = end + 1 if text[end] == " " else end
    rows.append((start, len(text)))
    return rows
