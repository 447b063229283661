"""Several processes: what happens when one dies, fails or is interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plainspeak.cli import inputs, main, running
from plainspeak.reports.results import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plainspeak.model import Document


def _die(path: str) -> None:
    os._exit(9)


def test_dead_process_is_told_for_each_file_that_it_takes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_check_in_worker", _die)
    outcomes = list(running.check_all(["a.txt", "b.txt"], running.Checkers(running.Settings("residents")), 2))
    assert [(type(outcome), outcome.path) for outcome in outcomes if isinstance(outcome, Failure)] == [
        (Failure, "a.txt"),
        (Failure, "b.txt"),
    ]
    for outcome in outcomes:
        assert isinstance(outcome, Failure)
        assert outcome.fault
        assert outcome.message.startswith(f"{outcome.path} was not checked")


def test_fault_names_the_file_and_not_its_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real = inputs.read_input

    def faulty(path: str, stdin_name: str | None, content: bytes | None) -> Document:
        if path.endswith("bad.txt"):
            raise KeyError("Mrs Jones of Willow Drive")
        return real(path, stdin_name, content)

    monkeypatch.setattr(running, "read_input", faulty)
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text("We utilise it.", encoding="utf-8")
    assert main(["check", str(tmp_path), "--no-cache"]) == 3
    told = capsys.readouterr()
    (line,) = told.err.splitlines()
    assert "bad.txt: a fault in plainspeak itself (KeyError at test_running.py:" in line
    assert "Jones" not in told.err + told.out
    assert "wordy/utilise" in told.out


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A test run in a shell's background ignores Ctrl+C, and its child processes would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_sections_come_from_every_process(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.md", "b.md"):
        text = f"# Roads of {name}\n\n{'We will mend the road in May. ' * 20}"
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path), "--jobs", jobs]) == 0
    out = capsys.readouterr().out
    assert [line.split("  ")[-1] for line in out.splitlines() if "○ within the target" in line] == [
        "Roads of a.md",
        "Roads of b.md",
    ]


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupt_is_quiet_and_leaves_no_report(tmp_path: Path, jobs: str) -> None:
    # Pipes for documents: once both ends are open, the program is known to be at work, however slow.
    names = ["a.txt", "b.txt"]
    for name in names:
        os.mkfifo(tmp_path / name)
    command = [sys.executable, "-m", "plainspeak", "check", *names, "--jobs", jobs, "-o", "out.txt"]
    with subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        opened = [os.open(tmp_path / name, os.O_WRONLY) for name in names[: int(jobs)]]
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
        for handle in opened:
            os.close(handle)
    assert process.returncode == 130
    # The first line end is for the terminal, which shows "^C" where the cursor stood.
    assert (out, err.strip()) == (b"", b"plainspeak: stopped.")
    assert not (tmp_path / "out.txt").exists()
