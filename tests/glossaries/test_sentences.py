"""Every entry of every curated glossary does what its own sentences say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak import Checker
from plainspeak.glossary.curated import read_curated

if TYPE_CHECKING:
    from plainspeak.glossary.schema import Entry

ENTRIES = [entry for glossary in read_curated()[1] for entry in glossary.entries]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def found(checker: Checker, entry: Entry, sentence: str) -> bool:
    return any(finding.rule == entry.rule for finding in checker.check(sentence).findings)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.file}:{entry.line}:{entry.rule}")
def test_entry_flags_and_passes_its_sentences(checker: Checker, entry: Entry) -> None:
    missed = [sentence for sentence in entry.flag if not found(checker, entry, sentence)]
    wrong = [sentence for sentence in entry.leave if found(checker, entry, sentence)]
    assert not missed, f"{entry.file}:{entry.line}: not flagged in: {missed}"
    assert not wrong, f"{entry.file}:{entry.line}: wrongly flagged in: {wrong}"
