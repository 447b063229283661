"""The document as a page: headings, paragraphs, lists and tables as they were, each with its marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from plainspeak.reports.html.marks import Part, mark_up, touches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Block, Document, Finding

# Above the document's own headings stand the page's title and the one of the part that holds the document.
_HEADINGS_ABOVE, _DEEPEST_HEADING = 2, 6
# Browsers count with 32 bits.
_LONGEST_NUMBER = 6


@dataclass(slots=True)
class Item:
    """An item of a list: its paragraphs, and the lists inside it.

    `value` is its own number; one that browsers cannot write is its `label`.
    """

    lines: list[list[Part]]
    value: int | None = None
    label: str = ""
    inner: list[Listing] = field(default_factory=lambda: [])


@dataclass(slots=True)
class Listing:
    """A list; `sign` says how its items are numbered, as the attribute `type` of `ol` does, "" for bullets."""

    sign: Literal["", "1", "a", "A"]
    items: list[Item] = field(default_factory=list[Item])


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs. `heads` says that it names its column."""

    lines: list[list[Part]]
    heads: bool


@dataclass(frozen=True, slots=True)
class Node:
    """Something that stands by itself on the page; `tag` is its element and `number` its place among them.

    `first` and `last` are the range of the document's blocks that it holds; none where all of it is in another
    language. `lines` hold the words of a heading, a paragraph, a caption or a quotation.
    """

    number: int
    tag: Literal["p", "h3", "h4", "h5", "h6", "list", "table", "blockquote"]
    first: int
    last: int
    caption: bool = False
    lines: list[list[Part]] = field(default_factory=list[list[Part]])
    lists: list[Listing] = field(default_factory=list[Listing])
    rows: list[list[Cell]] = field(default_factory=list[list[Cell]])


class _Marker:
    """Marks up blocks in the order of the text, looking only at the findings that may touch each."""

    def __init__(self, document: Document, findings: Sequence[Finding]) -> None:
        self._text = document.text
        self.foreign = frozenset(document.foreign)
        self._waiting = list(enumerate(findings, start=1))

    def parts(self, block: Block) -> list[Part]:
        if block in self.foreign:
            return [Part("foreign", self._text[block.start : block.end])]
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
    first = last = 0
    every = enumerate(merge(document.blocks, document.foreign, key=lambda block: block.start))
    for key, group in groupby(every, key=lambda item: _together(item[0], item[1])):
        blocks = [block for _, block in group]
        number = len(nodes) + 1
        first, last = last, last + len(blocks) - sum(block in marker.foreign for block in blocks)
        if key == "list-item":
            nodes.append(Node(number, "list", first, last, lists=_listings(blocks, marker)))
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


def _listings(blocks: Sequence[Block], marker: _Marker) -> list[Listing]:
    """Lists from their items: a deeper one belongs to the item before it, and other marks begin another list."""
    outer: list[Listing] = []
    opened = [(blocks[0].level, outer)]
    place = ""
    for block in blocks:
        while len(opened) > 1 and block.level < opened[-1][0]:
            opened.pop()
        level, lists = opened[-1]
        if block.level > level and lists:
            lists = lists[-1].items[-1].inner
            opened.append((block.level, lists))
        elif lists and block.where == place and not block.number:
            lists[-1].items[-1].lines.append(marker.parts(block))
            continue
        place = block.where
        sign, value = _counted(block.number)
        if not lists or lists[-1].sign != sign:
            lists.append(Listing(sign))
        lists[-1].items.append(Item([marker.parts(block)], value, block.number if value is None else ""))
    return outer


def _counted(number: str) -> tuple[Literal["", "1", "a", "A"], int | None]:
    """How a browser is to number an item so that it reads as in the document, and the item's value.

    Letters are counted as browsers do it, which also writes Roman numerals: "iv" is the 256th of a, b, … z, aa, ab.
    What they cannot write, such as "3.4", has no value.
    """
    bare = number.strip("().: ")
    if not bare.isascii() or len(bare) > _LONGEST_NUMBER:
        return "", None
    if bare.isdigit():
        return "1", int(bare)
    if bare.isalpha() and (bare.islower() or bare.isupper()):
        value = 0
        for letter in bare.lower():
            value = value * 26 + ord(letter) - ord("a") + 1
        return ("a" if bare.islower() else "A"), value
    return "", None


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
