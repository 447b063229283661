"""Terms are found by their words, and by the commas that belong to them."""

from __future__ import annotations

import pytest

from plainspeak import Checker

CHECKER = Checker(select=["term", "jargon"])


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ask us for an education, health and care plan.", "education, health and care plan"),
        ("All Education, Health and Care Plans are late.", "Education, Health and Care Plans"),
        ("Ask us for an education health and care plan.", "education health and care plan"),
        (
            "She came from the voluntary, community and social enterprise sector.",
            "voluntary, community and social enterprise sector",
        ),
    ],
)
def test_a_comma_of_the_term_may_stand_in_the_text(text: str, marked: str) -> None:
    assert marked in [finding.text for finding in CHECKER.check(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Ask about education, health, and care plan your summer with us.",
        "He works in education. Health and care plan days for staff.",
    ],
)
def test_no_other_comma_or_stop_may(text: str) -> None:
    assert not any(finding.text.lower().startswith("education") for finding in CHECKER.check(text).findings)
