"""What the templates show of a report: blocks in groups, each with its marks and its cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.reports.html.marks import Look, Part, look_of, mark_up, touches
from plainspeak.reports.results import count_by_kind
from plainspeak.reports.wording import KIND_NAMES, counted, measures, place, reasons, why_no_score

if TYPE_CHECKING:
    from plainspeak.model import Block, BlockKind, Finding, Report
    from plainspeak.reports.results import Results

# A card quotes no more of a sentence than lets the reader recognise it.
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Card:
    """A finding beside the text.

    `place` is empty where standing beside the text says as much. `alike` is the number of the card
    that already gave its reasons; `labelled` says that its number stands in the text, so that the
    card can point back to it.
    """

    number: int
    finding: Finding
    look: Look
    name: str
    place: str
    quoted: str
    reasons: tuple[str, ...]
    alike: int | None
    labelled: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the document: its depth and its marked-up text."""

    level: int
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stand together (the items of a list, the cells of a table) and their cards."""

    kind: BlockKind
    lines: list[Line]
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as the page shows it; `stray` are cards whose finding stands in no block."""

    number: int
    path: str
    encoding: str | None
    finding_count: int
    findings: str
    measures: list[tuple[str, str, str]]
    why_no_score: str
    groups: list[Group]
    stray: list[Card]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The figures at the head of the page, in words."""

    findings: str
    documents: str
    words: str
    kinds: list[tuple[str, int]]


def view_document(report: Report, number: int) -> DocumentView:
    """The report of one document, the `number`th of the page, as the page shows it."""
    document = report.document
    numbered = list(enumerate(report.findings, start=1))
    shown: list[tuple[BlockKind, list[Block], list[Line]]] = []
    for kind, blocks in _grouped(document.blocks):
        lines = [
            Line(block.level, mark_up(document.text, block.start, block.end, numbered)) for block in blocks
        ]
        shown.append((kind, blocks, lines))
    labels = {
        part.number for _, _, lines in shown for line in lines for part in line.parts if part.step == "label"
    }
    waiting = _cards(numbered, labels)
    groups: list[Group] = []
    for kind, blocks, lines in shown:
        here = [
            card for card in waiting if any(touches(card.finding, block.start, block.end) for block in blocks)
        ]
        waiting = [card for card in waiting if card not in here]
        groups.append(Group(kind, lines, here))
    return DocumentView(
        number=number,
        path=document.path or "Text",
        encoding=document.encoding,
        finding_count=len(numbered),
        findings=counted(len(numbered), "finding"),
        measures=measures(report),
        why_no_score=why_no_score(report),
        groups=groups,
        stray=waiting,
    )


def view_summary(results: Results) -> SummaryView:
    """The figures of all the documents."""
    return SummaryView(
        findings=counted(sum(len(report.findings) for report in results.reports), "finding"),
        documents=counted(len(results.reports), "document"),
        words=counted(sum(report.words for report in results.reports), "word"),
        kinds=[(KIND_NAMES[kind], count) for kind, count in count_by_kind(results.reports).items()],
    )


def _grouped(blocks: tuple[Block, ...]) -> list[tuple[BlockKind, list[Block]]]:
    """Blocks in the order of the text, list items and table cells with their neighbours of the kind."""
    groups: list[tuple[BlockKind, list[Block]]] = []
    for block in blocks:
        if groups and groups[-1][0] == block.kind and block.kind in {"list-item", "table-cell"}:
            groups[-1][1].append(block)
        else:
            groups.append((block.kind, [block]))
    return groups


def _cards(numbered: list[tuple[int, Finding]], labels: set[int]) -> list[Card]:
    said: dict[tuple[str, tuple[str, ...]], int] = {}
    cards: list[Card] = []
    for number, finding in numbered:
        lines = reasons(finding)
        first = said.setdefault((finding.rule, lines), number)
        again = first != number and bool(lines)
        cards.append(
            Card(
                number=number,
                finding=finding,
                look=look_of(finding.kind),
                name=KIND_NAMES[finding.kind],
                place=place(finding) if finding.position or number not in labels else "",
                quoted=_quoted(finding.text),
                reasons=() if again else lines,
                alike=first if again else None,
                labelled=number in labels,
            )
        )
    return cards


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
