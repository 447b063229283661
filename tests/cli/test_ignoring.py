"""Sidecars, as the commands take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document as WordFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_commands_leave_out_what_a_sidecar_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".plainspeak-ignore").write_text('*.docx: "utilise the hall"\nletter.txt\n', encoding="utf-8")
    (tmp_path / "letter.txt").write_text("We utilise it.\n", encoding="utf-8")
    word = WordFile()
    word.add_paragraph("We will utilise the hall.")
    word.save(str(tmp_path / "letter.docx"))
    assert run("check", ".").returncode == 0
    assert run("fix", "--diff", ".").returncode == 0
    assert run("check", "-", "--stdin-name", "letter.txt", stdin=b"We utilise it.").returncode == 0
    assert run("check", "-", "--stdin-name", "other.txt", stdin=b"We utilise it.").returncode == 1
