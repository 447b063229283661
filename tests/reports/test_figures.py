"""Figures of sections and paragraphs, and the table of sections in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.reports.figures import HEAT_NAMES, paragraph_figures, section_figures
from plainspeak.reports.results import Results
from plainspeak.reports.section_table import SectionRow, section_table
from plainspeak.reports.text import render_text

RESIDENTS = Checker()
EASY = "We will mend the road in May. Please move your car. " * 12
HARD = (
    "Implementation of infrastructural improvements necessitates consideration of environmental implications "
    "alongside administrative responsibilities. "
) * 12
PAGE = f"""# Roads

{EASY}

We will utilise it. We utilise two.

| utilise | utilise |
|---|---|
| utilise | utilise |

## Plans

{HARD}

## Bins

On Friday.
"""


def test_sections_have_heat_and_findings_of_their_running_text() -> None:
    report = RESIDENTS.check(from_text(PAGE, "text/markdown"))
    roads, plans, bins = section_figures(report)
    assert (roads.title, roads.heat, plans.heat, bins.heat) == ("Roads", "within", "far-above", "unknown")
    assert report.document.text[plans.start : plans.end].startswith("Plans\n")
    # "utilise" twice; the cells of the table count neither as words nor as findings
    assert (roads.words, roads.findings) == (132 + 7, 2)
    assert roads.findings_per_100_words == 1.4
    assert (bins.findings_per_100_words, bins.longest_sentence, bins.reading_age) == (0.0, 2, None)


def test_heat_is_against_the_target_of_the_audience() -> None:
    text = f"# A\n\n{'Our officers will consider every application carefully before a decision. ' * 12}"
    document = from_text(text, "text/markdown")
    age = section_figures(RESIDENTS.check(document))[0].reading_age
    assert age is not None
    assert age > 11
    heats = [section_figures(Checker(a).check(document))[0].heat for a in ("residents", "partners")]
    assert heats[0] != "within"
    assert heats[0] in ("above", "far-above")
    assert heats[1] == ("within" if age <= 13 else "above" if age <= 15 else "far-above")


def test_paragraphs_have_findings_per_100_words() -> None:
    report = RESIDENTS.check(from_text(PAGE, "text/markdown"))
    found = paragraph_figures(report)
    assert [(p.words, p.longest_sentence) for p in found] == [(132, 7), (7, 4), (12 * 12, 12), (2, 2)]
    assert (found[1].findings, found[1].findings_per_100_words) == (2, 28.6)
    assert sum(p.findings for p in found) < len(report.findings)


def text_of(source: str, width: int = 80, *, colour: bool = False) -> str:
    report = RESIDENTS.check(from_text(source, "text/markdown", "a.md"))
    return render_text(Results("0", "residents", (report,)), width=width, colour=colour)


def test_the_check_shows_the_sections_that_have_a_score() -> None:
    shown = text_of(PAGE)
    row = next(line for line in shown.splitlines() if line.endswith("  Plans"))
    assert HEAT_NAMES["far-above"] in row
    assert "○ within the target" in shown
    assert "1 section has no score: the formulas need 100 words." in shown


def test_the_check_shows_the_hardest_of_many_sections_in_the_order_of_the_text() -> None:
    parts = [f"## Part {n}\n\n{EASY if n in (3, 9) else HARD}" for n in range(14)]
    shown = text_of("\n\n".join(parts))
    titles = [line.rsplit("  ", 1)[1] for line in shown.splitlines() if "the target" in line]
    assert titles == [f"Part {n}" for n in range(14) if n not in (3, 9)]
    assert "the 12 hardest of 14 sections" in shown


def test_a_document_too_short_for_a_score_has_no_table_and_says_why() -> None:
    shown = " ".join(text_of("# Bins\n\nOn Friday.\n").split())
    assert "Sections" not in shown
    assert "the formulas need 100 words, and this document has 3." in shown


def test_words_in_a_table_do_not_make_up_a_score() -> None:
    cells = "\n".join(f"| {'word ' * 20}| b |" for _ in range(6))
    shown = " ".join(text_of(f"Two words.\n\n| a | b |\n|---|---|\n{cells}\n").split())
    assert "need 100 words outside headings and tables, and this document has 2." in shown


@pytest.mark.parametrize("colour", [False, True])
def test_colour_says_nothing_alone(colour: bool) -> None:
    shown = text_of(PAGE, colour=colour)
    assert ("\x1b[32m○ within the target\x1b[0m" in shown) == colour
    assert "○ within the target" in shown


TITLES = st.text(st.sampled_from("ab 界🎉\u202e\x1b"), min_size=1, max_size=60).filter(str.strip)
ROWS = st.builds(
    SectionRow,
    TITLES,
    st.integers(0, 99999),
    st.none() | st.floats(-3, 40).map(lambda age: round(age, 1)),
    st.sampled_from(["within", "above", "far-above", "unknown"]),
)


@given(st.lists(ROWS, max_size=5), st.integers(30, 100))
def test_no_line_is_wider_than_the_terminal(rows: list[SectionRow], width: int) -> None:
    lines = list(section_table(rows, width))
    assert max(map(cell_len, lines), default=0) <= width
    assert sum(any(name in line for name in HEAT_NAMES.values()) for line in lines) == len(rows)
    assert "\x1b" not in "".join(lines)
