"""Findings on acronyms that the reader meets without having been told what they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plainspeak.model import Finding
from plainspeak.pipeline.acronyms import Use
from plainspeak.pipeline.first_use import unexplained_acronyms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.checks.view import View
    from plainspeak.pipeline.first_use import Unexplained


def acronym_findings(view: View) -> Iterator[Finding]:
    """Each acronym that its reader has not been told, once, at its first use."""
    uses = [
        Use(use.short, use.start + block.start, use.end + block.start, use.defined)
        for block, result in zip(view.document.blocks, view.results, strict=True)
        for use in result.acronyms
    ]
    acronyms = view.lexicon.acronyms
    for item in unexplained_acronyms(view.document.text, uses, acronyms, view.known_acronyms):
        yield _finding(view, item)


def _finding(view: View, item: Unexplained) -> Finding:
    short, span = item.use.short, item.span
    source, position = view.source(span)
    if item.later is not None:
        message = f"“{short}” is explained only later on. Explain it here, where readers first meet it."
    elif item.suggestions:
        message = f"Say what “{short}” stands for when you first use it."
    else:
        message = f"Say what “{short}” stands for when you first use it, or use the full words."
    return Finding(
        start=span.start,
        end=span.end,
        text=view.document.text[span.start : span.end],
        kind="acronym",
        rule=f"acronym/{re.sub(r'[^a-z0-9]+', '-', short.lower()).strip('-')}",
        severity="warning",
        message=message,
        suggestions=item.suggestions,
        fix="review" if item.suggestions else None,
        why="Readers outside the council may not know it.",
        authority="GOV.UK style guide",
        where=view.block_at(item.use.start).where,
        source=source,
        position=position,
        sentence=view.sentence_at(item.use.start),
    )
