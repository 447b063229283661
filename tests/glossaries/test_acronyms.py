"""What must hold of every curated acronym."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from plainspeak import Checker
from plainspeak.glossary.curated import read_curated
from plainspeak.inflection import is_british
from plainspeak.pipeline.acronyms import definition

ACRONYMS = [acronym for glossary in read_curated()[1] for acronym in glossary.acronyms]
LISTED = [acronym for acronym in ACRONYMS if acronym.known is None]
KNOWN = [acronym for acronym in ACRONYMS if acronym.known is not None]
READINGS = [(acronym.short, means) for acronym in LISTED for means in acronym.means]

# Acronyms that skip a word of their long form, or take a letter from nowhere.
LOOSE = frozenset({"EAL", "MHRA", "NICE", "NINO", "RNIB", "RNID", "U3A", "UX"})
# Words for things of which there are many. A long form that ends in one names no single body or scheme …
KINDS_OF_THING = frozenset(
    """accommodation adult adviser advocate agreement appraisal area assessment assessor assistant business
    case centre certificate charge child children community condition conference consent contract coordinator
    director disability document experience facility figure form governor group health hub landlord lead levy
    manager measure meeting need needs neighbourhood notice nurse occupation officer operation order outcome panel
    payments people permission person pipeline place plan plans practitioner procedure property provider pupil
    purchase report representative review right rights route safeguards school site space staff statement station
    team teacher tenancy tender therapist therapy trust unit vehicle venue visit ward warning
    worker zone""".split()
)
# … but these do.
NAMES = frozenset(
    {
        "Deprivation of Liberty Safeguards",
        "European Economic Area",
        "Fair Funding Review",
        "General Permitted Development Order",
        "Heat Networks Delivery Unit",
        "Higher National Certificate",
        "Liberty Protection Safeguards",
        "New Engineering Contract",
        "Royal National Institute for Deaf People",
        "Royal National Institute of Blind People",
        "School Teachers’ Pay and Conditions Document",
        "Traffic Enforcement Centre",
        "Ultra Low Emission Zone",
        "Work Capability Assessment",
    }
)
OFFICIAL_SPELLINGS = frozenset({"Organization"})  # the World Health Organization's own
SMALL = frozenset("a an and as at by for from in into of on or the to with".split())


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(select=["acronym"])


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)


def test_there_are_enough() -> None:
    assert len(LISTED) >= 350
    assert len(KNOWN) >= 150


def test_no_short_form_stands_twice() -> None:
    twice = [short for short, count in Counter(acronym.short for acronym in ACRONYMS).items() if count > 1]
    assert not twice, f"make one entry of each of these: {twice}"


def test_every_acronym_has_its_readings_and_a_service() -> None:
    assert not [a.short for a in LISTED if not a.means or not a.service or len(set(a.means)) < len(a.means)]


def test_the_reason_for_knowing_an_acronym_is_short() -> None:
    assert not [a.short for a in KNOWN if not 1 <= len(words(a.known or "")) <= 10]


def test_a_pasted_long_form_explains_its_acronym() -> None:
    """The letters fit, so that a text is not flagged again after its writer took the suggestion."""
    unread: set[str] = set()
    for short, means in READINGS:
        text = f"Ask about {means} ({short}) today."
        start = text.rindex(f"({short}") + 1
        if definition(text, start, start + len(short), short) is None:
            unread.add(short)
    assert unread == LOOSE


def test_long_forms_are_in_plain_case() -> None:
    shouted = []
    for short, means in READINGS:
        parts = [word for word in words(means) if word.lower() not in SMALL]
        capitals = all(word[0].isupper() for word in parts)
        if len(parts) > 1 and capitals and parts[-1].lower() in KINDS_OF_THING and means not in NAMES:
            shouted.append((short, means))
    assert not shouted, "write these in lower case, or name them as names in this test"


def test_small_words_have_small_letters() -> None:
    capitals = {word.title() for word in SMALL if len(word) > 1}
    assert not [means for _, means in READINGS if capitals.intersection(words(means)[1:])]


def test_long_forms_are_spelt_as_in_britain() -> None:
    american = [
        (short, word) for short, means in READINGS for word in words(means) if not is_british(word.lower())
    ]
    assert not [pair for pair in american if pair[1] not in OFFICIAL_SPELLINGS]


def test_long_forms_have_curly_apostrophes() -> None:
    assert not [means for _, means in READINGS if "'" in means]


def test_an_acronym_that_everyone_knows_is_never_flagged(checker: Checker) -> None:
    text = "\n\n".join(f"You may have met the {acronym.short} before." for acronym in KNOWN)
    assert not [finding.text for finding in checker.check(text).findings]


def test_an_acronym_that_not_everyone_knows_is_flagged_with_its_long_form(checker: Checker) -> None:
    text = "\n\n".join(f"Please ask about the {acronym.short} today." for acronym in LISTED)
    found = {finding.text.upper(): finding.suggestions for finding in checker.check(text).findings}
    assert [acronym.short for acronym in LISTED if not found.get(acronym.short.upper())] == []
    assert found["HMO"] == ("house in multiple occupation",)
    assert found["CPO"][0] == "compulsory purchase order"


def test_an_acronym_of_councillors_is_flagged_for_the_others() -> None:
    text = "The LGA has written to every council."
    flagged = {
        audience: any(f.rule == "acronym/lga" for f in Checker(audience).check(text).findings)
        for audience in ("residents", "partners", "councillors", "staff")
    }
    assert flagged == {"residents": True, "partners": True, "councillors": False, "staff": False}
