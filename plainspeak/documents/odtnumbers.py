"""The numbers that an OpenDocument text puts before the items of its lists: "3", "b", "2.1".

The document holds the manner of each list's levels and where they start; who shows it counts. The rules are those
of OpenDocument 1.3, part 3, sections 5.3 and 16.30.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.documents.numerals import numeral
from plainspeak.documents.odtstyles import q

if TYPE_CHECKING:
    from plainspeak.documents.odtstyles import Node

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LEVEL, _FORMAT, _STYLE = q("text:level"), q("style:num-format"), q("text:style-name")
_START, _SHOWN, _SYNC = q("text:start-value"), q("text:display-levels"), q("style:num-letter-sync")
_PREFIX, _SUFFIX = q("style:num-prefix"), q("style:num-suffix")
_NUMBERED = q("text:list-level-style-number")
_DEEPEST = 10


class Numbers:
    """Counts the items of one document's lists in the order in which they are met."""

    def __init__(self, *parts: Node | None) -> None:
        # The levels of each list style that are numbered, by their depth from 1.
        self._styles: dict[str, dict[int, Node]] = {}
        # The style of each open list, outermost first, and how far each depth has counted.
        self._open: list[str] = []
        self._counts: dict[int, int] = {}
        # How far lists with an id had come when they ended; the style of the last list and how far it had.
        self._ended: dict[str, dict[int, int]] = {}
        self._before: tuple[str, dict[int, int]] = ("", {})
        for part in parts:
            for group in part if part is not None else ():
                for style in group:
                    if style.tag == q("text:list-style"):
                        self._styles[style.get(q("style:name")) or ""] = _levels(style)

    def begin(self, element: Node) -> None:
        """Begin a list; one inside another has its style unless it says otherwise."""
        style = element.get(_STYLE) or (self._open[-1] if self._open else "")
        continued = element.get(q("text:continue-list")) or ""
        goes_on = element.get(q("text:continue-numbering")) == "true"
        self._open.append(style)
        if len(self._open) == 1:
            # A list goes on from the one before it only where both are numbered alike.
            before = self._before[1] if goes_on and self._before[0] == style else {}
            self._counts = dict(self._ended.get(continued, before))
        elif not goes_on:
            self._counts.pop(len(self._open), None)

    def end(self, element: Node) -> None:
        """End the innermost list."""
        style = self._open.pop()
        if not self._open:
            self._before = style, self._counts
            if identity := element.get(_ID):
                self._ended[identity] = self._counts

    def next(self, item: Node) -> str:
        """Count an item of the innermost list; its number as people read it, "" for a bullet or none."""
        depth = len(self._open)
        levels = self._styles.get(self._open[-1], {})
        own = levels.get(depth)
        if own is None or item.tag != q("text:list-item"):
            return ""
        start = _whole(item.get(_START))
        if start is None:
            known = self._counts.get(depth)
            start = known + 1 if known is not None else _whole(own.get(_START), 1)
        self._counts[depth] = start or 0
        for above in range(1, depth):
            self._counts.setdefault(above, _whole(_value(levels.get(above), _START), 1) or 1)
        for below in [each for each in self._counts if each > depth]:
            del self._counts[below]
        shown = min(depth, _whole(own.get(_SHOWN), 1) or 1)
        parts = [self._written(levels.get(each), each) for each in range(depth - shown + 1, depth + 1)]
        label = ".".join(part for part in parts if part)
        return ((own.get(_PREFIX) or "") + label + (own.get(_SUFFIX) or "")).strip().rstrip(".:")

    def _written(self, level: Node | None, depth: int) -> str:
        if level is None:
            return ""
        return numeral(self._counts[depth], level.get(_FORMAT) or "", repeated=level.get(_SYNC) == "true")


def _levels(style: Node) -> dict[int, Node]:
    """The numbered levels of a list style."""
    found: dict[int, Node] = {}
    for level in style:
        depth = _whole(level.get(_LEVEL)) if level.tag == _NUMBERED else None
        if depth is not None and depth <= _DEEPEST and level.get(_FORMAT):
            found[depth] = level
    return found


def _value(level: Node | None, name: str) -> str | None:
    return None if level is None else level.get(name)


def _whole(value: str | None, otherwise: int | None = None) -> int | None:
    """The number that an attribute gives, if it gives a sound one."""
    return int(value) if value is not None and value.isdecimal() and len(value) < 7 else otherwise
