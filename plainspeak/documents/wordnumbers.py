"""The numbers that Word puts before paragraphs: "3.4", "(b)", "iv".

A document does not hold them. It holds lists (w:num), each made to a pattern (w:abstractNum) of nine levels, and
Word counts. The rules are those of ECMA-376, part 1, section 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plainspeak.documents.numerals import numeral
from plainspeak.documents.wordstyles import child, is_on, value_of, w

if TYPE_CHECKING:
    from plainspeak.documents.wordstyles import Numbered, Xml

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SIGNS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LONGEST = 20


@dataclass(slots=True)
class _Pattern:
    """A pattern's levels by their depth from 0, and how far each has counted."""

    levels: dict[int, Xml]
    counts: dict[int, int] = field(default_factory=dict[int, int])


class Numbers:
    """Counts the numbered paragraphs of one document in the order in which they are met."""

    def __init__(self, root: Xml | None) -> None:
        self._patterns: dict[str, _Pattern] = {}
        self._lists: dict[str, tuple[str, Xml]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if element.tag == w("abstractNum"):
                identity = element.get(w("abstractNumId")) or ""
                self._patterns[identity] = _Pattern(_levels(element))
            elif element.tag == w("num"):
                pattern = value_of(element, "abstractNumId") or ""
                self._lists[element.get(w("numId")) or ""] = (pattern, element)

    def next(self, numbered: Numbered, style: str | None) -> str:
        """Count a paragraph of a list; its number as people read it, without a stop at its end; "" for a bullet."""
        pattern_name, own = self._lists.get(numbered.identity, ("", None))
        pattern = self._patterns.get(pattern_name)
        if pattern is None or own is None:
            return ""
        level = numbered.level if numbered.level is not None else _level_of_style(pattern, style)
        if level >= _LEVELS:
            return ""
        overrides = {each.get(w("ilvl")): each for each in own if each.tag == w("lvlOverride")}
        levels = dict(pattern.levels)
        for depth, override in overrides.items():
            replaced = child(override, "lvl")
            if replaced is not None and depth is not None and depth.isdecimal():
                levels[int(depth)] = replaced
        self._count(pattern, levels, overrides.get(str(level)), (numbered.identity, level))
        return _label(levels, pattern.counts, level)

    def _count(
        self, pattern: _Pattern, levels: dict[int, Xml], override: Xml | None, key: tuple[str, int]
    ) -> None:
        level, counts = key[1], pattern.counts
        restart = value_of(override, "startOverride") if key not in self._begun else None
        self._begun.add(key)
        for above in range(level):
            counts.setdefault(above, _start(levels.get(above)))
        if restart is not None and restart.isdecimal():
            counts[level] = int(restart)
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _start(levels.get(level))
        for below in range(level + 1, _LEVELS):
            if value_of(levels.get(below), "lvlRestart") != "0":
                counts.pop(below, None)


def _levels(pattern: Xml) -> dict[int, Xml]:
    found: dict[int, Xml] = {}
    for level in pattern:
        depth = level.get(w("ilvl")) or ""
        if level.tag == w("lvl") and depth.isdecimal():
            found[int(depth)] = level
    return found


def _level_of_style(pattern: _Pattern, style: str | None) -> int:
    """The level that a paragraph style is tied to."""
    for depth, level in pattern.levels.items():
        if style is not None and value_of(level, "pStyle") == style:
            return depth
    return 0


def _start(level: Xml | None) -> int:
    start = value_of(level, "start") or "1"
    return int(start) if start.isdecimal() else 1


def _label(levels: dict[int, Xml], counts: dict[int, int], level: int) -> str:
    own = levels.get(level)
    if own is None or value_of(own, "numFmt") in {"bullet", "none"}:
        return ""
    plain = is_on(own, "isLgl") is True

    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        style = "decimal" if plain else value_of(levels.get(depth), "numFmt")
        return _formatted(counts.get(depth, 1), style or "decimal")

    label = _PLACE.sub(number, value_of(own, "lvlText") or "")
    return " ".join(label.split()).rstrip(".:")[:_LONGEST]


def _formatted(number: int, style: str) -> str:
    return (
        f"{number:02}" if style == "decimalZero" else numeral(number, _SIGNS.get(style, "1"), repeated=True)
    )
