from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.documents import from_text
from tests.documents.shapes import assert_sound, cut, places, texts

LONG = (
    "The council will carry out a review of every parking bay in the streets around Castle Park this spring, and "
    "Bristol residents who hold a permit will be asked what they think before Anything changes on the ground."
)


def test_blank_lines_part_paragraphs_and_the_text_stays_as_it_is() -> None:
    text = "One thing happened.\r\n\r\n  Then another did.\r\n"
    document = from_text(text, path="a.txt")
    assert document.text == document.source == text
    assert document.pieces == ()
    assert cut(document) == [("paragraph", "One thing happened."), ("paragraph", "Then another did.")]
    assert places(document) == ["paragraph 1", "paragraph 2"]


@pytest.mark.parametrize("width", [60, 66, 72, 80])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_wrapped_paragraph_is_one_block(width: int, end: str) -> None:
    wrapped = end.join(textwrap.wrap(LONG, width))
    assert texts(from_text(wrapped)) == [wrapped]


@pytest.mark.parametrize("width", [60, 72])
def test_paragraphs_wrapped_together_and_a_short_last_line(width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(LONG, width))
    both = f"{wrapped}\n\n{wrapped}"
    assert texts(from_text(both)) == [wrapped, wrapped]


def test_a_page_break_in_a_sentence_stays_as_found() -> None:
    document = from_text(
        "The review found that third sector\n\n2 See the report, page 16\n\norganisations were late."
    )
    assert [kind for kind, _ in cut(document)][-1] == "paragraph"
    assert texts(document)[-1] == "organisations were late."


@pytest.mark.parametrize(
    "marker",
    [
        "•",
        "• ",
        "- ",
        "– ",
        "* ",
        "◦ ",
        "▪ ",
        "· ",
        "1. ",
        "1) ",
        "a) ",
        "(a) ",
        "(i) ",
        "(1) ",
        "ii) ",
        "•\t",
    ],
)
def test_an_item_starts_after_its_marker(marker: str) -> None:
    document = from_text(f"You need:\n{marker}your passport\n{marker}a bill")
    assert cut(document) == [
        ("paragraph", "You need:"),
        ("list-item", "your passport"),
        ("list-item", "a bill"),
    ]
    assert places(document) == ["paragraph 1", "list item 1", "list item 2"]


def test_the_lines_of_an_item_stay_with_it() -> None:
    document = from_text(
        "- The first item is so long that it goes over\n  Two lines of the page.\n- Second\nthat runs on\n- Third\n"
    )
    assert texts(document) == [
        "The first item is so long that it goes over\n  Two lines of the page.",
        "Second\nthat runs on",
        "Third",
    ]


def test_nested_items_have_their_depth() -> None:
    document = from_text("1. Top\n   a) Inner\n   b) Inner again\n2. Top again\n")
    assert [block.level for block in document.blocks] == [1, 2, 2, 1]


def test_a_number_or_dash_in_a_wrapped_sentence_is_no_marker() -> None:
    text = (
        "The committee agreed to pay for the repairs to the roof of the hall at\n"
        "12. The Grove and for all of the work that the tenants want to be done\n"
        "– as it said it would when it met them in the spring – before the rain."
    )
    assert texts(from_text(text)) == [text]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Fees and charges", 1),
        ("No hot water?", 1),
        ("COUNCIL TAX", 1),
        ("3 Findings", 1),
        ("1.2 Scope", 2),
        ("1. Introduction", 1),
        ("2 *Research*", 1),
    ],
)
def test_a_short_line_that_stands_alone_is_a_heading(line: str, level: int) -> None:
    document = from_text(f"Before it all.\n\n{line}\n\nSome words follow it here.")
    assert cut(document)[1] == ("heading", line)
    assert document.blocks[1].level == level
    assert document.blocks[2].where == f"under '{line.replace('*', '')}', paragraph 1"


@pytest.mark.parametrize(
    "line",
    [
        "It ends with a stop.",
        "Dear Mrs Jones",
        "Yours sincerely",
        "12 March 2026",
        "help@council.example",
        "Call 0117 496 0000",
        "organisations have become involved",
        "You will need:",
        "This line has so many words in it that nobody would ever take it for one of them",
    ],
)
def test_other_short_lines_are_not(line: str) -> None:
    document = from_text(f"Before it all.\n\n{line}\n\nSome words follow it here.")
    assert cut(document)[1] == ("paragraph", line)


