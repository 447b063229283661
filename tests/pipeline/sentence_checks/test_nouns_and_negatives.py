"""Strings of nouns and double negatives are found, and what only looks like them is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.checks.sentences import SENTENCE_RULES
from plainspeak.documents import from_text

if TYPE_CHECKING:
    from plainspeak.model import Finding

NOUNS = Checker(select=["noun-string"])
NEGATIVES = Checker(select=["double-negative"])
SENTENCES = Checker(select=SENTENCE_RULES)
WORDS_ONLY = Checker(ignore=SENTENCE_RULES)

STRINGS = [
    (
        "The adult social care market position statement is out.",
        "adult social care market position statement",
    ),
    ("Send us the council tax support application form.", "council tax support application form"),
    ("Fill in the school uniform voucher request form.", "school uniform voucher request form"),
]
NO_STRINGS = [
    "Your council tax bill is in the post.",
    "Ask at the council tax office counter.",
    "The Adult Social Care Market Position Statement is out.",
    "Last week bin crews missed us.",
    "Bring a bill, a letter, a card and a photo.",
    "We met on Monday 4 May at 12 Mill Lane, Saltby.",
]
PAIRS = [
    ("It is not uncommon for a parcel to go missing.", "not uncommon"),
    ("You cannot use the hall unless you book it.", "cannot use the hall unless"),
    ("No child may leave without a parent.", "No child may leave without"),
    ("Nobody may enter except staff.", "Nobody may enter except"),
]
SINGLE = [
    "We will not start until the ground is dry.",
    "It is not under our control.",
    "Not only the hall but the yard is shut.",
    "We do not know. Come in without fear.",
    "You cannot park here. Ask us unless it is late.",
    "It is not unique to us.",
]


@pytest.mark.parametrize(("text", "string"), STRINGS)
def test_strings_of_nouns(text: str, string: str) -> None:
    (finding,) = NOUNS.check(text).findings
    assert (finding.text, finding.severity, finding.suggestions) == (string, "info", ())


@pytest.mark.parametrize("text", NO_STRINGS)
def test_names_pairs_and_lists_are_no_strings(text: str) -> None:
    assert NOUNS.check(text).findings == ()


def test_headings_may_be_short_of_verbs() -> None:
    assert NOUNS.check(from_text("# School uniform voucher request form\n", "text/markdown")).findings == ()


@pytest.mark.parametrize(("text", "pair"), PAIRS)
def test_two_negatives(text: str, pair: str) -> None:
    (finding,) = NEGATIVES.check(text).findings
    assert (finding.text, finding.severity) == (pair, "info")


@pytest.mark.parametrize("text", SINGLE)
def test_one_negative_is_fine(text: str) -> None:
    assert NEGATIVES.check(text).findings == ()


# What each becomes with its suggestion; None where there is only advice.
POSITIVE = [
    ("It is not uncommon for a parcel to go missing.", "It is common for a parcel to go missing."),
    ("Not unreasonable wishes are met.", "Reasonable wishes are met."),
    ("That is not impossible.", "That is possible."),
    ("It was a not unequal share.", None),
    ("It is not without risk.", None),
    ("You cannot use the hall unless you book it.", "You can use the hall only if you book it."),
    ("We will not call unless you ask us to.", "We will call only if you ask us to."),
    ("The gate isn’t locked unless we say so.", "The gate is locked only if we say so."),
    # "must … only if" and "do … only if" would say something else
    ("You must not park here unless you have a permit.", None),
    ("We do not pay unless you send a bill.", None),
    ("No child may leave without a parent.", None),
]


@pytest.mark.parametrize(("text", "expected"), POSITIVE)
def test_two_negatives_are_turned_round_where_that_is_safe(text: str, expected: str | None) -> None:
    (finding,) = NEGATIVES.check(text).findings
    made = [text[: finding.start] + s + text[finding.end :] for s in finding.suggestions]
    assert made == ([] if expected is None else [expected])


def test_the_message_names_the_noun_to_begin_with() -> None:
    (finding,) = NOUNS.check("Send us the council tax support application form.").findings
    assert "begin with “form”" in finding.message


ANY = st.lists(
    st.sampled_from(
        [text for text, _ in [*STRINGS, *PAIRS]]
        + [
            "There are people who use it.",
            *NO_STRINGS,
            *SINGLE,
            "We will utilise the hall.",
            "“It is not uncommon,” he said.",
        ]
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@settings(max_examples=25, deadline=None)
@given(ANY)
def test_findings_point_at_their_text_and_stand_beside_the_others(texts: list[str]) -> None:
    text = " ".join(texts)
    everything = ALL.check(text).findings
    assert all(text[f.start : f.end] == f.text for f in everything)
    kept = [f for f in everything if _is_of_a_sentence(f)]
    assert kept == list(SENTENCES.check(text).findings)
    assert [f for f in everything if not _is_of_a_sentence(f)] == list(WORDS_ONLY.check(text).findings)


def _is_of_a_sentence(finding: Finding) -> bool:
    return finding.rule in SENTENCE_RULES or finding.kind in SENTENCE_RULES


ALL = Checker()
