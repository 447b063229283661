"""What the styles of an OpenDocument text say of its paragraphs and words: language, hidden, heading, caption."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": _URN + "office:1.0",
    "style": _URN + "style:1.0",
    "text": _URN + "text:1.0",
    "table": _URN + "table:1.0",
    "draw": _URN + "drawing:1.0",
    "fo": _URN + "xsl-fo-compatible:1.0",
    "svg": _URN + "svg-compatible:1.0",
    "meta": _URN + "meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
# A style has a parent, that one another and so on; a ring of them is a damaged file.
_LONGEST_CHAIN = 20
_HEADING = re.compile(r"Heading(?:_20_|\s)?([1-9])$")
_NAMED_HEADINGS = {"Title": 1, "Subtitle": 2}
# Tags of text that is in no language: program code, or not to be looked at.
_NO_LANGUAGE = frozenset({"", "none", "zxx", "und", "mul"})


class Node(Protocol):
    """What is used of an lxml element, under lxml's own names."""

    @property
    def tag(self) -> object:
        """The name with its namespace in braces; a function for comments."""
        ...

    @property
    def text(self) -> str | None:
        """The text before the first child."""
        ...

    @property
    def tail(self) -> str | None:
        """The text after the end tag."""
        ...

    def get(self, key: str) -> str | None:
        """The value of an attribute."""
        ...

    def find(self, path: str) -> Node | None:
        """The first element at `path`."""
        ...

    def __iter__(self) -> Iterator[Node]: ...


@cache
def q(name: str) -> str:
    """The full name of an element or attribute, as "text:p"."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


class Look(NamedTuple):
    """What holds for words: whether they are hidden, and their language where that is not English."""

    hidden: bool = False
    language: str = ""


class Styles:
    """The styles of one document by family and name."""

    def __init__(self, *parts: Node | None) -> None:
        self._styles: dict[tuple[str, str], Node] = {}
        self._defaults: dict[str, Node] = {}
        self._looks: dict[tuple[str, str, Look], Look] = {}
        for part in parts:
            for group in part if part is not None else ():
                for style in group:
                    self._take(style)

    def _take(self, style: Node) -> None:
        family = style.get(q("style:family")) or ""
        if style.tag == q("style:default-style"):
            self._defaults[family] = style
        elif style.tag == q("style:style"):
            self._styles[family, style.get(q("style:name")) or ""] = style

    def look(self, family: Literal["paragraph", "text"], name: str, around: Look) -> Look:
        """What holds for the words of a paragraph or span of the style `name`, inside what holds around it."""
        key = (family, name, around)
        if key not in self._looks:
            self._looks[key] = self._find_look(family, name, around)
        return self._looks[key]

    def _find_look(self, family: str, name: str, around: Look) -> Look:
        chain = list(self._chain(family, name))
        if family == "paragraph" and family in self._defaults:
            chain.append(self._defaults[family])
        texts = [text for style in chain if (text := style.find(q("style:text-properties"))) is not None]
        display = next((value for text in texts if (value := text.get(q("text:display"))) is not None), None)
        language = next((tag for text in texts if (tag := text.get(q("fo:language"))) is not None), None)
        hidden = around.hidden if display is None else display == "none"
        if language is None:
            return Look(hidden, around.language)
        language = language.lower()
        return Look(hidden, "" if language in _NO_LANGUAGE or language == "en" else language)

    def heading_level(self, name: str) -> int:
        """The level that a paragraph's style makes it a heading of, 0 for other styles."""
        for style in self._chain("paragraph", name):
            own = style.get(q("style:name")) or ""
            match = _HEADING.match(own)
            if match or own in _NAMED_HEADINGS:
                return int(match[1]) if match else _NAMED_HEADINGS[own]
            level = style.get(q("style:default-outline-level")) or ""
            if level.isdecimal():
                return min(int(level), 9)
        return 0

    def special_kind(self, name: str) -> Literal["quote", "caption"] | None:
        """What else a style may make of a paragraph."""
        names = {style.get(q("style:name")) for style in self._chain("paragraph", name)}
        if names & {"Quotations", "Quote"}:
            return "quote"
        return "caption" if "Caption" in names else None

    def _chain(self, family: str, name: str) -> Iterator[Node]:
        """A style and those it stands on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(q("style:parent-style-name")) or ""
