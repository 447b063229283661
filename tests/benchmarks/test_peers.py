"""What the peers print is turned into findings; no peer is needed for that."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import peers
from benchmarks.peers import (
    Failed,
    NotInstalled,
    code_points,
    diction_findings,
    harper_findings,
    vale_findings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from benchmarks.peers import Answer
    from benchmarks.scoring import Finding


def read(text: str, findings: Iterable[Finding]) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[f.start : f.end], f.replacements) for f in findings]


@given(st.text(), st.text())
def test_utf_16_offsets_become_code_points(before: str, after: str) -> None:
    assert code_points(before + after, len(before.encode("utf-16-le", "surrogatepass")) // 2) == len(before)


def test_diction_phrases_are_found_again_over_line_breaks_and_brackets() -> None:
    text = "Café 😀 [a list]:\n\nWe  go in\norder to see.\r\nWe go in order to look."
    printed = ["Café 😀 (a list): We go [in order to -> to] see.", "We go [in order to -> to] look."]
    assert read(text, diction_findings(text, printed)) == [
        ("in\norder to", ("to",)),
        ("in order to", ("to",)),
    ]
    assert [f.start for f in diction_findings(text, printed)] == [
        text.index("in\n"),
        text.index("in order"),
    ]


@pytest.mark.parametrize(
    ("advice", "replacements"),
    [
        ("many, several", ("many", "several")),
        ("in fact (or omit)", ("in fact",)),
        ("(avoid)", ()),
        ("!", ()),
        ('"unique" or "uncommon"?', ()),
        ("Overused, especially in press releases.", ()),
        ("(used for [...] purposes: used for [...])", ()),
    ],
)
def test_only_words_of_diction_s_advice_replace(advice: str, replacements: tuple[str, ...]) -> None:
    text = "It is so, we say."
    assert read(text, diction_findings(text, [f"It is [so -> {advice}], we say."])) == [("so", replacements)]


def test_a_phrase_may_come_without_advice_and_within_a_word() -> None:
    text = "We seek behaviour that, otherwise, ends."
    printed = ["We seek [behaviour that], other[wise -> (avoid words that end in -wise)], ends."]
    assert read(text, diction_findings(text, printed)) == [("behaviour that", ()), ("wise", ())]


def test_diction_s_advice_on_spelling_is_left_out() -> None:
    text = "We realized it."
    printed = ["We real[ized -> (words ending in -ized tend suggest usage of American spelling)] it."]
    assert read(text, diction_findings(text, printed)) == []


def test_a_sentence_that_is_not_in_the_text_fails() -> None:
    with pytest.raises(Failed, match="does not match"):
        list(diction_findings("One thing.", ["Another [thing]."]))


def lint(
    start: int, end: int, *advice: str, kind: str = "WordChoice", rule: str = "Rule"
) -> dict[str, object]:
    return {
        "rule": rule,
        "kind": kind,
        "span": {"char_start": start, "char_end": end},
        "suggestions": list(advice),
    }


def test_harper_s_advice_becomes_what_the_words_turn_into() -> None:
    text = "😀 We could of gone."
    lints = [
        lint(5, 13, "Replace with: “could have”", "Remove error", "Insert “ ten”", "Do better"),
        lint(2, 4),
    ]
    assert read(text, harper_findings(text, lints)) == [
        ("could of", ("could have", "", "could of ten")),
        ("We", ()),
    ]


def test_harper_on_spelling_and_punctuation_is_left_out() -> None:
    lints = [lint(0, 2, kind="Spelling"), lint(0, 2, kind="Style", rule="OxfordComma")]
    assert list(harper_findings("We go.", lints)) == []


def test_vale_counts_from_one_on_each_line() -> None:
    text = "We go.\nWe utilise 😀 it in order to see."
    alerts = [
        {"Line": 2, "Span": [4, 10], "Action": {"Name": "replace", "Params": ["use"]}},
        {"Line": 2, "Span": [17, 27], "Action": {"Name": "", "Params": None}},
    ]
    assert read(text, vale_findings(text, alerts)) == [("utilise", ("use",)), ("in order to", ())]


@pytest.mark.parametrize(
    ("checker", "install"),
    [
        (peers.write_good, "npm ci"),
        (peers.retext_simplify, "npm ci"),
        (peers.proselint, "benchmarks/requirements.txt"),
        (peers.harper, "benchmarks/requirements.txt"),
        (peers.diction, "install diction"),
        (peers.vale, "go install"),
    ],
)
def test_a_peer_that_is_not_there_says_what_to_install(
    checker: Callable[[Sequence[str]], Answer],
    install: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(peers, "HERE", tmp_path)

    def no_program(_name: str) -> None:
        return None

    monkeypatch.setattr(shutil, "which", no_program)
    with pytest.raises(NotInstalled, match=install):
        checker(["We go."])
