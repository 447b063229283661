"""Documents are checked again when they are saved, and at no other time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plainspeak.cli import main, watching
from plainspeak.cli.watching import changes
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Callable


def during_pauses(*acts: Callable[[], object]) -> Callable[[float], None]:
    """What to do in each pause between two looks; after the last, the user presses Ctrl+C."""
    left = list(acts)

    def pause(_seconds: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    return pause


def save(path: Path, text: str, at: int) -> None:
    """Write a file with a time of its own, as two writes may fall into one tick of the clock."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(at, at))


def test_saved_and_new_documents_come_by_themselves(tmp_path: Path) -> None:
    a, b, c = (tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))
    save(a, "one", 1)
    save(b, "two", 1)
    pause = during_pauses(
        lambda: None,
        lambda: save(b, "zwo", 2),
        lambda: save(c, "new", 3),
        a.unlink,
        lambda: save(a, "one", 4),
    )
    seen: list[list[str]] = []
    with pytest.raises(KeyboardInterrupt):
        seen.extend(
            [Path(path).name for path in found.files] for found in changes([str(tmp_path)], pause=pause)
        )
    assert seen == [["a.txt", "b.txt"], ["b.txt"], ["c.txt"], ["a.txt"]]


def test_standard_input_is_refused() -> None:
    with pytest.raises(PlainspeakError, match="standard input cannot be watched"):
        next(changes(["-"]))


def test_watching_shows_what_was_saved_and_ends_with_ctrl_c(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "a.txt"
    save(page, "The bins are full.", 1)
    pause = during_pauses(lambda: save(page, "We utilise bins.", 2))
    monkeypatch.setattr(watching.changes, "__defaults__", (pause,))
    assert main(["check", str(page), "--watch", "--statistics"]) == 130
    told = capsys.readouterr()
    assert told.out.startswith("0 findings")
    assert "wordy/utilise" in told.out
    assert told.err.strip() == "plainspeak: stopped."
