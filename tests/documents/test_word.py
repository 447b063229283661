from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from plainspeak.documents import UnreadableDocument, packages, read
from plainspeak.documents.word import open_word, read_word
from tests.documents.shapes import assert_sound, cut, places, texts
from tests.documents.word_files import NAMES, paragraph, repacked, run, saved, with_body, with_notes

if TYPE_CHECKING:
    from plainspeak.model import Document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def body(xml: str) -> Document:
    """A document whose body is the given XML."""
    return read(with_body(xml), name="test.docx")


def test_a_report_in_the_order_of_its_text() -> None:
    word = docx.Document()
    word.add_heading("Annual report", 0)
    word.add_paragraph("Before.")
    word.add_heading("Fees", 2)
    word.add_paragraph("First.")
    word.add_paragraph("Second.")
    word.add_paragraph("one", style="List Bullet")
    word.add_paragraph("two", style="List Number 2")
    table = word.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Item", "Fee"
    table.cell(1, 0).add_paragraph("Skip")
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "£5"
    word.add_paragraph("They said it.", style="Quote")
    word.add_paragraph("Figure 1", style="Caption")
    word.add_paragraph("After.")
    document = read(saved(word), name="report.docx")
    assert cut(document) == [
        ("heading", "Annual report"),
        ("paragraph", "Before."),
        ("heading", "Fees"),
        ("paragraph", "First."),
        ("paragraph", "Second."),
        ("list-item", "one"),
        ("list-item", "two"),
        ("table-cell", "Item"),
        ("table-cell", "Fee"),
        ("table-cell", "Skip"),
        ("table-cell", "£5"),
        ("quote", "They said it."),
        ("caption", "Figure 1"),
        ("paragraph", "After."),
    ]
    assert places(document) == [
        "heading 'Annual report'",
        "under 'Annual report', paragraph 1",
        "heading 'Fees'",
        "under 'Fees', paragraph 1",
        "under 'Fees', paragraph 2",
        "under 'Fees', list item 1",
        "under 'Fees', list item 2, number 1",
        "table 1, row 1",
        "table 1, row 1",
        "table 1, row 2",
        "table 2, row 1",
        "under 'Fees', quotation 1",
        "under 'Fees', caption 1",
        "under 'Fees', paragraph 3",
    ]
    assert [block.level for block in document.blocks][:7] == [1, 0, 2, 0, 0, 1, 2]
    assert [document.text[span.start : span.end] for span in document.protected] == ["They said it."]
    assert (document.source, document.media_type, document.path) == (None, WORD, "report.docx")
    assert_sound(document)


def test_words_split_over_runs_links_and_controls_are_whole() -> None:
    document = body(
        paragraph(
            run("We util")
            + run("ise", "<w:b/>")
            + run(" ")
            + f"<w:hyperlink w:anchor='a'>{run('the ')}{run('form')}</w:hyperlink>"
            + f"<w:sdt><w:sdtContent>{run(' and')}</w:sdtContent></w:sdt>"
            + f"<w:smartTag>{run(' more')}</w:smartTag>"
            + "<w:r><w:tab/><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t><w:softHyphen/><w:t>z</w:t></w:r>"
        )
    )
    assert texts(document) == ["We utilise the form and more\tx-yz"]


def test_tracked_changes_are_read_as_accepted() -> None:
    document = body(
        paragraph(
            run("We ")
            + "<w:del w:id='1' w:author='a'><w:r><w:delText>leverage</w:delText></w:r></w:del>"
            + f"<w:ins w:id='2' w:author='a'>{run('use')}</w:ins>"
            + f"<w:moveFrom w:id='3' w:author='a'>{run('moved')}</w:moveFrom>"
            + f"<w:moveTo w:id='4' w:author='a'>{run(' it')}</w:moveTo>"
        )
        + paragraph(run("One para"), "<w:rPr><w:del w:id='5' w:author='a'/></w:rPr>")
        + paragraph(run("graph."))
        + "<w:tbl><w:tr><w:trPr><w:del w:id='6' w:author='a'/></w:trPr>"
        + f"<w:tc>{paragraph(run('gone'))}</w:tc></w:tr><w:tr><w:tc>{paragraph(run('kept'))}</w:tc></w:tr></w:tbl>"
        + paragraph(run("last"), "<w:rPr><w:del w:id='7' w:author='a'/></w:rPr>")
    )
    assert texts(document) == ["We use it", "One paragraph.", "kept", "last"]


