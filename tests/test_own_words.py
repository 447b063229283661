"""What we write to people passes our own checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspeak import Checker, read

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_our_own_pages_pass(name: str) -> None:
    report = Checker().check(read(ROOT / name))
    assert [(finding.rule, finding.text) for finding in report.findings] == []
    assert report.scores.reading_age is not None
    assert report.scores.reading_age < 12
