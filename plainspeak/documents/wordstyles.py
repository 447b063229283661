"""What the styles of a Word document say: heading, list item, quotation; hidden words and their language."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar, cast

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
# Tags of text that is in no language.
_NO_LANGUAGE = frozenset({"", "x", "none", "zxx", "und", "mul"})


class Xml(Protocol):
    """What is used of an lxml element, under lxml's own names."""

    tag: str
    """The name with its namespace in braces."""
    text: str | None
    """The text before the first child."""

    def get(self, key: str) -> str | None:
        """The value of an attribute."""
        ...

    def set(self, key: str, value: str) -> None:
        """Give an attribute a value."""
        ...

    def find(self, path: str) -> Xml | None:
        """The first child called `path`."""
        ...

    def iter(self, *tags: str) -> Iterator[Xml]:
        """This element and all below it that are called one of `tags`."""
        ...

    def getparent(self) -> Xml | None:
        """The element that this one stands in."""
        ...

    def getnext(self) -> Xml | None:
        """The element after this one."""
        ...

    def getprevious(self) -> Xml | None:
        """The element before this one."""
        ...

    def addnext(self, element: Xml) -> None:
        """Put an element after this one, out of where it stood."""
        ...

    def addprevious(self, element: Xml) -> None:
        """Put an element before this one, out of where it stood."""
        ...

    def append(self, element: Xml) -> None:
        """Put an element at the end of this one, out of where it stood."""
        ...

    def insert(self, index: int, element: Xml) -> None:
        """Put an element among the children of this one, out of where it stood."""
        ...

    def remove(self, element: Xml) -> None:
        """Take a child out."""
        ...

    def __iter__(self) -> Iterator[Xml]: ...

    def __len__(self) -> int: ...


class Look(NamedTuple):
    """What holds for the words of a run: whether they are hidden, and their language where it is not English."""

    hidden: bool = False
    language: str = ""


class Numbered(NamedTuple):
    """The list that a paragraph is numbered in: its id, and the level from 0, None where its style tells it."""

    identity: str
    level: int | None


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return _NAMESPACE + name


class _Parser(Protocol):
    """What is used of python-docx's module for XML, whose own types are not complete."""

    def OxmlElement(self, nsptag_str: str) -> Xml: ...


def new_element(name: str) -> Xml:
    """A new element of WordprocessingML."""
    return cast("_Parser", import_module("docx.oxml.parser")).OxmlElement(f"w:{name}")


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
        self._numbered: dict[str | None, str | None] = {}
        self._looks: dict[tuple[str | None, str | None], Look] = {}
        defaults = child(child(root, "docDefaults"), "rPrDefault")
        self._default_look = child(defaults, "rPr")

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

    def numbering(self, properties: Xml | None, style: str | None) -> Numbered | None:
        """The list that a paragraph is numbered in, by itself or by its style; None for other paragraphs."""
        own = child(properties, "numPr")
        identity = value_of(own, "numId") or self._number_by_style(style)
        if identity is None or identity == "0":
            return None
        level = value_of(own, "ilvl")
        return Numbered(identity, int(level) if level is not None and level.isdecimal() else None)

    def _number_by_style(self, style: str | None) -> str | None:
        """The id of the list that a style numbers its paragraphs in."""
        if style not in self._numbered:
            found = _first(self._chain(style), lambda link: child(child(link, "pPr"), "numPr"))
            self._numbered[style] = value_of(found, "numId")
        return self._numbered[style]

    def look(self, paragraph: str | None, properties: Xml | None) -> Look:
        """What holds for a run with these properties in a paragraph of the style `paragraph`."""
        styled = value_of(properties, "rStyle")
        key = (paragraph, styled)
        if key not in self._looks:
            self._looks[key] = self._look_by_style(paragraph, styled)
        look = self._looks[key]
        if properties is None:
            return look
        hidden, language = is_on(properties, "vanish"), value_of(properties, "lang")
        return Look(
            look.hidden if hidden is None else hidden,
            look.language if language is None else _foreign(language),
        )

    def _look_by_style(self, paragraph: str | None, run: str | None) -> Look:
        chain = [*(self._chain(run) if run is not None else ()), *self._chain(paragraph)]
        properties = [*(child(link, "rPr") for link in chain), self._default_look]
        hidden = (on for each in properties if (on := is_on(each, "vanish")) is not None)
        languages = (tag for each in properties if (tag := value_of(each, "lang")) is not None)
        return Look(next(hidden, False), _foreign(next(languages, "")))

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


def _foreign(tag: str) -> str:
    """The language of a tag such as "cy-GB", "" for English and for none."""
    language = tag.partition("-")[0].lower()
    return "" if language == "en" or language in _NO_LANGUAGE else language


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
