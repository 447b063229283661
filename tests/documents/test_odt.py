from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.documents import UnreadableDocument, kinds, odt, packages, read
from tests.documents import odts
from tests.documents.shapes import assert_sound, cut, places, texts

if TYPE_CHECKING:
    from plainspeak.model import Document


def body(xml: str, styles: str = "", named: str = "", masters: str = "") -> Document:
    document = read(odts.odt(xml, styles, named, masters), name="letter.odt")
    assert_sound(document)
    return document


REPORT = """
<office:forms><text:p>no</text:p></office:forms>
<text:h text:outline-level="1">Annual <text:span>report</text:span></text:h>
<text:p>Before.</text:p>
<text:h text:outline-level="2">Fees</text:h>
<text:list><text:list-item><text:p>one</text:p><text:p>more of one</text:p>
 <text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item>
 <text:list-item><text:p>two</text:p></text:list-item></text:list>
<table:table><table:table-column/><table:table-header-rows><table:table-row>
  <table:table-cell><text:p>Item</text:p></table:table-cell><table:table-cell><text:p>Fee</text:p></table:table-cell>
 </table:table-row></table:table-header-rows>
 <table:table-row><table:table-cell table:number-columns-repeated="2"/>
  <table:table-cell><text:p>Skip</text:p></table:table-cell></table:table-row>
 <table:table-row table:visibility="collapse"><table:table-cell><text:p>no</text:p></table:table-cell>
 </table:table-row></table:table>
<text:p text:style-name="Quotations">They said it.</text:p>
<text:p text:style-name="Illustration">Figure 1</text:p>
<text:p>After.</text:p>
"""


def test_a_report_in_the_order_of_its_text() -> None:
    named = odts.style("Quotations") + odts.style("Caption") + odts.style("Illustration", parent="Caption")
    document = body(REPORT, named=named)
    assert cut(document) == [
        ("heading", "Annual report"),
        ("paragraph", "Before."),
        ("heading", "Fees"),
        ("list-item", "one"),
        ("list-item", "more of one"),
        ("list-item", "inner"),
        ("list-item", "two"),
        ("table-cell", "Item"),
        ("table-cell", "Fee"),
        ("table-cell", "Skip"),
        ("quote", "They said it."),
        ("caption", "Figure 1"),
        ("paragraph", "After."),
    ]
    assert places(document) == [
        "heading 'Annual report'",
        "under 'Annual report', paragraph 1",
        "heading 'Fees'",
        "under 'Fees', list item 1",
        "under 'Fees', list item 1",
        "under 'Fees', list item 2",
        "under 'Fees', list item 3",
        "table 1, row 1",
        "table 1, row 1",
        "table 1, row 2",
        "under 'Fees', quotation 1",
        "under 'Fees', caption 1",
        "under 'Fees', paragraph 1",
    ]
    assert [block.level for block in document.blocks] == [1, 0, 2, 1, 1, 2, 1, 1, 2, 3, 0, 0, 0]
    assert [document.text[span.start : span.end] for span in document.protected] == ["They said it."]
    assert (document.source, document.media_type, document.path) == (None, kinds.OPEN_TEXT, "letter.odt")


def test_words_cut_into_spans_links_and_fields_are_whole() -> None:
    document = body(
        "<text:p>We util<text:span>ise</text:span> <text:a xlink:href='x'>the <text:span>form</text:span></text:a>"
        "<text:bookmark-start text:name='b'/> and<text:s text:c='2'/>more<text:tab/>on\n  "
        "<text:date>5 May</text:date><text:soft-page-break/>.</text:p>"
    )
    assert texts(document) == ["We utilise the form and  more\ton 5 May."]
    assert [document.text[span.start : span.end] for span in document.links] == ["the form"]


def test_white_space_is_read_as_the_format_says() -> None:
    assert texts(body("<text:p>\n  One\n\t two <text:span> three</text:span>\n</text:p>")) == [
        "One two three"
    ]
    lines = "Town Hall<text:line-break/>High Street<text:line-break/>Bristol"
    assert texts(body(f"<text:p>{lines}</text:p>")) == ["Town Hall", "High Street", "Bristol"]


def test_tracked_deletions_notes_of_others_and_indexes_are_left_out() -> None:
    document = body(
        "<text:tracked-changes><text:changed-region text:id='1'><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Fees 4</text:p></text:index-body></text:table-of-content>"
        "<text:p>We <text:change text:change-id='1'/><text:change-start text:change-id='2'/>use"
        "<text:change-end text:change-id='2'/> <office:annotation><dc:creator>A</dc:creator><text:p>Why?</text:p>"
        "</office:annotation>it<office:annotation-end/>.</text:p>"
    )
    assert texts(document) == ["We use it."]


