"""Syllables of words as British readers say them, and textstat left as it was for everyone else."""

import importlib
import subprocess
import sys
from importlib.resources import files

import pytest

from plainspeak.syllables import install

KNOWN = {
    1: "bin cheque kerb tyre mould plough whilst street I’ll e17 42 20mph",
    2: "programme programmes licence centre colour labour harbour council council's councils borough parish precept "
    "pothole cancelled levelled litres fibre enrol covid church's pavement carers full_time tax's",
    3: "behaviour favourite neighbourhood councillor councillors councillor's organise utilise analyse counsellor "
    "enrolment instalment safeguarding childminders tenancies services offices stakeholders well_being two_year_old's",
    4: "prioritise apologise community authority reablement orthopaedic universal co_operate apprentice's "
    "responsible anaesthetic",
    5: "organisation organisations authorisation prioritising accommodation haemophilia hospitality's",
}


@pytest.mark.parametrize(
    ("word", "syllables"),
    [(word.replace("’", "'"), count) for count, words in KNOWN.items() for word in words.split()],
)
def test_british_words(word: str, syllables: int) -> None:
    assert install().count(word.lower()) == syllables


# As they are said in Britain; CMUdict lacks most of them or says them the American way.
PLACES = {
    1: "Bath Wight Leeds Slough Stroud Frome",
    2: "Leicester Gloucester Worcester Plymouth Bicester Alcester Leominster Swansea Gateshead Rochdale Wirral Powys",
    3: "Leicestershire Worcestershire Cumbria Rotherham Solihull Basingstoke Lewisham Havering Rotherham's",
    4: "Buckinghamshire Nottinghamshire Northumberland Wolverhampton Cirencester Herefordshire",
}


@pytest.mark.parametrize(
    ("place", "syllables"), [(place, count) for count, places in PLACES.items() for place in places.split()]
)
def test_names_of_places(place: str, syllables: int) -> None:
    assert install().count(place.lower()) == syllables


def test_the_list_kept_by_hand_has_each_word_once() -> None:
    text = (files("plainspeak") / "data" / "syllables" / "british.txt").read_text("utf-8")
    lines = [line.split()[1:] for line in text.splitlines() if not line.startswith("#")]
    listed = [word for line in lines for word in line]
    assert len(listed) == len(set(listed)) > 60
    assert all(word.isalpha() and word.islower() for word in listed)


def test_no_word_that_is_looked_up_stays_in_the_table() -> None:
    table = install()
    size = len(table)
    assert table.count("zorblefluxy's") >= 1
    assert table.count("co_zorble") >= 2
    assert len(table) == size


def test_installing_twice_changes_nothing() -> None:
    counting = importlib.import_module("textstat.backend.counts._count_syllables")
    table = install()
    function = counting.get_cmudict
    assert install() is table
    assert counting.get_cmudict is function


OTHERS = """
import nltk, textstat
before = list(nltk.data.path)
def theirs(name, *args, **kwargs):
    raise LookupError("asked NLTK for " + name)
nltk.data.find = theirs
nltk.download = lambda *args, **kwargs: theirs("a download")
from plainspeak.syllables import install
install()
assert nltk.data.path == before
try:
    textstat.syllable_count("council")
except LookupError as error:
    print(error)
"""
OURS_FIRST = """
import sys
from plainspeak.readability import plain_prose, scores
assert scores(plain_prose(["The council cannot carry on without a licence from us."] * 12)).reading_age
assert "nltk" not in sys.modules
"""


@pytest.mark.parametrize("before", ["", OURS_FIRST], ids=["theirs first", "ours first"])
def test_other_users_of_textstat_still_get_their_own_dictionary(before: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", before + OTHERS],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert result.stdout == "asked NLTK for a download\n"
