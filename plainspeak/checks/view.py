"""What a check is given: a document, what the block step found in it, and who is going to read it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plainspeak.model import Span
from plainspeak.pipeline.unseen import without_unseen

if TYPE_CHECKING:
    from plainspeak.glossary.lexicon import Lexicon
    from plainspeak.model import Audience, Block, Document, Nation, Position
    from plainspeak.pipeline.blocks import BlockResult


@dataclass(frozen=True)
class View:
    """A document and the result of the block step for each of its blocks.

    `silent` are the rules that are fine for the reader, `known_acronyms` the short forms that the reader knows
    and `accepted` the words that the council accepts, in lower case and in all their forms: all of them still
    take their place in the text. Terms of other nations than `nation` do not. Offsets are code points in the
    document's text.
    """

    document: Document
    results: tuple[BlockResult, ...]
    lexicon: Lexicon
    audience: Audience
    silent: frozenset[str]
    known_acronyms: frozenset[str]
    accepted: frozenset[str] = frozenset()
    nation: Nation | None = None

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the whole document, in order."""
        return [
            shift(span, block.start)
            for block, result in zip(self.document.blocks, self.results, strict=True)
            for span in result.sentences
        ]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.document.blocks]

    def block_at(self, offset: int) -> Block:
        """The block that holds an offset."""
        return self.document.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]

    def sentence_number(self, offset: int) -> int:
        """The index in `sentences` of the one that holds an offset."""
        return max(0, bisect_right(self.sentences, offset, key=lambda span: span.start) - 1)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset, else its block."""
        if self.sentences:
            sentence = self.sentences[self.sentence_number(offset)]
            if sentence.start <= offset < sentence.end:
                return sentence
        block = self.block_at(offset)
        return Span(block.start, block.end)

    def source(self, span: Span) -> tuple[Span | None, Position | None]:
        """The range in the source and its lines and columns, None for formats that have none."""
        source = self.document.source_span(span.start, span.end)
        return source, self.document.position(source) if source else None

    def words(self, span: Span) -> str:
        """The text of a range as it is seen, on one line, for messages."""
        return re.sub(r"\s+", " ", without_unseen(self.document.text[span.start : span.end]))


def shift(span: Span, by: int) -> Span:
    """A range moved by a number of code points."""
    return Span(span.start + by, span.end + by)
