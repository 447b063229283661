"""Checking many documents, in this process or in several, with the same results in the same order."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak.cli.inputs import STDIN, name_of, read_input, shown_path
from plainspeak.cli.remembering import answer_key, content_of, folder_of
from plainspeak.faults import fault_sentence
from plainspeak.model import Audience, Outline, PlainspeakError, Report
from plainspeak.reports.results import Failure
from plainspeak.result_cache.records import Known, not_known, record_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Future

    from plainspeak.checker import Checker
    from plainspeak.cli.remembering import Memory
    from plainspeak.config import Config


@dataclass(frozen=True, slots=True)
class Settings:
    """What makes a checker, in a form that can be sent to another process."""

    audience: Audience | None = None
    glossaries: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str | None = None
    stdin_name: str | None = None
    quotations: bool = False
    outlined: bool = False  # whether the reports need the reading ages of their sections
    scored: bool = True  # whether they need scores
    interpreted: bool = False  # whether they need the meanings of terms
    remembered: bool = False  # whether they are to be kept for the next run


SIDECAR = ".plainspeak-ignore"


class Checkers:
    """The checker for each document: one for each set of settings that holds for any of them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._made: dict[Config, Checker] = {}
        self._configs: dict[Path | None, Config] = {}
        self._keys: dict[Config, bytes] = {}
        self._sidecars: dict[str, tuple[tuple[str, bytes], ...]] = {}
        self._nearest: dict[str, Path | None] = {}  # by folders as they are named

    def for_path(self, path: str) -> Checker:
        """The checker for a document. Raises PlainspeakError for a mistake in its settings."""
        from plainspeak.checker import Checker

        config = self.config_for(path)
        if config not in self._made:
            chosen = self.settings
            others = next(iter(self._made.values()), None)
            self._made[config] = Checker(
                chosen.audience,
                chosen.glossaries,
                chosen.select,
                chosen.ignore,
                config,
                quotations=chosen.quotations,
                beside=others,
            )
        return self._made[config]

    def config_for(self, path: str) -> Config:
        """What the configuration says for a document. Raises PlainspeakError for a mistake in it."""
        return self.whole_config_for(path).for_path(self._name(path))

    def whole_config_for(self, path: str) -> Config:
        """All that the file says whose settings hold for a document, its overrides too. Raises PlainspeakError."""
        file = self._config_file(path)
        if file not in self._configs:
            from plainspeak.config import Config, read_config

            self._configs[file] = read_config(file) if file else Config()
        return self._configs[file]

    def excluded(self, path: str) -> bool:
        """Whether the configuration passes over a document that is met in a folder. Raises PlainspeakError."""
        return self.whole_config_for(path).excludes(path)

    def key(self, path: str) -> bytes:
        """What of the settings an answer for this document depends on, as a key of the result cache.

        Raises PlainspeakError for a mistake in the configuration and OSError for a glossary that cannot be read.
        """
        from plainspeak.result_cache.keys import key_of

        config, chosen = self.config_for(path), self.settings
        if config not in self._keys:
            own = [*config.glossaries, *map(Path, chosen.glossaries)]
            self._keys[config] = key_of(
                repr(replace(config, path=None, glossaries=())),
                repr(replace(chosen, glossaries=(), config=None, stdin_name=None, remembered=True)),
                *(content for glossary in own for content in (glossary.suffix, glossary.read_bytes())),
            )
        return self._keys[config]

    def sidecars(self, path: str) -> tuple[tuple[str, bytes], ...]:
        """The folders and contents of the sidecars that may speak of a document."""
        named = os.path.dirname(path)  # noqa: PTH120 - asked for each of many documents
        if named not in self._sidecars:
            folder = Path(folder_of(path))
            found: list[tuple[str, bytes]] = []
            for each in (folder, *folder.parents):
                with suppress(OSError, ValueError):
                    found.append((str(each), (each / SIDECAR).read_bytes()))
            self._sidecars[named] = tuple(found)
        return self._sidecars[named]

    def _name(self, path: str) -> str:
        """What a document is called as far as its settings go."""
        return (self.settings.stdin_name or ".") if path == STDIN else path

    def _config_file(self, path: str) -> Path | None:
        if self.settings.config is not None:
            return Path(self.settings.config)
        name = self._name(path)
        named = os.path.dirname(name)  # noqa: PTH120 - asked for each of many documents
        if named not in self._nearest:
            from plainspeak.config import find_config

            self._nearest[named] = find_config(Path(folder_of(name)))
        return self._nearest[named]


