"""Fingerprints: the same finding has the same one wherever it has moved to, and another finding another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.pipeline.caching import BlockCache
from plainspeak.reports.fingerprints import fingerprints

_CHECKER = Checker(ignore=["passive"], cache=BlockCache())
_PARAGRAPHS = [
    "We will utilise the hall. We will utilise the hall.",
    "Officers utilise the hall, and signpost people to the EHCP team.",
    "In order to apply, ring us.",
    "The EHCP team will leverage its assets and utilise 🚌 buses.",
    "Nothing here is hard.",
]


def _marks(text: str, media_type: str = "text/plain") -> tuple[str, ...]:
    return fingerprints(_CHECKER.check(from_text(text, media_type)))


@settings(max_examples=30, deadline=None)
@given(st.permutations(_PARAGRAPHS))
def test_moving_paragraphs_keeps_every_fingerprint(paragraphs: list[str]) -> None:
    before, after = _marks("\n\n".join(_PARAGRAPHS)), _marks("\n\n".join(paragraphs))
    assert len(before) > 5
    assert sorted(before) == sorted(after)


def test_no_two_are_alike() -> None:
    marks = _marks("We utilise it.\n\nWe utilise it.\n\nWe utilise it.")
    assert len(marks) == len(set(marks)) == 3


def test_mending_one_of_three_alike_leaves_two_that_are_known() -> None:
    three, two = _marks("We utilise it.\n\n" * 3), _marks("We use it.\n\n" + "We utilise it.\n\n" * 2)
    assert set(two) < set(three)


def test_wrapping_markup_and_capitals_are_no_matter() -> None:
    plain = _marks("Today we will utilise the large hall.")
    assert _marks("today we will\nutilise the LARGE hall") == plain
    assert _marks("Today we **will** [utilise](x) the large hall.", "text/markdown") == plain


def test_another_sentence_with_the_same_word_is_another_finding() -> None:
    assert set(_marks("We utilise the hall.")).isdisjoint(_marks("They utilise a bus."))


def test_a_finding_of_another_rule_is_another_finding() -> None:
    marks = [mark.partition(":")[0] for mark in _marks("We utilise the hall and leverage the hall.")]
    assert len(set(marks)) == len(marks) == 2


def test_a_fingerprint_does_not_show_the_words() -> None:
    (mark,) = _marks("We utilise the hall.")
    digits, number = mark.split(":")
    assert set(digits) <= set("0123456789abcdef")
    assert (len(digits), number) == (20, "1")
