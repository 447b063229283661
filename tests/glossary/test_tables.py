"""A table of words from Excel: read whatever Excel made of it, and every mistake told with its row."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from plainspeak import Checker
from plainspeak.glossary.errors import GlossaryError, TableError
from plainspeak.glossary.reading import MAX_BYTES, content_of, read_own

if TYPE_CHECKING:
    from pathlib import Path

    from plainspeak.glossary.schema import Entry

TEXT = 'Term,Use,Why\nhub,"office; centre",Nobody knows which building – or why.\ncafé culture,cafés,\n'


def entries(content: bytes, name: str = "our-words.csv") -> tuple[Entry, ...]:
    return read_own(name, content, ()).entries


def faults(content: bytes, name: str = "our-words.csv") -> list[tuple[int, str]]:
    with pytest.raises(TableError) as raised:
        read_own(name, content, ())
    return list(raised.value.faults)


def workbook(rows: list[list[Any]], merge: str = "", other_sheet_first: bool = False) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if other_sheet_first:
        sheet.append(["Notes for the team"])
        sheet = book.create_sheet("Words")
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_way_in_which_excel_saves_text(encoding: str, separator: str, ending: str) -> None:
    text = TEXT.replace(",", separator).replace("\n", ending)
    hub, cafe = entries(text.encode(encoding))
    assert (hub.term, hub.rule, hub.senses[0].use) == ("hub", "jargon/hub", ("office", "centre"))
    assert hub.senses[0].why == "Nobody knows which building – or why."
    assert (cafe.term, cafe.rule, cafe.line) == ("café culture", "jargon/cafe-culture", 3)


def test_excel_s_note_of_the_separator_is_no_row() -> None:
    (entry,) = entries(b"sep=;\r\nterm;use\r\nhub;office, or centre\r\n")
    assert (entry.senses[0].use, entry.line) == (("office, or centre",), 2)


def test_header_names_are_read_kindly_and_alternatives_cut_at_line_breaks() -> None:
    (entry,) = entries(b'\xef\xbb\xbf TERM ,Use,Review By\r\nhub,"office\ncentre ;; place",31/03/2027\r\n')
    assert entry.senses[0].use == ("office", "centre", "place")
    assert entry.review_by == date(2027, 3, 31)


def test_all_columns_and_the_rule_of_a_term() -> None:
    text = (
        "term,use,why,pos,explain,example,owner,review_by\n"
        'warm hub,,,Noun,A room that is heated.,"Come to the warm hub.\nOur warm hubs are open.",Comms,2027-03-31\n'
        "hub,office,It is vague.,,A place for advice.,,,\n"
    )
    term, hub = entries(text.encode())
    assert (term.kind, term.rule, term.pos, term.explain) == (
        "term",
        "term/warm-hub",
        "noun",
        "A room that is heated.",
    )
    assert term.flag == ("Come to the warm hub.", "Our warm hubs are open.")
    assert (term.owner, term.review_by, term.line) == ("Comms", date(2027, 3, 31), 2)
    assert (hub.kind, hub.rule, hub.explain, hub.line) == (
        "jargon",
        "jargon/hub",
        "A place for advice.",
        4 - 1,
    )


def test_every_mistake_is_told_at_once_with_its_row() -> None:
    text = (
        "term,use,wy,pos,review_by\n"
        "hub,office,,noon,\n"
        ",office,,,\n"
        "\n"
        "reach out,,,,\n"
        "Hub,place,,,\n"
        "touch base,talk,,,31/02/2027\n"
        "=A1,talk,,,\n"
        "123,talk,,,\n"
        "spare,one,,,,two\n"
        "---,talk,,,\n"
        "hub,place,,,\n"
    )
    assert faults(text.encode()) == [
        (1, "there is no column 'wy'; did you mean 'why'?"),
        (2, "'noon' is no part of speech; did you mean 'noun'?"),
        (3, "there is no term; write the word in that column or empty the row"),
        (5, "'reach out' has neither 'use' nor 'why' nor 'explain'; say what to write instead of it"),
        (7, "'31/02/2027' is no date; write it as 2027-03-31 or 31/03/2027"),
        (8, "the cell '=A1' is a formula; write the words themselves"),
        (
            10,
            "there are more cells than columns; put a text that holds the separator in quotation marks",
        ),
        (11, "the term '---' holds no letter; write a word"),
        (12, "'hub' stands in row 6 already; make one row of the two"),
    ]


def test_error_text_has_a_line_for_each_row() -> None:
    with pytest.raises(TableError) as raised:
        entries(b"term,use\n,office\nhub,\n")
    first, second = str(raised.value).splitlines()
    assert first.startswith("our-words.csv, row 2: there is no term")
    assert second.startswith("our-words.csv, row 3: 'hub' has neither")


@pytest.mark.parametrize(
    ("content", "row", "message"),
    [
        (b"", 1, "the table is empty"),
        (b"\n\n", 1, "the table is empty"),
        (b"word,use\nhub,office\n", 1, "no column is named 'term'"),
        (b"term,use\n", 1, "there are no words"),
        (b"term,use,use\nhub,a,b\n", 1, "two columns are named 'use'"),
        (b'term,use\nhub,"office\nplace,centre\n', 2, "a quotation mark is not closed"),
        (b"term,use,\nhub,office,note\n", 2, "a column without a name"),
    ],
)
def test_tables_that_cannot_be_used(content: bytes, row: int, message: str) -> None:
    found = faults(content)
    assert any(number == row and message in text for number, text in found), found


def test_workbook_is_read_like_the_text() -> None:
    rows = [
        ["Term", "use", "why", "review by", "owner"],
        ["hub", "office; centre", "It is vague.", datetime(2027, 3, 31), None],
        [None, None, None, None, None],
        ["route 24", 24, None, None, 7.0],
    ]
    hub, route = entries(workbook(rows, other_sheet_first=True), "our-words.xlsx")
    assert (hub.senses[0].use, hub.review_by, hub.line) == (("office", "centre"), date(2027, 3, 31), 2)
    assert (route.senses[0].use, route.owner, route.line) == (("24",), "7", 4)


def test_cells_of_a_workbook_that_hold_no_words() -> None:
    rows = [["term", "use"], ["hub", '="of"&"fice"'], ["one", "two"], ["ref", "#REF!"]]
    found = faults(workbook(rows, merge="A3:B3"), "our-words.xlsx")
    assert found[0] == (2, "cell B2 holds a formula; write the words themselves")
    assert (3, "the cells A3:B3 are merged; unmerge them and write each word in a row of its own") in found
    assert (4, "cell B4 holds the error #REF!; write the words themselves") in found


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", bytes(50_000_000))
    return buffer.getvalue()


def with_entities() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlsx", b"term,use\nhub,office\n", "this is no Excel workbook, or a damaged one"),
        ("a.xlsx", workbook([["term", "use"], ["hub", "office"]])[:-30], "a damaged one"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a workbook of before 2007"),
        ("a.xlsx", bomb(), "unpacks to more than 40 MB"),
        ("a.xlsx", with_entities(), "declares XML entities"),
        ("a.csv", workbook([["term"]]), "a name that ends in .xlsx"),
        ("a.csv", b"\x00\x81\xff", "this is no CSV file"),
        ("a.ods", b"PK", "not read from .ods files"),
        ("a.yaml", b"glossary: caf\xe9", "not in UTF-8"),
    ],
)
def test_files_of_another_kind(name: str, content: bytes, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        entries(content, name)


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(MAX_BYTES + 1))
    with pytest.raises(GlossaryError, match="larger than 20 MB"):
        content_of(path)


def csv_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), max_size=12)


@given(
    terms=st.lists(st.from_regex(r"[a-z]{2,8}( [a-z]{2,8})?", fullmatch=True), min_size=1, unique=True),
    why=WORDS,
    separator=st.sampled_from(",;\t"),
)
def test_what_is_written_is_read(terms: list[str], why: str, separator: str) -> None:
    why = "x" + why
    rows = [separator.join(map(csv_cell, row)) for row in [("term", "why"), *((term, why) for term in terms)]]
    found = entries("\r\n".join(rows).encode("utf-8-sig"))
    assert [(entry.term, entry.senses[0].why) for entry in found] == [(term, why) for term in terms]


def test_own_words_take_the_place_of_curated_ones(tmp_path: Path) -> None:
    table = tmp_path / "our-words.csv"
    table.write_text("term,use,pos\nutilize,turn to,verb\nhub,office,noun\nHMO,shared house,noun\n", "utf-8")
    book = tmp_path / "more.xlsx"
    book.write_bytes(workbook([["term", "explain"], ["warm hub", "A room that is heated."]]))
    report = Checker(glossaries=[table, book]).check(
        "We are utilising two hubs. The warm hub is near an HMO."
    )
    assert [(f.rule, f.text, f.suggestions) for f in report.findings] == [
        ("jargon/utilize", "utilising", ("turning to",)),
        ("jargon/hub", "hubs", ("offices",)),
        ("term/warm-hub", "warm hub", ()),
        ("jargon/hmo", "an HMO", ("a shared house",)),
    ]


def test_row_with_the_full_words_is_an_acronym(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(
        "term,use,why,means\nNCT,,,Northshire Care Team\nhub,office,It is vague.,\n", encoding="utf-8"
    )
    (finding,) = Checker(glossaries=[path]).check("Ring the NCT today.").findings
    assert finding.suggestions == ("Northshire Care Team",)
