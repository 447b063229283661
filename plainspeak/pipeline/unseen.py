"""Characters that nobody sees: a soft hyphen in a word, a space of no width, a mark of the writing direction.

Copied text is full of them ("uti\\u00adlise"), and to a reader they make no difference. So a block is looked at
without them, and what is found is moved back to where it stands in the block as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plainspeak.model import Span

if TYPE_CHECKING:
    from plainspeak.pipeline.blocks import BlockResult, BlockText

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def without_unseen(text: str) -> str:
    """The text without the characters that nobody sees."""
    return text if text.isascii() else _UNSEEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Seen:
    """A block as it is seen; `kept` has where each of its characters is written, None where all are seen."""

    block: BlockText
    kept: tuple[int, ...] | None

    def written(self, result: BlockResult) -> BlockResult:
        """What was found in the block, with its places in the block as it is written."""
        if self.kept is None:
            return result
        return replace(
            result,
            sentences=tuple(self._span(span) for span in result.sentences),
            candidates=tuple(
                replace(each, term=self._span(each.term), span=self._span(each.span))
                for each in result.candidates
            ),
            acronyms=tuple(
                replace(each, start=span.start, end=span.end)
                for each in result.acronyms
                for span in [self._span(Span(each.start, each.end))]
            ),
            remarks=tuple(
                replace(each, start=span.start, end=span.end)
                for each in result.remarks
                for span in [self._span(Span(each.start, each.end))]
            ),
        )

    def _span(self, span: Span) -> Span:
        kept = self.kept or ()
        return Span(kept[span.start], kept[span.end - 1] + 1)


def seen(block: BlockText) -> Seen:
    """The block as a reader sees it."""
    text = without_unseen(block.text)
    if len(text) == len(block.text):
        return Seen(block, None)
    kept = tuple(at for at, character in enumerate(block.text) if not _UNSEEN.match(character))
    protected = tuple(
        Span(bisect_left(kept, span.start), bisect_left(kept, span.end)) for span in block.protected
    )
    return Seen(replace(block, text=text, protected=protected), kept)
