import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.inflection import is_uncountable, noun_forms


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("service", "services"),
        ("city", "cities"),
        ("day", "days"),
        ("tax", "taxes"),
        ("process", "processes"),
        ("church", "churches"),
        ("stomach", "stomachs"),
        ("hero", "heroes"),
        ("portfolio", "portfolios"),
        ("photo", "photos"),
        ("half", "halves"),
        ("midwife", "midwives"),
        ("belief", "beliefs"),
        ("roof", "roofs"),
        ("child", "children"),
        ("stepchild", "stepchildren"),
        ("foot", "feet"),
        ("ombudsman", "ombudsmen"),
        ("woman", "women"),
        ("German", "Germans"),
        ("criterion", "criteria"),
        ("analysis", "analyses"),
        ("crisis", "crises"),
        ("index", "indices"),
        ("consortium", "consortia"),
        ("referendum", "referendums"),
        ("status", "statuses"),
        ("bus", "buses"),
        ("person", "people"),
        ("quiz", "quizzes"),
        ("soliloquy", "soliloquies"),
        # compounds
        ("director-general", "directors-general"),
        ("mother-in-law", "mothers-in-law"),
        ("passer-by", "passers-by"),
        ("lay-by", "lay-bys"),
        ("roll-out", "roll-outs"),
        ("check-in", "check-ins"),
        ("year-old", "year-olds"),
        ("go-between", "go-betweens"),
        ("by-law", "by-laws"),
        # acronyms
        ("HMO", "HMOs"),
        ("MoU", "MoUs"),
        ("MPs", "MPs"),
        ("A40", "A40s"),
        # the same for both numbers, or plural already
        ("staff", "staff"),
        ("information", "information"),
        ("housing", "housing"),
        ("series", "series"),
        ("data", "data"),
        ("people", "people"),
        ("arrears", "arrears"),
        ("services", "services"),
        ("premises", "premises"),
        ("criteria", "criteria"),
        ("well-being", "well-being"),
    ],
)
def test_plural(singular, plural):
    assert noun_forms(singular)["plural"][0] == plural
    assert noun_forms(singular)["singular"] == (singular,)


def test_variants():
    assert noun_forms("index")["plural"] == ("indices", "indexes")
    assert noun_forms("person")["plural"] == ("people", "persons")
    assert noun_forms("chairperson")["plural"] == ("chairpeople", "chairpersons")


@pytest.mark.parametrize(
    "noun",
    ["advice", "help", "money", "housing", "Equipment", "local housing", "help with rent", "co-production"],
)
def test_uncountable(noun):
    assert is_uncountable(noun)


@pytest.mark.parametrize(
    "noun", ["series", "service", "piece of advice", "housing officer", "HMO", "people", "", "…"]
)
def test_not_uncountable(noun):
    assert not is_uncountable(noun)


@given(st.text(max_size=30))
def test_any_text_has_a_singular_that_is_itself(text):
    forms = noun_forms(text)
    assert forms["singular"] == (text,)
    assert all(plural for plural in forms["plural"]) == bool(text)


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_plural_of_a_regular_plural_is_itself(word):
    plural = noun_forms(word)["plural"][0]
    if plural.endswith("es") and not plural.endswith(("ses", "ces")):
        assert noun_forms(plural)["plural"] == (plural,)
