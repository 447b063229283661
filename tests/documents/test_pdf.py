from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from plainspeak.documents import UnreadableDocument, kinds, pdf, pdf_worker, read
from plainspeak.documents.pdf_layout import Line, Page, lay_out
from tests.documents.pdfs import Words, assembled, column
from tests.documents.pdfs import pdf as written
from tests.documents.shapes import assert_sound, cut, places, texts

if TYPE_CHECKING:
    from plainspeak.model import Document


def pages(*each: list[Words]) -> Document:
    document = read(written(*each), name="report.pdf")
    assert_sound(document)
    return document


LONG = (
    "The council will write to every home in the borough to say when the",
    "bins are emptied and what may go in each of them, and it will put the",
    "same words on its pages for those who look there first.",
)


def test_lines_become_paragraphs_headings_and_lists() -> None:
    document = pages(
        [
            Words(70, 780, "Annual report", 20),
            Words(70, 740, "Fees", 14),
            *column(
                *LONG,
                "",
                "You pay by card.",
                "",
                "• one thing",
                "• another thing that is so long that it goes",
                top=720,
            ),
            Words(78, 608, "over the end of the line"),
            Words(90, 594, "• inner thing"),
            Words(70, 570, "How to pay", bold=True),
            Words(70, 552, "Use the form."),
        ]
    )
    assert cut(document) == [
        ("heading", "Annual report"),
        ("heading", "Fees"),
        ("paragraph", " ".join(LONG)),
        ("paragraph", "You pay by card."),
        ("list-item", "one thing"),
        ("list-item", "another thing that is so long that it goes over the end of the line"),
        ("list-item", "inner thing"),
        ("heading", "How to pay"),
        ("paragraph", "Use the form."),
    ]
    assert [block.level for block in document.blocks] == [1, 2, 0, 0, 1, 1, 2, 3, 0]
    assert places(document)[1:5] == [
        "page 1, heading 'Fees'", "page 1, paragraph 1", "page 1, paragraph 2", "page 1, list item 1"
    ]  # fmt: skip
    assert (document.media_type, document.source, document.path) == (kinds.PDF, None, "report.pdf")


def test_running_headers_and_page_numbers_are_dropped_and_paragraphs_run_on() -> None:
    def page(number: int, *lines: str) -> list[Words]:
        head = [Words(70, 800, "Cabinet report, 4 May", 9), Words(280, 40, f"Page {number} of 3", 9)]
        return [*head, *column(*lines)]

    document = pages(
        page(1, *LONG, "", "The rest of the report says what the"),
        page(2, "work will cost and who will do it.", "", "Schedule 2"),
        page(3, *LONG),
    )
    assert texts(document) == [
        " ".join(LONG),
        "The rest of the report says what the work will cost and who will do it.",
        "Schedule 2",
        " ".join(LONG),
    ]
    assert [place.split(",")[0] for place in places(document)] == ["page 1", "page 1", "page 2", "page 3"]


def test_hyphens_at_line_ends_are_undone_where_the_line_end_made_them() -> None:
    document = pages(
        column(
            "We work with self-employed people, with those who are self-",
            "employed in the first year, with long-term tenants and with com-",
            "munities, and we utilise the re-use shop and the ware-",
            "house. The warehouse is new and long-",
            "term plans for 2024-",
            "25 are made.",
        )
    )
    assert texts(document) == [
        "We work with self-employed people, with those who are self-employed in the first year, with long-term "
        "tenants and with communities, and we utilise the re-use shop and the warehouse. The warehouse is new and "
        "long-term plans for 2024-25 are made."
    ]


def test_columns_are_read_one_after_the_other() -> None:
    left = column("The bins are emptied each week", "and the tips are open on all", "days.", x=60)
    right = column("Bring your card and the letter", "that we sent you.", x=320)
    assert texts(pages(left + right)) == [
        "The bins are emptied each week and the tips are open on all days.",
        "Bring your card and the letter that we sent you.",
    ]


def test_lines_without_any_order_are_sorted() -> None:
    lines = column(*[f"Line {number} of the letter goes on" for number in range(8)], "and ends.")
    shuffled = [lines[number] for number in (4, 0, 7, 2, 8, 1, 6, 3, 5)]
    (text,) = texts(pages(shuffled))
    assert text.startswith("Line 0 of the letter goes on Line 1 of")
    assert text.endswith("Line 7 of the letter goes on and ends.")


