import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.inflection import inflect_phrase, is_plural, phrase_forms


@pytest.mark.parametrize(
    ("phrase", "form", "expected"),
    [
        ("set up", "ing", "setting up"),
        ("carry out", "past", "carried out"),
        ("make sure", "s", "makes sure"),
        ("be in receipt of", "past", "was in receipt of"),
        ("be in receipt of", "s", "is in receipt of"),
        ("be in receipt of", "participle", "been in receipt of"),
        ("have a say in", "s", "has a say in"),
        ("think about", "base", "think about"),
        ("fully utilise", "ing", "fully utilising"),
        ("rely on", "ing", "relying on"),
        ("apply for", "past", "applied for"),
        ("go and see", "participle", "gone and seen"),
        ("plan or pay for", "past", "planned or paid for"),
        ("do not have", "s", "does not have"),
        ("do not have", "past", "did not have"),
        ("do not have", "ing", "not having"),
        ("must have", "s", "must have"),
        ("must have", "past", "had to have"),
        ("can", "ing", "being able to"),
        ("can", "base", "be able to"),
        ("must", "participle", "had to"),
        ("cannot use", "past", "could not use"),
        ("cannot use", "ing", "being unable to use"),
        ("", "past", ""),
        ("…", "ing", "…"),
    ],
)
def test_verbs(phrase, form, expected):
    assert inflect_phrase(phrase, form) == expected


def test_be_and_modals_agree_with_a_subject():
    assert inflect_phrase("be in receipt of", "past", subject="plural") == "were in receipt of"
    assert inflect_phrase("be ready", "base", subject="I") == "am ready"
    assert inflect_phrase("be ready", "base", subject="plural") == "are ready"
    assert inflect_phrase("be ready", "ing", subject="plural") == "being ready"
    assert inflect_phrase("can", "base", subject="plural") == "can"
    assert inflect_phrase("use", "base", subject="plural") == "use"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("line of enquiry", "lines of enquiry"),
        ("way of working", "ways of working"),
        ("house in multiple occupation", "houses in multiple occupation"),
        ("person who uses services", "people who use services"),
        ("team that reaches out", "teams that reach out"),
        ("person who tries", "people who try"),
        ("child who has moved", "children who have moved"),
        ("flat that this affects", "flats that this affects"),
        ("thing you must do", "things you must do"),
        ("point of contact", "points of contact"),
        ("letter before action", "letters before action"),
        ("lack of", "lacks of"),
        ("council tax band", "council tax bands"),
        ("drop in centre", "drop in centres"),
        ("drop-in centre", "drop-in centres"),
        ("out of hours service", "out of hours services"),
        ("sign off", "sign offs"),
        ("stand by", "stand bys"),
        ("passer by", "passers by"),
        ("attorney general", "attorneys general"),
        ("major general", "major generals"),
        ("parent or carer", "parents or carers"),
        ("bed and breakfast", "bed and breakfasts"),
        ("terms and conditions", "terms and conditions"),
        ("local help", "local help"),
        ("help with rent", "help with rent"),
        ("a need", "needs"),
        ("HMO", "HMOs"),
        ("'hub'", "'hubs'"),
    ],
)
def test_plurals(phrase, expected):
    assert inflect_phrase(phrase, "plural") == expected
    assert inflect_phrase(phrase, "singular") == phrase


@pytest.mark.parametrize(
    ("phrase", "form", "expected"),
    [
        ("easy to read", "comparative", "easier to read"),
        ("accessible to all", "superlative", "most accessible to all"),
        ("clear and easy", "comparative", "clearer and easier"),
        ("open and honest", "comparative", "more open and honest"),
        ("up to date", "comparative", "more up to date"),
        ("useful", "positive", "useful"),
    ],
)
def test_adjectives(phrase, form, expected):
    assert inflect_phrase(phrase, form) == expected


def test_a_named_head():
    assert inflect_phrase("jointly commission", "past", head="commission") == "jointly commissioned"
    assert inflect_phrase("cost of living payment", "plural", head="payment") == "cost of living payments"
    with pytest.raises(ValueError, match="not a word of"):
        inflect_phrase("set up", "past", head="sat")


def test_all_forms_of_a_phrase():
    assert phrase_forms("be in receipt of", "verb") == {
        "base": ("be in receipt of", "am in receipt of", "are in receipt of"),
        "s": ("is in receipt of",),
        "ing": ("being in receipt of",),
        "past": ("was in receipt of", "were in receipt of"),
        "participle": ("been in receipt of",),
    }
    assert phrase_forms("learn about", "verb")["past"] == ("learnt about", "learned about")
    assert phrase_forms("key person", "noun") == {
        "singular": ("key person",),
        "plural": ("key people", "key persons"),
    }
    assert phrase_forms("big", "adjective") == {
        "positive": ("big",),
        "comparative": ("bigger",),
        "superlative": ("biggest",),
    }
    assert phrase_forms("going forward", "other") == {"base": ("going forward",)}
    assert phrase_forms("can", "verb")["ing"] == ()


PHRASES = st.text(max_size=40) | st.lists(
    st.sampled_from(
        ["be", "do", "not", "can", "set", "and", "or", "of", "an", "help", "who", "up", "fully", "NHS"]
    )
).map(" ".join)


@given(PHRASES, st.sampled_from(["verb", "noun", "adjective", "other"]))
def test_the_forms_of_any_phrase_begin_with_the_phrase(phrase, pos):
    assert next(iter(phrase_forms(phrase, pos).values()))[0] == phrase


@given(PHRASES, st.sampled_from(["verb", "noun", "adjective"]))
def test_the_first_variant_is_the_inflected_phrase(phrase, pos):
    for form, variants in phrase_forms(phrase, pos).items():
        # A modal is the exception: "being able to" stands in for the form that "can" lacks.
        if "can" not in phrase.lower().split():
            assert inflect_phrase(phrase, form) == variants[0]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("services", True),
        ("main duties", True),
        ("people", True),
        ("criteria", True),
        ("ways of working", True),
        ("way of meeting needs", False),
        ("news", False),
        ("series", False),
        ("summons", False),
        ("access", False),
        ("data", False),
        ("", False),
    ],
)
def test_plurals_are_known_from_singulars_in_s(phrase: str, expected: bool) -> None:
    assert is_plural(phrase) is expected
