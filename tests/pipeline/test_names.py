"""Names, quotations and addresses are told from running words."""

from __future__ import annotations

import pytest

from plainspeak.pipeline.names import is_name, is_part_of_name, quoted_spans, web_spans
from plainspeak.pipeline.segmenter import segment
from plainspeak.tokens import Tokens, scan


def named(text: str, word: str, *, heading: bool = False) -> bool:
    """Whether `word`, or the words, are part of a name in the sentence that holds them."""
    return is_name(*place(text, word), heading=heading)


def place(text: str, word: str) -> tuple[Tokens, int, int, int, int]:
    """The words of `text`, the first and last of `word`, and the bounds of its sentence."""
    tokens = scan(text)
    start = text.index(word)
    first = next(i for i, s in enumerate(tokens.starts) if s >= start)
    last = next(i for i, e in enumerate(tokens.ends) if e >= start + len(word))
    sentence = next(s for s in segment(text) if s.start <= start < s.end)
    inside = [i for i, s in enumerate(tokens.starts) if sentence.start <= s < sentence.end]
    return tokens, first, last, inside[0], inside[-1] + 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ask the Community Engagement Team for a form.", "Engagement"),
        ("The grant came from the Futurebuilders Fund.", "Futurebuilders"),
        ("It went to the Stronger Communities Board.", "Stronger Communities"),
        ("Champion Road is closed.", "Champion"),
        ("Impact Gym has asked to stay open.", "Impact"),
        ("We met at Signpost House.", "Signpost"),
        ("Under the Vagrancy Act 1824 it is a crime.", "Vagrancy"),
    ],
)
def test_names(text: str, word: str) -> None:
    assert named(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Engagement is a two-way street.", "Engagement"),
        ("We met. Impact on roads was small.", "Impact"),
        ("DELIVERING BETTER OUTCOMES FOR ALL", "DELIVERING"),
        ("Our aims: Deliver more homes.", "Deliver"),
        ("She said, “Deliver it now.”", "Deliver"),
        ("we will deliver it", "deliver"),
        ("(Deliver by hand.)", "Deliver"),
        ("1. Deliver the plan.", "Deliver"),
        ("Utilise NHS dentists.", "Utilise"),
        ("Prior to May we are here.", "Prior to"),
    ],
)
def test_no_names(text: str, word: str) -> None:
    assert not named(text, word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She chairs the Fenland Clinical Commissioning Group.", "Commissioning"),
        ("It was agreed by the Moss Green Schools Forum Funding Panel.", "Schools Forum"),
        ("Some of the Fenland Clinical Commissioning Groups pay.", "Commissioning"),
        ("It breaks the Discretionary Financial Regulations 2001.", "Financial Regulations"),
    ],
)
def test_term_inside_a_longer_name(text: str, words: str) -> None:
    assert is_part_of_name(*place(text, words), heading=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We will serve a Liability Order on you.", "Liability Order"),
        ("You owe the Council a Commuted Sum for the Park.", "Commuted Sum"),
        ("Our Financial Regulations say so.", "Financial Regulations"),
        ("We must take to the Cabinet a Key Decision.", "Key Decision"),
        ("How The Clinical Commissioning Group Works", "Commissioning"),
        ("THE CLINICAL COMMISSIONING GROUP MET", "COMMISSIONING"),
    ],
)
def test_term_with_capitals_that_is_no_part_of_a_name(text: str, words: str) -> None:
    assert not is_part_of_name(*place(text, words), heading=False)


def test_heading_in_title_case() -> None:
    assert not named("Delivering Better Outcomes For Residents", "Delivering", heading=True)
    assert not named("How We Will Engage Stakeholders", "Stakeholders", heading=True)
    assert named("Contact The Community Engagement Team", "Engagement", heading=True)


def test_quotations() -> None:
    text = 'He said, “We’ll utilise it,” and ‘don’t worry’ and "key" but residents’ views don’t count.'
    assert {text[s.start : s.end] for s in quoted_spans(text)} == {
        "“We’ll utilise it,”",
        '"key"',
        "‘don’t worry’",
    }


def test_apostrophes_open_no_quotation() -> None:
    assert quoted_spans("The residents' views and the boys' club don't differ; it's 'ere.") == []


def test_addresses() -> None:
    text = "See https://a.gov.uk/key?x=1, key@a.gov.uk, www.key.org, bath.gov.uk/key, key.pdf or @key. A key."
    assert [text[s.start : s.end].rstrip(",") for s in web_spans(text)] == [
        "https://a.gov.uk/key?x=1",
        "key@a.gov.uk",
        "www.key.org",
        "bath.gov.uk/key",
        "key.pdf",
        "@key",
    ]