def test_rows_of_tables_and_lines_of_contents() -> None:
    document = pages(
        [
            Words(70, 700, "Contents", 16),
            Words(70, 680, "Fees . . . . . . . . . . . . . 4"),
            Words(70, 650, "Item"),
            Words(200, 650, "Fee"),
            Words(300, 650, "When you pay"),
            Words(70, 636, "Skip"),
            Words(200, 636, "£5"),
            Words(300, 636, "each month"),
        ]
    )
    assert cut(document) == [
        ("heading", "Contents"),
        *(("table-cell", words) for words in ("Item", "Fee", "When you pay", "Skip", "£5", "each month")),
    ]
    assert places(document)[1::3] == ["page 1, table 1, row 1", "page 1, table 1, row 2"]
    assert [block.level for block in document.blocks[1:4]] == [1, 2, 3]


def test_ligatures_are_letters_and_map_to_one_character() -> None:
    line = Line("The \ufb01rst o\ufb03ce", 100, 1, 70, 140, 700, 11)
    built = lay_out([Page(842, (line,))])
    assert built.text == "The first office"
    piece = next(piece for piece in built.pieces if built.text[piece.start : piece.end] == "ffi")
    assert (piece.source_start, piece.source_end) == (110, 111)


def test_every_word_can_be_found_again_in_the_file() -> None:
    content = written(column(*LONG), column("Sec-", "ond page."))
    built, starts = pdf.laid_out(content, "a.pdf")
    assert built.text.endswith("Second page.")
    start = built.text.index("page.")
    piece = next(piece for piece in built.pieces if piece.start <= start < piece.end)
    # The second page reads "Sec-", a line end of two characters, then "ond page.".
    assert piece.source_start + start - piece.start - starts[1] == len("Sec-") + 2 + len("ond ") - _joined(
        content
    )


def _joined(content: bytes) -> int:
    """How many characters of line end PDFium leaves out after a hyphen that it knows for one at a line's end."""
    from plainspeak.documents.pdf_process import ask

    lines = ask(content, "a.pdf", {"do": "read"})[0]["pages"][1]["lines"]
    return len("Sec-") + 2 - lines[1]["start"]


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(content, name="report.pdf")
    message = str(caught.value)
    assert message.startswith("report.pdf ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


ONE = written(column("We help."))


def test_a_scan_and_a_font_without_meaning_are_told() -> None:
    assert "may be a scan" in refusal(assembled([b"0 0 100 100 re f"]))
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    )
    cmap += b"1 beginbfrange <41> <43> <E001> endbfrange endcmap end"
    extra = {
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Own /ToUnicode 501 0 R >>",
        501: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    }
    stream = b"BT /F1 11 Tf 70 700 Td (ABCABC) Tj ET"
    assert "which they are" in refusal(assembled([stream], extra))


def test_a_locked_file() -> None:
    locked = {500: b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)}
    assert "password" in refusal(assembled([b""], locked, "/Encrypt 500 0 R /ID [<00> <00>]"))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n%\xe2\xe3", b"%PDF-1.4\n" + b"x" * 5_000, ONE[:40]])
def test_a_damaged_file(content: bytes) -> None:
    assert "damaged" in refusal(content)


def test_pages_and_objects_that_hold_themselves_are_read_once() -> None:
    ring = ONE.replace(b"/Kids [10 0 R]", b"/Kids [10 0 R 2 0 R]")
    assert "We help." in read(ring).text
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 500 0 R >> >> /Length 5 >>"
    form += b"\nstream\n/X Do\nendstream"
    stream = b"BT /F1 11 Tf 70 700 Td (We help.) Tj ET /X Do"
    assert "We help." in read(assembled([stream], {500: form}, resources="/XObject << /X 500 0 R >>")).text


def bomb() -> bytes:
    """Forms of which each draws the next thirty times, ten deep."""
    forms: dict[int, bytes] = {}
    for level in range(12):
        draw = b" ".join([b"/X Do"] * 30) if level < 11 else b"BT /F1 11 Tf 70 700 Td (x) Tj ET"
        forms[500 + level] = (
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> "
            b"/Font << /F1 3 0 R >> >> /Length %d >>\nstream\n%s\nendstream" % (501 + level, len(draw), draw)
        )
    return assembled([b"/X Do"], forms, resources="/XObject << /X 500 0 R >>")


def test_a_file_that_would_take_years_is_left_and_the_next_is_read() -> None:
    # Which of the two limits it meets first depends on the machine.
    assert "takes too " in refusal(bomb())
    assert texts(read(ONE)) == ["We help."]


def test_several_threads_share_the_process() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.extend(texts(read(ONE)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["We help."] * 4


def test_too_many_pages() -> None:
    empty: list[Words] = []
    assert "more pages than the limit" in refusal(written(*[empty] * (pdf_worker.MAX_PAGES + 1)))
