"""Safe suggestions in Word files as tracked changes: accepted they are the new text, refused the old file."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from plainspeak.documents import read
from plainspeak.documents.wordchanges import track_safe
from plainspeak.model import Finding
from tests.documents.shapes import texts
from tests.documents.word_files import paragraph, run, with_body, with_notes
from tests.documents.word_shapes import shape_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def tracked(content: bytes, words: dict[str, str]) -> tuple[bytes, int]:
    """The file with each of `words` replaced where it is first found."""
    document = read(content, name="a.docx")
    findings: list[Finding] = []
    for old, new in words.items():
        start = document.text.index(old)
        end = start + len(old)
        found = Finding(start, end, old, "wordy", "wordy/x", "warning", "m", suggestions=(new,))
        findings.append(replace(found, fix="safe"))
    return track_safe(content, document, findings)


def root(content: bytes, part: str = "document") -> _Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return parse_xml(package.read(f"word/{part}.xml"))


def refused(element: _Element) -> _Element:
    """The document with the changes of plainspeak refused, as Word does it."""
    element = deepcopy(element)
    for change in list(element.iter(qn("w:ins"), qn("w:del"))):
        if change.get(qn("w:author")) != "plainspeak":
            continue
        if change.tag == qn("w:del"):
            for run_element in list(change):
                change.addprevious(run_element)
                for text in run_element.iter(qn("w:delText")):
                    text.tag = qn("w:t")
        change.getparent().remove(change)
    return element


def test_accepted_and_refused() -> None:
    before = with_body(
        paragraph(run("We utilise it prior") + run(" to May.") + run("Bold utilises", "<w:b/>"))
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('To commence.'))}</w:tc></w:tr></w:tbl>"
        + paragraph(f"<w:hyperlink w:anchor='a'>{run('how to procure')}</w:hyperlink>")
    )
    words = {
        "utilise": "use",
        "prior to": "before",
        "utilises": "uses",
        "commence": "start",
        "procure": "buy",
    }
    after, count = tracked(before, words)
    assert count == 5
    assert texts(read(after)) == ["We use it before May.Bold uses", "To start.", "how to buy"]
    assert shape_of(refused(root(after))) == shape_of(root(before))
    changes = list(root(after).iter(qn("w:ins"), qn("w:del")))
    assert {change.get(qn("w:author")) for change in changes} == {"plainspeak"}
    identities = [change.get(qn("w:id")) for change in changes]
    assert len(set(identities)) == len(identities)


def test_the_formatting_of_the_words_is_kept() -> None:
    after, _ = tracked(with_body(paragraph(run("We ") + run("utilise", "<w:b/><w:i/>"))), {"utilise": "use"})
    (inserted,) = root(after).iter(qn("w:ins"))
    assert [each.tag for each in inserted[0].find(qn("w:rPr"))] == [qn("w:b"), qn("w:i")]


@pytest.mark.parametrize(
    "inner",
    [
        run("util") + run("ise", "<w:b/>"),
        f"<w:ins w:id='4' w:author='a'>{run('utilise')}</w:ins>",
        f"<w:fldSimple w:instr='REF x'>{run('utilise')}</w:fldSimple>",
        run("util") + '<w:r><w:footnoteReference w:id="9"/></w:r>' + run("ise"),
        '<w:r><w:t>util</w:t><w:footnoteReference w:id="9"/><w:t>ise</w:t></w:r>',
        run("util") + f"<w:hyperlink w:anchor='a'>{run('ise')}</w:hyperlink>",
    ],
)
def test_words_that_would_lose_something_are_left_alone(inner: str) -> None:
    before = with_body(paragraph(run("We ") + inner + run(" it.")))
    after, count = tracked(before, {"utilise": "use"})
    assert (after, count) == (before, 0)


def test_marks_of_other_people_between_the_words_stay() -> None:
    marks = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="3" w:name="x"/>'
    inner = run("util") + marks + run("ise") + '<w:bookmarkEnd w:id="3"/>'
    before = with_body(paragraph(inner + run(" it.")))
    after, count = tracked(before, {"utilise": "use"})
    assert count == 1
    assert texts(read(after)) == ["use it."]
    tags = [each.tag for each in root(after).iter()]
    assert tags.count(qn("w:bookmarkStart")) == tags.count(qn("w:bookmarkEnd")) == 1


@pytest.mark.parametrize(
    "inner",
    [
        "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>locate</w:t></w:r>",
        "<w:r><w:t>co-lo</w:t><w:softHyphen/><w:t>cate</w:t></w:r>",
        f"<w:smartTag w:element='place'><w:smartTagPr/>{run('co-lo')}</w:smartTag>{run('cate')}",
        f"{run('co-lo')}<w:smartTag w:element='p'><w:smartTagPr/><w:customXml w:element='q'>{run('cate')}"
        "</w:customXml></w:smartTag>",
    ],
)
def test_words_with_marks_that_do_not_show_change_too(inner: str) -> None:
    before = with_body(paragraph(run("We ") + inner + run(" it.")))
    after, count = tracked(before, {"co-locate": "share"})
    assert count == 1
    assert texts(read(after)) == ["We share it."]
    assert shape_of(refused(root(after))) == shape_of(root(before))


def test_words_in_a_footnote_change_too() -> None:
    reference = '<w:r><w:t>Seen.</w:t><w:footnoteReference w:id="2"/></w:r>'
    before = with_notes(with_body(paragraph(reference)), "footnote", {2: paragraph(run("We utilise it."))})
    after, count = tracked(before, {"utilise": "use"})
    assert count == 1
    assert texts(read(after)) == ["Seen.", "We use it."]
    assert shape_of(refused(root(after, "footnotes"))) == shape_of(root(before, "footnotes"))
    assert shape_of(root(after)) == shape_of(root(before))


def test_only_safe_findings_change_anything() -> None:
    before = with_body(paragraph(run("We utilise it.")))
    document = read(before, name="a.docx")
    found = Finding(3, 10, "utilise", "wordy", "wordy/x", "warning", "m", suggestions=("use",), fix="review")
    assert track_safe(before, document, [found, replace(found, fix="safe", suggestions=())]) == (before, 0)
