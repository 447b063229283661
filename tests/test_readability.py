"""Scores: right where textstat's own counts are right, and right where they are not."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak import readability
from plainspeak.model import Scores
from plainspeak.readability import plain_prose, settled_text
from plainspeak.syllables import LANGUAGE, install

LETTER = [
    "We are writing to tell you about the work that we will do on your street in May.",
    "The road will be shut to cars from Monday to Friday, but you can walk through at any time.",
    "Please move your car before eight in the morning, because our vans need the space.",
    "If you have a permit, you can park at the depot and in the library yard at no cost.",
    "Residents who cannot walk far should ring us, and a driver will bring them home.",
    "We know that this is a nuisance, and we are sorry for the noise and the dust.",
    "When the work is done, the road will be safer and the water will drain away.",
    "Thank you for your patience while our contractors finish this necessary repair.",
]


def scores(sentences: list[str], passive: int) -> Scores:
    return readability.scores(plain_prose(sentences, passive))


def by_textstat(text: str) -> tuple[float, float]:
    from textstat.textstat import textstatistics

    install()
    formulas = textstatistics()
    formulas.set_lang(LANGUAGE)
    return round(formulas.flesch_reading_ease(text), 1), round(formulas.flesch_kincaid_grade(text), 1)


def test_a_plain_letter_scores_as_textstat_has_it() -> None:
    result = scores(LETTER, 1)
    ease, grade = by_textstat(" ".join(LETTER))
    assert (result.flesch_reading_ease, result.flesch_kincaid_grade) == (ease, grade)
    assert result.reading_age == round(grade + 5, 1)
    assert result.passive_sentences == 1
    assert result.long_sentences == 0


WORDS = st.sampled_from(
    "we the council repair roads quickly because residents asked community money is".split()
)
PLAIN = st.lists(st.lists(WORDS, min_size=3, max_size=40), min_size=34, max_size=40)


@given(PLAIN)
def test_plain_paragraphs_score_as_textstat_has_them(sentences: list[list[str]]) -> None:
    written = [" ".join(words).capitalize() + "." for words in sentences]
    result = scores(written, 0)
    assert (result.flesch_reading_ease, result.flesch_kincaid_grade) == by_textstat(" ".join(written))
    assert result.long_sentences == sum(len(words) > 25 for words in sentences)


@given(st.permutations(LETTER))
def test_the_order_of_sentences_does_not_matter(sentences: list[str]) -> None:
    assert scores(sentences, 0) == scores(LETTER, 0)


def test_the_formulas_by_hand() -> None:
    # 100 words of one syllable in 20 sentences: 0.39 * 5 + 11.8 * 1 - 15.59 and 206.835 - 1.015 * 5 - 84.6 * 1
    result = scores(["The cat sat on mats."] * 20, 0)
    assert result.flesch_kincaid_grade == -1.8
    assert result.flesch_reading_ease == 117.2
    assert result.reading_age == 3.2
    assert result.mean_sentence_words == 5.0


def test_sentences_of_one_and_two_words_count() -> None:
    # Again 100 words of one syllable in 20 sentences, ten of them short.
    short = (
        ["No.", "We won."] * 5 + ["A cat sat on a mat by a door."] * 5 + ["A dog ran up a hill to us."] * 5
    )
    assert sum(len(sentence.split()) for sentence in short) == 100
    assert scores(short, 0).flesch_kincaid_grade == -1.8


def test_sums_abbreviations_and_references_end_no_sentence() -> None:
    plain = ["The work will cost six and it will end May when dry"] * 10
    marked = ["The work, e.g. it, cost £1.3 and TP.2024.0093 ended 3.2.25 when dry"] * 10
    assert scores(marked, 0).mean_sentence_words == scores(plain, 0).mean_sentence_words == 12
    text = settled_text([sentence.split() for sentence in marked])
    assert text.count(".") == 10
    assert len(text.split()) == 120


@pytest.mark.parametrize("odd", ["www.lowmoor.gov.uk/council-tax?year=2025", "desk.team@lowmoor.gov.uk", "E17", "£1.35",
                                 "12/03/2025", "https://lowmoor.gov.uk/apply.", "&"])  # fmt: skip
def test_addresses_and_figures_count_as_one_short_word(odd: str) -> None:
    assert scores([f"You can see {odd} on the form we sent"] * 12, 0) == scores(
        ["You can see this on the form we sent"] * 12, 0
    )


def test_parts_of_a_compound_are_added_up() -> None:
    compound = scores(["The full-time long-term part-time one-off role is for two-year-old toddlers"] * 10, 0)
    ease, grade = compound.flesch_reading_ease, compound.flesch_kincaid_grade
    # 10 words with 18 syllables: the, full-time 2, long-term 2, part-time 2, one-off 2, role, is, for,
    # two-year-old 3, toddlers 2, which makes 17.
    assert grade == round(0.39 * 10 + 11.8 * 1.7 - 15.59, 1)
    assert ease == round(206.835 - 1.015 * 10 - 84.6 * 1.7, 1)


def test_below_a_hundred_words_the_formulas_are_silent() -> None:
    under = scores(["One two three four five six seven eight nine ten eleven."] * 9, 2)
    assert under.reading_age is under.flesch_reading_ease is under.flesch_kincaid_grade is None
    assert under.mean_sentence_words == 11
    assert scores(["One two three four five six seven eight nine ten."] * 10, 0).reading_age is not None


def test_long_sentences_have_more_than_25_words() -> None:
    assert scores(["word " * 25, "word " * 26, "word " * 60], 0).long_sentences == 2


@pytest.mark.parametrize("sentences", [[], [""], ["•", "👍"]])
def test_nothing_to_score(sentences: list[str]) -> None:
    result = scores(sentences, 0)
    assert result.mean_sentence_words is None
    assert result.reading_age is None
    assert result.long_sentences == 0


def test_only_tiny_sentences_are_scored_as_if_of_three_words() -> None:
    assert scores(["Go."] * 120, 0).flesch_kincaid_grade == round(0.39 * 3 + 11.8 - 15.59, 1)
    assert scores(["Go."] * 120, 0).mean_sentence_words == 1


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_text_can_be_scored(odd: list[str]) -> None:
    assert scores([*LETTER, *odd], 0).reading_age is not None


def test_nothing_of_the_text_is_kept() -> None:
    from textstat.backend import counts, metrics, selections, transformations
    from textstat.backend.utils import get_pyphen

    scores([*LETTER, "The zorblefluxy council grobbled."], 0)
    caches = [
        getattr(room, name)
        for room in (counts, metrics, selections, transformations)
        for name in room.__all__
    ]
    assert sum(cache.cache_info().currsize for cache in caches) == 0
    assert not get_pyphen(LANGUAGE).hd.cache
    assert "zorblefluxy" not in install()


def test_threads_get_what_one_alone_gets() -> None:
    texts = [[*LETTER, f"Number {'nine ' * index} came."] for index in range(40)]
    alone = [scores(text, 0) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: scores(text, 0), texts)) == alone


WITHOUT_SCORES = """
import sys
from plainspeak import Checker
report = Checker().check("The council will utilise the hall. It was built by us. " * 20)
assert report.findings
print(*(name for name in ("textstat", "nltk", "pyphen") if name in sys.modules))
report.scores
assert "textstat" in sys.modules
"""


def test_a_check_without_scores_loads_nothing_of_textstat() -> None:
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_SCORES],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert result.stdout == "\n"


OFFLINE = """
import socket
def refuse(*args, **kwargs):
    raise AssertionError("the network was asked for")
socket.socket.connect = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
from plainspeak.readability import plain_prose, scores
print(scores(plain_prose(["The organisation cannot carry on without a licence from us."] * 12)).reading_age)
"""


def test_no_network_and_no_home_are_needed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o500)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NLTK")}
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home)}
    result = subprocess.run(
        [sys.executable, "-c", OFFLINE],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    assert result.returncode == 0, result.stderr
    # Ten words, 18 syllables: the or-gan-i-sa-tion can-not car-ry on with-out a li-cence from us. Grade 9.55.
    assert result.stdout == "14.6\n"
    assert not list(home.iterdir())
