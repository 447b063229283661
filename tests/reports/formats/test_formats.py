"""What holds of every format for programs."""

from __future__ import annotations

import pytest

from plainspeak.model import Report
from plainspeak.reports import formats
from tests.reports.formats.awkward import awkward, awkward_results


def test_every_module_is_a_format() -> None:
    assert formats.names() == ["checkstyle", "csv", "github", "gitlab", "json", "jsonl", "junit", "sarif"]


@pytest.mark.parametrize("name", formats.names())
def test_same_results_give_the_same_text_that_ends_its_last_line(name: str) -> None:
    form = formats.load(name)
    text = form.render(awkward_results())
    assert text == form.render(awkward_results())
    assert text.endswith("\n")
    text.encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("name", [name for name in formats.names() if formats.load(name).each])
def test_documents_one_by_one_make_the_whole(name: str) -> None:
    form = formats.load(name)
    assert form.each is not None
    results = awkward_results()
    pieces = [form.each(outcome) for outcome in (*results.reports, *results.failures)]
    assert form.opening + "".join(pieces) == form.render(results)


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
