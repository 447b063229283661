"""The sets on sentences: what their scripts count, and that we reach what we promise."""

from __future__ import annotations

import json

import pytest

from benchmarks import passives, sentences
from plainspeak import Checker
from plainspeak.documents import from_text

BULLETS = sentences.LABELLED.with_name("bullets.jsonl")


def test_agreement_by_hand() -> None:
    passages = [
        sentences.Passage("One. Two.", frozenset({4, 9})),
        sentences.Passage("One e.g. two.", frozenset({13})),
    ]
    found = sentences.agreement(passages, [{4, 9}, {8, 13}])
    assert (found.precision, found.recall, found.exact) == (0.75, 1.0, 0.5)
    assert found.f1 == pytest.approx(6 / 7)


def test_a_passive_must_be_marked_closely_and_a_state_not_at_all() -> None:
    passive = passives.Item("The bins were emptied.", 9, 21, True)
    state = passives.Item("The gate was shut.", 9, 17, False)
    assert passives.is_right(passive, [(9, 21)])
    assert not passives.is_right(passive, [])
    assert not passives.is_right(passive, [(0, 60)])
    assert passives.is_right(state, [(0, 8)])
    assert not passives.is_right(state, [(9, 17)])
    counts = passives.count([passive, state], lambda _text: [(9, 17)])
    assert counts == passives.Counts(found=1, missed=0, flagged=1, left=0)
    assert (counts.precision, counts.recall) == (0.5, 1.0)


def test_passives_are_told_from_states() -> None:
    counts = passives.count(passives.load(passives.LABELLED), passives.finder())
    assert counts.precision >= 0.95
    assert counts.recall >= 0.80


def test_sentences_are_found() -> None:
    passages = sentences.load(sentences.LABELLED)
    ends = sentences.plainspeak()
    assert sentences.agreement(passages, [ends(passage.text) for passage in passages]).f1 >= 0.985


def test_bullets_for_a_comma_list_hardly_move_the_reading_age() -> None:
    checker = Checker()
    for line in BULLETS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        prose, bullets = (
            checker.measure(from_text(pair[field])).whole.reading_age for field in ("prose", "bullets")
        )
        assert prose is not None
        assert bullets is not None
        assert abs(prose - bullets) <= 0.3, pair["id"]
