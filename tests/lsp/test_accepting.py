"""A word in the settings: the rest of the file stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak.config import read_config
from plainspeak.lsp.accepting import accept
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'accept = ["robust"]\n'),
        ('audience = "staff" # ours\n', 'accept = ["robust"]\naudience = "staff" # ours\n'),
        ('accept = ["a", "b"] # ours\n', 'accept = ["robust", "a", "b"] # ours\n'),
        ("accept=[]\n", 'accept=["robust", ]\n'),
        ('accept = [\n  # ours\n  "a",\n]\n', 'accept = ["robust", \n  # ours\n  "a",\n]\n'),
        ("[limits]\r\nlong_sentence = 9\r\n", 'accept = ["robust"]\r\n[limits]\r\nlong_sentence = 9\r\n'),
        ("[acronyms]\nABC = ['accept = [']\n", "accept = [\"robust\"]\n[acronyms]\nABC = ['accept = [']\n"),
    ],
)
def test_the_rest_of_the_file_stays(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "plainspeak.toml"
    file.write_bytes(before.encode())
    assert accept("robust", tmp_path) == file
    assert file.read_bytes() == after.encode()
    assert read_config(file).accept[0] == "robust"


def test_a_word_that_is_accepted_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "plainspeak.toml"
    file.write_text('accept = ["a", "robust"]\n')
    accept("robust", tmp_path)
    assert file.read_text() == 'accept = ["a", "robust"]\n'


def test_settings_in_a_project_file(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(
        '[project]\nname = "x"\n[tool.plainspeak]\naudience = "staff"\n[tool.other]\naccept = []\n'
    )
    (tmp_path / "docs").mkdir()
    assert accept('“quick "win”', tmp_path / "docs") == file
    assert read_config(file).accept == ('“quick "win”',)
    assert file.read_text().endswith('audience = "staff"\n[tool.other]\naccept = []\n')


@pytest.mark.parametrize("before", ['"accept" = ["a"]\n', "audience = 3\n", "what?"])
def test_a_file_that_cannot_be_changed_safely_is_left_alone(tmp_path: Path, before: str) -> None:
    file = tmp_path / "plainspeak.toml"
    file.write_text(before)
    with pytest.raises(PlainspeakError, match=r"plainspeak\.toml"):
        accept("robust", tmp_path)
    assert file.read_text() == before
