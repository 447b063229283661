"""Python's collector of garbage, in programs that run on."""

from __future__ import annotations

import gc


def spare_loaded() -> None:
    """Have the collector pass over all that is loaded by now: it stays, and to look through it takes 0.1 s each time.

    To be called once, when models and glossaries are there and nobody waits.
    """
    gc.collect()
    gc.freeze()
