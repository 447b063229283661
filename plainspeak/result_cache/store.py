"""The store of records: a SQLite file in the user's cache folder, for one state of the program.

Two runs may use it at once. It is a convenience: whatever goes wrong with it costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

# Records of about a hundred thousand pages.
MAX_BYTES = 200_000_000
_KEPT = 3  # stores of other states of the program; the oldest beyond that are removed
_WRITE_AFTER = 50  # records
_WAIT_SECONDS = 2.0
_TABLE = "CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID"


class Store:
    """Records by their keys. `folder` is made if it is not there; `state` names the state of the program."""

    def __init__(self, folder: Path, state: str) -> None:
        self._waiting: dict[bytes, bytes] = {}
        self._file = folder / f"results-{state}.db"
        self._database: sqlite3.Connection | None = None
        with contextlib.suppress(OSError, sqlite3.Error):
            folder.mkdir(parents=True, exist_ok=True)
            self._database = self._opened()
            _remove_old(folder)

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(
                error, sqlite3.OperationalError
            ):  # busy, or no place for it: nothing is wrong with it
                raise
            self._file.unlink()
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=NORMAL")
            database.execute(_TABLE)
        except BaseException:
            database.close()
            raise
        return database

    def get(self, key: bytes) -> dict[str, Any] | None:
        """The record of a key, if there is one."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT record FROM records WHERE key = ?", (key,)).fetchone()
            record: dict[str, Any] | None = json.loads(zlib.decompress(row[0])) if row else None
        except (sqlite3.Error, zlib.error, ValueError):
            return None
        return record

    def put(self, key: bytes, record: dict[str, Any]) -> None:
        """Keep a record; it is written with others, at the latest by `close`."""
        if self._database is None:
            return
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        self._waiting[key] = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        if len(self._waiting) >= _WRITE_AFTER:
            self._write()

    def _write(self) -> None:
        rows, self._waiting = self._waiting, {}
        if self._database is None or not rows:
            return
        with contextlib.suppress(sqlite3.Error):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                if self._size() > MAX_BYTES:
                    self._database.execute("DELETE FROM records")  # the room is used again
                self._database.executemany("INSERT OR REPLACE INTO records VALUES (?, ?)", rows.items())
                self._database.execute("COMMIT")
            except BaseException:
                self._database.execute("ROLLBACK")
                raise

    def _size(self) -> int:
        """The bytes that records take; what was removed does not count."""
        assert self._database is not None
        pages, free, size = (
            int(self._database.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (pages - free) * size

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self._write()
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None


def _remove_old(folder: Path) -> None:
    """Keep the stores that were used last. Raises OSError."""
    stores = sorted(folder.glob("results-*.db"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in stores[_KEPT:]:
        for part in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            part.unlink(missing_ok=True)
