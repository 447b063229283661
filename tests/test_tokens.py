"""Words and what stands between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plainspeak.tokens import scan


def test_words_and_apostrophes() -> None:
    assert scan("Don’t take the council's, or residents’ view & more").keys == (
        "don't",
        "take",
        "the",
        "council",
        "'s",
        "or",
        "residents",
        "view",
        "&",
        "more",
    )


def test_hyphen_space_and_line_break_join() -> None:
    for text in ("joined-up", "joined up", "joined\nup", "joined\u2011up", "joined  up"):
        tokens = scan(text)
        assert tokens.keys == ("joined", "up")
        assert tokens.joined(0)
    assert not scan("joined, up").joined(0)
    assert not scan("joined – up").joined(0)


def test_only_a_hyphen_makes_a_compound() -> None:
    assert scan("user-led").hyphenated(0)
    assert not scan("user led").hyphenated(0)
    assert not scan("council's").hyphenated(0)


@given(st.text(max_size=60))
def test_offsets_point_at_the_words(text: str) -> None:
    tokens = scan(text)
    assert list(tokens.starts) == sorted(tokens.starts)
    for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        assert text[start:end].lower().replace("\u2019", "'").replace(".", "") == key


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_part_is_scanned_as_if_alone(before: str, text: str) -> None:
    whole = scan(f"{before}\n{text}", len(before) + 1)
    alone = scan(text)
    assert whole.keys == alone.keys
    assert [start - len(before) - 1 for start in whole.starts] == list(alone.starts)
