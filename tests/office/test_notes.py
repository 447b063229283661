"""LibreOffice opens the copies with notes, shows every note, and loses none on the way to another format."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, cast

import docx
import pytest

from plainspeak.checker import Checker
from plainspeak.documents import read
from plainspeak.reports.comments import annotated
from tests.reports.test_comments_pdf import noted

pytestmark = pytest.mark.office
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
WITH_NOTES = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'


def converted(path: Path, kind: str) -> Path:
    """The file as LibreOffice saves it in another format."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(path.parent / "out")]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    return path.parent / "out" / f"{path.stem}.{kind.partition(':')[0]}"


def test_notes_of_an_open_document_come_through_libreoffice(tmp_path: Path) -> None:
    source = FIXTURES / "report.odt"
    report = Checker().check(read(source))
    copy = tmp_path / "copy.odt"
    copy.write_bytes(annotated(source.read_bytes(), report))
    opened = cast("Any", docx.Document(str(converted(copy, "docx"))))
    comments = [comment.text for comment in opened.comments]
    assert len(comments) == len(report.findings) + 1
    # LibreOffice has its own order for notes of which one stands in the other.
    rules = sorted(comment.rpartition("Rule: ")[2] for comment in comments[1:])
    assert rules == sorted(finding.rule for finding in report.findings)
    said = [contents for _, _, contents in noted(converted(copy, WITH_NOTES).read_bytes())]
    assert {contents.rpartition("Rule: ")[2] for contents in said if "Rule: " in contents} == set(rules)


@pytest.mark.parametrize("kind", ["odt", "docx", "rtf", "pdf", "html"])
def test_a_document_reads_the_same_after_libreoffice(tmp_path: Path, kind: str) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes((FIXTURES / "report.docx").read_bytes())
    checker = Checker()

    def found(path: Path) -> list[tuple[str, str]]:
        return sorted((each.rule, " ".join(each.text.split())) for each in checker.check(read(path)).findings)

    assert found(converted(source, kind)) == found(source)
