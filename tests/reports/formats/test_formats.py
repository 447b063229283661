"""What holds of every format for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak.model import Report
from plainspeak.reports import formats
from tests.reports.formats.awkward import awkward, awkward_results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.reports.results import Failure


def test_every_module_is_a_format() -> None:
    assert formats.names() == ["checkstyle", "csv", "github", "gitlab", "json", "jsonl", "junit", "sarif"]


@pytest.mark.parametrize("name", formats.names())
def test_same_results_give_the_same_text_that_ends_its_last_line(name: str) -> None:
    form = formats.load(name)
    text = form.render(awkward_results())
    assert text == form.render(awkward_results())
    assert text.endswith("\n")
    text.encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("name", [name for name in formats.names() if formats.load(name).pieces])
def test_documents_one_by_one_make_the_whole(name: str) -> None:
    form = formats.load(name)
    assert form.pieces is not None
    results = awkward_results()
    read: list[Report | Failure] = []

    def outcomes() -> Iterator[Report | Failure]:
        for outcome in (*results.reports, *results.failures):
            read.append(outcome)
            yield outcome

    made = form.pieces(results.version, results.audience, outcomes())
    start = ""
    while results.reports[0].document.path[:7] not in start:
        start += next(made)
    assert read == [results.reports[0]]  # a document is written before the next is read
    assert start + "".join(made) == form.render(results)


@pytest.mark.parametrize("name", formats.names())
def test_scores_are_asked_for_by_those_formats_only_that_say_so(name: str) -> None:
    asked: list[str] = []
    form = formats.load(name)
    report = awkward()

    def scorer() -> object:
        asked.append(name)
        return report.scores

    watched = Report(report.document, "residents", report.findings, 14, 1, scorer)  # type: ignore[arg-type]
    results = awkward_results()
    form.render(type(results)(results.version, "residents", (watched,)))
    assert bool(asked) == form.scores
