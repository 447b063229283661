"""A report from a record is the report that it was made from, in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plainspeak import Checker, read
from plainspeak.reports import formats
from plainspeak.reports.results import Results
from plainspeak.reports.statistics import render_statistics
from plainspeak.reports.text import render_text
from plainspeak.result_cache.records import record_of, report_of

if TYPE_CHECKING:
    from plainspeak.model import Report

FIXTURES = Path(__file__).parents[1] / "fixtures"
LONG = "The bins are full and the lane is wet in the rain of May. " * 12
MARKDOWN = f"""# Über die Bins & Co

We will **utilise** the hall, and Utilise it well. Going forward, we deliver outcomes.

Prior to _collection_, ask Mrs Zwetschgenbaum of Quagmire Lane about the CTR;
an endeavour was made by officers. {LONG}
"""
CONTENTS = {
    "page.md": MARKDOWN.encode(),
    "bom.txt": MARKDOWN.encode("utf-8-sig"),
    "crlf.txt": MARKDOWN.replace("\n", "\r\n").encode(),
    "old.txt": "Café: we utilise it – “today”.\r\nPrior to May.".encode("cp1252"),
    "split.html": b"<p>We uti<b>lise</b> it prior&nbsp;to May, caf&eacute; &amp; all.</p><p>We utilise it.</p>",
    "emoji.txt": "🎉🧑🏽‍🍳 We utilise 料理店 prior to May.".encode(),
    "empty.txt": b"",
    **{
        name: (FIXTURES / name).read_bytes()
        for name in ("report.docx", "report.html", "report.md", "report.pdf")
    },
}
CHECKER = Checker()
REPORTS = {name: CHECKER.check(read(content, name=name)) for name, content in CONTENTS.items()}


def again(name: str, *, scored: bool = True, outlined: bool = True) -> Report:
    """The report of a document by way of its record, as it is stored."""
    content = CONTENTS[name]
    record = record_of(REPORTS[name], content, scored=scored, outlined=outlined)
    stored = json.loads(json.dumps(record))
    return report_of(stored, name, content, lambda: read(content, name=name))


def test_every_document_has_findings_or_is_empty() -> None:
    assert [name for name, report in REPORTS.items() if not report.findings] == ["empty.txt"]


@pytest.mark.parametrize("name", CONTENTS)
def test_findings_and_figures_come_back(name: str) -> None:
    before, after = REPORTS[name], again(name)
    assert after.findings == before.findings
    assert after.scores == before.scores
    assert after.outline == before.outline
    assert (after.words, after.sentences, after.audience) == (before.words, before.sentences, before.audience)
    for finding in before.findings:
        span = slice(finding.sentence.start, finding.sentence.end)
        assert after.document.text[span] == before.document.text[span]


@pytest.mark.parametrize("form", formats.names())
def test_formats_say_the_same(form: str) -> None:
    render = formats.load(form).render
    before = Results("1", "residents", tuple(REPORTS.values()))
    after = Results("1", "residents", tuple(map(again, REPORTS)))
    assert render(after) == render(before)


def test_reports_for_people_say_the_same() -> None:
    before = Results("1", "residents", tuple(REPORTS.values()))
    after = Results("1", "residents", tuple(map(again, REPORTS)))
    assert render_text(after) == render_text(before)
    assert render_text(after, brief=True, explain=True) == render_text(before, brief=True, explain=True)
    assert render_statistics(after) == render_statistics(before)


@pytest.mark.parametrize("name", CONTENTS)
def test_record_has_no_word_of_the_document(name: str) -> None:
    record = record_of(REPORTS[name], CONTENTS[name], scored=True, outlined=True)
    assert record is not None
    recipes = [row[5] or "" for row in record["findings"]]
    recipes += [recipe for *_, recipe in record["with_findings"]] + record["texts"]
    recipes += [section[0] for section in record["outline"][0]]
    texts = [each if isinstance(each, str) else each[0] for each in recipes]
    kept = {word.casefold() for text in texts for word in re.findall(r"\w+", text)}
    assert not kept & {word.casefold() for word in re.findall(r"\w+", REPORTS[name].document.text)}


def test_text_files_are_not_read_again() -> None:
    record = record_of(REPORTS["page.md"], CONTENTS["page.md"], scored=True, outlined=True)
    assert record is not None

    def read_again() -> None:
        raise AssertionError("the document was read again")

    report = report_of(record, "page.md", CONTENTS["page.md"], read_again)  # type: ignore[arg-type]
    assert report.findings == REPORTS["page.md"].findings


def test_what_was_not_asked_for_is_not_there() -> None:
    report = again("page.md", scored=False, outlined=False)
    assert report.outline.sections == ()
    with pytest.raises(RuntimeError, match="not needed"):
        report.scores  # noqa: B018 - it is computed when it is looked at
