import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.inflection import is_british, spelling_variants


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organise", "organize"),
        ("organisation", "organization"),
        ("organisational", "organizational"),
        ("unauthorised", "unauthorized"),
        ("prioritising", "prioritizing"),
        ("de-prioritise", "de-prioritize"),
        ("analyse", "analyze"),
        ("paralysed", "paralyzed"),
        ("behaviour", "behavior"),
        ("neighbourhoods", "neighborhoods"),
        ("unfavourable", "unfavorable"),
        ("labour", "labor"),
        ("honouring", "honoring"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("kilometre", "kilometer"),
        ("catalogue", "catalog"),
        ("travelled", "traveled"),
        ("modelling", "modeling"),
        ("counsellors", "counselors"),
        ("councillor", "councilor"),
        ("fulfil", "fulfill"),
        ("enrolment", "enrollment"),
        ("defence", "defense"),
        ("ageing", "aging"),
        ("grey", "gray"),
        ("sceptical", "skeptical"),
        ("paediatrics", "pediatrics"),
        ("practised", "practiced"),
        ("colour-coded", "color-coded"),
        ("Organisation", "Organization"),
        ("ORGANISATION", "ORGANIZATION"),
    ],
)
def test_one_spelling_is_american(british, american):
    assert spelling_variants(british) == (british, american)
    assert spelling_variants(american) == (american, british)
    assert is_british(british)
    assert not is_british(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("programme", "program"),
        ("licence", "license"),
        ("judgement", "judgment"),
        ("enquiries", "inquiries"),
        ("adviser", "advisor"),
        ("co-operation", "cooperation"),
        ("well-being", "wellbeing"),
        ("e-mails", "emails"),
        ("analyses", "analyzes"),
    ],
)
def test_two_spellings(one, other):
    assert set(spelling_variants(one)) == set(spelling_variants(other)) == {one, other}
    assert is_british(one)


def test_second_spellings_that_britain_uses_too():
    assert all(
        map(
            is_british,
            ["rigor", "program", "license", "judgment", "inquiry", "advisor", "wellbeing", "cooperate"],
        )
    )


ONE_SPELLING = (
    "exercise exercised advise advising surprise surprising promise promises revise revised supervise "
    "supervision rise rising wise otherwise likewise disguise raise raised praise cruise noise "
    "premises crises compromise enterprise franchise expertise precise comprise devise advertise "
    "televise improvise circumcise unsupervised unsurprising inadvisable undersized trellises "
    "practise disable merchandise paradise treatise uprising arising liaise appraise Louise prize "
    "prizes size sized seize seizing capsize maize resize hour hours four your tour pour our sour "
    "flour court course source journey honorary humorous vaporous coloration laboratory labyrinth "
    "major minor doctor sector her per meter parameter number enter order letter here there are more "
    "acre controlled patrolling compelled called selling fulfilled enrolled appealed dog blog log "
    "travel cancel storey story cheque check kerb tyre practice"
)


@pytest.mark.parametrize("word", ONE_SPELLING.split())
def test_words_with_one_spelling(word):
    assert spelling_variants(word) == (word,)
    assert is_british(word)


def test_phrases_vary_word_by_word():
    assert spelling_variants("organisational behaviour") == (
        "organisational behaviour",
        "organisational behavior",
        "organizational behaviour",
        "organizational behavior",
    )
    assert spelling_variants("Centre of excellence") == ("Centre of excellence", "Center of excellence")


def test_long_phrases_vary_as_a_whole():
    long = " ".join(["organise"] * 10)
    assert spelling_variants(long) == (long, " ".join(["organize"] * 10))


@given(st.text(max_size=60))
def test_any_text_is_its_own_first_variant(text):
    variants = spelling_variants(text)
    assert variants[0] == text
    assert len(variants) == len(set(variants)) <= 64


@given(
    st.from_regex(
        r"[a-z]{2,6}(is|iz)(e|ed|ing|ation)|[a-z]{1,6}(or|our|er|re|ogue|elled|eled)", fullmatch=True
    )
)
def test_variants_are_variants_of_each_other(word):
    variants = set(spelling_variants(word))
    assert all(set(spelling_variants(variant)) == variants for variant in variants)
    assert any(map(is_british, variants))