def test_hidden_text_is_left_out() -> None:
    word = docx.Document()
    style = word.styles.add_style("Secret", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    written = word.add_paragraph("Seen ")
    written.add_run("hidden").font.hidden = True
    written.add_run("by style", style="Secret")
    written.add_run("and seen").font.hidden = False
    assert texts(read(saved(word))) == ["Seen and seen"]


def test_comments_are_left_out() -> None:
    word = docx.Document()
    written = word.add_paragraph("We will leverage it.")
    word.add_comment(written.runs[0], text="Say use", author="A")
    assert read(saved(word)).text == "We will leverage it."


def test_a_field_shows_its_result_over_runs_and_paragraphs() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>"
    document = body(
        paragraph(
            run("See page ") + mark("begin") + code + run("code") + mark("separate") + run("4") + mark("end")
        )
        + paragraph(
            f"<w:fldSimple w:instr='DATE'>{run('May')}</w:fldSimple>" + mark("begin") + code + mark("begin")
        )
        + paragraph(
            run("code") + mark("separate") + run("code") + mark("end") + mark("separate") + run("result")
        )
        + paragraph(run("goes on") + mark("end") + mark("end") + run("."))
    )
    assert texts(document) == ["See page 4", "May", "result", "goes on."]


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}{paragraph(run('Still in it.'))}</w:txbxContent>"
    shape = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    twice = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{shape}</mc:Choice>"
        f"<mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent>"
    )
    document = body(
        paragraph(run("Before") + f"<w:r>{twice}</w:r>" + run(" and after.")) + paragraph(run("Next."))
    )
    assert texts(document) == ["Before and after.", "In the box.", "Still in it.", "Next."]


def test_content_controls_around_paragraphs_rows_and_cells_are_read() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    cell = control(f"<w:tc>{paragraph(run('cell'))}</w:tc>")
    document = body(
        control(paragraph(run("One.")) + control(paragraph(run("Two."))))
        + f"<w:tbl>{control(f'<w:tr>{cell}</w:tr>')}</w:tbl><w:p/>"
    )
    assert cut(document) == [("paragraph", "One."), ("paragraph", "Two."), ("table-cell", "cell")]


