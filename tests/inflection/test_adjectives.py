import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.inflection import adjective_forms, adverb


@pytest.mark.parametrize(
    ("positive", "comparative", "superlative"),
    [
        ("quick", "quicker", "quickest"),
        ("big", "bigger", "biggest"),
        ("safe", "safer", "safest"),
        ("vague", "vaguer", "vaguest"),
        ("free", "freer", "freest"),
        ("easy", "easier", "easiest"),
        ("dry", "drier", "driest"),
        ("new", "newer", "newest"),
        ("clear", "clearer", "clearest"),
        ("simple", "simpler", "simplest"),
        ("narrow", "narrower", "narrowest"),
        ("good", "better", "best"),
        ("bad", "worse", "worst"),
        ("far", "further", "furthest"),
        ("red", "redder", "reddest"),
        ("tired", "more tired", "most tired"),
        ("common", "more common", "most common"),
        ("useful", "more useful", "most useful"),
        ("important", "more important", "most important"),
        ("key", "more key", "most key"),
        ("joint", "more joint", "most joint"),
        ("Easy", "Easier", "Easiest"),
        ("long-term", "longer-term", "longest-term"),
        ("well-known", "better-known", "best-known"),
        ("hard-to-reach", "harder-to-reach", "hardest-to-reach"),
        ("up-to-date", "more up-to-date", "most up-to-date"),
        ("one-off", "more one-off", "most one-off"),
        ("cost-effective", "more cost-effective", "most cost-effective"),
    ],
)
def test_degrees(positive, comparative, superlative):
    forms = adjective_forms(positive)
    assert (forms["positive"][0], forms["comparative"][0], forms["superlative"][0]) == (
        positive,
        comparative,
        superlative,
    )


@pytest.mark.parametrize(
    ("adjective", "expected"),
    [
        ("quick", "quickly"),
        ("full", "fully"),
        ("good", "well"),
        ("easy", "easily"),
        ("public", "publicly"),
        ("automatic", "automatically"),
        ("simple", "simply"),
        ("whole", "wholly"),
        ("sole", "solely"),
        ("true", "truly"),
        ("due", "duly"),
        ("safe", "safely"),
        ("initial", "initially"),
        ("possible", "possibly"),
        ("fast", "fast"),
        ("weekly", "weekly"),
        ("friendly", "in a friendly way"),
        ("orderly", "in an orderly way"),
        ("difficult", "with difficulty"),
        ("in-depth", "in depth"),
        ("face-to-face", "face to face"),
        ("cost-effective", "cost-effectively"),
        ("Quick", "Quickly"),
        ("Good", "Well"),
    ],
)
def test_adverb(adjective, expected):
    assert adverb(adjective) == expected


@given(st.text(max_size=30))
def test_any_text(text):
    assert adjective_forms(text)["positive"] == (text,)
    assert (adverb(text) == "") == (text == "")
