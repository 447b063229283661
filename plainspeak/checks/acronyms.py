"""Findings on acronyms: not explained where the reader first meets them, explained in two ways, or not needed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plainspeak.model import Finding, Severity, Span
from plainspeak.pipeline.acronyms import Use, spells
from plainspeak.pipeline.first_use import AcronymUses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.checks.view import View
    from plainspeak.model import Block, Fix, Kind
    from plainspeak.pipeline.first_use import Unexplained

_GLOSSARY_HEADING = re.compile(
    r"\b(?:glossary|abbreviations|acronyms|jargon|(?:key|technical)\s+(?:terms|words)"
    r"|words\s+(?:that\s+)?we\s+use|what\s+(?:\w+\s+)*(?:words|terms|letters)\s+mean)\b",
    re.IGNORECASE,
)
_LAYOUT = frozenset({"table-cell", "list-item"})
_OUTSIDERS = "Readers outside the council may not know it."
_GOV_UK = "GOV.UK style guide"


def acronym_findings(view: View) -> Iterator[Finding]:
    """Acronyms that the reader has not been told, at their first use, and those explained in two ways or in vain."""
    uses = AcronymUses(view.document.text, acronym_uses(view), view.lexicon.acronyms)
    for item in uses.unexplained(view.known_acronyms):
        yield _unexplained(view, item)
    for use, earlier in uses.contradictions():
        message = f"“{use.short}” stood for “{_one_line(earlier)}” before. Use one short form for one thing."
        why = "Readers cannot tell which of the two is meant."
        yield _finding(view, use, Span(use.start, use.end), message, why, authority="plainspeak")
    for use, both in uses.needless(view.known_acronyms):
        if view.block_at(use.start).kind in _LAYOUT or _in_glossary(view, use):
            continue
        yield _finding(
            view,
            use,
            both,
            f"“{use.short}” does not come again, so readers need not learn it. Leave it out.",
            "A short form helps only if it is used again.",
            kind="readability",
            rule="readability/short-form-not-used",
            severity="info",
            suggestions=(view.document.text[both.start : use.start].rstrip(" (“‘\"'"),),
            authority="gov.wales style guide",
        )


def acronym_uses(view: View) -> list[Use]:
    """The acronyms of the document in order; one alone in a cell may be explained by the cell beside it."""
    found: list[Use] = []
    blocks = view.document.blocks
    for number, (block, result) in enumerate(zip(blocks, view.results, strict=True)):
        for use in result.acronyms:
            moved = Use(use.short, use.start + block.start, use.end + block.start, use.defined)
            alone = (
                view.document.text[block.start : block.end].strip(" :*")
                == view.document.text[moved.start : moved.end]
            )
            if alone and moved.defined is None and block.kind == "table-cell":
                moved = replace(moved, defined=_beside(view, number, moved.short))
            found.append(moved)
    return found


def _beside(view: View, number: int, short: str) -> str | None:
    """The long form in the cell after or before the one that holds only a short form."""
    listed = view.lexicon.acronyms.get(short)
    means = {form.lower() for form in listed.means} if listed else set[str]()
    for other in (number + 1, number - 1):
        if not 0 <= other < len(view.document.blocks):
            continue
        block = view.document.blocks[other]
        told = view.document.text[block.start : block.end].strip()
        first = re.split(r"[.;:(–—]", told, maxsplit=1)[0].strip()
        if block.kind == "table-cell" and (first.lower() in means or spells(short, first)):
            return first
    return None


def _in_glossary(view: View, use: Use) -> bool:
    """Whether a definition stands in a glossary, a table or a footnote, which readers reach last if at all."""
    block = view.block_at(use.start)
    if block.kind == "table-cell" or "footnote" in block.where or "endnote" in block.where:
        return True
    return _GLOSSARY_HEADING.search(_heading_above(view, block)) is not None


def _heading_above(view: View, block: Block) -> str:
    above = [b for b in view.document.blocks if b.kind == "heading" and b.start <= block.start]
    return view.document.text[above[-1].start : above[-1].end] if above else ""


def _unexplained(view: View, item: Unexplained) -> Finding:
    short = item.use.short
    severity: Severity = "warning"
    if item.later is not None and _in_glossary(view, item.later):
        message = f"“{short}” is explained only in {_name_of_place(view, item.later)}. Explain it here too."
        severity = "info"
    elif item.later is not None:
        where = view.block_at(item.later.start).where
        at = f", {where}" if where and where != view.block_at(item.use.start).where else ""
        message = f"“{short}” is explained only later{at}. Explain it here, where readers first meet it."
    elif item.suggestions:
        message = f"Say what “{short}” stands for when you first use it."
    else:
        message = f"Say what “{short}” stands for when you first use it, or use the full words."
    return _finding(
        view, item.use, item.span, message, _OUTSIDERS, severity=severity, suggestions=item.suggestions
    )


def _name_of_place(view: View, use: Use) -> str:
    block = view.block_at(use.start)
    if "footnote" in block.where or "endnote" in block.where:
        return "a note"
    return "a table" if block.kind == "table-cell" else "the list of terms"


def _finding(
    view: View,
    use: Use,
    span: Span,
    message: str,
    why: str,
    *,
    kind: Kind = "acronym",
    rule: str | None = None,
    severity: Severity = "warning",
    suggestions: tuple[str, ...] = (),
    authority: str = _GOV_UK,
) -> Finding:
    source, position = view.source(span)
    fix: Fix | None = "review" if suggestions else None
    slug = re.sub(r"[^a-z0-9]+", "-", use.short.lower()).strip("-")
    return Finding(
        start=span.start,
        end=span.end,
        text=view.document.text[span.start : span.end],
        kind=kind,
        rule=rule or f"acronym/{slug}",
        severity=severity,
        message=message,
        suggestions=suggestions,
        fix=fix,
        why=why,
        authority=authority,
        where=view.block_at(use.start).where,
        source=source,
        position=position,
        sentence=view.sentence_at(use.start),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
