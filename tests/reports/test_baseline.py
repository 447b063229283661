"""Baselines: what is known stays known when it moves, what is new is new, and no word of a document is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.model import PlainspeakError, Report
from plainspeak.pipeline.caching import BlockCache
from plainspeak.reports.baseline import against, read_baseline, render_baseline

_CHECKER = Checker(cache=BlockCache())


def _report(text: str, path: str) -> Report:
    return _CHECKER.check(from_text(text, path=path))


def _states(folder: Path, before: str, after: str, path: str = "docs/letter.txt") -> list[str | None]:
    """What is said of the findings of `after` against a baseline made of `before`."""
    file = folder / "known.json"
    file.write_text(
        render_baseline([_report(before, str(folder / "docs/letter.txt"))], folder), encoding="utf-8"
    )
    marked = against(_report(after, str(folder / path)), read_baseline(file))
    return [finding.baseline for finding in marked.findings]


_TEXT = "We utilise the hall.\n\nWe signpost people to the EHCP team."


def test_what_was_there_is_known(tmp_path: Path) -> None:
    assert _states(tmp_path, _TEXT, _TEXT) == ["unchanged"] * 3


def test_what_moved_is_known(tmp_path: Path) -> None:
    moved = "A new start.\n\n" + "\n\n".join(reversed(_TEXT.split("\n\n")))
    assert _states(tmp_path, _TEXT, moved) == ["unchanged"] * 3


def test_what_is_added_is_new(tmp_path: Path) -> None:
    assert _states(tmp_path, _TEXT, f"{_TEXT}\n\nThey utilise a bus.") == ["unchanged"] * 3 + ["new"]
    assert _states(tmp_path, _TEXT, f"{_TEXT}\n\nWe utilise the hall.") == ["unchanged"] * 3 + ["new"]


def test_another_document_has_nothing_known(tmp_path: Path) -> None:
    assert _states(tmp_path, _TEXT, _TEXT, "docs/other.txt") == ["new"] * 3


def test_the_file_holds_paths_and_digests_alone(tmp_path: Path) -> None:
    text = render_baseline([_report(_TEXT, str(tmp_path / "a b" / "letter.txt"))], tmp_path)
    documents = json.loads(text)["documents"]
    assert list(documents) == ["a b/letter.txt"]
    assert len(documents["a b/letter.txt"]) == 3
    assert not any(word in text.lower() for word in ("utilise", "signpost", "ehcp", "hall"))


def test_paths_are_seen_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    file = tmp_path / "docs" / "known.json"
    monkeypatch.chdir(tmp_path)
    file.write_text(render_baseline([_report(_TEXT, "docs/letter.txt")], Path("docs")), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "docs")
    marked = against(_report(_TEXT, "letter.txt"), read_baseline(Path("known.json")))
    assert {finding.baseline for finding in marked.findings} == {"unchanged"}


def test_the_same_findings_give_the_same_file_in_any_order(tmp_path: Path) -> None:
    one, two = _report(_TEXT, str(tmp_path / "a.txt")), _report(_TEXT, str(tmp_path / "b.txt"))
    assert render_baseline([one, two], tmp_path) == render_baseline([two, one], tmp_path)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"plainspeak_baseline": 1}', '{"plainspeak_baseline": 1, "documents": {"a": 3}}'],
)
def test_what_is_no_baseline_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "known.json").write_text(content, encoding="utf-8")
    with pytest.raises(PlainspeakError, match="is no baseline of plainspeak"):
        read_baseline(tmp_path / "known.json")
