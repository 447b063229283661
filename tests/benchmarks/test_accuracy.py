from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.accuracy import compare, main
from benchmarks.peers import Answer, Failed, NotInstalled
from benchmarks.scoring import Finding, Labelled, Sense
from plainspeak.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

OPEN = Labelled(senses=(Sense("Leverage it.", Span(0, 8), True), Sense("Use the lever.", Span(8, 13), False)))
FRESH = Labelled(plain=("Leverage nothing here at all.",))


def flags_first_word(texts: Sequence[str]) -> Answer:
    return Answer("1.2", tuple((Finding(0, len(text.split()[0])),) for text in texts))


def is_missing(texts: Sequence[str]) -> Answer:
    raise NotInstalled(f"a package, to read {len(texts)} texts")


def fails(texts: Sequence[str]) -> Answer:
    raise Failed(f"it read none of {len(texts)} texts")


def rows_of(table: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("|")
    ]


def test_one_table_has_every_checker_on_every_folder_and_leaves_missing_sets_out() -> None:
    table = compare({"open": OPEN, "fresh": FRESH}, {"first": flags_first_word})
    assert rows_of(table)[2:] == [
        ["(flags nothing)", "open", "0.50", "0.00", "1.00", "", "", "", ""],
        ["first 1.2", "open", "1.00", "1.00", "1.00", "", "", "", ""],
        ["(flags nothing)", "fresh", "", "", "", "", "", "0.00", ""],
        ["first 1.2", "fresh", "", "", "", "", "", "200.00", ""],
    ]
    assert table.splitlines()[-2:] == ["open: 2 sentences for senses.", "fresh: 5 plain words."]


def test_a_peer_that_is_missing_or_fails_is_named_and_the_others_run() -> None:
    table = compare({"open": OPEN}, {"gone": is_missing, "broken": fails, "first": flags_first_word})
    assert [row[:3] for row in rows_of(table)[3:]] == [
        ["gone (not installed)", "open", ""],
        ["broken (failed)", "open", ""],
        ["first 1.2", "open", "1.00"],
    ]
    assert table.splitlines()[-2:] == [
        "gone was left out; install it with a package, to read 2 texts.",
        "broken failed: it read none of 2 texts.",
    ]


def test_a_folder_without_labelled_text_ends_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path} has no labelled set; name a folder with senses, coverage, plain or rewrites.jsonl."
    ]


def test_a_file_that_is_not_utf_8_ends_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plain.jsonl").write_bytes(json.dumps({"text": "café"}, ensure_ascii=False).encode("cp1252"))
    assert main([str(tmp_path)]) == 2
    path = tmp_path / "plain.jsonl"
    assert capsys.readouterr().err.splitlines() == [f"{path} is not UTF-8; save it as UTF-8."]
