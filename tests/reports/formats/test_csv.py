"""The table of findings, read as a spreadsheet reads it."""

from __future__ import annotations

import csv
import io

from plainspeak.reports import formats
from plainspeak.reports.results import Results
from tests.reports.formats.awkward import PATH, awkward, awkward_results, count_findings

RENDER = formats.load("csv").render


def rows(results: Results) -> list[dict[str, str]]:
    content = RENDER(results).encode("utf-8", "backslashreplace")
    # "utf-8-sig" takes the byte-order mark away, as Excel does
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_finding_is_a_row() -> None:
    assert len(rows(awkward_results())) == count_findings(awkward_results()) + 2


def test_no_cell_is_a_formula() -> None:
    for row in rows(awkward_results()):
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell
    first, second, *_ = rows(Results("1", "residents", (awkward(),)))
    assert (first["text"], first["suggestions"]) == ("'=SUM(A1)", "'=1+1")
    assert (second["path"], second["suggestions"]) == (PATH, "use; @apply")


def test_failure_is_a_row_that_says_so() -> None:
    row = rows(awkward_results())[-1]
    assert (row["severity"], row["rule"], row["message"]) == ("error", "failure", "It is\r\nbroken: 100%.")


def test_excel_is_told_the_encoding() -> None:
    assert RENDER(Results("1", "residents", ())).encode("utf-8").startswith(b"\xef\xbb\xbfpath,line,")
