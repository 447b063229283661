from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.noun_endings import class_by_ending
from plainspeak.glossary.word_sets import WordSets, noun_classes, read_word_sets

HERE = Path(__file__).parent
CURATED = HERE.parent.parent / "glossaries" / "word-sets.yaml"
SETS = read_word_sets(CURATED.read_text(encoding="utf-8"), CURATED.name)

# What a word of a set must not be taken for; money may be abstract too ("savings").
UNLIKE = {
    "abstract things": {"physical things", "people", "places"},
    "money": {"physical things", "people", "places"},
}
CONCRETE_IS_NOT = {"abstract things"}


def labelled(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ") for line in lines if not line.startswith("#")]
    return [(word, expected) for expected, words in pairs for word in words.split()]


def share_right(name: str) -> float:
    pairs = labelled(name)
    right = [
        expected in SETS.of(word) and not SETS.of(word) & UNLIKE.get(expected, CONCRETE_IS_NOT)
        for word, expected in pairs
    ]
    return sum(right) / len(pairs)


def a_file(body: str) -> str:
    return f"about: sets for a test\nsets:\n{body}"


def read(body: str) -> WordSets:
    return read_word_sets(a_file(body), "our-sets.yaml")


def test_the_curated_sets_are_right_about_nouns_of_council_text():
    assert share_right("word_set_nouns.txt") >= 0.97


def test_the_curated_sets_are_right_about_nouns_that_nobody_tuned_them_on():
    assert share_right("word_set_held_out.txt") >= 0.90


@pytest.mark.parametrize(
    "word", ["service", "outcome", "change", "priority", "agenda", "vision", "benefit", "need", "project"]
)
def test_what_a_council_delivers_in_jargon_is_abstract(word: str):
    assert "abstract things" in SETS.of(word)
    assert "goods" not in SETS.of(word)


@pytest.mark.parametrize(
    "word", ["parcel", "letter", "goods", "pizza", "leaflets", "bin", "wheelchairs", "shopping"]
)
def test_what_a_van_delivers_is_goods_and_not_abstract(word: str):
    assert "goods" in SETS.of(word)
    assert "abstract things" not in SETS.of(word)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("children", "child"),
        ("women", "woman"),
        ("strategies", "strategy"),
        ("buses", "bus"),
        ("boxes", "box"),
        ("knives", "knife"),
        ("leaves", "leaf"),
        ("crises", "crisis"),
        ("houses", "house"),
        ("criteria", "criterion"),
        ("churches", "church"),
    ],
)
def test_a_plural_belongs_where_its_singular_does(plural: str, singular: str):
    assert SETS.of(plural) == SETS.of(singular) != frozenset()


@pytest.mark.parametrize("word", ["the", "at", "be", "can", "with", "quickly", "zzxq", "", "'s", "£", "2024"])
def test_what_is_no_noun_is_in_no_set(word: str):
    assert SETS.of(word) == frozenset()


@pytest.mark.parametrize(
    "word",
    [
        "subsidiarity",
        "defragmentation",
        "reinstitutionalism",
        "parentification",
        "upskilling",
        "volunteering",
    ],
)
def test_an_unlisted_noun_with_an_abstract_ending_is_abstract(word: str):
    assert SETS.of(word) == {"abstract things"}


def test_an_unlisted_word_for_people_is_told_by_its_ending():
    assert "people" in SETS.of("podcasttists")
    assert class_by_ending("homeworkers") == "people"


@pytest.mark.parametrize(
    "word",
    ["workstation", "megacities", "windfence", "motorambulance", "bushvegetation", "including", "anything"],
)
def test_concrete_words_and_prepositions_are_not_guessed_to_be_abstract(word: str):
    assert class_by_ending(word) is None


@pytest.mark.parametrize(
    "word", ["equipment", "apartment", "station", "city", "medication", "ambulance", "fence"]
)
def test_concrete_nouns_with_abstract_endings_are_known(word: str):
    assert "abstract things" not in SETS.of(word)
    assert SETS.of(word) & {"physical things", "places"}


def test_every_set_has_something_to_say_and_every_removed_word_would_be_in_it():
    for word_set in SETS.sets.values():
        assert word_set.added or word_set.classes
        for word in word_set.removed:
            without = [
                each
                if each is not word_set
                else type(each)(
                    each.name,
                    each.about,
                    each.classes,
                    each.takes_in,
                    each.leaves_out,
                    each.added,
                    each.removed - {word},
                )
                for each in SETS.sets.values()
            ]
            assert word_set.name in WordSets(without).of(word), (
                f"'{word}' need not be removed from {word_set.name}"
            )


def test_words_added_and_removed_by_hand_count_before_wordnet():
    sets = read(
        "  - name: wheels\n    about: what rolls\n    wordnet: [vehicles]\n    add: dolly\n    remove: bus\n"
    )
    assert sets.of("dollies") == {"wheels"}
    assert sets.of("cars") == {"wheels"}
    assert sets.of("buses") == frozenset()


def test_a_plural_given_by_hand_counts_before_its_singular():
    sets = read(
        "  - name: money\n    about: sums\n    add: savings\n    remove: saving\n    wordnet: money\n"
    )
    assert sets.of("savings") == {"money"}
    assert sets.of("saving") == frozenset()


def test_a_set_takes_in_the_words_of_another_and_leaves_out_those_of_a_third():
    sets = read(
        "  - name: aims\n    about: a\n    add: goal\n"
        "  - name: paper\n    about: b\n    add: strategy\n"
        "  - name: ideas\n    about: c\n    wordnet: abstract things\n    takes in: aims\n    leaves out: paper\n"
    )
    assert sets.of("goals") == {"aims", "ideas"}
    assert sets.of("strategy") == {"paper"}
    assert sets.of("outcome") == {"ideas"}
    assert sets.names == ("aims", "paper", "ideas")


@given(st.text(max_size=20))
def test_any_text_gets_an_answer_made_of_known_names(text: str):
    assert SETS.of(text) <= set(SETS.names)


def test_asking_does_not_keep_the_words_of_a_document():
    before = len(noun_classes())
    SETS.of("confidentialisation")
    assert len(noun_classes()) == before
    assert "confidentialisation" not in repr(vars(SETS))


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("  - name: x\n    add: goal\n", 3, "has no 'about:'"),
        ("  - about: x\n    add: goal\n", 3, "has no 'name:'"),
        ("  - name: x\n    about: y\n    ad: goal\n", 5, "did you mean 'add'?"),
        ("  - name: x\n    about: y\n    wordnet: vehicle\n", 5, "did you mean 'vehicles'?"),
        ("  - name: x\n    about: y\n    add: council tax\n", 5, "not a single word"),
        ("  - name: x\n    about: y\n    add: Goal\n", 5, "write 'goal'"),
        ("  - name: x\n    about: y\n    add: goal, aim, goal\n", 5, "stands twice"),
        ("  - name: x\n    about: y\n    add: goal\n    remove: goal\n", 6, "both added to 'x' and removed"),
        ("  - name: x\n    about: y\n    takes in: z\n", 5, "no set 'z' stands above 'x'"),
        ("  - name: x\n    about: y\n  - name: x\n    about: z\n", 5, "two sets named 'x'"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_write(body: str, line: int, says: str):
    with pytest.raises(GlossaryError) as told:
        read(body)
    assert str(told.value).startswith(f"our-sets.yaml:{line}: ")
    assert says in str(told.value)


def test_a_file_without_sets_is_a_mistake():
    with pytest.raises(GlossaryError, match=r"our-sets\.yaml:1: .*no 'sets:'"):
        read_word_sets("about: nothing\n", "our-sets.yaml")
