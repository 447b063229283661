"""Where reports go, when the stream is old, closed or no file at all."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from plainspeak.cli.output import print_text, write_whole
from plainspeak.model import PlainspeakError


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("ascii", "-- a.txt --\n'x' - ?.\n"),
        ("cp1252", "-- a.txt --\n‘x’ · ?…\n"),
        ("utf-8", "── a.txt ──\n‘x’ · 🎉…\n"),
    ],
)
def test_what_a_stream_cannot_show_becomes_something_like_it(
    monkeypatch: pytest.MonkeyPatch, encoding: str, expected: str
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding, newline="\n"))
    print_text("── a.txt ──\n‘x’ · 🎉…\n")
    assert written.getvalue().decode(encoding) == expected


def test_file_keeps_its_old_content_when_writing_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "report.html"
    target.write_text("old", encoding="utf-8")

    def refuse(self: Path, target: object) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PlainspeakError, match=r"report\.html cannot be written \(Permission denied\)"):
        write_whole(str(target), b"new")
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "report.html": "old"
    }


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(str(tmp_path / "link.txt"), b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


def test_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    seen: list[bytes] = []
    reader = threading.Thread(target=lambda: seen.append(pipe.read_bytes()))
    reader.start()
    write_whole(str(pipe), b"new")
    # If the pipe was replaced by a file, nobody ever writes to it, and the reader would wait for good.
    assert pipe.is_fifo()
    reader.join()
    assert seen == [b"new"]


@pytest.mark.parametrize("command", [("config", "schema"), ("explain", "utilise")])
def test_a_full_disk_is_told_in_a_sentence(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "plainspeak", *command], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 2
    (line,) = ended.stderr.decode().splitlines()
    assert line.startswith("plainspeak: the standard output cannot be written (")


@pytest.mark.parametrize("command", [("--help",), ("--version",), ("check", "--help")])
def test_so_is_one_that_leaves_no_room_for_the_help(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "plainspeak", *command], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 2
    (line,) = ended.stderr.decode().splitlines()
    assert line.startswith("plainspeak: what it says cannot be written (")