def test_hidden_text_is_left_out() -> None:
    styles = odts.style("T1", "text", text='text:display="none"') + odts.style("T2", "text", parent="Secret")
    named = odts.style("Secret", "text", text='text:display="none"') + odts.style(
        "P", text='text:display="none"'
    )
    document = body(
        "<text:p>Seen <text:span text:style-name='T1'>hidden</text:span>"
        "<text:span text:style-name='T2'>hidden <text:tab/></text:span>and seen"
        "<text:hidden-text text:is-hidden='true'>no</text:hidden-text>.</text:p>"
        "<text:p text:style-name='P'>All hidden.</text:p>"
        "<text:section text:display='none'><text:p>No.</text:p></text:section>"
        "<text:section><text:p>Yes.</text:p></text:section>",
        styles,
        named,
    )
    assert texts(document) == ["Seen and seen.", "Yes."]


def test_frames_and_pictures_follow_their_paragraph() -> None:
    document = body(
        "<text:p>Before<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
        " and after.<draw:g><draw:custom-shape><text:p>In the shape.</text:p></draw:custom-shape></draw:g></text:p>"
        "<draw:frame><draw:image/><svg:title>The bins</svg:title><svg:desc>Bins in a street.</svg:desc></draw:frame>"
        "<text:p>Next.</text:p>"
    )
    assert cut(document) == [
        ("paragraph", "Before and after."),
        ("paragraph", "In the box."),
        ("paragraph", "In the shape."),
        ("alt-text", "The bins"),
        ("alt-text", "Bins in a street."),
        ("paragraph", "Next."),
    ]
    assert places(document)[3] == "picture 1"


def test_notes_then_headers_come_at_the_end_once() -> None:
    note = (
        "<text:note text:note-class='{0}'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>{1}</text:p></text:note-body></text:note>"
    )
    masters = "".join(
        f"<style:master-page><style:header><text:p>Bins team</text:p></style:header>"
        f"<style:footer><text:p>Page <text:page-number>1</text:page-number> {number}</text:p></style:footer>"
        f"<style:header-first style:display='false'><text:p>no</text:p></style:header-first></style:master-page>"
        for number in ("of many", "of few")
    )
    document = body(
        f"<text:p>First{note.format('endnote', 'End.')} and{note.format('footnote', 'Foot.')} last"
        f"{note.format('footnote', 'Second foot.')}.</text:p>",
        masters=masters,
    )
    assert texts(document) == [
        "First and last.", "Foot.", "Second foot.", "End.", "Bins team", "Page of many", "Page of few"
    ]  # fmt: skip
    assert places(document)[1:5] == ["footnote 1", "footnote 2", "endnote 1", "page header"]


@pytest.mark.parametrize(
    ("name", "more", "level"),
    [
        ("Title", "", 1),
        ("Heading_20_3", "", 3),
        ("Ours", ' style:default-outline-level="2"', 2),
        ("Body", "", 0),
    ],
)
def test_headings_are_known_by_their_styles(name: str, more: str, level: int) -> None:
    named = odts.style(name, more=more)
    block = body("<text:p text:style-name='P1'>Fees</text:p>", odts.style("P1", parent=name), named).blocks[0]
    assert (block.kind, block.level) == ("heading" if level else "paragraph", level)


def test_a_block_has_the_language_of_all_its_words() -> None:
    styles = (
        odts.style("cy", text='fo:language="cy" fo:country="GB"')
        + odts.style("Tcy", "text", text='fo:language="cy"')
        + odts.style("none", text='fo:language="zxx"')
    )
    package = odts.odt(
        "<text:p text:style-name='cy'>Croeso i Gymru.</text:p>"
        "<text:p><text:span text:style-name='Tcy'>Croeso</text:span> <text:span text:style-name='Tcy'>i bawb"
        "</text:span></text:p><text:p><text:span text:style-name='Tcy'>Croeso</text:span> means welcome.</text:p>"
        "<text:p text:style-name='none'>Plain.</text:p><text:p>Plain.</text:p>",
        styles,
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="en"/>'
        "</style:default-style>",
    )
    document = odt.read_odt(package, "", "letter.odt")
    assert [block.language for block in document.blocks] == ["cy", "cy", "", "", ""]


