"""A real Emacs and a real Neovim ask as their packages for LanguageTool do.

The packages themselves are in no package registry, so the scripts beside this file send the same requests.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.service.conftest import Client

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
TEXT = "We will utilise the café."


def run(client: Client, command: list[str], **environment: str) -> str:
    """What a program prints."""
    asked = {"PLAINSPEAK_PORT": str(client.port), "PLAINSPEAK_TEXT": TEXT, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command,
        cwd=HERE,
        env=os.environ | asked | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_emacs_gets_its_answer_on_a_half_closed_connection(ask: Client) -> None:
    found = run(ask, ["emacs", "-Q", "--batch", "--load", "langtool_request.el"])
    assert found == "wordy/utilise|utilise|use\n"


def test_neovim_sends_annotated_text(ask: Client, tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    run(
        ask,
        ["nvim", "--headless", "--clean", "-S", "languagetool_request.vim"],
        PLAINSPEAK_ANSWER=str(answer),
    )
    match, languages = answer.read_text(encoding="utf-8").splitlines()
    assert match == "wordy/utilise|utilise|use"
    assert "en-GB" in languages.split(",")
