"""Cutting the runs of a Word document, so that some words of it stand in runs of their own."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from typing import TYPE_CHECKING

from plainspeak.documents.wordstyles import w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.documents.wordstyles import Xml
    from plainspeak.documents.wordwalk import Spot

_RUN, _TEXT, _PROPERTIES = w("r"), w("t"), w("rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Runs:
    """The runs that a document's text was read from; `cut` cuts them, `between` gives those of a range.

    All cuts must be made in one call, before `between` is asked.
    """

    def __init__(self, spots: Iterable[Spot]) -> None:
        self._spots = list(spots)
        self._starts = [spot.start for spot in self._spots]
        # What the words from an offset on stand in since they were cut off, by spot.
        self._parts: dict[int, list[tuple[int, Xml]]] = {}

    def spots(self, start: int, end: int) -> list[Spot]:
        """The spots that hold some of `text[start:end]`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found: list[Spot] = []
        for spot in self._spots[first:]:
            if spot.start >= end:
                break
            if spot.end > start:
                found.append(spot)
        return found

    def cut(self, offsets: Iterable[int]) -> None:
        """Cut the runs at offsets of the text, keeping the formatting on both sides; units are cut around."""
        # From the end, so that what is still to be cut stays in the node that the spot knows.
        for offset in sorted(set(offsets), reverse=True):
            self._cut(offset)

    def _cut(self, offset: int) -> None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return
        spot = self._spots[index]
        within = offset - spot.start
        if offset >= spot.end:
            if offset == spot.end:
                _split_after(spot.node)
        elif within == 0 or spot.node.tag != _TEXT:
            _split_before(spot.node)
            # Between both there may be what is no text, such as the reference of a note.
            if within == 0 and index and self._spots[index - 1].end == offset:
                _split_after(self._spots[index - 1].node)
        else:
            right = _split_text(spot.node, within)
            self._parts.setdefault(index, []).append((offset, right))

    def between(self, start: int, end: int) -> list[Xml]:
        """The runs that hold `text[start:end]`, in order, each once, after cuts at both ends."""
        found: list[Xml] = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self._spots)):
            spot = self._spots[index]
            if spot.start >= end:
                break
            parts = [(spot.start, spot.node), *reversed(self._parts.get(index, []))]
            ends = [*(place for place, _ in parts[1:]), spot.end]
            for (place, node), until in zip(parts, ends, strict=True):
                run = run_of(node)
                if place < end and until > start and run is not None and run not in found[-1:]:
                    found.append(run)
        return found


def run_of(node: Xml) -> Xml | None:
    """The run that a node stands in."""
    parent = node.getparent()
    while parent is not None and parent.tag != _RUN:
        parent = parent.getparent()
    return parent


def isolate(node: Xml) -> Xml | None:
    """Give a node that is one unit, such as the reference of a note, a run of its own; the run."""
    _split_after(node)
    _split_before(node)
    return run_of(node)


def _split_text(node: Xml, at: int) -> Xml:
    """Cut a w:t before its character `at`; the node of the second part, which stands in a new run."""
    words = node.text or ""
    right = deepcopy(node)
    for each, part in ((node, words[:at]), (right, words[at:])):
        each.text = part
        each.set(_SPACE, "preserve")
    node.addnext(right)
    _split_before(right)
    return right


def _split_before(node: Xml) -> None:
    """Let a run begin at a node of it, unless one does."""
    part = _part_of_run(node)
    if part is None:
        return
    before = part.getprevious()
    if before is not None and before.tag != _PROPERTIES:
        _move(part)


def _split_after(node: Xml) -> None:
    """Let a run end after a node of it, unless one does."""
    part = _part_of_run(node)
    after = part.getnext() if part is not None else None
    if after is not None:
        _move(after)


def _part_of_run(node: Xml) -> Xml | None:
    """The child of a run that a node is, or is in."""
    part: Xml | None = node
    while part is not None:
        parent = part.getparent()
        if parent is not None and parent.tag == _RUN:
            return part
        part = parent
    return None


def _move(first: Xml) -> None:
    """Move a child of a run and all that follow it to a new run with the same formatting."""
    run = first.getparent()
    if run is None:
        return
    new = deepcopy(run)
    for inner in list(new):
        if inner.tag != _PROPERTIES:
            new.remove(inner)
    following: Xml | None = first
    while following is not None:
        after = following.getnext()
        new.append(following)
        following = after
    run.addnext(new)
