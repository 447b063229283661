"""LibreOffice opens what plainspeak writes into Word files, and finds every comment on its words."""

from __future__ import annotations

import io
import subprocess
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from plainspeak import Checker, read
from plainspeak.documents.wordchanges import track_safe
from plainspeak.reports.comments import annotated
from tests.office.long_report import long_report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.office


def converted(content: bytes, kind: str, folder: Path) -> bytes:
    """The Word file as LibreOffice writes it as another kind of file."""
    source = folder / "in" / "report.docx"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (folder / f"report.{kind.partition(':')[0]}").read_bytes()


def marked(content: bytes) -> list[tuple[str, str]]:
    """The words between the two marks of each comment of plainspeak, with the comment's last line."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
    document = docx.Document(io.BytesIO(content))
    words: dict[str, str] = {}
    opened: list[str] = []
    for element in document.element.body.iter():
        identity = element.get(qn("w:id")) or ""
        if element.tag == qn("w:commentRangeStart"):
            opened.append(identity)
        elif element.tag == qn("w:commentRangeEnd"):
            opened.remove(identity)
        elif element.tag == qn("w:t"):
            for each in opened:
                words[each] = words.get(each, "") + (element.text or "")
    return sorted(
        (words.get(str(each.comment_id), ""), each.text.splitlines()[-1])
        for each in document.comments
        if each.author == "plainspeak"
    )


def test_every_comment_comes_back_from_libreoffice(tmp_path: Path) -> None:
    content = long_report(6)
    report = Checker().check(read(content, name="report.docx"))
    ours = annotated(content, report)
    theirs = converted(ours, "docx", tmp_path)
    found = [each for each in marked(theirs) if each[0]]
    # A comment on a mark or at a place has no words, and LibreOffice may give it those beside it.
    wanted = [each for each in marked(ours) if each[0]]
    assert set(wanted) <= set(found)
    assert len(marked(theirs)) == len(marked(ours)) == len(report.findings) + 1


def test_a_report_with_comments_becomes_a_pdf(tmp_path: Path) -> None:
    content = long_report(6)
    ours = annotated(content, Checker().check(read(content, name="report.docx")))
    pages = converted(ours, "pdf", tmp_path)
    assert pages.startswith(b"%PDF-")
    assert read(pages, name="report.pdf").text.count("procure two lorries") == 6


def test_tracked_changes_come_back_from_libreoffice(tmp_path: Path) -> None:
    content = long_report(2)
    document = read(content, name="report.docx")
    changed, count = track_safe(content, document, Checker().check(document).findings)
    assert count > 10
    theirs = converted(changed, "docx", tmp_path)
    with zipfile.ZipFile(io.BytesIO(theirs)) as package:
        assert package.read("word/document.xml").count(b'w:author="plainspeak"') >= count
    assert "will use its budget before the end" in read(theirs, name="report.docx").text
