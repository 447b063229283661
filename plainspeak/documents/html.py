"""HTML: the prose that a visitor sees, with the exact way back to the source.

The standard library's parser reports where each tag, text and entity stands, and takes any page as browsers do,
however broken. Left out is what is no prose for readers: scripts, styles, menus, forms' contents, code, and
hidden elements. Elements in another language than English are marked as such. Code in a sentence stays, since the
sentence needs it, but is protected. The alternative text of a picture stands after the block that the picture is in.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from time import monotonic
from typing import TYPE_CHECKING

from plainspeak.documents.alternatives import alternative_text
from plainspeak.documents.building import TextBuilder
from plainspeak.documents.errors import UnreadableDocument, shown_name
from plainspeak.documents.ignores import COMMENT, IgnoreComments
from plainspeak.documents.numerals import numeral
from plainspeak.documents.places import Places
from plainspeak.model import Document, Span

if TYPE_CHECKING:
    from plainspeak.model import BlockKind

MEDIA_TYPE = "text/html"

# Elements that have no end tag (HTML Living Standard, section 13.1.2).
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_LEFT_OUT = frozenset(
    """audio button canvas code-block datalist head iframe map math nav noscript object pre script select style svg
    template textarea title video""".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CAPTIONS = frozenset({"caption", "figcaption", "legend"})
_CELLS = frozenset({"td", "th"})
_ITEMS = frozenset({"li", "dd", "dt"})
_BLOCKS = frozenset(
    """address article aside blockquote body center details dialog dir div dl fieldset figure footer form header
    hgroup hr html main menu ol option p search section summary table tbody tfoot thead tr ul""".split()
) | {*_HEADINGS, *_CAPTIONS, *_CELLS, *_ITEMS}
# What the start of an element ends, if it is open inside the elements of the second set (section 13.1.2.4).
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (_CELLS, frozenset({"table", "tr"})),
    "th": (_CELLS, frozenset({"table", "tr"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
}
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_SIGNS = frozenset({"1", "a", "A", "i", "I"})
_WHOLE = re.compile(r"\s*-?\d{1,9}")
_INLINE_CODE = frozenset({"code", "kbd", "samp", "var", "tt"})
# Twice what the slowest of sound pages takes. Some broken ones take the parser the square of their length.
_SECONDS, _CHARACTERS_A_SECOND = 5, 250_000
_SPACE = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(text: str, path: str = "") -> Document:
    """A document of the prose in a page or in a piece of one; its `source` is `text`.

    Runs of white space become one space, as a browser shows them. Raises UnreadableDocument for a page so
    broken that its tags cannot be told apart in time.
    """
    reader = _Reader(text, path)
    # A tag that never ends is text. The parser looks through the whole rest of the page for the end of each.
    ends = text.rfind(">") + 1
    reader.feed(text[:ends] + text[ends:].replace("<", "\x00"))
    reader.close()
    reader.end_block()
    built = reader.built
    return Document(
        built.text,
        tuple(built.blocks),
        path=path,
        media_type=MEDIA_TYPE,
        source=text,
        pieces=tuple(built.pieces),
        protected=built.protected,
        links=built.links,
        ignores=reader.comments.found(),
    )


@dataclass(slots=True)
class _Counter:
    """What numbers the items of a list: the next number, and how it is written; None for bullets."""

    number: int
    sign: str | None
    step: int = 1

    @classmethod
    def of(cls, tag: str, attributes: dict[str, str | None]) -> _Counter:
        """The counter of a list that begins."""
        sign = attributes.get("type") or "1"
        start = _whole(attributes.get("start"))
        backwards = "reversed" in attributes
        if tag != "ol" or sign not in _SIGNS or (backwards and start is None):
            return cls(1, None)
        return cls(1 if start is None else start, sign, -1 if backwards else 1)

    def next(self, value: int | None) -> str:
        """The number of the next item, which may say its own."""
        number = self.number if value is None else value
        self.number = number + self.step
        return "" if self.sign is None else numeral(number, self.sign)


def _whole(value: str | None) -> int | None:
    """The number that an attribute gives, if it gives one."""
    match = _WHOLE.match(value or "")
    return int(match.group()) if match else None


class _Reader(HTMLParser):
    """Follows the parser's events through one source."""

    def __init__(self, source: str, path: str) -> None:
        super().__init__(convert_charrefs=False)
        self._path = path
        self._deadline = monotonic() + _SECONDS + len(source) / _CHARACTERS_A_SECOND
        self.built = TextBuilder()
        self.comments = IgnoreComments(self.built)
        self._source = source
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self._places = Places()
        # Open elements, each with whether it is left out; the counts say the same without a search.
        self._open: list[tuple[str, bool]] = []
        self._counts: Counter[str] = Counter()
        self._left_out = 0
        # The language of each open element, "" for English; those in the open block, and what of it is not English.
        self._languages: list[str] = []
        self._block_languages: set[str] = set()
        self._foreign: list[tuple[int, int]] = []
        # The alternative texts of the pictures in the open block, each in pieces, with its language.
        self._pictures: list[tuple[list[tuple[str, int, int]], str]] = []
        self._item_place = ""
        # What numbers the items of each open list, and the number of the item just begun.
        self._counters: list[_Counter] = []
        self._number = ""
        self._table, self._row, self._column = 0, "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a start tag."""
        if tag == "br":
            if not self._left_out:
                self.built.add_break(self._range(len(self.get_starttag_text() or "")))
            return
        if tag in _BLOCKS:
            self.end_block()
            self._end_implied(tag)
            self._begin(tag)
        attributes = dict(attrs)
        self._count(tag, attributes)
        if tag == "img":
            self._take_picture(attributes)
        if tag in _VOID:
            return
        left_out = tag in _LEFT_OUT or _is_hidden(attributes)
        self._open.append((tag, left_out))
        self._languages.append(self._language(attributes))
        self._counts[tag] += 1
        self._left_out += left_out
        if tag == "a":
            self.built.begin_link()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag such as `<br/>`; on elements that have content, browsers overlook the stroke."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Take in an end tag; one that ends nothing is overlooked."""
        if tag in _BLOCKS:
            self.end_block()
        if tag == "a":
            self.built.end_link()
        if self._counts[tag]:
            while self._close_last() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Take in text."""
        if self._left_out:
            return
        start, end = self._range(len(data))
        data = self._source[start:end]
        protect = any(self._counts[tag] for tag in _INLINE_CODE)
        language = self._languages[-1] if self._languages else ""
        self._add_language(language, data)
        before = self.built.open_length
        for match in _SPACE.finditer(data):
            words = match.group()
            if words[0] in " \t\n\r\f":
                words = words if len(words) == 1 and words != "\f" else " "
            self.built.add(words, (start + match.start(), start + match.end()), protect=protect)
        if language:
            self._foreign.append((before, self.built.open_length))

    def handle_entityref(self, name: str) -> None:
        """Take in a named character such as `&amp;`; a name that there is not stands for itself."""
        self._add_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take in a numbered character such as `&#8217;`."""
        self._add_reference(f"&#{name}")

    def handle_comment(self, data: str) -> None:
        """Take in a comment."""
        start, _ = self._range(0)
        written = COMMENT.match(self._source, start)
        if written:
            self.comments.take(data, Span(*written.span()))

    def end_block(self) -> None:
        """End the open block, as the elements around it have it."""
        if self.built.open_text.strip():
            self._close_block()
        else:
            self.built.drop()
            self._foreign, self._block_languages = [], set()
        pictures, self._pictures = self._pictures, []
        for words, language in pictures:
            for text, start, end in words:
                self.built.add(text, (start, end))
            in_row = self._row and any(self._counts[tag] for tag in _CELLS)
            self.built.close(
                "alt-text", self._row if in_row else self._places.next("picture"), language=language
            )

    def _close_block(self) -> None:
        kind, where, level = self._kind()
        languages, self._block_languages = self._block_languages, set()
        foreign, self._foreign = self._foreign, []
        (language,) = languages if len(languages) == 1 else ("",)
        if not language:
            for start, end in foreign:
                self.built.protect(start, end)
        number, self._number = self._number if kind == "list-item" else "", ""
        protect = bool(self._counts["blockquote"])
        self.built.close(kind, where, level, protect=protect, language=language, number=number)

    def _take_picture(self, attributes: dict[str, str | None]) -> None:
        if self._left_out or _is_hidden(attributes) or attributes.get("role") in {"none", "presentation"}:
            return
        tag = self.get_starttag_text() or ""
        start, end = self._range(len(tag))
        words = [
            (text, start + first, start + last)
            for text, first, last in alternative_text(self._source[start:end])
        ]
        if words:
            self._pictures.append((words, self._language(attributes)))

    def _language(self, attributes: dict[str, str | None]) -> str:
        """The language of an element that begins here, "" for English."""
        own = attributes.get("lang") or attributes.get("xml:lang") or ""
        around = self._languages[-1] if self._languages else ""
        return "" if _is_english(own) else own.strip().lower() or around

    def _add_language(self, language: str, words: str) -> None:
        if words.strip():
            self._block_languages.add(language)

    def _add_reference(self, written: str) -> None:
        if self._left_out:
            return
        start, _ = self._range(0)
        end = start + len(written)
        if self._source[end : end + 1] == ";":
            end += 1
        character = html.unescape(self._source[start:end])
        self._add_language(self._languages[-1] if self._languages else "", character)
        self.built.add(character or "\ufffd", (start, end))

    def _range(self, length: int) -> tuple[int, int]:
        """The range in the source of what is being taken in."""
        if monotonic() > self._deadline:
            name = shown_name(self._path) or "The page"
            raise UnreadableDocument(f"{name} is too broken to be read; save it again from a browser.")
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        return start, start + length

    def _begin(self, tag: str) -> None:
        if tag in {"li", "dt", "dd"}:
            self._item_place = ""
        elif tag == "table":
            self._table = self._places.next_table()
        elif tag == "tr":
            self._row, self._column = self._places.next_row(self._table), 0
        elif tag in _CELLS:
            self._column += 1

    def _count(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Begin to count the items of a list, or count one."""
        if tag in _LISTS:
            self._counters.append(_Counter.of(tag, attributes))
        elif tag == "li" and self._counters:
            self._number = self._counters[-1].next(_whole(attributes.get("value")))

    def _end_implied(self, tag: str) -> None:
        """End the elements whose end tags may be left away before this one."""
        if self._counts["p"]:
            self._end_if_inside(frozenset({"p"}), frozenset())
        if tag in _ENDS:
            self._end_if_inside(*_ENDS[tag])

    def _end_if_inside(self, tags: frozenset[str], limits: frozenset[str]) -> None:
        """End the innermost of `tags`, unless one of `limits` is open inside it."""
        for number in range(len(self._open) - 1, -1, -1):
            name = self._open[number][0]
            if name in limits:
                return
            if name in tags:
                while len(self._open) > number:
                    self._close_last()
                return

    def _close_last(self) -> str:
        tag, left_out = self._open.pop()
        self._languages.pop()
        self._counts[tag] -= 1
        self._left_out -= left_out
        if tag in _LISTS:
            self._counters.pop()
        return tag

    def _kind(self) -> tuple[BlockKind, str, int]:
        level = next((level for tag, level in _HEADINGS.items() if self._counts[tag]), 0)
        if level:
            return "heading", self._places.heading(self.built.open_text), level
        if any(self._counts[tag] for tag in _CAPTIONS):
            return "caption", self._places.next("caption"), 0
        if any(self._counts[tag] for tag in _CELLS):
            return "table-cell", self._row or self._places.next("table cell"), self._column
        if self._counts["blockquote"]:
            return "quote", self._places.next("quotation"), 0
        if any(self._counts[tag] for tag in _ITEMS):
            self._item_place = self._item_place or self._places.next("list item")
            return "list-item", self._item_place, max(1, self._counts["ul"] + self._counts["ol"])
        return "paragraph", self._places.next("paragraph"), 0


def _is_english(language: str) -> bool:
    return language.strip().lower().partition("-")[0] == "en"


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element is hidden or a menu."""
    menu = (attributes.get("role") or "").lower() in {"navigation", "menu", "menubar", "search"}
    hidden = "hidden" in attributes or (attributes.get("aria-hidden") or "").lower() == "true"
    return menu or hidden or _HIDING.search(attributes.get("style") or "") is not None
