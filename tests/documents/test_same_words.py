"""The same words, in files made by Word's and PowerPoint's libraries and by LibreOffice, give the same findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspeak.checker import Checker
from plainspeak.documents import read
from tests.documents.shapes import assert_sound, texts

FOLDER = Path(__file__).resolve().parent.parent / "fixtures"
SUFFIXES = ("docx", "odt", "pdf", "rtf", "html", "pptx", "md", "eml", "txt")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def found(checker: Checker, suffix: str) -> list[tuple[str, str]]:
    document = read(FOLDER / f"report.{suffix}")
    assert_sound(document)
    return sorted(
        (finding.rule, " ".join(finding.text.split())) for finding in checker.check(document).findings
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_findings_are_the_same_in_every_format(checker: Checker, suffix: str) -> None:
    expected = found(checker, "md")
    assert {"utilise", "commence", "prior to", "in the event that", "remit"} <= {
        words for _, words in expected
    }
    assert found(checker, suffix) == expected


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_headings_paragraphs_and_points_are_told_apart(suffix: str) -> None:
    document = read(FOLDER / f"report.{suffix}")
    kinds = {
        " ".join(text.split()): block.kind
        for block, text in zip(document.blocks, texts(document), strict=True)
    }
    assert kinds["Changes to your bins"] == "heading"
    assert kinds["How to pay"] == "heading"
    assert kinds["You can remit the fee online. The fee is £40 a year."] == "paragraph"
    assert kinds["paper and card in the blue bin"] == "list-item"
    assert kinds["If you require assistance, please contact us prior to the first collection."] == "paragraph"
    if suffix != "pptx":
        assert kinds["Monday"] == "table-cell"
