"""Notes in OpenDocument texts: on exactly the words, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from plainspeak.checker import Checker
from plainspeak.documents import read
from plainspeak.documents.odtstyles import q
from plainspeak.model import PlainspeakError
from plainspeak.reports.comments import annotated
from tests.documents import odts

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "report.odt"
CHECKER = Checker(select=["wordy"])


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def content_of(content: bytes) -> Any:
    return etree.fromstring(parts(content)["content.xml"])


def noted(root: Any) -> list[tuple[str, str]]:
    """The words that each note with an end stands on, and the first line of the note."""
    found: list[tuple[str, str]] = []
    for note in root.iter(q("office:annotation")):
        name = note.get(q("office:name"))
        if name is None:
            continue
        words, inside = "", False
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                if element.tag == q("office:annotation-end") and element.get(q("office:name")) == name:
                    inside = False
                if inside and not _in_note(element):
                    words += element.text or ""
            else:
                if element is note:
                    inside = True
                if inside and not _in_note(element.getparent()):
                    words += element.tail or ""
        found.append((" ".join(words.split()), note.find(q("text:p")).text))
    return found


def _in_note(element: Any) -> bool:
    tags = {q("office:annotation"), q("text:note")}
    return element is not None and any(each.tag in tags for each in [element, *element.iterancestors()])


def lines(note: Any) -> list[str]:
    return [paragraph.text for paragraph in note.iter(q("text:p"))]


def test_a_real_file_gets_a_note_on_the_words_of_every_finding() -> None:
    content = FIXTURE.read_bytes()
    report = Checker().check(read(FIXTURE))
    copy = annotated(content, report)
    assert [words for words, _ in noted(content_of(copy))] == [finding.text for finding in report.findings]
    again = read(copy, name="copy.odt")
    assert (again.text, again.blocks) == (report.document.text, report.document.blocks)
    before, after = parts(content), parts(copy)
    assert [name for name in before if before[name] != after[name]] == ["content.xml"]
    assert list(before) == list(after)


def test_notes_stand_over_spans_and_in_tables_and_links() -> None:
    content = odts.odt(
        "<text:p>We <text:span>util<text:span>ise</text:span></text:span> it, prior "
        "<text:s/>to that, and utilise.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p><text:a>utilise</text:a></text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    report = CHECKER.check(read(content))
    copy = annotated(content, report)
    assert [words for words, _ in noted(content_of(copy))] == ["utilise", "prior to", "utilise", "utilise"]
    assert read(copy).text == report.document.text
    first = next(content_of(copy).iter(q("office:annotation")))
    assert lines(first)[0] == "plainspeak read this for residents: 4 findings."
    assert first.find(q("dc:creator")).text == "plainspeak"


def test_what_cannot_hold_a_note_is_noted_where_one_can_stand() -> None:
    content = odts.odt(
        "<text:p>First<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>We utilise it.</text:p></text:note-body></text:note> words.<draw:custom-shape><text:p>utilise</text:p>"
        "</draw:custom-shape></text:p>",
        masters="<style:master-page><style:header><text:p>utilise</text:p></style:header></style:master-page>",
    )
    report = CHECKER.check(read(content))
    root = content_of(annotated(content, report))
    assert noted(root) == []
    notes = [lines(note)[0] for note in root.iter(q("office:annotation"))]
    assert len(notes) == 4
    assert {"Footnote 1: “utilise”", "Page header: “utilise”"} <= set(notes)
    mark = next(root.iter(q("text:note"))).getprevious()
    assert lines(mark)[0] == "Footnote 1: “utilise”"


def test_a_file_that_changed_is_left_alone_and_one_without_findings_gets_its_scores() -> None:
    report = CHECKER.check(read(odts.odt("<text:p>We utilise it.</text:p>")))
    with pytest.raises(PlainspeakError, match="changed while it was being checked"):
        annotated(odts.odt("<text:p>We use it.</text:p>"), report)
    for body in ("", "<text:p>We help.</text:p>"):
        content = odts.odt(body)
        copy = annotated(content, CHECKER.check(read(content)))
        (note,) = content_of(copy).iter(q("office:annotation"))
        assert "0 findings" in lines(note)[0]


def test_notes_written_before_give_way_to_new_ones() -> None:
    others = "<office:annotation office:name='a'><dc:creator>Ann</dc:creator><text:p>Why?</text:p></office:annotation>"
    content = odts.odt(
        f"<text:p>We {others}utilise it<office:annotation-end office:name='a'/>, prior to May.</text:p>"
    )
    report = CHECKER.check(read(content))
    first = annotated(content, report)
    second = annotated(first, CHECKER.check(read(first)))
    assert [words for words, _ in noted(content_of(second))] == ["utilise it", "utilise", "prior to"]
    creators = [note.findtext(q("dc:creator")) for note in content_of(second).iter(q("office:annotation"))]
    assert creators == ["plainspeak", "Ann", "plainspeak", "plainspeak"]
    assert read(second).text == report.document.text
