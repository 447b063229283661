import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.inflection import apply_shape, shape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("utilise", "lower"),
        ("going forward", "lower"),
        ("Utilised", "sentence"),
        ("Going forward", "sentence"),
        ("A", "sentence"),
        ("A plethora of", "sentence"),
        ("The NHS plan", "sentence"),
        ("UTILISE", "upper"),
        ("A PLAN", "upper"),
        ("NHS", "upper"),
        ("Low-Hanging Fruit", "title"),
        ("Low-hanging fruit", "sentence"),
        ("Plan of Action", "title"),
        ("In Order To", "title"),
        ("A Plan", "title"),
        ("NHS funding", "lower"),
        ("eBay", "lower"),
        ("iPhone users", "lower"),
        ("5 things", "lower"),
        ("", "lower"),
        ("…", "lower"),
    ],
)
def test_shape(text, expected):
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("used", "sentence", "Used"),
        ("used", "upper", "USED"),
        ("used", "lower", "used"),
        ("easy wins", "title", "Easy Wins"),
        ("easy wins", "sentence", "Easy wins"),
        ("plan of action", "title", "Plan of Action"),
        ("what to set up for", "title", "What to Set Up For"),
        ("day-to-day", "title", "Day-to-Day"),
        ("NHS plan", "lower", "NHS plan"),
        ("the NHS and DfE", "upper", "THE NHS AND DfE"),
        ("the NHS and DfE", "title", "The NHS and DfE"),
        ("Citizens Advice", "lower", "Citizens Advice"),
        ("what I need", "lower", "what I need"),
        ("what I need", "title", "What I Need"),
        ("iPhone", "sentence", "iPhone"),
        ("'easy' wins", "sentence", "'Easy' wins"),
        ("3 months", "sentence", "3 months"),
        ("council's plan", "title", "Council's Plan"),
        ("council’s plan", "upper", "COUNCIL’S PLAN"),
        ("", "title", ""),
    ],
)
def test_apply_shape(text, wanted, expected):
    assert apply_shape(text, wanted) == expected


SHAPES = st.sampled_from(["lower", "sentence", "title", "upper"])


@given(st.text(max_size=40))
def test_the_shape_of_a_text_keeps_its_letters(text):
    assert apply_shape(text, shape(text)).casefold() == text.casefold()


@given(st.text(max_size=40), SHAPES)
def test_no_capital_becomes_small(text, wanted):
    shaped = apply_shape(text, wanted)
    assert shaped.casefold() == text.casefold()
    assert sum(map(str.isupper, shaped)) >= sum(map(str.isupper, text))


@given(st.from_regex(r"[a-z]{2,8}( [a-z]{2,8}){1,4}", fullmatch=True), SHAPES)
def test_an_applied_shape_is_recognised(text, wanted):
    assert shape(apply_shape(text, wanted)) == wanted
