"""What a check of sentences is given and what it gives back: plain values, offsets in code points of the block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plainspeak.glossary.word_sets import WordSets
    from plainspeak.model import BlockKind, Span
    from plainspeak.pipeline.parsing import Parsed
    from plainspeak.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: its words are `tokens` from `low` to `high` (half open).

    `lead_in` counts the words of the lead-in of its list where the sentence carries it on, else 0.
    """

    text: str
    span: Span
    tokens: Tokens
    low: int
    high: int
    kind: BlockKind
    sets: WordSets
    lead_in: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The words in lower case."""
        return self.tokens.keys[self.low : self.high]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say of a sentence: facts, not yet words for a reader.

    `words` are words of the text that the message names (the doer of a passive, where to split), `count` a
    number in it. `suggestions` are ready to paste over the range.
    """

    rule: str
    start: int
    end: int
    words: tuple[str, ...] = ()
    count: int = 0
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceCheck:
    """A check: the rules it may report, whether it wants a sentence parsed, and what it says of it.

    `remarks` is given the parse where `wants_parse` said so, else None.
    """

    rules: tuple[str, ...]
    wants_parse: Callable[[Sentence], bool]
    remarks: Callable[[Sentence, Parsed | None], Iterable[Remark]]
