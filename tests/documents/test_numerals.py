"""Numbers as lists write them."""

from __future__ import annotations

import pytest

from plainspeak.documents.numerals import numeral


@pytest.mark.parametrize(
    ("number", "sign", "written"),
    [
        (3, "1", "3"),
        (0, "a", "0"),
        (3, "a", "c"),
        (26, "A", "Z"),
        (27, "a", "aa"),
        (28, "A", "AB"),
        (702, "a", "zz"),
        (703, "a", "aaa"),
        (4, "i", "iv"),
        (1994, "I", "MCMXCIV"),
        (4000, "i", "4000"),
        (-2, "I", "-2"),
    ],
)
def test_numbers_are_written_in_the_manner_of_their_sign(number: int, sign: str, written: str) -> None:
    assert numeral(number, sign) == written


@pytest.mark.parametrize(("number", "written"), [(26, "z"), (27, "aa"), (28, "bb"), (53, "aaa")])
def test_letters_may_be_repeated(number: int, written: str) -> None:
    assert numeral(number, "a", repeated=True) == written
