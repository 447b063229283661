"""Which documents have changed since the last look, by their times and sizes: no dependency, on every system."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.cli.inputs import STDIN, Inputs, collect, nothing_excluded
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SECONDS = 0.5


def changes(
    paths: Sequence[str],
    excluded: Callable[[str], bool] = nothing_excluded,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Inputs]:
    """All documents that `paths` name, and from then on those that are new or have been saved, as they are.

    `excluded` is as `collect` has it. `pause` waits for so many seconds between two looks. It ends never.
    Raises PlainspeakError for standard input.
    """
    if STDIN in paths:
        raise PlainspeakError("standard input cannot be watched; name files or folders with --watch.")
    inputs = collect(paths, excluded)
    seen = _stamps(inputs)
    yield inputs
    while True:
        pause(_SECONDS)
        inputs = collect(paths, excluded)
        now = _stamps(inputs)
        changed = tuple(path for path in inputs.files if path in now and now[path] != seen.get(path))
        seen = now
        if changed:
            yield Inputs(changed)


def _stamps(inputs: Inputs) -> dict[str, tuple[int, int]]:
    """The time and the size of each file; without those that are not there, or are in an archive."""
    found: dict[str, tuple[int, int]] = {}
    for path in inputs.files:
        try:
            facts = Path(path).stat()
        except (OSError, ValueError):
            continue
        found[path] = facts.st_mtime_ns, facts.st_size
    return found
