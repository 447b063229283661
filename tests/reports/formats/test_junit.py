"""JUnit's XML, read by junitparser."""

from __future__ import annotations

from dataclasses import replace

from junitparser import Error, Failure, JUnitXml

from plainspeak.reports import formats
from plainspeak.reports.results import Results
from tests.reports.formats.awkward import awkward, awkward_results
from tests.reports.sample import clean_note

RENDER = formats.load("junit").render


def read(results: Results) -> JUnitXml:
    return JUnitXml.fromstring(RENDER(results).encode("utf-8", "backslashreplace"))


def test_counts_agree_with_what_the_reader_counts() -> None:
    told = read(awkward_results())
    counted = read(awkward_results())
    counted.update_statistics()
    assert (told.tests, told.failures, told.errors) == (counted.tests, counted.failures, counted.errors)
    assert told.tests == 10 + 2 + 1 + 4 + 2
    for before, after in zip(told, counted, strict=True):
        assert (before.tests, before.failures, before.errors, before.skipped) == (
            after.tests,
            after.failures,
            after.errors,
            after.skipped,
        )


def test_warning_fails_and_information_passes() -> None:
    (suite,) = read(Results("1", "residents", (awkward(),)))
    cases = list(suite)
    assert [case.is_passed for case in cases] == [False, False, False, True]
    assert [type(problem) for problem in cases[1].result] == [Failure]
    assert cases[1].result[0].message == "Say “use”. Try: use / @apply"
    assert cases[1].name == "wordy/utilise:1:18"
    assert "Say who." in (cases[3].system_out or "")


def test_what_xml_cannot_hold_is_marked() -> None:
    (suite,) = read(Results("1", "residents", (awkward(),)))
    (failure,) = next(iter(suite)).result
    assert failure.message == "Not “100%, a:b” but <b> & \ufffd less. Try: =1+1"


def test_clean_document_is_a_case_that_passes() -> None:
    (suite,) = read(Results("1", "residents", (clean_note(),)))
    assert [(case.classname, case.is_passed) for case in suite] == [("zebra.md", True)]


def test_failed_input_is_an_error() -> None:
    *_, suite = read(awkward_results())
    (case,) = suite
    assert [(type(problem), problem.message) for problem in case.result] == [
        (Error, "It is\r\nbroken: 100%.")
    ]


def test_what_a_baseline_has_passes() -> None:
    report = awkward()
    known = replace(report, findings=tuple(replace(each, baseline="unchanged") for each in report.findings))
    (suite,) = read(Results("1", "residents", (known,)))
    assert [case.is_passed for case in suite] == [True] * 4
    assert suite.failures == 0
