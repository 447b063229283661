"""Sidecars: which documents their lines hold for, what they leave out, and what is said of mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak import Checker, read
from plainspeak.documents.sidecars import NAME, with_sidecars
from plainspeak.model import PlainspeakError
from plainspeak.pipeline.caching import BlockCache

if TYPE_CHECKING:
    from pathlib import Path

_CHECKER = Checker(cache=BlockCache())
_TEXT = "We utilise the hall.\n\nWe signpost you, and utilise the bus."


def _rules(folder: Path, sidecar: str, path: str = "letter.txt", text: str = _TEXT) -> list[str]:
    (folder / NAME).write_text(sidecar, encoding="utf-8")
    document = folder / path
    document.parent.mkdir(parents=True, exist_ok=True)
    document.write_text(text, encoding="utf-8")
    return [f.rule for f in _CHECKER.check(with_sidecars(read(document))).findings]


_ALL = ["wordy/utilise", "jargon/signpost", "wordy/utilise"]


@pytest.mark.parametrize(
    ("sidecar", "path", "left"),
    [
        ("", "letter.txt", _ALL),
        ("# letter.txt", "letter.txt", _ALL),
        ("letter.txt", "letter.txt", []),
        ("letter.txt:", "letter.txt", []),
        ("letter.txt: wordy", "letter.txt", ["jargon/signpost"]),
        ("letter.txt: wordy, jargon/sign", "letter.txt", []),
        ("other.txt: wordy", "letter.txt", _ALL),
        ("letter.txt: wordy", "a/b/letter.txt", ["jargon/signpost"]),
        ("a/*.txt: wordy", "a/letter.txt", ["jargon/signpost"]),
        ("a/*.txt: wordy", "a/b/letter.txt", _ALL),
        ("a/**/*.txt: wordy", "a/b/letter.txt", ["jargon/signpost"]),
        ("a/", "a/letter.txt", []),
        ('letter.txt: wordy "UTILISE the  hall"', "letter.txt", ["jargon/signpost", "wordy/utilise"]),
        ('letter.txt: "we signpost you"', "letter.txt", ["wordy/utilise", "wordy/utilise"]),
        ("letter.txt: “utilise”", "letter.txt", ["jargon/signpost"]),
    ],
)
def test_what_a_line_leaves_out(tmp_path: Path, sidecar: str, path: str, left: list[str]) -> None:
    assert _rules(tmp_path, sidecar, path) == left


def test_the_sidecars_of_all_folders_hold_together(tmp_path: Path) -> None:
    inner = tmp_path / "a"
    inner.mkdir()
    (tmp_path / NAME).write_text("a/letter.txt: wordy", encoding="utf-8")
    assert _rules(inner, "letter.txt: jargon") == []


@pytest.mark.parametrize(
    ("sidecar", "idle"),
    [("letter.txt: acronym", True), ('letter.txt: wordy "no such words"', True), ("*.txt: acronym", False)],
)
def test_a_line_that_does_nothing_in_the_one_document_it_names_is_told(
    tmp_path: Path, sidecar: str, idle: bool
) -> None:
    rules = _rules(tmp_path, f"# mine\n{sidecar}")
    assert sorted(rules) == sorted(_ALL + ["unused-ignore/does-nothing"] * idle)


def test_the_file_and_line_are_named_as_seen_from_the_document(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("\na/letter.txt: acronym", encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "letter.txt").write_text("We use it.", encoding="utf-8")
    (finding,) = _CHECKER.check(with_sidecars(read(tmp_path / "a" / "letter.txt"))).findings
    assert finding.message.startswith(f"../{NAME}:2 ")


def test_a_sidecar_that_changed_is_read_again(tmp_path: Path) -> None:
    assert _rules(tmp_path, "letter.txt") == []
    assert _rules(tmp_path, "letter.txt: wordy") == ["jargon/signpost"]


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("letter.txt: wrdy", "did you mean 'wordy'?"),
        ('letter.txt: ""', "no words between the quotation marks"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, sidecar: str, said: str) -> None:
    with pytest.raises(PlainspeakError, match=said.replace("?", r"\?")) as caught:
        _rules(tmp_path, sidecar)
    assert f"{NAME}:1: " in str(caught.value)
