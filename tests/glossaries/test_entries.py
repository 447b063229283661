"""What holds for the curated entries together."""

from __future__ import annotations

from collections import defaultdict

from plainspeak.glossary.curated import read_curated

ENTRIES = [entry for glossary in read_curated()[1] for entry in glossary.entries]


def test_there_are_enough_and_enough_with_conditions() -> None:
    assert len({entry.term.lower() for entry in ENTRIES}) >= 1_800
    assert sum(entry.conditioned for entry in ENTRIES) >= 300
    assert sum(entry.kind == "term" for entry in ENTRIES) >= 350


def test_an_entry_with_conditions_has_two_sentences_of_each_kind() -> None:
    thin = [
        f"{e.file}:{e.line}"
        for e in ENTRIES
        if e.conditioned and (len(set(e.flag)) < 2 or len(set(e.leave)) < 2)
    ]
    assert thin == []


def test_no_sentence_stands_twice() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for entry in ENTRIES:
        for sentence in (*entry.flag, *entry.leave):
            places[sentence].append(f"{entry.file}:{entry.line}")
    assert {sentence: where for sentence, where in places.items() if len(where) > 2} == {}