def test_every_word_can_be_found_again_in_the_xml() -> None:
    walker = odt.walk(*odt.parse(odts.odt(REPORT), "a.odt"))
    starts = {start: rest for start, *rest in walker.nodes}
    for piece in walker.built.pieces:
        element, tail, offset = starts[piece.source_start]
        words = (element.tail if tail else element.text) or ""
        length = min(piece.end - piece.start, len(words) - offset)
        written = words[offset : offset + length]
        assert " ".join(written.split()) == walker.built.text[piece.start : piece.start + length].strip()


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(content, name="letter.odt")
    message = str(caught.value)
    assert message.startswith("letter.odt ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


PLAIN = odts.odt("<text:p>We help.</text:p>")


def test_damaged_packages() -> None:
    assert "damaged" in refusal(PLAIN[: len(PLAIN) // 2])
    assert "damaged" in refusal(odts.packed({"content.xml": odts.content_xml("<text:p>x</text:p>")[:-30]}))
    assert "damaged" in refusal(odts.packed({"styles.xml": odts.styles_xml()}))
    assert "damaged" in refusal(odts.packed({"content.xml": "<x/>"}))
    assert texts(read(odts.packed({"content.xml": odts.content_xml("<text:p>x</text:p>")}))) == ["x"]


def test_an_entity_bomb_is_refused() -> None:
    xml = odts.content_xml("<text:p>&a;</text:p>").replace(
        "<office:document-content", '<!DOCTYPE x [<!ENTITY a "leverage">]><office:document-content', 1
    )
    assert "declares XML entities" in refusal(odts.packed({"content.xml": xml}))
    # A formula may declare its document type; it is not opened.
    assert read(odts.packed({"content.xml": odts.content_xml(""), "Object 1/content.xml": xml})).text == ""


def test_a_document_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_ELEMENTS", 1_000)
    assert "more parts than the limit" in refusal(odts.odt("<text:p/>" * 2_001))


@settings(deadline=None)
@given(st.binary(max_size=12), st.integers(0, len(PLAIN) - 1))
def test_no_damage_crashes_the_reader(change: bytes, position: int) -> None:
    content = PLAIN[:position] + change + PLAIN[position + len(change) :]
    try:
        assert_sound(read(content, name="a.odt"))
    except UnreadableDocument as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right, a crash is not


LISTS = """
<text:list xml:id="l1" text:style-name="L1"><text:list-item><text:p>A</text:p><text:list><text:list-item>
<text:p>B</text:p><text:list><text:list-item><text:p>C</text:p></text:list-item><text:list-item><text:p>D</text:p>
</text:list-item></text:list></text:list-item><text:list-item><text:p>E</text:p></text:list-item></text:list>
</text:list-item><text:list-item><text:p>F</text:p><text:list><text:list-item><text:p>G</text:p></text:list-item>
</text:list></text:list-item></text:list>
<text:p>Between.</text:p>
<text:list text:continue-list="l1" text:style-name="L1"><text:list-item><text:p>H</text:p><text:p>more</text:p>
</text:list-item><text:list-header><text:p>I</text:p></text:list-header><text:list-item text:start-value="9">
<text:p>J</text:p></text:list-item><text:list-item><text:p>K</text:p></text:list-item></text:list>
<text:list text:continue-numbering="true" text:style-name="L1"><text:list-item><text:p>L</text:p></text:list-item>
</text:list>
<text:list text:style-name="L2"><text:list-item><text:p>M</text:p></text:list-item><text:list-item><text:p>N</text:p>
</text:list-item><text:list-item><text:p>O</text:p></text:list-item></text:list>
<text:list text:style-name="L3"><text:list-item><text:p>P</text:p></text:list-item><text:list-item><text:p>Q</text:p>
</text:list-item></text:list>
<text:list text:continue-numbering="true" text:style-name="L1"><text:list-item><text:list><text:list-item>
<text:p>R</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>S</text:p></text:list-item>
</text:list>
<text:list text:style-name="L4"><text:list-item><text:p>T</text:p></text:list-item></text:list>
"""
LIST_STYLES = """
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="3"/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/>
<text:list-level-style-number text:level="3" style:num-format="i" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="A"
 style:num-prefix="(" style:num-suffix=")" text:start-value="25"/></text:list-style>
<text:list-style style:name="L3"><text:list-level-style-number text:level="1" style:num-format="a"
 style:num-letter-sync="true" style:num-suffix="." text:start-value="27"/></text:list-style>
<text:list-style style:name="L4"><text:list-level-style-bullet text:level="1" text:bullet-char="*"/></text:list-style>
"""


def test_items_have_the_numbers_that_libreoffice_shows() -> None:
    document = body(LISTS, LIST_STYLES)
    numbers = {text: block.number for text, block in zip(texts(document), document.blocks, strict=True)}
    # As LibreOffice writes them when it saves the same text as plain text.
    assert numbers == {
        **{"A": "3", "B": "3.1", "C": "i)", "D": "ii)", "E": "3.2", "F": "4", "G": "4.1", "Between.": ""},
        **{
            "H": "5",
            "more": "",
            "I": "",
            "J": "9",
            "K": "10",
            "L": "11",
            "M": "(Y)",
            "N": "(Z)",
            "O": "(AA)",
        },
        **{"P": "aa", "Q": "bb", "R": "3.1", "S": "4", "T": ""},
    }
    assert places(document)[8:10] == ["list item 8, number 5"] * 2