def test_a_text_of_one_line_is_a_paragraph() -> None:
    assert cut(from_text("Bin collections")) == [("paragraph", "Bin collections")]


@pytest.mark.parametrize(("rule", "level"), [("====", 1), ("----", 2)])
def test_an_underlined_line_is_a_heading(rule: str, level: int) -> None:
    document = from_text(f"Fees\n{rule}\nThe fee is £5.")
    assert cut(document) == [("heading", "Fees"), ("paragraph", "The fee is £5.")]
    assert document.blocks[0].level == level


def test_a_heading_set_close_over_labelled_lines() -> None:
    document = from_text(
        "What the words mean\nUse class: the group that a building belongs to\n"
        "Case officer: the planner who handles it\nSite notice: a paper on a lamp post"
    )
    assert cut(document) == [
        ("heading", "What the words mean"),
        ("paragraph", "Use class: the group that a building belongs to"),
        ("paragraph", "Case officer: the planner who handles it"),
        ("paragraph", "Site notice: a paper on a lamp post"),
    ]


def test_the_lines_of_an_address_are_blocks() -> None:
    assert texts(from_text("Town Hall\nHigh Street\nBristol\nBS1 5TR\n\nPlease write to us.")) == [
        "Town Hall",
        "High Street",
        "Bristol",
        "BS1 5TR",
        "Please write to us.",
    ]


def test_contents_with_tabs_are_cells() -> None:
    document = from_text("Contents\n\nSummary\t4\n1 Introduction\t5\n\nSummary\n\nThis is it.")
    assert cut(document)[1:5] == [
        ("table-cell", "Summary"),
        ("table-cell", "4"),
        ("table-cell", "1 Introduction"),
        ("table-cell", "5"),
    ]
    assert places(document)[1:5] == ["table 1, row 1", "table 1, row 1", "table 1, row 2", "table 1, row 2"]


def test_a_tab_typed_for_a_space_does_not_cut_a_sentence() -> None:
    text = "We will carry\tout the work."
    assert texts(from_text(text)) == [text]


def test_short_lines_under_a_colon_are_items() -> None:
    expected = [
        ("paragraph", "You will need:"),
        ("list-item", "your passport"),
        ("list-item", "proof of address"),
        ("list-item", "a recent bill"),
    ]
    assert cut(from_text("You will need:\nyour passport\nproof of address\na recent bill")) == expected
    assert cut(from_text("You will need:\n\nyour passport\nproof of address\na recent bill")) == expected


def test_numbered_paragraphs_start_after_their_number() -> None:
    document = from_text("1.1 The council has agreed the plan.\n1.2 The committee noted the report.\n\nEnd.")
    assert texts(document) == ["The council has agreed the plan.", "The committee noted the report.", "End."]


def test_rules_and_empty_texts_hold_no_blocks() -> None:
    for text in ("", " \t\r\n\r\n", "* * *\n\n-----\n", "\ufeff\n"):
        assert from_text(text).blocks == ()


@pytest.mark.parametrize("text", ["🎉🎉", "\ud800 half", "a\0b", "x" * 1_000_000, "\ufeffFees are due."])
def test_strange_texts_are_read(text: str) -> None:
    document = from_text(text)
    assert document.text == text
    assert texts(document) == [text.lstrip("\ufeff")]


@settings(deadline=None)
@given(st.text(st.characters() | st.sampled_from("\n\r\t -•.:1a"), max_size=300))
def test_any_text_is_cut_soundly(text: str) -> None:
    document = from_text(text)
    assert document.text == text
    assert_sound(document)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Fees", "• we pay", "a\tb", "1. One", "", "===", "and so on.", LONG, "x:", "  y"])
    )
)
def test_no_word_is_lost(lines: list[str]) -> None:
    """What lies outside the blocks is white space, markers, numbers and rules."""
    document = from_text("\n".join(lines))
    assert_sound(document)
    outside, end = "", 0
    for block in document.blocks:
        outside += document.text[end : block.start]
        end = block.end
    outside += document.text[end:]
    assert set(outside) <= set(" \t\n•1.=")


def test_an_item_begins_with_its_first_word_whatever_stands_before_it() -> None:
    document = from_text("We collect:\n\n- \x85paper\n- \u3000card\n")
    assert [document.text[block.start : block.end] for block in document.blocks][1:] == ["paper", "card"]
