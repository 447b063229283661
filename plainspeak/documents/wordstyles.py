"""What the styles of a Word document say of a paragraph: heading, list item, quotation, hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Found = TypeVar("_Found")

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word keeps the English name of a built-in style in every language; other programs may write their own.
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek|pennawd) ?([1-9])$")
_LIST = re.compile(r"list (?:bullet|number)(?: ([2-9]))?$")
_NAMED_HEADINGS = {"title": 1, "subtitle": 2}
_CONTENTS = re.compile(r"toc \d|table of figures")
# Nine outline levels; the tenth value is body text.
_BODY_LEVEL = 9
# A style is based on another, that one on a third and so on; a ring of them is a damaged file.
_LONGEST_CHAIN = 20


class Xml(Protocol):
    """What is used of an lxml element, under lxml's own names."""

    @property
    def tag(self) -> str:
        """The name with its namespace in braces."""
        ...

    @property
    def text(self) -> str | None:
        """The text before the first child."""
        ...

    def get(self, key: str) -> str | None:
        """The value of an attribute."""
        ...

    def find(self, path: str) -> Xml | None:
        """The first child called `path`."""
        ...

    def __iter__(self) -> Iterator[Xml]: ...


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return _NAMESPACE + name


def child(element: Xml | None, name: str) -> Xml | None:
    """The first child called `name`, None where there is none."""
    return None if element is None else element.find(_NAMESPACE + name)


def value_of(element: Xml | None, name: str) -> str | None:
    """The value of the child called `name`: <w:pStyle w:val="Quote"/> gives "Quote"."""
    found = child(element, name)
    return None if found is None else found.get(_NAMESPACE + "val")


def is_on(element: Xml | None, name: str) -> bool | None:
    """Whether a switch such as <w:vanish/> is on or off in properties; None where they leave it open."""
    found = child(element, name)
    return None if found is None else found.get(_NAMESPACE + "val") not in {"0", "false", "off"}


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, root: Xml) -> None:
        self._styles: dict[str, Xml] = {}
        self._default: str | None = None
        for style in root:
            identity = style.get(w("styleId"))
            if style.tag != w("style") or identity is None:
                continue
            self._styles[identity] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                self._default = identity
        self._headings: dict[str | None, int] = {}

    def heading_level(self, properties: Xml | None, style: str | None) -> int:
        """The level of a heading, 0 for other paragraphs: by its outline level, then by its style."""
        own = _outline(properties)
        if own is not None:
            return own
        if style not in self._headings:
            self._headings[style] = self._heading_by_style(style)
        return self._headings[style]

    def _heading_by_style(self, style: str | None) -> int:
        for link in self._chain(style):
            name = _name(link)
            match = _HEADING.match(name)
            if match:
                return int(match[1])
            if name in _NAMED_HEADINGS:
                return _NAMED_HEADINGS[name]
            level = _outline(child(link, "pPr"))
            if level is not None:
                return level
        return 0

    def list_depth(self, properties: Xml | None, style: str | None) -> int:
        """How deep in a list a paragraph stands, from 1; 0 outside lists."""
        own = child(properties, "numPr")
        if own is not None:
            return _depth(own)
        links = self._chain(style)
        # Word's own "List Bullet 2" is a list of its own at the first level: there the name tells the depth.
        match = _first(links, lambda link: _LIST.match(_name(link)))
        if match is not None:
            return int(match[1] or 1)
        numbering = _first(links, lambda link: child(child(link, "pPr"), "numPr"))
        return _depth(numbering) if numbering is not None else 0

    def special_kind(self, style: str | None) -> Literal["quote", "caption"] | None:
        """What else a style may make of a paragraph."""
        names = [_name(link) for link in self._chain(style)]
        if any(name in {"quote", "intense quote", "quotations"} for name in names):
            return "quote"
        return "caption" if "caption" in names else None

    def is_contents(self, style: str | None) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return any(_CONTENTS.match(_name(link)) for link in self._chain(style))

    def is_hidden(self, properties: Xml | None) -> bool:
        """Whether the run with these properties is hidden, by itself or by its character style."""
        own = is_on(properties, "vanish")
        if own is not None:
            return own
        style = value_of(properties, "rStyle")
        if style is None:
            return False
        return bool(_first(self._chain(style), lambda link: is_on(child(link, "rPr"), "vanish")))

    def _chain(self, style: str | None) -> list[Xml]:
        """A style and those it is based on, nearest first; without a style the document's default."""
        links: list[Xml] = []
        identity = style if style is not None else self._default
        while identity in self._styles and len(links) < _LONGEST_CHAIN:
            links.append(self._styles[identity])
            identity = value_of(links[-1], "basedOn")
        return links


def _name(style: Xml) -> str:
    return (value_of(style, "name") or "").strip().lower()


def _outline(properties: Xml | None) -> int | None:
    level = value_of(properties, "outlineLvl")
    if level is None or not level.isdecimal():
        return None
    return 0 if int(level) >= _BODY_LEVEL else int(level) + 1


def _depth(numbering: Xml) -> int:
    """The depth of a list item by its numbering; the number 0 takes a paragraph out of its style's list."""
    if value_of(numbering, "numId") == "0":
        return 0
    level = value_of(numbering, "ilvl") or "0"
    return int(level) + 1 if level.isdecimal() else 1


def _first(links: list[Xml], look: Callable[[Xml], _Found | None]) -> _Found | None:
    """What `look` finds in the first link of a chain that has it."""
    return next((found for link in links if (found := look(link)) is not None), None)
