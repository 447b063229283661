"""Python's collector of garbage."""

from __future__ import annotations

import atexit
import gc


def spare_loaded() -> None:
    """Have the collector pass over all that is loaded by now: it stays, and to look through it takes 0.1 s each time.

    To be called once, when models and glossaries are there and nobody waits.
    """
    gc.collect()
    gc.freeze()


def leave_all_at_the_end() -> None:
    """Have the collector pass over everything when the process ends: it goes with the process.

    To look through a loaded model and take it apart takes 0.07 s.
    """
    atexit.register(gc.freeze)
