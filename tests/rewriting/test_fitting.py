"""A suggestion takes on what its place asks for, and one that cannot is not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak import Checker
from plainspeak.model import Span
from plainspeak.rewriting.fitting import Place, fit

if TYPE_CHECKING:
    from pathlib import Path

    from plainspeak.inflection import Form
    from plainspeak.rewriting.fitting import Demand


def suggestions(
    text: str, word: str, form: Form, *uses: str, demands: frozenset[Demand] = frozenset()
) -> tuple[str, ...]:
    start = text.index(word)
    place = Place(
        text, Span(start, start + len(word)), Span(0, len(text)), frozenset({form}), demands=demands
    )
    return fit(uses, None, place).texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Support will be targeted at families.", "aimed"),
        ("Support will be targeted where it helps.", "aimed at"),
    ],
)
def test_preposition_is_not_said_twice(text: str, expected: str) -> None:
    assert suggestions(text, "targeted", "participle", "aim at") == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rules implemented in haste often fail.", "brought in"),
        ("The rules were implemented in May.", "brought in"),
        ("The rules have been implemented on time.", "brought in"),
    ],
)
def test_particle_of_a_passive_stays_before_a_time(text: str, expected: str) -> None:
    assert suggestions(text, "implemented", "participle", "bring in") == (expected,)


def test_particle_that_takes_the_object_is_not_said_twice_after_have() -> None:
    assert suggestions(
        "They have regularly participated in it.", "participated", "participle", "take part in"
    ) == ("taken part",)


@pytest.mark.parametrize(
    ("demands", "expected"),
    [
        (frozenset(), ("services", "help", "choice")),
        (frozenset({"singular"}), ("help", "choice")),
        (frozenset({"singular", "counted"}), ("choice",)),
        (frozenset({"counted"}), ("services", "choice")),
    ],
)
def test_noun_has_the_number_that_its_place_asks_for(
    demands: frozenset[Demand], expected: tuple[str, ...]
) -> None:
    assert (
        suggestions("Our offer.", "offer", "singular", "services", "help", "choice", demands=demands)
        == expected
    )


def test_noun_without_a_plural_is_not_offered_where_the_verb_is_plural() -> None:
    text = "Our interventions work."
    found = suggestions(text, "interventions", "plural", "help", "visit", demands=frozenset({"plural"}))
    assert found == ("visits",)


def test_phrase_with_a_tail_is_not_offered_before_a_noun() -> None:
    text = "The approach paper."
    found = suggestions(
        text, "approach", "singular", "way of working", "method", demands=frozenset({"compound"})
    )
    assert found == ("method",)


def test_phrase_with_an_article_is_not_offered_after_words_that_describe_it() -> None:
    uses = ("the number of visitors", "number of visitors")
    described: frozenset[Demand] = frozenset({"described"})
    assert suggestions("Footfall is up.", "Footfall", "singular", *uses)[0] == "The number of visitors"
    assert suggestions("High street footfall is up.", "footfall", "singular", *uses, demands=described) == (
        "number of visitors",
    )


def test_number_is_read_from_the_sentence(tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text(
        "glossary: Ours\nabout: Our words.\nkind: jargon\nentries:\n"
        "  - term: offer\n    pos: noun\n    use: [services, choice]\n    why: It is vague.\n",
        encoding="utf-8",
    )
    checker = Checker(glossaries=[own], select=["jargon/offer"])
    found = {
        text: checker.check(text).findings[0].suggestions[0]
        for text in (
            "Our nursery offer in the east of the town is poor.",
            "We looked at our nursery offer.",
            "This would be a better offer.",
        )
    }
    assert list(found.values()) == ["choice", "services", "choice"]
