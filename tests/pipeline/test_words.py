"""What counts as a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.pipeline.words import count_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bin is full.", "The bin is full"),
        ("It costs £1.3 billion (about 7%).", "It costs £1.3 billion about 7%"),
        ("Go to www.lowmoor.gov.uk/a?b=1, then ring.", "Go to www.lowmoor.gov.uk/a?b=1 then ring"),
        ("Write to desk@lowmoor.gov.uk. Now.", "Write to desk@lowmoor.gov.uk Now"),
        ("See (lowmoor.gov.uk/a-b) first", "See lowmoor.gov.uk/a-b first"),
        ("a two-year-old’s well-being", "a two-year-old’s well-being"),
        ("• cakes – and tea—hot…", "cakes and tea hot"),
        ("he/she and/or they, 24/7", "he she and or they 24/7"),
        ("ref. HB/20417 at 10:30 on 3.2.25", "ref HB/20417 at 10:30 on 3.2.25"),
        ("Health & Safety, R&D", "Health & Safety R&D"),
        ("The road is shut.Please wait", "The road is shut Please wait"),
        ("“Why?” she asked: ‘now’?", "Why she asked now"),
        ("the tenants’ hall, the clerk's desk", "the tenants hall the clerk's desk"),
        ("Rents rose.¹ They fell.²", "Rents rose They fell"),
        ("2019–20, Monday–Friday", "2019–20 Monday Friday"),
        ("wait...what", "wait what"),
        ("* - – ! ? … | 👍", ""),
        ("", ""),
    ],
)
def test_words_as_a_reader_counts_them(text: str, expected: str) -> None:
    assert words(text) == expected.split()
    assert count_words(text) == len(expected.split())


PLAIN = st.lists(
    st.sampled_from(["bins", "£4.50", "well-being", "O’Dea", "a@b.uk", "7%", "the", "3.2.1", "e.g."])
)


@given(PLAIN, PLAIN)
def test_words_add_up(left: list[str], right: list[str]) -> None:
    assert count_words(" ".join(left) + "\n" + " ".join(right)) == len(left) + len(right)


@given(st.text(), st.text(max_size=5), st.text(max_size=5))
def test_only_the_range_counts(text: str, before: str, after: str) -> None:
    assert words(before + text + after, len(before), len(before) + len(text)) == words(text)


@given(st.text())
def test_every_word_has_a_letter_or_a_figure_and_no_space(text: str) -> None:
    assert all(
        word == "&" or (any(c.isalnum() for c in word) and not any(c.isspace() for c in word))
        for word in words(text)
    )
