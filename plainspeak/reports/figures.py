"""What reports for people show of sections and paragraphs: reading ages, heat, findings per 100 words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.targets import heat, target_of

if TYPE_CHECKING:
    from plainspeak.model import Report
    from plainspeak.targets import Heat

# A sign and words each, so that nothing hangs on colour.
HEAT_NAMES: dict[Heat, str] = {
    "within": "○ within the target",
    "above": "◐ above the target",
    "far-above": "● far above the target",
    "unknown": "· too short to score",
}


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """A section, `report.document.text[start:end]`, with its heading.

    The figures are of its running text, so that a table moves none of them. `longest_sentence` is in words; the
    `reading_age` is None for fewer than 100 words, and the `heat` is then "unknown".
    """

    title: str
    level: int
    start: int
    end: int
    words: int
    longest_sentence: int
    reading_age: float | None
    heat: Heat
    findings: int
    findings_per_100_words: float


@dataclass(frozen=True, slots=True)
class ParagraphFigures:
    """A paragraph, quotation or list item, `report.document.text[start:end]`; `longest_sentence` is in words."""

    start: int
    end: int
    words: int
    longest_sentence: int
    findings: int
    findings_per_100_words: float


def section_figures(report: Report) -> list[SectionFigures]:
    """The sections that have running text, in order; none where the document has no heading.

    The heat is against the target of the report's audience. A rate is rounded to one decimal place.
    """
    paragraphs = paragraph_figures(report)
    found: list[SectionFigures] = []
    for section in report.outline.sections:
        count = sum(p.findings for p in paragraphs if section.start <= p.start < section.end)
        found.append(
            SectionFigures(
                section.title,
                section.level,
                section.start,
                section.end,
                section.words,
                section.longest_sentence,
                section.reading_age,
                heat(section.reading_age, target_of(report)),
                count,
                per_hundred(count, section.words),
            )
        )
    return found


def paragraph_figures(report: Report) -> list[ParagraphFigures]:
    """The blocks of running text, in order: no headings, captions and table cells."""
    starts = [finding.start for finding in report.findings]
    found: list[ParagraphFigures] = []
    for paragraph in report.outline.paragraphs:
        count = bisect_left(starts, paragraph.end) - bisect_left(starts, paragraph.start)
        rate = per_hundred(count, paragraph.words)
        found.append(
            ParagraphFigures(
                paragraph.start, paragraph.end, paragraph.words, paragraph.longest_sentence, count, rate
            )
        )
    return found


def per_hundred(findings: int, words: int) -> float:
    """How many findings that is for 100 words, to one decimal place; 0 for no words."""
    return round(100 * findings / words, 1) if words else 0.0
