"""Acronyms as the reader of a whole document meets them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from plainspeak import Checker, read

if TYPE_CHECKING:
    from plainspeak.model import Finding


@cache
def _checker() -> Checker:
    return Checker(select=["acronym", "readability"])


def _findings(text: str, media_type: str = "text/plain") -> list[Finding]:
    return list(_checker().check(read(text.encode(), media_type)).findings)


def _flagged(text: str) -> list[str]:
    return [f.text for f in _findings(text) if f.kind == "acronym"]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("EHCPs take 20 weeks.", ["EHCPs"]),
        ("The HMO's licence has run out.", ["HMO's"]),
        ("DfE and MoU papers are with SoLACE.", ["DfE", "MoU", "SoLACE"]),
        ("Money held under s.151 rules.", ["s.151"]),
        ("The H.M.O. licence costs £900.", ["H.M.O."]),
        ("Our ASB/DV team can help.", ["ASB", "DV"]),
        ("All CQC-rated homes and non-HMO homes count.", ["CQC", "HMO"]),
        ("The plan goes to SENDIAGX first.", ["SENDIAGX"]),
        ("Send it to SW1A 2AA with reference PL/2024/113.", []),
        ("Take the A40, then the B4260 and the M25.", []),
        ("PLEASE KEEP THIS GATE SHUT", []),
        ("Mr JK Patel drives to B&Q.", []),
        ("Our IT team will call, and it will help us.", []),
        ("Part IV and Schedule XII apply at 9AM.", []),
    ],
)
def test_shapes(text: str, flagged: list[str]) -> None:
    assert _flagged(text) == flagged


@pytest.mark.parametrize(
    "text",
    [
        "A house in multiple occupation (HMO) needs a licence. The HMO is checked.",
        "An HMO (house in multiple occupation) needs a licence. The HMO is checked.",
        "An HMO is a house in multiple occupation. The HMO is checked.",
        "HMO stands for house in multiple occupation. The HMO is checked.",
        "A house in multiple occupation, or HMO, needs a licence. The HMO is checked.",
        "A house in multiple occupation is known as an HMO. The HMO is checked.",
        "A house in multiple occupation (from here on referred to as the HMO) is let. The HMO is checked.",
        "A house in multiple occupation – HMO – needs a licence. The HMO is checked.",
        "Houses in multiple occupation ('HMOs') need a licence. HMOs are checked.",
        "What is an HMO?\n\nAn HMO is a house in multiple occupation.",
    ],
)
def test_ways_to_explain(text: str) -> None:
    assert _flagged(text) == []


def test_is_a_something_else_does_not_explain() -> None:
    assert _flagged("An HMO is a home of many people.") == ["An HMO"]


def test_explained_only_later_names_the_place() -> None:
    text = "# Trees\n\nA TPO may hold.\n\n# Rules\n\nA tree preservation order (TPO) protects a tree.\n"
    (finding,) = _findings(text, "text/markdown")
    assert finding.severity == "warning"
    assert "explained only later, under 'Rules'" in finding.message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "The EHCP is late.\n\n| EHCP | education, health and care plan |\n|---|---|\n| a | b |\n",
            "a table",
        ),
        ("The EHCP[^1] is late.\n\n[^1]: EHCP means education, health and care plan.\n", "a note"),
        (
            "The EHCP is late.\n\n## Glossary\n\n- EHCP: education, health and care plan\n",
            "the list of terms",
        ),
    ],
)
def test_explained_only_in_a_glossary_is_milder(text: str, place: str) -> None:
    (finding,) = _findings(text, "text/markdown")
    assert (finding.text, finding.severity) == ("EHCP", "info")
    assert place in finding.message


def test_two_long_forms_for_one_acronym() -> None:
    text = "A compulsory purchase order (CPO) is near. The CPO went to our chief planning officer (CPO)."
    (finding,) = _findings(text)
    assert finding.start == text.rindex("CPO")
    assert "compulsory purchase order" in finding.message


def test_plural_and_singular_long_forms_agree() -> None:
    text = "A house in multiple occupation (HMO) is let. Houses in multiple occupation (HMOs) need a licence."
    assert _findings(text) == []


def test_short_form_that_never_comes_again() -> None:
    text = "A tree preservation order (TPO) protects the oak. Ask us first."
    (finding,) = _findings(text)
    assert (finding.kind, finding.severity) == ("readability", "info")
    assert text[: finding.start] + finding.suggestions[0] + text[finding.end :] == (
        "A tree preservation order protects the oak. Ask us first."
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The CPO covers the land. An inquiry will hear objectors.", "compulsory purchase order"),
        ("The CPO leads buying, procurement and contracts.", "chief procurement officer"),
        ("Families in TA wait for a home. Some are in hotels.", "temporary accommodation"),
        ("The TA says that traffic will grow at the junction.", "transport assessment"),
    ],
)
def test_reading_fits_the_document(text: str, first: str) -> None:
    assert _findings(text)[0].suggestions[0] == first
