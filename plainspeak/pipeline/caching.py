"""Results kept in memory, so that a document in which one paragraph changed costs what changed in it.

The block step is a pure function of the block and the settings, and a parse one of the sentence, so what is kept is
what would be found again. Nothing is ever written to disk.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from plainspeak.pipeline.parsing import PipelinePool

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from plainspeak.pipeline.blocks import BlockResult, BlockText
    from plainspeak.pipeline.parsing import Parsed

# A block holds, beside its text, its sentences and its candidates, even where there is hardly any text.
_LEAST_COST = 200
# What is known of a sentence takes some thirty times the bytes of its text.
_MOST_PARSED = 300_000


class BlockCache:
    """The results of the blocks used last, as many as `most_characters` of their texts allow.

    Safe to share between threads, and between checkers with one lexicon: those of `Checker.like`.
    `hits` and `misses` count the blocks asked for since the start.
    """

    def __init__(self, most_characters: int = 4_000_000) -> None:
        self._most = most_characters
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[BlockText, Hashable], BlockResult] = OrderedDict()
        self._characters = 0
        self.hits = 0
        self.misses = 0

    @property
    def characters(self) -> int:
        """What the kept blocks count for, in characters."""
        return self._characters

    def results(
        self,
        blocks: Sequence[BlockText],
        settings: Hashable,
        run: Callable[[Sequence[BlockText]], Sequence[BlockResult]],
    ) -> list[BlockResult]:
        """The result of each block: kept ones, and for the others what `run` gives for them, each once.

        `settings` tells apart what is run on the blocks.
        """
        found: dict[BlockText, BlockResult] = {}
        missing: dict[BlockText, None] = {}
        with self._lock:
            for block in blocks:
                result = self._kept.get((block, settings))
                if result is None:
                    missing[block] = None
                else:
                    found[block] = result
                    self._kept.move_to_end((block, settings))
            self.misses += len(missing)
            self.hits += len(found)
        if missing:
            fresh = dict(zip(missing, run([*missing]), strict=True))
            found |= fresh
            with self._lock:
                for block, result in fresh.items():
                    self._keep((block, settings), result)
        return [found[block] for block in blocks]

    def _keep(self, key: tuple[BlockText, Hashable], result: BlockResult) -> None:
        cost = _cost(key[0])
        if key in self._kept or cost > self._most:
            return
        self._kept[key] = result
        self._characters += cost
        while self._characters > self._most:
            (oldest, _), _ = self._kept.popitem(last=False)
            self._characters -= _cost(oldest)


def _cost(block: BlockText) -> int:
    return len(block.text) + _LEAST_COST


class CachingPool(PipelinePool):
    """A pool that knows the sentences it met last, as many as `most_characters` of them allow.

    Who types changes one sentence of a paragraph, and the pages of one site have many in common.
    """

    def __init__(self, size: int | None = None, most_characters: int = _MOST_PARSED) -> None:
        super().__init__(size)
        self._most = most_characters
        self._kept: OrderedDict[str, Parsed] = OrderedDict()
        self._keeping = threading.Lock()
        self._characters = 0

    @property
    def characters(self) -> int:
        """How long the kept sentences are together."""
        return self._characters

    def parse(self, sentences: Sequence[str]) -> list[Parsed]:
        """Each sentence tagged and parsed as a Doc of its own, in order."""
        found: dict[str, Parsed] = {}
        with self._keeping:
            for sentence in sentences:
                if sentence in self._kept:
                    found[sentence] = self._kept[sentence]
                    self._kept.move_to_end(sentence)
        missing = [sentence for sentence in dict.fromkeys(sentences) if sentence not in found]
        fresh = dict(zip(missing, super().parse(missing), strict=True))
        with self._keeping:
            for sentence, parsed in fresh.items():
                self._keep(sentence, parsed)
        found |= fresh
        return [found[sentence] for sentence in sentences]

    def _keep(self, sentence: str, parsed: Parsed) -> None:
        if sentence in self._kept or len(sentence) > self._most:
            return
        self._kept[sentence] = parsed
        self._characters += len(sentence)
        while self._characters > self._most:
            self._characters -= len(self._kept.popitem(last=False)[0])
