"""“There are … who” is found where the sentence stands without it, and its place is taken by what comes next."""

from __future__ import annotations

import pytest

from plainspeak import Checker

CHECKER = Checker(select=["wordy/there-is-that"])

REWRITTEN = [
    ("There are many residents who need help.", "Many residents need help."),
    ("There is a form that explains the rules.", "A form explains the rules."),
    ("There's a team that looks after the parks.", "A team looks after the parks."),
    ("There were three shops which closed in May.", "Three shops closed in May."),
    ("There is no one who can drive the bus.", "No one can drive the bus."),
    ("There is only one person who can sign.", "Only one person can sign."),
    ("There are not many people who walk here.", "Not many people walk here."),
    ("There is nothing that stops you.", "Nothing stops you."),
    ("In Leeds there are several charities that give food.", "In Leeds several charities give food."),
    ("If there is anyone who needs a lift, call us.", "If anyone needs a lift, call us."),
    # a bare plural would speak of all of them
    ("There are people who sleep in their cars.", "Some people sleep in their cars."),
    ("We know that there are tenants who owe rent.", "We know that some tenants owe rent."),
    ("Tell us if there are children who walk alone.", "Tell us if children walk alone."),
    ("There are notices that say so.", "Some notices say so."),
    # what is counted
    ("There are a number of families who live in hotels.", "A number of families live in hotels."),
    ("There are lots of things that can go wrong.", "Lots of things can go wrong."),
    # an adverb goes to the verb
    ("There are currently two centres that offer this.", "Two centres currently offer this."),
    ("There are also people who are waiting for a home.", "Some people are also waiting for a home."),
    ("There are still 40 households that have not replied.", "40 households have still not replied."),
    # so does a modal verb
    ("There may be drivers who need a permit.", "Some drivers may need a permit."),
    ("There might be a neighbour who has a key.", "A neighbour might have a key."),
    ("There could be a charge that is higher.", "A charge could be higher."),
]
ADVICE = [
    "There will be staff who can help you on the day.",
    "There is advice that covers this.",
    "There are more than two hundred very old and very badly built council flats that need new roofs.",
]
LEFT_ALONE = [
    "There is a form that you can use.",
    "There are three ways in which you can pay.",
    "There is a risk that the river will flood.",
    "There is no evidence that the tree is ill.",
    "There is a form for residents who want to apply.",
    "There are two parts to the scheme that affect you.",
    "There is a car park, which is free after six.",
    "There are people who need food and people who give it.",
    "There are people who rent a flat and who want a house.",
    "There is the question that was put to us.",
    "There is Mrs Hill, who runs the club.",
    "There are those who say no.",
    "There are three people whose names we know.",
    "Is there anybody who can help?",
    "There have been people who got lost.",
    "There aren't many people who walk here.",
    "The man who works there is the one who called.",
    "“There are many residents who need help,” she said.",
]


@pytest.mark.parametrize(("text", "expected"), REWRITTEN)
def test_the_suggestion_gives_the_shorter_sentence(text: str, expected: str) -> None:
    (finding,) = CHECKER.check(text).findings
    (suggestion,) = finding.suggestions
    assert text[: finding.start] + suggestion + text[finding.end :] == expected
    assert (finding.kind, finding.severity, finding.fix) == ("wordy", "warning", "review")


@pytest.mark.parametrize("text", ADVICE)
def test_advice_where_no_replacement_is_sure(text: str) -> None:
    (finding,) = CHECKER.check(text).findings
    assert (finding.suggestions, finding.fix) == ((), None)
    assert finding.text.startswith("There ")
    assert "There" in finding.message


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert CHECKER.check(text).findings == ()


def test_the_second_sentence_keeps_its_capital_and_offsets() -> None:
    text = "Hello 👋. There are two\nclubs that meet here."
    (finding,) = CHECKER.check(text).findings
    assert finding.suggestions == ("Two clubs",)
    assert text[finding.start : finding.end] == finding.text == "There are two\nclubs that"
