from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scoring import (
    SLACK,
    Dense,
    Figures,
    Finding,
    Labelled,
    Rewrite,
    Sense,
    coverage,
    figures,
    first_fits,
    load,
    senses,
    stands_for,
    wrong_per_1000,
)
from plainspeak.model import PlainspeakError, Span

if TYPE_CHECKING:
    from pathlib import Path


def marked(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def finding(text: str, words: str, *replacements: str, acronym: bool = False) -> Finding:
    span = marked(text, words)
    return Finding(span.start, span.end, replacements, acronym)


OUTCOMES = "The scheme will deliver outcomes."
VISION = "We must deliver on our vision."
PARCELS = "We deliver parcels to the library."
LAWN = "The key is under the mat."
SENSES = (
    Sense(OUTCOMES, marked(OUTCOMES, "deliver"), True),
    Sense(VISION, marked(VISION, "deliver"), True),
    Sense(PARCELS, marked(PARCELS, "deliver"), False),
    Sense(LAWN, marked(LAWN, "key"), False),
)


def test_senses_are_shares_of_all_of_jargon_and_of_ordinary_uses() -> None:
    found = {
        OUTCOMES: [finding(OUTCOMES, "deliver outcomes")],
        VISION: [finding(VISION, "vision")],
        PARCELS: [finding(PARCELS, "library")],
        LAWN: [],
    }
    assert senses(SENSES, found) == (0.75, 0.5, 1.0)


def test_a_finding_that_is_too_wide_flags_no_jargon_and_still_wrongs_an_ordinary_use() -> None:
    found = {item.text: [Finding(0, len(item.text))] for item in SENSES}
    assert senses(SENSES, found) == (0.0, 0.0, 0.0)


def test_flagging_nothing_is_right_on_every_ordinary_use() -> None:
    assert senses(SENSES, {item.text: [] for item in SENSES}) == (0.5, 0.0, 1.0)


def test_without_items_there_is_no_share() -> None:
    assert senses((), {}) == (None, None, None)
    assert coverage((), {}) == (None, None)
    assert wrong_per_1000((), {}) is None
    assert first_fits((), {}) is None


@pytest.mark.parametrize(("longer_by", "right"), [(0, True), (SLACK, True), (SLACK + 1, False)])
def test_a_finding_may_be_a_little_longer_than_what_it_stands_for(longer_by: int, right: bool) -> None:
    span = Span(10, 20)
    assert stands_for(Finding(10, 20 + longer_by), [span]) == ((span,) if right else ())


def test_a_finding_over_two_spans_stands_for_both_of_them_and_the_words_between() -> None:
    first, last = Span(0, 5), Span(30, 40)
    assert stands_for(Finding(0, 40), [first, Span(60, 70), last]) == (first, last)


def test_neighbours_do_not_overlap() -> None:
    assert stands_for(Finding(5, 8), [Span(0, 5), Span(8, 9)]) == ()


def test_coverage_counts_spans_for_recall_and_findings_for_precision() -> None:
    text = "Key stakeholders will utilise synergies going forward."
    words = ("stakeholders", "utilise", "synergies", "going forward")
    items = [Dense(text, tuple(marked(text, word) for word in words))]
    found = [
        finding(text, "utilise"),
        finding(text, "forward"),
        finding(text, "Key"),
        finding(text, "will"),
        Finding(0, len(text)),
    ]
    # The whole sentence is hardly longer than its four spans together, so it stands for all of them.
    assert coverage(items, {text: found[:4]}) == (0.5, 0.5)
    assert coverage(items, {text: found}) == (1.0, 0.6)


def test_coverage_without_findings_has_a_recall_of_nought_and_no_precision() -> None:
    text = "We utilise it."
    assert coverage([Dense(text, (marked(text, "utilise"),))], {text: []}) == (0.0, None)


def test_two_findings_on_one_span_are_both_right_and_reach_it_once() -> None:
    text = "We utilise and leverage it."
    items = [Dense(text, (marked(text, "utilise"), marked(text, "leverage")))]
    assert coverage(items, {text: [finding(text, "utilise"), finding(text, "We utilise")]}) == (0.5, 1.0)


def test_wrong_per_1000_counts_words_between_spaces() -> None:
    texts = ["Pay your rent by 3 May.", "Ring us on 01632 960 118 if you cannot pay."]
    found = {texts[0]: [Finding(0, 3)], texts[1]: [Finding(0, 4), Finding(5, 7)]}
    assert wrong_per_1000(texts, found) == 1000 * 3 / 16


REPAIR = "We’ll commence  the repair."
REWRITE = Rewrite(REPAIR, marked(REPAIR, "commence"), ("start", "begin"))


@pytest.mark.parametrize(
    ("found", "fits"),
    [
        ([finding(REPAIR, "commence", "begin", "effect")], True),
        ([finding(REPAIR, "commence", "effect", "begin")], False),
        ([finding(REPAIR, "commence  the", "start the")], True),
        ([finding(REPAIR, "We’ll commence", "We'll start")], True),
        ([finding(REPAIR, "commence", "starting")], False),
        ([finding(REPAIR, "commence")], False),
        ([finding(REPAIR, "commence"), finding(REPAIR, "commence  the", "begin the")], True),
        ([finding(REPAIR, "repair", "mending")], False),
        ([], False),
    ],
)
def test_the_first_replacement_must_give_an_accepted_sentence(found: list[Finding], fits: bool) -> None:
    assert first_fits([REWRITE], {REPAIR: found}) == (1.0 if fits else 0.0)


def test_an_empty_replacement_takes_the_words_out() -> None:
    text = "It is currently shut."
    item = Rewrite(text, marked(text, "currently"), ("", "now"))
    assert first_fits([item], {text: [finding(text, "currently", "")]}) == 1.0


def test_a_finding_elsewhere_makes_no_fit_even_where_the_sentence_is_accepted() -> None:
    text = "Go go home."
    item = Rewrite(text, Span(0, 3), ("",))
    assert first_fits([item], {text: [finding(text, "go ", "")]}) == 0.0


def test_acronyms_count_in_plain_text_only() -> None:
    text = "Ask the LTA about it."
    flagged = [finding(text, "LTA", acronym=True)]
    sets = Labelled(
        senses=(Sense(text, marked(text, "LTA"), False),),
        dense=(Dense(text, (marked(text, "LTA"),)),),
        plain=(text,),
        rewrites=(Rewrite(text, marked(text, "LTA"), ("council",)),),
    )
    assert figures(sets, {text: flagged}) == Figures(1.0, None, 1.0, 0.0, None, 200.0, 0.0)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=8))