@dataclass(frozen=True, slots=True)
class _Done:
    """The outcome of one document, and its key and record for the next run."""

    outcome: Report | Failure
    record: tuple[bytes, dict[str, Any]] | None = None


_worker: Checkers | None = None


def check_all(
    paths: Sequence[str], checkers: Checkers, jobs: int, memory: Memory | None = None
) -> Iterator[Report | Failure]:
    """A report, or why there is none, for each path in order. Raises PlainspeakError for wrong settings.

    What the `memory` has an answer for is not checked, and what is checked is kept in it.
    """
    for path in paths:  # a mistake in the settings is told once, and before any process is started
        if memory is None or not memory.knows_settings(path):
            checkers.for_path(path)
            if memory is not None:
                memory.keep_settings(path)
    unknown = [path for path in paths if jobs > 1 and not (memory and memory.has(path))]
    with _processes(unknown if STDIN not in paths else (), jobs, checkers.settings) as waiting:
        for path in paths:
            recalled = memory.recall(path) if memory and path not in waiting else None
            if recalled is not None:
                yield recalled
                continue
            done = _outcome(path, waiting[path]) if path in waiting else _check_one(path, checkers)
            if memory is not None and done.record is not None:
                memory.keep(*done.record)
            yield done.outcome


@contextmanager
def _processes(paths: Sequence[str], jobs: int, settings: Settings) -> Generator[dict[str, Future[_Done]]]:
    """The outcomes to come of each path from several processes; none where one process is enough."""
    several = min(jobs, len(paths))
    if several <= 1:
        yield {}
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    pool = ProcessPoolExecutor(several, get_context("spawn"), _start_worker, (settings,))
    try:
        with _interrupts_ignored():
            waiting = {path: pool.submit(_check_in_worker, path) for path in paths}
        yield waiting
        pool.shutdown()
    except BaseException:
        # The user wants to stop now, not when every document that has been begun is done.
        for process in active_children():
            process.terminate()
        # Waiting is short now. Without it the pool's thread may still close its pipe when Python itself ends,
        # which then writes to it and complains.
        pool.shutdown(cancel_futures=True)
        raise


def _outcome(path: str, outcome: Future[_Done]) -> _Done:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return outcome.result()
    except BrokenProcessPool:
        message = f"{shown_path(path)} was not checked, as a process stopped; try again with --jobs 1."
        return _Done(Failure(path, message, fault=True))


@contextmanager
def _interrupts_ignored() -> Generator[None]:
    """Start processes that leave Ctrl+C to this one, from their first moment on where that is inherited."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start_worker(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _worker  # noqa: PLW0603 - a process pool has no other place for what each worker keeps
    _worker = Checkers(settings)


def _check_in_worker(path: str) -> _Done:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return _check_one(path, _worker)


def _check_one(path: str, checkers: Checkers) -> _Done:
    """One document, read, checked and scored; whatever goes wrong with it is said of this one alone."""
    try:
        return _checked(path, checkers)
    except PlainspeakError as error:
        return _Done(Failure(name_of(path, checkers.settings.stdin_name), str(error)))
    except Exception as error:
        name = name_of(path, checkers.settings.stdin_name)
        return _Done(Failure(name, f"{shown_path(name)}: {fault_sentence(error)}", fault=True))


def _checked(path: str, checkers: Checkers) -> _Done:
    settings = checkers.settings
    content = content_of(path) if settings.remembered else None
    document = read_input(path, settings.stdin_name, content)
    report = checkers.for_path(path).check(document)
    report = replace(
        report,
        scorer=Known(report.scores) if settings.scored else not_known,
        measurer=None,
        outliner=Known(report.outline if settings.outlined else Outline()),
        interpreter=Known(report.meanings if settings.interpreted else ()),
    )
    if content is None:
        return _Done(report)
    record = record_of(report, content, scored=settings.scored, outlined=settings.outlined)
    return _Done(report, None if record is None else (answer_key(path, content, checkers), record))
