"""The store of audits: a SQLite file that other programs can open, such as Datasette.

Documents are written in short transactions, a few dozen at a time. So a run that is killed leaves a whole file with
what it had written, and two runs at once take turns.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Generator

    from plainspeak.model import Report

_VERSION = 1
_WAIT_SECONDS = 60.0  # for another run's transaction, which takes a moment
_WRITE_AFTER, _WRITE_AFTER_SECONDS = 50, 2.0


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its number, when it started (UTC, ISO 8601), its state, and how many documents it wrote."""

    number: int
    started: str
    state: str
    documents: int


@contextmanager
def opened(path: Path, *, make: bool = False) -> Generator[sqlite3.Connection]:
    """The store at `path`; with `make`, a new one where there is none.

    Raises PlainspeakError for what is no store of audits and for what cannot be read or written.
    """
    if not make and not path.is_file():
        raise PlainspeakError(f"{path} was not found; make it with plainspeak audit --store {path}.")
    try:
        database = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            _prepare(database, path)
            yield database
        finally:
            database.close()
    except sqlite3.DatabaseError as error:
        raise PlainspeakError(
            f"{path} cannot be used as a store of audits ({error}); name another file."
        ) from error


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    database.execute("PRAGMA foreign_keys=ON")
    database.execute("BEGIN IMMEDIATE")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version == 0 and not tables:
        schema = files("plainspeak.auditing").joinpath("schema.sql").read_text(encoding="utf-8")
        for statement in _statements(schema):
            database.execute(statement)
        database.execute(f"PRAGMA user_version={_VERSION}")
    elif version != _VERSION:
        raise PlainspeakError(f"{path} is no store of audits that this version reads; name another file.")
    database.execute("COMMIT")


def _statements(schema: str) -> list[str]:
    found: list[str] = []
    statement = ""
    for line in schema.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            found.append(statement)
            statement = ""
    return found


class Recorder:
    """Writes one run into an open store. `keep_text` keeps the documents' texts as well."""

    def __init__(self, database: sqlite3.Connection, version: str, *, keep_text: bool = False) -> None:
        self._database = database
        self._keep_text = keep_text
        self._waiting: list[Report] = []
        self._written = time.monotonic()
        with self._transaction():
            cursor = database.execute(
                "INSERT INTO runs (started, state, version) VALUES (?, 'running', ?)", (_now(), version)
            )
        self.run = int(cursor.lastrowid or 0)

    @contextmanager
    def _transaction(self) -> Generator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def add(self, report: Report) -> None:
        """Write a document, with others or when some time has passed."""
        self._waiting.append(report)
        if len(self._waiting) >= _WRITE_AFTER or time.monotonic() - self._written > _WRITE_AFTER_SECONDS:
            self._write()

    def add_failure(self, path: str, message: str) -> None:
        """Write an input that could not be checked."""
        with self._transaction():
            values = (self.run, _printable(path), _printable(message))
            self._database.execute("INSERT INTO failures VALUES (?, ?, ?)", values)

    def finish(self, *, stopped: bool = False) -> None:
        """Write what waits, and that the run is at its end."""
        self._write()
        with self._transaction():
            self._database.execute(
                "UPDATE runs SET finished = ?, state = ? WHERE id = ?",
                (_now(), "stopped" if stopped else "finished", self.run),
            )

    def _write(self) -> None:
        with self._transaction():
            for report in self._waiting:
                self._write_document(report)
        self._waiting = []
        self._written = time.monotonic()

    def _write_document(self, report: Report) -> None:
        document, scores = report.document, report.scores
        path = _printable(document.path)
        cursor = self._database.execute(
            "INSERT INTO documents (run_id, path, folder, media_type, audience, words, sentences, findings, "
            "reading_age, flesch_reading_ease, flesch_kincaid_grade, mean_sentence_words, long_sentences, "
            "passive_sentences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.run,
                path,
                PurePath(path).parent.as_posix(),
                document.media_type,
                report.audience,
                report.words,
                report.sentences,
                len(report.findings),
                scores.reading_age,
                scores.flesch_reading_ease,
                scores.flesch_kincaid_grade,
                scores.mean_sentence_words,
                scores.long_sentences,
                scores.passive_sentences,
            ),
        )
        counts = Counter((finding.rule, finding.kind) for finding in report.findings)
        rows = [(cursor.lastrowid, rule, kind, count) for (rule, kind), count in counts.items()]
        self._database.executemany("INSERT INTO counts VALUES (?, ?, ?, ?)", rows)
        if self._keep_text:
            text = _printable(document.text)
            self._database.execute("INSERT INTO texts VALUES (?, ?)", (cursor.lastrowid, text))


def runs(database: sqlite3.Connection) -> list[Run]:
    """The runs in the order in which they started."""
    rows = database.execute(
        "SELECT runs.id, started, state, count(documents.id) FROM runs "
        "LEFT JOIN documents ON run_id = runs.id GROUP BY runs.id ORDER BY started, runs.id"
    )
    return [Run(*row) for row in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _printable(text: str) -> str:
    """A text that SQLite can hold: what is no text in a path is shown as it is escaped in JSON."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
