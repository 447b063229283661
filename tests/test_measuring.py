"""Only running prose is scored, a list as the sentence that it is, and each section by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.measuring import prose_of
from plainspeak.readability import scores

if TYPE_CHECKING:
    from plainspeak.model import FullScores, Measures

CHECKER = Checker()
SENTENCES = [
    "We are going to mend the road outside your house in May.",
    "Please move your car before eight in the morning.",
    "The work will take about four days, but it may take longer if it rains.",
    "You can still walk along the pavement at any time of the day.",
    "Our contractor will bring your bins back to your gate.",
    "Ring the office if you cannot walk far and need a lift.",
    "The new surface was tested in the laboratory by our engineers.",
    "Thank you for being patient while we do this necessary repair.",
]
PARAGRAPHS = [" ".join(SENTENCES[:4]), " ".join(SENTENCES[4:]), " ".join(SENTENCES[2:6])]


def measure(markdown: str) -> Measures:
    return CHECKER.measure(from_text(markdown, "text/markdown"))


LAYOUT = st.sampled_from(
    [
        "# Urgent notification regarding infrastructure",
        "### Roads",
        "| Category | Expenditure |\n|---|---|\n| Administration | considerable |",
        "## Was the road mended by us?",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(LAYOUT, min_size=4, max_size=4))
def test_headings_and_tables_move_no_score(layout: list[str]) -> None:
    plain = measure("\n\n".join(PARAGRAPHS)).whole
    mixed = [part for pair in zip(layout, [*PARAGRAPHS, ""], strict=True) for part in pair]
    assert measure("\n\n".join(mixed)).whole == plain


ITEMS = ["your rent book", "a letter from the bank", "two photos", "the form we sent you"]


def test_a_list_that_carries_on_its_lead_in_is_one_sentence_to_the_formulas() -> None:
    body = "\n\n".join(PARAGRAPHS)
    prose = measure(f"{body}\n\nPlease bring {', '.join(ITEMS[:-1])} and {ITEMS[-1]}.").whole
    bullets = measure(f"{body}\n\nPlease bring:\n\n" + "\n".join(f"- {item}" for item in ITEMS)).whole
    assert prose.reading_age is not None
    assert bullets.reading_age == pytest.approx(prose.reading_age, abs=0.2)
    # but a reader reads it item by item
    assert bullets.sentences == prose.sentences + len(ITEMS)


def test_items_that_are_sentences_count_as_such() -> None:
    body = "\n\n".join(PARAGRAPHS)
    items = ["We will knock first.", "You can send us away.", "We come back in May."]
    listed = measure(f"{body}\n\nThis is how it goes:\n\n" + "\n".join(f"- {item}" for item in items)).whole
    plain = measure(f"{body}\n\nThis is how it goes: " + " ".join(items)).whole
    assert listed.mean_sentence_words is not None
    assert plain.mean_sentence_words is not None
    assert listed.mean_sentence_words < plain.mean_sentence_words


def test_sections_are_scored_by_themselves() -> None:
    text = f"# Roads\n\n{' '.join(SENTENCES)} {' '.join(SENTENCES)}\n\n## Bins\n\nWe empty them on Friday.\n"
    measures = measure(text)
    roads, bins = measures.sections
    assert (roads.title, roads.level, bins.title, bins.level) == ("Roads", 1, "Bins", 2)
    assert roads.scores == measure(" ".join(SENTENCES * 2)).whole
    assert bins.scores.words == 5
    assert bins.scores.reading_age is None
    assert bins.scores.dale_chall is None
    assert measures.whole.words == roads.scores.words + bins.scores.words


def test_shares_and_counts() -> None:
    whole = measure(" ".join(SENTENCES)).whole
    assert (whole.sentences, whole.longest_sentence) == (8, 15)
    assert whole.long_sentence_share == 0
    assert whole.passive_share == 0.125
    # contractor, surface is two; laboratory, engineers, necessary, and "any" is two
    assert whole.long_words == 4


def test_a_report_has_the_measures_and_the_scores_agree() -> None:
    document = from_text("\n\n".join(PARAGRAPHS * 2), "text/markdown")
    report = CHECKER.check(document)
    assert report.measures == CHECKER.measure(document)
    assert Checker(select=["jargon"]).check(document).measures == report.measures
    whole: FullScores = report.measures.whole
    assert report.scores.reading_age == whole.reading_age
    assert report.scores.flesch_reading_ease == whole.flesch_reading_ease
    assert report.scores.passive_sentences == sum(f.kind == "passive" for f in report.findings)


def test_an_empty_document_has_no_figures() -> None:
    whole = measure("").whole
    assert (whole.words, whole.sentences, whole.reading_age, whole.passive_share) == (0, 0, None, None)


def test_prose_from_the_text_alone_gives_the_scores_of_the_check() -> None:
    text = (
        "# One\n\nWe will do this:\n\n- take the bins out\n- bring them in.\n\n"
        + "The cat sat on a mat. " * 30
    )
    report = Checker().check(from_text(text, "text/markdown"))
    found = scores(prose_of(report.document.text, report.document.blocks))
    assert found == replace(report.scores, passive_sentences=0)


def test_the_outline_has_the_reading_ages_of_the_sections() -> None:
    body = " ".join(SENTENCES)
    source = f"# Roads\n\n{body}\n\n{body}\n\n## Bins\n\nOn Friday.\n\n## Table\n\n|a|b|\n|---|---|\n|c|d|\n"
    document = from_text(source, "text/markdown")
    outline, measures = CHECKER.check(document).outline, CHECKER.measure(document)
    assert [(s.title, s.level, s.start, s.end, s.words) for s in outline.sections] == [
        (s.title, s.level, s.start, s.end, s.scores.words) for s in measures.sections
    ]
    assert [s.reading_age for s in outline.sections] == [s.scores.reading_age for s in measures.sections]
    assert [s.longest_sentence for s in outline.sections] == [15, 2]


def test_paragraphs_have_their_longest_sentence() -> None:
    text = "# A heading\n\nGo home. We will go home at ten.\n\nPlease bring:\n\n- a bill\n- Your own cup.\n"
    document = from_text(text, "text/markdown")
    found = CHECKER.check(document).outline.paragraphs
    shown = [(document.text[p.start : p.end], p.words, p.longest_sentence) for p in found]
    assert shown == [
        ("Go home. We will go home at ten.", 8, 6),
        ("Please bring:", 2, 2),
        # the item with its lead-in
        ("a bill", 2, 4),
        ("Your own cup.", 3, 3),
    ]
