"""Markdown: its prose, with the exact way back to the source.

The parser (pyromark, CommonMark with tables, footnotes, strike-through, task lists and alerts) reports
for every event the range of the source it was read from. What is not prose for readers is left out: front
matter, code blocks, HTML, comments, link targets. Code in a sentence and bare addresses stay in
the text, since the sentence needs them, but are protected. Comments and front matter may ask to leave findings out.
The alternative text of a picture stands after the block that the picture is in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, cast

from plainspeak.documents.admonitions import plain_admonitions
from plainspeak.documents.building import TextBuilder
from plainspeak.documents.front_matter import front_matter_ignore
from plainspeak.documents.ignores import COMMENT, IgnoreComments
from plainspeak.documents.places import Places
from plainspeak.model import Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.model import BlockKind

# Front matter is cut off before parsing: the parser's own option takes any stretch between two rules for it.
_FRONT_MATTER = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*(?:\r\n?|\n)(?![ \t]*(?:\r|\n))(?:[^\r\n]*(?:\r\n?|\n))*?"
    r"(?:(?P=mark)|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"
)
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_CR = re.compile("\r(?!\n)")
_LINE_BREAK_TAG = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_CODE_FENCE = re.compile("`+")
# What is inside these is no prose of the document.
_LEFT_OUT = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})


def read_markdown(text: str, path: str = "") -> Document:
    """A document of the prose in Markdown; its `source` is `text`, its pieces map one to the other."""
    reader = _Reader(text)
    front = reader.read()
    built = reader.built
    told = front_matter_ignore(front, len(built.text)) if front else None
    return Document(
        built.text,
        tuple(built.blocks),
        path=path,
        media_type="text/markdown",
        source=text,
        pieces=tuple(built.pieces),
        protected=built.protected,
        links=built.links,
        ignores=((told,) if told else ()) + reader.comments.found(),
    )


class _Offsets:
    """Turns byte offsets in the UTF-8 form of a text into code points."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._extra = [0]
        extra = 0
        for match in _NOT_ASCII.finditer(text):
            self._starts.append(match.start() + extra)
            code = ord(match.group())
            extra += 1 if code < 0x800 else 2 if code < 0x10000 else 3
            self._extra.append(extra)

    def code_point(self, byte: int) -> int:
        """The offset in code points of a byte that begins a character."""
        return byte - self._extra[bisect_left(self._starts, byte)]