def test_figures_stay_within_their_bounds(ranges: list[tuple[int, int]]) -> None:
    text = "We will utilise our assets to leverage a step change."
    found = {text: [Finding(start, start + length) for start, length in ranges]}
    sets = Labelled(dense=(Dense(text, (marked(text, "utilise"), marked(text, "leverage"))),), plain=(text,))
    result = figures(sets, found)
    assert result.coverage_recall in (0.0, 0.5, 1.0)
    assert (result.coverage_precision is None) == (not ranges)
    assert result.wrong_per_1000 == pytest.approx(100 * len(ranges))
    if result.coverage_recall:
        assert result.coverage_precision


def write(folder: Path, name: str, *objects: object) -> None:
    lines = [json.dumps(thing, ensure_ascii=False) for thing in objects]
    (folder / name).write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def test_a_folder_is_read_and_missing_sets_are_empty(tmp_path: Path) -> None:
    text = "Café\u2028staff\x85deliver."
    sense = {"id": "1", "text": text, "start": 11, "end": 18, "jargon": False, "why": "no object"}
    rewrite = {"text": text, "start": 11, "end": 18, "accept": ["provide", "give"]}
    spans = [{"start": 0, "end": 4, "term": "café"}, {"start": 5, "end": 10, "term": "staff"}]
    write(tmp_path, "senses.jsonl", sense)
    write(tmp_path, "rewrites.jsonl", rewrite, rewrite)
    write(tmp_path, "coverage.jsonl", {"text": text, "spans": spans})
    item = Rewrite(text, Span(11, 18), ("provide", "give"))
    assert load(tmp_path) == Labelled(
        senses=(Sense(text, Span(11, 18), False),),
        dense=(Dense(text, (Span(0, 4), Span(5, 10))),),
        rewrites=(item, item),
    )


def test_a_folder_without_sets_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlainspeakError, match="has no labelled set"):
        load(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"text": "We go.", "start": 3, "jargon": true}',
        '{"text": "We go.", "start": 3, "end": 9, "jargon": true}',
        '{"text": "We go.", "start": 3, "end": 3, "jargon": true}',
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "senses.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(PlainspeakError, match=r"^line 2 of .*senses\.jsonl cannot be used: "):
        load(tmp_path)
