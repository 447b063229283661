"""Checking many documents, in this process or in several, with the same results in the same order."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from plainspeak.cli.inputs import STDIN, read_input, shown_path
from plainspeak.faults import fault_sentence
from plainspeak.model import Audience, Outline, PlainspeakError, Report, Scores
from plainspeak.reports.results import Failure

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Future

    from plainspeak.checker import Checker


Figures = TypeVar("Figures")


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


class Checkers:
    """The checker for each document: one for each configuration file that holds for any of them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._made: dict[Path | None, Checker] = {}
        self._nearest: dict[Path, Path | None] = {}

    def for_path(self, path: str) -> Checker:
        """The checker for a document. Raises PlainspeakError for a mistake in its settings."""
        from plainspeak.checker import Checker

        file = self._config_file(path)
        if file not in self._made:
            chosen = self.settings
            self._made[file] = Checker(
                chosen.audience,
                chosen.glossaries,
                chosen.select,
                chosen.ignore,
                file,
                quotations=chosen.quotations,
            )
        return self._made[file]

    def _config_file(self, path: str) -> Path | None:
        from plainspeak.config import find_config

        if self.settings.config is not None:
            return Path(self.settings.config)
        name = (self.settings.stdin_name or ".") if path == STDIN else path
        folder = Path(name).absolute().parent
        if folder not in self._nearest:
            self._nearest[folder] = find_config(folder)
        return self._nearest[folder]


@dataclass(frozen=True, slots=True)
class _Fixed(Generic[Figures]):
    """Figures that are known, in the place of the function that would compute them."""

    figures: Figures

    def __call__(self) -> Figures:
        return self.figures


def _no_scores() -> Scores:
    raise RuntimeError("this report has no scores: the settings say that none are needed")


_worker: tuple[Checkers, Settings] | None = None


def check_all(paths: Sequence[str], checkers: Checkers, jobs: int) -> Iterator[Report | Failure]:
    """A report, or why there is none, for each path in order. Raises PlainspeakError for wrong settings."""
    settings = checkers.settings
    for path in paths:
        checkers.for_path(path)  # a mistake in the settings is told once, and before any process is started
    several = min(jobs, len(paths))
    if several <= 1 or STDIN in paths:
        for path in paths:
            yield _check_one(path, checkers, settings)
        return
    pool = ProcessPoolExecutor(several, get_context("spawn"), _start_worker, (settings,))
    try:
        with _interrupts_ignored():
            waiting = [(path, pool.submit(_check_in_worker, path)) for path in paths]
        for path, outcome in waiting:
            yield _outcome(path, outcome)
        pool.shutdown()
    except BaseException:
        # The user wants to stop now, not when every document that has been begun is done.
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
        raise


def _outcome(path: str, outcome: Future[Report | Failure]) -> Report | Failure:
    try:
        return outcome.result()
    except BrokenProcessPool:
        message = f"{shown_path(path)} was not checked, as a process stopped; try again with --jobs 1."
        return Failure(path, message, fault=True)


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
    _worker = (Checkers(settings), settings)


def _check_in_worker(path: str) -> Report | Failure:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return _check_one(path, *_worker)


def _check_one(path: str, checkers: Checkers, settings: Settings) -> Report | Failure:
    """One document, read, checked and scored; whatever goes wrong with it is said of this one alone."""
    try:
        report = checkers.for_path(path).check(read_input(path, settings.stdin_name))
        outline = report.outline if settings.outlined else Outline()
        meanings = report.meanings if settings.outlined else ()
        return replace(
            report,
            scorer=_Fixed(report.scores) if settings.scored else _no_scores,
            measurer=None,
            outliner=_Fixed(outline),
            interpreter=_Fixed(meanings),
        )
    except PlainspeakError as error:
        return Failure(path, str(error))
    except Exception as error:
        return Failure(path, f"{shown_path(path)}: {fault_sentence(error)}", fault=True)
