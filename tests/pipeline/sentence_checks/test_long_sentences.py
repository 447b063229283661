"""Long sentences are counted as a reader counts, and split only where both halves stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak import Checker
from plainspeak.documents import from_text

if TYPE_CHECKING:
    from plainspeak.model import Finding

CHECKER = Checker(select=["long-sentence"])

SPLITS = [
    (
        "We will empty your bins on Tuesday next week and the crews will come back on Friday for any that they "
        "have missed because of the ice on the hills.",
        "and the crews",
    ),
    (
        "The new path is open to everyone who walks or cycles to the school by the river; the old one will stay "
        "shut until we have mended the bridge over the weir.",
        "the old one",
    ),
    (
        "The cabinet agreed the plan for the libraries at its meeting in March, which means that the library in "
        "your village will stay open until the end of the year at least.",
        "which means that",
    ),
]
WHOLE = [
    # what follows "and" hangs on the condition
    "If you get this letter by Friday, you must call us at once on the number above, and we will book a visit for "
    "you on a day that suits you best.",
    # nothing here is a clause
    "We bought the land, the barn, the old mill, the two cottages by the river and the field behind them from the "
    "estate for a price that the valuer called fair.",
    # the second verb has no subject of its own
    "We will look at every one of the letters that people have sent us about the new playground and answer each of "
    "them before the end of the school year.",
]


def of_words(count: int) -> str:
    return " ".join(["We", *["go"] * (count - 2), "home."])


@pytest.mark.parametrize(("text", "place"), SPLITS)
def test_place_to_split_is_named(text: str, place: str) -> None:
    (finding,) = CHECKER.check(text).findings
    assert (finding.start, finding.end) == (0, len(text))
    assert f"Split it before “{place}”" in finding.message


@pytest.mark.parametrize("text", WHOLE)
def test_no_place_is_named_where_a_half_would_not_stand(text: str) -> None:
    (finding,) = CHECKER.check(text).findings
    assert finding.message.endswith("Make it two or more.")


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (25, []),
        (26, [("long-sentence/over-25", "info")]),
        (40, [("long-sentence/over-25", "info")]),
        (41, [("long-sentence/over-40", "warning")]),
    ],
)
def test_limits(count: int, expected: list[tuple[str, str]]) -> None:
    findings = CHECKER.check(of_words(count)).findings
    assert [(f.rule, f.severity) for f in findings] == expected
    assert all(f"{count} words" in f.message for f in findings)


def check_markdown(text: str) -> tuple[Finding, ...]:
    return CHECKER.check(from_text(text, "text/markdown")).findings


def test_an_item_that_carries_on_its_lead_in_counts_with_it() -> None:
    lead = "You can get help from us with the cost of your rent if you:"
    findings = check_markdown(
        f"{lead}\n\n- live alone\n- {'have two children and ' * 3}earn less than most\n"
    )
    (finding,) = findings
    assert finding.text.startswith("have two children")
    assert "30 words" in finding.message


def test_an_item_that_begins_anew_counts_alone() -> None:
    lead = "You can get help from us with the cost of your rent if you:"
    assert check_markdown(f"{lead}\n\n- {'Two children and ' * 5}a job.\n") == ()


def test_headings_and_cells_are_not_judged() -> None:
    assert check_markdown(f"# {of_words(50)}\n\n| {of_words(50)} | b |\n|---|---|\n| c | d |\n") == ()


def test_an_address_in_it_does_not_hide_a_long_sentence() -> None:
    (finding,) = CHECKER.check(of_words(30).replace("home", "to www.example.gov.uk")).findings
    assert "31 words" in finding.message