class _Reader:
    """Follows the parser's events through one source."""

    def __init__(self, source: str) -> None:
        self.built = TextBuilder()
        self.comments = IgnoreComments(self.built)
        self._source = source
        self._places = Places()
        self._stack: list[str] = []
        self._left_out = 0
        self._in_bare_link = False
        # How many pictures are open, one in the other; the alternative texts of those in the open block, in pieces.
        self._in_pictures = 0
        self._pictures: list[list[tuple[str, int, int]]] = []
        # The place of each open list item, "" until its first block is met, None for an admonition.
        self._item_places: list[str | None] = []
        self._items: frozenset[int] = frozenset()
        self._titles: frozenset[int] = frozenset()
        self._in_title = False
        # The number of the next item of each open list, None for one with bullets, and of the item just begun.
        self._counts: list[int | None] = []
        self._number = ""
        self._quotes: list[bool] = []
        self._footnote = ""
        self._table, self._row, self._column = 0, "", 0

    def read(self) -> str:
        """Take in the whole source; gives its front matter, if it has any."""
        from pyromark import Options, events_with_range

        front = _FRONT_MATTER.match(self._source)
        base = front.end() if front else int(self._source.startswith("\ufeff"))
        # The parser takes no lone surrogates, and a lone CR not everywhere for the end of a line; the
        # replacements keep every offset.
        parsed = _SURROGATE.sub("\ufffd", _LONE_CR.sub("\n", self._source[base:]))
        parsed, items, titles = plain_admonitions(parsed)
        self._items = frozenset(base + start for start in items)
        self._titles = frozenset(base + start for start in titles)
        options = (
            Options.ENABLE_TABLES
            | Options.ENABLE_FOOTNOTES
            | Options.ENABLE_STRIKETHROUGH
            | Options.ENABLE_TASKLISTS
            | Options.ENABLE_GFM
            | Options.ENABLE_HEADING_ATTRIBUTES
        )
        offsets = _Offsets(parsed)
        events = cast("Iterable[tuple[object, dict[str, int]]]", events_with_range(parsed, options=options))
        for event, bytes_range in events:
            start = base + offsets.code_point(bytes_range["start"])
            end = base + offsets.code_point(bytes_range["end"])
            if isinstance(event, str):
                name, value = event, None
            else:
                ((name, value),) = cast("dict[str, object]", event).items()
            self._take(name, value, start, end)
        self._close()
        return front.group() if front else ""

    def _take(self, name: str, value: object, start: int, end: int) -> None:
        if name == "Start":
            self._enter(*_tag(value), start)
            if value == "HtmlBlock":
                self._add_html(start, end)
        elif name == "End":
            self._leave(_tag(value)[0])
        elif self._left_out:
            return
        elif self._in_pictures:
            self._take_alternative(name, value, start, end)
        elif name == "Text":
            self._add_text(cast("str", value), start, end)
        elif name == "Code":
            self._add_code(cast("str", value), start, end)
        elif name == "SoftBreak":
            self.built.add("\n", (start, end))
        elif name == "HardBreak" or (name == "InlineHtml" and _LINE_BREAK_TAG.fullmatch(cast("str", value))):
            self.built.add_break((start, end))
        elif name == "InlineHtml":
            comment = COMMENT.fullmatch(self._source, start, end)
            if comment:
                self.comments.take(comment[1], Span(start, end))

    def _enter(self, tag: str, detail: object, start: int) -> None:
        if tag in _LEFT_OUT:
            self._close()
            self._left_out += 1
        elif tag == "Image":
            if not self._in_pictures:
                self._pictures.append([])
            self._in_pictures += 1
        elif self._in_pictures:
            return
        elif tag == "Link":
            link = cast("dict[str, object]", detail)
            self._in_bare_link = link["link_type"] in {"Autolink", "Email"}
            self.built.begin_link()
        elif tag in _BLOCKS:
            self._enter_block(tag, detail, start)

    def _enter_block(self, tag: str, detail: object, start: int) -> None:
        self._close()
        self._stack.append(tag)
        self._in_title = start in self._titles
        if tag == "List":
            self._counts.append(cast("int | None", detail))
        elif tag == "Item":
            self._count()
            self._item_places.append(None if self._is_admonition(start) else "")
        elif tag == "BlockQuote":
            # An alert ("> [!NOTE]") is the writer's own word, a quotation is not.
            self._quotes.append(detail is None)
        elif tag == "FootnoteDefinition":
            self._footnote = f"footnote {detail}"
        elif tag == "Table":
            self._table = self._places.next_table()
        elif tag in {"TableHead", "TableRow"}:
            self._row, self._column = self._places.next_row(self._table), 0
        elif tag == "TableCell":
            self._column += 1

    def _count(self) -> None:
        """Number an item of the innermost list."""
        count = self._counts[-1]
        self._number = "" if count is None else str(count)
        self._counts[-1] = None if count is None else count + 1

    def _is_admonition(self, start: int) -> bool:
        """Whether an item is one. The parser counts some of the indentation to an item."""
        while self._source[start] in " \t":
            start += 1
        return start in self._items

    def _leave(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            if tag == "HtmlBlock":
                self._close()
            self._left_out -= 1
        elif tag == "Image":
            self._in_pictures -= 1
        elif self._in_pictures:
            return
        elif tag == "Link":
            self._in_bare_link = False
            self.built.end_link()
        elif tag in _BLOCKS:
            self._close()
            self._stack.pop()
            if tag == "List":
                self._counts.pop()
            elif tag == "Item":
                self._item_places.pop()
            elif tag == "BlockQuote":
                self._quotes.pop()
            elif tag == "FootnoteDefinition":
                self._footnote = ""

    def _add_text(self, text: str, start: int, end: int) -> None:
        self.built.add(self._written(text, start, end), (start, end), protect=self._in_bare_link)

    def _written(self, text: str, start: int, end: int) -> str:
        """The text of a range of the source. In step with it, it is the source's own: it may hold lone surrogates."""
        return self._source[start:end] if len(text) == end - start else text

    def _take_alternative(self, name: str, value: object, start: int, end: int) -> None:
        """Take in what stands in the alternative text of a picture, where emphasis and code do not show."""
        if name == "Text":
            self._pictures[-1].append((self._written(cast("str", value), start, end), start, end))
        elif name == "Code":
            self._pictures[-1].append(self._code(cast("str", value), start, end))
        elif name in {"SoftBreak", "HardBreak"}:
            self._pictures[-1].append(("\n", start, end))

    def _add_html(self, start: int, end: int) -> None:
        """Take the comments of a block of HTML. Where it begins with one, what follows it on its line is prose."""
        begins = self._source[start:end].lstrip(" ").startswith("<!--")
        for comment in COMMENT.finditer(self._source, start, end):
            self._add_beside(start, comment.start(), prose=begins)
            self.comments.take(comment[1], Span(*comment.span()))
            start = comment.end()
        self._add_beside(start, end, prose=begins)

    def _add_beside(self, start: int, end: int, *, prose: bool) -> None:
        """Add what stands beside a comment, unless it has tags."""
        words = self._source[start:end].rstrip("\r\n")
        if prose and "<" not in words:
            self.built.add(words, (start, start + len(words)))

    def _add_code(self, code: str, start: int, end: int) -> None:
        """Add code that stands in a sentence."""
        code, start, end = self._code(code, start, end)
        self.built.add(code, (start, end), protect=True)

    def _code(self, code: str, start: int, end: int) -> tuple[str, int, int]:
        """Code and its range, which is in step with the source where it reads the same there."""
        fence = _CODE_FENCE.match(self._source, start, end)
        length = fence.end() - start if fence else 0
        inner = self._source[start + length : end - length]
        shift = (len(inner) - len(code)) // 2
        if inner[shift : shift + len(code)] == code:
            start += length + shift
            end = start + len(code)
        return code, start, end

    def _close(self) -> None:
        """End the open block, as the innermost thing it stands in has it."""
        if self.built.open_text.strip():
            kind, where, level = self._kind()
            number, self._number = self._number if kind == "list-item" else "", ""
            self.built.close(kind, where, level, protect=any(self._quotes), number=number)
        else:
            self.built.drop()
        pictures, self._pictures = self._pictures, []
        for words in pictures:
            for text, start, end in words:
                self.built.add(text, (start, end))
            if self.built.open_text.strip():
                in_row = self._row and "TableCell" in self._stack[-1:]
                self.built.close("alt-text", self._row if in_row else self._places.next("picture"))
            self.built.drop()

    def _kind(self) -> tuple[BlockKind, str, int]:
        leaf = self._stack[-1] if self._stack else "Paragraph"
        if leaf in _HEADING_LEVELS and not self._in_title:
            return "heading", self._places.heading(self.built.open_text), _HEADING_LEVELS[leaf]
        if leaf == "TableCell":
            return "table-cell", self._row, self._column
        if self._footnote:
            return "paragraph", self._footnote, 0
        if any(self._quotes):
            return "quote", self._places.next("quotation"), 0
        items = [number for number, place in enumerate(self._item_places) if place is not None]
        if items:
            place = self._item_places[items[-1]] or self._places.next("list item")
            self._item_places[items[-1]] = place
            return "list-item", place, len(items)
        return "paragraph", self._places.next("paragraph"), 0


_HEADING_LEVELS = {f"H{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        "Paragraph",
        "Item",
        "List",
        "BlockQuote",
        "Table",
        "TableHead",
        "TableRow",
        "TableCell",
        "FootnoteDefinition",
    }
) | set(_HEADING_LEVELS)


def _tag(value: object) -> tuple[str, object]:
    """The name of a tag in a start or end event and what it carries; a heading is named by its level."""
    if isinstance(value, str):
        return value, None
    ((name, detail),) = cast("dict[str, object]", value).items()
    if name == "Heading":
        heading = cast("dict[str, object] | str", detail)
        return (heading if isinstance(heading, str) else cast("str", heading["level"])), None
    return name, detail
