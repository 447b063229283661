"""The checker as a whole: findings point at their text, threads and order change nothing."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.glossary.errors import GlossaryError
from plainspeak.model import PlainspeakError

CHECKER = Checker()
ACRONYMS = Checker(select=["acronym"])
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

PHRASES = [
    "We will utilise the hall",
    "prior to commencement of the works",
    "in the event of rain 🌧",
    "residents\u2019 views",
    "“our key aim”",
    "the HMO licence",
    "deliver better outcomes",
    "a\u0301 Caf\u00e9 utilised it",
    "pursuant to section 5",
    "\r\n",
    "\n\n",
    ". ",
    ", ",
    "UTILISING THE SITE",
]


def rules(text: str, checker: Checker = CHECKER) -> list[str]:
    return [finding.rule for finding in checker.check(text).findings]


def test_word_is_found_with_its_place_and_replacement() -> None:
    (finding,) = CHECKER.check("Please utilise the side gate.").findings
    assert (finding.rule, finding.kind, finding.severity) == ("wordy/utilise", "wordy", "warning")
    assert (finding.start, finding.end, finding.text) == (7, 14, "utilise")
    assert finding.suggestions[0] == "use"
    assert finding.position is not None
    assert (finding.position.line, finding.position.column) == (1, 8)


def test_emoji_count_as_one() -> None:
    (finding,) = CHECKER.check("🎉🎉 Please utilise it.").findings
    assert finding.start == 10


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=12).map(" ".join))
def test_every_finding_points_at_the_text_it_claims(text: str) -> None:
    report = CHECKER.check(text)
    assert report.document.text == text
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert finding.source is not None
        assert text[finding.source.start : finding.source.end] == finding.text
        assert finding.sentence.start <= finding.start
        assert all(suggestion.strip() for suggestion in finding.suggestions)
    assert list(report.findings) == sorted(report.findings, key=lambda f: (f.start, f.end, f.rule))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_checked(text: str) -> None:
    report = CHECKER.check(text)
    assert all(text[f.start : f.end] == f.text for f in report.findings)
    assert report.sentences >= 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PHRASES[:9]), min_size=1, max_size=6))
def test_blocks_are_judged_alone(phrases: list[str]) -> None:
    """Paragraphs checked together have the findings each has alone, but for first uses."""
    together = CHECKER.check("\n\n".join(f"{phrase}, as we said before." for phrase in phrases))
    expected = [
        (finding.rule, finding.text, finding.suggestions)
        for phrase in phrases
        for finding in CHECKER.check(f"{phrase}, as we said before.").findings
        if finding.kind != "acronym"
    ]
    got = [(f.rule, f.text, f.suggestions) for f in together.findings if f.kind != "acronym"]
    assert got == expected


def test_eight_threads_give_what_one_gives() -> None:
    texts = [f"Paragraph {i}. We will utilise {i} robust approaches prior to May." for i in range(12)]
    checker = Checker()
    expected = [Checker().check(text).findings for text in texts]
    results: dict[int, list[object]] = {}

    def work(number: int) -> None:
        results[number] = [checker.check(text).findings for text in texts]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert all(result == expected for result in results.values())


def test_select_and_ignore_by_kind_rule_and_prefix() -> None:
    text = "We utilise it prior to May, inter alia."
    assert rules(text) == ["wordy/utilise", "wordy/prior-to", "legal/inter-alia"]
    assert rules(text, Checker(select=["legal"])) == ["legal/inter-alia"]
    assert rules(text, Checker(select=["wordy/prior-to"])) == ["wordy/prior-to"]
    assert rules(text, Checker(ignore=["wordy"])) == ["legal/inter-alia"]
    assert rules(text, Checker(ignore=["wordy/ut"])) == ["wordy/prior-to", "legal/inter-alia"]


def test_unknown_audience_is_refused() -> None:
    with pytest.raises(PlainspeakError, match="there is no audience 'everyone'; choose one of: residents"):
        Checker(audience="everyone")  # pyright: ignore[reportArgumentType]


def test_own_glossary_takes_the_place_of_the_curated_entry(tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text(
        "glossary: Ours\nabout: Our words.\nkind: wordy\nentries:\n"
        "  - {term: utilise, pos: verb, use: make use of}\n  - {term: hubbery, pos: noun, use: office}\n",
        encoding="utf-8",
    )
    findings = Checker(glossaries=[own]).check("We utilised two hubberies.").findings
    assert [(f.rule, f.suggestions) for f in findings] == [
        ("wordy/utilise", ("made use of",)),
        ("wordy/hubbery", ("offices",)),
    ]


def test_missing_glossary_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="the glossary cannot be read"):
        Checker(glossaries=[tmp_path / "none.yaml"])


def test_longest_term_wins() -> None:
    own = [f.rule for f in CHECKER.check("Please find enclosed herewith the form.").findings]
    assert len(own) == len(set(own))
    spans = [
        (f.start, f.end) for f in CHECKER.check("It is subject to prior to until such time as rain.").findings
    ]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_scores_come_with_the_report() -> None:
    text = "We collect your bins on Monday. Put them out by six. " * 12
    report = CHECKER.check(text)
    assert report.words == 132
    assert report.sentences == 24
    assert report.scores.reading_age is not None
    assert report.scores.mean_sentence_words == 5.5
    assert CHECKER.check("Too short.").scores.reading_age is None


def test_passive_sentences_are_counted() -> None:
    report = CHECKER.check(
        "The bins were emptied by the crew. We are happy. The form must be signed. She is tired."
    )
    assert report.scores.passive_sentences == 2


def test_names_quotations_and_addresses_are_left_alone() -> None:
    for text in (
        "The Community Utilise Team met.",
        "He said, “We will utilise it prior to May.”",
        "See https://example.gov.uk/utilise/prior-to for more.",
        "Write to utilise@example.gov.uk today.",
        "Open the file utilise.pdf first.",
    ):
        assert rules(text) == [], text


def test_quotations_are_judged_on_request() -> None:
    text = "He said, “We will utilise it.”"
    assert rules(text) == []
    assert rules(text, Checker(quotations=True)) == ["wordy/utilise"]


def test_capitals_of_a_heading_are_no_name() -> None:
    assert rules("UTILISING THE HALL") == ["wordy/utilise"]
    assert rules("Utilising The Village Hall For Parties") == ["wordy/utilise"]


def test_acronym_is_flagged_at_first_use_only() -> None:
    text = "The HMO rules are new. HMO owners must pay."
    (finding,) = ACRONYMS.check(text).findings
    assert (finding.rule, finding.start) == ("acronym/hmo", 4)
    assert finding.suggestions[0] == "house in multiple occupation (HMO)"
    explained = "A house in multiple occupation (HMO) needs a licence. An HMO is shared."
    assert ACRONYMS.check(explained).findings == ()


def test_acronym_explained_only_later_is_flagged() -> None:
    (finding,) = ACRONYMS.check("The HMO rules.\n\nA house in multiple occupation (HMO) is shared.").findings
    assert finding.start == 4
    assert "explained only later" in finding.message


def test_reading_of_an_acronym_follows_what_the_text_is_about() -> None:
    about = {
        "We look after the environment. The environmental impact is small.": "environmental impact assessment",
        "We want equality. Groups with fewer equalities come first.": "equality impact assessment",
    }
    for text, reading in about.items():
        finding = next(f for f in CHECKER.check(f"The EIA is done. {text}").findings if f.kind == "acronym")
        assert finding.suggestions[0] == reading


def test_phrase_that_cannot_stand_before_its_noun_is_not_offered() -> None:
    before, after = CHECKER.check("We want resilient communities. Our communities are resilient.").findings
    assert "able to cope" not in before.suggestions
    assert "able to cope" in after.suggestions


def test_word_to_leave_out_does_not_reach_into_the_finding_beside_it() -> None:
    report = CHECKER.check("The hall is nevertheless situated near a school.")
    spans = [(f.text, f.suggestions) for f in report.findings]
    assert spans == [("nevertheless", ("still",)), ("situated", ())]
    assert report.findings[1].message == "Take out “situated”."


def test_suggestion_does_not_double_the_particle_after_it() -> None:
    (finding,) = Checker(select=["wordy"]).check("Permission was sought for a shed.").findings
    assert finding.suggestions[0] == "asked"
    (finding,) = Checker(select=["wordy"]).check("Permission was sought in May.").findings
    assert finding.suggestions[0] == "asked for"


def test_heading_may_name_what_the_text_below_explains() -> None:
    start = "# Liability orders\n\nThe court may grant a liability order."
    explained = f"{start} A liability order lets us take money from your pay."
    bare = f"{start} You will get a letter in May."
    found = [
        [f.rule for f in CHECKER.check(from_text(text, "text/markdown")).findings]
        for text in (explained, bare)
    ]
    assert found == [[], ["term/liability-order"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You may make representations (objections) by May.", []),
        ("You may make representations (that is, say what you think) by May.", []),
        ("You may make representations (see page 4) by May.", ["hidden-verb/make-representations"]),
        ("You may make representations (in May).", ["hidden-verb/make-representations"]),
        ("We utilise (use) it.", ["wordy/utilise"]),
    ],
)
def test_legal_words_may_be_explained_in_brackets(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_condition_can_ask_which_wording_of_the_term_stands_there(tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text(
        "glossary: Ours\nabout: Our words.\nkind: term\nentries:\n"
        "  - term: view line\n    pos: noun\n    also: [glance line, glimpse]\n    explain: What you see.\n"
        "    when:\n      - said as: [glance line]\n      - near: road\n",
        encoding="utf-8",
    )
    checker = Checker(glossaries=[own], select=["term"])
    texts = ["Two glance lines.", "A view line.", "A view line from the road.", "A glimpse."]
    assert [rules(text, checker) for text in texts] == [["term/view-line"], [], ["term/view-line"], []]
