"""Answers from an earlier run, for files that have not changed."""

from __future__ import annotations

import os
import stat
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak.cli.inputs import STDIN, read_input
from plainspeak.result_cache.keys import key_of, program_state
from plainspeak.result_cache.records import report_of

if TYPE_CHECKING:
    from collections.abc import Generator

    from plainspeak.cli.running import Checkers
    from plainspeak.model import Report
    from plainspeak.result_cache.store import Store

# Larger files are few, and reading them takes longer than the store saves.
_LARGEST = 100_000_000


def content_of(path: str) -> bytes | None:
    """The content of a file; None for what is no plain file, is too large or cannot be read."""
    if path == STDIN:
        return None
    try:
        facts = os.stat(path)  # noqa: PTH116 - making a Path for each of many files takes longer than the call
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _LARGEST:
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except (OSError, ValueError):
        return None


def folder_of(path: str) -> str:
    """The folder that a document stands in, as an absolute path; links stay as they are named."""
    return os.path.dirname(os.path.join(os.getcwd(), path))  # noqa: PTH109, PTH118, PTH120


def answer_key(path: str, content: bytes, checkers: Checkers) -> bytes:
    """What the answer for a document is kept under: its content, its kind, and the settings that hold for it.

    Where a sidecar may speak of it, its path counts as well.
    """
    sidecars = checkers.sidecars(path)
    return key_of(
        checkers.key(path),
        os.path.splitext(path)[1].lower(),  # noqa: PTH122 - a path is made for each of many documents
        content,
        *(
            (str(Path(path).absolute()), *(part for sidecar in sidecars for part in sidecar))
            if sidecars
            else ()
        ),
    )


class Memory:
    """The answers of earlier runs in a store, for the settings of these checkers."""

    def __init__(self, store: Store, checkers: Checkers) -> None:
        self._store = store
        self._checkers = checkers
        self._right: set[bytes] = set()

    def knows_settings(self, path: str) -> bool:
        """Whether the settings that hold for a document have been found to be right.

        Raises PlainspeakError for a mistake in the configuration.
        """
        try:
            key = self._checkers.key(path)
        except OSError:  # a glossary cannot be read, as the checker will say better
            return False
        if key not in self._right and self._store.get(key) is not None:
            self._right.add(key)
        return key in self._right

    def keep_settings(self, path: str) -> None:
        """Keep that the settings for a document are right."""
        key = self._checkers.key(path)
        self._right.add(key)
        self._store.put(key, {})

    def has(self, path: str) -> bool:
        """Whether there is an answer for a document as it is now."""
        content = content_of(path)
        return content is not None and self._record(path, content) is not None

    def recall(self, path: str) -> Report | None:
        """The answer for a document as it is now, if there is one. Raises UnreadableDocument."""
        content = content_of(path)
        record = None if content is None else self._record(path, content)
        if content is None or record is None:
            return None
        return report_of(record, path, content, lambda: read_input(path, None, content))

    def _record(self, path: str, content: bytes) -> dict[str, Any] | None:
        return self._store.get(answer_key(path, content, self._checkers))

    def keep(self, key: bytes, record: dict[str, Any]) -> None:
        """Keep the record of an answer."""
        self._store.put(key, record)


@contextmanager
def open_memory(checkers: Checkers) -> Generator[Memory | None]:
    """The answers of earlier runs, if these checkers' settings say that there are to be any."""
    if not checkers.settings.remembered:
        yield None
        return
    from platformdirs import user_cache_path

    from plainspeak.result_cache.store import Store

    folder = user_cache_path("plainspeak", appauthor=False)
    with closing(Store(folder, program_state())) as store:
        yield Memory(store, checkers)
