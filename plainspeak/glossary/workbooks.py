"""Tables of words in Excel workbooks (.xlsx)."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.tables import Table, column_name

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# Ten thousand words make about one megabyte; openpyxl holds some five times that in memory.
MAX_UNPACKED_BYTES = 40_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "open it in Excel, save it as an Excel workbook (.xlsx) and try again"


def read_workbook(name: str, content: bytes) -> Table:
    """The rows of the first sheet that has a column 'term', else of the first sheet; `name` is for messages.

    Raises GlossaryError for a file that is no workbook, or that could exhaust the machine.
    """
    _check_package(name, content)
    sheet = _sheet(name, content)
    rows: list[tuple[int, tuple[str, ...]]] = []
    faults: list[tuple[int, str]] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts: list[str] = []
        for cell in cells:
            text, wrong = _text(cell)
            texts.append(text)
            if wrong:
                faults.append((number, f"cell {cell.coordinate} {wrong}"))
        rows.append((number, tuple(texts)))
    for merged in sheet.merged_cells.ranges:
        message = f"the cells {merged.coord} are merged; unmerge them and write each word in a row of its own"
        faults.append((int(merged.min_row or 1), message))
    return Table(name, tuple(rows), tuple(faults))


def _check_package(name: str, content: bytes) -> None:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise GlossaryError(
                name, 1, "the workbook has a password; take it off in Excel, save and try again"
            )
        raise GlossaryError(name, 1, f"this is a workbook of before 2007; {_SAVE}")
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
        if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
            limit = MAX_UNPACKED_BYTES // 1_000_000
            message = (
                f"the workbook unpacks to more than {limit} MB; keep the words alone in it, without pictures"
            )
            raise GlossaryError(name, 1, message)
        # Excel declares no document type; one that is there is a vehicle of entity bombs
        declared = any(b"<!DOCTYPE" in package.read(part) for part in parts)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, ValueError) as error:
        raise GlossaryError(name, 1, f"this is no Excel workbook, or a damaged one; {_SAVE}") from error
    if declared:
        raise GlossaryError(name, 1, f"the workbook declares XML entities, which can do harm; {_SAVE}")


def _sheet(name: str, content: bytes) -> Worksheet:
    # Not in openpyxl's read-only mode, which does not tell which cells are merged
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep of a layout is no matter here
            sheets = load_workbook(io.BytesIO(content), keep_links=False).worksheets
    except Exception as error:  # it raises whatever a damaged part makes it stumble over
        raise GlossaryError(name, 1, f"the workbook cannot be read; {_SAVE}") from error
    if not sheets:
        raise GlossaryError(name, 1, "the workbook has no sheet with cells; add one with a column 'term'")
    for sheet in sheets:
        if any(column_name(str(cell.value)) == "term" for row in sheet.iter_rows(max_row=1) for cell in row):
            return sheet
    return sheets[0]


def _text(cell: Cell | MergedCell) -> tuple[str, str]:
    """What a cell holds as text, and what is wrong with it (empty: nothing)."""
    value: Any = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return str(value), "holds a formula; write the words themselves"
    if cell.data_type == "e":
        return str(value), f"holds the error {value}; write the words themselves"
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat(), ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value), ""
