"""Tables of words as Excel saves them in text: CSV, in any of its encodings and with any of its separators.

Excel writes UTF-8 with a byte-order mark ("CSV UTF-8"), Windows-1252 ("CSV"), or UTF-16 with tabs ("Unicode
Text"). Where the comma is the decimal sign, it puts semicolons between the cells.
"""

from __future__ import annotations

import codecs
import csv
import io

from plainspeak.glossary.errors import GlossaryError, TableError
from plainspeak.glossary.tables import Table, column_name, is_column

_SEPARATORS = ",;\t"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WORKBOOK = b"PK\x03\x04"


def read_separated(name: str, content: bytes) -> Table:
    """The rows of a CSV file; `name` is for messages. Raises GlossaryError where the file cannot be cut into rows."""
    if content.startswith(_WORKBOOK):
        raise GlossaryError(name, 1, "this is an Excel workbook; give it a name that ends in .xlsx")
    text = _decoded(name, content)
    separator = ""
    if text[:4].lower() == "sep=":  # Excel's own note of the separator; it shows no row for it
        separator = text[4:5]
        text = text.partition("\n")[2]
    if separator not in _SEPARATORS or not separator:
        separator = _separator(text)
    rows: list[tuple[int, tuple[str, ...]]] = []
    # strict: a quotation mark that is never closed would else swallow the rest of the file without a word
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows.extend((number, tuple(cells)) for number, cells in enumerate(reader, 1))
    except csv.Error:
        message = (
            "a quotation mark is not closed, or stands in the middle of a cell; put the whole cell in quotation "
            "marks and double those inside it"
        )
        raise TableError(name, [(len(rows) + 1, message)]) from None
    formulas = [
        (number, f"the cell '{cell[:40]}' is a formula; write the words themselves")
        for number, cells in rows
        for cell in cells
        if cell.startswith("=")
    ]
    return Table(name, tuple(rows), tuple(formulas))


def _decoded(name: str, content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in ("utf-8", "windows-1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise GlossaryError(name, 1, "this is no CSV file; in Excel, save it as 'CSV UTF-8' and try again")


def _separator(text: str) -> str:
    """The separator that makes most columns of the first row; a comma where none does."""

    def columns(separator: str) -> int:
        try:
            cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [""])
        except csv.Error:  # a cell longer than any word
            return 0
        return sum(is_column(column_name(cell)) for cell in cells) * 2 + (len(cells) > 1)

    return max(_SEPARATORS, key=columns)
