"""The document as a page: headings, paragraphs, lists and tables as they were, each with its marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from plainspeak.reports.html.marks import Part, mark_up, touches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Block, Document, Finding

# Above the document's own headings stand the page's title and the one of the part that holds the document.
_HEADINGS_ABOVE, _DEEPEST_HEADING = 2, 6
_MARKER = re.compile(r"(?:^|[\r\n])[ \t>*+-]*(\d{1,4}|[a-zA-Z])[.)][ \t]*$")


@dataclass(slots=True)
class Item:
    """An item of a list: its paragraphs, and the list inside it if there is one. `value` is its own number."""

    lines: list[list[Part]]
    value: int | None = None
    inner: Listing | None = None


@dataclass(slots=True)
class Listing:
    """A list; `letters` says that its items are lettered and not numbered."""

    ordered: bool
    letters: bool = False
    items: list[Item] = field(default_factory=list[Item])


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs. `heads` says that it names its column."""

    lines: list[list[Part]]
    heads: bool


@dataclass(frozen=True, slots=True)
class Node:
    """Something that stands by itself on the page; `tag` is its element and `number` its place among them.

    `lines` hold the words of a heading, a paragraph, a caption or a quotation.
    """

    number: int
    tag: Literal["p", "h3", "h4", "h5", "h6", "list", "table", "blockquote"]
    first: int
    last: int
    caption: bool = False
    lines: list[list[Part]] = field(default_factory=list[list[Part]])
    listing: Listing | None = None
    rows: list[list[Cell]] = field(default_factory=list[list[Cell]])


class _Marker:
    """Marks up blocks in the order of the text, looking only at the findings that may touch each."""

    def __init__(self, document: Document, findings: Sequence[Finding]) -> None:
        self._text = document.text
        self._waiting = list(enumerate(findings, start=1))

    def parts(self, block: Block) -> list[Part]:
        here: list[tuple[int, Finding]] = []
        for number, finding in self._waiting:
            if finding.start >= block.end:
                break
            if touches(finding, block.start, block.end):
                here.append((number, finding))
        self._waiting = [item for item in self._waiting if item[1].end > block.end]
        return mark_up(self._text, block.start, block.end, here)


def lay_out(document: Document, findings: Sequence[Finding]) -> list[Node]:
    """The nodes of the page; findings are numbered from 1 in the order in which they are given."""
    marker = _Marker(document, findings)
    nodes: list[Node] = []
    depth = 0
    numbered = enumerate(document.blocks)
    for key, group in groupby(numbered, key=lambda item: _together(item[0], item[1])):
        held = list(group)
        blocks = [block for _, block in held]
        number, first, last = len(nodes) + 1, held[0][0], held[-1][0] + 1
        if key == "list-item":
            nodes.append(Node(number, "list", first, last, listing=_listing(document, blocks, marker)))
        elif isinstance(key, str):
            nodes.append(Node(number, "table", first, last, rows=_rows(blocks, marker)))
        elif blocks[0].kind == "heading":
            depth = max(1, min(blocks[0].level, depth + 1))
            nodes.append(Node(number, _heading(depth), first, last, lines=[marker.parts(blocks[0])]))
        elif blocks[0].kind == "quote":
            nodes.append(Node(number, "blockquote", first, last, lines=[marker.parts(blocks[0])]))
        else:
            caption = blocks[0].kind != "paragraph"
            nodes.append(Node(number, "p", first, last, caption, [marker.parts(blocks[0])]))
    return nodes


def _together(number: int, block: Block) -> str | int:
    """What is the same for blocks that stand together: the items of a list, the cells of a table."""
    if block.kind == "list-item":
        return "list-item"
    if block.kind == "table-cell":
        return block.where.partition(",")[0]
    return number


def _heading(depth: int) -> Literal["h3", "h4", "h5", "h6"]:
    tags: tuple[Literal["h3", "h4", "h5", "h6"], ...] = ("h3", "h4", "h5", "h6")
    return tags[min(depth, _DEEPEST_HEADING - _HEADINGS_ABOVE) - 1]


def _listing(document: Document, blocks: Sequence[Block], marker: _Marker) -> Listing:
    """A list from its items: a deeper one belongs to the item before it."""
    outer = _new_list(document, blocks[0])
    opened: list[tuple[int, Listing]] = [(blocks[0].level, outer)]
    place = ""
    for block in blocks:
        while len(opened) > 1 and block.level < opened[-1][0]:
            opened.pop()
        level, current = opened[-1]
        if block.level > level and current.items:
            current = _new_list(document, block)
            opened[-1][1].items[-1].inner = current
            opened.append((block.level, current))
        elif block.where == place and current.items and _number(document, block) is None:
            current.items[-1].lines.append(marker.parts(block))
            continue
        place = block.where
        current.items.append(
            Item([marker.parts(block)], _value(document, block) if current.ordered else None)
        )
    return outer


def _new_list(document: Document, block: Block) -> Listing:
    number = _number(document, block)
    return Listing(number is not None, number is not None and number.isalpha())


def _number(document: Document, block: Block) -> str | None:
    """What numbers an item in the source: "3" or "b"; None for a bullet and where there is no source."""
    span = document.source_span(block.start, block.end)
    if span is None or document.source is None:
        return None
    match = _MARKER.search(document.source[max(0, span.start - 20) : span.start])
    return match.group(1) if match else None


def _value(document: Document, block: Block) -> int | None:
    number = _number(document, block)
    if number is None:
        return None
    return int(number) if number.isdigit() else ord(number.lower()) - ord("a") + 1


def _rows(blocks: Sequence[Block], marker: _Marker) -> list[list[Cell]]:
    """The rows of a table, each cell in its column; the first row heads the columns if it fills them all."""
    rows: list[dict[int, list[list[Part]]]] = []
    for _, group in groupby(blocks, key=lambda block: block.where):
        row: dict[int, list[list[Part]]] = {}
        for block in group:
            column = block.level or len(row) + 1
            row.setdefault(column, []).append(marker.parts(block))
        rows.append(row)
    width = max(column for row in rows for column in row)
    headed = len(rows) > 1 and len(rows[0]) == width > 1
    return [
        [Cell(row.get(column, []), heads=headed and number == 0) for column in range(1, width + 1)]
        for number, row in enumerate(rows)
    ]
