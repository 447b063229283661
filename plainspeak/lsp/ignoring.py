"""The comment that leaves a finding alone, put where it works."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.documents import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.checker import Checker
    from plainspeak.model import Block, Finding, Report

_INDENT = re.compile(r"[ \t]*")
_FORMATS = ("text/markdown", "text/html")


@dataclass(frozen=True, slots=True)
class Insertion:
    """Something to put into the source, before the character at `offset`."""

    offset: int
    text: str


def ignore_here(report: Report, finding: Finding, checker: Checker) -> Insertion | None:
    """The comment that makes a finding go, and others of its rule in the same block, and changes nothing else.

    None where the format has no comments, or where no place for one is found: each is tried out, as a comment
    may part a list or hide the text after it.
    """
    document = report.document
    if document.media_type not in _FORMATS or document.source is None or finding.source is None:
        return None
    block = document.blocks[bisect_right(document.blocks, finding.start, key=lambda each: each.start) - 1]
    wanted = [
        (each.rule, each.text)
        for each in report.findings
        if each.rule != finding.rule or not block.start <= each.start < block.end
    ]
    for insertion in _places(report, block, f"<!-- plainspeak: ignore {finding.rule} -->"):
        source = document.source[: insertion.offset] + insertion.text + document.source[insertion.offset :]
        tried = checker.check(from_text(source, document.media_type, document.path))
        if tried.words == report.words and [(each.rule, each.text) for each in tried.findings] == wanted:
            return insertion
    return None


def _places(report: Report, block: Block, comment: str) -> Iterator[Insertion]:
    """Where a comment might stand: on a line of its own above the block, or at the block's beginning."""
    document, source = report.document, report.document.source or ""
    span = document.source_span(block.start, block.end)
    if span is None:
        return
    line_start = max(source.rfind("\n", 0, span.start), source.rfind("\r", 0, span.start)) + 1
    line_end = "\r\n" if "\r\n" in source else "\n" if "\n" in source or "\r" not in source else "\r"
    indent = _INDENT.match(source, line_start)
    margin = indent.group() if indent else ""
    if block.kind == "list-item":  # indented, it belongs to the item above and does not part the list
        yield Insertion(line_start, f"{margin}  {comment}{line_end}")
    yield Insertion(line_start, f"{margin}{comment}{line_end}")
    yield Insertion(span.start, comment)