@pytest.mark.parametrize(
    ("name", "outline", "level"),
    [
        ("heading 3", "", 3),
        ("Überschrift 2", "", 2),
        ("Pennawd 1", "", 1),
        ("Our own", "1", 2),
        ("Body", "9", 0),
    ],
)
def test_headings_are_known_by_name_and_outline(name: str, outline: str, level: int) -> None:
    word = docx.Document()
    style = word.styles.add_style("TempStyle", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.element.find("{*}name").set(f"{{{style.element.nsmap['w']}}}val", name)
    if outline:
        properties = style.element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{outline}"/>'))
    word.add_paragraph("What we charge", style=style)
    word.add_paragraph("Words.")
    block = read(saved(word)).blocks[0]
    assert (block.kind, block.level) == ("heading" if level else "paragraph", level)


def test_lists_by_numbering_and_by_typed_bullets() -> None:
    def numbered(level: int, number: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    document = body(
        paragraph(run("one"), numbered(0, 1))
        + paragraph(run("two"), numbered(1, 1))
        + paragraph(run("not"), '<w:pStyle w:val="ListBullet"/>' + numbered(0, 0))
        + paragraph(run("•\ttyped"))
        + paragraph(run(" • "))
    )
    assert cut(document) == [
        ("list-item", "one"),
        ("list-item", "two"),
        ("paragraph", "not"),
        ("list-item", "typed"),
        ("paragraph", "•"),
    ]
    assert [block.level for block in document.blocks] == [1, 2, 0, 1, 0]


def test_forced_breaks_part_the_lines_of_an_address() -> None:
    word = docx.Document()
    word.add_paragraph("Town Hall\nHigh Street\nBristol")
    word.add_paragraph("We will write to\nyou soon.")
    assert texts(read(saved(word))) == ["Town Hall", "High Street", "Bristol", "We will write to\nyou soon."]


def test_tables_of_contents_are_left_out() -> None:
    word = docx.Document()
    style = word.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    word.add_paragraph("Fees\t4", style=style)
    word.add_paragraph("Words.")
    assert texts(read(saved(word))) == ["Words."]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_come_at_the_end_in_the_order_of_their_marks(kind: str) -> None:
    word = docx.Document()
    for text, note in (("First.", 3), ("Second.", 2), ("Third.", 9)):
        added = word.add_paragraph(text).add_run()
        added.element.append(parse_xml(f'<w:{kind}Reference {NAMES} w:id="{note}"/>'))
    notes = {
        2: paragraph(run("The other note.")),
        3: paragraph(run("The note.")) + paragraph(run("More of it.")),
    }
    document = read(with_notes(saved(word), kind, notes))
    assert texts(document) == ["First.", "Second.", "Third.", "The note.", "More of it.", "The other note."]
    assert places(document)[3:] == [f"{kind} 1", f"{kind} 1", f"{kind} 2"]


@pytest.mark.parametrize("text", ["", " ", "🎉", "\u00a0"])
def test_a_document_of_next_to_nothing(text: str) -> None:
    word = docx.Document()
    word.add_paragraph(text)
    assert texts(read(saved(word))) == ([text] if text.strip() else [])


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(content, name="letter.docx")
    message = str(caught.value)
    assert message.startswith("letter.docx ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


PLAIN = saved(docx.Document())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_package_is_called_damaged(share: float) -> None:
    assert "damaged" in refusal(PLAIN[: int(len(PLAIN) * share)])


def test_a_package_with_a_broken_middle_is_called_damaged() -> None:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as package:
        offset = package.getinfo("word/document.xml").header_offset
    assert "damaged" in refusal(PLAIN[: offset + 60] + b"\xff" * 40 + PLAIN[offset + 100 :])


def test_xml_that_does_not_parse_is_called_damaged() -> None:
    cut_short = repacked(PLAIN, lambda name, part: part[:-20] if name == "word/document.xml" else part)
    assert "damaged" in refusal(cut_short)


def test_a_template_and_a_package_without_relations_are_refused() -> None:
    template = repacked(PLAIN, lambda _, part: part.replace(b"document.main+xml", b"template.main+xml"))
    assert "save it as a Word document" in refusal(template)
    unrelated = repacked(PLAIN, lambda name, part: part if name != "_rels/.rels" else b"<Relationships/>")
    assert "save it as a Word document" in refusal(unrelated)


def test_an_entity_bomb_is_refused_before_it_is_parsed() -> None:
    entities = b'<!DOCTYPE x [<!ENTITY a "leverage">]>'
    for encoding in ("utf-8", "utf-16"):
        bomb = repacked(
            PLAIN,
            lambda name, part, encoding=encoding: (
                (
                    "<?xml version='1.0' encoding='" + encoding + "'?>" + entities.decode() + "<x>&a;</x>"
                ).encode(encoding)
                if name == "word/document.xml"
                else part
            ),
        )
        assert "declares XML entities" in refusal(bomb)


def test_an_entity_bomb_under_another_name_is_refused() -> None:
    bomb = b'\n<!DOCTYPE x [<!ENTITY a "leverage">]><x>&a;</x>'
    assert "declares XML entities" in refusal(repacked(PLAIN, lambda _, part: part, {"word/a.bin": bomb}))
    drawing = repacked(PLAIN, lambda _, part: part, {"word/media/a.svg": b"<!DOCTYPE svg><svg/>"})
    assert read(drawing).text == ""


def test_a_zip_bomb_is_refused_by_ratio_and_by_its_parts() -> None:
    assert "200 times" in refusal(
        repacked(PLAIN, lambda _, part: part, {"word/media/a.bin": b"\0" * 8_000_000})
    )
    many = {f"word/media/{index}.bin": b"" for index in range(10_001)}
    assert "parts" in refusal(repacked(PLAIN, lambda _, part: part, many))


@pytest.mark.parametrize("limit", ["MAX_PACKAGE_BYTES", "MAX_XML_BYTES"])
def test_a_package_that_unpacks_to_too_much_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, limit, 1_000)
    assert "more than the limit of 1 MB" in refusal(PLAIN)


def test_a_package_locked_with_a_password_is_refused() -> None:
    changed = bytearray(PLAIN)
    position = -1
    while (position := changed.find(b"PK\x01\x02", position + 1)) >= 0:
        changed[position + 8] |= 1
    assert "password" in refusal(bytes(changed))


def test_deeply_nested_elements_are_read() -> None:
    deep = "<w:smartTag>" * 200 + run("deep") + "</w:smartTag>" * 200
    assert texts(body(paragraph(deep))) == ["deep"]


def test_cells_know_their_column_also_after_an_empty_one() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, "abc", strict=True):
        cell.text = text
    table.rows[1].cells[2].text = "d"
    found = read(saved(document), name="test.docx")
    assert [(b.where, b.level) for b in found.blocks] == [
        ("table 1, row 1", 1),
        ("table 1, row 1", 2),
        ("table 1, row 1", 3),
        ("table 1, row 2", 3),
    ]


def test_headers_and_footers_come_last_and_once() -> None:
    word = docx.Document()
    word.add_paragraph("Body.")
    first = word.sections[0]
    first.header.paragraphs[0].text = "Annual report"
    first.footer.paragraphs[0].text = "Page words"
    # The first page has no header of its own unless that is switched on.
    first.first_page_header.paragraphs[0].text = "Only on the first page"
    first.different_first_page_header_footer = False
    second = word.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Annual report"
    document = read(saved(word))
    assert texts(document) == ["Body.", "Annual report", "Page words"]
    assert places(document)[1:] == ["page header", "page footer"]
    first.different_first_page_header_footer = True
    assert "Only on the first page" in texts(read(saved(word)))


def test_the_numbers_of_lists_are_in_their_places() -> None:
    def level(depth: int, style: str, text: str) -> str:
        inner = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
        return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'

    word = docx.Document()
    numbering = word.part.numbering_part.element
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")
    levels += level(2, "lowerLetter", "(%3)") + level(3, "upperRoman", "%4.")
    pattern = f'<w:abstractNum {NAMES} w:abstractNumId="90">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(pattern))
    for number, override in (
        (91, ""),
        (92, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
    ):
        num = f'<w:num {NAMES} w:numId="{number}"><w:abstractNumId w:val="90"/>{override}</w:num>'
        numbering.append(parse_xml(num))
    for number, depth in ((91, 0), (91, 1), (91, 1), (91, 2), (91, 3), (91, 0), (91, 1), (92, 0), (91, 0)):
        item = word.add_paragraph("Item")._p.get_or_add_pPr()
        item.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
            )
        )
    found = places(read(saved(word)))
    numbers = [place.partition(", number ")[2] or place.rpartition(" ")[2] for place in found]
    assert numbers == ["1", "1.1", "1.2", "(a)", "I", "2", "2.1", "7", "8"]
    assert found[0] == "list item 1"
    assert found[1] == "list item 2, number 1.1"


