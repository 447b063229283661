import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.inflection import be_forms, is_modal, verb_forms


def first(lemma: str) -> str:
    forms = verb_forms(lemma)
    return " ".join(forms[form][0] for form in ("s", "ing", "past", "participle"))


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("use", "uses using used used"),
        ("utilise", "utilises utilising utilised utilised"),
        ("carry", "carries carrying carried carried"),
        ("convey", "conveys conveying conveyed conveyed"),
        ("agree", "agrees agreeing agreed agreed"),
        ("die", "dies dying died died"),
        ("dye", "dyes dyeing dyed dyed"),
        ("plan", "plans planning planned planned"),
        ("plead", "pleads pleading pleaded pleaded"),
        ("quiz", "quizzes quizzing quizzed quizzed"),
        ("mix", "mixes mixing mixed mixed"),
        ("play", "plays playing played played"),
        ("panic", "panics panicking panicked panicked"),
        ("search", "searches searching searched searched"),
        ("arch", "arches arching arched arched"),
        ("stomach", "stomachs stomaching stomached stomached"),
        ("veto", "vetoes vetoing vetoed vetoed"),
        ("radio", "radios radioing radioed radioed"),
        ("age", "ages ageing aged aged"),
        ("argue", "argues arguing argued argued"),
        ("queue", "queues queuing queued queued"),
        ("leverage", "leverages leveraging leveraged leveraged"),
    ],
)
def test_regular(lemma, expected):
    assert first(lemma) == expected


@pytest.mark.parametrize(
    ("lemma", "past"),
    [
        ("travel", "travelled"),
        ("fulfil", "fulfilled"),
        ("enrol", "enrolled"),
        ("dial", "dialled"),
        ("trial", "trialled"),
        ("fuel", "fuelled"),
        ("equal", "equalled"),
        ("parallel", "paralleled"),
        ("appeal", "appealed"),
        ("prevail", "prevailed"),
        ("commit", "committed"),
        ("occur", "occurred"),
        ("refer", "referred"),
        ("offer", "offered"),
        ("visit", "visited"),
        ("target", "targeted"),
        ("market", "marketed"),
        ("budget", "budgeted"),
        ("develop", "developed"),
        ("worship", "worshipped"),
        ("program", "programmed"),
        ("programme", "programmed"),
        ("underpin", "underpinned"),
        ("replan", "replanned"),
        ("unzip", "unzipped"),
        ("reckon", "reckoned"),
        ("render", "rendered"),
        ("redden", "reddened"),
        ("reopen", "reopened"),
        ("outline", "outlined"),
        ("cover", "covered"),
        ("relax", "relaxed"),
        ("signpost", "signposted"),
    ],
)
def test_doubled_consonants_in_britain(lemma, past):
    assert verb_forms(lemma)["past"][0] == past


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("have", "has having had had"),
        ("do", "does doing did done"),
        ("go", "goes going went gone"),
        ("get", "gets getting got got"),
        ("set", "sets setting set set"),
        ("begin", "begins beginning began begun"),
        ("forget", "forgets forgetting forgot forgotten"),
        ("undertake", "undertakes undertaking undertook undertaken"),
        ("rebuild", "rebuilds rebuilding rebuilt rebuilt"),
        ("overspend", "overspends overspending overspent overspent"),
        ("outgrow", "outgrows outgrowing outgrew outgrown"),
        ("misunderstand", "misunderstands misunderstanding misunderstood misunderstood"),
        ("mislead", "misleads misleading misled misled"),
        ("foresee", "foresees foreseeing foresaw foreseen"),
        ("withdraw", "withdraws withdrawing withdrew withdrawn"),
        ("undo", "undoes undoing undid undone"),
        ("relay", "relays relaying relayed relayed"),
        ("overbid", "overbids overbidding overbid overbid"),
        ("sublet", "sublets subletting sublet sublet"),
        ("uphold", "upholds upholding upheld upheld"),
        ("lie", "lies lying lay lain"),
        ("lay", "lays laying laid laid"),
        ("seek", "seeks seeking sought sought"),
        ("show", "shows showing showed shown"),
    ],
)
def test_irregular(lemma, expected):
    assert first(lemma) == expected


def test_variants_come_after_the_british_form():
    assert verb_forms("learn")["past"] == ("learnt", "learned")
    assert verb_forms("focus")["ing"] == ("focusing", "focussing")
    assert verb_forms("benefit")["participle"] == ("benefited", "benefitted")
    assert verb_forms("prove")["participle"] == ("proved", "proven")
    assert verb_forms("age")["ing"] == ("ageing", "aging")


def test_be():
    assert verb_forms("be") == {
        "base": ("be",),
        "s": ("is",),
        "ing": ("being",),
        "past": ("was", "were"),
        "participle": ("been",),
    }
    assert [be_forms(subject) for subject in ("I", "singular", "plural")] == [
        ("am", "was"),
        ("is", "was"),
        ("are", "were"),
    ]


def test_modals_have_no_endings():
    assert verb_forms("can") == {
        "base": ("can",),
        "s": ("can",),
        "ing": (),
        "past": ("could",),
        "participle": (),
    }
    assert is_modal("must")
    assert not is_modal("need")


def test_hyphens():
    assert first("co-opt") == "co-opts co-opting co-opted co-opted"
    assert first("mis-sell") == "mis-sells mis-selling mis-sold mis-sold"
    assert first("follow-up") == "follows-up following-up followed-up followed-up"
    assert first("fast-track") == "fast-tracks fast-tracking fast-tracked fast-tracked"


def test_capitals():
    assert verb_forms("Utilise")["past"] == ("Utilised",)
    assert verb_forms("DM")["past"] == ("DMed",)
    assert verb_forms("Be")["past"] == ("Was", "Were")


@given(st.text(max_size=30))
def test_any_text_has_a_base_that_is_itself(text):
    forms = verb_forms(text)
    assert set(forms) == {"base", "s", "ing", "past", "participle"}
    assert forms["base"] == (text,)


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True).filter(lambda word: not is_modal(word) and word != "be"))
def test_any_word_keeps_its_start_and_takes_the_endings(word):
    forms = verb_forms(word)
    assert all(form.startswith(word[:-2]) and form.endswith("ing") for form in forms["ing"])
    assert all(form.endswith("s") for form in forms["s"])
