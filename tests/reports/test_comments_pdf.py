"""Highlights with notes in PDF files: on exactly the words, behind the file as it was."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path

import pypdfium2
import pytest

from plainspeak.checker import Checker
from plainspeak.documents import read
from plainspeak.model import PlainspeakError
from plainspeak.reports.comments import annotated
from tests.documents.pdfs import column, pdf

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "report.pdf"
RAW = pypdfium2.raw
CHECKER = Checker(select=["wordy"])


def _string(annotation: object, key: str) -> str:
    length = RAW.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0)
    buffer = ctypes.create_string_buffer(length)
    RAW.FPDFAnnot_GetStringValue(
        annotation, key.encode(), ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0")


def noted(content: bytes) -> list[tuple[int, str, str]]:
    """The notes: page, the words under them, what they say."""
    found: list[tuple[int, str, str]] = []
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        for index in range(RAW.FPDFPage_GetAnnotCount(page)):
            annotation = RAW.FPDFPage_GetAnnot(page, index)
            if RAW.FPDFAnnot_GetSubtype(annotation) not in {RAW.FPDF_ANNOT_HIGHLIGHT, RAW.FPDF_ANNOT_TEXT}:
                continue
            words: list[str] = []
            points = RAW.FS_QUADPOINTSF()
            for quad in range(RAW.FPDFAnnot_CountAttachmentPoints(annotation)):
                RAW.FPDFAnnot_GetAttachmentPoints(annotation, quad, ctypes.byref(points))
                words.append(text.get_text_bounded(points.x1, points.y3, points.x2, points.y1))
            assert _string(annotation, "T").startswith("plainspeak")
            found.append((number + 1, " ".join(" ".join(words).split()), _string(annotation, "Contents")))
            RAW.FPDFPage_CloseAnnot(annotation)
        text.close()
        page.close()
    document.close()
    return found


def test_a_real_file_gets_a_note_on_the_words_of_every_finding() -> None:
    content = FIXTURE.read_bytes()
    report = Checker().check(read(FIXTURE))
    copy = annotated(content, report)
    assert copy.startswith(content)
    first, *rest = noted(copy)
    assert first[2].startswith(f"plainspeak read this for residents: {len(report.findings)} findings.")
    assert [words for _, words, _ in rest] == [" ".join(finding.text.split()) for finding in report.findings]
    assert all(
        f"Rule: {finding.rule}" in said for finding, (_, _, said) in zip(report.findings, rest, strict=True)
    )
    assert read(copy).text == report.document.text


def test_words_over_lines_and_pages_are_marked_on_both() -> None:
    content = pdf(
        column("The hall was shut prior", "to that, in the"),
        column("event that it rains we uti-", "lise it."),
    )
    report = CHECKER.check(read(content))
    _, *rest = noted(annotated(content, report))
    assert [(page, words) for page, words, _ in rest] == [
        (1, "prior to"), (1, "in the"), (2, "event that"), (2, "uti lise")
    ]  # fmt: skip


def test_a_file_that_changed_is_left_alone_and_one_without_findings_gets_its_scores() -> None:
    content = pdf(column("We help."))
    with pytest.raises(PlainspeakError, match="changed while it was being checked"):
        annotated(pdf(column("We utilise it.")), CHECKER.check(read(content)))
    ((page, words, said),) = noted(annotated(content, CHECKER.check(read(content))))
    assert (page, words) == (1, "")
    assert "0 findings" in said


def test_notes_written_before_give_way_to_new_ones_and_those_of_others_stay() -> None:
    content = pdf(column("We utilise it."), column("It was shut prior", "to that."))
    document = pypdfium2.PdfDocument(content)
    page = document[1]
    other = RAW.FPDFPage_CreateAnnot(page, RAW.FPDF_ANNOT_TEXT)
    for key, value in (("T", "plainspeak's friend Ann"), ("Contents", "Why?")):
        wide = ctypes.create_string_buffer(value.encode("utf-16-le") + b"\0\0")
        RAW.FPDFAnnot_SetStringValue(other, key.encode(), ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort)))
    RAW.FPDFPage_CloseAnnot(other)
    page.close()
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    first = annotated(stream.getvalue(), CHECKER.check(read(stream.getvalue())))
    second = annotated(first, CHECKER.check(read(first)))
    assert sorted(noted(second)) == sorted(noted(first))
    assert [(page, words) for page, words, _ in noted(second)] == [
        (1, ""),
        (1, "utilise"),
        (2, ""),
        (2, "prior to"),
    ]
