"""What a run shows, and when: document by document, findings alone, counts, and after Ctrl+C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plainspeak.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run

HARD = "We will utilise the hall, and utilise it well.\n"
PLAIN = "The bins are full.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.txt", HARD), ("b.txt", PLAIN), ("c.md", "Prior to May.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A test run in a shell's background ignores Ctrl+C, and its child processes would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "plainspeak", "check", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=cwd, stdout=pipe, stderr=pipe, start_new_session=True)


def test_document_is_told_before_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARD, encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")
    with start("a.txt", "b.txt", "--format", "jsonl", cwd=tmp_path) as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        (tmp_path / "b.txt").write_text(PLAIN, encoding="utf-8")
        second = json.loads(process.stdout.readline())
    assert [first["path"], second["path"]] == ["a.txt", "b.txt"]
    assert process.returncode == 1


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("style", ["json", "jsonl"])
def test_interrupt_leaves_what_is_done_so_far(tmp_path: Path, jobs: str, style: str) -> None:
    (tmp_path / "a.txt").write_text(HARD, encoding="utf-8")
    names = ["b.txt", "c.txt"][: int(jobs)]
    for name in names:
        os.mkfifo(tmp_path / name)
    with start("a.txt", *names, "--jobs", jobs, "--format", style, cwd=tmp_path) as process:
        # Both ends of the pipe are open only when "b.txt" is being read, so "a.txt" is done or all but done.
        opened = [os.open(tmp_path / name, os.O_WRONLY) for name in names]
        first = process.stdout.readline() if style == "jsonl" and process.stdout else b""
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
        for handle in opened:
            os.close(handle)
    assert process.returncode == 130
    documents = (
        [json.loads(first)] if style == "jsonl" else json.loads(out or b'{"documents": []}')["documents"]
    )
    if jobs == "1" or style == "jsonl":
        assert [document["path"] for document in documents] == ["a.txt"]
        assert err.decode().strip() == f"plainspeak: stopped after 1 of {1 + len(names)} documents."
    else:
        assert [document["path"] for document in documents] in ([], ["a.txt"])


def test_quiet_shows_findings_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "d.xyz").write_bytes(b"x")
    assert main(["check", ".", "-q"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert "a.txt" in told.out
    assert "wordy/prior-to" in told.out
    assert "b.txt" not in told.out
    assert "Words" not in told.out
    assert "Summary" not in told.out


def test_quiet_run_that_finds_nothing_says_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "b.txt", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_statistics_count_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ".", "--statistics"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["2", "1", "Wordy", "wordy/utilise"]
    assert lines[-1] == "3 findings of 2 rules in 3 documents."


def test_explain_names_a_command_that_works(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.txt", "--explain"]) == 1
    (command,) = [line.strip() for line in capsys.readouterr().out.splitlines() if "More:" in line]
    assert command == "More: plainspeak explain wordy/utilise"
    assert main(command.split()[2:]) == 0
    assert "utilise  wordy/utilise" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--statistics", "--explain"])
def test_what_is_for_text_alone_is_refused_elsewhere(
    option: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "a.txt", option, "--format", "json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{option} needs the format text" in told.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_failures_stand_in_the_order_of_paths(jobs: str, folder: Path, run: Run) -> None:
    done = run("check", "c.md", "b.pdf", "a.txt", "--format", "jsonl", "--jobs", jobs)
    assert done.returncode == 2
    assert [json.loads(line)["path"] for line in done.stdout.splitlines()] == ["a.txt", "b.pdf", "c.md"]


def test_file_holds_what_would_be_printed(folder: Path, run: Run) -> None:
    printed = run("check", ".", "--format", "csv").stdout
    assert run("check", ".", "--format", "csv", "-o", "out.csv").stdout == b""
    assert Path("out.csv").read_bytes() == printed