def test_links_are_known_also_in_fields() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    document = body(
        paragraph(
            run("See ")
            + f"<w:hyperlink w:anchor='a'>{run('our ')}{run('fees')}</w:hyperlink>"
            + run(" and ")
            + mark("begin")
            + '<w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r>'
            + mark("separate")
            + run("the form")
            + mark("end")
            + run(" on page ")
            + f"<w:fldSimple w:instr='PAGEREF x'>{run('4')}</w:fldSimple>"
        )
    )
    assert texts(document) == ["See our fees and the form on page 4"]
    assert [document.text[span.start : span.end] for span in document.links] == ["our fees", "the form"]


def test_prompts_of_empty_content_controls_are_left_out() -> None:
    document = body(
        paragraph(
            run("Name: ")
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            + f"<w:sdtContent>{run('Click here to enter text.')}</w:sdtContent></w:sdt>"
        )
    )
    assert texts(document) == ["Name:"]


def test_alternative_text_is_a_block_of_its_own() -> None:
    picture = '<wp:inline><wp:docPr id="1" name="Picture 1" descr="A map of the ward"/></wp:inline>'
    drawing = f"<w:r><w:drawing>{picture}</w:drawing></w:r>"
    silent = drawing.replace("A map of the ward", "")
    document = body(paragraph(run("Before ") + drawing + silent + run("after.")) + paragraph(run("Next.")))
    assert cut(document) == [
        ("paragraph", "Before after."),
        ("alt-text", "A map of the ward"),
        ("paragraph", "Next."),
    ]
    assert places(document)[1] == "picture 1"


