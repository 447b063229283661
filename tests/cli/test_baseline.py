"""Failing on what is new only, as a pipeline does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "docs" / "letter.txt"
    path.parent.mkdir()
    path.write_text("We utilise the hall.\n", encoding="utf-8")
    return path


def test_only_what_is_new_fails_and_what_is_known_is_marked(run: Run, letter: Path) -> None:
    assert run("baseline", "update", "docs", "--baseline", "known.json").returncode == 0
    done = run("check", "docs", "--baseline", "known.json")
    assert done.returncode == 0
    assert "wordy/utilise · known" in done.stdout.decode()
    letter.write_text("We signpost you.\n\nWe utilise the hall.\n", encoding="utf-8")
    done = run("check", "docs", "--baseline", "known.json", "--format", "json")
    assert done.returncode == 1
    (document,) = json.loads(done.stdout)["documents"]
    assert [(f["rule"], f["baseline"]) for f in document["findings"]] == [
        ("jargon/signpost", "new"),
        ("wordy/utilise", "unchanged"),
    ]


def test_sarif_says_the_state_and_keeps_its_fingerprints(run: Run, letter: Path) -> None:
    run("baseline", "update", "docs", "--baseline", "known.json")
    before = json.loads(run("check", "docs", "--format", "sarif").stdout)["runs"][0]["results"]
    letter.write_text("A new start.\n\nWe utilise\nthe hall.\n", encoding="utf-8")
    done = run("check", "docs", "--format", "sarif", "--baseline", "known.json")
    after = json.loads(done.stdout)["runs"][0]["results"]
    assert [result["baselineState"] for result in after] == ["unchanged"]
    assert after[0]["partialFingerprints"] == before[0]["partialFingerprints"]
    assert "baselineState" not in before[0]


def test_a_run_that_cannot_read_everything_leaves_the_file(run: Run, letter: Path, tmp_path: Path) -> None:
    run("baseline", "update", "docs")
    before = (tmp_path / "plainspeak-baseline.json").read_bytes()
    letter.write_text("We use the hall.\n", encoding="utf-8")
    (tmp_path / "docs" / "broken.docx").write_bytes(b"no Word file")
    assert run("baseline", "update", "docs").returncode == 2
    assert (tmp_path / "plainspeak-baseline.json").read_bytes() == before


def test_a_baseline_that_is_not_there_is_bad_usage(run: Run, letter: Path) -> None:
    done = run("check", letter, "--baseline", "none.json")
    assert done.returncode == 2
    assert b"plainspeak baseline update" in done.stderr
