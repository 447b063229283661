"""Results of the block step kept in memory, so that a document in which one paragraph changed costs that paragraph.

The block step is a pure function of the block and the settings, so what is kept is what would be found again.
Nothing is ever written to disk.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from plainspeak.pipeline.blocks import BlockResult, BlockText

# A block holds, beside its text, its sentences and its candidates, even where there is hardly any text.
_LEAST_COST = 200


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
