"""A council report of some 60 pages in Word, with all that such reports hold; made for tests, not for reading."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.documents.word_files import NAMES, paragraph, run, saved, with_notes

_WORDS = (
    "The service will utilise its budget prior to the end of the year, and councillors may ask how it was spent. "
    "Residents who require assistance can ring the contact centre, which is open from nine to five. "
    "In the event that a road is closed, a sign shows the way round, and the works commence on a Monday. "
)


def long_report(sections: int = 45) -> bytes:
    """A Word file with a header, a footer and, in each section, a heading, text, a list, a table and more."""
    document: Any = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Report to leverage synergies"
    document.sections[0].footer.paragraphs[0].text = "Working for you"
    document.add_heading("Annual report", 0)
    for number in range(1, sections + 1):
        _add_section(document, number)
    notes = {
        number: paragraph(run(f"Note {number}: we utilise the figures of May."))
        for number in range(1, sections + 1)
    }
    return with_notes(saved(document), "footnote", notes)


def _add_section(document: Any, number: int) -> None:
    document.add_heading(f"Part {number}", 1)
    first = document.add_paragraph(_WORDS)
    first.add_run("This was util")
    first.add_run("ised").bold = True
    first.add_run(" by all.")
    first.add_run()._r.append(parse_xml(f'<w:footnoteReference {NAMES} w:id="{number}"/>'))
    for item in ("paper prior to May", "glass", "food"):
        document.add_paragraph(item, style="List Number")
    changed = document.add_paragraph("We will ")
    for name, tag, text in (("del", "delText", "purchase"), ("ins", "t", "procure")):
        inner = f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"
        change = f'<w:{name} {nsdecls("w")} w:id="{number * 2}" w:author="Ann">{inner}</w:{name}>'
        changed._p.append(parse_xml(change))
    changed.add_run(" two lorries.")
    table = document.add_table(3, 3, style="Light Grid Accent 1")
    for row in table.rows:
        for cell, text in zip(row.cells, ("Ward", "We utilise two lorries", "£4,000"), strict=True):
            cell.text = text
    document.add_picture(io.BytesIO(_picture(number)), width=docx.shared.Cm(8))
    described = document.paragraphs[-1]._p.find(".//{*}docPr")
    described.set("descr", "A chart that shows how we utilise lorries")
    document.add_paragraph(_WORDS * 2, style="Quote" if number % 5 == 0 else None)
    reviewed = document.add_paragraph("A colleague has asked about this.")
    document.add_comment(reviewed.runs, text="Is this so?", author="Ann", initials="A")
    document.add_paragraph(_WORDS * 3)


def _picture(number: int) -> bytes:
    """A small PNG in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\0" + bytes((number * 5 % 256, 120, 180)) * 160
    header = struct.pack(">IIBBBBB", 160, 60, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(row * 60))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")
