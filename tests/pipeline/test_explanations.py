"""The ways in which a text explains a term, and what only looks like one of them."""

from __future__ import annotations

import pytest

from plainspeak.pipeline.explanations import is_explained


def explained(text: str, term: str) -> bool:
    """`text` may hold a second sentence after " | "."""
    sentence, _, following = text.partition(" | ")
    start = sentence.lower().index(term)
    return is_explained(sentence, start, start + len(term), following)


@pytest.mark.parametrize(
    "text",
    [
        "A commuted sum (money that a builder pays instead of laying out a park) is due.",
        "A commuted sum means money paid instead of open space.",
        "A commuted sum is when a builder pays us instead of laying out a park.",
        "A commuted sum is the money that a builder pays for a park.",
        "We took a commuted sum, which is money that a builder pays.",
        "We took a commuted sum, that is, money paid for a park.",
        "We took a commuted sum – the payment that a builder makes for a park.",
        "We took a commuted sum, a payment that a builder makes for the upkeep of a park.",
        "We took a commuted sum, sometimes called a maintenance payment.",
        "The money that a builder pays us for a park is called a commuted sum.",
        "Commuted sum: the money that a builder pays for the upkeep of a park.",
        "We took a commuted sum (CS), which means a payment for the park.",
        "Ask for money from the builder. That payment, a commuted sum, keeps the park tidy.",
        "We took a commuted sum. | It is a payment that a builder makes for a park.",
        "We took a commuted sum. | This means the builder pays and we do the work.",
        "What is a commuted sum? | It is when a builder pays us to look after a park.",
        "A commuted sum is money that a builder pays us.",
        "Ask for a commuted sum (something that the builder pays).",
        "Ask for a commuted sum – work that the builder pays for.",
        "We took a commuted sum from the builder – the money that keeps the park tidy.",
        "We took a commuted sum. | A commuted sum is a payment that a builder makes.",
        "We took a commuted sum – in other words, made the builder pay for a park.",
        "Money that a builder pays for a park is what we call a commuted sum.",
        "A builder may pay us to look after a park: we call this a commuted sum.",
        "We let him off the commuted sum – in other words, off paying for a park.",
        "A commuted sum is money set aside for a park.",
        "A commuted sum is a report on what the builder owes.",
        "By a commuted sum we mean money paid for a park.",
        "A commuted sum shows what a builder pays for a park.",
        "A commuted sum happens when a builder pays us to look after a park.",
        "We took commuted sum payments. | They are payments that builders make for parks.",
        "This is known as a commuted sum.",
        "These payments are often called commuted sums.",
        "A commuted sum involves paying us instead of laying out a park.",
        "A commuted sum is defined in the guide as all that a builder pays for upkeep.",
        "Park payments are known as commuted sums.",
        "We asked for a commuted sum requiring the builder to pay for the park.",
        "We asked for a commuted sum that lets us plant the park.",
        "Ask for a commuted sum or park payment, which will show how much the builder owes.",
        "We took a commuted sum, which works out what each builder owes.",
        "We took three commuted sums. | The commuted sums are as follows: £4,000 for trees and £900 for seats.",
        "We took a commuted sum. | A commuted sum gives us the money to look after a park.",
        "We took a commuted sum. | Your commuted sum will set out what you owe for the park.",
        "We took a commuted sum. | A sum is the amount that a builder pays for a park.",
        "We took a commuted sum. | This normally pays for a park.",
        "We took two commuted sums. | They pay for the upkeep of parks.",
    ],
)
def test_explained(text: str) -> None:
    assert explained(text, "commuted sum")


@pytest.mark.parametrize(
    "text",
    [
        "We took a commuted sum last May.",
        "We took a commuted sum (CS) last May.",
        "We took a commuted sum (see page 9) last May.",
        "We took a commuted sum – at last – from the builder.",
        "The scheme is known as a commuted sum.",
        "These builders are known for their commuted sums.",
        "A commuted sum involves a lot of work.",
        "We took a commuted sum, a large one, from the builder.",
        "A commuted sum is due by 9 May.",
        "A commuted sum that is too small will be sent back.",
        "We took a commuted sum. | It is due in May.",
        "We took a commuted sum. | It was paid by the builder of the homes.",
        "We took a commuted sum. | This is a matter that the cabinet will settle.",
        "We took a commuted sum. | The builder was not pleased.",
        "Ring us about the commuted sum, as we are open all day.",
        "So it is called a commuted sum.",
        "Under the commuted sum, a builder and the council are equal.",
        "What would a commuted sum mean for us?",
        "A commuted sum is due when the homes are sold.",
        "Often it is known as a commuted sum.",
        "We asked for a commuted sum allowing for trees.",
        "We asked for a commuted sum that the builder will not pay.",
        "We took a commuted sum, which will be spent in May.",
        "We took a commuted sum. | The sum was a shock to the builder.",
        "We took a commuted sum. | Your commuted sum will be sent back.",
        "We took a commuted sum. | This list is not complete.",
        "We took two commuted sums. | These records are kept for six years.",
        "The commuted sum is a matter for the builder.",
        "A commuted sum is a real worry for the parish.",
        "A commuted sum, or any payment for a park, is due in May.",
        "The commuted sum shows how costs rise.",
        "The builder will call about a commuted sum.",
    ],
)
def test_not_explained(text: str) -> None:
    assert not explained(text, "commuted sum")


@pytest.mark.parametrize(
    ("sentence", "term", "explained"),
    [
        ("Hypertension is high blood pressure.", "Hypertension", True),
        ("Podiatry is foot care.", "Podiatry", True),
        ("Leachate is dirty water (from a tip).", "Leachate", True),
        ("Podiatry is free.", "Podiatry", False),
        ("Lotting is cutting a contract into parts.", "Lotting", True),
        ("We pseudonymise the records, which means that codes stand for names.", "pseudonymise", True),
        ("We pseudonymise the records, which is slow.", "pseudonymise", False),
        ("Procurement is hard work.", "Procurement", False),
        ("Procurement is a council priority.", "Procurement", False),
        ("Landfill gas is drawn off through pipes.", "Landfill gas", False),
        ("The report says hypertension is high blood pressure.", "hypertension", False),
    ],
)
def test_another_name_and_nothing_more(sentence: str, term: str, explained: bool) -> None:
    start = sentence.index(term)
    assert is_explained(sentence, start, start + len(term), "") is explained
