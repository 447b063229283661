"""Acronyms in their shapes, what only looks like one, and the ways in which a text explains them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.glossary.curated import load_lexicon
from plainspeak.glossary.word_list import is_word
from plainspeak.pipeline.acronyms import Use, find_acronyms, spells

KNOWN = load_lexicon().acronyms


def uses(text: str) -> list[Use]:
    return list(find_acronyms(text, KNOWN, is_word, lambda _: False))


def explained(text: str) -> dict[str, str]:
    return {use.short: use.defined for use in uses(text) if use.defined}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Two HMOs stand there.", "HMO"),
        ("the HMO's owner", "HMO"),
        ("the HMO’s owner", "HMO"),
        ("the DfE says", "DfE"),
        ("an MoU on it", "MoU"),
        ("the S106 money", "S106"),
        ("the H.M.O. rules", "HMO"),
        ("our WR team", "WR"),
        ("a LEMP too", "LEMP"),
        ("Both EqIAs are done.", "EqIA"),
    ],
)
def test_shapes(text: str, short: str) -> None:
    assert [use.short for use in uses(text)] == [short]


def test_a_stroke_parts_two_known_acronyms() -> None:
    text = "ask any HMO/TPO officer"
    assert [(use.short, text[use.start : use.end]) for use in uses(text)] == [("HMO", "HMO"), ("TPO", "TPO")]


@pytest.mark.parametrize(
    "text",
    [
        "Henry VIII and Part II",
        "the A1079 and the M25",
        "London SE1 9RS",
        "reference HB/20417",
        "IMPORTANT: read this NOW",
        "You must NOT park here",
        "by McDonald and O'Dea",
        "a YouTube film",
        "the GitHub page",
        "NO2 and CO2",
        "TS Eliot wrote it",
        "Open MON to FRI, 9am to 5pm, and on the first SUN in AUG.",
        "Write to 10 HIGH STREET, MIDDLETON, LEEDS.",
    ],
)
def test_what_is_no_acronym(text: str) -> None:
    silent = {short for short, acronym in KNOWN.items() if acronym.known}
    assert [use.short for use in uses(text) if use.short not in silent] == []


@pytest.mark.parametrize(
    ("text", "long_form"),
    [
        ("A tree preservation order (TPO) helps.", "tree preservation order"),
        ("A TPO (tree preservation order) helps.", "tree preservation order"),
        ("TPO stands for tree preservation order.", "tree preservation order"),
        ("TPO is short for tree preservation order.", "tree preservation order"),
        ("A tree preservation order, or TPO, helps.", "tree preservation order"),
        ("A TPO, or tree preservation order, helps.", "tree preservation order"),
        ("a tree preservation order – TPO – helps", "tree preservation order"),
        ("a Tree Preservation Order ('TPO') helps", "Tree Preservation Order"),
        ("a tree preservation order [TPO] helps", "tree preservation order"),
        ("a tree-preservation order (TPO) helps", "tree-preservation order"),
        ("tree preservation orders (TPOs) help", "tree preservation orders"),
        ("a tree\npreservation order (TPO) helps", "tree\npreservation order"),
    ],
)
def test_definitions(text: str, long_form: str) -> None:
    assert explained(text) == {"TPO": long_form}


@pytest.mark.parametrize(
    ("short", "long_form"),
    [
        ("DfE", "Department for Education"),
        ("SoLACE", "Society of Local Authority Chief Executives"),
        ("EHCP", "education, health and care plan"),
        ("HWRC", "household waste recycling centre"),
        ("S106", "section 106"),
        ("S151", "section 151 officer"),
        ("A&E", "accident and emergency"),
    ],
)
def test_long_forms_spell_their_letters(short: str, long_form: str) -> None:
    assert spells(short, long_form)


@pytest.mark.parametrize(
    ("short", "long_form"),
    [
        ("TPO", "a post office"),
        ("HMO", "house"),
        ("SEN", "see the gate"),
        ("S106", "section 107"),
        ("TPO", "TPO"),
    ],
)
def test_chance_words_do_not(short: str, long_form: str) -> None:
    assert not spells(short, long_form)


@given(st.text(max_size=120))
def test_offsets_point_at_the_acronym(text: str) -> None:
    for use in uses(text):
        assert (
            text[use.start : use.end]
            .replace(".", "")
            .replace(" ", "")
            .upper()
            .startswith(use.short[0].upper())
        )
