"""How often each rule was broken."""

from __future__ import annotations

from plainspeak.reports.results import Results
from plainspeak.reports.statistics import render_statistics
from tests.reports.formats.awkward import awkward
from tests.reports.sample import letter


def test_most_frequent_first_over_all_documents() -> None:
    lines = render_statistics(Results("1", "residents", (letter(), awkward()))).splitlines()
    assert lines[0].split() == ["Times", "Documents", "Kind", "Rule"]
    assert lines[1].split() == ["5", "2", "Wordy", "wordy/utilise"]
    assert lines[2].split() == ["2", "2", "Passive", "passive/by"]
    assert lines[3].split(maxsplit=2)[:2] == ["1", "1"]
    assert lines[-1] == "14 findings of 9 rules in 2 documents."


def test_nothing_found() -> None:
    assert render_statistics(Results("1", "residents", ())) == "0 findings of 0 rules in 0 documents.\n"
