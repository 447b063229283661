"""What of a document is scored: its prose as a whole, and that of each section under a heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plainspeak.model import Measures, Outline, Paragraph, Section, SectionAge
from plainspeak.pipeline.blocks import BlockResult
from plainspeak.pipeline.segmenter import segment
from plainspeak.pipeline.words import words
from plainspeak.readability import Prose, full_scores, reading_age

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plainspeak.model import Block, Document

    _Row = tuple[Block, BlockResult, int]

# Readability formulas are for running prose, which headings, captions and table cells are not.
SCORED = frozenset({"paragraph", "list-item", "quote"})
_STOPS = (".", "!", "?", "…")
_CLOSING = "\"'”’)]»"


@dataclass(slots=True)
class _Gathered:
    """Prose as it is gathered block by block; `lead_in` is the length of the lead-in of the list that is open."""

    sentences: list[list[str]] = field(default_factory=list[list[str]])
    lengths: list[int] = field(default_factory=list[int])
    passive: int = 0
    lead_in: int = 0

    def add(self, text: str, result: BlockResult, *, in_list: bool, passive: int) -> None:
        """Take in a block; a list item that carries on the lead-in belongs to its sentence."""
        self.passive += passive
        if not in_list:
            self.lead_in = 0
        for number, span in enumerate(result.sentences):
            found = words(text, span.start, span.end)
            if not found:
                continue
            sentence = text[span.start : span.end]
            carries_on = in_list and number == 0 and self.lead_in > 0 and _is_fragment(sentence)
            if carries_on:
                self.sentences[-1].extend(found)
            else:
                self.sentences.append(found)
            small = carries_on and sentence[:1].islower()
            self.lengths.append(len(found) + (self.lead_in if small else 0))
            if not in_list:
                self.lead_in = len(found) if sentence.rstrip().endswith(":") else 0
            elif not carries_on:
                self.lead_in = 0

    def prose(self) -> Prose:
        """All that was taken in."""
        return Prose(tuple(map(tuple, self.sentences)), tuple(self.lengths), self.passive)


def _is_fragment(item: str) -> bool:
    """Whether an item of a list is no sentence of its own: it begins small, or no stop ends it."""
    return item[:1].islower() or not item.rstrip(_CLOSING).endswith(_STOPS)


def gather(document: Document, results: Sequence[BlockResult], passive: Sequence[int]) -> Prose:
    """The prose of a document; `passive` has the number of sentences with a passive for each block."""
    return _gather(document, zip(document.blocks, results, passive, strict=True)).prose()


def prose_of(text: str, blocks: Iterable[Block]) -> Prose:
    """The prose of some blocks of a text, from the text alone: passives are not counted."""
    gathered = _Gathered()
    for block in blocks:
        if block.kind in SCORED:
            own = text[block.start : block.end]
            gathered.add(
                own, BlockResult(segment(own), 0, (), ()), in_list=block.kind == "list-item", passive=0
            )
    return gathered.prose()


def measure(document: Document, results: Sequence[BlockResult], passive: Sequence[int]) -> Measures:
    """All figures of a document and of its sections."""
    rows = list(zip(document.blocks, results, passive, strict=True))
    sections = (
        Section(_title(document, head), head.level, head.start, end, full_scores(prose))
        for head, end, prose in _sections(document, rows)
    )
    return Measures(full_scores(_gather(document, rows).prose()), tuple(sections))


def outline(document: Document, results: Sequence[BlockResult]) -> Outline:
    """The reading age of each section, and the length of each paragraph and of its longest sentence."""
    rows = [(block, result, 0) for block, result in zip(document.blocks, results, strict=True)]
    sections = (
        SectionAge(
            _title(document, head),
            head.level,
            head.start,
            end,
            prose.words,
            max(prose.lengths),
            reading_age(prose),
        )
        for head, end, prose in _sections(document, rows)
    )
    return Outline(tuple(sections), tuple(_paragraphs(document, rows)))


def _sections(document: Document, rows: Sequence[_Row]) -> Iterator[tuple[Block, int, Prose]]:
    """The heading, the end and the prose of each section that has any."""
    heads = [number for number, (block, _, _) in enumerate(rows) if block.kind == "heading"]
    for head, end in zip(heads, [*heads[1:], len(rows)], strict=False):
        prose = _gather(document, rows[head:end]).prose()
        if prose.words:
            yield rows[head][0], rows[end - 1][0].end, prose


def _paragraphs(document: Document, rows: Sequence[_Row]) -> Iterator[Paragraph]:
    gathered = _Gathered()
    for block, result, _ in rows:
        if block.kind in SCORED:
            known = len(gathered.lengths)
            _take_in(gathered, document, block, result)
            longest = max(gathered.lengths[known:], default=0)
            if longest:
                yield Paragraph(block.start, block.end, result.words, longest)


def _title(document: Document, heading: Block) -> str:
    return " ".join(document.text[heading.start : heading.end].split())


def _gather(document: Document, rows: Iterable[_Row]) -> _Gathered:
    gathered = _Gathered()
    for block, result, passive in rows:
        if block.kind in SCORED:
            _take_in(gathered, document, block, result, passive)
    return gathered


def _take_in(
    gathered: _Gathered, document: Document, block: Block, result: BlockResult, passive: int = 0
) -> None:
    text = document.text[block.start : block.end]
    gathered.add(text, result, in_list=block.kind == "list-item", passive=passive)
