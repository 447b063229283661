"""Characters that nobody sees change nothing of what is found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.config import Config
from plainspeak.documents import from_text
from plainspeak.pipeline.unseen import without_unseen

CHECKER = Checker()
TEXT = (
    "We will utilise the hall prior to May. The HMO team was asked by the board to leverage a grant, "
    "and “utilise it” stays. Stakeholders will be informed in due course."
)
FOUND = CHECKER.check(TEXT)


@pytest.mark.parametrize(
    ("text", "media_type", "found", "written"),
    [
        ("<p>We uti&shy;lise&#8203; it.</p>", "text/html", "uti\u00adlise", "uti&shy;lise"),
        ("We uti&shy;lise it.", "text/markdown", "uti\u00adlise", "uti&shy;lise"),
        ("We uti\u200blise it.", "text/plain", "uti\u200blise", "uti\u200blise"),
        ("We pay it prior\u200b to May.", "text/plain", "prior\u200b to", "prior\u200b to"),
    ],
)
def test_words_with_unseen_characters_are_found(text: str, media_type: str, found: str, written: str) -> None:
    (finding,) = CHECKER.check(from_text(text, media_type)).findings
    assert (finding.text, finding.fix) == (found, "safe")
    assert finding.source is not None
    assert text[finding.source.start : finding.source.end] == written


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(TEXT)), st.sampled_from("\u00ad\u200b\u200d\u2060\ufeff\u200e")))
)
def test_they_change_neither_findings_nor_scores(put_in: list[tuple[int, str]]) -> None:
    text = TEXT
    for place, character in sorted(put_in, reverse=True):
        text = text[:place] + character + text[place:]
    report = CHECKER.check(text)
    assert [without_unseen(each.text) for each in report.findings] == [each.text for each in FOUND.findings]
    assert [text[each.start : each.end] for each in report.findings] == [
        each.text for each in report.findings
    ]
    assert [each.message for each in report.findings] == [each.message for each in FOUND.findings]
    assert [each.suggestions for each in report.findings] == [each.suggestions for each in FOUND.findings]
    assert (report.words, report.sentences, report.scores) == (FOUND.words, FOUND.sentences, FOUND.scores)


def test_an_accepted_word_is_accepted() -> None:
    assert not Checker(config=Config(accept=("utilise",))).check("We uti\u00adlise it.").findings


def test_a_text_of_nothing_to_see_has_nothing() -> None:
    assert (CHECKER.check("\u200b\u00ad").findings, CHECKER.check("\u200b").words) == ((), 0)
