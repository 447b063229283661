"""Ignore comments and front matter: what they leave out, what they leave alone, and when they do nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.pipeline.caching import BlockCache

_CHECKER = Checker(cache=BlockCache())


def _found(
    text: str, media_type: str = "text/markdown", checker: Checker = _CHECKER
) -> list[tuple[str, str]]:
    return [(f.rule, f.text) for f in checker.check(from_text(text, media_type)).findings]


def _rules(text: str, media_type: str = "text/markdown", checker: Checker = _CHECKER) -> list[str]:
    return [rule for rule, _ in _found(text, media_type, checker)]


def test_ignore_holds_for_the_next_block_alone() -> None:
    text = "We utilise it.\n\n<!-- plainspeak: ignore wordy/utilise -->\nWe utilise it.\n\nWe utilise it.\n"
    findings = _CHECKER.check(from_text(text, "text/markdown")).findings
    assert [f.position.line for f in findings if f.position] == [1, 6]


@pytest.mark.parametrize("asked", ["wordy/utilise", "wordy", "wordy/uti", "jargon, wordy", ""])
def test_rules_are_named_by_kind_rule_or_beginning(asked: str) -> None:
    assert "wordy/utilise" not in _rules(f"<!-- plainspeak: ignore {asked} -->\nWe utilise it.\n")


def test_other_rules_stay() -> None:
    text = "<!-- plainspeak: ignore wordy -->\nWe utilise it and signpost you.\n"
    assert _rules(text) == ["jargon/signpost"]


@pytest.mark.parametrize(
    "text",
    [
        "We <!-- plainspeak: ignore -->utilise it, and utilise that.",
        "We <!-- plainspeak: ignore wordy/utilise --> **utilise** it, and utilise that.",
        "We <!-- plainspeak: off -->**utilise**<!-- plainspeak: on --> it, and utilise that.",
        "We **<!-- plainspeak: off -->utilise<!-- plainspeak: on -->** it, and utilise that.",
        "<!-- plainspeak: off -->We utilise it<!-- plainspeak: on -->, and utilise that.",
        "We\n<!-- plainspeak: off -->\nutilise it\n<!-- plainspeak: on -->\nand utilise that.",
        "- <!-- plainspeak: ignore --> We utilise it.\n- We utilise that.",
    ],
)
def test_a_word_or_a_stretch_inside_a_paragraph(text: str) -> None:
    assert _rules(text) == ["wordy/utilise"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>We <!-- plainspeak: ignore --><b>utilise</b> it, and utilise that.</p>",
        "<p>We <b><!-- plainspeak: off -->utilise<!-- plainspeak: on --></b> it, and utilise that.</p>",
        "<!-- plainspeak: ignore wordy --><p>We utilise it.<p>We utilise that.",
        "<p><!-- plainspeak: ignore wordy -->We utilise it.</p><p>We utilise that.</p>",
        "<!--plainspeak:off--><p>We utilise it.</p><!--plainspeak:on--><p>We utilise that.</p>",
    ],
)
def test_comments_in_web_pages(text: str) -> None:
    assert _rules(text, "text/html") == ["wordy/utilise"]


def test_off_runs_to_the_end_without_on() -> None:
    assert _rules("We utilise it.\n\n<!-- plainspeak: off -->\n\nWe utilise it.\n\nWe utilise it.") == [
        "wordy/utilise"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We utilise it.\n\nWe utilise it.\n\n<!-- plainspeak: ignore-file wordy/utilise -->\n",
        "---\ntitle: x\nplainspeak:\n  ignore: [wordy/utilise]\n---\nWe utilise it.\n",
        "---\nplainspeak: {ignore: wordy/utilise}\n---\nWe utilise it.\n",
        "---\nplainspeak: off\n---\nWe utilise it.\n",
        '+++\n[plainspeak]\nignore = ["wordy"]\n+++\nWe utilise it.\n',
    ],
)
def test_a_whole_file(text: str) -> None:
    assert _rules(text) == []


def test_what_is_ignored_still_takes_its_place() -> None:
    text = "We will roll out a range of key stakeholders."
    (whole,) = [rule for rule in _rules(text) if "stakeholder" in rule]
    left = _rules(f"<!-- plainspeak: ignore {whole} -->\n{text}")
    assert not any("stakeholder" in rule or rule == "jargon/key" for rule in left)


def test_an_acronym_ignored_at_its_first_use_does_not_come_up_at_its_second() -> None:
    text = "The <!-- plainspeak: ignore -->EHCP is late.\n\nAn EHCP is a plan."
    assert _rules(text) == []


def test_code_that_shows_a_comment_is_no_comment() -> None:
    assert _rules("Write `<!-- plainspeak: off -->` there.\n\nWe utilise it.") == ["wordy/utilise"]
    assert _rules("```\n<!-- plainspeak: off -->\n```\n\nWe utilise it.") == ["wordy/utilise"]


def test_a_comment_that_does_nothing_is_told_at_its_place() -> None:
    text = "We utilise it.\n\n<!-- plainspeak: ignore jargon -->\nWe use it.\n"
    _, finding = _CHECKER.check(from_text(text, "text/markdown")).findings
    assert (finding.kind, finding.rule, finding.severity) == (
        "unused-ignore",
        "unused-ignore/does-nothing",
        "info",
    )
    assert finding.source is not None
    assert text[finding.source.start : finding.source.end] == "<!-- plainspeak: ignore jargon -->"
    assert (finding.position and finding.position.line) == 3
    assert "“jargon”" in finding.message


def test_only_the_rules_that_do_nothing_are_named() -> None:
    text = "<!-- plainspeak: ignore wordy jargon -->\nWe utilise it.\n"
    (finding,) = _CHECKER.check(from_text(text, "text/markdown")).findings
    assert "“jargon”" in finding.message
    assert "“wordy”" not in finding.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- plainspeak: ingore -->\nWe use it.", "did you mean 'ignore'?"),
        ("<!-- plainspeak: ignore wrdy -->\nWe use it.", "did you mean 'wordy'?"),
        ("---\nplainspeak:\n  ignor: [wordy]\n---\nWe use it.", "did you mean 'ignore'?"),
        ("---\nplainspeak: 3\n---\nWe use it.", "write 'plainspeak: off'"),
        ("---\nplainspeak: ]\n---\nWe use it.", "cannot be read"),
    ],
)
def test_a_mistake_is_told_and_leaves_out_nothing(text: str, said: str) -> None:
    (finding,) = _CHECKER.check(from_text(text, "text/markdown")).findings
    assert finding.rule == "unused-ignore/not-understood"
    assert said in finding.message
    assert _rules(f"{text}\n\nWe utilise it.")[-1] == "wordy/utilise"


def test_a_rule_that_is_not_selected_makes_no_comment_idle() -> None:
    text = "<!-- plainspeak: ignore wordy passive -->\nWe utilise it. It was made.\n"
    assert _rules(text, checker=Checker(select=["jargon", "unused-ignore"])) == []


def test_a_comment_for_other_readers_is_not_idle() -> None:
    text = "<!-- plainspeak: ignore false-friend/commissioning -->\nWe use it.\n"
    assert _rules(text) == []
    assert _rules(text, checker=Checker("partners")) == ["unused-ignore/does-nothing"]


_PARTS = ["We ", "utilise ", "it in order ", "to ", "signpost ", "**key** stakeholders ", "to the EHCP", ". "]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, len(_PARTS) - 1),
    st.sampled_from(["acronym/zzz", "legal"]),
    st.sampled_from(["ignore", "off"]),
)
def test_a_comment_changes_no_other_finding(place: int, rule: str, verb: str) -> None:
    plain = "".join(_PARTS)
    marked = "".join([*_PARTS[:place], f"<!-- plainspeak: {verb} {rule} --> ", *_PARTS[place:]])
    others = [
        (rule, " ".join(text.split())) for rule, text in _found(marked) if not rule.startswith("unused")
    ]
    assert others == _found(plain)
    assert len(others) > 3
