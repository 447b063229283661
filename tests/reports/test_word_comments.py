"""Word files with comments: each on exactly its words, all else element for element as it was."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plainspeak.documents import from_text, read
from plainspeak.model import Finding, PlainspeakError, Report, Scores
from plainspeak.reports.comments import annotated
from tests.documents.word_files import paragraph, repacked, run, saved, with_body, with_notes
from tests.documents.word_shapes import shape_of

if TYPE_CHECKING:
    from plainspeak.model import Document

SCORES = Scores(None, None, None, 8.0, 1, 2)


def report_on(document: Document, *words: str) -> Report:
    """A report that finds the first occurrence of each of `words`."""
    findings: list[Finding] = []
    for each in words:
        start = document.text.index(each)
        where = next(block.where for block in document.blocks if block.start <= start < block.end)
        found = Finding(start, start + len(each), each, "wordy", "wordy/x", "warning", f"About {each}.")
        findings.append(replace(found, where=where, suggestions=("use",)))
    findings.sort(key=lambda finding: finding.start)
    return Report(document, "residents", tuple(findings), 40, 5, lambda: SCORES)


def annotate(content: bytes, *words: str) -> bytes:
    return annotated(content, report_on(read(content, name="test.docx"), *words))


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def comments_on(content: bytes) -> list[tuple[str, str]]:
    """For each comment of plainspeak, the words between its two marks ("*" for a note) and its own text."""
    comments = {str(each.comment_id): each for each in docx.Document(io.BytesIO(content)).comments}
    opened: list[str] = []
    found: dict[str, str] = {}
    referred: list[str] = []
    for element in parse_xml(part_of(content, "word/document.xml")).iter():
        identity = element.get(qn("w:id")) or ""
        if element.tag == qn("w:commentRangeStart"):
            opened.append(identity)
            found[identity] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            opened.remove(identity)
        elif element.tag == qn("w:commentReference"):
            referred.append(identity)
        for each in opened:
            if element.tag in {qn("w:t"), qn("w:footnoteReference"), qn("w:drawing")}:
                found[each] += (element.text or "") if element.tag == qn("w:t") else "*"
    assert opened == []
    assert sorted(referred) == sorted(found) == sorted(comments)
    return [
        (found[each], comments[each].text)
        for each in sorted(comments, key=int)
        if comments[each].author == "plainspeak"
    ]


def other_parts(content: bytes) -> dict[str, object]:
    """All that a package holds but its comments, in a form that does not depend on how it was written."""
    found: dict[str, object] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name == "word/comments.xml":
                continue
            if name == "word/document.xml":
                found[name] = shape_of(parse_xml(part))
            elif name.endswith(".rels") or name == "[Content_Types].xml":
                found[name] = {
                    tuple(sorted(each.attrib.items()))
                    for each in etree.fromstring(part)
                    if "comments" not in (each.get("Target") or each.get("PartName") or "")
                }
            else:
                found[name] = etree.tostring(parse_xml(part), method="c14n") if part[:1] == b"<" else part
    return found


def assert_only_comments(before: bytes, after: bytes) -> None:
    assert other_parts(after) == other_parts(before)


def test_words_across_runs_in_tables_links_and_text_boxes() -> None:
    box = f"<w:txbxContent>{paragraph(run('A box to leverage.'))}</w:txbxContent>"
    before = with_body(
        paragraph(run("We util") + run("ise", "<w:b/>") + run(" it prior", "<w:i/>") + run(" to May."))
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('A cell to commence.'))}</w:tc></w:tr></w:tbl>"
        + paragraph(f"<w:hyperlink w:anchor='a'>{run('Link to procure')}</w:hyperlink>")
        + paragraph(f"<w:ins w:id='9' w:author='a'>{run('New to assist')}</w:ins>{run(' you.')}")
        + paragraph(f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")
    )
    words = ["utilise", "prior to", "commence", "procure", "assist you", "leverage"]
    after = annotate(before, *words)
    assert [marked for marked, _ in comments_on(after)] == ["", *words]
    assert_only_comments(before, after)
    assert read(after).text == read(before).text


def test_what_a_comment_says() -> None:
    after = annotate(with_body(paragraph(run("We utilise it."))), "utilise")
    top, found = (text for _, text in comments_on(after))
    assert found == "Wordy\nAbout utilise.\nTry: use\nRule: wordy/x"
    assert top.splitlines()[0] == "plainspeak read this for residents: 1 finding."
    assert "Sentence length: 8.0 words on average" in top
    (comment, _) = docx.Document(io.BytesIO(after)).comments
    assert (comment.author, comment.initials) == ("plainspeak", "ps")
    assert comment.timestamp is not None


def test_findings_that_overlap_keep_their_own_words() -> None:
    before = with_body(paragraph(run("We utilise the") + run(" form prior to May.")))
    after = annotate(before, "We utilise the form prior to May.", "utilise", "the form", "form")
    assert [marked for marked, _ in comments_on(after)][1:] == [
        "We utilise the form prior to May.",
        "utilise",
        "the form",
        "form",
    ]
    assert_only_comments(before, after)


def test_a_finding_in_a_footnote_stands_at_its_reference() -> None:
    reference = '<w:r><w:rPr/><w:t>Seen</w:t><w:footnoteReference w:id="2"/><w:t xml:space="preserve"> to.</w:t></w:r>'
    before = with_notes(with_body(paragraph(reference)), "footnote", {2: paragraph(run("We utilise it."))})
    after = annotate(before, "utilise", "to")
    (_, _), (_, _), (marked, text) = sorted(comments_on(after), key=lambda each: "footnote" in each[1])
    assert marked == "*"
    assert text.startswith("Footnote 1: “utilise”\nWordy\n")
    assert_only_comments(before, after)


def test_a_finding_in_a_header_stands_at_the_top() -> None:
    word = docx.Document()
    word.add_paragraph("Body words.")
    word.sections[0].header.paragraphs[0].text = "We utilise it."
    before = saved(word)
    after = annotate(before, "utilise")
    assert comments_on(after)[1][1].startswith("Page header: “utilise”\nWordy\n")
    assert_only_comments(before, after)


def test_a_finding_in_alternative_text_stands_at_the_picture() -> None:
    drawing = '<w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="We utilise it."/></wp:inline></w:drawing>'
    before = with_body(paragraph(f"<w:r><w:t>Before</w:t>{drawing}<w:t>after</w:t></w:r>"))
    after = annotate(before, "utilise")
    assert comments_on(after)[1][0] == "*"
    assert_only_comments(before, after)


def test_comments_of_other_people_and_tracked_changes_stay() -> None:
    word = docx.Document()
    written = word.add_paragraph("We utilise it.")
    word.add_comment(written.runs, text="Say use", author="Ann", initials="A")
    deleted = '<w:del w:id="7" w:author="b"><w:r><w:delText>old</w:delText></w:r></w:del>'
    written._p.append(parse_xml(deleted.replace("<w:del ", f"<w:del xmlns:w='{written._p.nsmap['w']}' ", 1)))
    before = saved(word)
    after = annotate(before, "utilise", "it")
    comments = list(docx.Document(io.BytesIO(after)).comments)
    assert [each.author for each in comments] == ["Ann", "plainspeak", "plainspeak", "plainspeak"]
    assert (comments[0].text, comments[0].comment_id) == ("Say use", 0)
    document = part_of(after, "word/document.xml")
    assert document.count(b'w:commentRangeStart w:id="0"') == 1
    assert b"<w:delText>old</w:delText>" in document
    assert [marked for marked, _ in comments_on(after)] == ["", "utilise", "it"]


def test_the_same_names_of_parts_are_linked_once() -> None:
    after = annotate(annotate(with_body(paragraph(run("We utilise it."))), "utilise"), "it")
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        names = package.namelist()
        types = package.read("[Content_Types].xml")
        relations = package.read("word/_rels/document.xml.rels")
    assert names.count("word/comments.xml") == 1
    assert types.count(b'PartName="/word/comments.xml"') == 1
    assert relations.count(b'relationships/comments"') == 1


def test_comments_written_before_give_way_to_new_ones() -> None:
    word = docx.Document()
    written = word.add_paragraph("We utilise it prior to May.")
    first = annotate(saved(word), "utilise", "prior to")
    word = docx.Document(io.BytesIO(first))
    word.add_comment(word.paragraphs[0].runs[0], text="Say use", author="Ann", initials="A")
    assert written.text == word.paragraphs[0].text
    second = annotate(saved(word), "May")
    assert [marked for marked, _ in comments_on(second)] == ["", "May"]
    authors = sorted(each.author for each in docx.Document(io.BytesIO(second)).comments)
    assert authors == ["Ann", "plainspeak", "plainspeak"]
    third = annotate(second, "May")
    assert_only_comments(second, third)
    assert comments_on(third) == comments_on(second)


W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
MICROSOFT = "http://schemas.microsoft.com/office"


def answered(content: bytes, entries: str) -> bytes:
    """The file as Word saves it: its comments have the ids A0, A1 and so on, and `entries` say what they are."""
    parts = {
        "commentsExtended": (f'<w15:commentsEx xmlns:w15="{W15}">{entries}</w15:commentsEx>', "2011"),
        "commentsIds": (
            f'<c:commentsIds xmlns:c="{CID}"><c:commentId c:paraId="A1" c:durableId="D1"/>'
            '<c:commentId c:paraId="A2" c:durableId="D2"/></c:commentsIds>',
            "2016/09",
        ),
        "commentsExtensible": (
            f'<c:commentsExtensible xmlns:c="{CEX}"><c:commentExtensible c:durableId="D1"/>'
            '<c:commentExtensible c:durableId="D2"/></c:commentsExtensible>',
            "2018/08",
        ),
    }
    relations = "".join(
        f'<Relationship Id="rIdT{name}" Type="{MICROSOFT}/{year}/relationships/{name}" Target="{name}.xml"/>'
        for name, (_, year) in parts.items()
    )

    def change(name: str, part: bytes) -> bytes:
        if name == "word/comments.xml":
            comments = parse_xml(part)
            for number, comment in enumerate(comments):
                comment[-1].set(f"{{{W14}}}paraId", f"A{number}")
            return etree.tostring(comments)
        if name == "word/_rels/document.xml.rels":
            return part.replace(b"</Relationships>", f"{relations}</Relationships>".encode())
        return part

    return repacked(content, change, {f"word/{name}.xml": xml.encode() for name, (xml, _) in parts.items()})


def with_answer(entries: str) -> bytes:
    """A file with comments on "utilise" and "prior to", to the first of which Ann has answered."""
    word = docx.Document()
    word.add_paragraph("We utilise it prior to May.")
    word = docx.Document(io.BytesIO(annotate(saved(word), "utilise", "prior to")))
    word.add_comment(word.paragraphs[0].runs[0], text="No, it is right", author="Ann", initials="A")
    return answered(saved(word), entries)


ANSWER = '<w15:commentEx w15:paraId="A3" w15:paraIdParent="A1" w15:done="0"/>'
FIRST, SECOND = (f'<w15:commentEx w15:paraId="A{number}" w15:done="0"/>' for number in (1, 2))


@pytest.mark.parametrize("entries", [FIRST + SECOND + ANSWER, FIRST.replace('done="0"', 'done="1"') + SECOND])
def test_a_comment_that_somebody_answered_or_dealt_with_stays_and_is_not_made_again(entries: str) -> None:
    before = with_answer(entries)
    after = annotate(before, "utilise", "prior to")
    comments = docx.Document(io.BytesIO(after)).comments
    identities = [each.comment_id for each in docx.Document(io.BytesIO(before)).comments]
    assert [each.author for each in comments] == ["plainspeak", "Ann", "plainspeak", "plainspeak"]
    assert next(iter(comments)).comment_id == identities[1]
    assert sorted(marked for marked, _ in comments_on(after)) == ["", "prior to", "utilise"]
    for name in ("commentsExtended", "commentsIds", "commentsExtensible"):
        part = part_of(after, f"word/{name}.xml")
        assert (b'"A1"' in part or b'"D1"' in part, b'"A2"' in part or b'"D2"' in part) == (True, False)


def test_a_comment_that_stays_on_other_words_is_made_again_where_it_belongs() -> None:
    after = annotate(with_answer(FIRST + SECOND + ANSWER), "prior to")
    assert sorted(marked for marked, _ in comments_on(after)) == ["", "prior to", "utilise"]


def test_a_broken_list_of_threads_is_left_alone() -> None:
    after = annotate(with_answer("<w15:commentEx"), "prior to")
    assert sorted(marked for marked, _ in comments_on(after)) == ["", "prior to"]
    assert part_of(after, "word/commentsExtended.xml").endswith(b"<w15:commentEx</w15:commentsEx>")


def test_no_comment_takes_the_number_of_another_or_of_a_mark_left_over() -> None:
    word = docx.Document()
    written = word.add_paragraph("We utilise it.")
    word.add_comment(written.runs, text="Say use", author="Ann", initials="A")
    (comment,) = word.part._comments_part.element
    for element in (comment, *word.element.body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"))):
        element.set(qn("w:id"), "2147483647")
    (reference,) = word.element.body.iter(qn("w:commentReference"))
    reference.set(qn("w:id"), "2147483647")
    left_over = parse_xml(
        f"<w:bookmarks xmlns:w='{written._p.nsmap['w']}'><w:commentRangeStart w:id='1'/></w:bookmarks>"
    )
    written._p.append(left_over[0])
    after = annotate(saved(word), "utilise", "it")
    identities = [each.comment_id for each in docx.Document(io.BytesIO(after)).comments]
    assert identities == [2147483647, 0, 2, 3]


def test_no_comment_takes_the_number_of_a_note() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>'
    body = with_body(paragraph(run("We utilise it.") + reference))
    before = with_notes(body, "footnote", {number: paragraph(run("Seen.")) for number in (1, 3)})
    after = annotate(before, "utilise")
    assert [each.comment_id for each in docx.Document(io.BytesIO(after)).comments] == [4, 5]
    assert_only_comments(before, after)


def test_an_empty_document_gets_its_scores() -> None:
    before = with_body("")
    after = annotate(before)
    assert [marked for marked, _ in comments_on(after)] == [""]


def test_a_file_that_changed_since_is_left_alone() -> None:
    report = report_on(read(with_body(paragraph(run("One text."))), name="a.docx"), "One")
    with pytest.raises(PlainspeakError, match="changed while it was being checked"):
        annotated(with_body(paragraph(run("Another."))), report)


def test_a_format_without_comments_is_refused() -> None:
    with pytest.raises(PlainspeakError, match=r"a\.txt cannot hold comments"):
        annotated(b"We utilise it.", report_on(from_text("We utilise it.", path="a.txt"), "utilise"))


PIECES = st.lists(
    st.tuples(st.text("ab 🎉é", min_size=1, max_size=6), st.sampled_from(["", "<w:b/>", "<w:i/>"])),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(pieces=PIECES, data=st.data())
def test_any_words_in_any_runs_are_marked_exactly(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    before = with_body(paragraph(run("x") + "".join(run(text, look) for text, look in pieces) + run("y")))
    document = read(before, name="a.docx")
    spans = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(document.text) - 1), st.integers(1, len(document.text))).filter(
                lambda span: span[0] < span[1]
            ),
            max_size=4,
        ).map(sorted)
    )
    findings = tuple(
        Finding(start, end, document.text[start:end], "wordy", "wordy/x", "info", "m") for start, end in spans
    )
    after = annotated(before, Report(document, "residents", findings, 1, 1, lambda: SCORES))
    assert [marked for marked, _ in comments_on(after)][1:] == [finding.text for finding in findings]
    assert_only_comments(before, after)
