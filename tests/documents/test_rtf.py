from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plainspeak.documents import UnreadableDocument, kinds, read, rtf
from tests.documents.shapes import assert_sound, cut, places, texts

if TYPE_CHECKING:
    from plainspeak.model import Document

HEAD = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fcharset238 Arial CE;}}"
    "{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2 heading 2;}"
    "{\\s3 Title;}{\\*\\cs10 Default;}}{\\info{\\title Leverage}}\n"
)


def body(source: str) -> Document:
    document = read((HEAD + source + "}").encode("latin-1"), name="letter.rtf")
    assert_sound(document)
    return document


def test_a_letter_in_the_order_of_its_text() -> None:
    document = body(
        "{\\pard\\s3 Annual {\\b report}\\par}\\pard Before.\\par\\pard\\s2 Fees\\par"
        "\\pard{\\listtext\\'b7\\tab}\\ls1\\ilvl0 one\\par{\\listtext\\'b7\\tab}\\pard\\ls1\\ilvl1 two\\par"
        "\\pard\\bullet\\tab typed\\par"
        "\\trowd\\cellx1\\cellx2\\pard\\intbl Item\\cell Fee\\cell\\row\\trowd\\pard\\intbl Skip\\par more"
        "\\cell £5\\cell\\row"
        "\\pard After.\\par"
    )
    assert cut(document) == [
        ("heading", "Annual report"),
        ("paragraph", "Before."),
        ("heading", "Fees"),
        ("list-item", "one"),
        ("list-item", "two"),
        ("list-item", "typed"),
        ("table-cell", "Item"),
        ("table-cell", "Fee"),
        ("table-cell", "Skip"),
        ("table-cell", "more"),
        ("table-cell", "£5"),
        ("paragraph", "After."),
    ]
    assert [block.level for block in document.blocks] == [1, 0, 2, 1, 2, 1, 1, 2, 1, 1, 2, 0]
    assert places(document)[3] == "under 'Fees', list item 1"
    assert places(document)[6:11] == ["table 1, row 1"] * 2 + ["table 1, row 2"] * 3
    assert (document.media_type, document.source) == (kinds.RTF, None)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("We util{\\b ise} it.", "We utilise it."),
        ("A\\'a35 fee \\u8211?one\\uc0\\u8217 s", "A£5 fee –one’s"),
        ("\\u-10179?\\u-8704? emoji", "😀 emoji"),
        ("\\f1 \\'b3ukasz\\f0  and \\'b3", "łukasz and ³"),
        ("a\\~b\\_c\\-d \\{e\\} \\\\", "a\u00a0b-cd {e} \\"),
        ("\\lquote x\\rquote\\emdash y", "‘x’—y"),
        ("One\r\n para\ngraph", "One paragraph"),
        ('See {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt the form}} now', "See the form now"),
        ("Seen {\\v hidden}{\\deleted gone}{\\*\\unknown no}{\\pict 0102ab}words", "Seen words"),
        ("Seen {\\*\\annotation\\pard comment\\par} {\\xe index}on", "Seen  on"),
        ("a \\bin4 \\}{\\ b", "a  b"),
    ],
)
def test_words_are_read_as_they_are_shown(source: str, text: str) -> None:
    assert texts(body(f"\\pard {source}\\par")) == [text]


def test_links_are_known() -> None:
    document = body('\\pard See {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt {\\ul the form}}} now\\par')
    assert [document.text[span.start : span.end] for span in document.links] == ["the form"]


def test_notes_boxes_and_headers_are_read_once() -> None:
    box = "{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt\\pard In the box.\\par}}}"
    document = body(
        "{\\header\\pard Bins team\\par}{\\headerl\\pard Bins team\\par}"
        f"\\pard First{{\\footnote\\pard Foot.}} and{{\\footnote\\ftnalt\\pard End.}} {box}last.\\par\\pard Next.\\par"
    )
    assert texts(document) == ["First and last.", "In the box.", "Next.", "Foot.", "End.", "Bins team"]
    assert places(document)[3:] == ["footnote 1", "endnote 1", "page header"]


def test_notes_as_libreoffice_writes_them_are_read() -> None:
    document = body(
        "\\pard First{\\super \\chftn{\\*\\footnote \\chftn\\pard Foot.}} and"
        "{\\super \\chftn{\\*\\footnote\\ftnalt \\chftn\\pard End.}} last.{\\*}\\par"
    )
    assert texts(document) == ["First and last.", "Foot.", "End."]
    assert places(document)[1:] == ["footnote 1", "endnote 1"]


def test_boxes_in_what_is_left_out_are_left_out() -> None:
    box = "{\\shp{\\*\\shpinst{\\shptxt\\pard In the box.\\par}}}"
    assert texts(body(f"\\pard First.{{\\*\\unknown {box}}}\\par")) == ["First."]


def test_a_block_has_the_language_of_all_its_words() -> None:
    source = (
        HEAD
        + "\\pard\\lang1106 Croeso i bawb.\\par\\lang2057 Welcome.\\par{\\lang1106 Croeso} means welcome.\\par}"
    )
    document = rtf.read_rtf(source.encode("latin-1"), "", "letter.rtf")
    assert [block.language for block in document.blocks] == ["cy", "", ""]


def test_a_forced_break_parts_the_lines_of_an_address() -> None:
    assert texts(body("\\pard Town Hall\\line High Street\\line Bristol\\par")) == [
        "Town Hall", "High Street", "Bristol"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "source", ["{\\rtf1 cut", "{\\rtf1 {{{ cut", "{\\rtf1 cut}}}} more", "{\\rtf1\\pard cut\\par"]
)
def test_a_broken_file_is_read_as_far_as_it_goes(source: str) -> None:
    assert texts(read(source.encode()))[0].startswith("cut")


def test_a_file_of_endless_groups_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf, "MAX_TOKENS", 1_000)
    with pytest.raises(UnreadableDocument, match=r"a\.rtf has far more in it"):
        read(b"{\\rtf1 " + b"{" * 2_000, name="a.rtf")
    with pytest.raises(UnreadableDocument, match=r"a\.rtf has far more in it"):
        read(b"{\\rtf1 {\\footnote " * 900, name="a.rtf")


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20)


@given(WORDS)
def test_any_character_comes_through_its_number(words: str) -> None:
    units = words.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    written = "".join(f"\\u{number}?" for number in numbers)
    assert body(f"\\pard x{written}x\\par").text == f"x{words}x"


PIECES = st.sampled_from(
    [
        *"{}\\*x ;",
        "\\par ",
        "\\'e9",
        "\\u8217?",
        "\\u-9000",
        "{\\footnote ",
        "{\\shptxt ",
        "\\cell ",
        "\\row ",
        "\\intbl ",
        "{\\fonttbl",
        "{\\stylesheet",
        "\\s1 ",
        "\\bin5 ",
        "{\\field{\\*\\fldinst HYPERLINK}",
        "{\\fldrslt ",
        "\\v ",
        "\\uc99 ",
        "{\\header ",
        "{\\listtext ",
        "\\ansicpg9 ",
        "\\f1 ",
        "\\lang1106 ",
        "\\line ",
        "\\pard ",
        "\\bin-5 ",
        "\x00",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60))
@example(["{\\header ", "{\\footnote "])
def test_no_file_crashes_the_reader(pieces: list[str]) -> None:
    assert_sound(read(("{\\rtf1 " + "".join(pieces)).encode("latin-1")))
