"""Passives are told from states; the marks, the doers and the gate are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.pipeline.sentence_checks.participles import PARTICIPLES, participle_class

CHECKER = Checker(select=["passive"])

# Each with the verb groups that an editor would turn round.
ACTIONS: list[tuple[str, list[str]]] = [
    ("Your claim will be decided within 14 days.", ["will be decided"]),
    ("The bench was given to the village by the Rotary club.", ["was given"]),
    ("Bins are emptied every other Tuesday by our own crews.", ["are emptied"]),
    ("The new crossing has been paid for with lottery money.", ["has been paid"]),
    ("Was your complaint dealt with in time?", ["Was your complaint dealt"]),
    ("Has the leak been reported to the landlord?", ["Has the leak been reported"]),
    ("My sister got fined for parking outside the school.", ["got fined"]),
    ("The survey is being carried out by students.", ["is being carried"]),
    ("Applications must be signed and dated before they are sent to us.", ["must be signed", "are sent"]),
    ("Two trees had been felled without consent.", ["had been felled"]),
    ("The minutes can be found on our website.", ["can be found"]),
    ("It was agreed that the fee should be raised.", ["was agreed", "should be raised"]),
    ("The pothole outside number 9 was filled last week.", ["was filled"]),
    ("All dogs should be kept on a lead near the pond.", ["should be kept"]),
    ("Where can old paint be taken?", ["can old paint be taken"]),
    ("Rents are set by the cabinet each February.", ["are set"]),
    ("He wasn't told why his bus pass had been cancelled.", ["wasn't told", "had been cancelled"]),
    ("You'll be asked for proof of your address.", ["'ll be asked"]),
    ("Letters are sent out in the first week of March.", ["are sent"]),
    ("The work is to be done overnight.", ["to be done"]),
    ("Complaints about noise are investigated by the night team.", ["are investigated"]),
    ("By the time we arrived, the lock had been changed.", ["had been changed"]),
    ("No reason was given for the delay.", ["was given"]),
    ("The wall, which was built in 1890, may be pulled down.", ["was built", "may be pulled"]),
    ("Money raised at the fair is spent on the playground.", ["is spent"]),
    ("After the vote, the chair was thanked for her work.", ["was thanked"]),
    ("Why were the residents not consulted?", ["were the residents not consulted"]),
    ("Your photo may be used in our leaflets.", ["may be used"]),
    ("Grit bins are refilled twice a week in winter.", ["are refilled"]),
    ("The order has to be confirmed by a magistrate.", ["to be confirmed"]),
    ("Your garden waste is collected on Mondays.", ["is collected"]),
    ("Why does the bin get missed so often?", ["does the bin get missed"]),
]

STATES = [
    "The office is closed on bank holidays.",
    "The pool is located behind the library.",
    "We are pleased to offer you a place.",
    "If you are worried about a neighbour, ring us.",
    "The shop is boarded up.",
    "The benches are made of oak.",
    "I was born in Leeds and am married with two children.",
    "Are you interested in fostering?",
    "You are not allowed to park on the verge.",
    "The library will be closed on Monday for training.",
    "The house is well insulated and cheap to heat.",
    "Our staff are trained in first aid.",
    "The two villages are connected by a footpath.",
    "I am used to long waits at the clinic.",
    "The rent is due and you are supposed to pay it today.",
    "The park is surrounded by high fences.",
    "My son is very excited about the trip.",
    "The hall is fully booked until June.",
    "The form is attached to this email.",
    "The town is known for its market.",
    "People who are disabled can travel free.",
    "She is qualified and experienced.",
    "The price is based on the size of your bin.",
    "The path is blocked by a fallen tree.",
    "Get dressed and get ready for the walk.",
    "Ask us how to get rid of an old sofa.",
    "We got rid of the old vans last year.",
    "You are entitled to a rebate if you are retired.",
    "The river was frozen and the road was flooded.",
    "The bus has gone and the driver has finished his shift.",
    "We are committed to cutting waste.",
    "The street is lined with plane trees.",
    "Fire doors are marked in red on the plan.",
    "The team is made up of nine people.",
    "He is supposed to be at home.",
    "The lift is broken again.",
    "Your details are stored on a secure server.",
    "The building is listed and dates from 1750.",
    "Visitors were crowded into one small room.",
    "The tickets are sold out.",
    "She is engaged to a councillor.",
    "The site is divided into four plots.",
    "Most of the flats are occupied.",
    "The meeting is scheduled for 5 May.",
    "What is involved in becoming a school governor?",
    "The car park is owned by the council.",
    "Parking is limited to two hours.",
    "Your child may be affected by the strike.",
    "A decision is expected in June.",
    "Tenants are responsible for blocked sinks.",
    "The lights were broken and the seats were torn.",
    "The kitchen is equipped with two ovens.",
    "I'm convinced that the figures are mistaken.",
]

DOERS = [
    ("The form was signed by both tenants on Friday.", "both tenants"),
    ("Each claim is checked by our benefits team in Hull.", "our benefits team"),
    ("The tree had been felled by them before we came.", "them"),
    ("Two cars were hit by a lorry that had lost its load.", "a lorry"),
]
NO_DOERS = [
    "The form must be returned by Friday.",
    "The form must be returned by post.",
    "The form must be returned by 31 March.",
    "The fee was raised by 5% last year.",
    "The room was cooled by opening a window.",
]


@pytest.mark.parametrize(("text", "groups"), ACTIONS)
def test_actions_are_flagged_from_auxiliary_to_participle(text: str, groups: list[str]) -> None:
    findings = CHECKER.check(text).findings
    assert [f.text for f in findings] == groups
    assert {(f.kind, f.severity, f.suggestions) for f in findings} == {("passive", "warning", ())}


@pytest.mark.parametrize("text", STATES)
def test_states_are_left_alone(text: str) -> None:
    assert CHECKER.check(text).findings == ()


@pytest.mark.parametrize(("text", "doer"), DOERS)
def test_a_doer_in_the_text_is_named(text: str, doer: str) -> None:
    finding = CHECKER.check(text).findings[0]
    assert finding.rule == "passive/named-doer"
    assert f"begin with “{doer}”" in finding.message


@pytest.mark.parametrize("text", NO_DOERS)
def test_a_time_or_a_means_is_no_doer(text: str) -> None:
    assert [f.rule for f in CHECKER.check(text).findings] == ["passive/hidden-doer"]


def test_headings_quotations_and_addresses_are_not_judged() -> None:
    assert CHECKER.check("“The bins were emptied,” she said.").findings == ()
    headings = Checker(select=["passive"])
    from plainspeak.documents import from_text

    document = from_text("# Bins will be emptied early\n\nBins will be emptied early.\n", "text/markdown")
    (finding,) = headings.check(document).findings
    assert document.blocks[1].start <= finding.start


def test_every_participle_has_one_class_and_the_form_of_one() -> None:
    seen: set[str] = set()
    for line in Path(PARTICIPLES).read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "[")):
            continue
        entries = (
            [line] if " " in line and len(line.split()) == 2 and line.split()[1] in AFTER else line.split()
        )
        for entry in entries:
            assert entry not in seen, entry
            seen.add(entry)
    assert len(seen) > 700


AFTER = frozenset(
    "of up from to back apart over with out down on above aback ill towards by for across about awake in off open "
    "after that upon".split()
)


def test_a_participle_is_known_by_what_follows_and_by_its_prefix() -> None:
    assert participle_class("used", "to") == "adjective"
    assert participle_class("used", "by") == "event"
    assert participle_class("resent", "to") == "event"
    assert participle_class("uninsured", "") == "adjective"
    assert participle_class("painted", "green") == "outcome"


MIXED = st.lists(st.sampled_from([text for text, _ in ACTIONS] + STATES), min_size=1, max_size=6, unique=True)


@settings(max_examples=25, deadline=None)
@given(MIXED)
def test_sentences_together_have_the_passives_each_has_alone(texts: list[str]) -> None:
    together = [f.text for f in CHECKER.check(" ".join(texts)).findings]
    assert together == [f.text for text in texts for f in CHECKER.check(text).findings]


@settings(max_examples=25, deadline=None)
@given(MIXED)
def test_the_passive_check_changes_no_other_finding(texts: list[str]) -> None:
    text = " ".join(texts)
    everything = [f for f in EVERYTHING.check(text).findings if f.kind != "passive"]
    assert everything == list(WITHOUT.check(text).findings)


EVERYTHING, WITHOUT = Checker(), Checker(ignore=["passive"])


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The plan can be delayed by a lack of money.", "a lack of money"),
        ("The club was being held back by public sector rules.", "public sector rules"),
        ("The bridge was repaired by the county engineer.", "the county engineer"),
        ("The bill was approved by the Department of Health.", "the Department of Health"),
    ],
)
def test_the_message_names_the_whole_doer(text: str, doer: str) -> None:
    (finding,) = CHECKER.check(text).findings
    assert f"begin with “{doer}”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The gap is being closed by the introduction of a fee.",
        "The cost was being offset by the application of a grant.",
        "The figures were being changed by the use of a new method.",
    ],
)
def test_what_somebody_does_is_no_doer(text: str) -> None:
    (finding,) = CHECKER.check(text).findings
    assert finding.rule == "passive/hidden-doer"
