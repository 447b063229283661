"""Applying suggestions to the source that they were found in."""

from __future__ import annotations

from bisect import bisect_right
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.model import Document, Finding


def apply_safe(document: Document, findings: Iterable[Finding]) -> tuple[str, int]:
    """The source with the first suggestion of every safe finding in place, and how many that were.

    All else stays as it is, character for character. A finding whose words have markup between them is left
    alone, as its replacement could not keep the markup; so is the alternative text of pictures, as in Word.
    Raises ValueError for a document without a source.
    """
    if document.source is None:
        raise ValueError("a document without a source text cannot be changed")
    starts = [block.start for block in document.blocks]
    pieces: list[str] = []
    position = applied = 0
    for finding in sorted(findings, key=lambda each: each.start):
        span = finding.source
        if finding.fix != "safe" or not finding.suggestions or span is None or span.start < position:
            continue
        if document.blocks[max(0, bisect_right(starts, finding.start) - 1)].kind == "alt-text":
            continue
        words = written(document, finding, finding.suggestions[0])
        if words is None:
            continue
        pieces += [document.source[position : span.start], words]
        position, applied = span.end, applied + 1
    return "".join([*pieces, document.source[position:]]), applied


def written(document: Document, finding: Finding, suggestion: str) -> str | None:
    """A suggestion as it is written into the source at the finding's range.

    None where the document has no source, or where markup between the words would be lost.
    """
    span = finding.source
    if document.source is None or span is None or document.source[span.start : span.end] != finding.text:
        return None
    return escape(suggestion, quote=False) if document.media_type == "text/html" else suggestion
