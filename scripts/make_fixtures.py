"""Write tests/fixtures: the same short report in each format, by python-docx, python-pptx and LibreOffice.

Run it by hand where LibreOffice is installed: `python scripts/make_fixtures.py`. The files are in the
repository, so that the tests do not need LibreOffice.
"""

from __future__ import annotations

import subprocess
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pptx import Presentation

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fixtures"
TITLE = "Changes to your bins"
FIRST = (
    "From May we will utilise new lorries. We will commence the new rounds on Monday, and every household in the "
    "borough will get a letter that says on which day its bins are emptied."
)
SECOND = "If you require assistance, please contact us prior to the first collection."
POINTS = ("paper and card in the blue bin", "garden waste in the brown bin, in the event that you have one")
LAST = "You can remit the fee online. The fee is £40 a year."
ROWS = (("Bin", "Day"), ("Blue", "Monday"))


def word_file() -> None:
    """The report as a Word file with a header and a page number."""
    document: Any = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Bins service"
    footer = section.footer.paragraphs[0]
    footer.add_run("Page ")
    for kind in ("begin", "PAGE", "end"):
        run = footer.add_run()._r
        if kind == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = kind
        else:
            code = OxmlElement("w:fldChar")
            code.set(qn("w:fldCharType"), kind)
        run.append(code)
    document.add_heading(TITLE, 1)
    document.add_paragraph(FIRST)
    before, after = SECOND.split("first")
    paragraph = document.add_paragraph(before)
    paragraph.add_run("first").bold = True
    paragraph.add_run(after)
    document.add_heading("What goes where", 2)
    for point in POINTS:
        document.add_paragraph(point, style="List Bullet")
    table = document.add_table(2, 2)
    table.style = "Table Grid"
    for row, cells in enumerate(ROWS):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    document.add_heading("How to pay", 2)
    document.add_paragraph(LAST)
    document.save(FOLDER / "report.docx")


def deck() -> None:
    """The report as slides."""
    presentation: Any = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = TITLE
    slide.notes_slide.notes_text_frame.text = f"{FIRST}\n{SECOND}"
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "What goes where"
    slide.placeholders[1].text_frame.text = "\n".join(POINTS)
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "How to pay"
    slide.placeholders[1].text_frame.text = LAST
    presentation.save(FOLDER / "report.pptx")


def texts() -> None:
    """The report as Markdown, plain text and e-mail."""
    points = "\n".join(f"- {point}" for point in POINTS)
    table = "\n".join("| " + " | ".join(row) + " |" for row in (ROWS[0], ("---", "---"), ROWS[1]))
    parts = ("# " + TITLE, FIRST, SECOND.replace("first", "**first**"), "## What goes where", points, table)
    markdown = "\n\n".join([*parts, "## How to pay", LAST]) + "\n"
    (FOLDER / "report.md").write_text(markdown, encoding="utf-8", newline="\n")
    rows = "\n".join("\t".join(row) for row in ROWS)
    plain = "\n\n".join((TITLE, FIRST, SECOND, "What goes where", points, rows, "How to pay", LAST)) + "\n"
    (FOLDER / "report.txt").write_text(plain, encoding="utf-8", newline="\n")
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "bins@council.example", "all@council.example", TITLE
    message["Message-ID"] = "<report@council.example>"
    message.set_content(plain.removeprefix(f"{TITLE}\n\n") + "\nKind regards\n\nThe bins team\n")
    (FOLDER / "report.eml").write_bytes(message.as_bytes())


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    word_file()
    deck()
    texts()
    for suffix in ("odt", "pdf", "rtf", "html"):
        command = ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(FOLDER)]
        subprocess.run([*command, str(FOLDER / "report.docx")], check=True, capture_output=True)


if __name__ == "__main__":
    main()