@pytest.mark.parametrize(
    ("inner", "language"),
    [
        (run("Croeso i Gymru", '<w:lang w:val="cy-GB"/>'), "cy"),
        (run("Croeso", '<w:lang w:val="cy-GB"/>') + run(" means welcome", '<w:lang w:val="en-GB"/>'), ""),
        (run("Welcome", '<w:lang w:val="en-US"/>'), ""),
        (run("Welcome"), ""),
        (run("Croeso", '<w:lang w:val="cy-GB"/>') + run(" "), "cy"),
    ],
)
def test_the_language_of_a_paragraph_is_known(inner: str, language: str) -> None:
    document = read_word(with_body(paragraph(inner)), "a.docx", "a.docx")
    assert [block.language for block in document.blocks] == [language]


def test_the_language_of_a_style_is_known() -> None:
    word = docx.Document()
    style = word.styles.add_style("Cymraeg", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="cy-GB"/>'))
    word.add_paragraph("Croeso i Gymru", style=style)
    assert [block.language for block in read_word(saved(word), "", "a.docx").blocks] == ["cy"]


def test_a_paragraph_hidden_by_its_style_is_left_out() -> None:
    word = docx.Document()
    style = word.styles.add_style("Notes to us", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.font.hidden = True
    word.add_paragraph("Not for print.", style=style)
    word.add_paragraph("For print.")
    assert texts(read(saved(word))) == ["For print."]


def test_moved_paragraphs_and_deleted_cells_are_read_where_they_end_up() -> None:
    moved = f"<w:moveFrom w:id='3' w:author='a'>{run('Moved.')}</w:moveFrom>"
    cell = f"<w:tc><w:tcPr><w:cellDel w:id='4' w:author='a'/></w:tcPr>{paragraph(run('gone'))}</w:tc>"
    document = body(
        paragraph(moved, "<w:rPr><w:moveFrom w:id='2' w:author='a'/></w:rPr>")
        + paragraph(f"<w:moveTo w:id='5' w:author='a'>{run('Moved.')}</w:moveTo>")
        + f"<w:tbl><w:tr>{cell}<w:tc>{paragraph(run('kept'))}</w:tc></w:tr></w:tbl><w:p/>"
    )
    assert texts(document) == ["Moved.", "kept"]


def test_words_in_a_text_box_say_so() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"
    document = body(
        paragraph(run("Out."))
        + paragraph(f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")
    )
    assert places(document) == ["paragraph 1", "text box 1"]


def test_every_character_of_the_text_is_found_in_the_file() -> None:
    content = with_body(
        paragraph(run("We util") + run("ise") + "<w:r><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t></w:r>")
        + paragraph(run("•\ttyped"))
        + paragraph(run(" "))
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('cell 🎉'))}</w:tc></w:tr></w:tbl><w:p/>"
    )
    walker = open_word(content, "a.docx").walker
    text = walker.built.text
    covered = ""
    for spot in walker.spots():
        words = text[spot.start : spot.end]
        assert words in {spot.node.text, "\t", "\n"}
        covered += words
    assert covered == text.replace("\n\n", "")


def test_hundreds_of_thousands_of_empty_paragraphs_are_no_words() -> None:
    empty = b"".join(b'<w:p w:rsidR="%08X"/>' % (number * 2654435761 % 2**32) for number in range(300_000))
    content = repacked(
        PLAIN,
        lambda name, part: (
            part.replace(b"<w:body>", b"<w:body>" + empty) if name == "word/document.xml" else part
        ),
    )
    assert read(content, name="a.docx").blocks == ()


def test_an_encrypted_file_is_said_to_have_a_password() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(content + bytes(600))


def test_names_that_climb_out_are_only_names() -> None:
    climbing = repacked(PLAIN, lambda _, part: part, {"../../evil.xml": b"<x/>"})
    assert read(climbing, name="a.docx").text == ""
