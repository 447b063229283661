"""The glossaries' findings for different readers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker, read
from plainspeak.glossary.curated import read_curated

if TYPE_CHECKING:
    from pathlib import Path

    from plainspeak.model import Audience

ENTRIES = [entry for glossary in read_curated()[1] for entry in glossary.entries]
SENTENCES = [sentence for entry in ENTRIES for sentence in (*entry.flag, *entry.leave)]
FALSE_FRIENDS = [entry for entry in ENTRIES if entry.kind == "false-friend"]


@cache
def _checker(audience: Audience) -> Checker:
    return Checker(audience)


def _found(audience: Audience, text: str) -> set[tuple[int, int, str]]:
    return {(f.start, f.end, f.rule) for f in _checker(audience).check(text).findings}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_staff_and_councillors_are_told_nothing_that_residents_are_not(sentences: list[str]) -> None:
    text = " ".join(sentences)
    residents, councillors, staff = (_found(a, text) for a in ("residents", "councillors", "staff"))
    assert staff <= councillors <= residents


def test_there_are_enough_false_friends_and_each_says_what_to_write() -> None:
    assert len(FALSE_FRIENDS) >= 60
    for entry in FALSE_FRIENDS:
        assert entry.explain
        assert "council" in entry.explain
        assert "charity" in entry.explain.lower()
        assert all(sense.advice for sense in entry.senses), entry.rule


def test_false_friends_are_for_partners_only_and_told_once() -> None:
    text = "Charities can bid for the contract. The contract runs for a year."
    rule = "false-friend/contract"
    (finding,) = [f for f in _checker("partners").check(text).findings if f.rule == rule]
    assert (finding.start, finding.severity) == (text.index("contract"), "info")
    assert "Say who pays what" in finding.message
    for audience in ("residents", "councillors", "staff"):
        assert not any(f.kind == "false-friend" for f in _checker(audience).check(text).findings)


def test_jargon_behind_a_false_friend_comes_up_the_second_time() -> None:
    text = "Do you have the capacity to bid? Do they have the capacity to help?"
    rules = [f.rule for f in _checker("partners").check(text).findings if "capacity" in f.text]
    assert rules == ["false-friend/capacity", "jargon/capacity"]


@pytest.mark.parametrize("audience", ["residents", "councillors", "staff"])
def test_false_friends_take_no_place_for_others(audience: Audience, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "glossary: own\nabout: test\nentries:\n"
        "  - term: stakeholder compact\n    kind: false-friend\n    pos: noun\n"
        "    explain: A council means one thing. A charity hears another.\n",
        encoding="utf-8",
    )
    text = "Every stakeholder compact is signed."
    with_own = {f.rule for f in Checker(audience, [own]).check(text).findings}
    assert with_own == {f.rule for f in _checker(audience).check(text).findings}


def test_link_whose_words_are_the_term_explains_it() -> None:
    linked = read(b"You may need [a precept](https://example.org/precept) for that.\n", "text/markdown")
    beside = read(b"You may need a precept, as [our page](https://example.org/page) says.\n", "text/markdown")
    checker = Checker(select=["term"])
    assert checker.check(linked).findings == ()
    assert [f.text for f in checker.check(beside).findings] == ["precept"]
