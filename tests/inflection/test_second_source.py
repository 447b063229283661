"""Our forms of common words beside those of lemminflect, another source made in another way.

Where the two differ, the difference is listed here with the reason.
"""

from functools import cache
from pathlib import Path

import lemminflect
import pytest

from plainspeak.inflection import noun_forms, verb_forms

HERE = Path(__file__).parent
VERBS = (HERE / "verbs.txt").read_text(encoding="utf-8").split()
NOUNS = (HERE / "nouns.txt").read_text(encoding="utf-8").split()
TAGS = {"s": "VBZ", "ing": "VBG", "past": "VBD", "participle": "VBN"}

# Lemminflect has the American form first, or alone.
L_DOUBLED_IN_BRITAIN = "cancel channel dial fuel label level model pedal signal total travel tunnel"

BRITISH_FIRST = {
    ("burn", "participle"): "burnt",  # lemminflect knows burned alone
    ("dream", "participle"): "dreamt",
    ("learn", "participle"): "learnt",
    ("spill", "participle"): "spilt",
    ("fulfil", "s"): "fulfils",  # it puts fulfills first
    ("fit", "past"): "fitted",  # it knows the American fit alone
    ("knit", "past"): "knitted",
    ("knit", "participle"): "knitted",
    ("get", "participle"): "got",  # it knows gotten alone
    ("light", "participle"): "lit",  # it knows lighted alone
    ("broadcast", "past"): "broadcast",  # it knows only the past in -ed, which is rare in Britain
    ("forecast", "past"): "forecast",
}
WRONG_IN_LEMMINFLECT = {
    ("enrol", "ing"): "enrolling",
    ("enrol", "past"): "enrolled",
    ("enrol", "participle"): "enrolled",
    ("mimic", "ing"): "mimicking",
    ("mimic", "past"): "mimicked",
    ("mimic", "participle"): "mimicked",
    ("overspend", "past"): "overspent",
    ("overspend", "participle"): "overspent",
    ("program", "ing"): "programming",
    ("program", "past"): "programmed",
    ("program", "participle"): "programmed",
    ("relay", "participle"): "relayed",  # it takes relay (pass on) for re-lay
    ("lie", "participle"): "lain",  # it knows the fibber alone
    ("ski", "participle"): "skied",
    ("sting", "ing"): "stinging",
    ("forego", "s"): "foregoes",  # it mixes up forego and forgo
    ("forego", "participle"): "foregone",
    ("redo", "s"): "redoes",  # it prefers re-does
    ("redo", "participle"): "redone",
}
# Ours have no plural in the sense a council uses; lemminflect adds an s to all but a few nouns.
NO_PLURAL = (
    "accommodation advice damage equipment evidence guidance heating help housing inflation "
    "information infrastructure knowledge leadership litter machinery mail management milk money "
    "parking planning pollution safety scrutiny snow staff support sustainability timber training "
    "wellbeing work"
)
OTHER_PLURALS = {
    "harm": "harms",  # it has harm alone; "online harms" is common in Britain
    "lay-by": "lay-bys",  # it has lay-bies
    "ox": "oxen",  # it has oxes
    "person": "people",  # it has the formal persons alone
}


@cache
def theirs(word: str, tag: str) -> tuple[str, ...]:
    return tuple(lemminflect.getInflection(word, tag))


def agree(ours: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether each source's first choice is known to the other."""
    return ours[0] in others and others[0] in ours


def test_the_lists_are_long_enough_to_tell():
    assert len(set(VERBS)) > 1000
    assert len(set(NOUNS)) > 1000


@pytest.mark.parametrize("form", TAGS)
def test_verb_forms_agree(form):
    known = {word for word, at in BRITISH_FIRST | WRONG_IN_LEMMINFLECT if at == form}
    differing = {verb for verb in VERBS if not agree(verb_forms(verb)[form], theirs(verb, TAGS[form]))}
    assert differing - set(L_DOUBLED_IN_BRITAIN.split()) == known


def test_british_l():
    for verb in L_DOUBLED_IN_BRITAIN.split():
        forms = verb_forms(verb)
        assert (forms["ing"], forms["past"]) == ((f"{verb}ling",), (f"{verb}led",))


def test_where_we_differ_we_say_this():
    for (verb, form), expected in (BRITISH_FIRST | WRONG_IN_LEMMINFLECT).items():
        assert verb_forms(verb)[form][0] == expected


def test_plurals_agree():
    uncounted = NO_PLURAL.split()
    differing = {noun for noun in NOUNS if not agree(noun_forms(noun)["plural"], theirs(noun, "NNS"))}
    assert differing == {*uncounted, *OTHER_PLURALS}
    assert [noun_forms(noun)["plural"] for noun in uncounted] == [(noun,) for noun in uncounted]
    assert {noun: noun_forms(noun)["plural"][0] for noun in OTHER_PLURALS} == OTHER_PLURALS
